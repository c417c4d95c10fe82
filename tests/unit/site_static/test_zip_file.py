"""Our zip files are read by others, whatever their size, and say nothing but names and contents."""

from __future__ import annotations

import io
from datetime import date
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from site_static.zip_file import OldZip, ZipWriter

DAY = date(2025, 6, 1)


def zipped(files: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    writer = ZipWriter(file, DAY)
    for name, content in files.items():
        writer.add(name, content, packed=not name.endswith(".png"))
    writer.end()
    return file.getvalue()


def test_another_program_reads_what_was_written():
    files = {"a/index.html": b"<p>Rp1</p>" * 100, "a/kosong.txt": b"", "a/gambar.png": b"\0" * 100, "a/jalan é.txt": "é".encode()}

    with ZipFile(io.BytesIO(zipped(files))) as found:
        assert found.testzip() is None
        assert {one.filename: found.read(one) for one in found.infolist()} == files
        assert {one.date_time for one in found.infolist()} == {(2025, 6, 1, 0, 0, 0)}


def test_what_is_packed_already_or_would_not_shrink_is_stored():
    with ZipFile(io.BytesIO(zipped({"a.html": b"x" * 100, "b.html": b"x", "c.png": b"x" * 100}))) as found:
        assert [one.compress_type for one in found.infolist()] == [ZIP_DEFLATED, ZIP_STORED, ZIP_STORED]


def test_a_file_taken_over_from_an_older_zip_has_the_same_bytes(tmp_path):
    old_path, files = tmp_path / "old.zip", {"a": b"first" * 50, "b": b"second" * 50, "c": b"third" * 50}
    old_path.write_bytes(zipped({"b": files["b"], "é": b"gone"}))
    old, file = OldZip(old_path), io.BytesIO()
    writer = ZipWriter(file, DAY)

    writer.add("a", files["a"])
    writer.take_over("b", old)
    writer.add("c", files["c"])
    writer.end()
    old.close()

    assert file.getvalue() == zipped(files)


def test_more_files_than_the_old_format_can_count_are_found():
    names = [f"{number}" for number in range(66_000)]

    with ZipFile(io.BytesIO(zipped(dict.fromkeys(names, b"")))) as found:
        assert found.namelist() == names


def test_files_beyond_four_gibibytes_are_found(tmp_path):
    path = tmp_path / "large.zip"
    with path.open("wb") as file:
        file.seek(5 << 30)  # a hole: it takes no room on the disk
        writer = ZipWriter(file, DAY)
        writer.add("a.txt", b"far away" * 10)
        writer.end()

    with ZipFile(path) as found:
        assert found.read("a.txt") == b"far away" * 10


def test_what_is_no_zip_is_not_opened(tmp_path):
    (tmp_path / "broken.zip").write_bytes(b"PK")

    with pytest.raises(Exception, match="not a zip file"):
        OldZip(tmp_path / "broken.zip")
