"""The licence finder's table: which question comes next, where each path ends, and what staff are told about a faulty table."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cms.demo.licences import sample_finder, sample_services
from cms.domain.licensing.checks import publication_faults
from cms.domain.licensing.finder import MOST_PATHS, Finder, finder_faults, next_question, places
from cms.domain.licensing.services import ServiceStatus
from tests.support.licences import question, rule

SIGN = Finder(
    questions=(question("tujuan", "usaha", "praktik"), question("papan", "ya", "tidak")),
    rules=(rule("nib", tujuan="usaha"), rule("reklame", tujuan="usaha", papan="ya"), rule("sip", tujuan="praktik")),
)
SERVICES = ("nib", "reklame", "sip")


def outcomes(finder):
    """Answers, joined -> services, for every end."""
    return {
        " ".join(answer.key for _, answer in place.given): [one.service for one in place.outcome]
        for place in places(finder)
        if place.question is None
    }


def test_only_a_question_that_still_decides_something_is_asked():
    assert next_question(SIGN, {}).key == "tujuan"
    assert next_question(SIGN, {"tujuan": "usaha"}).key == "papan"
    assert next_question(SIGN, {"tujuan": "praktik"}) is None


def test_every_path_ends_in_what_one_needs():
    assert outcomes(SIGN) == {"usaha ya": ["nib", "reklame"], "usaha tidak": ["nib"], "praktik": ["sip"]}


def test_a_service_that_two_rules_lead_to_is_named_once():
    twice = replace(SIGN, rules=(*SIGN.rules, rule("nib", papan="ya")))

    assert outcomes(twice)["usaha ya"] == ["nib", "reklame"]


def test_a_path_may_end_in_nothing():
    nothing = replace(SIGN, rules=SIGN.rules[:2])

    assert outcomes(nothing)["praktik"] == []


@pytest.mark.parametrize(
    ("finder", "code"),
    [
        (replace(SIGN, questions=(*SIGN.questions, SIGN.questions[0])), "finder.question-twice"),
        (replace(SIGN, questions=(SIGN.questions[0], question("papan", "ya"))), "finder.answers"),
        (replace(SIGN, questions=(SIGN.questions[0], question("papan", "ya", "ya"))), "finder.answers"),
        (replace(SIGN, questions=(*SIGN.questions, question("lain", "Ya Dong", "tidak"))), "finder.answer-key"),
        (replace(SIGN, rules=(*SIGN.rules, rule("izin-lain", tujuan="usaha"))), "service.unknown"),
        (replace(SIGN, rules=(*SIGN.rules, rule("nib", warna="merah"))), "finder.condition"),
        (replace(SIGN, rules=(*SIGN.rules, rule("nib", papan="mungkin"))), "finder.condition"),
        (replace(SIGN, rules=(*SIGN.rules, rule("nib", papan=""))), "finder.condition"),
        (replace(SIGN, rules=(rule("nib", tujuan="usaha"), rule("sip", tujuan="praktik"), rule("sip"))), ""),
    ],
)
def test_a_faulty_table_is_refused_with_a_sentence(finder, code):
    found = finder_faults(finder, SERVICES)

    assert code in [one.code for one in found] if code else found == ()
    assert all(one.sentence("id") and "?" not in one.sentence("en").replace('?"', "") for one in found)


def test_a_rule_that_no_answers_lead_to_is_found():
    """Its two conditions contradict each other."""
    dead = rule("sip", tujuan="praktik")
    impossible = replace(dead, when=(*dead.when, *rule("sip", tujuan="usaha").when))

    (found,) = finder_faults(replace(SIGN, rules=(*SIGN.rules[:2], impossible)), SERVICES)

    assert found.code == "finder.never"


def test_a_table_that_branches_into_too_many_pages_is_refused():
    many = tuple(question(f"p{number}", "ya", "tidak") for number in range(12))
    wide = Finder(questions=many, rules=tuple(rule("nib", **{one.key: "ya"}) for one in many))

    (found,) = finder_faults(wide, SERVICES)

    assert found.code == "finder.too-many"
    assert str(MOST_PATHS) in found.sentence()


def test_the_sample_table_reaches_every_sample_service_in_force():
    public = [one for one in sample_services() if not publication_faults(one)]
    in_force = {one.slug for one in public if one.status is ServiceStatus.IN_FORCE}

    assert finder_faults(sample_finder(), {one.slug for one in public}) == ()
    assert {service for services in outcomes(sample_finder()).values() for service in services} == in_force
    assert all(outcomes(sample_finder()).values())
