"""Puts services' shared entries into Wagtail's admin, and the words for what our services write into its log."""

from __future__ import annotations

from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from cms.core.audit import tell_actions
from cms.licensing.admin import ServiceViewSet
from cms.licensing.models import FinderTable, GoalRecord, LawRecord, OfficeRecord, PaymentRecord, RecourseRecord, RequirementRecord
from cms.licensing.services import DEFAULTS, FINDER, ISSUANCES, STORED

tell_actions(
    {
        FINDER: ("Simpan pencari izin", "Tabel pencari izin disimpan dan diterbitkan"),
        STORED: ("Simpan layanan", "Layanan disimpan sebagai draf"),
        ISSUANCES: ("Ganti catatan waktu terbit", "Catatan tanggal masuk dan terbit diganti"),
        DEFAULTS: ("Ubah isi untuk semua layanan", "Maklumat, hak dan kewajiban, serta saluran pengaduan untuk semua layanan diubah"),
    }
)


@hooks.register("register_admin_viewset")
def register_services() -> ServiceViewSet:
    return ServiceViewSet()


class SharedViewSet(SnippetViewSet):
    """A list with code and name; where an entry is used is Wagtail's own screen."""

    list_display = ["name", "key"]
    search_fields = ["name", "key"]


class LawViewSet(SharedViewSet):
    model = LawRecord
    icon = "doc-full"
    list_display = ["name", "key", "status"]


class OfficeViewSet(SharedViewSet):
    model = OfficeRecord
    icon = "home"


class RequirementViewSet(SharedViewSet):
    model = RequirementRecord
    icon = "list-ul"


class PaymentViewSet(SharedViewSet):
    model = PaymentRecord
    icon = "tag"


class RecourseViewSet(SharedViewSet):
    model = RecourseRecord
    icon = "comment"


class GoalViewSet(SharedViewSet):
    model = GoalRecord
    icon = "pick"


class FinderViewSet(SnippetViewSet):
    """The decision table of the licence finder, with drafts and history."""

    model = FinderTable
    icon = "help"
    list_display = ["name"]


@register_snippet
class LicensingViewSets(SnippetViewSetGroup):
    """What many services share, in one place of the menu."""

    menu_label = "Isi perizinan"
    menu_name = "licensing"
    menu_icon = "snippet"
    items = (RequirementViewSet, LawViewSet, OfficeViewSet, PaymentViewSet, RecourseViewSet, GoalViewSet, FinderViewSet)
