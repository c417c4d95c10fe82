"""`./publish.py desk ...`: what the admin's screens show and decide, from a terminal, by the same services. DESK is the group; publish.py reads it.

It acts for the operator of the system, and the record says so. A document is named by its address (apbd-2025-murni), a file that waits by the
kind and number that `desk list` gives.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any  # the options of a command as click passes them on, and what is said as JSON

import click
from django.utils.timezone import localtime

from cms.budgets import queries as budgets
from cms.budgets import services as documents
from cms.budgets.models import BudgetDocumentPage, BudgetVintage
from cms.core.readiness import require_ready
from cms.domain.errors import MoveRefused, UsageError
from cms.domain.personal import personal_kinds
from cms.imports import lists, queries, services
from cms.imports.models import ImportBatch, ImportProfile, ListBatch, ListKind
from cms.papers import services as papers
from cms.papers.models import PaperPage
from importers.command_line import LANGUAGES, Typed, chosen_language

Said = dict[str, Any]
BUDGET = "budget"
KIND = click.Choice([BUDGET, *ListKind.values])
LONGEST_REASON = 500
OUTDATED = "{name}: yang tersimpan sudah berubah sejak berkas ini diperiksa. Laporannya dibuat ulang; lihat dulu perubahannya, lalu terima lagi."


def _reason(text: str) -> str:
    """As the screens take one: it may be published."""
    plain = " ".join(text.split())
    if not plain or len(plain) > LONGEST_REASON or personal_kinds(plain):
        raise ValueError
    return plain


REASON = Typed(
    "REASON",
    _reason,
    {
        "id": f"Tulis alasannya, paling panjang {LONGEST_REASON} huruf, tanpa nomor pribadi (NIK, NIP, telepon, surel).",
        "en": f"Write the reason, at most {LONGEST_REASON} letters, without personal numbers (NIK, NIP, telephone, e-mail).",
    },
)
reason = click.option("--reason", type=REASON, required=True, help="Why; kept in the record, and published where readers see the change.")
SHARED = (
    click.option("--language", type=LANGUAGES, default=chosen_language, help="Language of help and messages."),
    click.option("--json", "as_json", is_flag=True, help="One machine-readable object on standard output."),
)


@click.group("desk")
def DESK() -> None:  # noqa: N802  a constant to whoever reads it, as KINDS is
    """What waits and what is public, and the decisions of the admin's screens: ./publish.py desk list"""


def at_desk(
    name: str, *params: Callable[..., Any], lines: Callable[[Said, str], Iterator[str]]
) -> Callable[[Callable[..., Said]], Callable[..., Said]]:
    """Registers `desk NAME`. The function decides and says what came of it; lines writes that for people."""

    def register(decide: Callable[..., Said]) -> Callable[..., Said]:
        def run(*, as_json: bool, language: str, **said: Any) -> None:
            require_ready()
            found = decide(**said)
            click.echo(json.dumps(found, ensure_ascii=False, indent=1) if as_json else "\n".join(lines(found, language)))

        command = click.Command(name, callback=run, help=decide.__doc__)
        for param in (*params, *SHARED):
            param(command)
        DESK.add_command(command)
        return decide

    return register


# What is said ----------------------------------------------------------------------------------------------------------------

WORDS: Mapping[str, Mapping[str, str]] = {
    "id": {
        "nothing": "Tidak ada.",
        "file": "menunggu: {kind} {number}  {file}  {state}",
        "document": "{document}  {versions}",
        "version": "v{number} {state}",
        "public": "terbit",
        "draft": "draf, menunggu diterbitkan",
        "withdrawn": "ditarik",
        "earlier": "pernah terbit",
        "kept": "tidak terbit",
        "paper": "{document}  {state}",
        "profile": "{name}  (diubah {changed_on})",
        "accept": "{file}: diterima sebagai draf, {document} v{version}. Berikutnya: ./publish.py desk publish {document}",
        "accept-list": "{file}: diterima.",
        "refuse": "{file}: ditolak.",
        "undo": "{file}: dibatalkan, {count} isian.",
        "publish": "{document}: terbit.",
        "publish-later": "{document}: belum diterbitkan. Drafnya terbit dengan sendirinya pada {waits_until}.",
        "put-back": "{document}: v{version} berlaku lagi.",
        "withdraw": "{document}: ditarik.",
    },
    "en": {
        "nothing": "Nothing.",
        "file": "waits: {kind} {number}  {file}  {state}",
        "document": "{document}  {versions}",
        "version": "v{number} {state}",
        "public": "public",
        "draft": "draft, waits to be published",
        "withdrawn": "withdrawn",
        "earlier": "was public",
        "kept": "never public",
        "paper": "{document}  {state}",
        "profile": "{name}  (changed on {changed_on})",
        "accept": "{file}: accepted as a draft, {document} v{version}. Next: ./publish.py desk publish {document}",
        "accept-list": "{file}: accepted.",
        "refuse": "{file}: refused.",
        "undo": "{file}: undone, {count} entries.",
        "publish": "{document}: public.",
        "publish-later": "{document}: not published yet. Its draft goes public by itself on {waits_until}.",
        "put-back": "{document}: v{version} is in force again.",
        "withdraw": "{document}: withdrawn.",
    },
}


