"""A refusal deep in a save, such as a workflow's approval by the person who uploaded, is told in a sentence and not as a fault of the server."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from wagtail.admin import messages

from cms.domain.errors import MoveRefused


class Refusals:
    """Middleware: back to the page from which it was tried, with the reason above it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, MoveRefused) or not request.path.startswith(reverse("wagtailadmin_home")):
            return None
        messages.error(request, str(exception))
        before = request.headers.get("Referer", "")
        is_ours = url_has_allowed_host_and_scheme(before, {request.get_host()})
        target = before if is_ours else reverse("wagtailadmin_home")
        if request.headers.get("X-Requested-With") == "XMLHttpRequest":  # Wagtail's own dialogs go where the answer says
            return JsonResponse({"step": "success", "redirect": target})
        return redirect(target)
