"""Rows that say of themselves that they are not to be added: versions, parts of the row above, deleted, paid back or hidden ones."""

from __future__ import annotations

import pytest

from cms.domain.budgets import Phase
from tests.support.budget_results import amounts, codes, errors, skipped
from tests.support.sheets import drawn, sheet, workbook

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
PARTS = [
    ("Bidang", "Utara", "Selatan"),
    ("Sumber", "PAD", "DAU"),
    ("Asal Dana", "Kota", "Pusat"),
    ("Lokasi", "Utara", "Selatan"),
    ("Satuan", "Orang", "Paket"),
    ("Vol", "=1", "=2"),
]


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


@pytest.mark.parametrize(
    ("title", "one", "two"),
    [("Versi", "A", "B"), ("Revisi", "1", "2"), ("Ket", "Usulan", "Disetujui"), ("Sat", "Rp", "%"), ("Uraian", "Awal", "Final")],
)
def test_one_line_in_two_versions_is_enough_where_a_column_says_so(read, title, one, two):
    result = read(f"""
        Kode Rekening | Nama Rekening  | {title} | Nilai
        5.1.02        | Belanja Barang | {one}   | =100
        5.1.02        | Belanja Barang | {two}   | =95
        5.2.02        | Belanja Modal  | {one}   | =50
    """)

    assert errors(result) == [("row.versions", "Lembar1!C3")]


@pytest.mark.parametrize(
    ("title", "one", "two"), [("Ket", "Lama", "Baru"), ("Uraian", "Rancangan KUA dan PPAS", "Perubahan KUA"), ("Status", "", "Baru")]
)
def test_one_line_in_two_groups_of_anything_else_counts_twice(read, title, one, two):
    result = read(f"""
        Kode Rekening | Nama Rekening  | {title} | Nilai
        5.1.02        | Belanja Barang | {one}   | =100
        5.1.02        | Belanja Barang | {two}   | =95
        5.2.02        | Belanja Modal  | {one}   | =50
    """)

    assert (errors(result), len(result.facts)) == ([], 3)


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


def hidden_beside(read, shown, hidden):
    return read(workbook(sheet("A", HEADING + shown), sheet("B", HEADING + hidden, state="hidden")))


def test_a_hidden_sheet_with_lines_of_its_own_is_asked_about(read):
    assert errors(hidden_beside(read, "5.1.01 | Gaji | =100", "5.1.02 | Barang | =50")) == [("sheet.hidden-lines", "B!2")]


@pytest.mark.parametrize("shown", ["5.1.01 | Gaji | =100\n | Jumlah | =150", "5.1 | Operasi | =150"])
def test_a_hidden_sheet_that_a_shown_total_counts_is_told(read, shown):
    result = hidden_beside(read, shown, "5.1.02 | Barang | =50" if "Gaji" in shown else "5.1.01 | Gaji | =100\n5.1.02 | Barang | =50")

    assert (errors(result), "sheet.hidden" in codes(result)) == ([], True)


@pytest.mark.parametrize("word", ["di antaranya", "- Diantaranya:", "termasuk", "(antara lain)", "a.l.", "of which", "dimana"])
@pytest.mark.parametrize("code", ["5.1.01", "5.1.01.02", ""])
def test_a_part_of_the_row_above_is_not_added(read, word, code):
    result = read(HEADING + f"5.1.01 | Belanja Pegawai | =300\n{code} | {word} Tunjangan | =100\n5.1.02 | Barang | =7")

    assert (amounts(result), codes(result), skipped(result)["detail"]) == ([("5.1.01", "300.00"), ("5.1.02", "7.00")], [], 1)


def test_what_follows_a_part_under_the_same_row_is_one_too(read):
    result = read(
        HEADING + "5.1.01 | Belanja Pegawai | =300\n5.1.01.01 | di antaranya Gaji | =100\n5.1.01.02 | Tunjangan | =50\n5.1.02 | Barang | =7"
    )

    assert (amounts(result), codes(result)) == ([("5.1.01", "300.00"), ("5.1.02", "7.00")], [])


def test_a_part_of_a_row_that_has_lines_of_its_own_is_not_added(read):
    result = read(HEADING + "5.1.01 | Pegawai | =300\n5.1.01.01 | Gaji | =200\n5.1.01.02 | Tunjangan | =100\n5.1.01 | di antaranya Lembur | =30")

    assert (amounts(result), codes(result)) == ([("5.1.01.01", "200.00"), ("5.1.01.02", "100.00")], [])


@pytest.mark.parametrize("first", ["Gaji", "di antaranya Gaji"])
def test_parts_that_are_all_there_is_are_lines(read, first):
    result = read(HEADING + f"5.1.01 | Pegawai | =300\n5.1.01.01 | {first} | =200\n5.1.01.02 | Termasuk tunjangan | =100")

    assert (amounts(result), codes(result)) == ([("5.1.01.01", "200.00"), ("5.1.01.02", "100.00")], [])


