"""View -> HTML: one strict Jinja2 environment per language, and how amounts, names and dates are written on a page.

A template sees `view` (what the page may show), `site` (what surrounds every page of the language), the way up to the top, and the
filters below, which write with the words of the language. Used by plan and pdf.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple  # a gap's value, which its form checks; the frame of a view
from urllib.parse import quote

from babel import Locale
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from cms.domain.city import City, Licence
from cms.domain.proposals.facts import REFERENCE
from cms.domain.tables import Column, Kind
from cms.domain.texts import Text
from site_static import addresses
from site_static.artifact import PageView
from site_static.assets import SHEETS_OF
from site_static.cards import alternative_of, card_path
from site_static.charts.picture import inline
from site_static.fast_code import DirectEnvironment, html, trusted
from site_static.views.figure import Figure
from site_static.views.frame import Change, Link
from site_static.words import FILES_LANGUAGE, LANGUAGES, Label, Phrase, Words

TEMPLATES = Path(__file__).parent.parent / "templates"
SITE = TEMPLATES / "site"
# CLDR's name of a language is what stands in a sentence; on its own Indonesian says "bahasa" before it.
OWN_NAMES = {"id": "Bahasa Indonesia"}
# Remembered figures are forgotten all at once past this many, so that memory stays flat over any number of pages.
MOST_REMEMBERED = 20_000
# Units of a column of open data whose numbers are money.
MONEY = ("IDR", "currency")
_CENTS = Decimal("0.01")
_NAMED = re.compile(r'\{%[-+]?\s*(?:extends|include|import|from)\s+"([^"]+)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What stands round every page of one language. style, icons and calculator are addresses from the top; menu are the pages that staff wrote."""

    site_name: str
    site_url: str
    city: str
    province: str
    language: str
    languages: tuple[str, ...]
    licence: Licence
    menu: tuple[Link, ...]
    style: str
    # Section -> the sheets that its pages need beside that.
    sheets: dict[str, tuple[str, ...]]
    icon: str
    touch_icon: str
    unscripted: str
    script: str
    search: str
    emblem: str
    accent: str
    calculator: str
    filter: str
    # Proposals have a place in the menu only where there are any.
    has_proposals: bool = False

    @property
    def default_language(self) -> str:
        return self.languages[0]


class Alternate(NamedTuple):
    """The same page in another language, or in its own: href leads there from this page, address from anywhere.

    name is what the language calls itself. A tuple with names, as making.Made.
    """

    language: str
    href: str
    address: str
    name: str


