"""What a neighbour finds on the pages of proposals: the answer, why, when, for how much, and how to follow it."""

from __future__ import annotations

import json
import posixpath
import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import zxingcpp
from PIL import Image, ImageDraw
from pypdf import PdfReader

from cms.domain.errors import InconsistentData
from cms.domain.proposals.choices import State
from site_static import addresses
from site_static.artifact import Artifact
from site_static.content import Snapshot
from site_static.plan import page_bytes, site_works
from site_static.release import build
from site_static.tables import tables_of
from site_static.views.proposals.facets import FACETS
from tests.support import proposals as made
from tests.support.city import WITHDRAWN, small_snapshot
from tests.support.proposals import said
from tests.support.published import Page, Published, differing, without_print
from tests.support.published_proposals import DATASET, DEFERRED, MERGED, REALISED, REJECTED, SILENT, STOPPED, WAITING, in_budget

SNAPSHOT = small_snapshot()
TODAY = SNAPSHOT.day
BUDGET_PAGE = "anggaran/2025/dinas-pendidikan/1.01.02/1.01.02.2.01/1.01.02.2.01.0001/index.html"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def page_of(site, number, language="id"):
    return site.page(addresses.in_language(addresses.proposal(number), language))


def made_page(folder, path, *proposals):
    """One page of the small city with other proposals."""
    file = folder / path
    file.parent.mkdir(parents=True)
    file.write_bytes(page_bytes(replace(SNAPSHOT, proposals=tuple(map(made.sealed, proposals))), path))
    return Page(path, folder)


def words_of(element):
    return " ".join("".join(element.itertext()).split())


def test_a_page_begins_with_one_plain_sentence(site):
    found = {number: page_of(site, number).tree.find(".//p[@class='verdict']").text for number in (REALISED, REJECTED, SILENT, STOPPED)}

    assert found == {
        REALISED: "Selesai 1 September 2025, dikerjakan Dinas PUPR.",
        REJECTED: "Ditolak 6 Mei 2024 oleh Dinas PUPR: status tanah belum jelas.",
        SILENT: "Lolos saringan Kelurahan Kartini 12 Februari 2024; sekarang di Kecamatan Binjai Kota.",
        STOPPED: "Berhenti di Kecamatan Binjai Kota sejak 12 Februari 2024, tanpa alasan.",
    }


def test_the_sentence_is_said_in_english_too(site):
    assert "Rejected May 6, 2024" in page_of(site, REJECTED, "en").text


def test_promised_dates_that_slipped_are_struck_out_and_counted(site):
    page = page_of(site, REALISED)

    assert [element.text for element in page.all("del")] == ["Mei 2025", "30 Juni 2025"]
    assert "31 Agustus 2025, 2 kali mundur" in page.text
    assert "Hujan; mundur ke Agustus" in page.text


def test_a_promise_that_was_cancelled_is_struck_out():
    one = made.proposal(*made.DESKS, said(State.ACCEPTED, date(2024, 5, 6), planned_month="2025-06"), said(State.CANCELLED, date(2025, 1, 9)))
    snapshot = replace(SNAPSHOT, proposals=(made.sealed(one),))

    page = page_bytes(snapshot, addresses.proposal(one.reference)).decode()

    assert "<del>Juni 2025</del>" in page
    assert "<strong>Juni 2025</strong>" not in page


def test_asked_planned_and_realised_stand_side_by_side(site):
    figures = page_of(site, REALISED).tree.find(".//dl[@class='figures three']")

    assert [one.get("value") for one in figures.iter("data")][::2] == ["210000000.00", "200000000.00", "187500000.50"]


def test_a_proposal_leads_to_its_budget_line_and_back(site):
    back = site.page(BUDGET_PAGE)

    assert BUDGET_PAGE in leads_of(site, addresses.proposal(REALISED))
    assert addresses.proposal(REALISED) in leads_of(site, BUDGET_PAGE)
    assert "1 usulan dibiayai dari sini" in back.text
    assert "dianggarkan Rp200.000.000,00, dibelanjakan Rp187.500.000,50" in back.text


