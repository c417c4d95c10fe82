"""Each fault that a reader would notice is found, with its place, and nothing is found in a site that is whole."""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from dataclasses import replace
from decimal import Decimal

import pytest

from cms.domain.errors import CheckFailed
from site_static.check import MOST_TOLD, Report, changed_since, check_site, raise_for
from site_static.checking.finding import Finding
from site_static.release import build
from tests.support import finished
from tests.support.finished import SAMPLE, YEAR_PAGE, Finished

DATA = f"data/{SAMPLE}/v1/{SAMPLE}"


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    return build(finished.works(), tmp_path_factory.mktemp("whole") / "public", jobs=1).folder


@pytest.fixture
def site(whole, tmp_path):
    return Finished(shutil.copytree(whole, tmp_path / "site"))


def test_nothing_is_found_in_a_site_that_is_whole(site):
    report = site.report(finished.snapshot())

    assert report.findings == ()
    assert dict(report.looked_at)["pages"] == 9
    assert dict(report.looked_at)["tables that add up"] == 2
    assert dict(report.looked_at)["totals with a source"] == 2


def test_a_copy_without_its_facts_can_be_checked_alone(site):
    assert site.found() == []


# What is changed in the page of the year, and what is then told. Line 15 is the headline, 20 the first row of the table.
FAULTS = {
    "an element that is not closed": ("</h1>", "", "27: is not well-formed: mismatched tag (column 3)"),
    "an unknown entity": ("<h1>", "<h1>&nbsp;", "13: is not well-formed: undefined entity (column 5)"),
    "an id twice": ('<h2 id="kantor">', '<h2 id="isi">', "16: the id isi stands twice"),
    "an element closed as HTML does not": ("<h2", "<div/><h2", "16: <div/> goes on in HTML where it ends in XML"),
    "an element that HTML ends by itself": ("<h2", "<br></br><h2", "16: </br> is one more element in HTML"),
    "no heading of the first level": (
        "h1>",
        "h2>",
        "has 0 headings of the first level; a page has one",
        "13: <h2> skips a level after no heading at all",
    ),
    "two headings of the first level": ("<p>Belanja", "<h1>Lagi</h1><p>Belanja", "has 2 headings of the first level; a page has one"),
    "a level of heading that is skipped": ('<h2 id="kantor">Kantor</h2>', '<h3 id="kantor">Kantor</h3>', "16: <h3> skips a level after <h1>"),
    "no language": ('<html lang="id">', "<html>", "1: does not say its language (html lang)"),
    "an inline style": ("<h2 ", '<h2 style="color: red" ', "16: <h2> has an inline style; styles and scripts stand in files of their own"),
    "an inline handler": ("<h2 ", '<h2 onclick="go()" ', "16: <h2> has an inline onclick; styles and scripts stand in files of their own"),
    "an inline script": ("<h2 ", "<script>go()</script><h2 ", "16: has a script inside the page; scripts stand in files of their own"),
    "a style inside": ("<h2 ", "<style>p { color: red }</style><h2 ", "16: has a <style> inside the page; styles stand in files of their own"),
    "a base": ("<title>", '<base target="_top"/><title>', "4: has a <base>, which turns every relative link"),
    "a refresh": ("<title>", '<meta http-equiv="refresh" content="0"/><title>', "4: sends its reader elsewhere without being asked (meta refresh)"),
    "a picture without text": (
        "<h2 ",
        '<img src="../../assets/site.css"/><h2 ',
        "16: has a picture without a text for those who do not see it (alt)",
    ),
    "a link to nowhere": ("../../index.html", "../../beranda.html", "11: the link ../../beranda.html leads nowhere: there is no beranda.html"),
    "a link out of the site": (
        'href="../../index.html',
        'href="../../../index.html',
        "11: the link ../../../index.html leads out of the site",
    ),
    "a link to a folder": (
        'href="../../index.html"',
        'href="../../anggaran/2025/"',
        "11: the link ../../anggaran/2025/ leads to a folder; name its index.html, so that it also opens from a file system",
    ),
    "an anchor to nowhere": ('href="#isi"', 'href="#atas"', "11: the link #atas leads to a place that the page does not have"),
    "an anchor to nowhere on another page": (
        'href="../../index.html"',
        'href="../../index.html#atas"',
        "11: the link ../../index.html#atas leads to a place that index.html does not have",
    ),
    "a link from the root": (
        'href="../../index.html"',
        'href="/index.html"',
        "11: the link /index.html is not relative; it would not open from a copy of the site",
    ),
    "an absolute link to the site itself": (
        'href="../../index.html"',
        'href="https://terang.example/index.html"',
        "11: the link https://terang.example/index.html is not relative; it would not open from a copy of the site",
    ),
    "a link that runs a script": ('href="#isi"', 'href="javascript:go()"', "11: the link javascript:go() leads nowhere that a reader can go"),
    "an empty link": ('href="#isi"', 'href=""', "11: has a link without an address"),
    "a style from elsewhere": (
        "../../assets/site.css",
        "https://cdn.example/site.css",
        "8: needs https://cdn.example/site.css, which is not part of the site",
    ),
    "a picture from elsewhere": (
        "<h2 ",
        '<img alt="" src="//cdn.example/a.png"/><h2 ',
        "16: needs //cdn.example/a.png, which is not part of the site",
    ),
    "a picture of the wrong size": (
        "<h2 ",
        '<img alt="" src="../../assets/site.css" srcset="a.png 1x, b.png 2x"/><h2 ',
        "16: the link a.png leads nowhere: there is no anggaran/2025/a.png",
        "16: the link b.png leads nowhere: there is no anggaran/2025/b.png",
    ),
    "another page's lasting address": (
        'canonical" href="https://terang.example/anggaran/2025/"',
        'canonical" href="https://terang.example/"',
        "says that its lasting address is https://terang.example/",
    ),
    "JSON-LD that is none": (
        "</head>",
        '<script type="application/ld+json">{</script></head>',
        "9: its JSON-LD cannot be read: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)",
    ),
    "JSON-LD that names no file": (
        "</head>",
        '<script type="application/ld+json">{"url": ["https://terang.example/a.csv", "https://example.org/"]}</script></head>',
        "9: its JSON-LD names https://terang.example/a.csv, which does not exist",
    ),
    "a total that is not that of its table": (
        '</th><td><data value="253369400000.50">253.369.400.000,50',
        '</th><td><data value="253369400000.51">253.369.400.000,51',
        "24: column 2 of the table says 253369400000.51 but its rows add up to 253369400000.50",
    ),
    "a part that is not in the total": (
        '7814400000.00">7.814.400.000,00',
        '7814400000.10">7.814.400.000,10',
        "24: column 2 of the table says 253369400000.50 but its rows add up to 253369400000.60",
    ),
    "a cell over two rows": (
        "<td></td>",
        '<td rowspan="2"></td>',
        "21: has a cell over several rows in a table that adds up; its columns cannot be told apart",
        "22: has a cell over several rows in a table that adds up; its columns cannot be told apart",
    ),
    "a table in a table": (
        "<td></td></tr>\n<tr><th>Pek",
        '<td><table class="sums"></table></td></tr>\n<tr><th>Pek',
        "21: has a table inside a table that adds up",
    ),
    "a total that is not that of the data": (
        'value="253369400000.50" data-of',
        'value="253369400000.49" data-of',
        f"15: says 253369400000.49 for {SAMPLE}/v1?account=5, which adds up to 253369400000.50",
    ),
    "a total of no data": (
        f'data-of="{SAMPLE}/v1?',
        f'data-of="{SAMPLE}/v3?',
        f"15: says 253369400000.50 for {SAMPLE}/v3?account=5, which should stand in data/{SAMPLE}/v3/{SAMPLE}.csv, which does not exist",
    ),
    "a total of no rows": ("v1?account=5", "v1?account=5.9", f"15: says 253369400000.50 for {SAMPLE}/v1?account=5.9, which means no row at all"),
    "a total of no column": (
        "v1?account=5",
        "v1?kantor=5",
        f"15: says 253369400000.50 for {SAMPLE}/v1?kantor=5, which cannot be added up: tuple.index(x): x not in tuple",
    ),
    "an amount shown otherwise": ("Rp226.805.000.000,50", "Rp226.805.000.000,05", "20: shows 'Rp226.805.000.000,05' for 226805000000.50"),
    "a short amount shown otherwise": ("253,37 miliar", "253,38 miliar", "15: shows 'Rp253,38 miliar' for 253369400000.50"),
    "an amount that says nothing": ("Rp253,37 miliar", "tetap", "15: shows 'tetap' for 253369400000.50"),
    "an amount of another size": ("253,37 miliar", "253,37 triliun", "15: shows 'Rp253,37 triliun' for 253369400000.50"),
    "an amount with one decimal": ('value="1.00"', 'value="1.0"', "20: '1.0' is no exact amount with two decimals"),
    "a sample that does not say so": (
        "<p>CONTOH: angka karangan</p>",
        "<p>angka karangan</p>",
        f"shows figures of {SAMPLE} without saying CONTOH before the first amount",
    ),
    "another language than its folder": (
        '<html lang="id">',
        '<html lang="en">',
        "1: says that its language is en, but it stands among the pages in id",
    ),
    "a page that does not name its translation": (
        '<link rel="alternate" hreflang="en" href="../../en/anggaran/2025/index.html"/>\n',
        "",
        f"1: does not name en/{YEAR_PAGE}, the same page in en (link rel=alternate hreflang)",
    ),
    "a translation that does not exist": (
        "../../en/anggaran/2025/index.html",
        "../../en/anggaran/2026/index.html",
        "7: names ../../en/anggaran/2026/index.html as its page in en, which does not exist",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_a_page_is_found_with_its_place(site, fault):
    old, new, *expected = FAULTS[fault]
    site.change(YEAR_PAGE, old, new)

    found = site.found()

    place = [f"{YEAR_PAGE}:{text}" if re.match(r"\d+: ", text) else f"{YEAR_PAGE}: {text}" for text in expected]
    assert [text for text in found if text.startswith(YEAR_PAGE)] == place


@pytest.mark.parametrize(
    "text",
    [
        '<data value="-3000000000.00">−Rp3.000.000.000,00</data>',
        '<data value="-3000000000.00">−Rp3,00 miliar</data>',
        '<data value="50000000.00">+50.000.000,00</data>',
        '<data value="1013597766613.40">Rp1,01 triliun</data>',
        '<data value="1013597766613.40"><span>Rp1,01</span> triliun</data>',
        '<data value="0.00">tetap</data>',
        '<data value="54377.00">Rp54.377</data>',
    ],
)
def test_an_amount_may_be_exact_short_or_nothing_in_words(site, text):
    site.change("index.html", "</main>", f"<p>{text}</p></main>")

    assert site.found() == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("1275010101900001", "a number of 16 digits, as identity cards have (NIK)"),
        ("NIK1275010101900001.", "a number of 16 digits, as identity cards have (NIK)"),
        ("1275 0101 0190 0001", "a number of 16 digits, as identity cards have (NIK)"),
        ("1275\u00a00101\u202f0190\u20130001", "a number of 16 digits, as identity cards have (NIK)"),
        ("127501.010190.0001", "a number of 16 digits, as identity cards have (NIK)"),
        ("127501\u00ad0101\u200b900001", "a number of 16 digits, as identity cards have (NIK)"),
        ("12\uff17\uff15010101900001", "a number of 16 digits, as identity cards have (NIK)"),
        ("199001012015011001", "a number of 18 digits, as civil servants have (NIP)"),
        ("NIP. 19900101 201501 1 001", "a number of 18 digits, as civil servants have (NIP)"),
        ("19900101\u00a0201501-1.001", "a number of 18 digits, as civil servants have (NIP)"),
        ("0812-3456-7890", "a telephone number"),
        ("0812.3456.7890", "a telephone number"),
        ("(0812) 3456-7890", "a telephone number"),
        ("(+62)\u00a0812\u20133456\u20137890", "a telephone number"),
        ("+62 812 3456 7890", "a telephone number"),
        ("warga@contoh.example", "an e-mail address"),
        ("warga\uff20contoh.example", "an e-mail address"),
    ],
)
@pytest.mark.parametrize("path", ["index.html", "catatan.txt"])
def test_a_private_value_is_found_and_not_repeated(site, path, text, what):
    (site.folder / path).touch()
    site.put(path, (site.folder / path).read_text().replace("<h1>", f"<h1>{text} ") or f"Baris\n{text}\n")

    found = [finding for finding in site.found() if "holds" in finding]

    assert found == [f"{path}:{13 if path == 'index.html' else 2}: holds {what}"]


