"""Where a proposal stands on a day: the answer, the date, the delay, the silence, the money."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from cms.domain.proposals.choices import Level, Precision, State
from cms.domain.proposals.promises import promises_of
from cms.domain.proposals.rules import ProposalRules, rules_from
from cms.domain.proposals.sentence import owed_sentence, promise_words, state_sentence
from cms.domain.proposals.standing import advice_of, decision_of, standing_of
from tests.support.proposals import DESKS, LINE, LONG_REASON, merged, proposal, realised, rejected, said, silent, stopped

DAY = date(2025, 7, 1)
RULES = ProposalRules()


def sentence(one, language="id", day=DAY, rules=RULES):
    return state_sentence(one, standing_of(one, day, rules), rules, language)


def owed(one, language="id", day=DAY):
    return owed_sentence(one, standing_of(one, day, RULES), language)


IN_WORK = proposal(*realised().events[:9])
SENTENCES = [
    (proposal(*DESKS[:1]), "Masuk 5 Februari 2024; sekarang di Kelurahan Kartini.", "Received February 5, 2024; now with Kelurahan Kartini."),
    (
        proposal(*DESKS[:1], said(State.NEEDS_INFO, date(2024, 2, 6))),
        "Menunggu keterangan dari pengusul sejak 6 Februari 2024: Di gang mana persisnya?",
        "Waiting for information from the proposer since February 6, 2024: Di gang mana persisnya?",
    ),
    (
        silent(),
        "Lolos saringan Kelurahan Kartini 12 Februari 2024; sekarang di Kecamatan Binjai Kota.",
        "Passed by Kelurahan Kartini February 12, 2024; now with Kecamatan Binjai Kota.",
    ),
    (
        proposal(*DESKS[:3]),
        "Diprioritaskan Kecamatan Binjai Kota 4 Maret 2024; sekarang di Dinas PUPR.",
        "Given priority by Kecamatan Binjai Kota March 4, 2024; now with Dinas PUPR.",
    ),
    (
        proposal(*DESKS),
        "Dinilai Dinas PUPR 2 April 2024; menunggu keputusan Bappeda.",
        "Assessed by Dinas PUPR April 2, 2024; waiting for a decision of Bappeda.",
    ),
    (
        proposal(*realised().events[:5]),
        "Disetujui 6 Mei 2024 oleh Bappeda: dikerjakan Dinas PUPR dengan anggaran 2025, rencana selesai Mei 2025.",
        "Accepted May 6, 2024 by Bappeda: to be carried out by Dinas PUPR from the 2025 budget, planned to be finished May 2025.",
    ),
    (
        proposal(*DESKS, said(State.DEFERRED, date(2024, 6, 1))),
        "Ditunda 1 Juni 2024 oleh Bappeda: pagu anggaran tidak cukup.",
        "Deferred June 1, 2024 by Bappeda: not enough budget.",
    ),
    (
        rejected(),
        "Ditolak 6 Mei 2024 oleh Dinas PUPR: status tanah belum jelas.",
        "Rejected May 6, 2024 by Dinas PUPR: the status of the land is not clear.",
    ),
    (
        merged(),
        "Digabung 1 Maret 2024 dengan usulan P-2024-00001: sama dengan usulan lain.",
        "Merged March 1, 2024 with proposal P-2024-00001: the same as another proposal.",
    ),
    (
        proposal(*DESKS, said(State.FORWARDED, date(2024, 6, 1))),
        "Dilimpahkan 1 Juni 2024 ke Dinas PU Provinsi: bukan wewenang kota.",
        "Handed over June 1, 2024 to Dinas PU Provinsi: not within the city's authority.",
    ),
    (
        proposal(*DESKS, said(State.WITHDRAWN, date(2024, 6, 1))),
        "Ditarik kembali 1 Juni 2024: Sudah dikerjakan warga sendiri.",
        "Withdrawn June 1, 2024: Sudah dikerjakan warga sendiri.",
    ),
    (
        proposal(*realised().events[:6]),
        "Dianggarkan 6 Januari 2025: dikerjakan Dinas PUPR dengan anggaran 2025, rencana selesai Mei 2025.",
        "Budgeted January 6, 2025: to be carried out by Dinas PUPR from the 2025 budget, planned to be finished May 2025.",
    ),
    (
        IN_WORK,
        "Sedang dikerjakan sejak 1 Maret 2025, rencana selesai 31 Agustus 2025.",
        "Under way since March 1, 2025, planned to be finished August 31, 2025.",
    ),
    (realised(), "Selesai 1 September 2025, dikerjakan Dinas PUPR.", "Completed September 1, 2025, carried out by Dinas PUPR."),
    (
        proposal(*realised().events[:5], said(State.CANCELLED, date(2024, 6, 1))),
        "Dibatalkan 1 Juni 2024 oleh Bappeda: anggaran dialihkan. Diusulkan lagi untuk 2027.",
        "Cancelled June 1, 2024 by Bappeda: the money was moved. Diusulkan lagi untuk 2027.",
    ),
    (
        stopped(),
        "Berhenti di Kecamatan Binjai Kota sejak 12 Februari 2024, tanpa alasan.",
        "Stopped at Kecamatan Binjai Kota since February 12, 2024, without a reason.",
    ),
]


@pytest.mark.parametrize(("one", "indonesian", "english"), SENTENCES, ids=[one.state.value for one, *_ in SENTENCES])
def test_one_plain_sentence_says_what_became_of_it(one, indonesian, english):
    assert sentence(one) == indonesian
    assert sentence(one, "en") == english


def test_every_state_has_its_sentence_above():
    assert {one.state for one, *_ in SENTENCES} == set(State)


def test_another_reason_is_said_in_the_clerks_own_first_sentence():
    one = proposal(
        *DESKS, said(State.REJECTED, date(2024, 5, 6), reason_code="other", reason="Jalan itu milik perumahan. Pengembang akan menyerahkannya.")
    )

    assert sentence(one) == "Ditolak 6 Mei 2024 oleh Dinas PUPR: Jalan itu milik perumahan."


def test_a_date_is_as_exact_as_its_source():
    on = {Precision.MONTH: "Mei 2024", Precision.YEAR: "tahun 2024", Precision.RECORDED: "(tercatat 6 Mei 2024)"}
    for precision, written in on.items():
        one = proposal(*DESKS, said(State.REJECTED, date(2024, 5, 6), precision=precision))

        assert sentence(one) == f"Ditolak {written} oleh Dinas PUPR: status tanah belum jelas."


def test_a_desk_that_no_event_names_is_said_in_general_words():
    one = proposal(said(State.RECEIVED, date(2024, 2, 5), to_office=""))

    assert sentence(one) == "Masuk 5 Februari 2024; sekarang di kelurahan."


def test_a_waiting_proposal_says_until_when_and_then_how_late_it_is():
    one = proposal(*DESKS[:1])

    assert owed(one, day=date(2024, 2, 19)) == "Jawaban paling lambat 19 Februari 2024."
    assert owed(one, day=date(2024, 2, 20)) == "Terlambat 1 hari."
    assert owed(one, "en", day=date(2024, 2, 29)) == "10 days late."


def test_silence_begins_the_day_after_its_limit():
    last = DESKS[1].on

    assert not standing_of(silent(), last + timedelta(days=59), RULES).is_silent
    assert not standing_of(silent(), last + timedelta(days=60), RULES).is_silent
    assert standing_of(silent(), last + timedelta(days=61), RULES).is_silent
    assert "Tidak ada kabar sejak 61 hari." in owed(silent(), day=last + timedelta(days=61))


def test_any_news_ends_the_silence_but_not_the_delay():
    one = proposal(*DESKS[:2], said(State.SCREENED, date(2024, 9, 1), note="Masih menunggu rapat kecamatan"))

    standing = standing_of(one, date(2024, 9, 11), RULES)

    assert (standing.is_silent, standing.days_without_news, standing.days_late, standing.since) == (False, 10, 182, DESKS[1].on)


def test_nothing_is_expected_of_what_was_put_off_until_its_day():
    one = proposal(*DESKS, said(State.DEFERRED, date(2024, 6, 1), review_on=date(2026, 3, 1)))

    assert owed(one, day=date(2026, 3, 1)) == "Ditinjau lagi paling lambat 1 Maret 2026."
    assert owed(one, day=date(2026, 3, 2)) == "Terlambat 1 hari. Tidak ada kabar sejak 639 hari."


def test_a_review_that_names_only_a_year_is_due_at_its_end():
    one = proposal(*DESKS, said(State.DEFERRED, date(2024, 6, 1), review_on=None, fiscal_year=2026))

    assert standing_of(one, DAY, RULES).due_on == date(2026, 12, 31)


def test_what_stopped_without_a_word_is_late_since_its_desk_owed_an_answer():
    standing = standing_of(stopped(), date(2025, 1, 1), RULES)

    assert standing.due_on == date(2024, 3, 13)
    assert standing.days_late == 294
    assert standing.days_without_news == (date(2025, 1, 1) - date(2024, 2, 12)).days
    assert standing.is_silent


@pytest.mark.parametrize("one", [rejected(), realised(), merged()])
def test_nothing_is_owed_any_more_once_it_is_closed(one):
    standing = standing_of(one, date(2099, 1, 1), RULES)

    assert (standing.due_on, standing.days_late, standing.is_silent) == (None, 0, False)
    assert owed(one, day=date(2099, 1, 1)) == ""


def test_every_slip_is_kept_and_counted():
    made = promises_of(IN_WORK.events)

    assert [(promise.until, promise.is_slip) for promise in made] == [
        (date(2025, 5, 31), False),
        (date(2025, 6, 30), True),
        (date(2025, 8, 31), True),
    ]
    assert [promise_words(promise.event, "id") for promise in made] == ["Mei 2025", "30 Juni 2025", "31 Agustus 2025"]
    assert owed(IN_WORK) == "Tahap terakhir: Pekerjaan, 1 Juli 2025. Batas janji 31 Agustus 2025. 2 kali mundur."


def test_a_closer_date_and_the_same_date_again_are_no_slip():
    start = said(State.ACCEPTED, date(2024, 5, 6))
    closer = said(State.ACCEPTED, date(2024, 6, 1), planned_month="2025-08")
    same = said(State.ACCEPTED, date(2024, 7, 1), planned_month="2025-08", note="Tetap Agustus")
    bare_year = said(State.ACCEPTED, date(2024, 8, 1), note="Tetap 2025")

    assert standing_of(proposal(*DESKS, start, closer, same, bare_year), DAY, RULES).slips == 0
    assert standing_of(proposal(*DESKS, start, closer, same, bare_year), DAY, RULES).promised_until == date(2025, 8, 31)


def test_a_move_to_another_year_is_a_slip():
    later = said(State.ACCEPTED, date(2025, 1, 1), fiscal_year=2026, note="Pagu 2025 tidak cukup")

    standing = standing_of(proposal(*DESKS, said(State.ACCEPTED, date(2024, 5, 6)), later), DAY, RULES)

    assert (standing.slips, standing.promised_until, standing.due_on) == (1, date(2026, 12, 31), date(2026, 12, 31))


def test_one_slip_is_told_as_one():
    late = proposal(*DESKS, said(State.ACCEPTED, date(2024, 5, 6)), said(State.ACCEPTED, date(2025, 1, 1), fiscal_year=2026, note="Pagu tidak cukup"))

    assert "1 kali mundur." in owed(late)
    assert "Postponed once." in owed(late, "en")


def test_asked_planned_and_realised_stand_side_by_side():
    one = realised()

    standing = standing_of(one, DAY, RULES)

    assert one.amount_asked == Decimal("210000000.00")
    assert standing.amount_planned == Decimal("200000000.00")
    assert standing.amount_realised == Decimal("187500000.50")
    assert standing.budget_line == LINE
    assert standing.in_charge == "Dinas PUPR"


def test_a_corrected_amount_takes_the_place_of_the_wrong_one():
    right = said(State.COMPLETED, date(2025, 10, 1), realised_amount=Decimal("187000000.00"), corrects=10, note="Salah ketik")

    standing = standing_of(proposal(*realised().events, right), DAY, RULES)

    assert standing.amount_realised == Decimal("187000000.00")


def test_days_to_answer_run_to_the_first_decision():
    reopened = proposal(
        *rejected().events,
        said(State.ASSESSED, date(2024, 7, 1), note="Surat hibah sudah ada"),
        said(State.ACCEPTED, date(2024, 8, 1)),
    )

    assert standing_of(rejected(), DAY, RULES).days_to_answer == 91
    assert standing_of(reopened, DAY, RULES).days_to_answer == 91
    assert standing_of(silent(), DAY, RULES).days_to_answer is None


def test_the_decision_is_the_move_that_explains_the_state():
    corrected = proposal(*rejected().events, said(State.REJECTED, date(2024, 6, 1), reason="", reason_code="", note="Salah ketik tanggal"))

    assert decision_of(corrected).reason == LONG_REASON
    assert decision_of(silent()) is None


def test_each_level_advises_and_its_last_word_counts():
    again = said(State.ASSESSED, date(2024, 4, 20), note="Cukup 150 juta", recommended_amount=Decimal("150000000.00"))
    team = said(State.ASSESSED, date(2024, 4, 25), level=Level.TAPD, by_office="TAPD", note="Sesuai pagu")

    advice = advice_of(proposal(*DESKS, team, again))

    assert [one.level for one in advice] == [Level.LURAH, Level.CAMAT, Level.SKPD, Level.TAPD]
    assert advice[1].rank == 2
    assert (advice[2].text, advice[2].amount) == ("Cukup 150 juta", Decimal("150000000.00"))


def test_a_city_sets_its_own_times_words_and_reasons():
    rules = rules_from(
        {
            "answer_days": {"received": 7},
            "news_days": 30,
            "news_days_of": {"accepted": 90},
            "least_shown": 3,
            "objection": {"id": "Ke loket Bappeda"},
            "reasons": {"flood": {"use": "no", "id": "daerah banjir", "en": "flood area"}},
        }
    )
    one = proposal(*DESKS, said(State.REJECTED, date(2024, 5, 6), reason_code="flood"))

    assert standing_of(proposal(*DESKS[:1]), DAY, rules).due_on == date(2024, 2, 12)
    assert (rules.news_limit(State.SCREENED), rules.news_limit(State.ACCEPTED), rules.least_shown) == (30, 90, 3)
    assert rules.objection_in("en") == "Ke loket Bappeda"
    assert sentence(one, rules=rules) == "Ditolak 6 Mei 2024 oleh Dinas PUPR: daerah banjir."


def test_a_history_read_from_a_source_needs_no_numbers_to_be_understood():
    one = replace(silent(), events=tuple(replace(event, number=0) for event in silent().events))

    assert standing_of(one, DAY, RULES).desk == "Kecamatan Binjai Kota"
