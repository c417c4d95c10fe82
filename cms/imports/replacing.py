"""A later file takes the place of one that is still open: that one ends, its record stays and names the later one. Of budgets and lists alike.

Nobody is made to: a faulty file whose mended copy came as a new file would wait for ever, so its report offers to end it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from cms.core import audit
from cms.domain.errors import MoveRefused
from cms.imports.guessing import guessed_year
from cms.imports.models import CheckedFigures, ImportBatch, KeptComparison, ListBatch, ListState, State

REPLACED = "terang.import.replaced"
OFFERED = 5
# What a marked copy is called beside the officer's own name for it.
MARKED = "bertanda"
# A later file that ended itself takes nobody's place.
STANDING = (State.CHECKED, State.FAULTY, State.ACCEPTED)

Batch = TypeVar("Batch", ImportBatch, ListBatch)


def open_before(batch: Batch, *, by: AbstractBaseUser, may_decide: bool) -> list[Batch]:
    """The files that came before this one, are still open, and that it may replace: for that person to say so. The newest first."""
    return [older for older in _replaceable(batch) if may_decide or older.sent_by_id == by.pk][:OFFERED]


def _replaceable(batch: Batch) -> Iterator[Batch]:
    """Of lists the sender's of the same kind. Of budgets those of the same document; and of the sender's faulty ones those of the same name, since
    the year may have been the fault. A faulty file takes the place of none that could be accepted."""
    if batch.state not in STANDING:
        return
    waiting = (State.FAULTY,) if batch.state == State.FAULTY else (State.CHECKED, State.FAULTY)
    earlier = type(batch).objects.filter(pk__lt=batch.pk, state__in=waiting)
    for older in earlier.select_related("sent_by").defer("report").order_by("-pk"):
        is_mine = older.sent_by_id is not None and older.sent_by_id == batch.sent_by_id
        if _about(older) == _about(batch):
            if is_mine or isinstance(older, ImportBatch):
                yield older
        elif is_mine and isinstance(older, ImportBatch) and older.state == State.FAULTY and _are_called_alike(older, batch):
            yield older


def _about(batch: ImportBatch | ListBatch) -> tuple[object, ...]:
    """What a file is about: the document, or the kind of list."""
    if isinstance(batch, ListBatch):
        return batch.kind, batch.is_sample
    return batch.year, batch.phase, batch.sequence, batch.is_sample


def _are_called_alike(one: ImportBatch, other: ImportBatch) -> bool:
    """By the words of their names: a marked copy and a second download are; two whose names say different years are not."""
    years = {guessed_year(batch.file_name) for batch in (one, other)} - {None}
    return len(years) < 2 and _words(one) == _words(other)


def _words(batch: ImportBatch) -> list[str]:
    return [word for word in re.findall(r"[a-z]+", Path(batch.file_name).stem.casefold()) if word != MARKED]


@transaction.atomic
def replace(older: Batch, newer: Batch, *, by: AbstractBaseUser, may_decide: bool) -> Batch:
    """Ends the older file. Raises MoveRefused when it is not open any more, or not one that the newer may replace.

    Both are read anew and held: the newer may have been refused since it was shown.
    """
    held = {one.pk: one for one in type(older).objects.select_for_update().filter(pk__in=(older.pk, newer.pk)).order_by("pk")}
    locked, newer = held[older.pk], held[newer.pk]
    if not locked.is_waiting:
        raise MoveRefused(f"{locked.file_name} tidak lagi menunggu: {locked.get_state_display().lower()}.")
    if locked.pk not in [one.pk for one in _replaceable(newer)] or not (may_decide or locked.sent_by_id == by.pk):
        raise MoveRefused(f"{locked.file_name} tidak dapat digantikan {newer.file_name}: bukan berkas Anda untuk hal yang sama.")
    name, locked.file.name = locked.file.name, ""
    locked.state, locked.replaced_by = (ListState if isinstance(locked, ListBatch) else State).REPLACED, newer
    locked.decided_at, locked.decided_by = timezone.now(), by
    locked.save()
    if isinstance(locked, ImportBatch):
        CheckedFigures.objects.filter(batch=locked).delete()
        KeptComparison.objects.filter(batch=locked).delete()
    audit.record(REPLACED, locked, by=by, replaced_by=newer.pk, file=newer.file_name)
    if name:
        transaction.on_commit(lambda: locked.file.storage.delete(name))
    return locked
