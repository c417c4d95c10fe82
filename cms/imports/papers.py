"""Looks into a PDF that is to be published as a paper; every fault as one refusal. cms.apps hands this to cms.papers."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from cms.domain.city import city_named
from cms.domain.papers import PaperLook
from cms.papers.intake import PaperRefused
from importers.paper import look_at_paper


def looked_at(path: Path) -> PaperLook:
    """What is known of a good file. Raises PaperRefused."""
    look, problems = look_at_paper(path, allowed=city_named(settings.CITY).contacts)
    if problems:
        raise PaperRefused([f"{problem.message()} {problem.remedy()}" for problem in problems])
    return look
