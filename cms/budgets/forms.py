"""The editor's form of a budget document: before publication or review, everything that stands against it at its field."""

from __future__ import annotations

from typing import Any  # cleaned data, as Django has them

from wagtail.admin.forms import WagtailAdminPageForm

from cms.budgets.release import refusals


class BudgetForm(WagtailAdminPageForm):
    """A draft may be saved as it is; what is published or sent for review may not be refused later."""

    def is_valid(self) -> bool:
        if super().is_valid() and not hasattr(self, "_examined"):
            self._examined = True
            is_submission = bool(self.data.get("action-submit") or self.data.get("action-restart-workflow"))
            if is_submission or self.data.get("action-publish"):
                self._examine(is_submission=is_submission)
        return not self.errors and super().is_valid()

    def _examine(self, *, is_submission: bool) -> None:
        said: dict[str, Any] = self.cleaned_data
        for refusal in refusals(self.instance, by=self.for_user, is_submission=is_submission):
            self.add_error(refusal.field if refusal.field in said else None, refusal.sentence)
