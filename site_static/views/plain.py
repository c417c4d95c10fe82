"""Pages of text: what staff wrote, the glossary, and the page for an address that leads nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from html import unescape
from textwrap import shorten
from typing import Any  # a TOML file's values
from urllib.parse import urlsplit

from cms.domain.city import City
from cms.domain.pages import Page
from site_static import addresses
from site_static.views.frame import Draft, Frame, Link
from site_static.views.terms import GLOSSARY
from site_static.views.terms import entries as glossary_entries
from site_static.views.yearbook import HOME_LINK, digest_of
from site_static.words import phrase, texts_of

# In which every word of the glossary is explained.
FIRST_LANGUAGE = "id"
# As much as search engines show.
DESCRIPTION = 160
_PARAGRAPH, _TAG = re.compile(r"<p\b[^>]*>(.*?)</p>", re.DOTALL), re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextView:
    """A page that staff wrote. body is HTML that the CMS has cleaned; body_language differs from the page's where it is not translated."""

    frame: Frame
    title: str
    body: str
    body_language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word of the budget with its meaning in one language; source: the law or page that says so, "" where the meaning is our own wording."""

    anchor: str
    name: str
    meaning: str
    source: str
    see: tuple[Link, ...]
    # Of name and meaning: another than the page's where nobody has translated the word yet.
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryView:
    frame: Frame
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """The same message in another language."""

    language: str
    title: str
    lede: str
    link: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundView:
    frame: Frame
    base: str
    places: tuple[Link, ...]
    others: tuple[Elsewhere, ...]


def texts(pages: Iterable[Page], language: str) -> Iterator[Draft]:
    """The pages that staff wrote and the glossary, which differ by language."""
    for page in menu_pages(pages):
        facts = digest_of(page.slug, page.title(language), page.body(language), page.is_translated(language))
        view = partial(text_view, page, language)
        yield Draft(href=addresses.plain_page(page.slug), template="text.html", facts=facts, view=view, language=language)
    facts = digest_of(GLOSSARY.read_text("utf-8"))
    yield Draft(href=addresses.GLOSSARY, template="glossary.html", facts=facts, view=partial(glossary_view, language), language=language)


def not_found(city: City, *, has_proposals: bool) -> Draft:
    """The one page for wrong addresses, in the city's first language and, shorter, in the others."""
    view = not_found_view(city, has_proposals=has_proposals)
    return Draft(href=addresses.NOT_FOUND, template="not-found.html", facts=digest_of(view), view=lambda: view, language=city.languages[0])


def text_view(page: Page, language: str) -> TextView:
    return TextView(
        frame=Frame(
            href=addresses.plain_page(page.slug),
            title=page.title(language),
            description=_beginning(page.body(language)) or page.title(language),
            section=page.slug,
            trail=(HOME_LINK,),
        ),
        title=page.title(language),
        body=page.body(language),
        body_language=language if page.is_translated(language) else "id",
    )


def _beginning(body: str) -> str:
    """The first words of a page that staff wrote, for search engines and for the picture of the page."""
    first = _PARAGRAPH.search(body)
    return shorten(unescape(_TAG.sub(" ", first[1] if first else body)), DESCRIPTION, placeholder=" …")


def glossary_view(language: str) -> GlossaryView:
    """Sorted by the word in that language. A language that came later may explain words in its own file, as [term.<word>]."""
    entries = glossary_entries()
    spoken = {key: _language_of(key, entry, language) for key, entry in entries.items()}
    names = {key: _told(key, entry, "name", spoken[key]) for key, entry in entries.items()}
    terms = (
        Term(
            anchor=key,
            name=names[key],
            meaning=_told(key, entry, "meaning", spoken[key]),
            source=entry.get("source", ""),
            see=tuple(Link(label=names[other], href=f"#{other}") for other in entry.get("see", ())),
            language=spoken[key],
        )
        for key, entry in entries.items()
    )
    return GlossaryView(
        frame=Frame(
            href=addresses.GLOSSARY,
            title=phrase("glossary.title"),
            description=phrase("glossary.description"),
            section="glossary",
            trail=(HOME_LINK,),
        ),
        terms=tuple(sorted(terms, key=lambda term: (term.name.lower(), term.anchor))),
    )


def _language_of(key: str, entry: dict[str, Any], language: str) -> str:
    """The language in which a word is explained to readers of that language."""
    return language if language in entry["name"] or f"term.{key}.name" in texts_of(language) else FIRST_LANGUAGE


def _told(key: str, entry: dict[str, Any], part: str, language: str) -> str:
    return str(texts_of(language).get(f"term.{key}.{part}") or entry[part][language])


def not_found_view(city: City, *, has_proposals: bool) -> NotFoundView:
    """Its links count from the top of the site, whatever the wrong address was: base says where that is."""
    default, *others = city.languages
    return NotFoundView(
        frame=Frame(href=addresses.NOT_FOUND, title=phrase("not-found.title"), description=phrase("not-found.title"), section=""),
        base=urlsplit(city.site_url).path or "/",
        places=(
            HOME_LINK,
            Link(label=phrase("search.title"), href=addresses.SEARCH),
            Link(label=phrase("letters.title"), href=addresses.LETTERS),
            Link(label=phrase("years.crumb"), href=addresses.YEARS),
            Link(label=phrase("licensing.crumb"), href=addresses.SERVICES),
            *([Link(label=phrase("proposals.crumb"), href=addresses.PROPOSALS)] if has_proposals else []),
            Link(label=phrase("documents.crumb"), href=addresses.DOCUMENTS),
            Link(label=phrase("datasets.crumb"), href=addresses.DATASETS),
        ),
        others=tuple(_elsewhere(language, default) for language in others),
    )


def _elsewhere(language: str, default: str) -> Elsewhere:
    texts = texts_of(language)
    return Elsewhere(
        language=language,
        title=texts["not-found.title"],
        lede=texts["not-found.lede"],
        link=Link(label=texts["home.crumb"], href=addresses.in_language(addresses.HOME, language, default)),
    )


def menu_pages(pages: Iterable[Page]) -> tuple[Page, ...]:
    """Plain pages that have an address of their own, by slug."""
    return tuple(sorted((page for page in pages if page.slug not in addresses.TOP_WORDS), key=lambda page: page.slug))
