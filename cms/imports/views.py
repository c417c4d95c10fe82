"""The finance officer's screens: files received, upload, what was understood, what would change, accept or refuse."""

from __future__ import annotations

from typing import Any  # Django's views take whatever the address holds

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.views import View
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, UserColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import Button

from cms.budgets import queries as budgets
from cms.budgets.services import Stored
from cms.domain.errors import ShownError
from cms.imports import background, downloads, queries, services
from cms.imports.checking import STEPS
from cms.imports.comparing import comparison_of, moves_of, packed_moves
from cms.imports.differences import KINDS
from cms.imports.filters import ImportFilters
from cms.imports.forms import MendForm, RefuseForm, UploadForm
from cms.imports.models import FileReading, ImportBatch, State
from cms.imports.problem_list import count_of, is_cut_off, problem_groups
from cms.imports.replacing import open_before, replace
from cms.imports.understanding import printed_totals, row_counts, sheets_of, signed_totals, totals_of
from importers.budget_template import budget_template

TEMPLATE_NAME = "templat-anggaran.xlsx"
ICON = "upload"
MOVES_PER_PAGE = 50


class Screen(PermissionCheckedMixin, WagtailAdminTemplateMixin):
    """What our screens share: whose rights count, the icon, the first steps of the trail."""

    model = ImportBatch
    header_icon = ICON
    permission_required = "view"

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        files = {"url": reverse("imports:index"), "label": "Berkas impor"}
        return [*self.breadcrumbs_items, files, *self.trail(), {"url": "", "label": self.get_page_title()}]

    def trail(self) -> list[dict[str, str]]:
        return []


class ReceivedFiles(generic.IndexView):
    """All files of a kind, newest first."""

    header_icon = ICON
    any_permission_required = ["view"]
    search_fields = ["file_name"]
    search_backend_name = None
    paginate_by = 20
    default_ordering = "-sent_at"
    list_display = [
        StatusTagColumn("state", label="Keadaan", accessor="get_state_display", primary=lambda batch: batch.is_waiting),
        DateColumn("sent_at", label="Dikirim", sort_key="sent_at"),
        UserColumn("sent_by", label="Oleh", blank_display_name="baris perintah atau akun yang dihapus"),
    ]

    def get_list_buttons(self, instance: Any) -> list[Button]:
        """None: the name of the file leads to everything."""
        return []


class Received(ReceivedFiles):
    model = ImportBatch
    page_title = "Berkas impor"
    index_url_name = "imports:index"
    index_results_url_name = "imports:index_results"
    inspect_url_name = "imports:report"
    add_url_name = "imports:upload"
    add_item_label = "Impor berkas"
    filterset_class = ImportFilters
    list_display = [
        "file_name",
        Column("document", label="Anggaran", accessor=lambda batch: budget_words(batch)),
        ReceivedFiles.list_display[0],
        Column("vintage", label="Versi", accessor=lambda batch: f"v{batch.vintage.number}" if batch.vintage else ""),
        *ReceivedFiles.list_display[1:],
    ]

    def get_base_queryset(self) -> Any:
        return queries.batches()

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        return [Button("Unduh templat kosong", url=reverse("imports:template"), icon_name="download")]


def budget_words(batch: ImportBatch) -> str:
    """APBD perubahan 2025 ke-2, CONTOH"""
    order = f" ke-{batch.sequence}" if batch.sequence > 1 else ""
    return f"{batch.get_phase_display()} {batch.year}{order}{', CONTOH' if batch.is_sample else ''}"


class Upload(Screen, FormView):
    """The form for a new file. A file with errors is kept too, so that its report can be read; its figures are not."""

    template_name = "imports/upload.html"
    page_title = "Impor berkas"
    permission_required = "add"
    form_class = UploadForm
    extra_context = {"submit_label": "Unggah dan periksa"}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {"most_bytes": settings.IMPORT_MAX_BYTES, "too_large": context["form"].fields["file"].too_large}

    def form_invalid(self, form: UploadForm) -> HttpResponse:
        again = ", lalu pilih berkasnya lagi" if self.request.FILES else ""  # no browser sends it twice
        messages.validation_error(self.request, f"Berkas belum dapat dibaca. Perbaiki isian yang ditandai{again}.", form)
        return super().form_invalid(form)

    def form_valid(self, form: UploadForm) -> HttpResponse:
        try:
            batch = self.checked(form)
        except ShownError as error:
            form.add_error(None, str(error))
            return self.form_invalid(form)
        tell_check(self.request, batch)
        return sent_on(self.request, reverse("imports:report", args=[batch.pk]))

    def checked(self, form: UploadForm) -> ImportBatch:
        said = form.cleaned_data
        return services.receive(said["file"], form.details(), by=self.request.user, sheet=said["sheet"], government=said["government"])


