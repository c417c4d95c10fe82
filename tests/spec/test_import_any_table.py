"""Properties that hold for every table: what we write in any notation reads back, and no sheet, however odd, breaks the reading."""

from __future__ import annotations

import csv
import io
import tempfile
import zipfile
from collections import Counter
from decimal import Decimal
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from openpyxl import Workbook as Book

from cms.domain.budgets import BudgetLine, Phase
from cms.domain.codes import PERMENDAGRI_90
from importers.accounts import accounts_named
from importers.budgets import BudgetRequest, budget_of, read_budget
from importers.titles import vocabulary
from importers.workbook import Mark, MergedRange, Row, Sheet, Workbook

ODS = "application/vnd.oasis.opendocument.spreadsheet"
ODS_NAMES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text"))
TITLES = ("Kode SKPD", "Nama SKPD", "Kode rekening", "Nama rekening", "Uraian", "Jumlah")
OFFICES = ("1.01.0.00.0.00.01.0000", "1.02.0.00.0.00.01.0000")
WORDS = vocabulary("budget", BudgetLine)
LETTERS = some.text(alphabet=some.characters(whitelist_categories=("Lu", "Ll"), max_codepoint=0x24F), min_size=1, max_size=12)
# What is called as a balance, a total or an account of the chart means that, whatever code stands beside it.
TEXTS = LETTERS.filter(lambda text: not WORDS.total_meaning(text) and not accounts_named(text, PERMENDAGRI_90))
ACCOUNTS = some.tuples(some.integers(4, 5), some.integers(1, 3), some.integers(1, 9)).map(lambda parts: f"{parts[0]}.{parts[1]}.{parts[2]:02d}")
AMOUNTS = some.decimals(min_value=-(10**12), max_value=10**13, places=2)


def one_name_each(lines):
    """An office has one name: two beside one code are asked about."""
    names = {}
    return [(office, names.setdefault(office, name), *rest) for office, name, *rest in lines]


LINES = some.lists(some.tuples(some.sampled_from(OFFICES), TEXTS, ACCOUNTS, TEXTS, TEXTS, AMOUNTS), min_size=1, max_size=8).map(one_name_each)

# How an amount may be written, and what makes the column decidable: one amount that can be read in one way only.
NOTATIONS = {
    "indonesian": lambda amount: f"{amount:,.2f}".translate(str.maketrans(",.", ".,")),
    "rupiah": lambda amount: "Rp " + f"{amount:,.2f}".translate(str.maketrans(",.", ".,")),
    "english": lambda amount: f"{amount:,.2f}",
    "accounting": lambda amount: f"({-amount:,.2f})" if amount < 0 else f"{amount:,.2f}",
    "plain": lambda amount: f"{amount:.2f}",
}


def as_csv(lines, notation, separator):
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=separator)
    writer.writerows([TITLES, *((*line[:-1], NOTATIONS[notation](line[-1])) for line in lines)])
    return buffer.getvalue().encode()


