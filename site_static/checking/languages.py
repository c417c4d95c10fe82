"""Every page says its language, and names the same page in the others, which name it back."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from site_static.checking.finding import Finding
from site_static.checking.links import resolved
from site_static.checking.markup import PageMarkup
from site_static.checking.site_files import SiteFiles

# Points to the page for readers of no listed language; it needs no partner.
DEFAULT = "x-default"


def page_languages(site: SiteFiles, path: str, page: PageMarkup, page_of: Callable[[str], PageMarkup]) -> Iterator[Finding]:
    """page_of: the markup of another page."""
    expected = site.language_of(path)
    if page.language and page.language != expected:
        yield Finding(path, 1, f"says that its language is {page.language}, but it stands among the pages in {expected}")
    for line, language, href in page.alternates:
        target = _file_of(site, path, href)
        if target is None or target not in site.known:
            yield Finding(path, line, f"names {href} as its page in {language}, which does not exist")
            continue
        if language == DEFAULT or target == path:
            continue
        other = page_of(target)
        if other.language != language:
            yield Finding(path, line, f"names {target} as its page in {language}, which says that it is in {other.language or 'no language'}")
        if path not in {_file_of(site, target, back) for _, _, back in other.alternates}:
            yield Finding(path, line, f"names {target} as its page in {language}, which does not name it back")
    yield from _missing(site, path, page)


def _missing(site: SiteFiles, path: str, page: PageMarkup) -> Iterator[Finding]:
    """The same page in another language that exists but is not named."""
    named = {language for _, language, _ in page.alternates}
    first, *others = site.languages
    own = site.language_of(path)
    bare = path if own == first else path.removeprefix(f"{own}/")
    for language in (first, *others):
        partner = bare if language == first else f"{language}/{bare}"
        if language != own and language not in named and partner in site.known:
            yield Finding(path, 1, f"does not name {partner}, the same page in {language} (link rel=alternate hreflang)")


def _file_of(site: SiteFiles, path: str, href: str) -> str | None:
    return resolved(path, href) if ":" not in href else site.inside(href)
