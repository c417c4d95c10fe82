"""The charts of a year, by the question that each answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from cms.domain.amounts import share
from cms.domain.budgets import Balance, Phase
from site_static import addresses
from site_static.charts.drawings import Bars, Bullet, Bullets, Drawing, Flow, Group, Item, Stack, Treemap
from site_static.views.figure import MISSING, Figure, FigureRow, newest_of, vintages_of
from site_static.views.frame import AmountTable, Row, amount_table, change_of, phase_label
from site_static.views.ledger import EXPENDITURE, REVENUE, UnitNode
from site_static.views.yearbook import Yearbook
from site_static.words import Label, Phrase, phrase

JENIS = 3
# A chart names so many parts; what is smaller is one part more, and stands in the table with its own number.
FLOW_PARTS, STACK_PARTS, MAP_PARTS, MOVES = 5, 7, 14, 8
TWO_ZEROS = Decimal("0.00")


def vintage_facts(book: Yearbook) -> object:
    """What the figures of a year say beside its sums."""
    return [(one.dataset, one.version, one.published_on) for budget in book.fiscal_year.phases for one in budget.documents]


def year_figures(book: Yearbook) -> Iterator[Figure]:
    """All that stand on a year's pages, but those of offices."""
    for found in (flow(book), area(book), origin(book), ladder(book), realisation(book)):
        if found is not None:
            yield found


def _figure(book: Yearbook, name: str, title: Label, sentences: Iterable[Phrase], drawing: Drawing, table: AmountTable, beside: str = "") -> Figure:
    return Figure(
        place=f"anggaran/{book.year}/{name}",
        href=addresses.year(book.year),
        title=title,
        sentences=tuple(sentences),
        drawing=drawing,
        head=phrase("table.account"),
        columns=(book.columns[-1],),
        rows=tuple(FigureRow(label=row.label, amounts=row.amounts[-1:]) for row in table.rows),
        vintages=vintages_of(book.documents),
        is_sample=book.fiscal_year.is_sample,
        beside=beside,
    )


def flow(book: Yearbook) -> Figure | None:
    """Where the plan's money comes from and goes; None where a side is missing or an amount is below zero."""
    balance = book.balances[-1]
    income = _parts(book, 2, REVENUE, phrase("flow.other-revenue"))
    spent = _parts(book, JENIS, EXPENDITURE, phrase("receipt.others"))
    if not income or not spent or balance.surplus is None:
        return None
    sources = [*income, *_counted("balance.financing-in", balance.financing_in)]
    uses = [*spent, *_counted("balance.financing-out", balance.financing_out)]
    rest = (
        (balance.revenue or TWO_ZEROS)
        + (balance.financing_in or TWO_ZEROS)
        - (balance.expenditure or TWO_ZEROS)
        - (balance.financing_out or TWO_ZEROS)
    )
    if rest > 0:
        uses.append(Item(label=phrase("flow.left"), amount=rest))
    elif rest < 0:
        sources.append(Item(label=phrase("flow.short"), amount=-rest))
    if any(item.amount is None or item.amount <= 0 for item in (*sources, *uses)):
        return None
    whole = sum((item.amount or TWO_ZEROS for item in sources), TWO_ZEROS)
    largest, first = max(sources, key=_size), max(uses, key=_size)
    rows = [
        *(FigureRow(label=item.label, amounts=(item.amount, None)) for item in sources),
        *(FigureRow(label=item.label, amounts=(None, item.amount)) for item in uses),
        FigureRow(label=phrase("table.total"), amounts=(whole, whole)),
    ]
    return Figure(
        place=f"anggaran/{book.year}/aliran",
        href=addresses.measures(book.year),
        title=phrase("flow.title", city=book.city_name, year=book.year),
        sentences=(
            phrase("flow.source", whole=whole, name=largest.label, amount=_size(largest), share=share(_size(largest), whole) or TWO_ZEROS),
            phrase("flow.use", name=first.label, amount=_size(first), share=share(_size(first), whole) or TWO_ZEROS),
        ),
        drawing=Flow(sources=tuple(sources), uses=tuple(uses), sources_label=phrase("flow.from"), uses_label=phrase("flow.to")),
        head=phrase("balance.head"),
        columns=(phrase("flow.from"), phrase("flow.to")),
        rows=tuple(rows),
        vintages=vintages_of(book.documents),
        is_sample=book.fiscal_year.is_sample,
    )


def _counted(label: str, amount: Decimal | None) -> list[Item]:
    return [Item(label=phrase(label), amount=amount)] if amount else []


def _size(item: Item) -> Decimal:
    return item.amount or TWO_ZEROS


def _parts(book: Yearbook, level: int, account: int, others: Label) -> list[Item]:
    """The largest accounts of a level, and one more for all others."""
    rows = amount_table(book.columns[-1:], _last(book.account_rows(book.ledger.at_level(level, account)))).rows
    items = [Item(label=row.label, amount=row.amounts[0]) for row in rows if row.amounts[0]]
    return _with_others(items, FLOW_PARTS, others)


