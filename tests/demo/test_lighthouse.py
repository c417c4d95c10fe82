"""Lighthouse on each kind of page of the demonstration city, as its slow phone sees it: 100 for access, good practice and being found.

Its performance score is taken from a clock, so on a busy machine it says more of the machine. Asserted is what the score is made of and what
is the same every time: bytes, requests, nothing that moves to speak of, nothing but our own sheets before the first picture. The scores stand in the
report that pytest writes with --junitxml.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.demo.conftest import TOOLS
from tests.support.chromium import ARGUMENTS, CHROMIUM

EXACT = ("accessibility", "best-practices", "seo")
KIB = 1024
# Lighthouse calls a shift below 0.1 good; room is kept for what the script puts in.
MOST_SHIFT = 0.01
# A page that is asked for by mistake, or that stands inside another's, is not for search engines.
NOT_FOR_SEARCH = ("not-found.html",)


@pytest.fixture(scope="module")
def reports(kinds, served, needs):
    """Template -> what Lighthouse found."""
    needs("node", "node_modules/lighthouse")
    if not CHROMIUM.exists():
        pytest.skip(f"there is no {CHROMIUM}")
    addresses = {f"{served}/{path.removesuffix('index.html')}": kind for kind, path in kinds.items() if kind not in NOT_FOR_SEARCH}
    environment = {**os.environ, "CHROME_PATH": str(CHROMIUM), "CHROME_FLAGS": " ".join(("--headless=new", *ARGUMENTS))}
    done = subprocess.run(["node", "lighthouse.mjs", *addresses], cwd=TOOLS, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return {addresses[report["url"]]: report for report in map(json.loads, done.stdout.splitlines())}


def test_lighthouse_looked_at_every_kind_of_page(reports, kinds):
    assert reports.keys() == kinds.keys() - set(NOT_FOR_SEARCH)
    assert [one["error"] for one in reports.values() if one["error"]] == []


@pytest.mark.parametrize("category", EXACT)
def test_lighthouse_gives_100(reports, category):
    assert {kind: one["failed"][category] for kind, one in reports.items() if one["scores"][category] != 1} == {}


def test_what_makes_a_page_fast_holds_on_every_kind(reports, record_testsuite_property):
    for kind, one in reports.items():
        record_testsuite_property(f"performance of {kind}", one["scores"]["performance"])
    slow = {
        kind: {name: one[name] for name in ("bytes", "shift", "blocking", "requests")}
        for kind, one in reports.items()
        if one["bytes"] > 100 * KIB
        or len([url for url in one["requests"] if not url.endswith(".jpg")]) > 8  # photos are what the page is about, and come small
        or one["shift"] > MOST_SHIFT
        or [url for url in one["blocking"] if not Path(url).name.endswith(".css")]
    }

    assert slow == {}
