"""Writes of imports: a file is received and checked, mended, accepted or refused. The admin and the command line come here alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any  # a report is JSON

from django.contrib.auth.models import AbstractBaseUser
from django.core.files import File
from django.db import transaction
from django.utils import timezone

from cms.budgets import queries as budgets
from cms.budgets import services as documents
from cms.budgets.models import BudgetVintage
from cms.budgets.services import Details, Figures, Stored, add_vintage
from cms.budgets.storage import lines_of, row_in
from cms.core import audit
from cms.core.public_words import require_public
from cms.core.release import role_of
from cms.domain.amounts import total
from cms.domain.budgets import CONTROLS
from cms.domain.errors import MoveRefused, UsageError
from cms.domain.personal import without_numbers
from cms.imports import background, profiles, queries
from cms.imports.checking import COMPARING, STORING, Checked, Told, check, nobody
from cms.imports.comparing import comparison, keep, side_by_side
from cms.imports.differences import Move, alarms, biggest, moves_between
from cms.imports.models import CheckedFigures, ImportBatch, KeptComparison, State
from cms.imports.packing import pack
from importers.pausing import no_cycles_sought
from importers.profiles import Profile, profile_from

# What a document says beside its figures and beside what names it.
SAID = ("title", "regulation_number", "regulation_date", "as_of", "origin", "note", *CONTROLS, "change_reason")
NAME_LENGTH = 255


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How a file is to be read: which budget it is, which part of it, and by whose guesses. remember: keep those for files of this shape."""

    details: Details
    sheet: str = ""
    government: str = ""
    profile: Profile | None = None
    remember: bool = False


def receive(upload: File, details: Details, *, by: AbstractBaseUser | None, sheet: str = "", government: str = "") -> ImportBatch:
    """Keeps a file privately and checks it. A good one waits for acceptance, a faulty one to be mended; a big one is read in the background."""
    batch = ImportBatch(file_name=name_of(upload), sent_at=timezone.now(), sent_by=by)
    return _take(batch, upload, Asked(details=details, sheet=sheet, government=government), by=by)


def check_again(
    batch: ImportBatch,
    details: Details,
    *,
    by: AbstractBaseUser | None,
    sheet: str = "",
    government: str = "",
    upload: File | None = None,
) -> ImportBatch:
    """Reads a waiting file again with other details, or its mended successor in its place."""
    _must_wait(batch)
    if upload is None and not batch.file:
        raise MoveRefused("Berkas ini tidak disimpan, karena memuat nomor pribadi. Pilih berkas yang sudah diperbaiki.")
    if upload is not None:
        batch.file_name = name_of(upload)
    return _take(batch, upload, Asked(details=details, sheet=sheet, government=government), by=by)


def read_as(batch: ImportBatch, profile: Profile, *, by: AbstractBaseUser | None, sheet: str = "") -> ImportBatch:
    """Reads a waiting file again as somebody said, and keeps that under the profile's name for the next file of this shape."""
    _must_wait(batch)
    said = batch.details.get("government", "")
    asked = Asked(details=queries.details_of(batch), sheet=sheet, government=said, profile=profile, remember=True)
    return _take(batch, None, asked, by=by)


def _take(batch: ImportBatch, upload: File | None, asked: Asked, *, by: AbstractBaseUser | None) -> ImportBatch:
    """Writes the file, then reads it at once or, a big one, in a process of its own. The file that is not needed goes."""
    asked.details.require_public()
    before, new = batch.file.name, ""
    old = before if upload is not None else ""
    if upload is None:
        queries.path_of(batch)
    else:
        batch.file.save(batch.file_name, upload, save=False)
        new = batch.file.name
    try:
        if background.is_large(batch.file):
            _begin(batch, asked, by=by, before=before, old_file=old)
            return batch
        unwanted = _read_and_store(batch, asked, by=by, before=before)
    except BaseException:
        _discard(batch, new)
        raise
    _discard(batch, old, unwanted)
    return batch


