"""What several problems of one kind have in common, in one sentence. Used by the reports on the terminal and by the admin's report."""

from __future__ import annotations

import tomllib
from pathlib import Path

# Code of a problem -> language -> sentence, without a full stop.
HEADINGS: dict[str, dict[str, str]] = {
    f"{area}.{name}": texts
    for area, entries in tomllib.loads(Path(__file__).with_name("problem_headings.toml").read_text("utf-8")).items()
    for name, texts in entries.items()
}
