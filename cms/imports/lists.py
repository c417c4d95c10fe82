"""Lists through the admin: received and checked, accepted, refused, undone. The same reading as the command line's."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any  # what the sender said, as each kind has it

from django.contrib.auth.models import AbstractBaseUser
from django.core.files import File
from django.db import transaction
from django.utils import timezone

from cms.core import audit
from cms.core.public_words import require_public
from cms.core.release import role_of
from cms.domain.errors import MoveRefused
from cms.imports.crosswalk import CROSSWALK
from cms.imports.handling import Checked, Handling
from cms.imports.licence_lists import ISSUANCES, SERVICES
from cms.imports.models import ListBatch, ListKind, ListState
from cms.imports.proposal_lists import PROPOSALS
from cms.imports.queries import path_of
from cms.imports.services import name_of

UNDONE = "terang.import.undone"
TAKEN_BACK = "terang.import.taken-back"
HANDLING: Mapping[str, Handling] = {
    ListKind.PROPOSALS: PROPOSALS,
    ListKind.OUTCOMES: PROPOSALS,
    ListKind.SERVICES: SERVICES,
    ListKind.ISSUANCES: ISSUANCES,
    ListKind.CROSSWALK: CROSSWALK,
}


def check(path: Path, kind: str, details: Any, file_name: str) -> Checked:
    """Reads a list and says everything about it. Stores nothing."""
    return HANDLING[kind].check(path, kind, details, file_name)


# Receiving ---------------------------------------------------------------------------------------------------------------


def receive(upload: File, kind: str, details: Any, *, by: AbstractBaseUser | None) -> ListBatch:
    """Keeps a list privately and checks it. One with a personal number in it is not kept."""
    said = HANDLING[kind].said(details) | {"sent_role": role_of(by)}  # the account may be gone when the list is taken in
    batch = ListBatch(kind=kind, file_name=name_of(upload), sent_at=timezone.now(), sent_by=by, is_sample=details.is_sample, details=said)
    batch.file.save(batch.file_name, upload, save=False)
    name = batch.file.name
    try:
        checked = check(Path(batch.file.path), kind, details, batch.file_name)
        _take_report(batch, checked)
        if checked.holds_personal_numbers:
            batch.file.name = ""
        with transaction.atomic():
            batch.save()
            audit.record(audit.RECEIVED, batch, by=by, sha256=batch.file_sha256, state=batch.state)
    except BaseException:
        batch.file.storage.delete(name)
        raise
    if checked.holds_personal_numbers:
        batch.file.storage.delete(name)
    return batch


def _take_report(batch: ListBatch, checked: Checked) -> None:
    batch.report, batch.file_sha256, batch.file_bytes = checked.report, checked.result.file_sha256, checked.result.file_bytes
    batch.state = ListState.CHECKED if checked.report["accepted"] else ListState.FAULTY


# Deciding ----------------------------------------------------------------------------------------------------------------


@transaction.atomic
def accept(batch: ListBatch, *, by: AbstractBaseUser | None) -> bool:
    """Takes the list in, all of it. False when what is stored has changed since it was checked: then its report is made anew instead."""
    locked = _waiting(batch)
    details = HANDLING[locked.kind].details_of(locked)
    checked = check(path_of(locked), locked.kind, details, locked.file_name)
    if not checked.report["accepted"] or checked.report["difference"] != locked.report["difference"]:
        _take_report(locked, checked)
        locked.save()
        return False
    locked.effect = HANDLING[locked.kind].take_in(locked, checked, details, by)
    _decide(locked, ListState.ACCEPTED, by)
    audit.record(audit.ACCEPTED, locked, by=by, **checked.report["difference"])
    return True


@transaction.atomic
def refuse(batch: ListBatch, *, by: AbstractBaseUser | None, reason: str) -> None:
    """Ends a waiting list without taking it in. What was said of it stays, the file goes."""
    _end(_waiting(batch, ListState.CHECKED, ListState.FAULTY), ListState.REFUSED, audit.REFUSED, by=by, reason=reason)


@transaction.atomic
def take_back(batch: ListBatch, *, by: AbstractBaseUser, reason: str = "") -> None:
    """As refuse, by the one who sent it and who needs no right to decide for that."""
    locked = _waiting(batch, ListState.CHECKED, ListState.FAULTY)
    if locked.sent_by_id != by.pk:
        raise MoveRefused(f"{locked.file_name} dikirim orang lain. Hanya pengirimnya yang dapat menariknya.")
    _end(locked, ListState.WITHDRAWN, TAKEN_BACK, by=by, reason=reason)


def _end(locked: ListBatch, state: ListState, action: str, *, by: AbstractBaseUser | None, reason: str) -> None:
    """What was said of it stays, the file goes."""
    require_public(reason)
    name, locked.file.name, locked.reason = locked.file.name, "", reason
    _decide(locked, state, by)
    audit.record(action, locked, by=by, reason=reason)
    if name:
        transaction.on_commit(lambda: locked.file.storage.delete(name))


@transaction.atomic
def undo(batch: ListBatch, *, by: AbstractBaseUser | None, reason: str) -> int:
    """Takes back everything that an accepted list added. Gives how many facts it was about. Refused where something has happened since."""
    require_public(reason)
    locked = _waiting(batch, ListState.ACCEPTED)
    about = HANDLING[locked.kind].undo(locked, by, reason)
    locked.reason = reason
    _decide(locked, ListState.UNDONE, by)
    audit.record(UNDONE, locked, by=by, references=about, reason=reason)
    return len(about)


def _waiting(batch: ListBatch, *states: ListState) -> ListBatch:
    """The locked row. Raises MoveRefused when somebody was faster."""
    locked = ListBatch.objects.select_for_update().get(pk=batch.pk)
    if locked.state not in (states or (ListState.CHECKED,)):
        raise MoveRefused(f"{locked.file_name} sudah diputuskan atau belum dapat diterima: {locked.get_state_display().lower()}.")
    return locked


def _decide(batch: ListBatch, state: ListState, by: AbstractBaseUser | None) -> None:
    batch.state, batch.decided_at, batch.decided_by = state, timezone.now(), by
    batch.save()
