"""What a file would change is worked out once and kept: the pages open quickly, and say the same as a comparison made on the spot."""

from __future__ import annotations

import pytest

from cms.budgets import queries as budgets
from cms.budgets.services import publish
from cms.imports import comparing, queries, services
from cms.imports.differences import alarms, differences
from cms.imports.models import ImportBatch, KeptComparison
from tests.cms.conftest import BUDGET, lines_in
from tests.cms.test_admin_imports import report_of, words

CHANGED = (
    BUDGET.replace("=7400000000", "=74000000000").replace("Pajak Hotel", "Pajak Hotel dan Restoran").replace("5.1.02.01.01.0024", "5.1.02.01.01.0025")
)
AGAIN = BUDGET.replace("=7400000000", "=7400000001")


@pytest.fixture
def live(received, officer):
    """The first version is public."""
    return publish(services.accept(received(), by=officer).page)


def test_what_is_kept_says_the_same_as_a_comparison_on_the_spot(live, received):
    batch = received(CHANGED)

    kept, spot = comparing.comparison_of(batch), differences(budgets.stored_lines(queries.base_of(batch)), lines_in(batch))

    for name in ("same", "counts", "balance", "offices", "offices_unchanged", "biggest"):
        assert getattr(kept, name) == getattr(spot, name), name
    assert kept.alarms == alarms(spot.moves)
    assert comparing.moves_of(comparing.packed_moves(batch), batch) == spot.moves


def test_looking_again_compares_nothing_again(live, received, desk, monkeypatch):
    batch = received(CHANGED)
    monkeypatch.setattr(comparing, "comparison", lambda *rows, **said: 1 / 0)

    assert "tepat 10 kali lebih besar" in words(desk.get(report_of(batch)))
    assert "Pajak Hotel dan Restoran" in words(desk.get(f"{report_of(batch)}perubahan/?kind=changed"))


def test_when_another_version_has_come_into_force_the_comparison_is_with_that_one(live, received, officer, desk):
    batch = received(CHANGED)
    publish(services.accept(received(AGAIN), by=officer).page)

    text = words(desk.get(report_of(batch)))

    assert "Dibandingkan dengan versi 2" in text
    assert KeptComparison.objects.get(batch=batch).base.number == 2


def test_an_accepted_file_shows_what_it_changed_for_ever(live, received, officer, desk):
    batch = received(CHANGED)
    services.accept(batch, by=officer)

    assert "Dibandingkan dengan versi 1" in words(desk.get(report_of(batch)))


def test_a_refused_file_leaves_no_figures_in_a_comparison(live, received, officer):
    batch = received(CHANGED)

    services.refuse(batch, by=officer)

    assert not KeptComparison.objects.filter(batch=batch).exists()
    assert comparing.comparison_of(ImportBatch.objects.get(pk=batch.pk)) is None


@pytest.mark.parametrize(
    ("asked", "count"), [("", 4), ("?kind=added", 1), ("?kind=removed", 1), ("?q=PUSKESMAS", 1), ("?q=Dinas+Kesehatan", 1), ("?q=tidak+ada", 0)]
)
def test_changes_are_narrowed_down_by_kind_and_words(live, received, desk, asked, count):
    batch = received(CHANGED)

    response = desk.get(f"{report_of(batch)}perubahan/{asked}")

    assert len(response.context["moves"]) == count
