"""Every number that the site adds up is the sum of its parts, to the last sen, wherever it stands. Read here without the check's code."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any  # an element of html5lib's tree

import pytest

from site_static.formats import FORMATS
from site_static.open_data import published_columns
from tests.support.city import small_snapshot
from tests.support.published import Page, shown_amount

SNAPSHOT = small_snapshot()
# Real figures of 2023: Directorate General of Fiscal Balance, printed 12 May 2023.
REAL = {"revenue": "1013597766613.40", "expenditure": "1010597766613.00", "net financing": "-3000000000.00", "left over": "0.40"}


def amounts_of(row: Any) -> Iterator[tuple[int, Decimal]]:
    """(column, amount) of the cells that count."""
    column = 0
    for cell in row:
        value = next(cell.iter("data"), None)
        if value is not None and "aside" not in (cell.get("class") or "").split():
            yield column, Decimal(value.get("value"))
        column += int(cell.get("colspan", 1))


def columns_of(table: Any, part: str) -> list[dict[int, Decimal]]:
    return [dict(amounts_of(row)) for group in table.iter(part) for row in group.iter("tr")]


def sums_tables(page: Page) -> list[Any]:
    return [table for table in page.all("table") if "sums" in (table.get("class") or "").split()]


def test_every_total_is_the_sum_of_its_parts(site):
    compared = 0
    for path, page in site.pages.items():
        for table in sums_tables(page):
            body = columns_of(table, "tbody")
            for foot in columns_of(table, "tfoot"):
                for column, stated in foot.items():
                    assert stated == sum((row.get(column, Decimal(0)) for row in body), Decimal(0)), f"{path}, column {column + 1}"
                    compared += 1

    assert compared > 100


def test_every_total_that_names_its_source_is_the_sum_of_those_rows(site):
    known: dict[str, Decimal] = {}
    for path, page in site.pages.items():
        for element in page.all("data"):
            source = element.get("data-of")
            if source:
                if source not in known:
                    known[source] = site.sum_of(source)
                assert Decimal(element.get("value")) == known[source], f"{path}: {source}"

    assert len(known) > 50


def test_what_is_shown_is_the_exact_amount_or_its_short_form(site):
    words = {"triliun": 12, "miliar": 9, "juta": 6, "trillion": 12, "billion": 9, "million": 6}
    for path, page in site.pages.items():
        for element in page.all("data"):
            text, value = "".join(element.itertext()).strip(), element.get("value")
            *figure, last = text.replace("\N{NO-BREAK SPACE}", " ").split()
            if last in words:
                shown = Decimal(shown_amount("".join(figure), page.language)).scaleb(words[last])
                assert abs(shown - Decimal(value)) <= Decimal("0.005").scaleb(words[last]), f"{path}: {text} for {value}"
            elif any(letter.isdigit() for letter in text):
                assert shown_amount(text, page.language) in (value, value.removesuffix(".00")), path
            else:
                assert value == "0.00", f"{path}: {text} for {value}"


@pytest.mark.parametrize("path", ["anggaran/2023/index.html", "en/anggaran/2023/index.html", "dokumen/apbd-2023-murni/index.html"])
@pytest.mark.parametrize("figure", REAL)
def test_the_real_budget_of_2023_stands_on_its_pages(site, path, figure):
    assert REAL[figure] in {element.get("value") for element in site.page(path).all("data")}


def test_the_pages_of_expenditure_by_office_add_up_to_the_year(site):
    lines = [line for line in next(one for one in SNAPSHOT.documents if one.dataset == "apbd-2025-perubahan-contoh").lines if line.office_code]

    for office, name in {line.office_name: line for line in lines}.items():
        expected = f"{sum((line.amount for line in lines if line.office_name == name.office_name), Decimal(0)):.2f}"
        assert any(
            expected in {element.get("value") for element in page.all("data")}
            for path, page in site.pages.items()
            if path.startswith("anggaran/2025/")
        ), office


@pytest.mark.parametrize("document", SNAPSHOT.documents, ids=lambda one: f"{one.dataset}-{one.version}")
def test_every_format_of_a_vintage_holds_its_lines_to_the_last_sen(site, document):
    expected = [(str(line.account), f"{line.amount:.2f}") for line in document.lines]
    columns = published_columns(is_sample=document.is_sample)
    names = [column.name for column in columns]

    for form in FORMATS:
        content = (site.folder / f"data/{document.dataset}/{document.version}/{document.dataset}.{form.extension}").read_bytes()
        rows = [dict(zip(names, row, strict=True)) for row in form.read(content, columns)]
        assert [(row["account"], row["amount"]) for row in rows] == expected, form.extension
        assert {row.get("sample") for row in rows} == ({"CONTOH"} if document.is_sample else {None})
