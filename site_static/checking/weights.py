"""Pages stay light for a cheap phone on a slow line. What is too heavy is a warning: it is still true."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from site_static.checking.finding import Finding

# 95 of 100 pages are at most this heavy as they travel, packed.
HEAVIEST_PAGE = 60 * 1024


def page_weight(path: str, content: bytes) -> Iterator[Finding]:
    if len(content) <= HEAVIEST_PAGE:
        return
    packed = len(zlib.compress(content, 6))
    if packed > HEAVIEST_PAGE:
        yield Finding(path, 0, f"weighs {packed / 1024:.0f} KiB packed; {HEAVIEST_PAGE // 1024} KiB is the limit", is_warning=True)
