"""How files of one shape are read: what an officer said once about columns and notation, kept by name and found again by the file's titles."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import fields
from itertools import count
from typing import Any  # settings are JSON

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone

from cms.budgets.services import Details
from cms.domain.errors import UsageError
from cms.imports.models import ImportProfile
from importers.header import titles_by_column
from importers.profiles import Profile, profile_from
from importers.table import Understood
from importers.workbook import Sheet


def shape_of(understood: Iterable[Understood], sheets: Iterable[Sheet]) -> str:
    """The same for files with the same columns under the same titles, whatever their figures; "" where nothing looks like a title.

    Always of the plain reading, without a profile, so that a profile does not change the shape that it was kept for. Where that found no table
    the rows that look most like headings stand for them: such a file needs its profile most.
    """
    titles = [(column.letters, column.title) for sheet in understood if sheet.is_used for column in (*sheet.columns, *sheet.unread, *sheet.others)]
    if not titles:
        titles = [(str(index), title) for sheet in sheets for index, title in titles_by_column(sheet).items()]
    columns = {(letters, " ".join(title.split()).casefold()) for letters, title in titles}
    text = "\n".join(f"{letters}\t{title}" for letters, title in sorted(columns))
    return hashlib.sha256(text.encode()).hexdigest() if columns else ""


def shape_for(profile: Profile, shape: str, details: Details) -> str:
    """The shape that a profile is kept for. One that names a column of amounts holds for the phase that it was named for, of several shifts or
    revisions for that one: beside "Pergeseran II" stands "Pergeseran III", and no title tells which of the two was meant the next time."""
    return _of_phase(shape, details) if shape and any(name.startswith("amount") for name in profile.columns) else shape


def _of_phase(shape: str, details: Details) -> str:
    sequence = details.sequence if details.phase.is_plan else 0  # reports of one year are numbered by their days
    return hashlib.sha256(f"{shape} {details.phase.value} {sequence}".encode()).hexdigest()


def settings_of(profile: Profile) -> dict[str, Any]:
    """What a profile says beside its name, as JSON; what it leaves open is left out."""
    plain = Profile()
    said = {one.name: getattr(profile, one.name) for one in fields(Profile) if one.name != "name"}
    said = {name: value for name, value in said.items() if value != getattr(plain, name)}
    if "currency" in said:
        currency = said["currency"]
        said["currency"] = {one.name: getattr(currency, one.name) for one in fields(currency)}
    return {name: dict(value) if name in ("columns", "aliases") else value for name, value in said.items()}


def as_profile(stored: ImportProfile) -> Profile:
    """The stored profile as the importers take it."""
    return profile_from({**stored.said, "name": stored.name}, stored.name)


def named(name: str) -> Profile:
    """Raises UsageError naming those that there are, or saying that there is none."""
    stored = ImportProfile.objects.filter(name=name).first()
    if stored is None:
        there = ", ".join(ImportProfile.objects.order_by("name").values_list("name", flat=True))
        raise UsageError(f"Profil {name} tidak ada. " + (f"Yang ada: {there}." if there else "Belum ada profil yang disimpan."))
    return as_profile(stored)


def for_shape(shape: str, details: Details) -> Profile | None:
    """The profile that was kept for files of this shape and phase, the newest first."""
    if not shape:
        return None
    kept = ImportProfile.objects.filter(shape__in=(shape, _of_phase(shape, details))).order_by("-changed_at")
    found = ((stored.shape, as_profile(stored)) for stored in kept)
    return next((profile for kept_for, profile in found if kept_for == shape_for(profile, shape, details)), None)


def is_taken(name: str, shape: str, details: Details) -> bool:
    """True where the name stands for other files: keeping it for these would end how those are read."""
    return ImportProfile.objects.filter(name=name).exclude(shape__in=("", shape, _of_phase(shape, details))).exists()


def free_name(name: str, shape: str, details: Details) -> str:
    """The name, or the first of name 2, name 3, ... that is not taken."""
    longest = ImportProfile._meta.get_field("name").max_length
    tries = (name[:longest] if number == 1 else f"{name[: longest - len(str(number)) - 1]} {number}" for number in count(1))
    return next(one for one in tries if not is_taken(one, shape, details))


def remember(profile: Profile, *, shape: str, details: Details, by: AbstractBaseUser | None) -> ImportProfile:
    """Keeps a profile under its name; the next file of this shape is read with it."""
    about = {"shape": shape_for(profile, shape, details), "said": settings_of(profile), "changed_at": timezone.now(), "changed_by": by}
    stored, _ = ImportProfile.objects.update_or_create(name=profile.name, defaults=about)
    return stored
