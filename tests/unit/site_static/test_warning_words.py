"""A document's page tells the warnings that were accepted with it: in words, in every language, never by their code."""

from __future__ import annotations

import pytest

from importers.problems import CATALOGUE, Severity
from site_static.words import LANGUAGES, texts_of

# What only lists of proposals, catalogues of licences and crosswalks can have; these have no page for each import.
OF_OTHER_FILES = ("proposals.", "choice.", "chain.", "council.", "milestone.", "licences.", "crosswalk.")
# Errors by now: documents that were published with them as warnings keep them.
FORMER = ("office.blank", "phase.title-differs", "place.blank")
WARNINGS = sorted(code for code, entry in CATALOGUE.items() if entry.severity is Severity.WARNING and not code.startswith(OF_OTHER_FILES))


@pytest.mark.parametrize("language", sorted(path.stem for path in LANGUAGES.glob("*.toml")))
def test_every_warning_of_a_budget_has_words(language):
    texts = texts_of(language)

    assert [code for code in (*WARNINGS, *FORMER) if not texts.get(f"warning.{code}")] == []


def test_no_words_stand_for_a_warning_that_there_is_not():
    known = {key.removeprefix("warning.") for key in texts_of("id") if key.startswith("warning.")}

    assert known - {*WARNINGS, *FORMER} == set()
