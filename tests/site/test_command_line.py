"""publish.py as people and programs call it: its commands, its exit codes, what stands on which output."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import publish as program
from cms.domain.errors import SwitchFailed
from site_static import release
from site_static.manifest import Files
from tests.support import sheets
from tests.support.city import small_snapshot

ROOT = Path(__file__).resolve().parent.parent.parent
GOOD = """
    TAHUN | KODE SKPD              | NAMA SKPD       | KODE PROGRAM | NAMA PROGRAM | KODE KEGIATAN | NAMA KEGIATAN | KODE SUB KEGIATAN | NAMA SUB KEGIATAN | KODE REKENING     | NAMA REKENING | PAGU
    =2025 | 1.01.0.00.0.00.01.0000 | Dinas Satu      | 1.01.02      | Program Satu | 1.01.02.2.01  | Kegiatan Satu | 1.01.02.2.01.0001 | Sub Satu          | 5.1.02.01.01.0024 | Belanja Satu  | =1500000.25
    =2025 | 1.02.0.00.0.00.01.0000 | Dinas Dua       | 1.02.02      | Program Dua  | 1.02.02.2.01  | Kegiatan Dua  | 1.02.02.2.01.0001 | Sub Dua           | 5.1.02.01.01.0024 | Belanja Satu  | =1000000
