"""The year, its accounts and its comparison as a reader meets them: what is said, what adds up, what is missing."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from cms.domain.budgets import Phase
from cms.domain.codes import PERMENDAGRI_13, AccountCode, UnitCode
from site_static.views.year.receipt import largest_remainders
from tests.support.reading import artifacts, budget, city_of, line, rows_of, small_pages, text_of, tree_of

YEAR, HOME = "anggaran/2026/index.html", "index.html"
SALARIES = line("5.1.01", "600.00", account_name="Belanja Pegawai")
PAPER = line("5.1.02", "400.00", account_name="Belanja Barang dan Jasa")
TAXES = line("4.1.01", "1000.00", account_name="Pajak Daerah")
CARRIED = line("6.1.01", "250.00", account_name="SiLPA")
PAID = line("6.2.02", "250.00", account_name="Penyertaan Modal")


def page(path: str, *documents: object) -> bytes:
    return artifacts(city_of(*documents))[path].make()


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("anggaran/index.html", "Kota Binjai belum menerbitkan anggaran di situs ini. Begitu anggaran pertama terbit, isinya tampil di sini."),
        ("en/anggaran/index.html", "Kota Binjai has not published a budget on this site yet. As soon as the first one is out, it is shown here."),
        ("dokumen/index.html", "Belum ada dokumen yang diterbitkan."),
        ("en/dokumen/index.html", "No document is published yet."),
        ("data/index.html", "Belum ada dokumen yang diterbitkan."),
        ("perizinan/kantor/index.html", "Belum ada kantor yang menerbitkan layanannya."),
        ("en/perizinan/kantor/index.html", "No office has published its services yet."),
    ],
)
def test_where_nothing_is_published_yet_nothing_is_counted_or_offered(path, said):
    begun = artifacts(replace(city_of(), services=()))[path].make()

    lede = " ".join("".join(tree_of(begun).find(".//p[@class='lede']").itertext()).split())
    assert said in lede
    assert text_of(begun).count(said) == 1
    assert re.search(r"\b0 (tahun|dokumen|kumpulan|kantor|budget|documents|offices)", text_of(begun)) is None


def test_a_document_whose_source_is_not_named_says_so_and_leaves_no_blank():
    bare = replace(budget([SALARIES]), origin="")
    made = {path: made for path, made in artifacts(city_of(bare)).items() if path.endswith(".html") and not path.startswith("en/")}

    assert "Pembuat angka tidak disebut dalam sumber" in text_of(page(f"dokumen/{bare.dataset}/index.html", bare))
    faulty = [path for path in (YEAR, "dokumen/index.html") if re.search(r'\. \.</li>|<p class="note"></p>', made[path].make().decode())]
    assert faulty == []


def test_the_front_page_answers_where_each_rp100000_goes():
    content = small_pages()[HOME].make()

    assert "Dari setiap Rp100.000 yang dibelanjakan Kota Binjai pada 2023, Rp54.377 untuk Belanja Pegawai." in text_of(content)


def test_the_parts_of_the_receipt_add_up_to_rp100000_to_the_rupiah():
    rows = rows_of(small_pages()[HOME].make(), "Struk Rp100.000")

    parts = [int(row[1].removeprefix("Rp").replace(".", "")) for row in rows[1:-1]]

    assert sum(parts) == 100_000
    assert parts[:-1] == sorted(parts[:-1], reverse=True)
    assert rows[-1][1] == "Rp100.000"


@pytest.mark.parametrize(
    ("amounts", "whole", "parts"),
    [(("1", "1", "1"), "3", [34, 33, 33, 0]), (("2", "1"), "3", [67, 33, 0]), (("1",), "3", [33, 67]), (("10",), "10", [100, 0])],
)
def test_who_was_cut_down_most_gets_the_units_left_over(amounts, whole, parts):
    assert largest_remainders([Decimal(amount) for amount in amounts], Decimal(whole), 100) == parts


def test_the_0_40_left_over_in_2023_is_shown():
    content = small_pages()["anggaran/2023/index.html"].make()

    assert "tersisa Rp0,40" in text_of(content)
    assert rows_of(content, "Pendapatan, belanja, dan pembiayaan 2023")[-1][1] == "0,40"


def test_a_year_opens_with_what_comes_in_what_goes_out_and_the_difference():
    text = text_of(page(YEAR, budget([TAXES, SALARIES, CARRIED])))

    assert "Pada 2026, Kota Binjai berencana menerima Rp1.000,00 dan membelanjakan Rp600,00." in text
    assert "Pendapatan lebih besar Rp400,00 daripada belanja (surplus)." in text


def test_a_deficit_is_called_one():
    text = text_of(page(YEAR, budget([TAXES, line("5.1.01", "1500.00")])))

    assert "Belanja lebih besar Rp500,00 daripada pendapatan (defisit)" in text


def test_a_document_of_expenditure_alone_says_that_revenue_is_missing():
    content = page(YEAR, budget([SALARIES, PAPER]))

    text = text_of(content)

    assert "tidak memuat pendapatan" in text
    assert "Sisa anggaran tidak dapat dihitung: pendapatannya belum diterbitkan." in text
    assert rows_of(content, "Pendapatan, belanja")[1][1] == "tidak ada"
    assert "Rp0,00" not in text


def test_a_year_by_account_alone_says_that_there_are_no_offices():
    works = artifacts(city_of(budget([SALARIES])))

    assert "Pembagian per kantor belum diterbitkan." in text_of(works[YEAR].make())
    assert "anggaran/2026/kantor/index.html" not in works


def test_a_missing_realisation_is_said():
    assert "Realisasi 2026 belum diterbitkan." in text_of(page(YEAR, budget([SALARIES])))


def test_a_realisation_stands_beside_the_plan_with_its_share():
    content = page(YEAR, budget([TAXES, SALARIES]), budget([line("5.1.01", "150.00")], phase=Phase.REALISED))

    rows = rows_of(content, "Realisasi dibandingkan dengan APBD murni")

    assert rows[1][:3] == ["Pendapatan", "1.000,00", "belum diterbitkan"]
    assert rows[1][3] == "tidak dihitung"
    assert rows[2][:4] == ["Belanja", "600,00", "150,00", "25,00%"]


def test_a_real_document_speaks_for_a_year_and_a_sample_does_not():
    works = artifacts(city_of(budget([SALARIES]), budget([line("5.1.01", "999.00")], phase=Phase.REVISED, is_sample=True, dataset="contoh")))

    content = works[YEAR].make()

    assert "999,00" not in text_of(content)
    assert "CONTOH" not in text_of(content).replace("perubahan 2026 (tidak dipakai", "")
    assert "anggaran/2026/perbandingan/index.html" not in works


def test_the_ladder_names_the_phases_that_are_not_published():
    ladder = tree_of(page(YEAR, budget([SALARIES]))).find(".//ol[@class='ladder']")

    said = [" ".join("".join(step.itertext()).split()) for step in ladder]

    assert [one.endswith("belum diterbitkan") for one in said] == [True, False, True, True, True, True]
    assert said[0].startswith("RAPBD")


def test_the_last_shift_and_the_revision_decide_what_is_in_force():
    first, second = (
        budget([line("5.1.01", amount)], phase=Phase.SHIFTED, dataset=f"geser-{number}", sequence=number)
        for number, amount in ((1, "700.00"), (2, "800.00"))
    )

    content = page(YEAR, budget([SALARIES]), first, second)

    assert "Pergeseran APBD ke-2" in text_of(content)
    assert rows_of(content, "Belanja 2026 menurut jenis")[1] == ["Belanja Pegawai 5.1.01", "600,00", "800,00", "+200,00 +33,33%", "100,00%"]


def test_an_account_opens_with_its_amount_its_share_and_its_change():
    content = page("anggaran/2026/akun/5.1.01/index.html", budget([SALARIES, PAPER]), budget([line("5.1.01", "660.00"), PAPER], phase=Phase.REVISED))

    text = text_of(content)

    assert "Kota Binjai menganggarkan Rp660,00 untuk Belanja Pegawai pada 2026." in text
    assert "Itu 62,26% dari Belanja Operasi ( Rp1.060,00 )." in text
    assert "Naik Rp60,00 (10,00%) dari APBD murni, yaitu Rp600,00." in text


def test_an_account_that_the_revision_dropped_says_so_and_has_no_percentage():
    documents = budget([SALARIES, PAPER]), budget([SALARIES], phase=Phase.REVISED)

    own = text_of(page("anggaran/2026/akun/5.1.02/index.html", *documents))
    above = rows_of(page("anggaran/2026/akun/5.1/index.html", *documents), "Belanja Operasi 2026")

    assert "Dalam Perubahan APBD tidak ada lagi anggaran untuk Belanja Barang dan Jasa; dalam APBD murni masih Rp400,00." in own
    assert above[2] == ["Belanja Barang dan Jasa 5.1.02", "400,00", "tidak ada", "−400,00 dihapus", "tidak dihitung"]


def test_a_new_account_has_no_percentage():
    rows = rows_of(
        page("anggaran/2026/akun/5.1/index.html", budget([SALARIES]), budget([SALARIES, PAPER], phase=Phase.REVISED)), "Belanja Operasi 2026"
    )

    assert rows[2][:4] == ["Belanja Barang dan Jasa 5.1.02", "tidak ada", "400,00", "+400,00 baru"]


def test_budgets_of_different_depth_still_add_up():
    deep = line("5.1.02.01.01.0024", "450.00", account_name="Alat Tulis Kantor")

    rows = rows_of(page("anggaran/2026/akun/5.1.02/index.html", budget([PAPER]), budget([deep], phase=Phase.REVISED)), "Belanja Barang dan Jasa 2026")

    assert rows[1][:3] == ["Belanja Barang 5.1.02.01", "tidak ada", "450,00"]
    assert rows[2][:3] == ["Tidak dirinci lebih lanjut", "400,00", "tidak ada"]
    assert rows[3][:4] == ["Jumlah", "400,00", "450,00", "+50,00 +12,50%"]


def test_an_account_that_the_file_does_not_name_gets_the_official_name_and_says_so():
    works = artifacts(city_of(budget([line("5.1.02.01.01.0024", "450.00")])))

    assert "Belanja Barang" in text_of(works["anggaran/2026/akun/5.1.02.01/index.html"].make())
    assert "daftar rekening nasional" in text_of(works["anggaran/2026/akun/5.1.02.01/index.html"].make())
    assert "Rekening 5.1.02.01.01.0024 (tanpa nama)" in text_of(works["anggaran/2026/akun/5.1.02.01.01.0024/index.html"].make())


def test_codes_of_the_chart_before_2021_do_not_get_todays_names():
    old = replace(line("5.1", "1.00"), account=AccountCode((5, 1), PERMENDAGRI_13), account_name="Belanja Tidak Langsung")

    assert text_of(page("anggaran/2019/akun/5.1/index.html", budget([old], year=2019))).startswith(
        "Kelompok 5.1 · anggaran 2019 Belanja Tidak Langsung"
    )


def test_financing_shows_the_difference_of_its_parts_and_no_total():
    content = page("anggaran/2026/pembiayaan/index.html", budget([TAXES, SALARIES, CARRIED, line("6.2.02", "100.00")]))

    assert "Selisihnya, pembiayaan neto, Rp150,00." in text_of(content)
    assert [row[0] for row in rows_of(content, "Pembiayaan 2026, rincian")] == ["Rekening", "Penerimaan Pembiayaan 6.1", "Pengeluaran Pembiayaan 6.2"]


def test_a_share_that_rounds_to_nothing_is_said_to_be_small():
    rows = rows_of(
        page("anggaran/2026/akun/5.1/index.html", budget([line("5.1.01", "100000000.00"), line("5.1.02", "1.00")])), "Belanja Operasi 2026"
    )

    assert rows[2][2] == "<0,01%"


def test_a_negative_amount_has_no_share_and_no_bar():
    content = page("anggaran/2026/akun/4.1/index.html", budget([line("4.1.01", "100.00"), line("4.1.04", "-20.00")]))

    rows = rows_of(content, "Pendapatan Asli Daerah (PAD) 2026")

    assert rows[2][1:] == ["−20,00", "tidak dihitung"]
    assert len(list(tree_of(content).iter("rect"))) == 1


def test_the_comparison_ranks_what_moved_and_counts_what_did_not():
    content = page(
        "anggaran/2026/perbandingan/index.html",
        budget([SALARIES, PAPER, TAXES]),
        budget([SALARIES, line("5.1.02", "900.00"), line("4.1.01", "1100.00")], phase=Phase.REVISED),
    )

    rows = rows_of(content, "2 perubahan terbesar dari APBD murni ke Perubahan APBD")

    assert [row[0] for row in rows[1:]] == ["Belanja Barang dan Jasa 5.1.02", "Pajak Daerah 4.1.01"]
    assert rows[1][1:4] == ["400,00", "900,00", "+500,00 +125,00%"]
    assert "2 rekening berubah, 1 tetap." in text_of(content)


def test_every_earlier_plan_is_compared_with_the_one_in_force():
    works = artifacts(
        city_of(budget([line("5.1.01", "500.00")], phase=Phase.PROPOSED), budget([SALARIES]), budget([line("5.1.01", "700.00")], phase=Phase.REVISED))
    )

    first, proposed = (works[f"anggaran/2026/perbandingan/{path}index.html"].make() for path in ("", "rapbd/"))

    assert "RAPBD dibandingkan dengan Perubahan APBD" in text_of(first)
    assert rows_of(proposed, "Belanja 2026 menurut jenis")[1][1:4] == ["500,00", "700,00", "+200,00 +40,00%"]


def test_a_page_in_english_marks_what_stays_indonesian():
    content = artifacts(city_of(budget([line("5.9.77", "10.00", account_name="Belanja Anu")])))["en/anggaran/2026/akun/5.9.77/index.html"].make()

    heading = tree_of(content).find(".//h1/span[@lang='id']")

    assert heading is not None
    assert heading.text == "Belanja Anu"


def test_nothing_published_is_said_on_the_front_page():
    works = artifacts(city_of())

    assert "Anggaran Kota Binjai belum diterbitkan" in text_of(works[HOME].make())
    assert "belum menerbitkan anggaran di situs ini" in text_of(works["anggaran/index.html"].make())
    assert "Belum ada dokumen yang diterbitkan." in text_of(works["dokumen/index.html"].make())


def test_totals_name_the_open_data_that_they_are_the_sum_of():
    content = page("anggaran/2026/akun/5.1/index.html", budget([SALARIES, PAPER]))

    named = {(element.get("value"), element.get("data-of")) for element in tree_of(content).iter("data") if element.get("data-of")}

    assert named == {("1000.00", "apbd-2026-murni/latest?account=5.1")}


OFFICE = {"office_code": UnitCode.parse("1.01.0.00.0.00.01.0000"), "office_name": "Dinas Pendidikan"}
HEALTH = {"office_code": UnitCode.parse("1.02.0.00.0.00.01.0000"), "office_name": "Dinas Kesehatan"}
PLAN = [line("5.1.01", "600.00", **OFFICE), line("5.2.03", "400.00", **HEALTH), line("5.1.02", "50.00")]


def test_what_each_office_spent_stands_beside_its_budget_the_least_first():
    spent = [line("5.1.01", "150.00", **OFFICE), line("5.2.03", "40.00", **HEALTH)]

    rows = rows_of(
        page("anggaran/2026/realisasi/index.html", budget(PLAN), budget(spent, phase=Phase.REALISED)),
        "Realisasi dibandingkan dengan APBD murni menurut kantor",
    )

    assert [row[:4] for row in rows[1:]] == [
        ["Dinas Kesehatan 1.02.0.00.0.00.01.0000", "400,00", "40,00", "10,00%"],
        ["Dinas Pendidikan 1.01.0.00.0.00.01.0000", "600,00", "150,00", "25,00%"],
        ["Tidak disebut kantornya", "50,00", "belum diterbitkan", "tidak dihitung"],
        ["Belanja", "1.050,00", "190,00", "18,10%"],
    ]


def test_a_realisation_without_offices_has_no_page_by_office_and_no_link_to_one():
    works = artifacts(city_of(budget(PLAN), budget([line("5.1.01", "150.00")], phase=Phase.REALISED)))

    assert "anggaran/2026/realisasi/index.html" not in works
    assert "Realisasi menurut kantor" not in text_of(works[YEAR].make())


def test_the_year_leads_to_what_each_office_spent():
    content = page(YEAR, budget(PLAN), budget([line("5.1.01", "150.00", **OFFICE)], phase=Phase.REALISED))

    assert "Realisasi menurut kantor" in text_of(content)


def test_an_office_whose_realisation_is_missing_is_never_taken_for_one_that_spent_nothing():
    spent = [line("5.1.01", "150.00", **OFFICE)]

    rows = rows_of(
        page("anggaran/2026/realisasi/index.html", budget(PLAN), budget(spent, phase=Phase.REALISED)),
        "Realisasi dibandingkan dengan APBD murni menurut kantor",
    )

    assert rows[2][:4] == ["Dinas Kesehatan 1.02.0.00.0.00.01.0000", "400,00", "belum diterbitkan", "tidak dihitung"]


def test_an_offices_own_page_says_what_it_spent_of_its_budget():
    content = page("anggaran/2026/dinas-pendidikan/index.html", budget(PLAN), budget([line("5.1.01", "150.00", **OFFICE)], phase=Phase.REALISED))

    assert "Realisasi Rp150,00 Rp150,00 25,00% dari APBD murni" in text_of(content)


def test_an_offices_own_page_says_that_nobody_published_what_it_spent():
    content = page("anggaran/2026/dinas-kesehatan/index.html", budget(PLAN), budget([line("5.1.01", "150.00", **OFFICE)], phase=Phase.REALISED))

    assert "Realisasi belum diterbitkan" in text_of(content)


def test_an_offices_page_is_made_anew_when_what_it_spent_changes():
    before, after = (
        artifacts(city_of(budget(PLAN), budget([line("5.1.01", spent, **OFFICE)], phase=Phase.REALISED)))["anggaran/2026/dinas-pendidikan/index.html"]
        for spent in ("150.00", "151.00")
    )

    assert before.facts != after.facts


def test_who_points_at_a_large_amount_in_a_sentence_sees_it_exactly():
    content = page(YEAR, budget([line("5.1.01", "1234567890.12")])).decode()

    assert '<data value="1234567890.12" title="Rp1.234.567.890,12">Rp1,23 miliar</data>' in content
