"""The folders that documents, services and papers lie in. Migrations made them; set_up makes anew what a database has lost."""

from __future__ import annotations

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import GroupPagePermission, Page

from cms.budgets.models import BudgetFolder
from cms.core.models import SiteRoot
from cms.core.permissions import FINANCE_OFFICERS
from cms.licensing.models import ServiceFolder
from cms.licensing.permissions import LICENSING_OFFICERS
from cms.papers.models import PaperFolder

# As the migrations say; editors have their rights from the root.
FOLDERS: tuple[tuple[type[Page], str, str, str], ...] = (
    (BudgetFolder, "Dokumen anggaran", "dokumen", FINANCE_OFFICERS),
    (ServiceFolder, "Layanan dan perizinan", "perizinan", LICENSING_OFFICERS),
    (PaperFolder, "Dokumen wajib", "dokumen-wajib", FINANCE_OFFICERS),
)


@transaction.atomic
def make_missing_folders() -> tuple[Page, ...]:
    """Those of which there is none, with the rights of the officers who work there."""
    root = SiteRoot.objects.get()
    missing = [one for one in FOLDERS if not one[0].objects.exists()]
    return tuple(_made(root, model(title=title, slug=slug), officers) for model, title, slug, officers in missing)


def _made(root: SiteRoot, folder: Page, officers: str) -> Page:
    root.add_child(instance=folder)
    for action in ("add", "change"):
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=f"{action}_page")
        GroupPagePermission.objects.create(group=Group.objects.get(name=officers), page=folder, permission=permission)
    return folder
