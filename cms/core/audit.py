"""Who did what and when. Kept in Wagtail's own log, so that it stands in the history of each page and in the site's report.

Wagtail itself writes down edits, publications and deletions; services add what is ours.
"""

from __future__ import annotations

from typing import Any  # the details of an action are whatever JSON can hold

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Model
from wagtail.log_actions import LogActionRegistry, log

RECEIVED = "terang.import.received"
REFUSED = "terang.import.refused"
ACCEPTED = "terang.import.accepted"
VINTAGE = "terang.budget.vintage"

WORDS = {
    RECEIVED: ("Terima berkas impor", "Berkas diterima dan diperiksa"),
    REFUSED: ("Tolak berkas impor", "Berkas ditolak karena ada kesalahan"),
    ACCEPTED: ("Setujui berkas impor", "Berkas disetujui"),
    VINTAGE: ("Tambah versi anggaran", "Versi baru dari anggaran disimpan sebagai draf"),
}


def record(action: str, on: Model, *, by: AbstractBaseUser | None, **details: Any) -> None:
    """One entry of the log. by is None for what a program did (an import from the command line)."""
    log(instance=on, action=action, user=by, data=details, content_changed=action == VINTAGE)


def register_actions(actions: LogActionRegistry) -> None:
    """Gives Wagtail the words for our actions."""
    for action, (label, message) in WORDS.items():
        actions.register_action(action, label, message)
