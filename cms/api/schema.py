"""What the OpenAPI description covers."""

from __future__ import annotations

from typing import Any  # drf-spectacular passes tuples of path, pattern, method and view

from cms.domain.licensing.fees import FeeKind
from cms.domain.licensing.rows import YesNo
from cms.domain.proposals.choices import Kind, State

# One name for what several fields can hold, or where fields of one name hold several things.
FEE_KINDS = [(kind.value, kind.value) for kind in FeeKind]
YES_NO = [(answer.value, answer.value) for answer in YesNo]
KINDS = [(kind.value, kind.value) for kind in Kind]
STATES = [(state.value, state.value) for state in State]


def only_ours(endpoints: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Wagtail's own interface for its editor is not part of the public API."""
    return [endpoint for endpoint in endpoints if endpoint[0].startswith("/api/v1/")]
