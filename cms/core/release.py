"""Before a page of the city's goes public: what stands against it, said at its fields, and who did it in public records. For budgets and papers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.contrib.auth.models import AbstractBaseUser, User
from django.db.models import QuerySet
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page, PagePermissionTester

from cms.domain.errors import MoveRefused

COMMAND_LINE = "pengelola sistem, lewat baris perintah"
ADMINISTRATOR = "administrator"


# What a list of pages was asked for all of them at once, so that not every row asks again: see the hooks of budgets and papers.
KNOWN_PUBLIC = "is_known_public"


class Refusal(NamedTuple):
    """Why not yet, and at which field of the page ("" for none)."""

    field: str
    sentence: str


def lock_row(page: Page) -> None:
    """Until the transaction ends whoever else saves the page waits, and then sees what came of it: of two who publish at once one is recorded."""
    QuerySet(type(page)).filter(pk=page.pk).order_by().select_for_update().values_list("pk", flat=True).first()


def require_release(page: Page, refusals: Iterable[Refusal]) -> None:
    """Raises MoveRefused with every sentence that stands against it."""
    found = [one.sentence for one in refusals]
    if found:
        raise MoveRefused(f"{page.title} belum dapat diterbitkan. " + " ".join(found))


def role_of(person: AbstractBaseUser | None) -> str:
    """What a person is in public records: the group, never the name."""
    if not isinstance(person, User):
        return COMMAND_LINE
    groups = person.groups.order_by("name").values_list("name", flat=True)
    return next(iter(groups), ADMINISTRATOR)


class ReleaseForm(WagtailAdminPageForm):
    """A draft may be saved as it is; what is published or sent for review may not be refused later."""

    def is_valid(self) -> bool:
        if super().is_valid() and not hasattr(self, "_examined"):
            self._examined = True
            is_submission = bool(self.data.get("action-submit") or self.data.get("action-restart-workflow"))
            if is_submission or self.data.get("action-publish"):
                for refusal in self.refusals(is_submission=is_submission):
                    self.add_error(refusal.field if refusal.field in self.fields else None, refusal.sentence)
        return not self.errors and super().is_valid()

    def refusals(self, *, is_submission: bool) -> Iterator[Refusal]:
        """Everything that stands against it now."""
        raise NotImplementedError


class PublicPagePermissions(PagePermissionTester):
    """Wagtail's rights, less making a page private: the static site shows it to everybody, and nobody may believe otherwise."""

    def can_set_view_restrictions(self) -> bool:
        return False


class PublicPage:
    """Beside Page: a page, or what lies below it, that is for everybody once it is published."""

    def permissions_for_user(self, user: AbstractBaseUser) -> PagePermissionTester:
        return PublicPagePermissions(user, self)


class FolderPermissions(PublicPagePermissions):
    """Of a page that the site stands on: its words may change, but it is not taken away, hidden, doubled or put elsewhere."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return False

    def can_unpublish(self) -> bool:
        return False

    def can_copy(self) -> bool:
        return False

    def can_move(self) -> bool:
        return False


class Folder(PublicPage):
    """Beside Page: there is one of its kind, made by a migration, and everything of that kind lies below it."""

    def permissions_for_user(self, user: AbstractBaseUser) -> PagePermissionTester:
        return FolderPermissions(user, self)


class KeptPagePermissions(PublicPagePermissions):
    """Wagtail's rights, less what would break a promise: no copy, no deletion of what was public."""

    def can_copy(self) -> bool:
        return False

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return super().can_delete(ignore_bulk) and not self._was_published()

    def _was_published(self) -> bool:
        known = getattr(self.page, KNOWN_PUBLIC, None)
        return bool(self.page.was_published if known is None else known)
