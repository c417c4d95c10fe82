"""A city's server. Everything that differs comes from the environment; what is missing is named at once.

SECRET_KEY, DATABASE_URL (postgresql://user:password@host:port/name), ALLOWED_HOSTS (comma separated), CITY.
TERANG_VAR is the folder for uploaded files and the admin's static files; ADMIN_URL the admin's own address for mails. MAIL_URL
(smtp+tls://user:password@host:587) and MAIL_FROM where mail is to be sent; without them nothing is, and nobody is offered a mailed password.
"""

from __future__ import annotations

import os

from django.core.exceptions import ImproperlyConfigured

from cms.settings.base import *  # noqa: F403  settings modules are read as flat names
from cms.settings.base import REST_FRAMEWORK
from cms.settings.mail import mail
from cms.settings.postgresql import postgresql

NEEDED = ("SECRET_KEY", "DATABASE_URL", "ALLOWED_HOSTS", "CITY")

if missing := [name for name in NEEDED if not os.environ.get(name)]:
    raise ImproperlyConfigured(f"The environment lacks {', '.join(missing)}. docs/running.md says what each holds.")


SECRET_KEY = os.environ["SECRET_KEY"]
DATABASES = {"default": postgresql(os.environ["DATABASE_URL"])}
ALLOWED_HOSTS = [host.strip() for host in os.environ["ALLOWED_HOSTS"].split(",") if host.strip()]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if not host.startswith(".")]
CITY = os.environ["CITY"]

globals().update(mail(os.environ.get("MAIL_URL", "")))
DEFAULT_FROM_EMAIL = os.environ.get("MAIL_FROM", "terang@localhost")

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# One reverse proxy stands in front: it says whether the reader came by https and from which address.
REST_FRAMEWORK = {**REST_FRAMEWORK, "NUM_PROXIES": 1}
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_AGE = 12 * 3600
