"""Takes photos in: looks whether a file is a picture, draws it anew without anything that a camera wrote beside it, in two sizes.

Drawing it anew is what removes the place and time of the camera (EXIF), and whatever else is hidden in a file. The originals are not kept.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image, ImageOps, UnidentifiedImageError

from cms.domain.errors import ShownError
from cms.domain.personal import personal_number
from cms.domain.proposals.facts import Proposal
from cms.domain.proposals.photos import Photo, PhotoFile, PhotoMoment, photo_name
from cms.proposals.models import PhotoRecord, ProposalRecord

MOST_BYTES = 12 * 1024 * 1024
MOST_PIXELS = 50_000_000
FORMATS = ("JPEG", "PNG", "WEBP")
# Longest side and JPEG quality: the large one fills a screen in about 200 KiB, the small one a phone's column in about 20.
LARGE, SMALL = (1280, 78), (360, 68)
SHORTEST_ALT = 10


class PhotoRefused(ShownError):
    """What keeps a file from being a photo of the site. field: photo_file or photo_alt."""

    def __init__(self, message: str, field: str = "photo_file") -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One size, ready to be kept."""

    content: bytes
    width: int
    height: int

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyPhoto:
    """A checked photo that is not kept yet."""

    large: Picture
    small: Picture
    alt: str
    moment: PhotoMoment

    @property
    def name(self) -> str:
        return photo_name(self.large.sha256)


def ready(content: bytes, *, alt: str, moment: PhotoMoment) -> ReadyPhoto:
    """Raises PhotoRefused with one sentence that says what to do."""
    said = " ".join(alt.split())
    if len(said) < SHORTEST_ALT:
        raise PhotoRefused(f"Tulis apa yang tampak pada foto, paling sedikit {SHORTEST_ALT} huruf, untuk pembaca yang tidak melihatnya.", "photo_alt")
    if personal_number(said):
        raise PhotoRefused("Keterangan foto memuat nomor pribadi. Hapus nomor itu.", "photo_alt")
    if len(content) > MOST_BYTES:
        raise PhotoRefused(f"Foto lebih besar dari {MOST_BYTES // 1024 // 1024} MB. Kecilkan dulu, atau kirim dari ponsel dengan ukuran sedang.")
    picture = _picture_in(content)
    return ReadyPhoto(large=_drawn(picture, *LARGE), small=_drawn(picture, *SMALL), alt=said, moment=moment)


def _picture_in(content: bytes) -> Image.Image:
    """Upright and in plain colours."""
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as found:
            if found.width * found.height > MOST_PIXELS:
                raise PhotoRefused(f"Foto ini lebih dari {MOST_PIXELS // 1_000_000} juta titik. Kecilkan dulu.")
            upright = ImageOps.exif_transpose(found).convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise PhotoRefused("Berkas ini bukan foto yang dapat dibaca. Kirim JPEG, PNG atau WebP.") from None
    plain = Image.new("RGB", upright.size, "white")
    plain.paste(upright, mask=upright)
    return plain


def _drawn(picture: Image.Image, longest: int, quality: int) -> Picture:
    copy = picture.copy()
    copy.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    copy.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
    return Picture(content=out.getvalue(), width=copy.width, height=copy.height)


def keep(photo: ReadyPhoto, record: ProposalRecord, *, by: AbstractBaseUser | None = None) -> str:
    """Keeps it beside its proposal and gives the name by which an event tells of it. It is public once an event does."""
    if not PhotoRecord.objects.filter(proposal=record, name=photo.name).exists():
        made = PhotoRecord(
            proposal=record,
            name=photo.name,
            moment=photo.moment.value,
            alt=photo.alt,
            large_sha256=photo.large.sha256,
            large_width=photo.large.width,
            large_height=photo.large.height,
            small_sha256=photo.small.sha256,
            small_width=photo.small.width,
            small_height=photo.small.height,
            kept_at=timezone.now(),
            kept_by=by if by and by.pk else None,
        )
        made.large.save(f"{photo.name}.jpg", ContentFile(photo.large.content), save=False)
        made.small.save(f"{photo.name}-kecil.jpg", ContentFile(photo.small.content), save=False)
        made.save()
    return photo.name


def published(proposals: Iterable[Proposal]) -> tuple[Photo, ...]:
    """The photos that an event in force names, in the order of the events. What was taken back is not shown any more."""
    kept = {(row.proposal.reference, row.name): row for row in PhotoRecord.objects.select_related("proposal")}
    named = ((one.reference, event.photo) for one in proposals for event in one.in_force if event.photo) if kept else ()
    return tuple(_fact(kept[place]) for place in dict.fromkeys(named) if place in kept)


def _fact(row: PhotoRecord) -> Photo:
    return Photo(
        reference=row.proposal.reference,
        name=row.name,
        moment=PhotoMoment(row.moment),
        alt=row.alt,
        large=PhotoFile(sha256=row.large_sha256, width=row.large_width, height=row.large_height, path=row.large.path),
        small=PhotoFile(sha256=row.small_sha256, width=row.small_width, height=row.small_height, path=row.small.path),
    )
