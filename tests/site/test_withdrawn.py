"""A document that was withdrawn as a whole: its address stays with its figures and a notice, and nothing else counts it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cms.domain.budgets import LaterEvent
from site_static import addresses
from site_static.check import check_site
from site_static.plan import page_bytes
from site_static.release import build
from tests.support.city import WITHDRAWN, small_snapshot
from tests.support.published import Published, without_print

REAL, SHIFTED = "apbd-2023-murni", "apbd-2025-murni-contoh"
WITHDRAWN_AGAIN = replace(
    WITHDRAWN,
    later=(
        LaterEvent(is_withdrawal=True, on=date(2025, 10, 3), reason="Salah kirim (CONTOH)"),
        LaterEvent(is_withdrawal=False, on=date(2025, 10, 4), reason="Ternyata benar (CONTOH)"),
        LaterEvent(is_withdrawal=True, on=date(2025, 11, 2), reason="Salah tahun (CONTOH)"),
    ),
)


@pytest.fixture(scope="module")
def snapshot():
    """The only document of 2023, and one of 2025 with two versions, were withdrawn."""
    whole = small_snapshot()
    documents = (
        replace(one, is_current=False, is_withdrawn=one.is_current, release=WITHDRAWN_AGAIN if one.is_current else one.release)
        if one.dataset in (REAL, SHIFTED)
        else one
        for one in whole.documents
    )
    return replace(whole, documents=tuple(documents))


@pytest.fixture(scope="module")
def folder(snapshot, tmp_path_factory):
    return build(without_print(snapshot), tmp_path_factory.mktemp("withdrawn") / "public", jobs=1).folder


def test_the_site_with_withdrawn_documents_holds_together(snapshot, folder):
    assert [str(finding) for finding in check_site(folder, snapshot).findings] == []


@pytest.mark.parametrize("dataset", [REAL, SHIFTED])
def test_the_address_of_a_withdrawn_document_says_when_and_why_and_keeps_the_figures(folder, dataset):
    page = Published(folder).page(addresses.document(dataset)).text

    assert "ditarik pada 2 November 2025" in page
    assert "Salah tahun (CONTOH)" in page
    assert "Dokumen ini tidak berlaku" in page
    assert (folder / addresses.data_file(dataset, "v1", "csv")).exists()


def test_a_withdrawal_that_was_undone_is_still_told(folder):
    page = " ".join(Published(folder).page(addresses.document(REAL)).text.split())

    assert "3 Oktober 2025: Salah kirim (CONTOH) Berlaku lagi" in page
    assert "4 Oktober 2025: Ternyata benar (CONTOH) Ditarik" in page


def test_the_list_of_versions_says_which_one_was_withdrawn_and_when(folder):
    page = Published(folder).page(addresses.vintage(SHIFTED, "v1")).text

    assert page.count("Ditarik pada 2 November 2025.") == 1


def test_an_earlier_version_of_a_withdrawn_document_says_so_too(folder):
    assert "Dokumen ini tidak berlaku" in Published(folder).page(addresses.vintage(SHIFTED, "v1")).text


def test_the_list_of_documents_leads_to_those_that_were_withdrawn(folder):
    page = Published(folder).page(addresses.DOCUMENTS).text

    assert "Dokumen yang ditarik" in page
    assert "APBD Kota Binjai 2023" in page


def test_nothing_else_counts_a_withdrawn_document(folder):
    assert not (folder / addresses.year(2023)).exists()


@pytest.mark.parametrize(
    ("publisher", "said", "never"),
    [
        ("Editor", "Angka dikirim satu orang dan diterbitkan orang lain.", "bertugas sama"),
        ("Petugas keuangan", "pemeriksaan oleh orang kedua tidak tercatat di sini", "diterbitkan orang lain"),
    ],
)
def test_a_second_person_is_named_only_where_one_is_on_record(publisher, said, never):
    """Who administers the system may send and publish alone, from the command line."""
    snapshot = small_snapshot()
    released = replace(WITHDRAWN_AGAIN, withdrawn_on=None, withdrawn_reason="", approved_by=publisher)
    documents = tuple([replace(one, release=released) if one.dataset == REAL else one for one in snapshot.documents])

    page = page_bytes(replace(snapshot, documents=documents), f"dokumen/{REAL}/index.html").decode()

    assert said in page
    assert never not in page


@pytest.mark.parametrize("address", [addresses.document(REAL), addresses.dataset(REAL)])
def test_who_made_the_figures_is_said_to_be_unknown_and_not_left_blank(address):
    whole = small_snapshot()
    unsaid = replace(whole, documents=tuple(replace(one, origin="") for one in whole.documents))

    page = page_bytes(unsaid, address).decode()

    assert '<dt>Pembuat angka</dt><dd><span class="none">tidak disebut dalam sumber</span></dd>' in page
