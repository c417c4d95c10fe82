"""Events are final: by Django, by SQL, by constraint; and whoever gets past all of that is found."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from cms.core.immutable import ImmutableRecord
from cms.domain.proposals.checks import LONGEST
from cms.domain.proposals.choices import State
from cms.domain.proposals.facts import Proposal, ProposalEvent
from cms.domain.proposals.moves import Need
from cms.domain.tables import CellRef, columns_of
from cms.proposals import services, storage, triggers, verification
from cms.proposals.constraints import CONDITIONS, DATES_AND_NUMBERS
from cms.proposals.models import EventJournal, ProposalEventRecord, ProposalRecord
from tests.support.proposals import GOOD, LONG_REASON, merged, realised, rejected, said, silent, stopped
from tests.support.proposals import unregistered as new

pytestmark = pytest.mark.django_db
EVENTS = "proposals_proposaleventrecord"


@pytest.fixture
def stored() -> ProposalRecord:
    services.register(new(silent()))
    services.register(new(rejected()))
    return ProposalRecord.objects.get(reference="P-2024-00001")


@pytest.mark.parametrize("one", [silent(), rejected(), realised(), merged(), stopped()], ids=lambda one: one.state.value)
def test_what_is_read_back_is_what_was_stored_and_nothing_is_not_zero(one):
    cell = CellRef.parse("Usulan!B7")
    events = (replace(one.events[0], recommended_amount=Decimal("0.00"), rank=0, source=cell), *one.events[1:])
    kept = replace(one, amount_asked=Decimal("0.00"), source=cell, events=events)
    rows = [tuple(storage.stored(event, storage.EVENT_COLUMNS).values()) for event in kept.events]
    asked = tuple(storage.stored(kept, storage.ASKED_COLUMNS).values())

    read = tuple(storage.event_of(row, kept.reference) for row in rows)

    assert storage.proposal_of(asked, is_sample=kept.is_sample, events=read) == kept


def sql(statement: str, *values: object) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


@contextmanager
def without_triggers():
    """What somebody with the database's own keys can do."""
    with connection.cursor() as cursor:
        for one in triggers.TRIGGERS.values():
            cursor.execute(f"DROP TRIGGER {one.name}" + ("" if connection.vendor == "sqlite" else f" ON {one.table}"))
    yield
    with connection.schema_editor() if connection.vendor == "postgresql" else _editor() as editor:
        triggers.create(editor)


@contextmanager
def _editor():
    """SQLite's schema editor refuses to work inside a transaction, as tests are; a trigger needs none of its care."""

    class Editor:
        def __init__(self) -> None:
            self.connection = connection

        def execute(self, statement: str, params: object) -> None:
            with connection.cursor() as cursor:
                cursor.execute(statement)

    yield Editor()


def test_an_event_is_neither_saved_again_nor_deleted_by_django(stored):
    event = ProposalEventRecord.objects.first()
    event.reason = "lain"

    for attempt in (
        event.save,
        event.delete,
        lambda: ProposalEventRecord.objects.update(reason="lain"),
        lambda: ProposalEventRecord.objects.all().delete(),
        lambda: ProposalEventRecord.objects.bulk_update([event], ["reason"]),
        stored.events.all().delete,
        stored.delete,
        stored.save,
    ):
        with pytest.raises(ImmutableRecord):
            attempt()


@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE {EVENTS} SET reason = 'lain'",
        f"UPDATE {EVENTS} SET note = note WHERE number = 1",
        f"DELETE FROM {EVENTS}",
        f"DELETE FROM {EVENTS} WHERE number = 5",
        "DELETE FROM proposals_proposalrecord",
        "UPDATE proposals_proposalrecord SET reference = 'P-2024-00099' WHERE reference = 'P-2024-00001'",
    ],
)
def test_sql_neither_changes_nor_deletes_an_event(stored, statement):
    with pytest.raises(IntegrityError, match=r"never changed or deleted|never deleted and keeps its number"):
        sql(statement)

    assert list(verification.breaks()) == []


