"""The shelf as a reader finds it: what is public, what is late and by how many days, and files whose addresses hold their content."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import replace
from datetime import date, timedelta

import pytest

from cms.domain.errors import PageFailed
from site_static.plan import page_bytes, site_works
from tests.support.city import small_snapshot

YEAR = "anggaran/2025/dokumen/index.html"


def test_the_year_says_how_many_of_twelve_are_public_and_how_late_the_others_are(site):
    text = site.page(YEAR).text

    assert "2 dari 12 dokumen wajib tahun 2025 sudah terbit. 5 lainnya sudah lewat batas; yang paling lama 392 hari." in text
    assert "2 of 12 required documents of 2025 are public." in site.page(f"en/{YEAR}").text


@pytest.mark.parametrize(
    "sentence",
    [
        "5. Perda APBD CONTOH Terbit 30 Desember 2024, tepat waktu.",
        "7. Ringkasan DPA-SKPD CONTOH Terbit 2 Maret 2025, terlambat 30 hari.",
        "3. Rancangan Perda APBD Belum diterbitkan. Sudah terlambat 392 hari.",
        "9. LRA seluruh SKPD Belum diterbitkan; masih 148 hari sampai batasnya.",
        "Tidak dibuat untuk tahun ini: Tidak diubah (CONTOH)",
        "Pernah terbit, tetapi ditarik pada 10 April 2025. Sudah terlambat 392 hari.",
        "hasil pindai: gambar tanpa teks",
        "Versi sebelumnya, terbit 30 Desember 2024",
        "Sebelumnya terbuka di Papan pengumuman balai kota (CONTOH).",
        "Minggu pertama Oktober tahun sebelumnya (UU 17/2003 pasal 20 ayat (1)).",
        "Minggu kedua September (UU 23/2014 pasal 317 ayat (1)).*",
        "Lampirannya terbit sebagai data.",
    ],
)
def test_each_document_says_what_became_of_it(site, sentence):
    assert sentence in site.page(YEAR).text


def test_a_list_says_once_which_of_its_days_were_not_held_against_their_text(site):
    text = site.page(YEAR).text

    assert text.count("belum dicocokkan dengan naskah peraturannya") == 1
    assert text.count(").*") == 3


def test_the_days_are_those_of_the_day_of_the_site():
    snapshot = small_snapshot()
    later = replace(snapshot, today=snapshot.day + timedelta(days=10))

    assert "402 hari" in page_bytes(later, YEAR).decode()


def test_one_file_stands_in_both_lists_and_both_count(site):
    text = site.page(YEAR).text

    assert "1 dari 8 dokumen Open Budget Survey tahun 2025 sudah terbit." in text


def test_a_pdf_lies_at_an_address_made_of_its_content(site):
    files = [path for path in site.files if path.startswith("dokumen/berkas/")]

    assert len(files) == 3
    for path in files:
        assert hashlib.sha256((site.folder / path).read_bytes()).hexdigest()[:16] == path.split("/")[2]


def test_every_file_is_one_tap_away_from_its_row(site):
    linked = {target for _, address in site.page(YEAR).addresses() for target in [site.page(YEAR).leads_to(address)[0]]}

    assert {path for path in site.files if path.startswith("dokumen/berkas/")} <= linked
    assert "dokumen/apbd-2025-murni-contoh/index.html" in linked


def test_no_two_files_have_links_that_read_alike(site):
    page = site.page(YEAR)
    links = {(" ".join("".join(link.itertext()).split()), link.get("href")) for link in page.all("a") if "/berkas/" in (link.get("href") or "")}

    assert len({text for text, _ in links}) == len(links) > 2
    assert any(text.startswith("PDF Perda APBD: ") for text, _ in links)


def test_the_year_and_the_list_of_documents_lead_to_the_shelf(site):
    for path in ("anggaran/2025/index.html", "dokumen/index.html", "en/dokumen/index.html"):
        page = site.page(path)
        assert any((page.leads_to(address)[0] or "").endswith(YEAR) for _, address in page.addresses()), path
    assert "2 dari 12 dokumen wajib terbit, 5 terlambat" in site.page("dokumen/index.html").text


def test_a_year_without_any_document_says_so_of_each(site):
    text = site.page("anggaran/2023/dokumen/index.html").text

    assert "0 dari 12 dokumen wajib tahun 2023 sudah terbit. 12 lainnya sudah lewat batas" in text
    assert "CONTOH" not in text


def test_the_shelf_is_open_data(site):
    rows = [row for row in site.rows("data/required-documents/latest/required-documents.csv") if row["fiscal_year"] == "2025"]

    assert [len([row for row in rows if row["list"] == name]) for name in ("menteri", "obs")] == [12, 8]
    perda = next(row for row in rows if row["document"] == "perda-apbd")
    assert (perda["state"], perda["days_late"], perda["sample"], perda["pages"], perda["scan"]) == ("published", "0", "yes", "3", "no")
    assert (site.folder / perda["file"]).stat().st_size == int(perda["bytes"])
    assert hashlib.sha256((site.folder / perda["file"]).read_bytes()).hexdigest() == perda["sha256"]


def test_the_count_of_the_page_is_the_count_of_the_data(site):
    with (site.folder / "data/required-documents/latest/required-documents.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["list"] == "menteri" and row["fiscal_year"] == "2025"]

    assert f"{sum(row['state'] == 'published' for row in rows)} dari {len(rows)} dokumen wajib" in site.page(YEAR).text


def test_a_file_that_is_not_the_checked_one_stops_the_publication(tmp_path):
    snapshot = small_snapshot()
    first = snapshot.papers[0]
    (tmp_path / "lain.pdf").write_bytes(b"%PDF-1.7 lain")
    spoilt = replace(first, files=(replace(first.files[0], path=str(tmp_path / "lain.pdf")),))
    works = [work for work in site_works(replace(snapshot, papers=(spoilt,))) if work.path.startswith("dokumen/berkas/")]

    with pytest.raises(PageFailed, match="not the one that was checked"):
        works[0].make()


def test_without_lists_there_is_no_shelf():
    works = {work.path for work in site_works(replace(small_snapshot(), paper_lists=(), papers=()))}

    assert YEAR not in works
    assert "data/required-documents/latest/required-documents.csv" not in works


def test_a_year_with_documents_and_no_budget_yet_has_a_shelf():
    snapshot = small_snapshot()
    early = replace(snapshot.papers[0], key="rancangan-perda-apbd", year=2026, dataset="")

    works = {work.path for work in site_works(replace(snapshot, papers=(early,), today=date(2025, 11, 3)))}

    assert "anggaran/2026/dokumen/index.html" in works
