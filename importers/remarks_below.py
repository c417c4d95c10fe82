"""Remarks under a table that say what one stands for, and whether they say it of the whole table. Used by header.py."""

from __future__ import annotations

import re
from collections.abc import Collection

from importers.meaning import Heading
from importers.titles import Vocabulary, words_of
from importers.workbook import Sheet

# Under a table stand its remarks, the place and the day, and who signs.
REMARK_ROWS = 20
# What begins a remark on the cells that bear the same: "*) termasuk hibah pusat", "1) dalam ribuan".
_MARK = re.compile(r"\s*(\*+\)?|\(?[0-9a-z]\)|[¹²³⁴⁵])\s*(?=\S)")
_BETWEEN = re.compile(r"[.,;:\n](?![0-9])")
# What a remark on all amounts of a table is made of: "Catatan: semua angka disajikan dalam jutaan rupiah".
_OF_TABLE = re.compile(
    r"catatan|keterangan|ket|notes?|angka|nilai|jumlah|besar(?:an|nya)|anggaran|pagu|apbd|realisasi|(?:ke)?se(?:mua|luruh)(?:nya|an)?|tahun"
    r"|di(?:sajikan|nyatakan|tulis|tampilkan|cantumkan)|ter(?:cantum|tulis|saji|sebut)|tabel|daftar|laporan|ini|di|(?:di)?atas|pada|yang|adalah|dengan"
    r"|satuan|unit|mata|uang|dalam|dlm|in|x|(?:rp|idr)1?|rupiah|all|amounts|figures|values|are|is|table|this|above|expressed|presented|stated|of"
    r"|(?:ribu|juta|mil[iy]ar|triliun)(?:an)?|rb|jt|(?:thousand|million|billion)s?|1(?:000)*|000"
)


def remarks_below(sheet: Sheet, heading: Heading) -> list[str]:
    """Remarks stand alone in one of the last rows."""
    last = [row for row in sheet.rows[-REMARK_ROWS:] if row.number > heading.rows[1]]
    return [cells[0] for row in last if len(cells := [cell for cell in row.cells if cell is not None]) == 1 and isinstance(cells[0], str)]


def is_of_table(remark: str, sheet: Sheet, heading: Heading, years: Collection[int], words: Vocabulary) -> bool:
    """Whether a remark with a unit is about all amounts of the table: not about cells that bear its mark, another year or another thing.

    years: those that the table says it is about.
    """
    mark = _MARK.match(remark)
    if mark is not None and _is_borne(mark[1], remark, sheet, heading):
        return False
    parts = [part for part in _BETWEEN.split(remark[mark.end() :] if mark else remark) if words.unit_said(part) != 1]
    others = {word for part in parts or [remark] for word in words_of(part).split() if not _OF_TABLE.fullmatch(word)}
    return others <= set(map(str, years))


def _is_borne(mark: str, remark: str, sheet: Sheet, heading: Heading) -> bool:
    cells = (cell for row in sheet.rows if row.number > heading.rows[1] for cell in row.cells if isinstance(cell, str) and cell != remark)
    return any(cell.rstrip().endswith(mark) for cell in cells)