def _read_and_store(batch: ImportBatch, asked: Asked, *, by: AbstractBaseUser | None, before: str, told: Told = nobody, token: str = "") -> str:
    """Reads outside any transaction, then stores what came of it in one. Gives the name of a file that must not be kept, or "".

    before: the file that the batch had when this began. Where it has another by now, that one stays and nothing is stored.
    """
    path, details = queries.path_of(batch), asked.details
    try:
        checked = check(path, details, sheet=asked.sheet, government=asked.government, file_name=batch.file_name, profile=asked.profile, told=told)
    except (OSError, UsageError):
        if batch.pk is not None:
            _must_have(ImportBatch.objects.get(pk=batch.pk), before)
        queries.path_of(batch)  # says so where it went while it was read
        raise
    told(COMPARING)
    base = base_for(details)
    made = None
    if base is not None and checked.figures is not None:
        made = comparison(_beside(base, checked.figures), checked.figures.texts, year=details.year, phase=details.phase)
    told(STORING)
    with transaction.atomic():
        unwanted = _store_checked(batch, checked, asked, by=by, before=before, token=token)
        if made is not None:
            keep(batch, base, made)
        if asked.remember and asked.profile is not None:
            profiles.remember(asked.profile, shape=checked.report["shape"], details=details, by=by)
    return unwanted


def _beside(base: BudgetVintage, figures: Figures) -> Iterator[str]:
    return budgets.stored_beside(base, figures.texts, figures.runs)


def base_for(details: Details) -> BudgetVintage | None:
    """What a file of these details is compared with."""
    document = budgets.document(year=details.year, phase=details.phase, sequence=details.sequence, is_sample=details.is_sample)
    return None if document is None else queries.in_force_or_newest(document)


def _begin(batch: ImportBatch, asked: Asked, *, by: AbstractBaseUser | None, before: str, old_file: str) -> None:
    """Writes down what is to be done and starts the process that does it."""
    with transaction.atomic():
        if batch.pk is not None:
            locked = ImportBatch.objects.select_for_update().get(pk=batch.pk)
            _must_wait(locked)
            _must_have(locked, before)
            batch.details = locked.details
        _describe(batch, asked, by=by)
        batch.report, batch.file_sha256, batch.file_bytes, batch.state = {}, "", batch.file.size, State.READING
        batch.save()
        CheckedFigures.objects.filter(batch=batch).delete()
        token = background.write_down(batch, _asked_as_json(asked), by=by, old_file=old_file)
        transaction.on_commit(lambda: background.start(batch, token))


def read_in_background(batch: ImportBatch, token: str) -> None:
    """What the process does that a request has started. Whatever goes wrong, the file waits afterwards and its report says so."""
    reading = background.reading_of(batch, token)
    if reading is None:
        return
    try:
        with background.signs_of_life(reading) as told:
            asked = _asked_from_json(reading.asked, queries.details_of(batch))
            unwanted = _read_and_store(batch, asked, by=reading.by, before=batch.file.name, told=told, token=token)
    except BaseException:
        background.note_broken_off(batch, token)
        raise
    _discard(batch, reading.old_file, unwanted)


def _asked_as_json(asked: Asked) -> dict[str, Any]:
    """Beside the details, which are kept with the file."""
    profile = None if asked.profile is None else profiles.settings_of(asked.profile) | {"name": asked.profile.name}
    return {"sheet": asked.sheet, "government": asked.government, "profile": profile, "remember": asked.remember}


def _asked_from_json(said: dict[str, Any], details: Details) -> Asked:
    profile = None if said["profile"] is None else profile_from(said["profile"], said["profile"]["name"])
    return Asked(details=details, sheet=said["sheet"], government=said["government"], profile=profile, remember=said["remember"])


def _describe(batch: ImportBatch, asked: Asked, *, by: AbstractBaseUser | None, profile: str = "") -> None:
    """Which budget the file says it is, and everybody who had a hand in what will be read from it."""
    details = asked.details
    batch.year, batch.phase, batch.sequence, batch.is_sample = details.year, details.phase.value, details.sequence, details.is_sample
    handled_by = sorted({*batch.details.get("handled_by", ()), *([by.pk] if by else ())})
    sent_role = batch.details.get("sent_role") or role_of(by)
    chosen = {"sheet": asked.sheet, "government": asked.government, "profile": profile, "handled_by": handled_by, "sent_role": sent_role}
    batch.details = _said(details) | chosen


