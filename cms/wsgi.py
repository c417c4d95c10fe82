"""The admin and the API as a WSGI application: `gunicorn cms.wsgi` with DJANGO_SETTINGS_MODULE=cms.settings.production."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")
application = get_wsgi_application()
