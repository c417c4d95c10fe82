"""Every guess about a file can be changed, is kept by name, and the next file of the same shape asks nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from click.testing import CliRunner
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cms.budgets.services import Details
from cms.domain.budgets import Phase
from cms.domain.errors import UsageError
from cms.imports import profiles, queries, services
from cms.imports.kinds import KINDS
from cms.imports.models import ImportBatch, ImportProfile, State
from importers.profiles import Profile
from tests.cms.conftest import lines_in
from tests.cms.test_admin_imports import report_of, words
from tests.support.sheets import drawn, sheet, workbook

DETAILS = Details(year=2025, phase=Phase.ENACTED, is_sample=True)
# Three digits after a sign: thousands or a fraction of a rupiah? Nobody but a person knows.
UNDECIDED = "Kode rekening | Uraian | Jumlah\n5.1.01 | Gaji (CONTOH) | 1.250\n5.1.02 | Barang (CONTOH) | 3.750"
# Two columns that could both be the amount of the year.
STRANGE = "Kode rekening | Uraian | Kolom X | Kolom Y\n5.1.01 | Gaji (CONTOH) | =1250 | =7\n5.1.02 | Barang (CONTOH) | =3750 | =8"


@pytest.fixture
def send(officer):
    def send(text: str, name: str = "apbd-2025-murni.xlsx", details: Details = DETAILS) -> ImportBatch:
        return services.receive(SimpleUploadedFile(name, drawn(text)), details, by=officer)

    return send


@pytest.fixture
def desk(client: Client, officer) -> Client:
    client.force_login(officer)
    return client


def codes(batch: ImportBatch) -> list[str]:
    return [problem["code"] for problem in batch.report["problems"]]


def amounts(batch: ImportBatch) -> list[Decimal]:
    return [line.amount for line in lines_in(batch)]


def answered(desk: Client, batch: ImportBatch, **said: str):
    return desk.post(f"{report_of(batch)}cara-membaca/", {"name": "Kiriman CONTOH"} | said, follow=True)


def test_an_undecided_notation_is_asked_and_answered_on_the_screen(desk, send):
    batch = send(UNDECIDED)
    assert (batch.state, "notation.undecided" in codes(batch)) == (State.FAULTY, True)
    assert "Jumlah Jumlah belum pasti: lihat masalahnya 1.250; 3.750" in words(desk.get(report_of(batch)))

    response = answered(desk, batch, notation="id")

    batch.refresh_from_db()
    assert (batch.state, amounts(batch)) == (State.CHECKED, [Decimal("1250.00"), Decimal("3750.00")])
    assert "Dibaca dengan profil Kiriman CONTOH" in words(response)


IN_MILLIONS = "Kode rekening | Uraian | Jumlah\n5.1.01 | Gaji (CONTOH) | =90\n\n*) angka dalam jutaan rupiah"


@pytest.mark.parametrize(("unit", "amount"), [("0", "90000000.00"), ("1", "90.00"), ("1000", "90000.00")])
def test_the_unit_of_the_amounts_is_a_guess_that_can_be_changed(desk, send, unit, amount):
    batch = send(IN_MILLIONS)

    answered(desk, batch, unit=unit)

    batch.refresh_from_db()
    assert amounts(batch) == [Decimal(amount)]


def test_the_second_file_of_the_same_shape_asks_nothing(desk, send):
    answered(desk, send(UNDECIDED), notation="id")

    second = send(UNDECIDED.replace("3.750", "9.999"), name="apbd-2026-murni.xlsx")

    assert (second.state, second.details["profile"], amounts(second)[1]) == (State.CHECKED, "Kiriman CONTOH", Decimal("9999.00"))


# Neither column of amounts says so in a word that is known: no table is found until somebody names the columns.
UNKNOWN = "Kode rekening | Uraian | Jumlah lama | Jumlah baru\n5.1.01 | Gaji (CONTOH) | =1250 | =2250\n5.1.02 | Barang (CONTOH) | =3750 | =4750"


def test_where_no_table_was_found_every_column_is_offered_with_what_stands_in_it(desk, send):
    batch = send(UNKNOWN)
    report = words(desk.get(report_of(batch)))

    offered = column_choices(desk, batch)

    assert offered == {
        "": "Tidak ada",
        "A": "A: Kode rekening — 5.1.01; 5.1.02",
        "B": "B: Uraian — Gaji (CONTOH); Barang (CONTOH)",
        "C": "C: Jumlah lama — 1250; 3750",
        "D": "D: Jumlah baru — 2250; 4750",
    }
    assert "Lembar1 (belum terbaca) Yang paling mirip judul kolom: baris 1." in report


def test_where_only_the_column_of_amounts_is_undecided_every_column_is_offered_too(desk, send):
    batch = send(UNKNOWN.replace("Jumlah lama", "Jumlah").replace("Jumlah baru", "Nilai"))
    report = words(desk.get(report_of(batch)))

    assert column_choices(desk, batch)["D"] == "D: Nilai — 2250; 4750"
    assert "Lembar1 (belum terbaca) Yang paling mirip judul kolom: baris 1." in report


def test_of_a_sheet_without_a_table_and_with_personal_numbers_no_value_is_shown(desk, send):
    batch = send(UNKNOWN.replace("Gaji (CONTOH)", "Bantuan 9999999999999999"))

    offered = column_choices(desk, batch)

    assert offered["B"] == "B: Uraian"
    assert "99999999" not in words(desk.get(report_of(batch)))


def test_several_sheets_without_a_table_can_be_told_apart(desk, officer):
    other = "Nama | Sisa\nKertas (CONTOH) | =5"
    content = workbook(sheet("Pertama", UNKNOWN), sheet("Kedua", other))
    batch = services.receive(SimpleUploadedFile("apbd-2025-murni.xlsx", content), DETAILS, by=officer)

    page = desk.get(f"{report_of(batch)}cara-membaca/").content.decode()

    assert '<option value="Kedua">' in page
    assert "Sisa" in page


def test_the_second_file_without_a_known_title_asks_nothing_either(desk, send):
    answered(desk, send(UNKNOWN), column_account="A", column_name="B", column_amount="D")

    batch = send(UNKNOWN.replace("=4750", "=9999"))

    assert (batch.state, amounts(batch)) == (State.CHECKED, [Decimal("2250.00"), Decimal("9999.00")])
    assert batch.report["profile"] == "Kiriman CONTOH"


SHIFTS = """
    Kode rekening | Uraian          | APBD Murni | Pergeseran I | Pergeseran II | Pergeseran III
    5.1.01        | Gaji (CONTOH)   | =10        | =11          | =12           | =13
    5.1.02        | Barang (CONTOH) | =20        | =21          | =22           | =23
