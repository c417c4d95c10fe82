"""The law behind a service, and the article that says it: nobody may ask for what no article asks for."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from cms.domain.texts import NO_TEXT, Text


class LawStatus(enum.Enum):
    """Whether a law may still be relied on."""

    IN_FORCE = "in-force"
    REPEALED = "repealed"


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalBasis:
    """A law, shared by all services that rest on it. is_sample: an invented one, whose name then says CONTOH."""

    key: str
    name: str
    subject: Text = NO_TEXT
    url: str = ""
    status: LawStatus = LawStatus.IN_FORCE
    note: Text = NO_TEXT
    is_sample: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A law and the place in it: `UU Nomor 17 Tahun 2023, pasal 263`."""

    basis: LegalBasis
    article: str = ""

    def __str__(self) -> str:
        return f"{self.basis.name}, {self.article}" if self.article else self.basis.name
