"""python -m importers check FILE --year Y --phase P: the same checks as the upload, at the officer's own desk.

Exit code 0 when the file may be accepted, 10 when it has errors, 2 when the command is wrong. What is wrong with a command is said as publish.py
says it: one sentence on standard error, with --json an object on standard output too.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from cms.domain.budgets import Phase
from cms.domain.errors import DataError
from importers.budget_report import lines_of, report_of
from importers.budget_template import budget_template
from importers.budgets import BudgetRequest, read_budget
from importers.command_line import LANGUAGES, PHASE, YEAR, run
from importers.marked import marked_workbook, refuse_target
from importers.profiles import Profile, load_profile

LANGUAGE = click.option("--language", type=LANGUAGES, default="id", show_default=True, help="Language of help and messages.")


@click.group()
def cli() -> None:
    """Check a government's spreadsheet without storing anything."""


@cli.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--year", type=YEAR, required=True, help="Fiscal year, for instance 2025.")
@click.option("--phase", type=PHASE, required=True, help="rapbd, murni, pergeseran, perubahan, realisasi or audited.")
@click.option("--sequence", type=click.IntRange(1, 99), default=1, help="2 for the second shift or revision of the year.")
@click.option("--sheet", help="The one sheet to read; all by default.")
@click.option("--government", help="Code or name of the one government to take from a table of many.")
@click.option("--profile", type=click.Path(path_type=Path), help="A TOML file that says how the columns are read.")
@click.option("--notation", type=LANGUAGES, help="How amounts are written: id 1.234,50 or en 1,234.50.")
@click.option("--marked", type=click.Path(path_type=Path), help="Write the file with its faults marked and listed here, as .xlsx.")
@click.option("--json", "as_json", is_flag=True, help="One machine-readable object on standard output.")
@LANGUAGE
def check(
    file: Path,
    year: int,
    phase: Phase,
    sequence: int,
    sheet: str | None,
    government: str | None,
    profile: Path | None,
    notation: str | None,
    marked: Path | None,
    as_json: bool,
    language: str,
) -> None:
    """Check FILE, for instance: python -m importers check anggaran.xlsx --year 2025 --phase murni"""
    if marked is not None:
        refuse_target(marked, file)
    settings = load_profile(profile) if profile is not None else Profile()
    if notation is not None:
        settings = settings.with_notation(notation)
    request = BudgetRequest(year=year, phase=phase, sequence=sequence, sheet=sheet, government=government, profile=settings)
    result = read_budget(file, request)
    report = report_of(result, request, language)
    click.echo(json.dumps(report, ensure_ascii=False, indent=1) if as_json else "\n".join(lines_of(report, language)))
    if marked is not None:
        marked.write_bytes(marked_workbook(file, report["problems"], language=language))
    if not result.ok:
        sys.exit(DataError.exit_code)


@cli.command()
@click.argument("file", type=click.Path(path_type=Path))
@LANGUAGE
def template(file: Path, language: str) -> None:
    """Write our empty upload template to FILE, for instance: python -m importers template templat.xlsx"""
    refuse_target(file)
    file.write_bytes(budget_template(language))


if __name__ == "__main__":
    run(cli, "python -m importers")
