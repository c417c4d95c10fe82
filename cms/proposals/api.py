"""Recorded proposals for programs, read only: where each stands today, its whole history, and every event in the order in which it was recorded.

The columns are those of the open-data files under the same names. What is only prepared is not here.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Container, Iterable, Mapping
from typing import Any  # rows and representations are whatever JSON holds

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework import generics, serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from cms.core.api_columns import field_for, parsed, whole
from cms.core.api_refusals import LONGEST_FOUND, Missing, Sentence, one_of
from cms.domain.city import city_named
from cms.domain.errors import UsageError
from cms.domain.periods import fiscal_year
from cms.domain.proposals.choices import Origin, State
from cms.domain.proposals.facts import BudgetReference, Proposal, ProposalEvent
from cms.domain.proposals.rows import ProposalRow, places_of, row_of
from cms.domain.proposals.standing import standing_of
from cms.domain.tables import columns_of, json_value
from cms.proposals import queries
from cms.proposals.models import ProposalEventRecord, ProposalRecord
from cms.proposals.storage import EVENT_COLUMNS, event_of
from site_static.formats.about import SAMPLE_COLUMN, SAMPLE_MARK


def _fields(fact: type) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
    defaults = {field.name: field.default for field in dataclasses.fields(fact)}
    return {column.name: field_for(column, allow_null=defaults[column.name] is None) for column in columns_of(fact)}


SAMPLE = {"sample": serializers.CharField(required=False, help_text=SAMPLE_COLUMN.notes["en"])}
ProposalSerializer = type(
    "ProposalSerializer",
    (serializers.Serializer,),
    {**_fields(ProposalRow), **SAMPLE, "__doc__": "One proposal and where it stands on the day as_of."},
)
ProposalEventSerializer = type(
    "ProposalEventSerializer", (serializers.Serializer,), {**_fields(ProposalEvent), "__doc__": "One event of a proposal."}
)
RecordedEventSerializer = type(
    "RecordedEventSerializer",
    (ProposalEventSerializer,),
    {"serial": serializers.IntegerField(help_text="Place in the order of recording, without gaps."), "__doc__": "One event, where it was recorded."},
)
ProposalWithEventsSerializer = type(
    "ProposalWithEventsSerializer",
    (ProposalSerializer,),
    {"events": ProposalEventSerializer(many=True), "__doc__": "One proposal with its whole history, oldest first."},
)


def _rows(found: Collection[Proposal]) -> list[dict[str, Any]]:
    lapsed = queries.lapsed_among(one.budget_line for one in found)
    return [_row(one, lapsed) for one in found]


def _row(proposal: Proposal, lapsed: Container[BudgetReference]) -> dict[str, Any]:
    city, day = city_named(settings.CITY), timezone.localdate()
    rules = city.proposal_rules
    row = row_of(proposal, standing_of(proposal, day, rules), day, rules, places_of(city), lapsed)
    mark = {SAMPLE_COLUMN.name: SAMPLE_MARK} if proposal.is_sample else {}
    return {column.name: json_value(getattr(row, column.name)) for column in columns_of(ProposalRow)} | mark


def _event(event: ProposalEvent) -> dict[str, Any]:
    return {column.name: json_value(getattr(event, column.name)) for column in columns_of(ProposalEvent)}


@extend_schema_view(
    get=extend_schema(
        parameters=[
            OpenApiParameter("state", str, enum=[state.value for state in State]),
            OpenApiParameter("origin", str, enum=[origin.value for origin in Origin]),
            OpenApiParameter("for_year", int, description="Asked for that fiscal year."),
            OpenApiParameter("village_code", str, description="At or under that place: 12.75.03 gives its villages too."),
        ],
    )
)
class Proposals(generics.ListAPIView):
    """Every recorded proposal by number, with where it stands today."""

    serializer_class = ProposalSerializer

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        found = _narrowed(ProposalRecord.objects.order_by("reference"), request.query_params)
        references: Iterable[str] = self.paginate_queryset(found.values_list("reference", flat=True)) or ()
        return self.get_paginated_response(_rows(queries.proposals(list(references))))


def _narrowed(records: QuerySet[ProposalRecord], asked: Mapping[str, str]) -> QuerySet[ProposalRecord]:
    """A wrong value is told, never passed over."""
    if "state" in asked:
        records = records.filter(state=parsed(State.named, asked, "state", one_of(State)).value)
    if "origin" in asked:
        records = records.filter(origin=parsed(Origin.named, asked, "origin", one_of(Origin)).value)
    if "for_year" in asked:
        records = records.filter(for_year=parsed(lambda text: fiscal_year(whole(text)), asked, "for_year", Sentence("fiscal-year")))
    if "village_code" in asked:
        records = records.filter(village_code__startswith=asked["village_code"])
    return records


class OneProposal(APIView):
    """One proposal with its whole history."""

    @extend_schema(responses=ProposalWithEventsSerializer)
    def get(self, request: Request, reference: str) -> Response:
        try:
            proposal = queries.proposal(reference)
        except UsageError as error:
            raise Missing(Sentence("no-proposal", found=reference[:LONGEST_FOUND])) from error
        (row,) = _rows([proposal])
        return Response(row | {"events": [_event(event) for event in proposal.events]})


@extend_schema_view(get=extend_schema(parameters=[OpenApiParameter("after", int, description="Only events recorded after that serial.")]))
class Events(generics.ListAPIView):
    """Every event in the order in which it was recorded. Whoever remembers the last serial asks for what came after it."""

    serializer_class = RecordedEventSerializer

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        records = ProposalEventRecord.objects.order_by("serial")
        if "after" in request.query_params:
            records = records.filter(serial__gt=parsed(whole, request.query_params, "after", Sentence("whole-number")))
        rows = self.paginate_queryset(records.values_list("serial", "proposal__reference", *EVENT_COLUMNS)) or ()
        return self.get_paginated_response([{"serial": row[0]} | _event(event_of(row[2:], row[1])) for row in rows])
