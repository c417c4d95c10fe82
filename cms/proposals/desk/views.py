"""The planning officer's screens: the queue, one proposal, an answer, many answers at once, what is prepared, money without a proposal."""

from __future__ import annotations

from typing import Any  # Django's views take whatever the address holds

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.views import View
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import Button, HeaderButton

from cms.domain.city import City, city_named
from cms.domain.errors import ShownError
from cms.domain.proposals.checks import ProposalRefused
from cms.domain.proposals.choices import Origin, State
from cms.domain.proposals.facts import Proposal, ProposalEvent
from cms.domain.proposals.moves import MOVES, Desk, allowed_after
from cms.domain.proposals.promises import promises_of
from cms.domain.proposals.standing import advice_of
from cms.domain.proposals.wording import name_of
from cms.proposals import prepared, queries, services
from cms.proposals.desk import queue
from cms.proposals.desk.filters import Filters
from cms.proposals.desk.forms import AmendForm, AnswerForm, NoteForm, TakeBackForm
from cms.proposals.models import InternalNote, PreparedAnswer, ProposalRecord

ICON = "clipboard-list"
ROWS = 25
# How many can be answered on one screen.
MANY = 200
# Who decides, as the form suggests it.
DECIDES = {Desk.PLANNING: "Bappeda", Desk.FINANCE: "TAPD"}


class Screen(PermissionCheckedMixin, WagtailAdminTemplateMixin):
    """What the desk's screens share: whose rights count, the icon, the first step of the trail."""

    model = ProposalRecord
    header_icon = ICON
    permission_required = "view"
    any_permission_required: list[str] | None = None
    breadcrumb_label = ""

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*self.breadcrumbs_items, *self.trail(), {"url": "", "label": self.get_page_title()}]

    def trail(self) -> list[dict[str, str]]:
        return [{"url": reverse("desk:index"), "label": "Meja usulan"}]

    @cached_property
    def city(self) -> City:
        return city_named(settings.CITY)

    @property
    def may_answer(self) -> bool:
        return self.user_has_permission("change")


class Queue(Screen, TemplateView):
    """What lies at which desk, since when and until when."""

    template_name = "proposals/queue.html"
    page_title = "Meja usulan"

    def trail(self) -> list[dict[str, str]]:
        return []

    @cached_property
    def header_buttons(self) -> list[Button]:
        waiting = PreparedAnswer.objects.count()
        return [HeaderButton(f"Siap diumumkan ({waiting})", url=reverse("desk:prepared"), icon_name="time")] if self.may_answer else []

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        return [Button("Uang keluar tanpa usulan", url=reverse("desk:money"), icon_name="decimal")]

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
            "moves": _moves_of(filters.state),
            "origins": [(one.value, name_of(one, "id")) for one in Origin],
            "states": [(one.value, name_of(one, "id")) for one in State],
            "districts": self.city.districts,
            "years": ProposalRecord.objects.exclude(for_year=None).order_by("-for_year").values_list("for_year", flat=True).distinct(),
        }


def _moves_of(state: State | None) -> list[tuple[str, str]]:
    """What all of that state may become; none where the list holds many states."""
    return [] if state is None else [(to.value, name_of(to, "id")) for to in allowed_after(state)]


