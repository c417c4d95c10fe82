"""Where somebody signs below a table: "Mengetahui," beside "Binjai, 2 Januari 2025". Used by lines.py."""

from __future__ import annotations

import re

from importers.months import MONTH
from importers.values import text_of
from importers.workbook import Row

_SIGNED = re.compile(
    rf"[^\W\d_][^\d,]{{2,40}},\s*(?=.*(?:{MONTH}|20[0-9]{{2}}|[.…_]{{3}}))[\d\s.…_]*{MONTH}?[\d\s.…_]*"
    r"|(?:mengetahui|menyetujui|disetujui|mengesahkan|disahkan|ditetapkan|dibuat|disusun|diperiksa|diverifikasi)\b.{0,60}",
    re.IGNORECASE,
)


def signs(row: Row) -> bool:
    """Whether a cell says where and when, or as what, somebody signs."""
    return any(_SIGNED.fullmatch(text) is not None for cell in row.cells if isinstance(cell, str) and (text := text_of(cell)))
