"""One proposal recorded by hand: it gets a public number, and what a list would be refused is refused here in the same sentence."""

from __future__ import annotations

from datetime import date, timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.domain.proposals.choices import Kind, Origin, State
from cms.domain.proposals.wording import say
from cms.proposals import queries, services
from cms.proposals.models import ProposalRecord
from tests.support.proposals import proposal, said
from tests.support.proposals import unregistered as new

pytestmark = pytest.mark.django_db
ASKED = {
    "title": "Perbaikan parit Gang Melati (CONTOH)",
    "on": "2025-02-03",
    "origin": "residents",
    "kind": "physical",
    "village_code": "12.75.01.1001",
    "place": "Depan pos ronda",
    "theme": "Drainase",
    "volume": "120,5",
    "unit": "m",
    "amount_asked": "48.000.000",
    "for_year": "2026",
    "office": "Dinas PUPR",
    "by_office": "Kelurahan",
}


def sent(client, **changed: str) -> str:
    return unescape(client.post(reverse("desk:new"), {**ASKED, **changed}, follow=True).content.decode())


def test_a_proposal_gets_the_next_public_number_of_its_year(planner):
    page = sent(planner)

    made = queries.proposal("P-2025-00001")
    assert "Dicatat sebagai P-2025-00001" in page
    assert (made.title, made.kind, made.origin, made.village_code) == (ASKED["title"], Kind.PHYSICAL, Origin.RESIDENTS, "12.75.01.1001")
    assert (str(made.volume), str(made.amount_asked), made.for_year) == ("120.50", "48000000.00", 2026)
    assert (made.state, made.asked_on, made.last.by_office) == (State.RECEIVED, date(2025, 2, 3), "Kelurahan")


@pytest.mark.parametrize(
    ("changed", "code", "details"),
    [
        ({"title": "  "}, "title", {}),
        ({"village_code": "12.75.99.0001"}, "village-unknown", {"found": "12.75.99.0001"}),
        ({"point": "di sana"}, "point", {"found": "di sana"}),
        ({"reference": "2025/17"}, "reference", {"found": "2025/17"}),
        ({"for_year": "99999"}, "for-year", {"found": "99999"}),
        ({"volume": "9" * 20}, "too-large", {"found": "9" * 20}),
        ({"unit": "m" * 250}, "too-long", {"most": 200, "count": 250}),
        ({"problem": "Hubungi 9999999999999999"}, "personal", None),
        ({"unit": "buah, NIK 9999999999999999"}, "personal", None),
    ],
)
def test_bad_input_is_refused_in_the_domains_own_sentence_and_nothing_is_stored(planner, changed, code, details):
    page = sent(planner, **changed)

    sentence = say("faults", code, "id", **details) if details is not None else "memuat nomor pribadi (NIK)"
    assert sentence in page
    assert not ProposalRecord.objects.exists()


def test_a_day_that_has_not_come_is_refused(planner):
    sent(planner, on=(timezone.localdate() + timedelta(days=3)).isoformat())

    assert not ProposalRecord.objects.exists()


def test_a_number_that_was_given_before_is_refused(planner):
    taken = services.register(new(proposal(said(State.RECEIVED, date(2025, 1, 3)), title="Lampu taman (CONTOH)"))).reference

    page = sent(planner, reference=taken)

    assert taken in page
    assert ProposalRecord.objects.count() == 1


def test_the_clerk_is_asked_whether_it_was_asked_before(planner):
    sent(planner)

    page = sent(planner, title="Perbaikan parit di Gang Melati (CONTOH)")
    assert "Mungkin sudah ada yang mengusulkan hal yang sama" in page
    assert "P-2025-00001" in page
    assert ProposalRecord.objects.count() == 1

    sent(planner, title="Perbaikan parit di Gang Melati (CONTOH)", sure="on")
    assert ProposalRecord.objects.count() == 2


def test_an_editor_may_not_record_one(client, editor):
    client.force_login(editor)

    client.post(reverse("desk:new"), ASKED)

    assert not ProposalRecord.objects.exists()
