"""What the charts show. A drawing holds labels and amounts, the same in every language; the views make it, picture.draw() draws it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from site_static.words import Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One amount with its name. None is said, never drawn as nothing: in the words of absent, else as its drawing says it.

    note stands small beside the name.
    """

    label: Label
    amount: Decimal | None
    note: Label = ""
    absent: Label = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Bars under one heading; a group of one may have none."""

    items: tuple[Item, ...]
    label: Label = ""
    note: Label = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """Ranked bars, or the rungs of the phases, one group each. missing: what an absent amount is said to be.

    has_signs: amounts are differences; a fall points left, a rise right.
    """

    groups: tuple[Group, ...]
    missing: Label
    has_signs: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """One whole cut into its parts, the largest first. Amounts below zero cannot be part of a whole: they are listed, not drawn."""

    parts: tuple[Item, ...]
    total: Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """The same thing year by year, oldest first."""

    label: Label
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Time series: one panel, or small multiples on one common scale."""

    panels: tuple[Panel, ...]
    missing: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Treemap:
    """Areas as large as the amounts. What is too small for its name, or not above zero, is listed below with its number.

    list_label: the heading of that list.
    """

    items: tuple[Item, ...]
    list_label: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """Where money comes from and where it goes: both sides add up to the same. Every amount is above zero."""

    sources: tuple[Item, ...]
    uses: tuple[Item, ...]
    sources_label: Label
    uses_label: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullet:
    """A plan and what became of it. A missing realisation is said; it is neither nothing nor all."""

    label: Label
    plan: Decimal | None
    realised: Decimal | None
    # In per cent of the plan; None where it cannot be told.
    share: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """Plans as frames, realisation as the bar inside, on one scale."""

    rows: tuple[Bullet, ...]
    missing: Label
    no_plan: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A whole of one year; shares are per cent of total in the order of the parts, None for a part that it lacks."""

    label: Label
    total: Decimal | None
    shares: tuple[Decimal | None, ...]
    note: Label = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """The same whole year by year, each cut into the same parts. missing: a whole that is not published; nothing: a part that a year lacks."""

    parts: tuple[Label, ...]
    rows: tuple[Cut, ...]
    missing: Label
    nothing: Label


Drawing = Bars | Stack | Columns | Treemap | Flow | Bullets | Shares
