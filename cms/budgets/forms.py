"""The editor's form of a budget document: before publication or review, everything that stands against it at its field."""

from __future__ import annotations

from collections.abc import Iterator

from cms.budgets.release import refusals
from cms.core.release import Refusal, ReleaseForm


class BudgetForm(ReleaseForm):
    """Everything that stands against the figures at its field."""

    def refusals(self, *, is_submission: bool) -> Iterator[Refusal]:
        return refusals(self.instance, by=self.for_user, is_submission=is_submission)
