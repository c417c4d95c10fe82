"""One fiscal year with its sums, addresses and names: what the views of that year share."""

from __future__ import annotations

from dataclasses import dataclass

from cms.domain.budgets import Balance, BudgetDocument
from cms.domain.codes import PERMENDAGRI_90, AccountCode, UnitCode, unit_code
from site_static import addresses
from site_static.views.frame import Frame, Link, Row, phase_label, sample_of
from site_static.views.ledger import AccountNode, Ledger, Segments, UnitNode, build
from site_static.views.years import FiscalYear
from site_static.words import Label, phrase

# Names of the chart's levels 1 to 3 stand in languages/*.toml: a table by account prints them, an export of lines does not.
NAMED_LEVELS = 3
HOME_LINK = Link(label=phrase("home.crumb"), href=addresses.HOME)
YEARS_LINK = Link(label=phrase("years.crumb"), href=addresses.YEARS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Yearbook:
    """slugs: each office's name in addresses. known_accounts: the accounts of the chart that our languages name."""

    city_name: str
    fiscal_year: FiscalYear
    ledger: Ledger
    columns: tuple[Label, ...]
    slugs: dict[Segments, str]
    known_accounts: frozenset[str]

    @property
    def year(self) -> int:
        return self.fiscal_year.year

    @property
    def year_link(self) -> Link:
        return Link(label=str(self.year), href=addresses.year(self.year))

    @property
    def documents(self) -> tuple[BudgetDocument, ...]:
        """Those that this year's pages add up."""
        return tuple(document for budget in self.fiscal_year.compared for document in budget.documents)

    @property
    def balances(self) -> tuple[Balance, ...]:
        """The identity of each budget that stands side by side."""
        revenue, expenditure = self.ledger.account(4), self.ledger.account(5)
        received, paid = self.ledger.account(6, 1), self.ledger.account(6, 2)
        return tuple(
            Balance(revenue=revenue[i], expenditure=expenditure[i], financing_in=received[i], financing_out=paid[i]) for i in range(self.ledger.width)
        )

    def account_label(self, node: AccountNode) -> Label:
        """The chart's name in the reader's language, else the file's own, else that the file has none."""
        key = account_key(node.code)
        if node.code.chart == PERMENDAGRI_90 and key in self.known_accounts:
            return phrase(key)
        return node.own_name or phrase("account.unnamed", code=str(node.code))

    def account_row(self, node: AccountNode) -> Row:
        return Row(label=self.account_label(node), amounts=node.sums, code=str(node.code), href=addresses.account(self.year, node.code))

    def part_row(self, account: int) -> Row | None:
        """Revenue (4), expenditure (5) or financing (6); None where the year has no line of it."""
        node = self.ledger.accounts.get((account,))
        return None if node is None else self.account_row(node)

    def unit_codes(self, node: UnitNode) -> tuple[UnitCode, ...]:
        """The codes below the office, as the file writes them."""
        return tuple(self.ledger.units[node.path[: depth + 1]].code for depth in range(1, len(node.path)))

    def unit_href(self, node: UnitNode) -> str:
        return addresses.unit(self.year, self.slugs[node.path[0]], self.unit_codes(node))

    def unit_row(self, node: UnitNode) -> Row:
        return Row(label=node.name or phrase("unit.unnamed"), amounts=node.sums, code=str(node.code), href=self.unit_href(node))

    def frame(self, *, href: str, title: Label, description: Label, trail: tuple[Link, ...] = ()) -> Frame:
        return Frame(
            href=href,
            title=title,
            description=description,
            section="years",
            trail=(HOME_LINK, YEARS_LINK, *trail),
            sample=sample_of([self.fiscal_year.is_sample]),
        )


def account_key(code: AccountCode) -> str:
    """The key of an account's name in languages/*.toml: `account.5-1-01`."""
    return "account." + str(code).replace(".", "-")


def yearbook(fiscal_year: FiscalYear, *, city_name: str, known_accounts: frozenset[str]) -> Yearbook:
    """Adds up the year. An office keeps the address that its first budget gave it."""
    ledger = build(budget.lines for budget in fiscal_year.compared)
    first_names: dict[Segments, str] = {}
    for budget in fiscal_year.phases:
        for line in budget.lines:
            if line.office_code is not None:
                first_names.setdefault(line.office_code.segments, line.office_name)
    slugs = addresses.unique_slugs(first_names.items(), taken=addresses.YEAR_WORDS)
    return Yearbook(
        city_name=city_name,
        fiscal_year=fiscal_year,
        ledger=ledger,
        columns=tuple(phase_label(budget.phase) for budget in fiscal_year.compared),
        slugs=slugs,
        known_accounts=known_accounts,
    )
