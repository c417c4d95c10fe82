"""Whose lines they are where no column says it: offices above each table of a sheet, beside each other, in a sheet's name, merged or left blank."""

from __future__ import annotations

import pytest

from cms.domain.budgets import Phase
from tests.support.budget_results import errors, warnings
from tests.support.sheets import sheet, workbook

TITLES = "Kode Rekening | Nama Rekening | Jumlah\n"


def offices(result):
    """(office, amount) of each line; an office by its name where it has one."""
    return [(line.office_name or str(line.office_code or ""), str(line.amount).removesuffix(".00")) for line in result.facts]


# Tables below each other


@pytest.mark.parametrize(
    "above", ["RSUD CONTOH", "SKPD | : | RSUD CONTOH", "SKPD : RSUD CONTOH", "Unit Organisasi | | : 1.02.0.00.0.00.02.0000 RSUD CONTOH"]
)
def test_the_office_above_a_later_table_is_its_office(read, above):
    result = read(f"SKPD | | : Dinas Lingkungan Hidup\n\n{TITLES}5.2.02 | Alat | =60\n\n{above}\n{TITLES}5.1.02 | Barang | =40")

    assert (offices(result), errors(result), warnings(result)) == ([("Dinas Lingkungan Hidup", "60"), ("RSUD CONTOH", "40")], [], [])


def test_the_pages_of_one_office_are_its_own_under_the_head_of_a_letter(read):
    letter = "BADAN KEUANGAN DAERAH KOTA CONTOH\n"
    result = read(f"{letter}SKPD | | : Dinas Sosial\n{TITLES}5.2.02 | Alat | =60\n\n{letter}{TITLES}5.1.02 | Barang | =40")

    assert (offices(result), warnings(result)) == ([("Dinas Sosial", "60"), ("Dinas Sosial", "40")], [])


def test_an_office_in_the_column_of_codes_keeps_nothing_of_the_one_that_is_said_above(read):
    first = "7.01.0.00.0.00.02.0000 | Kecamatan Contoh Utara | =60\n5.1.02 | Barang | =60"
    second = "1.02.0.00.0.00.01.1000 | RSUD Contoh | =40\n5.1.02 | Obat | =40"
    result = read(f"SKPD | : | 7.01.0.00.0.00.02.0000 Kecamatan Contoh Utara\n\nKode Rekening | Uraian | Jumlah\n{first}\n{second}")

    assert (offices(result), errors(result)) == ([("Kecamatan Contoh Utara", "60"), ("RSUD Contoh", "40")], [])
    assert warnings(result) == ["code.other-office"]


def test_a_row_with_its_label_begins_the_lines_of_another_office(read):
    result = read(f"SKPD | : | Dinas Sosial\n{TITLES}5.2.02 | Alat | =60\nSKPD | : | RSUD CONTOH\n5.1.02 | Barang | =40")

    assert (offices(result), errors(result)) == ([("Dinas Sosial", "60"), ("RSUD CONTOH", "40")], [])


def test_codes_of_programmes_are_of_the_office_above_their_own_table(read):
    one = "SKPD | : | {}.0.00.0.00.01.0000 Dinas {}\nKode | Uraian | Jumlah\n{} | Urusan | =60\n{}.01 | Program | =60\n5.1.01 | Gaji | =60\n"
    result = read(one.format("1.02", "Kesehatan", "1.02", "1.02") + one.format("1.06", "Sosial", "1.06", "1.06"))

    assert [(line.office_name, str(line.programme_code)) for line in result.facts] == [("Dinas Kesehatan", "1.02.01"), ("Dinas Sosial", "1.06.01")]
    assert errors(result) == []


def test_another_office_in_a_row_without_a_label_is_asked_about(read):
    result = read(f"SKPD | : | Dinas Sosial\n{TITLES}5.2.02 | Alat | =60\n | RSUD CONTOH |\n5.1.02 | Barang | =40")

    assert errors(result) == [("office.other-in-rows", "Lembar1!4")]


@pytest.mark.parametrize("row", [" | Puskesmas Contoh |", "A | Puskesmas Contoh |"])
def test_a_unit_in_a_row_below_lines_of_its_office_is_told(read, row):
    result = read(f"SKPD | : | Dinas Kesehatan\n{TITLES}5.2.02 | Alat | =60\n{row}\n5.1.02 | Barang | =40")

    assert (offices(result), warnings(result)) == ([("Dinas Kesehatan", "60"), ("Dinas Kesehatan", "40")], ["office.unit-in-rows"])


