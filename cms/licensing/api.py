"""Published services for programs, read only: the rows of the open-data tables, each service whole, and what it costs for given figures.

What a fee comes to is reckoned by the same definition as on the pages and in the reader's browser (cms/domain/formulas).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any  # rows and representations are whatever JSON holds

from django.http import Http404
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view, inline_serializer
from rest_framework import generics, serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from cms.core.api_columns import field_for, parsed
from cms.core.api_refusals import LANG, Sentence, WrongValue, one_of, wrong
from cms.domain.faults import Fault
from cms.domain.licensing.fees import Fee, FeeKind, fee_amount, fees_on
from cms.domain.licensing.flattening import rows_by_table
from cms.domain.licensing.publication import PublishedService
from cms.domain.licensing.rows import FeeRow, RequirementRow, ServiceRow, StepRow, TimeRow
from cms.domain.licensing.services import Service, ServiceStatus, applies
from cms.domain.tables import columns_of, json_value
from cms.licensing import public, queries
from site_static.formats.about import SAMPLE_MARK

# Asked for with a fee beside the reader's own figures.
ON, CASES = "on", "for"
PART_TABLES = {"steps": "service-steps", "requirements": "service-requirements", "fees": "service-fees", "times": "service-times"}


def _serializer(row: type, about: str) -> type[serializers.Serializer[Any]]:
    defaults = {field.name: field.default for field in dataclasses.fields(row)}
    fields = {column.name: field_for(column, allow_null=defaults[column.name] is None) for column in columns_of(row)}
    return type(f"{row.__name__}Serializer", (serializers.Serializer,), {**fields, "__doc__": about})


ServiceRowSerializer = _serializer(ServiceRow, "One published service.")
PARTS = {
    "steps": _serializer(StepRow, "One step."),
    "requirements": _serializer(RequirementRow, "One document at one step."),
    "fees": _serializer(FeeRow, "One fee in one period."),
    "times": _serializer(TimeRow, "One span of time."),
}
WholeServiceSerializer = type(
    "WholeServiceSerializer",
    (ServiceRowSerializer,),
    {**{name: part(many=True) for name, part in PARTS.items()}, "__doc__": "One published service with its steps, requirements, fees and times."},
)
CHARGE = inline_serializer(
    "Charge",
    {
        "fee": serializers.CharField(help_text="The fee's key."),
        "name": serializers.CharField(),
        "amount": serializers.DecimalField(max_digits=21, decimal_places=2, allow_null=True, help_text="null: see fault."),
        "currency": serializers.CharField(),
        "per": serializers.CharField(help_text="What the amount is for, when it is no total."),
        "reason": serializers.CharField(help_text="Why it is free."),
        "needs": serializers.ListField(child=serializers.CharField(), help_text="The parameters of its formula."),
        "fault": serializers.CharField(help_text="Why there is no amount, as a sentence."),
        "sample": serializers.CharField(required=False, help_text="CONTOH: an invented figure."),
    },
    many=True,
)


def _row(row: Any) -> dict[str, Any]:
    return {column.name: json_value(getattr(row, column.name)) for column in columns_of(type(row))}


@extend_schema_view(
    get=extend_schema(
        parameters=[
            OpenApiParameter("office", str, description="Key of the responsible office."),
            OpenApiParameter("status", str, enum=[status.value for status in ServiceStatus]),
        ]
    )
)
class Services(generics.ListAPIView):
    """Every published service by its address, as in the table `services`."""

    serializer_class = ServiceRowSerializer

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        found = [one for one in public.published() if _is_asked_for(one.facts, request.query_params)]
        page = self.paginate_queryset(found) or ()
        return self.get_paginated_response([_row(row) for row in rows_by_table(page)["services"]])


def _is_asked_for(facts: Service, asked: Mapping[str, str]) -> bool:
    if "status" in asked and facts.status is not parsed(ServiceStatus, asked, "status", one_of(ServiceStatus)):
        return False
    return "office" not in asked or (facts.office is not None and facts.office.key == asked["office"])


class OneService(APIView):
    """One published service with its steps, requirements, fees and times. Fees of the past and of the future are among them."""

    @extend_schema(responses=WholeServiceSerializer)
    def get(self, request: Request, slug: str) -> Response:
        rows = rows_by_table([_published(slug)])
        parts = {name: [_row(row) for row in rows[table]] for name, table in PART_TABLES.items()}
        return Response(_row(rows["services"][0]) | parts)


class Charges(APIView):
    """What the service costs on a day, for the reader's own figures: each parameter of a formula as `name=2.5`, with a decimal point.

    A fee whose figures are not given has no amount and says which it needs. A figure that no fee in force asks for is refused.
    """

    @extend_schema(
        parameters=[
            OpenApiParameter(ON, date, description="The day of payment; today by default. Past and coming fees are found too."),
            OpenApiParameter(CASES, str, description="Keys of the applicant's cases, separated by commas: only fees that may concern them."),
        ],
        responses=CHARGE,
    )
    def get(self, request: Request, slug: str) -> Response:
        facts, asked = _published(slug).facts, request.query_params
        day = parsed(date.fromisoformat, asked, ON, Sentence("day")) if ON in asked else timezone.localdate()
        fees = [fee for fee in fees_on(facts.fees, day) if applies(fee.only_for, _cases(facts, asked), facts.cases)]
        given = _figures(asked, {name for fee in fees for name in _needs(fee)})
        return Response([_charge(fee, given, facts) for fee in fees])


def _published(slug: str) -> PublishedService:
    page = queries.live_services().filter(slug=slug).first()
    if page is None:
        raise Http404
    return public.published_of(page)


def _cases(facts: Service, asked: Mapping[str, str]) -> tuple[str, ...]:
    chosen = tuple(key.strip() for key in asked.get(CASES, "").split(",") if key.strip())
    if unknown := sorted(set(chosen) - {case.key for case in facts.cases}):
        raise WrongValue({CASES: Sentence("no-case", found=", ".join(unknown))})
    return chosen


def _figures(asked: Mapping[str, str], known: Iterable[str]) -> dict[str, Decimal]:
    names = [name for name in asked if name not in (ON, CASES, LANG, "format")]
    if unknown := sorted(set(names) - set(known)):
        raise WrongValue(dict.fromkeys(unknown, Sentence("no-figure")))
    return {name: _figure(name, asked[name]) for name in names}


def _figure(name: str, text: str) -> Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise wrong(name, text, Sentence("decimal")) from None
    if not value.is_finite():
        raise wrong(name, text, Sentence("decimal"))
    return value


def _needs(fee: Fee) -> Iterator[str]:
    if fee.kind is FeeKind.FORMULA and fee.formula is not None:
        yield from (one.name for one in fee.formula.parameters)


def _charge(fee: Fee, given: Mapping[str, Decimal], facts: Service) -> dict[str, Any]:
    needs = tuple(_needs(fee))
    found = fee_amount(fee, {name: given[name] for name in needs if name in given})
    said = {
        "fee": fee.key,
        "name": fee.name.original,
        "amount": None if isinstance(found, Fault) else f"{found:.2f}",
        "currency": fee.currency,
        "per": fee.per.original,
        "reason": fee.reason.original,
        "needs": list(needs),
        "fault": found.sentence() if isinstance(found, Fault) else "",
    }
    return said | ({"sample": SAMPLE_MARK} if fee.is_sample or facts.is_sample else {})
