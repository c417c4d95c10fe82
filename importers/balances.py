"""Rows that are called a balance and yet have an account code, filled down over the foot of a table: surplus or deficit. Used by lines.py."""

from __future__ import annotations

import re
from collections.abc import Collection

from importers.reconcile import BALANCES
from importers.titles import Vocabulary, words_of
from importers.tree import Segments

_NUMBER = re.compile(r"\s*\(?(?:[ivx]+|[a-z]|[0-9]+)\s*[.)]\s*(?=\S)", re.IGNORECASE)
# The remainder of the year, not the one of the year before, which is received (6.1.01).
_OF_THE_YEAR = re.compile(r"\b(?:berkenaan|berjalan)\b")


def balances_in(names: Collection[str], words: Vocabulary) -> dict[str, str]:
    """Names that are called balances, and which: "C. SURPLUS / (DEFISIT)" -> "surplus"."""
    begins = {known.split()[0] for known, meaning in words.totals if meaning in BALANCES}
    likely = [name for name in names if (text := name.lower()) and any(word in text for word in begins)]
    found = {name: words.total_meaning(_NUMBER.sub("", name, count=1)) or words.total_meaning(name) for name in likely}
    return {name: meaning for name, meaning in found.items() if meaning in BALANCES}


def is_balance(account: Segments, name: str, meaning: str) -> bool:
    """Whether a row with an account is one all the same: never a line of revenue or expenditure; financing has accounts that are called so."""
    if account[:1] != (6,) or meaning == "surplus":
        return True
    return len(account) > 1 and (meaning == "net_financing" or _OF_THE_YEAR.search(words_of(name)) is not None)
