"""What proposals add to Wagtail's admin: the words of their entries in the log."""

from __future__ import annotations

from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from cms.proposals import services

WORDS = {
    services.REGISTERED: ("Catat usulan", "Usulan dicatat dan diberi nomor"),
    services.ANSWERED: ("Tambah kejadian usulan", "Kejadian ditambahkan pada riwayat usulan"),
    services.TAKEN_IN: ("Terima berkas usulan", "Usulan dan kejadian dari berkas disimpan"),
    services.AMENDED: ("Betulkan isi usulan", "Isi usulan dibetulkan, dengan catatan dalam riwayatnya"),
}


@hooks.register("register_log_actions")
def register_actions(actions: LogActionRegistry) -> None:
    for action, (label, message) in WORDS.items():
        actions.register_action(action, label, message)
