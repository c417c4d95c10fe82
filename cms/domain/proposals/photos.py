"""Photos of what was asked and what became of it. An event names its photo by its content, so the chain of events covers the picture too."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass


class PhotoMoment(enum.Enum):
    """When it was taken, against the work. Values are keys of words."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoFile:
    """One size of a photo, as it was made when it was taken in. path: where its bytes lie on this machine; no page shows it."""

    sha256: str
    width: int
    height: int
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A photo that an event of that proposal names. alt: what there is to see, for whoever does not see it."""

    reference: str
    name: str
    moment: PhotoMoment
    alt: str
    large: PhotoFile
    small: PhotoFile

    @property
    def said(self) -> tuple[object, ...]:
        """All that a page can say of it."""
        return (self.name, self.moment.value, self.alt, self.large.width, self.large.height, self.small.width, self.small.height)


def photo_name(sha256: str) -> str:
    """What an event calls it: foto- and the beginning of its digest."""
    return f"foto-{sha256[:16]}"


def before_and_after(photos: Sequence[Photo]) -> tuple[Photo, Photo] | None:
    """The first picture of how it was and the last of how it is; None while one of them is missing."""
    before = [one for one in photos if one.moment is PhotoMoment.BEFORE]
    after = [one for one in photos if one.moment is PhotoMoment.AFTER]
    return (before[0], after[-1]) if before and after else None
