"""The licence finder's table: kept, held against the rules, published; the site sees what is published."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.urls import reverse

from cms.demo.licences import sample_finder
from cms.domain.errors import MoveRefused
from cms.domain.licensing.finder import Answer, Condition, Finder, Question, Rule
from cms.domain.texts import Text
from cms.licensing import public
from cms.licensing.models import FinderTable
from cms.licensing.models.finder import answers_spelled, answers_typed, conditions_spelled, conditions_typed
from cms.licensing.services import store, store_finder
from tests.cms.conftest import person
from tests.support.services import service


@pytest.fixture
def page(db):
    return store(service())


@pytest.fixture
def finder(page) -> Finder:
    question = Question(
        key="tujuan",
        words=Text.of(id="Mau apa?", en="What for?"),
        answers=(Answer(key="usaha", words=Text.of(id="Usaha", en="Business")), Answer(key="lain", words=Text.of(id="Lain"))),
    )
    return Finder(questions=(question,), rules=(Rule(service=page.slug, when=(Condition(question="tujuan", answers=("usaha",)),)),))


def test_the_published_table_comes_back_as_it_was_stored(finder):
    store_finder(finder)

    assert public.finder() == finder


def test_the_same_table_again_leaves_no_second_trace(finder):
    first = store_finder(finder)

    again = store_finder(finder)

    assert again.latest_revision_id == first.latest_revision_id


def test_without_a_table_there_is_no_finder(db):
    assert public.finder() is None


def test_a_table_that_leads_to_an_unknown_service_is_refused(finder):
    wrong = replace(finder, rules=(Rule(service="tidak-ada"),))

    with pytest.raises(MoveRefused, match="tidak-ada"):
        store_finder(wrong)

    assert FinderTable.objects.count() == 0


def test_the_sample_table_can_be_typed_and_read_back():
    table = sample_finder()

    assert [answers_typed(answers_spelled(one.answers)) for one in table.questions] == [one.answers for one in table.questions]
    assert [conditions_typed(conditions_spelled(one.when)) for one in table.rules] == [one.when for one in table.rules]


def form_of(table: FinderTable, page, **more: str) -> dict[str, str]:
    question = table.questions.get()
    said = {"name": table.name}
    for prefix in ("questions", "rules"):
        said |= {f"{prefix}-TOTAL_FORMS": "1", f"{prefix}-INITIAL_FORMS": "1", f"{prefix}-MIN_NUM_FORMS": "0", f"{prefix}-MAX_NUM_FORMS": "1000"}
        said |= {f"{prefix}-0-id": str(getattr(table, prefix).get().pk), f"{prefix}-0-ORDER": "1"}
    said |= {"questions-0-key": question.key, "questions-0-words": question.words, "questions-0-answers": question.answers}
    return said | {"rules-0-service": str(page.pk), "rules-0-conditions": "tujuan = usaha"} | more


def test_an_editor_changes_an_answer_and_publishes(finder, page, client):
    table = store_finder(finder)
    client.force_login(person("penyunting-izin", "Editor"))
    said = form_of(table, page, **{"questions-0-answers": "usaha = Membuka usaha\nlain = Lain", "action-publish": "1"})

    client.post(reverse("wagtailsnippets_licensing_findertable:edit", args=[table.pk]), said)

    assert public.finder().questions[0].answers[0].words.original == "Membuka usaha"


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"questions-0-answers": "usaha"}, "Baris ini belum benar: usaha"),
        ({"rules-0-conditions": "tujuan: usaha"}, "Baris ini belum benar: tujuan: usaha"),
        ({"rules-0-conditions": "tujuan = kantor"}, "kantor"),
        ({"questions-0-answers": "usaha = Usaha"}, "jawaban"),
    ],
)
def test_a_fault_of_the_table_is_said_and_nothing_changes(finder, page, client, changed, sentence):
    table = store_finder(finder)
    client.force_login(person("penyunting-izin", "Editor"))

    answer = client.post(
        reverse("wagtailsnippets_licensing_findertable:edit", args=[table.pk]), form_of(table, page, **changed, **{"action-publish": "1"})
    )

    assert sentence in answer.content.decode()
    assert public.finder() == finder


def test_a_licensing_officer_drafts_and_does_not_publish(finder, page, client):
    table = store_finder(finder)
    client.force_login(person("petugas-izin", "Petugas perizinan"))
    said = form_of(table, page, **{"questions-0-answers": "usaha = Membuka usaha\nlain = Lain", "action-publish": "1"})

    client.post(reverse("wagtailsnippets_licensing_findertable:edit", args=[table.pk]), said)

    assert public.finder() == finder
