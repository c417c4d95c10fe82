"""The vocabulary: the facts a city publishes, and their rules. Standard library only; imports nothing of ours.

Everything else may import from here. What an importer reads is the type that a page shows.
"""
