"""CSV as people send it."""

from __future__ import annotations

import csv
import io

import pytest

from importers.problems import Problem
from importers.workbook import read_trusted
from tests.support.sheets import as_csv, saved_at


@pytest.fixture
def read(tmp_path):
    """Text or bytes -> Workbook."""
    return lambda content: read_trusted(saved_at(tmp_path, content if isinstance(content, bytes) else content.encode(), "tabel.csv"))


def rows_of(book):
    return {row.number: row.cells for row in book.sheets[0].rows}


def problems_of(book) -> list[Problem]:
    return [*book.problems, *(problem for sheet in book.sheets for problem in sheet.problems)]


TABLE = """
    Kode rekening | Uraian                      | Jumlah
    5.1.02        | Belanja barang, jasa; "ATK" | 1.250.000,00
    5.1.03        | Belanja | 2
"""


@pytest.mark.parametrize(("separator", "said"), [(",", ","), (";", ";"), ("\t", "tab")])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize(("encoding", "name"), [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("utf-16", "UTF-16"), ("utf-16-le", "UTF-16")])
def test_encoding_separator_and_line_ends_are_found_out_and_said(read, separator, said, end, encoding, name):
    book = read(as_csv(TABLE, separator, end).encode(encoding))

    assert rows_of(book)[2] == ("5.1.02", 'Belanja barang, jasa; "ATK"', "1.250.000,00")
    assert dict(book.reading) == {"format": "csv", "encoding": name, "separator": said}
    assert problems_of(book) == []


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("5.1;1.000,00\n5.2;2.000,00\n", ";"),  # decimal commas in every row
        ("kode;murni;perubahan\n5.1;1.000,00;2.000,00\n5.2;1.000,00;2.000,00\n", ";"),
        ("kode,uraian\n5.1,a; b\n5.2,c\n", ","),
        ("kode|uraian\n5.1|a, b\n5.2|c, d\n", "|"),
        ("judul\n\nkode\tjumlah\n5.1\t1,5\n5.2\t2,5\n", "tab"),
        ("satu kolom saja\nlagi\n", ","),
        ("sep=|\r\na,b|c,d\r\n", "|"),
    ],
)
def test_the_separator_is_the_one_that_makes_a_table(read, text, separator):
    assert read(text).reading["separator"] == separator


def test_values_stay_text_with_their_blanks(read):
    assert rows_of(read('kode,jumlah\n 5.1," 156,432 "\n007,\n')) == {1: ("kode", "jumlah"), 2: (" 5.1", " 156,432 "), 3: ("007",)}


def test_a_row_has_the_number_that_a_spreadsheet_program_shows(read):
    book = read('judul\n\nkode,uraian\n5.1,"dua\nbaris"\n5.2,satu\n')

    assert list(rows_of(book)) == [1, 3, 4, 5]


def test_the_line_that_names_the_separator_is_no_row(read):
    assert rows_of(read("sep=;\r\nkode;jumlah\r\n5,1;2\r\n")) == {1: ("kode", "jumlah"), 2: ("5,1", "2")}


def test_blanks_before_a_quotation_mark_do_not_break_the_field(read):
    book = read('kode, uraian, jumlah\n5.1, "Semen, pasir", 100\n5.2, "Besi, kawat", 200\n')

    assert rows_of(book)[2] == ("5.1", "Semen, pasir", "100")


def test_a_quoted_text_that_ends_in_a_separator_changes_nothing_else(read):
    assert rows_of(read('kode,uraian\n5.1,"Semen, "\n5.2, besi\n')) == {1: ("kode", "uraian"), 2: ("5.1", "Semen, "), 3: ("5.2", " besi")}


