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
        *(
            (gap.join([NIK[:4], NIK[4:8], NIK[8:12], NIK[12:]]), "nik")
            for gap in ("\u00a0", "\u202f", "\u2013", "\u2011", ".", "  ", " - ", "_", "\u200b", "\n")
        ),
        *((gap.join([NIK[:6], NIK[6:12], NIK[12:]]), "nik") for gap in (" ", ".", "-", "\u2009")),
        (".".join([NIK[:2], NIK[2:6], NIK[6:12], NIK[12:]]), "nik"),
        (" ".join([NIK[:2], NIK[2:4], NIK[4:6], NIK[6:12], NIK[12:]]), "nik"),
        (" ".join(NIK), "nik"),
        (" ".join(NIK[place : place + 2] for place in range(0, 16, 2)), "nik"),
        *((f"{NIK[:place]}\n{NIK[place:]}", "nik") for place in (5, 8, 15)),
        (f"{NIK[:8]}\r\n{NIK[8:]}", "nik"),
        (NIK[:6] + "\u00ad" + NIK[6:], "nik"),
        (NIK.translate({48 + digit: 0xFF10 + digit for digit in range(10)}), "nik"),
        (NIK.translate({48 + digit: 0x660 + digit for digit in range(10)}), "nik"),
        *((f"{NIK}{gap}{NIK}", "nik") for gap in "/,;.-"),
        ("2024 " + " ".join([NIK[:4], NIK[4:8], NIK[8:12], NIK[12:]]), "nik"),
        *((gap.join([NIP[:8], NIP[8:14], NIP[14], NIP[15:]]), "nip") for gap in ("\u00a0", ".", "-", "  ")),
        (" ".join([NIP[:8], NIP[8:14], NIP[14:]]), "nip"),
        (".".join([NIP[:8], NIP[8:14], NIP[14:]]), "nip"),
        *((gap.join([PHONE[:4], PHONE[4:8], PHONE[8:]]), "phone") for gap in (".", "\u00a0", "  ", "\u2013", " - ", "\n")),
        (f"({PHONE[:4]}) {PHONE[4:8]}-{PHONE[8:]}", "phone"),
        (f"({PHONE[:4]}){PHONE[4:]}", "phone"),
        (f"(+62) {PHONE[1:4]}-{PHONE[4:8]}-{PHONE[8:]}", "phone"),
        (f"+62.{PHONE[1:4]}.{PHONE[4:8]}.{PHONE[8:]}", "phone"),
        (f"telp{PHONE}", "phone"),
        (f"hape{PHONE}", "phone"),
        (f"{PHONE[:4]}-{PHONE[4:8]}-{PHONE[8:]}/{PHONE[:4]}-{PHONE[4:8]}-{PHONE[8:]}", "phone"),
        ("nama\uff20contoh.id", "email"),
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
        "51.02.01.01.01.01.0024",
        "1.02.2.14.0.00.01.0000",
        "1.20.1.20.03.00.00.5.1.1.01",
        "1 02 02 2 02 0001 5 1 02 01 01 0024",
        "3.271.010.203.040.506",
        "62.812.345.678",
        "0.8123456789012345",
        "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16",
        "20240101 20241231",
        "15-01-2010 12-01-2010",
        "2019 2020 2021 2022",
        "20240101.202412.1",
        "Rp1.500.000/Rp2.500.000/12 bulan",
        "2 orang x 3 hari@Rp.150.000",
        "20 orang @ 1.500.000",
        "0812/345/678/2024",
        "e3b0812345678934ca495991b7852b855",
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
