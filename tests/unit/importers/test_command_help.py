"""The help of the command lines: Indonesian, and English where it is asked for; every text is in both."""

from __future__ import annotations

import click
import pytest

from importers.__main__ import cli
from importers.command_help import every_command, in_language, untranslated
from importers.command_line import run


@click.group()
def group() -> None:
    """Check a government's spreadsheet without storing anything."""


@pytest.fixture
def commands() -> click.Group:
    @click.group(help=group.help)
    @click.option("--language", default="id", help="Language of help and messages.", show_default=True)
    def commands(language: str) -> None:
        pass

    @commands.command(help="Put the release before in place again: ./publish.py rollback")
    @click.option("--title", required=True, help="A note for readers.")
    def back(title: str) -> None:
        pass

    return commands


def help_of(commands: click.Group, *arguments: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr("sys.argv", ["publish.py", *arguments, "--help"])
    with pytest.raises(SystemExit) as ended:
        run(commands, "publish.py")
    assert ended.value.code == 0
    return " ".join(capsys.readouterr().out.split())


def test_help_is_indonesian(commands, capsys, monkeypatch):
    said = help_of(commands, "back", capsys=capsys, monkeypatch=monkeypatch)

    assert said == (
        "Pemakaian: publish.py back [PILIHAN] Pasang lagi terbitan sebelumnya: ./publish.py rollback "
        "Pilihan: --title TEKS Catatan untuk pembaca. [wajib] --help Tampilkan petunjuk ini."
    )


def test_help_is_english_where_it_is_asked_for(commands, capsys, monkeypatch):
    said = help_of(commands, "--language", "en", "back", capsys=capsys, monkeypatch=monkeypatch)

    assert said == (
        "Usage: publish.py back [OPTIONS] Put the release before in place again: ./publish.py rollback "
        "Options: --title TEXT A note for readers. [required] --help Show this message and exit."
    )


def test_the_list_of_commands_is_in_the_language_too(commands, capsys, monkeypatch):
    said = help_of(commands, capsys=capsys, monkeypatch=monkeypatch)

    assert "[PILIHAN] PERINTAH [ISIAN]..." in said
    assert "[bawaan: id]" in said
    assert "Perintah: back Pasang lagi terbitan sebelumnya" in said


def test_a_text_without_indonesian_is_named(commands):
    assert untranslated(commands) == []
    assert untranslated(commands, {}) == [
        group.help,
        "Put the release before in place again: ./publish.py rollback",
        "Language of help and messages.",
        "A note for readers.",
    ]


def test_every_text_of_the_importers_help_is_in_both_languages():
    assert untranslated(cli) == []


def test_english_leaves_a_command_line_as_it_is(commands):
    before = [command.help for command in every_command(commands)]

    in_language(commands, "en")

    assert [command.help for command in every_command(commands)] == before
