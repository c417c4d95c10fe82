"""Tables of the desks that a phone shows as blocks: each cell says its column, or speaks for itself as the first one does."""

from __future__ import annotations

import re


def tables_of(page: str) -> list[str]:
    """Every table of ours with a heading. Wagtail's own list of keys has none of our classes."""
    found = re.findall(r"<table.*?</table>", page, re.DOTALL)
    return [table for table in found if 'class="listing' in table and "<thead" in table]


def is_stacked(table: str) -> bool:
    columns, row = table.count('<th scope="col"'), re.findall(r"<tr[ >].*?</tr>", table, re.DOTALL)[1]
    return 'class="listing terang-stack"' in table and row.count("data-label=") + row.count("<td></td>") >= columns - 1
