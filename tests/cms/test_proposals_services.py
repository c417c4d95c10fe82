"""Recording proposals: public numbers, decisions with their sentences, links, imports that add and never rewrite."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from wagtail.models import ModelLogEntry

from cms.budgets.services import publish
from cms.domain.errors import MoveRefused, UsageError
from cms.domain.proposals.chain import verify
from cms.domain.proposals.checks import ProposalRefused
from cms.domain.proposals.choices import Precision, State
from cms.domain.proposals.facts import Proposal, ProposalEvent
from cms.domain.proposals.photos import PhotoMoment
from cms.proposals import public, queries, services
from cms.proposals.models import ProposalEventRecord, ProposalRecord
from cms.proposals.photos import keep, ready
from tests.cms.test_proposals_photos import ALT, picture
from tests.support.proposals import DESKS, LINE, LINE_FIELDS, LONG_REASON, proposal, rejected, said, silent, stopped
from tests.support.proposals import unregistered as new

pytestmark = pytest.mark.django_db


def codes(refused: pytest.ExceptionInfo[ProposalRefused]) -> list[str]:
    return [fault.code for fault in refused.value.faults]


@pytest.fixture
def budget(store):
    """The sample budget of 2025, public."""
    return publish(store().page)


@pytest.fixture
def accepted() -> str:
    return services.register(new(proposal(*DESKS, said(State.ACCEPTED, date(2024, 5, 6))))).reference


def test_a_new_proposal_gets_the_next_number_of_its_year():
    first, second = services.register(new(silent())), services.register(new(rejected()))
    next_year = services.register(new(proposal(said(State.RECEIVED, date(2025, 1, 2)))))

    assert [one.reference for one in (first, second, next_year)] == ["P-2024-00001", "P-2024-00002", "P-2025-00001"]


def test_what_comes_out_is_what_went_in_with_its_chain(budget):
    made = services.register(new(silent(), point="3.6012,98.4854", source_id="sipd:7"))

    found = public.published()

    assert found == (made,)
    assert verify(made) == ()
    assert found[0].events[0].asked_sha256
    assert replace(found[0], reference="", events=()) == replace(new(silent(), point="3.6012,98.4854", source_id="sipd:7"), events=())


def test_every_column_of_an_event_survives_the_database(budget):
    number = services.register(new(proposal(*DESKS, said(State.ACCEPTED, date(2024, 5, 6), planned_month="2025-05")))).reference
    photo = keep(ready(picture(), alt=ALT, moment=PhotoMoment.DURING), queries.record(number))
    for event in (
        said(State.BUDGETED, date(2025, 1, 6), document_due=date(2025, 2, 1), photo=photo, precision=Precision.MONTH),
        said(State.IN_PROGRESS, date(2025, 3, 1), note="Mulai; selesai Juni"),
        said(State.COMPLETED, date(2025, 9, 3)),
        said(State.COMPLETED, date(2025, 9, 4), corrects=2),
    ):
        services.answer_many([replace(event, reference=number)])

    one = queries.proposal(number)

    assert verify(one) == ()
    assert one.events[5].budget_line == LINE
    assert one.events[5].planned_amount == Decimal("200000000.00")
    assert one.events[7].realised_amount == Decimal("187500000.50")
    assert (one.events[5].precision, one.events[5].photo, one.events[8].corrects) == (Precision.MONTH, photo, 2)


def test_a_number_that_a_proposal_brings_is_kept_and_never_given_again():
    services.register(replace(new(silent()), reference="P-2024-00041"))

    assert services.register(new(silent())).reference == "P-2024-00042"
    with pytest.raises(ProposalRefused, match="Nomor P-2024-00041 sudah dipakai usulan lain"):
        services.register(replace(new(silent()), reference="P-2024-00041"))


def test_a_decision_is_stored_with_the_desk_that_took_it(officer):
    number = services.register(new(proposal(*DESKS))).reference

    made = services.decide(
        number, to=State.REJECTED, on=date(2024, 5, 6), by_office="Dinas PUPR", reason_code="land-status", reason=LONG_REASON, by=officer
    )

    record = ProposalRecord.objects.get(reference=number)
    assert (record.state, record.last_number, record.last_on) == ("rejected", 5, date(2024, 5, 6))
    assert made.from_state is State.ASSESSED
    assert "CONTOH" in made.objection
    assert ProposalEventRecord.objects.get(proposal=record, number=5).recorded_by == officer
    assert ModelLogEntry.objects.get(action=services.ANSWERED).user == officer


# What bad input gets, everywhere alike: a sentence, and nothing stored.
BAD = [
    ({"to": State.REJECTED, "reason_code": "land-status", "reason": "tanah"}, "reason-short", "paling sedikit 40 huruf; baru 5 huruf"),
    ({"to": State.REJECTED, "reason_code": "", "reason": LONG_REASON}, "reason-code", "harus disertai kode alasan"),
    ({"to": State.ACCEPTED, "reason_code": "priority", "reason": "Penting"}, "fiscal-year", "harus menyebut tahun anggaran"),
    ({"to": State.COMPLETED}, "no-move", "tidak dapat menjadi"),
    ({"to": State.REJECTED, "reason_code": "land-status", "reason": LONG_REASON, "on": date(2024, 1, 1)}, "before-last", "lebih awal daripada"),
    ({"to": State.REJECTED, "reason_code": "land-status", "reason": LONG_REASON, "on": date(2999, 1, 1)}, "in-future", "belum lewat"),
    ({"to": State.MERGED, "reason_code": "duplicate", "reason": LONG_REASON, "other": "P-2020-99999"}, "other-unknown", "tidak ada"),
    ({"to": State.STOPPED, "reason_code": "unexplained"}, "only-source", "pilih keputusan dengan alasannya"),
]


@pytest.mark.parametrize(("bad", "code", "sentence"), BAD)
def test_a_decision_that_lacks_something_is_refused_with_its_sentence(bad, code, sentence):
    number = services.register(new(proposal(*DESKS))).reference

    with pytest.raises(ProposalRefused, match=sentence) as refused:
        services.decide(number, **{"on": date(2024, 5, 6), "by_office": "Dinas PUPR", **bad})

    assert code in codes(refused)
    assert str(refused.value).startswith(f"{number}: ")
    assert len(queries.proposal(number).events) == 4
    assert ProposalRecord.objects.get(reference=number).state == "assessed"


def test_an_unknown_village_is_refused_and_nothing_is_stored():
    with pytest.raises(ProposalRefused, match=r'Kelurahan "12\.71\.01\.1001" tidak ada di kota ini') as refused:
        services.register(new(silent(), village_code="12.71.01.1001"))

    assert codes(refused) == ["village-unknown"]
    assert ProposalRecord.objects.count() == 0


def test_a_budget_line_must_exist_in_a_public_budget(accepted, store):
    page = store().page
    line = {"to": State.BUDGETED, "on": date(2025, 1, 6), "by_office": "BPKPD", "planned_amount": Decimal("1.00"), **LINE_FIELDS}

    with pytest.raises(ProposalRefused, match="tidak ada dalam anggaran yang diterbitkan"):
        services.decide(accepted, **line)

    publish(page)
    with pytest.raises(ProposalRefused, match="tidak ada dalam anggaran yang diterbitkan"):
        services.decide(accepted, **{**line, "budget_dataset": "apbd-2031-murni"})
    assert services.decide(accepted, **line).budget_line == LINE


def test_a_budget_line_is_found_whatever_the_width_of_its_code(accepted, budget):
    wider = {**LINE_FIELDS, "budget_account": type(LINE.account).parse("5.2.03.01.001.00010")}

    made = services.decide(accepted, to=State.BUDGETED, on=date(2025, 1, 6), by_office="BPKPD", planned_amount=Decimal("1.00"), **wider)

    assert made.budget_line == LINE


def test_many_answers_are_stored_together_or_not_at_all():
    numbers = [services.register(new(proposal(*DESKS))).reference for _ in range(3)]
    good = [replace(said(State.REJECTED, date(2024, 5, 6)), reference=number) for number in numbers]

    with pytest.raises(ProposalRefused) as refused:
        services.answer_many([good[0], replace(good[1], reason="x"), replace(good[2], reference="P-1999-1")])

    assert set(refused.value.refused) == {numbers[1], "P-1999-1"}
    assert ProposalEventRecord.objects.count() == 12
    assert len(services.answer_many(good)) == 3
    assert ModelLogEntry.objects.filter(action=services.ANSWERED).count() == 1
    assert {one.state for one in public.published()} == {State.REJECTED}


def test_several_answers_to_one_proposal_follow_each_other():
    number = services.register(new(silent())).reference
    steps = (said(State.PRIORITISED, date(2024, 3, 4)), said(State.ASSESSED, date(2024, 4, 2)), said(State.REJECTED, date(2024, 5, 6)))

    services.answer_many([replace(step, reference=number) for step in steps])

    one = queries.proposal(number)
    assert [event.number for event in one.events] == [1, 2, 3, 4, 5]
    assert verify(one) == ()


def test_a_merge_stands_in_both_histories():
    first, second = (services.register(new(silent())).reference for _ in range(2))

    services.merge(second, into=first, on=date(2024, 3, 1), by_office="Bappeda", reason=LONG_REASON)

    assert queries.proposal(second).last.other == first
    assert queries.proposal(first).last.other == second
    assert queries.proposal(first).last.note == "Usulan P-2024-00002 digabungkan ke sini."
    assert queries.proposal(first).state is State.SCREENED


def test_a_proposal_is_not_merged_with_itself():
    number = services.register(new(silent())).reference

    with pytest.raises(MoveRefused, match="tidak dapat digabung dengan dirinya sendiri"):
        services.merge(number, into=number, on=date(2024, 3, 1), by_office="Bappeda", reason=LONG_REASON)


def test_a_forward_says_to_whom_and_by_which_letter():
    number = services.register(new(silent())).reference
    about = {"on": date(2024, 3, 1), "by_office": "Bappeda", "reason_code": "not-our-authority", "reason": LONG_REASON}

    with pytest.raises(ProposalRefused, match="Sebutkan nomor atau tanggal suratnya"):
        services.forward(number, to_office="Dinas PU Provinsi", letter="", **about)

    assert services.forward(number, to_office="Dinas PU Provinsi", letter="12/CONTOH/2024", **about).to_state is State.FORWARDED


def test_a_corrected_title_is_an_event_and_still_verifies():
    number = services.register(new(silent())).reference

    after = services.amend(number, on=date(2024, 3, 1), by_office="Bappeda", note="Nama gang dibetulkan", title="Gang Melati (CONTOH)")

    assert after.title == "Gang Melati (CONTOH)"
    assert (after.last.note, after.state) == ("Nama gang dibetulkan", State.SCREENED)
    assert verify(after) == ()


def test_a_correction_of_what_was_asked_says_why():
    number = services.register(new(silent())).reference

    with pytest.raises(ProposalRefused, match="Sebutkan apa yang baru"):
        services.amend(number, on=date(2024, 3, 1), by_office="Bappeda", note="", title="Gang Melati")

    assert queries.proposal(number).title == silent().title


def test_a_number_that_does_not_exist_is_said():
    with pytest.raises(UsageError, match="P-2031-00001: usulan ini tidak ada"):
        queries.proposal("P-2031-00001")
    with pytest.raises(UsageError, match="usulan ini tidak ada"):
        queries.record("P-2031-00001")
    with pytest.raises(ProposalRefused, match="Usulan P-2031-00001 tidak ada"):
        services.answer_many([replace(said(State.REJECTED, date(2024, 5, 6)), reference="P-2031-00001")])


# Imports ----------------------------------------------------------------------------------------------------------------


def take_in(*incoming: Proposal):
    return services.take_in(incoming, on=date(2025, 1, 1), by_office="Bappeda")


def test_a_file_is_taken_in_once_and_again_changes_nothing():
    file = (new(silent(), "sipd:1"), new(rejected(), "sipd:2"), new(stopped(), "sipd:3"))

    first = take_in(*file)
    head = queries.proposals()
    second = take_in(*file)

    assert (first.registered, first.events, first.same) == (("P-2024-00001", "P-2024-00002", "P-2024-00003"), 10, 0)
    assert (second.registered, second.events, second.amended, second.same) == ((), 0, 0, 3)
    assert queries.proposals() == head
    assert ModelLogEntry.objects.filter(action=services.TAKEN_IN).count() == 1


def test_a_newer_file_adds_only_what_is_new():
    take_in(new(proposal(*DESKS[:2]), "sipd:1"))

    taken = take_in(new(rejected(), "sipd:1"))

    one = queries.by_source(["sipd:1"])["sipd:1"]
    assert (taken.registered, taken.events, taken.amended) == ((), 3, 0)
    assert one.state is State.REJECTED
    assert verify(one) == ()


def test_a_file_that_tells_another_past_is_refused_where_they_part():
    take_in(new(rejected(), "sipd:1"))
    other = new(rejected(), "sipd:1")
    other = replace(other, events=(other.events[0], replace(other.events[1], note="Tidak layak"), *other.events[2:]))

    with pytest.raises(ProposalRefused, match=r"sipd:1: Riwayat yang sudah tercatat berbeda pada kejadian 2 \(12 Februari 2024\)"):
        take_in(other)


def test_a_file_that_knows_less_than_is_recorded_changes_nothing():
    """An older list, or one whose proposals were decided by a list of outcomes since."""
    take_in(new(rejected(), "sipd:1"))

    assert take_in(new(proposal(*DESKS), "sipd:1")).same == 1
    assert queries.proposal("P-2024-00001").state is State.REJECTED


def test_what_was_decided_here_stays_when_the_file_comes_again():
    take_in(new(proposal(*DESKS), "sipd:1"))
    services.decide("P-2024-00001", to=State.REJECTED, on=date(2024, 6, 1), by_office="Bappeda", reason_code="technical", reason=LONG_REASON)

    assert take_in(new(proposal(*DESKS), "sipd:1")).same == 1
    assert queries.proposal("P-2024-00001").state is State.REJECTED


def test_a_silence_that_ended_is_no_contradiction():
    take_in(new(stopped(), "rkpd:1"))
    later = proposal(*DESKS[:2], said(State.PRIORITISED, date(2025, 1, 1)))

    taken = take_in(new(later, "rkpd:1"))

    one = queries.by_source(["rkpd:1"])["rkpd:1"]
    assert (taken.events, [event.to_state for event in one.events][2:]) == (1, [State.STOPPED, State.PRIORITISED])
    assert verify(one) == ()


def test_what_went_on_may_stop_in_a_later_file():
    take_in(new(proposal(*DESKS[:2]), "rkpd:1"))

    taken = take_in(new(stopped(), "rkpd:1"))

    assert taken.events == 1
    assert queries.by_source(["rkpd:1"])["rkpd:1"].state is State.STOPPED
    assert take_in(new(stopped(), "rkpd:1")).same == 1


def test_another_title_in_the_file_is_recorded_as_a_correction():
    take_in(new(silent(), "sipd:1"))

    taken = take_in(new(silent(), "sipd:1", title="Gang Melati (CONTOH)"))

    one = queries.by_source(["sipd:1"])["sipd:1"]
    assert (taken.amended, one.title, one.last.note) == (1, "Gang Melati (CONTOH)", "Isi usulan dibetulkan menurut sumbernya.")
    assert verify(one) == ()


def test_links_between_rows_of_a_file_become_public_numbers():
    parent = new(silent(), "rkpd:1")
    copy = new(silent(), "rkpd:2", copied_from="rkpd:1")
    gone = new(proposal(*DESKS[:2], said(State.MERGED, date(2024, 3, 1), other="rkpd:1")), "rkpd:3")

    take_in(copy, gone, parent)
    found = queries.by_source(["rkpd:1", "rkpd:2", "rkpd:3"])

    assert found["rkpd:2"].copied_from == found["rkpd:1"].reference
    assert found["rkpd:3"].last.other == found["rkpd:1"].reference
    assert take_in(copy, gone, parent).same == 3


def test_one_bad_row_keeps_the_whole_file_out():
    bad = new(proposal(*DESKS, said(State.REJECTED, date(2024, 5, 6), reason="")), "sipd:2")

    with pytest.raises(ProposalRefused, match=r"sipd:2: .*paling sedikit 40 huruf"):
        take_in(new(silent(), "sipd:1"), bad, new(silent(), "sipd:3", village_code="99"))

    assert ProposalRecord.objects.count() == 0


def test_a_date_that_the_source_lacks_does_not_contradict_itself():
    """The day of reading stands in its place, another at each reading."""

    def read_on(day: date) -> Proposal:
        return new(proposal(*DESKS[:1], said(State.SCREENED, day, precision=Precision.RECORDED)), "sipd:1")

    take_in(read_on(date(2024, 3, 1)))

    assert take_in(read_on(date(2024, 4, 1))).same == 1


def test_finance_sees_what_it_still_owes_a_budget_line(accepted, budget):
    other = services.register(new(proposal(*DESKS, said(State.ACCEPTED, date(2024, 5, 2))))).reference

    assert [one.reference for one in queries.queue([State.ACCEPTED])] == [other, accepted]

    services.answer_many([replace(said(State.BUDGETED, date(2025, 1, 6)), reference=other)])
    assert [one.reference for one in queries.queue([State.ACCEPTED])] == [accepted]


def test_a_desk_sees_what_lies_there_longest_first():
    late = services.register(new(silent())).reference
    services.register(new(rejected()))
    early = services.register(new(proposal(DESKS[0], said(State.SCREENED, date(2024, 2, 7))))).reference

    assert [one.reference for one in queries.queue([State.SCREENED])] == [early, late]


def test_many_more_than_one_query_can_ask_for_are_read_together():
    take_in(*(new(silent(), f"sipd:{number}") for number in range(queries.PART + 3)))

    assert len(queries.by_source(f"sipd:{number}" for number in range(queries.PART + 3))) == queries.PART + 3


def test_an_event_by_nobody_is_recorded_as_by_a_program():
    number = services.register(new(proposal(*DESKS))).reference

    services.answer_many([ProposalEvent(reference=number, on=date(2024, 5, 1), to_state=State.ASSESSED, by_office="TAPD", note="Sesuai pagu")])

    assert ProposalEventRecord.objects.filter(recorded_by=None).count() == 5
