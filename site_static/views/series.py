"""Years side by side although codes changed: amounts under the codes of a later year, and every break said in words.

The crosswalk moves amounts; what it does not explain is told as a break. Used by the page that compares years and by offices' pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise

from cms.domain.amounts import EXACT
from cms.domain.codes import chart_of
from cms.domain.crosswalk import CodeKind, CrosswalkEntry, in_order, moved
from site_static.views.ledger import EXPENDITURE, Segments
from site_static.views.yearbook import OfficeSeries, SeriesYear, Yearbook
from site_static.words import Phrase, Value, phrase

# So many offices that came or went without an explanation are named; the others are counted.
NAMED_BREAKS = 6
SAMPLE_MARK = "CONTOH"


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """One year's offices under the codes of a later year, and the entries that led there."""

    amounts: Mapping[Segments, Decimal]
    used: tuple[CrosswalkEntry, ...] = field(default=())


def with_series(books: Sequence[Yearbook], crosswalk: Sequence[CrosswalkEntry]) -> tuple[Yearbook, ...]:
    """The books, each with its accounts and offices under the newest year's codes and with the series of its offices up to it."""
    if not books:
        return ()
    newest = max(book.year for book in books)
    return tuple(_with_series(book, books, _holding_for(book, crosswalk), newest) for book in books)


def _with_series(book: Yearbook, books: Sequence[Yearbook], crosswalk: Sequence[CrosswalkEntry], newest: int) -> Yearbook:
    moves_offices = _touches(crosswalk, CodeKind.OFFICE, book.year, newest)
    return replace(
        book,
        moved_accounts=_accounts(book, crosswalk, newest),
        moved_offices=_offices(book, crosswalk, newest).amounts if moves_offices else None,
        series=dict(_series(book, books, crosswalk)),
    )


def _holding_for(book: Yearbook, crosswalk: Iterable[CrosswalkEntry]) -> tuple[CrosswalkEntry, ...]:
    """What is invented moves no real figure."""
    return tuple(one for one in crosswalk if book.fiscal_year.is_sample or not one.is_sample)


def _is_moved_by(book: Yearbook, entry: CrosswalkEntry) -> bool:
    return book.year < entry.first_year and bool(_holding_for(book, [entry]))


def _touches(crosswalk: Iterable[CrosswalkEntry], kind: CodeKind, year: int, until: int) -> bool:
    return any(one.kind is kind and year < one.first_year <= until for one in crosswalk)


def _accounts(book: Yearbook, crosswalk: Sequence[CrosswalkEntry], newest: int) -> dict[Segments, Decimal] | None:
    """None where the year's own codes are those of the newest. Of another chart of accounts only what the crosswalk explains, and the parts."""
    is_other_chart = chart_of(book.year) != chart_of(newest)
    if not is_other_chart and not _touches(crosswalk, CodeKind.ACCOUNT, book.year, newest):
        return None
    leaves = dict(_leaves(book))
    if is_other_chart:
        leaves = {
            code: amount
            for code, amount in leaves.items()
            if moved({code: amount}, crosswalk, kind=CodeKind.ACCOUNT, year=book.year, until=newest).used
        }
    sums: dict[Segments, Decimal] = {}
    for code, amount in moved(leaves, crosswalk, kind=CodeKind.ACCOUNT, year=book.year, until=newest).amounts.items():
        for level in range(1, len(code) + 1):
            before = sums.get(code[:level])
            sums[code[:level]] = amount if before is None else EXACT.add(before, amount)
    for part in (4, 5, 6):  # the same in every chart
        whole = book.account_sums(part)[-1]
        if whole is not None:
            sums[(part,)] = whole
    return sums


def _leaves(book: Yearbook) -> Iterator[tuple[Segments, Decimal]]:
    """What stands at each account itself, in the budget in force."""
    place = book.shown[-1]
    for segments, node in book.ledger.accounts.items():
        own = node.amounts[place]
        if own is None:
            continue
        for child in node.children:
            below = child.amounts[place]
            own = own if below is None else EXACT.subtract(own, below)
        if own or not any(child.amounts[place] is not None for child in node.children):
            yield segments, own


def _offices(book: Yearbook, crosswalk: Sequence[CrosswalkEntry], until: int) -> Explained:
    place = book.shown[-1]
    amounts = {office.path[0]: amount for office in book.ledger.offices if (amount := office.amounts[place]) is not None}
    found = moved(amounts, crosswalk, kind=CodeKind.OFFICE, year=book.year, until=until)
    return Explained(amounts=found.amounts, used=found.used)


# An office through the years ----------------------------------------------------------------------------------------------


def _series(book: Yearbook, books: Sequence[Yearbook], crosswalk: Sequence[CrosswalkEntry]) -> Iterator[tuple[Segments, OfficeSeries]]:
    """For each office of a year the years up to it, under its code. A sample is never set against a real budget."""
    earlier = sorted(
        (one for one in books if one.year < book.year and one.ledger.has_offices and one.fiscal_year.is_sample == book.fiscal_year.is_sample),
        key=lambda one: one.year,
    )
    if not earlier or not book.ledger.has_offices:
        return
    explained = {one.year: _offices(one, crosswalk, book.year) for one in earlier}
    used = in_order({id(entry): entry for one in explained.values() for entry in one.used}.values())
    leads = {id(entry): _leads_to(entry, crosswalk, book.year) for entry in used}
    for office in book.ledger.offices:
        code, amount = office.path[0], office.amounts[book.shown[-1]]
        if amount is None:
            continue
        own = [entry for entry in used if code in leads[id(entry)]]
        years = [
            SeriesYear(year=one.year, amount=explained[one.year].amounts.get(code), is_moved=any(entry.first_year > one.year for entry in own))
            for one in earlier
        ]
        sentences = [*entry_sentences(own), *_beginning(years, str(office.code), book.year)]
        yield code, OfficeSeries(years=(*years, SeriesYear(year=book.year, amount=amount, is_moved=False)), sentences=tuple(sentences))


