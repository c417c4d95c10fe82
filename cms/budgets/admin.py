"""Budgets in Wagtail's admin: all versions of a document, and putting an earlier one back in force in one step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any  # Django's views take whatever the address holds

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.views import View
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.pages.utils import get_breadcrumbs_items_for_page
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from cms.budgets import queries
from cms.budgets.models import BudgetDocumentPage, BudgetVintage
from cms.budgets.services import draft_again, put_back, withdraw
from cms.core.preview import previews
from cms.core.preview_views import SitePageEdit, SitePageViewSet
from cms.core.public_words import without_personal_number
from cms.domain.errors import ShownError
from site_static import addresses

# Areas above the budgets say here what of theirs leans on the version in force, for whoever is about to withdraw it: a sentence, or "".
# Asked with the version that comes back in its place; None where the whole document goes.
LEANING: list[Callable[[BudgetDocumentPage, BudgetVintage | None], str]] = []

previews.register(BudgetDocumentPage, lambda page: addresses.document(page.slug))


class BudgetEdit(SitePageEdit):
    """The editor of a document, which knows its versions."""

    def in_draft(self) -> str:
        vintage = self.page.vintage
        return f"versi {vintage.number}" if vintage is not None else ""


class BudgetDocumentViewSet(SitePageViewSet):
    """Wagtail's own screens for a document, with the preview on our site."""

    model = BudgetDocumentPage
    icon = "doc-full"
    edit_view_class = BudgetEdit


class DocumentScreen(WagtailAdminTemplateMixin):
    """A screen about one document, for those who may edit or publish it."""

    header_icon = "history"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.page = get_object_or_404(BudgetDocumentPage, id=kwargs["page_id"])  # not pk: a number past all keys is a fault of the database there
        self.rights = self.page.permissions_for_user(request.user)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not (self.rights.can_edit() or self.rights.can_publish()):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*get_breadcrumbs_items_for_page(self.page, self.request.user), {"url": "", "label": self.get_page_title()}]


class Versions(DocumentScreen, TemplateView):
    """Every version that was accepted: its file, its counts, since when it was public, which one is in force."""

    template_name = "budgets/versions.html"
    page_title = "Semua versi"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        draft = self.page.get_latest_revision_as_object()
        scheduled = queries.scheduled(self.page)
        vintages = queries.vintages_of(self.page).prefetch_related("releases")
        return super().get_context_data(**kwargs) | {
            "page": self.page,
            "vintages": [(vintage, scheduled.get(vintage.pk)) for vintage in vintages],
            "before": self._before_the_one_in_force(),
            "in_force": self.page.vintage_id if self.page.live else None,
            "in_draft": draft.vintage_id,
            "may_put_back": self.rights.can_publish(),
            "may_edit": self.rights.can_edit(),
        }

    def _before_the_one_in_force(self) -> BudgetVintage | None:
        """What comes back when the version in force is withdrawn: the newest published one before it that was not withdrawn itself."""
        if not self.page.live or self.page.vintage is None:
            return None
        earlier = queries.vintages_of(self.page).filter(published_at__isnull=False, number__lt=self.page.vintage.number)
        return next((vintage for vintage in earlier if vintage.withdrawal is None), None)


def leaning_on(page: BudgetDocumentPage, comes_back: BudgetVintage | None) -> list[str]:
    """What else is concerned when the version in force goes; nothing while none is."""
    return [sentence for told in LEANING if (sentence := told(page, comes_back))] if page.live else []


class ReasonForm(forms.Form):
    """Why; kept in the history of the document and published with the notice."""

    reason = forms.CharField(
        label="Alasan",
        max_length=500,
        validators=[without_personal_number],
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Misalnya: berkas versi terakhir ternyata salah kirim. Ikut terbit di halaman versinya; jangan menulis nama orang.",
        error_messages={"required": "Tulis alasannya, supaya riwayatnya dapat dipahami kemudian."},
    )


class PutBack(DocumentScreen, FormView):
    """Asks why, then puts the version in force."""

    template_name = "budgets/put_back.html"
    page_title = "Berlakukan kembali"
    form_class = ReasonForm

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.vintage = get_object_or_404(BudgetVintage, document=self.page, number=kwargs["number"])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.rights.can_publish():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"page": self.page, "vintage": self.vintage, "leaning": leaning_on(self.page, self.vintage)}

    def form_valid(self, form: ReasonForm) -> HttpResponse:
        try:
            put_back(self.vintage, by=self.request.user, reason=form.cleaned_data["reason"])
        except ShownError as error:
            messages.error(self.request, str(error))
        else:
            messages.success(
                self.request, f"Versi {self.vintage.number} dari {self.page.title} berlaku lagi. Situs mengikutinya saat dibangun berikutnya."
            )
        return redirect("vintages:index", self.page.pk)


class DraftAgain(DocumentScreen, View):
    """Makes a version that was never public the draft again."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        vintage = get_object_or_404(BudgetVintage, document=self.page, number=kwargs["number"])
        try:
            stored = draft_again(vintage, by=request.user)
        except ShownError as error:
            messages.error(request, str(error))
        else:
            ended = f" Pengajuan versi {stored.review_ended_of} berakhir tanpa disetujui." if stored.review_ended_of else ""
            messages.success(
                request, f"Versi {vintage.number} menjadi draf {self.page.title}.{ended} Ajukan dokumennya supaya editor menerbitkannya."
            )
        return redirect("vintages:index", self.page.pk)


class Withdraw(DocumentScreen, FormView):
    """Asks why, then takes the document from the public; its address says so."""

    template_name = "budgets/withdraw.html"
    page_title = "Tarik dokumen"
    form_class = ReasonForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.rights.can_publish():
            raise PermissionDenied
        if not self.page.live:  # somebody else withdrew it while the reason was typed
            messages.warning(request, f"{self.page.title} sudah ditarik atau belum pernah terbit. Tidak ada yang diubah.")
            return redirect("vintages:index", self.page.pk)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"page": self.page, "leaning": leaning_on(self.page, None)}

    def form_valid(self, form: ReasonForm) -> HttpResponse:
        withdraw(self.page, by=self.request.user, reason=form.cleaned_data["reason"])
        messages.success(self.request, f"{self.page.title} ditarik. Alamatnya menyebutkan alasannya setelah situs dibangun berikutnya.")
        return redirect("vintages:index", self.page.pk)


def version_buttons(page: Page, user: AbstractBaseUser, *args: Any, **kwargs: Any) -> Iterator[Button]:
    """The way to a document's versions, beside Wagtail's own entries for a page."""
    if isinstance(page.specific_deferred, BudgetDocumentPage):
        rights = page.permissions_for_user(user)
        if rights.can_edit() or rights.can_publish():
            yield Button("Semua versi", url=reverse("vintages:index", args=[page.pk]), icon_name="history", priority=55)


ADMIN_URLS: list[URLPattern] = [
    path("", Versions.as_view(), name="index"),
    path("tarik/", Withdraw.as_view(), name="withdraw"),
    path("<int:number>/berlakukan/", PutBack.as_view(), name="put_back"),
    path("<int:number>/draf/", DraftAgain.as_view(), name="draft_again"),
]
