"""What must be so before a vintage goes public for the first time, and the record that is published with it. Used by the page's save() and its form.

Every way to publish passes here: the editor's button, a workflow, a schedule, a command.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any  # Any: a record's fields are passed on as they are

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q, Sum
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision

from cms.core.release import Refusal, role_of
from cms.core.rupiah import rupiah
from cms.domain.amounts import ZERO, from_minor
from cms.domain.budgets import CONTROLS, Phase, control_totals

if TYPE_CHECKING:  # the models call these functions
    from cms.budgets.models import BudgetDocumentPage, BudgetVintage

# What Wagtail writes into a page's history when somebody sets a day, and when that day has come.
SCHEDULING = "wagtail.publish.schedule"
SCHEDULED = "wagtail.publish.scheduled"
EXPIRED = "Masa tayangnya berakhir sesuai jadwal."
DIFFERS = "Perbaiki angkanya, atau isi alasan dan pejabat yang memutuskan tetap terbit."
LABELS = {"4": "pendapatan", "5": "belanja", "6.1": "penerimaan pembiayaan", "6.2": "pengeluaran pembiayaan"}


def sums_of(vintage: BudgetVintage) -> dict[str, Decimal]:
    """What the lines of 4, 5, 6.1 and 6.2 add up to."""
    sums = {part: Sum("amount", filter=Q(account=part) | Q(account__startswith=f"{part}.")) for part in LABELS}
    found = vintage.lines.aggregate(**{f"part_{place}": one for place, one in enumerate(sums.values())})
    return {part: from_minor(found[f"part_{place}"] or 0) for place, part in enumerate(sums)}


def refusals(page: BudgetDocumentPage, *, by: AbstractBaseUser | None, is_submission: bool = False) -> Iterator[Refusal]:
    """Everything that stands against publishing the page's vintage now. One that was public already and is not in force comes back by put_back()
    alone, as that asks why."""
    vintage = page.vintage
    if vintage is None:
        yield Refusal("", "Dokumen ini belum berisi angka. Impor berkas anggarannya dulu.")
    elif vintage.published_at is None:
        if by is not None and not is_submission and by.pk in (vintage.accepted_by_id, vintage.sent_by_id, *vintage.handled_by):
            yield Refusal(
                "", "Angka ini Anda sendiri yang mengunggah, membaca ulang, atau menerima. Penerbitannya harus oleh orang lain: ajukan dokumennya."
            )
        sums = sums_of(vintage)
        yield from _control_refusals(page, sums)
        yield from _revision_refusals(page, sums)
    else:
        in_force = page.in_force()
        if vintage != in_force and not _is_noted(vintage):
            yield Refusal("", _comes_back(vintage, in_force))


def _comes_back(vintage: BudgetVintage, in_force: BudgetVintage | None) -> str:
    now = "dokumen ini ditarik" if in_force is None else f"sekarang versi {in_force.number} yang berlaku"
    return (
        f"Versi {vintage.number} sudah pernah terbit, dan {now}. Bila memang versi {vintage.number} yang benar, berlakukan lagi lewat Semua versi,"
        " yang menanyakan alasannya (baris perintah: desk put-back)."
    )


def _control_refusals(page: BudgetDocumentPage, sums: Mapping[str, Decimal]) -> Iterator[Refusal]:
    is_overridden = bool(page.override_reason.strip() and page.override_by.strip())
    for name, part in CONTROLS.items():
        signed = getattr(page, name)
        if signed is not None and signed != sums[part] and not is_overridden:
            sentence = f"Jumlah {LABELS[part]} dalam dokumen bertanda tangan {rupiah(signed)}, jumlah rinciannya {rupiah(sums[part])}."
            yield Refusal(name, f"{sentence} {DIFFERS}")
    if page.override_reason.strip() and not page.override_by.strip():
        yield Refusal("override_by", "Tulis jabatan yang memutuskan: alasannya ikut terbit.")
    if page.override_by.strip() and not page.override_reason.strip():
        yield Refusal("override_reason", "Tulis alasannya: ikut terbit bersama angkanya.")


def moved_share(page: BudgetDocumentPage, sums: Mapping[str, Decimal]) -> Decimal:
    """How much revenue or expenditure moves against the vintage that was in force last, as a share of it: the larger of both. 0 without one.

    A realisation grows with every month; that is no change of mind.
    """
    if not Phase(page.phase).is_plan:
        return ZERO
    events = [event for vintage in page.vintages.prefetch_related("releases") for event in vintage.releases.all() if event.action != "withdrawn"]
    if not events or page.vintage is None:
        return ZERO
    before = sums_of(max(events, key=lambda event: event.pk).vintage)
    shares = (abs(sums[part] - before[part]) / before[part] for part in ("4", "5") if before[part])
    return max(shares, default=ZERO)


def _revision_refusals(page: BudgetDocumentPage, sums: Mapping[str, Decimal]) -> Iterator[Refusal]:
    share = moved_share(page, sums)
    if share > settings.BUDGET_REASON_FROM:
        about = f"Pendapatan atau belanja bergeser {share * 100:.1f}% dari versi yang terbit".replace(".", ",")
        if not page.change_reason.strip():
            yield Refusal("change_reason", f"{about}. Tulis alasannya: ikut terbit bersama angkanya.")
        if not page.regulation_number.strip():
            yield Refusal("regulation_number", f"{about}. Tulis nomor peraturan yang menjadi dasarnya.")
    in_force = page.in_force()
    if page.vintage is not None and in_force is not None and in_force.number > page.vintage.number and not page.change_reason.strip():
        about = f"Versi {page.vintage.number} lebih lama daripada versi {in_force.number} yang berlaku, yang ditarik karenanya"
        yield Refusal("change_reason", f"{about}. Tulis alasannya: ikut terbit bersama angkanya.")


def note_release(page: BudgetDocumentPage, before: BudgetVintage | None, *, by: AbstractBaseUser | None) -> None:
    """Adds to the record: this vintage went public; a newer one before it was withdrawn. put_back() has noted that one came back, and why."""
    vintage = page.vintage
    if vintage is None or page.last_published_at is None or vintage.releases.exists():
        return
    about = {"at": page.last_published_at, "by": by, "role": role_of(by), "reason": page.change_reason}
    control = [[one.part, str(one.signed), str(one.ours)] for one in control_totals(page, sums_of(vintage))]
    vintage.releases.create(
        action="published", control=control, override=page.override_reason, override_by=page.override_by, legal=page.regulation_number, **about
    )
    _note_withdrawal_by(vintage, before, about)


def note_return(vintage: BudgetVintage, before: BudgetVintage | None, *, by: AbstractBaseUser | None, reason: str) -> None:
    """Adds to the record, before a vintage is public again: which one it takes the place of, and why."""
    about = {"at": timezone.now(), "by": by, "role": role_of(by), "reason": reason}
    _note_withdrawal_by(vintage, before, about)
    vintage.releases.create(action="restored", **about)


def _note_withdrawal_by(vintage: BudgetVintage, before: BudgetVintage | None, about: dict[str, Any]) -> None:
    """A newer version that an older one takes the place of was withdrawn; an older one is only older."""
    if before is not None and before.number > vintage.number:
        before.releases.create(action="withdrawn", **about)


def _is_noted(vintage: BudgetVintage) -> bool:
    """Whether a return of this vintage is the last event in its document's record."""
    last = vintage.releases.model.objects.filter(vintage__document_id=vintage.document_id).order_by("-pk").first()
    return last is not None and last.vintage_id == vintage.pk and last.action == "restored"


def schedule_of(revision: Revision) -> PageLogEntry | None:
    """Who set the day on which a revision goes public, as the page's history has it."""
    return PageLogEntry.objects.filter(revision=revision, action=SCHEDULING).order_by("-timestamp", "-pk").first()


def note_withdrawal(page: BudgetDocumentPage, before: BudgetVintage, *, by: AbstractBaseUser | None) -> None:
    """Adds to the record: the document left the public, and with it the vintage that was in force."""
    reason = EXPIRED if page.expired else page.change_reason
    before.releases.create(action="withdrawn", at=timezone.now(), by=by, role=role_of(by), reason=reason)
