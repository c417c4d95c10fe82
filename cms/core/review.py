"""A review that somebody asked for, when what is reviewed changes under it. For budgets, papers and services.

Wagtail locks a page under review in its own editor; an import and the command line write drafts past that lock, reviewers write past it too, and an
approval publishes the newest draft, whatever the reviewer was shown.
"""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from wagtail.models import Page, Revision, TaskState

from cms.core import audit


class Reviewed:
    """Beside Page: a kind of page that says what of it a reviewer is asked about."""

    # Where all of it is typed in the page's form whoever approves may mend it first; what came with a file is approved as it came, or not at all.
    reviewer_may_mend = False

    def reviewed(self) -> object:
        """What must not change between the question and the approval, as one value. None: nothing but words, which whoever approves reads anew."""
        return None


def end_review(draft: Page, *, by: AbstractBaseUser | None) -> Revision | None:
    """Before a draft is saved: ends a review of something else, and gives the revision that was under review. None: there is none."""
    if not draft.workflow_in_progress:
        return None
    state = draft.current_workflow_state
    shown: Revision = state.current_task_state.revision
    if _reviewed(shown.as_object()) == _reviewed(draft):
        return None
    state.cancel(user=by)
    audit.record(audit.REVIEW_ENDED, draft, by=by, revision_id=shown.pk)
    return shown


def is_as_shown(task: TaskState, newest: Revision, *, to: AbstractBaseUser) -> bool:
    """Whether an approval would publish what that reviewer was asked about, or mended themselves since."""
    if task.revision_id == newest.pk:
        return True
    draft = newest.as_object()
    if _reviewed(task.revision.as_object()) == _reviewed(draft):
        return True
    if not draft.reviewer_may_mend:
        return False
    since = Revision.objects.filter(base_content_type=newest.base_content_type, object_id=newest.object_id, pk__gt=task.revision_id)
    return not since.exclude(user=to).exists()


def _reviewed(page: Page) -> object:
    return page.reviewed() if isinstance(page, Reviewed) else None
