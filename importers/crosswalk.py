"""read_crosswalk(): a spreadsheet of renamed, merged and split offices and re-coded accounts -> entries and problems. Used by the CMS and the CLI.

Every row of every sheet ends as stored, refused or skipped with its kind. What must be so of the whole table (shares, cycles) is told at
the cell that closes it. known: the codes that stored budgets have, by kind and year, so that a code which nobody ever used is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any  # a column's values are of any type

from cms.domain.codes import AccountCode, chart_of, unit_code
from cms.domain.crosswalk import NOT_ASKED, CodeKind, CrosswalkEntry, CrosswalkRow, Segments, in_order, nearest, table_faults
from cms.domain.proposals.choices import Precision
from cms.domain.tables import columns_of
from importers.lists import list_body, list_result, most_like_heading, place_of, refuse_persons, understood_list
from importers.meaning import FoundColumn, Heading
from importers.problems import Problem
from importers.proposals.days import to_day
from importers.table import Body, ImportResult, converted
from importers.titles import normalised, words_of
from importers.values import Refused, checked_text, refuse_marked, text_of
from importers.workbook import Mark, Raw, Row, Sheet, read_workbook

SEARCHED_ROWS = 20
NEEDED = ("from_code", "to_code", "valid_from")
# What no row may leave blank; the share only where the table has such a column.
ASKED = frozenset({*NEEDED, "legal_basis", "share"})
# Titles of offices' own tables, beside those of our template.
ALIASES: dict[str, tuple[str, ...]] = {
    "kind": ("jenis", "objek", "macam kode"),
    "from_code": ("kode asal", "kode sebelumnya", "kode skpd lama", "kode rekening lama", "dari kode", "from"),
    "from_name": ("nama asal", "nama sebelumnya", "nama skpd lama", "nama rekening lama", "uraian lama"),
    "to_code": ("kode tujuan", "kode pengganti", "kode skpd baru", "kode rekening baru", "menjadi kode", "to"),
    "to_name": ("nama tujuan", "nama pengganti", "nama skpd baru", "nama rekening baru", "uraian baru"),
    "share": ("porsi", "persentase", "proporsi", "bagian persen"),
    "valid_from": ("berlaku sejak", "sejak tahun", "mulai tahun", "mulai tahun anggaran", "tahun berlaku", "tmt"),
    "legal_basis": ("peraturan", "dasar", "landasan hukum", "nomor peraturan"),
    "note": ("keterangan",),
}
KINDS = {
    "office": CodeKind.OFFICE,
    "kantor": CodeKind.OFFICE,
    "skpd": CodeKind.OFFICE,
    "opd": CodeKind.OFFICE,
    "perangkat daerah": CodeKind.OFFICE,
    "account": CodeKind.ACCOUNT,
    "rekening": CodeKind.ACCOUNT,
    "kode rekening": CodeKind.ACCOUNT,
    "akun": CodeKind.ACCOUNT,
}
# An exact share has no more decimals than people write; what a spreadsheet program adds behind them is noise.
DECIMALS = Decimal("1e-12")
NOISE = Decimal("1e-13")
# By kind and year the codes, each as a budget writes it.
Known = Mapping[tuple[CodeKind, int], Mapping[Segments, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class CrosswalkRequest:
    """What is said beside the file. known: codes of stored budgets, so that unknown ones are told; nothing where there are none."""

    is_sample: bool = False
    sheet: str | None = None
    known: Known = field(default_factory=dict)


def read_crosswalk(path: Path, request: CrosswalkRequest) -> ImportResult[CrosswalkEntry]:
    """The whole table of a file. Raises UsageError when there is no such file."""
    book = read_workbook(path)
    reading = _Reading(request=request, problems=list(book.problems))
    for sheet in book.own_sheets:
        reading.take(sheet)
    if not reading.bodies and book.ok:
        reading.problems.append(Problem("crosswalk.not-found", None, most_like_heading(book.own_sheets)))
    reading.check_table()
    return list_result(
        in_order(entry for entry, body, place in reading.found if body.rows[place].number not in body.refused),
        books=[book],
        bodies=reading.bodies,
        problems=reading.problems,
        skipped=reading.skipped,
        understood=[understood_list(body, table="crosswalk") for body in reading.bodies],
    )


@cache
def _titles() -> dict[str, str]:
    """What a heading may call each column."""
    titles: dict[str, str] = {}
    for one in columns_of(CrosswalkRow):
        if one.name not in NOT_ASKED:
            for title in (one.name, *one.titles.values(), *ALIASES.get(one.name, ())):
                titles.setdefault(normalised(title), one.name)
    return titles


def _heading(sheet: Sheet) -> Heading | None:
    """The first row that names the columns that are needed."""
    return next((found for row in sheet.rows[:SEARCHED_ROWS] if (found := _matched(row)) is not None), None)


def _matched(row: Row) -> Heading | None:
    columns: dict[str, FoundColumn] = {}
    unread: list[FoundColumn] = []
    for index, cell in enumerate(row.cells):
        title = text_of(cell) if isinstance(cell, str) else ""
        role = _titles().get(normalised(title), "") if title else ""
        found = FoundColumn(role=role, indexes=(index,), titles=(title,))
        if role and role not in columns:
            columns[role] = found
        elif title:
            unread.append(found)
    if not set(NEEDED) <= set(columns):
        return None
    return Heading(rows=(row.number, row.number), columns=tuple(columns.values()), unread=tuple(unread))


@dataclass(slots=True)
class _Reading:
    """One file while it is read. found: each entry with the row that it stands in."""

    request: CrosswalkRequest
    problems: list[Problem] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    bodies: list[Body] = field(default_factory=list)
    found: list[tuple[CrosswalkEntry, Body, int]] = field(default_factory=list)

    def take(self, sheet: Sheet) -> None:
        if self.request.sheet not in (None, sheet.name):
            self.skipped["other-sheet"] += len(sheet.rows)
            return
        heading = _heading(sheet)
        if heading is None:
            self.skipped["not-a-table"] += len(sheet.rows)
            return
        self.problems.extend(sheet.problems)
        body = list_body(sheet, heading, "crosswalk")
        self.bodies.append(body)
        self.found += [(entry, body, place) for place, entry in _entries(body, self.request)]

    def check_table(self) -> None:
        """Only where every row could be read: a row that is missing would make its neighbours look wrong."""
        if any(body.refused for body in self.bodies):
            return
        places = {id(entry): (body, place) for entry, body, place in self.found}
        for fault in table_faults([entry for entry, _, _ in self.found]):
            body, place = places[id(fault.entry)]
            body.refuse(place, place_of(body, fault.column), fault.code, fault.found, *fault.details)
        kept = {(entry.kind, entry.first_year, entry.before) for entry, _, _ in self.found if entry.before == entry.after}
        for entry, body, place in self.found:
            self._tell_unknown(entry, body, place)
            here = (entry.kind, entry.first_year, entry.before)
            if here not in kept:
                self._tell_still_used(entry, body, place)
                kept.add(here)  # told once, however many parts it has

    def _tell_still_used(self, entry: CrosswalkEntry, body: Body, place: int) -> None:
        """A code that went on under another one cannot have money of its own afterwards: its earlier years would stand beside another's."""
        years = [year for kind, year in self.request.known if kind is entry.kind and year >= entry.first_year]
        used = [year for year in sorted(years) if entry.charts[1] == entry.charts[0] and entry.before in self.request.known[entry.kind, year]]
        if used:
            body.warn("crosswalk.still-used", [place], place_of(body, "from_code"), entry.from_code, ("year", str(used[0])), ("to", entry.to_code))

    def _tell_unknown(self, entry: CrosswalkEntry, body: Body, place: int) -> None:
        known, year = self.request.known, entry.first_year
        for name, code, segments, years in (
            ("old", entry.from_code, entry.before, [one for kind, one in known if kind is entry.kind and one < year]),
            ("new", entry.to_code, entry.after, [one for kind, one in known if kind is entry.kind and one >= year]),
        ):
            charts = [one for one in years if entry.kind is CodeKind.OFFICE or chart_of(one) == entry.charts[name == "new"]]
            codes = {segments: text for one in sorted(charts) for segments, text in known[entry.kind, one].items()}
            if charts and segments not in codes:
                column = "from_code" if name == "old" else "to_code"
                body.warn(f"crosswalk.unknown-{name}", [place], place_of(body, column), code, ("year", str(year)), *_suggested(segments, codes))


