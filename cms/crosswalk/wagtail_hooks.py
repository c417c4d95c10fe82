"""Gives Wagtail's log the words for what happens to the crosswalk. Its screens are with the other files on their way in (cms.imports)."""

from __future__ import annotations

from cms.core.audit import tell_actions
from cms.crosswalk.services import STORED

tell_actions({STORED: ("Simpan tabel peralihan", "Versi baru dari tabel peralihan disimpan")})
