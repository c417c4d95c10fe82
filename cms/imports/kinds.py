"""What `./publish.py import KIND FILE` takes: one command a kind, with that kind's own options. KINDS is the list; publish.py reads it.

A kind is a function that stores or only checks a file and gives its report, and one that writes the report for a terminal.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any  # the options of a command as click passes them on, and a report as JSON

import click
from django.core.exceptions import ValidationError

from cms.budgets.models import BudgetDocumentPage
from cms.budgets.queries import sequence_of_day
from cms.budgets.services import Details
from cms.core.readiness import require_ready
from cms.domain.budgets import Phase
from cms.domain.errors import DataError, UsageError
from cms.imports.crosswalk import CrosswalkDetails, import_crosswalk
from cms.imports.licences import CatalogueDetails, import_issuances, import_services
from cms.imports.papers import import_paper
from cms.imports.papers import lines_of as paper_lines
from cms.imports.profiles import named
from cms.imports.proposals import ProposalDetails, import_outcomes, import_proposals
from cms.imports.services import import_budget
from cms.papers.services import Filing
from importers.budget_report import lines_of as checked_lines
from importers.command_line import AMOUNT, DAY, LANGUAGES, PHASE, YEAR, chosen_language
from importers.crosswalk_report import lines_of as crosswalk_lines
from importers.licensing.report import lines_of as licence_lines
from importers.marked import marked_workbook, refuse_target
from importers.profiles import Profile, load_profile
from importers.proposals.report import lines_of as proposal_lines

Report = dict[str, Any]
Lines = Callable[[Mapping[str, Any], str], list[str]]
KINDS: dict[str, click.Command] = {}


def kind(name: str, *options: Callable[..., Any], lines: Lines, needs_file: bool = True) -> Callable[[Callable[..., Report]], Callable[..., Report]]:
    """Registers `import NAME FILE`: FILE, the kind's options, --dry-run, --language and --json. The function gives the report."""

    def register(take: Callable[..., Report]) -> Callable[..., Report]:
        def run(file: Path | None, as_json: bool, language: str, **said: Any) -> None:
            require_ready()
            try:
                report = take(file, language=language, **said)
            except ValidationError as error:  # of Django: what was typed does not fit a field
                raise UsageError(_in_words(error, command)) from None
            click.echo(json.dumps(report, ensure_ascii=False, indent=1) if as_json else "\n".join(lines(report, language)))
            if not report["accepted"] or report.get("refusal"):
                sys.exit(DataError.exit_code)

        file = click.Argument(["file"], type=click.Path(path_type=Path), required=needs_file)
        command = click.Command(name, callback=run, help=take.__doc__, params=[file])
        for option in (*options, *SHARED):
            option(command)
        KINDS[name] = command
        return take

    return register


def _in_words(error: ValidationError, command: click.Command) -> str:
    """What a field of the document does not take, under the name of its option. Nothing was stored."""
    options = {param.name: param.opts[-1] for param in command.params}
    found = error.message_dict if hasattr(error, "error_dict") else {"title": error.messages}  # the one that Wagtail looks at by itself
    return " ".join(f"{options.get(field, field)}: {' '.join(sentences)}" for field, sentences in found.items())


def _must_be_writable(target: Path) -> None:
    """Tried before anything is stored: the system may refuse what the folder's rights allow."""
    is_new = not target.exists()
    try:
        target.open("ab").close()
        if is_new:
            target.unlink()
    except OSError:
        raise UsageError(f"{target}: tidak dapat ditulis di sini. Pilih folder lain untuk --marked.") from None


WORDS = {
    "id": "Disimpan sebagai draf {vintage}, belum terbit: {refusal}",
    "en": "Kept as the draft {vintage}, not published: {refusal}",
}


def budget_lines(report: Mapping[str, Any], language: str) -> list[str]:
    """The report for a terminal, and why the draft that was kept is not public although that was asked for."""
    return [*checked_lines(report, language), *([WORDS[language].format(**report)] if report["refusal"] else [])]


SIGNED = (("revenue", "4"), ("expenditure", "5"), ("financing-in", "6.1"), ("financing-out", "6.2"))
SAMPLE = click.option("--sample", "is_sample", is_flag=True, help="Invented figures: CONTOH is printed wherever they appear.")
SHEET = click.option("--sheet", help="The one sheet to read; all by default.")
SHARED = (
    click.option("--dry-run", is_flag=True, help="Check and compare only; store nothing."),
    click.option("--language", type=LANGUAGES, default=chosen_language, help="Language of help and messages."),
    click.option("--json", "as_json", is_flag=True, help="One machine-readable object on standard output."),
)


