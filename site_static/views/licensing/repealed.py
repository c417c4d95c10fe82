"""That a service is no more: said on each of its pages, so that nobody prepares for it, prints its list or pays for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cms.domain.licensing.services import Service, ServiceStatus
from cms.domain.texts import Text
from site_static.views.frame import Link
from site_static.views.licensing.others import links_to


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
