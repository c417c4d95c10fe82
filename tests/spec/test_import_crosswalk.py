"""Sheet in, entries and problems out: a crosswalk of offices and accounts, each fault at its cell."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from cms.domain.crosswalk import CodeKind, CrosswalkEntry
from importers.crosswalk import CrosswalkRequest, read_crosswalk
from importers.crosswalk_template import crosswalk_workbook
from importers.problems import shown_found
from importers.table import ImportResult
from tests.support.sheets import drawn

OFFICES = "1.01.0.00.0.00.01.0000", "1.02.0.00.0.00.01.0000"
HEADING = "Jenis kode | Kode lama | Nama lama | Kode baru | Nama baru | Bagian | Berlaku mulai | Dasar hukum"
GOOD = f"""
    {HEADING}
    kantor   | 2.08.0.00.0.00.01.0000 | Dinas P3A          | 1.02.0.00.0.00.01.0000 | Dinas Kesehatan | =1   | =2025          | Perda CONTOH 3/2024
    kantor   | 1.03.0.00.0.00.01.0000 | Dinas PU           | 1.03.0.00.0.00.01.0000 | Dinas PU        | 0,6  | #2025-01-01    | Perda CONTOH 3/2024
    kantor   | 1.03.0.00.0.00.01.0000 | Dinas PU           | 1.04.0.00.0.00.01.0000 | Dinas Perumahan | 40%% | 1 Januari 2025 | Perda CONTOH 3/2024
    rekening | 5.1.02.04              | Belanja perjalanan | 5.1.02.09              | Belanja dinas   | 1    | 2026           | Permendagri CONTOH
