"""Years beside one another: what the sentences say, what the scales calculate, and what is said where a scale lacks its figure."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_EVEN, Decimal

import pytest

from cms.domain.budgets import BudgetLine, Phase
from cms.domain.city import YearlyFigures
from cms.domain.codes import PERMENDAGRI_13, AccountCode, UnitCode
from cms.domain.texts import Text
from site_static.views.across import moved_sentence
from site_static.words import Words
from tests.support.reading import artifacts, budget, city_of, line, rows_of, small_pages, text_of

ACROSS = "anggaran/antar-tahun/index.html"
DETAILS = "anggaran/antar-tahun/rincian/index.html"
INDEX = YearlyFigures(name=Text.of(id="Indeks contoh"), source=Text.of(id="Sumber contoh"), years={2026: Decimal("100.00"), 2028: Decimal("110.50")})
PEOPLE = YearlyFigures(name=Text.of(id="Penduduk contoh", en="Sample residents"), source=Text.of(id="Sumber contoh"), years={2026: Decimal(7)})


def spent(year: int, amount: str, **said: object) -> object:
    return budget([line("5.1.01", amount, account_name="Belanja Pegawai")], year=year, **said)


def page(*documents: object, index: YearlyFigures | None = INDEX, people: YearlyFigures | None = PEOPLE, path: str = ACROSS) -> bytes:
    snapshot = city_of(*documents)
    return artifacts(replace(snapshot, city=replace(snapshot.city, price_index=index, population=people)))[path].make()


@pytest.mark.parametrize(
    ("amount", "before", "indonesian", "english"),
    [
        ("120.00", (2024, "100.00"), "2025 Rp120,00: naik Rp20,00 (20,00%) dari 2024, yaitu Rp100,00.", "2025 Rp120.00: up by Rp20.00 (20.00%) from"),
        ("80.00", (2024, "100.00"), "2025 Rp80,00: turun Rp20,00 (20,00%) dari 2024, yaitu Rp100,00.", "2025 Rp80.00: down by Rp20.00 (20.00%) from"),
        ("100.00", (2024, "100.00"), "2025 Rp100,00, sama dengan 2024.", "2025 Rp100.00, the same as 2024."),
        ("5.00", (2024, "0.00"), "2025 Rp5,00, dari nol pada 2024.", "2025 Rp5.00, from zero in 2024."),
        ("-5.00", (2024, "0.00"), "2025 −Rp5,00, dari nol pada 2024.", "2025 −Rp5.00, from zero in 2024."),
        ("-30.00", (2024, "100.00"), "2025 −Rp30,00: turun Rp130,00 dari 2024, yaitu Rp100,00.", "2025 −Rp30.00: down by Rp130.00 from 2024"),
        ("50.00", (2024, "-10.00"), "2025 Rp50,00: naik Rp60,00 dari 2024, yaitu −Rp10,00.", "2025 Rp50.00: up by Rp60.00 from 2024"),
        ("7.00", None, "2025 adalah tahun pertama yang diterbitkan: Rp7,00.", "2025 is the first year published: Rp7.00."),
    ],
)
def test_a_year_is_told_in_one_sentence_in_both_languages(amount, before, indonesian, english):
    earlier = None if before is None else (before[0], Decimal(before[1]))

    sentence = moved_sentence("Belanja", 2025, Decimal(amount), earlier)

    assert Words("id").say(sentence) == indonesian
    assert Words("en").say(sentence).startswith(english)


def test_a_year_that_is_not_published_is_named_and_the_next_is_told_against_the_one_before():
    text = text_of(page(spent(2026, "100.00"), spent(2028, "150.00")))

    assert "2027 belum diterbitkan." in text
    assert "2028 Rp150,00 : naik Rp50,00 (50,00%) dari 2026, yaitu Rp100,00." in text


def test_a_sample_is_never_compared_with_a_real_year():
    text = text_of(page(spent(2026, "100.00"), spent(2027, "900.00", is_sample=True), spent(2028, "150.00")))

    assert "2027 (CONTOH) Rp900,00 ; angka karangan tidak dibandingkan dengan tahun sungguhan." in text
    assert "2028 Rp150,00 : naik Rp50,00 (50,00%) dari 2026, yaitu Rp100,00." in text


def test_every_sentence_about_an_invented_year_says_so():
    text = text_of(page(spent(2026, "100.00"), spent(2027, "900.00", is_sample=True), spent(2028, "990.00", is_sample=True)))

    assert "2028 (CONTOH) Rp990,00 : naik Rp90,00 (10,00%) dari 2027, yaitu Rp900,00." in text


def test_the_first_real_year_after_an_invented_one_is_not_called_invented():
    text = text_of(page(spent(2026, "900.00", is_sample=True), spent(2027, "100.00")))

    assert "2026 (CONTOH) Rp900,00 ; angka karangan" in text
    assert "2027 adalah tahun pertama yang diterbitkan: Rp100,00." in text


def test_one_year_alone_has_no_page_of_years():
    assert ACROSS not in artifacts(city_of(spent(2026, "100.00")))


def test_amounts_in_the_prices_of_the_last_year_are_recomputed_to_the_sen():
    content = page(spent(2026, "1000.00"), spent(2028, "1100.00"))

    rows = rows_of(content, "Pendapatan dan belanja dalam harga 2028")

    assert [row[2] for row in rows[1:]] == ["1.105,00", "belum diterbitkan", "1.100,00"]
    assert "dikali 110,50 (indeks 2028)" in text_of(content)
    assert "Indeks contoh" in text_of(content)


def test_a_year_without_index_says_so_and_stays_out_of_the_scale():
    content = page(spent(2025, "900.00"), spent(2026, "1000.00"), spent(2028, "1100.00"))

    rows = rows_of(content, "Pendapatan dan belanja dalam harga 2028")

    assert rows[1][2] == "belum ada indeks harga"


def test_without_an_index_for_two_years_the_scale_is_left_out_with_its_reason():
    text = text_of(page(spent(2026, "1000.00"), spent(2027, "1100.00")))

    assert "belum ada indeks harga bersumber untuk sedikitnya dua tahun" in text


def test_amounts_for_each_resident_are_divided_and_rounded_once():
    rows = rows_of(page(spent(2026, "1000.00"), spent(2028, "1100.00")), "Pendapatan dan belanja untuk setiap penduduk")

    assert [row[2] for row in rows[1:]] == ["142,86", "belum diterbitkan", "belum ada angka penduduk"]


def test_without_a_number_of_residents_the_scale_is_left_out_with_its_reason():
    text = text_of(page(spent(2026, "1000.00"), spent(2028, "1100.00"), people=None))

    assert "belum ada jumlah penduduk bersumber" in text


def test_parts_carry_their_amount_and_their_share_of_the_year():
    def year(number: int, goods: str) -> object:
        return budget([line("5.1.01", "750.00"), line("5.2.02", goods)], year=number)

    rows = rows_of(page(year(2026, "250.00"), year(2028, "750.00")), "Belanja menurut kelompok, bagian dari seluruhnya")

    assert rows[1][1:] == ["750,00 75,00%", "250,00 25,00%"]
    assert rows[-1][1:] == ["750,00 50,00%", "750,00 50,00%"]


def test_accounts_stand_side_by_side_by_their_code():
    rows = rows_of(page(spent(2026, "100.00"), spent(2028, "150.00"), path=DETAILS), "Belanja menurut jenis")

    assert rows[0] == ["Rekening", "2026", "2027", "2028"]
    assert rows[1] == ["Belanja Pegawai 5.1.01", "100,00", "tidak ada", "150,00"]


def old_year(year: int) -> object:
    """A year of Permendagri 13/2006, where 5.1 is indirect expenditure and 5.1.1 personnel."""
    lines = [
        BudgetLine(year=year, phase=Phase.ENACTED, account=AccountCode.parse(code, PERMENDAGRI_13), amount=Decimal(amount), account_name="Lama")
        for code, amount in (("5.1.1.01", "40.00"), ("5.2.2.01", "60.00"))
    ]
    return budget(lines, year=year)


def test_a_year_in_another_chart_of_accounts_is_compared_as_a_whole_alone():
    documents = (old_year(2026), budget([line("5.1.01", "70.00"), line("5.2.02", "80.00")], year=2027))

    groups = rows_of(page(*documents), "Kelompok pendapatan dan belanja")
    parts = rows_of(page(*documents), "Belanja menurut kelompok")
    accounts = rows_of(page(*documents, path=DETAILS), "Belanja menurut jenis")

    assert groups[1] == ["2026", *["memakai kode rekening lain"] * (len(groups[0]) - 1)]
    assert "70,00" in groups[2]
    assert parts[1][1:] == ["memakai kode rekening lain"] * 2
    assert [row[1] for row in accounts[1:-1]] == ["memakai kode rekening lain"] * 2
    assert accounts[-1][1:] == ["100,00", "150,00"]


def test_the_offices_of_the_districts_stand_side_by_side():
    def year(number: int) -> object:
        lines = [
            line("5.1.01", amount, office_code=UnitCode.parse(f"7.01.0.00.0.00.0{place}.0000"), office_name=f"KECAMATAN {name}")
            for place, (name, amount) in enumerate((("BINJAI KOTA", "10.00"), ("Binjai Barat", "20.00")), start=1)
        ]
        return budget(lines, year=number)

    content = page(year(2026), spent(2028, "5.00"), path=DETAILS)

    rows = rows_of(content, "Anggaran kantor kelima kecamatan")
    assert rows[0] == ["Tahun", "Kecamatan Binjai Kota", "Kecamatan Binjai Barat"]
    assert rows[1] == ["2026", "10,00", "20,00"]
    assert "bukan semua belanja kota di wilayah itu" in text_of(content)


def test_the_real_year_of_binjai_stands_in_prices_of_2025():
    rows = rows_of(small_pages()[ACROSS].make(), "Pendapatan dan belanja dalam harga 2025")

    expected = (Decimal("1010597766613.00") * Decimal("105.99") / Decimal("102.55")).quantize(Decimal("0.01"), ROUND_HALF_EVEN)
    assert rows[1][2] == Words("id").number(expected)
