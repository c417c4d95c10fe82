"""What a proposal is sorted by: its state, kind and origin, the levels that advise on it, milestones, how exact a date is.

Values are what open data says and never change. Sheets use Indonesian words: named() reads both.
"""

from __future__ import annotations

import enum
import re
from typing import Self

_SIGNS = re.compile(r"[^a-z0-9]+")


def plain_word(text: str) -> str:
    """ "Non-Fisik" -> "non fisik": how words of sheets are compared."""
    return _SIGNS.sub(" ", text.strip().lower()).strip()


class Choice(enum.Enum):
    """A choice that sheets name in words of their own. words() gives those words; the first is the one that we write."""

    @classmethod
    def named(cls, text: str) -> Self:
        """From a value or any known word, in any case. Raises ValueError that names the words."""
        plain = plain_word(text)
        for member in cls:
            if plain == plain_word(str(member.value)) or plain in member.words():
                return member
        raise ValueError(f"{text!r}: {', '.join(member.slug for member in cls)}")

    def words(self) -> tuple[str, ...]:
        return WORDS[self]

    # A member is one object. That of enum is Python and takes a tenth of the time of a city's proposals.
    __hash__ = object.__hash__

    @property
    def slug(self) -> str:
        """The Indonesian word, as in addresses: ditolak, non-fisik, reses-dprd."""
        return self.words()[0].replace(" ", "-")


class State(Choice):
    """Where a proposal stands. STOPPED: the source shows neither a continuation nor a reason; nobody may choose it, an import records it."""

    RECEIVED = "received"
    NEEDS_INFO = "needs-info"
    SCREENED = "screened"
    PRIORITISED = "prioritised"
    ASSESSED = "assessed"
    ACCEPTED = "accepted"
    DEFERRED = "deferred"
    REJECTED = "rejected"
    MERGED = "merged"
    FORWARDED = "forwarded"
    WITHDRAWN = "withdrawn"
    BUDGETED = "budgeted"
    IN_PROGRESS = "in-progress"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    STOPPED = "stopped"

    @property
    def is_waiting(self) -> bool:
        """True while it lies at a desk without a decision."""
        return self in WAITING

    @property
    def is_promised(self) -> bool:
        """True when the city has said yes and has not delivered yet."""
        return self in PROMISED

    @property
    def is_final(self) -> bool:
        """True when nothing more is owed. A deferred or stopped proposal is still owed an answer."""
        return self in FINAL


WAITING = frozenset({State.RECEIVED, State.NEEDS_INFO, State.SCREENED, State.PRIORITISED, State.ASSESSED})
PROMISED = frozenset({State.ACCEPTED, State.BUDGETED, State.IN_PROGRESS})
FINAL = frozenset({State.REJECTED, State.MERGED, State.FORWARDED, State.WITHDRAWN, State.COMPLETED, State.CANCELLED})
# The city has said yes, or had.
YES = PROMISED | {State.COMPLETED}
# The first of these is the answer that the proposer waits for.
ANSWERS = frozenset({State.ACCEPTED, State.DEFERRED, State.REJECTED, State.MERGED, State.FORWARDED})


class Kind(Choice):
    """What is asked for: works, activities such as training, or goods."""

    PHYSICAL = "physical"
    NON_PHYSICAL = "non-physical"
    GOODS = "goods"


class Origin(Choice):
    """Where it came in."""

    RESIDENTS = "residents"
    VILLAGE = "village"
    DISTRICT = "district"
    OFFICE = "office"
    COUNCIL = "council"


class Level(Choice):
    """Who advises, in the order of the national system (SIPD). mitra: the planning agency's unit for that office."""

    LURAH = "lurah"
    CAMAT = "camat"
    SETWAN = "setwan"
    MITRA = "mitra"
    SKPD = "skpd"
    TAPD = "tapd"

    @property
    def order(self) -> int:
        return list(Level).index(self)


