"""What is called all: "Semua SKPD", "Seluruh Kecamatan", "Total Kota". Rows of it beside rows for each count the money twice.

Used by rows_of_all.py for offices, units and funds, and by lines.py for columns that are not read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from decimal import Decimal

from cms.domain.amounts import total
from cms.domain.personal import masked
from importers.entries import Entry
from importers.places import Key
from importers.table import Body
from importers.titles import words_of
from importers.tree import Segments
from importers.values import text_of
from importers.workbook import Raw

LONGEST = 60
DESCRIBING = ("group", "detail")
_BEGINNINGS = frozenset({"sem", "sel", "kes", "all", "tot", "jum", "gab", "kon", "gra"})
# What may be added up under one word: of "Jumlah Penduduk" nothing is.
_EACH = (
    r"(?:skpd|opd|organisasi|satker|satuan|kerja|perangkat|daerah|unit|sub|dinas|badan|kantor|instansi|kecamatan|kelurahan|desa|puskesmas|sekolah|uptd|upt|blud"
    r"|sumber|dana|pendanaan|program|kegiatan|urusan|bidang|bagian|lokasi|wilayah|kota|kabupaten|kab|provinsi|pemerintah|pemda|se|umum|keseluruhan"
    r"|semua|seluruh|seluruhnya|offices?|departments?|units?|funds?|sources?|total|jumlah|all)"
)
# "Semua SKPD Kota Binjai", but not "Semua Jenis Imunisasi".
_ALL = re.compile(
    rf"(?:semua|seluruh|all)(?:nya)?(?:(?: {_EACH})+(?: \w+){{0,3}})?|(?:keseluruhan|gabungan|konsolidasi|grand total|total|jumlah)(?: {_EACH})*"
)


# All texts of a column are looked through at once.
_MAY_BE_ALL = re.compile(r"\n((?:sem|sel|kes|all|tot|jum|gab|kon|gra)[^\n]*)")


def is_of_all(text: str) -> bool:
    """Whether a member of a list is all of the others."""
    return text[:3].lower() in _BEGINNINGS and len(text) <= LONGEST and _ALL.fullmatch(words_of(text)) is not None


def refuse_rows_of_all(body: Body, entries: Sequence[Entry]) -> None:
    """Rows that say in a column which is not read, or only describes, that they are of all, and are what the rows for each add up to."""
    described = (column for role in DESCRIBING if (column := body.heading.column(role)) is not None)
    for column in (*body.heading.unread, *body.heading.left_out, *described):
        begun = _MAY_BE_ALL.findall("\n" + body.joined(column.index))
        alls = set(filter(is_of_all, body.texts(column.index))) if any(map(is_of_all, begun)) else None
        if not alls:
            continue
        said = {row.number: cell for row, cell in zip(body.rows, body.column(column.index), strict=True) if cell is not None}
        found = _sums_of_each(entries, said, alls)
        if found:
            first, ours = found[0]
            rows = {entry.row for entry, _ in found}
            places = [place for place, row in enumerate(body.rows) if row.number in rows]
            name = masked(text_of(said[first.row]))
            body.refuse_all("row.of-all", places, column.index, f"{first.amount:f}", ("name", name), ("title", column.title), ("ours", f"{ours:f}"))


def _sums_of_each(entries: Sequence[Entry], said: Mapping[int, Raw], alls: Set[Raw]) -> list[tuple[Entry, Decimal]]:
    """The rows of all, each with what the rows for each add up to; none where one of them is not that, or nothing was added up."""
    of_all: dict[tuple[Key, Segments], list[Entry]] = {}
    of_each: dict[tuple[Key, Segments], list[Decimal]] = {}
    for entry in entries:
        cell, key = said.get(entry.row), (entry.place.key, entry.account)
        if cell in alls:
            of_all.setdefault(key, []).append(entry)
        elif cell is not None:
            of_each.setdefault(key, []).append(entry.amount)
    both = [(of_all[key], of_each[key]) for key in of_all if key in of_each]
    if any(len(whole) > 1 or whole[0].amount != total(parts) for whole, parts in both) or all(len(parts) < 2 for _, parts in both):
        return []
    return [(whole[0], total(parts)) for whole, parts in both]