def test_the_office_of_the_table_in_a_row_of_its_own_says_nothing_new(read):
    result = read(f"SKPD | : | Dinas Sosial Kota Contoh\n{TITLES} | DINAS SOSIAL |\n5.2.02 | Alat | =60")

    assert (offices(result), result.problems) == ([("Dinas Sosial Kota Contoh", "60")], ())


# Offices in rows between the lines

HEADS = [
    " | {} | {}\n",
    "{} | | {}\n",
    "I | {} | {}\n",
    "1.02 | {} | {}\n",
]
TWO_LINES = "5.1.01 | Gaji | =60\n5.1.02 | Barang | =40\n"
OF_TWO = [(office, amount) for office in ("DINAS SOSIAL", "DINAS KESEHATAN") for amount in ("60", "40")]


@pytest.mark.parametrize("amount", ["", "=100"])
@pytest.mark.parametrize("head", HEADS)
def test_offices_that_stand_alone_above_their_lines_are_theirs(read, head, amount):
    result = read(TITLES + "".join(head.format(office, amount) + TWO_LINES for office in ("DINAS SOSIAL", "DINAS KESEHATAN")) + " | Jumlah | =200")

    assert (offices(result), errors(result), warnings(result)) == (OF_TWO, [], ["office.from-lines"])
    assert [(total.amount, total.difference) for total in result.stated] == [(100, 0)] * (2 * bool(amount)) + [(200, 0)]


def test_an_office_above_its_lines_whose_amount_is_another_is_told(read):
    result = read(TITLES + f" | DINAS SOSIAL | =100\n{TWO_LINES} | DINAS KESEHATAN | =101\n{TWO_LINES}")

    assert (offices(result), sorted(warnings(result))) == (OF_TWO, ["office.from-lines", "sum.differs"])


def test_units_that_stand_alone_above_their_lines_are_parts_of_the_office_above_the_table(read):
    rows = "".join(f" | PUSKESMAS {name} |\n{TWO_LINES}" for name in ("SATU", "DUA"))
    result = read(f"SKPD | : | Dinas Kesehatan\n{TITLES}{rows}")

    assert units(result) == [("Dinas Kesehatan", f"PUSKESMAS {name}", amount) for name in ("SATU", "DUA") for amount in ("60", "40")]
    assert errors(result) == []


@pytest.mark.parametrize(
    "rows",
    [
        f"5.1.01 | Gaji | =7\n | DINAS SOSIAL |\n{TWO_LINES} | DINAS KESEHATAN |\n{TWO_LINES}",  # the first line is above them
        f" | DINAS KESEHATAN |\n | PUSKESMAS SATU |\n{TWO_LINES} | PUSKESMAS DUA |\n{TWO_LINES}",  # an office and its unit
        f" | DINAS SOSIAL |\n{TWO_LINES} | Balai Contoh |\n5.1.03 | Jasa | =1\n | DINAS KESEHATAN |\n{TWO_LINES}",  # perhaps one more
    ],
)
def test_offices_in_rows_that_are_not_plainly_those_of_the_lines_below_are_asked_about(read, rows):
    assert errors(read(TITLES + rows)) == [("office.added-in-rows", "Lembar1!3" if rows.startswith("5") else "Lembar1!2")]


def test_offices_as_details_of_an_account_are_no_heads(read):
    result = read(f"{TITLES}5.1.05 | Hibah | =100\n | Dinas Sosial | =60\n | Dinas Kesehatan | =40\n5.1.02 | Barang | =40")

    assert (offices(result), errors(result)) == ([("", "100"), ("", "40")], [])


@pytest.mark.parametrize(
    ("titles", "first", "second"),
    [
        ("Kode Rekening | Nama Rekening | Jumlah", "5.2.02 | Alat | =60", "5.1.02 | Barang | =40"),
        ("No | Kode Rekening | Nama Rekening | Jumlah", "=1 | 5.2.02 | Alat | =60", "=1 | 5.1.02 | Barang | =40"),
        ("Jumlah | Nama Rekening | Kode Rekening", "=60 | Alat | 5.2.02", "=40 | Barang | 5.1.02"),
        ("Uraian | Jumlah", "Belanja Modal Tanah | =60", "Belanja Pegawai | =40"),
        (
            "Kode Program | Nama Program | Kode Rekening | Nama Rekening | Jumlah",
            "1.06.01 | Penunjang | 5.2.02 | Alat | =60",
            "1.02.02 | Pembinaan | 5.1.02 | Barang | =40",
        ),
    ],
)
def test_offices_alone_right_above_each_table_are_theirs_whatever_stands_in_their_column(read, titles, first, second):
    result = read(f"DINAS SOSIAL\n{titles}\n{first}\n\nRSUD CONTOH\n{titles}\n{second}\n\nDINAS SOSIAL\n{titles}\n{first}")

    assert (offices(result), errors(result)) == ([("DINAS SOSIAL", "60"), ("RSUD CONTOH", "40"), ("DINAS SOSIAL", "60")], [])
    assert "office.from-lines" in warnings(result)


