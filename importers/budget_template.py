"""Our own upload template: one sheet with the columns of a budget line, help in each heading cell. Used by the CMS and the CLI.

The same words steer the reading: what is typed under these headings reads back as it stands.
"""

from __future__ import annotations

from cms.domain.budgets import PHASE_SLUGS, BudgetLine
from cms.domain.tables import Column, Kind, columns_of
from importers.template import empty_book, help_of, packed, write_heading

SHEETS = {"id": "Anggaran", "en": "Budget"}


def template_columns() -> tuple[Column, ...]:
    """The columns that somebody fills in: all but the source cell, which the importer knows."""
    return tuple(column for column in columns_of(BudgetLine) if column.name != "source")


def budget_template(language: str = "id") -> bytes:
    """The empty template as .xlsx."""
    book = empty_book()
    sheet = book.create_sheet(SHEETS.get(language, SHEETS["id"]))
    for number, column in enumerate(template_columns(), start=1):
        choices = tuple(PHASE_SLUGS.values()) if column.choices else ()
        # The note of a column of choices says what stands in open data; here the words to choose from say it themselves.
        note = help_of(column, language, note="" if choices else column.note(language), choices=choices)
        write_heading(sheet, number, column, language, note=note, width=40 if column.kind is Kind.TEXT else 22, choices=choices)
    sheet.freeze_panes = "A2"
    return packed(book)