def _last(rows: Iterable[Row]) -> list[Row]:
    """The rows with the last budget's amount alone, where it has one."""
    return [replace(row, amounts=row.amounts[-1:]) for row in rows if row.amounts[-1] is not None]


def _with_others(items: list[Item], most: int, others: Label) -> list[Item]:
    if len(items) <= most + 1:
        return items
    rest = sum((item.amount or TWO_ZEROS for item in items[most:]), TWO_ZEROS)
    return [*items[:most], Item(label=others, amount=rest)]


def area(book: Yearbook) -> Figure | None:
    """Expenditure by office, or by jenis in a year without offices."""
    has_offices = book.ledger.has_offices
    nodes: list[Row] = book.unit_rows(book.ledger.offices) if has_offices else book.account_rows(book.ledger.at_level(JENIS, EXPENDITURE))
    rows = list(amount_table(book.columns[-1:], _last(nodes)).rows)
    total = book.account_sums(EXPENDITURE)[-1]
    if len(rows) < 2 or total is None:
        return None
    items = [Item(label=row.label, amount=row.amounts[0]) for row in rows]
    key = "offices" if has_offices else "accounts"
    others = phrase(f"map.others-{key}", count=len(items) - MAP_PARTS)
    first = items[0]
    sentences = [phrase(f"map.largest-{key}", name=first.label, amount=_size(first), whole=total)]
    if len(items) > 3 and total > 0:
        three = sum((_size(item) for item in items[:3]), TWO_ZEROS)
        sentences.append(phrase(f"map.three-{key}", amount=three, share=share(three, total) or TWO_ZEROS))
    shown = tuple(_with_others(items, MAP_PARTS, others))
    table = amount_table(book.columns[-1:], [Row(label=item.label, amounts=(item.amount,)) for item in items], ranked=False)
    made = _figure(
        book,
        "peta-belanja",
        phrase(f"map.title-{key}", year=book.year),
        sentences,
        Treemap(items=shown, list_label=phrase("map.list")),
        table,
        beside="kantor" if has_offices else "belanja",
    )
    return replace(made, head=phrase("table.office"), href=addresses.offices(book.year)) if has_offices else made


def origin(book: Yearbook) -> Figure | None:
    """What revenue is made of."""
    rows = amount_table(book.columns[-1:], _last(book.account_rows(book.ledger.at_level(JENIS, REVENUE)))).rows
    total = book.account_sums(REVENUE)[-1]
    if len(rows) < 2 or total is None or total <= 0:
        return None
    made = _stack(book, "asal-pendapatan", phrase("stack.revenue", year=book.year), rows, total, "stack.of-revenue", "part.revenue")
    return replace(made, beside="pendapatan")


def _stack(book: Yearbook, name: str, title: Label, rows: Iterable[Row], total: Decimal, sentence: str, whole: str) -> Figure:
    items = [Item(label=row.label, amount=row.amounts[-1]) for row in rows]
    parts = _with_others(items, STACK_PARTS, phrase("stack.others"))
    first = items[0]
    said = [phrase(sentence, name=first.label, amount=_size(first), share=share(_size(first), total) or TWO_ZEROS, whole=total)]
    table = amount_table(book.columns[-1:], [Row(label=item.label, amounts=(item.amount,)) for item in items], ranked=False)
    return _figure(book, name, title, said, Stack(parts=tuple(parts), total=Item(label=phrase(whole), amount=total)), table)


def ladder(book: Yearbook) -> Figure:
    """Every phase that the law knows, those that are not published named as missing."""
    groups, rows = [], []
    for label, balance, is_in_force in _rungs(book):
        note: Label = phrase("phase.in-force") if is_in_force else ""
        income, spent = (balance.revenue, balance.expenditure) if balance else (None, None)
        bars = (Item(label=phrase("part.revenue"), amount=income), Item(label=phrase("part.expenditure"), amount=spent))
        groups.append(Group(label=label, note=note, items=bars))
        rows.append(FigureRow(label=label, amounts=(income, spent), note=note, absent=MISSING))
    published = [row for row in rows if row.amounts != (None, None)]
    missing = tuple(row.label for row in rows if row.amounts == (None, None))
    sentences = [phrase("ladder.published", count=len(published), all=len(rows))]
    if missing:
        sentences.append(
            phrase(f"ladder.missing-{min(len(missing), 6)}", **{f"name{place}": label for place, label in enumerate(missing[:6], start=1)})
        )
    return Figure(
        place=f"anggaran/{book.year}/tahap",
        href=addresses.measures(book.year),
        title=phrase("ladder.title", year=book.year),
        sentences=tuple(sentences),
        drawing=Bars(groups=tuple(groups), missing=MISSING),
        head=phrase("ladder.head"),
        columns=(phrase("part.revenue"), phrase("part.expenditure")),
        rows=tuple(rows),
        vintages=vintages_of(document for budget in book.fiscal_year.phases for document in budget.documents),
        is_sample=book.fiscal_year.is_sample,
    )


