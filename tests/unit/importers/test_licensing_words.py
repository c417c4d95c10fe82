"""Legal words keep their wording; what they mean is put beside, and what they do not say is left open."""

from __future__ import annotations

import csv
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from cms.domain.licensing.fees import FeeKind
from cms.domain.licensing.results import Holds
from cms.domain.licensing.times import Span, Unit
from importers.licensing_words import read_fee, read_fragment, read_time, read_validity

ROOT = Path(__file__).resolve().parents[3]
PERMITS = ROOT.parent / "shared" / "data" / "permits"


@pytest.mark.parametrize(
    ("words", "least", "most", "unit"),
    [
        ("7 Hari", 7, 7, Unit.DAYS),
        ("7 hari kerja", 7, 7, Unit.WORKING_DAYS),
        ("Maksimal 7 Hari Kerja", 0, 7, Unit.WORKING_DAYS),
        ("Maksimal 20 (dua puluh) hari", 0, 20, Unit.DAYS),
        ("30 Menit", 30, 30, Unit.MINUTES),
        ("1 jam", 1, 1, Unit.HOURS),
        ("3-25 hari", 3, 25, Unit.DAYS),
        ("3 (tiga) sampai dengan 25 (dua puluh lima) hari kerja", 3, 25, Unit.WORKING_DAYS),
        ("paling lama 14 (empat belas) hari kerja sejak berkas lengkap.", 0, 14, Unit.WORKING_DAYS),
        ("2 minggu", 2, 2, Unit.WEEKS),
        ("11 (sebelas) bulan", 11, 11, Unit.MONTHS),
        ("110 (seratus sepuluh) hari", 110, 110, Unit.DAYS),
    ],
)
def test_a_time_is_read_off_its_words(words, least, most, unit):
    found = read_time(words)

    assert found.span == Span(least=least, most=most, unit=unit)
    assert found.words == words


@pytest.mark.parametrize(
    "words",
    [
        "segera",
        "",
        "tujuh hari",
        "7 (delapan) hari",
        "7 (tujuh koma) hari",
        "7 hari untuk baru, 3 hari perpanjangan",
        "25-3 hari",
        "7",
        "7 hari 2 jam",
    ],
)
def test_a_time_that_is_not_one_figure_is_left_to_a_person(words):
    found = read_time(words)

    assert (found.words, found.span, found.is_understood) == (words, None, False)


@pytest.mark.parametrize(
    ("words", "kind", "amount", "currency", "per"),
    [
        ("Tidak dikenakan biaya", FeeKind.FREE, "0.00", "IDR", ""),
        ("Tidak dipungut biaya", FeeKind.FREE, "0.00", "IDR", ""),
        ("tanpa dipungut biaya", FeeKind.FREE, "0.00", "IDR", ""),
        ("Rp. 0,-", FeeKind.FREE, "0.00", "IDR", ""),
        ("Gratis", FeeKind.FREE, "0.00", "IDR", ""),
        ("Rp 84.000", FeeKind.FIXED, "84000.00", "IDR", ""),
        ("Rp. 84.000,-", FeeKind.FIXED, "84000.00", "IDR", ""),
        ("Rp1.250,50 per lembar", FeeKind.FIXED, "1250.50", "IDR", "per lembar"),
        ("Rp 5.000/m2", FeeKind.FIXED, "5000.00", "IDR", "per m2"),
        ("dikenakan biaya (100 USD perbulan perorang )", FeeKind.FIXED, "100.00", "USD", "per bulan per orang"),
        ("US$ 100 per orang", FeeKind.FIXED, "100.00", "USD", "per orang"),
        ("Sesuai Perda", FeeKind.ELSEWHERE, None, "IDR", ""),
        ("dikenakan biaya", FeeKind.ELSEWHERE, None, "IDR", ""),
        ("tergantung luas", None, None, "IDR", ""),
        ("Rp 10.000 atau lebih", None, None, "IDR", ""),
        ("Sesuai Perda, sekitar Rp 10.000", None, None, "IDR", ""),
        ("2 x 3", None, None, "IDR", ""),
    ],
)
def test_a_fee_is_read_off_its_words(words, kind, amount, currency, per):
    found = read_fee(words)

    assert (found.kind, found.amount, found.currency, found.per) == (kind, None if amount is None else Decimal(amount), currency, per)
    assert found.words == words


