"""On the first page of the admin: the files that wait for somebody, for those who may see them."""

from __future__ import annotations

from typing import Any  # the context of a template

from django.db.models import Model
from django.http import HttpRequest
from wagtail.admin.ui.components import Component
from wagtail.permissions import policy_registry

from cms.imports import queries
from cms.imports.models import CrosswalkBatch, ImportBatch

SHOWN = 5


class WaitingFiles(Component):
    order = 50  # before Wagtail's own panels
    template_name = "imports/home_panel.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        request = parent_context["request"]
        waiting = queries.waiting_batches()
        return {
            "request": request,
            "waiting": waiting[:SHOWN],
            "more": max(0, waiting.count() - SHOWN),
            "tables": queries.waiting_crosswalks()[:SHOWN] if may(request, "view", CrosswalkBatch) else (),
            "may_send": may(request, "add", ImportBatch),
        }


def may(request: HttpRequest, action: str, model: type[Model]) -> bool:
    return bool(policy_registry.get_by_type(model).user_has_permission(request.user, action))


def add_waiting_files(request: HttpRequest, panels: list[Component]) -> None:
    """The hook construct_homepage_panels."""
    if may(request, "view", ImportBatch):
        panels.append(WaitingFiles())
