"""A document that was withdrawn comes back with a reason, by whichever way somebody tries."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from cms.budgets import public
from cms.budgets.models import BudgetDocumentPage, BudgetRelease, BudgetVintage
from cms.budgets.services import publish, put_back, withdraw
from cms.domain.errors import MoveRefused
from cms.imports import services
from cms.imports.desk_commands import DESK
from tests.cms.conftest import BUDGET, dearer, with_said
from tests.cms.test_admin_budgets import form_of
from tests.cms.test_admin_imports import words
from tests.cms.test_desk_commands import call


@pytest.fixture
def withdrawn(store, officer, editor) -> BudgetDocumentPage:
    return withdraw(publish(store(by=officer).page, by=editor), by=editor, reason="Salah tahun")


def events() -> list[tuple[int, str, str]]:
    return list(BudgetRelease.objects.order_by("pk").values_list("vintage__number", "action", "reason"))


def is_public(page: BudgetDocumentPage) -> bool:
    page.refresh_from_db()
    return page.live or any(one.is_current for one in public.published())


GONE = [(1, "published", ""), (1, "withdrawn", "Salah tahun")]


@pytest.mark.parametrize("button", ["action-publish", "action-submit"])
def test_the_editors_buttons_say_how_a_withdrawn_document_comes_back(withdrawn, editor, client, button):
    client.force_login(editor)

    told = words(client.post(reverse("wagtailadmin_pages:edit", args=[withdrawn.pk]), form_of(withdrawn, **{button: "1"})))

    assert "berlakukan lagi lewat Semua versi" in told
    assert (is_public(withdrawn), events()) == (False, GONE)
    assert not withdrawn.workflow_in_progress


def test_the_command_says_so_too(withdrawn):
    ended = call(DESK, "publish", withdrawn.slug)

    assert isinstance(ended.exception, MoveRefused)
    assert "desk put-back" in str(ended.exception)
    assert (is_public(withdrawn), events()) == (False, GONE)


def test_the_lists_publish_action_brings_nothing_back(withdrawn, editor, client):
    client.force_login(editor)

    client.post(f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'publish'])}?id={withdrawn.pk}")

    assert (is_public(withdrawn), events()) == (False, GONE)


def test_a_day_brings_nothing_back(withdrawn, editor):
    later = with_said(withdrawn, go_live_at=timezone.now() + timedelta(days=3))

    with pytest.raises(MoveRefused, match="Semua versi"):
        later.latest_revision.publish(user=editor)


def test_a_version_from_before_the_one_that_was_withdrawn_needs_a_reason_too(withdrawn, store, document, editor):
    put_back(BudgetVintage.objects.get(number=1), by=editor, reason="Benar")
    old = withdrawn.get_latest_revision()
    store(dearer(document.lines))
    withdrawn.refresh_from_db()
    withdraw(publish(withdrawn, by=editor), by=editor, reason="Salah kirim")

    with pytest.raises(MoveRefused, match="Semua versi"):
        old.publish(user=editor)

    assert events()[-1] == (2, "withdrawn", "Salah kirim")


def test_putting_it_back_records_the_reason_once(withdrawn, editor):
    put_back(BudgetVintage.objects.get(), by=editor, reason="Ternyata benar")

    assert events() == [*GONE, (1, "restored", "Ternyata benar")]
    assert is_public(withdrawn)


def test_new_figures_of_a_withdrawn_document_are_published_as_ever(withdrawn, store, document, editor):
    page = store(dearer(document.lines)).page

    publish(page, by=editor)

    assert [one.version for one in public.published() if one.is_current] == ["v2"]


def test_of_two_who_withdraw_at_once_the_second_is_told_that_it_was_done(withdrawn, editor, client):
    client.force_login(editor)

    told = words(client.post(reverse("vintages:withdraw", args=[withdrawn.pk]), {"reason": "Salah kirim"}, follow=True))

    assert "sudah ditarik" in told
    assert "tidak memiliki izin" not in told
    assert events() == GONE


def test_a_document_with_a_number_past_all_keys_is_not_found(editor, client):
    client.force_login(editor)

    assert client.get(f"/admin/anggaran/{'9' * 25}/versi/").status_code == 404


def test_the_report_of_a_new_file_says_that_what_it_is_compared_with_was_withdrawn(received, officer, editor, client):
    page = services.accept(received(), by=officer).page
    withdraw(publish(page, by=editor), by=editor, reason="Salah tahun")
    client.force_login(officer)

    told = words(client.get(reverse("imports:report", args=[received(BUDGET.replace("=9600000000", "=9600000001")).pk])))

    day = date_format(timezone.localdate(), "j F Y")
    assert f"versi 1 yang terbit pada {day} dan ditarik pada {day} (Salah tahun)" in told
