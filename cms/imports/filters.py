"""How the list of files can be narrowed down."""

from __future__ import annotations

import django_filters
from wagtail.admin.filters import WagtailFilterSet

from cms.imports.models import ImportBatch


class ImportFilters(WagtailFilterSet):
    """State, phase, year, sample, who sent it."""

    year = django_filters.AllValuesFilter(label="Tahun anggaran")

    class Meta:
        model = ImportBatch
        fields = ["state", "year", "phase", "is_sample"]