class Pen:
    """Writes values as HTML in one language. Every amount is a <data> element that carries the exact value."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._numbers: dict[Decimal, Markup] = {}
        self._names: dict[str, Markup] = {}
        self._bars: dict[int, Markup] = {}
        self._texts: dict[str, Markup] = {}
        self._texts_with_gaps = {key: tuple([str(html(one)) if isinstance(one, str) else one for one in text]) for key, text in words.texts.items()}
        self._nothing = Markup('<span class="none">%s</span>') % words.text("table.nothing")
        self._is_foreign = words.language != FILES_LANGUAGE

    def filters(self) -> dict[str, Callable[..., object]]:
        """Everything that a template can do with a value."""
        return {
            "t": self.text,
            "say": self.say,
            "plain": self.plain,
            "name": self.name,
            "kind": self.kind,
            "warning": self.warning,
            "holds": self.holds,
            "trusted": trusted,
            "num": self.number,
            "money": self.money,
            "big": self.big,
            "whole": self.whole,
            "changed": self.changed,
            "difference": self.difference,
            "percent": self.percent,
            "moved": self.moved,
            "count": self.words.count,
            "day": self.day,
            "bar": self.bar,
            "swing": self.swing,
            "translated": self.translated,
            "drawn": self.drawn,
            "size": self.size,
            "decimal": self.words.decimal,
            "uri": self.uri,
            "sign": self.words.sign,
            "unbroken": unbroken,
        }

    def text(self, key: str, /, **values: Any) -> Markup:
        """A text of ours, its amounts as elements."""
        if values:
            return trusted(self.words.composed(key, values, self._written, self._texts_with_gaps))
        found = self._texts.get(key)
        if found is None:
            found = self._texts[key] = unbroken(self.words.text(key))
        return found

    def plain(self, label: Label) -> Markup:
        """The same without elements, for titles and attributes."""
        return html(self.words.say(label))

    def say(self, label: Label) -> Markup:
        """A name from the files, marked with its language where the page has another, a phrase of ours, or what staff wrote."""
        if type(label) is str:  # by far the most
            return self.name(label)
        if isinstance(label, Phrase):
            return self.text(label.key, **dict(label.values))
        if isinstance(label, Text):
            said = label.translated(self.words.language)
            return unbroken(said) if said else self.name(label.original)
        return self.name(label)

    def name(self, name: str) -> Markup:
        """A name or sentence of the files' own. Most stand on many pages, so what was written is remembered."""
        found = self._names.get(name)
        if found is None:
            if len(self._names) > MOST_REMEMBERED:
                self._names.clear()
            found = self._names[name] = (
                trusted(f'<span lang="{FILES_LANGUAGE}">{unbroken(name)}</span>') if self._is_foreign and name else unbroken(name)
            )
        return found

    def number(self, amount: Decimal | None, of: str = "") -> Markup:
        """1.250.000.000,00 without the currency's sign: for tables whose caption says the unit. None is said, never blank."""
        if amount is None:
            return self._nothing
        if of:
            return _element(amount, self.words.number(amount), of)
        found = self._numbers.get(amount)
        if found is None:
            if len(self._numbers) > MOST_REMEMBERED:
                self._numbers.clear()
            found = self._numbers[amount] = _element(amount, self.words.number(amount))
        return found

    def changed(self, change: Change | None) -> Markup:
        """+50.000.000,00 and what part of the first amount that is; a change of nothing says so."""
        if change is None:
            return self._nothing
        amount, tail = change.amount, ""
        if change.share is not None:
            tail = f' <span class="p">{self.moved(change.share)}</span>'
        elif change.kind in ("new", "gone"):
            tail = f' <span class="p">{self.text(f"table.{change.kind}")}</span>'
        text = self.words.difference(amount) if amount else self.text("table.same")
        return trusted(f'<data value="{amount:.2f}">{text}</data>{tail}')

    def difference(self, amount: Decimal) -> Markup:
        """+1.000,00"""
        return _element(amount, self.words.difference(amount))

    def money(self, amount: Decimal | None, of: str = "") -> Markup:
        """Rp1.250.000.000,00"""
        return self._nothing if amount is None else _element(amount, self.words.money(amount), of)

    def big(self, amount: Decimal | None, of: str = "") -> Markup:
        """Rp1,25 miliar"""
        return self._nothing if amount is None else _element(amount, self.words.big(amount), of)

    def whole(self, amount: Decimal) -> Markup:
        """Rp54.377"""
        return _element(amount, self.words.whole(amount))

    def kind(self, name: str) -> str:
        """A kind of skipped row in words."""
        return self.words.known("skipped", name)

    def holds(self, column: Column) -> str:
        """What stands in a column of open data, and what it is counted in; a sign that is the same in all languages stays as it is."""
        is_money = column.unit in MONEY
        kind = "decimal" if column.kind is Kind.AMOUNT and column.unit and not is_money else column.kind.name.lower()
        return ", ".join(filter(None, (self.words.text(f"kind.{kind}"), self.words.known("unit-of-column", column.unit) if column.unit else "")))

    def warning(self, code: str) -> str:
        """A warning of the import in words; its code where we have none."""
        return self.words.known("warning", code)

    def percent(self, share: Decimal, is_tiny: bool = False) -> str:
        """54,38%; what is more than nothing and rounds to it is said to be less than the smallest share."""
        return f"<{self.words.percent(_CENTS)}" if is_tiny else self.words.percent(share)

    def moved(self, share: Decimal) -> str:
        """A change in per cent, with its sign."""
        return ("+" if share > 0 else "") + self.words.percent(share)

    def day(self, day: date) -> Markup:
        return trusted(f'<time datetime="{day.isoformat()}">{escape(self.words.day(day))}</time>')

    def bar(self, length: int) -> Markup:
        """A bar of so many thousandths; its number always stands beside it, so it is hidden from screen readers."""
        found = self._bars.get(length)
        if found is None:
            found = self._bars[length] = trusted(
                '<svg class="bar" viewBox="0 0 1000 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
                f'<rect width="{length}" height="8"/></svg>'
            )
        return found

    def swing(self, length: int) -> Markup:
        """A bar from the middle: to the right for a rise, to the left for a fall."""
        size = abs(length) // 2
        start = 500 if length > 0 else 500 - size
        return trusted(
            '<svg class="bar swing" viewBox="0 0 1000 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
            f'<path vector-effect="non-scaling-stroke" d="M500 0V8"/><rect x="{start}" width="{size}" height="8"/></svg>'
        )

    def drawn(self, figure: Figure) -> Markup:
        """A chart for phones and for wide screens; its table stands beside it."""
        words = self.words
        return trusted(inline(figure.drawing, words, words.say(figure.title), " ".join(map(words.say, figure.sentences))))

    def translated(self, texts: Mapping[str, str]) -> Markup:
        """The text of the page's language; the files' own where there is none."""
        found = texts.get(self.words.language)
        return html(found) if found else self.name(texts.get(FILES_LANGUAGE, ""))

    def uri(self, label: Label) -> str:
        """A text inside an address: the subject of a mail, say."""
        return quote(self.words.say(label), safe="")

    def size(self, number: int) -> str:
        """A file's size in the unit that readers know."""
        if number < 1000:
            return self.words.text("size.bytes", number=number)
        scale, unit = (1000, "size.kilobytes") if number < 1_000_000 else (1_000_000, "size.megabytes")
        return self.words.text(unit, number=(Decimal(number) / scale).quantize(Decimal("0.1")))

    def _written(self, form: str, value: Any) -> str:  # Any: each form checks its own value
        """A value of a gap as HTML."""
        if type(value) is str and not form:  # by far the most
            return unbroken(value) if value.startswith("P-20") and REFERENCE.fullmatch(value) else html(value)
        if isinstance(value, Phrase | Text):
            return self.say(value)
        if isinstance(value, Decimal) and form in ("exact", "big", "whole"):
            return _element(value, self.words.written(form, value), exact=self.words.money(value) if form == "big" else "")
        if form == "name":
            return self.name(value)
        if form == "date":
            return self.day(value)
        return html(self.words.written(form, value))


