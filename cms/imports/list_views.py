"""The screens of a desk of lists: files received, upload, what would change, accept, refuse, undo. urls_of() gives them to a desk."""

from __future__ import annotations

from typing import Any  # Django's views take whatever the address holds

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils.functional import cached_property
from django.views import View
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button

from cms.core.public_words import without_personal_number
from cms.domain.errors import ShownError
from cms.imports import downloads, lists
from cms.imports.forms import FileForm
from cms.imports.licences import ENDED_REVIEWS
from cms.imports.list_desks import Desk
from cms.imports.models import ListBatch, ListState
from cms.imports.problem_list import count_of, problem_groups
from cms.imports.replacing import open_before, replace
from cms.imports.understanding import row_counts, sheets_of
from cms.imports.views import ReceivedFiles, ReplaceScreen, Screen, sent_on
from importers.report import WORDS

# The faulty list in an address, whose mended successor is sent.
INSTEAD_OF, MOST_DIGITS = "dari", 10
REVIEWS_NAMED = 10
ROW_KINDS = {kind: words.capitalize() for kind, words in WORDS["id"].items()}


class ReasonForm(forms.Form):
    """Why a list is refused or undone."""

    reason = forms.CharField(
        label="Alasan",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[without_personal_number],
        error_messages={"required": "Tulis alasannya."},
    )


class ListScreen(Screen):
    """What these screens share."""

    model = ListBatch
    desk: Desk = None  # said by urls_of()

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        files = {"url": self.desk.url("index"), "label": self.desk.title}
        return [*self.breadcrumbs_items, files, *self.trail(), {"url": "", "label": self.get_page_title()}]


class Received(ReceivedFiles):
    """All lists, newest first."""

    model = ListBatch
    desk: Desk = None  # said by urls_of()
    list_filter = ["kind", "state"]
    list_display = [
        "file_name",
        Column("kind", label="Isi", accessor="get_kind_display"),
        *ReceivedFiles.list_display,
    ]

    def get_base_queryset(self) -> Any:
        return self.model.objects.filter(kind__in=self.desk.kinds).defer("report", "effect").select_related("sent_by__wagtail_userprofile")

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        current = [Button(self.desk.current, url=self.desk.url("current"), icon_name="table")] if self.desk.current else []
        templates = self.desk.template_links.items()
        return [*current, *(Button(f"Unduh templat {name}", url=url, icon_name="download") for name, url in templates)]


class Upload(ListScreen, FormView):
    """The form for a new list. One with errors is kept too, so that its report can be read."""

    template_name = "lists/upload.html"
    permission_required = "add"

    def get_form_class(self) -> type[FileForm]:
        return self.desk.form

    def get_initial(self) -> dict[str, Any]:
        """What was said of the faulty file that this one is to replace holds for it too: nobody remembers it a second time."""
        faulty = self.faulty()
        return super().get_initial() | ({"kind": faulty.kind, "is_sample": faulty.is_sample, **faulty.details} if faulty else {})

    def faulty(self) -> ListBatch | None:
        """The list that this one is to replace, as the address says."""
        pk = self.request.GET.get(INSTEAD_OF, "")
        return ListBatch.objects.filter(kind__in=self.desk.kinds, pk=pk).first() if pk.isdecimal() and len(pk) < MOST_DIGITS else None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        about = {"most_bytes": settings.IMPORT_MAX_BYTES, "too_large": context["form"].fields["file"].too_large}
        return context | about | {"templates": self.desk.template_links, "replaces": self.faulty()}

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            batch = lists.receive(form.cleaned_data["file"], form.cleaned_data["kind"], form.details(), by=self.request.user)
        except ShownError as error:
            form.add_error(None, str(error))
            return self.form_invalid(form)
        if batch.state == ListState.CHECKED:
            messages.success(self.request, f"{batch.file_name} terbaca. Periksa laporannya, lalu terima atau tolak.")
        else:
            messages.warning(self.request, f"{batch.file_name} memuat kesalahan. Tidak ada yang disimpan.")
        self._replace(batch)
        return sent_on(self.request, self.desk.url("report", batch.pk))

    def _replace(self, batch: ListBatch) -> None:
        """Whoever came by way of a faulty list said already that this one takes its place."""
        older = self.faulty()
        if older is not None and older.is_waiting:
            try:
                replace(older, batch, by=self.request.user, may_decide=self.user_has_permission("change"))
            except ShownError as error:
                messages.warning(self.request, str(error))
            else:
                messages.info(self.request, f"{older.file_name} yang lama ditutup: digantikan berkas ini. Catatannya disimpan.")


