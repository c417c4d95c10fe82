"""Addresses of the live part: the editor's admin and the API. The public site is files; no page of Wagtail is served here."""

from __future__ import annotations

from django.urls import include, path
from django.views.decorators.cache import never_cache
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from cms.core.login import LimitedLogin

urlpatterns = [
    path("admin/login/", never_cache(LimitedLogin.as_view())),
    path("admin/berkas/", include(decorate_urlpatterns(wagtaildocs_urls.urlpatterns, require_admin_access))),
    path("admin/", include(wagtailadmin_urls)),
    path("api/v1/", include("cms.api.urls")),
    path("", RedirectView.as_view(pattern_name="wagtailadmin_home"), name="start"),
]
