"""The preview in the editor is the very page that will be published, with its styles, and with working links around it."""

from __future__ import annotations

import re
from urllib.parse import urljoin

import pytest
from django.urls import reverse
from wagtail.log_actions import LogContext
from wagtail.models import Revision

from cms.budgets.models import BudgetDocumentPage
from cms.budgets.services import publish
from cms.core.models import PlainPage, SiteRoot
from cms.snapshot import take_snapshot
from site_static.artifact import Artifact
from site_static.open_data import data_works
from site_static.plan import page_bytes
from tests.cms.conftest import dearer

# A PDF takes a second to make and is tested with the print.
SLOW = ".pdf"


@pytest.fixture
def about(db) -> PlainPage:
    """A page of text that is public."""
    page = PlainPage(title="Tentang", slug="tentang", body="<p>Halo</p>", title_en="About", body_en="<p>Hello</p>")
    SiteRoot.objects.get().add_child(instance=page)
    page.save_revision().publish()
    return PlainPage.objects.get()


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def linked(html: bytes, pattern: str) -> list[str]:
    return re.findall(rf'(?:href|src)="({pattern})"', html.decode())


def form_of(page: BudgetDocumentPage | PlainPage, **changed: str) -> dict[str, str]:
    """What the editor's form would send for that page."""
    said = {"title": page.title, "slug": page.slug, "body": '{"blocks":[{"key":"a","text":"Halo","type":"unstyled"}],"entityMap":{}}'}
    said |= {"body_en": "null", "origin": "", "note": "", "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}
    return said | changed


def test_the_preview_of_a_document_is_the_page_that_gets_published(desk, page):
    draft = page.get_latest_revision_as_object()

    shown = draft.make_preview_request().content

    assert shown == page_bytes(take_snapshot(draft), "dokumen/apbd-contoh-2025-murni/index.html")
    publish(page)
    published = page_bytes(take_snapshot(), "dokumen/apbd-contoh-2025-murni/index.html")
    assert shown == published


def test_the_preview_of_a_page_of_text_is_the_page_that_gets_published(about):
    about.body = "<p>Selamat datang</p>"
    about.save_revision()

    shown = about.get_latest_revision_as_object().make_preview_request().content

    about.get_latest_revision().publish()
    assert shown == page_bytes(take_snapshot(), "tentang/index.html")
    assert b"Selamat datang" in shown


def test_the_draft_opens_inside_the_site_as_it_will_be_when_this_person_publishes_it(desk, editor, page):
    response = desk.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]), follow=True)

    assert response.status_code == 200
    assert response.redirect_chain[-1][0] == f"/admin/pratinjau/{page.pk}/draf/dokumen/apbd-contoh-2025-murni/index.html"
    with LogContext(user=editor):
        assert response.content == page_bytes(take_snapshot(page.get_latest_revision_as_object()), "dokumen/apbd-contoh-2025-murni/index.html")


def test_styles_links_and_files_work_inside_the_preview(desk, page):
    start = f"/admin/pratinjau/{page.pk}/draf/dokumen/apbd-contoh-2025-murni/index.html"
    found = {link for link in linked(desk.get(start).content, r"[^\":#]+\.[a-z]+") if not link.endswith(SLOW)}

    answers = {link: desk.get(urljoin(start, link)) for link in found}

    endings = {link.rpartition(".")[2] for link in found}
    assert {"css", "svg", "html", "csv", "xlsx", "json"} <= endings
    made_later = [link for link, answer in answers.items() if answer.status_code == 404]
    assert [link for link in made_later if "sesudah situs dibangun" not in answers[link].content.decode()] == []
    assert {answer.status_code for answer in answers.values()} <= {200, 404}
    assert all("data/" in link for link in made_later)


def test_a_data_file_in_the_preview_is_the_one_that_gets_published(desk, page):
    path = "data/apbd-contoh-2025-murni/v1/apbd-contoh-2025-murni.csv"
    works = {work.path: work for work in data_works(take_snapshot(page.get_latest_revision_as_object()))}

    shown = desk.get(f"/admin/pratinjau/{page.pk}/draf/{path}")

    assert isinstance(works[path], Artifact)
    assert shown.content == works[path].make()
    assert shown["Content-Type"] == "text/csv; charset=utf-8"


def test_the_year_shows_the_draft_beside_what_is_public_already(desk, store, document):
    publish(store().page)
    page = store(dearer(document.lines, "1000000.00")).page

    shown = desk.get(f"/admin/pratinjau/{page.pk}/draf/anggaran/2025/index.html").content

    assert shown == page_bytes(take_snapshot(page.get_latest_revision_as_object()), "anggaran/2025/index.html")
    assert shown != page_bytes(take_snapshot(), "anggaran/2025/index.html")


def test_what_stands_in_the_form_is_shown_before_it_is_saved(desk, page):
    address = reverse("site_with_form", args=[page.pk, "dokumen/apbd-contoh-2025-murni/index.html"])

    answer = desk.post(address, form_of(page, title="Judul dari formulir")).json()
    shown = desk.get(f"{address}?in_preview_panel=true").content.decode()

    assert answer == {"is_valid": True, "is_available": True}
    assert "Judul dari formulir" in shown
    assert "Judul dari formulir" not in page.get_latest_revision_as_object().title