def test_merged_proposals_lead_to_each_other_and_show_the_outcome(site):
    assert "Digabung dengan: Pengerasan Gang Mawar (CONTOH). Selesai 1 September 2025" in page_of(site, MERGED).text
    assert addresses.proposal(MERGED) in leads_of(site, addresses.proposal(REALISED))


def test_silence_is_said_in_days_on_page_and_list(site):
    days = (TODAY - date(2024, 2, 12)).days

    assert f"Tidak ada kabar sejak {days} hari." in page_of(site, SILENT).text
    assert f"Terlambat {days - 30} hari." in site.page("usulan/terlambat/index.html").text


@pytest.mark.parametrize(("days", "is_said"), [(59, False), (61, True)])
def test_silence_begins_after_the_limit(days, is_said):
    proposal = made.sealed(made.proposal(*made.DESKS, number="P-2024-00001"))
    on = proposal.last.on + timedelta(days=days)

    page = page_bytes(replace(SNAPSHOT, proposals=(proposal,), today=on), addresses.proposal("P-2024-00001")).decode()

    assert (f"Tidak ada kabar sejak {days} hari." in page) is is_said


@pytest.mark.parametrize("number", [SILENT, STOPPED, DEFERRED, WAITING])
def test_what_is_open_names_a_day_to_come_or_how_late_it_is(site, number):
    text = page_of(site, number).text

    assert re.search(r"paling lambat \d+ \w+ 20\d\d|seharusnya", text)


def test_who_does_not_agree_learns_how_to_object(site):
    assert "Surat ke Bappeda dalam 30 hari" in page_of(site, REJECTED).text


def test_a_page_says_what_was_asked_where_and_from_whom(tmp_path):
    one = in_budget(made.realised(number=REALISED, point="3.6012,98.4854", source_id="sipd:8421"))

    pairs = made_page(tmp_path, addresses.proposal(REALISED), one).tree.find(".//dl[@class='pairs close']")

    assert {words_of(pair.find("dt")): words_of(pair.find("dd")) for pair in pairs} == {
        "Nomor usulan": REALISED,
        "Banyaknya": "120 m",
        "Jenis": "Fisik",
        "Lokasi": "Kelurahan Kartini, Kecamatan Binjai Kota",
        "Titik (lintang,bujur)": "3.6012,98.4854",
        "Asal usulan": "Warga",
        "Ditujukan kepada": "Dinas PUPR",
        "Masuk": "5 Februari 2024",
        "Diusulkan untuk tahun": "2025",
        "Nomor di sistem asal": "sipd:8421",
    }


def test_the_history_names_offices_documents_years_and_milestones(site):
    text = page_of(site, REALISED).text

    for said_there in (
        "Lolos saringan kelurahan · Kelurahan Kartini → Kecamatan Binjai Kota",
        "Dinilai kantor · Dinas PUPR → Bappeda",
        "Disetujui · Bappeda → Dinas PUPR",
        "Tahun anggaran 2025.",
        "Dokumen: RKPD 2025.",
        "Tahap pekerjaan: Pekerjaan · Dinas PUPR",
        "Pelaksana: swakelola.",
        "Bukti: BAST 7/CONTOH/2025.",
    ):
        assert said_there in text, said_there


def test_the_advice_of_each_level_stands_with_its_amount_there_and_in_the_history(tmp_path):
    lurah, skpd = (replace(made.DESKS[place], recommended_amount=Decimal(amount)) for place, amount in ((1, "180000000.00"), (3, "150000000.00")))
    one = made.proposal(made.DESKS[0], lurah, made.DESKS[2], skpd, number=WAITING)

    text = made_page(tmp_path, addresses.proposal(WAITING), one).text

    for level, words, amount in (("Lurah", "Layak", "Rp180.000.000,00"), ("Kantor teknis (SKPD)", "Dapat dikerjakan", "Rp150.000.000,00")):
        assert re.search(rf"{re.escape(level)} \([^)]+\): {words} .*?{re.escape(amount)}", text), level
        assert text.count(amount) == 2