"""


@pytest.fixture
def read(tmp_path) -> Callable[..., ImportResult[CrosswalkEntry]]:
    def read(text: str, **said: object) -> ImportResult[CrosswalkEntry]:
        path = tmp_path / "peralihan.xlsx"
        path.write_bytes(drawn(text))
        return read_crosswalk(path, CrosswalkRequest(**said))

    return read


def row(**said: str) -> str:
    cells = {"kind": "kantor", "a": OFFICES[0], "an": "", "b": OFFICES[1], "bn": "", "share": "1", "on": "2025", "law": "Perda CONTOH"} | said
    return " | ".join(cells.values())


def sheet(*rows: str) -> str:
    return "\n".join([HEADING, *rows])


def places(result: ImportResult[CrosswalkEntry]) -> list[str]:
    return [f"{problem.where.cell if problem.where else ''} {problem.code}" for problem in result.problems]


def test_every_way_to_write_a_share_and_a_day_is_read(read):
    result = read(GOOD)

    assert [(str(one.share), one.valid_from) for one in result.facts] == [
        ("0.6", date(2025, 1, 1)),
        ("0.4", date(2025, 1, 1)),
        ("1", date(2025, 1, 1)),
        ("1", date(2026, 1, 1)),
    ]
    assert result.problems == ()
    assert (result.rows_read, result.rows_stored, result.rows_refused, dict(result.rows_skipped)) == (5, 4, 0, {"header": 1})


def test_kinds_names_and_the_law_come_along(read):
    last = read(GOOD).facts[-1]

    assert (last.kind, last.from_name, last.to_name, last.legal_basis) == (
        CodeKind.ACCOUNT,
        "Belanja perjalanan",
        "Belanja dinas",
        "Permendagri CONTOH",
    )


def test_a_file_without_kinds_and_shares_is_read_too(read):
    result = read("""
        Kode SKPD lama         | Kode SKPD baru         | Berlaku sejak | Dasar
        1.01.0.00.0.00.01.0000 | 1.09.0.00.0.00.01.0000 | 2025          | Perda CONTOH
        5.1.02.03              | 5.1.02.05              | 2025          | Perda CONTOH
    """)

    assert [(one.kind, one.share) for one in result.facts] == [(CodeKind.OFFICE, Decimal(1)), (CodeKind.ACCOUNT, Decimal(1))]


def test_digits_that_a_spreadsheet_program_adds_are_noise(read):
    result = read(sheet(row(share="=0.30000000000000004"), row(share="=0.7", b="1.03.0.00.0.00.01.0000")))

    assert [str(one.share) for one in result.facts] == ["0.3", "0.7"]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([row(share="0.5"), row(share="0.4", b="1.03")], ["F3 crosswalk.share-sum"]),
        ([row(), row()], ["D3 crosswalk.twice", "F3 crosswalk.share-sum"]),
        ([row(), row(a=OFFICES[1], b=OFFICES[0], on="2026")], ["D3 crosswalk.cycle"]),
        ([row(b=OFFICES[0])], ["D2 crosswalk.cycle"]),
        ([row(on="2024-03-01"), row(on="2024-06-01", b="1.03.0.00.0.00.01.0000")], ["B3 crosswalk.gone"]),
        ([row(kind="rekening", a="4.1.01", b="5.1.01")], ["D2 crosswalk.other-part"]),
        ([row(kind="lurah")], ["A2 crosswalk.kind"]),
        ([row(a="Dinas Kesehatan")], ["B2 crosswalk.not-a-code"]),
        ([row(share="0"), row(share="1,2"), row(share="separuh"), row(share="-1")], [f"F{line} crosswalk.share" for line in (2, 3, 4, 5)]),
        ([row(on="")], ["G2 crosswalk.blank"]),
        ([row(law="")], ["H2 crosswalk.blank"]),
        ([row(share="")], ["F2 crosswalk.blank"]),
        ([row(on="Maret 2025")], ["G2 day.not-a-day"]),
        ([row(share="#REF!")], ["F2 cell.error"]),
        ([row(an="Kepala: 1275 0102 0304 0506")], ["C2 personal.found"]),
    ],
)
def test_each_fault_stands_at_its_cell(read, rows, told):
    result = read(sheet(*rows))

    assert places(result) == told
    assert not result.ok


def test_a_sum_that_is_not_one_is_said_with_the_sum(read):
    (problem,) = read(sheet(row(share="0.5"), row(share="0.4", b="1.03"))).problems

    assert problem.message() == f"Bagian-bagian kode lama {OFFICES[0]} berjumlah 0,9, bukan 1 (2 baris)."
    assert problem.message("en") == f"The shares of the old code {OFFICES[0]} add up to 0.9, not 1 (2 rows)."


def test_a_share_that_is_too_large_is_said_as_its_reader_writes_it(read):
    (problem,) = read(sheet(row(share="=1.5"))).problems

    assert problem.message() == "Bagian 1,5 bukan angka di atas 0 sampai 1 (atau di atas 0% sampai 100%)."
    assert shown_found(problem.code, problem.found) == "1,5"
    assert problem.message("en") == "The share 1.5 is no number above 0 and up to 1 (or above 0% and up to 100%)."


def test_a_row_that_cannot_be_read_does_not_make_its_neighbours_look_wrong(read):
    assert places(read(sheet(row(share="0.5"), row(share="?", b="1.03")))) == ["F3 crosswalk.share"]


KNOWN = {(CodeKind.OFFICE, 2024): {(1, 1, 0, 0, 0, 0, 1, 0): OFFICES[0]}, (CodeKind.OFFICE, 2025): {(1, 2, 0, 0, 0, 0, 1, 0): OFFICES[1]}}


def test_codes_that_no_budget_has_are_warned_of_with_the_nearest(read):
    result = read(sheet(row(a="1.11.0.00.0.00.01.0000"), row(a="9.99", b="8.88")), known=KNOWN)

    assert places(result) == ["B2 crosswalk.unknown-old", "B3 crosswalk.unknown-old", "D3 crosswalk.unknown-new"]
    assert result.problems[0].message().endswith(f"Mungkin {OFFICES[0]}?")
    assert result.ok


def test_a_code_that_budgets_still_use_after_its_change_is_warned_of(read):
    known = KNOWN | {(CodeKind.OFFICE, 2025): KNOWN[CodeKind.OFFICE, 2024] | KNOWN[CodeKind.OFFICE, 2025]}

    (told,) = read(sheet(row()), known=known).problems

    assert (told.code, told.where.cell) == ("crosswalk.still-used", "B2")
    assert told.message() == f"Kode lama {OFFICES[0]} masih dipakai anggaran 2025, padahal menurut baris ini sudah menjadi {OFFICES[1]}."
    assert read(sheet(row(share="0,5"), row(b=OFFICES[0], share="0,5")), known=known).problems == ()


def test_known_codes_and_years_without_a_budget_are_not_warned_of(read):
    assert read(sheet(row()), known=KNOWN).problems == ()
    assert read(sheet(row(kind="rekening", a="5.1.01", b="5.1.02")), known=KNOWN).problems == ()


def test_a_file_of_something_else_is_told_with_what_was_seen(read):
    result = read("Kode rekening | Uraian | Jumlah\n5.1.02 | ATK | =1")

    assert [problem.code for problem in result.problems] == ["crosswalk.not-found"]
    assert "Kode rekening" in result.problems[0].message()


def test_a_column_without_a_meaning_is_told(read):
    result = read(sheet(row() + " | Pejabat").replace("Dasar hukum", "Dasar hukum | Ditandatangani"))

    assert [problem.code for problem in result.problems] == ["crosswalk.column-unread"]


def test_every_fault_of_one_row_is_told_at_once(read):
    result = read(sheet(row(b="Dinas Kesehatan", share="1,5", on="besok", law="")))

    assert places(result) == ["D2 crosswalk.not-a-code", "F2 crosswalk.share", "G2 day.not-a-day", "H2 crosswalk.blank"]


def test_a_cell_with_one_fault_is_told_once(read):
    result = read(sheet(row(kind="lurah", a="", b="Kesehatan")))

    assert places(result) == ["A2 crosswalk.kind", "B2 crosswalk.blank"]


def test_the_workbook_to_fill_in_speaks_its_language_and_reads_back(tmp_path, read):
    facts = read(GOOD).facts
    path = tmp_path / "lagi.xlsx"

    for language, shown in (("id", ("kantor", "0,6")), ("en", ("office", "0.6"))):
        path.write_bytes(crosswalk_workbook(facts, language))

        assert shown in {(cells[0], cells[5]) for cells in openpyxl.load_workbook(path).active.iter_rows(values_only=True)}
        again = read_crosswalk(path, CrosswalkRequest()).facts
        assert [(one.key, one.share, one.legal_basis) for one in again] == [(one.key, one.share, one.legal_basis) for one in facts]
