"""A fact survives its plain form, and a wrong plain form is refused with its place."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from cms.domain.errors import InconsistentData
from cms.domain.licensing.changes import FieldChange, changes_between
from cms.domain.licensing.services import Service
from cms.domain.plain import digest_of, from_plain, plain_of
from cms.domain.texts import Text
from tests.support.services import fee, formula_fee, service


def test_a_whole_service_comes_back_from_json_the_same():
    whole = service(fees=(fee(last=date(2025, 6, 30)), formula_fee()))

    assert from_plain(Service, json.loads(json.dumps(plain_of(whole)))) == whole


def test_what_holds_its_default_is_left_out():
    assert plain_of(Service(slug="a", name=Text.of(id="A", en="An A"))) == {"slug": "a", "name": {"id": "A", "en": "An A"}}


@pytest.mark.parametrize(
    ("plain", "place"),
    [
        ({"slug": "a"}, "needs name"),
        ({"slug": "a", "name": 3}, "name: words are expected"),
        ({"slug": "a", "name": "A", "nmae": ""}, "no nmae"),
        ({"slug": "a", "name": "A", "status": "gone"}, "status: 'gone'"),
        ({"slug": "a", "name": "A", "fees": {"key": "x"}}, "fees: a list"),
        (
            {"slug": "a", "name": "A", "fees": [{"key": "x", "name": "X", "kind": "fixed", "validity": {"first": "kemarin"}}]},
            r"fees\[1\]\.validity\.first",
        ),
        ({"slug": "a", "name": "A", "standard": {"staff_count": "empat"}}, r"standard\.staff_count"),
        ({"slug": "a", "name": "A", "is_sample": "ya"}, "is_sample"),
        ({"slug": "a", "name": "A", "time": {"span": {"least": True, "most": 2, "unit": "days"}}}, r"time\.span\.least"),
        ([], "Service is expected"),
    ],
)
def test_a_wrong_form_is_refused_with_its_place(plain, place):
    with pytest.raises(InconsistentData, match=place):
        from_plain(Service, plain)


def test_a_digest_changes_with_any_word():
    one = service()

    assert digest_of(one) == digest_of(service())
    assert digest_of(one) != digest_of(replace(one, pledge=Text.of(id="Kami melayani sesuai standar!")))


def test_words_are_said_in_the_reader_s_language_or_else_in_the_original():
    name = Text.of(id="Izin", en="Licence")

    assert (name.said("en"), name.said("de"), name.is_translated("de"), bool(Text())) == ("Licence", "Izin", False, False)


def test_a_changed_fee_is_one_change_with_old_and_new_value():
    old, new = service(), service(fees=(fee("75000.00"),))

    assert changes_between(old, new) == (FieldChange(place="fees.retribusi@2025-01-01.amount", old="50000.00", new="75000.00"),)


def test_a_second_period_is_an_end_and_an_addition():
    old = service()
    new = service(fees=(fee(last=date(2025, 12, 31)), fee("60000.00", first=date(2026, 1, 1))))

    assert [(one.place, one.old, one.new) for one in changes_between(old, new)] == [
        ("fees.retribusi@2025-01-01.validity.last", "", "2025-12-31"),
        ("fees.retribusi@2026-01-01", "", "IDR 60000.00"),
    ]


def test_steps_in_another_order_are_said_to_be():
    old = service()
    first, *rest = old.blocks
    new = replace(old, blocks=(*rest, first))

    assert [one.place for one in changes_between(old, new)] == ["blocks.order"]


def test_a_new_translation_is_a_change_of_its_language_only():
    old, new = service(), service(pledge=Text.of(id="Kami melayani sesuai standar.", en="We serve by the standard."))

    assert changes_between(old, new) == (FieldChange(place="pledge.en", old="", new="We serve by the standard."),)


def test_nothing_changed_is_no_change():
    assert changes_between(service(), service()) == ()


def test_a_removed_requirement_is_named():
    old = service()
    block = old.blocks[0]
    step = replace(block.steps[0], needs=block.steps[0].needs[1:])
    new = replace(old, blocks=(replace(block, steps=(step,)), *old.blocks[1:]))

    assert [(one.place, one.old, one.new) for one in changes_between(old, new)] == [("blocks.ajukan.steps.daftar.needs.formulir", "formulir", "")]


def test_a_decimal_with_many_digits_keeps_them():
    assert from_plain(Decimal, plain_of(Decimal("0.100000000000000000000000001"))) == Decimal("0.100000000000000000000000001")


def test_sorted_keys_do_not_make_a_translation_the_original():
    name = from_plain(Text, json.loads(json.dumps(plain_of(Text.of(id="Izin", en="Licence")), sort_keys=True)))

    assert (name.original, name) == ("Izin", Text.of(en="Licence", id="Izin"))
