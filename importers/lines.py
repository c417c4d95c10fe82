"""One sheet's rows as entries: amounts with their place and account, printed totals, and what became of every other row.

Used by ledger.py, which puts the sheets together and tells leaves from sums.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import accumulate, pairwise

from cms.domain.amounts import ZERO
from importers.accounts import accounts_named, groups_of, meant_by
from importers.amount_columns import choice_of
from importers.balances import balances_in, is_balance
from importers.called_all import refuse_rows_of_all
from importers.columns import How, Money, Texts, check_phases, check_years, compare_periods, money_by_period, money_of, withhold_persons
from importers.destroyed_amounts import refuse_destroyed
from importers.differences import set_differences_apart
from importers.entries import Blank, Entry, Label, entry_of
from importers.group_amounts import amounts_of_rows, ask_amounts_of_groups
from importers.kinds import compare_kinds
from importers.meaning import FoundColumn
from importers.metadata import is_office, office_alone
from importers.offices_in_rows import tell_offices_in_rows
from importers.offices_said import offices_said, take_offices
from importers.overlooked import (
    end_at_second_heading,
    names_activity,
    refuse_cents,
    refuse_levels_apart,
    refuse_moved,
    refuse_other_currencies,
    tell_lines_above,
    tell_untitled,
)
from importers.own_units import settle_own_lines
from importers.period_rows import check_period_rows
from importers.phases import Choice
from importers.places import OFFICE, Place
from importers.places_above import with_places_above
from importers.reconcile import FINANCING
from importers.revisions import refuse_blank_beside
from importers.row_codes import RowCodes, codes_of
from importers.row_units import refuse_units_in_rows
from importers.rows_between import ask_rows_between
from importers.rows_not_valid import ask_about_rows_not_valid
from importers.said_parts import set_parts_apart
from importers.signatures import signs
from importers.sources_below import is_source_of, refuse_sources
from importers.stacked_tables import end_at_other_title
from importers.table import Body, Understood, UnderstoodColumn, described
from importers.tree import Order, Segments, by_indentation
from importers.uncoded import divided_again, take_uncoded_names

# What somebody signs below the amounts, with the number of a civil servant.
# "Belanja Alat Tulis Kantor 150.000" without an amount: it was typed behind the name.
_ENDS_WITH_AMOUNT = re.compile(r" (?:Rp\.? ?)?[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]{2}|,-)?$")
_BEGINS_AS_CODE = re.compile(r"[0-9]+ ?\.")
NO_AMOUNT = frozenset({"amount.not-a-number", "amount.too-large"})
# Revenue and expenditure belong to an office; financing may belong to the city as a whole.
SPENT = ((4,), (5,))
# Levels are looked for in the order of so many rows and no more: annexes without codes have some hundreds, and each row is tried with all below it.
MOST_BY_ORDER = 2_000
# A name is looked up within the names of so many rows above it.
MOST_LEVELS = 100


@dataclass(slots=True)
class Lines:
    """What one sheet holds. step: the smallest amount that its numbers can say."""

    body: Body
    number: int
    entries: list[Entry] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    blanks: list[Blank] = field(default_factory=list)
    # (part of a place, code) -> name, from the rows that are about it.
    names: dict[tuple[str, str], str] = field(default_factory=dict)
    step: Decimal = Decimal("0.01")
    # True where amounts were rounded, so that sums may miss by as much.
    is_rounded: bool = False
    # True for a table with one row per item and no levels.
    is_flat: bool = False
    understood: Understood | None = None
    # Where the account codes stand.
    code_column: int | None = None
    # Rows without an amount that name an office, a programme or an activity: row number -> what they say.
    names_above: Mapping[int, str] = field(default_factory=dict)


def read_lines(body: Body, number: int, how: How) -> Lines:
    """Reads one sheet. Rows that cannot be read because the sheet as a whole is unclear are counted as not read."""
    lines = Lines(body=body, number=number)
    set_differences_apart(body, how)
    choice = choice_of(body, how)
    if choice is None:
        body.skip(range(len(body.rows)), "not-read")
        return lines
    tell_lines_above(body)
    end_at_second_heading(body, choice.columns, how.words)
    end_at_other_title(body, how)
    take_offices(body, how)
    choice = amounts_of_rows(body, choice, how)
    ask_rows_between(body, choice, how)
    check_years(body, choice.columns, how)
    check_phases(body, how)
    withhold_persons(body)
    refuse_other_currencies(body, how.currency)
    if not how.profile.unit:
        refuse_units_in_rows(body)
    refuse_cents(body)
    refuse_levels_apart(body)
    money = [money_by_period(body, choice.added, how)] if choice.added else money_of(body, choice.columns, how)
    if choice.compared:
        compare_periods(body, choice.compared, money[0], how)
    refuse_destroyed(body, money, choice.added, how)
    for one in money:
        refuse_blank_beside(body, one, how)
    total = money_of(body, (choice.total,), how) if choice.total is not None else []
    refuse_moved(body, {one.index: one.values for one in money})
    tell_untitled(body, [one.index for one in money])
    lines.step = max(one.step for one in money)
    lines.is_rounded = lines.step > how.currency.quantum or any(problem.code in ("amount.rounded", "amount.float-noise") for problem in body.problems)
    texts = Texts(body, money, how.words)
    ask_amounts_of_groups(body, texts, money[0])
    check_period_rows(body, money, texts, how.phase, how.words)
    ask_about_rows_not_valid(texts, money, how)
    if texts.has_codes or texts.has_places:
        _by_codes(lines, texts, money, how)
        if not texts.places:
            settle_own_lines(body, lines.entries)
        levels = "codes"
    else:
        levels = _by_names(lines, texts, money, how)
    if texts.account_index is None:
        refuse_sources(body, lines.entries, texts.name_index)
    refuse_rows_of_all(body, lines.entries)
    unnamed = {label.row for label in lines.labels if not label.text}
    compare_kinds(body, money, total, lines.step if lines.is_rounded else ZERO, unnamed, how)
    lines.understood = _understood(body, choice, money, levels)
    body.forget_columns()
    return lines


# Tables with codes


def _by_codes(lines: Lines, texts: Texts, money: Sequence[Money], how: How) -> None:
    take_uncoded_names(texts, how.words)
    body, names, labels = lines.body, texts.names, texts.labels()
    groups, details = texts.column("group"), texts.column("detail")
    read = codes_of(body, texts, how, lines.names, money[0].values)
    set_parts_apart(texts, read, money)
    last = read.last_coded
    faults: dict[tuple[str, str], list[int]] = {}
    loose: list[int] = []
    bare: list[int] = []
    _forgive_notes(body, read.is_coded, labels)
    lines.is_flat, lines.code_column = read.has_typed_places, texts.account_index
    known = groups_of(how.chart)
    strange = {account for account in set(read.accounts) if known and len(account) > 1 and account[:2] not in known}
    has_accounts = lines.is_flat and texts.account_index is not None and any(read.accounts)
    balances = balances_in(set(names), how.words) if texts.account_index is not None else {}
    refused, skipped = body.refused, body.skipped
    # Rows whose amount is wrong may have a wrong code as well: both are told at once.
    faulty = {problem.where.row for problem in body.problems if problem.where and problem.is_error and problem.code.startswith("amount.")}
    rows = zip(body.rows, read.accounts, read.places, read.is_coded, strict=True)
    for position, ((number, _, _), account, place, is_coded) in enumerate(rows):
        if number in refused or number in skipped:
            if position in read.faults and number in faulty and _BEGINS_AS_CODE.match(code := texts.codes_at(position)):
                faults.setdefault((read.faults[position], code), []).append(position)
            continue
        found = [(one, amount) for one in money if (amount := one.values[position]) is not None]
        if not found:
            if is_coded and account and _ENDS_WITH_AMOUNT.search(names[position]):
                body.refuse(position, texts.name_index, "row.moved", names[position])
            elif is_coded or (read.has_typed_places and place.facts):
                lines.blanks.append(Blank(number, place, account))
            else:
                body.skipped[number] = "note"
        elif position in read.faults and not how.words.total_meaning(labels[position]):
            code = read.faults[position]
            above = read.accounts[position - 1] if position else ()
            if is_source_of(above, texts.codes_at(position), (one.values for one in money), position, how.chart):
                skipped[number] = "detail"
                continue
            faults.setdefault((code, "" if code == "account.foreign-chart" else texts.codes_at(position)), []).append(position)
        elif has_accounts and not account and names[position] and details[position] and not how.words.total_meaning(labels[position]):
            # A row with a name and a description of its own is an item whose code was left out, not the total of its office.
            body.refuse(position, texts.account_index, "account.missing", names[position])
        elif strange and account in strange and (meaning := how.words.total_meaning(names[position])):
            # A total that somebody gave a code of its own, in a group that the chart does not have: 5.9.99 Jumlah Belanja.
            lines.labels.extend(Label(lines.number, number, one.index, names[position], meaning, amount, one.kind) for one, amount in found)
        elif account and balances and (meaning := balances.get(names[position], "")) and is_balance(account, names[position], meaning):
            lines.labels.extend(Label(lines.number, number, one.index, names[position], meaning, amount, one.kind) for one, amount in found)
        elif is_coded or (read.has_typed_places and place.facts and not how.words.total_meaning(labels[position])):
            name = names[position]
            if len(found) == 1 and not found[0][0].kind:
                one, amount = found[0]
                values = (lines.number, number, one.index, place, account, name, amount, groups[position], details[position], False)
                lines.entries.append(entry_of(values))
            else:
                lines.entries.extend(_entries_of_kinds(lines, number, place, account, name, groups[position], details[position], found))
        else:
            text = labels[position] or texts.first_text(position)
            meaning = how.words.total_meaning(text)
            is_bare = not text and position > last
            if is_bare and lines.is_flat and texts.account_index is None:
                bare.append(position)
            elif meaning or is_bare:
                lines.labels.extend(Label(lines.number, number, one.index, text, meaning, amount, one.kind) for one, amount in found)
            else:
                loose.append(position)
    if bare:
        loose.extend(_bare_lines(lines, bare, money))
    _divided_again(lines, loose, money[0], labels, how)
    _details(lines, [position for position in loose if body.rows[position].number not in skipped], read, money[0], labels, texts)
    if lines.is_flat:
        lines.entries = with_places_above(body, lines.entries, lines.step if lines.is_rounded else ZERO)
    _tell_offices(lines, labels)
    if read.by_office:
        _require_totals(lines, money)
    for (code, text), positions in faults.items():
        samples = list(dict.fromkeys(texts.codes_at(position) or names[position] for position in positions))[:3]
        column = texts.account_index if texts.account_index is not None else texts.name_index
        meant = meant_by(text, names[positions[0]], how.chart) if code == "account.not-a-code" else ""
        body.refuse_all(code, positions, column, text or ", ".join(samples), *_example(meant))


def _example(meant: str) -> tuple[tuple[str, str], ...]:
    """How a code is to be written: the one that is probably meant, or any."""
    if meant:
        return (("example", f"mungkin {meant}"), ("example_en", f"perhaps {meant}"))
    return (("example", "misalnya 5.1.02.01.01.0024"), ("example_en", "for instance 5.1.02.01.01.0024"))


def _tell_offices(lines: Lines, labels: Sequence[str]) -> None:
    """Amounts whose office stands only in a row above them, or only once for many rows, would lose it without a word."""
    body = lines.body
    # In a table of programmes such a row stands in the column of their codes.
    titles = {blank.row for blank in lines.blanks if not blank.account}
    last = bisect_left(body.rows, lines.entries[-1].row, key=lambda row: row.number) if lines.entries else 0
    above = enumerate(body.rows[:last] if body.skipped or titles else ())
    notes = [place for place, row in above if body.skipped.get(row.number) == "note" or (row.number in titles and office_alone(row))]
    lines.names_above = {body.rows[place].number: label for place in notes if is_office(label := labels[place]) or names_activity(label)}
    if any(body.offices.values()) or not any(entry.place.key[OFFICE] for entry in lines.entries):
        tell_offices_in_rows(body, notes, labels, offices_said(body), lines.entries)


def _require_totals(lines: Lines, money: Sequence[Money]) -> None:
    """Offices and amounts alone, where nothing but a printed total can tell an office from a sum of others: refused where none bears them out."""
    for one in money:
        counted = [entry.amount for entry in lines.entries if entry.column == one.index]
        ours = sum(counted, ZERO)
        most = lines.step * len(counted) / 2 if lines.is_rounded else ZERO
        if counted and not any(label.meaning and label.column == one.index and abs(label.amount - ours) <= most for label in lines.labels):
            lines.body.note("office.no-total", f"{ours:f}", ("title", one.column.title), ("count", str(len(counted))), column=one.index)


def _forgive_notes(body: Body, is_line: Sequence[bool], labels: Sequence[str]) -> None:
    """Sentences below a table, or above the heading that repeats on its next page, which stand in the column of amounts: place and day, who signs.

    is_line: whether a row has a code, or a name and an amount; notes stand below the last that has, and are called nothing or are signed.
    """
    if not body.refused:
        return
    notes: set[int] = set()
    for below in _below_lines(body, is_line):
        signed = next((position for position in below if signs(body.rows[position])), len(body.rows))
        notes.update(body.rows[position].number for position in below if position >= signed or not labels[position])
    notes &= body.refused
    notes -= {problem.where.row for problem in body.problems if problem.where and problem.code not in NO_AMOUNT}
    notes -= {number for (code, _), numbers in body.untold.items() if code not in NO_AMOUNT for number in numbers}
    if notes:
        body.problems = [problem for problem in body.problems if not (problem.where and problem.where.row in notes)]
        body.untold = {of: [number for number in numbers if number not in notes] for of, numbers in body.untold.items()}
        body.refused -= notes
        body.skipped.update((number, "note") for number in notes)


def _below_lines(body: Body, is_line: Sequence[bool]) -> Iterator[range]:
    """The positions of the rows below the last line of the table, or of one of its pages."""
    pages = [bisect_left(body.rows, heading, key=lambda row: row.number) for heading in sorted(body.repeated)]
    for start, end in pairwise([0, *pages, len(body.rows)]):
        yield range(next((position + 1 for position in range(end - 1, start - 1, -1) if is_line[position]), start), end)


def _bare_lines(lines: Lines, positions: Sequence[int], money: Sequence[Money]) -> Iterator[int]:
    """Rows with nothing but an amount, in a table that leaves blank what is as above: lines where they are not the sum of those above."""
    for one in money:
        own = [entry for entry in lines.entries if entry.column == one.index]
        rows, sums = [entry.row for entry in own], [ZERO, *accumulate(entry.amount for entry in own)]
        for position in positions:
            row, amount = lines.body.rows[position].number, one.values[position]
            if amount is not None and sums[bisect_left(rows, row)] == amount:
                lines.labels.append(Label(lines.number, row, one.index, "", "", amount, one.kind))
            elif amount is not None:
                yield position


def _divided_again(lines: Lines, loose: Sequence[int], one: Money, labels: Sequence[str], how: How) -> None:
    """A recapitulation or a plan below the table, in its columns: its accounts are printed totals where lines are of them, its other rows details."""
    accounts = {entry.account[:level] for entry in lines.entries for level in range(len(entry.account) + 1)} if loose else set()
    for position in sorted(divided_again(lines.body, loose, lines.entries, one.values)):
        row, label = lines.body.rows[position].number, labels[position]
        account = next((account for account in accounts_named(label, how.chart) if account in accounts), ())
        if account:
            lines.labels.append(Label(lines.number, row, one.index, label, "group", _amount(one, position), account))
        lines.body.skipped[row] = "stated-total" if account else "detail"


def _details(lines: Lines, loose: Sequence[int], read: RowCodes, one: Money, labels: Sequence[str], texts: Texts) -> None:
    """Rows with an amount and no code: the details of the coded row above when they add up to it, else amounts without their account."""
    groups: dict[int, list[int]] = {}
    coded = [position for position, is_coded in enumerate(read.is_coded) if is_coded] if loose else []
    for position in loose:
        place = bisect_left(coded, position)
        groups.setdefault(coded[place - 1] if place else -1, []).append(position)
    for above, rows in groups.items():
        if above >= 0 and _add_up([_amount(one, position) for position in (above, *rows)], one.step):
            lines.body.skipped.update((lines.body.rows[position].number, "detail") for position in rows)
            continue
        for position in rows:
            lines.body.refuse(position, None, "account.missing", labels[position] or texts.first_text(position))


def _add_up(values: Sequence[Decimal], step: Decimal) -> bool:
    """Whether the first amount is the sum of all others, perhaps with sums of their own among them. Nil has parts of nil."""
    if not any(values):
        return True
    if len(values) > MOST_BY_ORDER:
        return abs(sum(values[1:], ZERO) - values[0]) <= step * len(values) / 2
    return all(parent is not None for parent in Order(amounts=values, step=step).parents()[1:])


def _entries_of_kinds(
    lines: Lines, row: int, place: Place, account: Segments, name: str, group: str, detail: str, found: Sequence[tuple[Money, Decimal]]
) -> Iterable[Entry]:
    """One entry for each kind of expenditure that the row has money for."""
    has_money = any(amount for _, amount in found)
    for one, amount in found:
        if account[: len(one.kind)] == one.kind and (amount or not has_money):
            yield Entry(lines.number, row, one.index, place, account, name, amount, group, detail)
        elif one.kind[: len(account)] == account and account != one.kind:
            yield Entry(lines.number, row, one.index, place, one.kind, name, amount, group, detail, is_of_kind=True)
        elif amount:
            lines.body.warn_row("account.other-kind", row, one.index, ".".join(map(str, account)), ("title", one.column.title))
            yield Entry(lines.number, row, one.index, place, account, name, amount, group, detail)


# Tables with names only


def _by_names(lines: Lines, texts: Texts, money: Sequence[Money], how: How) -> str:
    """Levels from indentation where names are indented, else from order and sums; accounts from their names."""
    body, labels, one = lines.body, texts.labels(), money[0]
    offices = offices_said(body)
    _forgive_notes(body, [bool(label) and one.values[position] is not None for position, label in enumerate(labels)], labels)
    rows = [position for position, row in enumerate(body.rows) if row.number not in body.refused and one.values[position] is not None]
    counted = {body.rows[position].number for position in rows}
    for row in body.rows:
        if row.number not in counted and row.number not in body.refused:
            body.skipped.setdefault(row.number, "without-amount" if any(row.cells) else "note")
    read = counted | body.refused
    notes = [position for position in range(rows[-1] if rows else 0) if body.rows[position].number not in read]
    totals = {position for position in rows if how.words.total_meaning(labels[position])}
    rows = [position for position in rows if position not in totals]
    for position in sorted(totals):
        text = labels[position]
        lines.labels.append(Label(lines.number, body.rows[position].number, one.index, text, how.words.total_meaning(text), _amount(one, position)))
    every = texts.indents()
    indents = [every[position] for position in rows]
    values = [_amount(one, position) for position in rows]
    if len(set(indents)) <= 1 and len(rows) > MOST_BY_ORDER:
        body.note("levels.too-many-rows", "", ("count", str(len(rows))), ("limit", str(MOST_BY_ORDER)), column=one.index)
        body.refused.update(body.rows[position].number for position in rows)
        return "order"
    if len(set(indents)) > 1:
        above, levels = by_indentation(indents), "indentation"
    else:
        above, levels = _by_order([labels[position] for position in rows], values, lines.step, how), "order"
    _named_entries(lines, rows, [labels[position] for position in rows], values, above, [offices[position] for position in rows], one, how)
    tell_offices_in_rows(body, notes, labels, offices, lines.entries)
    body.note(f"levels.from-{levels}", column=one.index)
    return levels


def _by_order(labels: Sequence[str], values: Sequence[Decimal], step: Decimal, how: How) -> list[int | None]:
    named = [accounts_named(label, how.chart) for label in labels]

    def may_hold(parent: int, child: int) -> bool:
        wide, deep = named[parent], named[child]
        return not wide or not deep or any(account[: len(one)] == one for one in wide for account in deep)

    return Order(amounts=values, step=step, is_net=lambda row: FINANCING in named[row], may_hold=may_hold).parents()


def _amount(money: Money, position: int) -> Decimal:
    return money.values[position] or ZERO


def _named_entries(
    lines: Lines,
    rows: Sequence[int],
    labels: Sequence[str],
    values: Sequence[Decimal],
    above: Sequence[int | None],
    offices: Sequence[Place],
    one: Money,
    how: How,
) -> None:
    parents = {parent for parent in above if parent is not None}
    leaves = [place for place in range(len(rows)) if place not in parents]
    accounts = {leaf: _account_by_name(leaf, labels, above, how) for leaf in leaves}
    # A sum that does not add up is still a sum when its name is that of a wider account.
    wider = {account[:level] for account in accounts.values() if account for level in range(1, len(account))}
    for leaf in leaves:
        account = accounts[leaf]
        if account in wider:
            row = lines.body.rows[rows[leaf]].number
            lines.labels.append(Label(lines.number, row, one.index, labels[leaf], "group", values[leaf], account))
        elif account is None:
            lines.body.refuse(rows[leaf], None, "account.unknown-name", labels[leaf])
        else:
            row = lines.body.rows[rows[leaf]].number
            lines.entries.append(Entry(lines.number, row, one.index, offices[leaf], account, labels[leaf], values[leaf]))
    received, paid, counts = _sums_below(above, {leaf: values[leaf] for leaf in leaves if accounts[leaf] not in wider}, accounts)
    for parent in sorted(parents):
        named = accounts_named(labels[parent], how.chart)
        ours = received[parent] - paid[parent] if FINANCING in named else received[parent] + paid[parent]
        row = lines.body.rows[rows[parent]].number
        account = named[0] if named else ()
        lines.labels.append(Label(lines.number, row, one.index, labels[parent], "group", values[parent], account, ours, counts[parent]))


def _sums_below(
    above: Sequence[int | None], leaves: Mapping[int, Decimal], accounts: Mapping[int, Segments | None]
) -> tuple[list[Decimal], list[Decimal], list[int]]:
    """What the leaves below each row add up to, those that financing pays apart from all others, and how many they are."""
    others, paid, counts = [ZERO] * len(above), [ZERO] * len(above), [0] * len(above)
    for leaf, amount in leaves.items():
        (paid if (accounts[leaf] or ())[:2] == (6, 2) else others)[leaf] = amount
        counts[leaf] = 1
    # A parent stands above its children.
    for row in range(len(above) - 1, -1, -1):
        parent = above[row]
        if parent is not None:
            others[parent] += others[row]
            paid[parent] += paid[row]
            counts[parent] += counts[row]
    return others, paid, counts


def _account_by_name(leaf: int, labels: Sequence[str], above: Sequence[int | None], how: How) -> Segments | None:
    """The deepest account of that name, within what the rows above it say."""
    found = accounts_named(labels[leaf], how.chart)
    parent, levels = above[leaf], 0
    while parent is not None and len(found) > 1 and levels < MOST_LEVELS:
        wider = accounts_named(labels[parent], how.chart)
        inside = tuple(account for account in found if any(account[: len(wide)] == wide for wide in wider))
        found, parent, levels = inside or found, above[parent], levels + 1
    # Of several accounts of one name that are not parts of each other nobody knows which is meant.
    return found[-1] if found and all(found[-1][: len(account)] == account for account in found) else None


# What was understood


def _understood(body: Body, choice: Choice, money: Sequence[Money], levels: str) -> Understood:
    notations = {one.column: one.notation for one in money}
    heading = body.heading
    data = {column: column.index for column in choice.others} | {one.column: one.index for one in money}

    def shown(columns: Iterable[FoundColumn]) -> tuple[UnderstoodColumn, ...]:
        return tuple(described(body, column, column.role or "", notations.get(column, ""), data.get(column)) for column in columns)

    others = set(choice.others)
    read = [column for column in (*heading.columns, *choice.columns) if column not in others and column.role != "person"]
    return Understood(
        sheet=body.sheet.name,
        heading_rows=heading.rows,
        columns=shown(dict.fromkeys(read)),
        unread=shown((*heading.unread, *heading.rivals)),
        others=shown(choice.others),
        levels=levels,
    )