@pytest.mark.parametrize(
    "text",
    [
        "1.02.0.00.0.00.01.0000",
        "5.1.02.01.01.0024",
        '<data value="1234567890123456.00">1.234.567.890.123.456,00</data>',
        "2021 2022 2023 2024",
        "2021\u20132022 2023\u20132024",
        "3.271.010.203.040.506",
        "sebesar 62.812.345.678 untuk",
        "2 orang x 3 hari@Rp.150.000",
        "1.20.1.20.03.00.00.5.1.1.01",
        "a4b21275010101900001c0ffee",
        "sha256:1275010101900001ab",
        "Rp1.013.597.766.613,40",
        "085 dari 1.234.567 rumah",
    ],
)
def test_amounts_codes_digests_and_years_are_not_private(site, text):
    site.change("index.html", "</main>", f"<p>{text}</p></main>")

    assert site.found() == []


@pytest.mark.parametrize("text", ["Info@Binjai.example", "0811 234 5678", "+62811-234-5678"])
def test_an_address_that_the_city_publishes_itself_is_allowed(site, text):
    site.change("index.html", "</main>", f"<p>{text}</p></main>")
    frozen = finished.snapshot()
    city = replace(frozen.city, contacts=("info@binjai.example", "+62 811 2345 678"))

    assert site.found(replace(frozen, city=city)) == []
    assert len(site.found()) == 1


