"""What must be so before figures go public: two people, the signed totals, a reason for large changes; and the record that stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import LogContext
from wagtail.models import PageLogEntry, Revision

from cms.budgets import public
from cms.budgets.models import BudgetRelease, BudgetVintage
from cms.budgets.release import sums_of
from cms.budgets.services import publish, put_back, withdraw
from cms.core.models import PlainPage
from cms.core.permissions import EDITORS
from cms.domain.errors import MoveRefused
from tests.cms.conftest import dearer, person
from tests.cms.test_admin_budgets import form_of
from tests.cms.test_admin_imports import words


@pytest.fixture
def both(db) -> User:
    """Somebody who may do everything; alone, that is not enough."""
    return User.objects.create_superuser("serba-bisa", "serba@example.test", "sandi-uji-coba")


def with_said(page, **said):
    """The document's draft with more said in it."""
    draft = page.get_latest_revision_as_object()
    for name, value in said.items():
        setattr(draft, name, value)
    draft.save_revision()
    page.refresh_from_db()
    return page


def much_dearer(lines):
    """The same lines, every amount doubled."""
    return tuple(replace(line, amount=line.amount * 2) for line in lines)


def current():
    return next(one for one in public.published() if one.is_current)


@pytest.fixture
def from_two_sources(store, document):
    """Two versions, each with where its figures come from; the second is in force."""
    first = store().page
    publish(with_said(first, origin="Ekspor SIPD (CONTOH)", as_of=date(2025, 1, 2), regulation_number="Perda 1"))
    second = store(dearer(document.lines)).page
    return publish(with_said(second, origin="Kiriman BPKPAD (CONTOH)", as_of=date(2025, 9, 1), regulation_number="Perda 9"))


def sources() -> dict[str, tuple[object, ...]]:
    return {one.version: (one.origin, one.as_of, one.regulation_number) for one in public.published()}


SIPD, BPKPAD = ("Ekspor SIPD (CONTOH)", date(2025, 1, 2), "Perda 1"), ("Kiriman BPKPAD (CONTOH)", date(2025, 9, 1), "Perda 9")


def test_an_earlier_version_still_says_where_its_figures_came_from(from_two_sources):
    assert sources() == {"v1": SIPD, "v2": BPKPAD}


def test_what_is_corrected_beside_the_figures_is_of_the_version_in_force(from_two_sources):
    publish(with_said(from_two_sources, origin="Kiriman BPKPAD, dibetulkan"))

    assert sources() == {"v1": SIPD, "v2": ("Kiriman BPKPAD, dibetulkan", *BPKPAD[1:])}


def test_a_version_that_is_put_back_says_again_where_its_figures_came_from(from_two_sources, editor):
    put_back(BudgetVintage.objects.get(number=1), by=editor, reason="salah kirim")

    assert sources() == {"v1": SIPD, "v2": BPKPAD}
    assert current().version == "v1"


def test_a_version_that_was_withdrawn_before_the_next_one_says_it_too(store, document, editor):
    page = publish(with_said(store().page, origin="Ekspor SIPD (CONTOH)"))
    withdraw(page, by=editor, reason="salah kirim")
    store(dearer(document.lines))
    page.refresh_from_db()

    publish(with_said(page, origin="Kiriman BPKPAD (CONTOH)"))

    assert [one.origin for one in public.published()] == ["Ekspor SIPD (CONTOH)", "Kiriman BPKPAD (CONTOH)"]


def test_a_day_that_was_set_for_one_version_is_not_the_day_of_the_next(store, document, editor):
    scheduled = with_said(store().page, go_live_at=timezone.now() + timedelta(days=3))
    scheduled.latest_revision.publish(user=editor)

    page = store(dearer(document.lines)).page

    assert page.get_latest_revision_as_object().go_live_at is None
    assert page.scheduled_revision.content["vintage"] == BudgetVintage.objects.get(number=1).pk


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


def test_a_withdrawn_version_keeps_its_address_with_a_notice_and_the_reason(store, document, editor):
    publish(store().page, by=editor)
    publish(store(dearer(document.lines)).page, by=editor)
    lines = {one.version: (one.digest, one.lines) for one in public.published()}

    put_back(BudgetVintage.objects.get(number=1), by=editor, reason="Salah kirim")

    first, second = public.published()
    assert (first.is_current, first.release.withdrawn_on) == (True, None)
    assert (second.is_current, second.release.withdrawn_reason) == (False, "Salah kirim")
    assert {one.version: (one.digest, one.lines) for one in (first, second)} == lines


