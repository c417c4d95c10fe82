"""The shelf of releases: which are kept, which one the public sees, and who may change that. Used by release.

public/current -> releases/<digest>      what the web server serves; replaced by one rename
public/releases/<digest>/                a whole site, never changed once it stands there
.public-state/                           beside it, never served: the lock, the order of publication, each release's keys and changes, bundles/
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cms.domain.errors import SwitchFailed

KEPT_RELEASES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleKey:
    """The key of a bundle and how many pages it has."""

    key: str
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """files: path -> key of every file outside the bundles, "" for a second address. bundles: by their names."""

    files: Mapping[str, str]
    bundles: Mapping[str, BundleKey]


NO_KEYS = Keys(files={}, bundles={})


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The places of one output folder."""

    out: Path

    @property
    def releases(self) -> Path:
        return self.out / "releases"

    @property
    def current(self) -> Path:
        return self.out / "current"

    @property
    def building(self) -> Path:
        """Where the next release is made. What lies there without a lock is left over from a build that was killed."""
        return self.releases / ".building"

    @property
    def recycled(self) -> Path:
        """Where the oldest release becomes the next one. What lies there without a lock is left over too."""
        return self.releases / ".recycled"

    @property
    def state(self) -> Path:
        return self.out.parent / f".{self.out.name}-state"

    @property
    def current_digest(self) -> str | None:
        """The release that the public sees; None before the first one."""
        try:
            digest = Path(os.readlink(self.current)).name
        except OSError:
            return None
        return digest if (self.releases / digest).is_dir() else None

    def folder(self, digest: str) -> Path:
        return self.releases / digest

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Only one build, switch or rollback at a time. Worker processes hold the lock too, so none can outlive it and mix in."""
        self.state.mkdir(parents=True, exist_ok=True)
        with (self.state / "lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise SwitchFailed(f"{self.out}: another build is at work there. Nothing was published; try again when it has ended.") from None
            yield

    def history(self) -> list[str]:
        """Digests in the order of publication, only of releases that are still there."""
        try:
            known = (self.state / "history").read_text().split()
        except FileNotFoundError:
            return []
        return [digest for digest in known if self.folder(digest).is_dir()]

    def keys(self, digest: str) -> Keys:
        """The keys of a release; none when they were lost, which only costs making all files again."""
        try:
            found = json.loads((self.state / f"{digest}.keys.json").read_text())
            bundles = {name: BundleKey(key=key, pages=pages) for name, (key, pages) in found["bundles"].items()}
            return Keys(files=found["files"], bundles=bundles)
        except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError):
            return NO_KEYS

    def write_keys(self, digest: str, keys: Keys) -> None:
        bundles = {name: (one.key, one.pages) for name, one in sorted(keys.bundles.items())}
        replace(self.state / f"{digest}.keys.json", json.dumps({"files": keys.files, "bundles": bundles}, sort_keys=True).encode())

    def write_changes(self, digest: str, before: str, paths: Iterable[str]) -> None:
        """Which files a release changed, added or removed against another. It stays true whatever becomes of either."""
        replace(self.state / f"{digest}.changes.json", json.dumps({"before": before, "paths": sorted(paths)}).encode())

    def changes_since(self, old: str, new: str) -> set[str] | None:
        """The paths at which two releases may differ; None where what was remembered does not lead from one to the other."""
        paths: set[str] = set()
        for _ in range(KEPT_RELEASES):
            if new == old:
                return paths
            try:
                found = json.loads((self.state / f"{new}.changes.json").read_text())
                paths.update(found["paths"])
                new = found["before"]
            except (FileNotFoundError, ValueError, KeyError, TypeError):
                return None
        return None

    def members(self, key: str) -> dict[str, str] | None:
        """Path -> key of the files of a bundle; None when they were lost."""
        try:
            found: dict[str, str] = json.loads((self.bundles / f"{key}.json").read_text())
        except (FileNotFoundError, ValueError):
            return None
        return found

    def write_members(self, key: str, members: Mapping[str, str]) -> None:
        """Written once for all releases that have the bundle. Not brought to the disk at once: what is lost is only made again."""
        self.bundles.mkdir(exist_ok=True)
        (self.bundles / f"{key}.json").write_text(json.dumps(members))

    @property
    def bundles(self) -> Path:
        return self.state / "bundles"

    def spare(self) -> Path | None:
        """The oldest release of a full shelf, which goes when the next one comes."""
        kept = self.history()[-KEPT_RELEASES:]
        return self.folder(kept[0]) if len(kept) == KEPT_RELEASES and kept[0] != self.current_digest else None

    def point_to(self, digest: str) -> None:
        """The switch: one rename. Before it readers see the old release, after it the new one, whole."""
        history = self._up_to_current()
        replace(self.state / "history", "\n".join([*(known for known in history if known != digest), digest]).encode())
        self._turn(digest)

    def back(self) -> str:
        """Switches to the release before the current one, and gives its digest."""
        earlier = [digest for digest in self._up_to_current() if digest != self.current_digest]
        if not earlier:
            raise SwitchFailed(f"{self.out}: there is no earlier release to go back to. The present one still stands.")
        self._turn(earlier[-1])
        return earlier[-1]

    def _up_to_current(self) -> list[str]:
        """The order of publication without what was taken back: after a rollback, going back again goes further back."""
        current, history = self.current_digest, self.history()
        return history[: history.index(current) + 1] if current in history else history

    def _turn(self, digest: str) -> None:
        fresh = self.out / ".current"
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(Path("releases") / digest, target_is_directory=True)
        fresh.replace(self.current)
        synchronise(self.out)

    def tidy(self) -> None:
        """Removes what a killed build left and all but the last releases."""
        kept = set(self.history()[-KEPT_RELEASES:]) | {self.current_digest}
        for folder in self.releases.iterdir() if self.releases.is_dir() else ():
            if folder.name not in kept:
                shutil.rmtree(folder)
        keys = [path for path in self.state.glob("*.*.json") if path.name.partition(".")[0] not in kept]
        for path in keys:
            path.unlink()
        if keys and self.bundles.is_dir():
            self._tidy_bundles(kept)

    def _tidy_bundles(self, releases: Iterable[str | None]) -> None:
        """Removes what was remembered of bundles that no release has any more."""
        used = {f"{one.key}.json" for digest in releases if digest for one in self.keys(digest).bundles.values()}
        for path in self.bundles.iterdir():
            if path.name not in used:
                path.unlink()


def replace(path: Path, content: bytes) -> None:
    """Writes a small file so that readers see the old or the new one, never a half."""
    fresh = path.with_name(f".{path.name}.new")
    with fresh.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def synchronise(folder: Path) -> None:
    """Brings everything on the folder's file system to the disk: one call instead of one for each of 10,000 files."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if not hasattr(library, "syncfs"):  # only Linux has it
            os.sync()
        elif library.syncfs(descriptor) != 0:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    finally:
        os.close(descriptor)


@contextmanager
def disk_errors_shown(out: Path) -> Iterator[None]:
    """A full or read-only disk is said in one sentence; the old release stands."""
    try:
        yield
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        reason = "the disk is full" if full else error.strerror or str(error)
        raise SwitchFailed(f"{out}: {reason}. Nothing was published; the release before still stands.") from error
