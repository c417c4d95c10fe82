"""A pause for Python's search for cycles. Used by workbook.py, budgets.py and cms.imports round the reading and comparing of whole files.

A file of 20,000 rows makes millions of objects and not one cycle; searching them again and again took a quarter of an import's time.
Memory is given back by reference counting as ever.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_cycles_sought() -> Iterator[None]:
    """Leaves the collector as it was found, also after an exception."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
