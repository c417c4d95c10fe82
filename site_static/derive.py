"""An artifact's key: what its bytes depend on, in one digest. The same key means the same bytes, so nothing needs to be made.

The facts are declared by the artifact. The maker names the template with all it includes. What remains is our own code and the
libraries that write: their digest is part of every key, so no version number has to be remembered and raised by hand.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path

from site_static.artifact import Archive, Artifact, Bundle, PublishedFile, Summary

ROOT = Path(__file__).resolve().parent.parent
CODE = ("site_static", "cms/domain")
LIBRARIES = ("babel", "jinja2", "markupsafe", "openpyxl", "pillow", "pydyf", "pypdf", "resvg_py", "segno", "squarify", "weasyprint")


@cache
def program_digest() -> str:
    """A digest of the code that makes files and of the libraries it stands on."""
    found = hashlib.sha256()
    for folder in CODE:
        for path in sorted((ROOT / folder).rglob("*.py")):
            found.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    for library in LIBRARIES:
        found.update(f"{library}=={version(library)}\n".encode())
    return found.hexdigest()


def digest_of_files(paths: Iterable[Path]) -> str:
    """A digest of names and contents, whatever folder they stand in."""
    found = hashlib.sha256()
    for path in sorted(paths):
        found.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()


def key_of(artifact: Artifact) -> str:
    """sha256 of the artifact's facts, its maker and the program."""
    return _digest(artifact.facts, artifact.maker)


def key_of_bundle(bundle: Bundle) -> str:
    return _digest((bundle.name, bundle.facts), bundle.maker)


def key_of_summary(summary: Summary, files: Mapping[str, PublishedFile]) -> str:
    """The same, with the finished files that it is about."""
    return _digest((summary.facts, sorted((path, file.sha256, file.size) for path, file in files.items())), summary.maker)


def key_of_archive(archive: Archive, files: Mapping[str, PublishedFile]) -> str:
    """files: those of the site that stand in it."""
    copies = sorted((copy.path, key_of(copy)) for copy in archive.copies)
    inside = sorted((path, file.sha256) for path, file in files.items())
    return _digest((archive.folder, archive.dated.isoformat(), copies, inside), archive.path)


def _digest(facts: object, maker: str) -> str:
    return hashlib.sha256(f"{program_digest()}\0{maker}\0{facts!r}".encode()).hexdigest()
