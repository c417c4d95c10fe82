"""One office, activity or source of money that a workbook writes in several ways is one place: it is not counted once for each spelling."""

from __future__ import annotations

import pytest

from tests.support.budget_results import errors, warnings
from tests.support.sheets import sheet, workbook

DETAIL = """
    Kode SKPD              | Nama SKPD       | Kode Rekening | Uraian | Anggaran
    1.02.0.00.0.00.01.0000 | Dinas Kesehatan | 5.1.01.01     | Gaji   | =60
    1.02.0.00.0.00.01.0000 | Dinas Kesehatan | 5.1.02.01     | Barang | =40
    1.06.0.00.0.00.01.0000 | Dinas Sosial    | 5.1.01.01     | Gaji   | =6
    Jumlah                 |                 |               |        | =106
"""
RECAP = """
    {title} | Kode Rekening | Uraian          | Anggaran
    {one}   | 5.1           | Belanja Operasi | =100
    {two}   | 5.1           | Belanja Operasi | =6
    Jumlah  |               |                 | =106
"""
WRITTEN = {
    "in capitals": ("Nama SKPD", "DINAS KESEHATAN", "DINAS SOSIAL"),
    "with code and name in one cell": ("SKPD", "1.02.0.00.0.00.01.0000 Dinas Kesehatan", "1.06.0.00.0.00.01.0000 Dinas Sosial"),
    "with a code cut short": ("Kode SKPD", "1.02.0.00.0.00.01", "1.06.0.00.0.00.01"),
    "with other widths": ("Kode SKPD", "1.2.0.0.0.0.1.0", "1.6.0.0.0.0.1.0"),
    "with a dot at the end": ("Nama SKPD", "Dinas Kesehatan.", "Dinas  Sosial"),
}


def told(result):
    return sorted({problem.code for problem in result.problems})


@pytest.mark.parametrize("how", WRITTEN)
def test_a_recap_that_writes_offices_otherwise_is_a_recap(read, how):
    title, one, two = WRITTEN[how]

    result = read(workbook(sheet("Rincian", DETAIL), sheet("Rekap", RECAP.format(title=title, one=one, two=two))))

    assert [fact.amount for fact in result.facts] == [60, 40, 6]
    assert [(total.amount, total.difference) for total in result.stated if total.source.sheet == "Rekap"] == [(100, 0), (6, 0), (106, 0)]
    assert told(result) == []


def test_a_source_of_money_is_one_with_and_without_its_code(read):
    detail = """
        Kode Rekening | Uraian | Sumber Dana | Anggaran
        5.1.01        | Gaji   | 1.2.01 DAU  | =60
        5.1.02        | Barang | 1.2.01 DAU  | =40
    """
    recap = "Sumber Dana | Kode Rekening | Uraian | Anggaran\nDAU | 5.1 | Operasi | =100"
    result = read(workbook(sheet("Rincian", detail), sheet("Rekap", recap)))

    assert [(str(fact.fund_code), fact.fund_name, fact.amount) for fact in result.facts] == [("1.2.01", "DAU", 60), ("1.2.01", "DAU", 40)]
    assert told(result) == []


@pytest.mark.parametrize("names", [("Dinkes", "Dinsos"), ("Kes", "Sos")])
def test_a_recap_that_shortens_names_is_asked_about(read, names):
    result = read(workbook(sheet("Rincian", DETAIL), sheet("Rekap", RECAP.format(title="Nama SKPD", one=names[0], two=names[1]))))

    assert [code for code, _ in errors(result)] == ["sheet.same-money"]


def test_a_recap_of_office_sheets_under_other_names_is_asked_about(read):
    one = "Kode Rekening | Uraian | Anggaran\n5.1.01 | Gaji | ={}\n5.1.02 | Barang | ={}"
    book = workbook(
        sheet("Lembar A", one.format(60, 40)),
        sheet("Lembar B", one.format(5, 1).replace("5.1.0", "5.2.0")),
        sheet("Rekap", RECAP.format(title="Nama SKPD", one="Dinkes", two="Dinsos").replace("Dinsos | 5.1 ", "Dinsos | 5.2 ")),
    )

    assert [code for code, _ in errors(read(book))] == ["sheet.same-money"]


def test_two_villages_with_equal_amounts_are_two_villages(read):
    village = """
        Nama SKPD      | Kode Rekening | Uraian | Anggaran
        Kelurahan {}   | 5.1.01        | Gaji   | =60
        Kelurahan {}   | 5.1.02        | Barang | =40
    """
    result = read(workbook(sheet("A", village.format("Satu", "Satu")), sheet("B", village.format("Dua", "Dua"))))

    assert (errors(result), sum(fact.amount for fact in result.facts)) == ([], 200)


