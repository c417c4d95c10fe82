"""The planning officer's desk: what lies where, answers with compulsory reasons, many at once, prepared and published together, links, lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.users.models import UserProfile

from cms.budgets.services import publish, withdraw
from cms.core.rupiah import Rupiah
from cms.domain.proposals.checks import ProposalRefused, check_move
from cms.domain.proposals.choices import State
from cms.domain.proposals.moves import MOVES
from cms.imports.proposals import ProposalDetails, import_outcomes
from cms.proposals import prepared, public, queries, services
from cms.proposals.desk.fields import names_for, needed_for
from cms.proposals.models import InternalNote, PreparedAnswer, ProposalEventRecord, ProposalRecord
from tests.cms.test_proposals_storage import raw_event, without_triggers
from tests.support.proposals import DESKS, LINE, LONG_REASON, proposal, said
from tests.support.proposals import unregistered as new
from tests.support.sheets import drawn

pytestmark = pytest.mark.django_db
DAY = "2024-05-06"
REJECTION = {"on": DAY, "by_office": "Bappeda", "reason_code": "land-status", "reason": LONG_REASON, "objection": "Surat ke Bappeda."}


def answer(client: Client, number: str, to: State, form: Mapping[str, Any], button: str = "record") -> str:
    """The page that comes of it, as text."""
    address = reverse("desk:answer", args=[number, to.value])
    return unescape(client.post(address, {**form, button: ""}, follow=True).content.decode())


def state_of(number: str) -> State:
    return State(ProposalRecord.objects.get(reference=number).state)


# Who may -----------------------------------------------------------------------------------------------------------------


def test_only_those_with_the_right_see_the_desk_and_only_planners_answer(client, stranger, editor, assessed):
    one, decide = reverse("desk:one", args=[assessed]), reverse("desk:answer", args=[assessed, "rejected"])

    client.force_login(stranger)
    assert client.get(reverse("desk:index")).status_code == 302
    client.force_login(editor)
    assert client.get(one).status_code == 200
    assert reverse("desk:answer", args=[assessed, "rejected"]) not in client.get(one).content.decode()
    assert client.post(decide, REJECTION).status_code == 302
    assert state_of(assessed) is State.ASSESSED


# The queue ---------------------------------------------------------------------------------------------------------------


def test_the_queue_shows_each_desk_with_what_lies_there_and_what_is_late(planner, several):
    page = unescape(planner.get(reverse("desk:index"), {"meja": "bappeda"}).content.decode())

    assert "3 usulan" in page
    assert all(number in page for number in several)
    assert "terlambat" in page
    assert "0 usulan" in planner.get(reverse("desk:index"), {"meja": "kecamatan"}).content.decode()


def test_the_queue_is_sorted_by_due_date_or_by_age_and_searched(planner):
    today = timezone.localdate()
    old = services.register(new(proposal(*DESKS, title="Lampu lama (CONTOH)"))).reference
    young = services.register(new(proposal(said(State.RECEIVED, today - timedelta(days=3)), title="Lampu baru (CONTOH)"))).reference
    late = services.register(new(proposal(*DESKS, said(State.ACCEPTED, today - timedelta(days=1), fiscal_year=2020), title="Janji (CONTOH)")))

    def order(**asked: str) -> list[str]:
        page = planner.get(reverse("desk:index"), asked).content.decode()
        return sorted((number for number in (old, young, late.reference) if number in page), key=page.index)

    assert order(urut="tempo") == [late.reference, old, young]
    assert order(urut="umur") == [old, young, late.reference]
    assert order(q="lampu baru") == [young]
    assert order(terlambat="1") == [late.reference, old]


def test_a_due_date_beside_a_proposal_follows_the_citys_rules_again(assessed):
    kept = ProposalRecord.objects.get(reference=assessed).due_on
    ProposalRecord.change(ProposalRecord.objects.get(reference=assessed).pk, due_on=date(2000, 1, 1))

    assert services.refresh_due_dates() == 1
    assert ProposalRecord.objects.get(reference=assessed).due_on == kept == date(2024, 6, 1)


def test_the_first_page_of_the_admin_says_what_is_late_to_those_who_may_see_it(planner, assessed, officer):
    home = planner.get(reverse("wagtailadmin_home")).content.decode()
    planner.force_login(officer)

    assert "meja=bappeda&amp;terlambat=1" in home
    assert "meja=bappeda" not in planner.get(reverse("wagtailadmin_home")).content.decode()


# One proposal ------------------------------------------------------------------------------------------------------------


def test_one_proposal_is_shown_with_its_sentence_its_money_and_its_whole_history(planner):
    one = services.register(new(proposal(*DESKS, said(State.ACCEPTED, date(2024, 5, 6), planned_month="2025-05"))))

    page = unescape(planner.get(reverse("desk:one", args=[one.reference])).content.decode())

    assert "Disetujui 6 Mei 2024 oleh Bappeda" in page
    assert "210.000.000,00" in page
    assert page.index("5. 6 Mei 2024") < page.index("1. 5 Februari 2024")
    assert "31 Mei 2025" in page


def test_a_decision_with_its_reason_is_recorded_with_who_and_when(planner, assessed):
    answer(planner, assessed, State.REJECTED, REJECTION)

    event = queries.proposal(assessed).last
    record = ProposalEventRecord.objects.get(proposal__reference=assessed, number=event.number)
    assert (event.to_state, event.on, event.reason, event.by_office) == (State.REJECTED, date(2024, 5, 6), LONG_REASON, "Bappeda")
    assert record.recorded_by.username == "perencana"


def test_the_staff_sees_who_recorded_each_event_and_the_public_does_not(planner, assessed):
    answer(planner, assessed, State.REJECTED, REJECTION)

    page = planner.get(reverse("desk:one", args=[assessed])).content.decode()

    assert "oleh perencana; tidak terbit" in page
    assert page.count("oleh program; tidak terbit") == len(DESKS)


SENTENCE = '"Ditolak" harus disertai alasan dengan kata sendiri, paling sedikit 40 huruf; baru 6 huruf.'


def test_what_lacks_a_reason_is_refused_everywhere_in_the_same_sentence(planner, assessed, tmp_path):
    bad = said(State.REJECTED, date(2024, 5, 6), reason="Pendek", reference=assessed)
    sheet = tmp_path / "keputusan.xlsx"
    sheet.write_bytes(
        drawn(f"Nomor usulan | Tanggal | Ke status | Oleh | Kode alasan | Alasan\n{assessed} | {DAY} | ditolak | Bappeda | land-status | Pendek")
    )

    by_function = [fault.message() for fault in check_move(bad, queries.proposal(assessed).events)]
    with pytest.raises(ProposalRefused) as by_service:
        services.answer_many([bad])
    with pytest.raises(ProposalRefused) as by_preparation:
        prepared.prepare([bad], by=None)
    by_form = answer(planner, assessed, State.REJECTED, REJECTION | {"reason": "Pendek"})
    by_import = import_outcomes(sheet, ProposalDetails(as_of=date(2024, 6, 1)))["problems"]
    with without_triggers(), pytest.raises(IntegrityError, match="rejected_says_what_it_must"):
        raw_event(ProposalRecord.objects.get(reference=assessed), number=5, from_state=State.ASSESSED, to_state=State.REJECTED, reason="Pendek")

    assert by_function == [SENTENCE]
    assert SENTENCE in str(by_service.value)
    assert SENTENCE in str(by_preparation.value)
    assert SENTENCE in by_form
    assert [(one["message"], one["cell"]) for one in by_import if one["severity"] == "error"] == [(SENTENCE, "F2")]
    assert state_of(assessed) is State.ASSESSED


@pytest.mark.parametrize(
    ("to", "form", "sentence"),
    [
        (State.REJECTED, {"reason_code": ""}, '"Ditolak" harus disertai kode alasan'),
        (State.REJECTED, {"on": "2024-01-01"}, "lebih awal daripada kejadian terakhir"),
        (State.REJECTED, {"on": "2999-01-01"}, "belum lewat"),
        (State.REJECTED, {"by_office": " "}, "Sebutkan kantor"),
        (State.REJECTED, {"reason": f"{LONG_REASON} Hubungi 0812-3456-7890"}, "nomor pribadi"),
        (State.ACCEPTED, {"fiscal_year": "", "reason_code": "priority", "to_office": ""}, '"Disetujui" harus menyebut tahun anggaran'),
        (State.MERGED, {"other": "P-2020-99999", "reason_code": "duplicate"}, "Usulan P-2020-99999 tidak ada."),
        (State.DEFERRED, {"reason_code": "no-ceiling"}, '"Ditunda" harus menyebut kapan ditinjau lagi'),
    ],
)
def test_the_form_says_what_is_missing_and_stores_nothing(planner, assessed, to, form, sentence):
    page = answer(planner, assessed, to, REJECTION | form)

    assert sentence in page
    assert state_of(assessed) is State.ASSESSED


def test_a_move_outside_the_table_leads_back_with_a_word(planner, assessed):
    page = answer(planner, assessed, State.COMPLETED, {})

    assert 'Usulan yang berstatus "Dinilai kantor" tidak dapat menjadi "Selesai".' in page


def test_every_move_of_the_table_has_a_form_that_can_say_all_it_needs():
    for (before, to), rule in MOVES.items():
        if before is not None and rule.needs:
            assert needed_for(before, to) <= set(names_for(before, to)), (before, to)


def test_the_form_of_a_rejection_offers_a_sentence_for_each_code_and_the_citys_way_to_object(planner, assessed):
    page = unescape(planner.get(reverse("desk:answer", args=[assessed, "rejected"])).content.decode())

    assert "Tanah di lokasi usulan belum milik pemerintah kota" in page
    assert "keberatan" in page.lower()


def test_a_budget_line_is_found_by_its_words_and_pays_for_what_was_accepted(planner, store):
    publish(store().page)
    number = services.register(new(proposal(*DESKS, said(State.ACCEPTED, date(2024, 5, 6))))).reference
    address = reverse("desk:answer", args=[number, "budgeted"])

    found = unescape(planner.get(address, {"dokumen": LINE.dataset, "cari": "5.2.03"}).content.decode())
    wrong = answer(
        planner, number, State.BUDGETED, {"on": "2025-01-06", "by_office": "TAPD", "budget_line": f"{LINE.dataset} / 5.9.99", "planned_amount": "1"}
    )
    answer(planner, number, State.BUDGETED, {"on": "2025-01-06", "by_office": "TAPD", "budget_line": str(LINE), "planned_amount": "200.000.000,50"})

    assert str(LINE) in found
    assert "tidak ada dalam anggaran yang diterbitkan" in wrong
    event = queries.proposal(number).last
    assert (event.budget_line, event.planned_amount) == (LINE, Decimal("200000000.50"))


@pytest.mark.parametrize("button", ["find", "use"])
def test_looking_for_a_budget_line_keeps_all_that_was_typed(planner, store, button):
    publish(store().page)
    number = services.register(new(proposal(*DESKS, said(State.ACCEPTED, date(2024, 5, 6))))).reference
    typed = {"seen": "1", "on": "2025-01-06", "by_office": "TAPD kota", "planned_amount": "200.000.000,50", "note": "Sudah dibahas."}

    page = planner.post(
        reverse("desk:answer", args=[number, "budgeted"]), {**typed, "dokumen": LINE.dataset, "cari": "5.2.03", "find": "", button: str(LINE)}
    )

    form, shown = page.context["form"], page.content.decode()
    assert {name: form[name].value() for name in ("on", "by_office", "planned_amount", "note")} == {name: typed[name] for name in list(typed)[1:]}
    assert (form["budget_line"].value() == str(LINE)) is (button == "use")
    assert f'name="use" value="{LINE}"' in shown
    assert 'name="seen" value="1"' in shown
    assert "Belum dapat dicatat" not in shown
    assert state_of(number) is State.ACCEPTED


def test_where_a_photo_and_a_budget_line_are_asked_the_line_comes_first(planner, store):
    publish(store().page)
    number = services.register(new(proposal(*DESKS, said(State.ACCEPTED, date(2024, 5, 6))))).reference
    address = reverse("desk:answer", args=[number, "budgeted"])
    sentence = "Pilih fotonya sesudah barisnya"

    assert sentence not in planner.get(address).content.decode()
    answer(planner, number, State.BUDGETED, {"on": "2025-01-06", "by_office": "TAPD", "budget_line": str(LINE), "planned_amount": "200.000.000,50"})
    assert sentence in planner.get(address).content.decode()


@pytest.mark.parametrize(("text", "amount"), [("48.000", 48000), ("48000000", 48000000), ("Rp 1.250.000,50", Decimal("1250000.50")), ("", None)])
def test_an_amount_is_read_as_it_is_written_here(text, amount):
    assert Rupiah(required=False).clean(text) == amount


@pytest.mark.parametrize("text", ["48,000,000", "48.00", "1.2.3", "lima juta", "-5", "1e6", "9" * 30])
def test_an_amount_that_could_mean_something_else_is_refused(text):
    with pytest.raises(Exception, match="umlahnya"):
        Rupiah(required=False).clean(text)


# Links -------------------------------------------------------------------------------------------------------------------


def test_a_merger_is_linked_in_both_histories_and_on_both_screens(planner, several):
    gone, kept, _ = several

    answer(planner, gone, State.MERGED, REJECTION | {"reason_code": "duplicate", "other": kept})

    assert queries.proposal(gone).last.other == kept
    assert (queries.proposal(kept).last.other, state_of(kept)) == (gone, State.ASSESSED)
    assert gone in planner.get(reverse("desk:one", args=[kept])).content.decode()


def test_mergers_from_a_list_are_linked_both_ways_and_the_list_again_changes_nothing(several, tmp_path):
    gone, kept, _ = several
    sheet = tmp_path / "keputusan.xlsx"
    row = f"{gone} | {DAY} | digabung | Bappeda | duplicate | {LONG_REASON} | {kept}"
    sheet.write_bytes(drawn(f"Nomor usulan | Tanggal | Ke status | Oleh | Kode alasan | Alasan | Usulan lain\n{row}"))
    details = ProposalDetails(as_of=date(2024, 6, 1))

    first, second = import_outcomes(sheet, details), import_outcomes(sheet, details)

    assert (first["difference"]["events"], second["difference"]["events"], second["difference"]["same"]) == (1, 0, 1)
    assert [event.other for event in queries.proposal(kept).events if event.other] == [gone]


def test_a_proposal_is_handed_to_another_authority_with_whom_and_which_letter(planner, assessed):
    form = REJECTION | {"reason_code": "not-our-authority", "to_office": "Dinas PU Provinsi", "letter": "No. 12/CONTOH/2024"}

    refused = answer(planner, assessed, State.FORWARDED, form | {"letter": ""})
    answer(planner, assessed, State.FORWARDED, form)

    assert "Sebutkan nomor atau tanggal suratnya." in refused
    assert (queries.proposal(assessed).last.to_office, state_of(assessed)) == ("Dinas PU Provinsi", State.FORWARDED)


# Many at once ------------------------------------------------------------------------------------------------------------


def many(client: Client, numbers: list[str], form: Mapping[str, Any], button: str = "record") -> str:
    address = f"{reverse('desk:many', args=['rejected'])}?meja=bappeda"
    return unescape(client.post(address, {**form, "number": numbers, button: ""}, follow=True).content.decode())


def test_many_are_answered_at_once_with_one_reason(planner, several):
    page = many(planner, several[:2], REJECTION)

    assert "2 usulan: Dicatat." in page
    assert [state_of(number) for number in several] == [State.REJECTED, State.REJECTED, State.ASSESSED]


def test_of_many_either_all_are_answered_or_none(planner, several):
    services.decide(several[1], to=State.ASSESSED, on=date(2024, 5, 20), by_office="TAPD", note="Menunggu pagu")

    page = many(planner, several, REJECTION)

    assert f"{several[1]}: Tanggal 6 Mei 2024 lebih awal daripada kejadian terakhir (20 Mei 2024)." in page
    assert {state_of(number) for number in several} == {State.ASSESSED}


def test_what_all_lack_is_said_once_and_nothing_chosen_is_said_too(planner, several):
    assert many(planner, several, REJECTION | {"reason": "Pendek"}).count(SENTENCE) == 1
    assert "Pilih paling sedikit satu usulan." in many(planner, [], REJECTION)


def test_no_more_are_taken_at_once_than_the_page_offers(planner, several, monkeypatch):
    monkeypatch.setattr("cms.proposals.desk.answers.MANY", 2)
    offered = planner.get(f"{reverse('desk:many', args=['rejected'])}?meja=bappeda").content.decode()

    page = many(planner, several, REJECTION)

    assert offered.count('name="number"') == 2
    assert "Yang tampil 2 yang pertama dari 3." in offered
    assert "Sekali jawab paling banyak 2 usulan; Anda memilih 3." in page
    assert {state_of(number) for number in several} == {State.ASSESSED}
    assert "2 usulan: Dicatat." in many(planner, several[:2], REJECTION)


def test_what_was_chosen_stays_chosen_where_the_list_has_grown_before_it(planner, several, monkeypatch):
    monkeypatch.setattr("cms.proposals.desk.answers.MANY", 2)

    page = many(planner, several[2:], REJECTION | {"reason": "Pendek"})

    assert f'value="{several[2]}" id="n-{several[2]}" checked' in page


def test_a_proposal_that_is_sent_twice_is_answered_once(planner, several):
    page = many(planner, [several[0], several[0]], REJECTION)

    assert "1 usulan: Dicatat." in page
    assert [event.to_state for event in queries.proposal(several[0]).events].count(State.REJECTED) == 1


def test_nobody_answers_what_the_list_does_not_hold(planner, several):
    other = services.register(new(proposal(*DESKS[:2]))).reference

    many(planner, [other], REJECTION)

    assert state_of(other) is State.SCREENED


# Prepared privately, published together -------------------------------------------------------------------------------------


def test_what_is_prepared_is_nowhere_to_be_seen_until_it_is_published_together(planner, several):
    before = public.published()

    many(planner, several[:2], REJECTION, "prepare")

    assert public.published() == before
    assert PreparedAnswer.objects.count() == 2
    assert "belum diumumkan" in planner.get(reverse("desk:one", args=[several[0]])).content.decode()

    chosen = [answer.pk for answer in PreparedAnswer.objects.all()]
    planner.post(reverse("desk:prepared"), {"answer": chosen, "publish": ""})

    assert [state_of(number) for number in several] == [State.REJECTED, State.REJECTED, State.ASSESSED]
    assert queries.proposal(several[0]).last.reason == LONG_REASON
    assert PreparedAnswer.objects.count() == 0


def test_of_prepared_answers_all_are_published_or_none(planner, several):
    many(planner, several, REJECTION, "prepare")
    services.decide(several[2], to=State.WITHDRAWN, on=date(2024, 5, 1), by_office="Kelurahan", reason="Dikerjakan warga")

    page = planner.post(reverse("desk:prepared"), {"answer": [one.pk for one in PreparedAnswer.objects.all()], "publish": ""}, follow=True)

    assert f"{several[2]}: " in unescape(page.content.decode())
    assert [state_of(number) for number in several] == [State.ASSESSED, State.ASSESSED, State.WITHDRAWN]
    assert PreparedAnswer.objects.count() == 3


def test_an_answer_can_be_prepared_for_a_day_that_is_yet_to_come_but_not_published_before(planner, assessed):
    tomorrow = timezone.localdate() + timedelta(days=1)
    answer(planner, assessed, State.REJECTED, REJECTION | {"on": tomorrow.isoformat()}, "prepare")
    (waiting,) = PreparedAnswer.objects.all()

    page = planner.post(reverse("desk:prepared"), {"answer": waiting.pk, "publish": ""}, follow=True)

    assert "belum lewat" in unescape(page.content.decode())
    assert state_of(assessed) is State.ASSESSED


def test_a_prepared_answer_says_after_the_database_what_it_said_before(assessed):
    event = said(State.ACCEPTED, date(2024, 5, 6), reference=assessed, planned_month="2025-05", recommended_amount=Decimal("1.50"))
    (waiting,) = prepared.prepare([event], by=None)

    again = prepared.event_in(PreparedAnswer.objects.get(pk=waiting.pk))

    assert again == event


def test_a_prepared_answer_can_be_thrown_away(planner, assessed):
    answer(planner, assessed, State.REJECTED, REJECTION, "prepare")

    planner.post(reverse("desk:prepared"), {"answer": PreparedAnswer.objects.get().pk, "discard": ""})

    assert (PreparedAnswer.objects.count(), state_of(assessed)) == (0, State.ASSESSED)


def test_the_form_says_that_an_answer_waits_already_and_would_be_replaced(planner, assessed):
    address = reverse("desk:answer", args=[assessed, "rejected"])
    before = unescape(planner.get(address).content.decode())
    answer(planner, assessed, State.REJECTED, REJECTION, "prepare")

    after = unescape(planner.get(address).content.decode())

    assert "yang lama diganti" not in before
    assert "sudah disiapkan untuk usulan ini. Bila Anda menyiapkan lagi, yang lama diganti" in after


def test_the_form_for_many_says_for_which_an_answer_waits_already(planner, several):
    address = f"{reverse('desk:many', args=['rejected'])}?status=assessed"
    before = unescape(planner.get(address).content.decode())
    answer(planner, several[1], State.REJECTED, REJECTION, "prepare")

    after = unescape(planner.get(address).content.decode())

    assert "disiapkan keputusan" not in before
    assert "Untuk 1 usulan di daftar ini sudah disiapkan keputusan" in after
    assert "Sudah disiapkan: Ditolak, 6 Mei 2024" in after.split(f'id="n-{several[1]}"')[1].split("</tr>")[0]
    assert after.count("Sudah disiapkan:") == 1


def test_the_same_note_sent_twice_is_kept_once(planner, assessed):
    for text in ("Tanya dulu ke camat", "Tanya dulu ke camat", "Sudah dijawab"):
        planner.post(reverse("desk:note", args=[assessed]), {"text": text})

    assert [note.text for note in InternalNote.objects.all()] == ["Sudah dijawab", "Tanya dulu ke camat"]


def test_a_note_for_colleagues_is_seen_at_the_desk_and_nowhere_else(planner, assessed):
    before = public.published(), planner.get(f"/api/v1/proposals/{assessed}").content

    planner.post(reverse("desk:note", args=[assessed]), {"text": "Tanya dulu ke camat"})

    assert "Tanya dulu ke camat" in planner.get(reverse("desk:one", args=[assessed])).content.decode()
    assert (public.published(), planner.get(f"/api/v1/proposals/{assessed}").content) == before


def test_the_desk_says_when_somebody_may_have_asked_the_same_before(planner, assessed):
    same = services.register(new(proposal(said(State.RECEIVED, date(2024, 3, 1)), title="Pengerasan Jalan Gang Mawar (CONTOH)"))).reference
    other = services.register(new(proposal(said(State.RECEIVED, date(2024, 3, 1)), title="Lampu taman kota (CONTOH)"))).reference

    page = planner.get(reverse("desk:one", args=[assessed])).content.decode()

    assert same in page
    assert other not in page


# Mistakes ----------------------------------------------------------------------------------------------------------------


def test_a_decision_recorded_by_mistake_is_taken_back_and_both_stay_to_be_seen(planner, assessed):
    due = ProposalRecord.objects.get(reference=assessed).due_on
    answer(planner, assessed, State.REJECTED, REJECTION)

    short = planner.post(reverse("desk:take_back", args=[assessed]), {"by_office": "Bappeda", "reason": "Salah"})
    planner.post(reverse("desk:take_back", args=[assessed]), {"by_office": "Bappeda", "reason": f"Nomor usulan tertukar. {LONG_REASON}"})

    assert "paling sedikit 40 huruf" in unescape(short.content.decode())
    assert (state_of(assessed), ProposalRecord.objects.get(reference=assessed).due_on) == (State.ASSESSED, due)
    page = planner.get(reverse("desk:one", args=[assessed])).content.decode()
    assert "Pencatatan 5 dibatalkan" in page
    assert LONG_REASON in page


def test_the_words_of_a_proposal_are_corrected_and_the_history_says_so(planner, assessed):
    form = {"title": "Pengerasan Gang Melati (CONTOH)", "on": DAY, "by_office": "Bappeda", "note": "Nama gangnya keliru"}

    planner.post(reverse("desk:amend", args=[assessed]), form)

    one = queries.proposal(assessed)
    assert (one.title, one.last.note, one.state) == ("Pengerasan Gang Melati (CONTOH)", "Nama gangnya keliru", State.ASSESSED)


def test_a_correction_that_changes_nothing_is_not_recorded(planner, assessed):
    one = queries.proposal(assessed)
    form = {name: getattr(one, name) for name in ("title", "place", "theme", "office")} | {"on": DAY, "by_office": "Bappeda", "note": "Nama gangnya."}

    page = unescape(planner.post(reverse("desk:amend", args=[assessed]), form).content.decode())

    assert "Tidak ada yang berubah" in page
    assert queries.proposal(assessed) == one


# Money -------------------------------------------------------------------------------------------------------------------


def test_accepted_ones_without_a_budget_line_are_a_desk_of_their_own(planner):
    number = services.register(new(proposal(*DESKS, said(State.ACCEPTED, date(2024, 5, 6))))).reference

    page = planner.get(reverse("desk:index"), {"meja": "anggaran"}).content.decode()

    assert number in page


def test_capital_spending_that_no_proposal_asked_for_is_listed_until_one_names_it(planner, store):
    publish(store().page)
    money: Callable[[], str] = lambda: unescape(planner.get(reverse("desk:money"), {"dokumen": LINE.dataset}).content.decode())  # noqa: E731  read twice

    assert str(LINE.sub_activity_code) in money()

    one = proposal(*DESKS, said(State.ACCEPTED, date(2024, 5, 6)), said(State.BUDGETED, date(2025, 1, 6)))
    services.register(new(replace(one)))

    assert str(LINE.sub_activity_code) not in money()


@pytest.mark.parametrize("language", ["id-id", "en"])
def test_a_number_is_written_in_one_way_whatever_language_the_frame_has(planner, assessed, language):
    person = get_user_model().objects.get(username="perencana")
    UserProfile.objects.update_or_create(user=person, defaults={"preferred_language": language})

    page = planner.get(reverse("desk:one", args=[assessed])).content.decode()

    assert f'lang="{language}"' in page
    assert "210.000.000,00" in page
    assert not re.search(r"\d,\d{3}[.,]", re.sub(r"<(script|style).*?</\1>", "", page, flags=re.DOTALL))


def test_a_budget_line_that_is_no_longer_in_force_is_told_and_can_be_replaced_while_the_work_goes_on(planner, store):
    page = publish(store().page)
    number = services.register(new(proposal(*DESKS, said(State.ACCEPTED, date(2024, 5, 6))))).reference
    services.answer_many([replace(said(State.BUDGETED, date(2025, 1, 6)), reference=number)])
    services.answer_many([replace(said(State.IN_PROGRESS, date(2025, 3, 1)), reference=number)])
    told = "Baris ini tidak ada lagi dalam anggaran yang berlaku"
    before = [planner.get(address).content.decode() for address in (reverse("desk:one", args=[number]), reverse("desk:money"))]

    withdraw(page, reason="Salah tahun (CONTOH)")

    one, money = (planner.get(address).content.decode() for address in (reverse("desk:one", args=[number]), reverse("desk:money")))
    assert told in one
    assert f'<a href="{reverse("desk:one", args=[number])}">{number}</a>' in money
    assert not any(told in shown or f">{number}</a>" in shown for shown in before[1:])
    assert told not in before[0]
    assert 'name="budget_line"' in planner.get(reverse("desk:answer", args=[number, "in-progress"])).content.decode()
