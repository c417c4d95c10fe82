"""What every page has round its content, and the table that most pages are made of. Templates see these and nothing behind them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from cms.domain.amounts import EXACT, share
from cms.domain.budgets import BudgetDocument, Phase
from site_static import addresses
from site_static.views.ledger import Sums
from site_static.words import Label, Phrase, phrase

# A bar's length is told in thousandths of its table's longest.
FULL_BAR, SHORTEST_BAR = 1000, 2
# More rows than this are put on further pages: a page of 250 rows weighs about 20 KiB compressed.
ROWS_OF_A_PAGE = 250
NO_SOURCES = ("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Where to go: href is an address inside the site without its language; is_file marks what is the same in every language."""

    label: Label
    href: str
    is_file: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A page's own address (without language), its title and description for search engines, its trail, and its samples.

    sample: all when every figure is invented, some when a sample stands beside real ones, none. CONTOH is then said at the top.
    """

    href: str
    title: Label
    description: Label
    section: str
    trail: tuple[Link, ...] = ()
    sample: str = "none"
    headline: Headline | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """What the picture of a page shows when the page is shared: its figure large, above it what that is, sentences below.

    title: where the page's own, with codes in it, is too long to be shown large. is_sample: where it differs from the page's.
    """

    figure: Label = ""
    name: Label = ""
    sentences: tuple[Label, ...] = ()
    title: Label = ""
    is_sample: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A page before it has a language. facts say all that view() depends on beside the city; language "" is every language."""

    href: str
    template: str
    facts: object
    view: Callable[[], object]
    language: str = ""
    # What stands round it, where that is known without the view: the search asks every page for its name.
    frame: Callable[[], Frame] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheaf:
    """Many pages under one key: while its facts stand nobody asks for its drafts. named: those of them that are found by their own names.

    name: unique, the same from one build to the next; templates: those of its pages.
    """

    name: str
    facts: object
    templates: tuple[str, ...]
    drafts: Callable[[], Iterable[Draft]]
    named: tuple[Draft, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """From the first amount to the last. kind: rise, fall, same, new (only in the last), gone (only in the first)."""

    kind: str
    amount: Decimal
    # In per cent of the first amount; None where there is no first amount or it is zero.
    share: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: its amount in each budget that stands side by side, and what part the last of them is of the table's total.

    of: for each amount the rows of open data that it is the sum of, where the page names them: `apbd-2025-murni/latest?account=5`.
    """

    label: Label
    amounts: Sums
    code: str = ""
    href: str = ""
    note: Label = ""
    of: tuple[str, ...] = NO_SOURCES
    share: Decimal | None = None
    # True for a share that is more than nothing and rounds to 0,00.
    is_tiny: bool = False
    bar: int = 0
    change: Change | None = None
    footnote: Footnote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """What must be known of one row, below its table. anchor: its place on the page."""

    number: int
    anchor: str
    text: Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountTable:
    """Rows under the names of the budgets; has_change when there are two of them, has_share when a row has one. total is the rows' sum.

    has_moves: the picture shows how far the rows moved instead of how large they are; a row's bar then points left for a fall.
    """

    columns: tuple[Label, ...]
    rows: tuple[Row, ...]
    total: Row | None
    has_change: bool
    has_share: bool
    has_moves: bool = False
    footnotes: tuple[Footnote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    """A large amount with its name; None is said as not published."""

    label: Label
    amount: Decimal | None
    note: Label = ""
    href: str = ""
    of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pager:
    """One of several pages of one long table; pages are links to all of them, in order."""

    number: int
    pages: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document that a page's figures come from. What changes with a vintage is said by the document's own page alone."""

    title: str
    href: str
    # As readers type it: without index.html.
    address: str
    origin: str
    regulation: str
    regulation_date: date | None
    as_of: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidProposal:
    """A proposal that a budget line pays for, as the line's page shows it."""

    reference: str
    title: str
    href: str
    state: Label
    planned: Decimal | None
    realised: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperCount:
    """A year's count for the pages that lead to it: of the first list, which the law asks for."""

    year: int
    href: str
    line: Phrase
    late: Phrase | None


def source_of(document: BudgetDocument) -> Source:
    return Source(
        title=document.title,
        href=addresses.document(document.dataset),
        address=addresses.document(document.dataset).removesuffix("index.html"),
        origin=document.origin,
        regulation=document.regulation_number,
        regulation_date=document.regulation_date,
        as_of=document.as_of,
    )


def sample_of(samples: Iterable[bool]) -> str:
    """all, some or none of what a page shows is a sample."""
    given = tuple(samples)
    return "none" if not any(given) else "all" if all(given) else "some"


def phase_label(phase: Phase, number: int = 0) -> Phrase:
    """number: which of several shifts of one year; 0 where there is one."""
    return phrase("phase.numbered", phase=phrase(f"phase.{phase.value}"), number=number) if number else phrase(f"phase.{phase.value}")


def change_of(sums: Sums) -> Change | None:
    """None for a single budget, or where neither has an amount."""
    if len(sums) < 2:
        return None
    first, last = sums[0], sums[-1]
    if last is None:
        return None if first is None else Change(kind="gone", amount=-first, share=None)
    if first is None:
        return Change(kind="new", amount=last, share=None)
    moved = EXACT.subtract(last, first)
    kind = "rise" if moved > 0 else "fall" if moved < 0 else "same"
    return Change(kind=kind, amount=moved, share=share(moved, first) if first > 0 and moved else None)


def size_of(sums: Sums) -> Decimal:
    """What a row is ranked by: the last budget's amount, else the first's."""
    for amount in reversed(sums):
        if amount is not None:
            return amount
    return Decimal(0)


def sum_of(rows: Iterable[Row], width: int) -> Sums:
    """What rows add up to in each budget; None where a budget has none of them."""
    sums: list[Decimal | None] = [None] * width
    for row in rows:
        for column, amount in enumerate(row.amounts):
            before = sums[column]
            if amount is not None:
                sums[column] = amount if before is None else EXACT.add(before, amount)
    return tuple(sums)


def rest_of(total: Sums, rows: Sequence[Row]) -> Sums:
    """What the rows leave of the total; None where they leave nothing."""
    parts = sum_of(rows, len(total))
    rest: list[Decimal | None] = []
    for whole, part in zip(total, parts, strict=True):
        left = whole if part is None else EXACT.subtract(whole or Decimal(0), part)
        rest.append(left or None)
    return tuple(rest)


def with_rest(rows: Iterable[Row], total: Sums, label: Label) -> list[Row]:
    """The rows, and one more for what they leave of the total, so that the table adds up."""
    given = list(rows)
    rest = rest_of(total, given)
    if any(amount is not None for amount in rest):
        given.append(Row(label=label, amounts=rest))
    return given


def with_bars(rows: Sequence[Row], total: Sums) -> tuple[Row, ...]:
    """The rows with share of the total, length of bar and change. A negative amount or total gives neither share nor bar."""
    whole = total[-1]
    longest = max((row.amounts[-1] or Decimal(0) for row in rows), default=Decimal(0))
    return tuple([_with_bar(row, whole, longest) for row in rows])


def _with_bar(row: Row, whole: Decimal | None, longest: Decimal) -> Row:
    amount = row.amounts[-1]
    part, bar = None, 0
    if amount is not None and amount >= 0 and whole is not None and whole > 0:
        part = share(amount, whole)
        bar = max(SHORTEST_BAR, int(amount * FULL_BAR / longest)) if amount else 0
    return Row(
        label=row.label,
        amounts=row.amounts,
        code=row.code,
        href=row.href,
        note=row.note,
        of=row.of,
        share=part,
        is_tiny=bool(amount) and part is not None and not part,
        bar=bar,
        change=change_of(row.amounts),
    )


def amount_table(
    columns: Iterable[Label], rows: Iterable[Row], *, total: Sums | None = None, of: tuple[str, ...] = NO_SOURCES, ranked: bool = True
) -> AmountTable:
    """A table; ranked puts the largest first, rows of the same size by their code. total: what the rows add up to, and of what."""
    given = list(rows)
    if ranked:
        given.sort(key=lambda row: (-size_of(row.amounts), row.code))
    names = tuple(columns)
    shown = with_bars(given, total or (None,))
    has_share = any(row.share is not None for row in shown)
    whole = None
    if total is not None:
        whole = Row(label=phrase("table.total"), amounts=total, of=of, change=change_of(total), share=Decimal(100) if has_share else None)
    return AmountTable(columns=names, rows=shown, total=whole, has_change=len(names) > 1, has_share=has_share)


def footnoted(table: AmountTable, notes: Mapping[str, Phrase], name: str) -> AmountTable:
    """The table with a numbered note for each row whose code has one, in the order of the rows. name: a word that no other table of the page has."""
    rows: list[Row] = []
    found: list[Footnote] = []
    for row in table.rows:
        if row.code in notes:
            found.append(Footnote(number=len(found) + 1, anchor=f"catatan-{name}-{len(found) + 1}", text=notes[row.code]))
            row = replace(row, footnote=found[-1])
        rows.append(row)
    return replace(table, rows=tuple(rows), footnotes=tuple(found)) if found else table


def moves_table(columns: Iterable[Label], rows: Iterable[Row], *, total: Sums | None = None, of: tuple[str, ...] = NO_SOURCES) -> AmountTable:
    """A table of two budgets whose picture is how far each row moved, in the order given."""
    table = amount_table(columns, rows, total=total, of=of, ranked=False)
    furthest = max((abs(row.change.amount) for row in table.rows if row.change), default=Decimal(0))
    moved = tuple(replace(row, share=None, bar=_swing(row.change, furthest)) for row in table.rows)
    return replace(table, rows=moved, has_share=False, has_moves=True)


def _swing(change: Change | None, furthest: Decimal) -> int:
    if change is None or not change.amount:
        return 0
    length = max(SHORTEST_BAR, int(abs(change.amount) * FULL_BAR / furthest))
    return length if change.amount > 0 else -length


def numbered(title: Phrase, number: int) -> Phrase:
    """A page's title, with its number where a table goes on over several pages."""
    return title if number == 1 else phrase("pages.title", title=title, number=number)


def page_count(rows: int, most: int = ROWS_OF_A_PAGE) -> int:
    """How many pages a list of so many rows fills; an empty one fills one."""
    return max(1, -(-rows // most))


def pager(href: str, number: int, pages: int) -> Pager | None:
    """None for a table that fits one page."""
    if pages == 1:
        return None
    links = tuple(Link(label=str(one), href=addresses.further(href, one)) for one in range(1, pages + 1))
    return Pager(number=number, pages=links)


def page_of(table: AmountTable, number: int) -> AmountTable:
    """The rows of one page, with their own sum; shares and bars stay those of the whole table."""
    if len(table.rows) <= ROWS_OF_A_PAGE:
        return table
    rows = table.rows[(number - 1) * ROWS_OF_A_PAGE : number * ROWS_OF_A_PAGE]
    sums = sum_of(rows, len(table.columns))
    total = Row(label=phrase("table.page-total"), amounts=sums, change=change_of(sums))
    return replace(table, rows=rows, total=total if table.total else None)
