"""What every test may lean on: Django with the test settings, before any module of the CMS is loaded."""

from __future__ import annotations

import os

import django
import pytest
from playwright.sync_api import sync_playwright

from tests.support import sharing_out
from tests.support.chromium import ARGUMENTS, CHROMIUM

os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings.test"
django.setup()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """In the order in which the tests stand, not by how many of them belong together."""
    config.option.loadscopereorder = False
    return sharing_out.SharingOut(config, log)


def pytest_collection_modifyitems(items):
    items[:] = sharing_out.longest_first(items)


@pytest.fixture(scope="session")
def browser():
    """One for all tests of a process: its driver can be started only once there. Tests that ask for it need the mark enable_socket."""
    if not CHROMIUM.exists():
        pytest.skip(f"there is no {CHROMIUM}")
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=str(CHROMIUM), args=list(ARGUMENTS), headless=True)
        yield chromium
        chromium.close()
