"""Whoever is about to withdraw figures is told how many proposals name lines of them now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from html import unescape

import pytest
from django.urls import reverse

from cms.budgets.services import add_vintage, figures_of, publish
from cms.domain.budgets import Phase
from cms.domain.proposals.choices import State
from cms.proposals import services
from cms.proposals.desk.queue import money_without_proposal
from tests.cms.conftest import dearer, details_of
from tests.support.proposals import DESKS, GOOD, LINE, LINE_FIELDS, LONG_REASON, proposal, said
from tests.support.proposals import unregistered as new

ASKED = "usulan menyebut"


@pytest.fixture
def page(store, editor):
    return publish(store().page, by=editor)


@pytest.fixture
def paid(page) -> str:
    """A proposal that a line of the budget pays for."""
    number = services.register(new(proposal(*DESKS, said(State.ACCEPTED, date(2024, 5, 6))))).reference
    services.decide(number, to=State.BUDGETED, on=date(2025, 1, 6), by_office="BPKPD", planned_amount=Decimal("1.00"), **LINE_FIELDS)
    return number


@pytest.fixture
def asked(page, editor, client):
    """The question before a withdrawal, or before an earlier version comes back."""
    client.force_login(editor)

    def asked(version: int | None = None) -> str:
        address = reverse("vintages:withdraw", args=[page.pk]) if version is None else reverse("vintages:put_back", args=[page.pk, version])
        return unescape(client.get(address).content.decode())

    return asked


def test_without_proposals_nothing_is_said_of_them(asked):
    assert ASKED not in asked()


def test_a_proposal_that_names_a_line_is_counted_once(asked, paid):
    services.decide(paid, to=State.IN_PROGRESS, on=date(2025, 3, 1), **GOOD[State.IN_PROGRESS], **LINE_FIELDS)

    assert "1 usulan menyebut baris dokumen ini. Halaman usulan itu akan mengatakan bahwa anggarannya ditarik." in asked()


def test_an_answer_that_was_taken_back_names_no_line(asked, paid):
    services.take_back(paid, reason=LONG_REASON, by_office="BPKPD")

    assert ASKED not in asked()


def test_money_that_a_proposal_no_longer_names_is_again_without_a_proposal(page, paid):
    before = money_without_proposal(page.slug)

    services.take_back(paid, reason=LONG_REASON, by_office="BPKPD")

    assert str(LINE.sub_activity_code) not in [one.sub_activity_code for one in before]
    assert str(LINE.sub_activity_code) in [one.sub_activity_code for one in money_without_proposal(page.slug)]


def test_a_proposal_that_names_a_line_of_another_budget_since_is_not_counted(asked, paid, document, editor):
    details = replace(details_of(document), phase=Phase.REVISED)
    lines = tuple(replace(line, phase=Phase.REVISED) for line in document.lines)
    figures = figures_of(lines, stated=(), record=document.record, year=2025, phase=Phase.REVISED)
    publish(add_vintage(details, figures).page, by=editor)
    elsewhere = LINE_FIELDS | {"budget_dataset": details.dataset}
    services.decide(paid, to=State.IN_PROGRESS, on=date(2025, 3, 1), **GOOD[State.IN_PROGRESS], **elsewhere)

    assert ASKED not in asked()


def test_going_back_counts_the_proposals_whose_line_the_earlier_version_lacks(asked, paid, store, document, editor):
    without = tuple(line for line in document.lines if line.sub_activity_code != LINE.sub_activity_code)
    publish(store(dearer(without)).page, by=None)
    publish(store(dearer(document.lines, "0.02")).page, by=None)

    assert "1 usulan menyebut baris yang tidak ada dalam versi 2." in asked(2)
    assert ASKED not in asked(1)
