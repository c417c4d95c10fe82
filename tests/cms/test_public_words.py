"""What is typed beside figures and documents holds no personal number: every way in says so, and nothing is kept."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.urls import reverse

from cms.budgets.models import BudgetDocumentPage
from cms.budgets.services import Details, publish, put_back, withdraw
from cms.core import public_words
from cms.domain.budgets import Phase
from cms.domain.errors import MoveRefused
from cms.imports import lists, services
from cms.imports.models import ImportBatch, ImportProfile, ListBatch, ListState
from cms.papers import services as papers
from cms.papers.models import PaperPage
from cms.papers.services import Filing, file_paper
from importers.profiles import Profile
from tests.cms.conftest import BUDGET
from tests.cms.test_admin_budgets import form_of
from tests.cms.test_admin_imports import report_of, sent, words
from tests.cms.test_crosswalk import accept, send
from tests.cms.test_imports import saved_at
from tests.support.sheets import drawn

NIK = "".join(["1275", "0102", "0304", "0506"])
SENTENCE = "Ada nomor pribadi di sini (NIK). Hapus nomor itu: yang ditulis di sini dibaca semua orang."
TYPED = f"Menurut pemilik NIK {NIK[:4]} {NIK[4:8]} {NIK[8:12]} {NIK[12:]}"
DETAILS = Details(year=2025, phase=Phase.ENACTED, is_sample=True)


@pytest.mark.parametrize("field", ["title", "regulation_number", "origin", "note", "change_reason"])
def test_a_number_typed_with_a_file_is_refused_at_its_field(desk, budget_file, field):
    response = sent(desk, budget_file(), **{field: TYPED})

    assert words(response).count(SENTENCE) == 1
    assert not ImportBatch.objects.exists()


@pytest.mark.parametrize("field", ["title", "regulation_number", "origin", "note", "override_reason", "override_by", "change_reason"])
def test_a_number_typed_into_a_document_is_refused_at_its_field(page, editor, client, field):
    client.force_login(editor)

    response = client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form_of(page, **{field: TYPED}))

    assert SENTENCE in words(response)
    assert TYPED not in str(BudgetDocumentPage.objects.get().get_latest_revision_as_object().serializable_data())


@pytest.mark.parametrize("field", ["public_where", "regulation_number", "note", "note_en", "not_made", "not_made_en"])
def test_a_number_typed_with_a_paper_is_refused(officer, field):
    with pytest.raises(MoveRefused, match=r"nomor pribadi di sini \(NIK\)"):
        file_paper(Filing(paper="perda-perubahan", year=2025, **{field: TYPED}), by=officer)

    assert not PaperPage.objects.exists()


def test_a_reason_for_withdrawing_a_paper_holds_no_number(officer, editor):
    page = papers.publish(file_paper(Filing(paper="perda-perubahan", year=2025, not_made="Tidak ada perubahan."), by=officer), by=editor)

    with pytest.raises(MoveRefused, match=r"nomor pribadi di sini \(NIK\)"):
        papers.withdraw(page, by=editor, reason=TYPED)

    page.refresh_from_db()
    assert page.live


def test_a_reason_for_withdrawing_or_putting_back_holds_no_number(page, editor, client):
    publish(page)
    client.force_login(editor)

    response = client.post(reverse("vintages:withdraw", args=[page.pk]), {"reason": TYPED})

    assert SENTENCE in words(response)
    for move in (lambda: withdraw(page, by=editor, reason=TYPED), lambda: put_back(page.vintage, by=editor, reason=TYPED)):
        with pytest.raises(MoveRefused):
            move()
    page.refresh_from_db()
    assert page.live


def test_every_kind_of_number_in_a_field_is_told_at_once(desk, budget_file):
    response = sent(desk, budget_file(), note=f"{TYPED}, telepon 0812.3456.7890")

    assert "Ada nomor pribadi di sini (NIK, nomor telepon)." in words(response)


def test_a_reason_for_refusing_a_file_holds_no_number(desk, received):
    response = desk.post(f"{report_of(received())}tolak/", {"reason": TYPED})

    assert SENTENCE in words(response)
    assert ImportBatch.objects.get().is_waiting


def test_a_reason_for_refusing_a_list_or_undoing_it_holds_no_number(officer, editor, client):
    batch = send(officer)
    client.force_login(editor)

    refused = client.post(reverse("crosswalk:refuse", args=[batch.pk]), {"reason": TYPED})

    assert SENTENCE in words(refused)
    assert ListBatch.objects.get().state == ListState.CHECKED
    accept(editor, batch)
    with pytest.raises(MoveRefused):
        lists.undo(batch, by=editor, reason=TYPED)


def test_a_profile_is_not_named_by_a_number(desk, received, admin_user):
    batch = received()
    profile = ImportProfile.objects.create(name="Kiriman CONTOH", changed_at=batch.sent_at)

    read = desk.post(f"{report_of(batch)}cara-membaca/", {"name": TYPED})
    desk.force_login(admin_user)
    renamed = desk.post(reverse("reading_profiles:edit", args=[profile.pk]), {"name": TYPED})

    assert [words(one).count(SENTENCE) > 0 for one in (read, renamed)] == [True, True]
    assert [one.name for one in ImportProfile.objects.all()] == ["Kiriman CONTOH"]


@pytest.mark.parametrize(
    ("details", "profile"), [(replace(DETAILS, origin=TYPED), None), (replace(DETAILS, change_reason=TYPED), None), (DETAILS, Profile(name=TYPED))]
)
def test_the_command_line_refuses_it_too(db, tmp_path, details, profile):
    with pytest.raises(MoveRefused, match=r"nomor pribadi di sini \(NIK\)"):
        services.import_budget(saved_at(tmp_path, drawn(BUDGET)), details, profile=profile)

    assert not BudgetDocumentPage.objects.exists()


def test_an_address_that_the_city_publishes_itself_may_be_named(desk, budget_file, monkeypatch):
    known = public_words.city_named("binjai")
    monkeypatch.setattr(public_words, "city_named", lambda key: replace(known, contacts=("kota@contoh.test",)))

    response = sent(desk, budget_file(), origin="Tanyakan kepada kota@contoh.test")

    assert ImportBatch.objects.get().details["origin"] == "Tanyakan kepada kota@contoh.test"
    assert "nomor pribadi" not in words(response)
