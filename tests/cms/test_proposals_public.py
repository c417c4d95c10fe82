"""What the site is made from: every recorded proposal, whatever became of it."""

from __future__ import annotations

from datetime import date

import pytest

from cms.domain.proposals.chain import verify_all
from cms.domain.proposals.choices import State
from cms.proposals import services
from cms.proposals.models import ProposalEventRecord
from cms.snapshot import NOTHING_YET, take_snapshot
from tests.support.proposals import rejected, said, silent, unregistered

pytestmark = pytest.mark.django_db


def test_the_snapshot_holds_every_proposal_with_its_whole_history():
    numbers = [services.register(unregistered(one)).reference for one in (silent(), rejected())]

    snapshot = take_snapshot()

    assert [one.reference for one in snapshot.proposals] == numbers
    assert [one.state for one in snapshot.proposals] == [State.SCREENED, State.REJECTED]
    assert list(verify_all(snapshot.proposals)) == []


def test_a_new_event_is_a_publication_and_moves_the_sites_moment():
    assert take_snapshot().as_of == NOTHING_YET
    number = services.register(unregistered(silent())).reference
    before = take_snapshot().as_of

    services.answer_many([said(State.PRIORITISED, date(2024, 3, 4), reference=number)])

    after = take_snapshot().as_of
    assert NOTHING_YET < before < after == ProposalEventRecord.objects.latest("serial").recorded_at


def test_a_rejected_proposal_stays_public_for_ever():
    """No switch hides an outcome: there is none to be found on the record."""
    number = services.register(unregistered(rejected())).reference

    assert not {"live", "is_public", "hidden", "published"} & {
        field.name for field in ProposalEventRecord.proposal.field.related_model._meta.get_fields()
    }
    assert take_snapshot().proposals[0].reference == number
