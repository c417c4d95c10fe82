"""The API's own first page: where its parts are."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema, inline_serializer
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse
from rest_framework.views import APIView

PARTS = ("documents", "proposals", "events", "services", "schema")


class Nothing(APIView):
    """Any other address of the API: programs are told in JSON."""

    schema = None

    def get(self, request: Request, **kwargs: str) -> Response:
        raise NotFound


class Root(APIView):
    """Addresses of what the API holds."""

    @extend_schema(responses=inline_serializer("Root", {name: serializers.URLField() for name in PARTS}))
    def get(self, request: Request) -> Response:
        return Response({name: reverse(f"api:{name}", request=request) for name in PARTS})
