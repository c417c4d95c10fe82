"""A reader with a cheap phone, no JavaScript and a line of 400 ms and 400 kbit/s asks five questions: each is answered within three taps.

Where each Rp100.000 goes, whether our proposal was accepted, what a licence costs, how long it takes; and, for who wants to calculate,
where the figures are as a table. Every tap is on a link that stands on the page.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page

TAPS = 3
KIB = 1024
# A line of 400 kbit/s, in bytes for each second, that takes 400 ms to answer.
SLOW_LINE = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
RUPIAH = re.compile(r"Rp\s?\d")


@dataclass
class Reader:
    """Who taps: counts taps and the bytes that travelled."""

    page: Page
    taps: int = 0
    travelled: int = 0
    seconds: list[float] = field(default_factory=list)

    def opens(self, address: str) -> None:
        self._timed(lambda: self.page.goto(address))

    def taps_on(self, place: str, text: str) -> None:
        """The first link of that text in a part of the page."""
        link = self.page.locator(place).get_by_role("link", name=re.compile(text, re.IGNORECASE)).first
        self.taps += 1
        self._timed(lambda: link.click(no_wait_after=False))

    def _timed(self, action) -> None:
        start = time.monotonic()
        action()
        self.page.wait_for_load_state("load")
        self.seconds.append(round(time.monotonic() - start, 1))

    def reads(self, place: str = "main") -> str:
        return self.page.locator(place).first.inner_text()


@pytest.fixture(params=["id", "en"])
def reader(request, browser, served, record_testsuite_property):
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False, has_touch=True, is_mobile=True)
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", SLOW_LINE)
    one = Reader(page)
    line.on("Network.loadingFinished", lambda event: setattr(one, "travelled", one.travelled + int(event["encodedDataLength"])))
    one.opens(f"{served}/" if request.param == "id" else f"{served}/en/")
    yield one
    record_testsuite_property(f"{request.node.name}", f"{one.taps} taps, {one.travelled} bytes, {one.seconds} s")
    context.close()
    assert one.taps <= TAPS
    assert one.travelled <= 64 * KIB


def test_where_each_100_000_rupiah_goes(reader):
    assert re.search(r"Rp100[.,]000", reader.reads("h1"))
    assert len(RUPIAH.findall(reader.reads("main table"))) + len(re.findall(r"\d[.,]\d{3}", reader.reads("main table"))) >= 5


def test_whether_our_proposal_was_accepted(reader):
    reader.taps_on("nav.main", "Usulan|Proposals")
    reader.taps_on("main", "kelurahan|village")
    reader.taps_on("main", "Kartini|Satria|Setia|Tangsi")

    assert re.search(r"P-20\d\d-\d{5}", reader.reads())
    assert re.search(r"(?i)disetujui|ditolak|diterima|selesai|menunggu|accepted|rejected|done|waiting|completed", reader.reads())


def test_what_a_licence_costs_and_how_long_it_takes(reader):
    reader.taps_on("nav.main", "Perizinan|Licen[cs]")
    reader.taps_on("main", "reklame|billboard|advert")

    answer = reader.reads(".figures")
    assert RUPIAH.search(answer) or re.search("(?i)gratis|free|dihitung|rumus|formula", answer)
    assert re.search(r"\d+ (hari|jam|menit|working|day|hour|minute)", answer)


def test_where_the_figures_are_as_a_table(reader):
    reader.taps_on("nav.main", "^Data$")
    link = reader.page.locator("main").get_by_role("link", name="CSV").first

    assert link.get_attribute("href").endswith(".csv")