@pytest.mark.parametrize(
    "above", ["5.1.01 | Pegawai |", "5.1.02 | Barang | =7", "5.1.01 | Pegawai | =300\n5.1.01.01 | Gaji | =150", "5.1.01 | Pegawai | =60"]
)
def test_a_part_of_what_no_row_says_is_asked_about(read, above):
    result = read(HEADING + f"{above}\n5.1.01.02 | di antaranya Tunjangan | =100")

    assert [code for code, _ in errors(result)] == ["row.part-alone"]


def test_names_that_hold_such_words_are_no_parts(read):
    result = read(HEADING + "5.1.02 | Belanja Jasa termasuk Pajak | =300\n5.1.02 | Al Quran | =100")

    assert (amounts(result), errors(result)) == ([("5.1.02", "300.00"), ("5.1.02", "100.00")], [])


TAKEN_OUT = """
    Kode Rekening | Uraian         | {title} | Jumlah
    5.1.02        | Belanja Barang |         | =100
    5.2.02        | {name}         | {word}  | {amount}
"""


@pytest.mark.parametrize("title", ["Status", "Keterangan"])
@pytest.mark.parametrize("word", ["Dihapus", "DIBATALKAN", "Batal", "Dicoret", "Ditolak TAPD", "tidak jadi"])
def test_a_row_that_says_that_it_does_not_hold_is_asked_about(read, title, word):
    result = read(TAKEN_OUT.format(title=title, name="Belanja Modal", word=word, amount="=50"))

    assert errors(result) == [("row.taken-out", "Lembar1!C3")]


@pytest.mark.parametrize("name", ["(DIHAPUS) Belanja Modal", "Belanja Modal [dibatalkan]", "Batal - Belanja Modal"])
def test_a_name_may_say_so_too(read, name):
    assert errors(read(TAKEN_OUT.format(title="Volume", name=name, word="", amount="=50"))) == [("row.taken-out", "Lembar1!B3")]


@pytest.mark.parametrize(
    ("name", "word", "amount"),
    [("Belanja Modal", "Dihapus", "=0"), ("Penghapusan Aset", "Aktif", "=50"), ("Hapus Tato (gratis)", "Dihemat", "=50")],
)
def test_rows_that_hold_and_rows_of_nil_are_not_asked_about(read, name, word, amount):
    assert errors(read(TAKEN_OUT.format(title="Keterangan", name=name, word=word, amount=amount))) == []


PAYMENTS = """
    Kode Rekening | Uraian  | {title} | Realisasi
    4.1.01        | Pajak   | {revenue} | =500
    5.1.02        | Barang  | {one} | =100
    5.1.02        | Barang  | {one} | =30
    5.1.02        | Barang  | {two} | {amount}
"""


@pytest.mark.parametrize(("title", "one", "two"), [("Jenis", "LS", "Contra Pos"), ("Keterangan", "GU", "Kontrapos"), ("D/K", "D", "K")])
def test_what_was_paid_back_is_not_added(read, title, one, two):
    asked = [
        read(PAYMENTS.format(title=title, one=one, two=two, revenue="K" if one == "D" else "", amount=amount), phase=Phase.REALISED)
        for amount in ("=10", "=-10")
    ]

    assert [errors(result) for result in asked] == [[("row.paid-back", "Lembar1!C5")], []]


def test_what_others_pay_back_is_revenue(read):
    result = read(PAYMENTS.format(title="Jenis", revenue="Pengembalian", one="LS", two="GU", amount="=10"), phase=Phase.REALISED)

    assert (errors(result), len(result.facts)) == ([], 4)


DATED = """
    {title}     | Kode Rekening     | Uraian         | Realisasi
    {day}       | 5.1.02.01.01.0024 | Belanja ATK    | =110
    #2025-01-03 | 5.1.02.01.01.0025 | Belanja Kertas | =110
"""


@pytest.mark.parametrize("title", ["Tanggal", "Tgl SP2D"])
@pytest.mark.parametrize("day", ["#2024-12-30", "2024-12-30", "30/12/2024", "30 Desember 2024", "30-12-24 10:15"])
def test_a_payment_of_another_year_is_asked_about(read, title, day):
    result = read(DATED.format(title=title, day=day), phase=Phase.REALISED)

    assert errors(result) == [("year.differs", "Lembar1!A2")]


@pytest.mark.parametrize(
    ("title", "day", "phase"),
    [("Tanggal", "#2025-12-30", "realised"), ("Tanggal DPA", "#2024-12-30", "realised"), ("Tanggal", "#2024-12-30", "enacted")],
)
def test_days_of_the_year_and_of_contracts_are_not_asked_about(read, title, day, phase):
    result = read(DATED.format(title=title, day=day).replace("Realisasi", "Jumlah"), phase=Phase[phase.upper()])

    assert errors(result) == []


