"""What README and docs/ name is there: files, links between pages, make's targets, and the commands of publish.py and of the CMS."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from django.core.management import get_commands

from cms.imports.desk_commands import DESK
from cms.imports.kinds import KINDS
from importers.command_help import untranslated
from publish import publish

ROOT = Path(__file__).resolve().parent.parent
MANUAL = {str(page.relative_to(ROOT)): page.read_text("utf-8") for page in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))}
PAGES = pytest.mark.parametrize("page", MANUAL)


@PAGES
def test_a_link_leads_to_a_file_that_is_there(page):
    links = [target for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", MANUAL[page]) if not re.match(r"[a-z]+:", target)]

    assert [link for link in links if not ((ROOT / page).parent / link).exists()] == []


@PAGES
def test_a_named_file_is_there(page):
    top = "|".join(re.escape(place.name) for place in ROOT.iterdir() if place.is_dir() and _is_kept(place))
    named = re.findall(rf"`((?:{top})/[\w./-]*)`", MANUAL[page])

    assert [path for path in named if not (ROOT / path).exists()] == []


@PAGES
def test_a_named_command_is_there(page):
    text = MANUAL[page]
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))

    assert set(re.findall(r"`make ([a-z-]+)", text)) <= targets
    assert set(re.findall(r"\./publish\.py ([a-z]+)", text)) <= publish.commands.keys()
    assert set(re.findall(r"\./publish\.py import ([a-z-]+)", text)) <= KINDS.keys()
    assert set(re.findall(r"\./publish\.py desk ([a-z-]+)", text)) <= DESK.commands.keys()
    assert set(re.findall(r"python -m cms ([a-z_]+)", text)) <= get_commands().keys()


def test_every_text_of_the_help_is_in_both_languages():
    assert untranslated(publish) == []


def _is_kept(place: Path) -> bool:
    return bool(subprocess.run(["git", "ls-files", "--", place.name], cwd=ROOT, capture_output=True, check=True).stdout)
