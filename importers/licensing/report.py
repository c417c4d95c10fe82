"""What an import of a catalogue or of issue dates found, as one object for programs and people: for publish.py and the admin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any  # JSON holds values of any type

from cms.domain.licensing.checks import publication_faults
from cms.domain.licensing.completeness import COMPONENTS, missing_components, score
from cms.domain.licensing.services import Service
from importers.licensing.reading import IssuedLicence
from importers.table import ImportResult, Understood, UnderstoodColumn

WORDS = {
    "id": {
        "error": "galat",
        "warning": "peringatan",
        "counts": "{} baris dibaca = {} disimpan + {} ditolak + {} dilewati",
        "services": "{} layanan dengan {} langkah, {} persyaratan, {} biaya.",
        "score": "Kelengkapan: {} dari {} komponen standar pelayanan. Siap diterbitkan: {} layanan.",
        "missing": "belum diisi pada {} layanan",
        "issuances": "{} izin terbit untuk {} layanan.",
        "difference": "{} layanan baru, {} berubah, {} sama.",
        "published": "{} layanan diterbitkan.",
        "accepted": "Tidak ada galat.",
        "refused-file": "Berkas ini belum dapat diterima: perbaiki galat di atas.",
        "title": "baris di atas judul",
        "header": "judul kolom",
        "note": "baris tanpa isi",
        "not-a-table": "lembar tanpa tabel",
    },
    "en": {
        "error": "error",
        "warning": "warning",
        "counts": "{} rows read = {} stored + {} refused + {} skipped",
        "services": "{} services with {} steps, {} requirements, {} fees.",
        "score": "Complete: {} of {} components of the service standard. Ready to be published: {} services.",
        "missing": "missing in {} services",
        "issuances": "{} issued licences of {} services.",
        "difference": "{} new services, {} changed, {} the same.",
        "published": "{} services published.",
        "accepted": "No errors.",
        "refused-file": "This file cannot be accepted yet: mend the errors above.",
        "title": "above the heading",
        "header": "heading",
        "note": "rows without content",
        "not-a-table": "sheets without a table",
    },
}


def catalogue_report(result: ImportResult[Service], language: str = "id") -> dict[str, Any]:
    """rows_read = rows_stored + rows_refused + the counts of rows_skipped. completeness: what the services lack, component by component."""
    return _report(result, language) | {
        "services": len(result.facts),
        "steps": sum(len(one.steps) for one in result.facts),
        "requirements": sum(len(one.needs) for one in result.facts),
        "fees": sum(len(one.fees) for one in result.facts),
        "completeness": completeness(result.facts, language),
    }


def completeness(services: Iterable[Service], language: str = "id") -> dict[str, Any]:
    """Filled of all components, how many services could be published, and for each component how many lack it."""
    found = list(services)
    filled = score(found)
    missing = Counter(component.number for one in found for component in missing_components(one))
    return {
        "filled": filled.filled,
        "of": filled.of,
        "publishable": sum(not publication_faults(one) for one in found),
        "missing": [
            {"number": component.number, "title": component.title(language), "required": component.is_required, "services": missing[component.number]}
            for component in COMPONENTS
            if missing[component.number]
        ],
    }


def issuances_report(result: ImportResult[IssuedLicence], language: str = "id") -> dict[str, Any]:
    """by_service: how many licences of each, and between which days they were issued."""
    days: dict[str, list[str]] = {}
    for one in result.facts:
        days.setdefault(one.service, []).append(one.days.issued.isoformat())
    by_service = {slug: {"count": len(found), "first": min(found), "last": max(found)} for slug, found in sorted(days.items())}
    return _report(result, language) | {"issuances": len(result.facts), "by_service": by_service}


def _report(result: ImportResult[Any], language: str) -> dict[str, Any]:
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
    """The report for a terminal: one line for each problem, what became of the rows, what is incomplete, what would change."""
    words = WORDS.get(language, WORDS["id"])
    lines = [_problem_line(problem, words) for problem in report["problems"]]
    skipped = ", ".join(f"{words.get(kind, kind)} {count}" for kind, count in report["rows_skipped"].items())
    counts = (report["rows_read"], report["rows_stored"], report["rows_refused"], sum(report["rows_skipped"].values()))
    lines.append(f"{report['file']}: {words['counts'].format(*counts)}" + (f" ({skipped})" if skipped else ""))
    if complete := report.get("completeness"):
        lines.append(words["services"].format(*(report[name] for name in ("services", "steps", "requirements", "fees"))))
        lines.append(words["score"].format(complete["filled"], complete["of"], complete["publishable"]))
        lines.extend(f"  {one['number']:>2}. {one['title']}: {words['missing'].format(one['services'])}" for one in complete["missing"])
    if "issuances" in report:
        lines.append(words["issuances"].format(report["issuances"], len(report["by_service"])))
    if difference := report.get("difference"):
        lines.append(words["difference"].format(*(difference[name] for name in ("new", "changed", "same"))))
    if "published" in report:
        lines.append(words["published"].format(len(report["published"])))
        lines.extend(f"  {reason}" for reason in report["not_published"].values())
    lines.append(words["accepted"] if report["accepted"] else words["refused-file"])
    return lines


def _problem_line(problem: Mapping[str, str], words: Mapping[str, str]) -> str:
    place = f"{problem['sheet']}!{problem['cell']}" if problem["cell"] else problem["sheet"]
    where = f"{place}: " if place else ""
    return f"{where}{words[problem['severity']]} {problem['code']}: {problem['message']} {problem['remedy']}"


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
