"""Rows that are of all offices, units, funds or places at once, beside rows for each: printed sums, or a question."""

from __future__ import annotations

import pytest

from tests.support.budget_results import amounts, codes, errors, skipped

TITLES = "Kode Rekening | Uraian | Jumlah"


def of(title, *rows):
    """A table with a column before the account: (member, account, amount) for each row."""
    lines = [f"{member} | {account} | Uraian belanja | ={amount}" for member, account, amount in rows]
    return "\n".join([f"{title} | {TITLES}", *lines])


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        ("Nama SKPD", "Semua SKPD"),
        ("Nama SKPD", "SELURUH PERANGKAT DAERAH"),
        ("Nama SKPD", "Total Kota"),
        ("Nama SKPD", "Semua SKPD Kota Binjai"),
        ("Nama SKPD", "Seluruhnya"),
        ("Nama Kegiatan", "Semua Kegiatan"),
        ("Nama SKPD", "Pemerintah Kota Binjai"),
        ("Nama SKPD", "Kab. Langkat"),
        ("Sumber Dana", "Semua Sumber"),
    ],
)
def test_a_member_called_all_is_a_printed_sum(read, title, whole):
    result = read(of(title, (whole, "5.1.02", 110), ("Satu", "5.1.02", 60), ("Dua", "5.1.02", 50)))

    assert amounts(result) == [("5.1.02", "60.00"), ("5.1.02", "50.00")]
    assert [(str(total.amount), str(total.ours)) for total in result.stated] == [("110.00", "110.00")]
    assert (errors(result), skipped(result)) == ([], {"header": 1, "stated-total": 1})


def test_all_units_of_an_office_are_a_printed_sum(read):
    result = read("""
        Nama SKPD       | Nama Sub Unit | Kode Rekening | Uraian                  | Jumlah
        Dinas Kesehatan | Semua         | 5.1.02        | Belanja Barang dan Jasa | =100
        Dinas Kesehatan | Puskesmas A   | 5.1.02        | Belanja Barang dan Jasa | =40
        Dinas Kesehatan | Puskesmas B   | 5.1.02        | Belanja Barang dan Jasa | =60
        Dinas PU        | Semua         | 5.1.02        | Belanja Barang dan Jasa | =7
    """)

    assert (sum(fact.amount for fact in result.facts), errors(result)) == (107, [])


@pytest.mark.parametrize("whole", ["Semua SKPD", "Kota Binjai"])
@pytest.mark.parametrize("amount", [111, 109])
def test_a_member_called_all_that_does_not_add_up_is_refused(read, whole, amount):
    result = read(
        of("Nama SKPD", (whole, "5.1.01", 30), (whole, "5.1.02", amount), ("Satu", "5.1.01", 30), ("Satu", "5.1.02", 60), ("Dua", "5.1.02", 50))
    )

    assert errors(result) == [("row.of-all", "Lembar1!D3")]


def test_all_offices_with_deeper_accounts_than_the_offices_are_refused(read):
    result = read(of("Nama SKPD", ("Semua SKPD", "5.1.02.01", 110), ("Satu", "5.1.02", 60), ("Dua", "5.1.02", 50)))

    assert errors(result) == [("row.of-all", "Lembar1!D2")]


def test_what_only_the_whole_city_has_is_a_line(read):
    result = read(of("Nama SKPD", ("Kota Binjai", "5.4.01", 500), ("Kota Binjai", "5.1.02", 110), ("Satu", "5.1.02", 60), ("Dua", "5.1.02", 50)))

    assert (amounts(result), errors(result)) == ([("5.4.01", "500.00"), ("5.1.02", "60.00"), ("5.1.02", "50.00")], [])


def test_an_office_called_all_without_any_other_is_read(read):
    result = read(of("Nama SKPD", ("Semua SKPD", "5.1.01", 30), ("Semua SKPD", "5.1.02", 110)))

    assert (amounts(result), errors(result)) == ([("5.1.01", "30.00"), ("5.1.02", "110.00")], [])


@pytest.mark.parametrize("name", ["Semua Jenis Imunisasi", "Gabungan Kelompok Tani", "Jumlah Penduduk", "Total Station", "Kota Sehat"])
def test_an_activity_that_only_begins_so_is_one_of_its_own(read, name):
    result = read(of("Nama Kegiatan", (name, "5.1.02", 7), ("Satu", "5.1.02", 60), ("Dua", "5.1.02", 50)))

    assert (sum(fact.amount for fact in result.facts), errors(result)) == (117, [])


# Without a word for it

CONSOLIDATED = (
    ("Konsolidator", "5.1.01", 30),
    ("Konsolidator", "5.1.02", 110),
    ("Satu", "5.1.01", 30),
    ("Satu", "5.1.02", 60),
    ("Dua", "5.1.02", 50),
)


