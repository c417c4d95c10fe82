"""Documents whose versions came, went and came back in an odd order: what is in force, what is compared with it, and what is said of it."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision

from cms.budgets.models import BudgetDocumentPage, BudgetVintage
from cms.budgets.services import Details, publish, put_back, withdraw
from cms.domain.budgets import Phase
from cms.domain.errors import MoveRefused
from cms.imports import services
from tests.cms.conftest import BUDGET, current, dearer, much_dearer, with_said, workbook_of

ENACTED = Details(year=2025, phase=Phase.ENACTED, is_sample=True)
SECOND, THIRD = (BUDGET.replace("=9600000000", f"=960000000{last}") for last in (1, 2))
SOON = timedelta(days=3)


def version(number: int) -> BudgetVintage:
    return BudgetVintage.objects.get(number=number)


def draft() -> BudgetDocumentPage:
    return BudgetDocumentPage.objects.get().get_latest_revision_as_object()


def ended_schedules(page: BudgetDocumentPage) -> list[int]:
    return [entry.data["vintage"] for entry in PageLogEntry.objects.filter(page=page.pk, action="terang.budget.unscheduled")]


@pytest.fixture
def two_public(store, document, editor) -> BudgetDocumentPage:
    page = publish(store().page, by=editor)
    store(dearer(document.lines))
    page.refresh_from_db()
    return publish(page, by=editor)


def test_signed_totals_that_come_with_the_same_figures_hold_for_them(received, officer, budget_file, editor):
    services.accept(received(), by=officer)
    details = Details(year=2025, phase=Phase.ENACTED, is_sample=True, control_revenue=Decimal(1), change_reason="sebab")
    again = services.receive(budget_file(BUDGET), details, by=officer)

    stored = services.accept(again, by=officer)

    assert (stored.is_new, draft().control_revenue, draft().change_reason) == (False, Decimal(1), "sebab")
    with pytest.raises(MoveRefused, match="dokumen bertanda tangan"):
        publish(stored.page, by=editor)


def test_a_version_that_left_the_draft_comes_back_to_it_when_its_file_comes_again(received, officer, editor):
    for text in (BUDGET, SECOND):
        services.accept(received(text), by=officer)
        publish(BudgetDocumentPage.objects.get(), by=editor)
    services.accept(received(THIRD), by=officer)
    put_back(version(1), by=editor, reason="salah")

    stored = services.accept(received(THIRD), by=officer)

    assert (stored.is_new, draft().vintage.number) == (False, 3)


def test_a_large_change_is_measured_against_what_is_in_force(store, document, editor):
    page = publish(store().page, by=editor)
    store(much_dearer(document.lines))
    page.refresh_from_db()
    publish(with_said(page, change_reason="Tambahan", regulation_number="Perda 9"), by=editor)
    put_back(version(1), by=editor, reason="salah")
    third = with_said(store(dearer(much_dearer(document.lines))).page, change_reason="", regulation_number="")

    with pytest.raises(MoveRefused, match="bergeser"):
        publish(third, by=editor)


def test_a_version_that_was_withdrawn_is_not_offered_to_come_back(two_public, store, document, editor, client):
    put_back(version(1), by=editor, reason="versi 2 salah")
    store(dearer(document.lines, "0.02"))
    two_public.refresh_from_db()
    publish(two_public, by=editor)
    client.force_login(editor)

    assert client.get(reverse("vintages:index", args=[two_public.pk])).context["before"].number == 1


def test_a_version_that_is_put_back_is_in_force_at_once_whatever_was_scheduled(store, document, editor):
    page = publish(store().page, by=editor)
    withdraw(page, by=editor, reason="salah")
    second = with_said(store(dearer(document.lines)).page, go_live_at=timezone.now() + SOON)
    second.latest_revision.publish(user=editor)

    back = put_back(version(1), by=editor, reason="ternyata benar")

    assert (back.live, back.vintage.number, back.go_live_at) == (True, 1, None)
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()
    assert ended_schedules(page) == [version(2).pk]


@pytest.mark.parametrize("move", ["put back", "withdraw"])
def test_a_schedule_that_another_move_ends_is_on_record(two_public, store, document, editor, move):
    third = with_said(store(dearer(document.lines, "0.02")).page, go_live_at=timezone.now() + SOON)
    third.latest_revision.publish(user=editor)

    if move == "withdraw":
        withdraw(two_public, by=editor, reason="salah")
    else:
        put_back(version(1), by=editor, reason="salah")

    two_public.refresh_from_db()
    assert two_public.scheduled_revision is None
    assert ended_schedules(two_public) == [version(3).pk]


def test_a_withdrawn_version_does_not_come_back_by_its_file_and_is_not_said_to_be_public(tmp_path, db):
    def file_of(text: str):
        path = tmp_path / "apbd-2025-murni.xlsx"
        path.write_bytes(workbook_of(text))
        return path

    for text in (BUDGET, SECOND):
        services.import_budget(file_of(text), ENACTED, publish=True)
    put_back(version(1), reason="salah")

    report = services.import_budget(file_of(SECOND), ENACTED, publish=True)

    assert (report["vintage"], report["is_new"], report["published"], current().version) == ("v2", False, False, "v1")


def test_the_day_that_somebody_set_who_is_gone_is_not_kept_and_holds_up_nothing(store, editor, officer):
    page = with_said(store(by=officer).page, go_live_at=timezone.now() + SOON)
    page.latest_revision.publish(user=editor)
    editor.delete()
    past = timezone.now() - timedelta(minutes=1)
    scheduled = Revision.objects.get(approved_go_live_at__isnull=False)
    scheduled.approved_go_live_at, scheduled.content["go_live_at"] = past, past.isoformat()
    scheduled.save()

    call_command("publish_scheduled")

    page.refresh_from_db()
    assert (page.live, ended_schedules(page)) == (False, [page.get_latest_revision_as_object().vintage_id])