"""


def shift(number: int) -> Details:
    return Details(year=2025, phase=Phase.SHIFTED, sequence=number, is_sample=True)


def test_of_several_shifts_the_column_is_chosen_by_its_title(desk, send):
    batch = send(SHIFTS, details=shift(2))
    assert (batch.state, codes(batch)) == (State.FAULTY, ["column.ambiguous"])
    assert column_choices(desk, batch)["E"] == "E: Pergeseran II — 12; 22"

    answered(desk, batch, column_amount="E")

    batch.refresh_from_db()
    assert (batch.state, amounts(batch)) == (State.CHECKED, [12, 22])


@pytest.mark.parametrize("other", [shift(3), shift(1), Details(year=2025, phase=Phase.REVISED, is_sample=True)])
def test_a_column_of_amounts_chosen_for_one_shift_is_not_taken_for_another(desk, send, other):
    answered(desk, send(SHIFTS, details=shift(2)), column_amount="E")

    batch = send(SHIFTS, details=other)

    assert (batch.details["profile"], amounts(batch)) == ("", [])


def test_two_shifts_of_one_file_are_each_asked_about_once(desk, send):
    for number, letter in ((2, "E"), (3, "F")):
        answered(desk, send(SHIFTS, details=shift(number)), column_amount=letter, name=f"Pergeseran {number}")

    again = [amounts(send(SHIFTS.replace("=12", "=15"), details=shift(number))) for number in (2, 3)]

    assert again == [[15, 22], [13, 23]]


def test_a_name_of_one_shift_is_not_given_to_another(desk, send):
    answered(desk, send(SHIFTS, details=shift(2)), column_amount="E", name="Pergeseran")

    answer = answered(desk, send(SHIFTS, details=shift(3)), column_amount="F", name="Pergeseran")

    assert "Nama ini sudah dipakai" in words(answer)


def test_a_chosen_column_of_a_report_holds_for_the_next_report_of_the_year(desk, send):
    first = Details(year=2025, phase=Phase.REALISED, is_sample=True)
    answered(desk, send(UNKNOWN, details=first), column_account="A", column_name="B", column_amount="D")

    batch = send(UNKNOWN, details=replace(first, sequence=2))

    assert amounts(batch) == [Decimal("2250.00"), Decimal("4750.00")]


@pytest.mark.parametrize(
    "other", [UNKNOWN.replace("Jumlah lama", "Jumlah lain"), UNKNOWN.replace("Uraian | ", "Uraian | | ").replace("| =1", "| | =1")]
)
def test_a_file_without_a_known_title_and_of_another_shape_is_asked_about(desk, send, other):
    answered(desk, send(UNKNOWN), column_account="A", column_name="B", column_amount="D")

    assert send(other).report["profile"] == ""


def test_a_file_of_another_shape_is_not_read_with_that_profile(desk, send):
    answered(desk, send(UNDECIDED), notation="id")

    other = send(UNDECIDED.replace("Uraian", "Nama rekening"))

    assert (other.state, other.details["profile"]) == (State.FAULTY, "")


def test_a_column_that_was_not_understood_can_be_named(desk, send):
    batch = send(STRANGE)
    assert batch.state == State.FAULTY

    answered(desk, batch, column_amount="D", column_account="A", first_heading="1")

    batch.refresh_from_db()
    assert amounts(batch) == [Decimal("7.00"), Decimal("8.00")]


THREE_ROWS = """
    Kode | Uraian  | Kelompok belanja | <     | Keterangan
    ^    | ^       | Operasi          | Modal | ^
    ^    | ^       | Pagu             | Pagu  | ^
    5.1  | Operasi | =90              |       | x
    5.2  | Modal   |                  | =40   | y