def test_a_private_value_in_a_workbook_is_found(site):
    path = f"{DATA}.xlsx"
    content = io.BytesIO()
    with zipfile.ZipFile(site.folder / path) as old, zipfile.ZipFile(content, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"Angka CONTOH", b"Angka 1275010101900001"))
    site.put(path, content.getvalue())

    assert f"{path}: holds a number of 16 digits, as identity cards have (NIK)" in site.found()


def test_a_private_value_in_a_row_is_found_with_its_line(site):
    for extension in ("csv", "json"):
        site.change(f"{DATA}.{extension}", "Map arsip (CONTOH)", "Map arsip 1275010101900001")

    assert f"{DATA}.csv:4: holds a number of 16 digits, as identity cards have (NIK)" in site.found()


def test_an_amount_that_differs_between_formats_is_found(site):
    site.change(f"{DATA}.json", '"48250000.50"', '"48250000.05"')

    assert f"{DATA}.json: row 2 of the JSON is another than in the CSV beside it" in site.found()


def test_a_row_that_one_format_lacks_is_found(site):
    text = (site.folder / f"{DATA}.json").read_text()
    facts = json.loads(text)
    facts["rows"].pop()
    site.put(f"{DATA}.json", json.dumps(facts))

    found = site.found()

    assert f"{DATA}.json: has {len(facts['rows'])} rows where the CSV beside it has {len(facts['rows']) + 1}" in found


