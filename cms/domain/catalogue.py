"""TABLES: every table that the city publishes, in order, each once."""

from __future__ import annotations

from dataclasses import dataclass

from cms.domain.accountability import IndicatorRow
from cms.domain.budgets import LINE_KEY, BudgetLine
from cms.domain.licensing.rows import FeeRow, LegalBasisRow, OfficeRow, RequirementRow, ResultRow, ServiceRow, StepRow, TimeRow
from cms.domain.paper_rows import PaperRow
from cms.domain.proposals.facts import ProposalEvent
from cms.domain.proposals.rows import ProposalRow


@dataclass(frozen=True, slots=True, kw_only=True)
class TableDeclaration:
    """A kind of table: its fact (whose columns are declared on it), its titles, and the columns that tell rows apart.

    links: (column, other table, its column): each value of the column that is not empty stands in the other table.
    """

    name: str
    fact: type
    titles: dict[str, str]
    key: tuple[str, ...]
    links: tuple[tuple[str, str, str], ...] = ()


BUDGET = TableDeclaration(name="budget", fact=BudgetLine, titles={"id": "Anggaran (rincian)", "en": "Budget (lines)"}, key=LINE_KEY)
PROPOSALS = TableDeclaration(
    name="proposals", fact=ProposalRow, titles={"id": "Usulan dan hasilnya", "en": "Proposals and outcomes"}, key=("reference",)
)
PROPOSAL_EVENTS = TableDeclaration(
    name="proposal-events",
    fact=ProposalEvent,
    titles={"id": "Riwayat usulan", "en": "History of proposals"},
    key=("reference", "number"),
    links=(("reference", "proposals", "reference"),),
)

OF_SERVICE = ("service", "services", "service")
OF_STEP = ("step", "service-steps", "step")
AT_OFFICE = ("office", "service-offices", "office")
SERVICES = TableDeclaration(
    name="services", fact=ServiceRow, titles={"id": "Layanan dan perizinan", "en": "Services and licences"}, key=("service",), links=(AT_OFFICE,)
)
SERVICE_STEPS = TableDeclaration(
    name="service-steps",
    fact=StepRow,
    titles={"id": "Langkah layanan", "en": "Steps of services"},
    key=("service", "step"),
    links=(OF_SERVICE, AT_OFFICE),
)
SERVICE_REQUIREMENTS = TableDeclaration(
    name="service-requirements",
    fact=RequirementRow,
    titles={"id": "Persyaratan layanan", "en": "Requirements of services"},
    key=("service", "step", "order"),
    links=(OF_SERVICE, OF_STEP),
)
SERVICE_FEES = TableDeclaration(
    name="service-fees",
    fact=FeeRow,
    titles={"id": "Biaya layanan", "en": "Fees of services"},
    key=("service", "fee", "only_for", "valid_from"),
    links=(OF_SERVICE, OF_STEP),
)
SERVICE_TIMES = TableDeclaration(
    name="service-times",
    fact=TimeRow,
    titles={"id": "Waktu layanan", "en": "Times of services"},
    key=("service", "step", "part"),
    links=(OF_SERVICE, OF_STEP),
)
SERVICE_RESULTS = TableDeclaration(
    name="service-results",
    fact=ResultRow,
    titles={"id": "Hasil layanan", "en": "Results of services"},
    key=("service", "result"),
    links=(OF_SERVICE,),
)
SERVICE_OFFICES = TableDeclaration(
    name="service-offices", fact=OfficeRow, titles={"id": "Kantor pelayanan", "en": "Offices of services"}, key=("office",)
)
SERVICE_LAWS = TableDeclaration(
    name="service-legal-bases",
    fact=LegalBasisRow,
    titles={"id": "Dasar hukum layanan", "en": "Legal bases of services"},
    key=("service", "stands_behind", "item", "law", "article"),
    links=(OF_SERVICE,),
)
# All that is published of services, from the same versions.
LICENSING = (
    SERVICES,
    SERVICE_STEPS,
    SERVICE_REQUIREMENTS,
    SERVICE_FEES,
    SERVICE_TIMES,
    SERVICE_RESULTS,
    SERVICE_OFFICES,
    SERVICE_LAWS,
)

INDICATORS = TableDeclaration(
    name="indicators",
    fact=IndicatorRow,
    titles={"id": "Akuntabilitas menurut enam kriteria", "en": "Accountability by six criteria"},
    key=("indicator", "year"),
)

PAPERS = TableDeclaration(
    name="required-documents",
    fact=PaperRow,
    titles={"id": "Dokumen yang wajib diumumkan", "en": "Documents that must be made public"},
    key=("fiscal_year", "list", "number"),
)

TABLES = (BUDGET, PROPOSALS, PROPOSAL_EVENTS, *LICENSING, INDICATORS, PAPERS)
