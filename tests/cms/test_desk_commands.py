"""`./publish.py desk`: what waits is listed, and decided by the services of the admin's screens; the same file gives the same either way."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from cms.budgets import services as budgets
from cms.budgets.models import BudgetDocumentPage
from cms.budgets.queries import newest_vintage, stored_lines
from cms.core.release import COMMAND_LINE
from cms.domain.errors import DataError, MoveRefused, UsageError
from cms.imports import lists, queries
from cms.imports.comparing import comparison_of
from cms.imports.crosswalk import CrosswalkDetails
from cms.imports.desk_commands import DESK
from cms.imports.kinds import KINDS
from cms.imports.models import ImportBatch, ImportProfile, State
from cms.papers import public as papers
from tests.cms.conftest import BUDGET, FAULTY, workbook_of
from tests.cms.test_crosswalk import SHEET
from tests.support.papers import paper_of, with_attachment

MURNI = "apbd-contoh-2025-murni"
WHY = ("--reason", "Salah kirim.")
NIK = "1275 0102 0304 0506"


def call(command: click.Command, *arguments: str) -> Result:
    return CliRunner().invoke(command, arguments)


def desk(*arguments: str) -> dict[str, object]:
    ended = call(DESK, *arguments, "--json")
    assert ended.exit_code == 0, ended.exception
    return json.loads(ended.stdout)


def refused(*arguments: str) -> BaseException | None:
    return call(DESK, *arguments).exception


def only_document() -> BudgetDocumentPage:
    return BudgetDocumentPage.objects.get()


def states() -> list[tuple[int, str]]:
    (document,) = desk("list")["documents"]
    return [(one["number"], one["state"]) for one in document["versions"]]


@pytest.fixture
def saved(tmp_path: Path) -> Callable[..., str]:
    def saved(content: bytes, name: str = "apbd-2025-murni.xlsx") -> str:
        (tmp_path / name).write_bytes(content)
        return str(tmp_path / name)

    return saved


@pytest.fixture
def sent(saved) -> Callable[..., Result]:
    """A budget through the command line."""

    def sent(text: str = BUDGET, *more: str) -> Result:
        return call(KINDS["budget"], saved(workbook_of(text)), "--year", "2025", "--phase", "murni", "--sample", *more, "--json")

    return sent


# The same as the admin -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [BUDGET, FAULTY, BUDGET.replace("=31500000000", "=-31500000000")], ids=["good", "faulty", "doubtful"])
def test_a_file_is_told_the_same_by_the_command_as_by_the_admin(received, sent, text):
    batch = received(text)

    said = json.loads(sent(text, "--dry-run").stdout)

    alike = ("problems", "problem_counts", "rows_read", "rows_stored", "rows_refused", "rows_skipped", "totals", "stated", "accepted")
    assert {name: said[name] for name in alike} == {name: batch.report[name] for name in alike}


def test_the_command_says_what_would_change_and_the_alarms_that_the_admin_shows(received, sent, saved):
    desk("accept", "budget", str(received().pk))
    slip = BUDGET.replace("=9600000000", "=9600000").replace("=48250000.5", "=-48250000.5")
    shown = comparison_of(received(slip))

    said = json.loads(sent(slip, "--dry-run").stdout)["changes"]

    assert [(one["message"], one["cell"]) for one in said["alarms"]] == [(one.sentence, one.source) for one in shown.alarms]
    assert len(said["alarms"]) == 2
    assert [(one["kind"], one["cell"]) for one in said["biggest"]] == [(one.kind, str(one.line.source)) for one in shown.biggest]
    assert (said["changed"], said["same"], said["net"]) == (2, 2, "-9686900001.00")
    plain = call(KINDS["budget"], saved(workbook_of(slip)), "--year", "2025", "--phase", "murni", "--sample", "--dry-run").stdout
    assert "Terhadap v1: 0 baris baru, 2 berubah, 0 hilang, 2 sama" in plain
    assert "Perhatikan Lembar1!E4: 5.2.03.01.01.0010 Ruang kelas (CONTOH): tepat 1.000 kali lebih kecil." in plain


def test_a_file_that_is_accepted_by_the_command_holds_the_same_lines_as_one_that_the_admin_accepts(received, sent):
    batch = received()
    desk("accept", "budget", str(batch.pk))
    by_hand = stored_lines(newest_vintage(only_document()))

    said = json.loads(sent().stdout)

    assert (said["is_new"], said["vintage"]) == (False, "v1")
    assert stored_lines(newest_vintage(only_document())) == by_hand


# Budgets ---------------------------------------------------------------------------------------------------------------------


def test_what_waits_is_listed_with_its_number(received):
    good, faulty = received(), received(FAULTY)

    waiting = desk("list")["waiting"]

    assert {(one["kind"], one["number"], one["state"]) for one in waiting} == {
        ("budget", good.pk, State.CHECKED),
        ("budget", faulty.pk, State.FAULTY),
    }
    assert f"budget {good.pk}" in call(DESK, "list").stdout


def test_a_file_that_waits_is_accepted_published_and_put_back(received):
    desk("accept", "budget", str(received().pk))
    assert states() == [(1, "draft")]

    desk("publish", MURNI)
    desk("accept", "budget", str(received(BUDGET.replace("=9600000000", "=9600000001")).pk))
    assert states() == [(1, "public"), (2, "draft")]
    desk("publish", MURNI)
    desk("put-back", MURNI, "--version", "1", *WHY)

    assert states() == [(1, "public"), (2, "withdrawn")]
    assert newest_vintage(only_document()).withdrawal.reason == "Salah kirim."
    assert newest_vintage(only_document()).withdrawal.role == COMMAND_LINE


def test_a_document_is_withdrawn_with_its_reason_once(page):
    budgets.publish(page)

    desk("withdraw", page.slug, *WHY)

    assert states() == [(1, "withdrawn")]
    assert isinstance(refused("withdraw", page.slug, *WHY), MoveRefused)


def test_a_refused_file_keeps_its_reason_and_cannot_be_accepted(received):
    batch = received()

    desk("refuse", "budget", str(batch.pk), *WHY)

    assert ImportBatch.objects.get().details["reason"] == "Salah kirim."
    assert isinstance(refused("accept", "budget", str(batch.pk)), MoveRefused)


@pytest.mark.parametrize(
    "arguments",
    [
        ("accept", "budget", "77"),
        ("accept", "crosswalk", "77"),
        ("publish", "apbd-1999"),
        ("put-back", MURNI, "--version", "3", *WHY),
        ("withdraw", "apbd-1999", *WHY),
    ],
    ids=" ".join,
)
def test_what_there_is_not_is_said_with_where_to_look(received, arguments):
    desk("accept", "budget", str(received().pk))

    error = refused(*arguments)

    assert isinstance(error, UsageError)
    assert "./publish.py desk list" in str(error)


@pytest.mark.parametrize("why", ["", " ", f"Permintaan {NIK}", "a" * 501])
def test_a_reason_that_may_not_be_published_is_no_reason(page, why):
    budgets.publish(page)

    ended = call(DESK, "withdraw", page.slug, "--reason", why)

    assert ended.exit_code == 2
    assert NIK not in ended.output
    assert only_document().live


# Lists and profiles --------------------------------------------------------------------------------------------------------------


def test_a_crosswalk_that_waits_is_accepted_and_undone(db, budget_file, officer):
    batch = lists.receive(budget_file(SHEET, "peralihan.xlsx"), "crosswalk", CrosswalkDetails(), by=officer)
    assert [one["kind"] for one in desk("list")["waiting"]] == ["crosswalk"]

    desk("accept", "crosswalk", str(batch.pk))
    assert len(queries.waiting_lists()) == 0
    desk("undo", "crosswalk", str(batch.pk), *WHY)

    batch.refresh_from_db()
    assert (batch.state, batch.reason) == ("undone", "Salah kirim.")


def test_a_list_that_no_longer_fits_what_is_stored_is_reported_anew_and_not_taken(db, budget_file, officer, saved):
    batch = lists.receive(budget_file(SHEET, "peralihan.xlsx"), "crosswalk", CrosswalkDetails(), by=officer)
    call(KINDS["crosswalk"], saved(workbook_of(SHEET), "sama.xlsx"))

    error = refused("accept", "crosswalk", str(batch.pk))

    assert isinstance(error, DataError)
    assert "Laporannya dibuat ulang" in str(error)
    batch.refresh_from_db()
    assert (batch.state, batch.report["difference"]["same"]) == ("checked", 2)


def test_profiles_are_listed_by_the_name_that_an_import_takes(db, officer):
    ImportProfile.objects.create(name="Ekspor SIPD", changed_at="2026-02-03T09:00:00Z", changed_by=officer)

    assert desk("profiles")["profiles"] == [{"name": "Ekspor SIPD", "changed_on": "2026-02-03"}]
    assert "Ekspor SIPD" in call(DESK, "profiles").stdout


# The shelf -----------------------------------------------------------------------------------------------------------------------

PERDA = ("--document", "perda-apbd", "--year", "2025")


def test_a_paper_is_filed_published_and_withdrawn(db, saved):
    path = saved(paper_of("Pasal satu: pendapatan daerah"), "perda.pdf")

    report = json.loads(call(KINDS["paper"], path, *PERDA, "--json").stdout)
    assert (report["accepted"], report["document"], report["pages"], papers.published()) == (True, "perda-apbd-2025", 1, ())
    desk("publish", "perda-apbd-2025")
    assert [one.key for one in papers.published() if one.files] == ["perda-apbd"]
    desk("withdraw", "perda-apbd-2025", *WHY)

    assert desk("list")["papers"] == [{"document": "perda-apbd-2025", "state": "withdrawn"}]


def test_a_paper_with_faults_is_told_all_of_them_and_not_kept(db, saved):
    path = saved(with_attachment(paper_of(f"Penerima: {NIK}")), "perda.pdf")

    ended = call(KINDS["paper"], path, *PERDA, "--json")

    assert ended.exit_code == 10
    assert {one["code"] for one in json.loads(ended.stdout)["problems"]} == {"paper.attachment", "paper.personal-nik"}
    assert "galat paper.attachment" in call(KINDS["paper"], path, *PERDA).stdout
    assert NIK not in ended.output
    assert desk("list")["papers"] == []


def test_a_paper_that_was_not_made_needs_no_file(db):
    report = json.loads(call(KINDS["paper"], *PERDA, "--not-made", "Tidak ada perubahan.", "--publish", "--json").stdout)

    assert (report["accepted"], report["published"]) == (True, True)
    assert papers.published()[0].not_made.original == "Tidak ada perubahan."


@pytest.mark.parametrize(
    "arguments",
    [("--document", "surat", "--year", "2025"), (*PERDA, "--budget", "apbd-1999"), ("tidak-ada.pdf", *PERDA)],
    ids=["document", "budget", "file"],
)
def test_a_paper_that_there_is_not_is_said_so(db, arguments):
    assert isinstance(call(KINDS["paper"], *arguments).exception, UsageError)