@kind(
    "budget",
    click.option("--year", type=YEAR, required=True, help="Fiscal year, for instance 2025."),
    click.option("--phase", type=PHASE, required=True, help="rapbd, murni, pergeseran, perubahan, realisasi or audited."),
    click.option("--sequence", type=click.IntRange(1, 99), default=1, help="2 for the second shift or revision of the year."),
    SAMPLE,
    click.option("--title", default="", help="Title of the document, where APBD 2025 is not enough."),
    click.option("--regulation", "regulation_number", default="", help="Number of the regulation."),
    click.option("--regulation-date", type=DAY, help="Its date, 2025-01-31."),
    click.option("--as-of", type=DAY, help="The day whose state a realisation shows."),
    click.option("--origin", default="", help="Who made the figures and where they were published."),
    click.option("--note", default="", help="A note for readers."),
    *(
        click.option(f"--signed-{name}", f"control_{name.replace('-', '_')}", type=AMOUNT, help=f"Total of {part} in the signed document.")
        for name, part in SIGNED
    ),
    click.option("--change-reason", default="", help="Why the figures differ from the version before; published."),
    SHEET,
    click.option("--government", help="Code or name of the one government to take from a table of many."),
    click.option(
        "--profile", help="How the columns are read: the name of a saved profile, or a TOML file. By default one saved for files of this shape."
    ),
    click.option("--marked", type=click.Path(path_type=Path), help="Write the file with its faults marked and listed here, as .xlsx."),
    click.option("--publish", "make_public", is_flag=True, help="Publish the accepted draft at once; normally an editor does."),
    lines=budget_lines,
)
def take_budget(
    file: Path,
    *,
    sheet: str | None,
    government: str | None,
    profile: str | None,
    marked: Path | None,
    make_public: bool,
    dry_run: bool,
    language: str,
    **said: Any,
) -> Report:
    """Check a budget and keep it as a draft: ./publish.py import budget apbd.xlsx --year 2025 --phase murni"""
    if marked is not None:
        refuse_target(marked, file)
        _must_be_writable(marked)
    report = import_budget(
        file,
        Details(**said),
        sheet=sheet,
        government=government,
        publish=make_public,
        dry_run=dry_run,
        language=language,
        profile=_profile(profile),
    )
    if marked is not None:
        marked.write_bytes(marked_workbook(file, report["problems"], language=language))
    return report


def _profile(said: str | None) -> Profile | None:
    """A saved profile by its name; a file when it looks like one."""
    if not said:
        return None
    return load_profile(Path(said)) if said.endswith(".toml") else named(said)


@kind(
    "realisation",
    click.option("--year", type=YEAR, required=True, help="Fiscal year, for instance 2024."),
    click.option("--as-of", type=DAY, help="Until which day it counts, 2024-06-30; the year's last by default."),
    click.option("--audited", "is_audited", is_flag=True, help="After the audit office's audit."),
    SAMPLE,
    click.option("--title", default="", help="Title of the document, where the usual one is not enough."),
    click.option("--regulation", "regulation_number", default="", help="Number of the regulation, of an accountability report."),
    click.option("--regulation-date", type=DAY, help="Its date, 2025-07-31."),
    click.option("--origin", default="", help="Who made the figures and where they were published."),
    click.option("--note", default="", help="A note for readers."),
    SHEET,
    click.option("--government", help="Code or name of the one government to take from a table of many."),
    click.option("--publish", "make_public", is_flag=True, help="Publish the accepted draft at once; normally an editor does."),
    lines=budget_lines,
)
def take_realisation(
    file: Path,
    *,
    year: int,
    as_of: date | None,
    is_audited: bool,
    is_sample: bool,
    sheet: str | None,
    government: str | None,
    make_public: bool,
    dry_run: bool,
    language: str,
    **said: Any,
) -> Report:
    """Check what was received and spent (LRA), beside the budget in force: ./publish.py import realisation lra.xlsx --year 2024 --as-of 2024-06-30"""
    phase, day = Phase.AUDITED if is_audited else Phase.REALISED, as_of or date(year, 12, 31)
    sequence = sequence_of_day(year=year, phase=phase, as_of=day, is_sample=is_sample)
    details = Details(year=year, phase=phase, sequence=sequence, as_of=day, is_sample=is_sample, **said)
    return import_budget(file, details, sheet=sheet, government=government, publish=make_public, dry_run=dry_run, language=language)


AS_OF = click.option("--as-of", type=DAY, help="The day whose state the file shows, 2025-06-30; today by default.")
BY_OFFICE = click.option("--by-office", default="Bappeda", help="The office that decided, where the file does not say it.")
NOTATION = click.option("--notation", type=LANGUAGES, help="How amounts are written: id 1.234,50 or en 1,234.50.")


