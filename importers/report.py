"""What an import found, as one object for programs and people: the JSON of the command line, publish.py and the admin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any  # JSON holds values of any type

from cms.domain.amounts import ZERO
from cms.domain.budgets import BudgetLine
from importers.budgets import BudgetRequest
from importers.table import ImportResult, Understood, UnderstoodColumn

# Totals are given for accounts and for what stands right under them: 4, 4.1, 5, 5.1, 6.1 ...
LEVELS = (1, 2)
FINANCING = 6
WORDS = {
    "id": {
        "error": "galat",
        "warning": "peringatan",
        "counts": "{} baris dibaca = {} disimpan + {} ditolak + {} dilewati",
        "stated": "{} jumlah tercetak dibandingkan, {} berbeda.",
        "accepted": "Tidak ada galat.",
        "revenue": "Pendapatan",
        "expenditure": "Belanja",
        "financing_in": "Penerimaan pembiayaan",
        "financing_out": "Pengeluaran pembiayaan",
        "missing": "belum ada",
        "refused-file": "Berkas ini belum dapat diterima: perbaiki galat di atas.",
        "title": "baris di atas judul",
        "header": "judul kolom",
        "heading": "judul kelompok",
        "stated-total": "jumlah tercetak",
        "detail": "rincian di bawah rekening",
        "without-amount": "tanpa jumlah",
        "note": "catatan",
        "other-government": "pemerintah daerah lain",
        "repeated-sheet": "lembar berisi tabel yang sama",
        "other-sheet": "lembar lain",
        "not-a-table": "lembar tanpa tabel anggaran",
        "not-read": "tidak dibaca",
    },
    "en": {
        "error": "error",
        "warning": "warning",
        "counts": "{} rows read = {} stored + {} refused + {} skipped",
        "stated": "{} printed totals compared, {} differ.",
        "accepted": "No errors.",
        "revenue": "Revenue",
        "expenditure": "Expenditure",
        "financing_in": "Financing received",
        "financing_out": "Financing paid",
        "missing": "not there yet",
        "refused-file": "This file cannot be accepted yet: mend the errors above.",
        "title": "above the heading",
        "header": "heading",
        "heading": "group heading",
        "stated-total": "printed total",
        "detail": "details of an account",
        "without-amount": "without amount",
        "note": "note",
        "other-government": "other governments",
        "repeated-sheet": "sheets with the same table",
        "other-sheet": "other sheets",
        "not-a-table": "sheets without a budget table",
        "not-read": "not read",
    },
}


def report_of(result: ImportResult[BudgetLine], request: BudgetRequest, language: str = "id", *, accepted: bool | None = None) -> dict[str, Any]:
    """rows_read = rows_stored + rows_refused + the counts of rows_skipped. accepted: what became of it; by default whether it may be accepted."""
    return {
        "file": result.file_name,
        "sha256": result.file_sha256,
        "bytes": result.file_bytes,
        "year": request.year,
        "phase": request.phase.value,
        "rows_read": result.rows_read,
        "rows_stored": result.rows_stored,
        "rows_refused": result.rows_refused,
        "rows_skipped": dict(result.rows_skipped),
        "lines": len(result.facts),
        "totals": {"by_account": totals_by_account(result), "by_phase": _totals_by_phase(result)},
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
        "problems": [problem.as_json(language) for problem in result.problems],
        "problem_counts": dict(sorted(Counter(problem.code for problem in result.problems).items())),
        "understood": [_understood(one) for one in result.understood],
        "accepted": result.ok if accepted is None else accepted,
    }


def lines_of(report: Mapping[str, Any], language: str = "id") -> list[str]:
    """The report for a terminal: one line for each problem, then what became of the rows, then the totals."""
    words = WORDS.get(language, WORDS["id"])
    lines = [_problem_line(problem, words) for problem in report["problems"]]
    skipped = ", ".join(f"{words.get(kind, kind)} {count}" for kind, count in report["rows_skipped"].items())
    counts = (report["rows_read"], report["rows_stored"], report["rows_refused"], sum(report["rows_skipped"].values()))
    lines.append(f"{report['file']}: {words['counts'].format(*counts)}" + (f" ({skipped})" if skipped else ""))
    lines.extend(f"  {account:<4} {amount:>24}" for account, amount in report["totals"]["by_account"].items())
    lines.extend(_execution_line(part, row, words) for part, row in report.get("execution", {}).items())
    differing = sum(1 for one in report["stated"] if one["difference"] not in (None, "0.00"))
    if report["stated"]:
        lines.append(words["stated"].format(len(report["stated"]), differing))
    lines.append(words["accepted"] if report["accepted"] else words["refused-file"])
    return lines


def _execution_line(part: str, row: Mapping[str, str | None], words: Mapping[str, str]) -> str:
    """A share never stands without its two amounts; what is missing is said."""
    missing = words["missing"]
    share = "" if row["share"] is None else f" ({row['share']} %)"
    return f"  {words[part]}: {row['realised'] or missing} / {row['plan'] or missing}{share}"


def _problem_line(problem: Mapping[str, str], words: Mapping[str, str]) -> str:
    place = f"{problem['sheet']}!{problem['cell']}" if problem["cell"] else problem["sheet"]
    where = f"{place}: " if place else ""
    return f"{where}{words[problem['severity']]} {problem['code']}: {problem['message']} {problem['remedy']}"


def totals_by_account(result: ImportResult[BudgetLine]) -> dict[str, str]:
    """Sums of leaves: "4", "4.1", "5", "5.1" ... and "6.1", "6.2". Never 6 alone: what is received and what is paid are not added up."""
    sums: dict[tuple[int, ...], Decimal] = {}
    for (_, segments), amount in _sums_of_beginnings(result.facts).items():
        for level in LEVELS:
            account = segments[:level]
            if len(account) == level and account != (FINANCING,):
                sums[account] = sums.get(account, ZERO) + amount
    return {".".join(map(str, account)): _amount(amount) for account, amount in sorted(sums.items())}


def _sums_of_beginnings(facts: Iterable[BudgetLine]) -> dict[tuple[str, tuple[int, ...]], Decimal]:
    """(phase, first two segments of the account) -> sum: a dozen of them, from which all totals are made.

    Plain + is exact here: a million 64-bit amounts of sen have 25 digits, the default context holds 28.
    """
    found: dict[tuple[str, tuple[int, ...]], Decimal] = {}
    for fact in facts:
        key = (fact.phase._value_, fact.account.segments[:2])
        found[key] = found.get(key, ZERO) + fact.amount
    return found


def _totals_by_phase(result: ImportResult[BudgetLine]) -> dict[str, dict[str, str]]:
    """Revenue, expenditure and financing for each phase in the file."""
    sums: dict[str, dict[str, Decimal]] = {}
    for (phase, segments), amount in _sums_of_beginnings(result.facts).items():
        part = ".".join(map(str, segments[: 2 if segments[0] == FINANCING else 1]))
        within = sums.setdefault(phase, {})
        within[part] = within.get(part, ZERO) + amount
    return {phase: {part: _amount(amount) for part, amount in sorted(within.items())} for phase, within in sorted(sums.items())}


def _understood(one: Understood) -> dict[str, Any]:
    return {
        "sheet": one.sheet,
        "is_used": one.is_used,
        "heading_rows": list(one.heading_rows),
        "levels": one.levels,
        "columns": [_column(column) for column in one.columns],
        "unread": [_column(column) for column in one.unread],
        "others": [_column(column) for column in one.others],
    }


def _column(column: UnderstoodColumn) -> dict[str, Any]:
    return {"name": column.name, "letters": column.letters, "title": column.title, "notation": column.notation, "samples": list(column.samples)}


def _amount(amount: Decimal) -> str:
    return f"{amount:.2f}"
