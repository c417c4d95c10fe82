"""Big files are read in a process of their own: the upload answers at once, a page says how far it is, and a reading that ends early is told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from cms.domain.errors import MoveRefused
from cms.imports import background, queries, services
from cms.imports.models import CheckedFigures, FileReading, ImportBatch, ImportProfile, State
from importers.profiles import Profile
from tests.cms.conftest import BUDGET, FAULTY, WITH_NIK, lines_in
from tests.cms.test_admin_imports import report_of, sent, words

ANOTHER = BUDGET.replace("=7400000000", "=7500000000")


@pytest.fixture(autouse=True)
def started(settings, monkeypatch) -> list[tuple[int, str]]:
    """Every file counts as big; the processes that would be started are written down instead."""
    settings.IMPORT_BACKGROUND_FROM = 0
    processes: list[tuple[int, str]] = []
    monkeypatch.setattr(background, "start", lambda batch, token: processes.append((batch.pk, token)))
    return processes


@pytest.fixture
def big(received, started, django_capture_on_commit_callbacks):
    """A file that was sent and whose process has not begun yet."""

    def big(text: str = BUDGET) -> ImportBatch:
        with django_capture_on_commit_callbacks(execute=True):
            return received(text)

    return big


def run(started) -> ImportBatch:
    """What the process does."""
    pk, token = started[-1]
    call_command("read_file", str(pk), token)
    return ImportBatch.objects.get(pk=pk)


def silent(batch: ImportBatch) -> None:
    FileReading.objects.filter(batch=batch).update(seen_at=timezone.now() - timedelta(minutes=2))


def test_the_upload_answers_at_once_with_a_page_that_looks_again_by_itself(desk, budget_file):
    response = sent(desk, budget_file())

    text = words(response)
    assert "sedang dibaca" in text
    assert "langkah 1 dari 4" in text
    assert "detik" in text
    assert '<meta http-equiv="refresh"' in response.content.decode()
    assert ImportBatch.objects.get().state == State.READING


def test_the_process_makes_the_same_report_as_a_small_file_gets(big, started, settings, received):
    read = (big(), run(started))[1]
    settings.IMPORT_BACKGROUND_FROM = 10**9

    at_once = received()

    assert (read.state, read.report) == (State.CHECKED, at_once.report)
    assert lines_in(read) == lines_in(at_once)
    assert not FileReading.objects.exists()


def test_a_big_file_with_faults_waits_to_be_mended(big, started, desk):
    batch = (big(FAULTY), run(started))[1]

    assert batch.state == State.FAULTY
    assert "Ada 2 kesalahan" in words(desk.get(report_of(batch)))


def test_a_big_file_with_a_personal_number_goes_after_its_reading(big, started):
    batch = (big(WITH_NIK), run(started))[1]

    assert (batch.state, batch.file.name) == (State.FAULTY, "")
    assert "9999999999999999" not in str(batch.report)


@pytest.mark.parametrize("what", ["accept", "refuse", "check_again"])
def test_a_file_that_is_being_read_is_neither_decided_nor_read_twice(big, officer, what):
    batch = big()
    arguments = {"details": queries.details_of(batch)} if what == "check_again" else {}

    with pytest.raises(MoveRefused, match="sedang dibaca"):
        getattr(services, what)(batch, by=officer, **arguments)


def test_a_reading_without_a_sign_of_life_is_told_as_broken_off_and_the_file_can_be_read_again(big, started, desk, officer):
    batch = big()
    silent(batch)

    text = words(desk.get(report_of(batch), follow=True))

    assert "Pembacaan berkas ini terputus" in text
    assert "Periksa lagi" in text
    # Nothing was read, so nothing is marked, mended, or counted as zero.
    assert not [word for word in ("bertanda", "dengan tandanya", "sudah diperbaiki", "Ditolak karena kesalahan", "sha256") if word in text]
    batch.refresh_from_db()
    services.check_again(batch, queries.details_of(batch), by=officer)
    assert ImportBatch.objects.get().state == State.READING


def test_a_reading_that_was_given_up_stores_nothing_when_it_ends_after_all(big, started, desk):
    batch = big()
    reading = FileReading.objects.get()
    silent(batch)
    desk.get(report_of(batch))

    call_command("read_file", str(batch.pk), reading.token)

    assert ImportBatch.objects.get().state == State.FAULTY
    assert not CheckedFigures.objects.exists()


def test_a_fault_of_ours_while_reading_is_told_and_not_waited_for(big, started, monkeypatch):
    batch = big()
    monkeypatch.setattr(services, "check", lambda *arguments, **said: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        run(started)

    batch.refresh_from_db()
    assert [problem["code"] for problem in batch.report["problems"]] == ["reading.broken-off"]


def test_a_process_that_cannot_be_started_leaves_no_file_waiting_for_ever(big, monkeypatch, settings):
    batch = big()
    monkeypatch.undo()
    settings.IMPORT_BACKGROUND_FROM = 0
    monkeypatch.setattr("cms.imports.background.subprocess.Popen", lambda *arguments, **said: (_ for _ in ()).throw(OSError("none")))

    with pytest.raises(OSError, match="none"):
        background.start(batch, FileReading.objects.get().token)

    batch.refresh_from_db()
    assert batch.state == State.FAULTY


def test_the_replaced_file_goes_when_its_successor_is_read(big, started, officer, budget_file, django_capture_on_commit_callbacks):
    batch = (big(FAULTY), run(started))[1]
    old = batch.file.name
    with django_capture_on_commit_callbacks(execute=True):
        services.check_again(batch, queries.details_of(batch), by=officer, upload=budget_file())
    assert batch.file.storage.exists(old)

    read = run(started)

    assert (read.state, read.file.storage.exists(old), read.file.storage.exists(read.file.name)) == (State.CHECKED, False, True)


def test_what_an_officer_said_of_the_columns_is_kept_after_a_reading_in_the_background(big, started, officer, django_capture_on_commit_callbacks):
    batch = (big(), run(started))[1]
    with django_capture_on_commit_callbacks(execute=True):
        services.read_as(batch, Profile(name="Kiriman CONTOH", columns={"account": "A"}), by=officer)

    read = run(started)

    assert (read.report["profile"], ImportProfile.objects.get().name) == ("Kiriman CONTOH", "Kiriman CONTOH")


def test_a_step_that_is_told_is_shown_with_how_many_there_are(big, desk):
    batch = big()
    with background.signs_of_life(FileReading.objects.get()) as told:
        told("Memahami kolom dan baris")

        text = words(desk.get(report_of(batch)))

    assert "Memahami kolom dan baris (langkah 2 dari 4)" in text


def test_files_that_are_being_read_stand_among_those_that_wait(big, desk):
    big()

    assert "Sedang dibaca" in words(desk.get("/admin/"))
    assert "Sedang dibaca" in words(desk.get("/admin/impor/"))


def test_whoever_had_it_read_in_the_background_counts_among_those_who_handled_it(big, started, officer, editor, django_capture_on_commit_callbacks):
    batch = (big(), run(started))[1]
    with django_capture_on_commit_callbacks(execute=True):
        services.check_again(batch, queries.details_of(batch), by=editor)

    read = run(started)

    assert read.details["handled_by"] == sorted([officer.pk, editor.pk])
