"""The index of the search: words and stems, small files, the same bytes, and nothing in it that a corrected amount could change."""

from __future__ import annotations

import json
import re

import pytest

from site_static.plan import site_works
from site_static.search_index import Index, handed_over, shard_of, synonyms
from site_static.search_words import STOP, stem, words_of
from site_static.views.search import Found, letters_of, search_pages
from tests.site.test_sameness import SNAPSHOT, with_a_changed_line


def found(title: str, **others: object) -> Found:
    facts: dict[str, object] = {"is_foreign": False, "kind": "office", "where": ((2025, f"{title}/index.html"),)}
    return Found(title=title, **(facts | others))


@pytest.mark.parametrize(
    ("forms", "shared"),
    [
        (("sekolah", "bersekolah"), "sekolah"),
        (("perbaikan", "memperbaiki", "diperbaiki"), "baik"),
        (("kesehatan", "menyehatkan", "sehat"), "sehat"),
        (("penulisan", "menulis"), "tulis"),
        (("roads", "road"), "road"),
        (("jalan",), "jalan"),
        (("5.1.02",), "5.1.02"),
    ],
)
def test_forms_of_a_word_share_a_stem(forms, shared):
    assert {stem(word) for word in forms} == {shared}


def test_a_code_is_one_word_and_accents_are_put_aside():
    assert list(words_of("Gedung café, 5.1.02 (Rp)")) == ["gedung", "cafe", "5.1.02", "rp"]


def _data(content: bytes) -> dict[str, object]:
    return json.loads(re.fullmatch(r"terangSearch\((.*)\);\n", content.decode(), re.DOTALL)[1].partition(",")[2])


def test_every_word_can_be_read_back_from_the_directory():
    index = Index(language="id", found=(found("Dinas Kesehatan"), found("Dinas Kesejahteraan"), found("Jalan, jalanan")))

    words, before = [], ""
    for piece in _data(index.directory())["words"].split():
        before = before[: int(piece[0], 36)] + piece[1:]
        words.append(before)

    assert words == ["dinas", "jalan", "jalanan", "kesehatan", "kesejahteraan"]


def test_a_stem_leads_to_its_entries_and_a_short_title_counts_more():
    index = Index(language="id", found=(found("Pajak Reklame dan Hiburan Malam"), found("Dinas Kesehatan"), found("Pajak Daerah")))

    shard = _data(index.shard(shard_of("pajak", index.shard_count)))

    places, weights = [], []
    place = -1
    for distance, weight in re.findall(r"([0-9a-z]+)([A-Z])", shard["pajak"]):
        place += int(distance, 36) + 1
        places.append(place)
        weights.append(weight)
    assert places == [0, 2]
    assert weights[1] > weights[0]


def test_the_same_things_give_the_same_files():
    things = [found(f"Kantor {number}") for number in range(300)]

    files = {name: make() for name, make in Index(language="id", found=tuple(things)).files()}
    again = {name: make() for name, make in Index(language="id", found=tuple(things)).files()}

    assert files == again
    assert len(files) == 1 + 7 + 10


def test_a_corrected_amount_leaves_the_index_as_it_is():
    def index(snapshot):
        return {work.path for work in site_works(snapshot) if work.path.startswith(("cari/id-", "cari/en-"))}

    assert index(with_a_changed_line(SNAPSHOT)) == index(SNAPSHOT) != set()


def test_every_synonym_is_a_word_that_the_search_keeps():
    for language in ("id", "en"):
        for word, meanings in synonyms(language).items():
            assert list(words_of(word)) == [word]
            assert word not in STOP
            assert meanings


def test_a_language_without_synonyms_has_none():
    assert synonyms("jv") == {}


def test_text_of_a_name_cannot_end_the_script():
    content = handed_over("e0", ['</script>"\u2028']).decode()

    assert _data(content.encode()) == ['</script>"\u2028']


def test_things_of_one_name_and_code_are_told_apart_in_the_lists_from_a_to_z():
    same = [
        found("Sarana Kelurahan", kind="sub-activity", code="7.01", context=f"Kecamatan {name}", where=((2025, f"{name}.html"),)) for name in "AB"
    ]
    other = found("Sarana Air", kind="sub-activity", code="1.03", context="Dinas Pekerjaan Umum")
    things = (*same, other)

    pages = {draft.href: draft.view() for draft in search_pages(things, "cari/x", letters_of([things]), (), None, "id")}

    view = pages["abjad/s/index.html"]
    assert list(zip([row.title for row in view.rows], view.contexts, strict=True)) == [
        ("Sarana Air", ""),
        ("Sarana Kelurahan", "Kecamatan A"),
        ("Sarana Kelurahan", "Kecamatan B"),
    ]
