"""Every page of the demonstration city, not a sample: valid, and light enough for a cheap phone on a slow line."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from pathlib import Path

from tests.demo.conftest import TOOLS

KIB = 1024
VNU = "node_modules/vnu-jar/build/dist/vnu.jar"
MOST_TOLD = 20


def weights_of(folder: Path) -> dict[str, int]:
    """Each page as it travels, packed, with the style sheets that it names."""
    sheets = {path.name: len(gzip.compress(path.read_bytes(), 6)) for path in folder.glob("assets/*.css")}
    found = {}
    for path in folder.rglob("*.html"):
        content = path.read_bytes()
        named = re.findall(r'<link rel="stylesheet" href="[^"]*assets/([^"/]+)"', content.decode())
        assert named, path
        found[str(path.relative_to(folder))] = len(gzip.compress(content, 6)) + sum(sheets[name] for name in named)
    return found


def test_an_ordinary_page_fits_the_first_round_trip_and_no_page_is_heavy(demo):
    by_weight = sorted(weights_of(demo.folder).values())

    assert len(by_weight) > 5_000
    assert by_weight[len(by_weight) // 2] <= 14 * KIB
    assert by_weight[len(by_weight) * 19 // 20] <= 60 * KIB
    assert by_weight[-1] <= 150 * KIB
    # The issue asks no more than that; the site gives more, and shall not lose it unseen.
    assert len([size for size in by_weight if size > 14 * KIB]) <= len(by_weight) // 100


def test_the_nu_html_checker_finds_no_error_in_any_page_style_sheet_or_drawing(demo, needs):
    needs("java", VNU)
    options = ("--skip-non-html", "--also-check-css", "--also-check-svg", "--errors-only", "--exit-zero-always", "--stdout", "--format", "json")

    done = subprocess.run(["java", "-Xmx1g", "-jar", str(TOOLS / VNU), *options, str(demo.folder)], capture_output=True, text=True, check=True)

    found = [f"{one['url']}:{one.get('lastLine')}: {one['message']}" for one in json.loads(done.stdout)["messages"]]
    assert found[:MOST_TOLD] == []
