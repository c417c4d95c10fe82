"""A newcomer wants to practise medicine: what do I bring, what do I pay, how long does it take? No script, cheap phone."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("width", [360, 1280])
def test_what_to_bring_pay_and_wait_is_at_most_three_clicks_from_the_front_page(open_page, width):
    page = open_page("index.html", width=width, script=False)
    clicks = 0

    for words in ("praktik dokter", "Surat izin praktik dokter"):
        page.locator("main a", has_text=words).first.click()
        clicks += 1

    glance = page.inner_text("dl.figures")
    assert clicks <= 3
    assert "Gratis" in glance or "gratis" in glance
    assert "Rp0 (nol rupiah)" in glance
    assert "paling lama 7 hari kerja" in glance.lower()
    assert "berkas" in glance
    assert "KTP" in page.inner_text("ol.way")


def test_from_a_free_licence_two_clicks_lead_to_ready_words_about_a_levy(open_page):
    page = open_page("perizinan/sip-contoh/index.html", script=False)

    page.locator("#langkah-daftar a", has_text="Saya dimintai uang").click()

    assert page.url.endswith("/adu/index.html#langkah-daftar")
    words = page.locator("section", has=page.locator("#langkah-daftar")).locator("blockquote").first.inner_text()
    assert "Surat izin praktik dokter CONTOH, langkah 1: Serahkan berkas" in words
    assert "Biaya resminya: gratis" in words


def test_the_finder_leads_to_the_licence_and_its_address_keeps_the_answers(open_page):
    page = open_page("perizinan/cari/index.html", script=False)

    for answer in ("Jawaban praktik", "Jawaban ya", "Jawaban tanpa"):
        page.locator("main a", has_text=answer).click()
    address = page.url
    again = open_page("perizinan/index.html", script=False)
    again.goto(address)

    assert address.endswith("/perizinan/cari/praktik/ya/tanpa/index.html")
    assert "Surat izin praktik dokter" in again.inner_text("main")
