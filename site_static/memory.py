"""When Python may look for garbage. Used by release, making and pdf, which make millions of objects and hardly a cycle among them."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_resting() -> Iterator[None]:
    """No search for cycles meanwhile: over the facts of a city it takes a sixth of the time of the pages, a quarter of that of a PDF.

    Measured on 9,493 pages: 12.4 CPU seconds with it, 10.3 without, the same 408 MiB at the peak.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