def test_a_withdrawal_that_was_undone_stays_in_what_is_published(store, document, editor):
    publish(store().page, by=editor)
    publish(store(dearer(document.lines)).page, by=editor)

    put_back(BudgetVintage.objects.get(number=1), by=editor, reason="Salah kirim")
    put_back(BudgetVintage.objects.get(number=2), by=editor, reason="Ternyata benar")

    first, second = public.published()
    assert [(one.is_withdrawal, one.reason) for one in second.release.later] == [(True, "Salah kirim"), (False, "Ternyata benar")]
    assert [(one.is_withdrawal, one.reason) for one in first.release.later] == [(False, "Salah kirim")]


def test_a_withdrawn_version_that_comes_back_is_withdrawn_no_more(store, document, editor):
    publish(store().page, by=editor)
    publish(store(dearer(document.lines)).page, by=editor)
    put_back(BudgetVintage.objects.get(number=1), by=editor, reason="Salah kirim")

    put_back(BudgetVintage.objects.get(number=2), by=editor, reason="Ternyata benar")

    assert current().version == "v2"
    assert current().release.withdrawn_on is None
    assert list(BudgetRelease.objects.order_by("pk").values_list("vintage__number", "action")) == [
        (1, "published"), (2, "published"), (2, "withdrawn"), (1, "restored"), (2, "restored"),
    ]  # fmt: skip


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


def on_a_day(page, days: float):
    """The draft is to go public that many days from now."""
    return with_said(page, go_live_at=timezone.now() + timedelta(days=days))


def the_day_comes(page):
    """Wagtail's own command, run by the operator's clock."""
    Revision.objects.filter(object_id=str(page.pk), approved_go_live_at__isnull=False).update(
        approved_go_live_at=timezone.now() - timedelta(minutes=1)
    )
    for revision in page.revisions.all():
        revision.content["go_live_at"] = None
        revision.save()
    call_command("publish_scheduled", verbosity=0)
    page.refresh_from_db()


def approve_in_the_workflow(page, by):
    page.get_workflow().start(page.get_latest_revision_as_object(), by)
    page.refresh_from_db()
    with LogContext(user=by):
        page.current_workflow_task_state.approve(user=by)


def publish_at_once(page, by):
    """As code does that forgets to say who asks."""
    page.latest_revision.publish(user=by)


@pytest.mark.parametrize("way", [approve_in_the_workflow, publish_at_once, publish])
def test_setting_a_day_is_no_way_round_the_second_person(store, both, way):
    page = on_a_day(store(by=both).page, 3)

    with pytest.raises(MoveRefused, match="oleh orang lain"):
        way(page, by=both)

    assert not page.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_publishing_by_a_program_in_the_uploaders_name_is_refused_too(store, both):
    page = store(by=both).page

    with pytest.raises(MoveRefused, match="oleh orang lain"):
        page.latest_revision.publish(user=both)

    assert public.published() == ()


@pytest.mark.parametrize("is_public_before", [False, True])
def test_a_day_that_the_uploader_set_past_all_questions_publishes_nothing_when_it_comes(store, document, both, editor, is_public_before):
    from wagtail.actions.publish_page_revision import PublishPageRevisionAction

    if is_public_before:
        publish(store(by=both).page, by=editor)
    page = on_a_day(store(dearer(document.lines, "1.00"), by=both).page, 3)
    PublishPageRevisionAction(page.latest_revision, user=both).execute()

    the_day_comes(page)

    assert [one.version for one in public.published()] == (["v1"] if is_public_before else [])
    assert not page.revisions.filter(approved_go_live_at__isnull=False).exists()
    entry = PageLogEntry.objects.get(action="terang.budget.unscheduled")
    assert "oleh orang lain" in entry.data["reason"]


def test_a_day_that_nobody_is_on_record_for_publishes_nothing(store, both):
    page = on_a_day(store(by=both).page, 3)
    page.revisions.update(approved_go_live_at=timezone.now() + timedelta(days=3))

    the_day_comes(page)

    assert public.published() == ()


def test_a_day_that_another_person_approved_publishes_and_names_that_persons_duty(store, officer, editor):
    page = on_a_day(store(by=officer).page, 3)
    approve_in_the_workflow(page, by=editor)
    assert public.published() == ()

    the_day_comes(page)

    assert current().release.approved_by == EDITORS
    assert BudgetRelease.objects.get().by == editor


