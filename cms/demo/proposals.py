"""Writes the sample city's proposals: 400 over three years in all 37 villages, in every state, as the lists that offices really send.

CONTOH-tahapan-2023.xlsx     40 of them as an old system copies rows from stage to stage; 20 stop there without a word
CONTOH-usulan.xlsx           360 as a list of proposals, in the columns of our upload template
CONTOH-keputusan-usulan.xlsx what became of them, one row an event, with the lines of the sample budgets that pay

Everything here is invented and says CONTOH. It comes from hashes of numbers, so it is the same on every machine, and it goes
through the importer like any other file: nothing is put into the database behind its back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any  # cells hold values of any type

from openpyxl import Workbook

from cms.demo.workbooks import Row, budget, chance, rows_of
from cms.domain.city import City, city_named
from cms.domain.proposals.choices import Level, Milestone, Origin, State
from cms.domain.proposals.facts import Proposal, ProposalEvent
from cms.domain.tables import columns_of

CITY = "binjai"
PLANNING, FINANCE, TEAM = "Bappeda", "Badan Pengelolaan Keuangan dan Pendapatan Daerah", "TAPD"
MARK = "(CONTOH)"
# Nothing in the sample is later than this, so that it can be imported on any day after.
LAST_DAY = date(2025, 5, 31)

# What becomes of the proposals of each year, and how many times. Those of a year are meant for the next year's budget.
FATES: Mapping[int, tuple[tuple[State, int], ...]] = {
    2023: (
        (State.COMPLETED, 34),
        (State.IN_PROGRESS, 6),
        (State.CANCELLED, 6),
        (State.REJECTED, 26),
        (State.DEFERRED, 5),
        (State.MERGED, 6),
        (State.FORWARDED, 5),
        (State.WITHDRAWN, 2),
    ),
    2024: (
        (State.COMPLETED, 12),
        (State.IN_PROGRESS, 30),
        (State.BUDGETED, 16),
        (State.ACCEPTED, 12),
        (State.CANCELLED, 4),
        (State.REJECTED, 38),
        (State.DEFERRED, 9),
        (State.MERGED, 6),
        (State.FORWARDED, 6),
        (State.WITHDRAWN, 3),
        (State.ASSESSED, 4),
    ),
    2025: (
        (State.RECEIVED, 20),
        (State.NEEDS_INFO, 8),
        (State.SCREENED, 22),
        (State.PRIORITISED, 20),
        (State.ASSESSED, 22),
        (State.ACCEPTED, 14),
        (State.REJECTED, 14),
        (State.FORWARDED, 4),
        (State.MERGED, 4),
        (State.WITHDRAWN, 2),
    ),
}
# Of the 40 that come as stage copies 20 are still there at the end; the city answers 18 of those.
STAGE_FATES = (*[State.COMPLETED] * 11, *[State.REJECTED] * 5, *[State.DEFERRED] * 2, *[State.ASSESSED] * 2)
STAGE_YEAR, STAGE_ROOTS, STAGE_VILLAGE_ENDS, STAGE_DISTRICT_ENDS = 2023, 39, 10, 10
STAGE_TITLES = ("id", "id_asal", "tahapan", "kegiatan", "program", "opd", "kecamatan", "desa_kelurahan", "volume", "satuan", "anggaran", "tahun")

# Reasons that only works can have, and those that anything can have.
REASONS_OF_WORKS: Mapping[str, str] = {
    "land-status": "Tanah di lokasi ini belum milik pemerintah kota; surat hibahnya belum ada.",
    "technical": "Hasil tinjauan lapangan: lokasinya belum memenuhi syarat teknis, dan ukurannya harus dihitung ulang.",
    "spatial-plan": "Rencana tata ruang menetapkan lokasi ini sebagai sempadan sungai; tidak boleh ada bangunan.",
}
REASONS: Mapping[str, str] = {
    "no-ceiling": "Pagu kantor pelaksana tahun ini habis untuk usulan yang peringkatnya lebih tinggi.",
    "lower-priority": "Usulan ini di luar urutan yang dapat dibiayai tahun ini menurut musrenbang kecamatan.",
    "already-planned": "Kegiatan ini sudah tercantum dalam rencana kerja tahun depan untuk kelurahan yang sama.",
    "already-done": "Kegiatan ini sudah selesai dikerjakan kelurahan dengan dana kelurahan tahun ini.",
    "incomplete": "Daftar penerima dan surat kesediaan warga belum kami terima sampai batas waktunya.",
    "other": "Kelurahan ini baru menerima kegiatan serupa. Kelurahan yang belum pernah menerima didahulukan tahun ini.",
}
YES = {
    "priority": "Sesuai prioritas infrastruktur permukiman dalam RKPD.",
    "urgent": "Mendesak: membahayakan anak sekolah yang lewat.",
    "ready": "Lahan, gambar dan hitungan biayanya siap.",
}
TO_OTHERS = (
    ("Pemerintah Provinsi Sumatera Utara", "Lokasi ini tercatat sebagai aset pemerintah provinsi, jadi pekerjaannya wewenang provinsi."),
    ("Balai kementerian di Sumatera Utara", "Program ini didanai dan dikerjakan kementerian; usulan dan fotonya sudah kami teruskan."),
)
Cells = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One invented proposal: where, what, how much, and what is to become of it."""

    number: str
    year: int
    district: str
    village: str
    village_code: str
    theme: Mapping[str, str]
    fate: State
    origin: Origin

    def luck(self, *what: object) -> int:
        return chance(self.number, *what)

    @property
    def volume(self) -> int:
        least, most = int(self.theme["least"]), int(self.theme["most"])
        return least + self.luck("volume") % (most - least + 1)

    @property
    def amount(self) -> Decimal:
        return Decimal(self.volume * int(self.theme["price"]))

    @property
    def title(self) -> str:
        return f"{self.theme['title']} di {self.village} {MARK}"

    @property
    def place(self) -> str:
        return f"{self.theme['place']}, Lingkungan {self.luck('place') % 8 + 1}"

    @property
    def received(self) -> date:
        return date(self.year, 1, 8) + timedelta(days=self.luck("received") % 30)


