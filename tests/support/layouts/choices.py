"""The dimensions of a layout, their values, and which of them go together."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

# Dimension -> value.
Layout = Mapping[str, str]

# Dimension -> its values, the plainest first. A rule looks only at dimensions that stand before its own.
CHOICES: dict[str, tuple[str, ...]] = {
    # what the rows are: lists have a row for each line; trees have parents
    "rows": (
        *("lines", "lines-programmes", "lines-subs", "phase-rows", "month-rows"),
        *("accounts", "offices-accounts", "office-column", "sections", "programmes", "staircase", "subs", "details", "fund-rows", "offices"),
    ),
    # the truth
    "offices": ("1", "2", "3"),
    "parts": ("spending", "all"),
    "depth": ("3", "4", "5", "6", "mixed"),
    "step": ("1000", "1", "0.01", "1000000", "round"),
    "order": ("chart", "amount", "name"),
    # which tables there are, and where
    "divided": ("no", "by-office", "by-part", "by-phase", "by-year", "pages"),
    "arranged": ("sheets", "stacked", "side"),
    "extra": ("none", "copy", "recap-offices", "recap-accounts", "recap-kinds", "recap-funds", "draft", "capital"),
    "extra-at": ("first", "last", "above", "below"),
    "extra-unit": ("same", "jutaan"),
    # keys
    "codes": ("full", "segments", "segments-above", "levels", "with-name", "names", "names-flat", "undotted", "wide", "renumbered"),
    "key-title": ("plain", "code-and-name", "account"),
    "first-level": ("1", "2", "leaf"),
    "functions": ("no", "yes"),
    "above": ("every", "blank", "blank-inner", "merged"),
    "codes-typed": ("text", "as-numbers", "dot-at-end", "spaced"),
    "order-of-columns": ("usual", "names-first", "amounts-first"),
    "office-as": ("both", "name", "code"),
    "funds": ("none", "column", "code-and-name"),
    # sums
    "sums": ("top", "bottom", "none"),
    "stale": ("no", "yes"),
    "subtotals": ("none", "office", "programme", "account", "all"),
    "end": ("none", "bottom", "top", "both"),
    "word": ("Jumlah", "JUMLAH", "Total", "Sub Total", "Grand Total", "Jumlah Seluruhnya", "Jml.", "Sub Jumlah", "T o t a l"),
    "named": ("yes", "no"),
    "label-in": ("name", "first", "beside-office"),
    "totals-coded": ("no", "yes"),
    "heads": ("no", "yes"),
    # amounts
    "money": (
        *("single", "phases", "before-after", "plus-minus", "rka", "realisation", "progress", "lra", "two-years", "forward", "so-far"),
        *("kinds", "kinds-phases", "by-fund", "by-office", "months", "months-spent", "quarters", "years"),
    ),
    "title": ("Jumlah", "Anggaran", "Pagu", "Nilai (Rp)", "APBD", "Perubahan", "Realisasi", "Setelah Perubahan", "Budget", "Jumlah Anggaran", "Rp"),
    "last-year": ("no", "before", "after"),
    "last-title": ("2024", "T.A. 2024", "Tahun Lalu", "Tahun Sebelumnya"),
    "over": ("no", "own", "Tahun Anggaran 2025", "TA 2025", "2025", "APBD 2025", "Anggaran", "(Rp)"),
    "request": ("enacted", "revised", "realised"),
    "year": ("2025", "2024"),
    # heading, title block and foot
    "titles": ("plain", "capitals", "other", "english"),
    "numbered": ("no", "yes", "text"),
    "joined": ("yes", "no"),
    "below-heading": ("nothing", "blank", "rupiah"),
    "margin": ("none", "left", "spacer", "currency"),
    "unit": ("rupiah", "ribuan", "jutaan"),
    "unit-in": ("block", "title"),
    "block": ("none", "short", "long", "office", "amount"),
    "foot": ("none", "signature", "note", "recap", "plan"),
    "pages": ("none", "repeated", "carried"),
    # how cells are written
    "numbers": ("numbers", "indonesian", "rupiah", "english", "whole", "mixed", "with-dash"),
    "nil": ("zero", "dash", "blank"),
    "below-zero": ("minus", "brackets"),
    "names-written": ("plain", "capitals", "trailing", "short"),
    # what else stands there
    "blank-rows": ("no", "yes"),
    "number": ("no", "yes"),
    "texts": ("none", "one", "two"),
    "volumes": ("none", "volume", "priced", "target"),
    "percent": ("no", "yes"),
    "hidden": ("no", "column"),
    "filtered": ("no", "yes"),
    "number-as": ("number", "text", "roman"),
    "marks": ("no", "yes"),
    "scribble": ("no", "number", "text"),
    "law": ("no", "above", "below"),
    "sheet-name": ("Lembar1", "APBD", "Data", "Rekap", "Sheet1 (2)", "2025", "Final", "Perda", "Rincian Belanja"),
    "beside": ("nothing", "empty", "notes", "chart"),
    # what went wrong under a clerk's hands: read rightly all the same, or asked about
    "slip": ("none", "letter-in-code", "mark-at-code", "lost-code", "lost-heading", "balance-coded", "version"),
}
PLAIN = {name: values[0] for name, values in CHOICES.items()}
# The shape itself is not more often plain than anything else.
SHAPE = ("rows", "offices", "divided", "arranged", "extra", "codes", "money", "title")

LISTS = ("lines", "lines-programmes", "lines-subs", "phase-rows", "month-rows")
TREES = ("accounts", "offices-accounts", "office-column", "sections", "programmes", "staircase", "subs", "details", "fund-rows")
NO_ACCOUNTS = ("lines-subs", "subs", "offices")
# Their rows say whose they are.
WITH_OFFICES = ("lines", "lines-programmes", "lines-subs", "phase-rows", "month-rows", "office-column", "staircase", "offices")
OFFICE_IN_TREE = ("offices-accounts", "sections", "programmes", "subs")
ONE_CODE_COLUMN = ("offices-accounts", "programmes", "subs")


@dataclass(frozen=True)
class Rule:
    """Where the other dimensions have one of these values each, the dimension has one of its values only."""

    dimension: str
    values: tuple[str, ...]
    when: Mapping[str, tuple[str, ...]]

    def allows(self, value: str, layout: Layout) -> bool:
        return value in self.values or not all(layout[name] in values for name, values in self.when.items())


def _rest(dimension: str, *without: str) -> tuple[str, ...]:
    return tuple(value for value in CHOICES[dimension] if value not in without)


def _rules() -> Iterator[Rule]:
    def plain(names: tuple[str, ...], **when: tuple[str, ...]) -> Iterator[Rule]:
        """These dimensions mean nothing there."""
        for name in names:
            yield Rule(name, CHOICES[name][:1], {key.replace("_", "-"): values for key, values in when.items()})

    def only(dimension: str, *values: str, **when: tuple[str, ...]) -> Rule:
        return Rule(dimension, values, {key.replace("_", "-"): found for key, found in when.items()})

    # rows
    yield from plain(("parts", "depth", "codes", "first-level"), rows=("lines-subs", "offices"))
    yield from plain(("parts", "depth", "first-level"), rows=("subs",))
    yield from plain(("first-level", "sums"), rows=LISTS)
    yield from plain(("parts",), rows=("staircase", "month-rows"))
    yield only("offices", "2", "3", rows=("offices",))
    yield only("extra", "none", rows=("offices", "month-rows", "phase-rows"))
    yield only("divided", "no", rows=("offices", "phase-rows", "month-rows", "staircase"))
    yield from plain(("first-level", "sums"), rows=("staircase", "offices"))
    yield only("first-level", "leaf", rows=("sections",))
    yield only("sums", "none", rows=("sections",))
    yield only("sums", "top", rows=("details", "fund-rows"))
    yield only("subtotals", "none", rows=("phase-rows", "month-rows", "offices", "details", "fund-rows", "staircase"))
    yield only("end", "none", rows=("phase-rows", "month-rows"))
    yield only("end", "bottom", rows=("offices",))
    yield only("subtotals", "none", "office", rows=(*LISTS, "sections"))
    yield from plain(("pages", "blank-rows"), rows=("offices", "phase-rows", "month-rows"))
    # tables
    yield only("divided", *_rest("divided", "by-office"), offices=("1",))
    yield only("divided", *_rest("divided", "by-part"), parts=("spending",))
    yield only("divided", *_rest("divided", "pages"), rows=TREES)
    yield only("divided", "no", "by-office", "by-phase", "by-year", "pages", rows=NO_ACCOUNTS)
    yield only("arranged", "sheets", divided=("no", "pages"))
    yield only("extra", "none", divided=("by-phase", "by-year", "pages"))
    yield only("extra", *_rest("extra", "recap-offices", "recap-kinds", "recap-funds"), parts=("all",))
    yield only("extra", *_rest("extra", "recap-kinds"), offices=("1",))
    yield only("extra", *_rest("extra", "recap-offices"), offices=("1",))
    yield only("extra", "none", "copy", "draft", rows=("subs", "lines-subs"))
    yield only("extra", "none", arranged=("side",))
    yield only("extra", *_rest("extra", "copy", "draft", "capital"), divided=("by-office", "by-part"))
    yield from plain(("extra-at",), extra=("none", "copy", "draft", "capital"))
    yield from plain(("extra-unit",), extra=("none", "copy", "draft", "capital"))
    yield only("extra-unit", "same", step=_rest("step", "1000000", "round"))
    yield only("extra-unit", "same", extra_at=("above", "below"))
    yield from plain(("order",), rows=_rest("rows", *LISTS))
    yield from plain(("functions",), rows=_rest("rows", "programmes", "subs"))
    yield from plain(("functions",), codes=_rest("codes", "full"))
    yield only("extra-at", "first", "last", divided=("by-office", "by-part"), arranged=("sheets",))
    # keys
    yield only("codes", "full", "undotted", "wide", rows=("lines", "lines-programmes", "phase-rows", "month-rows", "staircase", "sections"))
    yield only("codes", "full", "with-name", "wide", rows=ONE_CODE_COLUMN)
    yield only("codes", "full", "undotted", "wide", "names-flat", rows=("office-column",))
    yield only("codes", *_rest("codes", "names", "names-flat", "renumbered"), rows=("details", "fund-rows"))
    yield only("codes", *_rest("codes", "names", "names-flat"), depth=_rest("depth", "3"))
    yield only("codes", *_rest("codes", "renumbered"), extra=("recap-accounts",))
    yield from plain(("key-title",), codes=_rest("codes", "with-name"))
    yield only("first-level", "1", codes=("segments-above", "names", "names-flat", "renumbered"))
    yield from plain(("above",), rows=tuple(row for row in TREES if row not in ("staircase", "office-column")))
    yield only("above", "every", "merged", rows=("offices",))
    yield from plain(("office-as",), rows=tuple(row for row in CHOICES["rows"] if row not in WITH_OFFICES))
    yield only("office-as", "both", "name", rows=("staircase", "offices"))
    yield from plain(("funds",), rows=tuple(row for row in CHOICES["rows"] if row not in LISTS))
    # sums
    yield only("subtotals", *_rest("subtotals", "none"), sums=("bottom",))
    yield only("subtotals", "none", rows=TREES, sums=("top",))
    yield only("subtotals", "none", sums=("none",), rows=_rest("rows", "sections"))
    yield only("end", "none", "bottom", divided=("pages",))
    yield from plain(("subtotals",), divided=("pages",))
    yield only("label-in", "name", rows=("offices",))
    yield only("label-in", "name", "first", rows=tuple(row for row in TREES if row != "office-column"))
    yield only("stale", "no", rows=(*LISTS, "offices", "subs", "staircase"))
    yield only("stale", "no", sums=("none", "bottom"))
    yield from plain(("codes-typed",), codes=_rest("codes", "full", "undotted"))
    yield only("codes-typed", "text", "as-numbers", codes=("undotted",))
    yield from plain(("order-of-columns",), codes=_rest("codes", "full", "undotted", "wide"))
    yield from plain(("order-of-columns",), rows=("offices", "lines-subs", "staircase"))
    yield only("above", "every", "blank", "merged", rows=("staircase",))
    yield only("above", *_rest("above", "blank-inner"), rows=("lines", "phase-rows", "month-rows", "office-column"))
    yield only("label-in", "name", "first", end=("bottom", "top", "both"))
    yield only("label-in", "name", "first", subtotals=("none",))
    yield from plain(("totals-coded",), subtotals=_rest("subtotals", "account"))
    yield from plain(("totals-coded",), codes=_rest("codes", "full", "undotted", "wide"))
    yield from plain(("heads",), rows=_rest("rows", "lines", "lines-programmes", "lines-subs"))
    yield from plain(("heads",), divided=_rest("divided", "no"))
    yield from plain(("heads",), parts=("all",))
    # amounts
    yield only("money", "kinds", "kinds-phases", rows=("offices",))
    yield only("money", *_rest("money", "kinds", "kinds-phases"), rows=tuple(row for row in CHOICES["rows"] if row not in NO_ACCOUNTS))
    yield only("money", *_rest("money", "by-fund", "by-office"), rows=NO_ACCOUNTS)
    yield only("money", *_rest("money", "by-office"), rows=_rest("rows", "accounts", "details"))
    yield only("money", *_rest("money", "by-office"), offices=("1",))
    yield only("money", *_rest("money", "by-office"), divided=("by-office",))
    yield only("money", "single", rows=("phase-rows", "month-rows"))
    yield only("money", "single", divided=("by-phase", "by-year"))
    yield only("money", *_rest("money", "by-fund"), funds=_rest("funds", "none"))
    yield from plain(("title", "last-year"), money=_rest("money", "single"))
    yield only("title", "Jumlah", "Nilai (Rp)", "Rp", rows=("phase-rows", "month-rows"))
    yield only("title", "Jumlah", "Nilai (Rp)", "Rp", divided=("by-phase", "by-year"))
    yield only("last-year", "no", title=_rest("title", "Anggaran", "Pagu", "Realisasi", "APBD", "Jumlah Anggaran"))
    yield only("last-year", "no", rows=("phase-rows", "month-rows"))
    yield only("over", "no", money=("years", "lra", "rka", "kinds-phases", "two-years", "forward", "so-far", "progress", "months-spent"))
    yield only("over", "no", "own", money=_rest("money", "single", "phases", "realisation", "before-after"))
    yield only("over", *_rest("over", "Anggaran", "APBD 2025"), title=("Realisasi",))
    yield only("over", *_rest("over", "Anggaran"), money=("phases", "realisation"))
    yield only("over", *_rest("over", "own"), money=("single", "realisation", "plus-minus"))
    yield from plain(("last-title",), last_year=("no",))
    yield only("request", "enacted", "realised", rows=("phase-rows",))
    yield only("request", "enacted", divided=("by-year",))
    yield only("request", "enacted", "revised", divided=("by-phase",))
    yield only("year", "2025", money=_rest("money", "single", "years", "lra", "two-years"))
    yield only("year", "2025", divided=("by-phase",))
    yield only("year", "2025", last_title=("Tahun Lalu", "Tahun Sebelumnya"))
    # heading, title block, foot, cells
    yield from plain(("unit-in",), unit=("rupiah",))
    yield only("block", "short", "long", unit=("ribuan", "jutaan"), unit_in=("block",))
    yield only("block", "none", divided=("by-phase", "by-year"))
    yield only("unit", "rupiah", divided=("by-phase", "by-year"))
    yield only("unit", "rupiah", step=("1", "0.01", "round"))
    yield only("unit", "rupiah", "ribuan", step=("1000",))
    yield only("block", *_rest("block", "office"), divided=_rest("divided", "by-office"))
    yield only("block", "short", "long", year=("2024",), last_year=("no",), money=("single",), divided=_rest("divided", "by-year"))
    yield only("pages", "none", "repeated", parts=("all",))
    yield only("pages", "none", "repeated", rows=(*TREES, "staircase"))
    yield only("pages", "none", "repeated", subtotals=_rest("subtotals", "none"))
    yield only("pages", "none", divided=_rest("divided", "no"))
    yield only("numbers", *_rest("numbers", "whole", "mixed", "with-dash"), step=("0.01",))
    yield only("numbers", *_rest("numbers", "whole", "mixed", "with-dash"), unit=("ribuan", "jutaan"))
    yield only("nil", "zero", "dash", money=_rest("money", "kinds", "kinds-phases", "by-fund", "months", "quarters", "months-spent"))
    yield only("block", *_rest("block", "amount"), parts=("all",))
    yield only("foot", *_rest("foot", "recap", "plan"), parts=("all",))
    yield only("foot", *_rest("foot", "recap", "plan"), rows=("offices", "phase-rows", "month-rows"))
    yield from plain(("margin",), arranged=("side",))
    yield only("margin", *_rest("margin", "currency"), money=_rest("money", "single"))
    yield only("unit-in", "block", margin=("currency",))
    yield only("margin", *_rest("margin", "currency"), order_of_columns=("amounts-first",))
    yield from plain(("number",), margin=("spacer",))
    yield only("number", "no", order_of_columns=("names-first", "amounts-first"))
    yield only("volumes", "none", "target", rows=tuple(row for row in CHOICES["rows"] if row not in ("lines", "lines-programmes", "details")))
    yield only("volumes", "none", "target", money=_rest("money", "single"))
    yield from plain(("volumes",), money=("rka",))
    yield only("pages", "none", below_heading=("blank", "rupiah"))
    yield from plain(("number-as",), number=("no",))
    yield from plain(("marks",), codes=("names", "names-flat"))
    yield from plain(("scribble",), arranged=("side",))
    yield from plain(("law",), year=("2024",))
    yield from plain(("sheet-name",), divided=_rest("divided", "no"))
    yield only("sheet-name", *_rest("sheet-name", "2025"), year=("2024",))
    yield only(
        "slip", *_rest("slip", "letter-in-code", "mark-at-code", "lost-code", "balance-coded"), codes=_rest("codes", "full", "wide", "undotted")
    )
    yield only("slip", *_rest("slip", "lost-code"), rows=_rest("rows", "lines", "lines-programmes"))
    yield only("slip", *_rest("slip", "letter-in-code", "mark-at-code", "balance-coded"), rows=NO_ACCOUNTS)
    yield only("slip", *_rest("slip", "lost-heading"), divided=_rest("divided", "by-office", "by-part", "pages"))
    yield only("slip", *_rest("slip", "version"), divided=_rest("divided", "by-office"))
    yield only("slip", *_rest("slip", "lost-heading", "version"), arranged=_rest("arranged", "sheets"))
    yield only("slip", *_rest("slip", "balance-coded"), parts=("spending",))
    yield only("slip", *_rest("slip", "balance-coded"), rows=("details", "fund-rows", "phase-rows", "month-rows", "offices"))


def _left_out() -> Iterator[Rule]:
    """Values and combinations that are not drawn."""

    def never(dimension: str, *values: str, **when: tuple[str, ...]) -> Rule:
        return Rule(dimension, _rest(dimension, *values), {key.replace("_", "-"): found for key, found in when.items()})

    # financing that names no office may be the city's own
    yield never("above", "blank", parts=("all",))
    # sums, plans and recapitulations among sub activities, where any row with a name and an amount is a line
    yield never("word", "Sub Jumlah", rows=("lines-subs",))
    yield never("label-in", "beside-office", rows=("lines-subs",))
    yield never("foot", "recap", "plan", rows=("lines-subs", "subs"))
    # not asked about yet: a blank code beside an office, a cut code with blanks in it, a sheet without its heading or with another version
    yield never("slip", "lost-heading", "version")
    yield never("slip", "letter-in-code", "mark-at-code", codes_typed=("spaced",))


RULES = (*_rules(), *_left_out())
_BY_DIMENSION = {name: tuple(rule for rule in RULES if rule.dimension == name) for name in CHOICES}
_PLACE = {name: place for place, name in enumerate(CHOICES)}
assert all(_PLACE[name] < _PLACE[rule.dimension] for rule in RULES for name in rule.when)


def allowed(dimension: str, layout: Layout) -> list[str]:
    """The values that go together with what the dimensions before it have."""
    rules = _BY_DIMENSION[dimension]
    return [value for value in CHOICES[dimension] if all(rule.allows(value, layout) for rule in rules)]


def goes_together(layout: Layout) -> bool:
    return all(rule.allows(layout[rule.dimension], layout) for rule in RULES)


def drawn_layout(chance: random.Random, calm: float) -> dict[str, str]:
    """A layout at random. calm: how likely each dimension that is not the shape is the plain one."""
    layout: dict[str, str] = {}
    for name in CHOICES:
        values = allowed(name, layout)
        layout[name] = values[0] if name not in SHAPE and chance.random() < calm else chance.choice(values)
    return layout
