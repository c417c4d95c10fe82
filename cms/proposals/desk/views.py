"""The screens that show: the queue, one proposal with its history, money without a proposal."""

from __future__ import annotations

from typing import Any  # Django's views take whatever the address holds

from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views import View
from django.views.generic import TemplateView
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.widgets.button import Button, HeaderButton

from cms.domain.proposals.choices import Origin, State
from cms.domain.proposals.moves import MOVES, allowed_after
from cms.domain.proposals.promises import promises_of
from cms.domain.proposals.standing import advice_of
from cms.domain.proposals.wording import name_of
from cms.proposals import prepared, queries
from cms.proposals.desk import queue
from cms.proposals.desk.filters import Filters
from cms.proposals.desk.forms import NoteForm
from cms.proposals.desk.history import facts_of
from cms.proposals.desk.screens import ProposalScreen, Screen
from cms.proposals.models import InternalNote, PhotoRecord, PreparedAnswer, ProposalRecord

ROWS = 25


class Queue(Screen, TemplateView):
    """What lies at which desk, since when and until when."""

    template_name = "proposals/queue.html"
    page_title = "Meja usulan"

    def trail(self) -> list[dict[str, str]]:
        return []

    @cached_property
    def header_buttons(self) -> list[Button]:
        return [HeaderButton("Catat usulan", url=reverse("desk:new"), icon_name="plus")] if self.user_has_permission("add") else []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        filters = Filters(self.request.GET)
        paginator = WagtailPaginator(filters.found().values_list("reference", flat=True), ROWS)
        page = paginator.get_page(self.request.GET.get("p"))
        today = timezone.localdate()
        return super().get_context_data(**kwargs) | {
            "filters": filters,
            "desks": queue.desk_counts(today),
            "rows": queue.rows_of(list(page.object_list), self.city, today),
            "count": paginator.count,
            "page_obj": page,
            "elided_page_range": paginator.get_elided_page_range(page.number),
            "may_answer": self.may_answer,
            "waiting": PreparedAnswer.objects.count(),
            "moves": _moves_of(filters.state),
            "origins": [(one.value, name_of(one, "id")) for one in Origin],
            "states": [(one.value, name_of(one, "id")) for one in State],
            "districts": self.city.districts,
            "years": ProposalRecord.objects.exclude(for_year=None).order_by("-for_year").values_list("for_year", flat=True).distinct(),
        }


def _moves_of(state: State | None) -> list[tuple[str, str]]:
    """What all of that state may become; none where the list holds many states."""
    return [] if state is None else [(to.value, name_of(to, "id")) for to in allowed_after(state)]


class One(ProposalScreen, TemplateView):
    """One proposal: the sentence that the public reads, what was asked, the money, the whole history, and what can be done now."""

    template_name = "proposals/one.html"

    def get_page_title(self) -> str:
        return self.proposal.reference

    def trail(self) -> list[dict[str, str]]:
        return Screen.trail(self)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        answer = prepared.waiting().filter(proposal__reference=self.proposal.reference).first()
        links = {event.other for event in self.proposal.events if event.other}
        return (
            super().get_context_data(**kwargs)
            | self.shown()
            | {
                "history": self.history(),
                "advice": advice_of(self.proposal),
                "is_line_lapsed": queue.has_lapsed_line(self.proposal, queries.PublishedLines()),
                "asked": self.asked(),
                "promises": promises_of(self.proposal.events),
                "moves": [(to.value, name_of(to, "id")) for to in allowed_after(self.proposal.state)],
                "may_update": (self.proposal.state, self.proposal.state) in MOVES,
                "can_take_back": any(event.is_move and event.from_state for event in self.proposal.in_force),
                "answer": answer,
                "links": sorted(links),
                "alike": queue.alike(self.proposal),
                "notes": InternalNote.objects.filter(proposal__reference=self.proposal.reference).select_related("written_by"),
                "note_form": NoteForm(),
                "merged_here": queries.merged_into(self.proposal.reference),
            }
        )

    def asked(self) -> list[tuple[str, Any]]:
        """What was asked beside its title, as the sheets of facts of an event are told."""
        one = self.proposal
        told = (
            ("Masuk", one.asked_on),
            ("Asal", one.origin),
            ("Jenis", one.kind),
            ("Tema", one.theme),
            ("Untuk tahun", one.for_year),
            ("Volume", f"{one.volume.normalize():f} {one.unit}" if one.volume is not None else ""),
            ("Masalah", one.problem),
            ("Kantor yang dituju", one.office),
            ("Nomor di sistem asal", one.source_id),
        )
        return [(title, value) for title, value in told if value not in (None, "")]

    def history(self) -> list[dict[str, Any]]:
        """Newest first: what each event says, whether it still holds, and who recorded it when."""
        shown = {photo.name: photo for photo in PhotoRecord.objects.filter(proposal__reference=self.proposal.reference)}
        recorded, in_force = queries.recorded(self.proposal.reference), set(self.proposal.in_force)
        return [
            {
                "event": event,
                "facts": facts_of(event, self.city),
                "photo": shown.get(event.photo),
                "is_undone": event not in in_force and not event.takes_back,
                "recorded_at": recorded[event.number][0],
                "recorded_by": recorded[event.number][1] or "program",
            }
            for event in reversed(self.proposal.events)
        ]


class Photo(ProposalScreen, View):
    """A photo as it was drawn anew, large or small, for those who may see the desk: it is not public before its answer is built into the site."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> FileResponse:
        photo = get_object_or_404(PhotoRecord, proposal__reference=self.proposal.reference, name=kwargs["name"])
        return FileResponse((photo.small if "kecil" in request.GET else photo.large).open("rb"), content_type="image/jpeg")


class Money(Screen, TemplateView):
    """Capital expenditure that no proposal asked for, and proposals whose money is in no budget in force any more."""

    template_name = "proposals/money.html"
    page_title = "Uang keluar tanpa usulan"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        documents = queue.documents()
        dataset = self.request.GET.get("dokumen") or (documents[0].slug if documents else "")
        found = queue.money_without_proposal(dataset)
        return super().get_context_data(**kwargs) | {
            "documents": documents,
            "dataset": dataset,
            "found": found,
            "total": sum(one.amount for one in found),
            "lapsed": queue.with_lapsed_lines(),
        }