def test_the_history_keeps_every_event_with_an_anchor(site):
    page = page_of(site, REALISED)

    assert [one for one in page.ids if re.fullmatch(r"k\d+", one)] == [f"k{number}" for number in range(10, 0, -1)]


@pytest.mark.parametrize("facet", FACETS, ids=lambda facet: facet.name)
def test_every_proposal_is_in_one_list_of_each_facet(site, facet):
    lists = {path for path in leads_of(site, facet.href) if path.startswith(f"usulan/{facet.name}/") and path != facet.href}

    shown = [path for one in lists for path in leads_of(site, one) if re.fullmatch(r"usulan/P-[^/]+/index.html", path)]

    assert sorted(shown) == sorted(addresses.proposal(one.reference) for one in SNAPSHOT.proposals)


def leads_of(site, path):
    page = site.page(path)
    return [path for _, href in page.addresses() if (path := page.leads_to(href)[0])]


def test_a_long_list_goes_on_over_pages():
    many = tuple(made.sealed(made.silent(number=f"P-2024-{number:05d}")) for number in range(1, 121))
    snapshot = replace(SNAPSHOT, proposals=many)

    pages, path = [], "usulan/tahun/2024/index.html"
    while path:
        pages.append(page_bytes(snapshot, path).decode())
        following = re.search(r'rel="next" href="([^"]+)"', pages[-1])
        path = following and posixpath.normpath(posixpath.join(posixpath.dirname(path), following[1]))

    listed = [re.findall(r"P-2024-\d{5}(?=</span>)", page.partition("</main>")[0]) for page in pages]  # a page's address names one too
    assert [number for page in listed for number in page] == [f"P-2024-{number:05d}" for number in range(120, 0, -1)]
    assert len(pages) > 1
    assert "Masih ada" in pages[0]
    assert "Ini halaman terakhir." in pages[-1]


@pytest.mark.parametrize("place", [100, 200, 300])
def test_an_answer_changes_no_further_page_but_those_that_it_stands_on_and_their_neighbours(place):
    many = tuple(made.sealed(made.silent(number=f"P-2024-{number:05d}")) for number in range(1, 401))
    answered = many[place].reference
    before = pages_of_lists(many)

    after = pages_of_lists((*many[:place], made.sealed(made.rejected(number=answered)), *many[place + 1 :]))

    changed = [path for path in before.keys() | after.keys() if before.get(path) != after.get(path)]
    by_list = Counter(addresses.first_page(path) for path in changed)
    assert any(answered in before.get(path, "") for path in changed)
    assert max(by_list.values()) <= 4, by_list


def pages_of_lists(proposals):
    """The further pages of every list."""
    works = site_works(replace(SNAPSHOT, proposals=proposals))
    return {work.path: work.make().decode() for work in works if work.path.startswith("usulan/") and addresses.first_page(work.path) != work.path}


def test_an_invented_proposal_says_so_before_anything_else(site):
    for number in (REALISED, SILENT):
        assert "CONTOH" in page_of(site, number).text.split(number)[0]


# Feeds -------------------------------------------------------------------------------------------------------------------


def feed(site, path):
    return ElementTree.fromstring((site.folder / path).read_bytes())


def test_each_proposal_village_office_and_the_city_can_be_followed(site):
    for folder in (f"usulan/{REALISED}", "usulan/kelurahan/kartini", "usulan/kantor/dinas-pupr", "usulan"):
        entries = feed(site, f"{folder}/kabar.xml").findall("a:entry", ATOM)
        items = json.loads((site.folder / folder / "kabar.json").read_text())["items"]

        assert len(entries) == len(items) > 1, folder
        assert [one.find("a:title", ATOM).text for one in entries] == [one["title"] for one in items]


