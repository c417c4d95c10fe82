"""Debian's chromium on the small city's site, opened from the file system. Skipped, and said, where there is no chromium."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from site_static.release import build
from tests.support.chromium import CHROMIUM
from tests.support.city import small_snapshot
from tests.support.published import without_print


def pytest_collection_modifyitems(items):
    """Every test of this folder needs the browser; a browser talks to its driver through a local socket."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.enable_socket)
            if not CHROMIUM.exists():
                item.add_marker(pytest.mark.skip(reason=f"there is no {CHROMIUM}"))


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """The published site."""
    return build(without_print(small_snapshot()), tmp_path_factory.mktemp("browser") / "public", jobs=1).folder


@pytest.fixture
def open_page(browser: Browser, folder: Path):
    """Opens a page of the site from its file: open_page("index.html", width=320, scheme="dark", script=False)."""
    contexts = []

    def opened(path: str, *, width: int = 360, scheme: str = "light", script: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 740}, color_scheme=scheme, java_script_enabled=script, reduced_motion="reduce", offline=True
        )
        contexts.append(context)
        page = context.new_page()
        page.failed = []  # type: ignore[attr-defined]  # what the page asked for and did not get
        page.on("requestfailed", lambda request: page.failed.append(request.url))  # type: ignore[attr-defined]
        page.on("console", lambda message: page.failed.append(message.text) if message.type == "error" else None)  # type: ignore[attr-defined]
        page.goto((folder / path).as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
