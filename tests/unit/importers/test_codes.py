"""Codes of all kinds, told apart by their widths."""

from __future__ import annotations

import pytest

from importers.codes import RowCode, account_segments, is_no_programme, plain_code, row_code, split_code


@pytest.mark.parametrize(
    ("text", "segments"),
    [
        ("5", (5,)),
        ("5.1.02.01.01.0024", (5, 1, 2, 1, 1, 24)),
        ("5.1.02.01.001.00024", (5, 1, 2, 1, 1, 24)),
        ("5 . 1 . 02", (5, 1, 2)),
        ("5.1.02.", (5, 1, 2)),
        ("5.2..3.", (5, 2, 3)),
        ("'5.1", (5, 1)),
        ("4101", (4, 1, 1)),
        ("410101010004", (4, 1, 1, 1, 1, 4)),
        ("5.1.00.00", (5, 1)),
    ],
)
def test_account_codes_with_and_without_dots(text, segments):
    assert account_segments(text) == segments


@pytest.mark.parametrize("text", ["", "abc", "5.x", "410", "51000004", "5.0.01", "12345678901234", "5-1"])
def test_what_is_no_account_code(text):
    with pytest.raises(ValueError, match=r"\w"):
        account_segments(text)


@pytest.mark.parametrize(
    ("text", "code", "name"),
    [
        ("4101. Pajak Daerah", "4101", "Pajak Daerah"),
        ("5. Belanja Daerah", "5", "Belanja Daerah"),
        ("1.02.0.00.0.00.01.1000 RSUD Contoh", "1.02.0.00.0.00.01.1000", "RSUD Contoh"),
        ("1.01.01. - Dinas Pendidikan, Pemuda", "1.01.01", "Dinas Pendidikan, Pemuda"),
        ("X.XX.01 Program Penunjang", "X.XX.01", "Program Penunjang"),
        ("5.1.02", "5.1.02", ""),
        ("Belanja Pegawai", "", "Belanja Pegawai"),
        ("3 Desa Maju", "", "3 Desa Maju"),
        ("2022 anggaran", "", "2022 anggaran"),
        ("", "", ""),
    ],
)
def test_a_code_before_a_name(text, code, name):
    assert split_code(text) == (code, name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.02", RowCode(affair="1", function="1.02")),
        ("5.02", RowCode(affair="5", function="5.02")),
        ("5.1", RowCode(account=(5, 1))),
        ("1.02.01", RowCode(affair="1", function="1.02", programme="1.02.01")),
        ("1.02.01.2.01", RowCode(affair="1", function="1.02", programme="1.02.01", activity="1.02.01.2.01")),
        (
            "X.XX.01.2.07.0009",
            RowCode(affair="X", function="X.XX", programme="X.XX.01", activity="X.XX.01.2.07", sub_activity="X.XX.01.2.07.0009"),
        ),
        ("1.02.0.00.0.00.01.0000", RowCode(office="1.02.0.00.0.00.01.0000")),
        ("1.02.2.14.0.00.01", RowCode(office="1.02.2.14.0.00.01")),
        ("5.1.02.01.001.00024", RowCode(account=(5, 1, 2, 1, 1, 24))),
        ("X", RowCode(affair="X")),
        ("5", RowCode(affair="5", account=(5,), is_ambiguous=True)),
        ("4101", RowCode(account=(4, 1, 1))),
        ("123", None),
        ("1.234.5678", None),
    ],
)
def test_codes_since_2021(text, expected):
    assert row_code(text, is_old=False) == expected


@pytest.mark.parametrize(
    ("text", "office", "programme", "activity", "account"),
    [
        ("1.02 . 1.02.01 . 00 . 00 . 5 . 1 . 1", "1.02.01", "1.02.1.02.01.00", "1.02.1.02.01.00.00", (5, 1, 1)),
        ("1.15 . 1.15.01 . 01 . 26", "1.15.01", "1.15.1.15.01.01", "1.15.1.15.01.01.26", ()),
        ("1.18.1.01.01.21.06.5.2.1.", "1.01.01", "1.18.1.01.01.21", "1.18.1.01.01.21.06", (5, 2, 1)),
        ("1.02.01", "1.02.01", "", "", ()),
        ("1.02.01.000.000.5.2", "1.02.01", "1.02.01.000", "1.02.01.000.000", (5, 2)),
        ("5.2.2.03.01", "", "", "", (5, 2, 2, 3, 1)),
    ],
)
def test_long_codes_until_2020(text, office, programme, activity, account):
    code = row_code(plain_code(text), is_old=True)

    assert (code.office, code.programme, code.activity, code.account) == (office, programme, activity, account)


@pytest.mark.parametrize(("code", "answer"), [("1.02.1.02.01.00", True), ("1.02.01.000", True), ("1.02.1.02.01.01", False)])
def test_programme_00_is_none(code, answer):
    assert is_no_programme(code) is answer
