"""A reader can follow every link, from a web server or from a USB stick."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

from tests.support.published import SITE_URL


def test_every_link_leads_somewhere(site):
    broken = []
    for path, page in site.pages.items():
        for tag, address in page.addresses():
            file, place = page.leads_to(address)
            if file is not None and (file not in site.files or (place and place not in site.pages[file].ids)):
                broken.append(f"{path}: <{tag}> {address}")

    assert broken == []
    assert sum(1 for page in site.pages.values() for _ in page.addresses()) > 20 * len(site.pages)


def test_no_page_needs_anything_from_elsewhere(site):
    loaded = {"script", "img", "iframe", "source", "video", "audio", "object", "embed", "form"}

    outside = []
    for path, page in site.pages.items():
        for tag, address in page.addresses():
            if tag in loaded and page.leads_to(address)[0] is None:
                outside.append(f"{path}: {address}")
        for link in page.all("link"):
            if set(link.get("rel").split()) & {"stylesheet", "icon", "preload", "manifest"} and page.leads_to(link.get("href"))[0] is None:
                outside.append(f"{path}: {link.get('href')}")

    assert outside == []


def test_every_link_between_pages_is_relative(site):
    absolute = [
        f"{path}: {address}"
        for path, page in site.pages.items()
        for tag, address in page.addresses()
        if tag != "link" and path != "404.html" and (address.startswith(SITE_URL) or address.startswith("/"))
    ]

    assert absolute == []


def test_every_page_can_be_reached_from_the_front_page(site):
    waiting, reached = ["index.html"], {"index.html"}
    while waiting:
        page = site.pages[waiting.pop()]
        for tag, address in page.addresses():
            file, _ = page.leads_to(address)
            if tag == "a" and file in site.pages and file not in reached:
                reached.add(file)
                waiting.append(file)

    assert site.pages.keys() - reached == {"404.html"}


def test_every_place_in_a_page_has_one_name(site):
    twice = [f"{path}: {name}" for path, page in site.pages.items() for name in set(page.ids) if page.ids.count(name) > 1]

    assert twice == []


def test_a_page_and_its_translation_name_each_other(site):
    for path, page in site.pages.items():
        named = {link.get("hreflang"): page.leads_to(link.get("href"))[0] for link in page.all("link") if link.get("hreflang")}
        named.pop("x-default", None)
        other = path.removeprefix("en/") if path.startswith("en/") else f"en/{path}"
        if other in site.pages:
            assert other in named.values(), path
        for language, target in named.items():
            back = site.pages[target]
            assert back.language == language
            assert target == path or path in {back.leads_to(link.get("href"))[0] for link in back.all("link") if link.get("hreflang")}


def test_the_sitemap_lists_every_page_and_nothing_else(site):
    listed = set()
    for element in ElementTree.parse(site.folder / "sitemap.xml").iter():
        if element.tag.endswith("}loc"):
            listed.add(site.pages["index.html"].leads_to(element.text)[0])

    assert listed == site.pages.keys() - {"404.html"}


def test_the_feed_leads_to_pages(site):
    links = [element.get("href") for element in ElementTree.parse(site.folder / "feed.xml").iter() if element.tag.endswith("}link")]

    assert {site.pages["index.html"].leads_to(link)[0] for link in links} <= site.files


def test_what_search_engines_are_told_exists(site):
    for page in site.pages.values():
        for script in page.all("script"):
            if script.get("type") == "application/ld+json":
                for address in re.findall(rf'"({SITE_URL}[^"]*)"', json.dumps(json.loads(script.text))):
                    assert page.leads_to(address)[0] in site.files


def test_style_sheets_load_nothing_from_elsewhere(site):
    for path in site.files:
        if path.endswith(".css"):
            text = (site.folder / path).read_text()
            assert not re.search(r"url\(\s*[\"']?(?:https?:|//)|@import", text), path
