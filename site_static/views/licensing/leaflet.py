"""The printed leaflet of a service: the same view as its page, with a QR code that leads back to it. Used by pdf."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import segno

from cms.domain.city import City
from cms.domain.licensing.publication import PublishedService
from cms.domain.texts import Text
from site_static import addresses
from site_static.views.licensing.service import ServiceView, service_view
from site_static.views.print import Imprint
from site_static.words import phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class LeafletView:
    """path: where it lies. qr: the code as a drawing, without a title. address is what it says, for who types it: the page in the same language."""

    path: str
    imprint: Imprint
    service: ServiceView
    address: str
    qr: str
    is_wide: bool = False


def leaflet_view(city: City, published: PublishedService, names: Mapping[str, Text], day: date, language: str) -> LeafletView:
    """names: those of the other services that this one leads to."""
    service = published.facts
    path, page = (
        addresses.in_language(one, language, city.languages[0]) for one in (addresses.leaflet(service.slug), addresses.service(service.slug))
    )
    address = city.site_url + page.removesuffix("index.html")
    return LeafletView(
        path=path,
        imprint=Imprint.of(city, phrase("leaflet.title", name=service.name), path, is_sample=service.is_sample, published_on=published.published_on),
        service=service_view(city, published, names, day),
        address=address,
        qr=qr_drawing(address),
    )


def qr_drawing(text: str) -> str:
    """The content of an svg element: one path over a grid of modules, with the quiet border that readers need. Same text, same bytes."""
    return str(segno.make(text, error="m", micro=False).svg_inline(border=4, omitsize=True, svgclass=None, lineclass=None))
