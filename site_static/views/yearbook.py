"""One fiscal year with its sums, addresses and names: what the views of that year share."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from pathlib import Path

from cms.domain.budgets import Balance, BudgetDocument
from cms.domain.codes import PERMENDAGRI_90, AccountCode, UnitCode
from site_static import addresses
from site_static.views import ledger as ledgers
from site_static.views.frame import Frame, Headline, Link, PaidProposal, PaperCount, Row, Source, phase_label, sample_of, source_of
from site_static.views.ledger import EXPENDITURE, AccountNode, Ledger, Segments, Sums, Tally, UnitNode, UnitPath
from site_static.views.names import readable
from site_static.views.years import FiscalYear, PhaseBudget, parts_of
from site_static.words import Label, Phrase, phrase

HOME_LINK = Link(label=phrase("home.crumb"), href=addresses.HOME)
YEARS_LINK = Link(label=phrase("years.crumb"), href=addresses.YEARS)
# Official names of accounts of levels 4 and 5 (Permendagri 90/2019, Kepmendagri 050-3708/2020), only where a code has one meaning.
# An export of lines names its deepest accounts alone. Levels 1 to 3 stand in languages/*.toml, in every language.
CHART = Path(__file__).parent.parent / "chart.csv"
# The columns of the open data that name a unit, by level and in order.
UNIT_COLUMNS = {
    "office": "office_code",
    "sub-unit": "unit_code",
    "programme": "programme_code",
    "activity": "activity_code",
    "sub-activity": "sub_activity_code",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesYear:
    """An office's expenditure in one year. is_moved: reckoned from other codes by the crosswalk. None: no office has that code then."""

    year: int
    amount: Decimal | None
    is_moved: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeSeries:
    """An office through the years up to one of them, under that year's code; what broke the series, in words."""

    years: tuple[SeriesYear, ...]
    sentences: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Yearbook:
    """shown: the budgets of the ledger that stand side by side on the year's pages; columns are their names.

    slugs: each office's name in addresses. datasets: by budget and account of level 1 the dataset that holds its lines.
    facts: what all pages of the year say beside their sums. known_accounts: the accounts of the chart that our languages name.
    """

    city_name: str
    fiscal_year: FiscalYear
    ledger: Ledger
    shown: tuple[int, ...]
    columns: tuple[Label, ...]
    slugs: dict[Segments, str]
    datasets: dict[tuple[int, int], str]
    facts: str
    known_accounts: frozenset[str]
    # By unit the proposals that its lines pay for.
    paid_for: Mapping[UnitPath, tuple[PaidProposal, ...]] = field(default_factory=dict)
    # By account what is said of a printed total of the budget in force that its lines do not add up to.
    stated: Mapping[str, Phrase] = field(default_factory=dict)
    # How many of the documents that the year must publish are public; None where nobody asks for any.
    papers: PaperCount | None = None
    # Sums under the newest year's codes; None where they are this year's own.
    moved_accounts: Mapping[Segments, Decimal] | None = None
    moved_offices: Mapping[Segments, Decimal] | None = None
    # By office its years up to this one.
    series: Mapping[Segments, OfficeSeries] = field(default_factory=dict)

    @property
    def year(self) -> int:
        return self.fiscal_year.year

    @property
    def year_link(self) -> Link:
        return Link(label=str(self.year), href=addresses.year(self.year))

    @property
    def documents(self) -> tuple[BudgetDocument, ...]:
        """Those that this year's pages add up."""
        return tuple(document for place in self.shown for document in self.fiscal_year.phases[place].documents)

    @property
    def realised_place(self) -> int | None:
        """Which of the year's budgets is the last realisation, where a plan is in force beside it."""
        places = [place for place, one in enumerate(self.fiscal_year.phases) if not one.phase.is_plan]
        return places[-1] if places and self.fiscal_year.phases[self.shown[-1]].phase.is_plan else None

    @property
    def sources(self) -> tuple[Source, ...]:
        return tuple(source_of(document) for document in self.documents)

    def sums(self, tally: Tally) -> Sums:
        return tally.picked(self.shown)

    def account_sums(self, *segments: int) -> Sums:
        return self.sums(self.ledger.account(*segments))

    def balance(self, place: int) -> Balance:
        """The identity of one budget of the year."""

        def of(*segments: int) -> Decimal | None:
            return self.ledger.account(*segments).amounts[place]

        return Balance(revenue=of(4), expenditure=of(5), financing_in=of(6, 1), financing_out=of(6, 2))

    @property
    def balances(self) -> tuple[Balance, ...]:
        """The identity of each budget that stands side by side."""
        return tuple(self.balance(place) for place in self.shown)

    def account_label(self, node: AccountNode) -> Label:
        """The chart's name in the reader's language, else the file's own, else the official list's, else that there is none."""
        key = account_key(node.code)
        if node.code.chart == PERMENDAGRI_90 and key in self.known_accounts:
            return phrase(key)
        return readable(node.own_name) or official_name(node.code) or phrase("account.unnamed", code=str(node.code))

    def account_row(self, node: AccountNode) -> Row:
        return Row(label=self.account_label(node), amounts=self.sums(node), code=str(node.code), href=addresses.account(self.year, node.code))

    def is_shown(self, tally: Tally) -> bool:
        """False for what only other phases of the year have: it has no page and stands in no table."""
        amounts = tally.amounts
        for place in self.shown:  # noqa: SIM110  half a million times for a city: a generator takes three times as long
            if amounts[place] is not None:
                return True
        return False

    def account_rows(self, nodes: Iterable[AccountNode]) -> list[Row]:
        return [self.account_row(node) for node in nodes if self.is_shown(node)]

    def unit_rows(self, nodes: Iterable[UnitNode]) -> list[Row]:
        return [self.unit_row(node) for node in nodes if self.is_shown(node)]

    def part_row(self, account: int) -> Row | None:
        """Revenue (4), expenditure (5) or financing (6); None where the year has no line of it."""
        node = self.ledger.accounts.get((account,))
        return None if node is None else self.account_row(node)

    def account_sources(self, code: AccountCode) -> tuple[str, ...]:
        """For each budget that is shown, the rows of open data that an account is the sum of."""
        return self._sources(code.segments[0], f"account={code}")

    def unit_sources(self, node: UnitNode) -> tuple[str, ...]:
        """The same of an office or what is below it; nothing where its codes do not single out its lines."""
        above = [self.ledger.units[node.path[: depth + 1]] for depth in range(len(node.path))]
        levels = [one.level for one in above]
        order = [level for level in UNIT_COLUMNS if level != "sub-unit" or self.is_divided(node.path[0])]
        if levels != order[: len(levels)] or not all(one.is_plain for one in above):
            return ("",) * len(self.shown)
        return self._sources(EXPENDITURE, "&".join([f"account={EXPENDITURE}", *(f"{UNIT_COLUMNS[one.level]}={one.code}" for one in above)]))

    def is_divided(self, office: Segments) -> bool:
        """True for an office whose lines name sub units."""
        return any(child.level == "sub-unit" for child in self.ledger.units[(office,)].children)

    def _sources(self, part: int, query: str) -> tuple[str, ...]:
        datasets = [self.datasets.get((place, part), "") for place in self.shown]
        return tuple([dataset and f"{dataset}/{addresses.LATEST}?{query}" for dataset in datasets])

    def unit_codes(self, node: UnitNode) -> tuple[UnitCode, ...]:
        """The codes below the office, as the file writes them."""
        return tuple(self.ledger.units[node.path[: depth + 1]].code for depth in range(1, len(node.path)))

    def unit_href(self, node: UnitNode) -> str:
        return addresses.unit(self.year, self.slugs[node.path[0]], self.unit_codes(node))

    def unit_label(self, node: UnitNode) -> Label:
        if node.level == "sub-unit" and node.path[0] == node.path[1]:
            return phrase("unit.itself", name=node.name)
        return node.name or phrase("unit.unnamed", code=str(node.code))

    def unit_row(self, node: UnitNode) -> Row:
        return Row(label=self.unit_label(node), amounts=self.sums(node), code=str(node.code), href=self.unit_href(node))

    def frame(self, *, href: str, title: Label, description: Label, trail: tuple[Link, ...] = (), headline: Headline | None = None) -> Frame:
        return Frame(
            href=href,
            title=title,
            description=description,
            section="years",
            trail=(HOME_LINK, YEARS_LINK, *trail),
            sample=sample_of([self.fiscal_year.is_sample]),
            headline=headline,
        )


