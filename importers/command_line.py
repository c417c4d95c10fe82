"""What both command lines share, `publish.py` and `python -m importers`: values as people type them, and the end of a run with its error in words.

Help is Indonesian unless --language en, and so is an error, which is one sentence on standard error. With --json a program gets it on standard
output too, in the shape of a file's problems:
{"accepted": false, "exit_code": 2, "problems": [{"code", "severity", "sheet", "cell", "found", "message", "remedy"}]}.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import Any, NoReturn  # Any: a value of any type that click hands over

import click

from cms.domain.budgets import PHASE_SLUGS, Phase
from cms.domain.errors import ShownError, UsageError
from cms.domain.periods import FIRST_YEAR, LAST_YEAR, fiscal_year
from cms.domain.personal import without_numbers
from importers.command_help import in_language
from importers.problem_catalogue import Severity

Words = Mapping[str, str]
WORDS: Mapping[str, Words] = {
    "id": {
        "missing": "{option} belum ditulis.",
        "empty": "{option} belum diisi.",
        "found": "{option}: {found} tidak dapat dipakai.",
        "wrong": "{option} tidak dapat dipakai.",
        "option": "Pilihan {found} tidak dikenal.",
        "command": "Perintah {found} tidak dikenal.",
        "meant": "Maksudnya {near}?",
        "extra": "Terlalu banyak isian: {found}.",
        "other": "Perintah ini tidak dapat dibaca: {found}",
        "choice": "Pilih salah satu: {choices}.",
        "range": "Tulis bilangan bulat dari {first}.",
        "span": "Tulis bilangan bulat dari {first} sampai {last}.",
        "integer": "Tulis bilangan bulat.",
        "datetime": "Tulis tanggalnya seperti 2025-01-31.",
        "path": "Tidak ada berkas atau folder seperti itu.",
        "help": "Cara memakainya: {command} --help",
    },
    "en": {
        "missing": "{option} is missing.",
        "empty": "{option} has no value.",
        "found": "{option}: {found} cannot be used.",
        "wrong": "{option} cannot be used.",
        "option": "There is no option {found}.",
        "command": "There is no command {found}.",
        "meant": "Did you mean {near}?",
        "extra": "There is too much: {found}.",
        "other": "This command cannot be read: {found}",
        "choice": "Choose one of: {choices}.",
        "range": "Write a whole number from {first}.",
        "span": "Write a whole number from {first} to {last}.",
        "integer": "Write a whole number.",
        "datetime": "Write the day as 2025-01-31.",
        "path": "There is no such file or folder.",
        "help": "How to use it: {command} --help",
    },
}


# The one sentence of click's that comes without a class of its own.
_EXTRA = re.compile(r"Got unexpected extra arguments? \((.*)\)")


class Typed(click.ParamType[Any]):
    """A value that people type: how it is read, and what to write instead of what cannot be read."""

    def __init__(self, name: str, read: Callable[[str], Any], wanted: Words) -> None:
        self.name, self.read, self.wanted = name, read, wanted

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return self.read(value)
        except (ValueError, InvalidOperation):
            self.fail(without_numbers(value), param, ctx)  # a terminal is an output too


def _amount(text: str) -> Decimal:
    """1250000.50, as programs write it."""
    read = Decimal(text)
    if not read.is_finite():
        raise InvalidOperation
    return read.quantize(Decimal("0.01"))


YEAR = Typed(
    "YEAR",
    fiscal_year,
    {
        "id": f"Tulis tahun anggaran dengan empat angka, {FIRST_YEAR} sampai {LAST_YEAR}.",
        "en": f"Write the fiscal year with four digits, {FIRST_YEAR} to {LAST_YEAR}.",
    },
)
PHASE = Typed(
    "PHASE",
    Phase.named,
    {"id": f"Pilih salah satu: {', '.join(PHASE_SLUGS.values())}.", "en": f"Choose one of: {', '.join(PHASE_SLUGS.values())}."},
)
DAY = Typed("DATE", date.fromisoformat, {language: words["datetime"] for language, words in WORDS.items()})
AMOUNT = Typed("AMOUNT", _amount, {"id": "Tulis jumlahnya seperti 1250000.50.", "en": "Write the amount as 1250000.50."})


def run(commands: click.Group, name: str) -> NoReturn:
    """Runs a command line to its end: the exit code, and an error in words."""
    arguments = sys.argv[1:]
    in_language(commands, language_of(arguments))
    try:
        sys.exit(commands.main(arguments, prog_name=name, standalone_mode=False))
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        sys.exit(1)
    except click.ClickException as error:
        _end(arguments, UsageError.exit_code, *said(error, language_of(arguments)))
    except ShownError as error:
        _end(arguments, error.exit_code, str(error))


LANGUAGES = click.Choice(["id", "en"])


def chosen_language() -> str:
    """What was said before the command's own name, `publish.py --language en import ...`; Indonesian by default."""
    return str(click.get_current_context().find_root().params.get("language") or "id")