@pytest.mark.parametrize("title", ["Nama SKPD", "Sumber Dana"])
def test_a_member_that_is_the_sum_of_all_others_is_asked_about(read, title):
    result = read(of(title, *CONSOLIDATED))

    assert errors(result) == [("place.sum-of-others", "Lembar1!D2")]


def test_a_unit_that_is_the_sum_of_the_others_is_asked_about(read):
    rows = [f"Dinas Kesehatan | {unit} | {account} | Belanja | ={amount}" for unit, account, amount in CONSOLIDATED]
    result = read("\n".join([f"Nama SKPD | Nama Sub Unit | {TITLES}", *rows, "Dinas PU | Satu | 5.1.02 | Belanja | =9"]))

    assert errors(result) == [("place.sum-of-others", "Lembar1!E2")]


@pytest.mark.parametrize(
    "rows",
    [
        # One account only: the office has the sum of the two others by chance.
        (("Satu", "5.1.02", 110), ("Dua", "5.1.02", 60), ("Tiga", "5.1.02", 50)),
        (("Satu", "5.1.02", 110), ("Satu", "5.1.01", 7), ("Dua", "5.1.02", 60), ("Tiga", "5.1.02", 50)),
        # Two offices with equal amounts.
        (("Satu", "5.1.01", 30), ("Satu", "5.1.02", 60), ("Dua", "5.1.01", 30), ("Dua", "5.1.02", 60)),
        # Accounts that but one other office has.
        (("Satu", "5.1.01", 30), ("Satu", "5.1.02", 60), ("Dua", "5.1.01", 30), ("Tiga", "5.1.02", 60)),
        # An office with the only line of an account.
        (("Satu", "5.1.01", 30), ("Dua", "5.1.02", 60), ("Tiga", "5.2.02", 90)),
        # The others have accounts beside.
        (
            ("Satu", "5.1.01", 30),
            ("Satu", "5.1.02", 110),
            ("Dua", "5.1.01", 30),
            ("Dua", "5.1.02", 60),
            ("Tiga", "5.1.02", 50),
            ("Tiga", "5.2.02", 8),
        ),
    ],
)
def test_offices_that_agree_by_chance_are_not_asked_about(read, rows):
    result = read(of("Nama SKPD", *rows))

    assert (len(result.facts), errors(result)) == (len(rows), [])


# In a column that is not read


@pytest.mark.parametrize("title", ["Urusan", "Lokasi", "Keterangan"])
def test_rows_of_all_in_a_column_that_is_not_read_are_asked_about(read, title):
    rows = [
        (member, account, amount) for account in ("5.1.02", "5.2.02") for member, amount in (("Kec. A", 60), ("Kec. B", 50), ("Semua Kecamatan", 110))
    ]
    result = read(of(title, *rows))

    assert errors(result) == [("row.of-all", "Lembar1!A4")]


def test_a_description_of_all_is_asked_about(read):
    result = read("""
        Kode Rekening | Nama Rekening           | Uraian | Jumlah
        5.1.02        | Belanja Barang dan Jasa | Semua  | =110
        5.1.02        | Belanja Barang dan Jasa | Kertas | =60
        5.1.02        | Belanja Barang dan Jasa | Tinta  | =50
    """)

    assert errors(result) == [("row.of-all", "Lembar1!C2")]


def test_a_place_called_all_that_is_no_sum_is_a_line(read):
    result = read(
        of("Lokasi", ("Kec. A", "5.1.02", 60), ("Kec. B", "5.1.02", 50), ("Semua Kecamatan", "5.1.02", 99), ("Semua Kecamatan", "5.2.02", 1))
    )

    assert (len(result.facts), errors(result)) == (4, [])


# Parts of an office in the column of offices


def test_offices_that_begin_with_a_dash_are_perhaps_parts_of_the_one_above(read):
    result = read(
        of(
            "Nama SKPD",
            ("Kecamatan A", "5.1.02", 100),
            ("- Kelurahan A1", "5.1.02", 40),
            ("- Kelurahan A2", "5.1.02", 60),
            ("Kecamatan B", "5.1.02", 50),
        )
    )

    assert codes(result) == ["row.within-another", "row.within-another"]


def test_offices_that_all_begin_with_a_dash_are_offices(read):
    result = read(of("Nama SKPD", ("- Kecamatan A", "5.1.02", 100), ("- Kecamatan B", "5.1.02", 50)))

    assert (len(result.facts), errors(result)) == (2, [])


def test_a_dash_in_the_place_of_an_office_is_none(read):
    result = read(of("Sumber Dana", ("PAD", "5.1.02", 100), ("-", "5.1.02", 50)))

    assert errors(result) == []