def test_an_entry_keeps_its_identity_in_every_feed(site):
    own = {one.text for one in feed(site, f"usulan/{REALISED}/kabar.xml").iterfind("a:entry/a:id", ATOM)}
    of_all = [one.text for one in feed(site, "usulan/kabar.xml").iterfind("a:entry/a:id", ATOM)]

    assert len(of_all) == len(set(of_all))
    assert own <= set(of_all)


def test_a_feed_is_newest_first_and_dated(site):
    updated = [one.text for one in feed(site, "usulan/kabar.xml").iterfind("a:entry/a:updated", ATOM)]

    assert updated == sorted(updated, reverse=True)
    assert updated[0] == "2025-10-30T00:00:00+00:00"


# The slip ----------------------------------------------------------------------------------------------------------------


def test_the_code_on_the_slip_leads_to_the_page(site):
    reader = PdfReader(site.folder / "usulan" / REALISED / "slip.pdf")

    (found,) = zxingcpp.read_barcodes(_code_of(reader.pages[0].get_contents().get_data().decode("cp1252")))

    assert found.text == f"https://terang.example/usulan/{REALISED}/"


def test_the_slip_can_be_read_and_says_that_it_is_invented(site):
    reader = PdfReader(site.folder / "usulan" / REALISED / "slip.pdf")
    text = " ".join(reader.pages[0].extract_text().split())

    assert text.startswith("CONTOH")
    assert REALISED in text
    assert "Pengerasan Gang Mawar (CONTOH)" in text
    assert reader.trailer["/Root"]["/Lang"] == "id"
    assert reader.metadata.title.startswith(REALISED)


def _code_of(content: str) -> Image.Image:
    """The rectangles of the page's drawing, painted black on white."""
    scale = 4
    picture = Image.new("L", (298 * scale, 420 * scale), 255)
    draw = ImageDraw.Draw(picture)
    for found in re.finditer(r"([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re", content):
        x, y, width, height = (float(part) * scale for part in found.groups())
        draw.rectangle((x, 420 * scale - y - height, x + width - 1, 420 * scale - y - 1), fill=0)
    return picture


# What stops a publication, and what a day changes ----------------------------------------------------------------------


def test_a_missing_budget_line_stops_the_build_and_names_the_number():
    without = replace(SNAPSHOT, documents=tuple(one for one in SNAPSHOT.documents if one.dataset != "apbd-2025-murni-contoh"))

    with pytest.raises(InconsistentData, match=rf"{REALISED}: baris anggaran apbd-2025-murni-contoh / .* tidak ada"):
        list(site_works(without))


def with_budget(**changes: Any) -> Snapshot:
    """The small city's, with something else about each version of the budget that pays; "v1" or "v2" is the version that changes."""
    documents = tuple(replace(one, **changes.get(one.version, {})) if one.dataset == DATASET else one for one in SNAPSHOT.documents)
    return replace(SNAPSHOT, documents=documents)


def text_with(folder: Path, snapshot: Snapshot, path: str = addresses.proposal(REALISED)) -> str:
    """A page of another snapshot, as it is read."""
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(page_bytes(snapshot, path))
    return " ".join(Page(path, folder).text.split())


def test_what_was_paid_from_a_budget_that_is_withdrawn_says_so_and_is_not_counted_by_the_budget_in_force(tmp_path):
    gone = with_budget(v2={"is_current": False, "is_withdrawn": True, "release": WITHDRAWN})

    page = text_with(tmp_path, gone)

    assert "Baris anggaran yang dicatat: Penambahan Ruang Kelas Baru" in page
    assert "Versi v2 dokumen itu ditarik pada 2 November 2025; jumlah yang dianggarkan di atas berasal dari sana." in page
    assert "Dibayar dari anggaran" not in page
    assert "usulan dibiayai dari sini" not in text_with(tmp_path, gone, BUDGET_PAGE)