class ListBatchScreen(ListScreen):
    """A screen about one list."""

    object: ListBatch

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        own = ListBatch.objects.filter(kind__in=self.desk.kinds).select_related("decided_by", "replaced_by")
        self.object = get_object_or_404(own, pk=kwargs["pk"])

    def trail(self) -> list[dict[str, str]]:
        return [{"url": self.desk.url("report", self.object.pk), "label": self.object.file_name}]


class Report(ListBatchScreen, TemplateView):
    """What was understood, every problem, and what would change."""

    def get_template_names(self) -> list[str]:
        return [self.desk.report_template]

    def get_page_title(self) -> str:
        return self.object.file_name

    def trail(self) -> list[dict[str, str]]:
        return []

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        pk = self.object.pk
        problems = self.object.report.get("problems")
        marked = [Button("Unduh berkas bertanda", url=self.desk.url("marked", pk), icon_name="edit")] if self.object.file and problems else []
        file = [Button("Unduh berkas", url=self.desk.url("file", pk), icon_name="download")] if self.object.file else []
        return [*marked, *file, *([Button("Unduh daftar masalah (CSV)", url=self.desk.url("problems", pk), icon_name="list-ul")] if problems else [])]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        batch, report = self.object, self.object.report
        may = self.user_has_permission("change")
        return super().get_context_data(**kwargs) | {
            "batch": batch,
            "report": report,
            "problem_groups": problem_groups(report),
            "marked_url": self.desk.url("marked", batch.pk) if batch.file else "",
            "problems_url": self.desk.url("problems", batch.pk),
            "error_count": count_of(report, "error"),
            "warning_count": count_of(report, "warning"),
            "sheets": sheets_of(report, self.desk.meanings),
            "row_counts": row_counts(report, stored="Terbaca", kinds=ROW_KINDS),
            "moves": {name: self.desk.url(name, batch.pk) for name in ("accept", "refuse", "undo", "take_back")}
            | {"upload": f"{self.desk.url('upload')}?{INSTEAD_OF}={batch.pk}"},
            "changes": report.get("changes") or {},
            "difference": report.get("difference"),
            "states": report.get("states", {}).values(),
            "is_empty": not any((report.get("difference") or {}).get(name) for name in ("new", "events", "amended", "changed", "removed")),
            "open_before": [(one, self.desk.url("report", one.pk), self.desk.url("replace", batch.pk, one.pk)) for one in self._open_before(may)],
            "replaced_by_url": self.desk.url("report", batch.replaced_by.pk) if batch.replaced_by else "",
            "may_decide": may and batch.is_waiting,
            "may_mend": batch.state == ListState.FAULTY and self.user_has_permission("add"),
            "may_take_back": not may and batch.is_waiting and batch.sent_by_id == self.request.user.pk,
            "may_accept": may and batch.state == ListState.CHECKED,
            "may_undo": may and batch.state == ListState.ACCEPTED and bool(batch.effect.get("last")),
        }

    def _open_before(self, may: bool) -> list[ListBatch]:
        return open_before(self.object, by=self.request.user, may_decide=may) if self.user_has_permission("add") else []


class Accept(ListBatchScreen, View):
    """Takes the list in."""

    permission_required = "change"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            if lists.accept(self.object, by=request.user):
                messages.success(request, self.desk.accepted.format(file=self.object.file_name))
                self._tell_ended_reviews(request)
            else:
                messages.warning(request, self.desk.outdated)
        except ShownError as error:
            messages.error(request, str(error))
        return redirect(self.desk.url("report", self.object.pk))

    def _tell_ended_reviews(self, request: HttpRequest) -> None:
        self.object.refresh_from_db()
        if ended := self.object.effect.get(ENDED_REVIEWS):
            shown = f"{', '.join(ended[:REVIEWS_NAMED])}{' …' if len(ended) > REVIEWS_NAMED else ''}"
            messages.warning(request, f"Isi yang diajukan berubah. Pengajuannya berakhir tanpa disetujui: {shown}. Ajukan lagi dari halamannya.")


class Reasoned(ListBatchScreen, FormView):
    """Asks why, then ends or undoes the list."""

    template_name = "lists/reason.html"
    permission_required = "change"
    form_class = ReasonForm
    states: tuple[str, ...] = ()
    submit = ""

    @property
    def words(self) -> str:
        raise NotImplementedError

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.object.state not in self.states and self.user_has_permission(self.permission_required):
            messages.error(request, f"{self.object.file_name} sudah diputuskan: {self.object.get_state_display().lower()}.")
            return redirect(self.desk.url("report", self.object.pk))
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        back = self.desk.url("report", self.object.pk)
        return super().get_context_data(**kwargs) | {"batch": self.object, "words": self.words, "submit": self.submit, "back": back}

    def form_valid(self, form: forms.Form) -> HttpResponse:
        try:
            messages.success(self.request, self.done(form.cleaned_data["reason"]))
        except ShownError as error:
            form.add_error(None, str(error))
            return self.form_invalid(form)
        return redirect(self.desk.url("report", self.object.pk))

    def done(self, reason: str) -> str:
        raise NotImplementedError