def sent_on(request: HttpRequest, address: str) -> HttpResponse:
    """To a page; the script that shows how far an upload is must go there itself."""
    if request.headers.get("X-Requested-With") == "XMLHttpRequest":
        return JsonResponse({"redirect": address})
    return redirect(address)


def tell_check(request: HttpRequest, batch: ImportBatch) -> None:
    """One sentence above the report; none while the file is still being read."""
    if batch.state == State.READING:
        return
    if batch.state == State.CHECKED:
        messages.success(request, f"{batch.file_name} terbaca. Periksa laporannya, lalu terima atau tolak.")
    else:
        messages.warning(request, f"{batch.file_name} memuat kesalahan. Tidak ada angka yang disimpan.")


class BatchScreen(Screen):
    """A screen about one file."""

    object: ImportBatch

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.object = get_object_or_404(ImportBatch.objects.select_related("vintage__document", "compared_with", "replaced_by"), pk=kwargs["pk"])

    def trail(self) -> list[dict[str, str]]:
        return [{"url": reverse("imports:report", args=[self.object.pk]), "label": self.object.file_name}]

    @property
    def may_decide(self) -> bool:
        return self.object.is_waiting and self.user_has_permission("change")

    def turned_away(self) -> HttpResponse | None:
        """Back to the report where somebody has decided meanwhile, as in another window; nobody without the right comes here."""
        if not self.user_has_permission("change"):
            raise PermissionDenied
        if self.object.is_waiting:
            return None
        messages.warning(self.request, f"{self.object.file_name} tidak lagi menunggu keputusan: {self.object.get_state_display().lower()}.")
        return redirect("imports:report", self.object.pk)


class ReplaceScreen:
    """Before a screen about one file: asks whether an older one is to end because this one takes its place."""

    template_name = "imports/replace.html"
    page_title = "Gantikan berkas lama"

    def address_of(self, batch: Any) -> str:
        raise NotImplementedError

    @cached_property
    def older(self) -> Any:
        return get_object_or_404(type(self.object), pk=self.kwargs["older"], kind=self.object.kind)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"batch": self.object, "older": self.older, "back": self.address_of(self.object)}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            replace(self.older, self.object, by=request.user, may_decide=self.user_has_permission("change"))
        except ShownError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, f"{self.older.file_name} ditutup: digantikan {self.object.file_name}. Catatannya disimpan.")
        return redirect(self.address_of(self.object))


class Mend(BatchScreen, Upload):
    """The same file with other details, or its mended successor in its place."""

    page_title = "Ubah keterangan atau ganti berkas"
    permission_required = "change"
    form_class = MendForm
    extra_context = {"submit_label": "Periksa lagi"}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.turned_away() or super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"batch": self.object}

    def checked(self, form: UploadForm) -> ImportBatch:
        said = form.cleaned_data
        return services.check_again(
            self.object, form.details(), by=self.request.user, sheet=said["sheet"], government=said["government"], upload=said["file"]
        )


