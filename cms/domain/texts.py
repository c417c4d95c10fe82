"""Words for readers, in the language they were written in and in those they were translated to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """(language code, words) pairs; the first is the original. False when there are no words at all."""

    words: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, **words: str) -> Text:
        """Text.of(id="Nama usaha", en="Name of the business"). Empty words are left out."""
        return cls(tuple((language, said) for language, said in words.items() if said))

    @property
    def original(self) -> str:
        return self.words[0][1] if self.words else ""

    def said(self, language: str) -> str:
        """The words in that language; the original when they were not translated."""
        return dict(self.words).get(language) or self.original

    def is_translated(self, language: str) -> bool:
        return language in dict(self.words)

    def __bool__(self) -> bool:
        return bool(self.words)

    def __str__(self) -> str:
        return self.original


NO_TEXT = Text()
