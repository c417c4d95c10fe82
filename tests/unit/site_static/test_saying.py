"""How spans and times of licences are said to a reader."""

from __future__ import annotations

import pytest

from cms.domain.licensing.times import Duration, DurationRange, Span, Unit
from site_static.views.licensing.saying import duration_range, span
from site_static.words import Words


def time(days: int = 0, minutes: int = 0, working_days: int = 0) -> Duration:
    return Duration(days=days, minutes=minutes, working_days=working_days)


@pytest.mark.parametrize(
    ("least", "most", "said"),
    [
        (time(days=7), time(days=7), "7 hari"),
        (time(), time(days=7), "paling lama 7 hari"),
        (time(days=3), time(days=7), "3–7 hari"),
        (time(working_days=2, days=7), time(working_days=2, days=29), "2 hari kerja, 7–29 hari"),
        (time(working_days=9, minutes=20), time(working_days=9, minutes=55), "9 hari kerja, 20–55 menit"),
        (time(working_days=9), time(working_days=9, minutes=55), "9 hari kerja, paling lama 55 menit"),
        (time(working_days=2, minutes=20), time(working_days=5, minutes=45), "2 hari kerja, 20 menit sampai 5 hari kerja, 45 menit"),
        (time(minutes=20), time(minutes=65), "20 menit sampai 1 jam, 5 menit"),
    ],
)
def test_what_both_ends_of_a_time_share_is_said_once(least, most, said):
    assert Words("id").say(duration_range(DurationRange(least=least, most=most))) == said


@pytest.mark.parametrize(
    ("least", "most", "unit", "said"),
    [
        (0, 0, Unit.WORKING_DAYS, "hari itu juga"),
        (0, 0, Unit.MINUTES, "saat itu juga"),
        (0, 7, Unit.DAYS, "paling lama 7 hari"),
        (3, 25, Unit.WORKING_DAYS, "3–25 hari kerja"),
    ],
)
def test_no_time_at_all_is_said_and_not_counted(least, most, unit, said):
    assert Words("id").say(span(Span(least=least, most=most, unit=unit))) == said
