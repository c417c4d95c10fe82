"""What an import of proposals or outcomes found, as one object for programs and people: for the command line, publish.py and the admin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any  # JSON holds values of any type

from cms.domain.proposals.facts import Proposal, ProposalEvent
from cms.domain.proposals.wording import name_of
from importers.table import ImportResult, Understood, UnderstoodColumn

WORDS = {
    "id": {
        "error": "galat",
        "warning": "peringatan",
        "counts": "{} baris dibaca = {} disimpan + {} ditolak + {} dilewati",
        "proposals": "{} usulan dengan {} kejadian.",
        "events": "{} kejadian untuk {} usulan.",
        "difference": "{} usulan baru, {} kejadian baru, {} isi dibetulkan, {} sama.",
        "accepted": "Tidak ada galat.",
        "refused-file": "Berkas ini belum dapat diterima: perbaiki galat di atas.",
        "title": "baris di atas judul",
        "header": "judul kolom",
        "note": "baris tanpa isi",
        "shifted": "kolomnya bergeser",
        "recorded": "sudah tercatat",
        "repeated-sheet": "lembar berisi daftar yang sama",
        "other-sheet": "lembar lain",
        "not-a-table": "lembar tanpa daftar",
    },
    "en": {
        "error": "error",
        "warning": "warning",
        "counts": "{} rows read = {} stored + {} refused + {} skipped",
        "proposals": "{} proposals with {} events.",
        "events": "{} events for {} proposals.",
        "difference": "{} new proposals, {} new events, {} corrected, {} the same.",
        "accepted": "No errors.",
        "refused-file": "This file cannot be accepted yet: mend the errors above.",
        "title": "above the heading",
        "header": "heading",
        "note": "rows without content",
        "shifted": "columns shifted",
        "recorded": "recorded already",
        "repeated-sheet": "sheets with the same list",
        "other-sheet": "other sheets",
        "not-a-table": "sheets without a list",
    },
}


def report_of(result: ImportResult[Proposal] | ImportResult[ProposalEvent], language: str = "id", *, accepted: bool | None = None) -> dict[str, Any]:
    """rows_read = rows_stored + rows_refused + the counts of rows_skipped. states: how many facts end in which state."""
    events = [event for fact in result.facts for event in (fact.events if isinstance(fact, Proposal) else (fact,))]
    ends = Counter(fact.state if isinstance(fact, Proposal) else fact.to_state for fact in result.facts)
    is_list = all(isinstance(fact, Proposal) for fact in result.facts)
    return {
        "file": result.file_name,
        "sha256": result.file_sha256,
        "bytes": result.file_bytes,
        "rows_read": result.rows_read,
        "rows_stored": result.rows_stored,
        "rows_refused": result.rows_refused,
        "rows_skipped": dict(result.rows_skipped),
        "proposals": len(result.facts) if is_list else len({event.reference for event in events}),
        "events": len(events),
        "states": {
            state.value: {"title": name_of(state, language), "count": count} for state, count in sorted(ends.items(), key=lambda one: one[0].value)
        },
        "problems": [problem.as_json(language) for problem in result.problems],
        "problem_counts": dict(sorted(Counter(problem.code for problem in result.problems).items())),
        "understood": [_understood(one) for one in result.understood],
        "accepted": result.ok if accepted is None else accepted,
    }


def lines_of(report: Mapping[str, Any], language: str = "id") -> list[str]:
    """The report for a terminal: one line for each problem, then what became of the rows, then what would change."""
    words = WORDS.get(language, WORDS["id"])
    lines = [_problem_line(problem, words) for problem in report["problems"]]
    skipped = ", ".join(f"{words.get(kind, kind)} {count}" for kind, count in report["rows_skipped"].items())
    counts = (report["rows_read"], report["rows_stored"], report["rows_refused"], sum(report["rows_skipped"].values()))
    lines.append(f"{report['file']}: {words['counts'].format(*counts)}" + (f" ({skipped})" if skipped else ""))
    lines.append(words["proposals"].format(report["proposals"], report["events"]))
    lines.extend(f"  {state['title']:<28} {state['count']:>7}" for state in report["states"].values())
    if difference := report.get("difference"):
        lines.append(words["difference"].format(*(difference[name] for name in ("new", "events", "amended", "same"))))
    lines.append(words["accepted"] if report["accepted"] else words["refused-file"])
    return lines


def _problem_line(problem: Mapping[str, str], words: Mapping[str, str]) -> str:
    place = f"{problem['sheet']}!{problem['cell']}" if problem["cell"] else problem["sheet"]
    where = f"{place}: " if place else ""
    return f"{where}{words[problem['severity']]} {problem['code']}: {problem['message']} {problem['remedy']}"


def _understood(one: Understood) -> dict[str, Any]:
    return {
        "sheet": one.sheet,
        "heading_rows": list(one.heading_rows),
        "columns": [_column(column) for column in one.columns],
        "unread": [_column(column) for column in one.unread],
    }


def _column(column: UnderstoodColumn) -> dict[str, Any]:
    return {"name": column.name, "letters": column.letters, "title": column.title, "notation": column.notation, "samples": list(column.samples)}
