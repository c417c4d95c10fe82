"""Words for readers, in the language they were written in and in those they were translated to."""

from __future__ import annotations

from dataclasses import dataclass

# The language of the law and of every first text.
ORIGINAL = "id"


@dataclass(frozen=True, slots=True)
class Text:
    """(language code, words) pairs, the original first. False when there are no words at all. Made by Text.of()."""

    words: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, **words: str) -> Text:
        """Text.of(id="Nama usaha", en="Name of the business"). Empty words are left out; Indonesian is the original wherever it stands."""
        return cls(tuple(sorted(((language, said) for language, said in words.items() if said), key=lambda pair: (pair[0] != ORIGINAL, pair[0]))))

    @property
    def original(self) -> str:
        return self.words[0][1] if self.words else ""

    def said(self, language: str) -> str:
        """The words in that language; the original when they were not translated."""
        return self.translated(language) or self.original

    def is_translated(self, language: str) -> bool:
        return bool(self.translated(language))

    def translated(self, language: str) -> str:
        """The words in that language; nothing when they were not translated."""
        for code, words in self.words:
            if code == language:
                return words
        return ""

    def __bool__(self) -> bool:
        return bool(self.words)

    def __str__(self) -> str:
        return self.original


NO_TEXT = Text()
