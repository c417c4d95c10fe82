"""The process that reads strangers' files: it may die, hang or eat memory, and nobody else notices."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from cms.domain.errors import UsageError
from importers.workbook import Limits, read_trusted, read_workbook
from tests.support.packages import xlsx
from tests.support.sheets import drawn, saved_at

ROOT = Path(__file__).parents[3]
# Slow on purpose: single quotes send it the general way.
SLOW = "".join(f"<row r='{number}'><c r='A{number}'><v>1</v></c></row>" for number in range(1, 600_001))


@pytest.fixture(scope="module")
def slow(tmp_path_factory):
    return saved_at(tmp_path_factory.mktemp("slow"), xlsx(SLOW))


def test_a_child_that_takes_too_much_processor_time_is_slow_and_not_damaged(slow):
    book = read_workbook(slow, limits=Limits(seconds=1))

    assert [(problem.code, problem.found) for problem in book.problems] == [("file.too-slow", "")]
    assert book.sheets == ()


def test_a_child_that_does_not_end_is_stopped(slow):
    book = read_workbook(slow, limits=Limits(seconds=0.05))

    assert [problem.code for problem in book.problems] == ["file.too-slow"]


def test_of_a_child_that_eats_memory_the_file_is_too_heavy(slow):
    book = read_workbook(slow, limits=Limits(memory_bytes=60 << 20))

    assert [problem.code for problem in book.problems] == ["file.too-heavy"]


def test_the_file_is_told_by_its_name_size_and_hash_even_when_refused(tmp_path):
    book = read_workbook(saved_at(tmp_path, b"%PDF-1.7 CONTOH", "apbd.xlsx"))

    assert (book.file_name, book.file_bytes) == ("apbd.xlsx", 15)
    assert book.file_sha256 == hashlib.sha256(b"%PDF-1.7 CONTOH").hexdigest()


@pytest.mark.parametrize(("name", "told"), [("tidak-ada.xlsx", "berkas ini tidak ada"), (".", "ini folder, bukan berkas")])
def test_a_file_that_is_not_there_is_told_in_one_sentence(tmp_path, name, told):
    with pytest.raises(UsageError, match=told):
        read_workbook(tmp_path / name)


def test_a_name_with_blanks_quotes_and_dashes_is_only_a_name(tmp_path):
    path = saved_at(tmp_path, drawn("Kode | =1"), "-c print('x') \"&; --.xlsx")

    assert read_workbook(path).sheets[0].rows[0].cells == ("Kode", 1)


def test_the_child_and_this_process_read_the_same(tmp_path):
    path = saved_at(tmp_path, drawn("Kode | =1.5 | 25%% | #2025-01-31 | #REF! | =A1 | !yes"))

    assert read_workbook(path) == read_trusted(path)


def test_the_child_loads_nothing_but_the_standard_library():
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); import importers.reading.child; "
        "print(sorted(name for name in sys.modules if name.partition('.')[0] in ('cms', 'decimal', 'django', 'openpyxl', 'python_calamine', 'site')))"
    )

    loaded = subprocess.run([sys.executable, "-I", "-S", "-c", program, str(ROOT)], capture_output=True, text=True, check=True)

    assert loaded.stdout.strip() == "[]"


def test_the_child_does_not_listen_to_the_environment(tmp_path, monkeypatch):
    trap = tmp_path / "trap"
    trap.mkdir()
    (trap / "zipfile.py").write_text("raise SystemExit(3)")
    monkeypatch.setenv("PYTHONPATH", str(trap))
    monkeypatch.chdir(trap)

    assert read_workbook(saved_at(tmp_path, drawn("Kode"))).ok


def test_limits_come_back_from_the_command_line_as_they_were():
    limits = Limits(file_bytes=1, cells=2, seconds=0.5)

    assert Limits.of_texts(limits.as_texts()) == limits
