"""One officer's process for the tests of concurrency: python -m tests.support.officer VERB ... Runs against TEST_DATABASE_URL or an SQLite file.

send PATH BUDGET_SEQUENCE    receives a file, prints the number of its record
accept PK [GATE]             waits until the file GATE is there, then accepts; prints the version, or "refused"
publish                      publishes the one document as the editor's button does; prints its version
events                       prints the events of every version's public life
compare PK                   prints how many lines are the same, changed, added and removed
die PK                       accepts, and ends by SIGKILL in the middle of the commit, when all lines are written
look                         prints how many versions, lines and accepted files there are
register                     records an assessed proposal, prints its number
reject NUMBER SEEN [GATE]    rejects it, having seen so many of its events; prints "rejected" or "refused"
note NUMBER TEXT             keeps a note for colleagues
hold [WHAT]                  (PostgreSQL) prints "held" and lets nobody write a note, or an event of a version, until two wait at the same moment
freeze                       (PostgreSQL) freezes what is public while another proposal is recorded, prints how many proposals it holds
history NUMBER               prints the states of its events, and how many notes there are
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import django

django.setup()

from django.core.files import File  # noqa: E402  after the settings
from django.db import connection, transaction  # noqa: E402  after the settings

from cms.budgets import services as documents  # noqa: E402  after the settings
from cms.budgets.models import BudgetDocumentPage, BudgetLineRecord, BudgetRelease, BudgetVintage  # noqa: E402  after the settings
from cms.budgets.services import Details  # noqa: E402  after the settings
from cms.domain.budgets import Phase  # noqa: E402  after the settings
from cms.domain.errors import ShownError  # noqa: E402  after the settings
from cms.domain.proposals.choices import State  # noqa: E402  after the settings
from cms.imports import comparing, services  # noqa: E402  after the settings
from cms.imports.models import CheckedFigures, ImportBatch  # noqa: E402  after the settings
from cms.imports.models import State as BatchState  # noqa: E402  after the settings
from cms.proposals import queries  # noqa: E402  after the settings
from cms.proposals import services as proposals  # noqa: E402  after the settings
from cms.proposals.models import InternalNote, ProposalRecord  # noqa: E402  after the settings
from cms.snapshot import take_snapshot  # noqa: E402  after the settings
from tests.support.proposals import DESKS, proposal, said, unregistered  # noqa: E402  after the settings


def send(path: str) -> None:
    details = Details(year=2025, phase=Phase.ENACTED, is_sample=True)
    with Path(path).open("rb") as file:
        batch = services.receive(File(file, name=Path(path).name), details, by=None)
    print(batch.pk)  # noqa: T201  the answer to the test


def accept(pk: str, gate: str = "") -> None:
    batch = ImportBatch.objects.get(pk=pk)
    _wait_for(gate)
    try:
        print(f"v{services.accept(batch, by=None).vintage.number}")  # noqa: T201  the answer to the test
    except ShownError:
        print("refused")  # noqa: T201  the answer to the test


def publish() -> None:
    page = BudgetDocumentPage.objects.get()
    page.latest_revision.publish()
    page.refresh_from_db()
    print(f"v{page.vintage.number}")  # noqa: T201  the answer to the test


def events() -> None:
    print(*BudgetRelease.objects.order_by("pk").values_list("vintage__number", "action"))  # noqa: T201  the answer to the test


def _wait_for(gate: str) -> None:
    while gate and not Path(gate).exists():
        threading.Event().wait(0.005)


def die(pk: str) -> None:
    insert = documents._insert

    def killed(vintage: BudgetVintage, rows: Any) -> None:
        insert(vintage, rows)
        os.kill(os.getpid(), signal.SIGKILL)

    documents._insert = killed
    services.accept(ImportBatch.objects.get(pk=pk), by=None)


def compare(pk: str) -> None:
    batch = ImportBatch.objects.get(pk=pk)
    found = comparing.comparison_of(batch)
    print("nothing" if found is None else (found.same, *(number for _, _, number in found.counts)))  # noqa: T201  the answer to the test


def look() -> None:
    accepted = ImportBatch.objects.filter(state=BatchState.ACCEPTED).count()
    # A whole version has as many lines as it says.
    torn = [one.number for one in BudgetVintage.objects.all() if one.lines.count() != one.rows_stored]
    numbers = list(BudgetVintage.objects.order_by("number").values_list("number", flat=True))
    facts = (numbers, torn, accepted, BudgetLineRecord.objects.count(), BudgetDocumentPage.objects.count(), CheckedFigures.objects.count())
    print(*facts, sep="|")  # noqa: T201  the answer to the test


def register() -> None:
    print(proposals.register(unregistered(proposal(*DESKS))).reference)  # noqa: T201  the answer to the test


def reject(number: str, seen: str, gate: str = "") -> None:
    event = replace(said(State.REJECTED, date(2024, 5, 6)), reference=number)
    _wait_for(gate)
    try:
        proposals.answer_many((event,), seen={number: int(seen)})
        print("rejected")  # noqa: T201  the answer to the test
    except ShownError:
        print("refused")  # noqa: T201  the answer to the test


def note(number: str, text: str) -> None:
    proposals.note_internally(number, text=text, by=None)


def hold(what: str = "notes") -> None:
    held = {"notes": InternalNote, "events": BudgetRelease}[what]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {held._meta.db_table} IN SHARE MODE")
        print("held", flush=True)  # noqa: T201  the answer to the test
        waiting = 0
        while waiting < 2:
            threading.Event().wait(0.005)
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            (waiting,) = cursor.fetchone()


def freeze() -> None:
    recording = threading.Thread(target=register)

    def between(execute: Any, sql: str, *more: Any) -> Any:
        """The histories are read by then, what was asked is not."""
        if f'FROM "{ProposalRecord._meta.db_table}"' in sql and not recording.ident:
            recording.start()
            recording.join()
        return execute(sql, *more)

    with connection.execute_wrapper(between):
        print(len(take_snapshot().proposals))  # noqa: T201  the answer to the test


def history(number: str) -> None:
    print(*(event.to_state.value for event in queries.proposal(number).events), InternalNote.objects.count())  # noqa: T201  the answer to the test


if __name__ == "__main__":
    verbs = (send, accept, publish, events, die, compare, look, register, reject, note, hold, freeze, history)
    {verb.__name__: verb for verb in verbs}[sys.argv[1]](*sys.argv[2:])
