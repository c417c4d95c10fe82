"""A PDF on its way in. Only cms.imports may open what people send, so cms.apps says at the start which of its functions looks into a PDF."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from cms.domain.errors import DataError
from cms.domain.papers import PaperLook


class PaperRefused(DataError):
    """A PDF that may not be published as it is; sentences says everything that is wrong, each with what to do."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


class Intake:
    """Who looks into a PDF."""

    def __init__(self) -> None:
        self._look: Callable[[Path], PaperLook] | None = None

    def look_with(self, look: Callable[[Path], PaperLook]) -> None:
        """look(path): what is known of a good file; it raises PaperRefused for any other."""
        self._look = look

    def looked_at(self, path: Path) -> PaperLook:
        if self._look is None:
            raise ImproperlyConfigured("cms.apps has not said who looks into a PDF")
        return self._look(path)


intake = Intake()