@pytest.mark.parametrize("title", ["PENJABARAN APBD\n", "PENJABARAN APBD\nTAHUN ANGGARAN 2025\n"])
def test_an_office_that_heads_a_letter_is_not_that_of_the_first_table(read, title):
    result = read(f"BADAN KEUANGAN DAERAH\n{title}{TITLES}5.2.02 | Alat | =60\n\nRSUD CONTOH\n{TITLES}5.1.02 | Barang | =40")

    assert (offices(result), warnings(result)) == ([("", "60"), ("", "40")], ["office.in-rows"])


@pytest.mark.parametrize("said", ["SKPD | : | Dinas Sosial", "SKPD : Dinas Sosial", "Nama SKPD | Dinas Sosial", "Organisasi | : Dinas Sosial"])
def test_a_line_with_the_office_right_above_the_heading_is_no_part_of_it(read, said):
    result = read(f"{said}\n{TITLES}5.1.01 | Gaji | =60")

    assert (offices(result), errors(result), warnings(result)) == ([("Dinas Sosial", "60")], [], [])


@pytest.mark.parametrize(
    "titles", ["Nama Sumber Dana | Kode Rekening | Nama Rekening | Jumlah\nDAU | 5.1.01 | Gaji | =60", "Uraian | Jumlah\nBelanja Pegawai | =60"]
)
def test_the_office_above_is_that_of_tables_with_other_places_or_names_alone(read, titles):
    result = read(f"SKPD | : | Dinas Sosial\n\n{titles}")

    assert offices(result) == [("Dinas Sosial", "60")]


# Units above each table


def units(result):
    """(office, unit, amount) of each line."""
    lines = zip(result.facts, offices(result), strict=True)
    return [(office, line.unit_name or str(line.unit_code or ""), amount) for line, (office, amount) in lines]


OF_UNIT = "{}\n{}\nKode Rekening | Nama Rekening | Jumlah\n{}5.1.01 | Gaji | =60\n5.1.02 | Barang | =40"
CODED = "1.01.0.00.0.00.01.000"
UNITS = [
    ("SKPD : Dinas Pendidikan", "Unit : SD Negeri {}"),
    ("SKPD | : | Dinas Pendidikan", "Sub Unit | : | SD Negeri {}"),
    ("Organisasi : Dinas Pendidikan", "Sub Unit Organisasi : SD Negeri {}"),
    (f"SKPD : {CODED}0 Dinas Pendidikan", "Unit Kerja : SD Negeri {}"),
    (f"Unit Organisasi : {CODED}0 Dinas Pendidikan", f"Sub Unit Organisasi : {CODED}{{0}} SD Negeri {{0}}"),
    (f"Organisasi : {CODED}0 Dinas Pendidikan", f"Unit Organisasi : {CODED}{{0}} SD Negeri {{0}}"),
]
OF_BOTH = [("Dinas Pendidikan", f"SD Negeri {unit}", amount) for unit in (1, 2) for amount in ("60", "40")]


@pytest.mark.parametrize("row", ["", "1.01.02 | Program | =100\n"], ids=["accounts", "programmes"])
@pytest.mark.parametrize(("office", "unit"), UNITS)
def test_a_unit_above_its_table_is_that_of_its_lines_within_the_office(read, office, unit, row):
    one, two = (OF_UNIT.format(office, unit.format(number), row) for number in (1, 2))
    on_sheets, below = read(workbook(sheet("A", one), sheet("B", two))), read(f"{one}\n\n{two}")

    assert [(units(result), errors(result), warnings(result)) for result in (on_sheets, below)] == [(OF_BOTH, [], [])] * 2


def test_a_later_table_that_says_only_its_unit_is_of_the_same_office(read):
    first = OF_UNIT.format("SKPD : Dinas Pendidikan", "Unit : SD Negeri 1", "")
    result = read(f"{first}\n\n" + OF_UNIT.format("", "Unit : SD Negeri 2", "").lstrip())

    assert (units(result), errors(result)) == (OF_BOTH, [])


@pytest.mark.parametrize(
    "above", ["Unit Kerja : Dinas Sosial\n", "SKPD : Dinas Sosial\nUnit Kerja : DINAS SOSIAL\n", "SKPD : Dinas Sosial\nUnit : Rupiah\n"]
)
def test_a_unit_that_is_alone_is_the_office_and_one_of_its_name_says_nothing_more(read, above):
    result = read(f"{above}{TITLES}5.1.01 | Gaji | =60")

    assert (units(result), errors(result)) == ([("Dinas Sosial", "", "60")], [])


