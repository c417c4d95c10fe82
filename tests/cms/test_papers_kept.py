"""What is known of a paper stays: a public one is no other document, and a new file wipes nothing that was said before."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from cms.budgets import services as budgets
from cms.domain.errors import MoveRefused
from cms.papers import public
from cms.papers.models import PaperPage
from cms.papers.services import Filing, file_paper, publish, withdraw
from tests.cms.test_admin_imports import words
from tests.cms.test_papers import filed, form, log_in, pdf  # noqa: F401  fixtures

KEPT = "sudah pernah terbit, jadi dokumen, tahun, dan tanda contohnya tetap"
OTHERWISE = {"paper": {"paper": "perda-perubahan"}, "year": {"year": "2024"}, "is_sample": {"is_sample": "on"}}


def edit(user, page: PaperPage, **said: object):
    return log_in(user).post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form(**said))


def known() -> list[tuple[str, int, bool, str]]:
    return list(PaperPage.objects.values_list("paper", "year", "is_sample", "slug"))


# Which document it is -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("is_live", [True, False])
@pytest.mark.parametrize("field", OTHERWISE)
def test_a_paper_that_was_public_becomes_no_other_one_in_the_form(filed, editor, field, is_live):  # noqa: F811  a fixture
    page = publish(filed(), by=editor)
    if not is_live:
        withdraw(page, by=editor, reason="Salah berkas")
    before = known()

    answer = edit(editor, page, **OTHERWISE[field], **{"action-publish": "1"})

    assert KEPT in str(answer.context["form"].errors[field])
    assert KEPT in words(answer)
    assert known() == before
    assert [(one.key, one.year) for one in public.published()] == [("perda-apbd", 2025)]


@pytest.mark.parametrize(("field", "value"), [("paper", "perda-perubahan"), ("year", 2024), ("is_sample", True)])
def test_a_paper_that_was_public_becomes_no_other_one_by_any_other_way(filed, editor, field, value):  # noqa: F811  a fixture
    draft = publish(filed(), by=editor).get_latest_revision_as_object()
    setattr(draft, field, value)
    before = known()

    with pytest.raises(MoveRefused, match=KEPT):
        draft.save_revision().publish(user=editor)

    assert known() == before


def test_what_is_said_of_a_public_paper_can_still_be_changed(filed, editor):  # noqa: F811  a fixture
    page = publish(filed(), by=editor)

    edit(editor, page, note="Catatan baru", **{"action-publish": "1"})

    page.refresh_from_db()
    assert page.note == "Catatan baru"


def test_a_draft_that_was_never_public_may_become_another_document(filed, officer):  # noqa: F811  a fixture
    page = filed()

    edit(officer, page, year="2024")

    page.refresh_from_db()
    assert page.get_latest_revision_as_object().slug == "perda-apbd-2024"


# What was said before -----------------------------------------------------------------------------------------------------

SAID = {
    "public_since": date(2025, 1, 6),
    "public_where": "Berita Daerah",
    "regulation_number": "Perda 1 Tahun 2025",
    "regulation_date": date(2025, 1, 2),
    "note": "Catatan",
    "note_en": "Note",
}


def test_a_new_file_wipes_nothing_that_was_said_before(filed, page):  # noqa: F811  a fixture
    filed("Naskah pertama tahun anggaran", document=page, **SAID)

    draft = filed("Naskah kedua tahun anggaran").get_latest_revision_as_object()

    assert {name: getattr(draft, name) for name in SAID} == SAID
    assert draft.document == page


def test_what_is_said_anew_takes_the_place_of_what_was_said(filed):  # noqa: F811  a fixture
    filed(**SAID)

    draft = filed(regulation_number="Perda 2 Tahun 2025", note="Catatan baru").get_latest_revision_as_object()

    assert (draft.regulation_number, draft.note, draft.regulation_date) == ("Perda 2 Tahun 2025", "Catatan baru", SAID["regulation_date"])


def test_a_new_note_does_not_keep_the_translation_of_the_old_one(filed):  # noqa: F811  a fixture
    filed(**SAID)

    draft = filed(note="Catatan baru").get_latest_revision_as_object()

    assert (draft.note, draft.note_en) == ("Catatan baru", "")


def test_a_file_ends_that_the_document_was_not_made(filed, editor):  # noqa: F811  a fixture
    publish(filed(file=None, not_made="Tidak ada", not_made_en="None"), by=editor)

    page = publish(filed(), by=editor)

    assert (page.live, page.not_made, page.not_made_en) == (True, "", "")


def test_a_new_paper_without_anything_in_it_is_refused_and_not_kept(db, officer):
    with pytest.raises(MoveRefused, match=r"belum berisi apa pun.*FILE.*--budget.*--not-made"):
        file_paper(Filing(paper="perda-apbd", year=2025, note="Catatan"), by=officer)

    assert PaperPage.objects.count() == 0


def test_of_a_paper_that_is_there_a_note_alone_can_be_sent(filed, officer):  # noqa: F811  a fixture
    filed()

    draft = filed(file=None, note="Catatan").get_latest_revision_as_object()

    assert (draft.note, draft.file is None) == ("Catatan", False)


def test_a_paper_that_was_emptied_in_the_form_is_not_published(filed, editor):  # noqa: F811  a fixture
    draft = filed(file=None, not_made="Tidak ada").get_latest_revision_as_object()
    draft.not_made = ""

    with pytest.raises(MoveRefused, match="Unggah PDF-nya"):
        draft.save_revision().publish(user=editor)


def test_a_budget_alone_is_enough_for_a_new_paper(page, officer):
    budgets.publish(page)

    assert file_paper(Filing(paper="perda-apbd", year=2025, is_sample=True, document=page), by=officer).document == page


# Who may bring a file back -------------------------------------------------------------------------------------------------


def test_a_file_that_was_replaced_is_not_brought_back_by_its_sender_alone(filed, pdf, officer, editor, both):  # noqa: F811  a fixture
    first = file_paper(Filing(paper="perda-apbd", year=2025, file=pdf("Naskah pertama tahun anggaran")), by=both)
    page = publish(first, by=editor)
    old = page.latest_revision
    page = publish(filed("Naskah kedua tahun anggaran"), by=editor)

    answer = log_in(both).post(reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, old.pk]), form(**{"action-publish": "1"}))

    assert "Penerbitannya harus oleh orang lain" in words(answer)
    page.refresh_from_db()
    assert page.file.sent_by == officer


def test_a_file_that_was_withdrawn_is_not_published_again_by_its_sender_alone(pdf, editor, both):  # noqa: F811  a fixture
    page = publish(file_paper(Filing(paper="perda-apbd", year=2025, file=pdf()), by=both), by=editor)
    withdraw(page, by=editor, reason="Salah berkas")

    with pytest.raises(MoveRefused, match="oleh orang lain"):
        publish(page, by=both)


def test_the_sender_may_correct_the_words_beside_a_public_file(pdf, editor, both):  # noqa: F811  a fixture
    page = publish(file_paper(Filing(paper="perda-apbd", year=2025, file=pdf()), by=both), by=editor)

    edit(both, page, note="Catatan baru", **{"action-publish": "1"})

    page.refresh_from_db()
    assert page.note == "Catatan baru"
