"""What every report of an import holds and says: the file, its rows, its problems, how it was read. The reports of the kinds add their own.

Used by budget_report.py, crosswalk_report.py, proposals/report.py, licensing/report.py, and by the admin for the names of rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any  # JSON holds values of any type

from importers.problem_headings import HEADINGS
from importers.table import ImportResult, Understood, UnderstoodColumn

Words = Mapping[str, str]
WORDS = {
    "id": {
        "error": "galat",
        "warning": "peringatan",
        "several": "{} galat {}: {}",
        "several-warnings": "{} peringatan {}: {}",
        "such-as": "misalnya, {}",
        "counts": "{} baris dibaca = {} disimpan + {} ditolak + {} dilewati",
        "accepted": "Tidak ada galat.",
        "refused-file": "Berkas ini belum dapat diterima: perbaiki galat di atas.",
        "title": "baris di atas judul",
        "header": "judul kolom",
        "note": "baris tanpa isi",
        "shifted": "kolomnya bergeser",
        "recorded": "sudah tercatat",
        "repeated-sheet": "lembar berisi tabel yang sama",
        "other-sheet": "lembar yang tidak diminta",
        "not-a-table": "lembar tanpa tabel",
        "our-list": "daftar masalah dari Terang",
    },
    "en": {
        "error": "error",
        "warning": "warning",
        "several": "{} errors {}: {}",
        "several-warnings": "{} warnings {}: {}",
        "such-as": "such as: {}",
        "counts": "{} rows read = {} stored + {} refused + {} skipped",
        "accepted": "No errors.",
        "refused-file": "This file cannot be accepted yet: mend the errors above.",
        "title": "above the heading",
        "header": "heading",
        "note": "rows without content",
        "shifted": "columns shifted",
        "recorded": "recorded already",
        "repeated-sheet": "sheets with the same table",
        "other-sheet": "sheets that were not asked for",
        "not-a-table": "sheets without a table",
        "our-list": "Terang's own list of problems",
    },
}


def report_of_file(result: ImportResult[Any], language: str = "id") -> dict[str, Any]:
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


def _understood(one: Understood) -> dict[str, Any]:
    return {
        "sheet": one.sheet,
        "table": one.table,
        "is_used": one.is_used,
        "is_table": one.is_table,
        "heading_rows": list(one.heading_rows),
        "levels": one.levels,
        "columns": [_column(column) for column in one.columns],
        "unread": [_column(column) for column in one.unread],
        "others": [_column(column) for column in one.others],
    }


def _column(column: UnderstoodColumn) -> dict[str, Any]:
    return {"name": column.name, "letters": column.letters, "title": column.title, "notation": column.notation, "samples": list(column.samples)}


def words_in(language: str, own: Mapping[str, Words]) -> Words:
    """The words of all reports with a kind's own, and by their codes what several problems have in common."""
    known = language if language in WORDS else "id"
    return {**WORDS[known], **own[known], **{code: texts[known] for code, texts in HEADINGS.items()}}


def terminal_lines(report: Mapping[str, Any], words: Words, own: Iterable[str]) -> list[str]:
    """The report for a terminal: one line for each problem, one for each kind that occurs more than once, then what became of the rows.

    After these the lines of what was read (a budget, a list), then the verdict.
    """
    skipped = ", ".join(f"{words.get(kind, kind)} {count}" for kind, count in report["rows_skipped"].items())
    counts = (report["rows_read"], report["rows_stored"], report["rows_refused"], sum(report["rows_skipped"].values()))
    return [
        *(_problem_line(problem, words) for problem in report["problems"]),
        *_kinds_of_several(report["problems"], words),
        f"{report['file']}: {words['counts'].format(*counts)}" + (f" ({skipped})" if skipped else ""),
        *own,
        words["accepted"] if report["accepted"] else words["refused-file"],
    ]


def _problem_line(problem: Mapping[str, str], words: Words) -> str:
    place = f"{problem['sheet']}!{problem['cell']}" if problem["cell"] else problem["sheet"]
    where = f"{place}: " if place else ""
    return f"{where}{words[problem['severity']]} {problem['code']}: {problem['message']} {problem['remedy']}"


def _kinds_of_several(problems: Iterable[Mapping[str, str]], words: Words) -> Iterator[str]:
    """Errors first; what they have in common, or where nobody wrote that down, the first of them."""
    kinds: dict[str, list[Mapping[str, str]]] = {}
    for problem in problems:
        kinds.setdefault(problem["code"], []).append(problem)
    for code, several in sorted(kinds.items(), key=lambda kind: kind[1][0]["severity"]):
        if len(several) > 1:
            said = words.get(code) or words["such-as"].format(several[0]["message"])
            yield words["several" if several[0]["severity"] == "error" else "several-warnings"].format(len(several), code, said)


def difference_lines(report: Mapping[str, Any], words: Words) -> Iterator[str]:
    """What the file would change, in one line; none where it was not compared."""
    if difference := report.get("difference"):
        yield words["difference"].format(**difference)
