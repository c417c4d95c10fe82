"""The database refuses, on its own, what no service does: changing or removing an event, or adding one that does not follow the last.

SQL for SQLite and PostgreSQL, used by a migration and by `verify_events`, which tells when a trigger is gone: SQLite drops a table's
triggers with it when a later migration builds the table anew, and then has to make them again.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from cms.core import triggers as core
from cms.core.triggers import Trigger

EVENTS, PROPOSALS = "proposals_proposaleventrecord", "proposals_proposalrecord"
FINAL = "An event of a proposal is never changed or deleted; add a correction."
FOLLOWS = "An event follows the last one: next number, from its state, not before its day."
KEPT = "A proposal is never deleted and keeps its number."

_NOT_FOLLOWING = (
    f"NEW.number > 1 AND NOT EXISTS (SELECT 1 FROM {EVENTS} WHERE proposal_id = NEW.proposal_id"  # noqa: S608  our own names
    ' AND number = NEW.number - 1 AND to_state = NEW.from_state AND "on" <= NEW."on")'
    # A move that takes another back leads to where that one came from.
    " OR (NEW.corrects IS NOT NULL AND NEW.from_state <> NEW.to_state AND NOT EXISTS"
    f" (SELECT 1 FROM {EVENTS} WHERE proposal_id = NEW.proposal_id AND number = NEW.corrects"
    " AND from_state = NEW.to_state AND to_state = NEW.from_state))"
)

TRIGGERS = {
    one.name: one
    for one in (
        Trigger(name="event_not_updated", when="BEFORE UPDATE", table=EVENTS, message=FINAL),
        Trigger(name="event_not_deleted", when="BEFORE DELETE", table=EVENTS, message=FINAL),
        Trigger(name="event_follows", when="BEFORE INSERT", table=EVENTS, condition=_NOT_FOLLOWING, message=FOLLOWS),
        Trigger(name="proposal_not_deleted", when="BEFORE DELETE", table=PROPOSALS, message=KEPT),
        Trigger(
            name="proposal_keeps_number",
            when="BEFORE UPDATE OF reference",
            table=PROPOSALS,
            condition="NEW.reference <> OLD.reference",
            message=KEPT,
        ),
    )
}
# Only PostgreSQL can empty a table without deleting rows; tests empty tables that are empty already.
TRUNCATE = "event_not_truncated"


def create(editor: BaseDatabaseSchemaEditor) -> None:
    """Makes every trigger that is not there."""
    core.create(editor, TRIGGERS.values())
    if editor.connection.vendor != "sqlite" and TRUNCATE not in core.names_in(editor.connection):
        editor.execute(_truncate(), params=None)


def drop(editor: BaseDatabaseSchemaEditor) -> None:
    """For going back to a version without proposals, on a database that holds none."""
    core.drop(editor, TRIGGERS.values())
    if editor.connection.vendor != "sqlite":
        editor.execute(f"DROP TRIGGER IF EXISTS {TRUNCATE} ON {EVENTS}", params=None)
        editor.execute(f"DROP FUNCTION IF EXISTS {TRUNCATE}()", params=None)


def found(connection: BaseDatabaseWrapper) -> set[str]:
    """Which of our triggers the database has."""
    return core.names_in(connection) & expected(connection)


def expected(connection: BaseDatabaseWrapper) -> set[str]:
    return set(TRIGGERS) if connection.vendor == "sqlite" else {*TRIGGERS, TRUNCATE}


def _truncate() -> str:
    body = f"IF EXISTS (SELECT 1 FROM {EVENTS}) THEN {core.refusal(FINAL)} END IF; RETURN NULL;"  # noqa: S608  our own names
    return core.function(TRUNCATE, body) + (
        f"CREATE TRIGGER {TRUNCATE} BEFORE TRUNCATE ON {EVENTS} FOR EACH STATEMENT EXECUTE FUNCTION {TRUNCATE}();"
    )