def samples() -> list[Sample]:
    """All that are handed in as a list, in the order of their days."""
    found = [
        _sample(f"C-{year}-{place + 1:03d}", year, place, fate)
        for year, fates in FATES.items()
        for place, fate in enumerate(_shuffled([fate for fate, count in fates for _ in range(count)], year))
    ]
    return sorted(found, key=lambda one: (one.received, one.number))


def _shuffled(fates: Sequence[State], year: int) -> list[State]:
    return [fate for _, fate in sorted(enumerate(fates), key=lambda pair: (chance("fate", year, pair[0]), pair[0]))]


def _sample(number: str, year: int, place: int, fate: State) -> Sample:
    villages = [(district, village) for district in _city().districts for village in district.villages]
    # 37 villages and 25 themes have no common factor, so every village gets every theme in turn.
    district, village = villages[(place + year) % len(villages)]
    themes = rows_of("proposals.csv")
    origins = (Origin.RESIDENTS, Origin.RESIDENTS, Origin.VILLAGE, Origin.VILLAGE, Origin.DISTRICT, Origin.OFFICE, Origin.COUNCIL)
    return Sample(
        number=number,
        year=year,
        district=district.name,
        village=village.name,
        village_code=village.code,
        theme=themes[(place * 7 + year) % len(themes)],
        fate=fate,
        origin=origins[chance(number, "origin") % len(origins)],
    )


def _city() -> City:
    return city_named(CITY)


# The money ---------------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Purse:
    """The lines of the sample budgets, each spent on proposals up to its amount and no further."""

    lines: dict[int, list[Row]] = field(default_factory=lambda: {year: budget(year) for year in (2024, 2025)})
    left: dict[tuple[int, int], Decimal] = field(default_factory=dict)

    def pay(self, sample: Sample, year: int) -> Cells:
        """A line of the office in charge that can pay what the city grants; the columns of an event that name it."""
        granted = (sample.amount * (80 + sample.luck("granted") % 20) / 100).quantize(Decimal(1))
        fitting = [
            (place, line)
            for place, line in enumerate(self.lines[year])
            if line.office[1] == sample.theme["office"] and line.amount is not None and line.account[0].startswith(sample.theme["accounts"])
        ]
        place, line = max(
            fitting, key=lambda pair: (self._left(year, *pair) >= granted, chance(sample.number, pair[1].sub_activity, pair[1].account[0]))
        )
        amount = min(granted, self._left(year, place, line))
        self.left[year, place] = self._left(year, place, line) - amount
        return {
            "budget_dataset": f"apbd-contoh-{year}-murni",
            "budget_office": line.office[0],
            "budget_sub_activity": line.sub_activity,
            "budget_account": line.account[0],
            "planned_amount": amount,
        }

    def _left(self, year: int, place: int, line: Row) -> Decimal:
        return self.left.get((year, place), line.amount or Decimal(0))


