"""Mail as production sends it: new passwords for who forgot theirs, and word of what waits for approval."""

from __future__ import annotations

from typing import Any  # Django's settings are of any type
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

# scheme -> (STARTTLS, TLS from the first byte, port)
SCHEMES = {"smtp": (False, False, 25), "smtp+tls": (True, False, 587), "smtps": (False, True, 465)}
TIMEOUT_SECONDS = 10


def mail(url: str) -> dict[str, Any]:
    """Django's and Wagtail's words for a mail server. Without one nothing is sent, and nobody is offered a mail that would never come."""
    if not url:
        return {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend", "WAGTAIL_PASSWORD_RESET_ENABLED": False}
    parts = urlsplit(url)
    if parts.scheme not in SCHEMES or not parts.hostname:
        raise ImproperlyConfigured("MAIL_URL must be like smtp+tls://user:password@host:587")
    starttls, tls, port = SCHEMES[parts.scheme]
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or port,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": starttls,
        "EMAIL_USE_SSL": tls,
        "EMAIL_TIMEOUT": TIMEOUT_SECONDS,
        "WAGTAIL_PASSWORD_RESET_ENABLED": True,
    }
