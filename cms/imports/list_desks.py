"""A desk of lists in the admin, as its module declares it: proposal_desk.py, licence_desk.py, crosswalk_desk.py. The screens are in list_views.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any  # the parts of an address

from django.urls import reverse

from cms.imports.forms import FileForm
from cms.imports.models import ListBatch


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One desk of lists: where its screens stand, whose rights count, which kinds come in there, what is asked of a file, and all its words.

    title: of the files in a trail; received and upload: of their list and of the form, where those are called something else.
    """

    namespace: str
    model: type[ListBatch]
    kinds: tuple[str, ...]
    form: type[FileForm]
    title: str
    add_label: str
    received: str = ""
    upload: str = ""
    # The screen of what is in force now, beside the files; "" where there is none.
    current: str = ""
    report_template: str = "lists/report.html"
    templates: Mapping[str, tuple[str, Callable[[], bytes]]]
    meanings: Mapping[str, str]
    accepted: str
    undone: str
    refuse_words: str
    undo_words: str
    outdated: str

    def url(self, name: str, *args: Any) -> str:
        return reverse(f"{self.namespace}:{name}", args=args)

    @property
    def template_links(self) -> dict[str, str]:
        """Addresses of the templates by what they are called."""
        return {name.replace("-", " "): self.url("template", name) for name in self.templates}
