"""What commands take beside files: a fiscal year, a phase, a day, an amount. A wrong one is refused in both languages, with what would be right.

Used by `python -m importers` and by `./publish.py import`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

import click

from cms.domain.budgets import PHASE_SLUGS, Phase
from cms.domain.errors import ShownError
from cms.domain.periods import FIRST_YEAR, LAST_YEAR, fiscal_year

WRONG_ARGUMENT = "WrongArgument"


class Said(click.ParamType[object]):
    """An argument that one function reads. name: as --help shows it; id, en: what is right, after "bukan" and "is not"."""

    def __init__(self, name: str, read: Callable[[str], object], *, id: str, en: str) -> None:
        self.name, self.read, self.id, self.en = name, read, id, en

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> object:
        if not isinstance(value, str):
            return value
        try:
            return self.read(value)
        except (ValueError, InvalidOperation):
            self.fail(f"{value} bukan {self.id} / is not {self.en}", param, ctx)


def _amount(text: str) -> Decimal:
    return Decimal(text).quantize(Decimal("0.01"))


YEAR = Said(
    "YEAR",
    fiscal_year,
    id=f"tahun anggaran antara {FIRST_YEAR} dan {LAST_YEAR}, misalnya 2025",
    en=f"a fiscal year between {FIRST_YEAR} and {LAST_YEAR}, for instance 2025",
)
PHASE = Said("PHASE", Phase.named, id=f"salah satu tahap {', '.join(PHASE_SLUGS.values())}", en="one of these phases")
DAY = Said("DATE", date.fromisoformat, id="tanggal seperti 2025-01-31", en="a day such as 2025-01-31")
AMOUNT = Said("AMOUNT", _amount, id="jumlah seperti 1250000.50", en="an amount such as 1250000.50")


def run(command: click.Command, name: str, arguments: Sequence[str]) -> int:
    """Runs a command line to its exit code. An error is one sentence on standard error; with --json an object on standard output:
    {"error": {"kind": "UsageError", "message": "..."}}."""
    as_json = "--json" in arguments
    try:
        code = command.main(list(arguments), prog_name=name, standalone_mode=False)
    except click.ClickException as error:
        if as_json:
            _tell(WRONG_ARGUMENT, error.format_message())
        else:
            error.show()
        return error.exit_code
    except click.Abort:
        click.echo("Dibatalkan / aborted.", err=True)
        return 1
    except ShownError as error:
        if as_json:
            _tell(type(error).__name__, str(error))
        else:
            click.echo(f"{type(error).__name__}: {error}", err=True)
        return error.exit_code
    return code if isinstance(code, int) else 0


def _tell(kind: str, message: str) -> None:
    json.dump({"error": {"kind": kind, "message": message}}, sys.stdout, ensure_ascii=False)
    sys.stdout.write("\n")
