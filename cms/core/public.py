"""Database -> facts: plain pages as the static site shows them."""

from __future__ import annotations

from cms.core.models import PlainPage
from cms.domain.pages import Page


def published() -> tuple[Page, ...]:
    """All live pages, by slug."""
    return tuple(draft(page) for page in PlainPage.objects.live().order_by("slug"))


def draft(page: PlainPage) -> Page:
    """One page as it stands in this object, saved or not."""
    titles = {"id": page.title, "en": page.title_en}
    bodies = {"id": page.body, "en": page.body_en}
    return Page(slug=page.slug, titles=_filled(titles), bodies=_filled(bodies))


def _filled(texts: dict[str, str]) -> dict[str, str]:
    return {language: text for language, text in texts.items() if text}
