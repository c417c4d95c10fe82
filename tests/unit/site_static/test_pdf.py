"""Printed files of the small city: what a reader of the paper, of the text and of the tags finds in them."""

from __future__ import annotations

import hashlib
import logging
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from cms.domain.budgets import BudgetDocument, Phase
from cms.domain.errors import PageFailed
from site_static import pdf
from site_static.artifact import Artifact
from site_static.derive import key_of
from site_static.pdf import html_of, pdf_of, print_works
from site_static.views.print import BookView, PrintTable, VintageView, book_view, vintage_view
from site_static.views.years import years_of
from site_static.words import Words
from tests.support.city import real_2023, sample, small_snapshot
from tests.support.tags import bookmarks, opened, orphans, tags_of, text_of, untagged, words_of

ROOT = Path(__file__).parents[3]
# Leaflets of licences have tests of their own.
SNAPSHOT = replace(small_snapshot(), services=())
BOOK_2023, BOOK_2025 = "anggaran/2023/apbd-2023.pdf", "anggaran/2025/apbd-2025.pdf"
REAL = "data/apbd-2023-murni/v1/apbd-2023-murni.pdf"
FIRST, SECOND = (f"data/apbd-2025-murni-contoh/v{number}/apbd-2025-murni-contoh.pdf" for number in (1, 2))
AMOUNT = re.compile(r"[−+]?[\d.]+,\d\d")
ALL = [work.path for work in print_works(SNAPSHOT)]


@cache
def printed(path: str) -> bytes:
    return works()[path].make()


def works(*documents: BudgetDocument) -> dict[str, Artifact]:
    snapshot = replace(SNAPSHOT, documents=documents or SNAPSHOT.documents)
    return {work.path: work for work in print_works(snapshot) if isinstance(work, Artifact)}


def tables_of(view: BookView | VintageView) -> Iterator[PrintTable]:
    yield view.balance
    yield from (part.table for part in view.parts)
    yield from filter(None, [view.offices])
    if isinstance(view, BookView):
        for chapter in view.chapters:
            yield from filter(None, [chapter.accounts, chapter.units, chapter.others])


def amounts_of(table: PrintTable) -> Iterator[Decimal]:
    rows = [line.row for line in table.lines] + ([table.total] if table.total else [])
    yield from (amount for row in rows for amount in row.amounts if amount is not None)


def numbers_in(path: str) -> set[str]:
    return set(text_of(printed(path)).split())


def test_every_year_has_a_book_and_every_vintage_a_file():
    assert sorted(ALL) == [
        "anggaran/2023/apbd-2023.pdf",
        "anggaran/2024/apbd-2024.pdf",
        "anggaran/2025/apbd-2025.pdf",
        "data/apbd-2023-murni/v1/apbd-2023-murni.pdf",
        "data/apbd-2024-murni-contoh/v1/apbd-2024-murni-contoh.pdf",
        "data/apbd-2024-perubahan-contoh/v1/apbd-2024-perubahan-contoh.pdf",
        FIRST,
        SECOND,
        "data/apbd-2025-perubahan-contoh/v1/apbd-2025-perubahan-contoh.pdf",
    ]


@pytest.mark.parametrize("path", [BOOK_2023, REAL])
def test_the_real_budget_is_printed_to_the_last_sen(path):
    numbers = numbers_in(path)

    assert {"1.013.597.766.613,40", "1.010.597.766.613,00", "3.000.000.000,40", "−3.000.000.000,00", "0,40"} <= numbers


@pytest.mark.parametrize("year", [2023, 2024, 2025])
def test_every_amount_of_a_book_stands_in_its_text(year):
    (fiscal_year,) = (one for one in years_of(SNAPSHOT.documents) if one.year == year)
    view = book_view(SNAPSHOT.city, fiscal_year, frozenset())
    words = Words("id")

    wanted = {words.number(amount) for table in tables_of(view) for amount in amounts_of(table)}

    assert wanted - numbers_in(f"anggaran/{year}/apbd-{year}.pdf") == set()


@pytest.mark.parametrize("document", SNAPSHOT.documents, ids=lambda one: f"{one.dataset}-{one.version}")
def test_every_amount_of_a_vintage_stands_in_its_text(document):
    view = vintage_view(SNAPSHOT.city, document, frozenset())
    words = Words("id")

    wanted = {words.number(amount) for table in tables_of(view) for amount in amounts_of(table)}

    assert wanted - numbers_in(f"data/{document.dataset}/{document.version}/{document.dataset}.pdf") == set()


