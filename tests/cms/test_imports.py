"""A file on its way in: received, checked, mended, accepted or refused; from the admin and from the command line alike."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import ModelLogEntry

from cms.budgets import public
from cms.budgets import queries as budgets
from cms.budgets.models import BudgetDocumentPage, BudgetVintage
from cms.budgets.services import Details, publish
from cms.budgets.storage import lines_of, row_in
from cms.domain.amounts import total
from cms.domain.budgets import Phase
from cms.domain.errors import MoveRefused, UsageError
from cms.imports import queries, services
from cms.imports.models import CheckedFigures, ImportBatch, State
from tests.cms.conftest import BUDGET, FAULTY, WITH_NIK, lines_in
from tests.support.sheets import drawn, saved_at

WHOLE = Decimal("48548250000.50")
MURNI = Details(year=2025, phase=Phase.ENACTED, is_sample=True)


def kept_files() -> list[str]:
    """Every file in the private store."""
    folder = Path(default_storage.location)
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_a_good_file_waits_with_its_figures_and_nothing_is_stored_yet(received):
    batch = received()

    lines = lines_in(batch)
    assert batch.state == State.CHECKED
    assert total(line.amount for line in lines) == WHOLE
    assert BudgetDocumentPage.objects.count() == BudgetVintage.objects.count() == 0


def test_the_report_counts_every_row(received):
    report = received().report

    assert report["rows_read"] == report["rows_stored"] + report["rows_refused"] + sum(report["rows_skipped"].values())
    assert (report["rows_stored"], report["totals"]["by_account"]["5"]) == (4, "17048250000.50")


def test_accepting_stores_what_was_shown_as_a_draft(received, officer):
    batch = received()
    shown = lines_in(batch)

    stored = services.accept(batch, by=officer)

    batch.refresh_from_db()
    assert budgets.stored_lines(stored.vintage) == shown
    assert (batch.state, batch.vintage, batch.decided_by) == (State.ACCEPTED, stored.vintage, officer)
    assert (stored.page.live, stored.page.slug, stored.vintage.accepted_by) == (False, "apbd-contoh-2025-murni", officer)
    assert public.published() == ()


def test_accepting_does_not_read_the_file_again(received, officer):
    batch = received()
    shown = lines_in(batch)
    default_storage.delete(batch.file.name)

    stored = services.accept(batch, by=officer)

    assert budgets.stored_lines(stored.vintage) == shown


def test_what_was_said_of_the_document_stands_on_its_page(received, officer):
    from datetime import date

    batch = received(title="APBD percobaan", regulation_number="Perda CONTOH 1/2025", regulation_date=date(2025, 1, 2), origin="Dikarang")

    page = services.accept(batch, by=officer).page.get_latest_revision_as_object()

    assert (page.title, page.regulation_number, page.regulation_date, page.origin) == (
        "APBD percobaan",
        "Perda CONTOH 1/2025",
        date(2025, 1, 2),
        "Dikarang",
    )


def test_a_file_is_accepted_once_only(received, officer):
    batch = received()
    services.accept(batch, by=officer)

    with pytest.raises(MoveRefused, match="tidak menunggu"):
        services.accept(batch, by=officer)

    assert BudgetVintage.objects.count() == 1


def test_a_faulty_file_is_reported_whole_and_cannot_be_accepted(received, officer):
    batch = received(FAULTY)

    assert batch.state == State.FAULTY
    assert sorted((one["code"], one["cell"]) for one in batch.report["problems"] if one["severity"] == "error") == [
        ("amount.destroyed", "E3"),
        ("amount.not-a-number", "E4"),
    ]
    with pytest.raises(MoveRefused):
        services.accept(batch, by=officer)
    assert BudgetDocumentPage.objects.count() == CheckedFigures.objects.count() == 0


def test_a_file_that_is_no_workbook_is_reported_and_not_a_failure(officer):
    batch = services.receive(SimpleUploadedFile("apbd.xlsx", b"PK\x03\x04 terpotong"), MURNI, by=officer)

    assert batch.state == State.FAULTY
    assert [one["code"] for one in batch.report["problems"]] == ["file.damaged"]
    assert batch.file_bytes == 14


def test_a_file_of_another_year_is_refused_with_its_cell(received):
    with_year = (
        BUDGET.replace("Kode rekening     |", "Tahun | Kode rekening     |").replace("    4.1", "    2024 | 4.1").replace("    5.", "    2024 | 5.")
    )

    batch = received(with_year)

    assert batch.state == State.FAULTY
    assert any(one["code"].startswith("year.") for one in batch.report["problems"])


def test_a_file_with_a_personal_number_is_not_kept(received):
    batch = received(WITH_NIK)

    batch.refresh_from_db()
    assert (batch.state, batch.file.name, kept_files()) == (State.FAULTY, "", [])
    assert "9999999999999999" not in str(batch.report)


def test_a_mended_file_takes_the_place_of_the_faulty_one(received, budget_file, officer):
    batch = received(FAULTY)
    faulty = batch.file.name

    services.check_again(batch, MURNI, by=officer, upload=budget_file(name="diperbaiki.xlsx"))

    batch.refresh_from_db()
    assert (batch.state, batch.file_name) == (State.CHECKED, "diperbaiki.xlsx")
    assert kept_files() == [Path(batch.file.name).name]
    assert not default_storage.exists(faulty)


def test_the_same_file_can_be_read_again_for_another_phase(received, officer):
    from dataclasses import replace

    batch = received()

    services.check_again(batch, replace(MURNI, phase=Phase.REVISED), by=officer)

    assert {line.phase for line in lines_in(batch)} == {Phase.REVISED}
    assert services.accept(batch, by=officer).page.slug == "apbd-contoh-2025-perubahan"


def test_a_decided_file_is_not_read_again(received, officer):
    batch = received()
    services.accept(batch, by=officer)
    batch.refresh_from_db()

    with pytest.raises(MoveRefused, match="sudah diputuskan"):
        services.check_again(batch, MURNI, by=officer)


def test_a_refused_file_goes_and_its_record_stays(received, officer, django_capture_on_commit_callbacks):
    batch = received()

    with django_capture_on_commit_callbacks(execute=True):
        services.refuse(batch, by=officer, reason="salah kirim")

    batch.refresh_from_db()
    assert (batch.state, batch.details["reason"], batch.decided_by) == (State.REFUSED, "salah kirim", officer)
    assert kept_files() == []
    assert CheckedFigures.objects.count() == 0


def test_the_same_bytes_again_make_no_new_vintage(received, officer):
    first = services.accept(received(), by=officer)
    again = received()

    assert queries.twin_of(again).vintage == first.vintage
    assert services.accept(again, by=officer).is_new is False
    assert BudgetVintage.objects.count() == 1


def test_a_correction_is_compared_with_what_is_public(received, officer):
    publish(services.accept(received(), by=officer).page)
    draft = services.accept(received(BUDGET.replace("9600000000", "9700000000")), by=officer)

    batch = received(BUDGET.replace("9600000000", "9800000000"))

    assert queries.base_of(batch).number == 1
    stored = services.accept(batch, by=officer)
    publish(stored.page)
    batch.refresh_from_db()
    assert (draft.vintage.number, stored.vintage.number, queries.base_of(batch).number) == (2, 3, 1)


def test_figures_waiting_for_acceptance_come_back_exactly(received):
    batch = received()

    figures = queries.waiting_figures(batch)

    assert lines_of(map(row_in, figures.texts), year=2025, phase=Phase.ENACTED) == lines_in(batch)
    assert figures.record.file_name == "apbd-2025-murni.xlsx"


@pytest.mark.parametrize("name", ["../../etc/passwd", "C:\\Users\\orang\\apbd.xlsx", "apbd\x00\n.xlsx", "a" * 400 + ".xlsx", '"; rm -rf /.xlsx'])
def test_no_path_of_the_senders_is_used(officer, name):
    upload = SimpleUploadedFile("apbd.xlsx", drawn(BUDGET))
    upload._name = name

    batch = services.receive(upload, MURNI, by=officer)

    folder = Path(default_storage.location).resolve()
    assert Path(batch.file.path).resolve().is_relative_to(folder / "imports")
    assert not set(Path(batch.file.name).name) - set("0123456789abcdef.xlsbin")
    assert len(batch.file_name) <= 255
    assert "/" not in batch.file_name.removesuffix('"; rm -rf /.xlsx')
    assert batch.file_name.isprintable()


def test_kept_files_can_be_read_by_their_owner_only(received):
    assert Path(received().file.path).stat().st_mode & 0o077 == 0


def test_who_did_what_is_in_the_log(received, officer):
    batch = received()
    services.accept(batch, by=officer)

    entries = ModelLogEntry.objects.filter(object_id=str(batch.pk)).order_by("pk").values_list("action", "user__username")
    assert list(entries) == [("terang.import.received", "petugas"), ("terang.import.accepted", "petugas")]


def test_when_storing_fails_nothing_is_left_behind(budget_file, officer, monkeypatch):
    monkeypatch.setattr(services, "pack", lambda figures: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        services.receive(budget_file(), MURNI, by=officer)

    assert (ImportBatch.objects.count(), kept_files()) == (0, [])


# The command line


@pytest.mark.django_db
def test_the_command_line_checks_and_stores_the_same(tmp_path):
    report = services.import_budget(saved_at(tmp_path, drawn(BUDGET)), MURNI)

    batch = ImportBatch.objects.get()
    assert (report["accepted"], report["document"], report["vintage"], report["is_new"], report["published"]) == (
        True,
        "apbd-contoh-2025-murni",
        "v1",
        True,
        False,
    )
    assert total(line.amount for line in budgets.stored_lines(batch.vintage)) == WHOLE
    assert (batch.state, batch.sent_by, batch.file_name) == (State.ACCEPTED, None, "berkas.xlsx")
    assert report["changes"] | {"biggest": []} == {
        "compared_with": None,
        "added": 4,
        "changed": 0,
        "removed": 0,
        "same": 0,
        "net": str(WHOLE),
        "alarms": [],
        "biggest": [],
    }


@pytest.mark.django_db
def test_the_command_line_publishes_when_told_to(tmp_path):
    report = services.import_budget(saved_at(tmp_path, drawn(BUDGET)), MURNI, publish=True)

    assert report["published"] is True
    assert [one.dataset for one in public.published()] == ["apbd-contoh-2025-murni"]


@pytest.mark.django_db
def test_a_dry_run_says_what_would_change_and_stores_nothing(tmp_path):
    services.import_budget(saved_at(tmp_path, drawn(BUDGET)), MURNI, publish=True)

    report = services.import_budget(saved_at(tmp_path, drawn(BUDGET.replace("9600000000", "9600000001")), "baru.xlsx"), MURNI, dry_run=True)

    (move,) = report["changes"].pop("biggest")
    assert report["changes"] == {"compared_with": "v1", "added": 0, "changed": 1, "removed": 0, "same": 3, "net": "1.00", "alarms": []}
    assert (move["kind"], move["old"], move["new"], move["cell"]) == ("changed", "9600000000.00", "9600000001.00", "Lembar1!E4")
    assert (report["accepted"], report["vintage"]) == (True, None)
    assert ImportBatch.objects.count() == BudgetVintage.objects.count() == 1


@pytest.mark.django_db
def test_a_faulty_file_leaves_no_trace_and_the_old_version_stays(tmp_path):
    services.import_budget(saved_at(tmp_path, drawn(BUDGET)), MURNI, publish=True)
    files, published = kept_files(), public.published()

    report = services.import_budget(saved_at(tmp_path, drawn(FAULTY), "rusak.xlsx"), MURNI, publish=True)

    assert (report["accepted"], report["vintage"], len([one for one in report["problems"] if one["severity"] == "error"])) == (False, None, 2)
    assert (kept_files(), public.published(), ImportBatch.objects.count()) == (files, published, 1)


@pytest.mark.django_db
def test_importing_the_same_file_twice_changes_nothing_the_second_time(tmp_path):
    path = saved_at(tmp_path, drawn(BUDGET))
    services.import_budget(path, MURNI, publish=True)
    before = (kept_files(), ImportBatch.objects.count(), BudgetDocumentPage.objects.get().revisions.count())

    report = services.import_budget(path, MURNI, publish=True)

    assert (report["is_new"], report["vintage"]) == (False, "v1")
    assert (kept_files(), ImportBatch.objects.count(), BudgetDocumentPage.objects.get().revisions.count()) == before


@pytest.mark.django_db
def test_messages_come_in_the_language_asked_for(tmp_path):
    path = saved_at(tmp_path, drawn(FAULTY))

    indonesian, english = (services.import_budget(path, MURNI, language=language)["problems"][0]["message"] for language in ("id", "en"))

    assert indonesian != english


@pytest.mark.django_db
def test_a_file_that_is_not_there_is_a_wrong_argument(tmp_path):
    with pytest.raises(UsageError):
        services.import_budget(tmp_path / "tidak-ada.xlsx", MURNI)


def test_of_a_file_with_several_shifts_the_officer_s_sequence_takes_one(received):
    shifts = """
        Versi         | Kode rekening | Jumlah
        Pergeseran I  | 5.1.01        | =61
        Pergeseran II | 5.1.01        | =63
    """

    second, unsaid = received(shifts, phase=Phase.SHIFTED, sequence=2), received(shifts, phase=Phase.SHIFTED)

    assert [line.amount for line in lines_in(second)] == [Decimal(63)]
    assert [problem["code"] for problem in unsaid.report["problems"]] == ["phase.rows-unclear"]
