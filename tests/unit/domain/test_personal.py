"""Personal numbers are found in free text; codes and amounts are not taken for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cms.domain.personal import masked, personal_number

# Put together here so that no file of the project holds one.
NIK = "".join(["1275", "0102", "0304", "0506"])
NIP = "".join(["19700101", "199501", "1", "001"])
PHONE = "".join(["0812", "3456", "7890"])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"NIK {NIK}", "nik"),
        (f"an. Contoh ({NIK})", "nik"),
        (" ".join([NIK[:4], NIK[4:8], NIK[8:12], NIK[12:]]), "nik"),
        (f"NIP.{NIP}", "nip"),
        (" ".join([NIP[:8], NIP[8:14], NIP[14], NIP[15:]]), "nip"),
        (f"hub. {PHONE}", "phone"),
        ("+62 812-3456-7890", "phone"),
        ("62" + PHONE[1:], "phone"),
        ("surat ke nama.orang@contoh.go.id", "email"),
    ],
)
def test_a_personal_number_is_found_and_hidden(text, kind):
    hidden = masked(text)

    assert personal_number(text) == kind
    assert personal_number(hidden) is None
    assert "•" in hidden


@pytest.mark.parametrize(
    "text",
    [
        "5.1.02.01.01.0024",
        "1.02.0.00.0.00.01.0000",
        "X.XX.01.2.07.0009",
        "1234567890123",
        "49.537.253.760,00",
        "Rp1.078.983.576.660,00",
        "1078983576660.00",
        "12 bulan x 2.500.000,00 = 30.000.000,00",
        "2024/2025",
        "Jalan Veteran No. 8 Km 12",
        "08:00-16:00",
        "",
    ],
)
def test_codes_and_amounts_are_no_personal_numbers(text):
    assert personal_number(text) is None


def test_a_long_text_is_shortened_in_messages():
    assert len(masked("kata " * 100)) == 60


@given(some.text(max_size=80))
def test_masking_never_leaves_a_number_behind(text):
    assert personal_number(masked(f"{text} {NIK} {text}")) != "nik"
