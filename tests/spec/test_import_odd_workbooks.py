"""Workbooks as clerks keep them: each is read for what it means, or refused in words at the right cell; never a wrong number without a word."""

from __future__ import annotations

import io

import openpyxl
import pytest

from importers.profiles import Profile
from tests.support.budget_results import amounts, codes, errors
from tests.support.packages import ods, xlsx
from tests.support.sheets import drawn, sheet, workbook

# Signs that are not seen in a text: a soft hyphen, a blank without width, a mark of direction.
SOFT, NARROW, MARK = "\u00ad", "\u200b", "\u200f"
FIXED, THIN = "\u00a0", "\u202f"
TWO_OFFICES = """
    Nama SKPD        | Kode rekening | Uraian  | Jumlah
    Dinas Pendidikan | 5.1.01        | Gaji    | =90
    {down}           | 5.1.02        | Barang  | =40
    Dinas Kesehatan  | 5.1.01        | Gaji    | =70
    {down}           | 5.1.02        | Barang  | =30
"""

# What the sheet shows, and the (account, amount) that must come of it.
READ = {
    "one segment of the code in each column, blanks mean the row above": (
        """
        Kode | < | <  | <  | Uraian         | Jumlah
        5    |   |    |    | Belanja        | =130
             | 1 |    |    | Operasi        | =130
             |   | 01 |    | Pegawai        | =90
             |   | 02 |    | Barang         | =40
             |   |    | 01 | Barang Pakai   | =40
        """,
        [("5.1.01", "90.00"), ("5.1.02.01", "40.00")],
    ),
    "thousands in the title of the amounts": ("Kode rekening | Jumlah (Rp 000)\n5.1.01 | =90", [("5.1.01", "90000.00")]),
    "thousands with a sign of multiplication": ("Kode rekening | Jumlah (x Rp1.000)\n5.1.01 | =90", [("5.1.01", "90000.00")]),
    "millions as zeros": ("Kode rekening | Pagu (Rp000.000)\n5.1.01 | =90", [("5.1.01", "90000000.00")]),
    "millions said in a remark under the table": (
        """
        Kode rekening | Uraian | Jumlah
        5.1.01        | Gaji   | =90

        *) angka dalam jutaan rupiah
        """,
        [("5.1.01", "90000000.00")],
    ),
    "thousands said above the table as a sign of multiplication": ("(x Rp 1.000)\nKode rekening | Jumlah\n5.1.01 | =90", [("5.1.01", "90000.00")]),
    "thousands said as zeros alone": ("(000 rupiah)\nKode rekening | Jumlah\n5.1.01 | =90", [("5.1.01", "90000.00")]),
    "thousands said in English": ("(in thousands of rupiah)\nKode rekening | Jumlah\n5.1.01 | =90", [("5.1.01", "90000.00")]),
    "an amount above the table is no unit": ("Bantuan 5 juta rupiah per desa\nKode rekening | Jumlah\n5.1.01 | =90", [("5.1.01", "90.00")]),
    "the column's unit against the title's": (
        """
        APBD (dalam ribuan rupiah)
        Kode rekening | Uraian | Jumlah (Rp juta)
        5.1.01        | Gaji   | =90
        """,
        [("5.1.01", "90000000.00")],
    ),
    "thousands apart by blanks that do not break": (
        f"Kode rekening | Jumlah\n5.1.01 | 1{FIXED}234{FIXED}567,50\n5.1.02 | 12{THIN}345{THIN}678",
        [("5.1.01", "1234567.50"), ("5.1.02", "12345678.00")],
    ),
    "thousands apart by plain blanks in every number": (
        "Kode rekening | Jumlah\n5.1.01 | 1 234 567,50\n5.1.02 | Rp 2 345\n5.1.03 | (500)\n5.1.04 | =70\n5.1.05 | -",
        [("5.1.01", "1234567.50"), ("5.1.02", "2345.00"), ("5.1.03", "-500.00"), ("5.1.04", "70.00"), ("5.1.05", "0.00")],
    ),
    "thousands apart by apostrophes": (
        "Kode rekening | Jumlah\n5.1.01 | 1'234'567.50\n5.1.02 | 2\u2019345\u2019678.00",
        [("5.1.01", "1234567.50"), ("5.1.02", "2345678.00")],
    ),
    "signs that nobody sees": (
        f"Kode{NARROW} rekening | Jum{SOFT}lah\n5.1.01{MARK} | {NARROW}1.234.567{MARK}",
        [("5.1.01", "1234567.00")],
    ),
    "nothing in words": ("Kode rekening | Jumlah\n5.1.01 | Nihil\n5.1.02 | =7", [("5.1.01", "0.00"), ("5.1.02", "7.00")]),
    "totals in short and in spaced letters": (
        """
        Kode rekening | Uraian        | Jumlah
        5.1.01        | Gaji          | =90
                      | Jml.          | =90
                      | Tot. Belanja  | =90
                      | J U M L A H   | =90
        """,
        [("5.1.01", "90.00")],
    ),
    "sums carried over from page to page": (
        """
        Kode rekening | Uraian             | Jumlah
        5.1.01        | Gaji               | =90
                      | Jumlah dipindahkan | =90
                      | Pindahan           | =90
        5.1.02        | Barang             | =40
                      | Jumlah dipindahkan | =130
                      | Jumlah pindahan    | =130
        5.1.03        | Bunga              | =7
                      | Jumlah             | =137
        """,
        [("5.1.01", "90.00"), ("5.1.02", "40.00"), ("5.1.03", "7.00")],
    ),
    "a total with a code of its own": (
        "Kode rekening | Uraian | Jumlah\n5.1.01 | Gaji | =90\n5.1.02 | Barang | =40\n5.9.99 | Jumlah Belanja | =130",
        [("5.1.01", "90.00"), ("5.1.02", "40.00")],
    ),
    "the heading repeated in capitals": (
        "Kode rekening | Jumlah\n5.1.01 | =9\nKODE REKENING | JUMLAH\n5.1.02 | =4",
        [("5.1.01", "9.00"), ("5.1.02", "4.00")],
    ),
    "a dot left out of a code": (
        "Kode rekening | Jumlah\n5.1.02 01.01 0024 | =9\n5.1.02.01.01. 0025 | =4",
        [("5.1.02.01.01.0024", "9.00"), ("5.1.02.01.01.0025", "4.00")],
    ),
    "the currency in a row under the titles": ("Kode rekening | Uraian | Jumlah\n | | (Rp)\n5.1.01 | Gaji | =9", [("5.1.01", "9.00")]),
    "the unit in a row under the titles": ("Kode rekening | Uraian | Jumlah\n | | (Rp juta)\n5.1.01 | Gaji | =9", [("5.1.01", "9000000.00")]),
    "a second table in another order": (
        "Kode rekening | Pagu | Uraian\n5.1.01 | =90 | Gaji\n\nUraian | Pagu | Kode rekening\nBarang | =40 | 5.1.02",
        [("5.1.01", "90.00"), ("5.1.02", "40.00")],
    ),
    "a whole table above one with more columns": (
        "Kode rekening | Uraian | Jumlah\n5.1.01 | Gaji | =10\n\nKode rekening | Uraian | Volume | Jumlah\n5.1.02 | Barang | =5 | =7",
        [("5.1.01", "10.00"), ("5.1.02", "7.00")],
    ),
    "a code of 2026 without dots": ("Kode rekening | Jumlah\n51020100100024 | =9", [("5.1.02.01.01.0024", "9.00")]),
}