def raw_event(record: ProposalRecord, **other: object) -> None:
    """An event written past every service."""
    event = ProposalEvent(
        **{"on": date(2024, 5, 1), "number": 3, "from_state": State.SCREENED, "to_state": State.SCREENED, "note": "Kabar"}
        | GOOD[State.RECEIVED]
        | other
    )
    row = storage.stored(event, storage.EVENT_COLUMNS)
    with transaction.atomic():
        ProposalEventRecord.objects.create(**row, proposal=record, serial=99, journal="x", recorded_at=timezone.now())


@pytest.mark.parametrize(
    "other",
    [
        {"number": 4},
        {"from_state": State.RECEIVED, "to_state": State.RECEIVED},
        {"on": date(2024, 2, 1)},
        {"number": 2},
    ],
    ids=["a gap", "from another state", "before the last day", "a number twice"],
)
def test_the_database_takes_only_an_event_that_follows_the_last(stored, other):
    with pytest.raises(IntegrityError):
        raw_event(stored, **other)


LACKING = [
    (State.REJECTED, "reason", "pendek"),
    (State.REJECTED, "reason_code", ""),
    (State.REJECTED, "objection", " "),
    (State.DEFERRED, "review_on", None),
    (State.ACCEPTED, "fiscal_year", None),
    (State.ACCEPTED, "to_office", ""),
    (State.ACCEPTED, "planning_document", ""),
    (State.MERGED, "other", ""),
    (State.FORWARDED, "letter", ""),
    (State.CANCELLED, "instead", ""),
    (State.BUDGETED, "budget_account", None),
    (State.BUDGETED, "planned_amount", None),
    (State.IN_PROGRESS, "executor", ""),
    (State.IN_PROGRESS, "planned_finish", None),
    (State.COMPLETED, "finished_on", None),
    (State.COMPLETED, "realised_amount", None),
    (State.COMPLETED, "evidence", ""),
    (State.STOPPED, "reason_code", ""),
    (State.SCREENED, "note", ""),
]
BEFORE = {
    State.BUDGETED: State.ACCEPTED,
    State.IN_PROGRESS: State.BUDGETED,
    State.COMPLETED: State.IN_PROGRESS,
    State.CANCELLED: State.ACCEPTED,
    State.SCREENED: State.RECEIVED,
}


@pytest.mark.parametrize(("to", "field", "value"), LACKING)
def test_the_database_refuses_a_move_that_does_not_say_what_it_must(stored, to, field, value):
    with without_triggers():
        about = {"from_state": BEFORE.get(to, State.ASSESSED), "to_state": to, **GOOD[to]}
        with pytest.raises(IntegrityError, match=f"{to.name.lower()}_says_what_it_must"):
            raw_event(stored, **{**about, field: value})
        raw_event(stored, **about)


@pytest.mark.parametrize(
    ("other", "constraint"),
    [
        ({"to_state": State.COMPLETED, **GOOD[State.COMPLETED]}, "move_in_table"),
        ({"by_office": "  "}, "event_names_an_office"),
        ({"note": ""}, "same_state_says_news"),
        ({"corrects": 3}, "corrects_an_earlier_event"),
        ({"from_state": None, "to_state": State.RECEIVED}, "first_event_comes_in"),
        ({"number": 1}, "first_event_comes_in"),
        ({"recommended_amount": -1}, "recommended_amount_not_negative"),
    ],
)
def test_the_database_refuses_what_no_event_may_be(stored, other, constraint):
    with without_triggers(), pytest.raises(IntegrityError, match=constraint):
        raw_event(stored, **other)


def test_the_database_has_room_for_the_longest_that_the_vocabulary_takes():
    rooms = {name: ProposalRecord._meta.get_field(name).max_length for name in LONGEST}

    assert {name: room for name, room in rooms.items() if room is not None} == {name: LONGEST[name] for name in ("unit", "point", "source_id")}


def test_every_need_of_the_table_is_a_constraint_of_the_database():
    assert set(CONDITIONS) | {Need.UPDATE} == set(Need)


def test_the_rows_hold_every_column_of_the_facts():
    names = {field.name for field in ProposalEventRecord._meta.get_fields()}
    asked = {field.name for field in ProposalRecord._meta.get_fields()}

    assert {column.name for column in columns_of(ProposalEvent)} - {"reference"} <= names
    assert {column.name for column in columns_of(Proposal)} <= asked
    nullable = {field.name for field in ProposalEventRecord._meta.get_fields() if getattr(field, "null", False)}
    assert nullable >= DATES_AND_NUMBERS


