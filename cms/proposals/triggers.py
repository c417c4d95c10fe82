"""The database refuses, on its own, what no service does: changing or removing an event, or adding one that does not follow the last.

SQL for SQLite and PostgreSQL, used by a migration and by `verify_events`, which tells when a trigger is gone: SQLite drops a table's
triggers with it when a later migration builds the table anew, and then has to make them again.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

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

# Name -> (when, table, condition, message).
TRIGGERS: dict[str, tuple[str, str, str, str]] = {
    "event_not_updated": ("BEFORE UPDATE", EVENTS, "", FINAL),
    "event_not_deleted": ("BEFORE DELETE", EVENTS, "", FINAL),
    "event_follows": ("BEFORE INSERT", EVENTS, _NOT_FOLLOWING, FOLLOWS),
    "proposal_not_deleted": ("BEFORE DELETE", PROPOSALS, "", KEPT),
    "proposal_keeps_number": ("BEFORE UPDATE OF reference", PROPOSALS, "NEW.reference <> OLD.reference", KEPT),
}
# Only PostgreSQL can empty a table without deleting rows; tests empty tables that are empty already.
TRUNCATE = "event_not_truncated"


def create(editor: BaseDatabaseSchemaEditor) -> None:
    """Makes every trigger that is not there."""
    present = found(editor.connection)
    statements = _sqlite() if editor.connection.vendor == "sqlite" else _postgresql()
    for name, statement in statements:
        if name not in present:
            editor.execute(statement, params=None)


def drop(editor: BaseDatabaseSchemaEditor) -> None:
    """For going back to a version without proposals, on a database that holds none."""
    is_sqlite = editor.connection.vendor == "sqlite"
    for name, (_, table, _, _) in TRIGGERS.items():
        editor.execute(f"DROP TRIGGER IF EXISTS {name}" + ("" if is_sqlite else f" ON {table}"), params=None)
    if not is_sqlite:
        editor.execute(f"DROP TRIGGER IF EXISTS {TRUNCATE} ON {EVENTS}", params=None)
        for name in (*TRIGGERS, TRUNCATE):
            editor.execute(f"DROP FUNCTION IF EXISTS {name}()", params=None)


def found(connection: BaseDatabaseWrapper) -> set[str]:
    """Which of our triggers the database has."""
    query = "SELECT name FROM sqlite_master WHERE type = 'trigger'" if connection.vendor == "sqlite" else "SELECT tgname FROM pg_trigger"
    with connection.cursor() as cursor:
        cursor.execute(query)
        names = {row[0] for row in cursor.fetchall()}
    return names & expected(connection)


def expected(connection: BaseDatabaseWrapper) -> set[str]:
    return set(TRIGGERS) if connection.vendor == "sqlite" else {*TRIGGERS, TRUNCATE}


def _sqlite() -> list[tuple[str, str]]:
    return [
        (
            name,
            f"CREATE TRIGGER {name} {when} ON {table} FOR EACH ROW "
            + (f"WHEN {condition} " if condition else "")
            + f"BEGIN SELECT RAISE(ABORT, '{message}'); END",
        )
        for name, (when, table, condition, message) in TRIGGERS.items()
    ]


def _postgresql() -> list[tuple[str, str]]:
    """Error class 23 is what Django gives as IntegrityError, as on SQLite. A trigger's WHEN cannot ask a table, so the function does."""
    statements = []
    for name, (when, table, condition, message) in TRIGGERS.items():
        raised = f"RAISE EXCEPTION '{message}' USING ERRCODE = 'restrict_violation';"
        body = f"IF {condition} THEN {raised} END IF; RETURN NEW;" if condition else raised
        statements.append((name, _function(name, body) + f"CREATE TRIGGER {name} {when} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}();"))
    emptied = f"IF EXISTS (SELECT 1 FROM {EVENTS}) THEN RAISE EXCEPTION '{FINAL}' USING ERRCODE = 'restrict_violation'; END IF; RETURN NULL;"  # noqa: S608  our own names
    truncate = f"CREATE TRIGGER {TRUNCATE} BEFORE TRUNCATE ON {EVENTS} FOR EACH STATEMENT EXECUTE FUNCTION {TRUNCATE}();"
    statements.append((TRUNCATE, _function(TRUNCATE, emptied) + truncate))
    return statements


def _function(name: str, body: str) -> str:
    return f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$; "
