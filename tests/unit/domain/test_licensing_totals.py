"""What a service comes to, the tables it gives, and how long it really takes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from cms.domain.calendar import calendar_named
from cms.domain.catalogue import LICENSING
from cms.domain.errors import DataError
from cms.domain.licensing import flattening
from cms.domain.licensing.charter import Certification
from cms.domain.licensing.fees import FeeKind
from cms.domain.licensing.publication import Issuance, PublishedService, ServiceVersion, freshness, measure
from cms.domain.licensing.rows import TimePart, YesNo
from cms.domain.licensing.services import Service, applies, surely_applies
from cms.domain.licensing.times import Duration, Span, TimeLimit, Unit, duration
from cms.domain.licensing.totals import Count, totals
from cms.domain.texts import Text
from tests.support.services import blocks, fee, formula_fee, free_fee, service

TODAY = date(2025, 11, 3)


def test_a_service_comes_to_what_its_steps_add_up_to():
    found = totals(service(), TODAY)

    # Register, survey, pay, then fetch or download: four steps either way.
    assert found.steps == Count(least=4, most=4)
    # In person: registering, and fetching unless it is downloaded.
    assert found.visits == Count(least=1, most=2)
    # Form and one proof of identity; the old licence for renewals; the receipt comes from paying.
    assert found.documents == Count(least=2, most=3)
    assert (found.originals, found.copies) == (Count(least=1, most=2), Count(least=1, most=1))
    assert found.offices == ("dpmptsp",)


def test_side_by_side_counts_the_slower_and_instead_counts_the_range():
    found = totals(service(), TODAY).time

    # 15-45 minutes, then 2-4 working days of survey (paying goes on meanwhile), then 5 minutes or one working day.
    assert found.least == Duration(minutes=15 + 5, working_days=2)
    assert found.most == Duration(minutes=45, working_days=4 + 1)


def test_time_at_the_counter_is_what_the_applicant_spends():
    found = totals(service(), TODAY).attended

    assert (found.least, found.most) == (Duration(minutes=15), Duration(minutes=50))


def test_an_answer_narrows_what_is_needed():
    assert totals(service(), TODAY, ["baru"]).documents == Count(least=2, most=2)
    assert totals(service(), TODAY, ["perpanjangan"]).documents == Count(least=3, most=3)


def test_an_optional_step_counts_for_the_most_only():
    first, *rest = blocks()
    optional = service(blocks=(first, *(replace(block, is_optional=True) for block in rest)))

    found = totals(optional, TODAY)

    assert found.steps == Count(least=1, most=4)
    assert found.time.least == Duration(minutes=15)


def test_a_step_for_renewals_only_is_left_out_for_a_new_one():
    first, *rest = blocks()
    renewal = replace(first, steps=(*first.steps, replace(first.steps[0], key="lama", only_for=("perpanjangan",))))
    one = service(blocks=(renewal, *rest))

    assert totals(one, TODAY).steps == Count(least=4, most=5)
    assert totals(one, TODAY, ["baru"]).steps == Count(least=4, most=4)
    assert totals(one, TODAY, ["perpanjangan"]).steps == Count(least=5, most=5)


@pytest.mark.parametrize(
    ("fees", "least", "most", "is_free"),
    [
        ((fee(),), "50000.00", "50000.00", False),
        ((free_fee(),), "0.00", "0.00", True),
        ((fee(), replace(fee("2500.00"), key="meterai")), "52500.00", "52500.00", False),
        ((fee(only_for=("perpanjangan",)),), "0.00", "50000.00", False),
        ((fee(only_for=("baru",)), fee("20000.00", only_for=("perpanjangan",))), "20000.00", "50000.00", False),
        ((fee(only_if=Text.of(id="bila luas lebih dari 100 m²")),), "0.00", "50000.00", False),
        ((formula_fee(),), "0.00", None, False),
        ((fee(per=Text.of(id="per orang")),), "0.00", None, False),
        ((fee(kind=FeeKind.ELSEWHERE),), "0.00", None, False),
    ],
)
def test_money_is_added_up_and_never_guessed(fees, least, most, is_free):
    (cost,) = totals(service(fees=fees), TODAY).costs

    assert (str(cost.least), None if cost.most is None else str(cost.most)) == (least, most)
    assert totals(service(fees=fees), TODAY).is_free is is_free


def test_only_fees_in_force_that_day_count():
    old, new = fee(last=date(2025, 12, 31)), fee("60000.00", first=date(2026, 1, 1))

    assert [cost.most for cost in totals(service(fees=(old, new)), date(2025, 12, 31)).costs] == [Decimal("50000.00")]
    assert [cost.most for cost in totals(service(fees=(old, new)), date(2026, 1, 1)).costs] == [Decimal("60000.00")]


def test_foreign_money_is_not_added_to_rupiah():
    found = totals(service(fees=(fee(), replace(fee("100.00"), key="imta", currency="USD", per=Text.of(id="per orang per bulan")))), TODAY)

    assert [(cost.currency, cost.least, cost.most) for cost in found.costs] == [("IDR", Decimal("50000.00"), Decimal("50000.00")), ("USD", 0, None)]


def test_without_any_fee_a_service_is_not_called_free():
    assert not totals(service(fees=()), TODAY).is_free


def test_two_questions_are_answered_apart():
    cases = service().cases

    assert applies(("baru",), [], cases)
    assert not surely_applies(("baru",), [], cases)
    assert surely_applies(("baru", "perpanjangan"), ["perpanjangan"], cases)
    assert not applies(("baru",), ["perpanjangan"], cases)


@pytest.mark.parametrize(
    ("count", "unit", "expected"),
    [
        (90, Unit.MINUTES, Duration(minutes=90)),
        (2, Unit.HOURS, Duration(minutes=120)),
        (3, Unit.WORKING_DAYS, Duration(working_days=3)),
        (2, Unit.WEEKS, Duration(days=14)),
        (5, Unit.YEARS, Duration(months=60)),
    ],
)
def test_units_keep_their_kind(count, unit, expected):
    assert duration(count, unit) == expected


def published(one: Service) -> PublishedService:
    version = ServiceVersion(number=3, published_on=date(2025, 10, 1), note="", changes=())
    return PublishedService(facts=one, digest="0" * 64, versions=(version,), measured=measure(ISSUED, calendar_named("binjai"), one))


ISSUED = [
    Issuance(received=date(2025, 7, 1), issued=date(2025, 7, 4)),
    Issuance(received=date(2025, 7, 4), issued=date(2025, 7, 7)),
    Issuance(received=date(2025, 8, 14), issued=date(2025, 8, 27)),
    Issuance(received=date(2025, 9, 1), issued=date(2025, 9, 10)),
]


def test_measured_time_agrees_with_a_count_by_hand():
    found = measure(ISSUED, calendar_named("binjai"), service())

    # Working days 3, 1, 8 (18 August is leave) and 6 (5 September is a holiday); calendar days 3, 3, 13, 9. Promised: 7 working days.
    assert found is not None
    assert (found.count, found.first, found.last) == (4, date(2025, 7, 4), date(2025, 9, 10))
    assert (found.median_working, found.slow_working) == (Decimal("4.5"), Decimal("7.4"))
    assert (found.median_days, found.slow_days) == (Decimal("6.0"), Decimal("11.8"))
    assert found.kept == 3


def test_a_promise_in_days_is_held_against_calendar_days():
    in_days = service(time=TimeLimit(span=Span(least=0, most=7, unit=Unit.DAYS)))

    assert measure(ISSUED, calendar_named("binjai"), in_days).kept == 2  # type: ignore[union-attr]
    assert measure(ISSUED, calendar_named("binjai"), service(time=None)).kept is None  # type: ignore[union-attr]


def test_without_issued_licences_nothing_is_measured():
    assert measure([], calendar_named("binjai"), service()) is None


def test_licences_of_a_year_without_calendar_are_not_measured_wrongly():
    with pytest.raises(DataError, match="2019"):
        measure([Issuance(received=date(2019, 1, 1), issued=date(2019, 1, 9))], calendar_named("binjai"), service())


def test_tables_are_linked_by_keys():
    one = service(fees=(fee(last=date(2025, 12, 31)), fee("60000.00", first=date(2026, 1, 1))))
    steps = {row.step for row in flattening.step_rows([one])}

    assert {row.step for row in flattening.requirement_rows([one])} <= steps
    assert {row.step for row in flattening.time_rows([one])} - {""} <= steps
    assert {row.step for row in flattening.fee_rows([one])} <= steps
    assert {row.office for row in flattening.step_rows([one])} - {""} == {row.office for row in flattening.office_rows([one])}


def test_a_service_s_row_says_what_its_page_says():
    (row,) = flattening.service_rows([published(service())])

    assert (row.service, row.name, row.name_en, row.goals) == ("izin-contoh", "Izin CONTOH", "Sample licence", "pasang papan nama")
    assert (row.sample, row.version, row.components_filled, row.components_missing) == (YesNo.YES, 3, 14, "")
    assert (row.issued_count, row.median_working_days, row.slow_working_days) == (4, Decimal("4.5"), Decimal("7.4"))


def test_fees_stand_in_order_of_time_and_a_free_one_is_zero():
    rows = list(flattening.fee_rows([service(fees=(fee("60000.00", first=date(2026, 1, 1)), fee(last=date(2025, 12, 31)), free_fee(key="bebas")))]))

    assert [(row.fee, row.amount) for row in rows] == [
        ("bebas", Decimal("0.00")),
        ("retribusi", Decimal("50000.00")),
        ("retribusi", Decimal("60000.00")),
    ]
    assert rows[0].reason == "Dibebaskan oleh pasal 7"
    assert rows[1].payee == "Rekening kas daerah di Bank CONTOH"


def test_a_choice_says_its_group_and_a_single_document_none():
    rows = {row.requirement: (row.group, row.option) for row in flattening.requirement_rows([service()])}

    assert rows == {"formulir": ("", None), "ktp": ("identitas", 1), "paspor": ("identitas", 2), "izin-lama": ("", None), "bukti-bayar": ("", None)}


def test_times_and_articles_have_a_row_each():
    times = list(flattening.time_rows([service()]))
    laws = list(flattening.legal_basis_rows([service()]))

    assert [(row.step, row.part) for row in times[:3]] == [("", TimePart.PROMISED), ("daftar", TimePart.QUEUE), ("daftar", TimePart.COUNTER)]
    assert {row.stands_behind for row in laws} == {"service", "time", "step-time", "requirement", "fee", "result"}
    assert all(row.article for row in laws)


def test_a_result_s_row_holds_its_validity():
    (row,) = flattening.result_rows([service()])

    assert (row.final, row.validity, row.validity_unit) == (YesNo.YES, 1, Unit.YEARS)


def test_pages_are_fresh_overdue_or_never_certified():
    def certified(review_by: date) -> Certification:
        return Certification(by=Text.of(id="Kepala Dinas (CONTOH)"), on=date(2025, 1, 1), review_by=review_by)

    found = freshness(
        [
            service(),
            service(slug="segar", certification=certified(date(2026, 1, 1))),
            service(slug="lewat", certification=certified(date(2025, 11, 2))),
        ],
        TODAY,
    )

    assert (found.certified, found.overdue, found.uncertified) == (("segar",), ("lewat",), ("izin-contoh",))


def test_every_table_tells_its_rows_apart_and_links_to_rows_that_are_there():
    one = service(fees=(fee(last=date(2025, 12, 31)), fee("60000.00", first=date(2026, 1, 1))))
    rows = flattening.rows_by_table([published(one), published(replace(one, slug="izin-lain"))])

    tables = {table.name: table for table in LICENSING}
    assert set(rows) == set(tables)
    for name, table in tables.items():
        keys = [tuple(getattr(row, column) for column in table.key) for row in rows[name]]
        assert len(keys) == len(set(keys)) > 0, name
        for column, other, far in table.links:
            assert {getattr(row, column) for row in rows[name]} - {""} <= {getattr(row, far) for row in rows[other]}