@kind(
    "proposals",
    AS_OF,
    click.option("--year", type=YEAR, help="The year that the proposals are meant for, where the file does not say it."),
    click.option("--system", default="", help="What sets this source's numbers apart from another's, for instance sipd."),
    click.option("--closed-stage", "closed_stages", multiple=True, help="A stage that is over: what did not go on from it has stopped."),
    click.option("--foreign", "is_foreign", is_flag=True, help="The places are another city's and are kept as words."),
    SHEET,
    BY_OFFICE,
    NOTATION,
    SAMPLE,
    lines=proposal_lines,
)
def take_proposals(file: Path, *, dry_run: bool, language: str, **said: Any) -> Report:
    """Add what a list of proposals says: ./publish.py import proposals usulan.xlsx --as-of 2025-06-30"""
    return import_proposals(file, ProposalDetails(**said), dry_run=dry_run, language=language)


@kind("outcomes", AS_OF, SHEET, BY_OFFICE, NOTATION, lines=proposal_lines)
def take_outcomes(file: Path, *, dry_run: bool, language: str, **said: Any) -> Report:
    """Add what became of proposals, one row an event: ./publish.py import outcomes keputusan.xlsx"""
    return import_outcomes(file, ProposalDetails(**said), dry_run=dry_run, language=language)


@kind(
    "services",
    click.option(
        "--with", "others", type=click.Path(path_type=Path), multiple=True, help="A further file of the same catalogue, for instance its steps."
    ),
    click.option("--as-of", type=DAY, help="Fees that name no day begin then, 2025-01-01; today by default."),
    click.option("--office", default="", help="Key of the responsible office, where a row names none."),
    click.option("--publish", "make_public", is_flag=True, help="Publish those that lack nothing; normally an editor does."),
    SAMPLE,
    lines=licence_lines,
)
def take_services(file: Path, *, others: tuple[Path, ...], make_public: bool, dry_run: bool, language: str, **said: Any) -> Report:
    """Keep a catalogue of licences as drafts: ./publish.py import services perizinan.xlsx"""
    return import_services([file, *others], CatalogueDetails(**said), publish=make_public, dry_run=dry_run, language=language)


@kind("issuances", click.option("--service", default="", help="The service that all rows are of, where they name none."), lines=licence_lines)
def take_issuances(file: Path, *, dry_run: bool, language: str, **said: Any) -> Report:
    """Take days of receipt and issue in, to measure how long it takes: ./publish.py import issuances izin-terbit.xlsx"""
    return import_issuances(file, CatalogueDetails(**said), dry_run=dry_run, language=language)


@kind("crosswalk", SHEET, SAMPLE, lines=crosswalk_lines)
def take_crosswalk(file: Path, *, dry_run: bool, language: str, **said: Any) -> Report:
    """Put a table of renamed, merged and split codes in force: ./publish.py import crosswalk peralihan.xlsx"""
    return import_crosswalk(file, CrosswalkDetails(**said), dry_run=dry_run, language=language)


@kind(
    "paper",
    click.option("--document", "paper", required=True, help="Which document of the lists, for instance perda-apbd."),
    click.option("--year", type=YEAR, required=True, help="Fiscal year, for instance 2025."),
    click.option("--scan", "says_scan", is_flag=True, help="It is a scan without text, and somebody looked for personal numbers in it."),
    click.option("--budget", "dataset", default="", help="The budget of the site that is this document, for instance apbd-2025-murni."),
    click.option("--public-since", type=DAY, help="Since when it has been public elsewhere, 2025-01-31."),
    click.option("--public-where", default="", help="Where."),
    click.option("--regulation", "regulation_number", default="", help="Number of the regulation."),
    click.option("--regulation-date", type=DAY, help="Its date, 2025-01-31."),
    click.option("--note", default="", help="A note for readers."),
    click.option("--not-made", default="", help="Why there is no such document of that year, in place of a file; published."),
    click.option("--publish", "make_public", is_flag=True, help="Publish the accepted draft at once; normally an editor does."),
    SAMPLE,
    lines=paper_lines,
    needs_file=False,
)
def take_paper(file: Path | None, *, dataset: str, make_public: bool, dry_run: bool, language: str, **said: Any) -> Report:
    """Put a PDF on the shelf of required documents: ./publish.py import paper perda.pdf --document perda-apbd --year 2025"""
    document = BudgetDocumentPage.objects.filter(slug=dataset).first() if dataset else None
    if dataset and document is None:
        raise UsageError(f"Tidak ada dokumen anggaran {dataset}. Lihat: ./publish.py desk list.")
    return import_paper(Filing(file=file, document=document, **said), make_public=make_public, dry_run=dry_run, language=language)
