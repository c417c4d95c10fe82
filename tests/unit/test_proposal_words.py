"""Words about proposals: the same keys in every language, the same dates as the site writes, words that sheets use."""

import re
from collections.abc import Mapping
from datetime import date

import pytest
from babel.dates import format_date

from cms.domain.proposals.choices import Kind, Level, Milestone, Origin, Precision, State
from cms.domain.proposals.reasons import REASONS, USES, Use, choices_for, named
from cms.domain.proposals.wording import day_in, languages, month_in, name_of, texts

CHOICES = (State, Kind, Origin, Level, Milestone, Precision)


def leaves(table: Mapping, prefix: str = "") -> dict[str, object]:
    flat = {}
    for key, value in table.items():
        flat.update(leaves(value, f"{prefix}{key}.") if isinstance(value, Mapping) else {f"{prefix}{key}": value})
    return flat


@pytest.mark.parametrize("language", languages())
def test_every_language_has_the_same_texts_with_the_same_gaps(language):
    original, translated = leaves(texts("id")), leaves(texts(language))

    assert translated.keys() == original.keys()
    for key, text in translated.items():
        assert set(re.findall(r"\{\w+\}", str(text))) == set(re.findall(r"\{\w+\}", str(original[key]))), key


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("month", range(1, 13))
def test_dates_are_written_as_on_the_rest_of_the_site(language, month):
    day = date(2025, month, 9)

    written = day_in(day, language)

    assert written == format_date(day, "long", language)
    assert month_in(day, language) == format_date(day, "MMMM y", language)


@pytest.mark.parametrize("kind", CHOICES)
def test_every_choice_is_read_from_its_value_and_from_its_words(kind):
    for choice in kind:
        for word in (choice.value, choice.value.upper(), choice.slug, *choice.words()):
            assert kind.named(f" {word} ") is choice


@pytest.mark.parametrize("kind", CHOICES)
def test_no_word_means_two_things(kind):
    words = [word for choice in kind for word in choice.words()]

    assert len(words) == len(set(words))


def test_an_unknown_word_is_refused_with_the_words_that_are_known():
    with pytest.raises(ValueError, match="'dikirim': fisik, non-fisik, barang"):
        Kind.named("dikirim")


def test_passed_on_says_too_little_to_be_a_state():
    """Jakarta means yes by it, other cities the next desk."""
    with pytest.raises(ValueError, match="diteruskan"):
        State.named("diteruskan")


@pytest.mark.parametrize("language", languages())
def test_every_choice_and_every_reason_has_a_name(language):
    for kind in (State, Kind, Origin, Level, Milestone):
        assert all(name_of(choice, language) for choice in kind)
    assert all(reason.title(language) for reason in REASONS.values())
    assert set(texts(language)["reasons"]) == set(USES)


def test_a_reason_is_read_from_its_code_or_its_title():
    assert named("land-status") == "land-status"
    assert named("Status  tanah belum jelas") == "land-status"
    assert named("the status of the land is not clear") == "land-status"
    assert named("entahlah") == "entahlah"


def test_reasons_for_yes_and_for_no_are_apart():
    assert "land-status" in choices_for(State.REJECTED)
    assert "land-status" not in choices_for(State.ACCEPTED)
    assert choices_for(State.MERGED)[0] == "duplicate"
    assert sorted(choices_for(State.MERGED)) == sorted(choices_for(State.REJECTED))
    assert choices_for(State.STOPPED) == ("unexplained",)
    assert not {code for code, reason in REASONS.items() if reason.use is Use.SOURCE} & {*choices_for(State.REJECTED), *choices_for(State.ACCEPTED)}


def test_a_language_without_a_file_shows_the_original():
    assert name_of(State.REJECTED, "ace") == "Ditolak"
