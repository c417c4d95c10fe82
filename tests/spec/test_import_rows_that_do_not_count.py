"""Rows that say of themselves that they are not to be added: versions, parts of the row above, deleted, paid back or hidden ones."""

from __future__ import annotations

import pytest

from cms.domain.budgets import Phase
from tests.support.budget_results import codes, errors
from tests.support.sheets import drawn

HEADING = "Kode Rekening | Uraian | Jumlah\n"
INTERLEAVED = """
    Kode Rekening | Uraian         | {title} | Nilai
    5.1.02        | Belanja Barang | {one}   | =100
    5.1.02        | Belanja Barang | {two}   | =95
    5.2.02        | Belanja Modal  | {one}   | =50
    5.2.02        | Belanja Modal  | {two}   | =55
"""
IN_BLOCKS = """
    Kode Rekening | Uraian         | {title} | Nilai
    5.1.02        | Belanja Barang | {one}   | =100
    5.2.02        | Belanja Modal  | {one}   | =50
    5.1.02        | Belanja Barang | {two}   | =95
    5.2.02        | Belanja Modal  | {two}   | =55
"""
VERSIONS = [
    ("Tahapan", "Rancangan Awal", "Penetapan"),
    ("Versi", "1", "2"),
    ("Usulan", "A", "B"),
    ("Indikator", "Target", "Capaian"),
    ("Satuan", "Rp", "%"),
]
PARTS = [("Sumber", "PAD", "DAU"), ("Asal Dana", "Kota", "Pusat"), ("Lokasi", "Utara", "Selatan"), ("Satuan", "Orang", "Paket"), ("Vol", "=1", "=2")]


@pytest.mark.parametrize(("title", "one", "two"), VERSIONS)
@pytest.mark.parametrize("table", [INTERLEAVED, IN_BLOCKS])
def test_rows_that_stand_once_in_each_version_are_asked_about(read, table, title, one, two):
    result = read(table.format(title=title, one=one, two=two))

    (problem,) = [problem for problem in result.problems if problem.is_error]
    assert (problem.code, problem.found, dict(problem.details)["title"]) == ("row.versions", f"{one}, {two}", title)


def test_a_version_that_only_the_newer_rows_name_is_one_too(read):
    assert errors(read(INTERLEAVED.format(title="Catatan", one="", two="Revisi"))) == [("row.versions", "Lembar1!C3")]


def test_versions_of_many_accounts_are_asked_about_once(read):
    rows = [f"5.1.02.01.01.{number:04} | Barang {number} | {version} | ={number + version}" for number in range(1, 9) for version in (1, 2, 3)]

    assert errors(read("\n".join(["Kode Rekening | Uraian | Versi | Nilai", *rows]))) == [("row.versions", "Lembar1!C3")]


@pytest.mark.parametrize(("title", "one", "two"), PARTS)
def test_parts_by_fund_place_or_unit_are_no_versions(read, title, one, two):
    result = read(INTERLEAVED.format(title=title, one=one, two=two))

    assert (errors(result), len(result.facts)) == ([], 4)


def test_a_printed_total_over_all_groups_says_that_they_count(read):
    assert errors(read(INTERLEAVED.format(title="Tahapan", one="Tahap A", two="Tahap B") + "    | Jumlah | | =300")) == []


def test_items_that_another_column_names_are_no_versions(read):
    result = read("""
        Kode Rekening | Uraian         | Barang | Jenis  | Nilai
        5.1.02        | Belanja Barang | Kertas | Dalam  | =100
        5.1.02        | Belanja Barang | Tinta  | Luar   | =95
        5.2.02        | Belanja Modal  | Meja   | Dalam  | =50
        5.2.02        | Belanja Modal  | Kursi  | Luar   | =55
    """)

    assert (errors(result), len(result.facts)) == ([], 4)


def test_groups_of_different_lines_are_no_versions(read):
    result = read("""
        Kode Rekening | Uraian         | Kategori | Nilai
        5.1.02        | Belanja Barang | Rutin    | =100
        5.1.02        | Belanja Barang | Khusus   | =95
        5.1.03        | Jasa           | Rutin    | =7
        5.2.02        | Belanja Modal  | Khusus   | =50
        5.2.03        | Gedung         | Khusus   | =55
    """)

    assert (errors(result), len(result.facts)) == ([], 5)


def test_months_in_rows_are_no_versions(read):
    result = read(INTERLEAVED.format(title="Bulan", one="Januari", two="Februari"), phase=Phase.REALISED)

    assert (errors(result), len(result.facts)) == ([], 4)


@pytest.mark.parametrize("amount", ["=1900", "=2000"])
def test_a_hidden_row_that_says_a_shown_one_again_is_asked_about(read, amount):
    table = HEADING + f"5.1.01 | Gaji | =1000\n5.1.02 | Barang | =2000\n5.1.02 | Barang | {amount}"

    assert errors(read(drawn(table, hidden_rows=(4,)))) == [("row.hidden-again", "Lembar1!C4")]


def test_hidden_rows_of_other_lines_are_only_told(read):
    table = HEADING + "5.1.01 | Gaji | =1000\n5.1.02 | Barang | =2000\n5.1.03 | Jasa | =1900"

    assert codes(read(drawn(table, hidden_rows=(4,)))) == ["sheet.hidden-rows"]


def test_a_hidden_row_that_the_printed_total_counts_is_told(read):
    table = HEADING + "5.1.01 | Gaji | =1000\n5.1.02 | Barang | =2000\n5.1.02 | Barang | =1900\n | Jumlah | =4900"

    assert errors(read(drawn(table, hidden_rows=(4,)))) == []
