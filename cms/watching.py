"""A process that stays and says when something became public: an answer, a page, another day. Used by publish.py."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date

from django.core.management import call_command
from django.db import close_old_connections
from django.utils.timezone import localdate

from cms.snapshot import Mark, follow, mark_of_now, one_moment, take_snapshot
from site_static.content import Snapshot

# How often what was scheduled is let out, in seconds.
SCHEDULED_EVERY = 60.0


def let_out_scheduled() -> None:
    """What Wagtail's timer does: pages whose time has come, or is over."""
    call_command("publish_scheduled")


class Watcher:
    """Holds what is public, and asks the database only for what changed. Nothing is marked as seen before it was given out."""

    def __init__(self) -> None:
        self._mark: Mark | None = None
        self._snapshot: Snapshot | None = None
        self._scheduled_at = float("-inf")

    def changed(self, today: date) -> Snapshot | None:
        """What is public now; None where nothing became public since the last time and it is the same day."""
        if self._snapshot is not None and mark_of_now() == self._mark and today == self._snapshot.today:
            return None
        with one_moment():  # how far the record has come is asked once more, for more may be public than when it was first looked at
            now = mark_of_now()
            if self._snapshot is None or self._mark is None:
                found = take_snapshot(today=today)
            else:
                found = follow(self._snapshot, self._mark, now, today=today)
        self._mark, self._snapshot = now, found
        return found

    def forget(self) -> None:
        """Whatever went wrong, the next time everything is read again."""
        self._mark = self._snapshot = None

    def let_out_scheduled(self) -> None:
        """Once a minute."""
        if time.monotonic() - self._scheduled_at >= SCHEDULED_EVERY:
            self._scheduled_at = time.monotonic()
            let_out_scheduled()


def changes(watcher: Watcher, every: float) -> Iterator[Snapshot]:
    """One snapshot after another, as something becomes public; between them it waits. Ends never: the caller is stopped from outside."""
    while True:
        close_old_connections()
        watcher.let_out_scheduled()
        snapshot = watcher.changed(localdate())
        if snapshot is None:
            time.sleep(every)
        else:
            yield snapshot