@transaction.atomic
def _store_checked(
    batch: ImportBatch,
    checked: Checked,
    asked: Asked,
    *,
    by: AbstractBaseUser | None,
    before: str = "",
    will_wait: bool = True,
    token: str = "",
) -> str:
    """Gives the name of a file that must not be kept, or "". will_wait: its figures are put aside for whoever accepts them.

    token: of the reading that stores; one that was given up meanwhile stores nothing.
    """
    if batch.pk is not None:
        locked = ImportBatch.objects.select_for_update().get(pk=batch.pk)
        if not token:
            _must_wait(locked)
        elif not background.end(batch, token):
            raise MoveRefused(f"{batch.file_name}: pembacaan ini sudah tidak ditunggu.")
        _must_have(locked, before)
        batch.details = locked.details  # whoever handled it meanwhile
    _describe(batch, asked, by=by, profile=checked.report["profile"])
    batch.report, batch.file_sha256, batch.file_bytes = checked.report, checked.sha256, checked.size
    batch.state = State.CHECKED if checked.figures else State.FAULTY
    unwanted = batch.file.name if checked.holds_personal_numbers else ""
    if unwanted:
        batch.file.name = ""
    batch.save()
    CheckedFigures.objects.filter(batch=batch).delete()
    KeptComparison.objects.filter(batch=batch).delete()
    if checked.figures and will_wait:
        CheckedFigures.objects.create(batch=batch, packed=pack(checked.figures))
    audit.record(audit.RECEIVED, batch, by=by, sha256=batch.file_sha256, state=batch.state)
    return unwanted


@transaction.atomic
def accept(batch: ImportBatch, *, by: AbstractBaseUser | None) -> Stored:
    """Stores what the report showed as a vintage, the document's draft. Of two who accept at once the second is refused."""
    locked = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if locked.state != State.CHECKED:
        raise MoveRefused(f"{locked.file_name} tidak menunggu keputusan: {locked.get_state_display().lower()}.")
    return _accept(locked, queries.waiting_figures(locked), by=by)


def _accept(locked: ImportBatch, figures: Figures, *, by: AbstractBaseUser | None) -> Stored:
    base = queries.base_of(locked)
    said = locked.details
    stored = add_vintage(
        queries.details_of(locked),
        figures,
        by=by,
        sent_by=locked.sent_by,
        sent_role=said.get("sent_role", ""),
        handled_by=said.get("handled_by", ()),
        profile=said.get("profile", ""),
    )
    locked.state, locked.vintage, locked.compared_with = State.ACCEPTED, stored.vintage, base
    _decide(locked, by)
    audit.record(audit.ACCEPTED, locked, by=by, document=stored.page.slug, vintage=stored.vintage.number, is_new=stored.is_new)
    return stored


@transaction.atomic
def refuse(batch: ImportBatch, *, by: AbstractBaseUser | None, reason: str = "") -> ImportBatch:
    """Ends a waiting file without storing its figures. What was said of it stays, the file goes."""
    require_public(reason)
    locked = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    _must_wait(locked)
    name, locked.file.name = locked.file.name, ""
    locked.state, locked.details = State.REFUSED, locked.details | {"reason": reason}
    _decide(locked, by)
    audit.record(audit.REFUSED, locked, by=by, reason=reason)
    transaction.on_commit(lambda: _discard(locked, name))
    return locked


@no_cycles_sought()
def import_budget(
    path: Path,
    details: Details,
    *,
    by: AbstractBaseUser | None = None,
    sheet: str | None = None,
    government: str | None = None,
    publish: bool = False,
    dry_run: bool = False,
    language: str = "id",
    profile: Profile | None = None,
) -> dict[str, Any]:
    """The command line's way through the same check and the same acceptance: the report, with what would change and where it went.

    `accepted` is False when the file had errors; then nothing at all is stored. `refusal` is why its draft was not published although asked.
    """
    details.require_public()
    require_public(profile.name if profile else "")
    checked = check(path, details, sheet=sheet, government=government, file_name=path.name, language=language, profile=profile)
    report = checked.report | {"document": details.dataset, "vintage": None, "is_new": False, "published": False, "refusal": ""}
    if checked.figures is None:
        return report
    report["changes"] = _changes(details, checked.figures)
    if dry_run:
        return report
    stored = _accepted_at_once(path, checked, details, sheet=sheet or "", government=government or "", by=by)
    page = stored.page
    if publish and page.get_latest_revision_as_object().vintage_id == stored.vintage.pk:  # else another draft would go public
        try:
            page = documents.publish(page, by=by)
        except MoveRefused as error:
            report["refusal"] = str(error)
    is_public = publish and not report["refusal"] and page.live and page.vintage_id == stored.vintage.pk
    return report | {"vintage": f"v{stored.vintage.number}", "is_new": stored.is_new, "published": is_public}


