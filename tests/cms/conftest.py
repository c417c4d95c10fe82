"""People and figures for the tests of the CMS."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from django.contrib.auth.models import Group, User

from cms.budgets.models import BudgetDocumentPage
from cms.budgets.services import Details, Stored, add_vintage, figures_of
from cms.core.permissions import EDITORS, FINANCE_OFFICERS
from cms.domain.budgets import BudgetDocument, BudgetLine, Phase
from tests.support.city import small_snapshot


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path: Path) -> None:
    """Files that a test stores go into its own folder."""
    settings.MEDIA_ROOT = tmp_path / "media"


def person(name: str, group: str) -> User:
    user = User.objects.create_user(name, f"{name}@example.test", "sandi-uji-coba")
    user.groups.add(Group.objects.get(name=group))
    return user


@pytest.fixture
def officer(db) -> User:
    return person("petugas", FINANCE_OFFICERS)


@pytest.fixture
def editor(db) -> User:
    return person("penyunting", EDITORS)


@pytest.fixture
def stranger(db) -> User:
    """Somebody with a login and no group."""
    return User.objects.create_user("orang-luar", "luar@example.test", "sandi-uji-coba")


@pytest.fixture
def document() -> BudgetDocument:
    """The sample city's enacted budget of 2025: lines with and without office, odd amounts, a stated total."""
    return next(one for one in small_snapshot().documents if one.is_current and (one.year, one.phase) == (2025, Phase.ENACTED))


def details_of(document: BudgetDocument) -> Details:
    return Details(
        year=document.year,
        phase=document.phase,
        sequence=document.sequence,
        is_sample=document.is_sample,
        regulation_number=document.regulation_number,
        origin=document.origin,
    )


@pytest.fixture
def store(db, document: BudgetDocument) -> Callable[..., Stored]:
    """Stores the sample document's lines, or others, as a new vintage."""

    def store(lines: tuple[BudgetLine, ...] = document.lines, by: User | None = None) -> Stored:
        figures = figures_of(lines, stated=document.stated, record=document.record, year=document.year, phase=document.phase)
        return add_vintage(details_of(document), figures, by=by)

    return store


@pytest.fixture
def page(store: Callable[..., Stored]) -> BudgetDocumentPage:
    """A document with one vintage, not published."""
    return store().page


def dearer(lines: tuple[BudgetLine, ...], by: str = "0.01") -> tuple[BudgetLine, ...]:
    """The same lines, the first one dearer."""
    return (replace(lines[0], amount=lines[0].amount + Decimal(by)), *lines[1:])
