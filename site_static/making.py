"""Makes artifacts: one chunk after another, in this process or in a forked worker. Used by release."""

from __future__ import annotations

import ctypes
import hashlib
import os
import signal
import sys
import traceback
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from cms.domain.errors import ShownError
from site_static.artifact import Artifact, PublishedFile
from site_static.derive import key_of
from site_static.memory import collector_resting

PR_SET_PDEATHSIG = 1


class Made(NamedTuple):
    """A finished artifact. written is false when the release before already holds these bytes at this address.

    place: in the plan. A tuple with names, as all that is made for every page: a frozen dataclass takes twice as long.
    """

    place: int
    path: str
    key: str
    file: PublishedFile
    written: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An artifact that could not be made, and why."""

    place: int
    path: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """Makes artifacts into folder; old and old_keys are the files and keys of the release before."""

    artifacts: tuple[Artifact, ...]
    folder: Path
    old: Mapping[str, PublishedFile]
    old_keys: Mapping[str, str]
    # Folders that stand already.
    folders: set[str] = field(default_factory=set)

    def make(self, indexes: Iterable[int]) -> Sequence[Made | Failure]:
        """The results in order. Ends at the first failure: nothing will be published then."""
        results: list[Made | Failure] = []
        with collector_resting():
            for index in indexes:
                result = self._result(index)
                results.append(result)
                if isinstance(result, Failure):
                    break
        return results

    def _result(self, index: int) -> Made | Failure:
        artifact = self.artifacts[index]
        path = artifact.path
        try:
            key = key_of(artifact)
            known = self.old.get(path)
            if known and self.old_keys.get(path) == key:
                return Made(place=index, path=path, key=key, file=known, written=False)
            content = artifact.make()
        except Exception as error:  # whatever is wrong with one page is said with its address
            return Failure(place=index, path=path, reason=_reason(error))
        file = PublishedFile(sha256=hashlib.sha256(content).hexdigest(), size=len(content))
        if file != known:
            self._write(path, content)
        return Made(place=index, path=path, key=key, file=file, written=file != known)

    def _write(self, path: str, content: bytes) -> None:
        """Nearly every page has a folder of its own, so it is made first and not when writing has failed."""
        above = path.rpartition("/")[0]
        if above not in self.folders:
            self._make_folder(above)
        # Python's own file object asks the system three things more about each, an eighth of all that a large city's first publication takes.
        file = os.open(f"{self.folder}/{path}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
        try:
            left = memoryview(content)
            while left:
                left = left[os.write(file, left) :]
        finally:
            os.close(file)

    def _make_folder(self, folder: str) -> None:
        """Most stand in one that was made just before."""
        try:
            os.mkdir(f"{self.folder}/{folder}")
        except FileExistsError:
            pass
        except FileNotFoundError:
            os.makedirs(self.folder / folder, exist_ok=True)
        self.folders.add(folder)


def _reason(error: Exception) -> str:
    """What went wrong, with the template's line when it happened in one."""
    text = " ".join(str(error).split()).rstrip(".")
    reason = text if isinstance(error, ShownError) else f"{type(error).__name__}: {text}" if text else type(error).__name__
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.filename.endswith((".html", ".xml")):
            return f"{reason} ({Path(frame.filename).name}, line {frame.lineno})"
    return reason


# In a worker: the maker it was forked with. Never set in the process that builds.
_inherited: list[Maker] = []


def enter_worker(maker: Maker, parent: int) -> None:
    """Prepares a forked worker, which must end with its parent: it shares the lock, and may not write into a later build's folder."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
    _inherited.append(maker)


def make_chunk(indexes: Sequence[int]) -> Sequence[Made | Failure]:
    """One task of a worker."""
    return _inherited[0].make(indexes)
