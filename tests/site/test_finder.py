"""The licence finder walked from its first page along every link: no path is left without an end."""

from __future__ import annotations

import pytest

from cms.domain.licensing.finder import places
from tests.support.licences import FINDER

START = "perizinan/cari/index.html"


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_walk_ends_in_services_or_in_saying_that_none_is_needed(site, language):
    prefix = "" if language == "id" else "en/"
    waiting, ends = [f"{prefix}{START}"], {}
    seen = set()

    while waiting:
        path = waiting.pop()
        page = site.page(path)
        seen.add(path)
        own = [page.leads_to(href)[0] or "" for element, href in page.addresses() if element == "a"]
        further = [one for one in own if one.startswith(path.removesuffix("index.html")) and one != path]
        waiting += [one for one in further if one not in seen]
        if not further:
            found = [one for one in own if one.startswith(f"{prefix}perizinan/") and one.count("/") == prefix.count("/") + 2 and "/cari/" not in one]
            ends[path] = [one for one in found if one.split("/")[-2] not in ("abjad", "biaya", "kantor")]

    public = len(list(places(without_unpublished())))
    assert len(seen) == public
    assert seen == {path for path in site.pages if path.startswith(f"{prefix}perizinan/cari/")}
    assert ends[f"{prefix}perizinan/cari/praktik/ya/pasang/index.html"] == [
        f"{prefix}perizinan/sip-contoh/index.html",
        f"{prefix}perizinan/izin-contoh/index.html",
    ]
    nothing = "Tidak perlu izin" if language == "id" else "You need no licence"
    assert all(services or nothing in site.page(path).text for path, services in ends.items())
    assert any(not services for services in ends.values())


def without_unpublished():
    return type(FINDER)(questions=FINDER.questions, rules=tuple(one for one in FINDER.rules if one.service != "tidak-terbit"))


def test_an_answer_can_be_changed_from_every_page(site):
    page = site.page("perizinan/cari/praktik/ya/pasang/index.html")

    back = [page.leads_to(href)[0] for _, href in page.addresses()]

    assert {"perizinan/cari/index.html", "perizinan/cari/praktik/index.html", "perizinan/cari/praktik/ya/index.html"} <= set(back)


def test_the_catalogue_leads_to_the_finder(site):
    page = site.page("perizinan/index.html")

    assert START in [page.leads_to(href)[0] for _, href in page.addresses()]
