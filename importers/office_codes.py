"""Codes of offices as short as those of programmes: 1.02.01 of "Dinas Kesehatan" in a summary by office. Used by row_codes.py."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from importers.codes import RowCode, office_of_unit, plain_code
from importers.columns import Texts
from importers.meaning import NAME
from importers.metadata import is_office
from importers.table import Body

OFFICE_ROLE = "office_name"
OFFICE_NAMES = [("office", "name")]
PROGRAMME = "program"


def take_names_of_codes(body: Body, texts: Texts, whole: Mapping[str, RowCode | None]) -> None:
    """Takes "Nama SKPD" for the names of what the codes say, functions as well, where no code is of an account and no other column names it."""
    of_accounts = any(code is not None and code.account and not code.is_ambiguous for code in whole.values())
    if [(part, what) for part, what, _ in texts.places] == OFFICE_NAMES and not any(texts.names) and not of_accounts:
        texts.names, texts.places = texts.columns.pop(OFFICE_ROLE), []
        columns = tuple(replace(column, role=NAME) if column.role == OFFICE_ROLE else column for column in body.heading.columns)
        body.heading = replace(body.heading, columns=columns)


def part_units(texts: Texts) -> None:
    """Parts a column of offices that holds their units as well into one of offices and one of units, where no column is of units."""
    columns = {(part, what): column for part, what, column in texts.places}
    if ("office", "code") not in columns or not columns.keys().isdisjoint({("unit", "code"), ("unit", "name")}):
        return
    codes = columns["office", "code"]
    offices = {plain_code(text) for text in set(codes)}
    units = {text: parent for text in set(codes) if (parent := office_of_unit(plain_code(text))) in offices}
    if not units:
        return
    names = columns.get(("office", "name"))
    columns["unit", "code"] = [text if text in units else "" for text in codes]
    columns["office", "code"] = [units.get(text) or text for text in codes]
    if names is not None:
        called = {plain_code(text): name for text, name in zip(reversed(codes), reversed(names), strict=True)}
        columns["unit", "name"] = [name if text in units else "" for text, name in zip(codes, names, strict=True)]
        columns["office", "name"] = [called[units[text]] if text in units else name for text, name in zip(codes, names, strict=True)]
    texts.places = [(part, what, column) for (part, what), column in columns.items()]


def with_units(whole: dict[str, RowCode | None]) -> dict[str, RowCode | None]:
    """The codes, those of a unit parted from its office where that stands in the table as well: …01.0001 is a part of …01.0000."""
    offices = {code.office for code in whole.values() if code is not None and code.office}
    units = {text: parent for text, code in whole.items() if code is not None and (parent := office_of_unit(code.office)) in offices}
    return whole | {text: replace(code, office=parent, unit=code.office) for text, parent in units.items() if (code := whole[text]) is not None}


def with_offices(names: Mapping[str, str], whole: dict[str, RowCode | None]) -> dict[str, RowCode | None]:
    """The codes, those that look like programmes taken for offices where no code is deeper and their names are of offices.

    names: code -> the name of its row. Permendagri 13 of 2006 numbered offices so, within their function; summaries still do.
    """
    if any(code is not None and (code.activity or code.office) for code in whole.values()):
        return whole
    short = [text for text, code in whole.items() if code is not None and code.programme]
    said = [name for text in short if (name := names.get(text))]
    if not any(map(is_office, said)) or any(name.lower().startswith(PROGRAMME) for name in said):
        return whole
    return whole | {text: replace(code, programme="", office=code.programme) for text in short if (code := whole[text]) is not None}


def names_of(columns: Sequence[Sequence[str]], split: Mapping[str, tuple[str, str]], names: Sequence[str]) -> dict[str, str]:
    """code -> the name of the first row that has it."""
    found: dict[str, str] = {}
    for column in columns:
        for text, name in zip(column, names, strict=True):
            if text and name:
                found.setdefault(split[text][0], name)
    return found