class ProposalScreen(Screen):
    """A screen about one proposal."""

    proposal: Proposal

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        try:
            self.proposal = queries.proposal(kwargs["number"])
        except ShownError as error:
            raise Http404(str(error)) from error

    def trail(self) -> list[dict[str, str]]:
        own = {"url": reverse("desk:one", args=[self.proposal.reference]), "label": self.proposal.reference}
        return [*super().trail(), own]

    def shown(self) -> dict[str, Any]:
        """What each of them shows of the proposal."""
        row = queue.row_of(self.proposal, self.city, timezone.localdate())
        return {"proposal": self.proposal, "row": row, "state": name_of(row.standing.state, "id"), "may_answer": self.may_answer}


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
        history = [
            {"event": event, "facts": facts_of(event, self.city), "is_undone": event not in self.proposal.in_force and not event.takes_back}
            for event in self.proposal.events
        ]
        return (
            super().get_context_data(**kwargs)
            | self.shown()
            | {
                "history": list(reversed(history)),
                "advice": advice_of(self.proposal),
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


def facts_of(event: ProposalEvent, city: City) -> list[tuple[str, Any]]:
    """What an event says beside its day, state and office: title and value, only what is filled in."""
    told: list[tuple[str, Any]] = []
    for name, column in FACTS.items():
        value = getattr(event, name)
        if value in (None, ""):
            continue
        if name == "reason_code":
            reason = city.proposal_rules.reasons.get(value)
            value = reason.title() if reason else value
        told.append((column, value))
    return told


FACTS = {
    "level": "Pendapat tingkat",
    "note": "Keterangan",
    "recommended_amount": "Disarankan",
    "rank": "Peringkat",
    "reason_code": "Kode alasan",
    "reason": "Alasan",
    "instead": "Sebagai gantinya",
    "objection": "Cara keberatan",
    "review_on": "Ditinjau lagi",
    "fiscal_year": "Tahun anggaran",
    "planned_month": "Rencana bulan",
    "planning_document": "Dokumen perencanaan",
    "document_due": "Dokumen itu ada paling lambat",
    "budget_line": "Baris anggaran",
    "planned_amount": "Dianggarkan",
    "starts_on": "Mulai",
    "planned_finish": "Rencana selesai",
    "executor": "Pelaksana",
    "finished_on": "Selesai",
    "realised_amount": "Realisasi",
    "evidence": "Bukti",
    "milestone": "Tahap pekerjaan",
    "photo": "Foto",
    "other": "Usulan lain",
    "letter": "Surat",
    "corrects": "Membetulkan urutan",
    "to_office": "Selanjutnya oleh",
}


class Answering(Screen):
    """What answering one and answering many share."""

    permission_required = "change"

    def answer_form(self, before: State, to: State, initial: dict[str, Any]) -> AnswerForm:
        data = self.request.POST if self.request.method == "POST" else None
        return AnswerForm(data, before=before, to=to, reasons=self.city.proposal_rules.reasons, offices=queue.offices(), initial=initial)

    def initial_for(self, before: State, to: State, proposal: Proposal | None) -> dict[str, Any]:
        """What the form suggests: who decides, and the city's words on how to object."""
        rule = MOVES[before, to]
        by_office = DECIDES.get(rule.by, "")
        if proposal and rule.by is Desk.OFFICE:
            by_office = proposal.office
        year = proposal.for_year if proposal and to is State.ACCEPTED else None
        objection = self.city.proposal_rules.objection_in("id") if to is State.REJECTED else ""
        to_office = proposal.office if proposal and to is State.ACCEPTED else ""
        return {"by_office": by_office or "Bappeda", "fiscal_year": year, "objection": objection, "to_office": to_office}

    def stored(self, events: list[ProposalEvent]) -> str:
        """Records or prepares them; the sentence that says which. Raises ProposalRefused."""
        if "prepare" in self.request.POST:
            prepared.prepare(events, by=self.request.user)
            return "Disiapkan. Belum ada yang dicatat atau terbit sampai Anda mengumumkannya bersama yang lain."
        services.answer_many((*events, *services.links_back(events)), by=self.request.user)
        return "Dicatat. Keputusan ini terbit pada penerbitan situs berikutnya."


class Answer(Answering, ProposalScreen, FormView):
    """One answer to one proposal."""

    template_name = "proposals/answer.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        try:
            self.to = State(kwargs["to"])
        except ValueError as error:
            raise Http404 from error
        rule = MOVES.get((self.proposal.state, self.to))
        self.is_possible = rule is not None and rule.by is not Desk.IMPORT

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.is_possible:
            messages.error(
                request, f"{self.proposal.reference} sekarang berstatus “{name_of(self.proposal.state, 'id')}”. Pilih langkah yang dapat diambil."
            )
            return redirect("desk:one", self.proposal.reference)
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return "Tambah kabar" if self.to is self.proposal.state else name_of(self.to, "id")

    def get_form(self, form_class: Any = None) -> AnswerForm:
        initial = self.initial_for(self.proposal.state, self.to, self.proposal)
        if line := self.request.GET.get("baris"):
            initial["budget_line"] = line
        return self.answer_form(self.proposal.state, self.to, initial)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs) | self.shown()
        form = context["form"]
        if "budget_line" in form.fields:
            asked = self.request.GET
            documents = queue.documents()
            dataset = asked.get("dokumen") or (documents[0].slug if documents else "")
            context |= {
                "documents": documents,
                "dataset": dataset,
                "words": asked.get("cari", ""),
                "lines": queue.lines_matching(dataset, asked.get("cari", "")),
            }
        if "other" in form.fields:
            context["similar"] = queue.similar_to(self.proposal)
        return context

    def form_valid(self, form: AnswerForm) -> HttpResponse:
        event = form.event(self.proposal.reference)
        form.tell(services.faults_of(event, may_be_later="prepare" in self.request.POST))
        if not form.is_valid():
            return self.form_invalid(form)
        try:
            said = self.stored([event])
        except ProposalRefused as error:
            form.tell(error.faults)
            return self.form_invalid(form)
        messages.success(self.request, f"{self.proposal.reference}: {said}")
        return redirect("desk:one", self.proposal.reference)

    def form_invalid(self, form: AnswerForm) -> HttpResponse:
        messages.validation_error(self.request, "Belum dapat dicatat. Lengkapi isian yang ditandai.", form)
        return super().form_invalid(form)


class AnswerMany(Answering, FormView):
    """One answer for many proposals of one state: all of them or none."""

    template_name = "proposals/answer_many.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.filters = Filters(request.GET)
        try:
            self.to = State(kwargs["to"])
        except ValueError as error:
            raise Http404 from error
        before = self.filters.state
        if before is None or self.to not in allowed_after(before):
            raise Http404
        self.before = before

    def get_page_title(self) -> str:
        return f"{name_of(self.to, 'id')}: banyak sekaligus"

    def get_form(self, form_class: Any = None) -> AnswerForm:
        return self.answer_form(self.before, self.to, self.initial_for(self.before, self.to, None))

    @cached_property
    def found(self) -> QuerySet[ProposalRecord]:
        return self.filters.found()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        references = list(self.found.values_list("reference", flat=True)[:MANY])
        return super().get_context_data(**kwargs) | {
            "rows": queue.rows_of(references, self.city, timezone.localdate()),
            "chosen": set(self.request.POST.getlist("number")),
            "count": self.found.count(),
            "most": MANY,
            "before": name_of(self.before, "id"),
            "similar": (),
        }

    def form_valid(self, form: AnswerForm) -> HttpResponse:
        known = set(self.found.values_list("reference", flat=True))
        numbers = [number for number in self.request.POST.getlist("number") if number in known]
        if not numbers:
            form.add_error(None, "Pilih paling sedikit satu usulan.")
            return self.form_invalid(form)
        try:
            said = self.stored([form.event(number) for number in numbers])
        except ProposalRefused as error:
            self.tell(form, error, len(numbers))
            return self.form_invalid(form)
        messages.success(self.request, f"{len(numbers)} usulan: {said}")
        return redirect(f"{reverse('desk:index')}?{urlencode({'meja': self.filters.desk or '', 'status': self.before.value})}")

    def tell(self, form: AnswerForm, error: ProposalRefused, chosen: int) -> None:
        """What all lack stands beside its field; what some lack names them."""
        is_all = len(error.refused) == chosen
        everywhere = set.intersection(*(set(faults) for faults in error.refused.values())) if is_all else set()
        form.tell(sorted(everywhere, key=lambda fault: fault.field))
        for number, faults in error.refused.items():
            for fault in faults:
                if fault not in everywhere:
                    form.add_error(None, f"{number}: {fault.message('id')}")

    def form_invalid(self, form: AnswerForm) -> HttpResponse:
        messages.validation_error(self.request, "Belum ada yang dicatat. Lengkapi isian yang ditandai.", form)
        return super().form_invalid(form)


class TakeBack(Answering, ProposalScreen, FormView):
    """Takes the last move back, as one that should never have been recorded."""

    template_name = "proposals/plain_form.html"
    page_title = "Batalkan pencatatan terakhir"
    form_class = TakeBackForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = "Untuk catatan yang keliru, bukan untuk keputusan yang berubah. Usulan kembali ke status sebelumnya; keduanya tetap terbaca umum."
        return super().get_context_data(**kwargs) | self.shown() | {"words": words, "submit": "Batalkan pencatatan"}

    def form_valid(self, form: forms.Form) -> HttpResponse:
        try:
            services.take_back(self.proposal.reference, by=self.request.user, **form.cleaned_data)
        except ProposalRefused as error:
            for fault in error.faults:
                form.add_error(fault.field if fault.field in form.fields else None, fault.message("id"))
            return self.form_invalid(form)
        messages.success(self.request, f"{self.proposal.reference}: pencatatan terakhir dibatalkan.")
        return redirect("desk:one", self.proposal.reference)


class Amend(Answering, ProposalScreen, FormView):
    """Corrects the words of what was asked; the history says so."""

    template_name = "proposals/plain_form.html"
    page_title = "Betulkan isi usulan"
    form_class = AmendForm

    def get_initial(self) -> dict[str, Any]:
        return {name: getattr(self.proposal, name) for name in ("title", "place", "theme", "office")}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = "Isi yang lama tidak hilang dari catatan: pembetulan ini menjadi satu kejadian dalam riwayat."
        return super().get_context_data(**kwargs) | self.shown() | {"words": words, "submit": "Simpan pembetulan"}

    def form_valid(self, form: forms.Form) -> HttpResponse:
        try:
            services.amend(self.proposal.reference, by=self.request.user, **form.cleaned_data)
        except ProposalRefused as error:
            for fault in error.faults:
                form.add_error(fault.field if fault.field in form.fields else None, fault.message("id"))
            return self.form_invalid(form)
        messages.success(self.request, f"{self.proposal.reference}: isinya dibetulkan.")
        return redirect("desk:one", self.proposal.reference)


class Note(Answering, ProposalScreen, View):
    """Keeps a note for colleagues."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = NoteForm(request.POST)
        if form.is_valid():
            services.note_internally(self.proposal.reference, text=form.cleaned_data["text"], by=request.user)
            messages.success(request, "Catatan dalam disimpan. Hanya petugas yang melihatnya.")
        else:
            messages.error(request, "Tulis catatannya.")
        return redirect("desk:one", self.proposal.reference)


class Prepared(Answering, TemplateView):
    """What waits to be published together."""

    template_name = "proposals/prepared.html"
    page_title = "Siap diumumkan"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        answers = [{"answer": answer, "event": prepared.event_in(answer)} for answer in prepared.waiting()]
        return super().get_context_data(**kwargs) | {"answers": answers, "today": timezone.localdate()}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        chosen = list(prepared.waiting().filter(pk__in=[pk for pk in request.POST.getlist("answer") if pk.isdigit()]))
        if not chosen:
            messages.error(request, "Pilih paling sedikit satu keputusan.")
            return redirect("desk:prepared")
        if "discard" in request.POST:
            prepared.discard(chosen, by=request.user)
            messages.success(request, f"{len(chosen)} keputusan dibuang. Tidak ada yang pernah terbit.")
            return redirect("desk:prepared")
        try:
            prepared.publish(chosen, by=request.user)
        except ProposalRefused as error:
            messages.error(request, f"Belum ada yang diumumkan. {error}")
            return redirect("desk:prepared")
        messages.success(request, f"{len(chosen)} keputusan dicatat bersama. Semuanya terbit pada penerbitan situs berikutnya.")
        return redirect("desk:index")


class Money(Screen, TemplateView):
    """Capital expenditure that no proposal asked for."""

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
        }
