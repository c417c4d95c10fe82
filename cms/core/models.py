"""The root of the page tree and plain pages of text. The public never reaches them here: the static site shows them."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from cms.core.cleaning import FEATURES, clean_html, page_links
from cms.core.long_line import LongLine
from cms.core.preview import PreviewOnSite
from cms.core.release import Folder, PublicPage
from site_static.addresses import TOP_WORDS


class SiteRoot(Folder, Page):
    """The top of the tree. It has no content of its own; there is one, made by a migration."""

    parent_page_types = ["wagtailcore.Page"]
    max_count = 1
    preview_modes = []
    is_creatable = False

    class Meta:
        verbose_name = "akar situs"
        verbose_name_plural = "akar situs"


class PlainPage(PublicPage, PreviewOnSite, Page):
    """A page of text: about, how to complain. Indonesian is the original; English may be missing and is then said to be."""

    title_en = models.CharField("judul dalam bahasa Inggris", max_length=255, blank=True)
    body = RichTextField("isi", features=FEATURES)
    body_en = RichTextField("isi dalam bahasa Inggris", features=FEATURES, blank=True)

    parent_page_types = ["core.SiteRoot"]
    subpage_types = []
    content_panels = [
        TitleFieldPanel("title", widget=LongLine),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("title_en"), FieldPanel("body_en")], heading="Bahasa Inggris"),
    ]
    promote_panels = [FieldPanel("slug")]

    class Meta:
        verbose_name = "halaman teks"
        verbose_name_plural = "halaman teks"

    def clean(self) -> None:
        super().clean()
        if self.slug in TOP_WORDS:
            raise ValidationError({"slug": f"Alamat /{self.slug}/ sudah dipakai bagian lain dari situs. Pilih kata lain."})
        for name in ("body", "body_en"):
            if page_links(getattr(self, name)):
                raise ValidationError({name: "Ada tautan ke halaman di dalam CMS. Pakai alamat lengkapnya di situs, diawali https://."})
            setattr(self, name, clean_html(getattr(self, name)))
