"""Spreadsheets -> facts and problems. Knows no Django, no Wagtail, no site. Also runs alone: python -m importers check FILE."""
