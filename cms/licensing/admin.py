"""Services in Wagtail's admin: the preview is the page that will be published."""

from __future__ import annotations

from cms.core.preview import previews
from cms.core.preview_views import SitePageViewSet
from cms.licensing.models import ServicePage
from site_static import addresses

# A new page that has no name yet has no address either; it is shown at one that no service has.
UNNAMED = "layanan-baru"

previews.register(ServicePage, lambda page: addresses.service(page.slug or UNNAMED))


class ServiceViewSet(SitePageViewSet):
    """Wagtail's own screens for a service, with the preview on our site."""

    model = ServicePage
    icon = "form"
