"""A form that was sent after its person had been logged out is not lost: it waits in the session until somebody has logged in again.

It is shown before anything is done with it, and it is sent by a button, with the secret against forged forms of the new login.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any  # what a session holds

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.csrf import csrf_failure

UNSENT = "unsent-form"
DISCARD = "discard-unsent"
# The cookie of a browser in which somebody was logged in, and for how many seconds it says so. It tells nothing of whom.
KNOWN, KNOWN_FOR = "terang-known", 30 * 24 * 3600
# A session is no place for whole documents.
MOST_CHARACTERS = 200_000
KEPT = "Anda sudah keluar, jadi yang Anda kirim belum disimpan. Isiannya masih ada: masuk lagi, lalu kirim."
LOST = "Anda sudah keluar, jadi yang Anda kirim belum disimpan. Masuk lagi, lalu kembali ke isiannya dengan tombol Kembali peramban."
FILES = "Foto atau berkas tidak ikut tersimpan; pilih lagi sesudah masuk."


class Unsent:
    """Middleware: keeps what was sent by somebody who is not logged in, and shows it at the same address after the login."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(reverse("wagtailadmin_home")):
            return self.get_response(request)
        waiting = request.session.get(UNSENT)
        if waiting and waiting["address"] == request.get_full_path() and request.user.is_authenticated:
            if request.method == "GET":
                return _shown(request, waiting)
            del request.session[UNSENT]
            if DISCARD in request.POST:
                return redirect(waiting["came_from"])
        response = self.get_response(request)
        if request.user.is_authenticated and not is_known(request):
            _mark(response)
        is_turned_away = isinstance(response, HttpResponseRedirect) and response.url.startswith(f"{reverse('wagtailadmin_login')}?")
        if request.method == "POST" and is_turned_away and not request.user.is_authenticated:
            messages.warning(request, KEPT if is_known(request) and keep(request) else LOST)
            if request.FILES:
                messages.warning(request, FILES)
        return response


def is_known(request: HttpRequest) -> bool:
    """True for a browser in which somebody was logged in this month. From any other nothing is kept: it would be room for whoever comes by."""
    return request.get_signed_cookie(KNOWN, default="", max_age=KNOWN_FOR) != ""


def _mark(response: HttpResponse) -> None:
    secure, path = settings.SESSION_COOKIE_SECURE, reverse("wagtailadmin_home")
    response.set_signed_cookie(KNOWN, "1", max_age=KNOWN_FOR, path=path, secure=secure, httponly=True, samesite="Lax")


def keep(request: HttpRequest) -> bool:
    """Puts the form away. False where that is not wise: a password in it, or too long."""
    fields = {name: values for name, values in request.POST.lists() if name != "csrfmiddlewaretoken"}
    size = sum(len(value) for values in fields.values() for value in values)
    if size > MOST_CHARACTERS or any("password" in name for name in fields):
        return False
    before = request.headers.get("Referer", "")
    came_from = before if url_has_allowed_host_and_scheme(before, {request.get_host()}) else reverse("wagtailadmin_home")
    request.session[UNSENT] = {"address": request.get_full_path(), "came_from": came_from, "fields": fields}
    return True


def expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's secret is an older one: of a login in another window since. Only a form of our own pages is kept; a browser tells which are."""
    is_ours = request.headers.get("Sec-Fetch-Site") == "same-origin" and request.path.startswith(reverse("wagtailadmin_home"))
    is_script = request.headers.get("X-Requested-With") == "XMLHttpRequest"
    if is_ours and not is_script and request.user.is_authenticated and keep(request):
        return redirect(request.get_full_path())
    return csrf_failure(request, reason)


def _shown(request: HttpRequest, waiting: dict[str, Any]) -> HttpResponse:
    fields = [(name, value) for name, values in waiting["fields"].items() for value in values]
    written = [value for _, value in fields if " " in value.strip()]
    context = {"fields": fields, "written": written, "discard": DISCARD, "page_title": "Isian yang belum terkirim", "header_icon": "warning"}
    return render(request, "unsent_form.html", context)
