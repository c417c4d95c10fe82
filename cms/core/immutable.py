"""Rows that are written once. Django's ways to change or delete them raise; services that may do so say it aloud."""

from __future__ import annotations

from typing import Any, NoReturn  # arguments are passed on as Django has them

from django.db import models


class ImmutableRecord(TypeError):
    """A published or accepted fact was about to be changed. A fault of ours: make a new vintage instead."""


class ImmutableQuerySet(models.QuerySet):  # type: ignore[type-arg]  # Django's own class takes no argument at run time
    """Reads and inserts only."""

    def _refuse(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise ImmutableRecord(f"{self.model.__name__} is written once; it is never changed or deleted.")

    update = delete = bulk_update = update_or_create = _refuse


class ImmutableModel(models.Model):
    """The first save() inserts; every other save() and every delete() raises ImmutableRecord."""

    objects = ImmutableQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise ImmutableRecord(f"{type(self).__name__} is written once; it is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise ImmutableRecord(f"{type(self).__name__} is written once; it is never deleted.")
