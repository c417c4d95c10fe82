"""schema.org GovernmentService on the page of a service: what search engines show. The whole is in our own JSON and in CPSV-AP."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date

from cms.domain.city import City
from cms.domain.licensing.fees import Fee, FeeKind, fees_on
from cms.domain.licensing.offices import Office
from cms.domain.licensing.publication import PublishedService
from cms.domain.licensing.services import Service
from site_static import addresses

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def json_ld(city: City, published: PublishedService, day: date) -> str:
    """< and & are escaped, so that no text can end the script element or break XML."""
    service = published.facts
    page = city.site_url + addresses.service(service.slug).removesuffix("index.html")
    facts: dict[str, object] = {
        "@context": "https://schema.org/",
        "@type": "GovernmentService",
        "@id": page,
        "url": page,
        "name": service.name.original,
        "alternateName": service.short_name,
        "description": service.summary.original,
        "serviceType": service.sector.original,
        "audience": {"@type": "Audience", "audienceType": service.audience.original} if service.audience else None,
        "inLanguage": list(city.languages),
        "areaServed": {"@type": "City", "name": city.name},
        "jurisdiction": {"@type": "AdministrativeArea", "name": city.name},
        "provider": _organisation(service.office) if service.office else None,
        "serviceOperator": _organisation(service.office) if service.office else None,
        "availableChannel": list(_channels(service)),
        "serviceOutput": [
            {"@type": "GovernmentPermit", "name": result.name.original, "issuedBy": city.name} for result in service.results if result.is_final
        ],
        "offers": list(_offers(fees_on(service.fees, day))),
        "termsOfService": page,
        "dateModified": published.published_on.isoformat(),
    }
    text = json.dumps({name: value for name, value in facts.items() if value}, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _organisation(office: Office) -> dict[str, object]:
    found: dict[str, object] = {
        "@type": "GovernmentOffice",
        "name": office.name.original,
        "address": office.address.original,
        "telephone": office.phone,
        "url": office.url,
        "openingHoursSpecification": [
            {
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": DAYS[one.weekday - 1],
                "opens": f"{one.opens:%H:%M}",
                "closes": f"{one.closes:%H:%M}",
            }
            for one in office.hours
        ],
    }
    return {name: value for name, value in found.items() if value}


def _channels(service: Service) -> Iterator[dict[str, object]]:
    """Each place once: an office that one comes to, or an address on the internet."""
    for url in dict.fromkeys(step.url for step in service.steps if step.url):
        yield {"@type": "ServiceChannel", "serviceUrl": url}
    for office in {step.office.key: step.office for step in service.steps if step.office and step.in_person}.values():
        yield {"@type": "ServiceChannel", "serviceLocation": {"@type": "Place", "name": office.name.original, "address": office.address.original}}


def _offers(fees: Iterable[Fee]) -> Iterator[dict[str, object]]:
    """schema.org has a place for an amount, none for a rule."""
    for fee in fees:
        if fee.kind is FeeKind.FREE:
            yield {"@type": "Offer", "name": fee.name.original, "price": "0.00", "priceCurrency": fee.currency}
        elif fee.kind is FeeKind.FIXED and fee.amount is not None and not fee.per:
            yield {"@type": "Offer", "name": fee.name.original, "price": f"{fee.amount:f}", "priceCurrency": fee.currency}
