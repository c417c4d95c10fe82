"""What is typed beside figures and documents holds no personal number: it is refused at its field, before anything is kept.

Spreadsheets and PDFs are looked through by the importers; this is about titles, notes and reasons, which everybody reads as well.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError

from cms.domain.city import city_named
from cms.domain.errors import MoveRefused
from cms.domain.personal import PersonalKind, personal_kinds


def require_public(*words: str) -> None:
    """Raises MoveRefused when one of them holds a personal number."""
    for text in words:
        if sentence := _refusal(text):
            raise MoveRefused(sentence)


def without_personal_number(text: str) -> None:
    """A validator of form fields. Raises ValidationError."""
    if sentence := _refusal(text):
        raise ValidationError(sentence)


class PublicWords:
    """Beside a model: fields whose words everybody will read once they are published."""

    PUBLIC_WORDS: ClassVar[tuple[str, ...]]

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        """Django's own checks, then these, each at its field. Raises ValidationError."""
        faults: dict[str, Any] = {}
        try:
            super().clean_fields(exclude)  # type: ignore[misc]  # of the model that this stands beside
        except ValidationError as refused:
            faults = refused.update_error_dict(faults)
        for name in self.PUBLIC_WORDS:
            if name not in (exclude or ()) and name not in faults and (sentence := _refusal(getattr(self, name))):
                faults[name] = sentence
        if faults:
            raise ValidationError(faults)


def _refusal(text: str) -> str | None:
    if not personal_kinds(text):
        return None
    for contact in city_named(settings.CITY).contacts:  # what the city publishes itself
        text = text.replace(contact, " ")
    kinds = ", ".join(PersonalKind(kind).called("id") for kind in personal_kinds(text))
    return kinds and f"Ada nomor pribadi di sini ({kinds}). Hapus nomor itu: yang ditulis di sini dibaca semua orang."
