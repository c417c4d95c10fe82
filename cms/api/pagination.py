"""Pages of the API."""

from __future__ import annotations

from typing import Any  # rows of any query

from rest_framework.exceptions import NotFound
from rest_framework.pagination import PageNumberPagination

from cms.core.api_refusals import Missing, Sentence


class Pages(PageNumberPagination):
    """100 rows at a time, up to 1,000 when asked for with page_size."""

    page_size = 100
    page_size_query_param = "page_size"
    max_page_size = 1000

    def paginate_queryset(self, *args: Any, **kwargs: Any) -> list[Any] | None:
        try:
            return super().paginate_queryset(*args, **kwargs)
        except NotFound as error:
            raise Missing(Sentence("no-page")) from error
