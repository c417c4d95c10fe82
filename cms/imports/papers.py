"""PDFs that are to be published as papers: every fault of one as a refusal, and the command line's way to file one.

cms.apps hands looked_at to cms.papers. The paper's page, its draft and its publication are those of the admin's form.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any  # a report is JSON

from django.conf import settings

from cms.domain.city import city_named
from cms.domain.errors import MoveRefused, UsageError
from cms.domain.papers import PaperLook, papers_named, required_papers
from cms.papers.intake import PaperRefused
from cms.papers.services import Filing, drafted, file_paper, publish
from importers.paper import look_at_paper


def looked_at(path: Path) -> PaperLook:
    """What is known of a good file. Raises PaperRefused."""
    look, problems = look_at_paper(path, allowed=city_named(settings.CITY).contacts)
    if problems:
        raise PaperRefused([f"{problem.message()} {problem.remedy()}" for problem in problems])
    return look


WORDS = {
    "id": {
        "problem": "galat {code}: {message} {remedy}",
        "good": "{file}: {pages} halaman, dapat diterbitkan.",
        "kept": "Tersimpan sebagai draf: {document}. Berikutnya: ./publish.py desk publish {document}",
        "public": "Terbit: {document}.",
        "refusal": "Disimpan sebagai draf {document}, belum terbit: {refusal}",
    },
    "en": {
        "problem": "error {code}: {message} {remedy}",
        "good": "{file}: {pages} pages, may be published.",
        "kept": "Kept as a draft: {document}. Next: ./publish.py desk publish {document}",
        "public": "Public: {document}.",
        "refusal": "Kept as the draft {document}, not published: {refusal}",
    },
}


def import_paper(filing: Filing, *, make_public: bool = False, dry_run: bool = False, language: str = "id") -> dict[str, Any]:
    """Files one document of one year. The report says what is wrong with its PDF, or where it went, and why it is not public although asked."""
    known = required_papers(papers_named(settings.CITY))
    if filing.paper not in known:
        raise UsageError(f"Dokumen {filing.paper} tidak ada dalam daftar. Yang ada: {', '.join(known)}.")
    report: dict[str, Any] = {"accepted": True, "file": None, "problems": [], "document": None, "published": False, "refusal": ""}
    if filing.file is not None:
        if not filing.file.is_file():
            raise UsageError(f"{filing.file}: tidak ada berkas seperti itu.")
        look, problems = look_at_paper(filing.file, allowed=city_named(settings.CITY).contacts)
        report |= {"file": filing.file.name, "sha256": look.sha256, "bytes": look.size, "pages": look.pages, "pages_without_text": look.without_text}
        report |= {"problems": [problem.as_json(language) for problem in problems], "accepted": not problems}
    if not report["accepted"]:
        return report
    if dry_run:
        drafted(filing)
        return report
    page = file_paper(filing)
    if make_public:
        try:
            publish(page)
        except MoveRefused as error:
            report["refusal"] = str(error)
    return report | {"document": page.slug, "published": make_public and not report["refusal"]}


def lines_of(report: Mapping[str, Any], language: str = "id") -> list[str]:
    """The report for a terminal."""
    return list(_lines(report, WORDS[language]))


def _lines(report: Mapping[str, Any], words: Mapping[str, str]) -> Iterator[str]:
    yield from (words["problem"].format(**problem) for problem in report["problems"])
    if report["file"] and report["accepted"]:
        yield words["good"].format(**report)
    if report["refusal"]:
        yield words["refusal"].format(**report)
    elif report["document"]:
        yield words["public" if report["published"] else "kept"].format(**report)