def test_free_is_said_and_not_guessed():
    assert read_fee("Gratis").is_free is True
    assert read_fee("Sesuai Perda").is_free is False
    assert read_fee("tergantung luas").is_free is None


def test_a_formula_in_words_gives_the_names_that_it_multiplies():
    found = read_fee("Luas Bangunan (LB) X Koefisien X  Tarif Retribusi")

    assert (found.kind, found.factors) == (FeeKind.FORMULA, ("Luas Bangunan", "Koefisien", "Tarif Retribusi"))


@pytest.mark.parametrize(
    ("words", "holds", "span"),
    [
        ("-", Holds.UNSAID, None),
        ("", Holds.UNSAID, None),
        ("5 tahun", Holds.SPAN, Span(least=5, most=5, unit=Unit.YEARS)),
        ("Berlaku 1 Tahun", Holds.SPAN, Span(least=1, most=1, unit=Unit.YEARS)),
        ("seumur hidup", Holds.FOREVER, None),
        ("selama usaha masih berjalan", Holds.WHILE, None),
        ("lihat SK", None, None),
    ],
)
def test_a_validity_is_read_off_its_words(words, holds, span):
    found = read_validity(words)

    assert (found.holds, found.span, found.words) == (holds, span, words)


def test_tags_go_and_words_stay():
    found = read_fragment('<p>Isi&nbsp;formulir di <a href="https://oss.example/">sistem OSS</a> , lalu <b>cetak</b>.</p>')

    assert found.text == "Isi formulir di sistem OSS, lalu cetak."
    assert found.links == ("https://oss.example/",)
    assert found.steps == (found.text,)


def test_an_address_is_not_read_aloud_twice():
    found = read_fragment('Daftar melalui OSS <a href= "https://oss.example/oss/">https://oss.example/oss/</a>')

    assert (found.text, found.links) == ("Daftar melalui OSS", ("https://oss.example/oss/",))


def test_the_points_of_a_list_are_steps():
    found = read_fragment("<ol><li>Ambil nomor</li><li> Serahkan <i>berkas</i></li></ol>")

    assert found.steps == ("Ambil nomor", "Serahkan berkas")


def test_a_script_is_dropped_and_named():
    found = read_fragment("Datang ke loket<script>alert(1)</script>")

    assert (found.text, found.dropped, found.links) == ("Datang ke loket", ("script",), ())


def test_a_link_that_nobody_can_follow_is_no_link():
    assert read_fragment('<a href="javascript:alert(1)">klik</a>').links == ()


def test_a_smaller_than_sign_is_no_tag():
    assert read_fragment("luas < 100 m²").text == "luas < 100 m²"


def rows(name: str) -> list[dict[str, str]]:
    if not PERMITS.exists():
        pytest.skip("needs ../shared/data/permits, which is not part of the project")
    with (PERMITS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_time_of_a_real_catalogue_is_understood():
    found = [read_time(row["durasi"]) for row in rows("batang-2020-jenis-izin.csv")]

    assert len(found) == 83
    assert all(one.is_understood for one in found)
    assert Counter(one.span.unit for one in found if one.span) == {Unit.DAYS: 63, Unit.WORKING_DAYS: 19, Unit.MINUTES: 1}


def test_every_fee_and_validity_of_a_real_catalogue_is_understood_or_said_to_be_elsewhere():
    permits = rows("batang-2020-jenis-izin.csv")

    kinds = Counter(read_fee(row["biaya"]).kind for row in permits)
    holds = Counter(read_validity(row["masa_berlaku"]).holds for row in permits)
    assert kinds == {FeeKind.FREE: 77, FeeKind.ELSEWHERE: 4, FeeKind.FIXED: 1, FeeKind.FORMULA: 1}
    assert holds == {Holds.UNSAID: 78, Holds.SPAN: 5}


def test_the_html_in_a_real_catalogue_becomes_steps_with_addresses():
    found = [read_fragment(row["mekanisme_pelayanan"]) for row in rows("batang-2020-prosedur-izin.csv")]

    marked = [one for one in found if "<" in one.words]
    assert (len(found), len(marked)) == (581, 27)
    assert {one.links for one in marked} == {("https://www.oss.go.id/oss/",)}
    assert not any("<" in one.text or "http" in one.text or not one.text for one in found)
    assert not any(one.dropped for one in found)