# Tables beside each other

BESIDE = """
    Kode SKPD              | Nama SKPD       | Kode Rekening | Nama Rekening | Jumlah | {} | Kode Rekening | Nama Rekening | Jumlah
    1.02.0.00.0.00.01.0000 | Dinas Kesehatan | 4.1.01        | Pajak         | =100   | {} | 5.1.01        | Gaji          | =70
    1.02.0.00.0.00.01.0000 | Dinas Kesehatan | 4.1.02        | Retribusi     | =50    | {} | 5.1.01        | Gaji          | =30
                           |                 |               |               |        | {} | 5.1.01        | Gaji          | =20
"""


@pytest.mark.parametrize(
    ("title", "one", "two"),
    [
        ("Kode SKPD | Nama SKPD", "1.06.0.00.0.00.01.0000 | Dinas Sosial", "1.02.0.00.0.00.01.0000 | Dinas Kesehatan"),
        ("Nama SKPD | Kode SKPD", "Dinas Sosial | 1.06.0.00.0.00.01.0000", "Dinas Kesehatan | 1.02.0.00.0.00.01.0000"),
        ("Nama SKPD", "Dinas Sosial", "Dinas Kesehatan"),
    ],
)
def test_each_table_beside_another_has_the_offices_of_its_own_columns(read, title, one, two):
    result = read(BESIDE.format(title, one, two, one))

    lines = [("Dinas Kesehatan", "100"), ("Dinas Kesehatan", "50"), ("Dinas Sosial", "70"), ("Dinas Kesehatan", "30"), ("Dinas Sosial", "20")]
    assert (offices(result), errors(result)) == (lines, [])


def test_names_before_the_codes_are_those_of_their_own_table(read):
    result = read("""
        RSUD Contoh     |                        |        | Sekretariat DPRD |                        |
        Uraian          | Kode Rekening          | Jumlah | Uraian           | Kode Rekening          | Jumlah
        RSUD Contoh     | 1.02.0.00.0.00.01.1000 | =142   | Sekretariat DPRD | 4.02.0.00.0.00.01.0000 | =541
        Belanja Daerah  | 5                      | =142   | Belanja Daerah   | 5                      | =541
        Belanja Pegawai | 5.1.01                 | =142   | Belanja Tanah    | 5.2.01                 | =541
    """)

    assert (offices(result), errors(result)) == ([("RSUD Contoh", "142"), ("Sekretariat DPRD", "541")], [])


def test_columns_before_the_first_table_alone_are_of_all(read):
    result = read("""
        SKPD            | Kode Rekening | Nama Rekening | Jumlah | Kode Rekening | Nama Rekening | Jumlah
        Dinas Kesehatan | 4.1.01        | Pajak         | =100   | 5.1.01        | Gaji          | =70
        Dinas Sosial    | 4.1.02        | Retribusi     | =50    | 5.1.01        | Gaji          | =30
    """)

    assert offices(result) == [("Dinas Kesehatan", "100"), ("Dinas Sosial", "50"), ("Dinas Kesehatan", "70"), ("Dinas Sosial", "30")]


def test_an_office_that_follows_its_amount_is_of_the_table_before(read):
    result = read("""
        Kode Rekening | Nama Rekening | Jumlah | SKPD            | Kode Rekening | Nama Rekening | Jumlah | SKPD
        4.1.01        | Pajak         | =100   | Dinas Kesehatan | 5.1.01        | Gaji          | =70    | Dinas Sosial
    """)

    assert offices(result) == [("Dinas Kesehatan", "100"), ("Dinas Sosial", "70")]


@pytest.mark.parametrize("said", ["SKPD : Dinas Kesehatan | | | SKPD : Dinas Sosial", "SKPD | : Dinas Kesehatan | | SKPD | : Dinas Sosial"])
def test_each_table_beside_another_has_the_office_above_itself(read, said):
    result = read(f"{said}\n{TITLES.strip()} | {TITLES}4.1.01 | Pajak | =100 | 5.1.01 | Gaji | =70")

    assert offices(result) == [("Dinas Kesehatan", "100"), ("Dinas Sosial", "70")]


