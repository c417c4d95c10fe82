"""The list of a release's files: read as it was written, and told from one that somebody else wrote."""

from __future__ import annotations

import json

from site_static.artifact import PublishedFile
from site_static.manifest import Files, manifest_of, path_in, read_manifest, rows_of

FILES = {path: PublishedFile(sha256=f"{number:064x}", size=number) for number, path in enumerate(("a/index.html", "b.css", "usulan/P-1/index.html"))}


def written(path, content: bytes):
    path.write_bytes(content)
    return path


def test_what_is_read_is_what_was_written(tmp_path):
    path = written(tmp_path / "manifest.json", manifest_of(FILES))

    assert dict(read_manifest(path)) == FILES
    assert sorted(map(path_in, rows_of(path))) == sorted(FILES)


def test_an_address_with_signs_is_read_all_the_same(tmp_path):
    odd = {'a "b"/index.html': PublishedFile(sha256="0" * 64, size=1), **FILES}

    assert dict(read_manifest(written(tmp_path / "manifest.json", manifest_of(odd)))) == odd


def test_a_manifest_that_somebody_else_wrote_is_read_but_its_rows_are_not_taken_for_ours(tmp_path):
    rows = [{"path": path, "bytes": file.size, "sha256": file.sha256} for path, file in FILES.items()]
    path = written(tmp_path / "manifest.json", json.dumps({"files": rows}, indent=1).encode())

    assert dict(read_manifest(path)) == FILES
    assert rows_of(path) == frozenset()


def test_without_leaves_the_other_rows_and_the_old_files_as_they_were(tmp_path):
    files = Files.of(FILES)

    assert sorted(files.without(["b.css", "there-is-none"])) == ["a/index.html", "usulan/P-1/index.html"]
    assert len(files) == 3
