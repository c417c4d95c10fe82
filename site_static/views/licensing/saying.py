"""How spans, times, amounts and counts of licences are said: facts -> phrases. Used by the other views of licences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from cms.domain.licensing.fees import Fee, FeeKind
from cms.domain.licensing.times import Duration, DurationRange, Span, Unit
from cms.domain.licensing.totals import Cost, Count
from site_static.words import Label, Phrase, phrase

MINUTES_OF_AN_HOUR = 60


def span(one: Span) -> Phrase:
    """ "3–25 hari kerja", "paling lama 7 hari", "1 tahun"; no time at all is said so."""
    if not one.most:
        return phrase("span.same-day" if one.unit in (Unit.WORKING_DAYS, Unit.DAYS) else "span.at-once")
    most = phrase(f"measure.{one.unit.value}", count=one.most)
    if one.least == one.most:
        return most
    return phrase("span.between", least=one.least, most=most) if one.least else phrase("span.up-to", most=most)


def whole_span(one: Span) -> Phrase:
    """ "5 tahun": a single figure without "at most"."""
    return phrase(f"measure.{one.unit.value}", count=one.most)


def duration(one: Duration) -> Phrase:
    """ "1 bulan, 4 hari kerja, 1 jam 5 menit"; no time at all is said so."""
    said = [phrase(f"measure.{unit}", count=count) for unit, count in _parts(one) if count]
    return joined("comma", said) if said else phrase("span.at-once")


def _parts(one: Duration) -> tuple[tuple[str, int], ...]:
    hours, minutes = divmod(one.minutes, MINUTES_OF_AN_HOUR)
    return (("months", one.months), ("working-days", one.working_days), ("days", one.days), ("hours", hours), ("minutes", minutes))


def _between(unit: str, least: int, most: int) -> Phrase:
    said = phrase(f"measure.{unit}", count=most)
    if least == most:
        return said
    return phrase("span.between", least=least, most=said) if least else phrase("span.up-to", most=said)


def duration_range(one: DurationRange) -> Phrase | None:
    """None when no step says its time."""
    if not one.most:
        return None
    if one.least == one.most:
        return duration(one.most)
    units = [(unit, least, most) for (unit, least), (_, most) in zip(_parts(one.least), _parts(one.most), strict=True) if most or least]
    if sum(least != most for _, least, most in units) == 1 and one.least:
        # "2 hari kerja, 7–29 hari": what both ends share is said once.
        return joined("comma", [_between(*part) for part in units])
    return phrase("span.from-to", least=duration(one.least), most=duration(one.most)) if one.least else phrase("span.up-to", most=duration(one.most))


def count(one: Count, thing: str) -> Phrase:
    """ "3 berkas", "3–5 berkas"; thing names the unit."""
    most = phrase(f"measure.{thing}", count=one.most)
    return most if one.least == one.most else phrase("span.between", least=one.least, most=most)


def joined(how: str, said: Sequence[Label]) -> Phrase:
    """Several as one: how is comma, and, or, between. One alone is said as it is."""
    whole = said[0]
    for one in said[1:]:
        whole = phrase(f"join.{how}", first=whole, last=one)
    return whole if isinstance(whole, Phrase) else phrase("join.alone", one=whole)


def cost(costs: Iterable[Cost]) -> Phrase:
    """What the whole comes to, in a few words. No cost at all is an unfilled component, and said so."""
    said = [_cost(one) for one in costs]
    return joined("and", said) if said else phrase("cost.unsaid")


def _cost(one: Cost) -> Phrase:
    if one.is_free:
        return phrase("cost.free")
    if one.most is None:
        if one.unsaid:
            return phrase("cost.elsewhere")
        return phrase("cost.reckoned-from", least=money(one.least, one.currency)) if one.least else phrase("cost.reckoned")
    if one.least == one.most:
        return money(one.most, one.currency)
    most = money(one.most, one.currency)
    return phrase("cost.between", least=money(one.least, one.currency), most=most) if one.least else phrase("cost.up-to", most=most)


def cost_kind(costs: Sequence[Cost]) -> str:
    """free, fixed, reckoned or unsaid: how the catalogue sorts services by what they cost."""
    if not costs or any(one.unsaid for one in costs):
        return "unsaid"
    if all(one.is_free for one in costs):
        return "free"
    return "reckoned" if any(one.most is None for one in costs) else "fixed"


def days(number: Decimal) -> Decimal:
    """13.0 is said as 13; 10.5 stays."""
    whole = number.to_integral_value()
    return whole.quantize(Decimal(1)) if number == whole else number.normalize()


def money(amount: Decimal, currency: str) -> Phrase:
    """Rp50.000,00; another currency is said by its code."""
    return phrase("amount.rupiah", amount=amount) if currency == "IDR" else phrase("amount.other", amount=amount, currency=currency)


def fee_statement(fee: Fee) -> Phrase:
    """What one fee is: an amount, an amount per something, nothing, by formula, or in another text."""
    if fee.kind is FeeKind.FREE:
        return phrase("fee.free")
    if fee.kind is FeeKind.FIXED and fee.amount is not None:
        amount = money(fee.amount, fee.currency)
        return phrase("fee.per", amount=amount, per=fee.per) if fee.per else amount
    return phrase("fee.formula") if fee.kind is FeeKind.FORMULA else phrase("fee.elsewhere")
