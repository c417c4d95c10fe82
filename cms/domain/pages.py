"""Plain pages that staff write: about, how to complain, notices."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of text. title and body per language code; body is HTML that the CMS has cleaned to a short list of tags."""

    slug: str
    titles: dict[str, str]
    bodies: dict[str, str]

    def title(self, language: str) -> str:
        return self.titles.get(language) or self.titles["id"]

    def body(self, language: str) -> str:
        """The text in that language; Indonesian, the language of the original, when it was not translated."""
        return self.bodies.get(language) or self.bodies["id"]

    def is_translated(self, language: str) -> bool:
        return bool(self.bodies.get(language))