"""  # noqa: E501  a drawn sheet

REGISTER = """
from cms.proposals import services
from tests.support.proposals import silent, unregistered
services.register(unregistered(silent(title="Usulan uji (CONTOH)")))
"""

# An editor set a day, and the day has come.
SCHEDULE = """
from datetime import timedelta
from django.contrib.auth.models import User
from django.utils import timezone
from cms.budgets.models import BudgetDocumentPage
editor = User.objects.create_superuser("editor")
draft = BudgetDocumentPage.objects.get().get_latest_revision_as_object()
draft.go_live_at = timezone.now() + timedelta(days=1)
revision = draft.save_revision(user=editor)
revision.publish(user=editor)
come = timezone.now() - timedelta(seconds=1)
revision.approved_go_live_at, revision.content["go_live_at"] = come, come.isoformat()
revision.save()
"""


class Terminal:
    """Runs publish.py with a database and an output folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {**os.environ, "TERANG_VAR": str(folder / "var"), "DJANGO_SETTINGS_MODULE": "cms.settings.dev"}

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, str(ROOT / "publish.py"), *arguments], cwd=self.folder, env=self.environment, capture_output=True, text=True, check=False
        )

    def cms(self, *arguments: str) -> str:
        command = [sys.executable, "-m", "cms", *arguments]
        return subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=True).stdout

    def file(self, name: str, content: bytes) -> str:
        (self.folder / name).write_bytes(content)
        return str(self.folder / name)

    def budget(self, file: str, *more: str) -> subprocess.CompletedProcess[str]:
        return self.run("import", "budget", file, "--year", "2025", "--phase", "murni", *more)

    def build(self, *more: str) -> subprocess.CompletedProcess[str]:
        return self.run("build", "--out", str(self.folder / "public"), "--jobs", "1", *more)

    @contextmanager
    def watching(self) -> Iterator[Callable[[], str]]:
        """Gives what the process says, a line each time; ends it as whoever keeps services does."""
        options = ("--out", str(self.folder / "public"), "--jobs", "1", "--every", "0.1", "--json")
        with subprocess.Popen(
            [sys.executable, str(ROOT / "publish.py"), "watch", *options], cwd=self.folder, env=self.environment, stdout=subprocess.PIPE, text=True
        ) as process:
            try:
                yield process.stdout.readline
            finally:
                process.terminate()
                ended = process.wait()
        assert ended == 0

    def page(self) -> str:
        return (self.folder / "public/current/anggaran/2025/index.html").read_text("utf-8")


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that is ready, made once: bringing one up to date takes longer than most of what is tested here."""
    folder = tmp_path_factory.mktemp("prepared")
    Terminal(folder).cms("set_up")
    return folder / "var"


@pytest.fixture
def terminal(tmp_path: Path, prepared: Path) -> Terminal:
    shutil.copytree(prepared, tmp_path / "var")
    return Terminal(tmp_path)


def test_from_a_spreadsheet_to_a_site_and_back_to_the_release_before(terminal):
    first = terminal.file("satu.xlsx", sheets.drawn(GOOD))
    second = terminal.file("dua.xlsx", sheets.drawn(GOOD.replace("=1000000\n", "=2000000\n")))

    assert terminal.budget(first, "--publish").returncode == 0
    assert "halaman" in terminal.build().stdout
    assert "2.500.000,25" in terminal.page()
    # So large a change of what is public says why and by which regulation.
    assert terminal.budget(second, "--publish", "--change-reason", "Angka Dinas Dua dibetulkan.", "--regulation", "Perda 1/2025").returncode == 0
    assert "pages" in terminal.run("--language", "en", "build", "--out", str(terminal.folder / "public"), "--jobs", "1").stdout
    assert "3.500.000,25" in terminal.page()
    assert terminal.run("rollback", "--out", str(terminal.folder / "public")).returncode == 0
    assert "2.500.000,25" in terminal.page()


def test_a_build_publishes_what_was_scheduled_for_a_day_that_has_come(terminal):
    terminal.budget(terminal.file("satu.xlsx", sheets.drawn(GOOD)))
    terminal.cms("shell", "-c", SCHEDULE)

    assert terminal.build().returncode == 0

    assert "2.500.000,25" in terminal.page()


def test_a_process_that_watches_publishes_what_becomes_public(terminal):
    """A city that begins, its first budget, the next version, then a proposal; afterwards a build of its own finds nothing to write."""
    first = terminal.file("satu.xlsx", sheets.drawn(GOOD))
    second = terminal.file("dua.xlsx", sheets.drawn(GOOD.replace("=1000000\n", "=2000000\n")))

    with terminal.watching() as said:
        releases = [json.loads(said())]
        assert terminal.budget(first, "--publish").returncode == 0
        releases.append(json.loads(said()))
        assert "2.500.000,25" in terminal.page()
        terminal.budget(second, "--publish", "--change-reason", "Angka Dinas Dua dibetulkan.", "--regulation", "Perda 1/2025")
        releases.append(json.loads(said()))
        assert "3.500.000,25" in terminal.page()
        terminal.cms("shell", "-c", REGISTER)
        releases.append(json.loads(said()))

    assert len({one["digest"] for one in releases}) == 4
    page = terminal.folder / "public/current/usulan/P-2024-00001/index.html"
    assert "Usulan uji" in page.read_text("utf-8")
    again = json.loads(terminal.build("--json").stdout)
    assert (again["written"], again["digest"]) == (0, releases[-1]["digest"])


def test_a_release_that_could_not_be_copied_is_copied_the_next_time_and_then_said_once(monkeypatch, capsys, tmp_path):
    """What the watching process does with each snapshot; nothing new became public in between."""
    made = release.Release(digest="abc", folder=tmp_path, files=Files(), pages=1, written=1, kept=0, removed=0)
    tries = []

    def copy(out: Path, target: Path) -> None:
        tries.append(target)
        if len(tries) == 1:
            raise SwitchFailed("the disk is full")

    monkeypatch.setattr(program, "_published", lambda *_, **__: made)
    monkeypatch.setattr(program, "copy_release", copy)
    publisher = program.Publisher(tmp_path, jobs=1, archive=False, target=tmp_path / "srv", as_json=True)

    with pytest.raises(SwitchFailed):
        publisher.publish(small_snapshot())
    assert capsys.readouterr().out == ""
    publisher.publish(small_snapshot())
    publisher.publish(small_snapshot())

    assert len(tries) == 2
    assert json.loads(capsys.readouterr().out)["digest"] == "abc"


def test_json_says_all_that_a_program_needs(terminal):
    file = terminal.file("satu.xlsx", sheets.drawn(GOOD))

    report = json.loads(terminal.budget(file, "--publish", "--json").stdout)
    built = json.loads(terminal.build("--json").stdout)
    again = json.loads(terminal.build("--json").stdout)

    assert report["accepted"] is True
    assert report["rows_read"] == report["rows_stored"] + report["rows_refused"] + sum(report["rows_skipped"].values())
    assert (report["rows_stored"], report["totals"]["by_account"]["5"]) == (2, "2500000.25")
    assert set(built) == {"pages", "files", "written", "kept", "removed", "seconds", "peak_rss_mib", "digest"}
    assert (again["written"], again["digest"]) == (0, built["digest"])


def test_a_dry_run_stores_nothing(terminal):
    file = terminal.file("satu.xlsx", sheets.drawn(GOOD))

    assert terminal.budget(file, "--dry-run").returncode == 0
    terminal.build()

    assert not (terminal.folder / "public/current/anggaran/2025/index.html").exists()


def test_a_file_with_faults_ends_with_10_and_every_fault_on_its_line(terminal):
    bad = GOOD.replace("=1500000.25", "1,39E+11").replace("=1000000\n", "dua juta\n")
    file = terminal.file("salah.xlsx", sheets.drawn(bad))

    ended = terminal.budget(file, "--publish")

    assert ended.returncode == 10
    assert "Lembar1!L2" in ended.stdout
    assert "Lembar1!L3" in ended.stdout
    assert "Traceback" not in ended.stdout + ended.stderr


def test_after_a_refused_file_the_old_version_is_still_published(terminal):
    terminal.budget(terminal.file("satu.xlsx", sheets.drawn(GOOD)), "--publish")
    terminal.budget(terminal.file("salah.xlsx", sheets.drawn(GOOD.replace("=1000000\n", "dua juta\n"))), "--publish")

    terminal.build()

    assert "2.500.000,25" in terminal.page()


NO_WORKBOOKS = {
    "empty": b"",
    "truncated": sheets.drawn(GOOD)[:900],
    "not a workbook": b"%PDF-1.7 bukan buku kerja",
    "unknown columns": sheets.drawn("Satu | Dua\nA | B"),
    "wrong year": sheets.drawn(GOOD.replace("=2025", "=2024")),
}


@pytest.mark.parametrize("content", NO_WORKBOOKS.values(), ids=NO_WORKBOOKS)
def test_a_file_that_cannot_be_read_is_refused_in_words(terminal, content):
    ended = terminal.budget(terminal.file("berkas.xlsx", content))

    assert ended.returncode == 10
    assert "Traceback" not in ended.stdout + ended.stderr
    assert len(ended.stdout.strip()) > 40


WRONG = {
    "no such file": ("import", "budget", "tidak-ada.xlsx", "--year", "2025", "--phase", "murni"),
    "no such phase": ("import", "budget", "a.xlsx", "--year", "2025", "--phase", "besok"),
    "no such year": ("import", "budget", "a.xlsx", "--year", "20255", "--phase", "murni"),
    "no such command": ("terbang",),
    "two files": ("import", "budget", "a.xlsx", "b.xlsx", "--year", "2025", "--phase", "murni"),
}


@pytest.mark.parametrize("arguments", WRONG.values(), ids=WRONG)
def test_a_wrong_argument_ends_with_2_and_one_sentence(tmp_path, arguments):
    ended = Terminal(tmp_path).run(*arguments)

    assert ended.returncode == 2
    assert ended.stderr.strip()
    assert "Traceback" not in ended.stderr
    assert "unexpected" not in ended.stderr


@pytest.mark.parametrize("arguments", WRONG.values(), ids=WRONG)
def test_a_program_that_asks_for_json_is_told_a_wrong_argument_as_json(tmp_path, arguments):
    ended = Terminal(tmp_path).run(*arguments, "--json")

    told = json.loads(ended.stdout)
    assert (told["accepted"], told["exit_code"], told["problems"][0]["code"]) == (False, 2, "command.usage")
    assert told["problems"][0]["message"] in ended.stderr


NO_VALUES = {
    "no day": ("--regulation-date", "kemarin", "Tulis tanggalnya seperti 2025-01-31."),
    "no amount": ("--signed-revenue", "banyak", "Tulis jumlahnya seperti 1250000.50."),
    "no number at all": ("--signed-revenue", "NaN", "Tulis jumlahnya seperti 1250000.50."),
    "out of reach": ("--sequence", "100", "Tulis bilangan bulat dari 1 sampai 99."),
}


@pytest.mark.parametrize(("option", "value", "sentence"), NO_VALUES.values(), ids=NO_VALUES)
def test_a_value_that_cannot_be_used_is_said_with_what_to_write_instead(tmp_path, option, value, sentence):
    ended = Terminal(tmp_path).budget("apbd.xlsx", option, value)

    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith(option)
    assert sentence in ended.stderr


def test_a_profile_that_there_is_not_is_said_also_where_there_is_none(terminal):
    ended = terminal.budget(terminal.file("satu.xlsx", sheets.drawn(GOOD)), "--profile", "Ekspor SIPD")

    assert (ended.returncode, ended.stderr) == (2, "Profil Ekspor SIPD tidak ada. Belum ada profil yang disimpan.\n")


@pytest.mark.parametrize("target", ["satu.xlsx", "", "tidak-ada/bertanda.xlsx"], ids=["the file itself", "a folder", "no such folder"])
def test_a_marked_file_that_cannot_be_written_is_refused_before_anything_is_stored(terminal, target):
    sent = Path(terminal.file("satu.xlsx", sheets.drawn(GOOD)))
    content = sent.read_bytes()

    ended = terminal.budget(str(sent), "--marked", str(sent.parent / target))

    assert (ended.returncode, ended.stdout, "Traceback" in ended.stderr) == (2, "", False)
    assert sent.read_bytes() == content


def test_going_back_without_an_earlier_release_ends_with_13(tmp_path):
    ended = Terminal(tmp_path).run("rollback", "--out", str(tmp_path / "public"))

    assert ended.returncode == 13
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    ("language", "back", "copy"),
    [("id", "tidak ada terbitan sebelumnya", "belum ada terbitan untuk disalin"), ("en", "there is no earlier release", "no release to copy")],
)
def test_what_cannot_be_put_back_or_copied_is_said_in_the_language_that_was_chosen(tmp_path, language, back, copy):
    terminal, out = Terminal(tmp_path), ("--out", str(tmp_path / "public"))

    told = [terminal.run("--language", language, *command, *out).stderr for command in (("rollback",), ("deploy", str(tmp_path / "web")))]

    assert back in told[0]
    assert copy in told[1]


def test_a_changed_figure_in_a_finished_page_is_found_by_check(terminal):
    terminal.budget(terminal.file("satu.xlsx", sheets.drawn(GOOD)), "--publish")
    terminal.build()
    page = (terminal.folder / "public/current").resolve() / "anggaran/2025/dinas-satu/index.html"
    page.write_text(page.read_text("utf-8").replace('value="1500000.25"', 'value="1500000.26"'), "utf-8")

    ended = terminal.run("check", str(terminal.folder / "public/current"))

    assert ended.returncode == 12
    assert "anggaran/2025/dinas-satu/index.html" in ended.stdout
    assert "menampilkan" in ended.stdout
    assert "halaman" in ended.stdout.splitlines()[-1]


def test_without_a_prepared_database_it_says_what_to_do(tmp_path):
    unprepared = Terminal(tmp_path)

    ended = unprepared.build()

    assert ended.returncode == 2
    assert "python -m cms set_up" in ended.stderr
    assert "Traceback" not in ended.stderr


PROPOSALS = """
    Tanggal    | Nomor usulan | Usulan                          | Asal usulan | Kode kelurahan | Anggaran yang diminta | Kantor yang dituju
    2025-01-20 | M-1          | Perbaikan parit Gang A (CONTOH) | kelurahan   | 12.75.03.1004  | =48000000             | Dinas PUPR
    2025-01-21 | M-2          | Lampu jalan Gang B (CONTOH)     | warga       | 12.75.03.1004  | =12000000             | Dinas PUPR