def test_a_line_that_only_an_earlier_version_has_stops_nothing_and_says_so(tmp_path):
    lines = next(one.lines for one in SNAPSHOT.documents if (one.dataset, one.version) == (DATASET, "v2"))
    without = with_budget(v1={"release": None}, v2={"lines": tuple(line for line in lines if str(line.account) != "5.2.03.01.01.0010")})

    page = text_with(tmp_path, without)

    assert "Baris itu hanya ada dalam versi v1 dokumen itu, yang tidak berlaku lagi; jumlah yang dianggarkan di atas berasal dari sana." in page


def test_a_line_of_a_version_that_was_withdrawn_for_an_earlier_one_says_on_which_day(tmp_path):
    """v2 came with the line and was taken back: v1, which lacks it, is in force again."""
    lines = next(one.lines for one in SNAPSHOT.documents if (one.dataset, one.version) == (DATASET, "v1"))
    without = tuple(line for line in lines if str(line.account) != "5.2.03.01.01.0010")
    back = with_budget(v1={"is_current": True, "lines": without}, v2={"is_current": False, "release": WITHDRAWN})

    assert "Versi v2 dokumen itu ditarik pada 2 November 2025; jumlah yang dianggarkan di atas berasal dari sana." in text_with(tmp_path, back)


def rows_said(snapshot: Snapshot) -> tuple[str, dict[str, int]]:
    """The digest by which the table of proposals is known, and whether each one's budget line has lapsed."""
    table = next(one for one in tables_of(snapshot) if one.name == "proposals")
    return table.digest, {row.reference: row.budget_lapsed for row in table.rows if row.budget_lapsed or row.reference == REALISED}


def test_open_data_say_of_a_line_that_no_budget_in_force_holds_that_it_lapsed():
    lines = next(one.lines for one in SNAPSHOT.documents if (one.dataset, one.version) == (DATASET, "v2"))
    withdrawn = with_budget(v2={"is_current": False, "is_withdrawn": True, "release": WITHDRAWN})
    corrected = with_budget(v2={"lines": tuple(line for line in lines if str(line.account) != "5.2.03.01.01.0010"), "digest": "dibetulkan"})

    (before, fine), (digest, gone), (_, without) = map(rows_said, (SNAPSHOT, withdrawn, corrected))

    assert (fine[REALISED], gone[REALISED], without[REALISED]) == (0, 1, 1)
    assert digest != before


def village_files(snapshot: Snapshot) -> dict[str, Artifact]:
    works = (work for work in site_works(snapshot) if isinstance(work, Artifact))
    return {work.path: work for work in works if work.path.endswith("/usulan.csv")}


def test_so_do_the_files_of_its_village_and_of_no_other():
    gone = village_files(with_budget(v2={"is_current": False, "is_withdrawn": True, "release": WITHDRAWN}))
    before = village_files(SNAPSHOT)

    changed = [path for path, work in before.items() if work.make() != gone[path].make()]

    assert [path.split("/")[-2] for path in changed] == ["kartini"]
    assert all(before[path].facts != gone[path].facts for path in changed)


def test_a_name_of_any_length_and_letters_has_a_list_of_its_own_that_a_disk_can_hold():
    """A file system keeps 255 bytes of a name: one theme of a thousand letters kept the whole city's site from being published."""
    long = "Sangatpanjangtanpaspasi" * 40
    themes = (long, f"{long} lagi", "\u0645\u0631\u062d\u0628\u0627", "\u0637\u0631\u064a\u0642", "")
    proposals = tuple(
        made.sealed(made.proposal(*made.DESKS, number=f"P-2024-{90 + place:05d}", theme=theme, office=theme)) for place, theme in enumerate(themes)
    )

    paths = {work.path for work in site_works(replace(SNAPSHOT, proposals=proposals)) if isinstance(work, Artifact)}

    assert max(len(part.encode()) for path in paths for part in path.split("/")) <= 200
    assert len({path for path in paths if re.fullmatch(r"usulan/tema/[^/]+/index\.html", path)}) == len(themes)