def sentence(key: str) -> Callable[[Said, str], Iterator[str]]:
    """Says what was decided in one sentence."""

    def lines(said: Said, language: str) -> Iterator[str]:
        here = f"{key}-list" if key == "accept" and not said.get("document") else key
        yield WORDS[language][here].format(**said)

    return lines


def _listed(said: Said, language: str) -> Iterator[str]:
    words = WORDS[language]
    yield from (words["file"].format(**one) for one in said["waiting"])
    for one in said["documents"]:
        versions = "; ".join(words["version"].format(number=each["number"], state=words[each["state"]]) for each in one["versions"])
        yield words["document"].format(document=one["document"], versions=versions)
    yield from (words["paper"].format(document=one["document"], state=words[one["state"]]) for one in said["papers"])
    if not any(said.values()):
        yield words["nothing"]


def _profiles(said: Said, language: str) -> Iterator[str]:
    yield from (WORDS[language]["profile"].format(**one) for one in said["profiles"])
    if not said["profiles"]:
        yield WORDS[language]["nothing"]


# Looking -----------------------------------------------------------------------------------------------------------------------


@at_desk("list", lines=_listed)
def list_all() -> Said:
    """Files that wait, every version of every budget, required documents: ./publish.py desk list"""
    return {
        "waiting": [*_waiting(queries.waiting_batches()), *_waiting(queries.waiting_lists())],
        "documents": [_document(page) for page in BudgetDocumentPage.objects.order_by("slug")],
        "papers": [{"document": page.slug, "state": _paper_state(page)} for page in PaperPage.objects.order_by("slug")],
    }


@at_desk("profiles", lines=_profiles)
def list_profiles() -> Said:
    """Saved profiles, by the name that import --profile takes: ./publish.py desk profiles"""
    found = ImportProfile.objects.order_by("name")
    return {"profiles": [{"name": one.name, "changed_on": localtime(one.changed_at).date().isoformat()} for one in found]}


def _waiting(batches: Sequence[ImportBatch] | Sequence[ListBatch] | Any) -> Iterator[Said]:
    for one in batches:
        about = {"kind": one.kind, "number": one.pk, "file": one.file_name, "sha256": one.file_sha256, "sent_at": one.sent_at.isoformat()}
        yield about | {"state": one.state}


def _document(page: BudgetDocumentPage) -> Said:
    newest = budgets.newest_vintage(page)
    versions = [
        {"number": one.number, "state": _state(page, one, newest), "file": one.file_name, "lines": one.rows_stored}
        for one in reversed(budgets.vintages_of(page).prefetch_related("releases"))
    ]
    return {"document": page.slug, "title": page.title, "public": page.live, "versions": versions}


def _state(page: BudgetDocumentPage, vintage: BudgetVintage, newest: BudgetVintage | None) -> str:
    if page.live and page.vintage_id == vintage.pk:
        return "public"
    if vintage.withdrawal is not None:
        return "withdrawn"
    if vintage.published_at is not None:
        return "earlier"
    return "draft" if vintage == newest else "kept"


def _paper_state(page: PaperPage) -> str:
    if page.live:
        return "public"
    return "withdrawn" if page.was_published else "draft"


# Deciding ----------------------------------------------------------------------------------------------------------------------

kind = click.argument("kind", type=KIND)
number = click.argument("number", type=click.IntRange(1))
document = click.argument("document")


@at_desk("accept", kind, number, lines=sentence("accept"))
def accept(*, kind: str, number: int) -> Said:
    """Accept a file that waits, a budget as a draft: ./publish.py desk accept budget 12"""
    batch = _batch(kind, number)
    if isinstance(batch, ImportBatch):
        stored = services.accept(batch, by=None)
        return _about(batch) | {"document": stored.page.slug, "version": stored.vintage.number, "is_new": stored.is_new}
    if not lists.accept(batch, by=None):
        raise MoveRefused(OUTDATED.format(name=batch.file_name))
    return _about(batch)


