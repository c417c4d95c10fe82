"""Makes what changed, links what did not, checks it, and switches the public site in one rename.

An artifact whose key stands in the present release is not made again, one that comes out with the same bytes is not written again: its
file is a hard link. A build that is killed, or that fails in any way, leaves the present release untouched.
"""

from __future__ import annotations

import gc
import hashlib
import json
import multiprocessing
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from cms.domain.errors import PageFailed, SwitchFailed
from site_static.archive import Packer
from site_static.artifact import Alias, Archive, Artifact, ArtifactKind, PublishedFile, Summary, Work
from site_static.derive import key_of_summary
from site_static.making import Failure, Made, Maker, enter_worker, make_chunk
from site_static.memory import collector_resting
from site_static.shelf import Shelf, disk_errors_shown, synchronise

MANIFEST = "manifest.json"
# Artifacts that one task of a worker makes: a PDF takes a thousand times as long as a page.
CHUNKS = {ArtifactKind.PRINT: 1, ArtifactKind.DATA: 3, ArtifactKind.PICTURE: 8, ArtifactKind.PAGE: 100, ArtifactKind.ASSET: 100}
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A whole site. written, kept and removed count files against the release before it."""

    digest: str
    folder: Path
    files: Mapping[str, PublishedFile]
    pages: int
    written: int
    kept: int
    removed: int


def build(
    works: Iterable[Work], out: Path, *, jobs: int = 0, progress: Progress | None = None, check: Callable[[Path], None] | None = None
) -> Release:
    """Makes, checks and switches; jobs 0 is one per core. Raises PageFailed, SwitchFailed, and whatever check raises: then nothing changed."""
    shelf = Shelf(out=out)
    with collector_resting():
        plan = _Plan.of(works)
    with disk_errors_shown(out), shelf.locked():
        shelf.releases.mkdir(parents=True, exist_ok=True)
        shelf.tidy()
        built = _Build(shelf=shelf, plan=plan, jobs=jobs or os.cpu_count() or 1, progress=progress or (lambda done, of: None))
        release, keys = built.run()
        if release.folder == shelf.building:
            if check:
                check(release.folder)
            release = _switched(release, keys, shelf)
        else:
            shelf.write_keys(release.digest, keys)
        shelf.tidy()
        return release


def rollback(out: Path) -> str:
    """Back to the release before. Gives its digest; raises SwitchFailed when there is none."""
    shelf = Shelf(out=out)
    with disk_errors_shown(out), shelf.locked():
        return shelf.back()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """The works by kind: made, linked, told about others, holding all. Addresses are unique and stay inside the site."""

    artifacts: tuple[Artifact, ...]
    aliases: tuple[Alias, ...]
    summaries: tuple[Summary, ...]
    archives: tuple[Archive, ...]

    @classmethod
    def of(cls, works: Iterable[Work]) -> _Plan:
        artifacts: list[Artifact] = []
        aliases: list[Alias] = []
        summaries: list[Summary] = []
        archives: list[Archive] = []
        seen = {MANIFEST}
        for work in works:
            parts = PurePosixPath(work.path).parts
            if work.path in seen or not parts or parts[0] == "/" or ".." in parts:
                reason = "two files have this address" if work.path in seen else "this address leads out of the site"
                raise PageFailed(f"{work.path}: {reason}. Nothing was published.")
            seen.add(work.path)
            match work:
                case Artifact():
                    artifacts.append(work)
                case Alias():
                    aliases.append(work)
                case Summary():
                    summaries.append(work)
                case Archive():
                    archives.append(work)
        return cls(artifacts=tuple(artifacts), aliases=tuple(aliases), summaries=tuple(summaries), archives=tuple(archives))

    @property
    def pages(self) -> int:
        kinds = [*(work.kind for work in self.artifacts), *(work.kind for work in self.summaries)]
        return kinds.count(ArtifactKind.PAGE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Before:
    """The release that is public now: its folder, files and keys; None and nothing before the first one."""

    folder: Path | None
    files: Mapping[str, PublishedFile]
    keys: Mapping[str, str]

    @classmethod
    def of(cls, shelf: Shelf) -> _Before:
        digest = shelf.current_digest
        if not digest:
            return cls(folder=None, files={}, keys={})
        folder = shelf.folder(digest)
        return cls(folder=folder, files=read_manifest(folder / MANIFEST), keys=shelf.keys(digest))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Done:
    """What this build has so far; fresh: the paths of the files that it wrote."""

    files: dict[str, PublishedFile]
    keys: dict[str, str]
    fresh: set[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Build:
    """One build: the release before (old) and the works, to a new folder of files."""

    shelf: Shelf
    plan: _Plan
    jobs: int
    progress: Progress

    def run(self) -> tuple[Release, dict[str, str]]:
        """The release, in the building folder unless nothing changed, and the keys of its artifacts."""
        before = _Before.of(self.shelf)
        made = self._made(self._maker(self.plan.artifacts, before))
        done = _Done(
            files={one.path: one.file for one in made}, keys={one.path: one.key for one in made}, fresh={one.path for one in made if one.written}
        )
        for alias in self.plan.aliases:
            done.files[alias.path] = done.files[alias.target]
        archived = {archive.path for archive in self.plan.archives}
        self._summarise((one for one in self.plan.summaries if archived.isdisjoint(one.needs)), done, before)
        for archive in self.plan.archives:
            self._pack(archive, done, before)
        self._summarise((one for one in self.plan.summaries if not archived.isdisjoint(one.needs)), done, before)

        changed = done.fresh | {alias.path for alias in self.plan.aliases if before.files.get(alias.path) != done.files[alias.path]}
        removed = before.files.keys() - done.files.keys()
        if before.folder and not changed and not removed:
            return self._release(before.folder.name, before.folder, done.files, written=0, removed=0), done.keys
        if before.folder:
            self._link(before.folder, done.files.keys() - changed)
        for alias in self.plan.aliases:
            if alias.path in changed:
                link_or_copy(self.shelf.building / alias.target, self.shelf.building / alias.path)
        manifest = manifest_of(done.files)
        (self.shelf.building / MANIFEST).write_bytes(manifest)
        name = hashlib.sha256(manifest).hexdigest()[:20]
        return self._release(name, self.shelf.building, done.files, written=len(changed), removed=len(removed)), done.keys

    def _link(self, before: Path, paths: Iterable[str]) -> None:
        for path in sorted(paths):
            link_or_copy(before / path, self.shelf.building / path)

    def _release(self, digest: str, folder: Path, files: Mapping[str, PublishedFile], *, written: int, removed: int) -> Release:
        kept = len(files) - written
        return Release(digest=digest, folder=folder, files=files, pages=self.plan.pages, written=written, kept=kept, removed=removed)

    def _maker(self, artifacts: Sequence[Artifact], before: _Before) -> Maker:
        return Maker(artifacts=tuple(artifacts), folder=self.shelf.building, old=before.files, old_keys=before.keys)

    def _summarise(self, summaries: Iterable[Summary], done: _Done, before: _Before) -> None:
        """Files about other files. They are few, so this process makes them."""
        as_artifacts = []
        for summary in summaries:
            needed = {path: done.files[path] for path in summary.needs}
            facts = key_of_summary(summary, needed)
            as_artifacts.append(Artifact(path=summary.path, kind=summary.kind, facts=facts, maker=summary.maker, make=_about(summary, needed)))
        for one in _without_failures(self._maker(as_artifacts, before).make(range(len(as_artifacts)))):
            done.files[one.path], done.keys[one.path] = one.file, one.key
            if one.written:
                done.fresh.add(one.path)

    def _pack(self, archive: Archive, done: _Done, before: _Before) -> None:
        """All that is done by now, in one file, unless the release before has it already."""
        targets = {alias.path: alias.target for alias in self.plan.aliases}

        def where(path: str) -> Path:
            made = targets.get(path, path)
            return (self.shelf.building if made in done.fresh or not before.folder else before.folder) / made

        packer = Packer(archive=archive, files=dict(done.files), where=where, listed=manifest_of, list_name=MANIFEST)
        key, known, old_key = packer.key, before.files.get(archive.path), before.keys.get(archive.path, "")
        if known and old_key == key:
            done.files[archive.path] = known
        else:
            old = (before.folder or self.shelf.building) / archive.path
            done.files[archive.path] = packer.write(self.shelf.building / archive.path, old, old_key, before.files)
            done.fresh.add(archive.path)
        done.keys[archive.path] = key

    def _made(self, maker: Maker) -> list[Made]:
        """Every artifact, made or known, in the order of the plan."""
        results: list[Made | Failure] = []
        for some in self._results(maker, list(_chunks(self.plan.artifacts))):
            results += some
            self.progress(len(results), len(self.plan.artifacts))
        return sorted(_without_failures(results), key=lambda one: one.index)

    def _results(self, maker: Maker, chunks: Sequence[Sequence[int]]) -> Iterator[Sequence[Made | Failure]]:
        # The facts of a city stay to the end: nobody need look for garbage among them, and a worker that did would copy them all.
        gc.freeze()
        try:
            if self.jobs == 1 or len(chunks) < 2:
                yield from (maker.make(chunk) for chunk in chunks)
                return
            # A forked worker inherits the artifacts; they hold functions, which cannot be sent.
            context = multiprocessing.get_context("fork")
            with ProcessPoolExecutor(
                min(self.jobs, len(chunks)), mp_context=context, initializer=enter_worker, initargs=(maker, os.getpid())
            ) as pool:
                yield from pool.map(make_chunk, chunks)
        except BrokenProcessPool:
            raise SwitchFailed("A worker process was ended from outside, perhaps for lack of memory. Nothing was published; try --jobs 1.") from None
        finally:
            gc.unfreeze()


def _about(summary: Summary, needed: Mapping[str, PublishedFile]) -> Callable[[], bytes]:
    return lambda: summary.make(needed)


def _without_failures(results: Iterable[Made | Failure]) -> list[Made]:
    """The results. Raises PageFailed for the first artifact of the plan that could not be made."""
    made: list[Made] = []
    failures: list[Failure] = []
    for result in results:
        if isinstance(result, Failure):
            failures.append(result)
        else:
            made.append(result)
    if failures:
        first = min(failures, key=lambda failure: failure.index)
        raise PageFailed(f"{first.path}: {first.reason}. Nothing was published.")
    return made


def _chunks(artifacts: Sequence[Artifact]) -> Iterator[Sequence[int]]:
    """Indexes of artifacts for one task each, the slowest kinds first."""
    for kind, size in CHUNKS.items():
        indexes = [index for index, artifact in enumerate(artifacts) if artifact.kind is kind]
        for start in range(0, len(indexes), size):
            yield indexes[start : start + size]


def link_or_copy(old: Path, new: Path) -> None:
    """A second name for the same file; a copy where the file system refuses."""
    new.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(old, new)
    except OSError:
        shutil.copyfile(old, new)


def _switched(release: Release, keys: Mapping[str, str], shelf: Shelf) -> Release:
    """The release in its place and public. Its folder is complete and on the disk before the one rename that readers notice."""
    synchronise(shelf.building)
    folder = shelf.folder(release.digest)
    if folder.exists():
        shutil.rmtree(shelf.building)
    else:
        shelf.building.rename(folder)
    shelf.write_keys(release.digest, keys)
    shelf.point_to(release.digest)
    return replace(release, folder=folder)


def manifest_of(files: Mapping[str, PublishedFile]) -> bytes:
    """Path, bytes and sha256 of every file of the site but this one; one file a line, sorted."""
    rows = (json.dumps({"path": path, "bytes": files[path].size, "sha256": files[path].sha256}, ensure_ascii=False) for path in sorted(files))
    return ('{"files": [\n' + ",\n".join(rows) + "\n]}\n").encode()


def read_manifest(path: Path) -> dict[str, PublishedFile]:
    """The inverse; nothing when there is none that can be read, which only costs writing all files again."""
    try:
        found = json.loads(path.read_bytes())["files"]
        return {row["path"]: PublishedFile(sha256=row["sha256"], size=row["bytes"]) for row in found}
    except (OSError, ValueError, KeyError):
        return {}
