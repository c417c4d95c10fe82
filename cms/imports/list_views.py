"""The planning officer's screens for files: lists received, upload, what would change, accept, refuse, undo."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any  # Django's views take whatever the address holds

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.defaultfilters import filesizeformat
from django.utils.functional import cached_property
from django.views import View
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, UserColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button

from cms.core import audit
from cms.core.uploads import TOO_LARGE
from cms.domain.errors import ShownError
from cms.domain.periods import FIRST_YEAR, LAST_YEAR
from cms.imports import lists
from cms.imports.forms import ACCEPTED_TYPES, Day
from cms.imports.list_desks import PROPOSAL_DESK
from cms.imports.models import PROPOSAL_KINDS, ListBatch, ListState
from cms.imports.problem_list import count_of, problem_groups, problems_as_csv
from cms.imports.proposals import ProposalDetails
from cms.imports.understanding import NOT_READ, ColumnRead, SheetRead, heading_words
from cms.imports.views import ICON, XLSX, Screen
from importers.report import WORDS


class ListForm(forms.Form):
    """The file, what kind of list it is, and what it may not say itself."""

    kind = forms.ChoiceField(label="Isi berkas", choices=[(kind.value, kind.label) for kind in PROPOSAL_KINDS])
    file = forms.FileField(
        label="Berkas",
        help_text="Ekspor usulan SIPD, tabel tahapan musrenbang, daftar keputusan, atau templat kami.",
        widget=forms.FileInput(attrs={"accept": ACCEPTED_TYPES}),
        error_messages={"required": "Pilih berkasnya dulu.", "empty": "Berkas ini kosong: ukurannya 0 bita."},
    )
    as_of = forms.DateField(
        label="Keadaan per tanggal", required=False, widget=Day, help_text="Hari berkas ini menggambarkan keadaan. Kosongkan untuk hari ini."
    )
    year = forms.IntegerField(
        label="Diusulkan untuk tahun", required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR, help_text="Bila berkasnya tidak menyebut tahun."
    )
    by_office = forms.CharField(
        label="Diputuskan oleh", initial="Bappeda", max_length=200, help_text="Dipakai untuk baris yang tidak menyebut siapa yang memutuskan."
    )
    system = forms.CharField(
        label="Sistem asal",
        required=False,
        max_length=40,
        help_text="Misalnya sipd. Membedakan nomornya dari nomor sistem lain; pakai kata yang sama setiap kali.",
    )
    sheet = forms.CharField(label="Hanya lembar ini", required=False, max_length=100)
    is_sample = forms.BooleanField(label="Contoh", required=False, help_text="Usulan karangan untuk peragaan. Kata CONTOH tampil di setiap halaman.")

    def __init__(self, *args: Any, request_meta: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        limit = filesizeformat(settings.IMPORT_MAX_BYTES)
        self.fields["file"].help_text += f" Paling besar {limit}."
        if TOO_LARGE in request_meta:
            self.fields["file"].error_messages["required"] = f"Berkas ini lebih besar dari {limit}. Bagi menjadi beberapa berkas, lalu pilih lagi."

    def details(self) -> ProposalDetails:
        said = self.cleaned_data
        return ProposalDetails(**{name: said[name] for name in ("as_of", "year", "by_office", "system", "is_sample")}, sheet=said["sheet"] or None)


class ReasonForm(forms.Form):
    """Why a list is refused or undone."""

    reason = forms.CharField(
        label="Alasan", max_length=500, widget=forms.Textarea(attrs={"rows": 3}), error_messages={"required": "Tulis alasannya."}
    )


class ListScreen(Screen):
    """What these screens share."""

    model = ListBatch
    desk = PROPOSAL_DESK

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        files = {"url": self.desk.url("index"), "label": self.desk.title}
        return [*self.breadcrumbs_items, files, *self.trail(), {"url": "", "label": self.get_page_title()}]


class Received(generic.IndexView):
    """All lists, newest first."""

    model = ListBatch
    page_title = "Berkas usulan"
    header_icon = ICON
    index_url_name = "lists:index"
    index_results_url_name = "lists:index_results"
    inspect_url_name = "lists:report"
    add_url_name = "lists:upload"
    add_item_label = "Impor daftar"
    any_permission_required = ["view"]
    list_filter = ["kind", "state"]
    search_fields = ["file_name"]
    search_backend_name = None
    paginate_by = 20
    default_ordering = "-sent_at"
    list_display = [
        "file_name",
        Column("kind", label="Isi", accessor="get_kind_display"),
        StatusTagColumn("state", label="Keadaan", accessor="get_state_display", primary=lambda batch: batch.is_waiting),
        DateColumn("sent_at", label="Dikirim", sort_key="sent_at"),
        UserColumn("sent_by", label="Oleh", blank_display_name="baris perintah"),
    ]

    desk = PROPOSAL_DESK

    def get_base_queryset(self) -> Any:
        return self.model.objects.filter(kind__in=self.desk.kinds).defer("report", "effect").select_related("sent_by")

    def get_list_buttons(self, instance: ListBatch) -> list[Button]:
        return []

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        return [Button(f"Unduh templat {name}", url=url, icon_name="download") for name, url in self.desk.template_links.items()]


class Upload(ListScreen, FormView):
    """The form for a new list. One with errors is kept too, so that its report can be read."""

    template_name = "lists/upload.html"
    page_title = "Impor daftar"
    permission_required = "add"
    form_class = ListForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"request_meta": self.request.META}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"templates": self.desk.template_links}

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
        return redirect(self.desk.url("report", batch.pk))


class ListBatchScreen(ListScreen):
    """A screen about one list."""

    object: ListBatch

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        own = ListBatch.objects.filter(kind__in=self.desk.kinds).select_related("decided_by")
        self.object = get_object_or_404(own, pk=kwargs["pk"])

    def trail(self) -> list[dict[str, str]]:
        return [{"url": self.desk.url("report", self.object.pk), "label": self.object.file_name}]


class Report(ListBatchScreen, TemplateView):
    """What was understood, every problem, and what would change."""

    template_name = "lists/report.html"

    def get_page_title(self) -> str:
        return self.object.file_name

    def trail(self) -> list[dict[str, str]]:
        return []

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        pk = self.object.pk
        file = [Button("Unduh berkas", url=self.desk.url("file", pk), icon_name="download")] if self.object.file else []
        problems = self.object.report.get("problems")
        return [*file, *([Button("Unduh daftar masalah (CSV)", url=self.desk.url("problems", pk), icon_name="list-ul")] if problems else [])]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        batch, report = self.object, self.object.report
        may = self.user_has_permission("change")
        return super().get_context_data(**kwargs) | {
            "batch": batch,
            "report": report,
            "problem_groups": problem_groups(report),
            "problems_url": self.desk.url("problems", batch.pk),
            "error_count": count_of(report, "error"),
            "warning_count": count_of(report, "warning"),
            "sheets": sheets_of(report, self.desk.meanings),
            "row_counts": row_counts(report),
            "moves": {name: self.desk.url(name, batch.pk) for name in ("accept", "refuse", "undo")} | {"upload": self.desk.url("upload")},
            "changes": report.get("changes") or {},
            "difference": report.get("difference"),
            "states": report.get("states", {}).values(),
            "is_empty": not any((report.get("difference") or {}).get(name) for name in ("new", "events", "amended", "changed")),
            "may_decide": may and batch.is_waiting,
            "may_accept": may and batch.state == ListState.CHECKED,
            "may_undo": may and batch.state == ListState.ACCEPTED and bool(batch.effect.get("last")),
        }


def sheets_of(report: Mapping[str, Any], meanings: Mapping[str, str]) -> tuple[SheetRead, ...]:
    """Every sheet in which a list was found, as the officer reads it."""
    return tuple(
        SheetRead(
            name=sheet["sheet"],
            heading=heading_words(*sheet["heading_rows"]),
            is_used=True,
            columns=tuple(
                _column(column, is_read, sheet.get("table", ""), meanings)
                for is_read, name in ((True, "columns"), (False, "unread"))
                for column in sheet[name]
            ),
        )
        for sheet in report.get("understood", ())
    )


def _column(column: Mapping[str, Any], is_read: bool, table: str, meanings: Mapping[str, str]) -> ColumnRead:
    """One name may mean different things in the tables of one file: those meanings stand under "table.name"."""
    name = column["name"]
    meaning = meanings.get(f"{table}.{name}", meanings.get(name, name)) if is_read else NOT_READ
    about = {name: column[name] for name in ("letters", "title", "notation")}
    return ColumnRead(meaning=meaning, samples=tuple(column["samples"]), is_read=is_read, **about)


def row_counts(report: Mapping[str, Any]) -> tuple[tuple[str, int], ...]:
    """(what became of them, how many rows); the numbers add up to the rows that were read."""
    skipped = ((WORDS["id"].get(kind, kind).capitalize(), count) for kind, count in report.get("rows_skipped", {}).items())
    return (("Terbaca", report.get("rows_stored", 0)), ("Ditolak karena kesalahan", report.get("rows_refused", 0)), *skipped)


class Accept(ListBatchScreen, View):
    """Takes the list in."""

    permission_required = "change"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            if lists.accept(self.object, by=request.user):
                messages.success(request, self.desk.accepted.format(file=self.object.file_name))
            else:
                messages.warning(request, self.desk.outdated)
        except ShownError as error:
            messages.error(request, str(error))
        return redirect(self.desk.url("report", self.object.pk))


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
        if self.object.state not in self.states:
            raise PermissionDenied
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


class File(ListBatchScreen, View):
    """The file as it was sent; always as a download."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> FileResponse:
        if not self.object.file:
            raise Http404
        audit.record(audit.DOWNLOADED, self.object, by=request.user)
        return FileResponse(self.object.file.open("rb"), as_attachment=True, filename=self.object.file_name, content_type="application/octet-stream")


class Problems(ListBatchScreen, View):
    """Every problem of a list as a table for a spreadsheet program."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        headers = {"Content-Disposition": f'attachment; filename="masalah-{self.desk.namespace}-{self.object.pk}.csv"'}
        return HttpResponse(problems_as_csv(self.object.report), content_type="text/csv; charset=utf-8", headers=headers)


class Template(ListScreen, View):
    """Our own upload templates, empty."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if kwargs["name"] not in self.desk.templates:
            raise Http404
        file_name, template = self.desk.templates[kwargs["name"]]
        return HttpResponse(template(), content_type=XLSX, headers={"Content-Disposition": f'attachment; filename="{file_name}"'})