@at_desk("refuse", kind, number, reason, lines=sentence("refuse"))
def refuse(*, kind: str, number: int, reason: str) -> Said:
    """End a file that waits without taking it in: ./publish.py desk refuse budget 12 --reason 'Tahunnya keliru.'"""
    batch = _batch(kind, number)
    if isinstance(batch, ImportBatch):
        services.refuse(batch, by=None, reason=reason)
    else:
        lists.refuse(batch, by=None, reason=reason)
    return _about(batch)


@at_desk("undo", kind, number, reason, lines=sentence("undo"))
def undo(*, kind: str, number: int, reason: str) -> Said:
    """Take back what an accepted list added: ./publish.py desk undo crosswalk 3 --reason 'Bagiannya keliru.'"""
    batch = _batch(kind, number)
    if isinstance(batch, ImportBatch):
        raise UsageError("Versi anggaran tidak dibatalkan lewat berkasnya. Pakai: ./publish.py desk put-back DOCUMENT, atau desk withdraw DOCUMENT.")
    return _about(batch) | {"count": lists.undo(batch, by=None, reason=reason)}


def _published(said: Said, language: str) -> Iterator[str]:
    yield WORDS[language]["publish-later" if said["waits_until"] else "publish"].format(**said)


@at_desk("publish", document, lines=_published)
def publish(*, document: str) -> Said:
    """Publish the draft of a budget or a required document: ./publish.py desk publish apbd-2025-murni"""
    page = _page(document)
    page = documents.publish(page) if isinstance(page, BudgetDocumentPage) else papers.publish(page)
    scheduled = page.scheduled_revision
    day = localtime(scheduled.approved_go_live_at).isoformat(sep=" ", timespec="minutes") if scheduled is not None else None
    return {"document": page.slug, "public": page.live, "waits_until": day}


@at_desk(
    "put-back",
    document,
    click.option("--version", type=click.IntRange(1), required=True, help="The earlier version that holds again."),
    reason,
    lines=sentence("put-back"),
)
def put_back(*, document: str, version: int, reason: str) -> Said:
    """Put an earlier version in force again: ./publish.py desk put-back apbd-2025-murni --version 1 --reason 'Salah berkas.'"""
    page = _page(document)
    vintage = BudgetVintage.objects.filter(document_id=page.pk, number=version).first()
    if vintage is None:
        raise UsageError(f"{document} tidak mempunyai versi {version}. Lihat: ./publish.py desk list.")
    documents.put_back(vintage, reason=reason)
    return {"document": page.slug, "version": version}


@at_desk("withdraw", document, reason, lines=sentence("withdraw"))
def withdraw(*, document: str, reason: str) -> Said:
    """Take a document from the public; its address says why: ./publish.py desk withdraw apbd-2025-murni --reason 'Salah berkas.'"""
    page = _page(document)
    if not page.live:
        raise MoveRefused(f"{document} tidak sedang terbit, jadi tidak ada yang ditarik.")
    if isinstance(page, BudgetDocumentPage):
        documents.withdraw(page, reason=reason)
    else:
        papers.withdraw(page, reason=reason)
    return {"document": page.slug, "public": False}


def _batch(kind: str, number: int) -> ImportBatch | ListBatch:
    """Raises UsageError saying where the numbers are."""
    found: ImportBatch | ListBatch | None
    found = ImportBatch.objects.filter(pk=number).first() if kind == BUDGET else ListBatch.objects.filter(pk=number, kind=kind).first()
    if found is None:
        raise UsageError(f"Tidak ada berkas {kind} nomor {number}. Lihat: ./publish.py desk list.")
    return found


def _about(batch: ImportBatch | ListBatch) -> Said:
    return {"kind": batch.kind, "number": batch.pk, "file": batch.file_name}


def _page(slug: str) -> BudgetDocumentPage | PaperPage:
    """A budget or a required document by its address. Raises UsageError saying where the addresses are."""
    found = BudgetDocumentPage.objects.filter(slug=slug).first() or PaperPage.objects.filter(slug=slug).first()
    if found is None:
        raise UsageError(f"Tidak ada dokumen {slug}. Lihat: ./publish.py desk list.")
    return found