def told(result):
    return [(problem.code, "" if problem.where is None else problem.where.cell) for problem in result.problems]


@pytest.mark.parametrize("name", READ)
def test_an_odd_sheet_is_read_for_what_it_means(read, name):
    content, expected = READ[name]

    result = read(content)

    assert (amounts(result), result.ok) == (expected, True)
    assert not any(total.difference for total in result.stated)


def test_codes_that_an_export_wrote_as_formulas_keep_their_zeros(read):
    result = read(b'Kode rekening;Jumlah\r\n="5.1.10";1.234.567\r\n="5.1.02";2.000.000\r\n', "anggaran.csv")

    assert amounts(result) == [("5.1.10", "1234567.00"), ("5.1.02", "2000000.00")]


def test_a_second_heading_under_chosen_columns_is_refused_with_its_titles(read):
    table = "Kode | Nilai | Nama\n5.1.01 | =90 | Gaji\nKode rekening | Uraian | Jumlah\n5.1.02 | Barang | =40"
    chosen = Profile(columns={"account": "A", "amount": "B", "account_name": "C"}, heading_rows=(1, 1))

    result = read(table, profile=chosen)

    (problem,) = (problem for problem in result.problems if problem.is_error)
    assert (problem.code, str(problem.where), problem.found) == ("table.second-heading", "Lembar1!3", "Kode rekening, Uraian, Jumlah")
    assert dict(result.rows_skipped)["not-read"] == 2


