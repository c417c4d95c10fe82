"""The other services that one leads to: what it needs first, what is related, what took its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cms.domain.licensing.services import Service
from cms.domain.texts import Text
from site_static import addresses
from site_static.views.frame import Link


def links_to(slugs: Iterable[str], names: Mapping[str, Text]) -> tuple[Link, ...]:
    """One that is not public is left out."""
    return tuple(Link(label=names[slug], href=addresses.service(slug)) for slug in slugs if slug in names)


def others_of(service: Service, names: Mapping[str, Text]) -> dict[str, Text]:
    """The names of the services that this one leads to; one that is not public is left out."""
    replaced_by = (service.repeal.replaced_by,) if service.repeal else ()
    return {slug: names[slug] for slug in (*service.requires, *service.related, *replaced_by) if slug in names}
