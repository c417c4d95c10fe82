"""Reads of the crosswalk, each a function that says what it gives."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import QuerySet

from cms.budgets.models import BudgetLineRecord
from cms.crosswalk.models import CrosswalkVersion
from cms.domain.codes import AccountCode, chart_of, unit_code
from cms.domain.crosswalk import CodeKind, CrosswalkEntry, Segments
from cms.domain.plain import from_plain


def newest() -> CrosswalkVersion | None:
    """The table in force; None before the first."""
    return CrosswalkVersion.objects.order_by("-number").first()


def versions() -> QuerySet[CrosswalkVersion]:
    """Every table, the newest first."""
    return CrosswalkVersion.objects.select_related("accepted_by").order_by("-number")


def entries_of(version: CrosswalkVersion | None) -> tuple[CrosswalkEntry, ...]:
    return tuple(from_plain(CrosswalkEntry, one) for one in version.entries) if version is not None else ()


def known_codes() -> Mapping[tuple[CodeKind, int], Mapping[Segments, str]]:
    """The codes that stored budgets have, by kind and fiscal year, each as a budget writes it; an account stands for all above it too."""
    found: dict[tuple[CodeKind, int], dict[Segments, str]] = {}
    lines = BudgetLineRecord.objects.order_by()
    for year, text in lines.exclude(office_code="").values_list("vintage__document__year", "office_code").distinct():
        found.setdefault((CodeKind.OFFICE, year), {})[unit_code(text).segments] = text
    for year, text in lines.values_list("vintage__document__year", "account").distinct():
        code = AccountCode.parse(text, chart_of(year))
        above = (code.at_level(level) for level in range(1, code.level + 1))
        found.setdefault((CodeKind.ACCOUNT, year), {}).update((one.segments, str(one)) for one in above)
    return found