def test_two_versions_of_an_office_in_other_letters_are_asked_about(read):
    one = "Nama SKPD | Kode Rekening | Uraian | Anggaran\n{} | 5.1.01 | Gaji | ={}"
    result = read(workbook(sheet("Lama", one.format("Dinas Kesehatan", 60)), sheet("Baru", one.format("DINAS KESEHATAN", 61))))

    assert [code for code, _ in errors(result)] == ["sheet.choose"]


@pytest.mark.parametrize(("code", "name"), [("", "DINAS KESEHATAN"), ("", "Dinas Kesehatan"), ("1.02.0.00.0.00.01", "")])
def test_the_sum_of_an_office_may_write_it_otherwise(read, code, name):
    result = read(f"""
        Kode SKPD              | Nama SKPD       | Kode Rekening | Uraian  | Anggaran
        {code}                 | {name}          | 5             | Belanja | =100
        1.02.0.00.0.00.01.0000 | Dinas Kesehatan | 5.1.01        | Gaji    | =60
        1.02.0.00.0.00.01.0000 | Dinas Kesehatan | 5.1.02        | Barang  | =40
    """)

    assert [fact.amount for fact in result.facts] == [60, 40]
    assert [(total.amount, total.difference) for total in result.stated] == [(100, 0)]


def test_an_office_that_its_lines_write_in_two_ways_is_told(read):
    result = read("""
        Nama SKPD       | Kode Rekening | Uraian | Anggaran
        Dinas Kesehatan | 5.1.01        | Gaji   | =60
        DINAS KESEHATAN | 5.1.02        | Barang | =40
    """)

    (problem,) = result.problems
    assert (problem.code, str(problem.where), problem.found) == ("office.spelled-twice", "Lembar1!3", "DINAS KESEHATAN, Dinas Kesehatan")
    assert result.ok


def test_two_offices_of_one_name_stay_two(read):
    result = read("""
        Kode SKPD              | Nama SKPD | Kode Rekening | Uraian | Anggaran
        7.01.0.00.0.00.01.0000 | Kelurahan | 5.1.01        | Gaji   | =60
        7.01.0.00.0.00.02.0000 | Kelurahan | 5.1.01        | Gaji   | =60
    """)

    assert (errors(result), [fact.amount for fact in result.facts]) == ([], [60, 60])
    assert "row.repeated" not in warnings(result)


PROGRAMME = """
    Kode Program | Kode Sub Kegiatan | Kode Rekening | Uraian    | Anggaran
    1.02.02      |                   | 5             | Program A | =100
                 | 1.02.02.2.01.0001 | 5.1.01.01     | Gaji      | =60
                 | 1.02.02.2.01.0001 | 5.1.02.01     | Barang    | =40
"""


def test_a_sub_activity_stands_in_the_programme_that_its_code_begins_with(read):
    result = read(PROGRAMME)

    assert [fact.amount for fact in result.facts] == [60, 40]
    assert [(total.amount, total.difference) for total in result.stated] == [(100, 0)]


@pytest.mark.parametrize(("title", "code"), [("Kode Program", "1.02.02"), ("Kode Kegiatan", "1.02.02.2.01"), ("Kode Bidang Urusan", "1.02")])
def test_a_recap_by_programme_of_lines_by_sub_activity_is_a_recap(read, title, code):
    recap = f"{title} | Kode Rekening | Uraian | Anggaran\n{code} | 5.1 | Operasi | =100"
    detail = PROGRAMME.replace("    1.02.02      |                   | 5             | Program A | =100\n", "")
    result = read(workbook(sheet("Rekap", recap), sheet("Rincian", detail)))

    assert (errors(result), [fact.amount for fact in result.facts]) == ([], [60, 40])


def test_a_recap_by_office_of_lines_by_unit_is_a_recap(read):
    recap = "Kode SKPD | Kode Rekening | Uraian | Anggaran\n1.02.0.00.0.00.01.0000 | 5.1 | Operasi | =100"
    detail = """
        Kode Sub Unit          | Kode Rekening | Uraian | Anggaran
        1.02.0.00.0.00.01.0000 | 5.1.01        | Gaji   | =60
        1.02.0.00.0.00.01.0001 | 5.1.01        | Gaji   | =40
    """
    result = read(workbook(sheet("Rekap", recap), sheet("Rincian", detail)))

    assert (errors(result), [fact.amount for fact in result.facts]) == ([], [60, 40])


