"""Who did what and when. Kept in Wagtail's own log, so that it stands in the history of each page and in the site's report.

Wagtail itself writes down edits, publications and deletions; services add what is ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any  # the details of an action are whatever JSON can hold

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Model
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, log

RECEIVED = "terang.import.received"
REFUSED = "terang.import.refused"
ACCEPTED = "terang.import.accepted"
DOWNLOADED = "terang.import.downloaded"
VINTAGE = "terang.budget.vintage"
PUT_BACK = "terang.budget.put-back"
WITHDRAWN = "terang.budget.withdrawn"
UNSCHEDULED = "terang.budget.unscheduled"
REVIEW_ENDED = "terang.review.ended"

WORDS = {
    RECEIVED: ("Terima berkas impor", "Berkas diterima dan diperiksa"),
    REFUSED: ("Tolak berkas impor", "Berkas ditolak"),
    ACCEPTED: ("Terima berkas impor", "Berkas diterima"),
    DOWNLOADED: ("Unduh berkas impor", "Berkas asli diunduh"),
    VINTAGE: ("Tambah versi anggaran", "Versi baru dari anggaran disimpan sebagai draf"),
    WITHDRAWN: ("Tarik dokumen", "Dokumen ditarik dari situs; alamatnya menyebutkan alasannya"),
    REVIEW_ENDED: ("Akhiri pengajuan", "Pengajuan berakhir: isi yang diajukan diganti yang lain"),
    UNSCHEDULED: ("Batalkan jadwal", "Jadwal terbit dibatalkan"),
    PUT_BACK: ("Berlakukan versi lama", "Versi lama dari anggaran diberlakukan kembali"),
}


def record(action: str, on: Model, *, by: AbstractBaseUser | None, **details: Any) -> None:
    """One entry of the log. by is None for what a program did (an import from the command line)."""
    log(instance=on, action=action, user=by, data=details, content_changed=action in (VINTAGE, PUT_BACK))


def tell_actions(words: Mapping[str, tuple[str, str]]) -> None:
    """Gives Wagtail's log the words for actions of ours: what one does, what was done."""

    def register(actions: LogActionRegistry) -> None:
        for action, (label, message) in words.items():
            actions.register_action(action, label, message)

    hooks.register("register_log_actions", register)
