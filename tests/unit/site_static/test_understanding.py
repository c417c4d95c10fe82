"""What helps a reader understand a year: measures with their formula, words where they are met, footnotes of rows, the guide."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from cms.domain.budgets import Phase, StatedTotal
from cms.domain.tables import CellRef
from site_static.views.guide import steps
from site_static.views.indicators import BadFormula, Indicator, card, indicators, shown, sides
from site_static.views.terms import entries, phase_href, term_of
from tests.support.city import account
from tests.support.reading import artifacts, budget, city_of, line, rows_of, small_pages, text_of, tree_of

GUIDE, YEAR = "anggaran/cara-kerja/index.html", "anggaran/2026/index.html"
LINES = [line("4.1.01", "200.00"), line("4.2.01", "800.00"), line("5.1.01", "600.00"), line("5.2.02", "300.00")]


def indicator(formula: str) -> Indicator:
    above, below = sides(formula)
    return Indicator(key="x", formula=shown(formula), above=above, below=below, name={}, meaning={}, note={})


def measured(formula: str, **amounts: str) -> Decimal | None:
    known = {tuple(int(part) for part in code[1:].split("_")): Decimal(amount) for code, amount in amounts.items()}
    return card(indicator(formula), known.get).share


@pytest.mark.parametrize(
    ("formula", "amounts", "share"),
    [
        ("5.1.01 / 5", {"a5_1_1": "600.00", "a5": "900.00"}, "66.67"),
        ("4 - 5 / 4", {"a4": "1000.00", "a5": "900.00"}, "10.00"),
        ("4 - 5 / 4", {"a4": "1000.00", "a5": "1250.00"}, "-25.00"),
        ("5.1 + 5.2 / 5", {"a5_1": "1.00", "a5_2": "2.00", "a5": "4.00"}, "75.00"),
        ("5.3 / 5", {"a5": "4.00"}, None),
        ("5.3 / 5", {"a5_3": "4.00", "a5": "0.00"}, None),
    ],
)
def test_a_measure_is_its_formula_over_the_accounts(formula, amounts, share):
    assert measured(formula, **amounts) == (None if share is None else Decimal(share))


@pytest.mark.parametrize("formula", ["5.1", "5.1 / ", "/ 5", "5.1 5.2 / 5", "5.1 + / 5", "gaji / 5", "5.1 * 5.2 / 5"])
def test_a_formula_that_cannot_be_read_is_refused(formula):
    with pytest.raises(BadFormula):
        sides(formula)


def test_every_measure_has_a_readable_formula_and_both_languages():
    assert len(indicators()) >= 4
    assert all(one.name[language] and one.meaning[language] for one in indicators() for language in ("id", "en"))


def test_a_year_shows_each_measure_with_its_amounts_and_its_formula():
    text = text_of(artifacts(city_of(budget(LINES)))["anggaran/2026/ukuran/index.html"].make())

    assert "Bagian untuk pegawai 66,67% Rp600,00 dari Rp900,00" in text
    assert "Rumusnya dalam kode rekening: 5.1.01 ÷ 5" in text
    assert "Surplus atau defisit 10,00% Rp100,00 dari Rp1.000,00" in text
    assert "tidak dapat dihitung: tidak ada rekening 5.3" in text


def test_every_year_has_its_receipt_that_adds_up_to_rp100000():
    rows = rows_of(small_pages()["anggaran/2025/ukuran/index.html"].make(), "Struk Rp100.000")

    assert sum(int(row[1].removeprefix("Rp").replace(".", "")) for row in rows[1:-1]) == 100_000


def test_an_account_tells_what_its_name_means_in_the_readers_language():
    indonesian = text_of(small_pages()["anggaran/2023/akun/5.1.01/index.html"].make())
    english = text_of(small_pages()["en/anggaran/2023/akun/5.1.01/index.html"].make())

    assert "Belanja pegawai : Gaji, tunjangan, dan pembayaran lain untuk pegawai kota." in indonesian
    assert "Salaries, allowances and other payments to the city's staff." in english


def test_words_of_the_glossary_are_links_where_readers_meet_them():
    links = {one.get("href") for one in tree_of(small_pages()["anggaran/2025/index.html"].make()).iter("a")}

    assert {f"../../daftar-istilah/index.html#{key}" for key in ("silpa", "surplus-defisit", "pembiayaan-neto", "rapbd", "perubahan-apbd")} <= links


def test_an_account_of_another_meaning_has_no_words():
    assert term_of(account("5.1.01")) is not None
    assert term_of(account("5.1.02")) is None


def test_the_phases_that_the_glossary_names_lead_there():
    assert [bool(phase_href(phase)) for phase in Phase].count(True) >= 5
    assert all(phase_href(phase).rpartition("#")[2] in entries() for phase in Phase if phase_href(phase))


def stated(code: str, printed: str, ours: str) -> StatedTotal:
    return StatedTotal(
        label="x", account=account(code), phase=LINES[0].phase, amount=Decimal(printed), source=CellRef("1", 4, "D"), ours=Decimal(ours)
    )


def test_a_printed_total_that_differs_is_a_footnote_of_its_row():
    document = replace(budget(LINES), stated=(stated("5.1.01", "650.00", "600.00"), stated("5.2.02", "300.00", "300.00")))

    content = artifacts(city_of(document))[YEAR].make()

    notes = [" ".join("".join(one.itertext()).split()) for one in tree_of(content).iter("li") if (one.get("id") or "").startswith("catatan-")]
    assert notes == ["murni 2026 mencetak Rp650,00, padahal barisnya berjumlah Rp600,00; selisihnya Rp50,00. kembali ke barisnya"]
    assert rows_of(content, "Belanja 2026 menurut jenis")[1][0] == "Belanja Pegawai 5.1.01 catatan 1"


def test_a_printed_total_of_a_part_of_an_account_is_no_footnote():
    document = replace(budget(LINES), stated=(stated("5.1.01", "50.00", "40.00"),))

    assert b"catatan-" not in artifacts(city_of(document))[YEAR].make()


def test_the_guide_tells_every_step_and_sums_a_real_year():
    content = small_pages()[GUIDE].make()

    text = text_of(content)
    assert all(step.title["id"] in text for step in steps())
    assert rows_of(content, "Pendapatan, belanja, dan pembiayaan 2023")[-1][1] == "0,40"
    assert "CONTOH" not in text


def test_the_guide_speaks_both_languages():
    text = text_of(small_pages()[f"en/{GUIDE}"].make())

    assert all(step.title["en"] in text and step.text["en"] in text for step in steps())


def test_the_guide_stands_without_any_published_year():
    assert "Belum ada anggaran yang diterbitkan." in text_of(artifacts(city_of())[GUIDE].make())
