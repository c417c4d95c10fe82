"""The same facts give the same bytes; only what changed is written."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from site_static.artifact import Alias
from site_static.content import Snapshot
from site_static.plan import site_works
from site_static.release import build
from tests.support.city import small_snapshot
from tests.support.published import Published, differing

ROOT = Path(__file__).resolve().parents[2]
SNAPSHOT = small_snapshot()
BUILD = """
import sys
from pathlib import Path
from site_static.plan import site_works
from site_static.release import build
from tests.support.city import small_snapshot

print(build(site_works(small_snapshot()), Path(sys.argv[1]), jobs=int(sys.argv[2])).digest)
"""
ELSEWHERE = [
    ("1", {"PYTHONHASHSEED": "1", "TZ": "Asia/Jakarta", "LC_ALL": "C", "LANGUAGE": "id"}),
    (
        "2",
        {"PYTHONHASHSEED": "4711", "TZ": "America/St_Johns", "LC_ALL": "C.UTF-8", "COLUMNS": "7", "SOURCE_DATE_EPOCH": "1", "OPENPYXL_LXML": "False"},
    ),
]


@pytest.mark.parametrize(("jobs", "surroundings"), ELSEWHERE)
def test_two_builds_give_the_same_bytes(site, tmp_path, jobs, surroundings):
    out = tmp_path / "folder of another name" / "public"
    out.parent.mkdir()
    surroundings = {**os.environ, **surroundings, "PYTHONPATH": str(ROOT)}

    subprocess.run([sys.executable, "-c", BUILD, str(out), jobs], env=surroundings, cwd=tmp_path, check=True, stdout=subprocess.PIPE)

    assert differing(site.manifest, Published(out / "current").manifest) == set()
    assert (out / "current/manifest.json").read_bytes() == (site.folder / "manifest.json").read_bytes()


def test_a_second_build_writes_nothing(copy_of_public):
    before = {path: (path.lstat().st_ino, path.lstat().st_mtime_ns) for path in copy_of_public.rglob("*")}

    release = build(_never_made(), copy_of_public, jobs=1)

    assert (release.written, release.removed) == (0, 0)
    assert {path: (path.lstat().st_ino, path.lstat().st_mtime_ns) for path in copy_of_public.rglob("*")} == before


def _never_made() -> list[object]:
    def fails(*_: object) -> bytes:
        raise AssertionError("made again")

    return [work if isinstance(work, Alias) else replace(work, make=fails) for work in site_works(SNAPSHOT)]


def with_a_changed_line(snapshot: Snapshot) -> Snapshot:
    """A new vintage of the revised budget of 2025: one line of the health office has Rp1.000,50 more."""
    old = next(one for one in snapshot.documents if one.dataset == "apbd-2025-perubahan-contoh")
    lines = tuple(
        replace(line, amount=line.amount + Decimal("1000.50")) if line.detail.startswith("Kunjungan keluarga") else line for line in old.lines
    )
    new = replace(old, lines=lines, vintage=2, digest="0" * 64)
    others = [replace(one, is_current=False) if one is old else one for one in snapshot.documents]
    return replace(snapshot, documents=tuple(sorted([*others, new], key=lambda one: (one.dataset, one.vintage))))


# What says the changed amount or a sum that holds it, or what part of such a sum something is, or lists vintages.
MAY_CHANGE = re.compile(
    r"(en/)?(index\.html|anggaran/(antar-tahun/(rincian/)?)?index\.html|dokumen/index\.html|data/index\.html"
    r"|anggaran/2025/(index\.html|ukuran/index\.html|apbd-2025\.pdf|belanja/index\.html|pembiayaan/index\.html|kantor/index\.html|perbandingan/(kantor/)?index\.html)"
    r"|anggaran/2025/akun/5\.(\d|1\.\d\d|1\.02\.\d\d|1\.02\.04\.01|1\.02\.04\.01\.0001)/index\.html"
    r"|anggaran/2025/dinas-[a-z-]+/index\.html"
    r"|anggaran/2025/dinas-kesehatan/1\.02\.02/(1\.02\.02\.2\.\d\d/|1\.02\.02\.2\.02/1\.02\.02\.2\.02\.0021/)?index\.html"
    r"|(gambar|sematan)/anggaran/(2025/|antar-tahun/|pendapatan-belanja).*"
    r"|(dokumen|data)/apbd-2025-perubahan-contoh/.*"
    # The measures of accountability and what proposals cost are taken from the budgets too.
    r"|akuntabilitas/index\.html|data/(indicators|proposals)/.*)"
    r"|data/datapackage\.json|data/catalog\.jsonld|data\.json|feed\.xml|sitemap\.xml"
)


def test_a_changed_line_rewrites_only_its_pages(copy_of_public, site):
    release = build(site_works(with_a_changed_line(SNAPSHOT)), copy_of_public, jobs=2)

    changed = differing(site.manifest, Published(copy_of_public / "current").manifest)
    assert sorted(path for path in changed if not MAY_CHANGE.fullmatch(path.replace("kartu.png", "index.html"))) == []
    assert release.written == len(changed)
    assert "anggaran/2025/dinas-kesehatan/index.html" in changed
    assert "en/anggaran/2025/akun/5.1.02/index.html" in changed
    # The charts of the city's three years all say the new version; a larger city has as many charts and far more pages.
    others = [path for path in changed if not re.match(r"(en/)?(gambar|sematan)/", path)]
    assert release.kept > 5 * len(others)


def test_the_old_vintage_stays_as_it_was(copy_of_public, site):
    build(site_works(with_a_changed_line(SNAPSHOT)), copy_of_public, jobs=2)

    after = Published(copy_of_public / "current").manifest
    for extension in ("csv", "xlsx", "json", "pdf"):
        path = f"data/apbd-2025-perubahan-contoh/v1/apbd-2025-perubahan-contoh.{extension}"
        assert after[path] == site.manifest[path]