@pytest.mark.parametrize("more", ["0.00", "1010148878495.39", "5010148878495.39"])
def test_amounts_of_a_column_end_at_one_edge(more):
    lines = tuple(replace(line, amount=line.amount + Decimal(more)) for line in sample(2025, Phase.ENACTED).lines)
    fewer = tuple(replace(line, amount=-line.amount - Decimal(more)) for line in sample(2025, Phase.REVISED).lines)

    book = works(replace(sample(2025, Phase.ENACTED), lines=lines), replace(sample(2025, Phase.REVISED), lines=fewer))[BOOK_2025].make()

    for words in words_of(book):
        edges = sorted(word.right for word in words if AMOUNT.fullmatch(word.text))
        assert [after for before, after in pairwise(edges) if 1 < after - before < 20] == []


@pytest.mark.parametrize("more", ["0.00", "1010148878495.39", "5010148878495.39"])
def test_no_amount_runs_into_another(more):
    lines = tuple(replace(line, amount=line.amount + Decimal(more)) for line in sample(2025, Phase.ENACTED).lines)
    enacted, revised = replace(sample(2025, Phase.ENACTED), lines=lines), replace(sample(2025, Phase.REVISED), lines=lines[::2])
    (year,) = years_of([enacted, revised])

    printed_amounts = set(text_of(works(enacted, revised)[BOOK_2025].make()).split())

    words = Words("id")
    view = book_view(SNAPSHOT.city, year, frozenset())
    assert {words.number(amount) for table in tables_of(view) for amount in amounts_of(table)} <= printed_amounts


def test_the_rows_of_an_office_add_up_to_its_total():
    (fiscal_year,) = (one for one in years_of(SNAPSHOT.documents) if one.year == 2025)
    view = book_view(SNAPSHOT.city, fiscal_year, frozenset())

    for chapter in view.chapters:
        first_rows = [line.row for line in chapter.units.lines if line.depth == 0]
        for column, whole in enumerate(chapter.units.total.amounts):
            assert sum(row.amounts[column] or 0 for row in first_rows) == whole


@pytest.mark.parametrize(("most", "level", "rows"), [(2500, "sub-activity", 8), (17, "activity", 5), (9, "programme", 2), (3, "office", 0)])
def test_a_book_of_a_large_city_stops_higher_up_and_says_so(most, level, rows):
    (fiscal_year,) = (one for one in years_of(SNAPSHOT.documents) if one.year == 2025)

    view = book_view(SNAPSHOT.city, fiscal_year, frozenset(), most_units=most)

    assert view.deepest.key == f"unit-level.{level}"
    assert len(view.chapters[0].units.lines if view.chapters[0].units else ()) == rows
    assert Words("id").say(view.deepest) in " ".join(html_of("year-book.html", SNAPSHOT.city, view).split())


@pytest.mark.parametrize("path", ALL)
def test_a_sample_says_so_on_every_page_and_a_real_budget_never(path):
    pages = text_of(printed(path)).rstrip("\f").split("\f")

    assert len(pages) == len(opened(printed(path)).pages)
    assert {"CONTOH" in page for page in pages} == {"2023" not in path}


@pytest.mark.parametrize("path", [BOOK_2025, REAL])
def test_every_page_says_where_it_comes_from_and_its_number(path):
    pages = text_of(printed(path)).rstrip("\f").split("\f")

    for number, page in enumerate(pages, start=1):
        assert f"https://terang.example/{path}" in page
        assert f"{number}/{len(pages)}" in page.replace(" / ", "/")


def test_the_contents_lead_to_the_pages_where_things_stand():
    pages = text_of(printed(BOOK_2025)).rstrip("\f").split("\f")
    contents = pages[1].split("\n")

    (line,) = (line for line in contents if "Dinas Kesehatan" in line)

    assert "Kode kantor 1.02.0.00.0.00.01.0000" in pages[int(line.split()[-1]) - 1]


@pytest.mark.parametrize("path", [BOOK_2023, SECOND])
def test_the_source_is_named_with_file_digest_and_licence(path):
    text = text_of(printed(path))
    document = real_2023() if path == BOOK_2023 else sample(2025, Phase.ENACTED, vintage=2)

    assert document.record.file_name in text
    assert document.record.file_sha256 in text
    assert document.digest in text
    assert document.origin.split(",")[0] in " ".join(text.split())
    assert f"data/{document.dataset}/{document.version}/{document.dataset}.xlsx" in text
    assert "https://creativecommons.org/licenses/by/4.0/" in text


def test_a_printed_total_that_contradicts_its_lines_is_shown():
    text = text_of(printed(SECOND))
    (stated,) = sample(2025, Phase.ENACTED, vintage=2).stated
    words = Words("id")

    assert words.number(stated.amount) in text
    assert words.number(stated.ours) in text
    assert words.difference(stated.difference) in text


