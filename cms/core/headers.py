"""Headers that every answer of the admin and the API carries, beside those that Django sets itself."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# Nothing from another server, no plug-ins, no frames but our own. Wagtail writes styles, and the scripts of its date fields, into its pages.
POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)
# What needs none of that: the API, and the site's own pages in a preview.
STRICT_POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
HEADERS = {"Content-Security-Policy": POLICY, "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()"}


class Headers:
    """Middleware. A view that has set one of these itself keeps its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response