@pytest.mark.parametrize("letter", ["", "PEMERINTAH KOTA CONTOH\n", "BADAN KEUANGAN DAERAH\n"])
@pytest.mark.parametrize(
    "above", ["Dinas Kesehatan | | | Dinas Sosial", "| Dinas Kesehatan | | | Dinas Sosial", "Dinas Kesehatan |<|<| Dinas Sosial |<|<"]
)
def test_an_office_alone_above_each_table_beside_another_is_its_own(read, letter, above):
    result = read(f"{letter}{above}\n{TITLES.strip()} | {TITLES}5.2.02 | Alat | =60 | 5.1.01 | Gaji | =70")

    assert (offices(result), errors(result), warnings(result)) == ([("Dinas Kesehatan", "60"), ("Dinas Sosial", "70")], [], ["office.from-lines"])


def test_an_office_that_stands_above_some_of_the_tables_beside_each_other_is_asked_about(read):
    one = TITLES.strip()
    result = read(f"""
        Dinas Kesehatan | | | Dinas Sosial | | | Lain-lain
        {one} | {one} | {one}
        5.2.02 | Alat | =60 | 5.1.01 | Gaji | =70 | 5.1.02 | Barang | =80
    """)

    assert errors(result) == [("office.above-some", "Lembar1!2")]


def test_an_office_above_the_first_of_the_tables_alone_heads_the_letter(read):
    result = read(f"DINAS SOSIAL | | | \n{TITLES.strip()} | {TITLES}4.1.01 | Pajak | =60 | 5.1.01 | Gaji | =70")

    assert (offices(result), errors(result)) == ([("", "60"), ("", "70")], [])


# Said by a list of offices alone

PARTS = f"RINCIAN\n{TITLES}5.2.02 | Alat | ={{}}\n5.1.02 | Barang | =40\n\nRINCIAN\n{TITLES}5.1.01 | Gaji | ={{}}\n"
LIST = "REKAPITULASI\nKode SKPD | Nama SKPD | Jumlah\n1.06.0.00.0.00.01.0000 | Dinas Sosial | ={}\n1.02.0.00.0.00.01.0000 | Dinas Kesehatan | ={}\n"


@pytest.mark.parametrize("rows", [PARTS + "\n" + LIST, LIST + "\n" + PARTS, PARTS + "\n" + LIST + " | JUMLAH | =170\n"])
def test_tables_are_of_the_offices_that_a_list_gives_just_their_amounts(read, rows):
    below = rows.startswith("RINCIAN")
    result = read(rows.format(*((60, 70, 70, 100) if below else (70, 100, 60, 70))))

    assert offices(result) == [("Dinas Kesehatan", "60"), ("Dinas Kesehatan", "40"), ("Dinas Sosial", "70")]
    assert (errors(result), "office.from-list" in warnings(result)) == ([], True)


def test_sheets_are_of_the_offices_that_a_list_gives_just_their_amounts(read):
    one = f"{TITLES}5.1.01 | Gaji | ={{}}"
    result = read(workbook(sheet("A", one.format(60)), sheet("B", one.format(40)), sheet("Rekap", LIST.format(40, 60))))

    assert (offices(result), errors(result)) == ([("Dinas Kesehatan", "60"), ("Dinas Sosial", "40")], [])


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ((30, 70), (70, 70)),  # which is whose?
        ((30, 70), (71, 72)),  # amounts of another phase
        ((60, 70, 50), (70, 100)),  # a third table, of nobody
        ((60, 70, 50), (70, 100, 51)),
    ],
)
def test_offices_of_a_list_whose_amounts_settle_only_some_tables_are_asked_about(read, parts, said):
    rows = PARTS.format(*parts[:2]) + "".join(f"\nRINCIAN\n{TITLES}5.1.05 | Hibah | ={more}\n" for more in parts[2:])
    listed = LIST.format(*said[:2]) + "".join(f"1.03.0.00.0.00.01.0000 | Dinas PUPR | ={more}\n" for more in said[2:])
    result = read(f"{rows}\n{listed}")

    assert [code for code, _ in errors(result)] == ["office.only-listed"]


def test_offices_are_known_by_all_that_they_spend_though_some_spend_on_one_kind_alone(read):
    rows = PARTS.format(60, 70) + "\n" + LIST.replace("Nama SKPD |", "Nama SKPD | Modal | Operasi |").format("0 | =70 | =70", "60 | =40 | =100")
    result = read(rows)

    assert (offices(result)[0], offices(result)[2], errors(result)) == (("Dinas Kesehatan", "60"), ("Dinas Sosial", "70"), [])


