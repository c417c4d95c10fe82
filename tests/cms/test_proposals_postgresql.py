"""What only PostgreSQL has. All other tests of storage run there too, with TEST_DATABASE_URL; by default they run on SQLite."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from cms.proposals import services, triggers, verification
from tests.support.proposals import silent, unregistered

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        connection.vendor != "postgresql",
        reason="no PostgreSQL server was named: TEST_DATABASE_URL=postgresql://user:password@localhost:5432/postgres make test",
    ),
]


def test_a_table_of_events_cannot_be_emptied_at_once():
    services.register(unregistered(silent()))
    connection.check_constraints()  # PostgreSQL empties no table whose foreign keys are still to be looked at

    for statement in (f"TRUNCATE {triggers.EVENTS}", f"TRUNCATE {triggers.PROPOSALS} CASCADE"):
        with pytest.raises(IntegrityError, match="never changed or deleted"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)

    assert list(verification.breaks()) == []


def test_all_triggers_are_there():
    assert verification.missing_triggers() == ()
    assert triggers.TRUNCATE in triggers.found(connection)
