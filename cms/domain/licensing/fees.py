"""What it costs, until when, by which article, where it is paid; and the fee of any day, past ones too.

A fee keeps its key when its amount changes: periods with one key follow each other without gap or overlap, so the old fee stays visible.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cms.domain.amounts import RUPIAH
from cms.domain.faults import Fault, fault
from cms.domain.formulas.definition import Formula, amount_of
from cms.domain.licensing.laws import Citation
from cms.domain.periods import Validity
from cms.domain.texts import NO_TEXT, Text


class FeeKind(enum.Enum):
    """FREE is a statement with its reason, not the absence of one. ELSEWHERE only points to another text ("Sesuai Perda")."""

    FIXED = "fixed"
    FORMULA = "formula"
    FREE = "free"
    ELSEWHERE = "elsewhere"


class PaymentMethod(enum.Enum):
    """The official ways. Cash to an official is none of them."""

    BANK = "bank"
    TRANSFER = "transfer"
    VIRTUAL_ACCOUNT = "virtual-account"
    QRIS = "qris"
    CASHIER = "cashier"


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """Who may take the money, how, and which receipt one gets."""

    payee: Text
    methods: tuple[PaymentMethod, ...] = ()
    receipt: Text = NO_TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee:
    """One fee in one period. words: the legal text, word for word. per: what the amount is for when it is no total ("per orang per bulan").

    step is the key of the step at which it is paid. only_for and only_if as for requirements.
    """

    key: str
    name: Text
    kind: FeeKind
    validity: Validity
    amount: Decimal | None = None
    currency: str = RUPIAH.code
    per: Text = NO_TEXT
    formula: Formula | None = None
    reason: Text = NO_TEXT
    words: str = ""
    citation: Citation | None = None
    payment: Payment | None = None
    step: str = ""
    only_for: tuple[str, ...] = ()
    only_if: Text = NO_TEXT
    is_sample: bool = False

    def __str__(self) -> str:
        """What a history of changes shows of a fee that came or went: the amount itself."""
        if self.kind is FeeKind.FORMULA and self.formula is not None:
            return f"{self.currency} = {self.formula.text}"
        amount = Decimal("0.00") if self.kind is FeeKind.FREE else self.amount
        return self.name.original if amount is None else f"{self.currency} {amount:f}"

    @property
    def is_stated(self) -> bool:
        """True when a reader learns from it what to pay."""
        return self.kind is not FeeKind.ELSEWHERE


def fees_on(fees: Iterable[Fee], day: date) -> tuple[Fee, ...]:
    """The fees in force that day."""
    return tuple(fee for fee in fees if fee.validity.holds_on(day))


def fee_amount(fee: Fee, inputs: Mapping[str, Decimal]) -> Decimal | Fault:
    """What to pay; inputs are needed by formulas only."""
    if fee.kind is FeeKind.FREE:
        return Decimal("0.00")
    if fee.kind is FeeKind.FIXED and fee.amount is not None:
        return fee.amount
    if fee.kind is FeeKind.FORMULA and fee.formula is not None:
        return amount_of(fee.formula, inputs)
    return fault("fee.elsewhere", f"fees.{fee.key}", name=fee.name)


def series(fees: Iterable[Fee]) -> dict[tuple[str, tuple[str, ...]], tuple[Fee, ...]]:
    """The periods of each fee, oldest first: those with the same key for the same cases."""
    found: dict[tuple[str, tuple[str, ...]], list[Fee]] = {}
    for fee in fees:
        found.setdefault((fee.key, fee.only_for), []).append(fee)
    return {key: tuple(sorted(periods, key=lambda fee: fee.validity.first)) for key, periods in found.items()}