def language_of(arguments: Sequence[str]) -> str:
    """The language that was asked for, also where the rest of the command cannot be read."""
    return "en" if "--language=en" in arguments or ("--language", "en") in pairwise(arguments) else "id"


def said(error: click.ClickException, language: str = "id") -> tuple[str, str, str]:
    """What is wrong with a command, what to write instead, and what was found."""
    words = WORDS[language]
    context = getattr(error, "ctx", None)
    help_is_at = words["help"].format(command=context.command_path) if context is not None else ""
    match error:
        case click.NoSuchOption():
            return words["option"].format(found=error.option_name), _near(error.possibilities, words) or help_is_at, error.option_name
        case click.exceptions.NoSuchCommand():
            return words["command"].format(found=error.command_name), _near(error.possibilities, words) or help_is_at, error.command_name
        case click.BadOptionUsage():
            return words["empty"].format(option=error.option_name), help_is_at, ""
        case click.MissingParameter():
            return words["missing"].format(option=_name(error)), _wanted(error.param, language) or help_is_at, ""
        case click.BadParameter() if error.param is not None and isinstance(error.param.type, Typed):
            found = error.message
            return words["found"].format(option=_name(error), found=found), _wanted(error.param, language), found
        case click.BadParameter():
            return words["wrong"].format(option=_name(error)), _wanted(error.param, language) or error.message, ""
        case _ if extra := _EXTRA.fullmatch(error.message):
            return words["extra"].format(found=extra[1]), help_is_at, extra[1]
        case _:
            found = error.format_message()
            return words["other"].format(found=found), help_is_at, ""


def _name(error: click.BadParameter) -> str:
    """--year, or FILE."""
    if error.param is None:
        return str(error.param_hint)
    return error.param.opts[-1] if isinstance(error.param, click.Option) else str(error.param.name).upper()


def _wanted(param: click.Parameter | None, language: str) -> str:
    """What may be written there; "" for what may be any text."""
    words = WORDS[language]
    match param.type if param is not None else None:
        case Typed() as typed:
            return typed.wanted[language]
        case click.Choice() as choice:
            return words["choice"].format(choices=", ".join(choice.choices))
        case click.IntRange() as span:
            return words["range" if span.max is None else "span"].format(first=span.min, last=span.max)
        case click.Path(exists=True):
            return words["path"]
        case click.types.IntParamType():
            return words["integer"]
        case click.DateTime():
            return words["datetime"]
        case _:
            return ""


def _near(possibilities: Sequence[str] | None, words: Words) -> str:
    return words["meant"].format(near=", ".join(possibilities)) if possibilities else ""


def _end(arguments: Sequence[str], exit_code: int, message: str, remedy: str = "", found: str = "") -> NoReturn:
    if "--json" in arguments:
        about = {"severity": Severity.ERROR.value, "sheet": "", "cell": "", "found": found, "message": message, "remedy": remedy}
        problem = {"code": CODES.get(exit_code, "command.failed"), **about}
        click.echo(json.dumps({"accepted": False, "exit_code": exit_code, "problems": [problem]}, ensure_ascii=False, indent=1))
    click.echo(" ".join(filter(None, (message, remedy))), err=True)
    sys.exit(exit_code)


# What a program is told, by exit code; the codes of a file's own problems are in problem_catalogue.py.
CODES = {2: "command.usage", 10: "command.data", 11: "command.page-failed", 12: "command.check-failed", 13: "command.switch-failed"}
