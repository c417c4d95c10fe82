"""A NUL character names nothing: PostgreSQL keeps no text with one, and would end each query for it as an error of the server."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote_plus

from django.db import DataError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from cms.core.api_refusals import Sentence, language_of

NUL = "\x00"
# As a character, and as the editor of long texts sends it in JSON.
WRITTEN = (NUL, "\\u0000")
API = "/api/"


class NoNul:
    """Middleware. Of addresses programs are told in JSON, people with the page for wrong ones. A form's own fields say it beside the field;
    what a screen looks up as it was sent is told here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if NUL not in request.path and NUL not in unquote_plus(request.META.get("QUERY_STRING", "")):
            return self.get_response(request)
        if not request.path.startswith(API):
            raise Http404
        language = language_of(request)
        told = {"detail": Sentence("nul").said(language)}
        headers = {"Access-Control-Allow-Origin": "*", "Content-Language": language, "Vary": "Accept-Language"}
        return JsonResponse(told, status=400, headers=headers)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        sent = (text for name, values in request.POST.lists() for text in (name, *values))
        if isinstance(exception, (DataError, ValueError)) and any(nul in text for text in sent for nul in WRITTEN):
            return render(request, "400.html", status=400)
        return None
