"""How two workers share the tests out: a file's tests go to one of them, so that its servers and sites are set up once.

pytest-xdist groups by itself with marks, which it writes where pytest 9.2 no longer looks, or by file, where hundreds of short tests would keep
one worker busy at the end.
"""

from __future__ import annotations

from xdist.scheduler import LoadScopeScheduling

# One group: the sample city is built for it.
DEMO = "tests/demo/"
# Short looks at a site that each worker has anyway.
ONE_BY_ONE = ("tests/browser/test_access.py", "tests/browser/test_journeys.py", "tests/site/test_charts.py")


class SharingOut(LoadScopeScheduling):
    """Given to pytest-xdist by tests/conftest.py."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        if file.startswith(DEMO):
            return DEMO
        return nodeid if file in ONE_BY_ONE else file
