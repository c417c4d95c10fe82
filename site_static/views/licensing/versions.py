"""The versions of a service's page, each with what it changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cms.domain.licensing.changes import FieldChange
from cms.domain.licensing.publication import PublishedService
from site_static.words import Phrase, phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeView:
    """One difference: which part of the page, its place in the data, old and new."""

    part: Phrase
    place: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionView:
    number: int
    published_on: date
    note: str
    changes: tuple[ChangeView, ...]


def versions_of(published: PublishedService) -> tuple[VersionView, ...]:
    return tuple(_version(one.number, one.published_on, one.note, one.changes) for one in published.versions)


def _version(number: int, published_on: date, note: str, changes: Iterable[FieldChange]) -> VersionView:
    return VersionView(
        number=number,
        published_on=published_on,
        note=note,
        changes=tuple(_change(one) for one in changes),
    )


def _change(one: FieldChange) -> ChangeView:
    """The @ before the first day of a fee's period would look like an e-mail address."""
    part = one.place.partition(".")[0].replace("_", "-")
    return ChangeView(part=phrase(f"part-of-service.{part}"), place=one.place.replace("@", " "), old=one.old, new=one.new)
