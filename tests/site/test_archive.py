"""The whole site as one download: the same site again, readable from a folder, with a digest to compare."""

from __future__ import annotations

import hashlib
import re
import shutil
import zipfile
from datetime import datetime

import pytest

from site_static.check import check_site
from site_static.plan import site_works
from site_static.release import build
from tests.site.test_sameness import with_a_changed_line
from tests.support.city import small_snapshot
from tests.support.published import Published

SNAPSHOT = small_snapshot()
ARCHIVE = "data/binjai-terang.zip"
TELLING = {"data/index.html", "en/data/index.html"}


@pytest.fixture(scope="module")
def archived(public, tmp_path_factory):
    """The site with its archive: everything else is taken over from the site without one."""
    out = tmp_path_factory.mktemp("archived") / "public"
    shutil.copytree(public, out, symlinks=True)
    shutil.copytree(public.parent / ".public-state", out.parent / ".public-state")
    return build(site_works(SNAPSHOT, archived=True), out, jobs=1)


@pytest.fixture(scope="module")
def whole(archived):
    return Published(archived.folder.resolve())


@pytest.fixture(scope="module")
def unpacked(whole, tmp_path_factory):
    folder = tmp_path_factory.mktemp("a stick")
    with zipfile.ZipFile(whole.folder / ARCHIVE) as packed:
        assert packed.testzip() is None
        packed.extractall(folder)
    return folder


@pytest.fixture
def copy_of_archived(archived, tmp_path):
    out = archived.folder.parents[1]
    shutil.copytree(out, tmp_path / "public", symlinks=True)
    shutil.copytree(out.parent / ".public-state", tmp_path / ".public-state")
    return tmp_path / "public"


def test_the_archive_adds_itself_and_its_digest_and_changes_the_page_of_data_alone(site, whole):
    added = whole.manifest.keys() - site.manifest.keys()

    assert added == {ARCHIVE, f"{ARCHIVE}.sha256"}
    assert {path for path, file in site.manifest.items() if whole.manifest[path] != file} == TELLING


def test_an_unpacked_archive_holds_every_file_of_the_site_but_the_pictures_for_those_who_share(site, unpacked):
    copy = Published(unpacked / "binjai-terang")

    assert [path.name for path in unpacked.iterdir()] == ["binjai-terang"]
    kept = {path for path in site.files if not path.endswith("kartu.png")}
    assert copy.files == kept | {"BACA-SAYA.txt"}
    others = kept - {"manifest.json"}
    assert [path for path in others if (copy.folder / path).read_bytes() != (site.folder / path).read_bytes()] == []


def test_an_unpacked_archive_passes_the_check_of_the_site(unpacked):
    assert check_site(unpacked / "binjai-terang", SNAPSHOT).faults == ()


def test_whoever_unpacks_the_archive_reads_what_it_is_in_each_language(unpacked):
    readme = (unpacked / "binjai-terang/BACA-SAYA.txt").read_text("utf-8")

    assert "Buka index.html" in readme
    assert "Open index.html" in readme
    assert readme.count("(kartu.png)") == 2
    assert readme.count(SNAPSHOT.city.site_url) == 2
    assert str(SNAPSHOT.as_of.year) in readme


@pytest.mark.parametrize("path", sorted(TELLING))
def test_the_page_of_data_tells_size_and_digest(whole, path):
    content = (whole.folder / ARCHIVE).read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    page = whole.page(path)

    assert digest in page.text
    # What is not inside is said, so that nobody takes "the whole site" for more than it is.
    assert "(kartu.png)" in page.text
    assert any(page.leads_to(address)[0] == ARCHIVE for _, address in page.addresses())
    size = re.search(r"([\d.,]+)\s(KiB|MiB|kB|KB|MB)", page.text)
    assert size is not None
    unit = {"K": 1000, "M": 1000_000}[size[2][0].upper()]
    assert float(size[1].replace(",", ".")) * unit == pytest.approx(len(content), rel=0.06)
    assert (whole.folder / f"{ARCHIVE}.sha256").read_text() == f"{digest}  binjai-terang.zip\n"


def test_the_archive_says_no_time_and_no_place_of_the_machine(whole):
    with zipfile.ZipFile(whole.folder / ARCHIVE) as packed:
        entries = packed.infolist()

    as_of: datetime = SNAPSHOT.as_of
    assert {one.date_time for one in entries} == {(as_of.year, as_of.month, as_of.day, 0, 0, 0)}
    assert [one.filename for one in entries] == sorted(one.filename for one in entries)
    assert {one.filename.split("/")[0] for one in entries} == {"binjai-terang"}
    assert {one.extra for one in entries} == {b""}
    stored = {one.filename.rpartition(".")[2] for one in entries if one.compress_type == zipfile.ZIP_STORED and one.file_size > 500}
    assert stored <= {"png", "pdf", "xlsx"}


def test_a_build_without_news_does_not_make_the_archive_again(copy_of_archived):
    release = build(site_works(SNAPSHOT, archived=True), copy_of_archived, jobs=1)

    assert (release.written, release.removed) == (0, 0)


def test_an_archive_of_changed_facts_is_the_same_made_anew_or_from_the_old_one(copy_of_archived, whole, monkeypatch):
    changed = with_a_changed_line(SNAPSHOT)
    taken_over = build(site_works(changed, archived=True), copy_of_archived, jobs=2)
    # The old release is there, but its archive was packed in another way: nothing of it may be taken over.
    monkeypatch.setattr("site_static.archive._way_of_packing", lambda: "other")
    anew = build(site_works(changed, archived=True), copy_of_archived, jobs=1)

    assert taken_over.files[ARCHIVE] != whole.manifest[ARCHIVE]
    assert anew.files[ARCHIVE] == taken_over.files[ARCHIVE]


def test_nothing_is_taken_over_from_a_damaged_archive(copy_of_archived):
    old = (copy_of_archived / "current" / ARCHIVE).resolve()
    content = bytearray(old.read_bytes())
    content[len(content) // 3] ^= 1
    old.unlink()
    old.write_bytes(content)
    changed = with_a_changed_line(SNAPSHOT)

    release = build(site_works(changed, archived=True), copy_of_archived, jobs=2)

    with zipfile.ZipFile(release.folder / ARCHIVE) as packed:
        assert packed.testzip() is None


def test_the_archive_is_left_out_when_it_is_not_wanted(site):
    assert ARCHIVE not in site.files
    assert "zip" not in site.page("data/index.html").text
