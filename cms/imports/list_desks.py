"""A desk of lists in the admin: its words, its templates, which kinds come in there. The screens are in list_views.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any  # the parts of an address

from django.urls import reverse

from cms.domain.proposals.facts import Proposal, ProposalEvent
from cms.domain.tables import columns_of
from cms.imports.models import PROPOSAL_KINDS
from importers.proposals.template import outcome_template, proposal_template

TEMPLATES = {"usulan": ("templat-usulan.xlsx", proposal_template), "keputusan": ("templat-keputusan.xlsx", outcome_template)}
MEANINGS = {column.name: column.title("id") for fact in (ProposalEvent, Proposal) for column in columns_of(fact)} | {
    "number": "Nomor usulan",
    "decision": "Keputusan",
    "id": "Nomor di sistem asal",
    "parent": "Disalin dari nomor",
    "stage": "Tahap",
    "amount_asked": "Anggaran yang diminta",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One desk of lists: where its screens stand, what they are called, which kinds come in there, and the templates to download."""

    namespace: str
    title: str
    add_label: str
    kinds: tuple[str, ...]
    templates: Mapping[str, tuple[str, Callable[[], bytes]]]
    meanings: Mapping[str, str]
    accepted: str
    undone: str
    refuse_words: str
    undo_words: str
    outdated: str

    def url(self, name: str, *args: Any) -> str:
        return reverse(f"{self.namespace}:{name}", args=args)

    @property
    def template_links(self) -> dict[str, str]:
        """Addresses of the templates by what they are called."""
        return {name.replace("-", " "): self.url("template", name) for name in self.templates}


PROPOSAL_DESK = Desk(
    namespace="lists",
    title="Berkas usulan",
    add_label="Impor daftar",
    kinds=PROPOSAL_KINDS,
    templates=TEMPLATES,
    meanings=MEANINGS,
    accepted="{file} disimpan. Terbit pada penerbitan situs berikutnya.",
    undone="{file} dibatalkan untuk {count} usulan.",
    refuse_words="Berkas ini akan ditolak: berkasnya dihapus, catatan tentangnya disimpan. Usulan yang tercatat tidak berubah.",
    undo_words=(
        "Semua yang ditambahkan berkas ini akan dibatalkan: keputusannya ditarik, usulan yang hanya dibawa berkas ini ditarik kembali, dan isi yang "
        "dibetulkannya dikembalikan. Riwayat tidak dihapus: keduanya tetap terbaca umum, dengan alasan di bawah ini."
    ),
    outdated="Belum disimpan: usulan yang tercatat sudah berubah sejak berkas ini diperiksa. Periksa laporan yang baru.",
)
