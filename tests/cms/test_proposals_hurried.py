"""A hurried clerk at the planning desk: a button pressed twice, two windows, a list that has changed meanwhile."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html import unescape

import pytest
from django.urls import reverse

from cms.budgets.services import add_vintage, figures_of, publish
from cms.domain.budgets import Phase
from cms.domain.proposals.choices import State
from cms.domain.proposals.facts import Proposal
from cms.proposals import queries, services
from cms.proposals.desk import queue
from cms.proposals.models import PreparedAnswer, ProposalRecord
from tests.cms.conftest import details_of
from tests.cms.test_proposals_desk import DAY, REJECTION, answer, state_of
from tests.support.proposals import DESKS, LINE, LONG_REASON, proposal, said
from tests.support.proposals import unregistered as new

pytestmark = pytest.mark.django_db
MEANWHILE = "Sejak halaman ini dibuka sudah dicatat:"


def events_of(number: str) -> int:
    return len(queries.proposal(number).events)


def sent(client, name: str, number: str, form: dict[str, str], *more: str) -> str:
    """The page that comes of a form."""
    return unescape(client.post(reverse(name, args=[number, *more]), form, follow=True).content.decode())


def seen_on(client, name: str, number: str, *more: str) -> str:
    """How many events the form was made from, as it sends it along."""
    page = client.get(reverse(name, args=[number, *more])).content.decode()
    return page.split('name="seen" value="')[1].split('"')[0]


def test_taking_back_twice_takes_back_one_move(planner, assessed):
    answer(planner, assessed, State.REJECTED, REJECTION)
    form = {"by_office": "Bappeda", "reason": LONG_REASON, "seen": seen_on(planner, "desk:take_back", assessed)}

    sent(planner, "desk:take_back", assessed, form)
    second = sent(planner, "desk:take_back", assessed, form)

    assert state_of(assessed) is State.ASSESSED
    assert f"{MEANWHILE} Dinilai kantor" in second


def test_news_sent_twice_is_recorded_once(planner, assessed):
    form = {"on": DAY, "by_office": "Bappeda", "note": "Peninjauan lapangan selesai (CONTOH).", "record": ""}
    form["seen"] = seen_on(planner, "desk:answer", assessed, "assessed")
    before = events_of(assessed)

    sent(planner, "desk:answer", assessed, form, "assessed")
    second = sent(planner, "desk:answer", assessed, form, "assessed")

    assert events_of(assessed) == before + 1
    assert MEANWHILE in second
    assert "Peninjauan lapangan selesai" in second  # what was written is not lost
    assert f'name="seen" value="{before + 1}"' in second  # sent again, it counts as seen


def test_words_corrected_twice_are_one_correction(planner, assessed):
    form = {"title": "Drainase Jalan Melati (CONTOH)", "on": DAY, "by_office": "Bappeda", "note": "Nama jalannya keliru."}
    form["seen"] = seen_on(planner, "desk:amend", assessed)
    before = events_of(assessed)

    sent(planner, "desk:amend", assessed, form)
    second = sent(planner, "desk:amend", assessed, form)

    assert events_of(assessed) == before + 1
    assert MEANWHILE in second


def test_a_second_window_says_what_the_first_has_recorded(planner, assessed):
    seen = seen_on(planner, "desk:answer", assessed, "rejected")
    answer(planner, assessed, State.REJECTED, REJECTION | {"seen": seen})

    second = answer(planner, assessed, State.DEFERRED, REJECTION | {"review_on": "2027-01-01", "seen": seen})

    assert state_of(assessed) is State.REJECTED
    assert f"{MEANWHILE} Ditolak, 6 Mei 2024, oleh Bappeda." in second
    assert 'Usulan yang berstatus "Ditolak" tidak dapat menjadi "Ditunda".' in second
    assert f"Belum dicatat, yang Anda tulis: {REJECTION['reason']}" in second


def test_the_same_decision_in_a_second_window_gives_back_what_its_form_has_no_place_for(planner, assessed):
    """The address of the decision is that of news about it by now."""
    seen = seen_on(planner, "desk:answer", assessed, "rejected")
    answer(planner, assessed, State.REJECTED, REJECTION | {"seen": seen})

    second = answer(planner, assessed, State.REJECTED, REJECTION | {"reason": f"Jendela kedua: {LONG_REASON}", "seen": seen})

    assert f"{MEANWHILE} Ditolak, 6 Mei 2024, oleh Bappeda." in second
    assert f"Belum dicatat, yang Anda tulis: Jendela kedua: {LONG_REASON}" in second


def announced(client, **form: object) -> str:
    return unescape(client.post(reverse("desk:prepared"), {"publish": "", **form}, follow=True).content.decode())


def test_what_was_announced_in_another_window_is_not_said_to_be_unchosen(planner, several):
    answer(planner, several[0], State.REJECTED, REJECTION, "prepare")
    (waiting,) = PreparedAnswer.objects.all()

    first, second = announced(planner, answer=waiting.pk), announced(planner, answer=waiting.pk)

    assert "1 keputusan dicatat bersama." in first
    assert "Yang Anda pilih tidak lagi menunggu: 1 keputusan sudah diumumkan atau dibuang sejak halaman ini dibuka." in second
    assert "Pilih paling sedikit satu keputusan." in announced(planner)


def test_an_answer_that_was_prepared_anew_is_not_announced_unseen(planner, several):
    for number in several[:2]:
        answer(planner, number, State.REJECTED, REJECTION, "prepare")
    page = planner.get(reverse("desk:prepared")).content.decode()
    seen = re.findall(r'name="seen" value="([0-9]+:[0-9]+)"', page)
    answer(planner, several[0], State.REJECTED, REJECTION | {"reason": f"Lain: {LONG_REASON}"}, "prepare")

    refused = announced(planner, answer=[one.partition(":")[0] for one in seen], seen=seen)

    assert f"Belum ada yang diumumkan. Isinya diganti sejak halaman ini dibuka: {several[0]}. Periksa lagi." in refused
    assert [state_of(number) for number in several[:2]] == [State.ASSESSED, State.ASSESSED]
    assert PreparedAnswer.objects.count() == 2


def seen_prepared(page: str) -> list[str]:
    return re.findall(r'name="seen_prepared" value="([^"]*)"', page)


def test_what_a_colleague_prepared_meanwhile_is_replaced_only_by_who_has_been_told(planner, assessed):
    address = reverse("desk:answer", args=[assessed, "rejected"])
    before = seen_prepared(planner.get(address).content.decode())
    answer(planner, assessed, State.REJECTED, REJECTION, "prepare")
    mine = REJECTION | {"reason": f"Lain: {LONG_REASON}"}

    refused = answer(planner, assessed, State.REJECTED, mine | {"seen_prepared": before}, "prepare")
    same = answer(planner, assessed, State.REJECTED, REJECTION | {"seen_prepared": before}, "prepare")
    kept = PreparedAnswer.objects.get().said["reason"]
    told = answer(planner, assessed, State.REJECTED, mine | {"seen_prepared": seen_prepared(refused)}, "prepare")

    assert "Sejak halaman ini dibuka sudah disiapkan: Ditolak, 6 Mei 2024." in refused
    assert mine["reason"] in refused
    assert kept == REJECTION["reason"]
    assert "Disiapkan." in same
    assert "Disiapkan." in told
    assert PreparedAnswer.objects.get().said["reason"] == mine["reason"]


def test_so_it_is_with_many(planner, several):
    address = f"{reverse('desk:many', args=['rejected'])}?meja=bappeda"
    before = seen_prepared(planner.get(address).content.decode())
    answer(planner, several[1], State.REJECTED, REJECTION, "prepare")
    form = REJECTION | {"reason": f"Lain: {LONG_REASON}", "number": several, "seen_prepared": before, "prepare": ""}

    refused = unescape(planner.post(address, form, follow=True).content.decode())

    assert f"{several[1]}: Sejak halaman ini dibuka sudah disiapkan: Ditolak" in refused
    assert PreparedAnswer.objects.count() == 1
    assert "3 usulan: Disiapkan." in unescape(planner.post(address, form | {"seen_prepared": seen_prepared(refused)}, follow=True).content.decode())


def test_the_service_itself_adds_nothing_to_what_was_not_seen(assessed):
    seen = {assessed: events_of(assessed) - 1}

    with pytest.raises(services.ProposalRefused, match="Sejak halaman ini dibuka"):
        services.take_back(assessed, by_office="Bappeda", reason=LONG_REASON, seen=seen)

    assert state_of(assessed) is State.ASSESSED


def many(client, numbers: list[str], seen: list[str]) -> str:
    address = f"{reverse('desk:many', args=['rejected'])}?meja=bappeda"
    return unescape(client.post(address, REJECTION | {"number": numbers, "seen": seen, "record": ""}, follow=True).content.decode())


def test_of_many_one_that_was_answered_meanwhile_is_named_and_nothing_is_recorded(planner, several):
    answer(planner, several[1], State.REJECTED, REJECTION)

    page = many(planner, several, [])

    assert f"mungkin sudah dijawab sejak halaman ini dibuka: {several[1]}." in page
    assert [state_of(number) for number in several] == [State.ASSESSED, State.REJECTED, State.ASSESSED]


def test_of_many_one_with_news_that_was_not_seen_keeps_all_back(planner, several):
    page = planner.get(f"{reverse('desk:many', args=['rejected'])}?meja=bappeda").content.decode()
    seen = [f"{number}:{events_of(number)}" for number in several]
    assert all(f'name="seen" value="{one}"' in page for one in seen)
    sent(planner, "desk:answer", several[0], {"on": DAY, "by_office": "Bappeda", "note": "Ada sanggahan warga (CONTOH).", "record": ""}, "assessed")

    refused = many(planner, several, seen)

    assert f"{several[0]}: {MEANWHILE}" in refused
    assert {state_of(number) for number in several} == {State.ASSESSED}


@pytest.mark.parametrize("name", ["desk:answer", "desk:take_back", "desk:amend", "desk:new"])
def test_a_button_that_was_pressed_waits_for_the_answer(planner, assessed, name):
    places = {"desk:new": [], "desk:answer": [assessed, "rejected"]}.get(name, [assessed])

    page = planner.get(reverse(name, args=places)).content.decode()

    assert page.count('data-action="w-progress#activate"') == (2 if name == "desk:answer" else 1)


def test_the_queue_leads_to_what_is_prepared_and_to_money_without_proposals_below_its_title(planner, several):
    content = planner.get(reverse("desk:index")).content.decode().split('class="terang-desk"')[1]

    assert "Siap diumumkan (0)" in content
    assert reverse("desk:money") in content


def test_one_proposal_says_who_asked_for_what_and_when(planner):
    asked: Proposal = services.register(new(proposal(*DESKS, theme="Penerangan")))

    text = " ".join(unescape(planner.get(reverse("desk:one", args=[asked.reference])).content.decode()).split())

    for told in ("<dt>Asal</dt><dd>Warga</dd>", "<dt>Jenis</dt><dd>Fisik</dd>", "<dt>Tema</dt><dd>Penerangan</dd>", "<dt>Masuk</dt><dd>"):
        assert told in text


def test_news_of_what_is_being_built_is_suggested_as_from_the_office_in_charge(planner, assessed):
    page = planner.get(reverse("desk:answer", args=[assessed, "assessed"])).content.decode()

    assert "Disampaikan oleh (wajib)" in page
    assert "Diputuskan oleh (wajib)" in planner.get(reverse("desk:answer", args=[assessed, "rejected"])).content.decode()


def test_a_missing_day_of_a_new_proposal_is_said_beside_its_field(planner):
    page = unescape(planner.post(reverse("desk:new"), {"title": "Parit (CONTOH)", "on": "", "origin": "residents"}).content.decode())

    assert "Tulis tanggalnya, misalnya 2026-03-31." in page
    assert ProposalRecord.objects.count() == 0


def test_a_budget_line_is_searched_by_the_beginning_of_words(store):
    """Who looks for a road ("jalan") wants no travel expenses ("perjalanan")."""
    publish(store().page)
    word = queue.lines_matching(LINE.dataset, str(LINE.account))[0].name.split()[-1]

    assert queue.lines_matching(LINE.dataset, word[:4])
    assert not queue.lines_matching(LINE.dataset, word[1:])


def test_the_budget_in_force_is_offered_first_and_not_its_draft(document):
    slugs = {}
    for phase in (Phase.ENACTED, Phase.PROPOSED):
        lines = tuple(replace(line, phase=phase) for line in document.lines)
        figures = figures_of(lines, stated=(), record=document.record, year=document.year, phase=phase)
        page = add_vintage(replace(details_of(document), phase=phase), figures).page
        publish(page)
        slugs[phase] = page.slug

    offered = queue.document_for(proposal(*DESKS, said(State.ACCEPTED, DAY, fiscal_year=document.year)))

    assert offered == slugs[Phase.ENACTED]


def test_a_budget_of_another_year_than_the_accepted_one_says_so(planner, store):
    page = store().page
    publish(page)
    events = [said(State.ACCEPTED, date(2024, 5, 6), fiscal_year=year) for year in (page.year, page.year + 2)]
    numbers = [services.register(new(proposal(*DESKS, event))).reference for event in events]

    same, other = (unescape(planner.get(reverse("desk:answer", args=[number, "budgeted"])).content.decode()) for number in numbers)

    assert "disetujui untuk tahun anggaran" not in same
    assert f"anggaran {page.year + 2}; dokumen yang dipilih dari tahun {page.year}. Anggaran {page.year + 2} belum terbit." in other
