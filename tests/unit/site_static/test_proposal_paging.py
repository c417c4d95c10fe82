"""Long lists of proposals are cut where nothing moves when one leaves them; and what a template names is found without taking it apart."""

from __future__ import annotations

import random
from types import SimpleNamespace

import pytest
from jinja2 import Environment, meta

from site_static import addresses
from site_static.render import SITE, named_in
from site_static.views.proposals import paging
from site_static.views.proposals.paging import cuts_in

FEWEST = 20
RANKS = random.Random(5).sample(range(10**9), 20_000)


def pages_of(ranks):
    cuts = cuts_in(ranks, FEWEST)
    return [tuple(ranks[start:end]) for start, end in zip([0, *cuts], [*cuts, len(ranks)], strict=True)]


def test_every_entry_is_on_one_page_in_its_order():
    assert [rank for page in pages_of(RANKS) for rank in page] == RANKS


def test_pages_are_neither_short_nor_long():
    sizes = [len(page) for page in pages_of(RANKS)]

    assert min(sizes) >= FEWEST
    assert max(sizes) < 6 * FEWEST
    assert 35 <= sum(sizes) / len(sizes) <= 50


@pytest.mark.parametrize("length", [0, 1, FEWEST, 2 * FEWEST])
def test_a_short_list_is_one_page(length):
    assert pages_of(RANKS[:length]) == [tuple(RANKS[:length])]


def test_the_cuts_are_the_highest_of_their_surroundings():
    ranks = RANKS[:600]

    alone = [place for place in range(FEWEST, len(ranks) - FEWEST) if ranks[place] == max(ranks[place - FEWEST : place + FEWEST + 1])]

    assert cuts_in(ranks, FEWEST) == alone != []


def test_an_entry_that_leaves_changes_a_page_or_two_and_no_other():
    before = pages_of(RANKS)
    random_places = random.Random(7).sample(range(len(RANKS)), 60)

    changed = [len(set(pages_of(RANKS[:place] + RANKS[place + 1 :])) - set(before)) for place in random_places]

    assert max(changed) <= 3
    assert sum(changed) < 1.3 * len(changed)


def test_an_entry_that_leaves_renames_no_page_but_its_own():
    cases = [SimpleNamespace(rank=rank, reference=f"P-2024-{place:05d}") for place, rank in enumerate(RANKS[:2_000])]
    before = paging.pages_of("usulan/status/dinilai/index.html", cases, FEWEST)

    for place in range(500, 700):
        after = paging.pages_of("usulan/status/dinilai/index.html", cases[:place] + cases[place + 1 :], FEWEST)

        # A cut that goes takes two pages with it, and one comes in their place; the pages beside those have a new neighbour.
        further = [page for page in after if not page.is_first]
        assert len([page for page in further if page not in before]) <= 5, place


def test_the_first_page_says_how_many_come_after_it_and_the_last_that_it_is_the_last():
    cases = [SimpleNamespace(rank=rank, reference=f"P-2024-{place:05d}") for place, rank in enumerate(RANKS[:400])]

    pages = paging.pages_of("usulan/status/dinilai/index.html", cases, FEWEST)

    assert [page.turning.left for page in pages] == [len(pages) - 1, *[0] * (len(pages) - 1)]
    assert [page.turning.older is None for page in pages] == [*[False] * (len(pages) - 1), True]


def test_a_new_entry_at_the_front_leaves_all_but_the_first_page_as_it_was():
    before = pages_of(RANKS)

    for count in range(1, 80):
        after = pages_of([*random.Random(count).sample(range(10**9), count), *RANKS])

        assert after[-len(before) + 2 :] == before[2:]


@pytest.mark.parametrize(
    ("path", "first"),
    [
        ("usulan/tahun/2024/mulai-P-2024-00417/index.html", "usulan/tahun/2024/index.html"),
        ("cari/abjad/a/halaman-12/index.html", "cari/abjad/a/index.html"),
        ("usulan/tahun/2024/index.html", "usulan/tahun/2024/index.html"),
        ("halaman-depan/index.html", "halaman-depan/index.html"),
        ("mulai-dari-sini/index.html", "mulai-dari-sini/index.html"),
    ],
)
def test_a_further_page_knows_the_first(path, first):
    assert addresses.first_page(path) == first


@pytest.mark.parametrize("name", sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html")))
def test_the_templates_that_one_names_are_those_that_the_engine_finds(name):
    parsed = Environment(autoescape=True).parse((SITE / name).read_text("utf-8"))

    assert set(named_in(name)) == set(meta.find_referenced_templates(parsed))