def as_xlsx(lines, notation):
    book = Book()
    book.active.append(TITLES)
    for line in lines:
        book.active.append((*line[:-1], NOTATIONS[notation](line[-1])))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def as_ods(lines, notation):
    """The same table as an open document."""

    def cell(text):
        return f'<table:table-cell office:value-type="string"><text:p>{escape(text)}</text:p></table:table-cell>'

    rows = [TITLES, *((*line[:-1], NOTATIONS[notation](line[-1])) for line in lines)]
    table = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    content = (
        f'<office:document-content {ODS_NAMES}><office:body><office:spreadsheet><table:table table:name="Lembar1">'
        f"{table}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS}"/></manifest:manifest>'
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.writestr("mimetype", ODS)
        packed.writestr("content.xml", content)
        packed.writestr("META-INF/manifest.xml", manifest)
    return buffer.getvalue()


def read(content, name):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        return read_budget(path, BudgetRequest(year=2025, phase=Phase.ENACTED))


def content_of(result):
    return Counter((str(f.office_code), f.office_name, str(f.account), f.account_name, f.detail, f.amount) for f in result.facts)


def expected_of(lines):
    return Counter((office, name, account, account_name, detail, amount) for office, name, account, account_name, detail, amount in lines)


@pytest.mark.parametrize("notation", NOTATIONS)
@settings(max_examples=6, deadline=None)
@given(lines=LINES)
def test_a_workbook_of_ours_in_any_notation_reads_back(notation, lines):
    result = read(as_xlsx(lines, notation), "anggaran.xlsx")

    assert [problem.code for problem in result.problems if problem.is_error] == []
    assert content_of(result) == expected_of(lines)


@pytest.mark.parametrize("notation", NOTATIONS)
@settings(max_examples=6, deadline=None)
@given(lines=LINES, separator=some.sampled_from(",;\t"))
def test_a_text_file_of_ours_in_any_notation_reads_back(notation, lines, separator):
    result = read(as_csv(lines, notation, separator), "anggaran.csv")

    assert [problem.code for problem in result.problems if problem.is_error] == []
    assert content_of(result) == expected_of(lines)


@pytest.mark.parametrize("notation", NOTATIONS)
@settings(max_examples=6, deadline=None)
@given(lines=LINES)
def test_an_open_document_of_ours_in_any_notation_reads_back(notation, lines):
    result = read(as_ods(lines, notation), "anggaran.ods")

    assert [problem.code for problem in result.problems if problem.is_error] == []
    assert content_of(result) == expected_of(lines)


# Cells that real and hostile sheets hold, many of them with a meaning for the reading.
ODD = some.one_of(
    some.none(),
    some.sampled_from(
        (
            *("Kode rekening", "Kode", "Uraian", "Jumlah", "Anggaran", "Realisasi", "Sebelum", "Sesudah", "Akun", "Operasi", "Modal", "Total"),
            *("5", "5.1", "5.1.02", "4101", "1.02", "1.02.01.2.01.0001", "X.XX.01", "1.02.0.00.0.00.01.0000", "1.15 . 1.15.01 . 00 . 00 . 5 . 1"),
            *("Jumlah Belanja", "SURPLUS / (DEFISIT)", "Pendapatan Daerah", "PAD", "Pajak Daerah", "Belanja Modal", "TAHUN ANGGARAN 2025", "02.14"),
            *("1.234", "1.234.567,89", "1,234.50", "(12)", "-", "2,5 M", "1,39E+11", "12%", "NIP", "KODE SKPD", "TAHUN", "Kodepemda"),
        )
    ),
    some.decimals(min_value=-(10**14), max_value=10**14, places=3),
    some.integers(0, 12).map(Decimal),
    some.booleans(),
    some.dates(),
    # A question mark alone in a message stands for a detail that its problem lacks, so no cell holds one.
    some.text(some.characters(exclude_categories=("Cs",), exclude_characters="?"), max_size=12),
)
MARKS = some.sampled_from((Mark.NONE, Mark.ERROR, Mark.PERCENT, Mark.DATE_FORMAT, Mark.FORMULA | Mark.FORMULA_WITHOUT_VALUE, Mark.BROKEN))


@some.composite
def sheets(draw, name="Lembar"):
    lines = draw(some.lists(some.lists(ODD, max_size=7), max_size=14))
    rows = tuple(Row(number, tuple(line)) for number, line in enumerate(lines, start=1) if any(cell is not None for cell in line))
    places = [(row.number, column) for row in rows for column in range(len(row.cells))]
    marks = {place: mark for place in places[:20] if (mark := draw(MARKS))} if draw(some.booleans()) else {}
    merged = ()
    if rows and draw(some.booleans()):
        first, column = draw(some.integers(1, 3)), draw(some.integers(0, 3))
        merged = (
            MergedRange(
                first_row=first, first_column=column, last_row=first + draw(some.integers(0, 2)), last_column=column + draw(some.integers(0, 3))
            ),
        )
    return Sheet(name=name, rows=rows, marks=marks, merged=merged)


@settings(max_examples=300, deadline=None)
@given(
    first=sheets("Satu"),
    second=sheets("Dua"),
    phase=some.sampled_from(Phase),
    year=some.sampled_from((2014, 2025)),
    government=some.sampled_from((None, "02.14")),
)
def test_no_sheet_breaks_the_reading_and_every_row_is_accounted_for(first, second, phase, year, government):
    book = Workbook(file_name="x.xlsx", file_sha256="0" * 64, file_bytes=1, sheets=(first, second), problems=())

    result = budget_of(book, BudgetRequest(year=year, phase=phase, government=government))

    assert result.rows_read == len(first.rows) + len(second.rows)
    assert result.rows_read == result.rows_stored + result.rows_refused + sum(count for _, count in result.rows_skipped)
    assert len({fact.source for fact in result.facts}) == len(result.facts)
    assert len({(fact.source.sheet, fact.source.row) for fact in result.facts}) == result.rows_stored
    assert len(set(result.problems)) == len(result.problems)
    assert all(problem.message("id") and problem.remedy("en") and "?" not in problem.message("en").split() for problem in result.problems)