@pytest.mark.parametrize("extension", ["xlsx", "json"])
def test_a_file_that_its_format_cannot_read_is_found(site, extension):
    site.put(f"{DATA}.{extension}", b"not at all")

    assert any(finding.startswith(f"{DATA}.{extension}: cannot be read: ") for finding in site.found())


def test_an_amount_that_is_not_the_one_that_was_frozen_is_found(site):
    for extension in ("csv", "json"):
        site.change(f"{DATA}.{extension}", "48250000.50", "48250000.49")

    found = site.found(finished.snapshot())

    assert f"{DATA}.csv: account 5.1.02.01.01.0024 adds up to 55000000.49; the document's lines to 55000000.50" in found


def test_a_frozen_document_without_files_is_found(site):
    frozen = finished.snapshot()
    more = replace(frozen.documents[1], vintage=2)

    found = site.found(replace(frozen, documents=(*frozen.documents, more)))

    assert f"data/{SAMPLE}/v2/{SAMPLE}.csv: is missing: {more.title}, v2, is published" in found


def test_a_sample_row_that_does_not_say_contoh_is_found(site):
    lines = (site.folder / f"{DATA}.csv").read_bytes().split(b"\r\n")
    lines[3] = lines[3].removesuffix(b"CONTOH") + b"sungguh"
    site.put(f"{DATA}.csv", b"\r\n".join(lines))

    assert f"{DATA}.csv:4: is invented and does not say CONTOH" in site.found()


@pytest.mark.parametrize(("content", "message"), [(b"not a document", "is no PDF"), (b"%PDF-1.7\nbroken", "cannot be read as PDF")])
def test_a_pdf_that_does_not_open_is_found(site, content, message):
    site.put(f"{DATA}.pdf", content)

    assert any(finding.startswith(f"{DATA}.pdf: {message}") for finding in site.found())


