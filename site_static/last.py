"""What was made last: files that follow one another and show the same things share it, and no more than one is held. Used by plan and news."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Made = TypeVar("Made")


class Last(Generic[Made]):
    def __init__(self) -> None:
        self._of: object = None
        self._made: Made

    def of(self, thing: object, make: Callable[[], Made]) -> Made:
        """What was made of that very thing a moment ago; else what make gives."""
        if self._of is not thing:
            self._made = make()
            self._of = thing
        return self._made
