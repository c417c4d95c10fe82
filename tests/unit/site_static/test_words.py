"""Words: how amounts, shares and dates are written, and that no language lacks a text."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from jinja2 import Environment, nodes

from cms.domain.budgets import Phase
from cms.domain.tables import Kind
from site_static.assets import SCRIPTS
from site_static.render import SITE, environment
from site_static.views.accounts import PART_KEYS
from site_static.words import Gap, MissingText, Words, phrase, pieces_of, texts_of

INDONESIAN, ENGLISH = Words("id"), Words("en")
LANGUAGES = ("id", "en")


@pytest.mark.parametrize(
    ("amount", "indonesian", "english"),
    [
        ("1013597766613.40", "Rp1.013.597.766.613,40", "Rp1,013,597,766,613.40"),
        ("-3000000000.00", "−Rp3.000.000.000,00", "−Rp3,000,000,000.00"),
        ("0.40", "Rp0,40", "Rp0.40"),
        ("0.00", "Rp0,00", "Rp0.00"),
    ],
)
def test_an_amount_is_written_to_the_last_sen(amount, indonesian, english):
    assert (INDONESIAN.money(Decimal(amount)), ENGLISH.money(Decimal(amount))) == (indonesian, english)


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        ("1013597766613.40", "Rp1,01 triliun"),
        ("252788650000.50", "Rp252,79 miliar"),
        ("-9288650000.50", "−Rp9,29 miliar"),
        ("1000000.00", "Rp1,00 juta"),
        ("999999.99", "Rp999.999,99"),
        ("999994999.99", "Rp999,99 juta"),
        ("999995000.00", "Rp1,00 miliar"),
        ("999999999999.99", "Rp1,00 triliun"),
        ("1500000000000000.00", "Rp1.500,00 triliun"),
    ],
)
def test_a_big_amount_is_said_in_words_a_person_can_hold(amount, written):
    assert INDONESIAN.big(Decimal(amount)) == written


def test_shares_counts_days_and_changes_follow_the_language():
    said = [
        (words.percent(Decimal("54.38")), words.count(20000), words.day(date(2025, 3, 4)), words.difference(Decimal("1000.50")))
        for words in (INDONESIAN, ENGLISH)
    ]

    assert said == [("54,38%", "20.000", "4 Maret 2025", "+1.000,50"), ("54.38%", "20,000", "March 4, 2025", "+1,000.50")]


def test_whole_rupiah_are_written_without_sen_and_a_fraction_is_refused():
    assert INDONESIAN.whole(Decimal("54377.00")) == "Rp54.377"

    with pytest.raises(ValueError, match="is not whole"):
        INDONESIAN.whole(Decimal("54377.50"))


@pytest.mark.parametrize(("count", "english"), [(1, "There is one document"), (2, "There are 2 documents")])
def test_a_count_chooses_the_form_of_its_sentence(count, english):
    assert ENGLISH.text("documents.lede", count=count).startswith(english)
    assert INDONESIAN.text("documents.lede", count=count).startswith(f"Ada {count} dokumen")


def test_a_phrase_inside_a_phrase_is_said_in_the_same_language():
    title = phrase("account.title", name=phrase("account.5-1-01"), code="5.1.01", year=2023)

    assert INDONESIAN.say(title) == "Belanja Pegawai (5.1.01), anggaran 2023"
    assert ENGLISH.say(title) == "Personnel (5.1.01), budget 2023"


def test_a_text_that_is_missing_stops_and_says_where():
    with pytest.raises(MissingText, match=r"year\.no-such-text is not in languages/id\.toml"):
        INDONESIAN.text("year.no-such-text")


def test_a_value_that_does_not_fit_its_gap_stops_and_says_which():
    with pytest.raises(MissingText, match=r"year\.surplus in languages/id\.toml: \{amount:big\}"):
        INDONESIAN.text("year.surplus", amount="banyak")


def test_all_languages_have_the_same_texts_with_the_same_gaps():
    gaps = [{key.removesuffix(".one").removesuffix(".other"): _gaps(text) for key, text in texts_of(language).items()} for language in LANGUAGES]

    assert gaps[0].keys() ^ gaps[1].keys() == set()
    assert {key for key in gaps[0] if gaps[0][key] != gaps[1][key]} == set()


def test_plural_forms_are_those_of_the_language():
    forms = {
        language: {key.rpartition(".")[2] for key in texts_of(language) if re.search(r"\.(zero|one|two|few|many|other)$", key)}
        for language in LANGUAGES
    }

    assert forms == {"id": {"other"}, "en": {"one", "other"}}


def test_every_text_that_a_template_names_exists():
    named = {key for template in SITE.rglob("*.html") for key in _keys_in(template.read_text("utf-8"))}

    missing = {(language, key) for language in LANGUAGES for key in named if key not in _resolvable(language)}

    assert len(named) > 150
    assert missing == set()


def test_no_text_is_left_over():
    """A text that no template and no view names is dead weight in every language."""
    root = SITE.parent.parent
    files = [path for folder in ("templates", "site_static") for path in sorted((root / folder).rglob("*")) if path.suffix in (".html", ".py")]
    sources = "\n".join(path.read_text("utf-8") for path in files)
    for name, group in SCRIPTS.items():
        script = (root / f"site_static/assets/{name}.js").read_text("utf-8")
        sources += "".join(f'"{group}.{word}"' for word in re.findall(r"words\.(\w+)", script))

    unused = {key for key in _resolvable("id") if not _is_named(key, sources)}

    assert unused == set()


def test_every_phase_kind_and_level_has_its_words():
    known = _resolvable("id")

    assert {f"phase.{phase.value}" for phase in Phase} | {f"phase-meaning.{phase.value}" for phase in Phase} <= known
    assert {f"kind.{kind.name.lower()}" for kind in Kind} <= known
    assert {f"part.{part}" for part in PART_KEYS.values()} | {f"home.q-{part}" for part in PART_KEYS.values()} <= known
    for level in ("office", "sub-unit", "programme", "activity", "sub-activity"):
        assert {f"unit-level.{level}", f"unit.description.{level}"} <= known


def test_a_template_with_a_misspelt_field_stops():
    page = environment(INDONESIAN).from_string("{{ view.ammount }}")

    with pytest.raises(AttributeError, match="ammount"):
        page.render(view=INDONESIAN)


def _gaps(text: str) -> set[tuple[str, str]]:
    return {(piece.name, piece.form) for piece in pieces_of(text) if isinstance(piece, Gap)}


def _is_named(key: str, sources: str) -> bool:
    """In full, or its beginning with something put behind it: f"phase.{...}", "kind." ~ ..., or its end behind f"{...}"."""
    if f'"{key}"' in sources or f"'{key}'" in sources or key.startswith("account."):
        return True
    cuts = [place for place, sign in enumerate(key) if sign in ".-"]
    return any(re.search(rf'"{re.escape(key[: cut + 1])}(\{{|" [~+])', sources) or f'}}{key[cut:]}"' in sources for cut in cuts) or any(
        f'known("{key[:cut]}"' in sources for cut in cuts
    )


def _resolvable(language: str) -> set[str]:
    """Keys as templates name them: without a plural form."""
    return {key.removesuffix(".one").removesuffix(".other") for key in texts_of(language)}


def _keys_in(source: str) -> set[str]:
    """The constant keys that a template gives to the filter t."""
    found = Environment(autoescape=True).parse(source).find_all(nodes.Filter)
    return {one.node.value for one in found if one.name == "t" and isinstance(one.node, nodes.Const)}
