"""Feeds of proposals, Atom and JSON: what happened to one, in a village, at an office, in the whole city. No account, no address.

An entry is an event; its identity is the proposal's address with the event's number, so it is the same in every release and every feed.
Used by plan.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import partial
from xml.sax.saxutils import escape

from cms.domain.proposals.facts import ProposalEvent
from site_static import addresses
from site_static.artifact import Artifact, ArtifactKind, Bundle
from site_static.formats.about import SAMPLE_MARK
from site_static.render import words_digest
from site_static.views.proposals.cases import MOST_NEWEST, Case, Docket, newest_of
from site_static.views.proposals.history import event_title
from site_static.views.proposals.lists import FOLLOWED_FACETS
from site_static.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """One feed: beside which page it stands, what it is called, its events, the newest first."""

    href: str
    title: str
    events: tuple[tuple[Case, ProposalEvent], ...]


def news_works(docket: Docket) -> Iterator[Artifact | Bundle]:
    """For each proposal, village and office and for the city: two files beside its page."""
    words = Words(docket.city.languages[0], docket.city.currency)
    for name, block in docket.blocks.items():
        facts = (docket.mark, docket.block_histories[name])
        yield Bundle(name=f"news {name}", facts=facts, maker=_maker_name(words), works=partial(_of_cases, docket, words, block))
    for facet in FOLLOWED_FACETS:
        for (group, _), newest in zip(docket.grouped(facet), docket.of_lists(facet, newest_of), strict=True):
            title = words.text(f"facet.{facet.name}.title", name=group.label)
            yield from _files(docket, words, facet.list_href(group), newest, partial(str, title), title)
    title = words.text("proposals.title", city=docket.city.name)
    yield from _files(docket, words, addresses.PROPOSALS, docket.newest, partial(str, title), title)


def _of_cases(docket: Docket, words: Words, cases: Iterable[Case]) -> Iterator[Artifact]:
    for case in cases:
        yield from _files(docket, words, case.href, (case,), partial(_case_title, case))


def _maker_name(words: Words) -> str:
    """The feeds' own words are those of the language's file."""
    return f"news:{words_digest(words.language)}"


def _files(docket: Docket, words: Words, href: str, newest: Sequence[Case], title: Callable[[], str], named: str = "") -> Iterator[Artifact]:
    """named: the title of a list; that of a case is part of its history."""
    facts = (docket.mark, href, named, [case.history for case in newest])
    for name, write in ((addresses.NEWS_ATOM, atom), (addresses.NEWS_JSON, json_feed)):
        yield Artifact(
            path=addresses.beside(href, name),
            kind=ArtifactKind.ASSET,
            facts=facts,
            maker=_maker_name(words),
            make=_maker(docket, words, href, newest, title, write),
        )


def _maker(
    docket: Docket, words: Words, href: str, newest: Sequence[Case], title: Callable[[], str], write: Callable[[News, Docket, Words], str]
) -> Callable[[], bytes]:
    return lambda: write(News(href=href, title=title(), events=_events(newest)), docket, words).encode()


def _case_title(case: Case) -> str:
    title = f"{case.reference} {case.proposal.title}"
    return f"{SAMPLE_MARK}: {title}" if case.proposal.is_sample and SAMPLE_MARK not in title else title


def _events(cases: Iterable[Case]) -> tuple[tuple[Case, ProposalEvent], ...]:
    # The newest events of all are among those of the cases to which something happened last.
    pairs = [(case, event) for case in cases for event in case.proposal.events]
    pairs.sort(key=lambda pair: (pair[1].on, pair[0].reference, pair[1].number), reverse=True)
    return tuple(pairs[:MOST_NEWEST])


def atom(news: News, docket: Docket, words: Words) -> str:
    """RFC 4287."""
    city = docket.city
    page = _address(docket, news.href)
    entries = "".join(_entry(case, event, docket, words) for case, event in news.events)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{words.language}">\n'
        f"<id>{page}</id>\n<title>{escape(news.title)}</title>\n<updated>{_moment(news.events[0][1])}</updated>\n"
        f"<author><name>{escape(city.name)}</name></author>\n"
        f'<link href="{page}"/>\n<link rel="self" href="{_address(docket, addresses.beside(news.href, addresses.NEWS_ATOM))}"/>\n{entries}</feed>\n'
    )


def _entry(case: Case, event: ProposalEvent, docket: Docket, words: Words) -> str:
    page = _address(docket, case.href)
    return (
        f"<entry><id>{page}#k{event.number}</id><title>{escape(_title(case, event, words))}</title><updated>{_moment(event)}</updated>"
        f'<link href="{page}"/><summary>{escape(_summary(event))}</summary></entry>\n'
    )


def json_feed(news: News, docket: Docket, words: Words) -> str:
    """JSON Feed 1.1."""
    about = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": news.title,
        "home_page_url": _address(docket, news.href),
        "feed_url": _address(docket, addresses.beside(news.href, addresses.NEWS_JSON)),
        "language": words.language,
        "authors": [{"name": docket.city.name}],
    }
    # One event a line; json.dumps with an indent takes five times as long, and a city has as many feeds as pages.
    items = ",\n".join(json.dumps(_item(case, event, docket, words), ensure_ascii=False) for case, event in news.events)
    return f'{json.dumps(about, ensure_ascii=False)[:-1]}, "items": [\n{items}\n]}}\n'


def _item(case: Case, event: ProposalEvent, docket: Docket, words: Words) -> dict[str, str]:
    address, title = f"{_address(docket, case.href)}#k{event.number}", _title(case, event, words)
    return {"id": address, "url": address, "title": title, "content_text": _summary(event) or title, "date_published": _moment(event)}


def _title(case: Case, event: ProposalEvent, words: Words) -> str:
    return f"{words.say(event_title(event))}: {_case_title(case)}"


def _summary(event: ProposalEvent) -> str:
    """Who, and in their words."""
    return " ".join(filter(None, (f"{event.by_office}." if event.by_office else "", event.note, event.reason, event.instead)))


def _address(docket: Docket, path: str) -> str:
    return docket.city.site_url + path.removesuffix("index.html")


def _moment(event: ProposalEvent) -> str:
    return datetime.combine(event.on, time(), UTC).isoformat()