def test_the_editor_points_its_preview_there(desk, page):
    html = desk.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()

    assert f"/admin/pratinjau/{page.pk}/isian/dokumen/apbd-contoh-2025-murni/index.html" in html


def test_a_page_whose_address_is_being_changed_is_shown_at_its_new_one(desk, about):
    address = reverse("site_with_form", args=[about.pk, "tentang/index.html"])

    assert desk.post(address, form_of(about, slug="tentang-kami")).json()["is_available"] is True
    response = desk.get(address)

    assert response.status_code == 200
    assert "tentang-kami" in response.content.decode()
    assert desk.get(reverse("site_with_form", args=[about.pk, "tentang-kami/index.html"])).status_code == 200


def test_a_new_page_can_be_previewed_while_it_is_still_empty(desk):
    root = SiteRoot.objects.get()
    address = reverse("wagtailadmin_pages:preview_on_add", args=["core", "plainpage", root.pk])
    form = form_of(PlainPage(title="", slug=""), body="null")

    assert desk.post(address, form).json()["is_available"] is True
    shown = desk.get(address)
    (style,) = linked(shown.content, r"[^\"]+\.css")
    assert shown.status_code == desk.get(urljoin(address, style)).status_code == 200


def test_an_earlier_revision_opens_inside_the_site(desk, about):
    first = about.latest_revision
    about.body = "<p>Baru</p>"
    about.save_revision()

    response = desk.get(reverse("wagtailadmin_pages:revisions_view", args=[about.pk, first.pk]), follow=True)

    assert response.status_code == 200
    assert b"Halo" in response.content
    assert b"Baru" not in response.content


@pytest.fixture
def earlier(store, document) -> Revision:
    """The first of two drafts of one document; the newest is dearer by a million rupiah."""
    first = store().page.get_latest_revision()
    store(dearer(document.lines, "1000000.00"))
    return first


def beside_the_form(desk, revision: Revision) -> str:
    """Where the editor looks for the preview of an earlier draft from the history."""
    html = desk.get(reverse("wagtailadmin_pages:revisions_revert", args=[revision.object_id, revision.pk])).content.decode()
    return re.search(r'data-w-preview-url-value="([^"]+)"', html)[1]


def test_the_preview_beside_an_earlier_draft_has_the_figures_of_that_draft(desk, editor, earlier):
    address, draft = beside_the_form(desk, earlier), earlier.as_object()

    desk.post(address, form_of(draft, note="Draf pertama", origin=draft.origin, regulation_number=draft.regulation_number))
    shown = desk.get(f"{address}?in_preview_panel=true").content

    draft.note = "Draf pertama"
    with LogContext(user=editor):
        assert shown == page_bytes(take_snapshot(draft), "dokumen/apbd-contoh-2025-murni/index.html")
    assert b"Draf pertama" in shown
    assert "1.000.000" not in shown.decode()


def test_styles_work_in_the_preview_beside_an_earlier_draft(desk, earlier):
    address = beside_the_form(desk, earlier)
    desk.post(address, form_of(earlier.as_object()))
    (style,) = linked(desk.get(address).content, r"[^\"]+\.css")

    assert desk.get(urljoin(address, style)).status_code == 200


def test_the_preview_beside_the_newest_draft_is_not_that_of_an_earlier_one(desk, page, earlier):
    newest = reverse("site_with_form", args=[page.pk, "dokumen/apbd-contoh-2025-murni/index.html"])
    desk.post(newest, form_of(page, title="Yang terbaru"))
    address = beside_the_form(desk, earlier)
    desk.post(address, form_of(page, title="Yang lama"))

    assert "Yang terbaru" in desk.get(newest).content.decode()
    assert "Yang lama" in desk.get(address).content.decode()


def test_the_preview_of_a_draft_of_another_page_is_not_found(desk, about, earlier):
    address = reverse("site_with_earlier_form", args=[about.pk, earlier.pk, "tentang/index.html"])

    assert desk.get(address).status_code == 404


def test_a_wrong_address_in_the_preview_is_not_found(desk, page):
    for path in ("tidak/ada/index.html", "data/tidak-ada.csv", "../../etc/passwd"):
        assert desk.get(f"/admin/pratinjau/{page.pk}/draf/{path}").status_code == 404
    assert desk.get(f"/admin/pratinjau/{page.pk}/99999/index.html").status_code == 404


def test_the_preview_may_stand_in_the_editors_frame_and_loads_nothing_from_elsewhere(desk, page):
    response = desk.get(f"/admin/pratinjau/{page.pk}/draf/dokumen/apbd-contoh-2025-murni/index.html")

    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in response["Content-Security-Policy"]
    assert "unsafe" not in response["Content-Security-Policy"]
    assert "private" in response["Cache-Control"]
