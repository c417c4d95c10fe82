"""Amounts whose unit stands in a column beside them: "Juta Rp" in each row under "Satuan". Used by lines.py."""

from __future__ import annotations

from importers.table import Body
from importers.titles import is_unit, unit_in_title


def refuse_units_in_rows(body: Body) -> None:
    """Where no column of its own says what one stands for, a person decides: "Satuan" is of what is bought as well."""
    for column in (*body.heading.unread, *body.heading.left_out):
        said = {text for text in body.texts(column.index) if is_unit(text) and unit_in_title(text) > 1}
        if said:
            places = [place for place, cell in enumerate(body.column(column.index)) if cell in said]
            body.refuse_all("amount.unit-unclear", places, column.index, ", ".join(sorted(said)))
