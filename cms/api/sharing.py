"""What every answer of the API has in common: any site may read it, it may be kept for a minute, and it is sent again only when it changed."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any  # the arguments of a view are passed on as they are

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from django.views.decorators.http import conditional_page

from cms.core.headers import STRICT_POLICY

View = Callable[..., HttpResponseBase]
# A browser asks first (OPTIONS) when a page of another site sends a condition along.
SHARED = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "If-None-Match, If-Modified-Since",
    "Access-Control-Expose-Headers": "ETag, Last-Modified, Retry-After",
    "Access-Control-Max-Age": "86400",
    "Content-Security-Policy": STRICT_POLICY,
}
KEPT_SECONDS = 60


def shared(view: View) -> View:
    """The view, open to other sites and answering conditional requests (ETag is a digest of the answer)."""
    conditional: View = conditional_page(_kept(view))

    @wraps(view)
    def open_view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = HttpResponse(status=204) if request.method == "OPTIONS" else conditional(request, *args, **kwargs)
        for name, value in SHARED.items():
            response[name] = value
        return response

    return open_view


def _kept(view: View) -> View:
    @wraps(view)
    def kept_view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if response.status_code == 200:
            patch_cache_control(response, public=True, max_age=KEPT_SECONDS)
        return response

    return kept_view
