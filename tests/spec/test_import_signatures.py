"""What is signed below a table is no amount, wherever it stands."""

from __future__ import annotations

import pytest

from tests.support.budget_results import amounts, errors, skipped

TABLE = """Kode Rekening | Uraian | Jumlah
5.1.01 | Belanja Pegawai | =100
5.1.02 | Belanja Barang dan Jasa | =200
"""
TOTAL = " | Jumlah | =300\n"
SIGNED = {
    "names on both sides": " | Mengetahui, | Binjai, 2 Januari 2025\n | Kepala Dinas | Bendahara\n | CONTOH NAMA | CONTOH NAMA DUA",
    "beginning with the codes": "Mengetahui, | | Binjai, Januari 2025\nKepala Dinas | | Bendahara\nCONTOH NAMA | | CONTOH NAMA DUA",
    "a day left open": " | | Binjai, ...... 2025\n | Pengguna Anggaran | Pejabat Pengelola Keuangan Daerah",
    "said in words": " | Disetujui oleh | Dibuat oleh\n | Sekretaris Daerah | Bendahara Pengeluaran",
}


@pytest.mark.parametrize("signed", SIGNED.values(), ids=SIGNED)
@pytest.mark.parametrize("total", ["", TOTAL], ids=["no total", "a total"])
def test_who_signs_is_no_amount(read, total, signed):
    result = read(TABLE + total + signed)

    assert (amounts(result), errors(result)) == ([("5.1.01", "100.00"), ("5.1.02", "200.00")], [])
    assert skipped(result)["note"] >= 2


def test_by_names_alone_too(read):
    result = read("Uraian | Jumlah\nBelanja Pegawai | =100\nBelanja Modal | =200\nMengetahui, | Binjai, 2 Januari 2025\nKepala Dinas | Bendahara")

    assert errors(result) == []


def test_the_number_of_a_civil_servant_below_is_none_either(read):
    result = read(TABLE + " | Mengetahui, | Binjai, 2 Januari 2025\n | NIP | =" + "1" * 18)

    assert (len(result.facts), errors(result)) == (2, [])


@pytest.mark.parametrize("text", ["tidak ada", "belum dihitung"])
def test_a_line_without_a_number_is_still_asked_about(read, text):
    result = read(TABLE + f" | Cadangan | {text}\n")

    assert errors(result) == [("amount.not-a-number", "Lembar1!C4")]


def test_what_has_a_code_stands_above_what_is_signed(read):
    result = read(TABLE + " | Mengetahui, | Binjai, 2 Januari 2025\n5.2 | Belanja Modal | seratus")

    assert ("amount.not-a-number", "Lembar1!C5") in errors(result)
