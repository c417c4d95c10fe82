"""Lines of an office whose name is lost or stands among the titles: its own or asked about, never those of the office above."""

from __future__ import annotations

import pytest

from cms.domain.budgets import Phase
from tests.support.budget_results import errors, warnings

HEADING = "Kode | Uraian | Jumlah\n"
AFFAIRS = ("1.02", "1.01", "1.03")
PROGRAMME = "{0}.01 | PROGRAM | =100\n{0}.01.2.01.0001 | SUB KEGIATAN | =100\n"
LINE = "5.1.02.01.01.0024 | ATK | =100\n"
BESIDE = (("Badan Keuangan Daerah", "5.1.05"), ("Dinas Kesehatan", "5.1.02"))
TOTAL = " | Jumlah | =100\n"
REPORT = """
LAPORAN REALISASI ANGGARAN
{office}
Untuk Tahun yang Berakhir 31 Desember 2025

Kode Rekening | Uraian | Anggaran | Realisasi
5.1.01 | Belanja Pegawai | =100 | =90
5.1.02 | Belanja Barang dan Jasa | =200 | =110

"""


def blocks(rows, *, without=None):
    """Three tables below each other, each under the line of its office but one."""
    said = [f"Organisasi : {affair}.0.00.0.00.01.0000 DINAS {affair}\n" for affair in AFFAIRS]
    lines = ["" if place == without else line for place, line in enumerate(said)]
    return "\n".join(line + HEADING + rows.format(affair) for line, affair in zip(lines, AFFAIRS, strict=True))


@pytest.mark.parametrize("rows", [PROGRAMME + LINE, LINE, LINE + TOTAL])
def test_each_table_under_its_office_is_read(read, rows):
    result = read(blocks(rows))

    assert ([fact.office_name for fact in result.facts], errors(result)) == (["DINAS 1.02", "DINAS 1.01", "DINAS 1.03"], [])


def test_programmes_of_no_affair_of_their_office_are_asked_about(read):
    assert errors(read(blocks(PROGRAMME + LINE, without=1))) == [("office.other-affair", "Lembar1!8")]


def test_programmes_below_a_lost_row_of_their_office_are_asked_about(read):
    first = "1.02.0.00.0.00.01.0000 | DINAS KESEHATAN | =100\n"

    result = read(HEADING + first + PROGRAMME.format("1.02") + LINE + PROGRAMME.format("1.01") + LINE)

    assert errors(result) == [("office.other-affair", "Lembar1!6")]


@pytest.mark.parametrize("affair", ["2.12", "3.28", "X.XX"])
def test_programmes_of_each_affair_of_an_office_are_its_own(read, affair):
    block = "Organisasi : 2.11.2.12.3.28.01.0000 DINAS CONTOH\n" + HEADING

    assert errors(read(block + PROGRAMME.format("2.11") + LINE + PROGRAMME.format(affair) + LINE)) == []


@pytest.mark.parametrize("rows", [LINE, LINE + TOTAL])
def test_a_heading_without_an_office_between_others_that_have_one_is_asked_about(read, rows):
    assert [code for code, _ in errors(read(blocks(rows, without=1)))] == ["office.lost-above"]


@pytest.mark.parametrize("end", ["", " | Jumlah dipindahkan | =100\n", " | Jumlah Halaman Ini | =100\n"])
def test_a_printed_page_goes_on_with_the_office_above(read, end):
    page = f"SKPD : Dinas Sosial\n{HEADING}{LINE}{end}{HEADING}5.1.02.01.01.0025 | Kertas | =50\n\nSKPD : Dinas Perhubungan\n{HEADING}{LINE}"

    result = read(page)

    assert ([fact.office_name for fact in result.facts], errors(result)) == (["Dinas Sosial", "Dinas Sosial", "Dinas Perhubungan"], [])


@pytest.mark.parametrize("word", ["", "OPD "])
def test_the_office_alone_among_the_titles_of_each_table_is_its_office(read, word):
    offices = [word + "DINAS PENDIDIKAN", word + "DINAS KESEHATAN", "INSPEKTORAT"]

    result = read("".join(REPORT.format(office=office) for office in offices), phase=Phase.REALISED)

    assert [fact.office_name for fact in result.facts] == [office for office in offices for _ in range(2)]
    assert (errors(result), "office.from-lines" in warnings(result)) == ([], True)


@pytest.mark.parametrize(
    ("offices", "asked"),
    [
        (("DINAS PENDIDIKAN", "INSPEKTORAT", ""), "office.lost-above"),
        (("", "DINAS PENDIDIKAN"), "office.added-in-rows"),
    ],
)
def test_accounts_of_a_table_without_an_office_are_not_added_to_those_of_another(read, offices, asked):
    result = read("".join(REPORT.format(office=office) for office in offices), phase=Phase.REALISED)

    assert [code for code, _ in errors(result)] == [asked]


def test_the_head_of_a_letter_on_each_page_is_no_office_of_its_lines(read):
    page = REPORT.format(office="BADAN KEUANGAN DAERAH")
    second = page.replace("5.1.01 | Belanja Pegawai", "5.2.02 | Belanja Modal Peralatan").replace(
        "5.1.02 | Belanja Barang dan Jasa", "5.2.03 | Gedung"
    )

    result = read(page + second, phase=Phase.REALISED)

    assert ([fact.office_name for fact in result.facts], errors(result)) == ([""] * 4, [])


@pytest.mark.parametrize(("second", "asked"), [("7.01.0.00.0.00.01.0000 | Kecamatan Contoh | =50", ["office.listed-otherwise"]), ("", [])])
def test_a_list_that_gives_tables_of_one_office_to_several_is_asked_about(read, second, asked):
    office = "2.11.0.00.0.00.01.0000"
    tables = f"SKPD : {office} Dinas Lingkungan\n\n{HEADING}5.1.02 | Barang | =100\n\n{HEADING}5.2.04 | Jalan | =50\n\n"
    listed = f"REKAPITULASI\nKode SKPD | Nama SKPD | Jumlah\n{second}\n{office} | Dinas Lingkungan | ={100 if second else 150}"

    assert [code for code, _ in errors(read(tables + listed))] == asked


def test_an_office_beside_the_sign_of_a_currency_is_no_part_of_the_heading(read):
    rows = [f" | {office} | Rp\n5.2.02 | Peralatan | Rp | =100\n" for office in ("Inspektorat Daerah", "Dinas Sosial")]

    result = read(HEADING + "".join(rows))

    assert ([fact.office_name for fact in result.facts], errors(result)) == (["Inspektorat Daerah", "Dinas Sosial"], [])
    assert "office.in-rows" in warnings(read(HEADING + rows[0]))


def test_an_office_that_both_of_two_tables_beside_each_other_say_is_named_once(read):
    rows = "".join(f" | {office} | | | {office} |\n{code} | Belanja | =10 | {code} | Belanja | =20\n" for office, code in BESIDE)

    result = read(f"APBD MURNI | | | APBD PERUBAHAN\nKode | Uraian | Jumlah | Kode | Uraian | Jumlah\n{rows}")

    assert [fact.office_name for fact in result.facts] == [office for office, _ in BESIDE]