# What is refused or told, and at which cell.
TOLD = {
    "an amount under a merged cell": ("Kode rekening | Jumlah\n5.1.01 | =90\n5.1.02 | =40", "B2:B3", [("amount.covered", "B3")]),
    "a code that became a number": ("Kode rekening | Jumlah\n=5.1020000001 | =90\n5.1.02 | =40", "", [("account.number", "A2")]),
    "too many digits without dots": ("Kode rekening | Jumlah\n5102010010024 | =90", "", [("account.not-a-code", "A2")]),
    "a unit that nobody can be sure of": ("dalam ratusan ribu rupiah\nKode rekening | Jumlah\n5.1.01 | =90", "", [("amount.unit-unclear", "B2")]),
    "two units that contradict each other": (
        "dalam ribuan rupiah\ndalam jutaan rupiah\nKode rekening | Jumlah\n5.1.01 | =90",
        "",
        [("amount.unit-unclear", "B3")],
    ),
    "a currency in the text of some amounts": (
        "Kode rekening | Jumlah\n5.1.01 | Rp 1.000.000\n5.1.02 | US$ 2.000.000\n5.1.03 | 3.000.000 EUR",
        "",
        [("amount.other-currency", "B3"), ("amount.other-currency", "B4")],
    ),
    "a currency in a column of its own": (
        "Kode rekening | Jumlah | Mata uang\n5.1.01 | =90 | IDR\n5.1.02 | =40 | USD\n5.1.03 | =7 | Rupiah",
        "",
        [("column.unread", "C1"), ("amount.other-currency", "C3")],
    ),
    "a currency above the table": ("(dalam dolar AS)\nKode rekening | Jumlah\n5.1.01 | =90", "", [("amount.other-currency", "B2")]),
    "a line above the heading": ("5.1.01 | Gaji | =10\nKode rekening | Uraian | Jumlah\n5.1.02 | Barang | =20", "", [("row.above-heading", "1")]),
    "values without a title": ("Kode rekening | Jumlah\n5.1.01 | =90 | | =7\n5.1.02 | =40", "", [("column.untitled", "D2")]),
    "offices in rows of their own": (
        "Kode rekening | Uraian | Jumlah\n| DINAS PENDIDIKAN |\n5.1.01 | Gaji | =90\n| DINAS KESEHATAN |\n5.1.02 | Barang | =70",
        "",
        [("office.from-lines", "2")],
    ),
}


@pytest.mark.parametrize("name", TOLD)
def test_what_would_be_overlooked_is_told_at_its_cell(read, name):
    content, joined, expected = TOLD[name]

    result = read(_joined(content, joined))

    assert told(result) == expected


