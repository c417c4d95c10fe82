"""Small works to build in tests: pages of a few words, without the views and templates of the real site."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from site_static.artifact import Alias, Artifact, ArtifactKind, PublishedFile, Summary, Work


def page(path: str, text: str, make: Callable[[], bytes] | None = None) -> Artifact:
    """A page whose only fact is its text."""
    return Artifact(path=path, kind=ArtifactKind.PAGE, facts=text, maker="test", make=make or text.encode)


def site(count: int = 5, **changed: str) -> list[Work]:
    """Pages p0 to p4 in folders, an alias of the first, and a summary of all sizes. changed: p1="new text"."""
    pages: list[Work] = [page(f"{number % 3}/p{number}.html", changed.get(f"p{number}", f"Halaman {number}")) for number in range(count)]

    def sizes(files: Mapping[str, PublishedFile]) -> bytes:
        return "\n".join(f"{path} {file.size}" for path, file in sorted(files.items())).encode()

    needs = tuple(work.path for work in pages)
    return [
        *pages,
        Alias(path="latest/p0.html", kind=ArtifactKind.DATA, target="0/p0.html"),
        Summary(path="sizes.txt", kind=ArtifactKind.DATA, facts="", maker="sizes", needs=needs, make=sizes),
    ]


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder: path -> bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