class Refuse(Reasoned):
    page_title = "Tolak berkas"
    states = (ListState.CHECKED, ListState.FAULTY)
    submit = "Ya, tolak berkas ini"

    @property
    def words(self) -> str:
        return self.desk.refuse_words

    def done(self, reason: str) -> str:
        lists.refuse(self.object, by=self.request.user, reason=reason)
        return f"{self.object.file_name} ditolak."


class TakeBackForm(ReasonForm):
    """The sender owes nobody a reason as long as nobody has decided."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = False


class TakeBack(Reasoned):
    """For the sender who may not decide: a wrong file need not wait for somebody else to refuse it."""

    page_title = "Tarik berkas"
    permission_required = "add"
    form_class = TakeBackForm
    states = (ListState.CHECKED, ListState.FAULTY)
    submit = "Ya, tarik berkas ini"

    @property
    def words(self) -> str:
        return "Berkas ini tidak jadi Anda kirim: berkasnya dihapus, catatan tentangnya disimpan. Yang berlaku tidak berubah."

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.object.sent_by_id != request.user.pk:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def done(self, reason: str) -> str:
        lists.take_back(self.object, by=self.request.user, reason=reason)
        return f"{self.object.file_name} ditarik."


class Undo(Reasoned):
    page_title = "Batalkan berkas"
    states = (ListState.ACCEPTED,)
    submit = "Ya, batalkan seluruh berkas"

    @property
    def words(self) -> str:
        return self.desk.undo_words

    def done(self, reason: str) -> str:
        count = lists.undo(self.object, by=self.request.user, reason=reason)
        return self.desk.undone.format(file=self.object.file_name, count=count)


class Replace(ReplaceScreen, ListBatchScreen, TemplateView):
    """Asks whether an older list is to end because this one takes its place. Its sender needs no right to decide for that."""

    permission_required = "add"

    def address_of(self, batch: ListBatch) -> str:
        return self.desk.url("report", batch.pk)


class File(ListBatchScreen, View):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> FileResponse:
        return downloads.file_as_sent(self.object, by=request.user)


class Marked(ListBatchScreen, View):
    """The file with every fault marked at its cell, and a sheet of all faults: to mend and to send again."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return downloads.file_with_marks(self.object, by=request.user)
        except ShownError as error:
            messages.error(request, str(error))
            return redirect(self.desk.url("report", self.object.pk))


class Problems(ListBatchScreen, View):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return downloads.problems_of(self.object.report, f"{self.desk.namespace}-{self.object.pk}")


class Template(ListScreen, View):
    """Our own workbooks to fill in."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if kwargs["name"] not in self.desk.templates:
            raise Http404
        file_name, template = self.desk.templates[kwargs["name"]]
        return downloads.workbook(template(), file_name)


def urls_of(desk: Desk) -> list[URLPattern]:
    """The addresses of a desk's screens."""
    about = {"desk": desk, "model": desk.model}
    received = about | {
        "page_title": desk.received or desk.title,
        "index_url_name": f"{desk.namespace}:index",
        "index_results_url_name": f"{desk.namespace}:index_results",
        "inspect_url_name": f"{desk.namespace}:report",
        "add_url_name": f"{desk.namespace}:upload",
        "add_item_label": desk.add_label,
    }
    return [
        path("", Received.as_view(**received), name="index"),
        path("results/", Received.as_view(**received, results_only=True), name="index_results"),
        path("baru/", Upload.as_view(**about, page_title=desk.upload or desk.add_label), name="upload"),
        path("templat/<slug:name>/", Template.as_view(**about), name="template"),
        path("<int:pk>/", Report.as_view(**about), name="report"),
        path("<int:pk>/terima/", Accept.as_view(**about), name="accept"),
        path("<int:pk>/tolak/", Refuse.as_view(**about), name="refuse"),
        path("<int:pk>/tarik/", TakeBack.as_view(**about), name="take_back"),
        path("<int:pk>/menggantikan/<int:older>/", Replace.as_view(**about), name="replace"),
        path("<int:pk>/batalkan/", Undo.as_view(**about), name="undo"),
        path("<int:pk>/berkas/", File.as_view(**about), name="file"),
        path("<int:pk>/bertanda/", Marked.as_view(**about), name="marked"),
        path("<int:pk>/masalah/", Problems.as_view(**about), name="problems"),
    ]
