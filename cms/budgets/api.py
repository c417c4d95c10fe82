"""Published budgets for programs, read only: documents with their versions, and the lines of one version.

Lines carry the columns of the open-data files under the same names and written the same way; nothing here sees a draft.
"""

from __future__ import annotations

import dataclasses
from typing import Any  # rows and representations are whatever JSON holds

from django.db.models import Q, QuerySet
from django.utils.http import http_date
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_field, extend_schema_view
from rest_framework import generics, serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from cms.budgets import queries
from cms.budgets.models import BudgetDocumentPage, BudgetLineRecord, BudgetVintage
from cms.budgets.public import is_in_force
from cms.budgets.storage import COLUMNS, lines_of
from cms.core.api_columns import field_for, parsed, whole
from cms.core.api_refusals import Missing, Sentence, one_of
from cms.domain.budgets import BudgetLine, Phase
from cms.domain.codes import AccountCode, UnitCode, chart_of
from cms.domain.periods import fiscal_year
from cms.domain.tables import columns_of, json_value
from site_static.formats.about import SAMPLE_COLUMN, SAMPLE_MARK

LATEST = "latest"
# What a version's description does not tell, and may be large.
UNTOLD = ("stated", "warnings", "rows_skipped")
PHASES = [phase.value for phase in Phase]
DEFAULTS = {field.name: field.default for field in dataclasses.fields(BudgetLine)}


BudgetLineSerializer = type(
    "BudgetLineSerializer",
    (serializers.Serializer,),
    {column.name: field_for(column, allow_null=DEFAULTS[column.name] is None) for column in columns_of(BudgetLine)}
    | {"sample": serializers.CharField(required=False, help_text=SAMPLE_COLUMN.notes["en"]), "__doc__": "One budget line, a leaf."},
)


class VersionSerializer(serializers.Serializer):
    """One version of a document: its lines never change."""

    version = serializers.CharField(help_text="v1, v2 ...")
    is_current = serializers.BooleanField()
    published_at = serializers.DateTimeField()
    lines_count = serializers.IntegerField()
    source_file = serializers.CharField()
    source_sha256 = serializers.CharField()
    lines = serializers.URLField()


class BudgetDocumentSerializer(serializers.Serializer):
    """One published budget document."""

    dataset = serializers.CharField(source="slug", help_text="The stable name in addresses.")
    title = serializers.CharField()
    year = serializers.IntegerField()
    phase = serializers.ChoiceField(choices=PHASES)
    sequence = serializers.IntegerField()
    regulation_number = serializers.CharField()
    regulation_date = serializers.DateField(allow_null=True)
    as_of = serializers.DateField(allow_null=True)
    is_sample = serializers.BooleanField(help_text=SAMPLE_COLUMN.notes["en"])
    origin = serializers.CharField()
    note = serializers.CharField()
    versions = serializers.SerializerMethodField()

    @extend_schema_field(VersionSerializer(many=True))
    def get_versions(self, page: BudgetDocumentPage) -> list[dict[str, Any]]:
        vintages = [one for one in self.context["vintages"] if one.document_id == page.pk]
        return [self._version(page, vintage) for vintage in vintages]

    def _version(self, page: BudgetDocumentPage, vintage: BudgetVintage) -> dict[str, Any]:
        version = f"v{vintage.number}"
        about = {
            "version": version,
            "is_current": is_in_force(vintage),
            "published_at": vintage.published_at,
            "lines_count": vintage.rows_stored,
            "source_file": vintage.file_name,
            "source_sha256": vintage.file_sha256,
            "lines": reverse("api:lines", args=[page.slug, version], request=self.context["request"]),
        }
        return VersionSerializer(about).data


class PublishedDocuments(generics.GenericAPIView):
    """What both views of documents need: the documents that are public, and their versions for the serializer."""

    serializer_class = BudgetDocumentSerializer
    lookup_field = "slug"
    lookup_url_kwarg = "dataset"

    def get_queryset(self) -> QuerySet[BudgetDocumentPage]:
        return queries.public_documents()

    def get_serializer_context(self) -> dict[str, Any]:
        return super().get_serializer_context() | {"vintages": list(queries.published_vintages().defer(*UNTOLD))}


@extend_schema_view(
    get=extend_schema(
        parameters=[OpenApiParameter("year", int, description="Fiscal year."), OpenApiParameter("phase", str, enum=PHASES)],
    )
)
class Documents(PublishedDocuments, generics.ListAPIView):
    """Every published budget document, by name."""

    def filter_queryset(self, queryset: QuerySet[BudgetDocumentPage]) -> QuerySet[BudgetDocumentPage]:
        asked = self.request.query_params
        if "year" in asked:
            queryset = queryset.filter(year=parsed(lambda text: fiscal_year(whole(text)), asked, "year", Sentence("fiscal-year")))
        if "phase" in asked:
            queryset = queryset.filter(phase=parsed(Phase.named, asked, "phase", one_of(Phase)).value)
        return queryset


class Document(PublishedDocuments, generics.RetrieveAPIView):
    """One published budget document."""


@extend_schema_view(
    get=extend_schema(
        parameters=[
            OpenApiParameter("office", str, description="Lines of one office (kode SKPD)."),
            OpenApiParameter("account", str, description="Lines at or under an account: 5.1 gives 5.1, 5.1.02 and all below."),
        ],
    )
)
class Lines(generics.ListAPIView):
    """The lines of one version, in the order of its file. The version `latest` is the one in force."""

    serializer_class = BudgetLineSerializer

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        self.vintage = published_vintage(kwargs["dataset"], kwargs["version"])
        rows = self.paginate_queryset(self._records().values_list(*COLUMNS))
        response = self.get_paginated_response(self._represented(rows))
        response["Last-Modified"] = http_date(self.vintage.published_at.timestamp())
        return response

    def _records(self) -> QuerySet[BudgetLineRecord]:
        asked, records = self.request.query_params, BudgetLineRecord.objects.filter(vintage=self.vintage).order_by("position")
        if "office" in asked:
            records = records.filter(office_code__in=self._spellings(parsed(UnitCode.parse, asked, "office", Sentence("office"))))
        if "account" in asked:
            chart = chart_of(self.vintage.document.year)
            account = str(parsed(lambda text: AccountCode.parse(text, chart), asked, "account", Sentence("account")))
            records = records.filter(Q(account=account) | Q(account__startswith=f"{account}."))
        return records

    def _spellings(self, office: UnitCode) -> list[str]:
        """The ways in which the file writes that code: widths differ, numbers do not."""
        written = BudgetLineRecord.objects.filter(vintage=self.vintage).exclude(office_code="").values_list("office_code", flat=True).distinct()
        return [text for text in written if UnitCode.parse(text) == office]

    def _represented(self, rows: list[Any]) -> list[dict[str, Any]]:
        document = self.vintage.document
        names = [column.name for column in columns_of(BudgetLine)]
        mark = {SAMPLE_COLUMN.name: SAMPLE_MARK} if document.is_sample else {}
        lines = lines_of(rows, year=document.year, phase=Phase(document.phase))
        return [{name: json_value(getattr(line, name)) for name in names} | mark for line in lines]


def published_vintage(dataset: str, version: str) -> BudgetVintage:
    """The version of a public document that was published. Raises Missing for everything else, drafts among them."""
    vintages = {f"v{one.number}": one for one in queries.published_vintages().defer(*UNTOLD).filter(document__slug=dataset)}
    current = [one for one in vintages.values() if is_in_force(one)]
    found = (current[0] if current else None) if version == LATEST else vintages.get(version)
    if found is None:
        raise Missing(Sentence("no-version"))
    return found
