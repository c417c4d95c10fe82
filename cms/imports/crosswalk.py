"""A crosswalk into the database: a whole table, compared with the one in force, put in force or not at all. For publish.py and the admin."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any  # JSON holds values of any type

from django.contrib.auth.models import AbstractBaseUser

from cms.crosswalk import queries, services
from cms.crosswalk.models import CrosswalkVersion
from cms.crosswalk.services import plain_entries
from cms.domain.crosswalk import CrosswalkEntry, row_of
from cms.domain.errors import MoveRefused
from cms.domain.plain import digest_of
from cms.imports.handling import SHOWN, Checked, Handling, withheld
from cms.imports.models import ListBatch
from importers.crosswalk import CrosswalkRequest, read_crosswalk
from importers.report import report_of_file
from importers.table import ImportResult

OWN_FILE = "Berkas ini Anda sendiri yang mengirim. Tabel peralihan mengubah deret tahun di situs, jadi orang lain yang menerimanya."


@dataclass(frozen=True, slots=True, kw_only=True)
class CrosswalkDetails:
    """What is said of the file beside its rows."""

    is_sample: bool = False
    sheet: str | None = None

    def request(self) -> CrosswalkRequest:
        return CrosswalkRequest(is_sample=self.is_sample, sheet=self.sheet, known=queries.known_codes())


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What a table would change, against the one in force. An entry is the same one as long as its codes and its day are."""

    new: tuple[CrosswalkEntry, ...]
    changed: tuple[tuple[CrosswalkEntry, CrosswalkEntry], ...]
    removed: tuple[CrosswalkEntry, ...]
    same: int

    def counted(self) -> dict[str, Any]:
        """digest tells two differences of the same size apart."""
        counts = {"new": len(self.new), "changed": len(self.changed), "removed": len(self.removed), "same": self.same}
        return counts | {"digest": digest_of((self.new, self.changed, self.removed))}


def read_against_stored(path: Path, details: CrosswalkDetails) -> tuple[ImportResult[CrosswalkEntry], Difference]:
    result = read_crosswalk(path, details.request())
    return result, difference_to(queries.entries_of(queries.newest()), plain_entries(result.facts))


def difference_to(stored: tuple[CrosswalkEntry, ...], incoming: tuple[CrosswalkEntry, ...]) -> Difference:
    before = {one.key: one for one in stored}
    after = {one.key: one for one in incoming}
    return Difference(
        new=tuple(one for key, one in after.items() if key not in before),
        changed=tuple((before[key], one) for key, one in after.items() if key in before and before[key] != one),
        removed=tuple(one for key, one in before.items() if key not in after),
        same=sum(before.get(key) == one for key, one in after.items()),
    )


def import_crosswalk(
    path: Path, details: CrosswalkDetails, *, by: AbstractBaseUser | None = None, dry_run: bool = False, language: str = "id"
) -> dict[str, Any]:
    """Puts a table in force at once. The report says what was found and, under difference, what it changes."""
    result, difference = read_against_stored(path, details)
    report = report_of_file(result, language) | _changes(difference, is_good=result.ok)
    if result.ok and not dry_run:
        services.store(result.facts, by=by, sent_by=by, file_name=result.file_name, file_sha256=result.file_sha256)
    return report


# At the desk of lists (lists.py) ------------------------------------------------------------------------------------------


def _check(path: Path, kind: str, details: CrosswalkDetails, file_name: str) -> Checked:
    result, difference = read_against_stored(path, details)
    is_personal, result = withheld(result)
    report = report_of_file(replace(result, file_name=file_name)) | _changes(difference, is_good=result.ok)
    return Checked(report=report, result=result, difference=difference, holds_personal_numbers=is_personal)


def _changes(difference: Difference, *, is_good: bool) -> dict[str, Any]:
    """What a table would change, counted and one by one; nothing of a faulty one."""
    changes = {
        "new": [_told(one) for one in difference.new[:SHOWN]],
        "removed": [_told(one) for one in difference.removed[:SHOWN]],
        "changed": [_told(after) | {"old": _told(before)} for before, after in difference.changed[:SHOWN]],
    }
    return {"difference": difference.counted() if is_good else None, "changes": changes if is_good else {}}


def _told(entry: CrosswalkEntry) -> dict[str, str]:
    row = row_of(entry)
    names = ("from_code", "from_name", "to_code", "to_name", "share", "legal_basis", "note")
    about = {"kind": row.kind.value, "valid_from": row.valid_from.isoformat(), "sample": "CONTOH" if entry.is_sample else ""}
    return {name: getattr(row, name) for name in names} | about


def _take_in(batch: ListBatch, checked: Checked, details: CrosswalkDetails, by: AbstractBaseUser | None) -> dict[str, Any]:
    if by is not None and by.pk == batch.sent_by_id:
        raise MoveRefused(OWN_FILE)
    if not (checked.difference.new or checked.difference.changed or checked.difference.removed):
        return {}  # nothing was stored, so there is nothing to undo
    version = services.store(
        checked.result.facts,
        by=by,
        sent_by=batch.sent_by,
        sent_role=batch.details.get("sent_role", ""),
        file_name=batch.file_name,
        file_sha256=batch.file_sha256,
    )
    return {"version": version.number, "last": {"crosswalk": version.digest}}


def _undo(batch: ListBatch, by: AbstractBaseUser | None, reason: str) -> list[str]:
    if not batch.effect:
        raise MoveRefused("Berkas ini tidak mengubah apa pun, jadi tidak ada yang dibatalkan.")
    version = CrosswalkVersion.objects.get(number=batch.effect["version"])
    services.undo(version, by=by, reason=f"{batch.file_name}: {reason}")
    return [f"versi {version.number}"]


CROSSWALK = Handling(
    check=_check,
    said=lambda details: {"sheet": details.sheet},
    details_of=lambda batch: CrosswalkDetails(is_sample=batch.is_sample, sheet=batch.details.get("sheet")),
    take_in=_take_in,
    undo=_undo,
)
