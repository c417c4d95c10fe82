"""Keys out of names: short, stable, fit for addresses."""

from __future__ import annotations

import re
import unicodedata

KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST = 80


def key_of(name: str, longest: int = LONGEST) -> str:
    """ "Surat Izin Praktik (SIP)" -> "surat-izin-praktik-sip"; cut at a word."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    key = "-".join(re.findall("[a-z0-9]+", plain))
    return key if len(key) <= longest else key[: longest + 1].rpartition("-")[0] or key[:longest]


def free_key(name: str, taken: set[str], longest: int = LONGEST) -> str:
    """A key that is not taken, and takes it."""
    stem = key_of(name, longest) or "tanpa-nama"
    key, number = stem, 2
    while key in taken:
        key, number = f"{stem}-{number}", number + 1
    taken.add(key)
    return key


def is_key(text: str) -> bool:
    return KEY.fullmatch(text) is not None


def listed(text: str) -> tuple[str, ...]:
    """ "a; b" -> two."""
    return tuple(part for part in (" ".join(one.split()) for one in text.split(";")) if part)
