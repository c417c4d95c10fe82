"""How proposals are sorted into lists, and what a list says of invented ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from cms.domain.city import city_named
from site_static.content import Snapshot
from site_static.views.proposals.cases import docket_of
from site_static.views.proposals.facets import OFFICE, THEME
from tests.support.published_proposals import published_proposals


def docket(*proposals):
    day = date(2025, 11, 3)
    return docket_of(
        Snapshot(city=city_named("binjai"), as_of=datetime(2025, 11, 3, tzinfo=UTC), today=day, documents=(), pages=(), proposals=proposals), ()
    )


UNPAID = tuple(one for one in published_proposals() if not any(event.budget_dataset for event in one.events))


def test_names_that_differ_in_case_or_signs_are_one_list_in_the_order_of_the_numbers():
    names = ("Dinas PUPR", "Dinas Kesehatan", "DINAS PUPR", "Dinas P.U.P.R")
    some = [replace(one, office=name, theme=name) for one, name in zip(UNPAID, names, strict=False)]

    lists = docket(*some).grouped(THEME)

    assert [(group.label, [case.reference for case in cases]) for group, cases in lists if group.slug == "dinas-pupr"] == [
        ("Dinas PUPR", [some[0].reference, some[2].reference])
    ]
    assert sum(len(cases) for _, cases in lists) == len(some)


def test_each_proposal_is_in_one_list_of_offices():
    lists = docket(*UNPAID).grouped(OFFICE)

    assert sorted(case.reference for _, cases in lists for case in cases) == [one.reference for one in UNPAID]


@pytest.mark.parametrize(("invented", "said"), [((True, True), "proposals"), ((True, False), "some-proposals"), ((False, False), "none")])
def test_a_page_says_whether_all_some_or_none_are_invented(invented, said):
    found = docket(*(replace(one, is_sample=mark) for one, mark in zip(UNPAID, invented, strict=False)))

    assert found.sample == found.sample_of(found.cases) == said
    assert found.sample_of(()) == "none"


def test_a_list_of_real_ones_in_a_city_with_invented_ones_says_nothing():
    found = docket(*(replace(one, is_sample=mark) for one, mark in zip(UNPAID, (True, False), strict=False)))

    assert [found.sample_of([case]) for case in found.cases] == ["proposals", "none"]
