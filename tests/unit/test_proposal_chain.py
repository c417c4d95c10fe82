"""The chain over a proposal's history: whatever is changed afterwards is found, also by a reader who has only the CSV."""

import csv
import hashlib
import io
import json
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal

import pytest

from cms.domain.codes import AccountCode
from cms.domain.proposals.chain import Flaw, asked_digest, journal_digest, linked, verify, verify_all
from cms.domain.proposals.choices import Milestone, Origin, State
from cms.domain.proposals.facts import Proposal, ProposalEvent
from cms.domain.tables import CellRef, columns_of
from tests.support.proposals import merged, realised, rejected, sealed, silent


def flaws(one: Proposal) -> set[Flaw]:
    return {broken.flaw for broken in verify(one)}


@pytest.mark.parametrize("one", [rejected(), realised(), merged(), silent()])
def test_what_was_recorded_verifies(one):
    assert verify(sealed(one)) == ()


CHANGED = {
    str: lambda text: text + ".",
    int: lambda number: number + 1,
    date: lambda day: day.replace(year=day.year + 1),
    Decimal: lambda amount: amount + Decimal("0.01"),
    AccountCode: lambda code: AccountCode((*code.segments, 1)),
}
FILLED = {"level": None, "corrects": 1, "photo": "foto.jpg", "letter": "x", "other": "P-2020-00001", "source": CellRef("Lembar", 3, "B")}


@pytest.mark.parametrize("name", [column.name for column in columns_of(ProposalEvent)])
def test_one_changed_field_of_an_event_is_found(name):
    one = sealed(realised())
    event = one.events[5]
    value = getattr(event, name)
    if value in (None, ""):
        other = FILLED.get(name) or {"milestone": Milestone.WORKS, "from_state": State.RECEIVED}.get(name) or _example(name)
    elif name in ("to_state", "from_state"):
        other = State.WITHDRAWN
    elif name == "precision":
        other = type(value)("month")
    elif name in ("budget_office", "budget_sub_activity"):
        other = replace(value, text=value.text + "0")
    else:
        other = CHANGED[type(value)](value)

    tampered = replace(one, events=(*one.events[:5], replace(event, **{name: other}), *one.events[6:]))

    assert verify(tampered) != ()


def _example(name: str) -> object:
    kind = next(field for field in fields(ProposalEvent) if field.name == name).type
    examples = {"str": "baru", "int": 3, "date": date(2030, 1, 1), "Decimal": Decimal("1.00"), "Level": rejected().events[1].level}
    return examples[str(kind).removesuffix(" | None")]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("title", "Pengerasan Gang Melati (CONTOH)"),
        ("amount_asked", Decimal("21000000.00")),
        ("village_code", "12.75.02.1005"),
        ("origin", Origin.COUNCIL),
    ],
)
def test_a_change_of_what_was_asked_is_found(name, value):
    assert flaws(replace(sealed(rejected()), **{name: value})) == {Flaw.ASKED}


def test_a_recorded_correction_of_what_was_asked_verifies():
    one = sealed(silent())
    corrected = replace(one, title="Pengerasan Gang Melati (CONTOH)")
    event = ProposalEvent(
        reference=one.reference,
        number=3,
        on=date(2024, 3, 1),
        from_state=one.state,
        to_state=one.state,
        by_office="Bappeda",
        note="Nama gang dibetulkan",
        asked_sha256=asked_digest(corrected),
    )

    corrected = replace(corrected, events=(*one.events, linked(event, one.events[-1].digest)))

    assert verify(corrected) == ()


def test_a_removed_an_added_and_a_moved_event_are_found():
    one = sealed(realised())
    events = one.events

    assert Flaw.NUMBER in flaws(replace(one, events=(*events[:3], *events[4:])))
    assert Flaw.PREVIOUS in flaws(replace(one, events=(*events[:3], *events[4:])))
    assert Flaw.PREVIOUS in flaws(replace(one, events=(*events, linked(replace(events[-1], number=11, previous=""), ""))))
    assert Flaw.STATE in flaws(replace(one, events=(*events[:4], events[5], events[4], *events[6:])))


def test_a_whole_event_forged_with_a_fresh_digest_breaks_the_next_one():
    one = sealed(realised())
    forged = linked(replace(one.events[4], reason="Karangan"), one.events[4].previous)

    broken = verify(replace(one, events=(*one.events[:4], forged, *one.events[5:])))

    assert [(at.flaw, at.number) for at in broken] == [(Flaw.PREVIOUS, 6)]
    assert str(broken[0]) == "P-2024-00007 event 6: previous"


def test_every_proposal_of_many_is_verified():
    good, bad = sealed(rejected()), replace(sealed(silent(number="P-2024-00008")), title="Lain")

    assert [broken.reference for broken in verify_all([good, bad])] == ["P-2024-00008"]


def test_a_reader_can_verify_with_the_csv_alone():
    """As the module's docstring says it, with nothing of ours but the columns' texts."""
    from cms.domain.tables import text_of

    one = sealed(realised())
    names = [column.name for column in columns_of(ProposalEvent)]
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerows([names, *([text_of(getattr(event, name)) for name in names] for event in one.events)])

    before = ""
    for row in csv.DictReader(io.StringIO(buffer.getvalue(), newline="")):
        said = {name: value for name, value in sorted(row.items()) if value and name not in ("previous", "digest")}
        canonical = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
        assert row["previous"] == before
        assert row["digest"] == hashlib.sha256(f"{before}\n{canonical}".encode()).hexdigest()
        before = row["digest"]


def test_the_digests_of_a_known_history_never_change():
    """Digests are published: a change of the canonical form would make every older publication look forged."""
    one = sealed(rejected())

    assert one.events[0].asked_sha256 == "21d1fc56342c83f680e75aa8f165680a39b208acb26d87bc1b7111aebcf52218"
    assert one.events[-1].digest == "6572540353ce40b9a4270cfbfb0b3620876b783eaa4db4f8c1ed9d16e6648438"
    assert journal_digest("", one.events[-1].digest) == "99e6ce58cfe76735b6b1cf82a7e9d3cf54c986f1afa1cc31ef041d3c50d85451"
