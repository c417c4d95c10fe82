"""What keepers of services should look at: pages whose review is overdue or that nobody vouches for, drafts that wait, links that lead nowhere.

For `python -m cms watch_services`, which cron may run and which can mail it. Only what is public is looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from django.contrib.auth.models import User
from django.core.mail import EmailMessage

from cms.core.permissions import EDITORS
from cms.domain.licensing.checks import links_of
from cms.domain.licensing.publication import Freshness, freshness
from cms.domain.licensing.services import Service
from cms.licensing import public, queries
from cms.licensing.permissions import LICENSING_OFFICERS

SECONDS = 10
AGENT = "Terang link check"
# Servers that know no HEAD are asked again with GET.
NO_HEAD = frozenset({HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.NOT_IMPLEMENTED, HTTPStatus.FORBIDDEN})
# Gives "" for an address that answers, otherwise why it does not.
Visit = Callable[[str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadLink:
    """One address that does not answer, and every service and place that names it."""

    url: str
    why: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """What was found on a day. stale: public services whose shared entries were corrected since; dead None: links were not visited."""

    day: date
    fresh: Freshness
    stale: tuple[str, ...]
    dead: tuple[DeadLink, ...] | None = None

    @property
    def is_quiet(self) -> bool:
        return not (self.fresh.overdue or self.stale or self.dead)


def watch(day: date, visit: Visit | None = None) -> Watch:
    """visit: how links are tried; without it they are not."""
    facts = [one.facts for one in public.published()]
    stale = tuple(page.slug for page in queries.stale_services())
    return Watch(day=day, fresh=freshness(facts, day), stale=stale, dead=None if visit is None else dead_links(facts, visit))


def dead_links(services: Iterable[Service], visit: Visit) -> tuple[DeadLink, ...]:
    """Each address once, in the order in which services name them."""
    places: dict[str, list[str]] = {}
    for service in services:
        for place, url in links_of(service):
            places.setdefault(url, []).append(f"{service.slug}: {place}")
    found = [(url, visit(url)) for url in places]
    return tuple(DeadLink(url=url, why=why, places=tuple(places[url])) for url, why in found if why)


def visited(url: str) -> str:
    """Asks the server for the page without reading it."""
    why = _asked(url, "HEAD")
    return _asked(url, "GET") if why in {str(int(status)) for status in NO_HEAD} else why


def _asked(url: str, method: str) -> str:
    if not url.startswith(("http://", "https://")):
        return "bukan alamat situs"
    try:
        with urlopen(Request(url, method=method, headers={"User-Agent": AGENT}), timeout=SECONDS):  # noqa: S310  http(s) only, see above
            return ""
    except HTTPError as error:
        return str(error.code)
    except (URLError, OSError, ValueError) as error:
        return str(getattr(error, "reason", error)) or type(error).__name__


def sentences(found: Watch) -> tuple[str, ...]:
    """In the keepers' words, the urgent first."""
    lines = [f"Keadaan layanan per {found.day.isoformat()}:"]
    lines += [f"- {slug}: lewat tanggal tinjau ulang. Periksa isinya, lalu sahkan lagi." for slug in found.fresh.overdue]
    lines += [
        f"- {slug}: isi bersama (aturan, kantor, persyaratan) sudah dibetulkan, tetapi halamannya belum diterbitkan lagi." for slug in found.stale
    ]
    for link in found.dead or ():
        lines.append(f"- {link.url} tidak dapat dibuka ({link.why}); disebut di {', '.join(link.places)}.")
    lines.append(f"Disahkan dan belum lewat: {len(found.fresh.certified)}; belum pernah disahkan: {len(found.fresh.uncertified)}.")
    return tuple(lines)


def mailed(found: Watch) -> int:
    """Tells the keepers by mail. Gives how many were told; nobody when there is nothing to do."""
    if found.is_quiet:
        return 0
    keepers = User.objects.filter(groups__name__in=[LICENSING_OFFICERS, EDITORS], is_active=True).exclude(email="").distinct()
    addresses = sorted(keepers.values_list("email", flat=True))
    if addresses:
        EmailMessage(subject="Layanan yang perlu diperiksa", body="\n".join(sentences(found)), bcc=addresses).send()
    return len(addresses)
