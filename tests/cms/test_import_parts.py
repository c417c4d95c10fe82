"""Small parts of the imports: guessing from a file's name, the differences, limits on uploads."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from cms.domain.budgets import Phase
from cms.domain.codes import UnitCode
from cms.imports.differences import NO_OFFICE, differences
from cms.imports.guessing import guessed_phase, guessed_year
from cms.imports.models import ImportBatch
from cms.imports.problem_list import problem_groups
from tests.support.city import sample, small_snapshot


@pytest.mark.parametrize(
    ("name", "year", "phase"),
    [
        ("buru-2025-sipd-rekap-murni.xlsx", 2025, Phase.ENACTED),
        ("buru-2025-sipd-rekap-perubahan.xlsx", 2025, Phase.REVISED),
        ("sumut-2022-lra-juni-disdik.xls", 2022, Phase.REALISED),
        ("buru-2024-kua-ppas-per-skpd.xlsx", 2024, Phase.PROPOSED),
        ("Lampiran I APBD_2024.xlsx", 2024, Phase.ENACTED),
        ("RAPBD 2026 rev.xlsx", 2026, Phase.PROPOSED),
        ("P-APBD_2023.ods", 2023, Phase.REVISED),
        ("APBD-P 2023.ods", 2023, Phase.REVISED),
        ("Pergeseran kedua 2025.xlsx", 2025, Phase.SHIFTED),
        ("LKPD audited 2023.xlsx", 2023, Phase.AUDITED),
        ("realisasi perubahan 2024.xlsx", 2024, Phase.REALISED),
        ("murni 2024 untuk 2025.xlsx", None, Phase.ENACTED),
        ("120251.xlsx", None, None),
        ("anggaran.xlsx", None, None),
        ("", None, None),
    ],
)
def test_year_and_phase_are_guessed_from_real_names_and_never_at_random(name, year, phase):
    assert (guessed_year(name), guessed_phase(name)) == (year, phase)


@pytest.fixture
def lines():
    return sample(2025, Phase.ENACTED).lines


def told(code: str, *messages: str) -> dict[str, list[dict[str, str]]]:
    about = {"code": code, "severity": "warning", "sheet": "L", "cell": "A1", "found": "", "remedy": ""}
    return {"problems": [about | {"message": message} for message in messages]}


def test_faults_with_a_sentence_each_stand_under_what_they_have_in_common():
    (group,) = problem_groups(told("sum.differs", "Jumlah A berbeda.", "Jumlah B berbeda."))

    assert group.heading == "Jumlah yang tercetak berbeda dari hasil penjumlahan barisnya"


def test_errors_with_a_sentence_each_stand_under_what_they_have_in_common():
    (group,) = problem_groups(told("amount.not-a-number", "Sel jumlah berisi a, bukan angka.", "Sel jumlah berisi b, bukan angka."))

    assert group.heading == "Sel jumlah berisi tulisan, bukan angka"


def test_errors_whose_kind_nobody_wrote_down_stand_under_the_first_of_them():
    (group,) = problem_groups(told("licences.fault", "Biaya A belum punya jumlah.", "Biaya B belum punya jumlah."))

    assert group.heading == "misalnya, Biaya A belum punya jumlah."


def test_faults_with_one_sentence_for_all_stand_under_it():
    (group,) = problem_groups(told("sum.differs", "Jumlah berbeda.", "Jumlah berbeda."))

    assert group.heading == "Jumlah berbeda."


def test_equal_budgets_have_no_differences(lines):
    found = differences(lines, lines)

    assert (found.is_empty, found.same, found.offices) == (True, len(lines), ())
    assert all(one.difference == 0 for one in found.balance)


def test_every_change_adds_up_to_the_change_of_the_whole(lines):
    other = sample(2025, Phase.REVISED).lines
    revised = tuple(replace(line, phase=Phase.ENACTED) for line in other)

    found = differences(lines, revised)

    by_line = sum((move.difference for move in found.moves), Decimal(0))
    by_office = sum((one.difference for one in found.offices), Decimal(0))
    whole = sum((line.amount for line in revised), Decimal(0)) - sum((line.amount for line in lines), Decimal(0))
    assert by_line == by_office == whole
    assert whole != 0


def test_the_biggest_moves_come_first_whatever_their_sign(lines):
    changed = (replace(lines[0], amount=Decimal("1.00")), replace(lines[1], amount=lines[1].amount + 5), *lines[2:-1])

    found = differences(lines, changed)

    sizes = [abs(move.difference) for move in found.biggest]
    assert sizes == sorted(sizes, reverse=True)
    assert found.biggest[0].difference < 0


def test_a_part_that_is_missing_on_one_side_is_missing_and_not_nil(lines):
    without_financing = tuple(line for line in lines if line.account.segments[0] != 6)

    balance = {one.label: one for one in differences(lines, without_financing).balance}

    assert balance["Penerimaan pembiayaan (6.1)"].new is None
    assert balance["Penerimaan pembiayaan (6.1)"].old is not None


def test_an_office_is_the_same_under_a_wider_code_and_a_new_name():
    old = tuple(line for line in sample(2025, Phase.ENACTED).lines if line.office_code)[:1]
    new = (replace(old[0], office_code=UnitCode.parse("1.1.0.0.0.0.1.0"), office_name="Dinas Pendidikan dan Kebudayaan", amount=old[0].amount + 1),)

    (office,) = differences(old, new).offices

    assert office.label == "1.01.0.00.0.00.01.0000 Dinas Pendidikan dan Kebudayaan"
    assert office.difference == 1


def test_lines_without_an_office_stand_together():
    real = next(one for one in small_snapshot().documents if one.year == 2023).lines
    found = differences(real, (replace(real[0], amount=real[0].amount + 1), *real[1:]))

    assert [(one.label, one.kind, one.difference) for one in found.offices] == [(NO_OFFICE, "Pendapatan", Decimal("1.00"))]


def test_an_upload_past_the_limit_is_never_written_down(client, officer, settings, tmp_path):
    from django.core.files.uploadedfile import SimpleUploadedFile

    settings.IMPORT_MAX_BYTES = 3_000_000
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    client.force_login(officer)

    response = client.post("/admin/impor/baru/", {"file": SimpleUploadedFile("apbd-2025-murni.csv", b"x" * 4_000_000), "sequence": "1"})

    assert "lebih besar dari" in response.content.decode()
    assert ImportBatch.objects.count() == 0
    assert list(tmp_path.glob("*.upload*")) == []