def _joined(content: str, cells: str) -> bytes:
    """The drawn sheet with cells merged over values that stay in the file, as Google Sheets and scripts leave them."""
    book = openpyxl.load_workbook(io.BytesIO(drawn(content)))
    page = book.active
    assert page is not None
    kept = {cell.coordinate: cell.value for row in page[cells] for cell in row} if cells else {}
    if cells:
        page.merged_cells.add(cells)
    assert {place: page[place].value for place in kept} == kept
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("shown", "code"),
    [
        ('#,##0" juta"', "amount.shown-otherwise"),
        ("#,##0,,", "amount.shown-otherwise"),
        ('#,##0.0 "M"', "amount.shown-otherwise"),
        ("#,##0.00", ""),
        ('#,##0"000"', "amount.shown-otherwise"),
        ('0.0"%"', "amount.shown-otherwise"),
        (";;;", "amount.shown-otherwise"),
        ('"-"', "amount.shown-otherwise"),
        ('#,##0",00"', ""),
        ('#,##0",-"', ""),
        ('_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)', ""),
        ("General", ""),
        ("@", ""),
        ('"Rp"#,##0', ""),
        ("[$-421]#,##0.00", ""),
        ("[$Rp-421]#,##0", ""),
        ("[$$-409]#,##0.00", "amount.other-currency"),
        ('_-"US$"* #,##0_-', "amount.other-currency"),
        ("[$€-407]#,##0", "amount.other-currency"),
    ],
)
def test_an_amount_whose_format_shows_another_unit_or_currency_is_refused(read, shown, code):
    book = openpyxl.load_workbook(io.BytesIO(drawn("Kode rekening | Jumlah\n5.1.01 | =90")))
    book.worksheets[0]["B2"].number_format = shown
    packed = io.BytesIO()
    book.save(packed)

    assert told(read(packed.getvalue())) == ([(code, "B2")] if code else [])


@pytest.mark.parametrize(
    ("number", "shown", "code"),
    [
        ("90", "90 juta", "amount.shown-otherwise"),
        ("90000000", "90", "amount.shown-otherwise"),
        ("90000000", "90,0", "amount.shown-otherwise"),
        ("90000000", "Rp90.000.000,00", ""),
        ("-1250.5", "(1.251)", ""),
        ("999.9", "1.000", ""),
        ("90000000", "9,00E+07", ""),
        ("90000000", "", ""),
        ("90", "$90", "amount.other-currency"),
    ],
)
def test_an_open_document_amount_that_is_shown_otherwise_is_refused(read, number, shown, code):
    title = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    amount = f'<table:table-cell office:value-type="float" office:value="{number}"><text:p>{shown}</text:p></table:table-cell>'
    rows = [title.format("Kode rekening") + title.format("Jumlah"), title.format("5.1.01") + amount]

    result = read(ods("".join(f"<table:table-row>{row}</table:table-row>" for row in rows)), "anggaran.ods")

    assert told(result) == ([(code, "B2")] if code else [])


@pytest.mark.parametrize(
    ("line", "amount"), [("5.1.01,Gaji,1,234,567", "1,234,567"), ("5.1.01,Gaji,2,000,000", "2,000,000"), ("5.1.01,Gaji,12,500.75", "12,500.75")]
)
def test_an_amount_that_commas_cut_into_columns_is_refused(read, line, amount):
    result = read(f"Kode rekening,Uraian,Jumlah\n{line}\n5.1.02,Barang,900\n".encode(), "anggaran.csv")

    assert [(problem.where.cell, problem.found) for problem in result.problems if problem.code == "amount.in-pieces"] == [("C2", amount)]