"""


def test_after_a_wrong_choice_every_column_can_still_be_chosen(desk, send):
    batch = send(THREE_ROWS)
    offered = column_choices(desk, batch)

    answered(desk, batch, column_amount="E")

    batch.refresh_from_db()
    assert [*column_choices(desk, batch)][1:] == [*offered][1:]
    assert batch.state == State.FAULTY
    answered(desk, batch, column_amount="")
    batch.refresh_from_db()
    assert amounts(batch) == [90, 40]


def test_the_guess_names_every_column_of_amounts(desk, send):
    assert "C (Kelompok belanja &gt; Operasi &gt; Pagu), D (Kelompok belanja &gt; Modal &gt; Pagu)" in column_choices(desk, send(THREE_ROWS))[""]


def test_columns_that_lost_to_a_chosen_one_are_named(desk, send):
    batch = send(THREE_ROWS)

    answered(desk, batch, column_amount="C")

    batch.refresh_from_db()
    (problem,) = [problem for problem in batch.report["problems"] if problem["code"] == "column.unread"]
    assert "D (Kelompok belanja > Modal > Pagu)" in problem["found"]


def column_choices(desk: Client, batch: ImportBatch) -> dict[str, str]:
    """What may be chosen as the amount: letters -> what the screen says."""
    page = desk.get(f"{report_of(batch)}cara-membaca/").content.decode()
    (list_of,) = re.findall(r'<select name="column_amount".*?</select>', page, re.DOTALL)
    return dict(re.findall(r'<option value="([^"]*)"[^>]*>\s*(.*?)\s*</option>', list_of, re.DOTALL))


def test_the_screen_shows_what_was_said_before(desk, send):
    batch = send(UNDECIDED)
    answered(desk, batch, notation="en")

    page = desk.get(f"{report_of(batch)}cara-membaca/").content.decode()

    assert 'value="Kiriman CONTOH"' in page
    assert '<option value="en" selected>' in page


def test_one_column_cannot_mean_two_things(desk, send):
    response = answered(desk, send(UNDECIDED), column_amount="C", column_account="C")

    assert "Kolom C dipilih lebih dari sekali." in words(response)
    assert ImportProfile.objects.count() == 0


def test_a_profile_needs_a_name(desk, send):
    response = answered(desk, send(UNDECIDED), name="")

    assert "Beri nama" in words(response)


def test_what_a_file_was_read_with_stays_in_its_record_when_the_profile_goes(desk, send):
    batch = send(UNDECIDED)
    answered(desk, batch, notation="id")
    ImportProfile.objects.all().delete()

    batch.refresh_from_db()

    assert batch.report["reading"] == {"notation": "id"}


def test_the_version_says_with_which_profile_it_was_read(desk, send, officer):
    batch = send(UNDECIDED)
    answered(desk, batch, notation="id")

    stored = services.accept(batch, by=officer)

    assert stored.vintage.profile == "Kiriman CONTOH"


def test_a_profile_survives_being_kept_as_plain_values(db):
    profile = Profile(name="Lengkap", columns={"amount": "F"}, heading_rows=(3, 5), aliases={"amount": ("Pagu",)}, notation="en", part="5")

    profiles.remember(profile, shape="", details=DETAILS, by=None)

    assert profiles.named("Lengkap") == profile


def test_a_profile_that_is_not_there_is_said_with_those_that_are(db):
    profiles.remember(Profile(name="SIPD"), shape="", details=DETAILS, by=None)

    with pytest.raises(UsageError, match="Yang ada: SIPD"):
        profiles.named("sipd lama")


def test_the_command_line_reads_with_a_profile_by_its_name(db, tmp_path, monkeypatch):
    monkeypatch.setattr("cms.imports.kinds.require_ready", lambda: None)
    profiles.remember(Profile(name="Kiriman CONTOH", notation="id"), shape="", details=DETAILS, by=None)
    path = tmp_path / "kiriman.xlsx"
    path.write_bytes(drawn(UNDECIDED))
    command = [str(path), "--year", "2025", "--phase", "murni", "--sample", "--dry-run"]

    without, with_profile = (CliRunner().invoke(KINDS["budget"], [*command, *more]) for more in ([], ["--profile", "Kiriman CONTOH"]))

    assert (without.exit_code, with_profile.exit_code) == (10, 0)


def test_the_command_line_writes_the_marked_workbook(db, tmp_path, monkeypatch):
    monkeypatch.setattr("cms.imports.kinds.require_ready", lambda: None)
    path, marked = tmp_path / "kiriman.xlsx", tmp_path / "bertanda.xlsx"
    path.write_bytes(drawn(UNDECIDED))

    CliRunner().invoke(KINDS["budget"], [str(path), "--year", "2025", "--phase", "murni", "--dry-run", "--marked", str(marked)])

    assert marked.read_bytes()[:2] == b"PK"


@pytest.mark.parametrize(("typed", "amount"), [("1.250.000,50", "1250000.50"), ("Rp 1250000,5", "1250000.50"), ("0", "0.00"), ("-5", "-5.00")])
def test_a_signed_total_is_typed_as_people_write_it(desk, budget_file, typed, amount):
    desk.post("/admin/impor/baru/", {"file": budget_file(), "sequence": "1", "is_sample": "on", "control_expenditure": typed})

    assert queries.details_of(ImportBatch.objects.get()).control_expenditure == Decimal(amount)


@pytest.mark.parametrize("typed", ["1.25", "satu", "1,250,000.50", "1.250.00"])
def test_a_signed_total_that_is_no_amount_is_told(desk, budget_file, typed):
    response = desk.post("/admin/impor/baru/", {"file": budget_file(), "sequence": "1", "control_expenditure": typed})

    assert "Tulis jumlahnya seperti 1.250.000,50." in words(response)
