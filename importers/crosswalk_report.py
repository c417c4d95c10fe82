"""What an import of a crosswalk found, as one object for programs and people: for publish.py and the admin. And our own workbook to fill in."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any  # JSON holds values of any type

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from cms.domain.crosswalk import NOT_ASKED, CrosswalkEntry, CrosswalkRow, row_of
from cms.domain.tables import Kind, columns_of
from importers.table import ImportResult, Understood, UnderstoodColumn
from importers.template import PINNED, pinned

WORDS = {
    "id": {
        "error": "galat",
        "warning": "peringatan",
        "counts": "{} baris dibaca = {} disimpan + {} ditolak + {} dilewati",
        "difference": "{} peralihan baru, {} berubah, {} dihapus, {} sama.",
        "accepted": "Tidak ada galat.",
        "refused-file": "Berkas ini belum dapat diterima: perbaiki galat di atas.",
        "title": "baris di atas judul",
        "header": "judul kolom",
        "note": "baris tanpa isi",
        "not-a-table": "lembar tanpa tabel",
        "other-sheet": "lembar yang tidak diminta",
    },
    "en": {
        "error": "error",
        "warning": "warning",
        "counts": "{} rows read = {} stored + {} refused + {} skipped",
        "difference": "{} new, {} changed, {} removed, {} the same.",
        "accepted": "No errors.",
        "refused-file": "This file cannot be accepted yet: mend the errors above.",
        "title": "above the heading",
        "header": "heading",
        "note": "rows without content",
        "not-a-table": "sheets without a table",
        "other-sheet": "sheets that were not asked for",
    },
}
SHEETS = {"id": "Tabel peralihan", "en": "Crosswalk"}
TEXT_COLUMNS = frozenset({"from_code", "to_code"})


def report_of(result: ImportResult[CrosswalkEntry], language: str = "id") -> dict[str, Any]:
    """rows_read = rows_stored + rows_refused + the counts of rows_skipped."""
    return {
        "file": result.file_name,
        "sha256": result.file_sha256,
        "bytes": result.file_bytes,
        "rows_read": result.rows_read,
        "rows_stored": result.rows_stored,
        "rows_refused": result.rows_refused,
        "rows_skipped": dict(result.rows_skipped),
        "problems": [problem.as_json(language) for problem in result.problems],
        "problem_counts": dict(sorted(Counter(problem.code for problem in result.problems).items())),
        "understood": [_understood(one) for one in result.understood],
        "accepted": result.ok,
    }


def lines_of(report: Mapping[str, Any], language: str = "id") -> list[str]:
    """The report for a terminal: one line for each problem, what became of the rows, what would change."""
    words = WORDS.get(language, WORDS["id"])
    lines = []
    for problem in report["problems"]:
        place = f"{problem['sheet']}!{problem['cell']}" if problem["cell"] else problem["sheet"]
        where = f"{place}: " if place else ""
        lines.append(f"{where}{words[problem['severity']]} {problem['code']}: {problem['message']} {problem['remedy']}")
    skipped = ", ".join(f"{words.get(kind, kind)} {count}" for kind, count in report["rows_skipped"].items())
    counts = (report["rows_read"], report["rows_stored"], report["rows_refused"], sum(report["rows_skipped"].values()))
    lines.append(f"{report['file']}: {words['counts'].format(*counts)}" + (f" ({skipped})" if skipped else ""))
    if difference := report.get("difference"):
        lines.append(words["difference"].format(*(difference[name] for name in ("new", "changed", "removed", "same"))))
    lines.append(words["accepted"] if report["accepted"] else words["refused-file"])
    return lines


def _understood(one: Understood) -> dict[str, Any]:
    return {
        "sheet": one.sheet,
        "table": one.table,
        "heading_rows": list(one.heading_rows),
        "columns": [_column(column) for column in one.columns],
        "unread": [_column(column) for column in one.unread],
    }


def _column(column: UnderstoodColumn) -> dict[str, Any]:
    return {"name": column.name, "letters": column.letters, "title": column.title, "notation": column.notation, "samples": list(column.samples)}


def crosswalk_workbook(entries: Iterable[CrosswalkEntry] = (), language: str = "id") -> bytes:
    """A table as .xlsx: what is downloaded can be changed and sent again. Without entries the empty template. Shares and codes are text, exact."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEETS.get(language, SHEETS["id"])
    columns = [one for one in columns_of(CrosswalkRow) if one.name not in NOT_ASKED]
    for number, one in enumerate(columns, start=1):
        letter = get_column_letter(number)
        cell = sheet.cell(1, number, one.title(language))
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
        cell.fill = PatternFill("solid", fgColor="FFE699" if one.required else "EDEDED")
        if one.note(language):
            cell.comment = Comment(one.note(language), "")
        sheet.column_dimensions[letter].width = 26 if one.kind is Kind.TEXT else 14
        if one.kind is Kind.CHOICE:
            choices = DataValidation(type="list", formula1=f'"{",".join(one.choices)}"', allow_blank=True, showErrorMessage=False)
            choices.add(f"{letter}2:{letter}1000")
            sheet.add_data_validation(choices)
    for place, row in enumerate(map(row_of, entries), start=2):
        for number, one in enumerate(columns, start=1):
            value = getattr(row, one.name)
            cell = sheet.cell(place, number, value.value if one.kind is Kind.CHOICE else value)
            if isinstance(cell.value, str):
                cell.data_type, cell.number_format = "s", "@"
    sheet.freeze_panes = "A2"
    book.properties.created = book.properties.modified = PINNED
    book.properties.creator = book.properties.lastModifiedBy = ""
    packed = io.BytesIO()
    book.save(packed)
    return pinned(packed.getvalue())
