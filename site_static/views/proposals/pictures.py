"""Photos as pages show them: small, loaded when a reader comes to them, each leading to its large size. Used by case and results."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cms.domain.proposals.photos import Photo, PhotoMoment, before_and_after
from site_static import addresses
from site_static.words import Phrase, phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """small and href: addresses from the top, the same in every language. caption: before, during or after the work."""

    name: str
    small: str
    href: str
    width: int
    height: int
    alt: str
    caption: Phrase


def picture_of(photo: Photo) -> Picture:
    return Picture(
        name=photo.name,
        small=addresses.small_photo(photo.reference, photo.name),
        href=addresses.photo(photo.reference, photo.name),
        width=photo.small.width,
        height=photo.small.height,
        alt=photo.alt,
        caption=phrase(f"photo.{photo.moment.value}"),
    )


def in_order(photos: Iterable[Photo]) -> tuple[Picture, ...]:
    """Before, during, after: a reader compares the first with the last."""
    order = list(PhotoMoment)
    return tuple(map(picture_of, sorted(photos, key=lambda one: order.index(one.moment))))


def pair_of(photos: tuple[Photo, ...]) -> tuple[Picture, ...]:
    """Before and after; the last one alone where there is only one of the two; nothing without a photo."""
    pair = before_and_after(photos)
    return tuple(map(picture_of, pair or photos[-1:]))
