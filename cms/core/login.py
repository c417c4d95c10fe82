"""The login page with a limit on guesses: after a few wrong passwords an account, or an address, must wait.

Counts live in Django's cache, so each server process counts for itself; with the few processes that an admin needs this only
multiplies the number of guesses by a handful. A right password is never counted, and nobody can lock out a colleague who logs in
from elsewhere: the account is counted together with the address.
"""

from __future__ import annotations

import hashlib
from typing import Any  # Django's views take whatever the address holds

from django import forms
from django.contrib import messages
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, gettext
from rest_framework.throttling import BaseThrottle
from wagtail.admin.forms.auth import LoginForm
from wagtail.admin.views.account import LoginView

# Wrong passwords before the wait: for one account from one address, and for one address whatever the account.
PER_ACCOUNT, PER_ADDRESS = 5, 50
WAIT_SECONDS = 15 * 60
WAIT = "Terlalu banyak percobaan masuk. Tunggu 15 menit, lalu coba lagi."


class Login(LoginForm):
    """Wagtail's own, whose label of the password is English in every language; Django's catalogue has another word than Wagtail's."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = "Kata sandi" if (get_language() or "").startswith("id") else gettext("Password")


class LimitedLogin(LoginView):
    """Wagtail's own login page. While the wait lasts not even the right password is looked at."""

    def get_form_class(self) -> type[forms.Form]:
        return Login

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if is_waiting(request):
            return self._refuse(request)
        return super().post(request, *args, **kwargs)

    def form_invalid(self, form: forms.Form) -> HttpResponse:
        count_wrong(self.request)
        return super().form_invalid(form)

    def _refuse(self, request: HttpRequest) -> HttpResponse:
        messages.error(request, WAIT)
        empty = self.get_form_class()(request)
        response = self.render_to_response(self.get_context_data(form=empty), status=429)
        response["Retry-After"] = str(WAIT_SECONDS)
        return response


def is_waiting(request: HttpRequest) -> bool:
    """True when this address, or this account from this address, has guessed too often."""
    return any(cache.get(key, 0) >= limit for key, limit in _counters(request))


def count_wrong(request: HttpRequest) -> None:
    """One more wrong password. The wait starts anew with the first one only."""
    for key, _ in _counters(request):
        if not cache.add(key, 1, WAIT_SECONDS):
            cache.incr(key)


def _counters(request: HttpRequest) -> tuple[tuple[str, int], ...]:
    # The address as the reverse proxy tells it, when settings say that there is one.
    address = BaseThrottle().get_ident(request)
    name = request.POST.get("username", "").strip().lower()
    account = hashlib.sha256(f"{address}\x00{name}".encode()).hexdigest()
    return (f"login-account-{account}", PER_ACCOUNT), (f"login-address-{hashlib.sha256(str(address).encode()).hexdigest()}", PER_ADDRESS)