def test_a_list_with_two_rows_of_titles_above_its_tables_says_their_offices(read):
    one = "{} | {} | Tahun Anggaran 2025\n^ | ^ | Jumlah\n"
    listed = "REKAPITULASI\n" + one.format("Kode SKPD", "Nama SKPD") + "| Dinas Sosial | =70\n| Dinas Kesehatan | =60\n\n"
    table = "RINCIAN\n" + one.format("Kode Rekening", "Nama Rekening") + "5.1.01 | Gaji | ={}\n\n"
    result = read(listed + table.format(60) + table.format(70))

    assert (offices(result), errors(result)) == ([("Dinas Kesehatan", "60"), ("Dinas Sosial", "70")], [])


def test_the_parts_of_a_budget_beside_a_list_of_offices_are_of_no_office(read):
    one = f"{TITLES}{{}} | Sesuatu | ={{}}"
    result = read(
        workbook(sheet("Pendapatan", one.format("4.1.01", 90)), sheet("Belanja", one.format("5.1.01", 100)), sheet("Rekap", LIST.format(40, 60)))
    )

    assert (offices(result), errors(result)) == ([("", "90"), ("", "100")], [])


# A sheet for each office

FUNDS = "Nama Sumber Dana | Kode Rekening | Nama Rekening | Jumlah\nDAU | 5.1.01 | Gaji | ={}"
PROGRAMMES = "Kode Program | Nama Program | Kode Rekening | Nama Rekening | Jumlah\n1.06.01 | Penunjang | 5.1.01 | Gaji | ={}"
MIXED = "Kode | Uraian | Jumlah\n1.06 | Sosial | ={0}\n1.06.01 | Penunjang | ={0}\n5.1.01 | Gaji | ={0}"
NAMES = "Uraian | Jumlah\nBelanja Pegawai | ={}"


@pytest.mark.parametrize("rows", [FUNDS, PROGRAMMES, MIXED, NAMES])
def test_sheets_named_after_offices_say_whose_lines_they_hold_whatever_their_columns(read, rows):
    result = read(workbook(sheet("Dinas Sosial", rows.format(60)), sheet("Dinas Kesehatan", rows.format(40))))

    assert (offices(result), errors(result)) == ([("Dinas Sosial", "60"), ("Dinas Kesehatan", "40")], [])
    assert "office.from-sheets" in warnings(result)


# Merged over rows of which some are left out


def test_an_office_merged_over_rows_of_several_phases_is_of_those_that_are_read(read):
    text = """
        Kode SKPD              | Nama SKPD    | Jenis     | Kode Rekening | Nama Rekening | Jumlah
        1.06.0.00.0.00.01.0000 | Dinas Sosial | Anggaran  | 5.1.05        | Belanja Hibah | =270
        ^                      | ^            | Realisasi | 5.1.05        | Belanja Hibah | =135
    """

    assert [offices(read(text, phase=phase)) for phase in (Phase.ENACTED, Phase.REALISED)] == [[("Dinas Sosial", "270")], [("Dinas Sosial", "135")]]


@pytest.mark.parametrize(
    ("title", "other", "own"), [("Jenis", "Realisasi", "Anggaran"), ("Tahun", "2024", "2025"), ("Nama Pemda", "Kota Lain", "Kota Contoh")]
)
def test_codes_and_names_merged_over_rows_of_others_are_those_of_the_rows_that_are_read(read, title, other, own):
    result = read(
        f"""
        Nama SKPD    | Kode Rekening | Nama Rekening  | {title} | Jumlah
        Dinas Sosial | 5.1.05        | Belanja Hibah  | {other} | =270
        ^            | ^             | ^              | {own}   | =135
        ^            | 5.1.02        | Belanja Barang | {other} | =27
        ^            | ^             | ^              | {own}   | =13
        """,
        government="Kota Contoh" if title == "Nama Pemda" else None,
    )

    assert [(line.office_name, str(line.account), line.account_name, str(line.amount)) for line in result.facts] == [
        ("Dinas Sosial", "5.1.05", "Belanja Hibah", "135.00"),
        ("Dinas Sosial", "5.1.02", "Belanja Barang", "13.00"),
    ]


def test_an_amount_merged_over_rows_of_several_phases_is_refused(read):
    result = read(
        """
        Kode Rekening | Nama Rekening | Jenis     | Jumlah
        5.1.05        | Belanja Hibah | Anggaran  | =270
        5.1.05        | Belanja Hibah | Realisasi | ^
        5.1.02        | Barang        | Anggaran  | =27
        5.1.02        | Barang        | Realisasi | =13
        """,
        phase=Phase.REALISED,
    )

    assert errors(result) == [("amount.covered", "Lembar1!D3")]


# Left blank