"""
OUTCOMES = """
    Nomor usulan | Tanggal    | Ke status | Oleh       | Kode alasan | Alasan | Pendapat atau keterangan
    M-1          | 2025-04-04 | dinilai   | Dinas PUPR |             |        | Sudah ditinjau
    M-1          | 2025-05-05 | ditolak   | Bappeda    | land-status | {}     |
"""
SHORT, FULL = "Tanahnya belum jelas.", "Tanah di lokasi ini belum milik pemerintah kota (CONTOH)."
AS_OF = ("--as-of", "2025-06-01", "--json")


def report(terminal: Terminal, kind: str, content: str, *more: str) -> tuple[int, dict[str, object]]:
    ended = terminal.run("import", kind, terminal.file(f"{kind}.xlsx", sheets.drawn(content)), *AS_OF, *more)
    return ended.returncode, json.loads(ended.stdout)


def test_proposals_and_outcomes_go_in_by_the_command_line_all_or_nothing(terminal):
    code, listed = report(terminal, "proposals", PROPOSALS, "--sample")

    assert code == 0
    assert (listed["registered"], listed["accepted"]) == (["P-2025-00001", "P-2025-00002"], True)

    code, faulty = report(terminal, "outcomes", OUTCOMES.format(SHORT))

    assert code == 10
    assert [(one["code"], one["cell"]) for one in faulty["problems"] if one["severity"] == "error"] == [("proposal.reason-short", "F3")]
    assert "2 events verify" in verified(terminal)

    code, mended = report(terminal, "outcomes", OUTCOMES.format(FULL))
    again = report(terminal, "outcomes", OUTCOMES.format(FULL))[1]

    assert code == 0
    assert mended["difference"] == {"new": 0, "events": 2, "amended": 0, "same": 0}
    assert again["difference"] == {"new": 0, "events": 0, "amended": 0, "same": 2}
    assert "4 events verify" in verified(terminal)


def verified(terminal: Terminal) -> str:
    return terminal.cms("verify_events")


@pytest.mark.parametrize("kind", ["budget", "proposals", "outcomes"])
def test_each_kind_of_file_says_its_own_options_without_a_database(tmp_path, kind):
    ended = Terminal(tmp_path).run("import", kind, "--help")

    assert ended.returncode == 0
    assert f"./publish.py import {kind}" in " ".join(ended.stdout.split())
