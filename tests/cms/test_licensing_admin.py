"""What staff meet in the editor: every part of a service, faults at their fields, and rights that keep writing and publishing apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.forms import BaseForm, NullBooleanField
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.domain.errors import MoveRefused
from cms.domain.licensing.fees import FeeKind
from cms.domain.licensing.services import Service
from cms.domain.licensing.times import StepTimes
from cms.domain.texts import Text
from cms.licensing import public
from cms.licensing.models import GoalRecord, LawRecord, OfficeRecord, PaymentRecord, RecourseRecord, RequirementRecord, ServicePage
from cms.licensing.permissions import LICENSING_OFFICERS
from cms.licensing.services import publish, store
from cms.snapshot import take_snapshot
from site_static.plan import page_bytes
from tests.cms.conftest import person
from tests.support.services import FORMULA, fee, formula_fee, law, service, working_days


@pytest.fixture
def clerk(db) -> User:
    return person("perizinan", LICENSING_OFFICERS)


@pytest.fixture
def page(db) -> ServicePage:
    return store(service(fees=(formula_fee(),)))


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def posted(form: BaseForm) -> dict[str, Any]:
    """What a browser sends back from a form as it was shown, with the forms inside it."""
    data = {}
    for field in form:
        value = field.value()
        if isinstance(field.field, NullBooleanField):
            data[field.html_name] = {True: "true", False: "false"}.get(value, "unknown")
        elif value is True:
            data[field.html_name] = "on"
        elif value is not None and value is not False:
            data[field.html_name] = field.field.prepare_value(value)
    for formset in getattr(form, "formsets", {}).values():
        data |= posted(formset.management_form)
        for number, inner in enumerate(formset.forms, start=1):
            data |= posted(inner) | {f"{inner.prefix}-ORDER": str(number)}
    return data


def form_of(page: ServicePage, user: User, **data: Any) -> Any:
    """The editor's form of a page, bound to what was shown and to what was changed in it."""
    draft = page.get_latest_revision_as_object()
    kind = ServicePage.get_edit_handler().get_form_class()
    shown = posted(kind(instance=draft, for_user=user, parent_page=page.get_parent()))
    return kind(shown | data, instance=page.get_latest_revision_as_object(), for_user=user, parent_page=page.get_parent())


def test_a_form_sent_back_as_it_was_shown_changes_nothing(page, clerk):
    form = form_of(page, clerk)

    assert form.is_valid(), form.errors
    assert form.save(commit=False).facts() == service(fees=(formula_fee(),))


def test_every_part_of_a_service_stands_in_the_editor(page, clerk):
    html = logged_in(clerk).get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()

    for words in ("Langkah menurut urutan jalannya", "Yang dibawa", "Biaya dan masa berlakunya", "Yang harus diketahui pembaca", "Pengesahan"):
        assert words in html
    for name in ("steps-0-needs-0-requirement", "fees-0-parameters-1-choices", "results-0-validity", "laws-0-article", "sources-0-title"):
        assert f'name="{name}"' in html


FAULTS = {
    "an unknown parameter": ({"fees-0-formula": "luas x tarif"}, "fees", "formula", "tarif"),
    "a formula that divides by zero": ({"fees-0-formula": "kelas / (luas - 1)"}, "fees", "formula", "membagi dengan nol"),
    "a negative fee": ({"fees-0-formula": "kelas - luas"}, "fees", "formula", "negatif"),
    "a fee without article": ({"fees-0-citation_article": ""}, "fees", "citation_law", "belum menyebut pasal"),
    "a licence without article": ({"laws-0-article": ""}, "laws", "article", "Komponen 7"),
    "a promise that ends before it begins": ({"steps-0-queue": "30-5 menit"}, "steps", "until_next", "lebih"),
    "a fee that nobody may take": ({"fees-0-payment": ""}, "fees", "payment", "siapa yang berhak menerima"),
    "an online step without address": ({"steps-2-url": ""}, "steps", "url", "alamatnya belum diisi"),
    "a choice of one": ({"steps-0-needs-2-group": ""}, "steps", None, "hanya berisi satu pilihan"),
    "a result of a later step": ({"steps-0-needs-0-result_of": "bayar"}, "steps", None, "baru terjadi sesudahnya"),
    "steps that wait for each other": (
        {"steps-0-needs-0-result_of": "ambil", "steps-3-needs-0-result_of": "daftar"},
        "steps",
        None,
        "saling menunggu",
    ),
}


