"""On the first page of the admin: what is late at which desk and what waits to be announced, for those who may see proposals."""

from __future__ import annotations

from typing import Any  # the context of a template

from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.permissions import policy_registry

from cms.proposals.desk import queue
from cms.proposals.models import PreparedAnswer, ProposalRecord


class LateProposals(Component):
    order = 60  # after the files that wait
    template_name = "proposals/home_panel.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        desks = [desk for desk in queue.desk_counts(timezone.localdate()) if desk.late]
        return {"request": parent_context["request"], "desks": desks, "prepared": PreparedAnswer.objects.count()}


def add_late_proposals(request: HttpRequest, panels: list[Component]) -> None:
    """The hook construct_homepage_panels."""
    if policy_registry.get_by_type(ProposalRecord).user_has_permission(request.user, "view"):
        panels.append(LateProposals())
