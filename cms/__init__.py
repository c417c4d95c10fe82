"""The content management system, and below it the vocabulary that everybody speaks.

Four floors; use what is below, never what is beside or above (pyproject.toml holds the contracts):

    3  publish.py                                              orchestrates
    2  cms: snapshot, imports, api > budgets > core            Django and Wagtail live only here
    1  importers          |          site_static               no Django, no knowledge of each other
    0  cms.domain                                              the vocabulary: standard library only
"""
