"""Legal words beside what they mean: "Maksimal 20 (dua puluh) hari", "Tidak dipungut biaya", "5 tahun", and steps written as HTML.

Real catalogues hold free text. The words are kept as they stand; what can be read off them is put beside, and what cannot is left open
for a person, never guessed. Used by the import of permit catalogues and by whoever fills in a service from an old text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from html.parser import HTMLParser
from urllib.parse import urlsplit

from cms.domain.licensing.fees import FeeKind
from cms.domain.licensing.results import Holds
from cms.domain.licensing.times import Span, Unit

_UNITS = {
    "menit": Unit.MINUTES,
    "jam": Unit.HOURS,
    "hari kerja": Unit.WORKING_DAYS,
    "hari kalender": Unit.DAYS,
    "hari": Unit.DAYS,
    "minggu": Unit.WEEKS,
    "bulan": Unit.MONTHS,
    "tahun": Unit.YEARS,
}
_UNIT = r"(?P<unit>menit|jam|hari\s+kerja|hari\s+kalender|hari|minggu|bulan|tahun)\b"
_AT_MOST = r"(?P<most_only>(?:maksimal|maks\.?|max\.?|paling\s+lama|paling\s+lambat|selambat-lambatnya|s/d|sampai\s+dengan)\s+)?"
_NUMBER = r"(?P<first>[0-9]{1,4})\s*(?:\((?P<spelled>[a-z ]+)\)\s*)?"
_TO = r"(?:(?:-|–|s/d|s\.d\.|sampai(?:\s+dengan)?)\s*(?P<last>[0-9]{1,4})\s*(?:\((?P<last_spelled>[a-z ]+)\)\s*)?)?"
_TIME = re.compile(_AT_MOST + _NUMBER + _TO + _UNIT + r"(?P<rest>.*)")
# A second figure or unit in the rest makes the sentence say more than one span can hold.
_MORE = re.compile(r"[0-9]|\b(?:menit|jam|hari|minggu|bulan|tahun)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWords:
    """words as they stand; span None when they do not say one time only."""

    words: str
    span: Span | None

    @property
    def is_understood(self) -> bool:
        return self.span is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeWords:
    """words as they stand. kind None when they say nothing that can be read.

    per: what an amount is for ("per orang per bulan"). factors: the names that a formula in words multiplies; their values must come
    from a person, since the words give none.
    """

    words: str
    kind: FeeKind | None
    amount: Decimal | None = None
    currency: str = "IDR"
    per: str = ""
    factors: tuple[str, ...] = ()

    @property
    def is_understood(self) -> bool:
        return self.kind is not None

    @property
    def is_free(self) -> bool | None:
        """None when the words do not say."""
        return None if self.kind is None else self.kind is FeeKind.FREE


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidityWords:
    """words as they stand; a dash or nothing is UNSAID, which is understood as saying nothing."""

    words: str
    holds: Holds | None
    span: Span | None = None
    condition: str = ""

    @property
    def is_understood(self) -> bool:
        return self.holds is not None


def read_time(words: str) -> TimeWords:
    """`7 hari kerja` is 7 to 7 working days, `Maksimal 7 hari` 0 to 7 days, `3-25 hari` 3 to 25. `hari` alone is not taken for working days."""
    found = _TIME.fullmatch(_plain(words))
    if not found or _MORE.search(found["rest"]) or not _agrees(found["first"], found["spelled"]) or not _agrees(found["last"], found["last_spelled"]):
        return TimeWords(words=words, span=None)
    first = int(found["first"])
    last = int(found["last"]) if found["last"] else first
    least = 0 if found["most_only"] else first
    span = Span(least=least, most=last, unit=_UNITS[" ".join(found["unit"].split())])
    return TimeWords(words=words, span=span if least <= last else None)


def _plain(words: str) -> str:
    """Small letters, single blanks, no full stop at the end."""
    return " ".join(words.lower().split()).removesuffix(".")


_DIGIT_WORDS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")


def _agrees(digits: str | None, spelled: str | None) -> bool:
    """Whether a number and the words in brackets behind it say the same: a law that contradicts itself is for a person to read."""
    return spelled is None or (digits is not None and _number_of(spelled) == int(digits))


def _number_of(spelled: str) -> int | None:
    """Indonesian number words up to 999: "dua puluh lima", "sebelas", "seratus dua"."""
    total = 0
    pending: int | None = None
    words = spelled.replace("sepuluh", "satu puluh").replace("sebelas", "satu belas").replace("seratus", "satu ratus").split()
    for word in words:
        if word in _DIGIT_WORDS and pending is None:
            pending = _DIGIT_WORDS.index(word)
        elif word == "belas" and pending is not None:
            total, pending = total + 10 + pending, None
        elif word in ("puluh", "ratus") and pending is not None:
            total, pending = total + pending * (10 if word == "puluh" else 100), None
        else:
            return None
    return total + (pending or 0) if words else None


_FREE = re.compile(
    r"(?:tidak|tanpa)\s+(?:di(?:kenakan|pungut|pungutan)?\s*)?(?:biaya|retribusi)|(?:bebas|tanpa)\s+biaya|gratis|tidak\s+ada\s+biaya|(?:rp\.?\s*)?0(?:,00|,-)?"
)
_MONEY = re.compile(r"\brp\b|\busd\b|\$")
_ELSEWHERE = re.compile(r"(?:di)?kenakan\s+(?:biaya|retribusi)|dipungut\s+(?:biaya|retribusi)|(?:sesuai|berdasarkan|menurut|mengacu)\b.*")
_AMOUNT = re.compile(
    r"(?:biaya\s+|dikenakan\s+biaya\s*)?\(?\s*rp\.?\s*(?P<digits>[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?P<sen>,[0-9]{2})?(?:,-)?\s*(?P<rest>(?:[^0-9]|(?<=[a-z])[0-9])*?)\)?"
)
_FOREIGN = re.compile(
    r"(?:dikenakan\s+biaya\s*)?\(?\s*(?:us\$|usd|\$)?\s*(?P<digits>[0-9]+(?:\.[0-9]{3})*)\s*(?:usd|us\$|dolar(?:\s+as)?)?\s*(?P<rest>(?:[^0-9]|(?<=[a-z])[0-9])*?)\)?"
)
_FOREIGN_SIGN = re.compile(r"usd|us\$|\$|dolar")
_PER = re.compile(r"\bper\s*(?=[a-z])|/\s*")
_TIMES = re.compile(r"\s+[x×*]\s+", re.IGNORECASE)
_NAMED = re.compile(r"[A-Za-z]")
_ABBREVIATION = re.compile(r"\s*\([^)]*\)")


def read_fee(words: str) -> FeeWords:
    """Free, an amount, an amount per something, a formula in words, or a pointer to another text."""
    plain = _plain(words)
    if _FREE.fullmatch(plain):
        return FeeWords(words=words, kind=FeeKind.FREE, amount=Decimal("0.00"))
    if found := _AMOUNT.fullmatch(plain):
        return _amount(words, found["digits"], found["sen"] or "", found["rest"], "IDR")
    if _FOREIGN_SIGN.search(plain) and (found := _FOREIGN.fullmatch(plain)):
        return _amount(words, found["digits"], "", found["rest"], "USD")
    factors = tuple(_ABBREVIATION.sub("", part).strip() for part in _TIMES.split(" ".join(words.split())))
    if len(factors) > 1 and all(_NAMED.search(factor) for factor in factors):
        return FeeWords(words=words, kind=FeeKind.FORMULA, factors=factors)
    if _ELSEWHERE.fullmatch(plain) and not _MONEY.search(plain):
        return FeeWords(words=words, kind=FeeKind.ELSEWHERE)
    return FeeWords(words=words, kind=None)


def _amount(words: str, digits: str, sen: str, rest: str, currency: str) -> FeeWords:
    """An amount is understood when what follows it only says what it is for."""
    amount = Decimal(digits.replace(".", "") + sen.replace(",", ".")).quantize(Decimal("0.01"))
    units = [part.strip() for part in _PER.split(rest.strip(" ,.-"))]
    if units[0]:
        return FeeWords(words=words, kind=None)
    per = " ".join(f"per {unit}" for unit in units[1:] if unit)
    return FeeWords(words=words, kind=FeeKind.FIXED, amount=amount, currency=currency, per=per)


_NOTHING = frozenset({"", "-", "–", "—"})
_FOREVER = re.compile(r"(?:berlaku\s+)?(?:seumur\s+hidup|selamanya|selama-lamanya)")
_WHILE = re.compile(r"(?:berlaku\s+)?(?P<condition>(?:selama|sepanjang)\s+\D+)")


def read_validity(words: str) -> ValidityWords:
    """`5 tahun`, `seumur hidup`, `selama usaha berjalan`; `-` says nothing."""
    plain = _plain(words)
    if plain in _NOTHING:
        return ValidityWords(words=words, holds=Holds.UNSAID)
    if _FOREVER.fullmatch(plain):
        return ValidityWords(words=words, holds=Holds.FOREVER)
    if span := read_time(plain.removeprefix("berlaku ").removeprefix("selama ")).span:
        return ValidityWords(words=words, holds=Holds.SPAN, span=span)
    if found := _WHILE.fullmatch(plain):
        return ValidityWords(words=words, holds=Holds.WHILE, condition=found["condition"])
    return ValidityWords(words=words, holds=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """A step's text freed of HTML. items: the points of a list in it, steps of their own. dropped: elements whose words are not for readers."""

    words: str
    text: str
    items: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()

    @property
    def steps(self) -> tuple[str, ...]:
        """The list's points where there is a list, otherwise the text as one step; nothing from an empty cell."""
        return self.items or ((self.text,) if self.text else ())


