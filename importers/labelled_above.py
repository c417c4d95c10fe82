"""What the lines above a table say of all of it behind labels: `Sub Kegiatan : 1.02.01.2.01.0001 Penyusunan`. Used by ledger.py and sheets.py.

A workbook of implementing documents has a sheet for each sub activity, and only these lines tell one from another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from importers.codes import split_code
from importers.entries import Entry
from importers.lines import Lines
from importers.places import PROGRAMME_SIDE, Place, TypedPlaces
from importers.reconcile import EXPENDITURE
from importers.table import Body
from importers.titles import Vocabulary, normalised, words_of
from importers.values import text_of

_NAMED = tuple(part for part in PROGRAMME_SIDE if part != "affair")
# Such labels say nothing of what a table is about, so that a copy may have another.
_OF_THE_PAPER = frozenset(
    {"tanggal", "tgl", "halaman", "hal", "page", "dicetak", "cetak", "waktu", "jam", "printed", "lampiran", "nomor", "no", "versi", "revisi"}
)


def labelled_above(body: Body) -> dict[str, str]:
    """The words of each label -> what stands behind it. Right above a heading such a line may have been taken for its first row."""
    found: dict[str, str] = {}
    for row in body.sheet.rows:
        if row.number > body.heading.rows[1]:
            break
        texts = [text for cell in row.cells if (text := text_of(cell))]
        if len(texts) > 1 and (texts[1].startswith(":") or split_code(texts[1])[0].count(".") > 1):  # what has a code needs no colon
            label, value = texts[0], " ".join(texts[1:])
        elif texts and ":" in texts[0]:
            label, _, value = " ".join(texts).partition(":")
        else:
            continue
        if (title := normalised(label)) and (said := value.strip(" :")):
            found[title] = said
    return found


def take_activities(tables: Sequence[Lines], words: Vocabulary) -> None:
    """Where several sheets each name another activity above their table, and no row does: what is spent there is of that activity."""
    if len({table.body.sheet.name for table in tables}) < 2:
        return
    said = {table.number: place for table in tables if (place := _activity(table, words)) is not None}
    if len({place.key for place in said.values()}) < 2:
        return
    for table in tables:
        if place := said.get(table.number):
            table.entries = list(_within(table.entries, place))


def other_labels(one: Body, other: Body) -> Iterator[tuple[str, str]]:
    """What the lines above two tables say differently behind the same label."""
    ours, theirs = labelled_above(one), labelled_above(other)
    for label, value in ours.items():
        if words_of(theirs.get(label, value)) != words_of(value) and _OF_THE_PAPER.isdisjoint(label.split()):
            yield value, theirs[label]


def _activity(table: Lines, words: Vocabulary) -> Place | None:
    """The programme, activity and sub activity said above a table of expenditure whose rows name none."""
    if any(entry.place.is_programme_side for entry in table.entries):
        return None
    said: dict[tuple[str, str], str] = {}
    for label, value in labelled_above(table.body).items():
        part, _, what = words.columns.get(label, "").rpartition("_")
        if part in _NAMED and what in ("code", "name"):
            said[part, what] = value
    return TypedPlaces(tuple(said))[tuple(said.values())] if said else None


def _within(entries: Sequence[Entry], above: Place) -> Iterator[Entry]:
    """The lines with the activity that is said above; what a city receives belongs to none."""
    made: dict[int, Place] = {}
    for entry in entries:
        if entry.account[:1] != EXPENDITURE:
            yield entry
            continue
        if id(entry.place) not in made:
            made[id(entry.place)] = _of_both(entry.place, above)
        yield entry._replace(place=made[id(entry.place)])


def _of_both(own: Place, above: Place) -> Place:
    key = tuple([ours or theirs for ours, theirs in zip(own.key, above.key, strict=True)])
    facts: Mapping[str, object] = {**above.facts, **own.facts}
    return Place(key=key, facts=facts)
