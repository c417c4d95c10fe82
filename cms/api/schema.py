"""What the OpenAPI description covers."""

from __future__ import annotations

from typing import Any  # drf-spectacular passes tuples of path, pattern, method and view

from cms.domain.proposals.choices import State

# One name for what several fields can hold.
STATES = [(state.value, state.value) for state in State]


def only_ours(endpoints: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Wagtail's own interface for its editor is not part of the public API."""
    return [endpoint for endpoint in endpoints if endpoint[0].startswith("/api/v1/")]
