"""The picture that stands beside a link when a page is shared: 1200 by 630 points, with the page's title, its figure and what it says of itself.

Every page has one, but for the page for wrong addresses and the small pages to be embedded, which nobody shares. The further pages of a long
table or list share that of the first. Used by plan and render.
"""

from __future__ import annotations

from typing import Any  # a page's view: each template has its own

from cms.domain.city import City
from site_static import addresses
from site_static.card_picture import Card, card_png
from site_static.views.frame import Draft, Frame, Headline
from site_static.words import Label, Words

# What is said of a page whose view names nothing better: the sentences that it opens with, else what search engines are told.
MOST_SENTENCES = 2
_WITHOUT = ("embed.html", "not-found.html")


def has_card(draft: Draft) -> bool:
    return draft.template not in _WITHOUT and addresses.first_page(draft.href) == draft.href


def card_path(href: str, language: str, default: str) -> str:
    """`anggaran/2025/kartu.png`, beside the page, or beside the first of several."""
    return addresses.in_language(addresses.beside(addresses.first_page(href), addresses.CARD), language, default)


def card_of(view: Any, city: City, words: Words) -> Card:
    """What the picture of a page shows in one language."""
    frame: Frame = view.frame
    headline = headline_of(view)
    title, figure = words.say(headline.title or frame.title), words.say(headline.figure)
    return Card(
        site_name=city.site_name,
        address=city.site_url,
        emblem=city.emblem,
        accent=city.accent,
        is_sample=frame.sample != "none" if headline.is_sample is None else headline.is_sample,
        title=title,
        name=words.say(headline.name),
        figure=figure[:1].upper() + figure[1:],
        sentences=" ".join(said for said in map(words.say, headline.sentences) if said != title),
    )


def headline_of(view: Any) -> Headline:
    """The figure and the sentences of a page, or its sentences alone."""
    frame: Frame = view.frame
    if frame.headline is not None:
        return frame.headline
    lede: tuple[Label, ...] | Label = getattr(view, "lede", ())
    sentences = lede if isinstance(lede, tuple) else (lede,)
    return Headline(sentences=sentences[:MOST_SENTENCES] or (frame.description,))


def alternative_of(view: Any, title: str, words: Words) -> str:
    """The same in words, for those who do not see the picture: title and figure, or title and first sentence."""
    if addresses.first_page(view.frame.href) != view.frame.href:
        return title
    headline = headline_of(view)
    figure = " ".join(filter(None, (words.say(headline.name), words.say(headline.figure))))
    said = figure or words.say(headline.sentences[0])
    return title if said == title else f"{title}: {said}"


def card_bytes(view: object, city: City, words: Words) -> bytes:
    return card_png(card_of(view, city, words))