@pytest.mark.parametrize(("changed", "part", "field", "sentence"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_said_at_its_field_when_the_service_is_sent_to_publication(page, clerk, changed, part, field, sentence):
    form = form_of(page, clerk, **changed, **{"action-publish": "1"})

    assert not form.is_valid()
    found = {name: errors for row in form.formsets[part].forms for name, errors in row.errors.items()}
    assert sentence in " ".join(found[field or "__all__"])


def test_a_circle_of_required_services_is_said_where_the_requirement_is_typed(page, clerk):
    publish(store(service(slug="lain", requires=(page.slug,))))

    form = form_of(page, clerk, requires="lain", **{"action-publish": "1"})

    assert not form.is_valid()
    assert f"{page.slug} → lain → {page.slug}" in form.errors["requires"][0]


def test_a_fault_of_a_document_is_said_at_its_row(page, clerk):
    form = form_of(page, clerk, **{"steps-0-needs-3-only_for": "lama", "action-publish": "1"})

    assert not form.is_valid()
    assert "lama" in form.formsets["steps"].forms[0].formsets["needs"].forms[3].errors["only_for"][0]


def test_a_document_and_a_time_without_article_are_said_where_the_law_is_chosen(page, clerk):
    missing = {"steps-0-needs-0-citation_article": "", "steps-0-time_article": "", "promise": "1-7 hari kerja", "promise_citation_article": ""}

    form = form_of(page, clerk, **missing, **{"action-publish": "1"})

    assert not form.is_valid()
    step = form.formsets["steps"].forms[0]
    assert "tanpa pasal tidak boleh diterbitkan" in step.formsets["needs"].forms[0].errors["citation_law"][0]
    assert "tanpa pasal tidak boleh diterbitkan" in step.errors["time_law"][0]
    assert "tanpa pasal tidak boleh diterbitkan" in form.errors["promise_citation_law"][0]


def test_a_review_date_in_the_past_is_said_at_its_field(page, clerk):
    data = {"certified_by": "Kepala Dinas (CONTOH)", "certified_on": "2020-01-01", "review_by": "2021-01-01"}

    form = form_of(page, clerk, **data, **{"action-submit": "1"})

    assert not form.is_valid()
    assert "sudah lewat" in form.errors["review_by"][0]


def test_an_incomplete_draft_can_be_saved(db, clerk):
    page = store(service(fees=(replace(fee(), kind=FeeKind.ELSEWHERE, amount=None, words="Sesuai Perda"),)))

    assert form_of(page, clerk).is_valid()
    assert not form_of(page, clerk, **{"action-publish": "1"}).is_valid()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"steps-0-queue": "sebentar"}, "Tulis angka dan satuannya"),
        ({"promise": "7"}, "Tulis angka dan satuannya"),
        ({"fees-0-parameters-0-most": "1.5"}, "1.5 bukan angka"),
        ({"fees-0-parameters-1-choices": "Jalan utama"}, "Baris ini belum benar: Jalan utama"),
        ({"fees-0-examples": "luas"}, "Baris ini belum benar: luas"),
    ],
)
def test_what_cannot_be_read_is_refused_even_in_a_draft(page, clerk, changed, sentence):
    form = form_of(page, clerk, **changed)

    assert not form.is_valid()
    assert sentence in form.as_p()


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("50.000", "50000.00"), ("Rp 1.250.000,50", "1250000.50"), ("75000", "75000.00")],
)
def test_a_fee_is_typed_in_rupiah(db, clerk, typed, amount):
    page = store(service(fees=(fee("60000.00"),)))

    form = form_of(page, clerk, **{"fees-0-amount": typed})

    assert 'value="60.000,00"' in str(form_of(page, clerk).formsets["fees"].forms[0]["amount"])
    assert form.is_valid(), form.errors
    assert form.save(commit=False).facts().fees[0].amount == Decimal(amount)


