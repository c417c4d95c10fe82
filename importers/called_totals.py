"""What a row's name says of it: a total, or a thing that is only called like one. Used by columns.py, doubts.py, row_codes.py and more."""

from __future__ import annotations

import re
from collections.abc import Collection

from importers.titles import words_of
from importers.workbook import Sheet

# A row that is called so is a sum; "Total station" is a thing that offices buy, "Jumlah penduduk miskin: survei" an activity.
_TOTAL = re.compile(
    r"(?:(?:sub ?|grand )?(?:jumlah|jml|total)|j u m l a h|t o t a l)"
    r"(?: (?:belanja|pendapatan|pembiayaan|penerimaan|pengeluaran|anggaran|rekening|kode|seluruh|seluruhnya|keseluruhan|semua|[0-9]+)\b.*)?"
)
_BEGINNING = re.compile(r"(?:(?:sub|grand|jumlah|jml|total|tot|j u m l a h|t o t a l) ?)+")
# What totals without a code are of, beside what other rows name: parts of a budget, of a government, of a printed table.
_OF_A_BUDGET = re.compile(
    r"(?:[0-9]+|[a-z]|[ivx]+"
    r"|apbd|apbn|daerah|kabupaten|kota|provinsi|pemerintah|kecamatan|kelurahan|skpd|opd|dinas|badan|kantor|bagian|bidang|urusan|program|kegiatan|sub"
    r"|unit|halaman|dana|biaya|pagu|realisasi|surplus|defisit|netto|bersih|akhir|umum|besar|dipindahkan|pindahan)\b.*"
)


def is_called_total(name: str) -> bool:
    """Whether a row is a total by its name alone, whatever its code."""
    return _TOTAL.fullmatch(words_of(name)) is not None


def without_total(name: str) -> str:
    """What a total is of, in plain words: "Jumlah Belanja Daerah" is of "belanja daerah"."""
    words = words_of(name)
    beginning = _BEGINNING.match(words)
    return words[beginning.end() :] if beginning else words


def is_total_of(name: str, others: Collection[str]) -> bool:
    """Whether what begins as a total is one: of a budget's parts, or of what others (in plain words) name."""
    of_what = without_total(name)
    return is_called_total(name) or not of_what or _OF_A_BUDGET.fullmatch(of_what) is not None or of_what in others


def is_perhaps_a_thing(name: str, row: int, sheet: Sheet) -> bool:
    """Whether a row without a code only begins as a total does. "Jumlah Bagian Umum" is one, of what a budget or another row of the sheet names."""
    of_what = without_total(name)
    if is_total_of(name, ()) or words_of(sheet.name).endswith(of_what):
        return False
    others = (words_of(cell) for other in sheet.rows if other.number != row for cell in other.cells if isinstance(cell, str))
    return not any(f" {text}".endswith(f" {of_what}") for text in others)
