"""What keeps a service from being published, and what is only remarked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from cms.domain.faults import CATALOGUE
from cms.domain.licensing.charter import Certification, Standard
from cms.domain.licensing.checks import catalogue_faults, faults_beside, faults_of, links_of, publication_faults
from cms.domain.licensing.completeness import COMPONENTS, missing_components, missing_required, score
from cms.domain.licensing.fees import FeeKind, fee_amount, fees_on
from cms.domain.licensing.offices import Recourse
from cms.domain.licensing.requirements import arranged
from cms.domain.licensing.services import Repeal, Service, ServiceStatus
from cms.domain.licensing.steps import Block, Relation, Step, stages
from cms.domain.licensing.times import Span, StepTimes, TimeLimit, Unit
from cms.domain.texts import Text
from tests.support.services import (
    COUNTER,
    FORM,
    FORMULA,
    IDENTITY_CARD,
    LAW,
    PASSPORT,
    blocks,
    fee,
    formula_fee,
    free_fee,
    law,
    minutes,
    need,
    service,
    working_days,
)

TODAY = date(2025, 11, 3)


def codes(one: Service, on: date | None = TODAY) -> list[str]:
    return [found.code for found in publication_faults(one, on)]


def with_steps(*steps: Step) -> Service:
    """The sample with other steps, all in one block; the fee is paid at the first."""
    return service(blocks=(Block(key="satu", name=Text.of(id="Satu"), steps=steps),), fees=(fee(step=steps[0].key),))


def step(key: str, **more: object) -> Step:
    times = StepTimes(counter=minutes(5, 10), citation=law())
    return replace(Step(key=key, name=Text.of(id=key.title()), needs=(need(FORM),), times=times), **more)  # type: ignore[arg-type]  # fields by name


def test_a_service_that_says_everything_may_be_published():
    assert publication_faults(service(), TODAY) == ()
    assert [one.code for one in faults_of(service(), TODAY)] == ["certification.none"]


WITHOUT = {
    1: service(blocks=tuple(replace(block, steps=tuple(replace(one, needs=()) for one in block.steps)) for block in blocks())),
    2: service(blocks=()),
    3: service(time=None, blocks=tuple(replace(block, steps=tuple(replace(one, times=None) for one in block.steps)) for block in blocks())),
    4: service(fees=(fee(kind=FeeKind.ELSEWHERE, words="Sesuai Perda"),)),
    5: service(results=()),
    6: service(complaints=(Recourse(name=Text.of(id="Kotak saran")),)),
    7: service(legal_bases=(law(article=""),)),
}


@pytest.mark.parametrize("number", WITHOUT)
def test_without_one_of_components_1_to_7_nothing_is_published(number):
    found = publication_faults(WITHOUT[number], TODAY)

    assert number in [one.number for one in missing_required(WITHOUT[number])]
    assert any(one.code == "component.missing" and f"Komponen {number}," in one.sentence() for one in found)


STANDARD_FIELDS = {
    8: "facilities",
    9: "competence",
    10: "supervision",
    11: "staff_count",
    12: "service_guarantee",
    13: "safety_guarantee",
    14: "evaluation",
}


@pytest.mark.parametrize("number", STANDARD_FIELDS)
def test_without_one_of_components_8_to_14_it_is_published_and_scores_less(number):
    lacking = service(standard=replace(service().standard, **{STANDARD_FIELDS[number]: getattr(Standard(), STANDARD_FIELDS[number])}))

    assert publication_faults(lacking, TODAY) == ()
    assert [one.number for one in missing_components(lacking)] == [number]
    assert (score([lacking]).filled, score([lacking]).of) == (13, 14)


def test_the_components_are_the_fourteen_of_the_law_in_its_order():
    assert [one.number for one in COMPONENTS] == list(range(1, 15))
    assert [one.is_required for one in COMPONENTS] == [True] * 7 + [False] * 7


def test_a_score_counts_all_services():
    found = score([service(), service(standard=Standard())])

    assert (found.filled, found.of, found.percent) == (21, 28, Decimal("75.00"))
    assert score([]).percent is None


def test_a_promise_for_the_whole_is_enough_where_steps_say_no_time():
    untimed = with_steps(step("a", times=None))

    assert "component.missing" not in codes(untimed)
    assert "component.missing" in codes(replace(untimed, time=TimeLimit(words="Secepatnya")))


FEE_FAULTS = {
    "fee.no-article": fee(citation=law(article="")),
    "fee.no-payee": fee(payment=None),
    "fee.no-amount": replace(fee(), amount=None),
    "fee.not-positive": fee("0.00"),
    "fee.no-reason": free_fee(reason=""),
    "fee.unknown-step": fee(step="tidak-ada"),
    "fee.backwards": fee(first=date(2025, 5, 2), last=date(2025, 5, 1)),
    "case.unknown": fee(only_for=("asing",)),
    "formula.empty": replace(formula_fee(), formula=None),
    "formula.unknown-parameter": formula_fee(replace(FORMULA, text="luas * kelas * tarif")),
    "formula.negative": formula_fee(replace(FORMULA, text="kelas - luas")),
}


@pytest.mark.parametrize("code", FEE_FAULTS)
def test_a_fee_that_could_not_be_defended_is_not_published(code):
    found = publication_faults(service(fees=(FEE_FAULTS[code],)), date(2025, 5, 1) if code == "fee.backwards" else TODAY)

    assert code in [one.code for one in found]
    assert all(one.place.startswith("fees") for one in found if one.code == code)


@pytest.mark.parametrize(
    ("ended", "begins", "code"),
    [
        (date(2025, 12, 31), date(2026, 1, 1), None),
        (date(2025, 12, 31), date(2026, 1, 2), "fee.gap"),
        (date(2026, 1, 1), date(2026, 1, 1), "fee.overlap"),
        (None, date(2026, 1, 1), "fee.overlap"),
    ],
)
def test_periods_of_a_fee_join_without_gap_or_overlap(ended, begins, code):
    found = codes(service(fees=(fee("60000.00", first=begins), fee(last=ended))))

    assert found == ([code] if code else [])


def test_a_fee_for_renewals_has_its_own_periods():
    new, renewal = fee(only_for=("baru",)), fee("25000.00", only_for=("perpanjangan",))

    assert codes(service(fees=(new, renewal))) == []


def test_the_fee_of_any_day_can_be_asked():
    old, new = fee(last=date(2025, 12, 31)), fee("60000.00", first=date(2026, 1, 1))

    assert [one.amount for one in fees_on((old, new), date(2025, 12, 31))] == [Decimal("50000.00")]
    assert [one.amount for one in fees_on((old, new), date(2026, 1, 1))] == [Decimal("60000.00")]
    assert fees_on((old, new), date(2024, 12, 31)) == ()


def test_a_fee_that_has_ended_keeps_the_service_from_being_published_but_not_from_being_right():
    ended = service(fees=(fee(last=date(2025, 10, 31)),))

    assert codes(ended) == ["fee.none-in-force"]
    assert codes(ended, on=None) == []


def test_what_a_fee_comes_to():
    assert fee_amount(fee(), {}) == Decimal("50000.00")
    assert fee_amount(free_fee(), {}) == Decimal("0.00")
    assert fee_amount(formula_fee(), {"luas": Decimal("2.5"), "kelas": Decimal("1.5")}) == Decimal("46900.00")
    assert fee_amount(fee(kind=FeeKind.ELSEWHERE), {}).code == "fee.elsewhere"  # type: ignore[union-attr]


def test_steps_that_wait_for_each_other_are_a_cycle_told_once():
    waiting = with_steps(step("a", needs=(need(FORM, result_of="b"),)), step("b", needs=(need(FORM, result_of="a"),)))

    (found,) = publication_faults(waiting, TODAY)

    assert (found.code, dict(found.details)["steps"]) == ("step.cycle", "a → b → a")


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (with_steps(step("a", needs=(need(FORM, result_of="b"),)), step("b")), "need.later-step"),
        (with_steps(step("a", needs=(need(FORM, result_of="z"),))), "need.unknown-step"),
        (with_steps(step("a", needs=(need(FORM, result_of="a"),))), "step.cycle"),
        (with_steps(step("a"), step("a")), "step.twice"),
        (with_steps(step("a", relation=Relation.OR)), "step.nothing-before"),
        (with_steps(step("a", relation=Relation.WITH)), "step.nothing-before"),
        (with_steps(step("a", needs=(need(IDENTITY_CARD, group="kartu"),))), "need.alternative-of-one"),
        (with_steps(step("a", needs=(need(IDENTITY_CARD, copies=-1),))), "need.negative"),
        (with_steps(step("a", needs=(need(IDENTITY_CARD, only_for=("asing",)),))), "case.unknown"),
        (with_steps(step("a", needs=(need(IDENTITY_CARD, citation=None),))), "need.no-article"),
        (with_steps(step("a", needs=(need(IDENTITY_CARD, citation=law("")),))), "need.no-article"),
        (with_steps(step("a", times=StepTimes(counter=minutes(5, 10)))), "time.no-article"),
        (service(time=TimeLimit(span=working_days(1, 5), citation=law(""))), "time.no-article"),
        (with_steps(step("a", times=StepTimes(counter=minutes(10, 5)))), "time.backwards"),
        (with_steps(step("a", times=StepTimes(counter=minutes(-10, 5)))), "time.negative"),
        (service(blocks=(replace(blocks()[0], relation=Relation.OR), *blocks()[1:])), "block.nothing-before"),
        (service(blocks=(*blocks(), Block(key="kosong", name=Text.of(id="Kosong"), steps=()))), "block.empty"),
        (service(blocks=(blocks()[0], replace(blocks()[1], steps=(blocks()[1].steps[0], replace(blocks()[1].steps[1], url=""))))), "step.no-address"),
    ],
)
def test_a_way_that_cannot_be_walked_is_not_published(made, code):
    assert code in codes(made)


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (service(name=Text()), "service.no-name"),
        (service(results=(service().results[0], replace(service().results[0], key="lain"))), "result.many-final"),
        (service(results=(replace(service().results[0], step="z"),)), "result.unknown-step"),
        (service(status=ServiceStatus.REPEALED), "service.repeal"),
        (service(repeal=Repeal(citation=law())), "service.repeal"),
        (service(certification=Certification(by=Text.of(id="Kepala Dinas (CONTOH)"), on=TODAY, review_by=TODAY)), "certification.backwards"),
        (
            service(certification=Certification(by=Text.of(id="Kepala Dinas (CONTOH)"), on=date(2024, 1, 1), review_by=date(2025, 11, 2))),
            "certification.review-past",
        ),
        (service(certification=Certification(by=Text.of(id="Kepala Dinas"), on=TODAY, review_by=date(2026, 1, 1))), "certification.sample"),
        (service(legal_bases=(replace(law(), basis=replace(LAW, url="javascript:alert(1)")),)), "link.address"),
    ],
)
def test_what_else_keeps_a_service_from_being_published(made, code):
    assert code in codes(made)


def test_a_review_date_turns_overdue_the_day_after():
    certified = Certification(by=Text.of(id="Kepala Dinas (CONTOH)"), on=date(2025, 1, 1), review_by=TODAY)

    assert not certified.is_overdue(TODAY)
    assert certified.is_overdue(date(2025, 11, 4))
    assert codes(service(certification=certified)) == []


def test_remarks_do_not_keep_a_service_from_being_published():
    remarked = with_steps(step("a", needs=(need(FORM, copies=0),), times=StepTimes(until_next=working_days(9, 9), citation=law())))

    found = faults_of(remarked, TODAY)

    assert {one.code for one in found} == {"need.no-count", "time.over-promise", "certification.none"}
    assert not any(one.blocks for one in found)


def test_a_repealed_licence_is_shown_as_it_was_even_without_the_articles_of_its_day():
    step_of_old = step("a", needs=(need(FORM, citation=None),), times=StepTimes(counter=minutes(5, 10)))
    repealed = replace(with_steps(step_of_old), status=ServiceStatus.REPEALED, repeal=Repeal(citation=law()))

    assert codes(repealed) == []


def test_services_that_require_each_other_are_told_once():
    first, second = service(slug="a", requires=("b",)), service(slug="b", requires=("a",))

    (found,) = catalogue_faults([first, second])

    assert (found.code, dict(found.details)["services"]) == ("service.cycle", "a → b → a")


@pytest.mark.parametrize(
    ("requires", "circle"),
    [(("b",), ["a → b → c → a"]), (("a",), ["a → a"]), (("d",), []), (("e",), []), ((), [])],
    ids=["through others", "through itself", "none", "one of others alone", "nothing required"],
)
def test_a_service_that_closes_a_circle_is_kept_back_where_it_says_what_it_requires(requires, circle):
    others = [service(slug=slug, requires=(needed,)) for slug, needed in {"b": "c", "c": "a", "d": "x", "e": "f", "f": "e"}.items()]

    found = faults_beside(service(slug="a", requires=requires), others)

    assert [dict(one.details)["services"] for one in found] == circle
    assert all((one.place, one.blocks) == ("requires", True) for one in found)


def test_an_address_that_two_services_claim_and_one_that_nobody_has():
    found = catalogue_faults([service(slug="a", related=("c",)), service(slug="a")])

    assert [one.code for one in found] == ["service.twice", "service.unknown"]


def test_options_of_a_choice_stand_together():
    points = arranged(
        (need(FORM), need(IDENTITY_CARD, group="k", option=1), need(PASSPORT, group="k", option=2), need(FORM, group="k", option=2), need(PASSPORT))
    )

    assert [[[one.requirement.key for one in option] for option in point.options] for point in points] == [
        [["formulir"]],
        [["ktp"], ["paspor", "formulir"]],
        [["paspor"]],
    ]
    assert [point.is_choice for point in points] == [False, True, False]


def test_steps_are_staged_by_how_they_follow_each_other():
    found = stages([step("a"), step("b", relation=Relation.WITH), step("c", relation=Relation.OR), step("d")])

    assert [[[one.key for one in lane] for lane in stage] for stage in found] == [[["a"], ["b", "c"]], [["d"]]]


def test_every_address_outside_is_listed_once_with_its_place():
    assert ("steps.daftar.needs.formulir", "https://contoh.example/formulir.pdf") in links_of(service())
    assert len(links_of(service())) == len(set(links_of(service())))


def test_an_office_without_any_address_cannot_be_complained_to():
    assert Recourse(name=Text.of(id="Loket"), office=COUNTER).is_reachable
    assert not Recourse(name=Text.of(id="Loket"), office=replace(COUNTER, address=Text(), phone="")).is_reachable


def test_every_sentence_of_the_catalogue_is_in_both_languages_and_ends():
    for code, entry in CATALOGUE.items():
        for sentence in entry.sentences.values():
            assert sentence.strip().endswith((".", "}")), code


def test_a_span_in_calendar_days_is_not_held_against_working_days():
    slow = service(time=TimeLimit(span=Span(least=0, most=1, unit=Unit.DAYS), citation=law()))

    assert "time.over-promise" not in [one.code for one in faults_of(slow)]
