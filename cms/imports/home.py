"""On the first page of the admin: the files that wait for somebody, for those who may see them."""

from __future__ import annotations

from typing import Any  # the context of a template

from django.http import HttpRequest
from wagtail.admin.ui.components import Component
from wagtail.permissions import policy_registry

from cms.imports import queries
from cms.imports.models import ImportBatch

SHOWN = 5


class WaitingFiles(Component):
    order = 50  # before Wagtail's own panels
    template_name = "imports/home_panel.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        rights = policy_registry.get_by_type(ImportBatch)
        may_send = rights.user_has_permission(parent_context["request"].user, "add")
        return {"request": parent_context["request"], "waiting": queries.waiting_batches()[:SHOWN], "may_send": may_send}


def add_waiting_files(request: HttpRequest, panels: list[Component]) -> None:
    """The hook construct_homepage_panels."""
    if policy_registry.get_by_type(ImportBatch).user_has_permission(request.user, "view"):
        panels.append(WaitingFiles())
