"""Big files are read in a process of their own, so that the upload answers at once. Used by services and the screens.

No daemon: the request starts `python -m cms read_file`, which goes on when the web server is started anew. A row says what is to be done and is
touched every few seconds; where it was not, the process is gone, and the file's report says that its reading was broken off.
"""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from typing import Any  # what was asked is JSON

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import connection, transaction
from django.db.models.fields.files import FieldFile
from django.utils import timezone

from cms.core import audit
from cms.imports.checking import Told
from cms.imports.models import FileReading, ImportBatch, State
from importers.problems import Problem

TOKEN_BYTES = 16
BEAT_SECONDS = 2.0
# As long without a sign of life means that the process is gone: it starts within seconds even on a busy machine.
SILENCE = timedelta(seconds=45)
ZIP = b"PK"
BROKEN_OFF = "reading.broken-off"


def is_large(file: FieldFile) -> bool:
    """True for what takes longer to read than a person waits for an answer. Packed formats hold about five times their size."""
    with file.open("rb") as opened:
        is_packed = opened.read(len(ZIP)) == ZIP
    return file.size > (settings.IMPORT_BACKGROUND_FROM if is_packed else 5 * settings.IMPORT_BACKGROUND_FROM)


def write_down(batch: ImportBatch, asked: Mapping[str, Any], *, by: AbstractBaseUser | None, old_file: str) -> str:
    """What is to be done, in the place of an earlier reading. Gives the token by which the process knows it."""
    token = secrets.token_hex(TOKEN_BYTES)
    now = timezone.now()
    about = {"token": token, "asked": dict(asked), "by": by, "old_file": old_file, "step": "", "started_at": now, "seen_at": now}
    FileReading.objects.update_or_create(batch=batch, defaults=about)
    return token


def start(batch: ImportBatch, token: str) -> None:
    """The process that reads. It is nobody's child in spirit: it does not end with the web server."""
    command = [sys.executable, "-m", "cms", "read_file", str(batch.pk), token]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": os.environ.get("DJANGO_SETTINGS_MODULE", settings.SETTINGS_MODULE)}
    try:
        process = subprocess.Popen(command, cwd=settings.ROOT, env=environment, stdin=subprocess.DEVNULL, start_new_session=True)  # noqa: S603  our own interpreter and command
    except OSError:
        note_broken_off(batch, token)
        raise
    threading.Thread(target=process.wait, daemon=True).start()  # so that it leaves no zombie


def reading_of(batch: ImportBatch, token: str = "") -> FileReading | None:
    """The reading that is under way; with a token only that one."""
    found = FileReading.objects.filter(batch=batch, **({"token": token} if token else {}))
    return found.select_related("by").first()


def end(batch: ImportBatch, token: str) -> bool:
    """True when that reading was still waited for; it is no more."""
    return FileReading.objects.filter(batch=batch, token=token).delete()[0] > 0


@contextmanager
def signs_of_life(reading: FileReading) -> Iterator[Told]:
    """While it lasts the row is touched every two seconds; what is told becomes the step that is shown."""
    mine = FileReading.objects.filter(pk=reading.pk, token=reading.token)
    is_over = threading.Event()

    def beat() -> None:
        while not is_over.wait(BEAT_SECONDS):
            mine.update(seen_at=timezone.now())
        connection.close()  # this thread's own

    def told(step: str) -> None:
        mine.update(step=step, seen_at=timezone.now())

    thread = threading.Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield told
    finally:
        is_over.set()
        thread.join()


def has_broken_off(reading: FileReading) -> bool:
    return timezone.now() - reading.seen_at > SILENCE


@transaction.atomic
def note_broken_off(batch: ImportBatch, token: str) -> None:
    """The file waits again, with a report that says what happened. Nothing when that reading has come to its end after all."""
    locked = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    reading = reading_of(locked, token)
    if reading is None or not end(locked, token):
        return
    if reading.old_file:
        transaction.on_commit(lambda: locked.file.storage.delete(reading.old_file))
    problem = Problem(BROKEN_OFF)
    locked.state = State.FAULTY
    locked.report = {"problems": [problem.as_json("id")], "problem_counts": {BROKEN_OFF: 1}, "accepted": False}
    locked.save(update_fields=["state", "report"])
    audit.record(audit.RECEIVED, locked, by=None, state=locked.state, reason=BROKEN_OFF)
