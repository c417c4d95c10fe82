"""A PDF for the shelf: what is refused, what is told, and that a bad file never brings anything down."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import pytest

from cms.domain.papers import PaperLook
from importers.paper import look_at_paper
from importers.problems import Problem
from importers.reading.faults import Limits
from tests.support.papers import locked, paper_of, rewritten, with_action, with_attachment, with_link, with_script

# Of nobody: the province 99 does not exist, and the birth date of the other is the 99th.
NIK, NIP = "1275 0102 0304 0506", "199999991999991999"


@dataclass(frozen=True)
class Looked:
    look: PaperLook
    problems: tuple[Problem, ...]


@pytest.fixture
def looked(tmp_path):
    def looked(content: bytes, **said: object) -> Looked:
        path = tmp_path / "berkas.pdf"
        path.write_bytes(content)
        return Looked(*look_at_paper(path, **said))

    return looked


def codes(look: Looked) -> list[str]:
    return [problem.code for problem in look.problems]


def test_a_plain_paper_is_taken_with_its_digest_and_pages(looked):
    content = paper_of("Peraturan Daerah tentang APBD tahun 2025", "Pasal 1 tentang jumlah pendapatan daerah")

    found = looked(content)

    look = found.look
    assert (found.problems, look.pages, look.without_text, look.is_scan) == ((), 2, 0, False)
    assert (look.sha256, look.size) == (hashlib.sha256(content).hexdigest(), len(content))


def test_a_paper_with_packed_objects_is_taken_too(looked):
    assert looked(rewritten(paper_of(), Title="APBD 2025")).problems == ()


def test_pages_without_text_are_a_scan(looked):
    found = looked(paper_of("", "", "Lampiran satu: ringkasan pendapatan dan belanja"))

    assert (found.problems, found.look.pages, found.look.without_text, found.look.is_scan) == ((), 3, 2, True)


def test_a_page_number_alone_is_no_text(looked):
    assert looked(paper_of("- 2 -")).look.is_scan


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file.empty"),
        (b"PK\x03\x04 lembar kerja", "paper.not-pdf"),
        (b"<html>%PDF-1.7</html>", "paper.not-pdf"),
        (b"%PDF-1.7\nterpotong", "paper.damaged"),
        (paper_of()[:200], "paper.damaged"),
        (locked(paper_of()), "paper.encrypted"),
        (with_attachment(paper_of()), "paper.attachment"),
        (with_script(paper_of()), "paper.script"),
        (paper_of(catalog="/OpenAction << /S /JavaScript /JS (app.alert[1]) >>"), "paper.script"),
        (paper_of(objects=["<< /S /Launch /F (calc.exe) >>"]), "paper.launch"),
        (with_action(paper_of(), "/Launch"), "paper.launch"),
        (rewritten(with_action(paper_of(), "/Launch")), "paper.launch"),
        (with_link(paper_of(), "java\tscript:app.alert(1)"), "paper.script"),
        (with_link(paper_of(), " Data:text/html,x"), "paper.script"),
        (with_action(paper_of(), "/SubmitForm"), "paper.form"),
        (with_action(paper_of(), "/Rendition"), "paper.media"),
        (paper_of(catalog="/AcroForm << /XFA (x) >>"), "paper.form"),
        (paper_of(objects=["<< /Type /Annot /Subtype /RichMedia >>"]), "paper.media"),
    ],
)
def test_what_is_no_harmless_paper_is_refused_with_its_reason(looked, content, code):
    look = looked(content)

    assert codes(look) == [code]
    assert look.problems[0].message() != look.problems[0].message("en")


def test_a_plain_link_to_a_web_page_is_no_fault(looked):
    assert looked(with_action(paper_of(), "/URI")).problems == ()
    assert looked(with_link(paper_of(), "https://binjaikota.go.id/data:2025")).problems == ()


@pytest.mark.parametrize(
    ("line", "code"),
    [(f"Penerima: {NIK}", "paper.personal-nik"), (f"NIP. {NIP}", "paper.personal-nip"), ("Telepon 0812 9999 9999", "paper.personal-phone")],
)
def test_a_personal_number_is_refused_with_its_page_and_never_repeated(looked, line, code):
    look = looked(paper_of("Halaman pertama tanpa nomor siapa pun", f"Daftar penerima bantuan sosial\n{line}"))

    assert codes(look) == [code]
    assert "halaman 2" in look.problems[0].message()
    assert line.split()[-1] not in str(look.problems)


def test_a_number_that_goes_on_in_the_next_line_is_found(looked):
    assert codes(looked(paper_of("Daftar penerima bantuan sosial\n1275 0102\n0304 0506"))) == ["paper.personal-nik"]


def test_every_kind_on_a_page_is_told_at_once(looked):
    both = looked(paper_of(f"Penerima: {NIK}, telepon 0812 9999 9999"))

    assert sorted(codes(both)) == ["paper.personal-nik", "paper.personal-phone"]


def test_a_personal_address_in_what_the_file_says_of_itself_is_found(looked):
    assert codes(looked(rewritten(paper_of(), Author="nama@contoh.test"))) == ["paper.personal-email"]


def test_an_address_that_the_city_publishes_itself_may_stand_in_a_paper(looked):
    content = paper_of("Hubungi kami lewat surel kota@contoh.test")

    assert codes(looked(content)) == ["paper.personal-email"]
    assert looked(content, allowed=("kota@contoh.test",)).problems == ()


def test_a_file_over_the_limit_is_refused_with_both_sizes(looked):
    look = looked(paper_of(), limits=Limits(file_bytes=100))

    assert codes(look) == ["paper.too-large"]
    assert "paling besar 0.0 MiB" in look.problems[0].message()


def test_a_file_that_takes_too_long_is_refused(looked):
    look = looked(paper_of(*["kata " * 400] * 60), limits=Limits(seconds=0.01))

    assert codes(look) == ["paper.too-slow"]


def test_all_faults_of_a_paper_are_told_at_once(looked):
    look = looked(with_attachment(with_script(paper_of(f"Daftar penerima bantuan\n{NIK}"))))

    assert sorted(codes(look)) == ["paper.attachment", "paper.personal-nik", "paper.script"]
