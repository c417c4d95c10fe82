"""How two workers share the tests out: one by one, but for those that need what takes long to set up, which go to one worker together.

pytest-xdist's own groups are marks, which it writes where pytest 9.2 no longer looks; grouped by file, tests with a database would come behind
others that pytest-django keeps for the end: transactions that empty it, and browsers, beside which Django refuses to ask it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest
from xdist.scheduler import LoadScopeScheduling

# The sample city is built for them.
DEMO = "tests/demo/"
# A server of their own, or a site.
TOGETHER = (
    "tests/browser/test_big_files.py",
    "tests/browser/test_desk.py",
    "tests/browser/test_finance_desk.py",
    "tests/browser/test_licence_desk.py",
    "tests/site/test_real_publication.py",
)


class SharingOut(LoadScopeScheduling):
    """Given to pytest-xdist by tests/conftest.py."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        if file.startswith(DEMO):
            return DEMO
        return file if file in TOGETHER else nodeid


def longest_first(items: Sequence[pytest.Item]) -> list[pytest.Item]:
    """The tests of the sample city before all others without a database, so that no worker waits for the other at the end."""
    first_without = max((place + 1 for place, item in enumerate(items) if _has_database(item)), default=0)
    demo = [item for item in items if item.nodeid.startswith(DEMO)]
    return [*_others(items[:first_without]), *demo, *_others(items[first_without:])]


def _others(items: Iterable[pytest.Item]) -> list[pytest.Item]:
    return [item for item in items if not item.nodeid.startswith(DEMO)]


def _has_database(item: pytest.Item) -> bool:
    names = getattr(item, "fixturenames", ())
    return item.get_closest_marker("django_db") is not None or any(name in names for name in ("db", "transactional_db", "django_db_setup"))
