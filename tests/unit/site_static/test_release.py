from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cms.domain.errors import CheckFailed, InconsistentData, PageFailed, SwitchFailed
from site_static.artifact import Artifact, Bundle, Listing, Planned
from site_static.release import build, rollback
from site_static.shelf import KEPT_RELEASES, Shelf
from tests.support.builds import contents, page, site

ROOT = Path(__file__).resolve().parents[3]
both = pytest.mark.parametrize("jobs", [1, 2])


@pytest.fixture
def out(tmp_path):
    return tmp_path / "public"


@both
def test_a_build_publishes_every_file_and_lists_it(out, jobs):
    release = build(site(), out, jobs=jobs)

    public = contents(out / "current")
    listed = {row["path"]: (row["bytes"], row["sha256"]) for row in json.loads(public.pop("manifest.json"))["files"]}
    assert public["1/p1.html"] == b"Halaman 1"
    assert public["latest/p0.html"] == public["0/p0.html"]
    assert listed == {path: (len(content), hashlib.sha256(content).hexdigest()) for path, content in public.items()}
    assert (release.pages, len(release.files), release.written, release.kept, release.removed) == (5, 7, 7, 0, 0)


@both
def test_a_second_build_of_the_same_facts_makes_and_writes_nothing(out, jobs):
    first = build(site(), out, jobs=jobs)
    before = _as_written(out)

    def never() -> bytes:
        raise AssertionError("made again")

    untouched = [page(work.path, work.facts, never) if hasattr(work, "facts") and work.maker == "test" else work for work in site()]
    second = build(untouched, out, jobs=jobs)

    assert (second.digest, second.written, second.kept, second.removed) == (first.digest, 0, 7, 0)
    assert _as_written(out) == before


def _as_written(folder: Path) -> dict[Path, tuple[int, int, int]]:
    """Which file stands under each name, how long it is, and when it was last written; when it was last read says nothing."""
    stats = {path: path.stat() for path in folder.rglob("*")}
    return {path: (stat.st_ino, stat.st_size, stat.st_mtime_ns) for path, stat in stats.items()}


@both
def test_one_changed_fact_writes_only_its_own_file(out, jobs):
    first = build(site(), out, jobs=jobs)

    second = build(site(p1="Halaman satu"), out, jobs=jobs)

    assert (second.written, second.kept, second.removed) == (2, 5, 0)  # the page, and the summary that holds its size
    assert (second.folder / "1/p1.html").read_bytes() == b"Halaman satu"
    assert (second.folder / "2/p2.html").stat().st_ino == (first.folder / "2/p2.html").stat().st_ino
    assert (first.folder / "1/p1.html").read_bytes() == b"Halaman 1"


def test_the_same_bytes_under_a_new_key_are_not_written_again(out):
    build([page("a.html", "sama")], out, jobs=1)

    release = build([page("a.html", "other facts", lambda: b"sama")], out, jobs=1)

    assert release.written == 0


def test_a_page_that_is_gone_leaves_the_new_release_only(out):
    first = build(site(5), out, jobs=1)

    second = build(site(4), out, jobs=1)

    assert second.removed == 1
    assert not (second.folder / "1/p4.html").exists()
    assert (first.folder / "1/p4.html").exists()


@both
def test_a_failing_page_is_named_with_its_fact_and_nothing_is_published(out, jobs):
    build(site(), out, jobs=jobs)
    before = contents(out / "current")

    def fails() -> bytes:
        raise InconsistentData("5.1.02 of Dinas Kesehatan has no name")

    with pytest.raises(PageFailed, match=re.escape("kantor/index.html: 5.1.02 of Dinas Kesehatan has no name. Nothing was published.")):
        build([*site(p1="baru"), page("kantor/index.html", "x", fails)], out, jobs=jobs)

    assert contents(out / "current") == before


def test_two_files_with_one_address_are_refused(out):
    with pytest.raises(PageFailed, match=re.escape("a.html: two files have this address")):
        build([page("a.html", "x"), page("a.html", "y")], out, jobs=1)


@pytest.mark.parametrize("path", ["../a.html", "/etc/a.html", ""])
def test_an_address_outside_the_site_is_refused(out, path):
    with pytest.raises(PageFailed, match="leads out of the site"):
        build([page(path, "x")], out, jobs=1)


def test_a_failed_check_switches_nothing_and_sees_the_whole_new_site(out):
    build(site(), out, jobs=1)
    before = contents(out / "current")
    seen = {}

    def check(folder: Path) -> None:
        seen.update(contents(folder))
        raise CheckFailed("one link leads nowhere")

    with pytest.raises(CheckFailed):
        build(site(p1="baru"), out, jobs=1, check=check)

    assert contents(out / "current") == before
    assert (seen["1/p1.html"], seen["2/p2.html"]) == (b"baru", b"Halaman 2")
    assert build(site(p1="baru"), out, jobs=1).written == 2


