"""What ends a build, a check, a rollback or a copy is said in Indonesian, whichever part of the site's making says it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from cms.site_words import ERRORS, FINDINGS, in_indonesian

ROOT = Path(__file__).resolve().parents[2]
ENDINGS = ("CheckFailed", "PageFailed", "SwitchFailed", "UsageError")


def sentences() -> Iterator[str]:
    """Every English sentence that the makers of the site raise or find, each gap filled."""
    for path in sorted((ROOT / "site_static").rglob("*.py")):
        is_checking = path.parent.name == "checking"
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id=name), args=[said, *_]) if name in ENDINGS:
                    yield from texts_of(said)
                case ast.Call(func=ast.Name(id="Finding"), args=[_, _, said, *_]):
                    yield from texts_of(said)
                case ast.Call(func=ast.Attribute(attr="fault"), args=[said]):
                    yield from texts_of(said)
                case ast.Return(value=said) if is_checking and path.stem == "links" and said is not None:
                    yield from texts_of(said)
                case ast.Expr(value=ast.Yield(value=ast.Tuple(elts=[_, said]))) if is_checking and path.stem in ("amounts", "markup"):
                    yield from texts_of(said)


def texts_of(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)) if " " in text:
            yield text
        case ast.JoinedStr(values=values):
            text = "".join(part.value if isinstance(part, ast.Constant) else "isi" for part in values)
            if " " in text:
                yield text
        case ast.IfExp(body=body, orelse=orelse):
            yield from texts_of(body)
            yield from texts_of(orelse)


@pytest.mark.parametrize("said", sorted(set(sentences())))
def test_every_sentence_of_the_sites_makers_has_its_indonesian(said):
    assert in_indonesian(said) != said


def test_the_sentences_are_found_where_they_stand():
    assert len(set(sentences())) > 60


@pytest.mark.parametrize("english", [*ERRORS, *FINDINGS])
def test_a_sentence_in_indonesian_keeps_every_gap(english):
    words = {**ERRORS, **FINDINGS}[english]

    assert sorted(part.split("}")[0] for part in english.split("{")[1:]) == sorted(part.split("}")[0] for part in words.split("{")[1:])


def test_a_sentence_within_a_sentence_is_said_too_and_each_line_of_many():
    said = "public: the disk is full. Nothing was published; the release before still stands."
    many = "a/index.html:3: holds a telephone number\nwarning: x\n2 faults in the finished site. Nothing was published."

    assert in_indonesian(said) == "public: penyimpanannya penuh. Tidak ada yang diterbitkan; terbitan sebelumnya tetap terpasang."
    assert in_indonesian(many).split("\n")[0] == "a/index.html:3: memuat nomor telepon"
    assert in_indonesian(many).split("\n")[2] == "2 kesalahan di situs yang sudah jadi. Tidak ada yang diterbitkan."


def test_what_is_indonesian_already_stays():
    said = "Basis data belum disiapkan untuk versi ini. Jalankan `make demo`."

    assert in_indonesian(said) == said