def test_a_promise_without_a_day_stops_the_build_and_names_the_number():
    undated = made.proposal(*made.DESKS, said(State.ACCEPTED, date(2024, 5, 6), fiscal_year=None), number="P-2024-00099")

    with pytest.raises(InconsistentData, match=r"P-2024-00099: berstatus .Disetujui., tetapi riwayatnya tidak menyebut sampai kapan"):
        list(site_works(replace(SNAPSHOT, proposals=(undated,))))


def test_another_day_changes_only_what_counts_days(site, copy_of_public):
    build(site_works(replace(SNAPSHOT, today=TODAY + timedelta(days=1))), copy_of_public, jobs=1)

    changed = differing(site.manifest, Published(copy_of_public / "current").manifest)
    pages = {path for path in changed if path.startswith("usulan/P-")}
    assert pages == {addresses.proposal(number) for number in (SILENT, STOPPED)}
    assert f"usulan/{SILENT}/kabar.xml" not in changed
    assert f"usulan/{SILENT}/slip.pdf" not in changed
    # The pages of documents that the law asks for count days too.
    assert not any(path.startswith(("anggaran/", "dokumen/")) for path in changed if not path.endswith(("/dokumen/index.html", "/dokumen/kartu.png")))


def test_one_new_event_rewrites_only_the_pages_that_tell_it(tmp_path):
    first = build(without_print(SNAPSHOT), tmp_path / "public", jobs=1)
    new = said(State.SCREENED, date(2025, 11, 1), number=2, reference=WAITING, from_state=State.RECEIVED)
    later = tuple(made.sealed(replace(one, events=(*one.events, new))) if one.reference == WAITING else one for one in SNAPSHOT.proposals)

    second = build(without_print(replace(SNAPSHOT, proposals=later)), tmp_path / "public", jobs=1)

    changed = {path for path, file in second.files.items() if first.files.get(path) != file and path.startswith("usulan/P-")}
    assert changed == {f"usulan/{WAITING}/{name}" for name in ("index.html", "kartu.png", "kabar.xml", "kabar.json")}


def test_every_work_of_proposals_has_a_place_of_its_own():
    paths = [work.path for work in site_works(SNAPSHOT) if isinstance(work, Artifact) and "usulan/" in work.path]

    assert len(paths) == len(set(paths))


def test_amounts_of_a_page_are_those_of_the_facts(site):
    shown = {Decimal(one.get("value")) for one in page_of(site, REALISED).all("data")}

    assert {Decimal("210000000.00"), Decimal("200000000.00"), Decimal("187500000.50")} <= shown


# Figures and data --------------------------------------------------------------------------------------------------------


def test_what_each_office_spent_adds_up_and_is_what_the_file_says(site):
    page = site.page("usulan/nyata/index.html")
    rows = site.rows("data/proposals/latest/proposals.csv")
    total = page.tree.find(".//table/tfoot")

    spent = sum((Decimal(row["amount_realised"]) for row in rows if row["state"] == "completed"), Decimal(0))
    assert Decimal(list(total.iter("data"))[1].get("value")) == spent == Decimal("187500000.50")


def test_every_proposal_and_every_event_is_a_row_of_open_data(site):
    rows = site.rows("data/proposals/latest/proposals.csv")
    events = site.rows("data/proposal-events/latest/proposal-events.csv")

    assert [row["reference"] for row in rows] == [one.reference for one in SNAPSHOT.proposals]
    assert [(row["reference"], int(row["number"])) for row in events] == [
        (event.reference, event.number) for one in SNAPSHOT.proposals for event in one.events
    ]
    assert {row["sample"] for row in (*rows, *events)} == {"CONTOH"}
    assert {row["as_of"] for row in rows} == {TODAY.isoformat()}


def test_a_village_has_files_of_its_own(site):
    rows = site.rows("usulan/kelurahan/kartini/usulan.csv")
    listed = json.loads((site.folder / "usulan/kelurahan/kartini/usulan.json").read_text())["rows"]

    of_village = [one.reference for one in SNAPSHOT.proposals if one.village_code == "12.75.02.1004"]
    assert [row["reference"] for row in rows] == [row["reference"] for row in listed] == of_village


