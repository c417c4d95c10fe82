"""Room is kept for the fields above a table that the script can sort."""

from __future__ import annotations

from decimal import Decimal

import pytest

from site_static.render import environment
from site_static.views.frame import Row, amount_table, sum_of
from site_static.words import Words, phrase

TEMPLATE = '{% from "parts/tables.html" import amounts %}{{ amounts(table, "", "Belanja", "Kantor") }}'


@pytest.mark.parametrize(("count", "is_kept"), [(11, False), (12, True)])
def test_a_table_of_twelve_rows_keeps_room_for_the_fields_above_it(count, is_kept):
    rows = [Row(label=f"Kantor {number}", amounts=(Decimal(number),)) for number in range(count)]
    table = amount_table((phrase("phase.enacted"),), rows, total=sum_of(rows, 1))

    shown = environment(Words("id")).from_string(TEMPLATE).render(table=table)

    assert ('<div class="tools sort"></div>' in shown.partition("<table")[0]) is is_kept
