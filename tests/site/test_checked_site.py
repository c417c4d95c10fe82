"""The check that stands before every switch: content with the whole site, and able to stop a wrong one."""

from __future__ import annotations

from functools import partial

import pytest

from cms.domain.errors import CheckFailed
from site_static.artifact import Artifact, ArtifactKind
from site_static.check import changed_since, check_site, raise_for
from site_static.checking.site_files import SiteFiles
from site_static.release import build
from tests.support.builds import contents
from tests.support.city import small_snapshot
from tests.support.published import without_print

SNAPSHOT = small_snapshot()


def test_nothing_is_found_in_the_whole_site(site):
    report = check_site(site.folder, SNAPSHOT)

    assert [str(finding) for finding in report.findings] == []
    assert dict(report.looked_at)["pages"] == len(site.pages)


def test_a_wrong_page_stops_the_publication_and_is_named(tmp_path):
    out = tmp_path / "public"
    build(without_print(SNAPSHOT), out, jobs=1)
    before = contents(out / "current")

    def wrong(page: Artifact) -> bytes:
        return page.make().replace(b'value="1013597766613.40"', b'value="1013597766613.41"')

    works = [
        Artifact(path=work.path, kind=work.kind, facts=(work.facts, "wrong"), maker=work.maker, make=partial(wrong, work))
        if isinstance(work, Artifact) and work.kind is ArtifactKind.PAGE and work.path == "anggaran/2023/index.html"
        else work
        for work in without_print(SNAPSHOT)
    ]
    with pytest.raises(CheckFailed) as failed:
        build(works, out, jobs=1, check=lambda folder: raise_for(check_site(folder, SNAPSHOT, changed_since(out / "current", folder))))

    assert "anggaran/2023/index.html:" in str(failed.value)
    assert "1013597766613.41" in str(failed.value)
    assert contents(out / "current") == before


@pytest.mark.parametrize(("dataset", "version", "all_pages"), [("proposals", "latest", False), ("apbd-2023-murni", "v1", True)])
def test_pages_are_opened_again_only_for_data_of_which_they_can_say_a_total(dataset: str, version: str, all_pages: bool, site, monkeypatch):
    """Every answer changes the files of proposals; in a large city opening all pages for that took longer than all the rest."""
    opened = set()
    read = SiteFiles.read

    def noted(files: SiteFiles, path: str) -> bytes:
        opened.add(path)
        return read(files, path)

    monkeypatch.setattr(SiteFiles, "read", noted)
    changed = {f"data/{dataset}/{version}/{dataset}.{extension}" for extension in ("csv", "json", "xlsx")}
    report = check_site(site.folder, SNAPSHOT, changed)

    assert report.findings == ()
    assert changed <= opened
    assert {path for path in opened if path.endswith(".html")} == (set(site.pages) if all_pages else set())
