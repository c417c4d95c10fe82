"""The screens that answer: one proposal, many at once, what is prepared; taking back, correcting words, notes for colleagues."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any  # Django's views take whatever the address holds

from django import forms
from django.db import transaction
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

from cms.domain.errors import MoveRefused
from cms.domain.proposals.checks import ProposalRefused
from cms.domain.proposals.choices import YES, State
from cms.domain.proposals.facts import Proposal, ProposalEvent
from cms.domain.proposals.moves import MOVES, Desk, allowed_after
from cms.domain.proposals.standing import standing_of
from cms.domain.proposals.wording import name_of
from cms.proposals import photos, prepared, queries, services
from cms.proposals.desk import queue
from cms.proposals.desk.filters import Filters
from cms.proposals.desk.forms import AmendForm, AnswerForm, NoteForm, TakeBackForm
from cms.proposals.desk.screens import ProposalScreen, Screen
from cms.proposals.models import PreparedAnswer, ProposalRecord

# How many are offered on one screen, and taken from it.
MANY = 200
# Who decides, as the form suggests it.
DECIDES = {Desk.PLANNING: "Bappeda", Desk.FINANCE: "TAPD"}
# What an officer writes anew for each answer; the words on how to object stand in the form.
OWN_WORDS = ("reason", "note", "instead")


class Answering(Screen):
    """What answering one and answering many share."""

    permission_required = "change"

    def answer_form(self, before: State, to: State, initial: dict[str, Any], *, is_one: bool) -> AnswerForm:
        sent = (self.request.POST, self.request.FILES) if self.request.method == "POST" else ()
        return self.form_with(before, to, initial, *sent, is_one=is_one)

    def form_with(self, before: State, to: State, initial: dict[str, Any], *sent: Any, is_one: bool) -> AnswerForm:
        """sent: the form's data and files; nothing for a form that has not been sent to be stored."""
        reasons, offices = self.city.proposal_rules.reasons, queue.offices()
        return AnswerForm(*sent, before=before, to=to, reasons=reasons, offices=offices, initial=initial, is_one=is_one)

    def initial_for(self, before: State, to: State, proposal: Proposal | None) -> dict[str, Any]:
        """What the form suggests: who decides, and the city's words on how to object."""
        rule = MOVES[before, to]
        by_office = DECIDES.get(rule.by, "")
        if proposal and rule.by is Desk.OFFICE:
            by_office = proposal.office
        if proposal and before is to and before in YES:
            by_office = standing_of(proposal, timezone.localdate(), self.city.proposal_rules).in_charge
        year = proposal.for_year if proposal and to is State.ACCEPTED else None
        objection = self.city.proposal_rules.objection_in("id") if to is State.REJECTED else ""
        to_office = proposal.office if proposal and to is State.ACCEPTED else ""
        return {"by_office": by_office or "Bappeda", "fiscal_year": year, "objection": objection, "to_office": to_office}

    @cached_property
    def seen_prepared(self) -> prepared.SeenPrepared:
        """Which prepared answers the form has shown."""
        pairs = (text.partition(":") for text in self.request.POST.getlist("seen_prepared"))
        return {number: stamp for number, _, stamp in pairs}

    def stored(self, events: list[ProposalEvent], seen: services.Seen) -> str:
        """Records or prepares them; the sentence that says which. Raises ProposalRefused."""
        if "prepare" in self.request.POST:
            prepared.prepare(events, by=self.request.user, seen=self.seen_prepared)
            return "Disiapkan. Belum ada yang dicatat atau terbit sampai Anda mengumumkannya bersama yang lain."
        services.answer_many((*events, *services.links_back(events)), by=self.request.user, seen=seen)
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
            wanted = ProposalEvent(reference=self.proposal.reference, to_state=self.to, on=timezone.localdate(), by_office="Bappeda")
            messages.error(request, " ".join(fault.message("id") for fault in services.faults_of(wanted, seen=self.seen)))
            self.give_back(OWN_WORDS)
            return redirect("desk:one", self.proposal.reference)
        return super().dispatch(request, *args, **kwargs)

    def give_back(self, names: Iterable[str]) -> None:
        """What was written, where no form has a place for it any more."""
        for written in filter(None, (self.request.POST.get(name, "").strip() for name in names)):
            messages.warning(self.request, f"Belum dicatat, yang Anda tulis: {written}")

    def get_page_title(self) -> str:
        return "Tambah kabar" if self.to is self.proposal.state else name_of(self.to, "id")

    def get_form(self, form_class: Any = None) -> AnswerForm:
        initial = self.initial_for(self.proposal.state, self.to, self.proposal)
        if self.is_search:
            typed = self.request.POST.dict()
            initial |= typed | ({"budget_line": typed["use"]} if "use" in typed else {})
            return self.form_with(self.proposal.state, self.to, initial, is_one=True)
        return self.answer_form(self.proposal.state, self.to, initial, is_one=True)

    @property
    def is_search(self) -> bool:
        """Whether a budget line is looked for or taken over: the same form again with all that was typed, and nothing is stored."""
        return not self.request.POST.keys().isdisjoint({"find", "use"})

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.is_search:
            return self.render_to_response(self.get_context_data())
        return super().post(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs) | self.shown()
        # A search leaves what the form had seen; a form that was refused because of a newer event has shown that one by now.
        context["seen_last"] = self.request.POST.get("seen", "") if self.is_search else self.proposal.last.number
        context["waiting"] = prepared.waiting().filter(proposal__reference=self.proposal.reference).first()
        now = context["waiting"].stamp if context["waiting"] else ""
        context["seen_prepared"] = self.seen_prepared.get(self.proposal.reference, now) if self.is_search else now
        form = context["form"]
        if "budget_line" in form.fields:
            asked = self.request.POST or self.request.GET
            documents = queue.documents()
            dataset = asked.get("dokumen") or queue.document_for(self.proposal)
            context |= {
                "documents": documents,
                "dataset": dataset,
                "other_year": queue.other_year(self.proposal, dataset),
                "words": asked.get("cari", ""),
                "lines": queue.lines_matching(dataset, asked.get("cari", "")),
            }
        if "other" in form.fields:
            context["similar"] = queue.similar_to(self.proposal)
        return context

    def form_valid(self, form: AnswerForm) -> HttpResponse:
        event = form.event(self.proposal.reference)
        is_later, brings_photo = "prepare" in self.request.POST, form.photo is not None
        form.tell(services.faults_of(event, may_be_later=is_later, brings_photo=brings_photo, seen=self.seen))
        if not form.is_valid():
            return self.form_invalid(form)
        try:
            with transaction.atomic():
                if form.photo:
                    photos.keep(form.photo, queries.record(self.proposal.reference), by=self.request.user)
                said = self.stored([event], self.seen)
        except ProposalRefused as error:
            form.tell(error.faults)
            return self.form_invalid(form)
        messages.success(self.request, f"{self.proposal.reference}: {said}")
        return redirect("desk:one", self.proposal.reference)

    def form_invalid(self, form: AnswerForm) -> HttpResponse:
        messages.validation_error(self.request, "Belum dapat dicatat. Lengkapi isian yang ditandai.", form)
        self.give_back(name for name in OWN_WORDS if name not in form.fields)
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
        return f"{name_of(self.to, 'id')}, banyak"

    def get_form(self, form_class: Any = None) -> AnswerForm:
        return self.answer_form(self.before, self.to, self.initial_for(self.before, self.to, None), is_one=False)

    @cached_property
    def seen(self) -> services.Seen:
        """How many events each proposal of the list had when it was shown."""
        pairs = (text.rpartition(":") for text in self.request.POST.getlist("seen"))
        return {number: int(events) for number, _, events in pairs if events.isdecimal()}

    @cached_property
    def found(self) -> QuerySet[ProposalRecord]:
        return self.filters.found()

    @cached_property
    def numbers(self) -> list[str]:
        """The chosen ones, each once."""
        return list(dict.fromkeys(self.request.POST.getlist("number")))

    def offered(self) -> list[str]:
        """The first of the list, and what was chosen already wherever it stands by now; in the order of the list."""
        listed, chosen = list(self.found.values_list("reference", flat=True)), set(self.numbers)
        shown = set(sorted(listed, key=lambda number: number not in chosen)[:MANY])
        return [number for number in listed if number in shown]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        references = self.offered()
        return super().get_context_data(**kwargs) | {
            "waiting": {answer.proposal.reference: answer for answer in prepared.waiting().filter(proposal__reference__in=references)},
            "rows": queue.rows_of(references, self.city, timezone.localdate()),
            "chosen": set(self.numbers),
            "count": self.found.count(),
            "most": MANY,
            "before": name_of(self.before, "id"),
            "similar": (),
        }

    def form_valid(self, form: AnswerForm) -> HttpResponse:
        known, numbers = set(self.found.values_list("reference", flat=True)), self.numbers
        if gone := [number for number in numbers if number not in known]:
            form.add_error(None, f"Tidak lagi dalam daftar ini, mungkin sudah dijawab sejak halaman ini dibuka: {', '.join(gone)}.")
        if not numbers:
            form.add_error(None, "Pilih paling sedikit satu usulan.")
        if len(numbers) > MANY:
            form.add_error(None, f"Sekali jawab paling banyak {MANY} usulan; Anda memilih {len(numbers)}.")
        if not form.is_valid():
            return self.form_invalid(form)
        try:
            said = self.stored([form.event(number) for number in numbers], self.seen)
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
    page_title = "Batalkan pencatatan"
    form_class = TakeBackForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = "Untuk catatan yang keliru, bukan untuk keputusan yang berubah. Usulan kembali ke status sebelumnya; keduanya tetap terbaca umum."
        return super().get_context_data(**kwargs) | self.shown() | {"words": words, "submit": "Batalkan pencatatan"}

    def form_valid(self, form: forms.Form) -> HttpResponse:
        try:
            services.take_back(self.proposal.reference, by=self.request.user, seen=self.seen, **form.cleaned_data)
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
        is_seen = self.seen.get(self.proposal.reference, self.proposal.last.number) == self.proposal.last.number
        if is_seen and all(form.cleaned_data[name] == value for name, value in self.get_initial().items()):
            form.add_error(None, "Tidak ada yang berubah pada isi usulan. Kabar tanpa pembetulan dicatat lewat Tambah kabar.")
            return self.form_invalid(form)
        try:
            services.amend(self.proposal.reference, by=self.request.user, seen=self.seen, **form.cleaned_data)
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
        numbers = {int(pk) for pk in request.POST.getlist("answer") if pk.isdecimal()}
        chosen = list(prepared.waiting().filter(pk__in=numbers))
        if refusal := self.refusal(numbers, chosen):
            messages.error(request, refusal)
            return redirect("desk:prepared")
        if "discard" in request.POST:
            prepared.discard(chosen, by=request.user)
            messages.success(request, f"{len(chosen)} keputusan dibuang. Tidak ada yang pernah terbit.")
            return redirect("desk:prepared")
        try:
            prepared.publish(chosen, by=request.user)
        except MoveRefused as error:
            messages.error(request, f"Belum ada yang diumumkan. {error}")
            return redirect("desk:prepared")
        messages.success(request, f"{len(chosen)} keputusan dicatat bersama. Semuanya terbit pada penerbitan situs berikutnya.")
        return redirect("desk:index")

    def refusal(self, numbers: Collection[int], chosen: Sequence[PreparedAnswer]) -> str:
        """Why nothing is done: nothing was chosen, or what was chosen is no longer what the page has shown. "" when it is."""
        if not numbers:
            return "Pilih paling sedikit satu keputusan."
        if gone := len(numbers) - len(chosen):
            return f"Yang Anda pilih tidak lagi menunggu: {gone} keputusan sudah diumumkan atau dibuang sejak halaman ini dibuka. Periksa lagi."
        seen = dict(text.split(":", 1) for text in self.request.POST.getlist("seen") if ":" in text)
        changed = [answer.proposal.reference for answer in chosen if seen.get(str(answer.pk), answer.stamp) != answer.stamp]
        if changed:
            return f"Belum ada yang diumumkan. Isinya diganti sejak halaman ini dibuka: {', '.join(changed)}. Periksa lagi."
        return ""
