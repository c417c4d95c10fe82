"""Puts the sheets of one workbook together: leaves become budget lines, sums become printed totals, every row is accounted for.

Used by budgets.py.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from decimal import Decimal
from functools import lru_cache, partial
from itertools import chain
from typing import Any  # the fields of a BudgetLine are of any type

from cms.domain.amounts import ZERO
from cms.domain.budgets import BudgetLine, Phase, StatedTotal
from cms.domain.codes import AccountCode
from cms.domain.personal import masked
from cms.domain.quick import quick
from cms.domain.tables import CellRef
from importers.blank_offices import settle_blank_offices
from importers.blank_places import settle_blank_places, tell_blank_places
from importers.borne_out import BorneOut
from importers.breakdowns import divided_by_account, lines_of_summaries, perhaps_sums, same_money, summaries, summaries_of_something_else
from importers.called_totals import is_perhaps_a_thing
from importers.columns import How
from importers.doubts import paid_below_zero, perhaps_sums_of_their_code, totals_not_borne_out, unknown_groups
from importers.entries import Entry, Label, called, sums_of
from importers.governments_said import two_governments
from importers.header import find_headings, titles_seen
from importers.label_spans import Span, is_carried, spans_of_labels
from importers.labelled_above import take_activities
from importers.lines import Lines, read_lines
from importers.lines_outside import lines_outside
from importers.metadata import offices_of
from importers.names_of_others import named_as_totals, names_of_others
from importers.offices_listed import settle_listed_offices
from importers.offices_lost import lost_offices
from importers.over_details import accounts_over_things, details_of_unread_columns, perhaps_over_details, sum_over_details
from importers.phases_said import phase_of_name
from importers.places import NOWHERE, PARTS, Key, Place
from importers.problems import Problem, in_order
from importers.reconcile import Ours, differences, ours_for_account, ours_for_label
from importers.repeated import repeated_lines
from importers.row_numbers import spans_of
from importers.rows_of_all import settle_rows_of_all, sums_of_the_others
from importers.same_places import codes_of_two_names, offices_spelled_twice, unify_places
from importers.seen import columns_seen
from importers.sheets import beside_offices, hidden_beside_shown, tables_used, together_split
from importers.stacked_tables import not_asked_for, other_title
from importers.table import ImportResult, Understood, named
from importers.tables_below import Part, parts_of
from importers.totals_off import amounts_over_blanks, totals_off_by_lines
from importers.tree import Segments, Sums
from importers.uncoded import is_perhaps_line
from importers.unread_lines import WhatWasRead
from importers.unread_sheets import sheets_without_table
from importers.values import text_of
from importers.workbook import Sheet, Workbook, column_letters
from importers.years import years_named

EXPENDITURE: Segments = (5,)
_line, _cell = quick(BudgetLine), quick(CellRef)
# What a place says of a line, in the order of BudgetLine's fields -> what stands there where it says nothing.
OF_A_PLACE = {one.name: one.default for one in fields(BudgetLine) if one.name.removesuffix("_code").removesuffix("_name") in PARTS}
# A list longer than this helps nobody; what is left out is counted.
MOST_OF_A_KIND = 500
# Told where several lines say the same of the same.
SAID_AGAIN = frozenset({"row.repeated", "row.same-key", "row.run-again"})
# Kinds of rows in the order in which they are shown.
KINDS = (
    "title", "header", "heading", "stated-total", "detail", "without-amount", "note",
    "other-government", "other-phase", "other-year", "repeated-sheet", "other-sheet", "not-a-table", "our-list", "not-read",
)  # fmt: skip


@dataclass(slots=True)
class Ledger:
    """The reading of one workbook."""

    workbook: Workbook
    how: How
    facts: list[BudgetLine] = field(default_factory=list)
    # Codes and names of the places of the facts, each once.
    said_of_places: set[str] = field(default_factory=set)
    stated: list[tuple[StatedTotal, int, Decimal]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    understood: list[Understood] = field(default_factory=list)
    # Sheets, and tables of them, that are none of a budget.
    unread: list[Sheet] = field(default_factory=list)
    # For each sheet: how many cells of a kind were refused beyond those that are problems.
    untold: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    # For each sheet: row -> "stored", "refused", or why it was skipped.
    outcomes: defaultdict[str, dict[int, str]] = field(default_factory=lambda: defaultdict(dict))

    def read(self, wanted: str | None) -> ImportResult[BudgetLine]:
        """Reads the sheets that are wanted, or all; everything about every row ends in the result."""
        self.problems.extend(self.workbook.problems)
        tables = self._tables(wanted)
        for table in tables:
            settle_blank_places(table, self.how.words, settle_blank_offices(table, self.how.words))
        self.problems.extend(settle_listed_offices(tables, self.unread, self.how))
        take_activities(tables, self.how.words)
        settle_rows_of_all(tables)
        unify_places(tables)
        chosen = tables_used([table for table in tables if table.entries or table.labels], self.how)
        for table in tables:
            self._account_for(table)
        if not self.understood:
            # A table whose column of amounts is not decided: a person sees what there is to choose from.
            sheets = [table.body.sheet.whole or table.body.sheet for table in tables]
            self.understood.extend(map(columns_seen, {sheet.name: sheet for sheet in sheets}.values()))
        counted = {table.body.sheet.called for table in chosen.used}
        for table in (*chosen.repeated, *chosen.left_out):
            if table.body.sheet.called not in counted:
                self._leave_out(table, "repeated-sheet" if table in chosen.repeated else "other-sheet")
        for table in tables:
            if table not in chosen.used:
                self._without_lines(table)
        self._settle_governments(tables)
        self.problems.extend(chosen.problems)
        if self.how.government is None:
            self.problems.extend(two_governments(table.body for table in chosen.used))
        if chosen.used:
            self._put_together(chosen.used)
        elif tables and not any(problem.is_error for problem in self.problems):
            self.problems.append(Problem("table.no-lines", CellRef(tables[0].body.sheet.name)))
        read = WhatWasRead(self.facts, tables)
        self.problems.extend(sheets_without_table(self.unread, read, self.how))
        self.problems.extend(problem for table in chosen.used for problem in lines_outside(table, read, self.how))
        return self._result()

    # Sheets

    def _tables(self, wanted: str | None) -> list[Lines]:
        sheets = self._wanted_sheets(wanted)
        self.how = replace(self.how, offices=offices_of(sheets))
        tables: list[Lines] = []
        overrides = {column: _index(letters) for column, letters in self.how.profile.columns.items()}
        rows = self.how.profile.heading_rows
        find = partial(find_headings, words=self.how.words, overrides=overrides, rows=rows)
        headings = {sheet.name: find(sheet) for sheet in sheets}
        if not any(headings.values()):
            find = partial(find, offices_alone=True)
            headings = {sheet.name: find(sheet) for sheet in sheets}
        without: list[Sheet] = []
        parts = (part for sheet in sheets for part in parts_of(sheet, headings[sheet.name], find, self.how, most_of_a_kind=MOST_OF_A_KIND))
        for part in parts:
            self._compare_beside(part)
            if part.other is not None:
                self._all_rows(part.sheet, part.not_asked or "not-read")
                self.problems.append((not_asked_for if part.not_asked else other_title)(part.sheet, part.other))
                continue
            if not part.bodies:
                without.append(part.sheet)
            for body in part.bodies:
                tables.append(read_lines(body, len(tables), self.how))
        for sheet in without:
            self._all_rows(sheet, "not-a-table")
            self.problems.extend(problem for problem in sheet.problems if problem.code.startswith("sheet.") and sheet.rows)
        filled = [sheet for sheet in without if sheet.rows]
        if tables:
            self.unread = filled
        elif filled:
            self.understood.extend(columns_seen(sheet) for sheet in filled)
            self.problems.append(Problem("table.not-found", CellRef(filled[0].name), ", ".join(titles_seen(filled[0])[:12])))
        return tables

    def _compare_beside(self, part: Part) -> None:
        """Tables beside each other are parts of one; where what stands over them names other years or phases, they are not."""
        sheet, headings = part.sheet, [body.heading for body in part.bodies]
        above: list[tuple[str, frozenset[int], Phase | None]] = []
        # Where the title above each table made its amounts those of a phase, the one that is wanted is chosen by that.
        are_told = len({frozenset(column.measure for column in heading.amounts) for heading in headings}) > 1
        first = 0
        for heading in headings if len(headings) > 1 else ():
            last = heading.until or max(column.index for column in heading.columns)
            texts = [text for row in sheet.rows if row.number < heading.rows[1] for cell in row.cells[first : last + 1] if (text := text_of(cell))]
            first = last + 1
            said = " ".join(texts)
            above.append((said, frozenset(years_named(said)), None if are_told else phase_of_name(said, self.how.words)))
        if len({(years, phase) for _, years, phase in above if years or phase}) > 1:
            where = sheet.ref(headings[0].rows[0])
            self.problems.append(Problem("table.beside-differs", where, named(said for said, _, _ in above if said)))

    def _wanted_sheets(self, wanted: str | None) -> list[Sheet]:
        own = self.workbook.own_sheets
        if wanted is None:
            return self._of_the_year(own)
        chosen = [sheet for sheet in own if sheet.name.strip().casefold() == wanted.strip().casefold()]
        if not chosen and own:
            names = ", ".join(sheet.name for sheet in own)
            self.problems.append(Problem("sheet.unknown", None, wanted, (("sheets", names),)))
        for sheet in own:
            if sheet not in chosen:
                self._all_rows(sheet, "other-sheet")
        return chosen

    def _of_the_year(self, sheets: Sequence[Sheet]) -> list[Sheet]:
        """Where one sheet is named after the year that was asked for, those named after other years are left out."""
        named_years = {sheet.name: years_named(sheet.name) for sheet in sheets}
        if not any(self.how.year in years for years in named_years.values()):
            return list(sheets)
        others = [sheet for sheet in sheets if named_years[sheet.name] and self.how.year not in named_years[sheet.name]]
        if others:
            details = (("count", str(len(others))), ("year", str(self.how.year)))
            self.problems.append(Problem("sheet.other-year", CellRef(others[0].name), named(sheet.name for sheet in others), details))
        for sheet in others:
            self._all_rows(sheet, "other-sheet")
        return [sheet for sheet in sheets if sheet not in others]

    def _account_for(self, table: Lines) -> None:
        """What the reading of the sheet itself decided about its rows, and what it found."""
        body = table.body
        for number, kind in body.skipped.items():
            self._outcome(body.sheet.name, number, kind)
        for number in body.refused:
            self.outcomes[body.sheet.name][number] = "refused"
        # In a table with a column per government the hidden ones are those of the others.
        self.problems.extend(problem for problem in body.sheet.problems if not (body.heading.sides and problem.code == "sheet.hidden-columns"))
        self.problems.extend(body.problems)
        for (code, _), numbers in body.untold.items():
            self.untold[body.sheet.called][code] += len(numbers)
        if table.understood is not None:
            self.understood.append(table.understood)
            self._tell_unread(table)

    def _settle_governments(self, tables: Sequence[Lines]) -> None:
        """A government that one sheet lacks and another holds is no fault."""
        if any(table.entries for table in tables):
            self.problems = [problem for problem in self.problems if problem.code != "government.unknown"]

    def _outcome(self, sheet: str, row: int, kind: str) -> None:
        """A row that two tables beside each other share is what the weightier of them says."""
        if kind == "stored" or self.outcomes[sheet].get(row, "note") not in ("stored", "refused"):
            self.outcomes[sheet][row] = kind

    def _all_rows(self, sheet: Sheet, kind: str) -> None:
        self.outcomes[sheet.name].update((row.number, kind) for row in sheet.own_rows)

    def _tell_unread(self, table: Lines) -> None:
        understood, heading = table.understood, table.body.heading
        if understood is None:
            return
        if understood.unread:
            titles = named(f"{column.letters} ({column.title})" for column in understood.unread)
            where = table.body.sheet.ref(heading.rows[1], (heading.unread or heading.rivals)[0].index)
            self._once_for_all_sheets("column.unread", titles, where, ("count", str(len(understood.unread))))
        if understood.others:
            titles = named(f"{column.letters} ({column.title})" for column in understood.others)
            where = CellRef(table.body.sheet.name, heading.rows[1], understood.others[0].letters.split(":")[0])
            self._once_for_all_sheets("column.other-amounts", titles, where, ("phase", self.how.phase.slug))

    def _once_for_all_sheets(self, code: str, found: str, where: CellRef, detail: tuple[str, str]) -> None:
        """What holds for 43 sheets of one form is said once, at the first."""
        if not any(problem.code == code and problem.found == found for problem in self.problems):
            self.problems.append(Problem(code, where, found, (detail,)))

    def _leave_out(self, table: Lines, kind: str) -> None:
        """A sheet that does not count: its rows are named so, and its faults stop nobody."""
        sheet, rows = table.body.sheet, table.body.heading.rows
        self._all_rows(sheet, kind)
        self.untold.pop(sheet.called, None)
        self.problems = [
            problem for problem in self.problems if problem.where is None or not sheet.holds(problem.where) or problem.code.startswith("sheet.")
        ]
        self.understood = [replace(one, is_used=False) if (one.sheet, one.heading_rows) == (sheet.name, rows) else one for one in self.understood]

    # Lines and totals

    def _put_together(self, tables: Sequence[Lines]) -> None:
        self._tell_offices(tables)
        self.problems.extend(problem for table in tables for problem in lost_offices(table))
        by_number = {table.number: table for table in tables}
        beside = beside_offices(tables, self.how)
        parted = together_split(tables, self.how)
        names = {key: name for table in tables for key, name in table.names.items()}
        leaves = self._with_accounts(parted.leaves, by_number)
        sums = sums_of(leaves)
        above = summaries((entry for entry, _ in parted.sums), leaves) if len(tables) > 1 else set()
        filled = {entry.sheet for entry in leaves} - above if len(tables) > 1 else set()
        # A sheet without lines of its own, or with few that others lack, sums up the others.
        own = {
            table.number: sums_of(entry for entry in leaves if entry.sheet == table.number) if table.number in filled else sums for table in tables
        }
        sheets = {table.number: table.body.sheet for table in tables}
        twice = list(same_money(leaves, sheets)) or [found for found in (divided_by_account(tables, leaves),) if found is not None]
        self.problems.extend(twice)
        self.problems.extend(offices_spelled_twice(leaves, sheets))
        self.problems.extend(codes_of_two_names(leaves, by_number))
        self.problems.extend(tell_blank_places(leaves, by_number))
        self.problems.extend(sums_of_the_others(leaves, sheets))
        self.problems.extend(lines_of_summaries(above, leaves, sheets))
        self.problems.extend(summaries_of_something_else((entry for entry, _ in parted.sums if entry.sheet in beside), sums, sheets))
        self.problems.extend(paid_below_zero(leaves, sheets))
        self.problems.extend(totals_not_borne_out(parted.unlike, sheets))
        self.problems.extend(list(perhaps_sums_of_their_code(leaves, self.how.chart, sheets)) or accounts_over_things(leaves, sheets))
        self.problems.extend(unknown_groups(leaves, self.how.chart, sheets, {table.number: table.code_column for table in tables}))
        self._facts(leaves, by_number, names)
        borne_out = BorneOut()
        for entry, ours in parted.sums:
            self._stated_entry(entry, by_number[entry.sheet], (own[entry.sheet], sums), names, ours, borne_out)
        for entry, ours in parted.with_code:
            self._state(by_number[entry.sheet], entry.row, entry.column, entry.name, entry.account, entry.amount, ours, sums)
        for entry, _ in parted.unlike:
            self.outcomes[by_number[entry.sheet].body.sheet.name][entry.row] = "refused"
        labels: dict[Label, list[Span]] = {}
        for table in tables:
            spans = spans_of_labels(table.labels, (entry for entry in leaves if entry.sheet == table.number) if table.labels else ())
            for label in table.labels:
                self._stated_label(label, table, (own[table.number], sums), spans[label], borne_out)
            labels.update(spans)
            self._blanks(table, sums)
        self.problems.extend(perhaps_sums(parted.doubtful, leaves, sheets, borne_out))
        self.problems.extend(perhaps_over_details(leaves, parted.with_code, sheets, borne_out))
        self.problems.extend(names_of_others(leaves, [entry for entry, _ in parted.sums], sheets, self.how))
        self.problems.extend(named_as_totals(leaves, sheets, self.how))
        bodies = {table.number: table.body for table in tables}
        self.problems.extend(repeated_lines(leaves, bodies, {table.number: table.names_above for table in tables}, self.how.words, borne_out))
        if any(problem.code in SAID_AGAIN for problem in self.problems):
            self.problems.extend(details_of_unread_columns(leaves, tables))
        self.problems.extend(hidden_beside_shown(leaves, sheets, [total for total, _, _ in self.stated]))
        off = self._off(chain[Entry | Label]((entry for entry, _ in parted.sums), labels), sheets)
        self.problems.extend(totals_off_by_lines(off, leaves, labels, sheets))
        blanks = ((table.number, blank) for table in tables for blank in table.blanks)
        self.problems.extend(amounts_over_blanks(leaves, blanks, [entry for entry, _ in parted.sums], sheets, borne_out))
        over_nil = self._over_nil([entry for entry, _ in parted.sums], leaves, sheets)
        is_repeated = any(problem.code == "row.repeated" for problem in self.problems)
        self.problems.extend(differences(self.stated, over_nil, over=sum_over_details(parted.with_code), is_repeated=is_repeated))

    def _off(self, totals: Iterable[Entry | Label], sheets: Mapping[int, Sheet]) -> list[Entry | Label]:
        """Those of the printed totals that our lines do not confirm."""
        off = {total.source for total, count, step in self.stated if total.difference and abs(total.difference) > step * (count + 1) / 2}
        return [total for total in totals if sheets[total.sheet].ref(total.row, total.column) in off] if off else []

    def _over_nil(self, entries: Sequence[Entry], leaves: Sequence[Entry], sheets: Mapping[int, Sheet]) -> set[CellRef]:
        """Where sums stand that are not nil, over parts that all are."""
        nil = {total.source for total, count, _ in self.stated if count and total.ours == 0 and total.amount}
        over = [entry for entry in entries if sheets[entry.sheet].ref(entry.row, entry.column) in nil] if nil else []
        sizes = Sums((entry.place.key, entry.account, abs(entry.amount)) for entry in leaves) if over else None
        return {
            sheets[entry.sheet].ref(entry.row, entry.column)
            for entry in over
            if sizes is not None and (found := sizes.under(entry.place.key, entry.account)) is not None and not found[0]
        }

    def _tell_offices(self, tables: Sequence[Lines]) -> None:
        """Where the names of sheets became the offices of their lines."""
        first = [(table.body.sheet.name, table.entries[0].place.facts) for table in tables if table.entries]
        used = [name for name, facts in first if facts.get("office_name") == name and "office_code" not in facts]
        if used and self.how.offices:
            self.problems.append(Problem("office.from-sheets", CellRef(used[0]), named(used), (("count", str(len(used))),)))

    def _with_accounts(self, leaves: Sequence[Entry], tables: Mapping[int, Lines]) -> list[Entry]:
        """Programmes without an account are expenditure; anything else without an account is refused."""
        whole: list[Entry] = []
        listed_accounts = {entry.sheet for entry in leaves if entry.account and tables[entry.sheet].is_flat}
        assumed: dict[int, list[int]] = {}
        for entry in leaves:
            if entry.account:
                whole.append(entry)
            elif entry.place.is_programme_side and entry.sheet not in listed_accounts:
                assumed.setdefault(entry.sheet, []).append(entry.row)
                whole.append(entry._replace(account=EXPENDITURE))
            else:
                self._refuse_uncoded(entry, tables[entry.sheet])
        if assumed:
            first = min(assumed)
            count = sum(len(rows) for rows in assumed.values())
            where = tables[first].body.sheet.ref(assumed[first][0])
            self.problems.append(Problem("account.assumed", where, "", (("count", str(count)), ("rows", spans_of(assumed[first])))))
        return whole

    def _facts(self, leaves: Sequence[Entry], tables: Mapping[int, Lines], names: Mapping[tuple[str, str], str]) -> None:
        code = lru_cache(maxsize=None)(lambda segments: AccountCode(segments, self.how.chart))
        places: dict[int, tuple[tuple[Any, ...], bool]] = {}
        sheets = {number: table.body.sheet.name for number, table in tables.items()}
        letters = {entry.column: column_letters(entry.column) for entry in leaves}
        year, phase, outcomes, facts = self.how.year, self.how.phase, self.outcomes, self.facts
        for number, row, column, place, account, name, amount, group, detail, _ in leaves:
            known = places.get(id(place))
            if known is None:
                known = places[id(place)] = _said_by(place, names)
            about, names_activity = known
            account_name = "" if names_activity and account == EXPENDITURE else name
            sheet = sheets[number]
            source = _cell(sheet, row, letters[column])
            facts.append(_line(year, phase, *about, code(account), account_name, group, detail, amount, source))
            outcomes[sheet][row] = "stored"
        self.said_of_places.update(str(said) for about, _ in places.values() for said in about if said)

    def _stated_entry(
        self, entry: Entry, table: Lines, scopes: tuple[Sums, Sums], names: Mapping[tuple[str, str], str], ours: Ours | None, borne_out: BorneOut
    ) -> None:
        (own, sums), place = scopes, entry.place.key
        if ours is not None:
            where = table.body.sheet.ref(entry.row, entry.column)
            self.problems.append(Problem("code.parts-elsewhere", where, _label(entry, place, names), (("count", str(ours.count)),)))
        else:
            for scope, sheet in ((sums, None), (own, table.number)):
                theirs, where_said = ours_for_account(scope, entry.place.key, entry.account, entry.amount, is_programme=entry.place.is_programme_side)
                if scope is sums or (theirs is not None and theirs.amount == entry.amount):
                    ours, place = theirs, where_said
                if ours is not None and ours.amount == entry.amount:
                    borne_out.add(place, entry.account, sheet)
                    break
        if ours is None and entry.is_of_kind:
            # A column for a kind of expenditure that this programme has none of.
            self._outcome(table.body.sheet.name, entry.row, "stated-total")
            return
        step = table.step if table.is_rounded else ZERO
        lists_accounts = table.is_flat and table.code_column is not None
        if ours is not None and lists_accounts and is_perhaps_line(entry, ours, sums, step, self.how.chart):
            self._refuse_uncoded(entry, table)
            return
        self._state(table, entry.row, entry.column, _label(entry, place, names), entry.account, entry.amount, ours, sums)

    def _refuse_uncoded(self, entry: Entry, table: Lines) -> None:
        sheet = table.body.sheet
        self.outcomes[sheet.name][entry.row] = "refused"
        said = " ".join(value for value in entry.place.key if value)
        self.problems.append(Problem("account.missing", sheet.ref(entry.row, entry.column), called(entry) or masked(said)))

    def _stated_label(self, label: Label, table: Lines, scopes: tuple[Sums, Sums], spans: Sequence[Span], borne_out: BorneOut) -> None:
        """What a label announces, of its sheet, of the file, or of the rows between it and another label, whichever agrees."""
        own, everything = scopes
        if label.ours is not None:
            ours: Ours | None = Ours(amount=label.ours, count=label.parts)
        elif is_carried(label.text):
            ours = spans[0].ours if spans[0].ours.count else None  # at the top of a sheet it is what another one ended with
        else:
            ours = ours_for_label(own, label.meaning, label.account, label.amount)
            if ours is None or ours.amount != label.amount:
                wider = ours_for_label(everything, label.meaning, label.account, label.amount)
                ours = wider if wider is not None and wider.amount == label.amount else ours
            if ours is None or ours.amount != label.amount:
                ours = next((span.ours for span in spans if span.ours.count and span.ours.amount == label.amount), ours)
        if (ours is None or ours.amount != label.amount) and label.meaning == "all" and is_perhaps_a_thing(label.text, label.row, table.body.sheet):
            self.outcomes[table.body.sheet.name][label.row] = "refused"
            self.problems.append(Problem("account.missing", table.body.sheet.ref(label.row, label.column), masked(label.text)))
            return
        if ours is not None and ours.amount == label.amount and label.text:
            borne_out.add_label(label, ours, spans, ((table.number, own), (None, everything)))
        self._state(table, label.row, label.column, label.text, label.account, label.amount, ours, everything)

    def _state(self, table: Lines, row: int, column: int, label: str, account: Segments, amount: Decimal, ours: Ours | None, sums: Sums) -> None:
        """An account stands on a total only where it is the whole account, not that of one office or programme."""
        whole = sums.under(NOWHERE, account) if account else None
        is_whole = whole is not None and ours is not None and (whole[0] == ours.amount or account == (6,))
        total = StatedTotal(
            label=label,
            account=AccountCode(account, self.how.chart) if is_whole else None,
            phase=self.how.phase,
            amount=amount,
            source=table.body.sheet.ref(row, column),
            ours=None if ours is None else ours.amount,
        )
        self.stated.append((total, ours.count if ours else 0, table.step if table.is_rounded else ZERO))
        self._outcome(table.body.sheet.name, row, "stated-total")

    def _without_lines(self, table: Lines) -> None:
        """A table that gave no line: what its rows are does not depend on other tables."""
        name = table.body.sheet.name
        for row, kind in (*((blank.row, "without-amount") for blank in table.blanks), *((label.row, "stated-total") for label in table.labels)):
            self.outcomes[name].setdefault(row, kind)

    def _blanks(self, table: Lines, sums: Sums) -> None:
        name = table.body.sheet.name
        for blank in table.blanks:
            is_heading = not table.is_flat and sums.under(blank.place.key, blank.account) is not None
            self._outcome(name, blank.row, "heading" if is_heading else "without-amount")

    # The result

    def _result(self) -> ImportResult[BudgetLine]:
        counts: Counter[str] = Counter()
        for sheet in self.workbook.sheets:
            known = self.outcomes[sheet.name]
            otherwise = "not-read" if sheet in self.workbook.own_sheets else "our-list"
            counts.update([known.get(row.number, otherwise) for row in sheet.rows])
        rows_read = counts.total()
        stored, refused = counts.pop("stored", 0), counts.pop("refused", 0)
        skipped = tuple(sorted(counts.items(), key=lambda pair: KINDS.index(pair[0])))
        return ImportResult(
            facts=tuple(self.facts),
            stated=tuple(sorted((total for total, _, _ in self.stated), key=self._order)),
            problems=_capped(in_order(self.problems), sum(self.untold.values(), Counter())),
            rows_read=rows_read,
            rows_stored=stored,
            rows_refused=refused,
            rows_skipped=skipped,
            file_name=self.workbook.file_name,
            file_sha256=self.workbook.file_sha256,
            file_bytes=self.workbook.file_bytes,
            understood=tuple(self.understood),
        )

    def _order(self, total: StatedTotal) -> tuple[int, int, int, str]:
        """By place in the file: sheet, row, column."""
        source = total.source
        sheet = next((place for place, sheet in enumerate(self.workbook.sheets) if sheet.name == source.sheet), 0)
        return (sheet, source.row, len(source.column), source.column)


def _capped(problems: Sequence[Problem], untold: Counter[str]) -> tuple[Problem, ...]:
    """At most so many of a kind, and how many more there are."""
    counts = Counter(problem.code for problem in problems) + untold
    shown: Counter[str] = Counter()
    kept = []
    for problem in problems:
        shown[problem.code] += 1
        if shown[problem.code] <= MOST_OF_A_KIND:
            kept.append(problem)
    more = [
        Problem("problems.more", None, code, (("count", str(count - MOST_OF_A_KIND)),))
        for code, count in sorted(counts.items())
        if count > MOST_OF_A_KIND
    ]
    return (*kept, *more)


def _said_by(place: Place, names: Mapping[tuple[str, str], str]) -> tuple[tuple[Any, ...], bool]:
    """A place's values for a line, with the names that rows about it gave; and whether it is of the programme side and names its sub activity."""
    found = dict(place.facts)
    for part, code in zip(PARTS, place.key, strict=True):
        if code and f"{part}_code" in found and not found.get(f"{part}_name") and (name := names.get((part, code))):
            found[f"{part}_name"] = name
    return tuple(found.get(name, blank) for name, blank in OF_A_PLACE.items()), place.is_programme_side and "sub_activity_name" in found


def _label(entry: Entry, place: Key, names: Mapping[tuple[str, str], str]) -> str:
    """What a total is called: the account's name, or code and name of the programme or office."""
    part = next((part for part, value in zip(reversed(PARTS), reversed(place), strict=True) if value), None)
    if entry.account or part is None:
        return entry.name
    code = place[PARTS.index(part)] or ""
    return " ".join(filter(None, (code, entry.name or names.get((part, code), ""))))


def _index(letters: str) -> int:
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - 64
    return index - 1
