"""The crosswalk as readers and journalists find it: on the page that compares years, on offices' pages, and as open data."""

from __future__ import annotations

from decimal import Decimal


def test_the_crosswalk_is_open_data_with_exact_shares(site):
    rows = site.rows("data/crosswalk/latest/crosswalk.csv")

    assert sum(Decimal(row["share"]) for row in rows) == 1
    assert {row["legal_basis"] for row in rows} == {"Perda CONTOH Nomor 3 Tahun 2024"}
    assert {(row["from_code"], row["first_year"], row["sample"]) for row in rows} == {("1.02.0.00.0.00.01.0000", "2025", "yes")}


def test_the_page_that_compares_years_says_the_change_and_leads_to_the_data(site):
    page = site.page("anggaran/antar-tahun/index.html")

    assert "25% dari Dinas Kesehatan (1.02.0.00.0.00.01.0000) pindah ke Dinas Pendidikan" in page.text
    assert any(page.leads_to(address)[0] == "data/crosswalk/index.html" for _, address in page.addresses())


def test_an_office_of_the_newest_year_shows_what_earlier_figures_are_reckoned_from(site):
    text = site.page("anggaran/2025/dinas-pendidikan/index.html").text

    assert "Dari tahun ke tahun" in text
    assert "2024 dihitung dari kode lama" in text
    assert "Itu perkiraan, bukan angka yang dulu dianggarkan." in text
    assert "They are estimates, not what was budgeted then." in site.page("en/anggaran/2025/dinas-pendidikan/index.html").text


def test_the_years_of_both_offices_add_up_to_what_was_budgeted(site):
    def earlier(office: str, year: int) -> Decimal:
        section = next(one for one in site.page(f"anggaran/{year}/{office}/index.html").all("section") if one.get("aria-labelledby") == "deret")
        return Decimal(next(section.iter("data")).get("value"))

    rows = [
        row
        for row in site.rows("data/apbd-2024-perubahan-contoh/v1/apbd-2024-perubahan-contoh.csv")
        if row["office_code"].startswith(("1.01.", "1.02."))
    ]

    assert earlier("dinas-pendidikan", 2025) + earlier("dinas-kesehatan", 2025) == sum(Decimal(row["amount"]) for row in rows)
