"""What stands where a proposal has no money, a table's unit, and tables of many counts that a phone shows as blocks."""

from __future__ import annotations

import re

import pytest

from site_static import addresses
from tests.support.published_proposals import DEFERRED, MERGED, REJECTED, WAITING


def money_of(site, number: str, language: str = "id") -> list[str]:
    """Asked, planned, realised as a reader sees them; only what stands where there is no amount."""
    page = site.page(addresses.in_language(addresses.proposal(number), language))
    return [element.text for element in page.all("strong") if element.get("class") == "none"]


@pytest.mark.parametrize(
    ("number", "language", "told"),
    [
        (REJECTED, "id", ["tidak dianggarkan", "tidak ada"]),
        (REJECTED, "en", ["not budgeted", "nothing"]),
        (MERGED, "id", ["bersama usulan gabungannya", "tidak ada"]),
        (DEFERRED, "id", ["belum dianggarkan", "belum ada"]),
        (WAITING, "id", ["tidak disebut", "belum dianggarkan", "belum ada"]),
    ],
)
def test_not_yet_is_said_only_where_money_may_still_come(site, number, language, told):
    assert money_of(site, number, language) == told


def test_the_days_until_an_answer_say_that_they_are_days(site):
    page = site.page("akuntabilitas/index.html")
    heading = page.tree.find(".//h3[@id='days-to-answer']")
    table = next(one for one in page.all("div") if one.get("aria-labelledby") == heading.get("id"))

    assert [cell.text for cell in table.iter("th") if cell.get("scope") == "col"] == ["Tahun", "Hari (median)"]


@pytest.mark.parametrize("address", ["usulan/kelurahan/index.html", "usulan/alasan/index.html", "usulan/waktu/index.html"])
def test_a_table_of_many_counts_names_each_count_for_the_phone(site, address):
    tables = [table for table in site.page(address).all("table") if len(list(table.find("thead").iter("th"))) > 4]

    assert tables
    for table in tables:
        assert "many" in table.get("class").split()
        titles = ["".join(cell.itertext()) for cell in table.find("thead").iter("th")]
        for row in table.find("tbody").iter("tr"):
            assert [cell.get("data-l") for cell in row.iter("td") if cell.get("class") != "s"] == titles[1 : 1 + sum(1 for _ in row.iter("td"))]


def test_a_reason_that_was_never_given_can_be_left_out_on_a_phone_and_the_note_says_so(site):
    page = site.page("usulan/alasan/index.html")
    tables = [table for table in page.all("table") if "sparse" in table.get("class", "").split()]

    assert len(tables) == 3
    assert all(("zero" in cell.get("class").split()) == (cell.text == "0") for table in tables for cell in table.iter("td"))
    assert "tidak pernah diberikan (0) tidak ditulis" in page.text


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_number_of_a_proposal_stays_on_one_line_wherever_it_is_read(site, language):
    prefix = "" if language == "id" else f"{language}/"
    pages = list((site.folder / prefix / "usulan").rglob("*.html"))
    assert len(pages) > 10

    for page in pages:
        shown = page.read_text("utf-8").partition("<main")[2]
        loose = re.sub(r'<span class="ref">P-[0-9-]+</span>|(?<=<span class="facts"><span>)P-[0-9-]+(?=</span>)', "", shown)
        assert not re.search(r"P-20", re.sub(r"<[^>]*>", "", loose)), page
