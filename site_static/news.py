"""Feeds of proposals, Atom and JSON: what happened to one, in a village, at an office, in the whole city. No account, no address.

An entry is an event; its identity is the proposal's address with the event's number, so it is the same in every release and every feed.
Used by plan.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple
from xml.sax.saxutils import escape

from cms.domain.proposals.facts import ProposalEvent
from site_static import addresses
from site_static.artifact import Artifact, ArtifactKind, Bundle
from site_static.formats.about import SAMPLE_MARK
from site_static.last import Last
from site_static.render import words_digest
from site_static.views.proposals.cases import MOST_NEWEST, Case, Docket, newest_of
from site_static.views.proposals.history import event_title
from site_static.views.proposals.lists import FOLLOWED_FACETS
from site_static.words import Words

# One event a line; json.dumps with an indent takes five times as long, and a city has as many feeds as pages.
_json = json.JSONEncoder(ensure_ascii=False).encode


class Entry(NamedTuple):
    """One event: the page that tells of it, its own address there, what happened to what, who said what of it, and the moment it bears.

    A tuple with names, as making.Made.
    """

    page: str
    address: str
    title: str
    summary: str
    moment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """One feed: who says it and in which language, its page, the addresses of its two files, and its entries, the newest first."""

    city: str
    language: str
    title: str
    page: str
    atom: str
    json: str
    entries: tuple[Entry, ...]


def news_works(docket: Docket) -> Iterator[Artifact | Bundle]:
    """For each proposal, village and office and for the city: two files beside its page."""
    words = Words(docket.city.languages[0], docket.city.currency)
    for name, block in docket.blocks.items():
        facts = (docket.mark, docket.block_histories[name])
        yield Bundle(name=f"news {name}", facts=facts, maker=_maker_name(words), works=partial(_of_cases, docket, words, block))
    last: Last[News] = Last()
    for facet in FOLLOWED_FACETS:
        for (group, _), newest in zip(docket.grouped(facet), docket.of_lists(facet, newest_of), strict=True):
            title = words.text(f"facet.{facet.name}.title", name=group.label)
            yield from _files(docket, words, last, facet.list_href(group), newest, title)
    yield from _files(docket, words, last, addresses.PROPOSALS, docket.newest, words.text("proposals.title", city=docket.city.name))


def _of_cases(docket: Docket, words: Words, cases: Iterable[Case]) -> Iterator[Artifact]:
    last: Last[News] = Last()
    for case in cases:
        yield from _files(docket, words, last, case.href, (case,))


def _maker_name(words: Words) -> str:
    """The feeds' own words are those of the language's file."""
    return f"news:{words_digest(words.language)}"


def _files(docket: Docket, words: Words, last: Last[News], href: str, newest: Sequence[Case], title: str = "") -> Iterator[Artifact]:
    """title: of a list; that of a case is part of its history."""
    facts = (docket.mark, href, title, [case.history for case in newest])
    maker, news = _maker_name(words), partial(_news, docket, words, href, newest, title)
    for name, write in ((addresses.NEWS_ATOM, atom), (addresses.NEWS_JSON, json_feed)):
        make = partial(_written, last, news, write)
        yield Artifact(path=addresses.beside(href, name), kind=ArtifactKind.ASSET, facts=facts, maker=maker, make=make)


def _written(last: Last[News], news: Callable[[], News], write: Callable[[News], str]) -> bytes:
    return write(last.of(news, news)).encode()


def _news(docket: Docket, words: Words, href: str, newest: Sequence[Case], title: str) -> News:
    site = docket.city.site_url
    return News(
        city=docket.city.name,
        language=words.language,
        title=title or _case_title(newest[0]),
        page=_address(site, href),
        atom=site + addresses.beside(href, addresses.NEWS_ATOM),
        json=site + addresses.beside(href, addresses.NEWS_JSON),
        entries=tuple([_entry(site, case, event, words) for case, event in _events(newest)]),
    )


def _case_title(case: Case) -> str:
    title = f"{case.reference} {case.proposal.title}"
    return f"{SAMPLE_MARK}: {title}" if case.proposal.is_sample and SAMPLE_MARK not in title else title


def _events(cases: Iterable[Case]) -> Sequence[tuple[Case, ProposalEvent]]:
    # The newest events of all are among those of the cases to which something happened last.
    pairs = [(case, event) for case in cases for event in case.proposal.events]
    pairs.sort(key=lambda pair: (pair[1].on, pair[0].reference, pair[1].number), reverse=True)
    return pairs[:MOST_NEWEST]


def _entry(site: str, case: Case, event: ProposalEvent, words: Words) -> Entry:
    page = _address(site, case.href)
    return Entry(
        page=page,
        address=f"{page}#k{event.number}",
        title=f"{words.say(event_title(event))}: {_case_title(case)}",
        summary=_summary(event),
        moment=f"{event.on.isoformat()}T00:00:00+00:00",
    )


def _summary(event: ProposalEvent) -> str:
    """Who, and in their words."""
    return " ".join(filter(None, (f"{event.by_office}." if event.by_office else "", event.note, event.reason, event.instead)))


def _address(site: str, path: str) -> str:
    return site + path.removesuffix("index.html")


def atom(news: News) -> str:
    """RFC 4287."""
    entries = "".join(map(_atom_entry, news.entries))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{news.language}">\n'
        f"<id>{news.page}</id>\n<title>{escape(news.title)}</title>\n<updated>{news.entries[0].moment}</updated>\n"
        f"<author><name>{escape(news.city)}</name></author>\n"
        f'<link href="{news.page}"/>\n<link rel="self" href="{news.atom}"/>\n{entries}</feed>\n'
    )


def _atom_entry(entry: Entry) -> str:
    return (
        f"<entry><id>{entry.address}</id><title>{escape(entry.title)}</title><updated>{entry.moment}</updated>"
        f'<link href="{entry.page}"/><summary>{escape(entry.summary)}</summary></entry>\n'
    )


def json_feed(news: News) -> str:
    """JSON Feed 1.1."""
    about = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": news.title,
        "home_page_url": news.page,
        "feed_url": news.json,
        "language": news.language,
        "authors": [{"name": news.city}],
    }
    items = ",\n".join(map(_json_item, news.entries))
    return f'{_json(about)[:-1]}, "items": [\n{items}\n]}}\n'


def _json_item(entry: Entry) -> str:
    return _json(
        {
            "id": entry.address,
            "url": entry.address,
            "title": entry.title,
            "content_text": entry.summary or entry.title,
            "date_published": entry.moment,
        }
    )