def test_the_package_says_how_the_tables_are_linked(site):
    resources = {one["name"]: one for one in json.loads((site.folder / "data/datapackage.json").read_text())["resources"]}

    (link,) = resources["proposal-events-csv"]["schema"]["foreignKeys"]
    assert link == {"fields": ["reference"], "reference": {"resource": "proposals-csv", "fields": ["reference"]}}
    assert link["reference"]["resource"] in resources


def test_reasons_are_counted_as_by_hand(site):
    page = site.page("usulan/alasan/index.html")
    rows = {row.find("th").text: row.find("td").text for row in page.tree.find(".//table").iter("tr") if row.find("td") is not None}

    assert rows == {
        "pagu anggaran tidak cukup": "1",
        "sama dengan usulan lain": "1",
        "status tanah belum jelas": "1",
        "sumber tidak memuat alasan": "1",
    }


def grid_of(page, head):
    """The rows of the table under that heading: label -> cells."""
    table = next(one for one in page.all("table") if words_of(one.find(".//th")) == head)
    return {words_of(row.find("th")): [words_of(cell) for cell in row.iter("td")] for row in table.find("tbody").iter("tr")}


def test_reasons_by_place_office_and_origin_are_counted_and_small_counts_masked(tmp_path):
    many = [made.rejected(number=f"P-2024-{number:05d}") for number in range(1, 8)]
    few = [made.proposal(*made.DESKS, said(State.DEFERRED, date(2024, 5, 6)), number=f"P-2024-{number:05d}") for number in (8, 9)]

    page = made_page(tmp_path, "usulan/alasan/index.html", *many, *few)

    assert grid_of(page, "Alasan")["status tanah belum jelas"][0] == "7"
    for head, group in (("Kecamatan", "Binjai Kota"), ("Kantor", "Dinas PUPR"), ("Asal", "Warga")):
        assert grid_of(page, head)[group] == ["≥ 5", "< 5"]


def test_rates_and_days_to_an_answer_are_those_of_a_count_by_hand(tmp_path):
    """Six, five of them answered after 91 days, one of these done."""
    rejected = [made.rejected(number=f"P-2024-{number:05d}") for number in range(1, 5)]
    proposals = (*rejected, in_budget(made.realised(number="P-2024-00005")), made.silent(number="P-2024-00006"))

    page = made_page(tmp_path, "usulan/waktu/index.html", *proposals)

    for head, group in (("Tahun masuk", "2024"), ("Kelurahan", "Kartini"), ("Kantor", "Dinas PUPR"), ("Asal", "Warga")):
        assert grid_of(page, head)[group] == ["6", "5", "1 (16,67%)", "1 (16,67%)", "91", "91"], head


def test_rates_name_the_source_of_the_inhabitants(site):
    assert "Jumlah penduduk: BPS Kota Binjai, Binjai Dalam Angka 2009" in site.page("usulan/waktu/index.html").text


def test_the_accountability_page_says_formula_figure_and_file(site):
    text = site.page("akuntabilitas/index.html").text
    rows = site.rows("data/indicators/latest/indicators.csv")

    for name in ("Efektivitas", "Efisiensi", "Kecukupan", "Pemerataan", "Responsivitas", "Ketepatan"):
        assert name in text
    assert text.count("Cara menghitung:") == len({row["indicator"] for row in rows})
    assert {row["criterion"] for row in rows} == {"effectiveness", "efficiency", "adequacy", "equity", "responsiveness", "appropriateness"}


def test_the_sketch_of_the_city_has_a_tile_for_every_village(site):
    page = site.page("usulan/kelurahan/index.html")
    tiles = [one for one in page.tree.iter() if str(one.tag).endswith("rect") and one.get("class") == "tile"]

    assert len(tiles) == sum(len(district.villages) for district in SNAPSHOT.city.districts) == 37
