"""Two officers accept at once, or a process dies in the middle of a commit: one whole version or none. On SQLite and on PostgreSQL."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from tests.support.postgresql import server
from tests.support.sheets import drawn

pytestmark = pytest.mark.enable_socket  # to this machine's own server

ROOT = Path(__file__).resolve().parents[2]
LINES = 300
MIGRATE = [
    sys.executable,
    "-c",
    "import django; django.setup(); from django.core.management import call_command as call; call('migrate', verbosity=0)",
]
SETTINGS = """
from cms.settings.test import *
from cms.settings.postgresql import postgresql
from cms.settings.sqlite import sqlite
DATABASES = {{"default": postgresql({url!r}) if {url!r} else sqlite({file!r})}}
MEDIA_ROOT = {media!r}
"""


@dataclass(frozen=True, slots=True)
class Template:
    """A migrated, empty database, copied for each test: address of a PostgreSQL database, or file of SQLite."""

    address: str
    file: Path

    def copied(self, folder: Path) -> dict[str, str]:
        """The environment of a process that uses a copy of its own."""
        if not self.address:
            shutil.copy(self.file, folder / "uji.sqlite3")
            return environment(folder, "", folder / "uji.sqlite3")
        name = f"uji_{os.urandom(4).hex()}"
        with psycopg.connect(f"{self.address.rpartition('/')[0]}/template1", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE postgres")
        return environment(folder, f"{self.address.rpartition('/')[0]}/{name}", self.file)


def environment(folder: Path, address: str, file: Path) -> dict[str, str]:
    settings = SETTINGS.format(url=address, file=str(file), media=str(folder / "media"))
    (folder / "settings_of_this_test.py").write_text(settings, encoding="utf-8")
    own = {**os.environ, "DJANGO_SETTINGS_MODULE": "settings_of_this_test", "PYTHONPATH": f"{folder}:{ROOT}"}
    own.pop("TEST_DATABASE_URL", None)
    return own


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def template(request, tmp_path_factory) -> Iterator[Template]:
    folder = tmp_path_factory.mktemp("template")
    with server() if request.param == "postgresql" else nullcontext("") as address:
        made = Template(address, folder / "kosong.sqlite3")
        subprocess.run(MIGRATE, cwd=ROOT, env=environment(folder, address, made.file), check=True, capture_output=True)
        yield made


@pytest.fixture
def officers(template: Template, tmp_path: Path) -> Callable[..., subprocess.Popen[str]]:
    """Starts an officer's process on a database of this test's own."""
    own = template.copied(tmp_path)

    def start(*said: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "tests.support.officer", *said],
            cwd=ROOT,
            env=own,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    return start


def answer(process: subprocess.Popen[str]) -> str:
    out, errors = process.communicate(timeout=240)
    assert process.returncode == 0, errors
    return out.strip()


@pytest.fixture
def sent(officers, tmp_path: Path) -> Callable[[int], str]:
    """The number of a file that was received and waits."""

    def sent(amount: int = 1) -> str:
        rows = [f"5.1.02.01.01.{number:04d} | Barang {number} (CONTOH) | ={amount}" for number in range(1, LINES + 1)]
        path = tmp_path / f"apbd-{amount}.xlsx"
        path.write_bytes(drawn("\n".join(["Kode rekening | Uraian | Jumlah", *rows])))
        return answer(officers("send", str(path)))

    return sent


def test_two_officers_who_accept_one_file_at_once_make_one_version(officers, sent, tmp_path):
    pk, gate = sent(), tmp_path / "mulai"
    both = [officers("accept", pk, str(gate)) for _ in range(2)]
    gate.touch()

    answers = sorted(map(answer, both))

    assert answers == ["refused", "v1"]
    assert answer(officers("look")) == f"[1]|[]|1|{LINES}|1|0"


def test_two_officers_who_accept_two_files_at_once_make_two_whole_versions(officers, sent, tmp_path):
    first, second, gate = sent(1), sent(2), tmp_path / "mulai"
    both = [officers("accept", pk, str(gate)) for pk in (first, second)]
    gate.touch()

    answers = sorted(map(answer, both))

    assert answers == ["v1", "v2"]
    assert answer(officers("look")) == f"[1, 2]|[]|2|{2 * LINES}|1|0"


@pytest.mark.parametrize("template", ["postgresql"], indirect=True)
def test_two_who_publish_at_once_leave_one_event(officers, sent):
    """SQLite lets one write at a time."""
    answer(officers("accept", sent()))
    held = officers("hold", "events")
    assert held.stdout.readline().strip() == "held"

    both = [officers("publish") for _ in range(2)]

    assert list(map(answer, (held, *both))) == ["", "v1", "v1"]
    assert answer(officers("events")) == "(1, 'published')"


def test_a_process_that_dies_in_the_middle_of_a_commit_leaves_nothing_and_the_file_waits(officers, sent):
    pk = sent()

    died = officers("die", pk)
    died.communicate(timeout=240)

    assert died.returncode == -9
    assert answer(officers("look")) == "[]|[]|0|0|0|1"
    assert answer(officers("accept", pk)) == "v1"
    assert answer(officers("look")) == f"[1]|[]|1|{LINES}|1|0"


def test_a_second_file_is_compared_line_by_line_with_what_is_stored(officers, sent):
    first, again, dearer = sent(1), sent(1), sent(2)
    answer(officers("accept", first))

    same, changed = answer(officers("compare", again)), answer(officers("compare", dearer))

    assert same == f"({LINES}, 0, 0, 0)"
    assert changed == f"(0, {LINES}, 0, 0)"
