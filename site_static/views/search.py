"""What can be found: every thing of the site once, however many years it has pages for. The search page and the lists from A to Z.

Things that come by the hundred are taken from the facts; every other page says its own name, so that a new kind of page is found without
being named here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from site_static import addresses
from site_static.content import Snapshot
from site_static.search_words import words_of
from site_static.views.frame import Draft, Frame, Link, Pager, page_count, pager
from site_static.views.ledger import UnitNode
from site_static.views.plain import glossary_view
from site_static.views.proposals.cases import Docket
from site_static.views.yearbook import HOME_LINK, Yearbook, digest_of
from site_static.words import Label, Words, phrase

# Every kind of thing with how much it counts; equals are shown in this order.
KINDS = {
    "page": 1.5,
    "service": 1.4,
    "office": 1.5,
    "account": 1.1,
    "term": 1.05,
    "programme": 1.0,
    "proposal": 0.9,
    "sub-unit": 0.9,
    "activity": 0.85,
    "document": 0.9,
    "sub-activity": 0.75,
}
# Accounts this deep have names that say little alone; the ones above come first.
DEEP_ACCOUNT, DEEP_RANK = 3, 0.75
# Taken from the facts, or part of another page.
_LISTED = re.compile(
    r"(unit|account|not-found|embed|glossary|search|letters|letter)\.html|proposals/case\.html|licensing/(service|checklist|complaint|finder)\.html"
)
_YEAR = re.compile(r"anggaran/(\d{4})/")
_PAGE_KINDS = {"document.html": "document"}
# Lists come after what they list.
_PAGE_RANKS = {"proposals/list.html": 0.8}
OTHER = "0-9"
# A row of these lists has up to as many links as there are years: so many fit the first round trip with the style sheets.
ROWS_OF_A_LETTER = 150
# dokumen/<dataset>/index.html; a vintage's page lies one deeper.
DEPTH_OF_A_DOCUMENT = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One thing in one language. where: (year or 0, address), the newest first. facets: y:2025, k:office, o:<office>, p:<place>."""

    title: str
    # True for a name of the files' own language on a page of another.
    is_foreign: bool
    kind: str
    where: tuple[tuple[int, str], ...]
    context: str = ""
    code: str = ""
    extra: str = ""
    office: str = ""
    place: str = ""
    rank: float = 1.0

    @property
    def texts(self) -> tuple[str, ...]:
        return (self.title, self.code, self.context, self.extra)

    @property
    def facets(self) -> tuple[str, ...]:
        years = tuple(f"y:{year}" for year, _ in self.where if year)
        named = tuple(f"{sign}:{name}" for sign, name in (("k", self.kind), ("o", self.office), ("p", self.place)) if name)
        return (*years, *named)

    def as_list(self) -> list[object]:
        """As the script reads it."""
        return [self.title, int(self.is_foreign), list(KINDS).index(self.kind), self.context, self.code, [list(one) for one in self.where]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A filter: its key in the index and what it is called."""

    key: str
    label: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    """folder: where the index of this language stands, from the top."""

    frame: Frame
    folder: str
    count: int
    kinds: tuple[Choice, ...]
    years: tuple[Choice, ...]
    offices: tuple[Choice, ...]
    places: tuple[Choice, ...]
    trees: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    letter: str
    count: int
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LettersView:
    frame: Frame
    count: int
    letters: tuple[Letter, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterView:
    """contexts: for each row what it is part of, where another row of the page has the same name and code; "" elsewhere."""

    frame: Frame
    letter: str
    rows: tuple[Found, ...]
    contexts: tuple[str, ...]
    letters: tuple[Letter, ...]
    pager: Pager | None


def all_but_proposals(snapshot: Snapshot, books: Iterable[Yearbook], others: Iterable[Draft], words: Words) -> tuple[Found, ...]:
    """What can be found in one language, things of one name and place once. Proposals come by the ten thousand and change their names last."""
    return (*_units(books, words), *_accounts(books, words), *_services(snapshot, words), *_terms(words), *_pages(others, words))


def everything(others: Iterable[Found], docket: Docket | None, words: Words) -> tuple[Found, ...]:
    """All that can be found in one language, sorted."""
    order = {kind: place for place, kind in enumerate(KINDS)}
    return tuple(sorted([*others, *_proposals(docket, words)], key=lambda one: (order[one.kind], one.title.lower(), one.code, one.where)))


def _said(label: Label, words: Words) -> tuple[str, bool]:
    return words.say(label), isinstance(label, str) and words.language != "id"


def _units(books: Iterable[Yearbook], words: Words) -> Iterator[Found]:
    """An office or what is below it, by its address without the year."""
    groups: dict[str, list[tuple[Yearbook, UnitNode]]] = {}
    for book in books:
        for path, node in book.ledger.units.items():
            if path and (book.is_shown(node) or (len(path) == 1 and node.other_charges)):
                groups.setdefault(book.unit_href(node).partition(f"/{book.year}/")[2], []).append((book, node))
    for nodes in groups.values():
        book, node = nodes[0]
        title, is_foreign = _said(book.unit_label(node), words)
        above = [book.ledger.units[node.path[:depth]] for depth in range(1, len(node.path))]
        holders = [one for one in above if one.level in ("office", "sub-unit")]
        yield Found(
            title=title,
            is_foreign=is_foreign,
            kind=node.level,
            where=tuple((one.year, one.unit_href(there)) for one, there in nodes),
            context=words.say(book.unit_label(holders[-1])) if holders else "",
            code=str(node.code),
            office=book.slugs[node.path[0]],
            rank=KINDS[node.level],
        )


def _accounts(books: Iterable[Yearbook], words: Words) -> Iterator[Found]:
    groups: dict[str, list[tuple[Yearbook, str, Label]]] = {}
    for book in books:
        for node in book.ledger.accounts.values():
            if book.is_shown(node):
                groups.setdefault(str(node.code), []).append((book, addresses.account(book.year, node.code), book.account_label(node)))
    for code, nodes in groups.items():
        title, is_foreign = _said(nodes[0][2], words)
        above = nodes[0][0].ledger.accounts
        parts = tuple(int(part) for part in code.split("."))
        parent = above.get(parts[:-1])
        yield Found(
            title=title,
            is_foreign=is_foreign,
            kind="account",
            where=tuple((book.year, href) for book, href, _ in nodes),
            context=words.say(nodes[0][0].account_label(parent)) if parent else "",
            code=code,
            rank=KINDS["account"] if len(parts) <= DEEP_ACCOUNT else DEEP_RANK,
        )


def _services(snapshot: Snapshot, words: Words) -> Iterator[Found]:
    for one in snapshot.services:
        facts = one.facts
        yield Found(
            title=facts.name.said(words.language),
            is_foreign=not facts.name.is_translated(words.language),
            kind="service",
            where=((0, addresses.service(facts.slug)),),
            code=facts.short_name,
            extra=f"{facts.name.original} {facts.summary.said(words.language)} {facts.summary.original} izin perizinan",
            rank=KINDS["service"],
        )


def _proposals(docket: Docket | None, words: Words) -> Iterator[Found]:
    for case in docket.cases if docket is not None else ():
        one = case.proposal
        yield Found(
            title=one.title,
            is_foreign=words.language != "id",
            kind="proposal",
            where=((one.for_year or 0, addresses.proposal(one.reference)),),
            context=", ".join(filter(None, (one.place, case.place.village, case.place.district))),
            code=one.reference,
            extra=one.theme,
            place=case.village_slug,
            rank=KINDS["proposal"],
        )


def _terms(words: Words) -> Iterator[Found]:
    for term in glossary_view(words.language).terms:
        yield Found(
            title=term.name,
            is_foreign=term.language != words.language,
            kind="term",
            where=((0, f"{addresses.GLOSSARY}#{term.anchor}"),),
            rank=KINDS["term"],
        )


def _pages(others: Iterable[Draft], words: Words) -> Iterator[Found]:
    """Every other page by its own title. Further pages of a long table are found by the first; older versions by the one in force."""
    for draft in others:
        if draft.language not in ("", words.language):
            continue
        frame: Frame = draft.frame() if draft.frame else draft.view().frame  # type: ignore[attr-defined]  # every view of a page has one
        kind = _PAGE_KINDS.get(draft.template, "page")
        year = _YEAR.match(frame.href)
        title, is_foreign = _said(frame.title, words)
        yield Found(
            title=title,
            is_foreign=is_foreign,
            kind=kind,
            where=((int(year[1]) if year else 0, frame.href),),
            # A document's description tells its version, which a corrected line changes.
            extra=words.say(frame.description) if kind == "page" else "",
            rank=_PAGE_RANKS.get(draft.template, KINDS[kind]),
        )


def is_found_by_its_name(draft: Draft) -> bool:
    """True for a page that is not taken from the facts, and no further page or older version of another."""
    is_part = addresses.first_page(draft.href) != draft.href or (draft.template == "document.html" and draft.href.count("/") > DEPTH_OF_A_DOCUMENT)
    return not is_part and not _LISTED.fullmatch(draft.template)


def letters_of(languages: Iterable[tuple[Found, ...]]) -> dict[str, int]:
    """Every first letter with how many pages it fills, the same in all languages: each page has its partner in the others."""
    pages: dict[str, int] = {}
    for found in languages:
        for letter, rows in _by_letter(found).items():
            pages[letter] = max(pages.get(letter, 1), page_count(len(rows), ROWS_OF_A_LETTER))
    return dict(sorted(pages.items()))


def search_pages(
    found: tuple[Found, ...], folder: str, shape: dict[str, int], books: tuple[Yearbook, ...], docket: Docket | None, language: str
) -> Iterator[Draft]:
    """The search page and the lists from A to Z of one language. shape: the letters and how many pages each has."""
    view = _search_view(found, folder, books, docket)
    yield Draft(href=addresses.SEARCH, template="search.html", facts=digest_of(view), view=lambda: view, language=language)
    lists = _by_letter(found)
    letters = tuple(Letter(letter=letter, count=len(lists.get(letter, ())), href=addresses.letter(letter)) for letter in shape)
    front = LettersView(frame=_frame("letters", addresses.LETTERS), count=len(found), letters=letters)
    yield Draft(href=addresses.LETTERS, template="letters.html", facts=digest_of(front), view=lambda: front, language=language)
    for letter, pages in shape.items():
        rows = lists.get(letter, ())
        for number in range(1, pages + 1):
            shown = partial(_letter_view, letter, rows[(number - 1) * ROWS_OF_A_LETTER : number * ROWS_OF_A_LETTER], letters, number, pages)
            href = addresses.further(addresses.letter(letter), number)
            yield Draft(href=href, template="letter.html", facts=digest_of(shown()), view=shown, language=language)


def _frame(name: str, href: str, *trail: Link, title: Label = "") -> Frame:
    return Frame(
        href=href, title=title or phrase(f"{name}.title"), description=phrase(f"{name}.description"), section=name, trail=(HOME_LINK, *trail)
    )


def _search_view(found: tuple[Found, ...], folder: str, books: tuple[Yearbook, ...], docket: Docket | None) -> SearchView:
    used = {facet for one in found for facet in one.facets}
    newest = books[0] if books else None
    offices = {book.slugs[node.path[0]]: book.unit_label(node) for book in reversed(books) for node in book.ledger.offices}
    places = {case.village_slug: f"{case.place.village}, {case.place.district}" for case in docket.cases if case.village_slug} if docket else {}
    trees = (
        Link(label=phrase("letters.title"), href=addresses.LETTERS),
        *(Link(label=phrase("search.tree", year=newest.year), href=addresses.year(newest.year)) for newest in ([newest] if newest else [])),
        Link(label=phrase("years.crumb"), href=addresses.YEARS),
        Link(label=phrase("licensing.crumb"), href=addresses.SERVICES),
        *([Link(label=phrase("proposals.crumb"), href=addresses.PROPOSALS)] if docket is not None else []),
        Link(label=phrase("documents.crumb"), href=addresses.DOCUMENTS),
        Link(label=phrase("datasets.crumb"), href=addresses.DATASETS),
    )
    return SearchView(
        frame=_frame("search", addresses.SEARCH),
        folder=folder,
        count=len(found),
        kinds=tuple(Choice(key=f"k:{kind}", label=phrase(f"found.{kind}")) for kind in KINDS if f"k:{kind}" in used),
        years=tuple(Choice(key=f"y:{book.year}", label=str(book.year)) for book in books if f"y:{book.year}" in used),
        offices=tuple(Choice(key=f"o:{slug}", label=label) for slug, label in sorted(offices.items()) if f"o:{slug}" in used),
        places=tuple(Choice(key=f"p:{slug}", label=label) for slug, label in sorted(places.items(), key=lambda one: one[1]) if f"p:{slug}" in used),
        trees=trees,
    )


def _by_letter(found: Iterable[Found]) -> dict[str, tuple[Found, ...]]:
    ordered = sorted(found, key=lambda one: (_letter_of(one), "".join(words_of(one.title)), one.code, one.where))
    return {letter: tuple(rows) for letter, rows in groupby(ordered, key=_letter_of)}


def _letter_of(one: Found) -> str:
    first = next(words_of(one.title), "0")[0]
    return first if first.isalpha() else OTHER


def _letter_view(letter: str, rows: tuple[Found, ...], letters: tuple[Letter, ...], number: int, pages: int) -> LetterView:
    href = addresses.letter(letter)
    title = phrase("letters.of", letter=letter.upper())
    titled = title if number == 1 else phrase("pages.title", title=title, number=number)
    crumb = Link(label=phrase("letters.crumb"), href=addresses.LETTERS)
    frame = _frame("letters", addresses.further(href, number), crumb, title=titled)
    named = Counter((one.title, one.kind, one.code) for one in rows)
    contexts = tuple(one.context if named[one.title, one.kind, one.code] > 1 else "" for one in rows)
    return LetterView(frame=frame, letter=letter, rows=rows, contexts=contexts, letters=letters, pager=pager(href, number, pages))
