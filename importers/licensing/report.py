"""What an import of a catalogue or of issue dates found, as one object for programs and people: for publish.py and the admin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any  # JSON holds values of any type

from cms.domain.licensing.checks import publication_faults
from cms.domain.licensing.completeness import COMPONENTS, missing_components, score
from cms.domain.licensing.services import Service
from importers.licensing.reading import IssuedLicence
from importers.report import Words, difference_lines, report_of_file, terminal_lines, words_in
from importers.table import ImportResult

WORDS = {
    "id": {
        "services": "{} layanan dengan {} langkah, {} persyaratan, {} biaya.",
        "score": "Kelengkapan: {} dari {} komponen standar pelayanan. Siap diterbitkan: {} layanan.",
        "missing": "belum diisi pada {} layanan",
        "issuances": "{} izin terbit untuk {} layanan.",
        "difference": "{new} layanan baru, {changed} berubah, {same} sama.",
        "published": "{} layanan diterbitkan.",
    },
    "en": {
        "services": "{} services with {} steps, {} requirements, {} fees.",
        "score": "Complete: {} of {} components of the service standard. Ready to be published: {} services.",
        "missing": "missing in {} services",
        "issuances": "{} issued licences of {} services.",
        "difference": "{new} new services, {changed} changed, {same} the same.",
        "published": "{} services published.",
    },
}


def catalogue_report(result: ImportResult[Service], language: str = "id") -> dict[str, Any]:
    """What every report holds. completeness: what the services lack, component by component."""
    return report_of_file(result, language) | {
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
    """What every report holds. by_service: how many licences of each, and between which days they were issued."""
    days: dict[str, list[str]] = {}
    for one in result.facts:
        days.setdefault(one.service, []).append(one.days.issued.isoformat())
    by_service = {slug: {"count": len(found), "first": min(found), "last": max(found)} for slug, found in sorted(days.items())}
    return report_of_file(result, language) | {"issuances": len(result.facts), "by_service": by_service}


def lines_of(report: Mapping[str, Any], language: str = "id") -> list[str]:
    """The report for a terminal: problems and rows, then what is incomplete, what would change, what was published."""
    words = words_in(language, WORDS)
    return terminal_lines(report, words, _own_lines(report, words))


def _own_lines(report: Mapping[str, Any], words: Words) -> Iterator[str]:
    if complete := report.get("completeness"):
        yield words["services"].format(*(report[name] for name in ("services", "steps", "requirements", "fees")))
        yield words["score"].format(complete["filled"], complete["of"], complete["publishable"])
        for one in complete["missing"]:
            yield f"  {one['number']:>2}. {one['title']}: {words['missing'].format(one['services'])}"
    if "issuances" in report:
        yield words["issuances"].format(report["issuances"], len(report["by_service"]))
    yield from difference_lines(report, words)
    if "published" in report:
        yield words["published"].format(len(report["published"]))
        for reason in report["not_published"].values():
            yield f"  {reason}"
