"""What import rules cannot say: the lower floors run without Django, and nothing stands where it should not."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TOP_LEVEL = {"cms", "site_static", "importers", "templates", "tests", "bench", "docs"}


@pytest.mark.parametrize("package", ["cms.domain", "importers", "site_static"])
def test_a_lower_floor_loads_without_django(package):
    program = f"""
import importlib, pkgutil, sys
package = importlib.import_module({package!r})
for module in pkgutil.walk_packages(package.__path__, {package!r} + "."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
print(sorted(name for name in sys.modules if name.partition(".")[0] in ("django", "wagtail", "rest_framework")))
"""

    loaded = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)

    assert loaded.stdout.strip() == "[]"


def test_the_floors_hold():
    """The contracts of pyproject.toml: who may import whom, without exceptions."""
    command = "from importlinter.cli import lint_imports; import sys; sys.exit(lint_imports())"

    found = subprocess.run([sys.executable, "-c", command], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True)

    assert found.returncode == 0, found.stdout


def test_the_top_level_is_as_the_architecture_says():
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()

    folders = {name.partition("/")[0] for name in tracked if "/" in name}

    assert folders - {".ci"} <= TOP_LEVEL


def test_no_module_has_a_name_without_a_subject():
    nameless = {"utils", "helpers", "common", "manager", "handler", "data", "info"}

    found = [path for folder in ("cms", "importers", "site_static") for path in (ROOT / folder).rglob("*.py") if path.stem in nameless]

    # views/data.py shows the data pages: its subject is data as a reader knows it.
    assert [str(path.relative_to(ROOT)) for path in found if path.parent.name != "views"] == []


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_file_has_hashes_and_names_no_host(name):
    text = (ROOT / name).read_text("utf-8")

    assert "--hash=sha256:" in text
    assert "://" not in text
