"""The site about itself: its design system with measured contrast, and how to read it without internet. Used by drafts()."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cms.domain.city import City
from cms.domain.formulas.definition import Formula, Parameter
from cms.domain.proposals.choices import Precision
from cms.domain.texts import Text
from site_static import addresses
from site_static.assets import style_of
from site_static.charts.drawings import Bars, Group, Item
from site_static.colours import contrast, schemes_of
from site_static.views.figure import MISSING, Figure, FigureRow
from site_static.views.frame import AmountTable, Draft, Frame, KeyFigure, Link, Pager, Row, amount_table, sum_of
from site_static.views.licensing.charges import FormulaView, formula_view
from site_static.views.proposals.history import Step
from site_static.views.proposals.saying import dated_text
from site_static.views.search import KINDS, Choice
from site_static.views.yearbook import HOME_LINK, digest_of
from site_static.words import Label, phrase

# Invented amounts of the table that shows how tables look; their sum is the large figure.
SAMPLE_AMOUNTS = {"office-a": "226805000000.50", "office-b": "18750000000.00", "office-c": "7814400000.00"}

AREA = Parameter(
    name="luas", label=Text.of(id="Luas (CONTOH)", en="Area (sample)"), unit=Text.of(id="m²", en="m²"), least=Decimal(1), most=Decimal(500)
)
SAMPLE_FORMULA = Formula(text="luas × 12.500", parameters=(AREA,), examples=((("luas", Decimal(36)),),))


@dataclass(frozen=True, slots=True, kw_only=True)
class Swatch:
    """A colour with its contrast to the two grounds of text."""

    token: str
    meaning: Label
    value: str
    on_paper: Decimal
    on_wash: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    name: Label
    swatches: tuple[Swatch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DesignView:
    """Colours by scheme, and one of each component filled with invented figures."""

    frame: Frame
    palettes: tuple[Palette, ...]
    figures: tuple[KeyFigure, ...]
    table: AmountTable
    chart: Figure
    steps: tuple[Step, ...]
    formula: FormulaView
    kinds: tuple[Choice, ...]
    years: tuple[Choice, ...]
    pager: Pager
    downloads: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfflineView:
    frame: Frame


def about_the_site(city: City) -> Iterator[Draft]:
    """The pages that every city's site has about itself."""
    design = design_view(city)
    yield Draft(href=addresses.DESIGN, template="design.html", facts=digest_of(design), view=lambda: design)
    offline = offline_view()
    yield Draft(href=addresses.OFFLINE, template="offline.html", facts=digest_of(offline), view=lambda: offline)


def design_view(city: City) -> DesignView:
    rows = [Row(label=phrase(f"design.{name}"), amounts=(Decimal(amount),)) for name, amount in SAMPLE_AMOUNTS.items()]
    total = sum_of(rows, 1)
    enacted = phrase("phase.enacted")
    return DesignView(
        frame=_frame("design", addresses.DESIGN, sample="all"),
        palettes=tuple(_palette(scheme.name, scheme.colours) for scheme in schemes_of(style_of(city))),
        figures=(KeyFigure(label=phrase("part.expenditure"), amount=total[0]), KeyFigure(label=phrase("part.revenue"), amount=None)),
        table=amount_table((enacted,), rows, total=total),
        chart=Figure(
            place="gaya/contoh",
            href=addresses.DESIGN,
            title=phrase("design.chart-title"),
            sentences=(phrase("design.chart-how"),),
            drawing=Bars(groups=(Group(items=tuple(Item(label=row.label, amount=row.amounts[0]) for row in rows)),), missing=MISSING),
            head=phrase("table.office"),
            columns=(enacted,),
            rows=tuple(FigureRow(label=row.label, amounts=row.amounts) for row in rows),
            vintages=(),
            is_sample=True,
        ),
        steps=(_step(2, date(2025, 5, 16), "accepted"), _step(1, date(2025, 2, 5), "received")),
        formula=formula_view(SAMPLE_FORMULA),
        kinds=tuple(Choice(key=f"k:{kind}", label=phrase(f"found.{kind}")) for kind in KINDS),
        years=(Choice(key="y:2025", label="2025"), Choice(key="y:2024", label="2024")),
        pager=Pager(number=2, pages=tuple(Link(label=str(number), href=addresses.DESIGN) for number in (1, 2, 3))),
        downloads=(Link(label=phrase("datasets.crumb"), href=addresses.DATASETS), Link(label=phrase("documents.crumb"), href=addresses.DOCUMENTS)),
    )


def _step(number: int, on: date, state: str) -> Step:
    """An event of an invented proposal, that moved it on."""
    return Step(
        number=number,
        on=dated_text(on, Precision.DAY),
        title=phrase(f"design.{state}"),
        by="Kantor CONTOH",
        to="",
        reason=Text(),
        texts=(),
        facts=(phrase(f"design.{state}-how"),),
        line=None,
        other=None,
        photo=None,
        is_move=True,
        is_void=False,
        corrects=None,
    )


def offline_view() -> OfflineView:
    return OfflineView(frame=_frame("offline", addresses.OFFLINE))


def _frame(name: str, href: str, sample: str = "none") -> Frame:
    return Frame(href=href, title=phrase(f"{name}.title"), description=phrase(f"{name}.description"), section=name, trail=(HOME_LINK,), sample=sample)


def _palette(name: str, colours: dict[str, str]) -> Palette:
    swatches = (
        Swatch(
            token=token,
            meaning=phrase(f"swatch.{token}"),
            value=value,
            on_paper=_ratio(value, colours["paper"]),
            on_wash=_ratio(value, colours["wash"]),
        )
        for token, value in colours.items()
    )
    return Palette(name=phrase(f"scheme.{name}"), swatches=tuple(swatches))


def _ratio(first: str, second: str) -> Decimal:
    """One decimal, cut and never rounded up: 6.98 is not 7."""
    return Decimal(int(contrast(first, second) * 10)) / 10