def test_a_missing_format_of_a_vintage_is_found(site):
    site.remove(f"{DATA}.json")

    assert f"{DATA}.json: is missing" in site.found()


def test_a_data_package_that_is_not_the_folder_is_found(site):
    path = "data/datapackage.json"
    package = json.loads((site.folder / path).read_text())
    first, second, *others = package["resources"]
    first["bytes"] += 1
    second["hash"] = "sha256:" + "0" * 64
    package["resources"] = [first, second, *others[:-1], others[0], {**others[1], "path": "apbd-2099/v1/apbd-2099.csv"}]
    site.put(path, json.dumps(package))

    found = [finding.removeprefix(f"{path}: ") for finding in site.found() if finding.startswith(path)]

    assert found == sorted(
        [
            f"says that data/{first['path']} has {first['bytes']} bytes; it has {first['bytes'] - 1}",
            f"has another digest for data/{second['path']} than that file has",
            f"lists data/{others[0]['path']} twice",
            "lists data/apbd-2099/v1/apbd-2099.csv, which does not exist",
            f"does not list data/{others[-1]['path']}",
        ]
    )


def test_a_latest_file_that_is_not_the_vintage_in_force_is_found(site):
    path = f"data/{SAMPLE}/latest/{SAMPLE}.csv"
    site.put(path, (site.folder / path).read_bytes()[:-2])

    assert site.found() == [f"{path}: is not the vintage in force, {DATA}.csv"]


def test_a_manifest_that_is_not_the_folder_is_found(site):
    site.put("index.html", (site.folder / "index.html").read_bytes() + b"\n")
    site.put("baru.txt", "x")
    site.remove("assets/site.css")

    found = [str(finding) for finding in check_site(site.folder).findings if finding.path == "manifest.json"]

    assert found == [
        "manifest.json: does not list baru.txt",
        "manifest.json: has another size or digest for index.html than that file has",
        "manifest.json: lists assets/site.css, which does not exist",
    ]


def test_a_sitemap_that_is_not_the_site_is_found(site):
    site.change("sitemap.xml", "<loc>https://terang.example/en/</loc>", "<loc>https://terang.example/jv/</loc>")

    assert site.found() == ["sitemap.xml: does not list en/index.html", "sitemap.xml: lists https://terang.example/jv/, which does not exist"]


@pytest.mark.parametrize("path", ["sitemap.xml", "feed.xml"])
def test_an_xml_file_that_is_not_well_formed_is_found(site, path):
    site.put(path, (site.folder / path).read_bytes()[:-5])

    assert any(re.match(rf"{path}:\d+: is not well-formed", finding) for finding in site.found())


def test_a_feed_that_leads_nowhere_is_found(site):
    site.change("feed.xml", "dokumen/apbd-2023-murni/", "dokumen/apbd-2022-murni/")

    assert site.found() == ["feed.xml: leads to https://terang.example/dokumen/apbd-2022-murni/, which does not exist"]


def test_a_json_file_that_is_none_is_found(site):
    site.put("data.json", '{"a": 1,\n}')

    assert [finding.partition(" is no JSON")[0] for finding in site.found()] == ["data.json:2:"]


def test_robots_that_name_no_sitemap_are_found(site):
    site.change("robots.txt", "sitemap.xml", "peta.xml")

    assert site.found() == ["robots.txt:3: names https://terang.example/peta.xml, which does not exist"]


@pytest.mark.parametrize("path", ["robots.txt", "sitemap.xml", "data/datapackage.json", "manifest.json"])
def test_a_list_that_is_missing_is_found(whole, tmp_path, path):
    site = Finished(shutil.copytree(whole, tmp_path / "site"))
    site.remove(path)

    assert path in {finding.path for finding in check_site(site.folder).findings}


def test_what_a_style_sheet_loads_from_elsewhere_is_found(site):
    site.put("assets/site.css", '@import "https://cdn.example/a.css";\np { background: url(tidak-ada.png) }\n')

    assert site.found() == [
        "assets/site.css:1: needs https://cdn.example/a.css, which is not part of the site",
        "assets/site.css:2: needs tidak-ada.png, which does not exist",
    ]