def read_fragment(words: str) -> Fragment:
    """Words stay, tags go, addresses of links are put beside. A link whose words are its own address does not say it twice."""
    reader = _FragmentReader()
    reader.feed(words)
    reader.close()
    return Fragment(
        words=words,
        text=reader.text(),
        items=tuple(item for item in map(_spaced, reader.items) if item),
        links=tuple(dict.fromkeys(reader.links)),
        dropped=tuple(dict.fromkeys(reader.dropped)),
    )


def _spaced(text: str) -> str:
    return re.sub(r"\s+([.,;:])", r"\1", " ".join(text.split()))


class _FragmentReader(HTMLParser):
    _SILENT = frozenset({"script", "style", "template", "iframe", "object"})
    _BLOCKS = frozenset({"p", "div", "br", "li", "ol", "ul", "tr", "td", "h1", "h2", "h3", "h4"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._silent = 0
        self._in_item = False
        self.items: list[str] = []
        self.links: list[str] = []
        self.dropped: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self._SILENT:
            self._silent += 1
            self.dropped.append(tag)
        if tag in self._BLOCKS:
            self._parts.append(" ")
        if tag == "li":
            self._in_item = True
            self.items.append("")
        href = (dict(attrs).get("href") or "").strip()
        if tag == "a" and urlsplit(href).scheme in ("http", "https"):
            self.links.append(href)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._SILENT:
            self._silent = max(0, self._silent - 1)
        if tag in self._BLOCKS:
            self._parts.append(" ")
        if tag in ("li", "ol", "ul"):
            self._in_item = False

    def handle_data(self, data: str) -> None:
        # A link that is its own words: the address stands in links and need not be read aloud.
        if self._silent or data.strip() in self.links:
            return
        self._parts.append(data)
        if self._in_item:
            self.items[-1] += data

    def text(self) -> str:
        return _spaced("".join(self._parts))
