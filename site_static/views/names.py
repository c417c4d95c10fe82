"""Names that a file writes in capitals throughout, as names are written elsewhere. Used by the ledger; the open data keep the file's own spelling.

Budget systems print programmes and functions as PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH: hard to read, and read aloud letter by letter.
"""

from __future__ import annotations

import re
from functools import lru_cache

_RUN = re.compile(r"[^\W\d_]+")
# A shorter name in capitals is taken for an abbreviation.
_SHORTEST = 8
_SMALL = frozenset(["atas", "atau", "bagi", "dalam", "dan", "dari", "dengan", "di", "ke", "kepada", "oleh", "pada", "per", "serta", "untuk", "yang"])
# Read letter by letter, or always written in capitals. What has no vowel is known without a list.
_ABBREVIATIONS = """
    APBD APBN ASN BAPPEDA BLUD BPBD BUMD BUMN CONTOH DAK DAS DAU HAM HIV AIDS IKM II III IMB IPAL IV KB KIA KPU KUKM NAPZA NIK OPD PAD PAUD PBG POLRI
    PPID PTSP PUG RI RSU RSUD RTH RTLH SD SILPA SIPD SMA SMK SMP SPAM SPBE TBC TK TNI TPA TPU UKM UKS UMKM UPT UPTD VI VII VIII
"""
_KEPT = frozenset(_ABBREVIATIONS.split())
_VOWEL = re.compile(r"[AEIOU]")


@lru_cache(maxsize=50_000)
def readable(name: str) -> str:
    """`PROGRAM PENGELOLAAN PENDIDIKAN DAN PAUD` -> `Program Pengelolaan Pendidikan dan PAUD`; every other name as it is."""
    if len(name) < _SHORTEST or name != name.upper():
        return name
    return _RUN.sub(lambda run: _written(run[0], is_first=run.start() == 0), name)


def _written(word: str, *, is_first: bool) -> str:
    if word in _KEPT or not _VOWEL.search(word):
        return word
    small = word.lower()
    return small if small in _SMALL and not is_first else word.capitalize()
