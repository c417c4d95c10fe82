"""The admin's lists ask the database as often for twelve rows as for two."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cms.budgets import queries as budgets
from cms.budgets.models import BudgetDocumentPage
from cms.budgets.services import publish
from cms.imports.models import ImportBatch, ImportProfile, ListBatch, ListKind, ListState, State
from cms.papers import queries as papers
from cms.papers.models import PaperPage

NOW = timezone.now()


@pytest.fixture
def administrator(db: None) -> User:
    return User.objects.create_superuser("pengelola", "pengelola@example.test", "sandi-uji-coba")


def sender(number: int) -> User:
    return User.objects.create_user(f"petugas-{number}")


def budget_files(number: int) -> None:
    ImportBatch.objects.create(
        file_name=f"apbd-{number}.xlsx", file_bytes=1, state=State.FAULTY, year=2025, phase="enacted", sent_at=NOW, sent_by=sender(number)
    )


def lists(kind: ListKind):
    def made(number: int) -> None:
        ListBatch.objects.create(
            kind=kind, file_name=f"{number}.xlsx", file_bytes=1, state=ListState.FAULTY, sent_at=NOW - timedelta(days=number), sent_by=sender(number)
        )

    return made


def profiles(number: int) -> None:
    ImportProfile.objects.create(name=f"Cara {number}", changed_at=NOW, changed_by=sender(number))


def documents(number: int) -> None:
    budgets.folder().add_child(instance=BudgetDocumentPage(title=f"APBD {number}", year=2000 + number, phase="enacted", live=False))


def required(number: int) -> None:
    papers.folder().add_child(instance=PaperPage(title=f"Perda {number}", paper="perda-apbd", year=2000 + number, live=False))


SCREENS = {
    "budget files": (budget_files, lambda: reverse("imports:index")),
    "crosswalk": (lists(ListKind.CROSSWALK), lambda: reverse("crosswalk:index")),
    "proposals": (lists(ListKind.PROPOSALS), lambda: reverse("lists:index")),
    "licences": (lists(ListKind.ISSUANCES), lambda: reverse("licence_files:index")),
    "profiles": (profiles, lambda: reverse("reading_profiles:index")),
    "budgets": (documents, lambda: reverse("wagtailadmin_explore", args=[budgets.folder().pk])),
    "papers": (required, lambda: reverse("wagtailadmin_explore", args=[papers.folder().pk])),
}


def queries_of(client: Client, address: str) -> list[str]:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(address).status_code == 200
    return [one["sql"] for one in asked]


@pytest.mark.parametrize("screen", SCREENS)
def test_twelve_rows_are_shown_with_as_many_queries_as_two(administrator, client, screen):
    make, address = SCREENS[screen]
    client.force_login(administrator)
    for number in (1, 2):
        make(number)
    client.get(address())
    few = queries_of(client, address())
    for number in range(3, 13):
        make(number)

    many = queries_of(client, address())

    assert len(many) == len(few), "\n".join(sorted(many))


def test_the_list_of_budgets_offers_to_delete_the_draft_and_not_what_was_public(store, administrator, client):
    public = publish(store().page)
    draft = budgets.folder().add_child(instance=BudgetDocumentPage(title="APBD 2001", year=2001, phase="enacted", live=False))
    client.force_login(administrator)

    shown = client.get(reverse("wagtailadmin_explore", args=[budgets.folder().pk])).content.decode()

    deleting = [reverse("wagtailadmin_pages:delete", args=[one.pk]) in shown for one in (public, draft)]
    assert deleting == [False, True]
