"""The documents that must be made public for a year: which are, by which day, how late; their files at addresses that never change."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from cms.domain.catalogue import PAPERS
from cms.domain.errors import PageFailed
from cms.domain.papers import ListCount, Paper, PaperFile, PaperList, ShelfRow, Standing, count_of, shelf_of
from cms.domain.texts import Text
from site_static import addresses
from site_static.artifact import Artifact, ArtifactKind
from site_static.content import Snapshot
from site_static.views.frame import Draft, Frame, Headline, Link, PaperCount
from site_static.views.yearbook import HOME_LINK, YEARS_LINK, digest_of
from site_static.words import Phrase, phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLink:
    """A PDF: its lasting address, pages, size and digest. published_on tells versions apart."""

    href: str
    pages: Phrase
    size: int
    sha256: str
    is_scan: bool
    published_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRowView:
    """One document of a list, as a reader sees it."""

    number: int
    name: Text
    meaning: Text
    is_published: bool
    is_sample: bool
    sentence: Phrase
    due: Phrase
    rule: Phrase
    is_confirmed: bool
    file: FileLink | None
    older: tuple[FileLink, ...]
    data: Link | None
    remarks: tuple[Phrase, ...]
    note: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperListView:
    """One list with its count."""

    anchor: str
    name: Text
    short: Text
    count: ListCount
    sentences: tuple[Phrase, ...]
    source: Phrase
    rows: tuple[PaperRowView, ...]
    # Some rule was not held against the text of its source; the row has a mark, the list says once what it means.
    has_unconfirmed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PapersView:
    frame: Frame
    year: int
    day: date
    lists: tuple[PaperListView, ...]
    data: Link


def paper_years(snapshot: Snapshot, budget_years: Iterable[int]) -> tuple[int, ...]:
    """Years with a budget or a paper, the newest first; none where the city has no list."""
    if not snapshot.paper_lists:
        return ()
    return tuple(sorted({*budget_years, *(one.year for one in snapshot.papers)}, reverse=True))


def paper_counts(snapshot: Snapshot, years: Sequence[int]) -> tuple[PaperCount, ...]:
    """For each year how many of the first list are public."""
    return tuple(_count(snapshot.paper_lists[0], snapshot, year) for year in years)


def _count(first: PaperList, snapshot: Snapshot, year: int) -> PaperCount:
    rows = shelf_of(first, snapshot.papers, year=year, day=snapshot.day)
    count = count_of(rows)
    return PaperCount(
        year=year,
        href=addresses.papers(year),
        line=phrase("papers.year-line", published=count.published, whole=count.whole),
        late=phrase("papers.year-late", count=count.late) if count.late else None,
    )


def paper_pages(snapshot: Snapshot, budget_years: Sequence[int], sample_years: Iterable[int]) -> Iterator[Draft]:
    """A page for each year. sample_years: those whose budgets are all invented, where every page says CONTOH."""
    samples = frozenset(sample_years)
    for year in paper_years(snapshot, budget_years):
        view = papers_view(snapshot, year, has_budget=year in budget_years, is_sample=year in samples)
        yield Draft(href=addresses.papers(year), template="papers.html", facts=digest_of(view), view=partial(_same, view))


def _same(view: PapersView) -> PapersView:
    return view


def papers_view(snapshot: Snapshot, year: int, *, has_budget: bool, is_sample: bool) -> PapersView:
    city = snapshot.city
    lists = tuple(_list(one, snapshot, year) for one in snapshot.paper_lists)
    is_sample = is_sample or any(row.is_sample for one in lists for row in one.rows)
    above = (Link(label=str(year), href=addresses.year(year)),) if has_budget else ()
    return PapersView(
        frame=Frame(
            href=addresses.papers(year),
            title=phrase("papers.title", city=city.name, year=year),
            description=phrase("papers.description", year=year),
            section="years",
            trail=(HOME_LINK, YEARS_LINK, *above),
            sample="papers" if is_sample else "none",
            headline=_headline(lists),
        ),
        year=year,
        day=snapshot.day,
        lists=lists,
        data=Link(label=phrase("papers.to-data"), href=addresses.dataset(PAPERS.name)),
    )


def _headline(lists: Sequence[PaperListView]) -> Headline | None:
    """Of the first list, which the law asks for."""
    if not lists:
        return None
    count = lists[0].count
    return Headline(figure=phrase("card.of", part=count.published, whole=count.whole), name=phrase("card.papers"), sentences=lists[0].sentences[1:])


def _list(one: PaperList, snapshot: Snapshot, year: int) -> PaperListView:
    rows = shelf_of(one, snapshot.papers, year=year, day=snapshot.day)
    return PaperListView(
        anchor=f"daftar-{one.key}",
        name=one.name,
        short=one.short,
        count=count_of(rows),
        sentences=_sentences(one, rows, year),
        source=phrase("papers.list-source", source=one.source),
        rows=tuple(_row(row, snapshot.day) for row in rows),
        has_unconfirmed=any(not row.required.due.is_confirmed for row in rows),
    )


def _sentences(one: PaperList, rows: Sequence[ShelfRow], year: int) -> tuple[Phrase, ...]:
    """How many are public; of the others how many are late, not due yet, or were not made."""
    count = count_of(rows)
    longest = max((row.days_late for row in rows if row.standing is not Standing.PUBLISHED), default=0)
    found = [phrase("papers.lede", published=count.published, whole=count.whole, list=one.short, year=year)]
    if count.late:
        found.append(phrase("papers.late", count=count.late, days=longest))
    if count.waiting:
        found.append(phrase("papers.waiting", count=count.waiting))
    if count.not_made:
        found.append(phrase("papers.not-made", count=count.not_made))
    if count.published == count.whole:
        found.append(phrase("papers.complete"))
    return tuple(found)


def _row(row: ShelfRow, day: date) -> PaperRowView:
    required, paper = row.required, row.paper
    files = tuple(file_link(paper, file) for file in paper.files) if paper is not None else ()
    return PaperRowView(
        number=required.number,
        name=required.name,
        meaning=required.meaning,
        is_published=row.standing is Standing.PUBLISHED,
        is_sample=paper is not None and paper.is_sample,
        sentence=standing_sentence(row, day),
        due=phrase("papers.due", day=row.due_on),
        rule=phrase("papers.rule", rule=required.due.words, source=required.due.source),
        is_confirmed=required.due.is_confirmed,
        file=files[0] if files else None,
        older=files[1:],
        data=Link(label=paper.dataset_title, href=addresses.document(paper.dataset)) if paper is not None and paper.dataset else None,
        remarks=tuple(_remarks(paper)) if paper is not None else (),
        note=paper.note if paper is not None else Text(),
    )


def standing_sentence(row: ShelfRow, day: date) -> Phrase:
    """What became of it, with the days."""
    paper = row.paper
    match row.standing:
        case Standing.PUBLISHED if paper is not None:
            key = "papers.published-late" if row.is_late else "papers.published"
            return phrase(key, day=paper.public_on, **({"count": row.days_late} if row.is_late else {}))
        case Standing.NOT_MADE if paper is not None:
            return phrase("papers.not-made-because", reason=paper.not_made)
        case Standing.WITHDRAWN if paper is not None and paper.withdrawn_on is not None:
            if not row.is_late:
                return phrase("papers.withdrawn-in-time", withdrawn=paper.withdrawn_on)
            return phrase("papers.withdrawn", withdrawn=paper.withdrawn_on, count=row.days_late)
        case Standing.NOT_YET_DUE:
            left = (row.due_on - day).days
            return phrase("papers.not-yet-due", count=left) if left else phrase("papers.due-today")
    return phrase("papers.not-published", count=row.days_late)


def _remarks(paper: Paper) -> Iterator[Phrase]:
    if paper.regulation:
        yield phrase("papers.regulation", regulation=paper.regulation)
    if paper.public_where and paper.public_since:
        yield phrase("papers.before", where=paper.public_where)


def file_link(paper: Paper, file: PaperFile) -> FileLink:
    return FileLink(
        href=address_of(paper, file),
        pages=phrase("papers.file", count=file.pages),
        size=file.size,
        sha256=file.sha256,
        is_scan=file.is_scan,
        published_on=file.published_on,
    )


def address_of(paper: Paper, file: PaperFile) -> str:
    """By its content and a name that people can read."""
    return addresses.paper_file(file.sha256, paper.name)


def paper_works(snapshot: Snapshot) -> Iterator[Artifact]:
    """Every PDF that is public, older versions too, each address once."""
    for paper in snapshot.papers:
        for file in paper.files:
            yield Artifact(
                path=address_of(paper, file),
                kind=ArtifactKind.DATA,
                facts=(file.sha256, file.size),
                maker="paper",
                make=partial(_content, paper, file),
            )


def _content(paper: Paper, file: PaperFile) -> bytes:
    """The very bytes that were checked. Raises PageFailed for any other."""
    try:
        content = Path(file.path).read_bytes()
    except OSError as error:
        raise PageFailed(f"{paper.key} {paper.year}: its PDF cannot be read ({error.strerror}). Nothing was published.") from None
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise PageFailed(f"{paper.key} {paper.year}: its PDF is not the one that was checked. Nothing was published.")
    return content