@pytest.mark.parametrize(
    ("titles", "line"),
    [
        ("Kode rekening,Jumlah,Uraian", "5.1.01,1,234,567,Gaji"),
        ("Kode rekening,Uraian,Sebelum,Sesudah", "5.1.01,Gaji,1,234,567,1,300,000"),
        ("Kode rekening,Uraian,Jumlah", "5.1.01,Gaji,1234567,50"),
        ("Kode rekening,Uraian,Jumlah,Keterangan", "5.1.01,Honor 12,5,1234567,x"),
    ],
)
def test_a_row_that_its_separators_moved_is_refused(read, titles, line):
    result = read(f"{titles}\n{line}\n".encode(), "anggaran.csv")

    assert "row.shifted" in [problem.code for problem in result.problems]
    assert amounts(result) == []


def test_an_office_merged_over_rows_is_the_office_of_each(read):
    result = read(TWO_OFFICES.format(down="^"))

    assert [fact.office_name for fact in result.facts] == ["Dinas Pendidikan", "Dinas Pendidikan", "Dinas Kesehatan", "Dinas Kesehatan"]
    assert told(result) == []


def test_rows_that_leave_the_office_blank_below_each_are_of_the_office_above_and_told_with_their_numbers(read):
    result = read(TWO_OFFICES.format(down=" "))

    (problem,) = result.problems
    assert (problem.code, problem.found, dict(problem.details)) == ("office.as-above", "Dinas Pendidikan", {"count": "2", "rows": "3, 5"})
    assert [fact.office_name for fact in result.facts] == ["Dinas Pendidikan", "Dinas Pendidikan", "Dinas Kesehatan", "Dinas Kesehatan"]


A_SHEET = "Kode rekening | Uraian | Jumlah\n5.1.01 | Gaji | ={}\n| Jumlah | ={}"


def test_a_sheet_for_each_office_is_one_budget_and_its_summary_is_compared(read):
    book = workbook(
        sheet("Rekap", A_SHEET.format(161, 161)),
        sheet("Dinas Kesehatan", A_SHEET.format(90, 90)),
        sheet("RSUD", A_SHEET.format(70, 70)),
    )

    result = read(book)

    assert [(fact.office_name, str(fact.amount)) for fact in result.facts] == [("Dinas Kesehatan", "90.00"), ("RSUD", "70.00")]
    assert [str(total.difference) for total in result.stated if total.source.sheet == "Rekap"] == ["1.00", "1.00"]
    assert [(problem.code, problem.where.sheet) for problem in result.problems] == [
        ("office.from-sheets", "Dinas Kesehatan"),
        ("sum.differs", "Rekap"),
        ("sum.differs", "Rekap"),
    ]


def test_of_sheets_named_after_years_the_one_asked_for_is_read(read):
    result = read(workbook(sheet("APBD 2024", A_SHEET.format(90, 90)), sheet("APBD 2025", A_SHEET.format(70, 70))))

    assert amounts(result) == [("5.1.01", "70.00")]
    assert [(problem.code, problem.found) for problem in result.problems] == [("sheet.other-year", "APBD 2024")]
    assert dict(result.rows_skipped)["other-sheet"] == 3


def test_a_sheet_named_after_another_year_is_refused(read):
    result = read(workbook(sheet("APBD 2024", A_SHEET.format(90, 90))))

    assert ([problem.code for problem in result.problems], result.ok) == (["year.differs"], False)


def test_two_versions_of_one_office_are_not_two_offices(read):
    result = read(workbook(sheet("Murni lama", A_SHEET.format(90, 90)), sheet("Murni baru", A_SHEET.format(70, 70))))

    assert [problem.code for problem in result.problems] == ["sheet.choose"]
    assert "Murni baru: 70,00" in result.problems[0].message()


def test_amounts_in_sentences_are_written_as_the_reader_writes_them(read):
    (problem,) = read("Kode rekening | Uraian | Jumlah\n5.1.01 | Gaji | =1234567.5\n| Jumlah | =2000000").problems

    assert "tertulis 2.000.000,00, rinciannya berjumlah 1.234.567,50; selisih 765.432,50" in problem.message("id")
    assert "says 2,000,000.00, its parts add up to 1,234,567.50; difference 765,432.50" in problem.message("en")


