"""Catalogues of licences and dates of issue: from a file to drafts, with difference, acceptance and undoing; never to the public by themselves."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cms.core.permissions import PLANNING_OFFICERS
from cms.demo.licences import sample_issuances, sample_services
from cms.domain.errors import MoveRefused
from cms.domain.licensing.publication import Issuance
from cms.domain.plain import digest_of
from cms.imports.kinds import KINDS
from cms.imports.licences import CatalogueDetails, import_issuances, import_services
from cms.imports.models import ListBatch, ListState
from cms.licensing import public, queries
from cms.licensing.models import ServicePage
from cms.licensing.permissions import LICENSING_OFFICERS
from cms.licensing.services import publish, replace_issuances, store
from importers.licensing.template import catalogue_workbook
from tests.cms.conftest import person
from tests.support.catalogues import SERVICES, STEPS, workbook
from tests.support.services import fee, service
from tests.support.stacked import is_stacked, tables_of

pytestmark = pytest.mark.django_db
SAMPLE = CatalogueDetails(as_of=date(2025, 1, 1), is_sample=True)
SHEETS = {"Layanan": SERVICES, "Langkah": STEPS}
PERMITS = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "permits"
CATALOGUE, PROCEDURES = PERMITS / "batang-2020-jenis-izin.csv", PERMITS / "batang-2020-prosedur-izin.csv"


def catalogue(folder: Path, *services: Any) -> Path:
    (folder / "perizinan.xlsx").write_bytes(catalogue_workbook(services))
    return folder / "perizinan.xlsx"


# From the command line ---------------------------------------------------------------------------------------------------


def test_a_catalogue_becomes_drafts_and_nothing_is_public(tmp_path):
    report = import_services([workbook(tmp_path, SHEETS)], SAMPLE)

    assert report["accepted"]
    assert (report["difference"]["new"], report["completeness"]["publishable"]) == (1, 0)
    assert [step.name.original for step in queries.newest_drafts()["izin-a"].steps] == ["Serahkan berkas", "Ambil izin"]
    assert public.published() == ()


def test_the_same_catalogue_again_changes_nothing(tmp_path):
    path = workbook(tmp_path, SHEETS)
    import_services([path], SAMPLE)
    revision = ServicePage.objects.get().latest_revision_id

    report = import_services([path], SAMPLE)

    assert (report["difference"]["new"], report["difference"]["changed"], report["difference"]["same"]) == (0, 0, 1)
    assert ServicePage.objects.get().latest_revision_id == revision


def test_a_dry_run_stores_nothing(tmp_path):
    import_services([workbook(tmp_path, SHEETS)], SAMPLE, dry_run=True)

    assert ServicePage.objects.count() == 0


def test_a_catalogue_with_one_fault_is_refused_as_a_whole(tmp_path):
    sheets = {"Layanan": [*SERVICES, ["izin b", "Izin B", "7 hari", "gratis"]], "Langkah": STEPS}

    report = import_services([workbook(tmp_path, sheets)], SAMPLE)

    assert not report["accepted"]
    assert ServicePage.objects.count() == 0


def test_an_import_that_may_publish_publishes_only_what_lacks_nothing(tmp_path):
    whole = service()
    path = catalogue(tmp_path, replace(whole, slug="lengkap", results=()), replace(whole, slug="tanpa-hukum", legal_bases=()))

    report = import_services([path], SAMPLE, publish=True)

    assert report["published"] == []
    assert "Komponen 5" in report["not_published"]["lengkap"]
    assert "Komponen 7" in report["not_published"]["tanpa-hukum"]
    assert public.published() == ()


def test_an_import_publishes_a_whole_service_over_the_stored_one(tmp_path):
    store(service())

    report = import_services([catalogue(tmp_path, service(fees=(fee("75000.00"),)))], SAMPLE, publish=True)

    assert report["published"] == ["izin-contoh"]
    assert public.published()[0].facts.fees[0].amount == Decimal("75000.00")


def test_all_samples_downloaded_and_imported_again_change_nothing(tmp_path):
    for one in sample_services():
        store(one)

    report = import_services([catalogue(tmp_path, *queries.newest_drafts().values())], SAMPLE)

    assert (report["difference"]["new"], report["difference"]["changed"], report["difference"]["same"]) == (0, 0, 31)


@pytest.mark.skipif(not CATALOGUE.exists(), reason="the real catalogue of Batang lies beside the project only where it was fetched")
def test_the_real_catalogue_is_stored_as_83_drafts_word_for_word():
    report = import_services([CATALOGUE, PROCEDURES], CatalogueDetails(as_of=date(2020, 1, 1)))

    drafts = queries.newest_drafts()
    assert (report["services"], report["steps"], len(drafts)) == (83, 581, 83)
    imb = drafts["izin-mendirikan-bangunan-imb"]
    assert imb.time is not None
    assert (imb.time.words, imb.fees[0].words) == ("Maksimal 7 (tujuh) hari", "Luas Bangunan (LB) X Koefisien X  Tarif Retribusi")
    assert import_services([CATALOGUE, PROCEDURES], CatalogueDetails(as_of=date(2024, 1, 1)))["difference"]["same"] == 83


def test_the_command_line_imports_and_answers_programs(tmp_path):
    path = workbook(tmp_path, SHEETS)

    answer = CliRunner().invoke(KINDS["services"], [str(path), "--sample", "--json"])

    assert answer.exit_code == 0, answer.output
    assert json.loads(answer.stdout)["difference"]["new"] == 1
    assert ServicePage.objects.get().slug == "izin-a"


def test_the_command_line_ends_with_10_for_a_faulty_file(tmp_path):
    path = workbook(tmp_path, {"Layanan": [SERVICES[0], ["izin b", "Izin B", "7 hari", "gratis"]]})

    answer = CliRunner().invoke(KINDS["services"], [str(path)])

    assert answer.exit_code == 10
    assert "Layanan!A2" in answer.stdout


# Dates of issue ----------------------------------------------------------------------------------------------------------

# For a count by hand over the holidays of 2025: 18 April is Good Friday, 6 June Idul Adha with joint leave on the 9th.
ISSUED = [
    ["Kode layanan", "Berkas lengkap diterima", "Izin terbit"],
    ["izin-contoh", date(2025, 3, 3), date(2025, 3, 6)],
    ["izin-contoh", date(2025, 3, 7), date(2025, 3, 10)],
    ["izin-contoh", date(2025, 4, 16), date(2025, 4, 21)],
    ["izin-contoh", date(2025, 5, 5), date(2025, 5, 9)],
    ["izin-contoh", date(2025, 6, 2), date(2025, 6, 16)],
]


def test_median_and_slow_end_agree_with_a_count_by_hand(tmp_path):
    publish(store(service()))

    report = import_issuances(workbook(tmp_path, {"Terbit": ISSUED}), CatalogueDetails())

    measured = public.published()[0].measured
    assert report["accepted"]
    assert measured is not None
    # Working days, counted with a finger on the calendar: 3; 1; 2 (Good Friday between); 4; 8 (Idul Adha and its joint leave between).
    assert (measured.count, measured.median_working) == (5, Decimal(3))
    # Sorted 1 2 3 4 8: nine tenths of the way from the first to the fifth lie 0.6 between the fourth and the fifth: 4 + 0.6 x 4.
    assert measured.slow_working == Decimal("6.4")


def test_a_further_file_replaces_only_the_days_between_its_own(tmp_path):
    page = store(service())
    old = Issuance(received=date(2024, 12, 2), issued=date(2024, 12, 4))
    wrong = Issuance(received=date(2025, 3, 3), issued=date(2025, 3, 7))
    replace_issuances(page, [old, wrong])

    import_issuances(workbook(tmp_path, {"Terbit": ISSUED}), CatalogueDetails())

    days = queries.issuances_of(page)
    assert old in days
    assert wrong not in days
    assert len(days) == 6


def test_the_sample_dates_come_in_through_the_same_door(tmp_path):
    for one in sample_services():
        store(one)
    rows = [["service", "received", "issued"], *([slug, one.received, one.issued] for slug, days in sample_issuances().items() for one in days)]

    report = import_issuances(workbook(tmp_path, {"Terbit": rows}), CatalogueDetails())

    assert report["accepted"], report["problems"]
    assert report["issuances"] == sum(len(days) for days in sample_issuances().values())


# In the admin ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def clerk(db: None, client: Client) -> Client:
    client.force_login(person("perizinan", LICENSING_OFFICERS))
    return client


def upload(client: Client, path: Path, kind: str = "services", **said: Any) -> ListBatch:
    file = SimpleUploadedFile(path.name, path.read_bytes())
    answer = client.post(reverse("licence_files:upload"), {"kind": kind, "file": file, "as_of": "2025-01-01", "is_sample": "on", **said})
    assert answer.status_code == 302, unescape(answer.content.decode())
    return ListBatch.objects.first()


def shown(client: Client, batch: ListBatch) -> str:
    return unescape(client.get(reverse("licence_files:report", args=[batch.pk])).content.decode())


def answer(client: Client, batch: ListBatch, move: str, **said: str) -> str:
    page = client.post(reverse(f"licence_files:{move}", args=[batch.pk]), said, follow=True)
    batch.refresh_from_db()
    return unescape(page.content.decode())


def test_a_catalogue_is_looked_at_before_anything_is_stored(clerk, tmp_path):
    batch = upload(clerk, workbook(tmp_path, SHEETS))

    report = shown(clerk, batch)

    assert ServicePage.objects.count() == 0
    assert "Izin A CONTOH" in report
    assert "7. Dasar hukum" in report
    assert "Terima dan simpan" in report


def test_what_a_catalogue_would_change_is_shown_old_beside_new(clerk, tmp_path):
    store(service())

    report = shown(clerk, upload(clerk, catalogue(tmp_path, service(fees=(fee("75000.00"),)))))

    assert "fees.retribusi@2025-01-01.amount" in report
    assert "50000.00" in report
    assert "75000.00" in report


def test_on_a_phone_every_table_of_a_report_is_read_without_scrolling_sideways(clerk, tmp_path):
    store(service())
    changed = catalogue(tmp_path, service(fees=(fee("75000.00"),)), service(slug="izin-baru"))
    dates = workbook(tmp_path, {"Terbit": ISSUED}, "terbit.xlsx")

    pages = [shown(clerk, upload(clerk, changed)), shown(clerk, upload(clerk, dates, "issuances"))]

    tables = [table for page in pages for table in tables_of(page)]
    assert len(tables) >= 5
    assert [table for table in tables if not is_stacked(table)] == []


def test_an_accepted_catalogue_is_drafts_and_undoing_takes_them_back(clerk, tmp_path):
    store(service())
    path = catalogue(tmp_path, service(fees=(fee("75000.00"),)), service(slug="izin-baru"))
    batch = upload(clerk, path)

    answer(clerk, batch, "accept")
    accepted = queries.newest_drafts()
    words = answer(clerk, batch, "undo", reason="Berkas tahun lalu")

    assert accepted["izin-contoh"].fees[0].amount == Decimal("75000.00")
    assert "izin-baru" in accepted
    assert batch.state == ListState.UNDONE
    assert "dibatalkan untuk 2 layanan" in words
    assert queries.newest_drafts() == {"izin-contoh": service()}
    assert public.published() == ()


def test_a_draft_that_somebody_went_on_with_is_not_undone(clerk, tmp_path):
    batch = upload(clerk, workbook(tmp_path, SHEETS))
    answer(clerk, batch, "accept")
    store(replace(queries.newest_drafts()["izin-a"], short_name="IA"))

    words = answer(clerk, batch, "undo", reason="Salah berkas")

    assert "sesudahnya sudah diubah: izin-a" in words
    assert batch.state == ListState.ACCEPTED
    assert queries.newest_drafts()["izin-a"].short_name == "IA"


def test_what_was_published_since_is_not_undone(clerk, tmp_path):
    store(service(slug="lain"))
    batch = upload(clerk, catalogue(tmp_path, *(replace(service(), results=()),)))
    answer(clerk, batch, "accept")
    publish(store(service()))

    assert "sesudahnya sudah diubah" in answer(clerk, batch, "undo", reason="Salah")
    assert public.published()[0].facts == service()


def test_what_a_catalogue_brought_in_and_somebody_published_is_not_deleted(clerk, tmp_path):
    path = catalogue(tmp_path, service())
    batch = upload(clerk, path)
    answer(clerk, batch, "accept")
    draft = ServicePage.objects.get().get_latest_revision_as_object()
    publish(store(replace(draft.facts(), results=service().results)))
    batch.effect["last"] = {"izin-contoh": digest_of(queries.newest_drafts()["izin-contoh"])}
    batch.save()

    words = answer(clerk, batch, "undo", reason="Salah")

    assert "sudah pernah diterbitkan" in words
    assert batch.state == ListState.ACCEPTED
    assert [one.facts.slug for one in public.published()] == ["izin-contoh"]


def test_a_catalogue_that_was_overtaken_is_shown_again_instead_of_stored(clerk, tmp_path):
    store(service())
    batch = upload(clerk, catalogue(tmp_path, service(fees=(fee("75000.00"),))))
    store(service(fees=(fee("60000.00"),)))

    words = answer(clerk, batch, "accept")

    assert "sudah berubah sejak berkas ini diperiksa" in words
    assert batch.state == ListState.CHECKED
    assert queries.newest_drafts()["izin-contoh"].fees[0].amount == Decimal("60000.00")


def test_a_faulty_catalogue_names_cell_and_remedy_and_can_be_refused(clerk, tmp_path):
    batch = upload(clerk, workbook(tmp_path, {"Layanan": [SERVICES[0], ["izin b", "Izin B", "7 hari", "gratis"]]}))

    report = shown(clerk, batch)
    answer(clerk, batch, "refuse", reason="Salah berkas")

    assert "A2" in report
    assert "izin-reklame" in report
    assert (batch.state, bool(batch.file)) == (ListState.REFUSED, False)


def test_dates_of_issue_come_in_and_go_again(clerk, tmp_path):
    page = store(service())
    before = [Issuance(received=date(2025, 3, 3), issued=date(2025, 3, 7))]
    replace_issuances(page, before)
    batch = upload(clerk, workbook(tmp_path, {"Terbit": ISSUED}), kind="issuances")

    answer(clerk, batch, "accept")
    accepted = queries.issuances_of(page)
    answer(clerk, batch, "undo", reason="Salah berkas")

    assert len(accepted) == 5
    assert queries.issuances_of(page) == tuple(before)


def test_a_file_with_a_personal_number_is_not_kept(clerk, tmp_path):
    steps = [*STEPS, ["izin-a", "lapor", "Hubungi 0812-3456-7890", "loket"]]

    batch = upload(clerk, workbook(tmp_path, {"Layanan": SERVICES, "Langkah": steps}))

    assert (batch.state, bool(batch.file)) == (ListState.FAULTY, False)
    assert "0812" not in json.dumps(batch.report)


@pytest.mark.parametrize("name", ["perizinan", "perizinan-tersimpan", "tanggal-terbit"])
def test_workbooks_to_fill_in_can_be_downloaded(clerk, name):
    store(service())

    answer = clerk.get(reverse("licence_files:template", args=[name]))

    assert answer.status_code == 200
    assert answer.content[:2] == b"PK"


def test_planning_officers_and_licensing_officers_do_not_see_each_other_s_files(clerk, tmp_path):
    batch = upload(clerk, workbook(tmp_path, SHEETS))
    planner = Client()
    planner.force_login(person("perencana", PLANNING_OFFICERS))

    assert planner.get(reverse("licence_files:report", args=[batch.pk])).status_code in (302, 403)
    assert planner.get(reverse("lists:report", args=[batch.pk])).status_code == 404
    assert clerk.get(reverse("lists:index")).status_code in (302, 403)
    assert batch.file_name in clerk.get(reverse("licence_files:index")).content.decode()


def test_undoing_needs_its_earlier_drafts(clerk, tmp_path):
    from cms.licensing.services import go_back

    store(service())

    with pytest.raises(MoveRefused, match="tidak ada lagi"):
        go_back("izin-contoh", 999_999)
