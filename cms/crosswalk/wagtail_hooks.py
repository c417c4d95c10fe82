"""Gives Wagtail's log the words for what happens to the crosswalk. Its screens are with the other files on their way in (cms.imports)."""

from __future__ import annotations

from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from cms.crosswalk.services import STORED


@hooks.register("register_log_actions")
def register_actions(actions: LogActionRegistry) -> None:
    actions.register_action(STORED, "Simpan tabel peralihan", "Versi baru dari tabel peralihan disimpan")
