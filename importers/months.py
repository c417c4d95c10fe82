"""The words for months as a pattern. They stand in aliases.toml; used by years.py, metadata.py and signatures.py."""

from __future__ import annotations

from importers.titles import period_words

# "januari", "jan", "nopember", "june": without "bulan 1", the longest first.
MONTH = "(?:" + "|".join(sorted(filter(str.isalpha, period_words("month")), key=len, reverse=True)) + ")"