def test_a_rollback_shows_the_release_before_and_again_the_one_before_that(out):
    first, second, third = (build(site(p1=text), out, jobs=1) for text in ("satu", "dua", "tiga"))

    assert rollback(out) == second.digest
    assert (out / "current/1/p1.html").read_bytes() == b"dua"
    assert rollback(out) == first.digest
    with pytest.raises(SwitchFailed, match="no earlier release"):
        rollback(out)
    assert build(site(p1="tiga"), out, jobs=1).digest == third.digest
    assert rollback(out) == first.digest


def test_only_the_last_releases_are_kept(out):
    releases = [build(site(p1=str(number)), out, jobs=1) for number in range(KEPT_RELEASES + 2)]

    assert sorted(path.name for path in (out / "releases").iterdir()) == sorted(release.digest for release in releases[-KEPT_RELEASES:])


def test_a_second_build_at_the_same_time_is_refused(out):
    build(site(), out, jobs=1)

    with Shelf(out=out).locked(), pytest.raises(SwitchFailed, match="another build is at work"):
        build(site(p1="baru"), out, jobs=1)

    assert (out / "current/1/p1.html").read_bytes() == b"Halaman 1"


def test_a_full_disk_is_said_in_one_sentence_and_switches_nothing(out, monkeypatch):
    build(site(), out, jobs=1)

    def full(path: Path, content: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(SwitchFailed, match=r"the disk is full\. Nothing was published"):
        build(site(p1="baru"), out, jobs=1)

    assert (out / "current/1/p1.html").read_bytes() == b"Halaman 1"


def test_lost_keys_cost_only_work_and_write_nothing(out):
    build(site(), out, jobs=1)
    for path in (out.parent / ".public-state").iterdir():
        path.unlink()

    assert build(site(), out, jobs=1).written == 0


def test_nothing_private_stands_in_the_public_folder(out):
    build(site(), out, jobs=1)

    assert sorted(contents(out / "current")) == [
        "0/p0.html",
        "0/p3.html",
        "1/p1.html",
        "1/p4.html",
        "2/p2.html",
        "latest/p0.html",
        "manifest.json",
        "sizes.txt",
    ]


KILLED = """
import os, signal, sys
from pathlib import Path
from site_static.release import build
from tests.support.builds import page, site

def waits():
    os.write(int(sys.argv[2]), b"half way")
    signal.pause()

works = site(300, p1="baru")
build([*works[:2], page("z.html", "x", waits), *works[2:]], Path(sys.argv[1]), jobs=int(sys.argv[3]))
"""


@both
def test_a_build_killed_half_way_leaves_the_old_release_whole(out, jobs):
    first = build(site(300), out, jobs=1)
    before = contents(out / "current")
    reads, writes = os.pipe()
    with subprocess.Popen([sys.executable, "-c", KILLED, str(out), str(writes), str(jobs)], pass_fds=[writes], cwd=ROOT) as process:
        os.close(writes)
        assert os.read(reads, 100) == b"half way"
        left_over = list((out / "releases").glob(".*"))
        process.send_signal(signal.SIGKILL)
    with os.fdopen(reads, "rb") as ended:
        assert ended.read() == b""  # every worker has ended too, otherwise this would wait

    assert left_over
    assert contents(out / "current") == before
    assert build(site(300), out, jobs=1).digest == first.digest
    assert not list((out / "releases").glob(".*"))


def bundle(name: str, texts: dict[str, str], works=None) -> Bundle:
    """Pages by address, under one key of all their texts."""
    return Bundle(name=name, facts=texts, maker="test", works=works or (lambda: [page(path, text) for path, text in texts.items()]))


def never() -> list[Artifact]:
    raise AssertionError("listed again")


FIRST, SECOND = {"a/index.html": "A", "a/2.html": "A2"}, {"b/index.html": "B"}


def test_a_bundle_whose_facts_stand_is_not_even_listed(out):
    first = build([bundle("a", FIRST), bundle("b", SECOND), page("z.html", "Z")], out, jobs=1)

    second = build([bundle("a", FIRST, never), bundle("b", {"b/index.html": "B baru"}), page("z.html", "Z")], out, jobs=1)

    assert (second.written, second.kept, second.removed, second.pages) == (1, 3, 0, first.pages)
    assert contents(second.folder)["a/2.html"] == b"A2"
    assert contents(second.folder)["b/index.html"] == b"B baru"


def test_what_a_bundle_no_longer_lists_is_gone_and_so_is_a_bundle_that_is_gone(out):
    build([bundle("a", FIRST), bundle("b", SECOND)], out, jobs=1)

    second = build([bundle("a", {"a/index.html": "A"})], out, jobs=1)

    assert (second.written, second.removed) == (0, 2)
    assert sorted(contents(second.folder)) == ["a/index.html", "manifest.json"]


def test_files_in_bundles_and_files_alone_make_the_same_site(out, tmp_path):
    bundled = build([bundle("a", FIRST), bundle("b", SECOND)], out, jobs=1)

    alone = build([page(path, text) for path, text in (FIRST | SECOND).items()], tmp_path / "other", jobs=1)

    assert bundled.digest == alone.digest


@pytest.mark.parametrize("lost", ["bundles", "keys", "manifest"])
def test_what_was_remembered_of_bundles_may_be_lost(out, lost):
    first = build([bundle("a", FIRST), bundle("b", SECOND)], out, jobs=1)
    state = out.parent / ".public-state"
    for path in {"bundles": state.glob("bundles/*"), "keys": state.glob("*.keys.json"), "manifest": [first.folder / "manifest.json"]}[lost]:
        path.unlink()

    second = build([bundle("a", FIRST), bundle("b", {"b/index.html": "B baru"})], out, jobs=1)

    assert contents(second.folder).keys() == {*FIRST, *SECOND, "manifest.json"}
    assert contents(second.folder)["b/index.html"] == b"B baru"


def test_a_file_with_the_address_of_one_in_a_bundle_that_stands_is_refused(out):
    build([bundle("a", FIRST)], out, jobs=1)

    with pytest.raises(PageFailed, match=re.escape("a/2.html: two files have this address")):
        build([bundle("a", FIRST, never), page("a/2.html", "twice")], out, jobs=1)


def test_a_list_of_pages_names_those_of_bundles_that_stand(out):
    def listing(text: str) -> list[Planned]:
        lists = Listing(works=lambda paths: [page("list.txt", " ".join(paths))])
        return [bundle("a", FIRST), page("z/index.html", text), lists]

    build(listing("Z"), out, jobs=1)

    assert contents(build(listing("Z baru"), out, jobs=1).folder)["list.txt"] == b"a/index.html z/index.html"


def test_many_publications_later_each_release_is_as_if_made_alone(out, tmp_path):
    """The oldest release becomes the newest, so whatever is wrong with that shows only after a full shelf."""
    sites = [site(5 + number % 3, p1=f"ke-{number}", p4=f"lain {number // 2}") for number in range(KEPT_RELEASES + 4)]
    for number, works in enumerate(sites):
        build(works, out, jobs=1)
        alone = contents(build(works, tmp_path / f"alone-{number}", jobs=1).folder)
        assert contents(out / "current") == alone

    kept = Shelf(out=out).history()
    assert len(kept) == KEPT_RELEASES
    for digest, works in zip(kept, sites[-KEPT_RELEASES:], strict=True):
        assert contents(out / "releases" / digest) == contents(build(works, tmp_path / digest, jobs=1).folder)


def test_a_release_is_renewed_right_where_files_came_went_and_came_back(out, tmp_path):
    """What each release changed is remembered, and the oldest is renewed by that alone. With one site more than are kept, each differs from it."""
    always = page("always.html", "tetap")
    sites = [
        [always, page("a", "berkas")],
        [always, page("a/b.html", "di dalam"), page("late/c.html", "x")],
        [always, page("a", "berkas")],
        [always, page("late/c.html", "x")],
        [always, page("late/c.html", "y"), page("late/d/e.html", "z")],
        [page("late/c.html", "y")],
    ]
    assert len(sites) == KEPT_RELEASES + 1
    for number in range(4 * KEPT_RELEASES):
        works = [*sites[number % len(sites)], page("number.html", f"{number}"), *([page(f"{number}.html", "lain")] if number % 3 else [])]

        build(works, out, jobs=1)

        assert contents(out / "current") == contents(build(works, tmp_path / f"alone-{number}", jobs=1).folder), number


def test_a_release_is_renewed_right_after_going_back(out, tmp_path):
    for number in range(KEPT_RELEASES + 1):
        build(site(p1=f"ke-{number}", p2=f"{number // 2}"), out, jobs=1)
    rollback(out)
    rollback(out)

    for number in range(KEPT_RELEASES + 2):
        works = site(5 + number % 2, p1=f"sesudah-{number}", p3=f"{number // 3}")
        build(works, out, jobs=1)
        assert contents(out / "current") == contents(build(works, tmp_path / f"alone-{number}", jobs=1).folder)


@pytest.mark.parametrize("lost", ["all", "unreadable", "one"])
def test_a_release_is_renewed_right_when_what_changed_was_forgotten(out, tmp_path, lost):
    for number in range(KEPT_RELEASES):
        build(site(5 + number % 2, p1=f"ke-{number}", p2=f"{number // 2}"), out, jobs=1)
    records = sorted((tmp_path / ".public-state").glob("*.changes.json"))
    for path in records if lost == "all" else records[1:2]:
        path.write_text("{") if lost == "unreadable" else path.unlink()
    works = site(4, p1="sesudah")

    build(works, out, jobs=1)

    assert contents(out / "current") == contents(build(works, tmp_path / "alone", jobs=1).folder)


def test_only_what_the_kept_releases_changed_is_remembered(out, tmp_path):
    for number in range(KEPT_RELEASES + 3):
        build(site(p1=str(number)), out, jobs=1)

    remembered = {path.name.partition(".")[0] for path in (tmp_path / ".public-state").glob("*.changes.json")}

    assert remembered == set(Shelf(out=out).history())


def test_a_renewed_release_has_no_empty_folders(out):
    for number in range(KEPT_RELEASES + 1):
        build([page("a.html", f"{number}"), *([page("only/once/b.html", "x")] if not number else [])], out, jobs=1)

    assert [path.name for path in (out / "current").resolve().iterdir() if path.is_dir()] == []
