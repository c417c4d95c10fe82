"""What an applicant finds on the pages of licences, and that it is what the facts say."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import timedelta

import pytest

from cms.domain.licensing.completeness import COMPONENTS
from site_static.plan import page_bytes
from tests.support.city import small_snapshot

SERVICES = small_snapshot().services


def page_of(site, slug, language="id", more=""):
    return site.page(f"{'' if language == 'id' else language + '/'}perizinan/{slug}/{more}index.html")


def test_every_service_is_in_each_way_through_the_catalogue(site):
    for way in ("", "abjad/", "biaya/", "kantor/"):
        page = site.page(f"perizinan/{way}index.html")
        links = {page.leads_to(href)[0] for _, href in page.addresses()}

        in_force = {f"perizinan/{one.facts.slug}/index.html" for one in SERVICES if one.facts.repeal is None}
        assert in_force <= links, way


def test_a_free_service_says_zero_rupiah_in_words_and_that_nobody_may_take_money(site):
    text = page_of(site, "sip-contoh").text

    assert "Tidak seorang pun. Layanan ini gratis: Rp0 (nol rupiah)." in text
    assert "Petugas tidak boleh menerima uang tunai" in text


def test_a_paid_service_names_the_payee_the_ways_and_the_receipt(site):
    text = page_of(site, "izin-contoh").text

    assert "Rekening kas daerah di Bank CONTOH" in text
    assert "loket bank, QRIS" in text
    assert "SSRD" in text


def test_promised_and_measured_time_stand_side_by_side(site):
    """3, 3 and 12 working days: Eid week of 2025 had none."""
    text = page_of(site, "sip-contoh").text

    measured = next(one.measured for one in SERVICES if one.facts.slug == "sip-contoh")
    assert "paling lama 7 hari kerja" in text
    assert f"separuh selesai dalam {measured.median_working:.0f} hari kerja" in text
    assert f"{measured.kept} dari 3 terbit dalam waktu yang dijanjikan" in text


def test_everything_to_bring_stands_on_the_page_and_on_the_checklist(site):
    for one in SERVICES:
        for need in one.facts.needs:
            for page in (page_of(site, one.facts.slug), page_of(site, one.facts.slug, more="bawaan/")):
                assert need.requirement.name.original in page.text, (page.path, need.requirement.key)


def test_the_form_to_fill_in_is_offered_beside_its_requirement(site):
    links = {href for _, href in page_of(site, "izin-contoh").addresses()}

    assert "https://contoh.example/formulir.pdf" in links


def test_the_counter_says_its_hours_their_exceptions_and_whether_it_can_be_reached(site):
    text = page_of(site, "izin-contoh").text

    assert "08.00–12.00" in text
    assert "Setengah hari" in text
    assert "Ada bidang miring untuk kursi roda." in text


def test_alternatives_are_one_point_with_a_choice(site):
    text = page_of(site, "izin-contoh").text

    assert re.search(r"Salah satu saja: KTP · 1 fotokopi.* Paspor · 1 fotokopi", text.replace("KTP 1", "KTP · 1").replace("Paspor 1", "Paspor · 1"))


def test_each_step_leads_to_ready_words_that_name_service_step_and_page(site):
    facts = next(one for one in SERVICES if one.facts.slug == "izin-contoh")
    page, complaint = page_of(site, "izin-contoh"), page_of(site, "izin-contoh", more="adu/")

    targets = [page.leads_to(href) for _, href in page.addresses() if "/adu/" in href]

    for number, step in enumerate(facts.facts.steps, start=1):
        assert targets.count((complaint.path, f"langkah-{step.key}")) == 2
        words = complaint.text
        assert f"Saya dimintai uang saat mengurus Izin CONTOH, langkah {number}: {step.name.original}" in words
        assert f"/perizinan/izin-contoh/#langkah-{step.key} (versi 1" in words


def test_a_past_review_shows_and_a_future_one_does_not(site):
    overdue, fresh = page_of(site, "sip-contoh").text, page_of(site, "izin-contoh").text

    assert "Tinjauan terlambat" in overdue
    assert "Tinjauan terlambat" not in fresh
    assert "Belum ada pejabat yang menjamin" in fresh


def test_the_page_turns_amber_the_day_after_its_review_and_nobody_needs_to_touch_it():
    snapshot = small_snapshot()
    (certified,) = (one.facts.certification for one in snapshot.services if one.facts.certification)
    path = "perizinan/sip-contoh/index.html"

    on_the_day, day_after = (page_bytes(replace(snapshot, today=certified.review_by + timedelta(days=later)), path).decode() for later in (0, 1))

    assert "notice amber" not in on_the_day
    assert '<p class="notice amber"><strong>Tinjauan terlambat.</strong>' in day_after


def test_papers_and_times_of_a_step_name_their_articles(site):
    text = page_of(site, "izin-contoh").text

    assert "Berkasnya menurut Perwal CONTOH Nomor 1 Tahun 2025, pasal 4. Waktunya menurut Perwal CONTOH Nomor 1 Tahun 2025, pasal 9." in text


def test_the_history_shows_old_and_new_value(site):
    page = page_of(site, "sip-contoh")

    assert "Untuk praktik." in ["".join(one.itertext()) for one in page.all("del")]
    assert "Untuk memasang papan nama." in ["".join(one.itertext()) for one in page.all("ins")]


def test_an_earlier_fee_stays_visible(site):
    text = page_of(site, "izin-contoh").text

    assert "Biaya sebelumnya" in text
    assert "luas x kelas x 10.000" in text


def test_a_formula_has_worked_examples_in_exact_rupiah(site):
    """2.5 × 1.5 × 12,500 = 46,875, rounded up to hundreds."""
    cells = ["".join(cell.itertext()) for cell in page_of(site, "izin-contoh").all("td")]

    assert "Rp46.900,00" in cells


@pytest.mark.parametrize("more", ["", "bawaan/", "adu/"], ids=["its page", "the checklist", "the words to complain with"])
def test_a_repealed_service_says_so_and_leads_to_what_took_its_place(more: str, site):
    page = page_of(site, "izin-lama-contoh", more=more)

    assert "Izin ini sudah dicabut." in page.text
    assert "perizinan/izin-contoh/index.html" in [page.leads_to(href)[0] for _, href in page.addresses()]


def test_a_repealed_service_is_offered_for_no_goal(site):
    assert "Izin lama CONTOH" not in goals(site)


def goals(site):
    """The part of the catalogue that is still in force."""
    return site.page("perizinan/index.html").text.partition("Sudah dicabut")[0]


def test_an_empty_component_is_said_and_counted(site):
    page, offices = page_of(site, "izin-contoh").text, site.page("perizinan/kantor/index.html").text

    assert page.count("belum diisi") == 7
    assert "7 dari 14" in offices
    assert COMPONENTS[13].title("id") in offices
    assert "21 dari 28 komponen sudah diisi (75,00%)" in offices


def test_english_pages_say_our_words_in_english_and_mark_what_is_not_translated(site):
    page = page_of(site, "sip-contoh", "en")

    assert "Nobody. This service is free: Rp0 (zero rupiah)." in page.text
    marked = ["".join(one.itertext()) for one in page.tree.find("body").iter() if one.get("lang") == "id"]
    assert "Mendapat tanda terima" in marked
    assert "Hand in the papers" not in marked
    assert "Hand in the papers" in page.text


@pytest.mark.parametrize("published", SERVICES, ids=lambda one: one.facts.slug)
def test_the_page_tells_search_engines_what_it_is(site, published):
    script = next(one for one in page_of(site, published.facts.slug).all("script") if one.get("type") == "application/ld+json")

    facts = json.loads("".join(script.itertext()))

    assert facts["@type"] == "GovernmentService"
    assert facts["name"] == published.facts.name.original
    assert facts["provider"]["name"] == published.facts.office.name.original
    assert len(facts["serviceOutput"]) == 1


def test_practice_of_a_physician_is_two_links_from_the_front_page(site):
    home = site.page("index.html")
    catalogue = site.page("perizinan/index.html")

    first = [home.leads_to(href) for _, href in home.addresses()]
    second = [catalogue.leads_to(href)[0] for _, href in catalogue.addresses()]

    assert ("perizinan/index.html", "praktik") in first
    assert "perizinan/sip-contoh/index.html" in second
