"""The folder of all services: what holds for each of them unless it says otherwise."""

from __future__ import annotations

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import InlinePanel
from wagtail.models import Page

from cms.core.release import Folder
from cms.domain.licensing.charter import Right
from cms.domain.licensing.offices import Recourse
from cms.domain.texts import Text
from cms.licensing.models.columns import SharedFacts, Words, text, words_panel
from cms.licensing.models.parts import Complaint, StatedRight


class ServiceFolder(Folder, Page):
    """Holds all services, so that licensing officers can be given rights on them and on nothing else."""

    pledge = Words("maklumat pelayanan", is_long=True)

    parent_page_types = ["core.SiteRoot"]
    max_count = 1
    preview_modes = []
    is_creatable = False
    content_panels = [
        *Page.content_panels,
        words_panel("pledge"),
        InlinePanel("rights", heading="Hak dan kewajiban yang berlaku untuk semua layanan", label="hak atau kewajiban"),
        InlinePanel("complaints", heading="Saluran pengaduan untuk semua layanan", label="saluran pengaduan"),
    ]
    promote_panels = []

    class Meta:
        verbose_name = "kumpulan layanan"
        verbose_name_plural = "kumpulan layanan"

    def pledge_text(self) -> Text:
        return text(self, "pledge")

    def right_facts(self, shared: SharedFacts) -> tuple[Right, ...]:
        return tuple(one.fact(shared) for one in self.rights.all())

    def complaint_facts(self, shared: SharedFacts) -> tuple[Recourse, ...]:
        return tuple(shared.of(one, "recourse") for one in self.complaints.all())


class FolderRight(StatedRight):
    page = ParentalKey(ServiceFolder, on_delete=models.CASCADE, related_name="rights")


class FolderComplaint(Complaint):
    page = ParentalKey(ServiceFolder, on_delete=models.CASCADE, related_name="complaints")
