"""Coded reasons: a starting list, to which a city may add its own. Their words are in words/<language>.toml, [reasons]."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cms.domain.proposals.choices import State
from cms.domain.proposals.wording import ORIGINAL, languages, texts


class Use(enum.Enum):
    """What a reason can be given for. SOURCE is recorded by an import and never chosen by a person."""

    YES = "yes"
    NO = "no"
    ANY = "any"
    SOURCE = "source"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One code. titles and templates are per language; from the template a clerk's own text may start."""

    code: str
    use: Use
    titles: Mapping[str, str]
    templates: Mapping[str, str]

    def title(self, language: str = ORIGINAL) -> str:
        return self.titles.get(language) or self.titles[ORIGINAL]

    def template(self, language: str = ORIGINAL) -> str:
        return self.templates.get(language) or self.templates.get(ORIGINAL, "")


# The silence of a source: it shows no continuation and gives no reason.
UNEXPLAINED = "unexplained"
DUPLICATE = "duplicate"

USES = {
    "not-our-authority": Use.NO,
    "already-planned": Use.NO,
    "already-done": Use.NO,
    "no-ceiling": Use.NO,
    "technical": Use.NO,
    "land-status": Use.NO,
    "spatial-plan": Use.NO,
    DUPLICATE: Use.NO,
    "incomplete": Use.NO,
    "lower-priority": Use.NO,
    "refocusing": Use.NO,
    "priority": Use.YES,
    "urgent": Use.YES,
    "ready": Use.YES,
    "new-facts": Use.YES,
    "other": Use.ANY,
    UNEXPLAINED: Use.SOURCE,
}


def _listed(code: str, use: Use) -> Reason:
    words = {language: texts(language)["reasons"].get(code, ("", "")) for language in languages()}
    return Reason(
        code=code, use=use, titles={name: pair[0] for name, pair in words.items()}, templates={name: pair[1] for name, pair in words.items()}
    )


REASONS: Mapping[str, Reason] = {code: _listed(code, use) for code, use in USES.items()}

# A "no" or "not by us": coded and explained, or refused.
EXPLAINED = frozenset({State.DEFERRED, State.REJECTED, State.MERGED, State.FORWARDED, State.CANCELLED})


def with_own(own: Iterable[Reason]) -> Mapping[str, Reason]:
    """The list with a city's own reasons; a city may also give one of ours other words."""
    return {**REASONS, **{reason.code: reason for reason in own}}


def choices_for(state: State, reasons: Mapping[str, Reason] = REASONS) -> tuple[str, ...]:
    """The codes that a move to that state can give, in order; what is merged is first of all a duplicate."""
    if state is State.STOPPED:
        uses = {Use.SOURCE}
    elif state in EXPLAINED or state is State.WITHDRAWN:
        uses = {Use.NO, Use.ANY}
    else:
        uses = {Use.YES, Use.ANY}
    found = tuple(code for code, reason in reasons.items() if reason.use in uses)
    return (DUPLICATE, *(code for code in found if code != DUPLICATE)) if state is State.MERGED and DUPLICATE in found else found


def named(text: str, reasons: Mapping[str, Reason] = REASONS) -> str:
    """The code for a code or a title in any language, as sheets write it; the text itself when it is neither."""
    plain = " ".join(text.casefold().split())
    for code, reason in reasons.items():
        if plain == code or plain in (title.casefold() for title in reason.titles.values()):
            return code
    return text
