"""What a check finds: a place and a sentence. Used by every module here and by site_static.check."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """path is the file's address inside the site; line counts from 1, 0 where a file has no lines. A warning stops no publication."""

    path: str
    line: int
    message: str
    is_warning: bool = False

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {'warning: ' if self.is_warning else ''}{self.message}"