def test_an_office_that_its_own_column_names_was_not_taken_from_the_sheets_name(read):
    one = "Kode SKPD | Nama SKPD | Kode Rekening | Uraian | Anggaran\n1.{0:02d}.0.00.0.00.01.0000 | {1} | 5.1.01 | Gaji | =60"
    result = read(workbook(*(sheet(name, one.format(number, name)) for number, name in ((2, "Dinas Kesehatan"), (6, "Dinas Sosial")))))

    assert (errors(result), warnings(result), len(result.facts)) == ([], [], 2)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dinas Kesehatan", "Dinkes"),
        ("Dinas Perhubungan", "Dishub"),
        ("Dinas Sosial", "DINAS SOSIAL KOTA CONTOH"),
        ("Inspektorat", "Inspektorat Kab. Contoh Baru"),
        ("Satuan Polisi Pamong Praja", "Satpol PP"),
        ("Badan Penanggulangan Bencana Daerah Kota Contoh", "BPBD"),
    ],
)
def test_an_office_in_short_or_with_its_government_is_perhaps_the_same(read, one, other):
    result = read(f"""
        Nama SKPD                            | Kode Rekening | Uraian | Anggaran
        {one}                                | 5.1.01        | Gaji   | =60
        Badan Perencanaan Pembangunan Daerah | 5.1.01        | Gaji   | =70
        {other}                              | 5.1.02        | Barang | =40
    """)

    (problem,) = result.problems
    longer, shorter = sorted((one, other), key=len, reverse=True)
    assert (problem.code, problem.found, result.ok) == ("office.perhaps-same", f"{longer} = {shorter}", True)


@pytest.mark.parametrize(
    "names",
    [
        ("Kecamatan Kota Lama", "Kecamatan Kota Baru", "Kecamatan Kota"),
        ("Badan Kepegawaian Daerah", "Badan Keuangan Daerah", "BKD"),
        ("Dinas Kependudukan dan Pencatatan Sipil", "Dinas Sosial", "Dinkes"),
        ("Desa Suka", "Desa Suka Maju", "Desa Sukamaju"),
    ],
)
def test_offices_that_only_look_alike_are_not_told(read, names):
    rows = "\n".join(f"{name} | 5.1.0{number} | Gaji | =60" for number, name in enumerate(names, start=1))

    assert read(f"Nama SKPD | Kode Rekening | Uraian | Anggaran\n{rows}").problems == ()


ONE_CODE = """
    Kode SKPD              | Nama SKPD | Kode Rekening | Uraian | Anggaran
    1.02.0.00.0.00.01.0000 | {}        | 5.1.01        | Gaji   | =60
    1.02.0.00.0.00.01.0000 | {}        | 5.1.02        | Barang | =40
"""
IN_ONE_COLUMN = """
    Kode                   | Uraian | Anggaran
    1.02.0.00.0.00.01.0000 | {}     |
    5.1.01                 | Gaji   | =60
    1.02.0.00.0.00.01.0000 | {}     |
    5.1.02                 | Barang | =40
"""


@pytest.mark.parametrize("table", [ONE_CODE, IN_ONE_COLUMN])
@pytest.mark.parametrize(
    "names",
    [
        ("Dinas Kesehatan", "Dinas Sosial"),
        ("Dinas Kesehatan", "Dinas Kehutanan"),
        ("Dinas Pertanian", "Dinas Pertanahan"),
        ("SD Negeri 1", "SD Negeri 11"),
        ("Kecamatan Binjai Utara", "Kecamatan Binjai Timur"),
    ],
)
def test_one_code_beside_the_names_of_two_offices_is_asked_about(read, table, names):
    result = read(table.format(*names))

    (problem,) = [problem for problem in result.problems if problem.is_error]
    assert (problem.code, problem.found, dict(problem.details)["code"]) == ("office.two-names", ", ".join(names), "1.02.0.00.0.00.01.0000")


@pytest.mark.parametrize("table", [ONE_CODE, IN_ONE_COLUMN])
@pytest.mark.parametrize(
    "names",
    [
        ("Dinas Kesehatan", "DINKES"),
        ("Dinas Kesehatan", "Dinas Kesehtaan"),
        ("Dinas Kesehatan", "Dinas Kesehatn"),
        ("Kec. Contoh Kota", "Kecamatan Contoh Kota"),
        ("Dinas Perhubungan", "Dinas Perhubungan dan Informatika"),
        ("Dinas Sosial", "Jumlah Dinas Sosial"),
        ("Dinas PU & Tata Ruang", "DINAS PU DAN TATA RUANG KOTA CONTOH"),
    ],
)
def test_one_code_beside_one_name_written_otherwise_is_one_office(read, table, names):
    assert errors(read(table.format(*names))) == []


def test_one_code_with_other_names_on_two_sheets_is_asked_about(read):
    one = "SKPD : 1.02.0.00.0.00.01.0000 {}\nKode Rekening | Uraian | Anggaran\n{} | Sesuatu | =60"
    book = workbook(sheet("A", one.format("Dinas Kesehatan", "5.1.01")), sheet("B", one.format("Dinas Sosial", "5.2.02")))

    assert "office.two-names" in [code for code, _ in errors(read(book))]