def unbroken(text: str) -> Markup:
    """Text whose numbers of proposals stay whole: a browser ends a line after the first hyphen of P-2025-00417."""
    if "P-20" not in text:
        return html(text)
    return trusted(REFERENCE.sub(r'<span class="ref">\g<0></span>', str(html(text))))


def _element(amount: Decimal, text: str, of: str = "", exact: str = "") -> Markup:
    """An amount with its exact value; an amount never has more decimals than the two that are written.

    exact: shown to who points at a large amount in the middle of a sentence; elsewhere it stands below or beside.
    """
    source = f' data-of="{escape(of)}"' if of else ""
    source += f' title="{exact}"' if exact else ""
    return trusted(f'<data value="{amount:.2f}"{source}>{text}</data>')


def environment(words: Words, folder: Path = SITE) -> Environment:
    """Strict: a misspelt name stops the build. Texts with a constant key are looked up once, when the template is compiled."""
    made = DirectEnvironment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
    )
    made.filters.update(Pen(words).filters())
    return made


class Renderer:
    """Renders the pages of one language."""

    def __init__(self, site: Surroundings, words: Words) -> None:
        self.site = site
        self.words = words
        self._environment = environment(words)
        self._templates: dict[str, Template] = {}

    def render(self, page: PageView) -> bytes:
        template = self._templates.get(page.template)
        if template is None:
            template = self._templates[page.template] = self._environment.get_template(page.template)
        site, view = self.site, page.view
        is_default = site.language == site.default_language
        frame: Any = view.frame  # type: ignore[attr-defined]  # every view of a page has one
        up = "../" * frame.href.count("/")
        title = self.words.say(frame.title)
        versions = tuple(_versions(site, page.path, frame.href))
        text = template.render(
            view=view,
            frame=frame,
            site=site,
            up=trusted(up),
            top=trusted(up if is_default else f"../{up}"),
            versions=versions,
            alternates=tuple([one for one in versions if one.language != site.language]),
            card=site.site_url + card_path(frame.href, site.language, site.default_language),
            page_title=html(title),
            card_text=html(alternative_of(view, title, self.words)),
            address=site.site_url + page.path.removesuffix("index.html"),
            home=site.site_url + ("" if is_default else f"{site.language}/"),
        )
        return text.encode()


