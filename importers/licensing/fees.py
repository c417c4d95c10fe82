"""Fees out of rows, or out of one cell of legal words. What was in force before stays: a new rate only ends it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from cms.domain.formulas.definition import Choice, Formula, Parameter
from cms.domain.formulas.reckoning import Rounding
from cms.domain.formulas.typed import choices_typed
from cms.domain.licensing.fees import Fee, FeeKind, series
from cms.domain.licensing.laws import Citation
from cms.domain.periods import Validity
from cms.domain.texts import Text
from importers.licensing.keys import key_of, listed
from importers.licensing.rows import FeeIn, ParameterIn
from importers.licensing.shared import Shared, words_over
from importers.licensing.sheets import TableRows
from importers.licensing_words import read_fee

DAY = timedelta(days=1)
WORDS_KEY = "biaya"
WORDS_NAME = Text.of(id="Biaya", en="Fee")


def fees_from_words(old: tuple[Fee, ...], words: str, citation: Citation | None, reason: str, day: date, *, is_sample: bool) -> tuple[Fee, ...]:
    """One cell of legal words over the stored fees. The same words as before leave what people made of them."""
    same = [fee for fee in old if fee.words == words]
    if same:
        return tuple(_cited(fee, citation, reason) if fee in same else fee for fee in old)
    read = read_fee(words)
    fee = Fee(
        key=WORDS_KEY,
        name=WORDS_NAME,
        kind=read.kind or FeeKind.ELSEWHERE,
        validity=Validity(first=day),
        amount=read.amount if read.kind is FeeKind.FIXED else None,
        currency=read.currency,
        per=Text.of(id=read.per),
        formula=_drafted(read.factors) if read.kind is FeeKind.FORMULA else None,
        reason=Text.of(id=reason) if read.kind is FeeKind.FREE else Text(),
        words=words,
        citation=citation,
        is_sample=is_sample,
    )
    return closed([*(one for one in old if not (one.key == WORDS_KEY and one.validity.first >= day)), fee])


def _cited(fee: Fee, citation: Citation | None, reason: str) -> Fee:
    is_free = fee.kind is FeeKind.FREE
    return replace(fee, citation=citation or fee.citation, reason=words_over(fee.reason, reason) if is_free else fee.reason)


def _drafted(factors: Sequence[str]) -> Formula:
    """ "Luas Bangunan X Koefisien" as a formula; the bounds of its parameters must come from a person, so it cannot be published as it is."""
    names = [key_of(factor).replace("-", "_") for factor in factors]
    parameters = tuple(Parameter(name=name, label=Text.of(id=factor)) for name, factor in zip(names, factors, strict=True))
    return Formula(text=" x ".join(names), parameters=parameters)


def fee_of(table: TableRows[FeeIn], position: int, row: FeeIn, old: tuple[Fee, ...], shared: Shared, day: date, *, is_sample: bool) -> Fee:
    """One row of a sheet of fees, over the stored period of the same fee where there is one."""
    key, only_for, first = row.fee or key_of(row.name), listed(row.only_for), row.valid_from or day
    before = next((fee for fee in old if (fee.key, fee.only_for, fee.validity.first) == (key, only_for, first)), None)
    kind = row.kind or _kind_of(row) or (before.kind if before else FeeKind.ELSEWHERE)
    base = before or Fee(key=key, name=Text.of(id=row.name), kind=kind, validity=Validity(first=first), is_sample=is_sample)
    citation = shared.citation(table, position, "law", row.law, row.article)
    return replace(
        base,
        name=words_over(base.name, row.name, row.name_en),
        kind=kind,
        validity=Validity(first=first, last=row.valid_until),
        amount=(base.amount if row.amount is None else row.amount) if kind is FeeKind.FIXED else None,
        currency=row.currency or base.currency,
        per=words_over(base.per, row.per),
        formula=_formula(row, base.formula) if kind is FeeKind.FORMULA else None,
        reason=words_over(base.reason, row.reason) if kind is FeeKind.FREE else Text(),
        words=row.words or base.words,
        citation=citation or base.citation,
        payment=shared.payment(table, position, row) or base.payment,
        step=row.step or base.step,
        only_for=only_for,
    )


def _kind_of(row: FeeIn) -> FeeKind | None:
    if row.formula:
        return FeeKind.FORMULA
    if row.amount is not None:
        return FeeKind.FREE if row.amount == 0 else FeeKind.FIXED
    return FeeKind.FREE if row.reason else None


def _formula(row: FeeIn, old: Formula | None) -> Formula:
    base = old or Formula(text="")
    rounding = base.rounding if row.rounding is None else Rounding(mode=base.rounding.mode, quantum=row.rounding)
    return replace(base, text=row.formula or base.text, rounding=rounding)


def with_parameters(fee: Fee, rows: Iterable[tuple[TableRows[ParameterIn], int, ParameterIn]]) -> Fee:
    """The rows of a sheet of parameters, in their order, in place of the parameters before."""
    if fee.formula is None:
        return fee
    old = {one.name: one for one in fee.formula.parameters}
    parameters = tuple(_parameter(table, position, row, old.get(row.parameter)) for table, position, row in rows)
    return replace(fee, formula=replace(fee.formula, parameters=parameters)) if parameters else fee


def _parameter(table: TableRows[ParameterIn], position: int, row: ParameterIn, old: Parameter | None) -> Parameter:
    base = old or Parameter(name=row.parameter, label=Text.of(id=row.label))
    return replace(
        base,
        label=words_over(base.label, row.label, row.label_en),
        unit=words_over(base.unit, row.unit),
        least=base.least if row.least is None else row.least,
        most=base.most if row.most is None else row.most,
        decimals=base.decimals if row.decimals is None else row.decimals,
        choices=_choices(table, position, row.choices) or base.choices,
    )


def _choices(table: TableRows[ParameterIn], position: int, text: str) -> tuple[Choice, ...]:
    try:
        return choices_typed("\n".join(listed(text)))
    except ValueError as error:
        table.refuse(position, "choices", "licences.choices", str(error))
        return ()


def closed(fees: Sequence[Fee]) -> tuple[Fee, ...]:
    """Each period without an end ends the day before the next one of the same fee begins; one with an end keeps it."""
    ends: dict[Fee, date] = {}
    for periods in series(fees).values():
        for earlier, later in pairwise(periods):
            if earlier.validity.last is None and earlier.validity.first < later.validity.first:
                ends[earlier] = later.validity.first - DAY
    return tuple(replace(fee, validity=Validity(first=fee.validity.first, last=ends[fee])) if fee in ends else fee for fee in fees)


def over_stored(old: tuple[Fee, ...], new: Sequence[Fee]) -> tuple[Fee, ...]:
    """New periods beside the stored ones, which are never lost; a stored one that was open, or reached into a new one, ends before it."""
    said = {(fee.key, fee.only_for, fee.validity.first) for fee in new}
    kept = [_before(fee, new) for fee in old if (fee.key, fee.only_for, fee.validity.first) not in said]
    return closed([*kept, *new])


def _before(fee: Fee, new: Sequence[Fee]) -> Fee:
    starts = [one.validity.first for one in new if (one.key, one.only_for) == (fee.key, fee.only_for) and one.validity.first > fee.validity.first]
    last = fee.validity.last
    if starts and (last is None or last >= min(starts)):
        return replace(fee, validity=Validity(first=fee.validity.first, last=min(starts) - DAY))
    return fee
