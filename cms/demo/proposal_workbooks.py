"""Writes the sample city's proposals as the lists that offices really send; they go through the importer like any other file.

CONTOH-tahapan-2023.xlsx     40 of them as an old system copies rows from stage to stage; 20 stop there without a word
CONTOH-usulan.xlsx           360 as a list of proposals, in the columns of our upload template
CONTOH-keputusan-usulan.xlsx what became of them, one row an event, with the lines of the sample budgets that pay
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from openpyxl import Workbook

from cms.demo.proposals import Cells, Purse, Sample, Story, sample_of, samples
from cms.domain.proposals.choices import State
from cms.domain.proposals.facts import Proposal, ProposalEvent
from cms.domain.tables import columns_of

# Of the 40 that come as stage copies 20 are still there at the end; the city answers 18 of those.
STAGE_FATES = (*[State.COMPLETED] * 11, *[State.REJECTED] * 5, *[State.DEFERRED] * 2, *[State.ASSESSED] * 2)
STAGE_YEAR, STAGE_ROOTS, STAGE_VILLAGE_ENDS, STAGE_DISTRICT_ENDS = 2023, 39, 10, 10
STAGE_TITLES = ("id", "id_asal", "tahapan", "kegiatan", "program", "opd", "kecamatan", "desa_kelurahan", "volume", "satuan", "anggaran", "tahun")


def proposal_workbooks(day: date) -> dict[str, Workbook]:
    """File name -> workbook as it would be sent on that day, in the order in which they are to be imported."""
    listed, until = samples(day), day - timedelta(days=1)
    staged = _staged()
    purse = Purse()
    stories = [Story(sample=one, purse=purse, others=listed, until=until).tell() for one in listed]
    stories += [Story(sample=one, purse=purse, others=listed, until=until).after_stages() for one in staged if one.fate is not State.STOPPED]
    # In the order of the days, as a desk keeps its list; of one day, in the order of each proposal's own events.
    rows = sorted(((row["on"], place, step, row) for place, story in enumerate(stories) for step, row in enumerate(story)), key=lambda one: one[:3])
    return {
        "CONTOH-tahapan-2023.xlsx": _stage_book(staged),
        "CONTOH-usulan.xlsx": _book("Usulan", _asked_titles(), [_asked(one) for one in listed]),
        "CONTOH-keputusan-usulan.xlsx": _book("Keputusan", _titles(ProposalEvent), [row for _, _, _, row in rows]),
    }


def _titles(fact: type) -> dict[str, str]:
    """Column name -> the title under which it is imported."""
    return {column.name: column.title("id") for column in columns_of(fact)}


def _asked_titles() -> dict[str, str]:
    return {"on": _titles(ProposalEvent)["on"], **_titles(Proposal)}


def _asked(sample: Sample) -> Cells:
    return {
        "on": sample.received,
        "reference": sample.number,
        "title": sample.title,
        "kind": sample.theme["kind"],
        "origin": sample.origin.slug,
        "for_year": sample.year + 1,
        "village_code": sample.village_code,
        "place": sample.place,
        "theme": sample.theme["theme"],
        "volume": sample.volume,
        "unit": sample.theme["unit"],
        "amount_asked": sample.amount,
        "office": sample.theme["office"],
    }


def _book(name: str, titles: Mapping[str, str], rows: Sequence[Cells]) -> Workbook:
    """Only the columns that some row fills."""
    used = [column for column in titles if any(row.get(column) not in (None, "") for row in rows)]
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = name
    sheet.append([titles[column] for column in used])
    for row in rows:
        sheet.append([row.get(column) for column in used])
    return book


# Stage copies ------------------------------------------------------------------------------------------------------------


def _staged() -> list[Sample]:
    """The 40 that an old system copied from stage to stage: 39 of villages, and one piece of a split one."""
    fates = [State.STOPPED] * (STAGE_VILLAGE_ENDS + STAGE_DISTRICT_ENDS) + list(STAGE_FATES)
    return [sample_of(f"T-{place + 1:03d}", STAGE_YEAR, place + 500, fate) for place, fate in enumerate(fates)]


def _stage_book(staged: Sequence[Sample]) -> Workbook:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Tahapan"
    sheet.append([*STAGE_TITLES, "is_transfer", "created_at"])
    for row in _stage_rows(staged):
        sheet.append(row)
    return book


def _stage_rows(staged: Sequence[Sample]) -> Iterator[list[object]]:
    """The last of the list is no village's row of its own but a second copy of the one before it."""
    villages, piece = staged[:STAGE_ROOTS], staged[STAGE_ROOTS]
    for place, one in enumerate(villages):
        gone = place >= STAGE_VILLAGE_ENDS
        yield _stage_row(one, one.number, "", "Musrenbang Kelurahan", gone, one.received)
    for place, one in enumerate([*villages[STAGE_VILLAGE_ENDS:], piece]):
        parent = villages[-1] if one is piece else one
        number = one.number if one is piece else f"{one.number}-K"
        yield _stage_row(one, number, parent.number, "Musrenbang Kecamatan", place >= STAGE_DISTRICT_ENDS, date(STAGE_YEAR, 2, 20))
    for one in staged[STAGE_VILLAGE_ENDS + STAGE_DISTRICT_ENDS :]:
        parent_id = one.number if one is piece else f"{one.number}-K"
        yield _stage_row(one, f"{one.number}-R", parent_id, "Rancangan Renja", False, date(STAGE_YEAR, 4, 12))


def _stage_row(one: Sample, number: str, parent: str, stage: str, gone: bool, on: date) -> list[object]:
    place = [one.district, one.village, one.volume, one.theme["unit"], one.amount, one.year + 1]
    return [number, parent, stage, one.title, one.theme["theme"], one.theme["office"], *place, int(gone), on]
