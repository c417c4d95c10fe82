"""Our own upload templates: one for proposals, one for outcomes. Used by the CMS and the CLI.

Their headings are the columns' own titles, so what is typed under them reads back as it stands; each heading says in a comment what
the column means, and for outcomes what each decision must say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from cms.domain.proposals.checks import LEAST_REASON
from cms.domain.proposals.choices import Choice, Kind, Level, Milestone, Origin, State
from cms.domain.proposals.facts import Proposal, ProposalEvent
from cms.domain.proposals.moves import MOVES, Desk
from cms.domain.proposals.reasons import REASONS, Use
from cms.domain.proposals.wording import name_of, say
from cms.domain.tables import Column, columns_of
from cms.domain.tables import Kind as ColumnKind
from importers.template import empty_book, help_of, packed, write_heading

SHEETS = {"id": ("Usulan", "Keputusan", "Petunjuk"), "en": ("Proposals", "Outcomes", "Guide")}
# What the importer or the CMS fills in.
NOT_ASKED = frozenset({"source", "previous", "digest", "asked_sha256", "number", "precision", "from_state", "copied_from"})
# Of what an outcome must say beside number, day, decision and office.
BY_DECISION = {"id": "Wajib atau tidak menurut keputusannya: lihat lembar Petunjuk.", "en": "Needed or not by the decision: see the sheet Guide."}
LIST_BELOW = {"id": "lihat di bawah", "en": "see below"}
# What a new proposal gets when its row does not say it, though every proposal has it in the end.
GIVEN = {
    "reference": {"id": "Boleh kosong: nomor umumnya diberikan saat disimpan.", "en": "May be left empty: the public number is given on acceptance."},
    "origin": {"id": "Boleh kosong: dari warga.", "en": "May be left empty: from residents."},
}
# A proposal comes in on a day; the column stands on its first event.
DAY = "on"


def proposal_columns() -> tuple[Column, ...]:
    """What is asked of a new proposal: its own columns, the day on which it came in, and what its district is called."""
    on = next(column for column in columns_of(ProposalEvent) if column.name == DAY)
    columns = (column for column in columns_of(Proposal) if column.name not in NOT_ASKED)
    return (on, *(replace(column, required=False) if column.name in GIVEN else column for column in columns))


def outcome_columns() -> tuple[Column, ...]:
    return tuple(column for column in columns_of(ProposalEvent) if column.name not in NOT_ASKED)


def proposal_template(language: str = "id") -> bytes:
    """The empty list of proposals as .xlsx."""
    return _book(proposal_columns(), language, SHEETS.get(language, SHEETS["id"])[0], guide=())


def outcome_template(language: str = "id") -> bytes:
    """The empty list of outcomes as .xlsx, with a sheet that says what each decision must say."""
    return _book(outcome_columns(), language, SHEETS.get(language, SHEETS["id"])[1], guide=tuple(_guide(language)))


def _book(columns: tuple[Column, ...], language: str, title: str, guide: tuple[tuple[str, ...], ...]) -> bytes:
    book = empty_book()
    sheet = book.create_sheet(title)
    for number, column in enumerate(columns, start=1):
        width = 40 if column.kind is ColumnKind.TEXT else 18
        said: Mapping[str, str] = BY_DECISION if guide else GIVEN.get(column.name, {})
        optional = said.get(language, said.get("id", ""))
        note = help_of(column, language, note=column.note(language), optional=optional)
        write_heading(sheet, number, column, language, note=note, width=width, choices=_choices(column))
    sheet.freeze_panes = "A2"
    if guide:
        _write_guide(book.create_sheet(SHEETS.get(language, SHEETS["id"])[2]), guide)
    return packed(book)


CHOICES: dict[str, type[Choice]] = {"kind": Kind, "origin": Origin, "to_state": State, "level": Level, "milestone": Milestone}


def _choices(column: Column) -> list[str]:
    """The words to choose from; all 15 states take 160 of the 255 signs that a list may have."""
    return [choice.slug for choice in CHOICES.get(column.name, ()) if choice is not State.STOPPED]


def _guide(language: str) -> list[tuple[str, ...]]:
    """Each decision: the word to write, from which states, and what it must say; then the coded reasons."""
    rows: list[tuple[str, ...]] = [("Keputusan", "Dari status", "Harus menyebut") if language == "id" else ("Decision", "From state", "Must say")]
    for state in State:
        pairs = [
            (before, rule)
            for (before, to), rule in MOVES.items()
            if to is state and before is not None and before is not state and rule.by is not Desk.IMPORT
        ]
        if not pairs:
            continue
        needs = dict.fromkeys(need for _, rule in pairs for need in rule.needs)
        sentences = " ".join(_sentence(need.value, state, language) for need in needs)
        rows.append((state.slug, ", ".join(name_of(before, language) for before, _ in pairs), sentences))
    rows.append(())
    rows.append(("Kode alasan", "", "Alasan") if language == "id" else ("Reason code", "", "Reason"))
    rows.extend((code, reason.use.value, reason.title(language)) for code, reason in REASONS.items() if reason.use is not Use.SOURCE)
    return rows


def _sentence(need: str, state: State, language: str) -> str:
    """The very sentence that a row gets which lacks it."""
    if need == "explanation":
        return say("faults", "reason-short", language, to_state=name_of(state, language), least=LEAST_REASON, count=0).partition(";")[0] + "."
    return say("faults", need, language, to_state=name_of(state, language), allowed=LIST_BELOW.get(language, LIST_BELOW["id"]))


def _write_guide(sheet: Worksheet, rows: tuple[tuple[str, ...], ...]) -> None:
    for number, row in enumerate(rows, start=1):
        for column, text in enumerate(row, start=1):
            cell = sheet.cell(number, column, text)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for letter, width in (("A", 24), ("B", 40), ("C", 100)):
        sheet.column_dimensions[letter].width = width