@pytest.mark.parametrize("path", ALL)
def test_a_screen_reader_gets_language_title_and_whole_tables(path):
    reader = opened(printed(path))
    tags = tags_of(printed(path))
    heads = tags.all("TH")

    assert reader.trailer["/Root"]["/Lang"] == "id"
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part" in reader.trailer["/Root"]["/Metadata"].get_data()
    assert str(reader.metadata.title) == tags_title(path)
    assert heads
    assert {head.scope for head in heads} == {"Column", "Row"}
    assert all(len(table.all("THead")) <= 1 and len(table.all("TFoot")) <= 1 for table in tags.all("Table"))


def tags_title(path: str) -> str:
    year = path.split("/")[1]
    titles = {f"data/{one.dataset}/{one.version}/{one.dataset}.pdf": one.title for one in SNAPSHOT.documents}
    return titles.get(path) or f"Buku Anggaran Kota Binjai {year}"


@pytest.mark.parametrize("path", [BOOK_2025, REAL])
def test_every_table_of_the_html_is_one_table_for_a_screen_reader(path, monkeypatch):
    tags = tags_of(printed(path))  # before the fake: what is printed is remembered for the other tests
    given = []
    monkeypatch.setattr(pdf, "pdf_of", lambda html: given.append(html) or b"")

    works()[path].make()

    assert len(tags.all("Table")) == given[0].count("<table")
    assert len(tags.all("TR")) == given[0].count("<tr")
    assert len(tags.all("TH", "TD")) == given[0].count("<th ") + given[0].count("<td")


@pytest.mark.parametrize("path", [BOOK_2025, SECOND])
def test_everything_painted_is_tagged_or_decoration(path):
    assert list(untagged(printed(path))) == []
    assert list(orphans(printed(path))) == []


def test_bookmarks_lead_to_every_chapter_and_office():
    names = bookmarks(printed(BOOK_2025))

    assert names[0] == "Buku Anggaran Kota Binjai 2025"
    assert {"Ringkasan", "Menurut rekening", "Menurut kantor", "Dinas Kesehatan", "Dinas Pendidikan", "Dari mana angka ini"} <= set(names)


def test_headings_go_down_one_level_at_a_time():
    levels = [int(tag.kind[1]) for tag in tags_of(printed(BOOK_2025)).all("H1", "H2", "H3", "H4")]

    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_same_facts_give_the_same_bytes_in_another_process():
    program = (
        "import hashlib; from site_static.pdf import print_works; from tests.support.city import small_snapshot\n"
        f"print(*(hashlib.sha256(w.make()).hexdigest() for w in print_works(small_snapshot()) if w.path in ({BOOK_2025!r}, {REAL!r})))"
    )
    digests = set()
    for seed, zone, language in (("1", "UTC", "C.UTF-8"), ("4711", "Asia/Jakarta", "C")):
        surroundings = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": language, "PYTHONPATH": str(ROOT)}
        digests.add(subprocess.run([sys.executable, "-c", program], env=surroundings, cwd=ROOT, check=True, capture_output=True).stdout)

    assert digests == {" ".join(hashlib.sha256(printed(path)).hexdigest() for path in (BOOK_2025, REAL)).encode() + b"\n"}


def test_a_vintage_that_is_replaced_keeps_its_bytes():
    enacted = sample(2025, Phase.ENACTED, vintage=2)
    later = replace(sample(2025, Phase.ENACTED, vintage=3), published_on=enacted.published_on)

    alone, replaced = works(enacted)[SECOND], works(replace(enacted, is_current=False), later)[SECOND]

    assert key_of(alone) == key_of(replaced)
    assert alone.make() == replaced.make()


def test_a_changed_line_makes_only_its_book_and_file_anew():
    before = works()
    changed = [replace(one, digest="0" * 64) if (one.dataset, one.vintage) == ("apbd-2025-murni-contoh", 2) else one for one in SNAPSHOT.documents]

    after = works(*changed)

    assert {path for path in before if key_of(before[path]) != key_of(after[path])} == {BOOK_2025, SECOND}


def test_the_style_sheet_holds_nothing_that_is_not_understood(caplog):
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        works()[BOOK_2025].make()

    assert caplog.messages == []


def test_a_missing_font_is_said_with_its_package():
    with pytest.raises(PageFailed, match="fonts-paratype"):
        pdf_of('<html lang="id"><title>Uji</title><p style="font-family: DejaVu Sans">Teks</p></html>')


def test_print_html_loads_nothing(caplog, tmp_path):
    secret = tmp_path / "secret.svg"
    secret.write_text('<svg xmlns="http://www.w3.org/2000/svg"><text>rahasia</text></svg>', "utf-8")

    content = pdf_of(f'<html lang="id"><title>Uji</title><p style="font-family: PT Sans">Teks <img alt="" src="{secret.as_uri()}"></p></html>')

    assert "rahasia" not in text_of(content)
    assert any("disallowed protocol" in message for message in caplog.messages)
