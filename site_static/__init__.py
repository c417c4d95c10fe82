"""Frozen facts -> files. Knows no Django, no database, no clock, no network.

content < addresses, words < views < render, formats, pdf < plan < derive < release; check reads only the output folder.
"""
