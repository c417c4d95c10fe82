"""The editor sees the very page that will be published: same snapshot, same view, same template."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse


class PreviewOnSite:
    """For page classes that the static site shows."""

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        raise NotImplementedError
