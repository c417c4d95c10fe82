"""The editor sees the very page that will be published: same snapshot, same view, same template, same bytes.

Pages know neither the snapshot, which stands above all areas, nor each other. So whoever knows registers it here at the start:
cms.apps the function that freezes what is public together with a draft, each area the address of its pages.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from wagtail.models import Page

from cms.core.headers import STRICT_POLICY
from cms.domain.city import city_named
from cms.domain.errors import ShownError, UsageError
from site_static.artifact import Alias, Archive, Artifact, Summary
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
        own = previews.address_of(self)
        path = getattr(request, SITE_PATH, "") or own
        headers = {"Content-Security-Policy": STRICT_POLICY}
        try:
            content = page_bytes(previews.snapshot_with(self), path) if path == own else other_file(self, path)
        except ShownError as error:
            return HttpResponseNotFound(str(error), content_type="text/plain; charset=utf-8", headers=headers)
        return HttpResponse(content, content_type=media_type(path), headers=headers)


def other_file(draft: Page, path: str) -> bytes:
    """Any other file of the site as it will be with that draft: styles, pages around, open data. Raises UsageError when there is none."""
    content = asset(path)
    return _made(previews.snapshot_with(draft), path) if content is None else content


def asset(path: str) -> bytes | None:
    """A style or a picture of the site; they are the same with every draft."""
    return next((one.content for one in assets_of(city_named(settings.CITY)) if one.path == path), None)


def _made(snapshot: Snapshot, path: str) -> bytes:
    for work in site_works(snapshot):
        if work.path == path:
            match work:
                case Artifact():
                    return work.make()
                case Alias():
                    return _made(snapshot, work.target)
                case Summary() | Archive():
                    raise UsageError(f"{path} memuat ukuran berkas yang sudah jadi, jadi baru ada sesudah situs dibangun.")
    raise UsageError(f"Situs dengan draf ini tidak punya {path}.")


def media_type(path: str) -> str:
    """By the ending of the name; text is UTF-8 throughout the site."""
    found = mimetypes.guess_type(path)[0] or "application/octet-stream"
    return f"{found}; charset=utf-8" if found.startswith("text/") else found
