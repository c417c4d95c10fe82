"""A title says that a table is of another phase, although the column of amounts fits the one that was asked for."""

from __future__ import annotations

import pytest

from cms.domain.budgets import Phase
from tests.support.budget_results import amounts, errors
from tests.support.sheets import sheet, workbook

LONE = "Kode Rekening | Uraian | Anggaran\n5.1.01 | Belanja Pegawai | =200\n5.1.02 | Belanja Barang dan Jasa | =120"
CHANGED = """
Kode | Uraian | Sebelum | Sesudah | Selisih
5.1.01 | Belanja Pegawai | =200 | =210 | =10
5.1.02 | Belanja Barang dan Jasa | =100 | =120 | =20
""".strip()
SPENT = "Kode Rekening | Uraian | Realisasi\n5.1.01 | Belanja Pegawai | =200\n5.1.02 | Belanja Barang dan Jasa | =120"
REPORT = (
    "Kode | Uraian | Anggaran 2025 | Realisasi 2025 | %\n5.1.01 | Belanja Pegawai | =200 | =190 | =95\n5.1.02 | Belanja Barang | =100 | =90 | =90"
)


def codes_of(read, title, table, phase):
    return [code for code, _ in errors(read(f"{title}\nTahun Anggaran 2025\n\n{table}", phase=phase))]


DRAFTS = [
    "Prioritas dan Plafon Anggaran Sementara",
    "Kebijakan Umum Anggaran",
    "RKA-SKPD",
    "Rencana Kerja dan Anggaran SKPD",
    "Formulir RKA-Belanja SKPD",
    "Rencana Kerja (Renja)",
    "Raperda APBD",
    "Ranperda APBD",
    "R-APBD",
    "Draft APBD",
    "Usulan Anggaran",
]


@pytest.mark.parametrize("title", DRAFTS)
def test_a_draft_is_no_budget(read, title):
    assert codes_of(read, title, LONE, Phase.ENACTED) == ["phase.title-differs"]
    assert codes_of(read, title, LONE, Phase.PROPOSED) == []


NAMED = CHANGED.replace("Sebelum", "Murni").replace("Sesudah", "Perubahan")


@pytest.mark.parametrize("title", ["Rancangan Perubahan APBD", "RAPBD Perubahan", "R-APBD-P", "KUPA PPAS Perubahan"])
@pytest.mark.parametrize("table", [LONE, CHANGED, NAMED])
def test_a_draft_of_a_change_is_no_change(read, title, table):
    assert codes_of(read, title, table, Phase.REVISED) == ["phase.title-differs"]


def test_a_draft_of_a_change_holds_the_budget_in_force_too(read):
    assert codes_of(read, "Rancangan Perubahan APBD", NAMED, Phase.ENACTED) == []


@pytest.mark.parametrize("title", ["APBD Murni", "Prakiraan Maju"])
def test_the_first_budget_and_that_of_the_next_year_are_no_change(read, title):
    assert codes_of(read, title, LONE, Phase.REVISED) == ["phase.title-differs"]


@pytest.mark.parametrize(
    "title",
    [
        "Perubahan APBD",
        "Ringkasan APBD Perubahan",
        "P-APBD",
        "Peraturan Daerah tentang Perubahan Anggaran Pendapatan dan Belanja Daerah",
    ],
)
@pytest.mark.parametrize("table", [LONE, CHANGED])
def test_a_change_is_no_shift(read, title, table):
    assert codes_of(read, title, table, Phase.SHIFTED) == ["phase.title-differs"]
    assert codes_of(read, title, table, Phase.REVISED) == []


@pytest.mark.parametrize("title", ["Hasil Pergeseran", "Pergeseran Anggaran", "Peraturan Wali Kota tentang Pergeseran Anggaran"])
@pytest.mark.parametrize("table", [LONE, CHANGED, CHANGED.replace("Sebelum", "Semula").replace("Sesudah", "Menjadi")])
def test_a_shift_is_no_change(read, title, table):
    assert codes_of(read, title, table, Phase.REVISED) == ["phase.title-differs"]
    assert codes_of(read, title, table, Phase.SHIFTED) == []


@pytest.mark.parametrize(
    "title",
    [
        "Perubahan atas Peraturan Wali Kota tentang Penjabaran APBD",
        "Pergeseran setelah Perubahan APBD",
        "DPPA SKPD",
    ],
)
def test_a_shift_is_made_by_changing_the_regulation(read, title):
    assert codes_of(read, title, CHANGED, Phase.SHIFTED) == []