TWO = """
    Nama SKPD       | Kode Rekening | Nama Rekening | Jumlah
    Dinas Sosial    | 5.1.02        | Barang        | =60
                    | 5.1.05        | Hibah         | =6
    Dinas Kesehatan | 5.2.02        | Alat          | =40
                    | 5.2.04        | Jalan         | =4
"""
AS_ABOVE = [("Dinas Sosial", "60"), ("Dinas Sosial", "6"), ("Dinas Kesehatan", "40"), ("Dinas Kesehatan", "4")]


@pytest.mark.parametrize(
    "more",
    [
        "",
        "    | 5 | Belanja | =110\n",
        "    | 5 | Belanja | =110\n    | 5.1 | Operasi | =66\n    | 5.2 | Modal | =44\n",
        "    | 5.1 | Operasi | =66\n    | 5.2 | Modal | =44\n",
        "    | 5.1.02 | Barang | =60\n    | 5.1.05 | Hibah | =6\n    | 5.2.02 | Alat | =40\n    | 5.2.04 | Jalan | =4\n",
        "    | | Jumlah | =110\n",
        "Jumlah | | | =110\n",
    ],
)
def test_offices_named_once_at_the_head_of_their_lines_are_those_of_all_below(read, more):
    result = read(TWO + more)

    assert (offices(result), errors(result), warnings(result)) == (AS_ABOVE, [], ["office.as-above"])


def test_a_blank_office_is_that_of_the_row_above_though_that_is_of_another_phase(read):
    text = """
        Nama SKPD       | Jenis     | Kode Rekening | Nama Rekening | Jumlah
        Dinas Sosial    | Anggaran  | 5.1.05        | Hibah         | =27
                        | Realisasi | 5.1.05        | Hibah         | =13
        Dinas Kesehatan | Anggaran  | 5.1.05        | Hibah         | =20
                        | Realisasi | 5.1.05        | Hibah         | =11
    """

    assert offices(read(text, phase=Phase.REALISED)) == [("Dinas Sosial", "13"), ("Dinas Kesehatan", "11")]


def test_the_parts_of_an_account_are_of_the_office_that_the_account_is_of(read):
    result = read("""
        Nama SKPD       | Kode Rekening | Uraian  | Jumlah
        Dinas Kesehatan | 5.1.02        | Barang  | =30
        Dinas Kesehatan | 5.1.05        | Hibah   | =7
        Dinas Sosial    | 5             | Belanja | =60
                        | 5.1           | Operasi | =60
                        | 5.1.05        | Hibah   | =60
    """)

    assert (offices(result), errors(result)) == ([("Dinas Kesehatan", "30"), ("Dinas Kesehatan", "7"), ("Dinas Sosial", "60")], [])


def test_parts_above_their_sums_are_of_one_office_too(read):
    result = read("""
        Nama SKPD       | Kode Rekening | Uraian  | Jumlah
        Dinas Kesehatan | 5.1.02        | Barang  | =30
                        | 5.1           | Operasi | =30
        Dinas Sosial    | 5.1.05        | Hibah   | =60
                        | 5.1           | Operasi | =60
                        | 5             | Belanja | =90
    """)

    assert (offices(result), errors(result)) == ([("Dinas Kesehatan", "30"), ("Dinas Sosial", "60")], [])


def test_an_office_in_a_row_of_its_own_in_the_column_of_offices_is_that_of_the_rows_below(read):
    result = read("""
        Nama SKPD       | Kode Rekening | Uraian  | Jumlah
        Dinas Kesehatan |               |         |
                        | 5.1.02        | Barang  | =60
        Dinas Sosial    |               |         |
                        | 5.1.02        | Barang  | =60
    """)

    assert (offices(result), errors(result)) == ([("Dinas Kesehatan", "60"), ("Dinas Sosial", "60")], [])


@pytest.mark.parametrize(
    "blank",
    [
        "    | 5.3.01 | Tidak Terduga | =10",  # the city's own, or of the office above?
        "    | 5.1.02 | Barang | =60",  # as much as one office has: of nobody, or its total?
        "    | 5.1 | Operasi | =101",
    ],
)
def test_a_blank_office_among_named_ones_is_asked_about(read, blank):
    result = read(f"""
        Nama SKPD       | Kode Rekening | Uraian | Jumlah
        Dinas Kesehatan | 5.1.02        | Barang | =60
        Dinas Sosial    | 5.1.05        | Hibah  | =40
        {blank}
    """)

    assert errors(result) == [("office.blank", "Lembar1!4")]


def test_a_sum_of_all_offices_without_one_is_a_total(read):
    result = read("""
        Nama SKPD       | Kode Rekening | Uraian  | Jumlah
        Dinas Kesehatan | 5.1.02        | Barang  | =60
        Dinas Sosial    | 5.1.02        | Barang  | =40
                        | 5             | Belanja | =100
    """)

    assert (offices(result), errors(result), warnings(result)) == ([("Dinas Kesehatan", "60"), ("Dinas Sosial", "40")], [], [])


