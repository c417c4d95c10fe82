"""The groups of staff, made by migrations, and the roles they stand for."""

from __future__ import annotations

# Finance officers upload and correct; they do not publish.
FINANCE_OFFICERS = "Petugas keuangan"
# Editors publish, and keep the pages.
EDITORS = "Editor"
# Planning officers answer proposals; their answers are public when the site is next published.
PLANNING_OFFICERS = "Petugas perencanaan"
