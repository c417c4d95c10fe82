"""A field of one line that shows all of it: titles of documents are longer than a telephone is wide, and Wagtail's field cuts them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any  # as Django's widgets have it

from wagtail.admin.widgets import AdminAutoHeightTextInput


class LongLine(AdminAutoHeightTextInput):
    """Grows with what stands in it; a line break that is typed or pasted becomes a blank."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Mapping[str, Any], name: str) -> Any:
        said = super().value_from_datadict(data, files, name)
        return " ".join(said.splitlines()) if isinstance(said, str) else said
