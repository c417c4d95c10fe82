"""The sample city's proposals: 400 over three years in all 37 villages, in every state. What they are, and what becomes of each.

Everything here is invented and says CONTOH. It comes from hashes of numbers and from one day, so it is the same on every machine.

Those of 2023 and 2024 are paid by the sample budgets of the year after. The newest are laid out back from the day, so that on that day most of
what waits lies within the days that its desk has, and a few are late; what was promised for earlier has been done by then, has slipped, or is late.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any  # cells hold values of any type

from cms.demo.workbooks import Row, budget, chance, rows_of
from cms.domain.city import City, city_named
from cms.domain.proposals.choices import Level, Milestone, Origin, State

CITY = "binjai"
PLANNING, FINANCE, TEAM = "Bappeda", "Badan Pengelolaan Keuangan dan Pendapatan Daerah", "TAPD"
MARK = "(CONTOH)"
# The sample can be laid out for this day or a later one: before it the budget of 2025 could not have paid for what it pays.
FIRST_DAY = date(2025, 6, 1)
# The season whose days are laid out back from the day.
NEWEST = 2025

# What becomes of the proposals of each season, and how many times, as it stands on the first day.
# Those of a year are meant for the next year's budget.
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
    season: int
    # By how much later its days are than in the layout of its season.
    shift: timedelta
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
    def year(self) -> int:
        return (date(self.season, 1, 8) + self.shift).year

    @property
    def received(self) -> date:
        return self.day(1, 8, self.luck("received") % 30)

    def day(self, month: int, day: int, more: int, *, later: int = 0) -> date:
        """A day in the layout of its season, or of a later year, as it was moved."""
        return date(self.season + later, month, day) + timedelta(days=more) + self.shift


def samples(day: date) -> list[Sample]:
    """All that are handed in as a list, in the order of their days."""
    found = [_laid_out(one, day) for season, fates in FATES.items() for one in _season(season, fates, day)]
    return sorted(found, key=lambda one: (one.received, one.number))


def _season(season: int, fates: Sequence[tuple[State, int]], day: date) -> Iterator[Sample]:
    shift = day - FIRST_DAY if season == NEWEST else timedelta()
    year = (date(season, 1, 8) + shift).year
    for place, fate in enumerate(_shuffled([fate for fate, count in fates for _ in range(count)], season)):
        yield sample_of(f"C-{year}-{place + 1:03d}", season, place, fate, shift=shift)


def _shuffled(fates: Sequence[State], season: int) -> list[State]:
    return [fate for _, fate in sorted(enumerate(fates), key=lambda pair: (chance("fate", season, pair[0]), pair[0]))]


def _laid_out(sample: Sample, day: date) -> Sample:
    """What waits was last heard of within the days that its desk has; one in ten is late."""
    granted = _city().proposal_rules.answer_days.get(sample.fate)
    if sample.season != NEWEST or not sample.fate.is_waiting or granted is None:
        return sample
    is_late = sample.luck("overdue") % 10 == 0
    ago = granted + 3 + sample.luck("ago") % 20 if is_late else 1 + sample.luck("ago") % (granted - 1)
    days = [sample.received, *(row["on"] for row in Story(sample=sample, purse=Purse(lines={}), others=(), until=date.max).tell())]
    return replace(sample, shift=sample.shift + (day - timedelta(days=ago) - days[-1]))


def sample_of(number: str, season: int, place: int, fate: State, *, shift: timedelta = timedelta()) -> Sample:
    villages = [(district, village) for district in _city().districts for village in district.villages]
    # 37 villages and 25 themes have no common factor, so every village gets every theme in turn.
    district, village = villages[(place + season) % len(villages)]
    themes = rows_of("proposals.csv")
    origins = (Origin.RESIDENTS, Origin.RESIDENTS, Origin.VILLAGE, Origin.VILLAGE, Origin.DISTRICT, Origin.OFFICE, Origin.COUNCIL)
    return Sample(
        number=number,
        season=season,
        shift=shift,
        district=district.name,
        village=village.name,
        village_code=village.code,
        theme=themes[(place * 7 + season) % len(themes)],
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


class Turn(enum.Enum):
    """What became of a promise: it holds or is broken without a word, was put off with a reason, or its matter came to an end."""

    STAYS = "stays"
    SLIPS = "slips"
    ENDS = "ends"


@dataclass(slots=True)
class Story:
    """The events of one sample, as rows of the list of outcomes; none is later than until."""

    sample: Sample
    purse: Purse
    others: Sequence[Sample]
    until: date
    rows: list[Cells] = field(default_factory=list)

    @property
    def office(self) -> str:
        return self.sample.theme["office"]

    def day(self, month: int, day: int, spread: int, *, later: int = 0) -> date:
        """A day of the sample's season, or of a later year; never before the event before it."""
        return self._in_order(self.sample.day(month, day, self.sample.luck(month, day) % spread, later=later))

    def _in_order(self, on: date) -> date:
        return min(max([on, *(row["on"] for row in self.rows[-1:])]), self.until)

    def _lately(self, spread: int) -> date:
        """A day not long before the end."""
        return self._in_order(self.until - timedelta(days=self.sample.luck("lately") % spread))

    def _turn(self, promised: date) -> Turn:
        """One promise in eight that is past was broken without a word. Works slip within their budget's year; after it most have ended."""
        luck = self.sample.luck("turn") % 8
        if promised >= self.until or luck == 0:
            return Turn.STAYS
        return Turn.SLIPS if luck < 4 or promised.year == self.until.year else Turn.ENDS

    def _soon(self) -> date:
        """A day two to seven months from the end."""
        return self.until + timedelta(days=60 + self.sample.luck("soon") % 150)

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

    def after_stages(self) -> list[Cells]:
        """They have been assessed by then; what is left is the decision."""
        if self.sample.fate is not State.ASSESSED:
            self._decision(self.sample.fate)
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
                self._deferred(on)
            case State.MERGED:
                other = self._other(on)
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

    def _deferred(self, on: date) -> None:
        review = date(self.sample.year + 2, 3, 31)
        self.add(State.DEFERRED, on, PLANNING, reason_code="no-ceiling", reason=f"{REASONS['no-ceiling']} {MARK}", review_on=review)
        if self._turn(review) is not Turn.STAYS:
            self.add(
                State.DEFERRED, self._lately(30), PLANNING, review_on=self._soon(), note=f"Pagu tahun ini juga belum cukup; ditinjau lagi. {MARK}"
            )

    def _other(self, on: date) -> str:
        """Another sample of the same season that was there by then and is not merged itself."""
        fitting = (one for one in self.others if one.season == self.sample.season and one.received <= on)
        same = [one.number for one in fitting if one.fate not in (State.MERGED, State.WITHDRAWN)]
        return same[self.sample.luck("other") % len(same)]

    def _accepted(self, fate: State, on: date) -> None:
        code = tuple(YES)[self.sample.luck("yes") % len(YES)]
        year = self.sample.year + 1
        month = 5 + self.sample.luck("month") % 6
        said = {"fiscal_year": year, "planned_month": f"{year}-{month:02d}", "planning_document": f"RKPD {year} {MARK}", "to_office": self.office}
        self.add(State.ACCEPTED, on, PLANNING, reason_code=code, reason=f"{YES[code]} {MARK}", **said)
        turn = self._turn(date(year, month, 28))
        if fate is State.ACCEPTED:
            self._unpaid(turn)
            return
        if fate is State.CANCELLED and self.sample.luck("when") % 2:
            self._cancelled(self.day(9, 2, 20))
            return
        self.add(State.BUDGETED, self.day(1, 10, 12, later=1), FINANCE, to_office=self.office, **self.purse.pay(self.sample, year))
        if fate is State.CANCELLED:
            self._cancelled(self.day(2, 20, 20, later=1))
        elif fate is State.BUDGETED and turn is not Turn.ENDS:
            self._put_off(State.BUDGETED, turn, "Lelang gagal dan diulang")
        else:
            self._works(State.COMPLETED if fate is State.BUDGETED else fate, year, month)

    def _unpaid(self, turn: Turn) -> None:
        """Accepted, and no budget has paid for it yet."""
        if turn is Turn.ENDS:
            self._cancelled(self.day(9, 2, 20, later=1))
        else:
            self._put_off(State.ACCEPTED, turn, "Belum masuk anggaran tahun itu")

    def _put_off(self, state: State, turn: Turn, why: str) -> None:
        if turn is Turn.SLIPS:
            soon = self._soon()
            said = {"fiscal_year": soon.year, "planned_month": f"{soon.year}-{soon.month:02d}", "note": f"{why}; rencananya mundur. {MARK}"}
            self.add(state, self._lately(40), PLANNING if state is State.ACCEPTED else self.office, **said)

    def _cancelled(self, on: date) -> None:
        said = {"reason_code": "refocusing", "instead": f"Diusulkan lagi untuk tahun {on.year + 1}. {MARK}"}
        self.add(State.CANCELLED, on, PLANNING, reason=f"Anggarannya dialihkan untuk penanganan banjir menurut keputusan wali kota. {MARK}", **said)

    def _works(self, fate: State, year: int, month: int) -> None:
        """Works begin; some slip, once or twice, and say why; some are finished."""
        start = self.day(2, 3, 25, later=1)
        # What is finished in the last year of the sample was promised for soon.
        finish = date(year, month, 28) if fate is State.IN_PROGRESS or year < self.until.year else start + timedelta(days=50)
        executor = ("swakelola", "Penyedia contoh A", "Penyedia contoh B")[self.sample.luck("executor") % 3]
        note = f"Mulai dikerjakan. {MARK}"
        self.add(State.IN_PROGRESS, start, self.office, starts_on=start, planned_finish=finish, executor=executor, note=note)
        finish = self._slips(finish)
        turn = self._turn(finish)
        if fate is State.COMPLETED or turn is Turn.ENDS:
            self._progress(self._in_order(start + timedelta(days=30)))
            self._completed(self._in_order(finish))
            return
        if turn is Turn.SLIPS:
            note = f"Pekerjaan tambahan di luar kontrak; rencana selesai mundur. {MARK}"
            self.add(State.IN_PROGRESS, self._lately(50), self.office, planned_finish=self._soon(), note=note)
        self._progress(self._in_order(start + timedelta(days=30)) if finish < self.until else self._lately(50))

    def _slips(self, finish: date) -> date:
        """The last promise of works of which one in three is late once or twice."""
        is_late = self.sample.luck("late") % 3 == 0
        for slip in range(1 + self.sample.luck("slips") % 2 if is_late else 0):
            finish += timedelta(days=45)
            reason = ("Hujan terus-menerus", "Bahan datang terlambat")[slip]
            note = f"{reason}; rencana selesai mundur. {MARK}"
            self.add(State.IN_PROGRESS, self._in_order(finish - timedelta(days=60)), self.office, planned_finish=finish, note=note)
        return finish

    def _progress(self, on: date) -> None:
        note = f"Pekerjaan {40 + self.sample.luck('done') % 50} persen. {MARK}"
        self.add(State.IN_PROGRESS, on, self.office, milestone=Milestone.WORKS.slug, note=note)

    def _completed(self, on: date) -> None:
        planned = next(row["planned_amount"] for row in self.rows if "planned_amount" in row)
        realised = (planned * (88 + self.sample.luck("spent") % 12) / 100).quantize(Decimal("0.01"))
        said = {"finished_on": on, "realised_amount": realised, "evidence": f"BAST {self.sample.luck('bast') % 900 + 100}/CONTOH/{on.year}"}
        self.add(State.COMPLETED, on, self.office, note=f"Sudah dapat dipakai warga. {MARK}", **said)


DESKS = frozenset({State.SCREENED, State.PRIORITISED, State.ASSESSED})
