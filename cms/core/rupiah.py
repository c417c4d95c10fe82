"""Amounts as people write them in the admin: 1.250.000,50. What is typed as 50.000 is fifty thousand rupiah, however it is stored."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Any  # values and options of fields, as Django has them

from django import forms
from django.db import models
from django.utils.safestring import SafeString
from wagtail.admin.compare import FieldComparison, register_comparison_class

from cms.domain.amounts import from_minor, to_minor

WRITTEN = re.compile(r"(?:Rp\.?|IDR)?(-?(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]{1,2})?)", re.IGNORECASE)


def rupiah(amount: Decimal) -> str:
    """1.250.000,50"""
    return f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))


class Rupiah(forms.Field):
    """A field of a form, with or without Rp: 1.250.000,50 or 1250000,50. Its value is a Decimal with two decimals.

    What could mean two amounts (48.00; 48,000,000) is none. may_be_negative: for sums of a budget; nobody asks for or pays less than nothing.
    """

    widget = forms.TextInput(attrs={"inputmode": "decimal"})

    def __init__(self, *, may_be_negative: bool = False, **options: Any) -> None:
        super().__init__(**options)
        self.may_be_negative = may_be_negative

    def to_python(self, value: Any) -> Decimal | None:
        text = "".join(str(value or "").split())
        if not text:
            return None
        written = WRITTEN.fullmatch(text)
        if not written or (written[1].startswith("-") and not self.may_be_negative):
            raise forms.ValidationError("Tulis jumlahnya seperti 1.250.000,50.")
        try:
            return from_minor(to_minor(Decimal(written[1].replace(".", "").replace(",", "."))))
        except (OverflowError, InvalidOperation):
            raise forms.ValidationError("Jumlahnya terlalu besar.") from None

    def prepare_value(self, value: Any) -> Any:
        return rupiah(value) if isinstance(value, Decimal) else value


class RupiahInSen(Rupiah):
    """The same, where the value is a whole number of sen."""

    def to_python(self, value: Any) -> Any:
        amount = super().to_python(value)
        return None if amount is None else to_minor(amount)

    def prepare_value(self, value: Any) -> Any:
        return rupiah(from_minor(value)) if isinstance(value, int) else value


class RupiahColumn(models.DecimalField):
    """A column of exact amounts; for the database nothing but its parent."""

    def deconstruct(self) -> Any:
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.DecimalField", args, kwargs

    def formfield(self, **options: Any) -> Any:
        return models.Field.formfield(self, **{**options, "form_class": Rupiah, "may_be_negative": True})


class SenColumn(models.BigIntegerField):
    """A column of amounts in sen, which people meet in rupiah; for the database nothing but its parent."""

    def deconstruct(self) -> Any:
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.BigIntegerField", args, kwargs

    def formfield(self, **options: Any) -> Any:
        return models.Field.formfield(self, **{**options, "form_class": RupiahInSen})


class AmountComparison(FieldComparison):
    """Old and new amount beside each other, as they are typed."""

    def htmldiff(self) -> SafeString:
        show = self.field.formfield().prepare_value
        self.val_a, self.val_b = show(self.val_a), show(self.val_b)
        return super().htmldiff()


register_comparison_class(RupiahColumn, comparison_class=AmountComparison)
register_comparison_class(SenColumn, comparison_class=AmountComparison)