def _suggested(segments: Segments, codes: Mapping[Segments, str]) -> tuple[tuple[str, str], ...]:
    """The nearest code that a budget has, in words; nothing where none is near."""
    found = nearest(segments, codes)
    if found is None:
        return (("nearest", ""), ("nearest_en", ""))
    return (("nearest", f" Mungkin {codes[found]}?"), ("nearest_en", f" Perhaps {codes[found]}?"))


def _entries(body: Body, request: CrosswalkRequest) -> Iterator[tuple[int, CrosswalkEntry]]:
    """Every row that could be read, with its place."""
    texts = {name: _values(body, name, checked_text, "") for name in ("from_code", "from_name", "to_code", "to_name", "legal_basis", "note")}
    kinds = _values(body, "kind", _kind, None)
    shares = _values(body, "share", _share, None)
    days = _values(body, "valid_from", _day, None)
    for name, values in texts.items():
        refuse_persons(body, name, values)
    told = {problem.where for problem in body.problems if problem.is_error}
    for place, row in enumerate(body.rows):
        said = {name: values[place] for name, values in texts.items()}
        asked = said | {"valid_from": days[place]} | ({"share": shares[place]} if place_of(body, "share") is not None else {})
        fine = {name for name in (*said, "kind", "valid_from", "share") if body.sheet.ref(row.number, place_of(body, name)) not in told}
        for name in asked:
            if name in ASKED and name in fine and asked[name] in ("", None):
                _refuse_blank(body, place, name)
        kind = kinds[place] or _kind_of(said["from_code"])
        if "kind" in fine:
            _refuse_codes(body, place, kind, {name: said[name] for name in ("from_code", "to_code") if name in fine and said[name]}, days[place])
        if row.number in body.refused:
            continue
        share = shares[place] if shares[place] is not None else Decimal(1)
        source = body.sheet.ref(row.number, place_of(body, "from_code"))
        yield place, CrosswalkEntry(kind=kind, share=share, valid_from=days[place], is_sample=request.is_sample, source=source, **said)


