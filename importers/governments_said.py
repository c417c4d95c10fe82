"""Which government a table says that it is of: above its heading, in the sheet's name, or in rows of their own.

Used by governments.py and ledger.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cms.domain.personal import masked
from importers.problems import Problem
from importers.table import Body
from importers.titles import words_of
from importers.values import text_of
from importers.workbook import Raw, Row

# "Kab." in one sheet is "Kabupaten" in the next of the same file.
SHORT = {"kab": "kabupaten", "prov": "provinsi", "pemkab": "kabupaten", "pemkot": "kota", "pemko": "kota", "pemprov": "provinsi"}
# A whole cell: "PEMERINTAH KOTA BINJAI", "Kab. Langkat", "KOTA BINJAI TAHUN ANGGARAN 2025". Offices begin with another word.
_NAMED = re.compile(
    r"(?:pemerintah (?:daerah )?|pemda )?(?P<kind>provinsi|prov|kabupaten|kab|kota|pemkab|pemkot|pemko|pemprov)(?: administrasi)?"
    r" (?P<name>[^\W\d_]+(?: [^\W\d_]+){0,3}?)"
    r"(?: (?:provinsi|prov|tahun|ta|t a|semester|triwulan|bulan|per|apbd|dinas|badan|sekretariat|kecamatan|inspektorat"
    r"|rincian|ringkasan|laporan|20[0-9]{2}).*)?"
)
_KINDS = frozenset({"kota", "kabupaten", "kab", "provinsi", "prov"})
_BEGINNINGS = frozenset({"pem", "pro", "kab", "kot"})
# In the texts of a column, a line for each.
_MAY_BEGIN = re.compile(rf"\n\s*(?:{'|'.join(sorted(_BEGINNINGS))})")
LONGEST = 200
# Shorter names may differ by a letter and be two.
SHORTEST = 6
SHOWN = 20
# What stands before the name in a row of its own: a number or a letter.
LONGEST_NUMBER = 3
# Labels behind which the government stands.
_LABELS = frozenset({"pemda", "pemerintah", "pemerintah daerah", "nama pemda", "nama pemerintah daerah", "daerah", "kabupaten kota", "kab kota"})


class Said(NamedTuple):
    """A government by its plain name, and the row (0 for the sheet's name) and column that say it."""

    name: str
    row: int
    column: int | None
    text: str


def plain_name(text: str) -> str:
    """A code or name to compare: "Kab. Langkat" -> "kabupaten langkat", "02.14" -> "02 14"."""
    return " ".join(SHORT.get(word, word) for word in words_of(text).removeprefix("pemerintah ").split())


def government_of(text: str) -> str:
    """The plain name where a text is that of one government: "PEMERINTAH KAB. LANGKAT" -> "kabupaten langkat"; "" for another text."""
    if text.lstrip()[:3].lower() not in _BEGINNINGS or len(text) > LONGEST:
        return ""
    found = _NAMED.fullmatch(words_of(text))
    return f"{SHORT.get(found['kind'], found['kind'])} {found['name']}" if found is not None else ""


def said_by(body: Body) -> list[Said]:
    """The governments that a table says it is of, in its title block or else in the sheet's name. A province above its city is where that lies."""
    above = [row for row in body.sheet.rows if row.number < body.heading.rows[0]]
    found = [said for row in above if (said := _of_title(row)) is not None]
    if not found and (name := government_of(body.sheet.name)):
        found = [Said(name, 0, None, body.sheet.name)]
    cities = [said for said in found if not said.name.startswith("provinsi")]
    return cities or found


def _of_title(row: Row) -> Said | None:
    """The government that a row above the table names at its beginning or behind its label."""
    texts = [(column, text) for column, cell in enumerate(row.cells) if (text := text_of(cell)) and text != ":"]
    named = words_of(texts[0][1]) if len(texts) == 2 else ""
    if len(texts) > 1 and words_of(texts[0][1]) in _LABELS:
        texts = texts[1:]
    column, text = texts[0] if texts else (0, "")
    if named.removeprefix("pemerintah ") in _KINDS:
        column, text = texts[1][0], f"{named} {texts[1][1].lstrip(': ')}"  # "Kota | : | Medan"
    label, colon, rest = text.partition(":")
    name = government_of(rest.strip() if colon and words_of(label) in _LABELS else text)
    return Said(name, row.number, column, text) if name else None


def sections_of(body: Body) -> list[Said]:
    """Rows under the heading that say nothing but the name of a government: those below them are its own."""
    found: list[Said] = []
    for index in range(body.width):
        if not _MAY_BEGIN.search(f"\n{body.joined(index)}"):
            continue
        begun = [text for text in body.texts(index) if text.lstrip()[:3].lower() in _BEGINNINGS]
        names: dict[Raw, str] = {text: name for text in begun if (name := government_of(text))}
        if names:
            cells = body.column(index)
            places = (place for place, cell in enumerate(cells) if cell in names and _stands_alone(body.rows[place], index))
            found.extend(Said(names[cells[place]], body.rows[place].number, index, text_of(cells[place])) for place in places)
    return sorted(found, key=lambda said: said.row)


def _stands_alone(row: Row, column: int) -> bool:
    others = (text for index, cell in enumerate(row.cells) if index != column and (text := text_of(cell)))
    return all(len(text) <= LONGEST_NUMBER and "." not in text.strip(".") for text in others)


def tell_others(body: Body, wanted: str | None) -> None:
    """A table, or a part of it, that says it is of another government than the one asked for; or parts of several."""
    sections = sections_of(body)
    if wanted is None:
        said = [*said_by(body), *sections]
        if sections and (other := _differing(said)) is not None:
            body.problems.append(_choose(body, other, said))
        return
    plain = plain_name(wanted)
    if not any(map(str.isalpha, plain)):
        return  # a code, which titles do not say
    above = said_by(body)
    others = [] if any(is_same(one.name, plain) for one in above) else above[:1]
    others.extend([one for one in sections if not is_same(one.name, plain)][:1])
    for one in others:
        body.problems.append(Problem("government.differs", body.sheet.ref(one.row, one.column), masked(one.text), (("expected", wanted),)))


def two_governments(bodies: Iterable[Body]) -> Iterator[Problem]:
    """Tables of one file that say they are of different governments."""
    every = [(body, said) for body in bodies for said in said_by(body)[:1] if not body.heading.sides and not _parted_by_government(body)]
    names = [said for _, said in every]
    other = _differing(names)
    if other is not None:
        body = next(body for body, said in every if said is other)
        yield _choose(body, other, names)


def _parted_by_government(body: Body) -> bool:
    return any(body.heading.column(role) is not None for role in ("government", "government_name"))


def _differing(said: Sequence[Said]) -> Said | None:
    return next((one for one in said[1:] if not is_same(one.name, said[0].name)), None)


def _choose(body: Body, other: Said, said: Sequence[Said]) -> Problem:
    names = list({one.name: one.text for one in said}.values())
    return Problem("government.choose", body.sheet.ref(other.row, other.column), masked(", ".join(names[:SHOWN])), (("count", str(len(names))),))


def is_same(name: str, other: str) -> bool:
    """ "binjai" is "kota binjai" too."""
    return name == other or name.endswith(f" {other}") or other.endswith(f" {name}")


def is_misspelled(name: str, other: str) -> bool:
    """Whether one letter more, less or other makes two longer names one: "kota conto" is "kota contoh"."""
    short, long = sorted((name, other), key=len)
    if name == other or len(short) < SHORTEST or len(long) - len(short) > 1 or any(map(str.isdigit, name + other)):
        return False
    first = next((place for place, (its, theirs) in enumerate(zip(short, long, strict=False)) if its != theirs), len(short))
    return short[first + (len(short) == len(long)) :] == long[first + 1 :]
