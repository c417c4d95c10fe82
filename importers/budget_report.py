"""What an import of a budget found, as one object for programs and people: the JSON of the command line, publish.py and the admin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any  # JSON holds values of any type

from cms.domain.amounts import ZERO
from cms.domain.budgets import BudgetLine
from importers.budgets import BudgetRequest
from importers.report import Words, report_of_file, terminal_lines, words_in
from importers.table import ImportResult

# Totals are given for accounts and for what stands right under them: 4, 4.1, 5, 5.1, 6.1 ...
LEVELS = (1, 2)
FINANCING = 6
# (phase, first two segments of the account) -> sum.
Beginnings = dict[tuple[str, tuple[int, ...]], Decimal]
WORDS = {
    "id": {
        "stated": "{} jumlah tercetak dibandingkan, {} berbeda.",
        "changes": "Terhadap {compared_with}: {added} baris baru, {changed} berubah, {removed} hilang, {same} sama; selisih {net}.",
        "alarm": "  Perhatikan {cell}: {message}",
        "revenue": "Pendapatan",
        "expenditure": "Belanja",
        "financing_in": "Penerimaan pembiayaan",
        "financing_out": "Pengeluaran pembiayaan",
        "missing": "belum ada",
        "heading": "judul kelompok",
        "stated-total": "jumlah tercetak",
        "detail": "rincian di bawah rekening",
        "without-amount": "tanpa jumlah",
        "note": "catatan",
        "other-government": "pemerintah daerah lain",
        "other-phase": "tahap lain",
        "other-year": "tahun lain",
        "not-read": "tidak dibaca",
    },
    "en": {
        "stated": "{} printed totals compared, {} differ.",
        "changes": "Against {compared_with}: {added} lines added, {changed} changed, {removed} removed, {same} the same; net {net}.",
        "alarm": "  Look at {cell}: {message}",
        "revenue": "Revenue",
        "expenditure": "Expenditure",
        "financing_in": "Financing received",
        "financing_out": "Financing paid",
        "missing": "not there yet",
        "heading": "group heading",
        "stated-total": "printed total",
        "detail": "details of an account",
        "without-amount": "without amount",
        "note": "note",
        "other-government": "other governments",
        "other-phase": "other phases",
        "other-year": "other years",
        "not-read": "not read",
    },
}


def report_of(result: ImportResult[BudgetLine], request: BudgetRequest, language: str = "id") -> dict[str, Any]:
    """What every report holds, with the totals of our lines and the printed ones."""
    sums = _sums_of_beginnings(result.facts)
    return report_of_file(result, language) | {
        "year": request.year,
        "phase": request.phase.value,
        "lines": len(result.facts),
        "totals": {"by_account": _by_account(sums), "by_phase": _by_phase(sums)},
        "stated": [
            {
                "label": one.label,
                "account": "" if one.account is None else str(one.account),
                "phase": one.phase.value,
                "stated": _amount(one.amount),
                "ours": None if one.ours is None else _amount(one.ours),
                "difference": None if one.difference is None else _amount(one.difference),
                "sheet": one.source.sheet,
                "cell": one.source.cell,
            }
            for one in result.stated
        ],
    }


def lines_of(report: Mapping[str, Any], language: str = "id") -> list[str]:
    """The report for a terminal: problems and rows, then the totals."""
    words = words_in(language, WORDS)
    return terminal_lines(report, words, _own_lines(report, words))


def _own_lines(report: Mapping[str, Any], words: Words) -> Iterator[str]:
    for account, amount in report["totals"]["by_account"].items():
        yield f"  {account:<4} {amount:>24}"
    for part, row in report.get("execution", {}).items():
        yield _execution_line(part, row, words)
    if report["stated"]:
        differing = sum(1 for one in report["stated"] if one["difference"] not in (None, "0.00"))
        yield words["stated"].format(len(report["stated"]), differing)
    if (changes := report.get("changes")) and changes["compared_with"]:
        yield words["changes"].format(**changes)
        yield from (words["alarm"].format(**alarm) for alarm in changes["alarms"])


def _execution_line(part: str, row: Mapping[str, str | None], words: Words) -> str:
    """A share never stands without its two amounts; what is missing is said."""
    missing = words["missing"]
    share = "" if row["share"] is None else f" ({row['share']} %)"
    return f"  {words[part]}: {row['realised'] or missing} / {row['plan'] or missing}{share}"


def totals_by_account(result: ImportResult[BudgetLine]) -> dict[str, str]:
    """Sums of leaves: "4", "4.1", "5", "5.1" ... and "6.1", "6.2". Never 6 alone: what is received and what is paid are not added up."""
    return _by_account(_sums_of_beginnings(result.facts))


def _by_account(beginnings: Beginnings) -> dict[str, str]:
    sums: dict[tuple[int, ...], Decimal] = {}
    for (_, segments), amount in beginnings.items():
        for level in LEVELS:
            account = segments[:level]
            if len(account) == level and account != (FINANCING,):
                sums[account] = sums.get(account, ZERO) + amount
    return {".".join(map(str, account)): _amount(amount) for account, amount in sorted(sums.items())}


def _sums_of_beginnings(facts: Iterable[BudgetLine]) -> Beginnings:
    """A dozen of them, from which all totals are made.

    Plain + is exact here: a million 64-bit amounts of sen have 25 digits, the default context holds 28.
    """
    found: Beginnings = {}
    for fact in facts:
        key = (fact.phase._value_, fact.account.segments[:2])
        found[key] = found.get(key, ZERO) + fact.amount
    return found


def _by_phase(beginnings: Beginnings) -> dict[str, dict[str, str]]:
    """Revenue, expenditure and financing for each phase in the file."""
    sums: dict[str, dict[str, Decimal]] = {}
    for (phase, segments), amount in beginnings.items():
        part = ".".join(map(str, segments[: 2 if segments[0] == FINANCING else 1]))
        within = sums.setdefault(phase, {})
        within[part] = within.get(part, ZERO) + amount
    return {phase: {part: _amount(amount) for part, amount in sorted(within.items())} for phase, within in sorted(sums.items())}


def _amount(amount: Decimal) -> str:
    return f"{amount:.2f}"
