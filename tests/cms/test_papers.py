"""Papers in the admin: a PDF is looked at before it is kept, another person publishes it, and what was public stays on record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.budgets import services as budgets
from cms.core.immutable import ImmutableRecord
from cms.domain.errors import MoveRefused
from cms.domain.papers import Paper
from cms.papers import public, queries
from cms.papers.intake import PaperRefused
from cms.papers.models import PaperFileRecord, PaperPage
from cms.papers.services import Filing, file_paper, publish
from cms.snapshot import take_snapshot
from tests.cms.test_admin_imports import words
from tests.support.papers import paper_of, with_attachment

NIK = "1275 0102 0304 0506"


@pytest.fixture
def pdf(tmp_path) -> Callable[..., Path]:
    def pdf(*pages: str, content: bytes | None = None) -> Path:
        path = tmp_path / "perda.pdf"
        path.write_bytes(content or paper_of(*pages))
        return path

    return pdf


@pytest.fixture
def filed(db, pdf, officer) -> Callable[..., PaperPage]:
    """A draft of an officer."""

    def filed(*pages: str, **said: object) -> PaperPage:
        return file_paper(Filing(**{"paper": "perda-apbd", "year": 2025, "file": pdf(*pages)} | said), by=officer)

    return filed


def only_paper() -> Paper:
    (paper,) = public.published()
    return paper


def log_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def add_address() -> str:
    return reverse("wagtailadmin_pages:add", args=["papers", "paperpage", queries.folder().pk])


def form(**said: object) -> dict[str, object]:
    empty = dict.fromkeys(("public_since", "public_where", "regulation_number", "regulation_date", "note", "note_en", "not_made", "not_made_en"), "")
    return empty | {"paper": "perda-apbd", "year": "2025", "document": ""} | said


def upload(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("Perda APBD 2025.pdf", content, content_type="application/pdf")


# Keeping and publishing ---------------------------------------------------------------------------------------------------


def test_a_draft_is_not_public_until_another_person_publishes_it(filed, editor):
    page = filed(public_since=date(2025, 1, 6), public_where="Berita Daerah")
    assert public.published() == ()

    publish(page, by=editor)

    paper = only_paper()
    assert (paper.key, paper.year, paper.public_on) == ("perda-apbd", 2025, date(2025, 1, 6))
    assert [(one.pages, one.is_scan, one.published_on) for one in paper.files] == [(1, False, timezone.localdate())]


def test_whoever_uploaded_a_file_cannot_publish_it(filed, admin_user, pdf):
    page = file_paper(Filing(paper="perda-apbd", year=2025, file=pdf("Pasal satu: pendapatan daerah")), by=admin_user)

    with pytest.raises(MoveRefused, match="oleh orang lain"):
        publish(page, by=admin_user)

    assert public.published() == ()


def test_setting_a_day_is_no_way_round_the_second_person(filed, admin_user, pdf):
    page = file_paper(Filing(paper="perda-apbd", year=2025, file=pdf("Pasal satu: pendapatan daerah")), by=admin_user)
    draft = page.get_latest_revision_as_object()
    draft.go_live_at = timezone.now() + timedelta(days=1)

    with pytest.raises(MoveRefused, match="tidak dapat dijadwalkan"):
        draft.save_revision().publish(user=admin_user)


def test_an_officer_may_not_publish_at_all(filed, officer):
    with pytest.raises((PermissionDenied, MoveRefused)):
        publish(filed(), by=officer)


def test_a_new_file_stands_before_the_old_one_and_the_old_one_stays(filed, editor):
    publish(filed("Naskah pertama dengan salah ketik"), by=editor)
    first = only_paper().files[0].sha256

    publish(filed("Naskah kedua yang sudah dibetulkan"), by=editor)

    files = only_paper().files
    assert len(files) == 2
    assert files[1].sha256 == first != files[0].sha256


def test_the_same_file_again_is_kept_once_and_makes_no_second_version(filed, editor):
    publish(filed(), by=editor)

    publish(filed(note="Catatan baru"), by=editor)

    assert (PaperFileRecord.objects.count(), len(only_paper().files), str(only_paper().note)) == (1, 1, "Catatan baru")


def test_what_is_withdrawn_gives_out_no_file_and_says_since_when(filed, editor):
    page = publish(filed(), by=editor)

    page.unpublish(user=editor)

    paper = only_paper()
    assert (paper.files, paper.withdrawn_on) == ((), timezone.localdate())


def test_what_was_public_is_never_deleted_and_a_file_never_changed(filed, editor):
    page = publish(filed(), by=editor)

    with pytest.raises(MoveRefused, match="tidak dapat dihapus"):
        page.delete()
    with pytest.raises(ImmutableRecord):
        page.file.save()


def test_a_draft_that_was_never_public_can_go(filed):
    filed().delete()

    assert PaperPage.objects.count() == 0


# What counts for a document -----------------------------------------------------------------------------------------------


def test_a_budget_of_the_site_itself_counts_where_staff_link_it(page, officer, editor):
    budgets.publish(page)

    publish(file_paper(Filing(paper="perda-apbd", year=2025, is_sample=True, document=page), by=officer), by=editor)

    paper = only_paper()
    assert (paper.dataset, paper.files, paper.published_on) == (page.slug, (), timezone.localdate())


def test_a_budget_that_is_not_public_yet_does_not_count(page, officer, editor):
    paper = file_paper(Filing(paper="perda-apbd", year=2025, is_sample=True, document=page), by=officer)

    with pytest.raises(MoveRefused, match="sendiri belum terbit"):
        publish(paper, by=editor)


def test_a_paper_is_withdrawn_with_the_budget_that_alone_counted_for_it(page, officer, editor):
    budgets.publish(page)
    publish(file_paper(Filing(paper="perda-apbd", year=2025, is_sample=True, document=page), by=officer), by=editor)

    budgets.withdraw(page, by=editor, reason="Salah kirim")

    assert (only_paper().dataset, only_paper().withdrawn_on) == ("", timezone.localdate())


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"file": None}, "belum berisi apa pun"),
        ({"not_made": "Tidak ada perubahan"}, "tidak mungkin “tidak dibuat”"),
        ({"public_since": date(2999, 1, 1), "public_where": "Koran"}, "Hari ini belum lewat"),
        ({"public_since": date(2025, 1, 1)}, "Tulis di mana"),
    ],
)
def test_an_unfinished_paper_is_not_published(filed, editor, said, sentence):
    with pytest.raises(MoveRefused, match=sentence):
        publish(filed(**said), by=editor)


def test_a_document_of_another_year_or_a_sample_does_not_count_for_a_real_one(page, officer, editor):
    budgets.publish(page)

    with pytest.raises(MoveRefused, match=r"dokumen tahun 2025, bukan 2024.*hanya contoh"):
        publish(file_paper(Filing(paper="perda-apbd", year=2024, document=page), by=officer), by=editor)


def test_that_a_document_was_not_made_is_published_with_its_reason(filed, editor):
    publish(filed(paper="perda-perubahan", file=None, not_made="Anggaran tidak diubah", not_made_en="The budget was not revised"), by=editor)

    assert only_paper().not_made.said("en") == "The budget was not revised"


def test_a_faulty_file_leaves_nothing_behind(filed, pdf, officer):
    with pytest.raises(PaperRefused, match="NIK"):
        filed(f"Penerima bantuan: {NIK}")

    assert (PaperPage.objects.count(), PaperFileRecord.objects.count()) == (0, 0)


def test_the_snapshot_holds_the_lists_and_the_papers_and_a_draft_as_if_published(filed, editor):
    draft = filed().get_latest_revision_as_object()

    assert [len(one.papers) for one in take_snapshot().paper_lists] == [12, 8]
    assert take_snapshot().papers == ()
    assert [one.key for one in take_snapshot(draft).papers] == ["perda-apbd"]


# In the editor ------------------------------------------------------------------------------------------------------------


def test_an_officer_files_a_paper_and_an_editor_publishes_it(officer, editor):
    log_in(officer).post(add_address(), form(upload=upload(paper_of())), follow=True)
    page = PaperPage.objects.get()
    assert (page.title, page.slug, page.live) == ("Perda APBD 2025", "perda-apbd-2025", False)

    log_in(editor).post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form(**{"action-publish": "1"}), follow=True)

    assert only_paper().files[0].sha256 == PaperFileRecord.objects.get().sha256


def test_a_live_paper_gets_a_new_file_through_the_editor(filed, officer, editor):
    page = publish(filed("Naskah pertama tahun anggaran"), by=editor)

    log_in(officer).post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]), form(upload=upload(paper_of("Naskah kedua tahun anggaran"))), follow=True
    )
    assert len(only_paper().files) == 1
    log_in(editor).post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form(**{"action-publish": "1"}), follow=True)

    assert len(only_paper().files) == 2


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"bukan pdf", "Berkas ini bukan PDF"),
        (with_attachment(paper_of()), "ada berkas lain"),
        (paper_of(f"Penerima bantuan: {NIK}"), "nomor induk kependudukan"),
        (paper_of(""), "gambar tanpa teks"),
    ],
)
def test_a_fault_of_the_file_stands_at_its_field(officer, content, sentence):
    response = log_in(officer).post(add_address(), form(upload=upload(content)))

    assert sentence in words(response)
    assert NIK not in words(response)
    assert (PaperPage.objects.count(), PaperFileRecord.objects.count()) == (0, 0)


def test_a_scan_is_taken_when_somebody_says_that_it_is_one(officer):
    log_in(officer).post(add_address(), form(upload=upload(paper_of("")), says_scan="on"), follow=True)

    assert PaperFileRecord.objects.get().is_scan


def test_an_editor_who_uploads_is_told_that_another_must_publish(editor):
    response = log_in(editor).post(add_address(), form(upload=upload(paper_of()), **{"action-publish": "1"}))

    assert "tidak boleh menerbitkan sendiri" in words(response)
    assert public.published() == ()


def test_the_same_document_twice_for_a_year_is_refused_with_the_way_to_the_first(filed, officer):
    first = filed()

    response = log_in(officer).post(add_address(), form(upload=upload(paper_of("Naskah lain tahun anggaran"))))

    assert words(response).count("untuk tahun itu sudah ada") == 1
    assert reverse("wagtailadmin_pages:edit", args=[first.pk]) in response.context["form"]["paper"].errors.as_ul()
    assert PaperPage.objects.count() == 1


def test_the_form_offers_both_lists_and_the_menu_leads_to_the_papers(officer, editor):
    shown = words(log_in(officer).get(add_address()))

    assert "12. Opini atas LKPD" in shown
    assert "8. Laporan audit" in shown
    assert "Dokumen wajib" in log_in(officer).get(reverse("wagtailadmin_home")).content.decode()
    assert "Dokumen wajib" in log_in(editor).get(reverse("wagtailadmin_home")).content.decode()


def test_the_preview_shows_the_year_with_the_draft(filed, officer):
    page = filed()

    response = log_in(officer).get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]), follow=True)

    assert "Perda APBD" in response.content.decode()
    assert "1 dari 12" in response.content.decode()


def test_a_file_past_the_limit_is_said_and_not_left_out_in_silence(officer, settings):
    settings.IMPORT_MAX_BYTES = 1000

    response = log_in(officer).post(add_address(), form(upload=upload(paper_of() + b"%" * 2000)))

    assert "lebih besar dari 1000" in words(response)
    assert (PaperPage.objects.count(), PaperFileRecord.objects.count()) == (0, 0)


def test_an_empty_file_is_said(officer):
    response = log_in(officer).post(add_address(), form(upload=upload(b"")))

    assert "Berkas ini kosong" in words(response)
    assert PaperPage.objects.count() == 0


def test_a_paper_is_saved_by_hand_alone_and_says_whether_a_file_is_kept(filed, officer):
    page = filed()

    new = log_in(officer).get(add_address())
    edited = log_in(officer).get(reverse("wagtailadmin_pages:edit", args=[page.pk]))

    assert "Belum ada" in words(new)
    assert "None" not in words(new)
    assert str(page.file)[:20] in words(edited)
    assert not any(b"w-autosave-interval" in response.content for response in (new, edited))


def test_an_empty_list_says_what_to_do(officer, filed):
    address = reverse("wagtailadmin_explore", args=[queries.folder().pk])
    empty = words(log_in(officer).get(address))
    filed()

    assert "unggah PDF-nya; orang lain menerbitkannya" in empty
    assert "unggah PDF-nya; orang lain menerbitkannya" not in words(log_in(officer).get(address))