class Report(BatchScreen, TemplateView):
    """What was understood, every problem, the sums beside the printed ones, and what would change. While the file is read: how far that is."""

    template_name = "imports/report.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.object.state != State.READING:
            return super().get(request, *args, **kwargs)
        reading = background.reading_of(self.object)
        if reading is None or background.has_broken_off(reading):
            if reading is not None:
                background.note_broken_off(self.object, reading.token)
            return redirect("imports:report", self.object.pk)  # it has come to its end, one way or the other
        self.template_name = "imports/reading_now.html"
        return self.render_to_response(super().get_context_data(**kwargs) | progress_of(self.object, reading))

    def get_page_title(self) -> str:
        return self.object.file_name

    def trail(self) -> list[dict[str, str]]:
        return []

    @property
    def is_broken_off(self) -> bool:
        return background.BROKEN_OFF in self.object.report.get("problem_counts", {})

    @property
    def is_unopened(self) -> bool:
        """Nothing came out of the file, as of a web page that is called .xls: there is no cell to mark and no column to choose."""
        report = self.object.report
        return self.object.state == State.FAULTY and not self.is_broken_off and not report.get("rows_read") and not report.get("understood")

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons = []
        if self.object.file and self.object.report.get("problems") and not self.is_broken_off and not self.is_unopened:
            buttons.append(Button("Unduh berkas bertanda", url=reverse("imports:marked", args=[self.object.pk]), icon_name="edit"))
        if self.object.file:
            buttons.append(Button("Unduh berkas asli", url=reverse("imports:file", args=[self.object.pk]), icon_name="download"))
        if self.object.report.get("problems"):
            buttons.append(Button("Unduh daftar masalah (CSV)", url=reverse("imports:problems", args=[self.object.pk]), icon_name="list-ul"))
        return buttons

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        batch, base = self.object, queries.base_of(self.object)
        document = queries.document_of(batch)
        changes, displaced = comparison_of(batch), queries.displaced_by(batch)
        may_see_document = document is not None and document.permissions_for_user(self.request.user).can_edit()
        return super().get_context_data(**kwargs) | {
            "batch": batch,
            "budget": budget_words(batch),
            "report": batch.report,
            "details": queries.details_of(batch),
            "problem_groups": problem_groups(batch.report),
            "error_count": count_of(batch.report, "error"),
            "has_more": is_cut_off(batch.report),
            "warning_count": count_of(batch.report, "warning"),
            "sheets": sheets_of(batch.report),
            "row_counts": row_counts(batch.report),
            "totals": totals_of(batch.report, batch.year),
            "printed": printed_totals(batch.report),
            "signed": signed_totals(batch.report, queries.details_of(batch)),
            "document": document if may_see_document else None,
            "is_draft": batch.vintage is not None and batch.vintage.published_at is None,
            "is_broken_off": self.is_broken_off,
            "is_unopened": self.is_unopened,
            "goes_live_at": budgets.scheduled(document).get(batch.vintage_id) if document is not None else None,
            "withdrawal": batch.vintage.withdrawal if batch.vintage is not None else None,
            "twin": queries.twin_of(batch) if batch.is_waiting else None,
            "base": base,
            "displaced": displaced if displaced != base or (changes and not changes.is_empty) else None,
            "changes_heading": "Yang akan berubah" if batch.is_waiting else "Yang berubah",
            "differences": changes,
            "alarms": changes.alarms if changes else (),
            "open_before": self._open_before(),
            "replaced_by_url": reverse("imports:report", args=[batch.replaced_by.pk]) if batch.replaced_by else "",
            "may_decide": self.may_decide,
            "may_accept": self.may_decide and batch.state == State.CHECKED,
        }

    def _open_before(self) -> list[tuple[ImportBatch, str, str]]:
        """Older files that this one may replace, each with its report and the question."""
        found = open_before(self.object, by=self.request.user, may_decide=True) if self.user_has_permission("change") else []
        return [(one, reverse("imports:report", args=[one.pk]), reverse("imports:replace", args=[self.object.pk, one.pk])) for one in found]


def progress_of(batch: ImportBatch, reading: FileReading) -> dict[str, Any]:
    """How far a reading is, in steps and seconds."""
    done = STEPS.index(reading.step) if reading.step in STEPS else 0
    seconds = max(0, round((timezone.now() - reading.started_at).total_seconds()))
    return {
        "batch": batch,
        "budget": budget_words(batch),
        "step": reading.step or "Menyiapkan",
        "done": done,
        "steps": len(STEPS),
        "seconds": seconds,
    }


class Changes(BatchScreen, TemplateView):
    """Every line that was added, changed or removed, page by page."""

    template_name = "imports/changes.html"
    page_title = "Semua perubahan"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.request.GET
        kind, words = asked.get("kind", ""), asked.get("q", "").strip()
        found = comparison_of(self.object)
        moves = packed_moves(self.object, kind=kind if kind in KINDS else "", words=words)
        if found is None or moves is None:
            raise Http404
        paginator = WagtailPaginator(moves, MOVES_PER_PAGE)
        page = paginator.get_page(asked.get("p"))
        return super().get_context_data(**kwargs) | {
            "batch": self.object,
            "base": queries.base_of(self.object),
            "differences": found,
            "kind": kind if kind in KINDS else "",
            "words": words,
            "page_obj": page,
            "moves": moves_of(page.object_list, self.object),
            "elided_page_range": paginator.get_elided_page_range(page.number),
        }


