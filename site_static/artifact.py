"""What is to be published: one Artifact is one file, with the facts that it is made from."""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass


class ArtifactKind(enum.Enum):
    """How a file is made and checked. Values are what progress and the manifest say."""

    PAGE = "page"
    DATA = "data"
    PRINT = "print"
    ASSET = "asset"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """One public page before it is rendered: path inside the site (`anggaran/2025/index.html`), template, language, what it may show."""

    path: str
    template: str
    language: str
    view: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """One file of the site. make() sees only what facts names, so the key made of facts and maker is complete.

    facts: anything whose repr() is the same for the same facts (frozen dataclasses, digests). maker: the template's name or the
    writer's name and version, so that a changed template or writer changes the key.
    """

    path: str
    kind: ArtifactKind
    facts: object
    maker: str
    make: Callable[[], bytes]