def test_financing_may_be_of_no_office(read):
    result = read("""
        Nama SKPD       | Kode Rekening | Uraian | Jumlah
        Dinas Kesehatan | 5.1.02        | Barang | =60
        Dinas Sosial    | 5.1.02        | Barang | =40
                        | 6.1.01        | SiLPA  | =100
    """)

    assert (offices(result), errors(result)) == ([("Dinas Kesehatan", "60"), ("Dinas Sosial", "40"), ("", "100")], [])


@pytest.mark.parametrize("part", ["Kode Program", "Nama Sumber Dana"])
def test_a_row_that_leaves_a_place_open_and_says_what_one_other_says_is_no_sum_without_a_word(read, part):
    result = read(f"""
        Nama SKPD       | {part}  | Kode Rekening | Nama Rekening | Jumlah
        Dinas Kesehatan | 1.02.01 | 5.1.05        | Hibah         | =70
        Dinas Kesehatan |         | 5.1.02        | Barang        | =31
        Dinas Kesehatan | 1.02.02 | 5.1.02        | Barang        | =31
    """)

    assert errors(result) == [("place.blank", "Lembar1!3"), ("row.line-or-total", "Lembar1!E3")]


def test_a_row_with_nothing_but_the_name_of_a_total_where_others_have_codes_is_a_total(read):
    result = read("""
        Kode SKPD              | Nama SKPD       | Kode Sub Kegiatan | Nama Sub Kegiatan         | Jumlah
        1.02.0.00.0.00.01.0000 | Dinas Kesehatan | 1.02.01.2.02.0002 | Pengadaan Peralatan       | =60
                               |                 |                   | Sub Jumlah Dinas Kesehatan | =60
    """)

    assert ([fact.amount for fact in result.facts], [total.difference for total in result.stated], errors(result)) == ([60], [0], [])


@pytest.mark.parametrize(("part", "said"), [("Kode Program", "program"), ("Nama Sumber Dana", "sumber dana")])
def test_expenditure_of_no_programme_or_fund_under_lines_that_have_one_is_asked_about(read, part, said):
    result = read(f"""
        Nama SKPD       | {part}  | Kode Rekening | Nama Rekening | Jumlah
        Dinas Kesehatan |         | 4.1.02        | Retribusi     | =99
        Dinas Kesehatan | 1.02.01 | 5.1.05        | Hibah         | =70
        Dinas Kesehatan |         | 5.2.02        | Alat          | =31
        Dinas Kesehatan | 1.02.02 | 5.1.02        | Barang        | =30
        Dinas Kesehatan |         | 6.2.02        | Penyertaan    | =9
    """)

    assert [(problem.code, problem.where.row, dict(problem.details)["part"], dict(problem.details)["rows"]) for problem in result.problems] == [
        ("place.blank", 4, said, "4")
    ]


def test_a_remark_that_names_an_office_takes_no_line_away(read):
    result = read(f"SKPD | : | Dinas Sosial\n{TITLES.strip()} | Keterangan\n5.2.02 | Alat | =60 | SKPD : RSUD CONTOH\n5.1.02 | Barang | =40 |")

    assert offices(result) == [("Dinas Sosial", "60"), ("Dinas Sosial", "40")]


def test_code_and_name_of_an_office_may_stand_in_two_rows_above_its_table(read):
    office = "Kode SKPD | : | 1.02.0.00.0.00.02.0000\nNama SKPD | : | RSUD CONTOH\n"
    result = read(f"SKPD | : | Dinas Sosial\n{TITLES}5.2.02 | Alat | =60\n{office}{TITLES}5.1.02 | Barang | =40")

    assert (offices(result), str(result.facts[1].office_code), errors(result)) == (
        [("Dinas Sosial", "60"), ("RSUD CONTOH", "40")],
        "1.02.0.00.0.00.02.0000",
        [],
    )


@pytest.mark.parametrize("head", ["{} | 5.1.01 | Gaji | =10", "{} | | |\n | 5.1.01 | Gaji | =10"])
def test_offices_of_equal_amounts_have_lines_each(read, head):
    rows = f"{head}\n | 5.1.02 | Barang | =5\n"
    result = read("Nama SKPD | Kode Rekening | Uraian | Jumlah\n" + rows.format("Kelurahan A") + rows.format("Kelurahan B"))

    assert offices(result) == [("Kelurahan A", "10"), ("Kelurahan A", "5"), ("Kelurahan B", "10"), ("Kelurahan B", "5")]