def _versions(site: Surroundings, path: str, href: str) -> Iterable[Alternate]:
    """The page in every language; the page for wrong addresses has one alone."""
    if href == addresses.NOT_FOUND:
        return
    top = addresses.root(path)
    for language in site.languages:
        there = addresses.in_language(href, language, site.default_language)
        yield Alternate(language=language, href=top + there, address=site.site_url + there.removesuffix("index.html"), name=own_name(language))


@cache
def own_name(language: str) -> str:
    """What a language calls itself: Bahasa Indonesia, English."""
    name = str(Locale.parse(language).get_display_name() or language)
    return OWN_NAMES.get(language) or name[0].upper() + name[1:]


def surroundings(city: City, language: str, menu: tuple[Link, ...], assets: Mapping[str, str], *, has_proposals: bool = False) -> Surroundings:
    """assets: name -> address of the files that pages load."""
    return Surroundings(
        site_name=city.site_name,
        site_url=city.site_url,
        city=city.name,
        province=city.province,
        language=language,
        languages=city.languages,
        licence=city.licence,
        menu=menu,
        style=assets["style"],
        sheets={section: tuple(assets[name] for name in names) for section, names in SHEETS_OF.items()},
        icon=assets["icon"],
        touch_icon=assets["icon-180"],
        unscripted=assets["unscripted"],
        script=assets[f"site-{language}"],
        search=assets[f"search-{language}"],
        calculator=assets["calculator"],
        filter=assets["filter"],
        emblem=city.emblem,
        accent=city.accent,
        has_proposals=has_proposals,
    )


@cache
def words_digest(language: str) -> str:
    """A digest of the language's texts."""
    return hashlib.sha256((LANGUAGES / f"{language}.toml").read_bytes()).hexdigest()[:16]


@cache
def template_digest(name: str, language: str, folder: Path = SITE) -> str:
    """A digest of a template with all it includes, and of the language's texts: the part of an artifact's key that is no Python."""
    found = hashlib.sha256((LANGUAGES / f"{language}.toml").read_bytes())
    for part in sorted(_included(name, folder)):
        found.update(part.encode() + b"\0" + (folder / part).read_bytes() + b"\0")
    return found.hexdigest()[:16]


def _included(name: str, folder: Path) -> set[str]:
    """The template and every template that it extends, includes or imports."""
    known: set[str] = set()
    waiting = [name]
    while waiting:
        one = waiting.pop()
        if one not in known:
            known.add(one)
            waiting += named_in(one, folder)
    return known


@cache
def named_in(name: str, folder: Path = SITE) -> tuple[str, ...]:
    """The templates that one names. Read off its text: taking all templates apart costs more than half of what an answer's publication does."""
    return tuple(sorted(set(_NAMED.findall((folder / name).read_text("utf-8")))))