@pytest.mark.parametrize("title", ["LRA Unaudited", "LRA (Belum Diaudit)", "Laporan Realisasi Anggaran (Unaudited)"])
@pytest.mark.parametrize("table", [SPENT, REPORT])
def test_what_nobody_audited_is_not_audited(read, title, table):
    assert codes_of(read, title, table, Phase.AUDITED) == ["phase.title-differs"]
    assert codes_of(read, title, table, Phase.REALISED) == []


@pytest.mark.parametrize("title", ["Laporan Realisasi Semester I", "Laporan Realisasi Triwulan III", "LRA sampai dengan Bulan Juni"])
def test_audited_accounts_are_of_the_whole_year(read, title):
    assert codes_of(read, title, SPENT, Phase.AUDITED) == ["period.title-says"]


@pytest.mark.parametrize("title", ["Laporan Realisasi per Desember 2025", "Untuk Tahun yang Berakhir 31 Desember 2025", "Desember 2025"])
def test_the_end_of_the_year_is_the_whole_of_it(read, title):
    assert codes_of(read, title, SPENT, Phase.AUDITED) == []


@pytest.mark.parametrize("title", ["Prognosis Realisasi", "Target Pendapatan"])
def test_what_is_expected_was_not_spent(read, title):
    assert codes_of(read, title, LONE.replace("Anggaran", "Jumlah"), Phase.REALISED) == ["phase.title-differs"]


def test_a_document_of_the_budget_is_no_draft(read):
    assert codes_of(read, "DPA-SKPD", LONE, Phase.PROPOSED) == ["phase.title-differs"]
    assert codes_of(read, "DPA-SKPD", LONE, Phase.ENACTED) == []


@pytest.mark.parametrize("label", ["Sub Kegiatan | : Koordinasi dan Penyusunan Dokumen Perubahan RKA-SKPD", "Kegiatan : Penyusunan Rancangan APBD"])
def test_what_an_activity_is_called_says_nothing_of_the_budget(read, label):
    assert codes_of(read, f"DPA SKPD\n{label}", LONE, Phase.ENACTED) == []


def test_an_account_of_spending_may_show_the_changed_budget(read):
    """Its title says what the other column is."""
    table = "Kode | Uraian | Anggaran Setelah Perubahan | Realisasi\n5.1.01 | Belanja Pegawai | =200 | =190"
    result = read(f"Laporan Realisasi Anggaran\nTahun 2025\n\n{table}", phase=Phase.REVISED)

    assert errors(result) == []
    assert list(amounts(result)) == [("5.1.01", "200.00")]


@pytest.mark.parametrize(
    ("name", "phase"),
    [("RKA 2025", Phase.ENACTED), ("LRA", Phase.ENACTED), ("P-APBD", Phase.SHIFTED)],
)
def test_a_sheet_may_say_it_too(read, name, phase):
    table = f"APBD Tahun Anggaran 2025\n\n{LONE.replace('Anggaran', 'Jumlah')}"

    assert [code for code, _ in errors(read(workbook(sheet(name, table)), phase=phase))] == ["phase.title-differs"]


@pytest.mark.parametrize("title", ["Pergeseran Kedua APBD", "Pergeseran II APBD", "Perubahan Kedua atas Peraturan Wali Kota tentang Penjabaran APBD"])
@pytest.mark.parametrize("table", [CHANGED, CHANGED.replace("Sebelum", "Sebelum Pergeseran").replace("Sesudah", "Setelah Pergeseran")])
def test_what_was_before_a_second_change_is_not_the_first_budget(read, title, table):
    assert codes_of(read, title, table, Phase.ENACTED) == ["phase.title-differs"]
    assert codes_of(read, title.replace("Kedua", "Pertama").replace("II", "I"), table, Phase.ENACTED) == []


def test_the_budget_of_a_report_after_the_change_is_the_changed_one(read):
    assert codes_of(read, "Laporan Realisasi Anggaran Setelah Perubahan", REPORT, Phase.ENACTED) == ["phase.title-differs"]
    assert codes_of(read, "Laporan Realisasi Anggaran Setelah Perubahan", REPORT, Phase.REVISED) == []
    assert codes_of(read, "Laporan Realisasi Anggaran", REPORT, Phase.ENACTED) == []


def test_a_label_may_say_it_beside_its_value(read):
    assert codes_of(read, "Versi | : | Murni", LONE, Phase.REVISED) == ["phase.title-differs"]
    assert codes_of(read, "Dokumen | : | RKA", LONE, Phase.ENACTED) == ["phase.title-differs"]
    assert codes_of(read, "Versi | : | Murni", LONE, Phase.ENACTED) == []
