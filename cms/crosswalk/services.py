"""Writes of the crosswalk, each a verb, one transaction, one audit record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from cms.core import audit
from cms.core.release import role_of
from cms.crosswalk import queries
from cms.crosswalk.models import CrosswalkVersion
from cms.domain.crosswalk import CrosswalkEntry, in_order, table_faults
from cms.domain.errors import MoveRefused
from cms.domain.plain import digest_of, plain_of

STORED = "terang.crosswalk.stored"


def plain_entries(entries: Sequence[CrosswalkEntry]) -> tuple[CrosswalkEntry, ...]:
    """In their order, apart from where they stood in a file: what is compared, digested and kept."""
    return in_order(replace(one, source=None) for one in entries)


@transaction.atomic
def store(
    entries: Sequence[CrosswalkEntry],
    *,
    by: AbstractBaseUser | None = None,
    sent_by: AbstractBaseUser | None = None,
    sent_role: str = "",
    file_name: str = "",
    file_sha256: str = "",
    reason: str = "",
) -> CrosswalkVersion:
    """Puts a whole table in force. The same table again gives the version that is there. Raises MoveRefused for an unsound one."""
    kept = plain_entries(entries)
    if found := next(table_faults(kept), None):
        raise MoveRefused(f"Tabel peralihan belum benar: {found.code}, {found.found}.")
    newest = CrosswalkVersion.objects.select_for_update().order_by("-number").first()
    digest = digest_of(kept)
    if newest is not None and newest.digest == digest:
        return newest
    version = CrosswalkVersion.objects.create(
        number=newest.number + 1 if newest else 1,
        entries=[plain_of(one) for one in kept],
        digest=digest,
        file_name=file_name,
        file_sha256=file_sha256,
        accepted_at=timezone.now(),
        accepted_by=by,
        accepted_role=role_of(by),
        sent_role=sent_role or role_of(sent_by),
        reason=reason,
    )
    audit.record(STORED, version, by=by, version=version.number, digest=digest, rows=len(kept))
    return version


@transaction.atomic
def undo(version: CrosswalkVersion, *, by: AbstractBaseUser | None = None, reason: str = "") -> CrosswalkVersion:
    """Puts the table before this one in force again, as a further version. Refused when another has come since.

    Whoever sent the table may undo it too: the one that returns was accepted by another person already.
    """
    newest = queries.newest()
    if newest is None or newest.number != version.number:
        raise MoveRefused("Tidak dapat dibatalkan, karena sesudahnya sudah ada tabel yang lebih baru. Batalkan yang itu dulu.")
    before = CrosswalkVersion.objects.filter(number__lt=version.number).order_by("-number").first()
    return store(queries.entries_of(before), by=by, sent_by=by, reason=reason)