def _rungs(book: Yearbook) -> Iterator[tuple[Label, Balance | None, bool]]:
    budgets = list(enumerate(book.fiscal_year.phases))
    for one in Phase:
        found = [(place, budget) for place, budget in budgets if budget.phase is one]
        if not found:
            yield phase_label(one), None, False
        for place, budget in found:
            yield phase_label(budget.phase, budget.number), book.balance(place), place == book.shown[-1] and one.is_plan


def realisation(book: Yearbook) -> Figure | None:
    """The plan in force and what became of it. None while no realisation is published: the page says that in words."""
    year, place = book.fiscal_year, book.realised_place
    if place is None:
        return None
    done, plan, real = year.phases[place], book.balance(book.shown[-1]), book.balance(place)
    pairs = (
        ("part.revenue", plan.revenue, real.revenue),
        ("part.expenditure", plan.expenditure, real.expenditure),
        ("balance.financing-in", plan.financing_in, real.financing_in),
        ("balance.financing-out", plan.financing_out, real.financing_out),
    )
    bullets = tuple(bullet(phrase(label), first, last) for label, first, last in pairs if first is not None or last is not None)
    label = phase_label(done.phase, done.number)
    return Figure(
        place=f"anggaran/{book.year}/terlaksana",
        href=addresses.year(book.year),
        title=phrase("bullets.title", year=book.year),
        sentences=tuple(_carried_out(plan.expenditure, real.expenditure)),
        drawing=Bullets(rows=bullets, missing=MISSING, no_plan=phrase("chart.no-plan")),
        head=phrase("balance.head"),
        columns=(book.columns[-1], label),
        rows=tuple(FigureRow(label=one.label, amounts=(one.plan, one.realised), absent=MISSING) for one in bullets),
        vintages=vintages_of((*book.documents, *done.documents)),
        is_sample=year.is_sample,
        beside="realisasi",
    )


def bullet(label: Label, plan: Decimal | None, realised: Decimal | None) -> Bullet:
    """No share of a plan of nothing, nor of what is not published."""
    part = share(realised, plan) if plan is not None and realised is not None and plan > 0 and realised >= 0 else None
    return Bullet(label=label, plan=plan, realised=realised, share=part)


def _carried_out(plan: Decimal | None, realised: Decimal | None) -> Iterator[Phrase]:
    if realised is None:
        yield phrase("bullets.no-expenditure")
    elif plan is not None and plan > 0:
        yield phrase("bullets.spent", realised=realised, plan=plan, share=share(realised, plan) or TWO_ZEROS)


# Figures of other pages


def moves(book: Yearbook, href: str, place: str) -> Figure | None:
    """How far revenue, expenditure and offices moved between the two budgets of a comparison, the furthest first."""
    groups, rows = [], []
    offices = book.unit_rows(book.ledger.offices)
    parts = (
        ("part.revenue", book.account_rows(book.ledger.at_level(JENIS, REVENUE))),
        ("part.expenditure", book.account_rows(book.ledger.at_level(JENIS, EXPENDITURE))),
        ("comparison.offices", offices),
    )
    for label, found in parts:
        moved = _moved(found)
        if moved:
            groups.append(Group(label=phrase(label), items=tuple(Item(label=row.label, amount=amount) for amount, row in moved)))
            rows += [FigureRow(label=row.label, amounts=(*row.amounts, amount), note=phrase(label)) for amount, row in moved]
    if not groups:
        return None
    return Figure(
        place=place,
        href=href,
        title=phrase("moves.title", first=book.columns[0], last=book.columns[-1], year=book.year),
        sentences=(_furthest(groups),),
        drawing=Bars(groups=tuple(groups), missing=MISSING, has_signs=True),
        head=phrase("balance.head"),
        columns=(*book.columns, phrase("table.difference")),
        rows=tuple(rows),
        vintages=vintages_of(book.documents),
        is_sample=book.fiscal_year.is_sample,
    )


def _moved(rows: Iterable[Row]) -> list[tuple[Decimal, Row]]:
    """The rows that moved, the furthest first."""
    changes = [(change.amount, row) for row in rows if (change := change_of(row.amounts)) is not None and change.amount]
    return sorted(changes, key=lambda one: (-abs(one[0]), one[1].code))[:MOVES]


def _furthest(groups: Iterable[Group]) -> Phrase:
    furthest = max((item for group in groups for item in group.items), key=lambda item: abs(_size(item)))
    key = "moves.rise" if _size(furthest) > 0 else "moves.fall"
    return phrase(key, name=furthest.label, amount=abs(_size(furthest)))


def office_figure(book: Yearbook, office: UnitNode, rows: tuple[Row, ...]) -> Figure | None:
    """What an office's money is for. A correction elsewhere in the document leaves its numbers as they are, so it names no version."""
    total = book.sums(office)[-1]
    shown = [row for row in rows if row.amounts[-1] is not None]
    if len(shown) < 2 or total is None or total <= 0:
        return None
    name = book.unit_label(office)
    slug = book.slugs[office.path[0]]
    made = _stack(book, f"{slug}/untuk-apa", phrase("stack.office", name=name, year=book.year), shown, total, "stack.of-office", "part.expenditure")
    return replace(made, href=book.unit_href(office), vintages=newest_of(book.documents), beside="untuk")
