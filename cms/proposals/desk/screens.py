"""What the desk's screens share: whose rights count, the trail, and the proposal that a screen is about."""

from __future__ import annotations

from typing import Any  # Django's views take whatever the address holds

from django.conf import settings
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from cms.domain.city import City, city_named
from cms.domain.errors import ShownError
from cms.domain.proposals.facts import Proposal
from cms.domain.proposals.wording import name_of
from cms.proposals import queries, services
from cms.proposals.desk import queue
from cms.proposals.models import ProposalRecord

ICON = "clipboard-list"


class Screen(PermissionCheckedMixin, WagtailAdminTemplateMixin):
    """What the desk's screens share: whose rights count, the icon, the first step of the trail."""

    model = ProposalRecord
    header_icon = ICON
    permission_required = "view"
    any_permission_required: list[str] | None = None
    breadcrumb_label = ""

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*self.breadcrumbs_items, *self.trail(), {"url": "", "label": self.get_page_title()}]

    def trail(self) -> list[dict[str, str]]:
        return [{"url": reverse("desk:index"), "label": "Meja usulan"}]

    @cached_property
    def city(self) -> City:
        return city_named(settings.CITY)

    @property
    def may_answer(self) -> bool:
        return self.user_has_permission("change")


class ProposalScreen(Screen):
    """A screen about one proposal."""

    proposal: Proposal

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        try:
            self.proposal = queries.proposal(kwargs["number"])
        except ShownError as error:
            raise Http404(str(error)) from error

    def trail(self) -> list[dict[str, str]]:
        own = {"url": reverse("desk:one", args=[self.proposal.reference]), "label": self.proposal.reference}
        return [*super().trail(), own]

    @property
    def seen(self) -> services.Seen:
        """How many events the proposal had when the form was made. A form that does not say so is not held against it."""
        number = self.request.POST.get("seen", "")
        return {self.proposal.reference: int(number)} if number.isdecimal() else services.NOTHING_SEEN

    def shown(self) -> dict[str, Any]:
        """What each of them shows of the proposal."""
        row = queue.row_of(self.proposal, self.city, timezone.localdate())
        return {"proposal": self.proposal, "row": row, "state": name_of(row.standing.state, "id"), "may_answer": self.may_answer}
