"""Addresses of the API, version 1."""

from __future__ import annotations

from django.urls import path
from drf_spectacular.views import SpectacularJSONAPIView

from cms.api.root import Nothing, Root
from cms.api.sharing import shared
from cms.budgets import api as budgets
from cms.licensing import api as licensing
from cms.proposals import api as proposals

app_name = "api"
urlpatterns = [
    path("", shared(Root.as_view()), name="root"),
    path("documents", shared(budgets.Documents.as_view()), name="documents"),
    path("documents/<slug:dataset>", shared(budgets.Document.as_view()), name="document"),
    path("documents/<slug:dataset>/<slug:version>/lines", shared(budgets.Lines.as_view()), name="lines"),
    path("proposals", shared(proposals.Proposals.as_view()), name="proposals"),
    path("proposals/<str:reference>", shared(proposals.OneProposal.as_view()), name="proposal"),
    path("events", shared(proposals.Events.as_view()), name="events"),
    path("services", shared(licensing.Services.as_view()), name="services"),
    path("services/<slug:slug>", shared(licensing.OneService.as_view()), name="service"),
    path("services/<slug:slug>/fees", shared(licensing.Charges.as_view()), name="service_fees"),
    path("schema", shared(SpectacularJSONAPIView.as_view()), name="schema"),
    path("<path:rest>", shared(Nothing.as_view())),
]
