"""What is to be published: one Artifact is one file, with the facts that it is made from."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date


class ArtifactKind(enum.Enum):
    """How a file is made and checked. Values are what progress and the manifest say."""

    PAGE = "page"
    DATA = "data"
    PRINT = "print"
    ASSET = "asset"
    PICTURE = "picture"
    CARD = "card"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A second address of the same bytes: `data/apbd-2025/latest/apbd-2025.csv`. A hard link, never made twice."""

    path: str
    kind: ArtifactKind
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedFile:
    """A finished file: digest and size in bytes."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A file about other files, made after them: make() gets exactly the finished files that needs names."""

    path: str
    kind: ArtifactKind
    facts: object
    maker: str
    needs: tuple[str, ...]
    make: Callable[[Mapping[str, PublishedFile]], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """Many files under one key: while its facts stand they are not even listed. works() lists them, each with a key of its own.

    facts and maker: all that any of the files depends on, as in an Artifact. name: unique, the same from one build to the next.
    """

    name: str
    facts: object
    maker: str
    works: Callable[[], Iterable[Artifact]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Files about which pages there are: works() gets the address of every page, sorted, whether it is made again or not."""

    works: Callable[[Sequence[str]], Iterable[Artifact]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """The whole site in one file, made after all others but those that tell of it: the summaries that need it.

    folder: the one that it unpacks to. dated: the day of every file in it. copies: what stands in it alone, or in place of what tells of it.
    without: the names of files that nobody looks for in a copy.
    """

    path: str
    kind: ArtifactKind
    folder: str
    dated: date
    copies: tuple[Artifact, ...]
    without: tuple[str, ...] = ()


Work = Artifact | Alias | Summary | Archive
# What a plan is made of: works, and works that are listed only when it comes to that.
Planned = Work | Bundle | Listing
