"""Pictures of a screen for a person to look at. No test reads them, so none depends on whether the browser could draw at that moment."""

from __future__ import annotations

import os
from pathlib import Path

from playwright.sync_api import Page


def keep_picture(page: Page, name: str) -> None:
    """The whole page as it looks now, as <name>.png in the folder that TERANG_PICTURES names; nothing where it names none."""
    if folder := os.environ.get("TERANG_PICTURES"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
