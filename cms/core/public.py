"""Database -> facts: plain pages as the static site shows them."""

from __future__ import annotations

from cms.core.models import PlainPage
from cms.domain.pages import Page


def published(*, without: PlainPage | None = None) -> tuple[Page, ...]:
    """All live pages, by slug; less one, whose draft is to stand in its place."""
    pages = PlainPage.objects.live().order_by("slug")
    return tuple(draft(page) for page in (pages.exclude(pk=without.pk) if without else pages))


def draft(page: PlainPage) -> Page:
    """One page as it stands in this object, saved or not. Indonesian is always there, even when an unfinished draft is still empty."""
    return Page(slug=page.slug, titles=_texts(page.title, page.title_en), bodies=_texts(page.body, page.body_en))


def _texts(indonesian: str, english: str) -> dict[str, str]:
    return {"id": indonesian, "en": english} if english else {"id": indonesian}