WHOLE_SHEET = "<mergeCells>" + '<mergeCell ref="A3:XFD1048576"/>' * 50 + "</mergeCells>"
HEADING = '<row r="1"><c r="A1" t="str"><v>Kode rekening</v></c><c r="B1" t="str"><v>Jumlah</v></c></row>'
LINE = '<row r="2"><c r="A2" t="str"><v>5.1.01</v></c><c r="B2"><v>90</v></c></row>'


def test_merged_ranges_over_a_whole_sheet_cost_nothing(read):
    result = read(xlsx(HEADING + LINE, after=WHOLE_SHEET))

    assert amounts(result) == [("5.1.01", "90.00")]


def test_a_column_that_is_hidden_many_times_is_named_once(read):
    result = read(xlsx(HEADING + LINE, before="<cols>" + '<col min="1" max="16384" hidden="1"/>' * 100 + "</cols>"))

    assert [(problem.code, problem.found) for problem in result.problems] == [("sheet.hidden-columns", "A:B")]


@pytest.mark.parametrize("title", ["Jumlah", "Realisasi", "Catatan kami"])
def test_of_very_many_columns_a_dozen_are_named(read, title):
    page = openpyxl.Workbook()
    page.active.append(["Kode rekening", "Uraian", "Anggaran", *[title] * 2000])
    page.active.append(["5.1.01", "Gaji", 90, *range(2000)])
    packed = io.BytesIO()
    page.save(packed)

    problems = read(packed.getvalue()).problems

    assert problems
    assert max(len(problem.message()) for problem in problems) < 500


def test_more_tables_beside_each_other_than_anybody_draws_are_asked_about(read):
    page = openpyxl.Workbook()
    page.active.append(["Kode rekening", "Uraian", "Jumlah", None] * 100)
    page.active.append([cell for place in range(100) for cell in ("5.1.01", "Gaji", place, None)])
    packed = io.BytesIO()
    page.save(packed)

    result = read(packed.getvalue())

    assert (result.facts, {code for code, _ in told(result)} & {"column.ambiguous"}) == ((), {"column.ambiguous"})


@pytest.mark.parametrize("other", ["1 23", "1234", "1.234", "1 234 56"])
def test_blanks_between_digits_beside_a_number_that_is_written_otherwise_are_asked_about(read, other):
    result = read(f"Kode rekening | Jumlah\n5.1.01 | 1 234\n5.1.02 | {other}")

    assert ("amount.not-a-number", "B2") in told(result)


def test_a_notation_with_blanks_is_shown(read):
    (sheet_read,) = read("Kode rekening | Jumlah\n5.1.01 | 1 234\n5.1.02 | 2 000,50").understood

    assert [column.notation for column in sheet_read.columns] == ["", "1 234 567,89"]


YEARS = "Periode | Kode rekening | Uraian | Jumlah\n2025 | 5.1.01 | Gaji | =9000000\n2025 | 5.1.02 | Barang | =4000000\n"


def test_a_total_may_be_called_so_in_the_column_of_years(read):
    one = read(f"{YEARS}Jumlah | | | =13000000".replace("Periode", "Tahun"))
    several = read(f"{YEARS}2024 | 5.1.01 | Gaji | =8000000\n2024 | 5.1.02 | Barang | =3000000\nJumlah | | | =24000000")

    assert [(amounts(result), codes(result)) for result in (one, several)] == [
        ([("5.1.01", "9000000.00"), ("5.1.02", "4000000.00")], expected) for expected in ([], ["year.from-rows"])
    ]


def test_a_sum_of_the_years_of_one_account_is_no_line(read):
    rows = "\n".join(f"{year} | 5.1.{n:02d} | Belanja {n} | =9000000" for n in (1, 2, 3) for year in ("2024", "2025", "Jumlah"))

    result = read(f"Tahun | Kode rekening | Uraian | Jumlah\n{rows}")

    assert errors(result) == [("year.differs", "Lembar1!A4")]
