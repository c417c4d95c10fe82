from __future__ import annotations

import io
import json
import re
import string
import zipfile
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cms.domain.catalogue import BUDGET
from cms.domain.city import Licence
from cms.domain.tables import Table, column, columns_of, table_of
from site_static.formats import FORMATS
from site_static.formats.about import SAMPLE_MARK, About, marked, texts_of
from tests.support.city import small_snapshot

by_format = pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.extension)


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    name: str = column("Nama", "Name")
    amount: Decimal = column("Jumlah", "Amount", unit="IDR")
    paid_on: date | None = column("Dibayar", "Paid on", required=False, default=None)
    year: int = column("Tahun", "Year", default=2025)


def about(*, is_sample: bool = False) -> About:
    return About(
        title="Pembayaran",
        is_sample=is_sample,
        publisher="Kota Binjai",
        origin="Badan keuangan",
        note="",
        licence=Licence(name="CC-BY-4.0", title="Creative Commons Attribution 4.0", url="https://creativecommons.org/licenses/by/4.0/"),
        version="v1",
        published_on=date(2025, 3, 14),
        permalink="https://terang.example/data/payments/v1/",
        source_file="bayar.xlsx",
        source_sha256="0" * 64,
    )


def payments(*facts: Payment) -> Table:
    return table_of(Payment, facts, name="payments", titles={"id": "Pembayaran", "en": "Payments"})


@by_format
def test_what_is_written_reads_back_the_same(form):
    table = payments(
        Payment(name='Jalan "Sudirman", tahap 2;\nlanjutan', amount=Decimal("1013597766613.40"), paid_on=date(2025, 1, 31)),
        Payment(name="=1+1", amount=Decimal("-0.01")),
        Payment(name="  spasi <&> _x000D_ é ", amount=Decimal("0.00"), year=2001),
        Payment(name="@cmd", amount=Decimal("12345678901234567.89")),
    )

    content = form.write(table, about())

    assert form.read(content, table.columns) == texts_of(table.rows)


@by_format
def test_a_table_without_rows_reads_back_empty(form):
    table = payments()

    assert form.read(form.write(table, about()), table.columns) == ()


writable = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff") | st.sampled_from(string.punctuation + "\n\t "), max_size=30
)
amounts = st.decimals(min_value=Decimal("-9999999999999.99"), max_value=Decimal("9999999999999.99"), places=2).filter(
    lambda amount: amount.is_finite()
)
facts = st.builds(Payment, name=writable, amount=amounts, paid_on=st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1)))


@by_format
@settings(max_examples=40, deadline=None)
@given(rows=st.lists(facts, max_size=5))
def test_any_rows_read_back_the_same(form, rows):
    table = payments(*rows)

    assert form.read(form.write(table, about()), table.columns) == texts_of(table.rows)


@by_format
def test_the_same_table_gives_the_same_bytes(form):
    document = small_snapshot().documents[0]
    table = table_of(BUDGET.fact, document.lines, name="budget", titles=BUDGET.titles)

    assert form.write(table, about()) == form.write(table, about())


@by_format
def test_the_sum_of_a_published_budget_is_the_same_in_every_format(form):
    document = small_snapshot().documents[0]
    table = table_of(BUDGET.fact, document.lines, name="budget", titles=BUDGET.titles)
    place = [one.name for one in columns_of(BUDGET.fact)].index("amount")

    rows = form.read(form.write(table, about()), table.columns)

    assert sum(Decimal(row[place]) for row in rows) == sum(line.amount for line in document.lines)


@by_format
def test_a_sample_says_so_in_every_row(form):
    table = marked(payments(Payment(name="Kertas", amount=Decimal("1.00"))), about(is_sample=True))

    rows = form.read(form.write(table, about(is_sample=True)), table.columns)

    assert rows[0][-1] == SAMPLE_MARK


def test_csv_has_ascii_names_and_a_decimal_point():
    content = FORMATS[0].write(payments(Payment(name="Kertas", amount=Decimal("1250000000.00"))), about())

    assert content == b"name,amount,paid_on,year\r\nKertas,1250000000.00,,2025\r\n"


def test_json_writes_amounts_as_strings_and_says_where_it_comes_from():
    content = json.loads(FORMATS[2].write(payments(Payment(name="Kertas", amount=Decimal("5.10"))), about(is_sample=True)))

    assert content["rows"] == [{"name": "Kertas", "amount": "5.10", "paid_on": None, "year": 2025}]
    assert content["fields"][1] == {"name": "amount", "type": "number", "titles": {"id": "Jumlah", "en": "Amount"}, "unit": "IDR"}
    assert (content["sample"], content["version"], content["licence"]["name"]) == ("CONTOH", "v1", "CC-BY-4.0")


def workbook(table: Table, *, is_sample: bool = False) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(FORMATS[1].write(table, about(is_sample=is_sample))))


def test_xlsx_holds_numbers_dates_and_a_frozen_header():
    sheet = workbook(payments(Payment(name="=SUM(A1)", amount=Decimal("1250000000.25"), paid_on=date(2025, 1, 31))))["Data"]

    assert [cell.value for cell in sheet[1]] == ["Nama", "Jumlah", "Dibayar", "Tahun"]
    assert (sheet["A2"].data_type, sheet["A2"].value) == ("s", "=SUM(A1)")
    assert (sheet["B2"].data_type, sheet["B2"].number_format, sheet["B2"].value) == ("n", "#,##0.00", 1250000000.25)
    assert sheet["C2"].value.date() == date(2025, 1, 31)
    assert (sheet.freeze_panes, sheet.auto_filter.ref, list(sheet.merged_cells.ranges)) == ("A2", "A1:D2", [])


def test_xlsx_says_contoh_first_and_explains_its_columns():
    book = workbook(payments(Payment(name="Kertas", amount=Decimal("1.00"))), is_sample=True)

    assert book.sheetnames == ["Tentang", "Data", "Kamus"]
    assert book["Tentang"]["A1"].value == "CONTOH"
    assert [book["Kamus"].cell(3, column).value for column in (1, 2, 3, 5)] == ["Jumlah", "amount", "Amount", "IDR"]


def test_xlsx_carries_no_moment_of_writing():
    packed = zipfile.ZipFile(io.BytesIO(FORMATS[1].write(payments(), about())))

    assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert set(re.findall(rb"\d{4}-\d\d-\d\dT[\d:]+Z", packed.read("docProps/core.xml"))) == {b"2025-03-14T00:00:00Z"}
