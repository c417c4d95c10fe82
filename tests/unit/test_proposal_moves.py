"""Which state may follow which, and what each move must say, in the words that people read."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from cms.domain.proposals.checks import LEAST_REASON, NEEDS, NOTHING_KNOWN, Known, ProposalRefused, check_history, check_move, check_proposal
from cms.domain.proposals.choices import State
from cms.domain.proposals.moves import MOVES, Desk, Need, allowed_after, needs_of
from cms.domain.proposals.reasons import named
from tests.support.proposals import DESKS, GOOD, LINE, LONG_REASON, following, merged, proposal, realised, rejected, said, silent, stopped

LATER = date(2024, 9, 1)


def history_to(state: State):
    """A good history that ends in that state."""
    steps = {
        State.RECEIVED: DESKS[:1],
        State.NEEDS_INFO: (*DESKS[:1], said(State.NEEDS_INFO, date(2024, 2, 6))),
        State.SCREENED: DESKS[:2],
        State.PRIORITISED: DESKS[:3],
        State.ASSESSED: DESKS,
        State.ACCEPTED: (*DESKS, said(State.ACCEPTED, date(2024, 5, 6))),
        State.BUDGETED: (*DESKS, said(State.ACCEPTED, date(2024, 5, 6)), said(State.BUDGETED, date(2024, 6, 1))),
        State.STOPPED: (*DESKS[:2], said(State.STOPPED, date(2024, 6, 1))),
    }
    steps[State.IN_PROGRESS] = (*steps[State.BUDGETED], said(State.IN_PROGRESS, date(2024, 7, 1), note="Mulai"))
    ends = {State.COMPLETED: State.IN_PROGRESS, State.CANCELLED: State.ACCEPTED, State.MERGED: State.RECEIVED, State.FORWARDED: State.RECEIVED}
    if state in steps:
        return following(steps[state])
    return following((*steps[ends.get(state, State.ASSESSED)], said(state, date(2024, 8, 1), finished_on=date(2024, 8, 1))))


def codes(event, history, known=NOTHING_KNOWN):
    return [fault.code for fault in check_move(event, history, known)]


@pytest.mark.parametrize("one", [rejected(), realised(), merged(), silent()], ids=["rejected", "realised", "merged", "silent"])
def test_a_good_history_has_no_fault(one):
    assert list(check_history(one.events)) == []


@pytest.mark.parametrize("before", State)
@pytest.mark.parametrize("to", State)
def test_a_move_outside_the_table_is_refused_with_the_moves_that_may(before, to):
    event = said(to, LATER, note="Kabar baru", finished_on=LATER)

    faults = check_move(event, history_to(before), Known(is_import=True))

    assert ((before, to) in MOVES) is (faults == ())
    if (before, to) not in MOVES:
        assert [fault.code for fault in faults] == ["no-move"]
        assert all(fault.field == "to_state" for fault in faults)


def test_the_first_event_is_that_it_came_in():
    assert codes(said(State.ACCEPTED, LATER), ()) == ["first-event"]


def test_a_decision_is_taken_only_after_the_office_has_assessed():
    fault = check_move(said(State.REJECTED, LATER), history_to(State.SCREENED))[0]

    assert fault.message() == (
        'Usulan yang berstatus "Lolos saringan kelurahan" tidak dapat menjadi "Ditolak". '
        "Yang dapat: Diprioritaskan kecamatan, Dinilai kantor, Digabung, Dilimpahkan, Ditarik kembali."
    )


# The five negative moves and what each lacks when the field is emptied; then the promises and the money.
LACKING = [
    (to, field, value, code)
    for to in (State.DEFERRED, State.REJECTED, State.MERGED, State.FORWARDED, State.CANCELLED)
    for field, value, code in (
        ("reason_code", "", "reason-code"),
        ("reason_code", "asal-asalan", "reason-code-unknown"),
        ("reason_code", "priority", "reason-code-unknown"),
        ("reason", "", "reason-short"),
        ("reason", "   tanah    belum    jelas    sekali    ya   ", "reason-short"),
        ("by_office", " ", "office"),
    )
] + [
    (State.DEFERRED, "review_on", None, "review"),
    (State.DEFERRED, "review_on", LATER, "review-past"),
    (State.REJECTED, "objection", "", "objection"),
    (State.MERGED, "other", "", "other"),
    (State.FORWARDED, "to_office", "", "to-whom"),
    (State.FORWARDED, "letter", "", "letter"),
    (State.CANCELLED, "instead", "", "instead"),
    (State.WITHDRAWN, "reason", "", "reason"),
    (State.NEEDS_INFO, "note", "", "question"),
    (State.SCREENED, "note", "", "note"),
    (State.ACCEPTED, "reason_code", "", "reason-code"),
    (State.ACCEPTED, "reason_code", "land-status", "reason-code-unknown"),
    (State.ACCEPTED, "reason", "", "reason"),
    (State.ACCEPTED, "fiscal_year", None, "fiscal-year"),
    (State.ACCEPTED, "fiscal_year", 20255, "fiscal-year"),
    (State.ACCEPTED, "to_office", "", "to-office"),
    (State.ACCEPTED, "planning_document", "", "planning-document"),
    (State.ACCEPTED, "planned_month", "2025-13", "planned-month"),
    (State.ACCEPTED, "planned_month", "Agustus", "planned-month"),
    (State.BUDGETED, "budget_dataset", "", "budget-line"),
    (State.BUDGETED, "budget_account", None, "budget-line"),
    (State.BUDGETED, "planned_amount", None, "planned-amount"),
    (State.BUDGETED, "planned_amount", Decimal(0), "planned-amount"),
    (State.BUDGETED, "planned_amount", Decimal(-1), "negative-amount"),
    (State.IN_PROGRESS, "starts_on", None, "starts-on"),
    (State.IN_PROGRESS, "planned_finish", None, "planned-finish"),
    (State.IN_PROGRESS, "planned_finish", date(2025, 2, 1), "finish-before-start"),
    (State.IN_PROGRESS, "executor", "", "executor"),
    (State.COMPLETED, "finished_on", None, "finished-on"),
    (State.COMPLETED, "finished_on", date(2030, 1, 1), "finished-later"),
    (State.COMPLETED, "realised_amount", None, "realised-amount"),
    (State.COMPLETED, "realised_amount", Decimal(0), "realised-amount"),
    (State.COMPLETED, "evidence", "", "evidence"),
    (State.REJECTED, "on", date(2024, 1, 1), "before-last"),
    (State.REJECTED, "corrects", 9, "corrects"),
]
FROM = {State.NEEDS_INFO: State.RECEIVED, State.SCREENED: State.RECEIVED, State.MERGED: State.SCREENED, State.FORWARDED: State.ASSESSED} | {
    State.WITHDRAWN: State.SCREENED,
    State.BUDGETED: State.ACCEPTED,
    State.IN_PROGRESS: State.BUDGETED,
    State.COMPLETED: State.IN_PROGRESS,
    State.CANCELLED: State.BUDGETED,
}


@pytest.mark.parametrize(("to", "field", "value", "code"), LACKING)
def test_a_move_that_lacks_something_is_refused_at_that_field(to, field, value, code):
    event = replace(said(to, LATER, note=GOOD[to].get("note", "Kabar"), finished_on=LATER if to is State.COMPLETED else None), **{field: value})

    faults = check_move(event, history_to(FROM.get(to, State.ASSESSED)))

    assert [(fault.code, fault.field) for fault in faults] == [(code, field)]
    assert "{" not in faults[0].message("id") + faults[0].message("en")


def test_every_need_of_the_table_is_checked_and_has_a_case_above():
    assert set(NEEDS) == set(Need)
    covered = {code for *_, code in LACKING} | {"update"}
    sentences = {"explanation": "reason-short"}
    assert {sentences.get(need.value, need.value) for need in Need} <= covered


def test_a_reason_of_forty_characters_is_enough_and_one_less_is_not():
    assert codes(said(State.REJECTED, LATER, reason="a" * LEAST_REASON), history_to(State.ASSESSED)) == []
    assert codes(said(State.REJECTED, LATER, reason="a" * (LEAST_REASON - 1)), history_to(State.ASSESSED)) == ["reason-short"]


def test_everything_that_is_missing_is_said_at_once():
    event = replace(said(State.REJECTED, LATER), reason="", reason_code="", objection="", by_office="")

    assert codes(event, history_to(State.ASSESSED)) == ["office", "reason-code", "reason-short", "objection"]


def test_a_budget_line_that_does_not_exist_is_named():
    event = said(State.BUDGETED, LATER)

    fault = check_move(event, history_to(State.ACCEPTED), Known(budget_lines=frozenset()))[0]

    assert fault.code == "budget-line-unknown"
    assert "apbd-contoh-2025-murni / 1.01.0.00.0.00.01.0000 / 1.01.02.2.01.0001 / 5.2.03.01.01.0010" in fault.message()
    assert codes(event, history_to(State.ACCEPTED), Known(budget_lines=frozenset({LINE}))) == []


def test_a_proposal_is_merged_only_with_another_that_exists():
    event = said(State.MERGED, LATER, reference="P-2024-00007")

    assert codes(replace(event, other="P-2024-00007"), history_to(State.SCREENED)) == ["other-itself"]
    assert codes(event, history_to(State.SCREENED), Known(references=frozenset())) == ["other-unknown"]
    assert codes(event, history_to(State.SCREENED), Known(references={"P-2024-00001"})) == []


KEPT = {"P-2024-00001": ("foto-0123456789abcdef", "foto-fedcba9876543210"), "P-2024-00002": ()}


def test_a_photo_that_is_not_kept_is_named_with_the_nearest_of_that_proposal():
    event = said(State.RECEIVED, LATER, reference="P-2024-00001", photo="foto-0123456789abcdee.jpg")

    (fault,) = check_move(event, history_to(State.RECEIVED), Known(photos=KEPT.__getitem__))

    assert (fault.code, fault.field) == ("photo-unknown", "photo")
    assert fault.message("id") == (
        'Foto "foto-0123456789abcdee.jpg" tidak ada di antara foto usulan ini. Yang ada, mulai dari yang paling mirip: '
        "foto-0123456789abcdef, foto-fedcba9876543210."
    )
    assert fault.message("en").startswith('This proposal has no photo "foto-0123456789abcdee.jpg". Those it has, the nearest first: foto-0123')


def test_a_photo_is_told_from_none_at_all_and_a_kept_one_is_taken():
    event = said(State.RECEIVED, LATER, reference="P-2024-00001", photo="foto-0123456789abcdef")

    assert codes(event, history_to(State.RECEIVED), Known(photos=KEPT.__getitem__)) == []
    assert codes(replace(event, reference="P-2024-00002"), history_to(State.RECEIVED), Known(photos=KEPT.__getitem__)) == ["photo-none"]
    assert codes(event, history_to(State.RECEIVED), Known()) == []


def test_what_has_not_happened_yet_is_refused():
    assert codes(said(State.REJECTED, LATER), history_to(State.ASSESSED), Known(today=date(2024, 8, 31))) == ["in-future"]


@pytest.mark.parametrize("name", ["by_office", "to_office", "executor", "planning_document", "letter", "evidence"])
def test_a_name_is_no_place_for_a_story(name):
    event = said(State.ASSESSED, LATER)

    assert codes(replace(event, **{name: "Dinas " * 167}), history_to(State.PRIORITISED)) == ["too-long"]
    assert codes(replace(event, reason="Panjang " * 2000, note="Panjang " * 2000), history_to(State.PRIORITISED)) == []


def test_a_later_date_must_say_why_and_an_earlier_one_need_not():
    history = following((*DESKS, said(State.ACCEPTED, date(2024, 5, 6), planned_month="2025-05")))
    later = said(State.ACCEPTED, LATER, planned_month="2025-07", reason="", reason_code="")

    assert codes(later, history) == ["slip"]
    assert codes(replace(later, note="Lelang diulang"), history) == []
    assert codes(replace(later, planned_month="2025-04"), history) == []


def test_an_event_about_the_same_state_must_say_something_new():
    nothing = replace(said(State.SCREENED, LATER), note="", level=None, rank=None)

    assert codes(nothing, history_to(State.SCREENED)) == ["update"]


def test_silence_is_recorded_by_an_import_and_never_chosen_by_a_person():
    event = said(State.STOPPED, LATER)

    assert codes(event, history_to(State.SCREENED)) == ["only-source"]
    assert codes(event, history_to(State.SCREENED), Known(is_import=True)) == []
    assert State.STOPPED not in {state for one in State for state in allowed_after(one)}
    assert all(rule.by is Desk.IMPORT for (_, to), rule in MOVES.items() if to is State.STOPPED)
    assert list(check_history(stopped().events, Known(is_import=True))) == []


def test_a_fault_in_the_middle_does_not_hide_what_comes_after():
    events = (*DESKS[:3], replace(DESKS[3], note=""), said(State.REJECTED, date(2024, 5, 6)))

    assert [(index, fault.code) for index, fault in check_history(events)] == [(3, "note"), (4, "no-move")]


@pytest.mark.parametrize(("field", "value", "code"), [("on", date(2203, 1, 15), "in-future"), ("by_office", " ", "office")])
def test_a_proposal_that_came_in_wrongly_is_told_once_and_not_again_at_all_that_follows(field, value, code):
    events = (replace(DESKS[0], **{field: value}), *DESKS[1:], replace(said(State.REJECTED, date(2024, 5, 6)), objection=""))

    faults = [(index, fault.code) for index, fault in check_history(events, Known(today=LATER))]

    assert faults == [(0, code), (4, "objection")]


def test_a_refusal_says_every_sentence_and_keeps_the_faults_for_the_form():
    faults = check_move(replace(said(State.REJECTED, LATER), reason="", objection=""), history_to(State.ASSESSED))

    refused = ProposalRefused({"P-2024-00007": faults})

    assert str(refused).startswith("P-2024-00007: ")
    assert [fault.field for fault in refused.faults] == ["reason", "objection"]
    assert all(fault.message() in str(refused) for fault in faults)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"title": "  "}, "title"),
        ({"number": "2024/7"}, "reference"),
        ({"village_code": "12.71.01.1001"}, "village-unknown"),
        ({"point": "98.48"}, "point"),
        ({"point": "98.48,3.60,1"}, "point"),
        ({"point": "utara,selatan"}, "point"),
        ({"point": "98.48,200"}, "point"),
        ({"amount_asked": Decimal(-1)}, "negative-amount"),
        ({"amount_asked": Decimal(10) ** 17}, "too-large"),
        ({"volume": Decimal(10) ** 17}, "too-large"),
        ({"for_year": 0}, "for-year"),
        ({"for_year": 99_999}, "for-year"),
        ({"unit": "m" * 201}, "too-long"),
        ({"title": "Parit " * 167}, "too-long"),
        ({"place": "Gang " * 201}, "too-long"),
        ({"source_id": "7" * 201}, "too-long"),
        ({"point": f"3.{'6' * 60},98.4"}, "too-long"),
    ],
)
def test_what_was_asked_is_checked_too(changed, code):
    faults = check_proposal(proposal(*DESKS, **changed), Known(villages={"12.75.02.1004"}))

    assert [fault.code for fault in faults] == [code]
    assert "{" not in faults[0].message("id") + faults[0].message("en")


@pytest.mark.parametrize(
    ("said_too", "code", "field"),
    [
        ({"rank": -3}, "rank", "rank"),
        ({"rank": 99_999_999_999}, "rank", "rank"),
        ({"recommended_amount": Decimal(10) ** 17}, "too-large", "recommended_amount"),
        ({"reason_code": "asal-asalan"}, "reason-code-unknown", "reason_code"),
        ({"budget_dataset": "apbd-contoh-2025-murni"}, "budget-line", "budget_account"),
        ({"budget_account": LINE.account}, "budget-line", "budget_dataset"),
        ({"budget_office": LINE.office_code}, "budget-line", "budget_dataset"),
    ],
)
def test_what_a_move_says_beside_what_it_must_is_checked_too(said_too, code, field):
    for before, to in ((State.RECEIVED, State.SCREENED), (State.SCREENED, State.SCREENED)):
        faults = check_move(said(to, LATER, **said_too), history_to(before))

        assert [(fault.code, fault.field) for fault in faults] == [(code, field)]
        assert "{" not in faults[0].message("id") + faults[0].message("en")


def test_a_proposal_without_any_event_is_none():
    assert [fault.code for fault in check_proposal(proposal())] == ["no-events"]


def test_a_good_proposal_with_a_point_has_no_fault():
    assert check_proposal(proposal(*DESKS, point="3.6012,98.4854"), Known(villages={"12.75.02.1004"})) == ()


def test_the_database_holds_what_every_way_into_a_state_must_say():
    assert needs_of(State.REJECTED) == (Need.REASON_CODE, Need.EXPLANATION, Need.OBJECTION)
    assert needs_of(State.COMPLETED) == (Need.FINISHED_ON, Need.REALISED_AMOUNT, Need.EVIDENCE)
    assert needs_of(State.RECEIVED) == ()
    assert len(LONG_REASON) >= LEAST_REASON


@pytest.mark.parametrize("code", ["", "asal-asalan"])
def test_reasons_to_choose_from_are_named_in_words_that_a_list_may_use_too(code):
    history = history_to(State.ASSESSED)
    event = replace(said(State.REJECTED, LATER), reason_code=code)

    (fault,) = check_move(event, history)

    assert "status tanah belum jelas, tidak sesuai tata ruang" in fault.message("id")
    assert named("Status tanah belum jelas") == "land-status"