def test_the_page_of_wrong_addresses_may_use_absolute_links_that_lead_somewhere(site):
    site.change("404.html", 'href="index.html">Beranda', 'href="/index.html">Beranda')
    site.change("404.html", 'href="assets/site.css"', 'href="https://terang.example/assets/site.css"')

    assert site.found() == []

    site.change("404.html", "<title>", '<base href="/"/><title>')
    assert site.found() == []

    site.change("404.html", 'href="/index.html">Beranda', 'href="/beranda.html">Beranda')
    assert site.found() == ["404.html:10: the link /beranda.html leads nowhere: there is no beranda.html"]


def test_a_page_that_is_too_heavy_is_a_warning_and_stops_nothing(site):
    heavy = "".join(f"<p>{number * 7919 % 1000003:x} {number**3:x}</p>\n" for number in range(12000))
    site.change("index.html", "</main>", f"{heavy}</main>")

    report = site.report()

    assert [finding.path for finding in report.warnings] == ["index.html"]
    assert report.faults == ()
    raise_for(report)


def test_only_changed_pages_are_looked_at_and_their_links_held_against_all_files(site):
    site.change(YEAR_PAGE, "../../index.html", "../../beranda.html")
    site.change("index.html", "</h1>", "")
    site.list_files()

    report = check_site(site.folder, finished.snapshot(), [YEAR_PAGE])

    assert [str(finding) for finding in report.findings] == [f"{YEAR_PAGE}:11: the link ../../beranda.html leads nowhere: there is no beranda.html"]
    assert dict(report.looked_at)["pages"] == 1


def test_a_page_that_did_not_change_with_its_data_is_found(site):
    for extension in ("csv", "json"):
        site.change(f"{DATA}.{extension}", "48250000.50", "48250000.49")
    site.list_files()

    report = check_site(site.folder, None, [f"{DATA}.csv"])

    stale = f"15: says 253369400000.50 for {SAMPLE}/v1?account=5, which adds up to 253369400000.49"
    assert [str(one) for one in report.findings if one.path.endswith(".html")] == [f"{YEAR_PAGE}:{stale}", f"en/{YEAR_PAGE}:{stale}"]


def test_an_anchor_into_a_page_that_did_not_change_is_looked_up_there(site):
    site.change("index.html", "#kantor", "#dinas")
    site.list_files()

    report = check_site(site.folder, None, ["index.html"])

    assert [finding.path for finding in report.findings] == ["index.html"]


def test_what_changed_since_the_release_before_is_what_needs_a_look(whole, site):
    site.change("index.html", "Binjai Terang", "Binjai")
    site.put("baru.txt", "x")
    site.list_files()

    assert changed_since(whole, site.folder) == {"index.html", "baru.txt"}


@pytest.mark.parametrize("spoil", [lambda site: site.remove("assets/site.css"), lambda site: site.change(YEAR_PAGE, ' id="kantor"', "")])
def test_all_is_looked_at_when_something_that_links_may_lead_to_is_gone(whole, site, spoil):
    spoil(site)
    site.list_files()

    assert changed_since(whole, site.folder) is None


def test_all_is_looked_at_when_there_is_no_release_before(whole, tmp_path):
    assert changed_since(tmp_path, whole) is None


def test_every_fault_is_told_one_a_line_up_to_a_number():
    findings = tuple(Finding(f"{number:04d}.html", 1, "is wrong") for number in range(MOST_TOLD + 2))

    with pytest.raises(CheckFailed) as failed:
        raise_for(Report(findings=findings, looked_at=()))

    lines = str(failed.value).splitlines()
    assert lines[0] == "0000.html:1: is wrong"
    assert lines[-2:] == ["... and 2 more", f"{MOST_TOLD + 2} faults in the finished site. Nothing was published."]
    assert failed.value.exit_code == 12


def test_the_sum_of_an_account_takes_all_that_is_under_it_by_number(site):
    site.change(f"{DATA}.csv", "5.1.02.01.01.0024", "5.1.2.1.1.24")
    site.change(f"{DATA}.json", "5.1.02.01.01.0024", "5.1.2.1.1.24")
    amount = Decimal("55000000.50")
    body = (
        f'<p>CONTOH <data value="{amount}" data-of="{SAMPLE}/v1?account=5.1.02.01&amp;office_code=1.01.0.00.0.00.01.0000">Rp55.000.000,50</data></p>'
    )
    site.change("index.html", "</main>", f"{body}</main>")

    assert [finding for finding in site.found() if finding.startswith("index.html")] == []
