"""What is wrong in a budget sheet is said all at once, at its cell, in words that a clerk can act on; nothing of it is stored."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cms.domain.budgets import Phase
from importers.problems import CATALOGUE
from importers.table_problems import TABLE_CATALOGUE
from tests.support.sheets import drawn, saved_at, sheet, workbook

ROOT = Path(__file__).resolve().parents[2]
NIK = "1275" + "0102" + "0304" + "0506"
NIP = "19700101" + "199501" + "1" + "001"
PHONE = "0812" + "3456" + "7890"


def found(result):
    return [(problem.code, "" if problem.where is None else problem.where.cell) for problem in result.problems]


# A good sheet whose row 3 is spoilt: (what stands in code, name, detail, amount), the code of the problem, its cell.
FAULTS = [
    ("5.1.02 | Barang | rincian | dua puluh", "amount.not-a-number", "D3"),
    ('5.1.02 | Barang | rincian | "1,39E+11"', "amount.destroyed", "D3"),
    ('5.1.02 | Barang | rincian | "3,80388E+016"', "amount.destroyed", "D3"),
    ("5.1.02 | Barang | rincian | #2025-01-31", "amount.date", "D3"),
    ("5.1.02 | Barang | rincian | 25%%", "amount.percent", "D3"),
    ('5.1.02 | Barang | rincian | "12,5%"', "amount.percent", "D3"),
    ("5.1.02 | Barang | rincian | #REF!", "cell.error", "D3"),
    ("5.1.02 | Barang | rincian | =SUM(A1:A2)", "cell.formula-without-value", "D3"),
    ("5.1.02 | Barang | rincian | !yes", "amount.not-a-number", "D3"),
    ("5.1.02 | Barang | rincian | 1,234,567.89", "amount.other-notation", "D3"),
    ("5.1.02 | Barang | rincian | 99999999999999999999,00", "amount.too-large", "D3"),
    ("7.1.02 | Barang | rincian | =1", "account.other-chart", "A3"),
    ("5.0.02 | Barang | rincian | =1", "account.other-chart", "A3"),
    (f"5.1.02.{'1' * 5000} | Barang | rincian | =1", "account.other-chart", "A3"),
    (f"5{'.1' * 120} | Barang | rincian | =1", "account.other-chart", "A3"),
    ("Lain | Barang | rincian | =1", "account.not-a-code", "A3"),
    ("#2025-01-05 | Barang | rincian | =1", "code.date", "A3"),
    ("#N/A | Barang | rincian | =1", "cell.error", "A3"),
    (" | Barang | rincian | =1", "account.missing", "3"),
    ("5.1.02 | #NAME? | rincian | =1", "cell.error", "B3"),
    (f"5.1.02 | Barang | untuk NIK {NIK} | =1", "personal.found", "C3"),
    (f"5.1.02 | Barang | NIP {NIP} | =1", "personal.found", "C3"),
    (f"5.1.02 | Honor {PHONE} | rincian | =1", "personal.found", "B3"),
    ("5.1.02 | Barang | kirim ke seseorang@contoh.id | =1", "personal.found", "C3"),
]


@pytest.mark.parametrize(("row", "code", "cell"), FAULTS)
def test_one_fault_is_told_at_its_cell_and_its_row_is_refused(read, row, code, cell):
    result = read(f"""
        Kode rekening | Nama rekening | Uraian   | Jumlah
        5.1.01        | Gaji          | rincian  | 1.250.000,50
        {row}
        5.1.03        | Bunga         | rincian  | 7.000,25
    """)

    assert found(result) == [(code, cell)]
    assert (result.ok, result.rows_refused, [str(fact.account) for fact in result.facts]) == (False, 1, ["5.1.01", "5.1.03"])


def test_all_faults_of_a_file_are_told_at_once_in_order_and_none_twice(read):
    rows = "\n".join(row for row, _, _ in FAULTS)

    result = read(f"Kode rekening | Nama rekening | Uraian | Jumlah\n5.1.01 | Gaji | rincian | 1.250.000,50\n{rows}")

    cells = [f"{cell.rstrip('3')}{number}" for number, (_, _, cell) in enumerate(FAULTS, start=3)]
    assert found(result) == [(code, cell) for (_, code, _), cell in zip(FAULTS, cells, strict=True)]
    assert (result.rows_read, result.rows_stored, result.rows_refused) == (2 + len(FAULTS), 1, len(FAULTS))


def test_two_faults_in_one_row_are_both_told(read):
    result = read(f"""
        Kode rekening | Nama rekening | Uraian          | Jumlah
        Lain          | Barang        | NIK {NIK}       | dua puluh
    """)

    assert found(result) == [("personal.found", "C2"), ("amount.not-a-number", "D2")]


def test_a_code_repeated_in_many_rows_is_told_once_with_its_rows(read):
    result = read("Kode rekening | Jumlah\n" + "\n".join(["5.1.01 | =1"] * 3 + ["8.1 | =1"] * 20))

    (problem,) = [problem for problem in result.problems if problem.is_error]
    assert "20 rows: 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, … (+8)" in problem.message("en")
    assert result.rows_refused == 20


def test_a_long_list_of_faults_says_how_many_more(read):
    result = read("Kode rekening | Jumlah\n" + "\n".join(f"5.1.01 | teks {number}" for number in range(510)))

    assert len(result.problems) == 501
    assert result.problems[-1].message("id") == "Masih ada 10 masalah lain dengan kode amount.not-a-number."
    assert result.rows_refused == 510


def test_personal_numbers_are_never_repeated(read):
    result = read(f"""
        Kode rekening | Uraian        | Jumlah
        5.1.01        | Honor {NIK}   | =1
        5.1.01        | Honor {NIP}   | =1
        5.1.01        | {PHONE}       | {NIK} orang
    """)

    said = json.dumps([problem.as_json(language) for problem in result.problems for language in ("id", "en")])
    samples = [sample for one in result.understood for column in one.columns for sample in column.samples]
    assert not any(number in said or number in " ".join(samples) for number in (NIK, NIP, PHONE))


@pytest.mark.parametrize(
    "text",
    [
        "5.1.02.01.01.0024 Alat Tulis Kantor",
        "1.02.0.00.0.00.01.0000 Dinas Kesehatan",
        "1 paket x 49.537.253.760,00 = 49.537.253.760,00",
        "2025-2026",
        "Perda No. 08 Tahun 2013",
        "Rp1.250.000.000.000,00",
        "SDN 060789 Jl. Sudirman 12",
    ],
)
def test_codes_and_amounts_are_no_personal_numbers(read, text):
    result = read(f"""
        Kode rekening | Nama rekening | Uraian   | Jumlah
        5.1.01        | Gaji          | {text}   | =1
    """)

    assert found(result) == []


def test_names_beside_numbers_of_civil_servants_are_withheld(read):
    result = read(f"""
        Kode rekening | Uraian | NIP            | Nama           | Jumlah
        5.1.01        | Gaji   | "{NIP}"        | Seorang Contoh | =10
    """)

    assert "Seorang" not in str(result.facts) + str(result.understood)
    assert found(result) == [("personal.withheld", "C1"), ("personal.withheld", "D1")]
    assert result.ok


@pytest.mark.parametrize(
    ("above", "cell"),
    [("APBD 2024 |", "A1"), ("TAHUN ANGGARAN 2024 |", "A1"), ("Tahun | 2024", "B1"), ("| periode s.d 30 Juni 2024", "B1")],
)
def test_the_year_in_the_title_must_be_the_year_asked_for(read, above, cell):
    result = read(f"{above}\n\nKode rekening | Jumlah\n5.1.01 | =1")

    assert found(result) == [("year.differs", cell)]


@pytest.mark.parametrize("above", ["APBD 2025 dicetak 12 Mei 2026", "Perda Nomor 3 Tahun 2024 tentang APBD Tahun Anggaran 2025", "Laporan"])
def test_other_years_in_the_title_do_not_matter(read, above):
    assert found(read(f"{above}\n\nKode rekening | Jumlah\n5.1.01 | =1")) == []


def test_the_year_over_the_amounts_must_be_the_year_asked_for(read):
    assert found(read("Kode rekening | Anggaran 2024\n5.1.01 | =1")) == [("year.differs", "B1")]


def test_the_year_in_a_column_must_be_the_year_asked_for(read):
    result = read("""
        TAHUN | Kode rekening | Jumlah
        =2025 | 5.1.01        | =1
        =2024 | 5.1.02        | =1
        =2024 | 5.1.03        | =1
    """)

    assert found(result) == [("year.differs", "A3")]
    assert (result.rows_stored, result.rows_refused) == (1, 2)


@pytest.mark.parametrize(
    ("title", "phase", "told"),
    [
        ("PERUBAHAN APBD 2025", Phase.ENACTED, ["phase.title-differs"]),
        ("PERUBAHAN APBD 2025", Phase.REVISED, []),
        ("Rancangan APBD 2025", Phase.ENACTED, ["phase.title-differs"]),
        ("APBD 2025", Phase.REVISED, []),
    ],
)
def test_a_title_that_says_another_phase_is_told(read, title, phase, told):
    result = read(f"{title}\n\nKode rekening | Jumlah\n5.1.01 | =1", phase=phase)

    assert [code for code, _ in found(result)] == told


def test_a_sheet_that_is_not_there_is_told_with_those_that_are(read):
    result = read(workbook(sheet("Satu", "Kode | Jumlah\n5.1 | =1"), sheet("Dua", "apa saja")), sheet="Tiga")

    (problem,) = result.problems
    assert problem.message("en") == "There is no sheet called Tiga. There are: Satu, Dua."


def test_a_workbook_without_a_table_is_told_what_was_looked_for(read):
    result = read("Satu | Dua | Tiga\n=1 | =2 | =3")

    (problem,) = result.problems
    assert problem.code == "table.not-found"
    assert "Satu, Dua, Tiga" in problem.message("id")
    assert dict(result.rows_skipped) == {"not-a-table": 2}


def test_several_columns_that_may_be_the_amount_are_asked_about(read):
    different = read("Kode rekening | Pagu | Anggaran\n5.1.01 | =1 | =2")
    same = read("Kode rekening | Pagu | Anggaran\n5.1.01 | =1 | =1")

    assert found(different) == [("column.ambiguous", "B1")]
    assert (found(same), len(same.facts)) == ([], 1)


def test_kinds_of_expenditure_must_add_up_to_the_rows_total(read):
    result = read("""
        Kode   | Uraian  | Operasi | Modal | Jumlah
        5.1.01 | Gaji    | =10     |       | =10
        5.2.01 | Tanah   |         | =5    | =6
        5.2.02 | Alat    |         | =3    | =3
    """)

    assert found(result) == [("row.sum-differs", "E3")]


def test_an_account_under_the_wrong_kind_is_told(read):
    result = read("""
        Kode   | Uraian  | Operasi | Modal
        5.1.01 | Gaji    | =10     |
        5.2.01 | Tanah   | =5      | =0
    """)

    assert found(result) == [("account.other-kind", "C3")]


def test_an_unknown_group_of_accounts_is_told_with_the_likely_one(read):
    result = read("""
        Kode rekening | Nama rekening            | Jumlah
        5.5.02        | Belanja Barang dan Jasa  | =10
    """)

    (problem,) = result.problems
    assert problem.code == "account.unknown"
    assert "5.1.2 (Belanja Barang dan Jasa)" in problem.message("en")
    assert result.ok


def test_a_line_that_may_be_a_sum_counts_and_is_told(read):
    result = read("""
        Kode SKPD              | Kode sub kegiatan | Kode rekening | Jumlah
        1.01.0.00.0.00.01.0000 |                   | 5.1.01        | =29
        1.01.0.00.0.00.01.0000 | 1.01.01.2.01.0001 | 5.1.01        | =10
        1.01.0.00.0.00.01.0000 | 1.01.01.2.01.0002 | 5.1.01        | =20
    """)

    assert found(result) == [("row.perhaps-total", "D2")]
    assert len(result.facts) == 3


def test_a_code_kept_as_a_number_may_have_lost_its_zeros(read):
    result = read("""
        Kode bidang urusan | Kode rekening | Jumlah
        =1.1               | 5.1.01        | =10
    """)

    assert found(result) == [("code.number", "A2")]


def test_parts_under_a_mistyped_code_are_found_by_their_sum(read):
    result = read(
        """
        No. Rekening               | Uraian             | Jumlah
        1.01.1.01.01.05.           | PROGRAM A          | =30
        1.01.1.01.01.05.01.        | KEGIATAN SATU      | =10
        1.01.1.01.01.05.01.5.2.1.  | BELANJA PEGAWAI    | =10
        1.01.1.01.01.05.02.        | KEGIATAN DUA       | =20
        1.01.1.01.01.06.02.5.2.1.  | BELANJA PEGAWAI    | =5
        1.01.1.01.01.06.02.5.2.2.  | BELANJA BARANG     | =15
    """,
        year=2014,
    )

    assert sorted(str(fact.amount) for fact in result.facts) == ["10.00", "15.00", "5.00"]
    assert [code for code, _ in found(result)] == ["sum.differs", "code.parts-elsewhere"]


def test_every_problem_has_words_in_both_languages():
    for entry in TABLE_CATALOGUE.values():
        for texts in (entry.message, entry.remedy):
            assert set(texts) == {"id", "en"}
            assert all(text.endswith((".", "?")) for text in texts.values()), entry.code
            assert not any("  " in text for text in texts.values()), entry.code
    assert set(TABLE_CATALOGUE) <= set(CATALOGUE)


def _command(*arguments):
    command = [sys.executable, "-m", "importers", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_the_command_line_says_one_problem_a_line_and_ends_with_10(tmp_path):
    path = saved_at(tmp_path, drawn("Kode rekening | Jumlah\n5.1.01 | dua\n5.1.02 | tiga"))

    ended = _command("check", path, "--year", "2025", "--phase", "murni", "--language", "en")

    assert ended.returncode == 10
    assert ended.stdout.splitlines()[0].startswith("Lembar1!B2: error amount.not-a-number: The amount is dua, which is no number.")
    assert ended.stderr == ""


def test_the_command_line_gives_one_object_for_programs(tmp_path):
    path = saved_at(tmp_path, drawn("Kode rekening | Jumlah\n5.1.01 | =10.5"))

    ended = _command("check", path, "--year", "2025", "--phase", "murni", "--json")

    report = json.loads(ended.stdout)
    assert (ended.returncode, report["accepted"], report["totals"]["by_account"]) == (0, True, {"5": "10.50", "5.1": "10.50"})


@pytest.mark.parametrize("arguments", [("--year", "1990", "--phase", "murni"), ("--year", "2025", "--phase", "besok"), ("--phase", "murni")])
def test_a_wrong_command_ends_with_2(tmp_path, arguments):
    path = saved_at(tmp_path, drawn("Kode rekening | Jumlah\n5.1.01 | =10"))

    ended = _command("check", path, *arguments)

    assert ended.returncode == 2
    assert "Traceback" not in ended.stderr


SAID = {
    "a year that is no number": (("--year", "abc", "--phase", "murni"), "--year: abc tidak dapat dipakai. Tulis tahun anggaran dengan empat angka"),
    "a phase that there is not": (("--year", "2025", "--phase", "besok"), "--phase: besok tidak dapat dipakai. Pilih salah satu: rapbd, murni,"),
    "no phase": (("--year", "2025"), "--phase belum ditulis. Pilih salah satu: rapbd,"),
    "a value that is not there": (("--year", "2025", "--phase"), "--phase belum diisi."),
    "a slip of the pen": (("--yer", "2025"), "Pilihan --yer tidak dikenal. Maksudnya --year?"),
    "one of a few": (("--year", "2025", "--phase", "murni", "--notation", "us"), "--notation tidak dapat dipakai. Pilih salah satu: id, en."),
    "a word too many": (("apbd-2.xlsx", "--year", "2025", "--phase", "murni"), "Terlalu banyak isian: apbd-2.xlsx."),
    "the file's own": (("--year", "2025", "--phase", "murni"), "berkas ini tidak ada"),
}


@pytest.mark.parametrize(("arguments", "sentence"), SAID.values(), ids=SAID)
def test_what_is_wrong_with_a_command_is_said_in_one_indonesian_sentence(tmp_path, arguments, sentence):
    ended = _command("check", tmp_path / "tidak-ada.xlsx", *arguments)

    assert (ended.returncode, ended.stdout, len(ended.stderr.splitlines())) == (2, "", 1)
    assert sentence in ended.stderr


def test_what_is_wrong_with_a_command_is_said_in_english_when_asked(tmp_path):
    ended = _command("check", tmp_path / "a.xlsx", "--year", "abc", "--phase", "murni", "--language", "en")

    assert ended.stderr == "--year: abc cannot be used. Write the fiscal year with four digits, 2000 to 2100.\n"


def test_a_program_is_told_what_is_wrong_with_its_command_in_the_shape_of_a_files_problems(tmp_path):
    path = saved_at(tmp_path, drawn("Kode rekening | Jumlah\n5.1.01 | dua"))

    of_file = json.loads(_command("check", path, "--year", "2025", "--phase", "murni", "--json").stdout)
    ended = _command("check", path, "--year", "abc", "--phase", "murni", "--json")
    told = json.loads(ended.stdout)

    (problem,) = told["problems"]
    assert (told["accepted"], told["exit_code"], ended.returncode) == (False, 2, 2)
    assert set(problem) == set(of_file["problems"][0])
    assert (problem["code"], problem["found"], problem["severity"]) == ("command.usage", "abc", "error")
    assert problem["message"] in ended.stderr


def test_a_program_is_told_of_a_file_that_is_not_there(tmp_path):
    ended = _command("check", tmp_path / "tidak-ada.xlsx", "--year", "2025", "--phase", "murni", "--json")

    (problem,) = json.loads(ended.stdout)["problems"]
    assert "tidak-ada.xlsx: berkas ini tidak ada" in problem["message"]


def test_a_file_that_is_not_there_is_said_in_one_sentence(tmp_path):
    ended = _command("check", tmp_path / "tidak-ada.xlsx", "--year", "2025", "--phase", "murni")

    assert (ended.returncode, len(ended.stderr.splitlines())) == (2, 1)
