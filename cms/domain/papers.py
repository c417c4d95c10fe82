"""Papers: documents about the budget that must be published as such, by which day, and whether they were.

The lists are configuration (cms/cities/papers/*.toml): the twelve of the Minister of Home Affairs, the eight of the Open Budget Survey. What
is published is a Paper. A row of the shelf brings both together on a day: published or not, and how many days late.
"""

from __future__ import annotations

import enum
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any  # a TOML file's values

from cms.domain.budgets import Phase
from cms.domain.errors import UsageError
from cms.domain.texts import Text

PAPERS = Path(__file__).parent.parent / "cities" / "papers"


@dataclass(frozen=True, slots=True, kw_only=True)
class DueRule:
    """By which day of a fiscal year, moved by so many years, a document must be public; why, and after which law or standard.

    is_confirmed: False where the source was not held against its text yet; readers are told.
    """

    year: int
    month: int
    day: int
    words: Text
    source: str
    is_confirmed: bool

    def on(self, fiscal_year: int) -> date:
        """The last day that is in time."""
        return date(fiscal_year + self.year, self.month, self.day)


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredPaper:
    """One document of a list. phases: budget documents of the site itself that staff may let count for it.

    filled_by: documents of other lists that are the same document, so that one file serves both.
    """

    key: str
    number: int
    name: Text
    meaning: Text
    due: DueRule
    phases: tuple[Phase, ...] = ()
    filled_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperList:
    """A list of documents that somebody asks for, in its own order."""

    key: str
    name: Text
    short: Text
    source: Text
    papers: tuple[RequiredPaper, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFile:
    """A PDF as it was checked and kept. path: where its bytes lie on this machine; no page shows it, the digest stands for the content."""

    sha256: str
    size: int
    pages: int
    # Made of pictures: it can be read by eyes only, not searched or read aloud.
    is_scan: bool
    published_on: date
    path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLook:
    """What is known of a file that was looked into. is_scan: most of its pages are pictures without text."""

    sha256: str
    size: int
    pages: int
    without_text: int

    @property
    def is_scan(self) -> bool:
        return self.without_text * 2 > self.pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What staff published of one document of one year. files: the newest first; older ones stay at their addresses.

    dataset: the site's own budget document that counts for it, with the day on which that was first public; "" without one.
    public_since: the day on which it was public elsewhere before. not_made: why the year has no such document; "" where it has one.
    """

    key: str
    year: int
    is_sample: bool
    published_on: date
    files: tuple[PaperFile, ...] = ()
    dataset: str = ""
    dataset_title: str = ""
    public_since: date | None = None
    public_where: str = ""
    regulation: str = ""
    regulation_date: date | None = None
    note: Text = Text()
    not_made: Text = Text()
    withdrawn_on: date | None = None

    @property
    def name(self) -> str:
        """What its files are called: perda-apbd-2025."""
        return f"{self.key}-{'contoh-' if self.is_sample else ''}{self.year}"

    @property
    def public_on(self) -> date:
        """The first day on which anybody could read it."""
        return min(self.published_on, self.public_since) if self.public_since else self.published_on


class Standing(enum.Enum):
    """What a reader finds in a row of the shelf. Values are what open data says."""

    PUBLISHED = "published"
    NOT_PUBLISHED = "not-published"
    NOT_YET_DUE = "not-yet-due"
    NOT_MADE = "not-made"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfRow:
    """One document of one list in one year, on one day. days_late counts up to its publication, or so far; 0 when in time."""

    list_key: str
    required: RequiredPaper
    year: int
    due_on: date
    standing: Standing
    days_late: int
    paper: Paper | None = None

    @property
    def is_late(self) -> bool:
        return self.days_late > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ListCount:
    """How many of a list's documents of a year are public, and how many of the others are overdue."""

    published: int
    late: int
    waiting: int
    not_made: int
    whole: int


def shelf_of(papers: PaperList, published: Iterable[Paper], *, year: int, day: date) -> tuple[ShelfRow, ...]:
    """Every document of a list in a year, in the list's order. A real paper stands before a sample."""
    found: dict[str, Paper] = {}
    for one in sorted((one for one in published if one.year == year), key=lambda one: not one.is_sample):
        found[one.key] = one  # the real one comes last and stays
    return tuple(_row(papers.key, required, year, _paper_of(required, found), day) for required in papers.papers)


def _paper_of(required: RequiredPaper, found: Mapping[str, Paper]) -> Paper | None:
    """Its own; else that of a document that is the same, where it is public."""
    own = found.get(required.key)
    if own is not None:
        return own
    others = (found[key] for key in required.filled_by if key in found)
    return next((one for one in others if not one.not_made and one.withdrawn_on is None), None)


def _row(list_key: str, required: RequiredPaper, year: int, paper: Paper | None, day: date) -> ShelfRow:
    due = required.due.on(year)
    standing = _standing(paper, due, day)
    late = 0
    if standing is Standing.PUBLISHED and paper is not None:
        late = max(0, (paper.public_on - due).days)
    elif standing in (Standing.NOT_PUBLISHED, Standing.WITHDRAWN):
        late = max(0, (day - due).days)
    return ShelfRow(list_key=list_key, required=required, year=year, due_on=due, standing=standing, days_late=late, paper=paper)


def _standing(paper: Paper | None, due: date, day: date) -> Standing:
    if paper is not None and paper.withdrawn_on is not None:
        return Standing.WITHDRAWN
    if paper is not None and paper.not_made:
        return Standing.NOT_MADE
    if paper is not None:
        return Standing.PUBLISHED
    return Standing.NOT_YET_DUE if day <= due else Standing.NOT_PUBLISHED


def count_of(rows: Iterable[ShelfRow]) -> ListCount:
    given = tuple(rows)
    missing = [row for row in given if row.standing in (Standing.NOT_PUBLISHED, Standing.WITHDRAWN)]
    return ListCount(
        published=sum(row.standing is Standing.PUBLISHED for row in given),
        late=sum(row.is_late for row in missing),
        waiting=sum(row.standing is Standing.NOT_YET_DUE for row in given),
        not_made=sum(row.standing is Standing.NOT_MADE for row in given),
        whole=len(given),
    )


# The lists as files -------------------------------------------------------------------------------------------------------


def load_papers(path: Path) -> tuple[PaperList, ...]:
    """Reads the lists of a city. `extends` names another file beside it; [due.<key>] changes the day of one of its documents."""
    try:
        said = tomllib.loads(path.read_text("utf-8"))
        base = load_papers(path.with_name(f"{said['extends']}.toml")) if "extends" in said else ()
        lists = (*base, *map(_list, said.get("lists", ())))
        changed = {key: _due(rule) for key, rule in said.get("due", {}).items()}
        _refuse_unsound(lists, changed)
        return tuple(replace(one, papers=tuple(replace(paper, due=changed.get(paper.key, paper.due)) for paper in one.papers)) for one in lists)
    except (OSError, tomllib.TOMLDecodeError, KeyError, ValueError, TypeError, AttributeError) as error:
        raise UsageError(f"{path}: this is no list of documents: {error}") from None


def papers_named(key: str) -> tuple[PaperList, ...]:
    """The lists of a city that comes with the program; none where it has no file."""
    path = PAPERS / f"{key}.toml"
    return load_papers(path) if path.exists() else ()


def required_papers(lists: Iterable[PaperList]) -> dict[str, RequiredPaper]:
    """Every document by its key."""
    return {paper.key: paper for one in lists for paper in one.papers}


def _list(said: Mapping[str, Any]) -> PaperList:
    return PaperList(
        key=said["key"],
        name=Text.of(**said["name"]),
        short=Text.of(**said["short"]),
        source=Text.of(**said["source"]),
        papers=tuple(_required(number, one) for number, one in enumerate(said["documents"], start=1)),
    )


def _required(number: int, said: Mapping[str, Any]) -> RequiredPaper:
    return RequiredPaper(
        key=said["key"],
        number=number,
        name=Text.of(**said["name"]),
        meaning=Text.of(**said["meaning"]),
        due=_due(said["due"]),
        phases=tuple(Phase(phase) for phase in said.get("counts", ())),
        filled_by=tuple(said.get("filled_by", ())),
    )


def _due(said: Mapping[str, Any]) -> DueRule:
    rule = DueRule(
        year=said["year"],
        month=said["month"],
        day=said["day"],
        words=Text.of(**said["rule"]),
        source=said["source"],
        is_confirmed=said["confirmed"],
    )
    date(2001, rule.month, rule.day)  # a day that no year has is refused here; 29 February too, since most years lack it
    return rule


def _refuse_unsound(lists: Iterable[PaperList], changed: Mapping[str, DueRule]) -> None:
    keys = list(_keys(lists))
    if twice := sorted({key for key in keys if keys.count(key) > 1}):
        raise ValueError(f"{', '.join(twice)} is there twice")
    named = [*changed, *(other for one in lists for paper in one.papers for other in paper.filled_by)]
    if unknown := sorted(set(named) - set(keys)):
        raise ValueError(f"{', '.join(unknown)} is no document of the lists")


def _keys(lists: Iterable[PaperList]) -> Iterator[str]:
    for one in lists:
        for paper in one.papers:
            yield paper.key