def _changes(details: Details, figures: Figures) -> dict[str, Any]:
    base = base_for(details)
    found = side_by_side(_beside(base, figures) if base else (), figures.texts)
    before, after = (lines_of(map(row_in, texts), year=details.year, phase=details.phase) for texts in (found.old, found.new))
    moves, same = moves_between(before, after)
    counts = Counter(move.kind for move in moves)
    return {
        "compared_with": f"v{base.number}" if base else None,
        **{name: counts[name] for name in ("added", "changed", "removed")},
        "same": found.same + same,
        "net": str(total(move.difference for move in moves)),
        "alarms": [{"cell": alarm.source, "message": alarm.sentence} for alarm in alarms(moves)],
        "biggest": [_told(move) for move in biggest(moves)],
    }


def _told(move: Move) -> dict[str, str | None]:
    line = move.line
    amounts = {"old": None if move.old is None else str(move.old), "new": None if move.new is None else str(move.new)}
    about = {"account": str(line.account), "name": line.account_name, "office": line.office_name, "cell": str(line.source or "")}
    return {"kind": move.kind, **amounts, **about}


def _accepted_at_once(path: Path, checked: Checked, details: Details, *, sheet: str, government: str, by: AbstractBaseUser | None) -> Stored:
    """Keeps and accepts a checked file in one transaction. The figures that the newest vintage already holds leave no second trace."""
    assert checked.figures is not None  # the caller looked
    document = budgets.document(year=details.year, phase=details.phase, sequence=details.sequence, is_sample=details.is_sample)
    newest = budgets.newest_vintage(document) if document else None
    if document and newest and newest.digest == checked.figures.digest:
        return documents.say_again(document, newest, details, by=by)
    batch = ImportBatch(file_name=without_numbers(path.name)[:NAME_LENGTH], sent_at=timezone.now(), sent_by=by)
    with path.open("rb") as file:
        batch.file.save(path.name, File(file), save=False)
    try:
        with transaction.atomic():
            _store_checked(batch, checked, Asked(details=details, sheet=sheet, government=government), by=by, will_wait=False)
            return _accept(batch, checked.figures, by=by)
    except BaseException:
        _discard(batch, batch.file.name)
        raise


def name_of(upload: File) -> str:
    """The sender's name for a file, to be shown and published: without folders, personal numbers, and signs that cannot be printed."""
    plain = "".join(sign for sign in Path(str(upload.name).replace("\\", "/")).name if sign.isprintable())
    return without_numbers(plain)[-NAME_LENGTH:] or "berkas"


def _must_wait(batch: ImportBatch) -> None:
    if batch.state == State.READING:
        raise MoveRefused(f"{batch.file_name} sedang dibaca. Tunggu sampai selesai.")
    if not batch.is_waiting:
        raise MoveRefused(f"{batch.file_name} sudah diputuskan: {batch.get_state_display().lower()}.")


def _must_have(locked: ImportBatch, before: str) -> None:
    """Of two who mend one file at once the second is told, and the first one's file stays. Each kept file has a name of its own."""
    if locked.file.name != before:
        raise MoveRefused(f"{locked.file_name} sementara itu diganti orang lain. Muat ulang halamannya, lalu periksa berkas yang baru.")


def _decide(batch: ImportBatch, by: AbstractBaseUser | None) -> None:
    batch.decided_at, batch.decided_by = timezone.now(), by
    batch.save()
    CheckedFigures.objects.filter(batch=batch).delete()
    if batch.state == State.REFUSED:
        KeptComparison.objects.filter(batch=batch).delete()


def _said(details: Details) -> dict[str, str]:
    """What was said beside year, phase, sequence and sample, as JSON."""
    return {name: str(value) for name in SAID if (value := getattr(details, name)) not in (None, "")}


def _discard(batch: ImportBatch, *names: str) -> None:
    for name in filter(None, names):
        batch.file.storage.delete(name)