TWO_LINES = "Kode Rekening | Uraian | Jumlah\n5.1.02 | Belanja Barang | =100\n5.2.02 | Modal | ={last}\n"
ON_TOP = "SKPD : Dinas Kesehatan | |\n{said} | |\n" + TWO_LINES


@pytest.mark.parametrize("last", [50, 60])
@pytest.mark.parametrize("label", ["Sub Kegiatan : {}", "Sub Kegiatan | : | {}", "Sub Kegiatan | : {}", "Sub Kegiatan | {}"])
def test_sheets_of_several_activities_are_all_counted(read, label, last):
    said = [label.format("1.02.01.2.01.0001 Penyusunan"), label.format("1.02.01.2.01.0002 Koordinasi")]
    result = read(workbook(sheet("Sub1", ON_TOP.format(said=said[0], last=50)), sheet("Sub2", ON_TOP.format(said=said[1], last=last))))

    assert (codes(result), [(str(fact.sub_activity_code), str(fact.amount)) for fact in result.facts]) == (
        [],
        [
            ("1.02.01.2.01.0001", "100.00"),
            ("1.02.01.2.01.0001", "50.00"),
            ("1.02.01.2.01.0002", "100.00"),
            ("1.02.01.2.01.0002", f"{last}.00"),
        ],
    )


def test_what_is_received_belongs_to_no_activity(read):
    table = "{} | |\nKode Rekening | Uraian | Jumlah\n4.1.0{} | Pajak | =7\n5.1.02 | Belanja Barang | =100\n"
    result = read(workbook(*(sheet(f"Sub{n}", table.format(f"Sub Kegiatan : 1.02.01.2.01.000{n} Kerja", n)) for n in (1, 2))))

    assert [str(fact.sub_activity_code) for fact in result.facts] == ["None", "1.02.01.2.01.0001", "None", "1.02.01.2.01.0002"]


def test_equal_tables_under_other_lines_of_titles_are_asked_about(read):
    result = read(workbook(*(sheet(f"Sub{n}", ON_TOP.format(said=f"Pekerjaan : Gedung {n}", last=50)) for n in (1, 2))))

    assert errors(result) == [("sheet.same-but-title", "Sub2")]


@pytest.mark.parametrize("said", ["Pekerjaan : Gedung", "Tanggal cetak : {} Mei"])
def test_a_copy_with_the_same_titles_is_counted_once(read, said):
    result = read(workbook(*(sheet(f"Sub{n}", ON_TOP.format(said=said.format(n), last=50)) for n in (1, 2))))

    assert (codes(result), len(result.facts)) == (["sheet.same-table"], 2)


OTHER_LINES = "Kode Rekening | Uraian | Jumlah\n5.1.03 | Jasa | =110\n"


@pytest.mark.parametrize(
    ("name", "phase"), [("Dihapus", "enacted"), ("Usulan", "enacted"), ("Usulan Tambahan", "proposed"), ("backup lama", "enacted")]
)
def test_a_sheet_that_says_that_it_does_not_hold_is_asked_about(read, name, phase):
    result = read(workbook(sheet("Belanja", TWO_LINES.format(last=50)), sheet(name, OTHER_LINES)), phase=Phase[phase.upper()])

    assert errors(result) == [("sheet.taken-out", name)]


@pytest.mark.parametrize(("name", "phase"), [("Usulan", "proposed"), ("Tambahan Penghasilan", "enacted"), ("Penghapusan", "enacted")])
def test_sheets_that_hold_are_not_asked_about(read, name, phase):
    result = read(workbook(sheet("Belanja", TWO_LINES.format(last=50)), sheet(name, OTHER_LINES)), phase=Phase[phase.upper()])

    assert (errors(result), len(result.facts)) == ([], 3)


def test_a_sheet_that_was_chosen_holds_whatever_it_is_called(read):
    result = read(workbook(sheet("Belanja", TWO_LINES.format(last=50)), sheet("Usulan", OTHER_LINES)), sheet="Usulan")

    assert (errors(result), amounts(result)) == ([], [("5.1.03", "110.00")])


def test_each_of_several_rows_of_one_code_has_its_own_parts(read):
    one = "5.1.02 | Paket {0} | =100\n5.1.02.01 | termasuk Ongkos {0} | =60\n"
    result = read(HEADING + one.format("A") + one.format("B"))

    assert amounts(result) == [("5.1.02", "100.00"), ("5.1.02", "100.00")]


@pytest.mark.parametrize("code", ["5.1.02.01.01.{:04}", "5.1.02"])
def test_thousands_of_parts_are_read_in_one_go(read, code):
    rows = "".join(f"{code.format(number % 9_999)} | termasuk {number} | =1\n" for number in range(3_000))

    assert amounts(read(HEADING + "5.1.02 | Barang | =999999\n" + rows)) == [("5.1.02", "999999.00")]