def account_key(code: AccountCode) -> str:
    """The key of an account's name in languages/*.toml: `account.5-1-01`."""
    return "account." + str(code).replace(".", "-")


def official_name(code: AccountCode) -> str:
    return _official_names().get(code.segments, "") if code.chart == PERMENDAGRI_90 else ""


@cache
def _official_names() -> dict[Segments, str]:
    with CHART.open(encoding="utf-8", newline="") as file:
        return {AccountCode.parse(row["code"]).segments: row["name"] for row in csv.DictReader(file)}


def yearbook(fiscal_year: FiscalYear, *, city_name: str, known_accounts: frozenset[str]) -> Yearbook:
    """Adds up the year. An office keeps the address that its first budget gave it."""
    phases = fiscal_year.phases
    shown = fiscal_year.compared
    book = Yearbook(
        city_name=city_name,
        fiscal_year=fiscal_year,
        ledger=ledgers.build(budget.lines for budget in phases),
        shown=shown,
        columns=tuple(phase_label(phases[place].phase, phases[place].number) for place in shown),
        slugs=addresses.unique_slugs(_first_names(phases).items(), taken=addresses.YEAR_WORDS),
        datasets={(place, part): one.dataset for place, budget in enumerate(phases) for one in budget.documents for part in parts_of(one)},
        facts=_facts(fiscal_year, city_name),
        known_accounts=known_accounts,
    )
    ledgers.marked(book.ledger, shown, book.account_label)
    return replace(book, stated=dict(_stated(book)))