@pytest.mark.parametrize("typed", ["50.00", "1.5", "50,000", "lima puluh", "9" * 30])
def test_what_could_be_two_amounts_is_refused_at_the_fee(db, clerk, typed):
    page = store(service(fees=(fee("60000.00"),)))

    form = form_of(page, clerk, **{"fees-0-amount": typed})

    assert not form.is_valid()
    assert list(form.formsets["fees"].forms[0].errors) == ["amount"]


def test_two_versions_are_compared_in_rupiah(db, clerk):
    page = store(service(fees=(fee("60000.00"),)))
    first = page.get_latest_revision()
    form = form_of(page, clerk, **{"fees-0-amount": "75.000"})
    assert form.is_valid(), form.errors
    second = form.save(commit=False).save_revision()

    html = logged_in(clerk).get(reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, first.pk, second.pk])).content.decode()

    assert "60.000,00" in html
    assert "75.000,00" in html


def test_two_rates_on_one_day_are_refused_even_in_a_draft(db, clerk):
    page = store(service(fees=(fee(last=date(2025, 12, 31)), fee("60000.00", first=date(2026, 1, 1)))))

    form = form_of(page, clerk, **{"fees-1-valid_from": "2025-01-01"})

    assert not form.is_valid()
    assert form.formsets["fees"].forms[1].errors == {"valid_from": ["Sudah ada tarif dari biaya ini yang mulai pada tanggal itu."]}
    assert not form.formsets["fees"].non_form_errors()


def test_a_rate_after_the_end_of_its_fee_is_refused_even_in_a_draft(db, clerk):
    page = store(service(fees=(fee(last=date(2025, 12, 31)), fee("60000.00", first=date(2026, 1, 1), last=date(2026, 12, 31)))))

    form = form_of(page, clerk, **{"fees-1-valid_from": "2027-06-01"})

    assert not form.is_valid()
    assert "meninggalkan celah" in form.formsets["fees"].forms[1].errors["valid_from"][0]


def test_codes_are_made_from_names_where_staff_leave_them_empty(page, clerk):
    form = form_of(page, clerk, **{"steps-0-key": "", "steps-2-key": "", "steps-2-name": "Serahkan berkas"})

    assert form.is_valid(), form.errors
    assert [step.key for step in form.save(commit=False).steps.all()] == ["serahkan-berkas", "tinjau", "serahkan-berkas-2", "ambil", "kirim"]


def test_a_clerk_writes_a_draft_and_may_not_publish(page, clerk):
    client = logged_in(clerk)
    data = posted(form_of(page, clerk)) | {"summary": "Ringkasan baru.", "action-publish": "1"}

    answer = client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)

    page.refresh_from_db()
    assert answer.status_code == 302
    assert page.get_latest_revision_as_object().summary == "Ringkasan baru."
    assert (page.live, public.published()) == (False, ())


def test_an_editor_publishes_what_a_clerk_wrote(page, editor):
    data = posted(form_of(page, editor)) | {"action-publish": "1"}

    answer = logged_in(editor).post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)

    assert answer.status_code == 302
    assert [one.facts.slug for one in public.published()] == ["izin-contoh"]


def test_an_editor_who_publishes_something_wrong_stays_at_the_form(page, editor):
    data = posted(form_of(page, editor)) | {"fees-0-formula": "kelas - luas", "action-publish": "1"}

    answer = logged_in(editor).post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)

    assert answer.status_code == 200
    assert "negatif" in answer.content.decode()
    assert public.published() == ()


def test_a_clerk_may_not_publish_through_services_either(page, clerk):
    with pytest.raises(Exception, match="permission"):
        publish(page, by=clerk)

    assert public.published() == ()


def test_a_stranger_sees_nothing_of_it(page, stranger):
    assert logged_in(stranger).get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code in (302, 403)


