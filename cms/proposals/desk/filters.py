"""How the queue is narrowed down and sorted: read from the address, so that a list can be sent to a colleague as a link."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.http import urlencode

from cms.domain.proposals.choices import Origin, State
from cms.proposals.desk.queue import DESKS
from cms.proposals.models import ProposalRecord

# What is late comes first; then what has lain longest.
SORTS = {
    "tempo": ("Jatuh tempo", (F("due_on").asc(nulls_last=True), "last_on", "reference")),
    "umur": ("Paling lama tanpa kabar", ("last_on", "reference")),
    "nomor": ("Nomor", ("reference",)),
}
NAMES = ("meja", "status", "asal", "tahun", "kelurahan", "kantor", "q", "urut", "terlambat")


class Filters:
    """What the address asks for. A wrong value narrows nothing down."""

    def __init__(self, asked: Mapping[str, str]) -> None:
        self.asked = {name: asked[name].strip() for name in NAMES if asked.get(name, "").strip()}

    def _asked(self, name: str) -> str:
        """Not [name]: a template would take that for every other name too."""
        return self.asked.get(name, "")

    @cached_property
    def desk(self) -> str | None:
        return self._asked("meja") if self._asked("meja") in DESKS else None

    @cached_property
    def state(self) -> State | None:
        """The one state of the list; None when it holds several."""
        if self._asked("status") in {state.value for state in State}:
            return State(self._asked("status"))
        states = DESKS[self.desk][1] if self.desk else ()
        return states[0] if len(states) == 1 else None

    @cached_property
    def sort(self) -> str:
        return self._asked("urut") if self._asked("urut") in SORTS else "tempo"

    def found(self) -> QuerySet[ProposalRecord]:
        records = ProposalRecord.objects.all()
        if self.desk:
            records = records.filter(state__in=[state.value for state in DESKS[self.desk][1]])
        if self._asked("status") in {state.value for state in State}:
            records = records.filter(state=self._asked("status"))
        if self._asked("asal") in {origin.value for origin in Origin}:
            records = records.filter(origin=self._asked("asal"))
        if self._asked("tahun").isdigit():
            records = records.filter(for_year=int(self._asked("tahun")))
        if self._asked("kelurahan"):
            records = records.filter(village_code__startswith=self._asked("kelurahan"))
        if self._asked("kantor"):
            records = records.filter(office__icontains=self._asked("kantor"))
        if self._asked("terlambat"):
            records = records.filter(due_on__lt=timezone.localdate())
        for word in self._asked("q").split():
            records = records.filter(
                Q(reference__icontains=word) | Q(title__icontains=word) | Q(place__icontains=word) | Q(source_id__icontains=word)
            )
        return records.order_by(*SORTS[self.sort][1])

    def query(self, **other: str) -> str:
        """The address's question with other values, for links."""
        return urlencode({name: value for name, value in {**self.asked, **other}.items() if value})

    @property
    def kept(self) -> str:
        """The question as it is, for the pages of a list."""
        return self.query()

    @property
    def sorts(self) -> list[tuple[str, str]]:
        return [(name, words) for name, (words, _) in SORTS.items()]
