"""The help of both command lines in the language that was asked for: Indonesian, English with --language en. Used by command_line.run().

Help is written in English beside each command and option; here stands the same in Indonesian, text by text. A test names what is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from inspect import cleandoc
from typing import Any  # click passes on what it likes

import click

from importers.command_words import INDONESIAN

# Click's own words: headings, kinds of values, and what it adds to an option's help.
HEADINGS = {"Options": "Pilihan", "Commands": "Perintah"}
VALUES = {
    "TEXT": "TEKS",
    "INTEGER RANGE": "ANGKA",
    "FLOAT RANGE": "ANGKA",
    "INTEGER": "ANGKA",
    "DIRECTORY": "FOLDER",
    "PATH": "BERKAS",
    "YEAR": "TAHUN",
    "DATE": "TANGGAL",
    "AMOUNT": "JUMLAH",
    "PHASE": "TAHAP",
    "REASON": "ALASAN",
    "OPTIONS": "PILIHAN",
    "COMMAND": "PERINTAH",
    "ARGS": "ISIAN",
}
ADDED = {"required": "wajib", "default: ": "bawaan: "}
_VALUES = re.compile(rf"\b(?:{'|'.join(sorted(VALUES, key=len, reverse=True))})\b")
_ADDED = re.compile(rf"(?<=[\[ ])(?:{'|'.join(ADDED)})")


class IndonesianFormatter(click.HelpFormatter):
    """Click's formatter with its own words in Indonesian."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, _values(args), prefix or "Pemakaian: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(HEADINGS.get(heading, heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], *more: Any, **options: Any) -> None:
        super().write_dl([(_values(name), _said(text)) for name, text in rows], *more, **options)


class IndonesianContext(click.Context):
    formatter_class = IndonesianFormatter


def in_language(commands: click.Command, language: str) -> None:
    """Gives a command line, before it runs, the help of that language."""
    if language != "id":
        return
    for command in every_command(commands):
        command.context_class = IndonesianContext
        command.help = INDONESIAN.get(cleandoc(command.help or ""), command.help)
        for option in command.params:
            if isinstance(option, click.Option) and option.help:
                option.help = INDONESIAN.get(option.help, option.help)


def every_command(command: click.Command) -> Iterator[click.Command]:
    yield command
    if isinstance(command, click.Group):
        for one in command.commands.values():
            yield from every_command(one)


def untranslated(commands: click.Command, known: Mapping[str, str] = INDONESIAN) -> list[str]:
    """Every text of the help that has no Indonesian yet."""
    texts = [cleandoc(command.help or "") for command in every_command(commands)]
    texts += [option.help or "" for command in every_command(commands) for option in command.params if isinstance(option, click.Option)]
    return [text for text in texts if text not in known]


def _values(text: str) -> str:
    return _VALUES.sub(lambda found: VALUES[found[0]], text)


def _said(text: str) -> str:
    plain = INDONESIAN.get(text, text)
    return _ADDED.sub(lambda found: ADDED[found[0]], plain)
