"""The editor sees the very page that will be published: same snapshot, same view, same template, same bytes.

Pages know neither the snapshot, which stands above all areas, nor each other. So whoever knows registers it here at the start:
cms.apps the function that freezes what is public together with a draft, each area the address of its pages.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.models import Page

from cms.core.headers import STRICT_POLICY
from cms.domain.city import city_named
from cms.domain.errors import UsageError
from site_static.artifact import Alias, Artifact
from site_static.assets import assets_of
from site_static.content import Snapshot
from site_static.plan import page_bytes, site_works

# On a request: which file of the site is wanted, when it is not the draft's own page.
SITE_PATH = "terang_site_path"


class Previews:
    """Who freezes, and where each kind of page stands."""

    def __init__(self) -> None:
        self._freeze: Callable[[Page], Snapshot] | None = None
        self._addresses: dict[type[Page], Callable[[Page], str]] = {}

    def freeze_with(self, freeze: Callable[[Page], Snapshot]) -> None:
        """freeze(draft): what would be public if that draft were published."""
        self._freeze = freeze

    def register(self, kind: type[Page], address: Callable[[Page], str]) -> None:
        """address(page): where a page of that kind stands in the site, without a slash in front."""
        self._addresses[kind] = address

    def snapshot_with(self, draft: Page) -> Snapshot:
        if self._freeze is None:
            raise ImproperlyConfigured("cms.apps has not said how to freeze what is public")
        return self._freeze(draft)

    def address_of(self, page: Page) -> str:
        return self._addresses[type(page)](page)


previews = Previews()


class PreviewOnSite:
    """For page classes that the static site shows."""

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        path = getattr(request, SITE_PATH, "") or previews.address_of(self)
        headers = {"Content-Security-Policy": STRICT_POLICY}
        return HttpResponse(site_file(self, path), content_type=media_type(path), headers=headers)


def site_file(draft: Page, path: str) -> bytes:
    """One file of the site as it will be with that draft. Raises Http404 when it will have none there."""
    for asset in assets_of(city_named(settings.CITY)):
        if asset.path == path:
            return asset.content
    snapshot = previews.snapshot_with(draft)
    if not path.endswith(".html"):
        return _other_file(snapshot, path)
    try:
        return page_bytes(snapshot, path)
    except UsageError as error:
        raise Http404(str(error)) from error


def _other_file(snapshot: Snapshot, path: str) -> bytes:
    """Open data and print. What is made from other finished files exists only in a real site."""
    works = {work.path: work for work in site_works(snapshot)}
    work = works.get(path)
    if isinstance(work, Alias):
        work = works.get(work.target)
    if not isinstance(work, Artifact):
        raise Http404(f"{path}: baru ada sesudah situs diterbitkan.")
    return work.make()


def media_type(path: str) -> str:
    """By the ending of the name; text is UTF-8 throughout the site."""
    found = mimetypes.guess_type(path)[0] or "application/octet-stream"
    return f"{found}; charset=utf-8" if found.startswith("text/") else found
