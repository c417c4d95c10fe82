"""The tags of printed files: what a screen reader meets in a table that runs over several pages."""

from __future__ import annotations

from functools import cache

from weasyprint import HTML

from site_static.pdf_tags import mend_tags
from tests.support.tags import opened, orphans, tags_of, text_of, untagged

ROWS = 150
HTML_OF_A_LONG_TABLE = (
    """<html lang="id"><title>Uji</title><style>@page { size: A5; font: 8pt "PT Sans"; @top-left { content: "Kepala halaman" } }
    body { font: 9pt "PT Sans" } tr { break-inside: avoid } tfoot { display: table-row-group }</style>
    <h1 id="atas">Anggaran</h1><p><a href="#bawah">Ke bawah</a></p>
    <table><caption>Belanja</caption><thead><tr><th scope="col">Kode</th><th scope="col">Uraian</th><th scope="col">Jumlah</th></tr></thead><tbody>"""
    + "".join(f'<tr><td>5.{number}</td><th scope="row">Akun {number}</th><td>{number}.000,00</td></tr>' for number in range(ROWS))
    + """</tbody><tfoot><tr><th scope="row" colspan="2">Jumlah</th><td>9,00</td></tr></tfoot></table>
    <h2 id="bawah">Kedua</h2><table><tbody><tr><th scope="row">Nama</th><td>Isi</td></tr></tbody></table></html>"""
)


@cache
def printed() -> bytes:
    return bytes(HTML(string=HTML_OF_A_LONG_TABLE).write_pdf(pdf_variant="pdf/ua-1", finisher=mend_tags))


def test_a_table_over_several_pages_is_one_table():
    first, second = tags_of(printed()).all("Table")

    assert len(opened(printed()).pages) > 3
    assert [kid.kind for kid in first.kids] == ["Caption", "THead", "TBody", "TFoot"]
    assert len(first.all("TR")) == 1 + ROWS + 1
    assert len(first.all("TD")) == ROWS * 2 + 1
    assert len(second.all("TR")) == 1


def test_every_head_cell_says_what_it_heads():
    heads = tags_of(printed()).all("TH")

    assert [head.scope for head in heads[:4]] == ["Column", "Column", "Column", "Row"]
    assert {head.scope for head in heads} == {"Column", "Row"}
    assert heads[-2].columns == 2


def test_a_repeated_head_is_shown_on_each_page_and_read_once():
    pages = text_of(printed()).rstrip("\f").split("\f")

    assert all("Uraian" in page for page in pages)
    assert len(tags_of(printed()).all("THead")) == 1


def test_everything_painted_is_tagged_or_decoration():
    assert list(untagged(printed())) == []
    assert list(orphans(printed())) == []


def test_running_titles_are_not_read_out():
    content = b"".join(page.get_contents().get_data() for page in opened(printed()).pages)

    assert content.count(b"/Pagination") >= len(opened(printed()).pages)


def test_a_link_is_described_by_its_words():
    (link,) = (note.get_object() for page in opened(printed()).pages for note in page.get("/Annots", []))

    assert link["/Contents"] == "Ke bawah"
    assert len(tags_of(printed()).all("Link")) == 1
