"""The command line says what came of a budget and what cannot be taken, in sentences, and with an exit code that fits."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.db import OperationalError
from django.utils import timezone

from cms.budgets import public
from cms.budgets.models import BudgetDocumentPage, BudgetVintage
from cms.domain.errors import DataError, UsageError
from cms.imports import desk_commands
from cms.imports.desk_commands import DESK
from cms.imports.kinds import KINDS
from cms.papers.models import PaperPage
from publish import publish as commands
from tests.cms.conftest import BUDGET, with_said, workbook_of
from tests.cms.test_desk_commands import PERDA, call, desk
from tests.support.papers import paper_of

MURNI = ("--year", "2025", "--phase", "murni", "--sample")


@pytest.fixture
def budget(tmp_path: Path) -> str:
    (tmp_path / "apbd.xlsx").write_bytes(workbook_of(BUDGET))
    return str(tmp_path / "apbd.xlsx")


@pytest.mark.django_db
def test_figures_that_were_kept_but_not_published_are_said_to_be_a_draft(budget):
    arguments = (budget, *MURNI, "--signed-revenue", "1", "--publish")

    told = call(KINDS["budget"], *arguments)
    report = json.loads(call(KINDS["budget"], *arguments, "--json").stdout)

    assert told.exit_code == 10
    assert "Disimpan sebagai draf v1, belum terbit: " in told.stdout
    assert "Jumlah pendapatan dalam dokumen bertanda tangan" in told.stdout
    assert (report["accepted"], report["vintage"], report["published"], report["document"]) == (True, "v1", False, "apbd-contoh-2025-murni")
    assert "bertanda tangan" in report["refusal"]
    assert BudgetVintage.objects.count() == 1
    assert public.published() == ()


@pytest.mark.django_db
def test_a_paper_that_was_kept_but_not_published_is_said_to_be_a_draft():
    arguments = (*PERDA, "--not-made", "Tidak ada perubahan.", "--public-since", "2025-01-31", "--publish")

    told = call(KINDS["paper"], *arguments)
    report = json.loads(call(KINDS["paper"], *arguments, "--json").stdout)

    assert told.exit_code == 10
    assert "Disimpan sebagai draf perda-apbd-2025, belum terbit: " in told.stdout
    assert (report["accepted"], report["published"], report["document"]) == (True, False, "perda-apbd-2025")


@pytest.mark.django_db
def test_what_is_published_as_asked_has_no_refusal_and_ends_well(budget):
    told = call(KINDS["budget"], budget, *MURNI, "--publish", "--json")

    assert (told.exit_code, json.loads(told.stdout)["published"], json.loads(told.stdout)["refusal"]) == (0, True, "")


def test_a_day_that_was_set_is_not_told_as_published(page):
    later = timezone.localtime(timezone.now() + timedelta(days=3))
    with_said(page, go_live_at=later)

    told = call(DESK, "publish", page.slug).stdout

    assert "belum diterbitkan" in told
    assert f"{later:%Y-%m-%d %H:%M}" in told


def test_a_later_version_that_waits_for_its_day_is_not_told_as_published_either(page):
    desk("publish", page.slug)
    page.refresh_from_db()
    with_said(page, note="Catatan baru", go_live_at=timezone.now() + timedelta(days=3))

    said = desk("publish", page.slug)

    assert said["public"]
    assert said["waits_until"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("option", "value"),
    [("--regulation", "x" * 201), ("--title", "x" * 256), ("--signed-revenue", "9" * 26)],
    ids=["regulation", "title", "amount"],
)
def test_words_too_long_for_their_field_are_named_by_their_option_and_nothing_is_kept(budget, option, value):
    ended = call(KINDS["budget"], budget, *MURNI, option, value)

    assert isinstance(ended.exception, UsageError)
    assert str(ended.exception).startswith(f"{option}: ")
    assert (BudgetDocumentPage.objects.count(), BudgetVintage.objects.count()) == (0, 0)


@pytest.mark.django_db
def test_a_regulation_too_long_for_a_paper_is_told_in_the_same_way(tmp_path):
    (tmp_path / "perda.pdf").write_bytes(paper_of("Pasal satu: pendapatan daerah"))

    ended = call(KINDS["paper"], str(tmp_path / "perda.pdf"), *PERDA, "--regulation", "x" * 201)

    assert isinstance(ended.exception, UsageError)
    assert str(ended.exception).startswith("--regulation: ")


@pytest.mark.django_db
def test_a_place_where_no_marked_file_can_be_written_is_told_before_anything_is_kept(budget):
    ended = call(KINDS["budget"], budget, *MURNI, "--marked", "/proc/x.xlsx")

    assert isinstance(ended.exception, UsageError)
    assert "tidak dapat ditulis di sini" in str(ended.exception)
    assert BudgetVintage.objects.count() == 0


def test_a_database_that_another_program_holds_is_told_in_a_sentence(monkeypatch):
    def is_locked() -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr(desk_commands, "require_ready", is_locked)

    ended: Result = CliRunner().invoke(commands, ["desk", "list"])

    assert isinstance(ended.exception, DataError)
    assert "Basis data sedang tidak dapat dipakai (database is locked)." in str(ended.exception)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("said", "told"),
    [
        ((), "belum berisi apa pun"),
        (("--not-made", "Tidak ada.", "--note", "NIK 9999999999999999"), "nomor pribadi"),
        (("--not-made", "Tidak ada.", "--public-where", "x" * 201), "--public-where"),
    ],
    ids=["nothing", "a personal number", "too long"],
)
def test_trying_a_paper_refuses_what_keeping_it_would(said, told):
    kept, tried = (call(KINDS["paper"], *PERDA, *said, *more) for more in ((), ("--dry-run",)))

    assert (str(tried.exception), tried.exit_code) == (str(kept.exception), kept.exit_code)
    assert told in str(tried.exception)
    assert PaperPage.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "told"), [("id", "tidak menyebut pemerintah daerah mana pun"), ("en", "names no government")])
def test_asking_for_one_government_of_a_file_that_names_none_is_told(budget, language, told):
    answer = call(KINDS["budget"], budget, *MURNI, "--government", "Kota Binjai", "--dry-run", "--language", language)

    assert told in answer.stdout
    assert answer.exit_code == 0


@pytest.mark.django_db
def test_asking_for_the_government_that_the_file_names_says_nothing(tmp_path):
    (tmp_path / "apbd.xlsx").write_bytes(workbook_of(f"Pemerintah Kota Binjai\n{BUDGET}"))

    answer = call(KINDS["budget"], str(tmp_path / "apbd.xlsx"), *MURNI, "--government", "Kota Binjai", "--dry-run")

    assert "pemerintah daerah" not in answer.stdout