def test_one_schedule_that_must_not_be_kept_holds_up_no_other_page(store, both, editor):
    from wagtail.actions.publish_page_revision import PublishPageRevisionAction

    refused = on_a_day(store(by=both).page, 3)
    PublishPageRevisionAction(refused.latest_revision, user=both).execute()
    folder = refused.get_parent()
    other = folder.get_parent().add_child(instance=PlainPage(title="Tentang", slug="tentang-uji", body="Uji", live=False))
    other.go_live_at = timezone.now() + timedelta(days=3)
    other.save_revision().publish(user=editor)
    for revision in other.revisions.all():
        revision.content["go_live_at"] = None
        revision.save()
    Revision.objects.filter(object_id=str(other.pk)).update(approved_go_live_at=timezone.now() - timedelta(minutes=1))

    the_day_comes(refused)

    other.refresh_from_db()
    assert (refused.live, other.live) == (False, True)


@pytest.mark.parametrize("way", ["bulk", "api"])
def test_neither_the_bulk_action_nor_the_admins_api_lets_the_uploader_publish(store, both, client, way):
    page = store(by=both).page
    client.force_login(both)

    if way == "bulk":
        client.post(f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'publish'])}?id={page.pk}")
    else:
        client.raise_request_exception = False
        answer = client.generic("POST", reverse("wagtailadmin_api:pages:action", args=[page.pk, "publish"]))
        assert answer.status_code != 415  # which says no to the body's form, whoever asks

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


def test_a_withdrawn_document_keeps_its_address_with_a_notice_and_the_reason(store, document, editor):
    page = publish(store().page, by=editor)

    withdraw(page, by=editor, reason="Salah tahun")

    (shown,) = public.published()
    assert (shown.is_current, shown.is_withdrawn, shown.holds_address) == (False, True, True)
    assert (shown.release.withdrawn_reason, shown.release.withdrawn_on is not None) == ("Salah tahun", True)
    assert shown.lines == document.lines


def test_of_a_withdrawn_document_the_version_in_force_last_keeps_the_address(store, document, editor):
    publish(store().page, by=editor)
    page = publish(store(dearer(document.lines)).page, by=editor)
    page = put_back(BudgetVintage.objects.get(number=1), by=editor, reason="Salah kirim")

    withdraw(page, by=editor, reason="Salah tahun")

    first, second = public.published()
    assert (first.holds_address, second.holds_address) == (True, False)
    assert (first.release.withdrawn_reason, second.release.withdrawn_reason) == ("Salah tahun", "Salah kirim")


def test_a_withdrawn_document_comes_back_with_one_version_put_back(store, editor):
    page = withdraw(publish(store().page, by=editor), by=editor, reason="Salah tahun")

    put_back(BudgetVintage.objects.get(number=1), by=editor, reason="Ternyata benar")

    page.refresh_from_db()
    assert page.live
    assert (current().release.withdrawn_on, current().is_withdrawn) == (None, False)


def test_a_document_whose_time_is_over_says_so_at_its_address(store, editor):
    page = publish(store().page, by=editor)
    type(page).objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))

    call_command("publish_scheduled", verbosity=0)

    (shown,) = public.published()
    assert "Masa tayangnya berakhir" in shown.release.withdrawn_reason


def test_an_officer_without_the_right_withdraws_nothing(store, officer, editor):
    page = publish(store().page, by=editor)

    with pytest.raises(PermissionDenied):
        withdraw(page, by=officer, reason="x")

    assert current().version == "v1"


def test_the_editor_withdraws_the_only_version_from_the_list_and_must_say_why(store, editor, client):
    page = publish(store().page, by=editor)
    client.force_login(editor)

    listed = words(client.get(reverse("vintages:index", args=[page.pk])))
    asked = client.post(reverse("vintages:withdraw", args=[page.pk]), {"reason": " "})
    client.post(reverse("vintages:withdraw", args=[page.pk]), {"reason": "Salah tahun"})

    assert "Tarik dokumen ini" in listed
    assert "Tulis alasannya" in words(asked)
    assert public.published()[0].release.withdrawn_reason == "Salah tahun"


def test_wagtails_own_unpublishing_without_a_reason_is_not_offered(store, editor, client):
    page = publish(store().page, by=editor)
    client.force_login(editor)

    client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    client.post(f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'unpublish'])}?id={page.pk}")

    assert current().version == "v1"
