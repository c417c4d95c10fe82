"""What a page says beside its figures goes with the version that it was said of."""

from __future__ import annotations

from datetime import date

import pytest

from cms.budgets import public
from cms.budgets.models import BudgetVintage
from cms.budgets.services import publish, put_back, withdraw
from tests.cms.conftest import current, dearer, with_said


@pytest.fixture
def from_two_sources(store, document):
    """Two versions, each with where its figures come from; the second is in force."""
    first = store().page
    publish(with_said(first, origin="Ekspor SIPD (CONTOH)", as_of=date(2025, 1, 2), regulation_number="Perda 1"))
    second = store(dearer(document.lines)).page
    return publish(with_said(second, origin="Kiriman BPKPAD (CONTOH)", as_of=date(2025, 9, 1), regulation_number="Perda 9"))


def sources() -> dict[str, tuple[object, ...]]:
    return {one.version: (one.origin, one.as_of, one.regulation_number) for one in public.published()}


SIPD, BPKPAD = ("Ekspor SIPD (CONTOH)", date(2025, 1, 2), "Perda 1"), ("Kiriman BPKPAD (CONTOH)", date(2025, 9, 1), "Perda 9")


def test_an_earlier_version_still_says_where_its_figures_came_from(from_two_sources):
    assert sources() == {"v1": SIPD, "v2": BPKPAD}


def test_what_is_corrected_beside_the_figures_is_of_the_version_in_force(from_two_sources):
    publish(with_said(from_two_sources, origin="Kiriman BPKPAD, dibetulkan"))

    assert sources() == {"v1": SIPD, "v2": ("Kiriman BPKPAD, dibetulkan", *BPKPAD[1:])}


def test_a_version_that_is_put_back_says_again_where_its_figures_came_from(from_two_sources, editor):
    put_back(BudgetVintage.objects.get(number=1), by=editor, reason="salah kirim")

    assert sources() == {"v1": SIPD, "v2": BPKPAD}
    assert current().version == "v1"


def test_a_version_that_was_withdrawn_before_the_next_one_says_it_too(store, document, editor):
    page = publish(with_said(store().page, origin="Ekspor SIPD (CONTOH)"))
    withdraw(page, by=editor, reason="salah kirim")
    store(dearer(document.lines))
    page.refresh_from_db()

    publish(with_said(page, origin="Kiriman BPKPAD (CONTOH)"))

    assert [one.origin for one in public.published()] == ["Ekspor SIPD (CONTOH)", "Kiriman BPKPAD (CONTOH)"]
