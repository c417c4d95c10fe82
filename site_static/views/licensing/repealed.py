"""That a service is no more: said on each of its pages, so that nobody prepares for it, prints its list or pays for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from cms.domain.licensing.services import Service, ServiceStatus
from cms.domain.texts import Text
from site_static import addresses
from site_static.views.frame import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class RepealView:
    """Since when the service is no more."""

    law: str
    on: date | None
    note: Text
    replaced_by: Link | None


def repeal_of(service: Service, names: Mapping[str, Text]) -> RepealView | None:
    """None for a service in force. names: those of the other services that it leads to."""
    if service.status is not ServiceStatus.REPEALED or service.repeal is None:
        return None
    replaced = links_to((service.repeal.replaced_by,), names)
    return RepealView(law=str(service.repeal.citation), on=service.repeal.on, note=service.repeal.note, replaced_by=replaced[0] if replaced else None)


def links_to(slugs: Iterable[str], names: Mapping[str, Text]) -> tuple[Link, ...]:
    """One that is not public is left out."""
    return tuple(Link(label=names[slug], href=addresses.service(slug)) for slug in slugs if slug in names)


def others_of(service: Service, names: Mapping[str, Text]) -> dict[str, Text]:
    """The names of the services that this one leads to; one that is not public is left out."""
    replaced_by = (service.repeal.replaced_by,) if service.repeal else ()
    return {slug: names[slug] for slug in (*service.requires, *service.related, *replaced_by) if slug in names}
