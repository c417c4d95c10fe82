"""Two officers mend one file at once, or a kept file is gone from the disk: one sentence, and no file is lost or left over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cms.budgets.services import publish
from cms.core.permissions import FINANCE_OFFICERS
from cms.domain.errors import MoveRefused
from cms.imports import queries, services
from cms.imports.models import CheckedFigures, ImportBatch, ListState, State
from importers.profiles import Profile
from tests.cms.conftest import BUDGET, FAULTY, lines_in, person
from tests.cms.test_admin_imports import report_of, words
from tests.cms.test_crosswalk import accept, log_in, send

MENDED = BUDGET.replace("=7400000000", "=7500000000")
GONE = "tidak ada lagi di server. Unggah sekali lagi."


@pytest.fixture
def colleague(db: None) -> User:
    return person("rekan", FINANCE_OFFICERS)


@pytest.fixture
def kept(settings) -> Callable[[], list[str]]:
    """The files on the disk."""

    def kept() -> list[str]:
        folder = Path(settings.MEDIA_ROOT)
        return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())

    return kept


@pytest.fixture
def meanwhile(monkeypatch) -> Callable[[Callable[[], object]], None]:
    """Something that a colleague does while the next file is being checked."""

    def meanwhile(done: Callable[[], object]) -> None:
        real, waiting = services.check, [done]

        def check(*args, **said):
            if waiting:
                waiting.pop()()
            return real(*args, **said)

        monkeypatch.setattr(services, "check", check)

    return meanwhile


def mended(batch: ImportBatch, by: User, file: SimpleUploadedFile | None = None) -> ImportBatch:
    own = ImportBatch.objects.get(pk=batch.pk)
    return services.check_again(own, queries.details_of(own), by=by, upload=file)


WAYS = {
    "read again": lambda batch, by, file: mended(batch, by),
    "read in another way": lambda batch, by, file: services.read_as(batch, Profile(name="Cara CONTOH"), by=by),
    "another upload": lambda batch, by, file: mended(batch, by, file),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_mended_file_is_not_lost_to_whoever_read_the_old_one_meanwhile(received, budget_file, officer, colleague, meanwhile, kept, way):
    batch = received(FAULTY)
    meanwhile(lambda: mended(batch, officer, budget_file(MENDED)))

    with pytest.raises(MoveRefused, match="sementara itu diganti orang lain"):
        WAYS[way](ImportBatch.objects.get(pk=batch.pk), colleague, budget_file(BUDGET))

    batch.refresh_from_db()
    assert kept() == [batch.file.name]
    assert Path(batch.file.path).read_bytes() == budget_file(MENDED).read()
    assert (batch.state, lines_in(batch)[-1].amount) == (State.CHECKED, 7500000000)
    assert batch.details["handled_by"] == [officer.pk]


def test_a_mended_file_takes_the_place_of_one_that_was_read_again_meanwhile(received, budget_file, officer, colleague, meanwhile, kept):
    batch = received(FAULTY)
    meanwhile(lambda: mended(batch, colleague))

    mended(batch, officer, budget_file(MENDED))

    batch.refresh_from_db()
    assert kept() == [batch.file.name]
    assert (batch.state, CheckedFigures.objects.count()) == (State.CHECKED, 1)
    assert batch.details["handled_by"] == sorted([officer.pk, colleague.pk])


def test_a_big_file_does_not_take_the_place_of_one_that_came_meanwhile(received, budget_file, officer, colleague, kept, monkeypatch):
    batch = received(FAULTY)
    stale = ImportBatch.objects.get(pk=batch.pk)
    mended(batch, officer, budget_file(MENDED))
    monkeypatch.setattr(services.background, "is_large", lambda file: True)

    with pytest.raises(MoveRefused, match="sementara itu diganti orang lain"):
        services.check_again(stale, queries.details_of(stale), by=colleague, upload=budget_file(BUDGET))

    batch.refresh_from_db()
    assert (kept(), batch.state) == ([batch.file.name], State.CHECKED)


@pytest.mark.parametrize("what", ["berkas", "bertanda"])
def test_a_download_of_a_file_that_is_gone_is_told_in_a_sentence(received, desk, what):
    batch = received(FAULTY)
    Path(batch.file.path).unlink()

    answer = desk.get(f"{report_of(batch)}{what}/", headers={"Referer": f"http://testserver{report_of(batch)}"}, follow=True)

    assert answer.redirect_chain[-1][0].endswith(report_of(batch))
    assert f"apbd-2025-murni.xlsx {GONE}" in words(answer)


@pytest.mark.parametrize("verb", ["ubah", "cara-membaca"])
def test_reading_a_file_again_that_is_gone_is_told_in_a_sentence(received, desk, verb):
    batch = received(FAULTY)
    Path(batch.file.path).unlink()

    answer = desk.post(f"{report_of(batch)}{verb}/", {"year": "2025", "phase": "enacted", "sequence": "1", "name": "Cara CONTOH"})

    assert f"apbd-2025-murni.xlsx {GONE}" in words(answer)
    assert batch.file.path not in answer.content.decode()


def test_a_file_that_goes_while_it_is_read_is_told_in_a_sentence(received, officer, meanwhile):
    batch = received(FAULTY)
    meanwhile(lambda: Path(batch.file.path).unlink())

    with pytest.raises(MoveRefused, match=GONE):
        mended(batch, officer)


def test_in_the_place_of_a_file_that_is_gone_another_can_be_sent(received, desk, budget_file):
    batch = received(FAULTY)
    Path(batch.file.path).unlink()

    desk.post(f"{report_of(batch)}ubah/", {"year": "2025", "phase": "enacted", "sequence": "1", "is_sample": "on", "file": budget_file(MENDED)})

    batch.refresh_from_db()
    assert batch.state == State.CHECKED


def test_a_list_whose_file_is_gone_is_not_accepted_and_says_so(officer, editor):
    batch = send(officer)
    Path(batch.file.path).unlink()

    answer = accept(editor, batch)

    batch.refresh_from_db()
    assert f"peralihan.xlsx {GONE}" in words(answer)
    assert batch.state == ListState.CHECKED
    taken = log_in(officer).get(reverse("crosswalk:file", args=[batch.pk]), follow=True)
    assert GONE in words(taken)


# Two drafts ------------------------------------------------------------------------------------------------------------------


def test_whoever_looks_at_a_file_is_told_of_the_draft_that_it_takes_the_place_of(received, officer, colleague, client):
    services.accept(received(by=colleague), by=colleague)
    client.force_login(officer)

    told = words(client.get(reverse("imports:report", args=[received(MENDED).pk])))

    assert "Draf dokumen ini sekarang versi 1 dari apbd-2025-murni.xlsx, diterima oleh rekan; belum terbit." in told
    assert "Versi 1 tetap ada di Semua versi." in told


@pytest.mark.parametrize("is_public", [True, False])
def test_nothing_is_said_of_a_draft_where_none_is_displaced(received, officer, editor, client, is_public):
    if is_public:
        publish(services.accept(received(), by=officer).page, by=editor)
    client.force_login(officer)

    assert "Draf dokumen ini sekarang" not in words(client.get(reverse("imports:report", args=[received(MENDED).pk])))


def test_whoever_accepts_second_is_told_whose_draft_was_displaced_meanwhile(received, officer, colleague, client):
    mine, theirs = received(MENDED), received(by=colleague)
    client.force_login(officer)
    client.get(reverse("imports:report", args=[mine.pk]))
    services.accept(theirs, by=colleague)

    told = words(client.post(reverse("imports:accept", args=[mine.pk]), follow=True))

    assert "Versi 1, yang belum terbit, digantikannya di draf dan tetap ada di Semua versi." in told


def test_who_sent_a_file_is_published_although_the_account_is_gone(received, officer, colleague):
    batch = received(BUDGET)
    officer.delete()

    stored = services.accept(ImportBatch.objects.get(pk=batch.pk), by=colleague)

    assert stored.vintage.sent_role == FINANCE_OFFICERS
