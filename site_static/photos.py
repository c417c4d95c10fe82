"""The photos of proposals, in two sizes beside their pages. Used by plan. The very bytes that were looked at when they came in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from cms.domain.errors import PageFailed
from cms.domain.proposals.photos import Photo, PhotoFile
from site_static import addresses
from site_static.artifact import Artifact, ArtifactKind
from site_static.content import Snapshot


def photo_works(snapshot: Snapshot) -> Iterator[Artifact]:
    for photo in snapshot.photos:
        for path, file in (
            (addresses.photo(photo.reference, photo.name), photo.large),
            (addresses.small_photo(photo.reference, photo.name), photo.small),
        ):
            yield Artifact(path=path, kind=ArtifactKind.PICTURE, facts=file.sha256, maker="photo", make=partial(_content, photo, file))


def _content(photo: Photo, file: PhotoFile) -> bytes:
    """Raises PageFailed for any other than was kept."""
    try:
        content = Path(file.path).read_bytes()
    except OSError as error:
        raise PageFailed(f"{photo.reference}: {photo.name} cannot be read ({error.strerror}). Nothing was published.") from None
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise PageFailed(f"{photo.reference}: {photo.name} is not the photo that was kept. Nothing was published.")
    return content