@pytest.mark.parametrize("model", [GoalRecord, LawRecord, OfficeRecord, PaymentRecord, RecourseRecord, RequirementRecord])
def test_clerks_keep_the_shared_entries_and_cannot_delete_them(page, clerk, model):
    client, names = logged_in(clerk), model.snippet_viewset.get_url_name
    record = model.objects.first()

    assert client.get(reverse(names("list"))).status_code == 200
    assert client.get(reverse(names("add"))).status_code == 200
    assert client.get(reverse(names("edit"), args=[record.pk])).status_code == 200
    assert client.post(reverse(names("delete"), args=[record.pk])).status_code in (302, 403)
    with pytest.raises(MoveRefused, match="tidak dihapus"):
        record.delete()
    assert model.objects.filter(pk=record.pk).exists()


def test_where_a_shared_entry_is_used_can_be_seen(page, clerk):
    record = RequirementRecord.objects.get(key="ktp")

    html = logged_in(clerk).get(reverse(RequirementRecord.snippet_viewset.get_url_name("usage"), args=[record.pk])).content.decode()

    assert "Izin CONTOH" in html


def test_the_second_pair_of_eyes_publishes_what_was_submitted(page, clerk, editor):
    data = posted(form_of(page, clerk)) | {"action-submit": "1"}
    logged_in(clerk).post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)
    page.refresh_from_db()
    state = page.current_workflow_state

    answer = logged_in(editor).post(
        reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.current_task_state.pk]), {"comment": "Sudah diperiksa."}
    )

    assert answer.status_code in (200, 302)
    assert [one.facts.slug for one in public.published()] == ["izin-contoh"]


def test_what_is_submitted_must_be_complete(page, clerk):
    data = posted(form_of(page, clerk)) | {"laws-0-article": "", "action-submit": "1"}

    answer = logged_in(clerk).post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)

    page.refresh_from_db()
    assert "Komponen 7" in answer.content.decode()
    assert page.current_workflow_state is None


def test_a_new_rate_begins_where_the_old_one_ends(page, clerk):
    publish(page)
    one = service(
        fees=(replace(formula_fee(), validity=replace(formula_fee().validity, last=date(2025, 12, 31))), fee("60000.00", first=date(2026, 1, 1)))
    )

    draft = store(one).get_latest_revision_as_object()

    assert [(each.valid_from, each.kind) for each in draft.fees.all()] == [(date(2025, 1, 1), "formula"), (date(2026, 1, 1), "fixed")]
    assert [each.amount for each in draft.facts().fees] == [None, Decimal("60000.00")]
    assert FORMULA.text == draft.facts().fees[0].formula.text


def test_a_remark_does_not_stand_in_the_way(db, editor):
    step = service().blocks[0].steps[0]
    slow = replace(step, times=StepTimes(until_next=working_days(30, 30), citation=law()))
    page = store(service(blocks=(replace(service().blocks[0], steps=(slow,)), *service().blocks[1:])))

    assert form_of(page, editor, **{"action-publish": "1"}).is_valid()


def test_the_preview_is_the_page_that_gets_published(page, editor):
    shown = page.get_latest_revision_as_object().make_preview_request().content

    publish(page)

    assert shown == page_bytes(take_snapshot(today=timezone.localdate()), "perizinan/izin-contoh/index.html")


def test_a_draft_that_says_hardly_anything_can_be_previewed(db, editor):
    page = store(Service(slug="kosong", name=Text.of(id="Layanan kosong CONTOH")))

    response = logged_in(editor).get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]), follow=True)

    assert response.status_code == 200
    assert "Layanan kosong CONTOH" in response.content.decode()


def test_the_form_shows_in_the_preview_before_it_is_saved(page, editor):
    client = logged_in(editor)
    address = f"/admin/pratinjau/{page.pk}/isian/perizinan/izin-contoh/index.html"

    answer = client.post(address, posted(form_of(page, editor)) | {"summary": "Belum disimpan."})

    assert answer.json()["is_available"] is True
    assert "Belum disimpan." in client.get(address).content.decode()