def next_step(stored: Stored) -> str:
    """What the officer does now, and what came of a submission that was waiting."""
    ended = stored.review_ended_of
    if ended is None and stored.displaced is not None:
        before = f"Versi {stored.displaced}, yang belum terbit, digantikannya di draf dan tetap ada di Semua versi."
        return f"{before} {_next_step(stored, 'Ajukan dokumennya')}"
    if ended is None:
        return _next_step(stored, "Ajukan dokumennya")
    before = f"Pengajuan versi {ended} berakhir tanpa disetujui, karena versi {stored.vintage.number} menggantikannya."
    return f"{before} {_next_step(stored, 'Ajukan dokumennya lagi')}"


def _next_step(stored: Stored, submit: str) -> str:
    """A document with another version that waits for its day is locked until then."""
    scheduled = budgets.scheduled(stored.page)
    waiting = next((vintage for vintage in budgets.vintages_of(stored.page) if vintage.pk in scheduled), None)
    if waiting is not None:
        day = date_format(timezone.localtime(scheduled[waiting.pk]), "j F Y, H.i")
        return f"Dokumennya terkunci sampai versi {waiting.number} terbit pada {day}; ajukan sesudahnya, atau minta editor membatalkan jadwal itu."
    if stored.page.workflow_in_progress:
        return "Dokumennya sudah diajukan dan menunggu persetujuan editor."
    return f"{submit} supaya editor menerbitkannya."


def _is_in_draft(stored: Stored) -> bool:
    return stored.page.has_unpublished_changes and stored.page.get_latest_revision_as_object().vintage_id == stored.vintage.pk


class Accept(BatchScreen, View):
    """Stores the figures as the document's draft."""

    permission_required = "change"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            stored = services.accept(self.object, by=request.user)
        except ShownError as error:
            messages.error(request, str(error))
            return redirect("imports:report", self.object.pk)
        buttons = [
            messages.button(reverse("wagtailadmin_pages:edit", args=[stored.page.pk]), "Buka dokumen"),
            messages.button(reverse("wagtailadmin_pages:view_draft", args=[stored.page.pk]), "Pratinjau", new_window=True),
        ]
        if stored.is_new:
            text = f"Tersimpan sebagai draf: {stored.page.title}, versi {stored.vintage.number}. {next_step(stored)}"
        else:
            text = f"Angkanya sama dengan versi {stored.vintage.number} yang sudah ada, jadi tidak ada versi baru."
            if stored.vintage.withdrawal is not None:
                text += " Versi itu sudah ditarik; bila memang benar, berlakukan lagi lewat daftar versinya."
            text += f" Yang diketik bersamanya ada di draf. {next_step(stored)}" if _is_in_draft(stored) else ""
        messages.success(request, text, buttons=buttons)
        return redirect("imports:report", self.object.pk)


class Refuse(BatchScreen, FormView):
    """Asks why, then ends the file."""

    template_name = "imports/refuse.html"
    page_title = "Tolak berkas"
    permission_required = "change"
    form_class = RefuseForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.turned_away() or super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"batch": self.object}

    def form_valid(self, form: RefuseForm) -> HttpResponse:
        try:
            services.refuse(self.object, by=self.request.user, reason=form.cleaned_data["reason"])
        except ShownError as error:  # somebody else decided while the reason was typed
            messages.error(self.request, str(error))
            return redirect("imports:report", self.object.pk)
        messages.success(self.request, f"{self.object.file_name} ditolak. Berkasnya dihapus, catatannya disimpan.")
        return redirect("imports:index")


class Replace(ReplaceScreen, BatchScreen, TemplateView):
    """Asks whether an older file is to end because this one takes its place."""

    permission_required = "change"

    def address_of(self, batch: ImportBatch) -> str:
        return reverse("imports:report", args=[batch.pk])


class File(BatchScreen, View):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> FileResponse:
        return downloads.file_as_sent(self.object, by=request.user)


class Marked(BatchScreen, View):
    """The file with every fault marked at its cell, and a sheet of all faults: to mend and to send again."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return downloads.file_with_marks(self.object, by=request.user)
        except ShownError as error:
            messages.error(request, str(error))
            return redirect("imports:report", self.object.pk)


class Problems(BatchScreen, View):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return downloads.problems_of(self.object.report, f"impor-{self.object.pk}")


class Template(Screen, View):
    """Our own upload template, empty."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return downloads.workbook(budget_template(), TEMPLATE_NAME)
