"""How our screens of the admin write amounts, and whose admin it is.

Numbers are written as their fields read them, as Indonesian, whatever language a person has chosen for Wagtail's own words: ours are
Indonesian, and 1.265 in a sentence beside 1,265 in a table would be two numbers.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from urllib.parse import quote

from django import template
from django.conf import settings
from django.utils.formats import number_format
from django.utils.translation import override

from cms.domain.city import City, city_named
from cms.domain.proposals.choices import Choice, State
from cms.domain.proposals.wording import day_in, name_of
from site_static.assets import icon_of

register = template.Library()
MINUS = "\N{MINUS SIGN}"
NOTHING = "\N{EM DASH}"
LANGUAGE = "id-id"


@register.filter
def amount(value: Decimal | str | None) -> str:
    """1.250.000.000,00: exact, with both decimals; a dash where there is no amount, which is not the same as nil."""
    if value is None or value == "":
        return NOTHING
    return _number(Decimal(value), 2).replace("-", MINUS)


@register.filter
def difference(value: Decimal | str | None) -> str:
    """An amount that was added or taken away, with its sign."""
    written = amount(value)
    return f"+{written}" if value not in (None, "") and Decimal(value) > 0 else written


@register.filter
def count(value: int | str | None) -> str:
    """20.000; a dash where nothing was counted."""
    if value is None or value == "":
        return NOTHING
    return _number(int(value), 0)


@register.filter
def share(value: Decimal | str) -> str:
    """0,35: a part of one, with the decimals that it has."""
    with override(LANGUAGE):
        return number_format(Decimal(value))


@register.filter
def day(value: date | str) -> str:
    """27 November 2026, of a day that may have come through JSON."""
    return day_in(date.fromisoformat(value) if isinstance(value, str) else value, "id")


@register.filter
def state_name(state: State) -> str:
    """Ditolak"""
    return name_of(state, "id")


@register.filter
def fact(value: object) -> str:
    """A value of an event as a clerk writes it: amounts, days and names of choices in words."""
    match value:
        case Decimal():
            return f"Rp{amount(value)}"
        case date():
            return day_in(value, "id")
        case Choice():
            return name_of(value, "id")
    return str(value)


def _number(value: Decimal | int, decimals: int) -> str:
    with override(LANGUAGE):
        return number_format(value, decimal_pos=decimals, force_grouping=True)


@register.simple_tag
def our_city() -> City:
    """The city whose admin this is."""
    return city_named(settings.CITY)


@register.filter
def icon(city: City) -> str:
    """Its emblem, as the address of a picture that needs no file."""
    return f"data:image/svg+xml,{quote(icon_of(city))}"