class Milestone(Choice):
    """A dated step on the way, as execution lists name them."""

    STUDY = "study"
    PROCUREMENT = "procurement"
    WORKS = "works"
    DELIVERY = "delivery"
    OPENED = "opened"


class Precision(Choice):
    """How exact an event's date is. RECORDED: the source gives none; it is the day on which the source was read."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    RECORDED = "recorded"


WORDS: dict[Choice, tuple[str, ...]] = {
    State.RECEIVED: ("masuk", "baru", "usulan baru", "diajukan"),
    State.NEEDS_INFO: ("perlu keterangan", "perlu dilengkapi", "dikembalikan"),
    State.SCREENED: ("disaring", "lolos kelurahan", "disetujui kelurahan", "diteruskan kelurahan"),
    State.PRIORITISED: ("diprioritaskan", "lolos kecamatan", "disetujui kecamatan", "diteruskan kecamatan"),
    State.ASSESSED: ("dinilai", "dinilai opd", "diverifikasi opd", "dinilai ulang"),
    State.ACCEPTED: ("disetujui", "diterima", "diakomodir", "diakomodasi"),
    State.DEFERRED: ("ditunda", "tunda"),
    State.REJECTED: ("ditolak", "tolak", "tidak dapat diteruskan", "tidak disetujui"),
    State.MERGED: ("digabung", "digabungkan"),
    # A bare "diteruskan" says only that it went on: Jakarta means yes by it, others the next desk. So it is no word of ours.
    State.FORWARDED: ("dilimpahkan", "diteruskan ke instansi lain", "diteruskan ke provinsi", "diteruskan ke pusat"),
    State.WITHDRAWN: ("ditarik", "ditarik kembali", "dibatalkan pengusul"),
    State.BUDGETED: ("dianggarkan", "masuk apbd", "masuk anggaran"),
    State.IN_PROGRESS: ("dikerjakan", "sedang dikerjakan", "dalam pelaksanaan"),
    State.COMPLETED: ("selesai", "terlaksana", "terealisasi"),
    State.CANCELLED: ("dibatalkan", "batal"),
    State.STOPPED: ("berhenti", "berhenti tanpa alasan"),
    Kind.PHYSICAL: ("fisik",),
    Kind.NON_PHYSICAL: ("non fisik", "nonfisik"),
    Kind.GOODS: ("barang", "pengadaan barang"),
    Origin.RESIDENTS: ("warga", "masyarakat", "usulan masyarakat", "asmas", "aspirasi masyarakat"),
    Origin.VILLAGE: ("kelurahan", "desa", "desa kelurahan", "lurah", "musrenbang desa kelurahan", "musrenbang kelurahan"),
    Origin.DISTRICT: ("kecamatan", "camat", "musrenbang kecamatan"),
    Origin.OFFICE: ("opd", "skpd", "perangkat daerah", "renja", "rancangan awal"),
    Origin.COUNCIL: ("reses dprd", "reses", "dprd", "dewan", "pokir", "pokok pikiran", "pokok pikiran dewan", "pokok pikiran dprd"),
    Level.LURAH: ("lurah", "kelurahan", "kelurahan desa", "desa"),
    Level.CAMAT: ("camat", "kecamatan"),
    Level.SETWAN: ("setwan", "sekretariat dprd"),
    Level.MITRA: ("mitra", "mitra bappeda", "bappeda mitra opd"),
    Level.SKPD: ("skpd", "opd"),
    Level.TAPD: ("tapd", "bappeda"),
    Milestone.STUDY: ("studi", "perencanaan"),
    Milestone.PROCUREMENT: ("pengadaan", "lelang"),
    Milestone.WORKS: ("pekerjaan", "pelaksanaan"),
    Milestone.DELIVERY: ("serah terima",),
    Milestone.OPENED: ("dibuka", "dimanfaatkan"),
    Precision.DAY: ("hari",),
    Precision.MONTH: ("bulan",),
    Precision.YEAR: ("tahun",),
    Precision.RECORDED: ("dicatat",),
}
