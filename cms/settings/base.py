"""What is so in every installation. dev, test and production add the database, the secret and the hosts."""

from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
# Everything that this machine makes and keeps: database, uploaded files, generated secret. Not in git.
VAR = Path(os.environ.get("TERANG_VAR", ROOT / "var"))

# The city whose facts are in cms/cities/<CITY>.toml.
CITY = os.environ.get("CITY", "binjai")

INSTALLED_APPS = [
    "cms",
    "cms.core",
    "cms.budgets",
    "cms.licensing",
    "cms.papers",
    "cms.crosswalk",
    "cms.proposals",
    "cms.imports",
    "cms.api",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.sites",
    "wagtail.documents",  # Wagtail's editor does not run without these two; no page of ours holds a picture or a loose file yet
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "rest_framework",
    "drf_spectacular",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",  # Wagtail says with it how long ago something was; without it here its words stay English
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "cms.core.headers.Headers",
    "cms.core.nul.NoNul",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "cms.core.refusals.Refusals",  # needs the messages
    "cms.core.unsent.Unsent",  # needs the session, the person and the messages
]

CSRF_FAILURE_VIEW = "cms.core.unsent.expired"
ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DEBUG = False

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates" / "admin"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# "id-id", not "id": Wagtail keeps its Indonesian words under id_ID; Django's own (id) are found from there too.
LANGUAGE_CODE = "id-id"
LANGUAGES = [("id-id", "Bahasa Indonesia"), ("en", "English")]
# Words that Wagtail's own Indonesian lacks: set_up compiles cms/locale into this folder.
LOCALE_SOURCES = ROOT / "cms" / "locale"
LOCALE_PATHS = [VAR / "locale"]
TIME_ZONE = "Asia/Jakarta"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
# Uploaded files are private: no address leads to them, they are served to those who may see them by a view of cms.imports.
MEDIA_ROOT = VAR / "media"
MEDIA_URL = ""
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
# The largest budget seen (SIPD, 7,755 rows) is 1.1 MB.
IMPORT_MAX_BYTES = 50 * 1024 * 1024
# Larger files are read in a process of their own while the officer waits on a page that says so. 2 MiB of .xlsx are about 30,000 rows, read in 4 s.
IMPORT_BACKGROUND_FROM = 2 * 1024 * 1024
# A new version that moves revenue or expenditure by more than this share of the version in force needs a reason and a regulation.
BUDGET_REASON_FROM = Decimal("0.05")
FILE_UPLOAD_HANDLERS = [
    "cms.core.uploads.LimitedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
# The editor shows the preview in a frame of the same site.
X_FRAME_OPTIONS = "SAMEORIGIN"

# Logins with printed passwords are made by `demo_users` only where this is True: on a developer's or a demo's machine.
DEMO = False

WAGTAIL_SITE_NAME = "Terang"
WAGTAILADMIN_BASE_URL = os.environ.get("ADMIN_URL", "http://localhost:8001")
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_ENABLE_UPDATE_CHECK = False  # it would call a server of Wagtail's makers
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # no third party learns who edits
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": [],
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],  # read-only and only what is published
    "UNAUTHENTICATED_USER": None,
    "DEFAULT_THROTTLE_CLASSES": ["rest_framework.throttling.AnonRateThrottle"],
    "DEFAULT_THROTTLE_RATES": {"anon": "120/min"},
    "EXCEPTION_HANDLER": "cms.core.api_refusals.answer",
    "DEFAULT_PAGINATION_CLASS": "cms.api.pagination.Pages",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "COERCE_DECIMAL_TO_STRING": True,
    "NUM_PROXIES": 0,  # who asks is who is connected, whatever X-Forwarded-For says
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Terang API",
    "DESCRIPTION": (
        "Anggaran dan layanan yang terbit, usulan dengan riwayatnya; hanya baca. "
        "Published budgets and services, and proposals with their histories; read only. "
        "Penolakan dijawab dalam bahasa Indonesia, atau dalam bahasa Inggris dengan Accept-Language: en atau ?lang=en. "
        "Refusals are told in Indonesian, or in English with Accept-Language: en or ?lang=en."
    ),
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "PREPROCESSING_HOOKS": ["cms.api.schema.only_ours"],
    "ENUM_NAME_OVERRIDES": {
        "FeeKindEnum": "cms.api.schema.FEE_KINDS",
        "KindEnum": "cms.api.schema.KINDS",
        "ProposalStateEnum": "cms.api.schema.STATES",
        "YesNoEnum": "cms.api.schema.YES_NO",
    },
}
