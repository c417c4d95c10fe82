"""What must be so before figures go public: two people, the signed totals, a reason for large changes."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from wagtail.log_actions import LogContext

from cms.budgets import public
from cms.budgets.models import BudgetRelease, BudgetVintage
from cms.budgets.release import sums_of
from cms.budgets.services import publish
from cms.core.permissions import EDITORS
from cms.domain.errors import MoveRefused
from tests.cms.conftest import current, dearer, much_dearer, person, with_said
from tests.cms.test_admin_budgets import form_of
from tests.cms.test_admin_imports import words


def test_nobody_publishes_figures_that_they_accepted(store, both):
    page = store(by=both).page

    with pytest.raises(MoveRefused, match="oleh orang lain"):
        publish(page, by=both)

    assert public.published() == ()


def test_nobody_publishes_figures_that_they_uploaded_though_another_accepted_them(received, officer, both):
    from cms.imports import services

    page = services.accept(received(by=both), by=officer).page

    with pytest.raises(MoveRefused, match="oleh orang lain"):
        publish(page, by=both)


def test_the_publish_button_tells_the_uploader_why_not(store, both, client):
    page = store(by=both).page
    client.force_login(both)

    response = client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form_of(page, **{"action-publish": "1"}))

    assert "Penerbitannya harus oleh orang lain" in words(response)
    assert public.published() == ()


def test_a_workflow_is_no_way_round_the_second_person(store, both):
    page = store(by=both).page
    page.get_workflow().start(page.get_latest_revision_as_object(), both)

    with LogContext(user=both), pytest.raises(MoveRefused, match="oleh orang lain"):
        page.current_workflow_task_state.approve(user=both)

    assert public.published() == ()


def test_another_person_publishes_and_the_record_names_roles_only(store, officer, editor):
    publish(store(by=officer).page, by=editor)

    release = current().release
    assert (release.sent_by, release.accepted_by, release.approved_by) == ("Petugas keuangan", "Petugas keuangan", EDITORS)
    assert officer.username not in repr(release)
    assert BudgetRelease.objects.get().by == editor


def test_a_signed_total_that_differs_stops_the_publication_and_says_both(store, editor):
    page = store().page
    ours = sums_of(BudgetVintage.objects.get())["5"]
    with_said(page, control_expenditure=ours + 1)

    with pytest.raises(MoveRefused, match="Jumlah belanja dalam dokumen bertanda tangan"):
        publish(page, by=editor)

    assert public.published() == ()


def test_a_signed_total_that_agrees_is_published_beside_ours(store, editor):
    page = store().page
    ours = sums_of(BudgetVintage.objects.get())["5"]

    publish(with_said(page, control_expenditure=ours), by=editor)

    (control,) = current().release.control
    assert (control.part, control.signed, control.difference) == ("5", ours, Decimal(0))


def test_an_official_may_let_a_differing_total_out_with_a_reason_that_is_published(store, editor):
    page = store().page
    ours = sums_of(BudgetVintage.objects.get())["5"]

    publish(with_said(page, control_expenditure=ours + 1, override_reason="Salah cetak", override_by="Kepala BPKPAD"), by=editor)

    release = current().release
    assert (release.override, release.override_by, release.control[0].difference) == ("Salah cetak", "Kepala BPKPAD", Decimal(1))


def test_a_reason_without_an_official_is_not_enough(store, editor):
    page = with_said(store().page, override_reason="Salah cetak")

    with pytest.raises(MoveRefused, match="jabatan yang memutuskan"):
        publish(page, by=editor)


def test_the_editor_sees_at_which_field_a_total_differs(store, editor, client):
    page = store().page
    client.force_login(editor)

    response = client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form_of(page, control_expenditure="1.00", **{"action-publish": "1"}))

    assert "control_expenditure" in response.context["form"].errors
    assert "jumlah rinciannya" in words(response)


def test_a_large_change_needs_a_reason_and_a_regulation(store, document, editor):
    publish(store().page, by=editor)
    page = with_said(store(much_dearer(document.lines)).page, regulation_number="")

    with pytest.raises(MoveRefused) as refused:
        publish(page, by=editor)

    assert "Tulis alasannya" in str(refused.value)
    assert "Tulis nomor peraturan" in str(refused.value)


def test_a_large_change_with_reason_and_regulation_goes_out_and_says_them(store, document, editor):
    publish(store().page, by=editor)
    page = store(much_dearer(document.lines)).page

    publish(with_said(page, change_reason="Dana transfer bertambah", regulation_number="Perda CONTOH 7/2025"), by=editor)

    release = current().release
    assert (release.reason, release.legal) == ("Dana transfer bertambah", "Perda CONTOH 7/2025")


def test_a_small_change_asks_for_nothing(store, document, editor):
    publish(store().page, by=editor)

    publish(store(dearer(document.lines)).page, by=editor)

    assert current().version == "v2"


def test_a_change_of_words_alone_is_no_new_release(store, editor):
    page = publish(store().page, by=editor)

    publish(with_said(page, title="Judul lain"), by=editor)

    assert BudgetRelease.objects.count() == 1


def test_what_was_typed_for_one_version_does_not_hold_for_the_next(store, document, editor):
    page = store().page
    ours = sums_of(BudgetVintage.objects.get())["5"]
    publish(with_said(page, control_expenditure=ours), by=editor)

    draft = store(dearer(document.lines)).page.get_latest_revision_as_object()

    assert (draft.control_expenditure, draft.change_reason) == (None, "")


def test_a_person_without_the_right_still_may_not_publish(store, officer):
    other = person("petugas-lain", "Petugas keuangan")
    from wagtail.actions.publish_page_revision import PublishPagePermissionError

    with pytest.raises(PublishPagePermissionError):
        publish(store(by=officer).page, by=other)


def test_publishing_by_a_program_in_the_uploaders_name_is_refused_too(store, both):
    page = store(by=both).page

    with pytest.raises(MoveRefused, match="oleh orang lain"):
        page.latest_revision.publish(user=both)

    assert public.published() == ()


def test_whoever_mended_the_file_or_read_it_anew_publishes_no_more_than_its_sender(received, budget_file, officer, editor):
    from cms.imports import services
    from cms.imports.queries import details_of

    mender, reader = (User.objects.create_superuser(name, f"{name}@example.test", "sandi-uji-coba") for name in ("penambal", "pembaca"))
    batch = services.check_again(received(), details_of(received()), by=mender, upload=budget_file())
    batch = services.check_again(batch, details_of(batch), by=reader)
    page = services.accept(batch, by=officer).page

    for person_in_turn in (mender, reader):
        with pytest.raises(MoveRefused, match="oleh orang lain"):
            publish(page, by=person_in_turn)
    publish(page, by=editor)

    assert current().version == "v1"