def _values(body: Body, name: str, convert: Callable[[Raw, Mark | None], Any], blank: Any) -> list[Any]:
    """A column's values; blanks where the table has no such column."""
    found = body.heading.column(name)
    return [blank] * len(body.rows) if found is None else converted(body, found.index, found.title, convert, blank)


def _refuse_blank(body: Body, place: int, name: str) -> None:
    titles = next(one.titles for one in columns_of(CrosswalkRow) if one.name == name)
    body.refuse(place, place_of(body, name), "crosswalk.blank", "", ("title", titles["id"]), ("title_en", titles["en"]))


def _kind_of(code: str) -> CodeKind:
    """A file without that column: accounts begin with 4, 5 or 6 and are short; an office's code has eight segments and begins below 4 or higher."""
    segments = code.strip().strip(".").split(".")
    return CodeKind.ACCOUNT if segments[0] in ("4", "5", "6") and len(segments) <= 6 else CodeKind.OFFICE


def _refuse_codes(body: Body, place: int, kind: CodeKind, codes: Mapping[str, str], day: date | None) -> None:
    """What is no code of its kind."""
    for name, code in codes.items():
        try:
            if kind is CodeKind.ACCOUNT:
                AccountCode.parse(code, chart_of(day.year if day else 2025))
            else:
                unit_code(code)
        except ValueError:
            body.refuse(place, place_of(body, name), "crosswalk.not-a-code", code)


def _kind(raw: Raw, mark: Mark | None) -> CodeKind | None:
    text = words_of(checked_text(raw, mark))
    if not text:
        return None
    if text not in KINDS:
        raise Refused("crosswalk.kind")
    return KINDS[text]


def _day(raw: Raw, mark: Mark | None) -> date | None:
    """A day, or a fiscal year, which begins on 1 January."""
    if isinstance(raw, Decimal) and raw == raw.to_integral_value() and 1900 < raw < 2200:
        return date(int(raw), 1, 1)
    found = to_day(raw, mark)
    if found is None:
        return None
    if found[1] not in (Precision.DAY, Precision.YEAR):
        raise Refused("day.not-a-day")
    return found[0] if found[1] is Precision.DAY else date(found[0].year, 1, 1)


def _share(raw: Raw, mark: Mark | None) -> Decimal | None:
    """1, 0.35, 0,35 or 35%, exactly; digits that only a spreadsheet program adds are left away."""
    if mark and mark & ~Mark.PERCENT:
        refuse_marked(mark & ~Mark.PERCENT, raw)
    text = text_of(raw)
    if not text:
        return None
    number = raw if isinstance(raw, Decimal) else _typed(text)
    plain = number.quantize(DECIMALS)
    if abs(plain - number) > NOISE or not 0 < plain <= 1:
        raise Refused("crosswalk.share")
    return plain.normalize() if plain != 1 else Decimal(1)


def _typed(text: str) -> Decimal:
    plain = text.strip().removesuffix("%").strip().replace(",", ".")
    try:
        number = Decimal(plain)
    except InvalidOperation:
        raise Refused("crosswalk.share") from None
    if not number.is_finite():
        raise Refused("crosswalk.share")
    return number / 100 if text.strip().endswith("%") else number