def test_records_that_stand_within_one_quoted_field_are_taken_apart_and_told(read):
    inner = io.StringIO()
    csv.writer(inner, lineterminator="").writerow(["5.1.01", 'Bunga "Pinunjul", tahap 1', "186000000", "Perda 7"])
    folded = io.StringIO()
    csv.writer(folded).writerow([inner.getvalue()])

    book = read(f"Judul,APBD,,\nKode,Uraian,Jumlah,Keterangan\n5.1,Belanja,1,\n{folded.getvalue()}5.2,Modal,2,\n")

    assert rows_of(book)[4] == ("5.1.01", 'Bunga "Pinunjul", tahap 1', "186000000", "Perda 7")
    assert [(problem.code, str(problem.where)) for problem in problems_of(book)] == [("sheet.unfolded", "CSV!4")]


def test_a_title_with_commas_is_not_taken_apart(read):
    book = read('"Rekapitulasi, menurut urusan, tahun 2025",,,\nkode,uraian,jumlah,keterangan\n5.1,Belanja,1,\n')

    assert rows_of(book)[1] == ("Rekapitulasi, menurut urusan, tahun 2025",)


def test_a_row_with_more_columns_than_the_heading_is_told(read):
    book = read("kode,uraian,jumlah\n5.1,Belanja,100\n5.2,Dinas Pemuda, Olahraga,200\n5.3,Modal,23,308,998\n")

    problem = problems_of(book)[0]
    assert (problem.code, str(problem.where), dict(problem.details)["count"]) == ("sheet.uneven-rows", "CSV!3", "2")


def test_notes_in_a_last_column_are_not_more_than_the_heading(read):
    book = read("kode,uraian,jumlah,catatan\n5.1,Belanja,100\n5.2,Modal,200\n5.3,Lain,300,lihat DPA\n")

    assert problems_of(book) == []


@pytest.mark.parametrize(
    "text",
    [
        'kode,nama,jumlah\n5.1,"Pipa 3 inci,100\n5.2,Semen,200\n',
        'kode,nama,jumlah\n5.1,"Pipa 3 inci,100\n5.2,"Semen, pasir",200\n',
        'kode,nama,jumlah\n5.1,Semen,200\n5.2,"Pipa\n',
    ],
)
def test_a_stray_quotation_mark_is_refused_at_its_row(read, text):
    book = read(text)

    problem = problems_of(book)[0]
    assert (problem.code, str(problem.where)) == ("file.open-quote", f"CSV!{3 if text.endswith('Pipa' + chr(10)) else 2}")
    assert book.sheets == ()


def test_a_text_of_several_lines_with_commas_is_one_cell(read):
    note = "Gol. III, IV\n- ATK, kertas, dan tinta\n- Sewa, makan, minum"

    book = read(f'kode,jumlah,keterangan\n5.1,100,"{note}"\n5.2,200,x\n')

    assert rows_of(book)[2] == ("5.1", "100", note)


def test_text_that_was_misread_once_is_told_with_its_first_cell(read):
    book = read("kode,uraian\n5.1,biasa\n5.2,\u00e2\u20ac\u201csatu\u00e2\u20ac\u201c\n5.3,caf\u00c3\u00a9\n")

    problem = problems_of(book)[0]
    assert (problem.code, str(problem.where), dict(problem.details)["count"]) == ("text.misread", "CSV!B3", "2")


@pytest.mark.parametrize("text", ["\u00c9cole sup\u00e9rieure", "\u00c2ngela", "\u20ac 5", "\u00d7 2", "na\u00efve \u2013 d\u00e9j\u00e0"])
def test_text_with_accents_is_not_called_misread(read, text):
    assert problems_of(read(f"kode,uraian\n5.1,{text}\n")) == []


def test_windows_text_is_read_and_told(read):
    book = read("kode;uraian\r\n5.1;caf\u00e9 \u2013 \u201cbaru\u201d\r\n".encode("cp1252"))

    assert rows_of(book)[2] == ("5.1", "caf\u00e9 \u2013 \u201cbaru\u201d")
    assert [problem.code for problem in problems_of(book)] == ["file.old-encoding"]
