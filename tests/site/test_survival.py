"""Whatever happens to a build, readers see one whole version: killed, disturbed by a second one, on a full disk, with a page that fails."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from cms.domain.errors import PageFailed
from site_static.check import check_site
from site_static.release import build
from tests.support.builds import contents
from tests.support.city import small_snapshot
from tests.support.published import without_print

ROOT = Path(__file__).resolve().parents[2]
# The real year and the newest invented one: enough pages to be in the middle of.
SNAPSHOT = replace(small_snapshot(), proposals=(), papers=(), documents=(small_snapshot().documents[0], small_snapshot().documents[-1]))
# Builds the site anew under another name of the city, tells of each moment through a pipe, and waits there for an answer.
OTHER_BUILD = """
import os, sys
from dataclasses import replace
from pathlib import Path
from cms.domain.errors import ShownError
from site_static import shelf
from site_static.release import build
from tests.support.city import small_snapshot
from tests.support.published import without_print

out, tells, hears, limit, jobs = Path(sys.argv[1]), *map(int, sys.argv[2:])
snapshot = small_snapshot()
city = replace(snapshot.city, site_name="Binjai Baru")
snapshot = replace(snapshot, proposals=(), papers=(), documents=(snapshot.documents[0], snapshot.documents[-1]), city=city)

def moment(name):
    if tells:
        os.write(tells, name.encode().ljust(20))
        os.read(hears, 1)

if limit:
    import resource, signal
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
written = shelf.Shelf.write_keys
def write_keys(self, digest, keys):
    moment("keys")
    written(self, digest, keys)
shelf.Shelf.write_keys = write_keys
turned = shelf.Shelf._turn
def turn(self, digest):
    moment("switch")
    turned(self, digest)
shelf.Shelf._turn = turn
try:
    progress = lambda done, of: moment(f"{100 * done // of} %")
    release = build(without_print(snapshot), out, jobs=jobs, progress=progress, check=lambda folder: moment("check"))
    print("published", release.digest)
except ShownError as error:
    print(error)
    sys.exit(error.exit_code)
"""


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    out = tmp_path_factory.mktemp("first") / "public"
    build(without_print(SNAPSHOT), out, jobs=2)
    return out


@pytest.fixture
def out(first, tmp_path):
    """A public folder with a whole first release."""
    copy = tmp_path / "public"
    shutil.copytree(first, copy, symlinks=True)
    shutil.copytree(first.parent / ".public-state", tmp_path / ".public-state")
    return copy


class Build:
    """The other build as a process: it stops at every moment until it is told to go on."""

    def __init__(self, out: Path, jobs: int) -> None:
        self.hears, tells = os.pipe()
        answers, self.tells = os.pipe()
        command = [sys.executable, "-c", OTHER_BUILD, str(out), str(tells), str(answers), "0", str(jobs)]
        self.process = subprocess.Popen(command, pass_fds=[tells, answers], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        os.close(tells)
        os.close(answers)

    def until(self, name: str) -> None:
        """Lets it go on to a moment, and leaves it waiting there. "half": when half of the files are made."""
        while moment := os.read(self.hears, 20).decode().strip():
            is_half = name == "half" and moment.endswith("%") and int(moment.removesuffix("%")) >= 50
            if moment == name or is_half or (name == "start" and moment.endswith("%")):
                return
            os.write(self.tells, b"x")
        raise AssertionError(f"ended before {name}: {self.process.stdout.read()}")

    def go_on(self) -> str:
        """To the end, whatever moments come."""
        os.write(self.tells, b"x" * 1000)
        os.close(self.tells)
        self.tells = -1
        while os.read(self.hears, 1000):
            pass
        self.process.wait()
        return self.process.stdout.read()

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()
        os.close(self.hears)
        if self.tells >= 0:
            os.close(self.tells)


@contextmanager
def other_build(out: Path, jobs: int = 1):
    process = Build(out, jobs)
    try:
        yield process
    finally:
        process.close()


@pytest.mark.parametrize(("moment", "jobs"), [("start", 1), ("half", 1), ("half", 2), ("check", 2), ("keys", 1), ("switch", 1)])
def test_a_build_killed_at_any_moment_leaves_the_old_release_whole(out, moment, jobs):
    before = contents(out / "current")

    with other_build(out, jobs) as process:
        process.until(moment)
        process.process.send_signal(signal.SIGKILL)
        process.process.wait()

    assert contents(out / "current") == before
    assert check_site(out / "current", SNAPSHOT).faults == ()
    build(without_print(SNAPSHOT), out, jobs=1)
    assert contents(out / "current") == before
    assert not list((out / "releases").glob(".*"))


def test_of_two_builds_at_once_the_second_is_refused_and_the_first_is_whole(out):
    with other_build(out) as early:
        early.until("check")
        with other_build(out) as late:
            refused = late.go_on()
        published = early.go_on()

    assert "another build is at work there. Nothing was published" in refused
    assert published.startswith("published")
    assert check_site(out / "current").faults == ()


def limited_build(out: Path, limit: int, jobs: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", OTHER_BUILD, str(out), "0", "0", str(limit), str(jobs)], cwd=ROOT, capture_output=True, text=True)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_disk_that_takes_no_more_publishes_nothing_and_says_so(out, jobs):
    before = contents(out / "current")

    done = limited_build(out, 16_000, jobs)

    assert (done.returncode, done.stderr) == (13, "")
    assert done.stdout.startswith(f"{out}: File too large. Nothing was published")
    assert contents(out / "current") == before


@pytest.fixture
def small_disk(tmp_path):
    """A file system of its own that holds one release but not two."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=32m", "tmpfs", str(place)], capture_output=True, text=True)
    if mounted.returncode:
        pytest.skip(f"no small disk can be mounted here: {mounted.stderr.strip()}")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_publishes_nothing_and_says_so(small_disk):
    out = small_disk / "public"
    build(without_print(SNAPSHOT), out, jobs=1)
    before = contents(out / "current")
    free = shutil.disk_usage(small_disk).free
    (small_disk / "ballast").write_bytes(b"0" * max(free - 60_000, 0))

    done = limited_build(out, 0, 1)

    assert (done.returncode, done.stderr) == (13, "")
    assert "the disk is full. Nothing was published" in done.stdout
    assert contents(out / "current") == before


def test_a_page_that_fails_is_named_with_its_fact_and_nothing_is_switched(out):
    before = contents(out / "current")
    real, invented = SNAPSHOT.documents
    wrong = replace(real, regulation_date="31 Februari 2023")

    with pytest.raises(PageFailed, match=r"^anggaran/2023/index\.html: .*'str' object.* \(pieces\.html, line \d+\)\. Nothing was published\.$"):
        build(without_print(replace(SNAPSHOT, documents=(wrong, invented))), out, jobs=1)

    assert contents(out / "current") == before
