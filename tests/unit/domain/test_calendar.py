"""Working days are counted by the city's holidays, as a clerk with a wall calendar would."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from cms.domain.calendar import Holiday, WorkingCalendar, calendar_named, load_calendar, median, percentile
from cms.domain.errors import DataError, UsageError

BINJAI = calendar_named("binjai")


@pytest.mark.parametrize(
    ("received", "issued", "days"),
    [
        # Thursday 17 April 2025; Friday the 18th is a holiday, then a weekend.
        ("2025-04-17", "2025-04-17", 0),
        ("2025-04-17", "2025-04-18", 0),
        ("2025-04-17", "2025-04-21", 1),
        # Idulfitri 2025: 28 March to 7 April are leave, weekend and holidays.
        ("2025-03-27", "2025-04-08", 1),
        ("2025-03-24", "2025-04-11", 7),
        # Collective leave added late: 18 August 2025.
        ("2025-08-15", "2025-08-19", 1),
        # Over new year: 25, 26 December and 1 January are closed; 29, 30, 31 December, 2 and 5 January are not.
        ("2025-12-24", "2026-01-05", 5),
        # Received on a Saturday: counting begins on Monday.
        ("2025-07-05", "2025-07-08", 2),
    ],
)
def test_working_days_agree_with_a_count_by_hand(received, issued, days):
    assert BINJAI.working_days_between(date.fromisoformat(received), date.fromisoformat(issued)) == days


def test_a_promise_made_on_friday_before_a_holiday_monday_is_due_on_thursday():
    calendar = WorkingCalendar(
        name="Uji", first=date(2025, 1, 1), last=date(2025, 12, 31), holidays=(Holiday(day=date(2025, 7, 7), name="Libur setempat"),)
    )

    assert calendar.due(date(2025, 7, 4), 3) == date(2025, 7, 10)


def test_the_due_day_is_as_many_working_days_away_as_promised():
    for received in (date(2025, 3, 20), date(2025, 5, 9), date(2025, 12, 20)):
        assert BINJAI.working_days_between(received, BINJAI.due(received, 9)) == 9


def test_a_year_that_the_calendar_does_not_know_is_not_counted():
    with pytest.raises(DataError, match="2027-01-01"):
        BINJAI.working_days_between(date(2026, 12, 31), date(2027, 1, 4))


def test_an_issue_before_the_receipt_is_refused():
    with pytest.raises(DataError, match="lebih awal"):
        BINJAI.working_days_between(date(2025, 7, 4), date(2025, 7, 3))


def test_every_year_of_the_national_calendar_has_as_many_days_as_its_decrees_say():
    counts = {
        (year, is_leave): sum(one.day.year == year and one.is_leave is is_leave for one in BINJAI.holidays)
        for year in (2025, 2026)
        for is_leave in (False, True)
    }

    # 2025: 17 and 10, and the one that the decree of 7 August 2025 added. 2026: 17 and 8.
    assert counts == {(2025, False): 17, (2025, True): 11, (2026, False): 17, (2026, True): 8}
    assert len(BINJAI.sources) == 3


def test_a_city_adds_its_own_holidays_to_those_of_the_country(tmp_path):
    (tmp_path / "negeri.toml").write_text('name = "Negeri"\nfirst = 2025-01-01\nlast = 2025-12-31\n[holidays]\n"2025-05-01" = "Hari Buruh"\n')
    (tmp_path / "kota.toml").write_text('name = "Kota"\nextends = "negeri"\n[holidays]\n"2025-03-05" = "Hari jadi kota"\n')

    calendar = load_calendar(tmp_path / "kota.toml")

    assert [one.day.month for one in calendar.holidays] == [3, 5]
    assert not calendar.is_working_day(date(2025, 3, 5))
    assert not calendar.is_working_day(date(2025, 5, 1))


@pytest.mark.parametrize(
    "text", ["name = ", 'name = "Kota"', 'name = "Kota"\nfirst = 2025-01-01\nlast = 2025-12-31\n[holidays]\n"kemarin" = "Libur"\n']
)
def test_a_file_that_is_no_calendar_is_named(tmp_path, text):
    path = tmp_path / "kota.toml"
    path.write_text(text)

    with pytest.raises(UsageError, match=r"kota\.toml"):
        load_calendar(path)


@pytest.mark.parametrize(
    ("values", "middle", "slow"),
    [
        ([7], "7", "7"),
        ([3, 9], "6.0", "8.4"),
        ([1, 2, 3, 4, 100], "3.0", "61.6"),
        # As PERCENTILE.INC(…; 0,9) gives for 1 to 10.
        (list(range(1, 11)), "5.5", "9.1"),
    ],
)
def test_median_and_ninetieth_percentile_are_those_of_a_spreadsheet(values, middle, slow):
    assert median(values) == Decimal(middle)
    assert percentile(values, Decimal("0.9")) == Decimal(slow)


def test_without_values_there_is_no_median():
    assert median([]) is None
