"""What was public and was withdrawn, or put back: its address, its notice, and the record that stays."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from cms.budgets import public
from cms.budgets.models import BudgetRelease, BudgetVintage
from cms.budgets.services import publish, put_back, withdraw
from tests.cms.conftest import current, dearer
from tests.cms.test_admin_imports import words


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
