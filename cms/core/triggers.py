"""Triggers by which the database itself refuses what no service does, the same on SQLite and PostgreSQL. Used by the areas' triggers.py.

SQLite drops a table's triggers with it when a later migration builds the table anew; that migration then has to make them again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """Refuses a row with a message: always, or where the condition holds. postgresql: the condition there, where it is spelled otherwise."""

    name: str
    when: str
    table: str
    message: str
    condition: str = ""
    postgresql: str = ""

    def statement(self, vendor: str) -> str:
        return self._sqlite() if vendor == "sqlite" else self._postgresql()

    def _sqlite(self) -> str:
        condition = f"WHEN {self.condition} " if self.condition else ""
        return f"CREATE TRIGGER {self.name} {self.when} ON {self.table} FOR EACH ROW {condition}BEGIN SELECT RAISE(ABORT, '{self.message}'); END"

    def _postgresql(self) -> str:
        """A trigger's WHEN cannot ask a table, so the function does."""
        condition = self.postgresql or self.condition
        body = f"IF {condition} THEN {refusal(self.message)} END IF; RETURN NEW;" if condition else refusal(self.message)
        return function(self.name, body) + f"CREATE TRIGGER {self.name} {self.when} ON {self.table} FOR EACH ROW EXECUTE FUNCTION {self.name}();"


def create(editor: BaseDatabaseSchemaEditor, triggers: Iterable[Trigger]) -> None:
    """Makes those that are not there."""
    present = names_in(editor.connection)
    for trigger in triggers:
        if trigger.name not in present:
            editor.execute(trigger.statement(editor.connection.vendor), params=None)


def drop(editor: BaseDatabaseSchemaEditor, triggers: Iterable[Trigger]) -> None:
    is_sqlite = editor.connection.vendor == "sqlite"
    for trigger in triggers:
        editor.execute(f"DROP TRIGGER IF EXISTS {trigger.name}" + ("" if is_sqlite else f" ON {trigger.table}"), params=None)
        if not is_sqlite:
            editor.execute(f"DROP FUNCTION IF EXISTS {trigger.name}()", params=None)


def names_in(connection: BaseDatabaseWrapper) -> set[str]:
    """Every trigger that the database has."""
    query = "SELECT name FROM sqlite_master WHERE type = 'trigger'" if connection.vendor == "sqlite" else "SELECT tgname FROM pg_trigger"
    with connection.cursor() as cursor:
        cursor.execute(query)
        return {row[0] for row in cursor.fetchall()}


def refusal(message: str) -> str:
    """Error class 23 is what Django gives as IntegrityError, as on SQLite."""
    return f"RAISE EXCEPTION '{message}' USING ERRCODE = 'restrict_violation';"


def function(name: str, body: str) -> str:
    return f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$; "
