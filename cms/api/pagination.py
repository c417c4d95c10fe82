"""Pages of the API."""

from __future__ import annotations

from rest_framework.pagination import PageNumberPagination


class Pages(PageNumberPagination):
    """100 rows at a time, up to 1,000 when asked for with page_size."""

    page_size = 100
    page_size_query_param = "page_size"
    max_page_size = 1000
