"""Every way to make a service public, tried with a service that lacks one of components 1 to 7: none works, and staff are told why."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Page

from cms.domain.errors import InconsistentData, MoveRefused
from cms.domain.licensing.services import Service
from cms.domain.plain import digest_of, plain_of
from cms.imports.licences import CatalogueDetails, import_services
from cms.licensing import public
from cms.licensing.models import ServicePage, ServiceVersionRecord
from cms.licensing.services import publish, store
from cms.snapshot import take_snapshot
from importers.licensing.template import catalogue_workbook
from tests.cms.conftest import person
from tests.cms.test_licensing_admin import posted
from tests.support.services import INCOMPLETE

pytestmark = pytest.mark.django_db
EDIT = "wagtailadmin_pages:edit"


def admin() -> Client:
    client = Client()
    user = person("pengelola", "Editor")
    user.is_superuser = True
    user.save()
    client.force_login(user)
    return client


def form_data(page: ServicePage) -> dict[str, str]:
    draft = page.get_latest_revision_as_object()
    return posted(ServicePage.get_edit_handler().get_form_class()(instance=draft, parent_page=page.get_parent()))


def by_the_button(page: ServicePage, facts: Service, folder: Path) -> None:
    answer = admin().post(reverse(EDIT, args=[page.pk]), form_data(page) | {"action-publish": "1"})

    assert b"Komponen" in answer.content


def by_review(page: ServicePage, facts: Service, folder: Path) -> None:
    answer = admin().post(reverse(EDIT, args=[page.pk]), form_data(page) | {"action-submit": "1"})

    assert b"Komponen" in answer.content
    assert page.current_workflow_state is None


def by_a_planned_day(page: ServicePage, facts: Service, folder: Path) -> None:
    later = timezone.localtime() + timedelta(days=2)
    answer = admin().post(reverse(EDIT, args=[page.pk]), form_data(page) | {"go_live_at": f"{later:%Y-%m-%d %H:%M}", "action-publish": "1"})

    assert b"Komponen" in answer.content
    assert not ServicePage.objects.get(pk=page.pk).revisions.filter(approved_go_live_at__isnull=False).exists()


def by_many_at_once(page: ServicePage, facts: Service, folder: Path) -> None:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={page.pk}"

    answer = admin().post(address, {"next": "/admin/"}, follow=True)

    assert "belum dapat diterbitkan" in answer.content.decode()


def by_the_service(page: ServicePage, facts: Service, folder: Path) -> None:
    with pytest.raises(MoveRefused, match="Komponen"):
        publish(page)


def by_its_revision(page: ServicePage, facts: Service, folder: Path) -> None:
    with pytest.raises(MoveRefused, match="Komponen"):
        page.latest_revision.publish()
    with pytest.raises(MoveRefused, match="Komponen"):
        page.publish(page.latest_revision)
    with pytest.raises(MoveRefused, match="Komponen"):
        PublishPageRevisionAction(page.latest_revision).execute(skip_permission_checks=True)


def by_saving_it_live(page: ServicePage, facts: Service, folder: Path) -> None:
    page.live, page.last_published_at = True, timezone.now()

    with pytest.raises(MoveRefused, match="Komponen"):
        page.save()


def by_import(page: ServicePage, facts: Service, folder: Path) -> None:
    (folder / "perizinan.xlsx").write_bytes(catalogue_workbook([facts]))

    report = import_services([folder / "perizinan.xlsx"], CatalogueDetails(is_sample=True), publish=True)

    assert not report.get("published")


def by_the_api(page: ServicePage, facts: Service, folder: Path) -> None:
    client, address = admin(), f"/api/v1/services/{page.slug}"
    body = json.dumps(plain_of(facts))

    for method in ("post", "put", "patch", "delete"):
        assert getattr(client, method)(address, body, content_type="application/json").status_code == 405
    assert client.get(address).status_code == 404


def by_queryset(page: ServicePage, facts: Service, folder: Path) -> None:
    ServicePage.objects.filter(pk=page.pk).update(live=True, last_published_at=timezone.now())
    Page.objects.filter(pk=page.pk).update(live=True)
    page.latest_revision.as_object().save(update_fields=["live"])


def by_sql(page: ServicePage, facts: Service, folder: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE wagtailcore_page SET live = %s WHERE id = %s", [True, page.pk])


WAYS: tuple[Callable[[ServicePage, Service, Path], None], ...] = (
    by_the_button,
    by_review,
    by_a_planned_day,
    by_many_at_once,
    by_the_service,
    by_its_revision,
    by_saving_it_live,
    by_import,
    by_the_api,
    by_queryset,
    by_sql,
)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("component", INCOMPLETE)
def test_a_service_that_lacks_a_component_does_not_become_public(tmp_path, component, way):
    page = store(INCOMPLETE[component])

    way(page, INCOMPLETE[component], tmp_path)

    assert ServiceVersionRecord.objects.count() == 0
    assert public.published() == ()
    assert take_snapshot().services == ()


@pytest.mark.parametrize("component", INCOMPLETE)
def test_a_version_that_is_written_past_all_rules_is_refused_by_the_database_or_stops_the_build(component):
    page, facts = store(INCOMPLETE[component]), INCOMPLETE[component]
    Page.objects.filter(pk=page.pk).update(live=True)
    try:
        with transaction.atomic():
            ServiceVersionRecord.objects.create(page=page, number=1, facts=plain_of(facts), digest=digest_of(facts), published_at=timezone.now())
    except DatabaseError:
        assert public.published() == ()
        return

    with pytest.raises(InconsistentData, match="Komponen"):
        take_snapshot()
