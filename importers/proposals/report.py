"""What an import of proposals or outcomes found, as one object for programs and people: for the command line, publish.py and the admin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any  # JSON holds values of any type

from cms.domain.proposals.facts import Proposal, ProposalEvent
from cms.domain.proposals.wording import name_of
from importers.report import Words, difference_lines, report_of_file, terminal_lines, words_in
from importers.table import ImportResult

WORDS = {
    "id": {
        "proposals": "{} usulan dengan {} kejadian.",
        "difference": "{new} usulan baru, {events} kejadian baru, {amended} isi dibetulkan, {same} sama.",
    },
    "en": {
        "proposals": "{} proposals with {} events.",
        "difference": "{new} new proposals, {events} new events, {amended} corrected, {same} the same.",
    },
}


def report_of(result: ImportResult[Proposal] | ImportResult[ProposalEvent], language: str = "id") -> dict[str, Any]:
    """What every report holds. states: how many facts end in which state."""
    events = [event for fact in result.facts for event in (fact.events if isinstance(fact, Proposal) else (fact,))]
    ends = Counter(fact.state if isinstance(fact, Proposal) else fact.to_state for fact in result.facts)
    is_list = all(isinstance(fact, Proposal) for fact in result.facts)
    return report_of_file(result, language) | {
        "proposals": len(result.facts) if is_list else len({event.reference for event in events}),
        "events": len(events),
        "states": {
            state.value: {"title": name_of(state, language), "count": count} for state, count in sorted(ends.items(), key=lambda one: one[0].value)
        },
    }


def lines_of(report: Mapping[str, Any], language: str = "id") -> list[str]:
    """The report for a terminal: problems and rows, then where the proposals stand, then what would change."""
    words = words_in(language, WORDS)
    return terminal_lines(report, words, _own_lines(report, words))


def _own_lines(report: Mapping[str, Any], words: Words) -> Iterator[str]:
    yield words["proposals"].format(report["proposals"], report["events"])
    for state in report["states"].values():
        yield f"  {state['title']:<28} {state['count']:>7}"
    yield from difference_lines(report, words)
