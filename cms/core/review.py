"""A review that somebody asked for, when what is reviewed changes under it. For budgets and papers.

Wagtail locks a page under review in its own editor; an import and the command line write drafts past that lock, and an approval publishes the
newest draft, whatever the reviewer was shown.
"""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from wagtail.models import Page, Revision, TaskState

from cms.core import audit

# What of a draft is never typed in its form, so that a reviewer who looked at other words has still looked at this: figures, PDF.
REVIEWED = ("vintage", "file")


def end_review(draft: Page, *, by: AbstractBaseUser | None) -> Revision | None:
    """Before a draft is saved: ends a review of other figures or another PDF, and gives the revision that was under review. None: there is none."""
    if not draft.workflow_in_progress:
        return None
    state = draft.current_workflow_state
    shown: Revision = state.current_task_state.revision
    if all(shown.content.get(name) == getattr(draft, f"{name}_id", None) for name in REVIEWED):
        return None
    state.cancel(user=by)
    audit.record(audit.REVIEW_ENDED, draft, by=by, revision_id=shown.pk)
    return shown


def is_as_shown(task: TaskState, newest: Revision) -> bool:
    """Whether an approval would publish the figures or the PDF that the reviewer was asked about."""
    return all(task.revision.content.get(name) == newest.content.get(name) for name in REVIEWED)