def _leads_to(entry: CrosswalkEntry, crosswalk: Sequence[CrosswalkEntry], until: int) -> frozenset[Segments]:
    """Where what an entry moved ends in a later year: what happened after its day, also within the same year."""
    later = [one for one in crosswalk if one.valid_from > entry.valid_from]
    found = moved({entry.after: Decimal("1000000.00")}, later, kind=entry.kind, year=entry.first_year - 1, until=until)
    return frozenset(found.amounts)


def _beginning(years: Sequence[SeriesYear], code: str, year: int) -> Iterator[Phrase]:
    """A series that does not reach back to the first year says so."""
    missing = [one.year for one in years if one.amount is None]
    if missing:
        yield (
            phrase("crosswalk.no-earlier", code=code, year=missing[-1])
            if missing[-1] != missing[0]
            else phrase("crosswalk.not-in", code=code, year=missing[0])
        )


# In words -----------------------------------------------------------------------------------------------------------------


def entry_sentences(entries: Sequence[CrosswalkEntry]) -> Iterator[Phrase]:
    """What each entry says, then what it means for the figures before it."""
    for one in entries:
        together = sum(other.after == one.after and other.first_year == one.first_year for other in entries) > 1
        yield _sentence(one, together=together)
    splits = sorted({one.first_year for one in entries if one.share != 1})
    yield from (phrase("crosswalk.estimate", year=year) for year in splits)


def _sentence(one: CrosswalkEntry, *, together: bool) -> Phrase:
    said: dict[str, Value] = {
        "year": one.first_year,
        "old": one.from_name or one.from_code,
        "old_code": one.from_code,
        "new": one.to_name or one.to_code,
        "new_code": one.to_code,
        "law": one.legal_basis if not one.is_sample or SAMPLE_MARK in one.legal_basis else f"{one.legal_basis} ({SAMPLE_MARK})",
    }
    if one.share == 1:
        return phrase("crosswalk.joined" if together else "crosswalk.renamed", **said)
    part = (one.share * 100).normalize()
    return phrase("crosswalk.stays" if one.stays else "crosswalk.part", part=part if part != part.to_integral_value() else Decimal(int(part)), **said)


def breaks(books: Sequence[Yearbook], crosswalk: Sequence[CrosswalkEntry]) -> tuple[Phrase, ...]:
    """Every change of codes between the years that stand side by side: those that the crosswalk explains, and those that nobody has."""
    years = sorted(books, key=lambda book: book.year)
    if len(years) < 2:
        return ()
    explained = [one for one in crosswalk if one.first_year <= years[-1].year and any(_is_moved_by(book, one) for book in years)]
    return (*entry_sentences(explained), *_unexplained(years, crosswalk), *_other_charts(years, crosswalk))


def _unexplained(years: Sequence[Yearbook], crosswalk: Sequence[CrosswalkEntry]) -> Iterator[Phrase]:
    """Offices that came or went from one year to the next without an entry."""
    with_offices = [one for one in years if one.ledger.has_offices]
    for before, after in pairwise(with_offices):
        if before.fiscal_year.is_sample != after.fiscal_year.is_sample:
            continue
        went, came = _came_and_went(before, after, crosswalk)
        yield from _named("crosswalk.went", went, before.year, after.year)
        yield from _named("crosswalk.came", came, before.year, after.year)


def _came_and_went(before: Yearbook, after: Yearbook, crosswalk: Sequence[CrosswalkEntry]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """(name, code) of each."""
    then = _offices(before, _holding_for(before, crosswalk), after.year).amounts
    now = {office.path[0]: office for office in after.ledger.offices if after.is_shown(office)}
    names = {office.path[0]: office for office in before.ledger.offices}
    went = [(names[code].name, str(names[code].code)) for code in sorted(then) if code not in now and code in names]
    came = [(office.name, str(office.code)) for code, office in sorted(now.items()) if code not in then]
    return went, came


def _named(key: str, offices: Sequence[tuple[str, str]], before: int, after: int) -> Iterator[Phrase]:
    for name, code in offices[:NAMED_BREAKS]:
        yield phrase(key, name=name or code, code=code, before=before, after=after)
    if len(offices) > NAMED_BREAKS:
        yield phrase(f"{key}-more", count=len(offices) - NAMED_BREAKS, before=before, after=after)


def _other_charts(years: Sequence[Yearbook], crosswalk: Sequence[CrosswalkEntry]) -> Iterator[Phrase]:
    """Years of another chart of accounts, of which only what the crosswalk explains stands beside the others."""
    newest = years[-1].year
    for book in years:
        if chart_of(book.year) != chart_of(newest) and book.ledger.accounts:
            spent = book.account_sums(EXPENDITURE)[-1]
            known = _accounts(book, _holding_for(book, crosswalk), newest) or {}
            placed = sum((amount for code, amount in known.items() if len(code) == 2 and code[0] == EXPENDITURE), Decimal("0.00"))
            if spent is not None:
                yield phrase("crosswalk.other-chart", year=book.year, placed=placed, whole=spent)
