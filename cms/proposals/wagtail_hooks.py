"""Puts the desk into Wagtail's admin: addresses, menu, rights; and the words of our entries in its log."""

from __future__ import annotations

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import URLPattern, path
from wagtail import hooks

from cms.budgets.admin import LEANING
from cms.core.audit import tell_actions
from cms.core.menu import ViewSetForReaders
from cms.proposals import prepared, services
from cms.proposals.desk import answers, new, views
from cms.proposals.desk.home import add_late_proposals
from cms.proposals.desk.lines import proposals_that_name
from cms.proposals.desk.screens import ICON
from cms.proposals.models import ProposalRecord

hooks.register("construct_homepage_panels", add_late_proposals)
LEANING.append(proposals_that_name)

tell_actions(
    {
        services.REGISTERED: ("Catat usulan", "Usulan dicatat dan diberi nomor"),
        services.ANSWERED: ("Tambah kejadian usulan", "Kejadian ditambahkan pada riwayat usulan"),
        services.TAKEN_IN: ("Terima berkas usulan", "Usulan dan kejadian dari berkas disimpan"),
        services.AMENDED: ("Betulkan isi usulan", "Isi usulan dibetulkan, dengan catatan dalam riwayatnya"),
        services.NOTED: ("Tulis catatan dalam", "Catatan dalam ditulis; tidak terbit"),
        prepared.PREPARED: ("Siapkan keputusan", "Keputusan disiapkan, belum dicatat"),
        prepared.DISCARDED: ("Buang keputusan yang disiapkan", "Keputusan yang disiapkan dibuang"),
    }
)


class DeskViewSet(ViewSetForReaders):
    model = ProposalRecord
    name = "desk"
    url_prefix = "usulan"
    icon = ICON
    menu_label = "Usulan"
    menu_name = "proposals"
    menu_order = 160  # after the imports

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", views.Queue.as_view(), name="index"),
            path("baru/", new.New.as_view(), name="new"),
            path("siap/", answers.Prepared.as_view(), name="prepared"),
            path("tanpa-usulan/", views.Money.as_view(), name="money"),
            path("banyak/<slug:to>/", answers.AnswerMany.as_view(), name="many"),
            path("<str:number>/", views.One.as_view(), name="one"),
            path("<str:number>/jawab/<slug:to>/", answers.Answer.as_view(), name="answer"),
            path("<str:number>/batalkan/", answers.TakeBack.as_view(), name="take_back"),
            path("<str:number>/catatan/", answers.Note.as_view(), name="note"),
            path("<str:number>/foto/<slug:name>/", views.Photo.as_view(), name="photo"),
            path("<str:number>/betulkan/", answers.Amend.as_view(), name="amend"),
        ]


@hooks.register("register_admin_viewset")
def register_viewset() -> DeskViewSet:
    return DeskViewSet()


@hooks.register("register_permissions")
def register_permissions() -> QuerySet[Permission]:
    """So that an administrator can give these rights to other groups. Nobody deletes a proposal."""
    names = [f"{action}_proposalrecord" for action in ("add", "change", "view")]
    return Permission.objects.filter(content_type__app_label="proposals", codename__in=names)