def verify_events(*arguments: str) -> str:
    out = StringIO()
    call_command("verify_events", *arguments, stdout=out)
    return out.getvalue().strip()


def test_verify_events_says_how_many_verify_and_the_end_of_the_chain(stored):
    journal = EventJournal.objects.get()

    assert verify_events() == f"7 events verify. 7:{journal.head}"
    assert verify_events("--head", f"7:{journal.head}").startswith("7 events verify.")


def test_an_end_written_down_earlier_still_stands_after_more_events(stored):
    journal = EventJournal.objects.get()
    services.answer_many([said(State.PRIORITISED, date(2024, 3, 4), reference="P-2024-00001")])

    assert verify_events("--head", f"{journal.count}:{journal.head}").startswith("8 events verify.")
    with pytest.raises(CommandError, match="event 7 of the journal is not the one that was written down"):
        verify_events("--head", f"7:{'0' * 64}")
    with pytest.raises(CommandError, match="COUNT:DIGEST"):
        verify_events("--head", "abc")


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        (f"UPDATE {EVENTS} SET reason = reason || '.' WHERE number = 5", "P-2024-00002 event 5: digest"),
        (f"UPDATE {EVENTS} SET \"on\" = '2024-02-13' WHERE number = 2", "P-2024-00001 event 2: digest"),
        (f"UPDATE {EVENTS} SET recommended_amount = 1 WHERE number = 4", "P-2024-00002 event 4: digest"),
        (f"DELETE FROM {EVENTS} WHERE number = 2", "P-2024-00001 event 2: state"),
        (f"DELETE FROM {EVENTS} WHERE serial = 7", r"\(end\) event 7: journal"),
        (f"UPDATE {EVENTS} SET journal = 'x' WHERE serial = 3", "journal"),
        ("UPDATE proposals_proposalrecord SET title = 'Lain'", "P-2024-00001 event 2: asked"),
        ("UPDATE proposals_proposalrecord SET amount_asked = 1", "asked"),
        ("UPDATE proposals_proposalrecord SET state = 'accepted' WHERE reference = 'P-2024-00001'", "P-2024-00001 event 2: state"),
        ("UPDATE proposals_eventjournal SET count = 6", r"\(end\) event 6: journal"),
    ],
)
def test_one_changed_byte_behind_the_databases_back_is_found(stored, statement, found):
    with without_triggers():
        sql(statement)

    with pytest.raises(CommandError, match=found) as refused:
        verify_events()

    assert refused.value.returncode == 10


def test_a_whole_proposal_that_vanished_is_found(stored):
    with without_triggers():
        sql(f"DELETE FROM {EVENTS} WHERE proposal_id = {stored.pk}")
        sql("DELETE FROM proposals_proposalrecord WHERE reference = 'P-2024-00001'")

    with pytest.raises(CommandError, match="journal"):
        verify_events()


def test_a_trigger_that_is_gone_is_named(stored):
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER event_not_updated" + ("" if connection.vendor == "sqlite" else f" ON {EVENTS}"))

    with pytest.raises(CommandError, match="trigger event_not_updated is missing"):
        verify_events()


def test_the_database_takes_a_move_back_only_to_where_it_came_from():
    number = services.register(new(rejected())).reference
    record = ProposalRecord.objects.get(reference=number)
    last = record.events.last()
    about = {"number": last.number + 1, "on": last.on, "from_state": State.REJECTED, "corrects": last.number, "reason": LONG_REASON}

    for wrong in ({"to_state": State.SCREENED}, {"corrects": 2, "to_state": State.RECEIVED}):
        with pytest.raises(IntegrityError, match="follows the last one"):
            raw_event(record, **{**about, **wrong})
    with pytest.raises(IntegrityError, match="move_in_table"):
        raw_event(record, **{**about, "to_state": State.SCREENED, "corrects": None})
    services.take_back(number, reason=LONG_REASON, by_office="Bappeda")

    record.refresh_from_db()
    assert (record.state, record.last_number) == (last.from_state, last.number + 1)
    assert list(verification.breaks()) == []