def _stated(book: Yearbook) -> Iterator[tuple[str, Phrase]]:
    """Only where the printed total means all that we show under the account, not a part of it."""
    for document in book.fiscal_year.phases[book.shown[-1]].documents:
        for one in document.stated:
            if one.account is None or one.ours is None or not one.difference or one.ours != book.account_sums(*one.account.segments)[-1]:
                continue
            said = phrase("footnote.stated", title=document.title, printed=one.amount, ours=one.ours, difference=abs(one.difference))
            yield str(one.account), said


def _first_names(phases: Iterable[PhaseBudget]) -> dict[Segments, str]:
    names: dict[Segments, str] = {}
    for budget in phases:
        for line in budget.lines:
            if line.office_code is not None:
                names.setdefault(line.office_code.segments, line.office_name)
    return names


def _facts(fiscal_year: FiscalYear, city_name: str) -> str:
    """What all pages of a year say: never what changes with a vintage alone, or one corrected line would make every page anew."""
    shown = fiscal_year.compared
    said = [
        (budget.phase.value, budget.number, place in shown, [(source_of(one), sorted(parts_of(one))) for one in budget.documents])
        for place, budget in enumerate(fiscal_year.phases)
    ]
    return digest_of(city_name, fiscal_year.year, fiscal_year.is_sample, said)


def digest_of_lines(lines: Iterable[str]) -> str:
    """The same of many short texts."""
    return hashlib.blake2b("\n".join(lines).encode(), digest_size=16).hexdigest()


def digest_of(*facts: object) -> str:
    """Facts in one short text, for an artifact to carry."""
    return hashlib.blake2b(repr(facts).encode(), digest_size=16).hexdigest()