# What becomes of them ----------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Story:
    """The events of one sample, as rows of the list of outcomes."""

    sample: Sample
    purse: Purse
    others: Sequence[Sample]
    rows: list[Cells] = field(default_factory=list)

    @property
    def office(self) -> str:
        return self.sample.theme["office"]

    def day(self, month: int, day: int, spread: int, *, later: int = 0) -> date:
        """A day of the sample's year, or of a later one; never before the event before it."""
        on = date(self.sample.year + later, month, day) + timedelta(days=self.sample.luck(month, day) % spread)
        return min(max([on, *(row["on"] for row in self.rows[-1:])]), LAST_DAY)

    def add(self, to: State, on: date, by_office: str, **said: Any) -> None:
        self.rows.append({"reference": self.sample.number, "to_state": to.slug, "on": on, "by_office": by_office, **said})

    def tell(self) -> list[Cells]:
        """Desk after desk, then the decision, then the work."""
        fate = self.sample.fate
        if fate is State.NEEDS_INFO:
            self.add(fate, self.day(2, 10, 15), self._village(), note=f"Di lingkungan mana persisnya, dan siapa pemilik lahannya? {MARK}")
        if fate in (State.RECEIVED, State.NEEDS_INFO):
            return self.rows
        self._desks(fate)
        if fate not in DESKS:
            self._decision(fate)
        return self.rows

    def _village(self) -> str:
        return f"Kelurahan {self.sample.village}"

    def _desks(self, fate: State) -> None:
        """The village, the district, the office; what the council and the offices hand in goes to the office at once."""
        district = f"Kecamatan {self.sample.district}"
        skips = self.sample.origin in (Origin.OFFICE, Origin.COUNCIL) and fate not in (State.SCREENED, State.PRIORITISED)
        if not skips:
            note = f"Layak diteruskan. {MARK}"
            self.add(State.SCREENED, self.day(2, 12, 12), self._village(), to_office=district, level=Level.LURAH.slug, note=note)
            if fate is State.SCREENED or (fate in (State.MERGED, State.WITHDRAWN) and self.sample.luck("early") % 2):
                return
            rank = self.sample.luck("rank") % 30 + 1
            said = {"to_office": self.office, "level": Level.CAMAT.slug, "rank": rank, "note": f"Peringkat {rank} di kecamatan. {MARK}"}
            self.add(State.PRIORITISED, self.day(3, 4, 14), district, **said)
            if fate is State.PRIORITISED:
                return
        recommended = (self.sample.amount * (85 + self.sample.luck("skpd") % 15) / 100).quantize(Decimal(1000))
        said = {"to_office": PLANNING, "level": Level.SKPD.slug, "recommended_amount": recommended, "note": f"Sudah ditinjau ke lapangan. {MARK}"}
        self.add(State.ASSESSED, self.day(4, 3, 14), self.office, **said)
        if self.sample.luck("tapd") % 3 == 0:
            said = {"level": Level.TAPD.slug, "recommended_amount": recommended, "note": f"Sesuai pagu sementara. {MARK}"}
            self.add(State.ASSESSED, self.day(4, 22, 6), TEAM, **said)

    def _decision(self, fate: State) -> None:
        on = self.day(5, 5, 20)
        match fate:
            case State.REJECTED:
                reasons = {**REASONS, **(REASONS_OF_WORKS if self.sample.theme["kind"] == "fisik" else {})}
                code = tuple(reasons)[self.sample.luck("no") % len(reasons)]
                self.add(fate, on, PLANNING, reason_code=code, reason=f"{reasons[code]} {MARK}")
            case State.DEFERRED:
                said = {"reason_code": "no-ceiling", "reason": f"{REASONS['no-ceiling']} {MARK}", "review_on": date(self.sample.year + 2, 3, 31)}
                self.add(fate, on, PLANNING, **said)
            case State.MERGED:
                other = self._other()
                reason = f"Sama dengan usulan tetangga untuk lokasi yang sama; hasilnya berlaku untuk keduanya. {MARK}"
                self.add(fate, on, PLANNING, reason_code="duplicate", reason=reason, other=other)
            case State.FORWARDED:
                to, reason = TO_OTHERS[self.sample.luck("to") % len(TO_OTHERS)]
                letter = f"No. {self.sample.luck('letter') % 900 + 100}/CONTOH/{self.sample.year}"
                self.add(fate, on, PLANNING, reason_code="not-our-authority", reason=f"{reason} {MARK}", to_office=to, letter=letter)
            case State.WITHDRAWN:
                self.add(fate, on, self._village(), reason=f"Sudah dikerjakan warga dengan gotong royong. {MARK}")
            case _:
                self._accepted(fate, on)

    def _other(self) -> str:
        """Another sample of the same year that is not merged itself."""
        same = [one.number for one in self.others if one.year == self.sample.year and one.fate not in (State.MERGED, State.WITHDRAWN)]
        return same[self.sample.luck("other") % len(same)]

    def _accepted(self, fate: State, on: date) -> None:
        code = tuple(YES)[self.sample.luck("yes") % len(YES)]
        year = self.sample.year + 1
        month = 5 + self.sample.luck("month") % 6
        said = {"fiscal_year": year, "planned_month": f"{year}-{month:02d}", "planning_document": f"RKPD {year} {MARK}", "to_office": self.office}
        self.add(State.ACCEPTED, on, PLANNING, reason_code=code, reason=f"{YES[code]} {MARK}", **said)
        if fate is State.ACCEPTED:
            return
        if fate is State.CANCELLED and self.sample.luck("when") % 2:
            self._cancelled(self.day(9, 2, 20))
            return
        self.add(State.BUDGETED, self.day(1, 10, 12, later=1), FINANCE, to_office=self.office, **self.purse.pay(self.sample, year))
        if fate is State.CANCELLED:
            self._cancelled(self.day(2, 20, 20, later=1))
        elif fate is not State.BUDGETED:
            self._works(fate, year, month)

    def _cancelled(self, on: date) -> None:
        said = {"reason_code": "refocusing", "instead": f"Diusulkan lagi untuk tahun {on.year + 1}. {MARK}"}
        self.add(State.CANCELLED, on, PLANNING, reason=f"Anggarannya dialihkan untuk penanganan banjir menurut keputusan wali kota. {MARK}", **said)

    def _works(self, fate: State, year: int, month: int) -> None:
        """Works begin; some slip, once or twice, and say why; some are finished."""
        start = self.day(2, 3, 25, later=1)
        is_late = self.sample.luck("late") % 3 == 0
        # What is finished within the sample's time was promised for soon.
        finish = date(year, month, 28) if fate is State.IN_PROGRESS or year < LAST_DAY.year else start + timedelta(days=50)
        executor = ("swakelola", "Penyedia contoh A", "Penyedia contoh B")[self.sample.luck("executor") % 3]
        note = f"Mulai dikerjakan. {MARK}"
        self.add(State.IN_PROGRESS, start, self.office, starts_on=start, planned_finish=finish, executor=executor, note=note)
        for slip in range(1 + self.sample.luck("slips") % 2 if is_late else 0):
            finish += timedelta(days=45)
            on = min(max(finish - timedelta(days=60), self.rows[-1]["on"]), LAST_DAY)
            reason = ("Hujan terus-menerus", "Bahan datang terlambat")[slip]
            self.add(State.IN_PROGRESS, on, self.office, planned_finish=finish, note=f"{reason}; rencana selesai mundur. {MARK}")
        on = min(max(start + timedelta(days=30), self.rows[-1]["on"]), LAST_DAY)
        self.add(
            State.IN_PROGRESS, on, self.office, milestone=Milestone.WORKS.slug, note=f"Pekerjaan {40 + self.sample.luck('done') % 50} persen. {MARK}"
        )
        if fate is State.COMPLETED:
            self._completed(min(max(finish, self.rows[-1]["on"]), LAST_DAY))

    def _completed(self, on: date) -> None:
        planned = next(row["planned_amount"] for row in self.rows if "planned_amount" in row)
        realised = (planned * (88 + self.sample.luck("spent") % 12) / 100).quantize(Decimal("0.01"))
        said = {"finished_on": on, "realised_amount": realised, "evidence": f"BAST {self.sample.luck('bast') % 900 + 100}/CONTOH/{on.year}"}
        self.add(State.COMPLETED, on, self.office, note=f"Sudah dapat dipakai warga. {MARK}", **said)


DESKS = frozenset({State.SCREENED, State.PRIORITISED, State.ASSESSED})


# The workbooks -----------------------------------------------------------------------------------------------------------


def proposal_workbooks() -> dict[str, Workbook]:
    """File name -> workbook, in the order in which they are to be imported."""
    listed = samples()
    staged = _staged()
    purse = Purse()
    stories = [Story(sample=one, purse=purse, others=listed).tell() for one in listed]
    stories += [_after_stages(Story(sample=one, purse=purse, others=listed)) for one in staged if one.fate is not State.STOPPED]
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
    return [_sample(f"T-{place + 1:03d}", STAGE_YEAR, place + 500, fate) for place, fate in enumerate(fates)]


def _after_stages(story: Story) -> list[Cells]:
    """They have been assessed by then; what is left is the decision."""
    if story.sample.fate is not State.ASSESSED:
        story._decision(story.sample.fate)
    return story.rows


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
