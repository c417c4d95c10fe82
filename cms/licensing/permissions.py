"""The group of staff that keeps services: they write drafts and shared entries; editors publish."""

from __future__ import annotations

LICENSING_OFFICERS = "Petugas perizinan"
