"""Makes what changed, links what did not, checks it, and switches the public site in one rename.

An artifact whose key stands in the present release is not made again, one that comes out with the same bytes is not written again: its
file is a hard link. A build that is killed, or that fails in any way, leaves the present release untouched.
"""

from __future__ import annotations

import gc
import hashlib
import multiprocessing
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from pathlib import Path

from cms.domain.errors import PageFailed, SwitchFailed
from site_static.archive import Packer
from site_static.artifact import Alias, Archive, Artifact, ArtifactKind, Bundle, Listing, Planned, PublishedFile, Summary
from site_static.derive import key_of_bundle, key_of_summary
from site_static.filling import fill, link_or_copy
from site_static.making import Failure, Made, Maker, enter_worker, make_chunk
from site_static.manifest import MANIFEST, Files, manifest_of, read_manifest
from site_static.memory import collector_resting
from site_static.shelf import NO_KEYS, BundleKey, Keys, Shelf, disk_errors_shown, synchronise

# Artifacts that one task of a worker makes: a PDF takes a thousand times as long as a page.
CHUNKS = {
    ArtifactKind.PRINT: 1,
    ArtifactKind.DATA: 3,
    ArtifactKind.PICTURE: 8,
    ArtifactKind.CARD: 50,
    ArtifactKind.PAGE: 100,
    ArtifactKind.ASSET: 100,
}
Progress = Callable[[int, int], None]
# The last part of the address of every page that readers look for.
PAGE = "index.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A whole site. written, kept and removed count files against the release before it."""

    digest: str
    folder: Path
    files: Files
    pages: int
    written: int
    kept: int
    removed: int


def build(
    works: Iterable[Planned],
    out: Path,
    *,
    jobs: int = 0,
    progress: Progress | None = None,
    check: Callable[[Path], None] | None = None,
    last: Release | None = None,
) -> Release:
    """Makes, checks and switches; jobs 0 is one per core. Raises PageFailed, SwitchFailed, and whatever check raises: then nothing changed.

    last: the release that this process built last; while it is the public one, its list of files need not be read again.
    """
    shelf = Shelf(out=out)
    with collector_resting():
        plan = _Plan.of(works)
    with disk_errors_shown(out), shelf.locked():
        shelf.releases.mkdir(parents=True, exist_ok=True)
        shelf.tidy()
        built = _Build(shelf=shelf, plan=plan, jobs=jobs or os.cpu_count() or 1, progress=progress or (lambda done, of: None), last=last)
        with collector_resting():
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
    bundles: tuple[Bundle, ...]
    listings: tuple[Listing, ...]

    @classmethod
    def of(cls, works: Iterable[Planned]) -> _Plan:
        artifacts: list[Artifact] = []
        aliases: list[Alias] = []
        summaries: list[Summary] = []
        archives: list[Archive] = []
        bundles: list[Bundle] = []
        listings: list[Listing] = []
        for work in works:
            match work:
                case Artifact():
                    artifacts.append(work)
                case Alias():
                    aliases.append(work)
                case Summary():
                    summaries.append(work)
                case Archive():
                    archives.append(work)
                case Bundle():
                    bundles.append(work)
                case Listing():
                    listings.append(work)
        return cls(
            artifacts=tuple(artifacts),
            aliases=tuple(aliases),
            summaries=tuple(summaries),
            archives=tuple(archives),
            bundles=tuple(bundles),
            listings=tuple(listings),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Before:
    """The release that is public now: its folder, files and keys; None and nothing before the first one."""

    folder: Path | None
    files: Files
    keys: Keys

    @classmethod
    def of(cls, shelf: Shelf, last: Release | None) -> _Before:
        digest = shelf.current_digest
        if not digest:
            return cls(folder=None, files=Files(), keys=NO_KEYS)
        folder = shelf.folder(digest)
        files = last.files if last and last.digest == digest else read_manifest(folder / MANIFEST)
        return cls(folder=folder, files=files, keys=shelf.keys(digest))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opened:
    """What is to be made once it is known which bundles changed.

    artifacts: all of the plan, with those of the bundles that changed. kept: the files of the others. keys: of what was made before, by path.
    members: the paths of each bundle that changed. bundles: the keys of all of them.
    """

    artifacts: tuple[Artifact, ...]
    kept: Files
    keys: Mapping[str, str]
    members: Mapping[str, tuple[str, ...]]
    bundles: Mapping[str, BundleKey]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Done:
    """What this build has so far; fresh: the paths of the files that it wrote."""

    files: Files
    keys: dict[str, str] = field(default_factory=dict)
    fresh: set[str] = field(default_factory=set)

    def add(self, made: Iterable[Made]) -> None:
        for one in made:
            self.files.put(one.path, one.file)
            self.keys[one.path] = one.key
            if one.written:
                self.fresh.add(one.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Build:
    """One build: the release before (old) and the works, to a new folder of files."""

    shelf: Shelf
    plan: _Plan
    jobs: int
    progress: Progress
    last: Release | None

    def run(self) -> tuple[Release, Keys]:
        """The release, in the building folder unless nothing changed, and the keys of its files."""
        before = _Before.of(self.shelf, self.last)
        opened = self._open(before)
        done = _Done(files=opened.kept)
        done.add(self._made(self._maker(opened.artifacts, before, opened.keys)))
        for alias in self.plan.aliases:
            done.files.put(alias.path, done.files[alias.target])
            done.keys[alias.path] = ""
        archived = {archive.path for archive in self.plan.archives}
        self._summarise((one for one in self.plan.summaries if archived.isdisjoint(one.needs)), done, before)
        for archive in self.plan.archives:
            self._pack(archive, done, before)
        self._summarise((one for one in self.plan.summaries if not archived.isdisjoint(one.needs)), done, before)

        aliases = [alias for alias in self.plan.aliases if before.files.get(alias.path) != done.files[alias.path]]
        changed = done.fresh | {alias.path for alias in aliases}
        removed = before.files.rows.keys() - done.files.rows.keys()
        keys, pages = self._remembered(opened, done), self._pages(opened)
        if before.folder and not changed and not removed:
            return self._release(before.folder.name, before.folder, done.files, pages, written=0, removed=0), keys
        for alias in aliases:
            made = self.shelf.building if alias.target in done.fresh or not before.folder else before.folder
            link_or_copy(made / alias.target, self.shelf.building / alias.path)
        if before.folder:
            fill(self.shelf, before.folder, done.files, changed, removed)
        manifest = manifest_of(done.files)
        (self.shelf.building / MANIFEST).write_bytes(manifest)
        name = hashlib.sha256(manifest).hexdigest()[:20]
        if before.folder and before.files:  # a list that could not be read does not say what is gone
            self.shelf.write_changes(name, before.folder.name, {*changed, *removed})
        return self._release(name, self.shelf.building, done.files, pages, written=len(changed), removed=len(removed)), keys

    def _open(self, before: _Before) -> _Opened:
        """The bundles that changed are listed; of the others every file is known to be as it was. Addresses are unique and stay inside the site."""
        keys, old = {one.name: key_of_bundle(one) for one in self.plan.bundles}, before.keys.bundles
        gone = {name: self.shelf.members(one.key) for name, one in old.items() if keys.get(name) != one.key}
        # Without what was remembered nobody could say which of the files before belong to a bundle that stands.
        is_known = None not in gone.values() and bool(before.files)
        changed = [one for one in self.plan.bundles if not (is_known and one.name in old and old[one.name].key == keys[one.name])]
        kept, old_keys = Files(), dict(before.keys.files)
        for members in gone.values():
            old_keys.update(members or {})
        if len(changed) < len(self.plan.bundles):
            kept = before.files.without(old_keys)
        works = {one.name: tuple(one.works()) for one in changed}
        artifacts = [*self.plan.artifacts, *(work for some in works.values() for work in some)]
        pages = {path for path in kept.rows if path.endswith(PAGE)}
        made: list[Artifact | Summary] = [*artifacts, *self.plan.summaries]
        pages.update(work.path for work in made if work.kind is ArtifactKind.PAGE and work.path.endswith(PAGE))
        artifacts += [work for one in self.plan.listings for work in one.works(sorted(pages))]
        self._hold_apart((*artifacts, *self.plan.aliases, *self.plan.summaries, *self.plan.archives), kept)
        return _Opened(
            artifacts=tuple(artifacts),
            kept=kept,
            keys=old_keys,
            members={name: tuple(work.path for work in some) for name, some in works.items()},
            bundles={
                name: BundleKey(key=key, pages=sum(work.kind is ArtifactKind.PAGE for work in works[name]) if name in works else old[name].pages)
                for name, key in keys.items()
            },
        )

    def _hold_apart(self, works: Iterable[Artifact | Alias | Summary | Archive], kept: Files) -> None:
        seen = {MANIFEST}
        for work in works:
            path = work.path
            if path in seen or path in kept.rows or not path or path.startswith("/") or ".." in path.split("/"):
                reason = "two files have this address" if path in seen or path in kept.rows else "this address leads out of the site"
                raise PageFailed(f"{path}: {reason}. Nothing was published.")
            seen.add(path)

    def _remembered(self, opened: _Opened, done: _Done) -> Keys:
        """What the next build is told: the members of each bundle that changed are written down, the others are."""
        loose = dict(done.keys)
        for name, paths in opened.members.items():
            self.shelf.write_members(opened.bundles[name].key, {path: loose.pop(path) for path in paths})
        return Keys(files=loose, bundles=opened.bundles)

    def _pages(self, opened: _Opened) -> int:
        kinds = [*(work.kind for work in opened.artifacts), *(work.kind for work in self.plan.summaries)]
        return kinds.count(ArtifactKind.PAGE) + sum(one.pages for name, one in opened.bundles.items() if name not in opened.members)

    def _release(self, digest: str, folder: Path, files: Files, pages: int, *, written: int, removed: int) -> Release:
        return Release(digest=digest, folder=folder, files=files, pages=pages, written=written, kept=len(files) - written, removed=removed)

    def _maker(self, artifacts: Sequence[Artifact], before: _Before, keys: Mapping[str, str]) -> Maker:
        return Maker(artifacts=tuple(artifacts), folder=self.shelf.building, old=before.files, old_keys=keys)

    def _summarise(self, summaries: Iterable[Summary], done: _Done, before: _Before) -> None:
        """Files about other files. They are few, so this process makes them."""
        as_artifacts = []
        for summary in summaries:
            needed = {path: done.files[path] for path in summary.needs}
            facts = key_of_summary(summary, needed)
            as_artifacts.append(Artifact(path=summary.path, kind=summary.kind, facts=facts, maker=summary.maker, make=_about(summary, needed)))
        done.add(_without_failures(self._maker(as_artifacts, before, before.keys.files).make(range(len(as_artifacts)))))

    def _pack(self, archive: Archive, done: _Done, before: _Before) -> None:
        """All that is done by now, in one file, unless the release before has it already."""
        targets = {alias.path: alias.target for alias in self.plan.aliases}

        def where(path: str) -> Path:
            made = targets.get(path, path)
            return (self.shelf.building if made in done.fresh or not before.folder else before.folder) / made

        inside = {path: file for path, file in done.files.items() if path.rpartition("/")[2] not in archive.without}
        packer = Packer(archive=archive, files=inside, where=where, listed=manifest_of, list_name=MANIFEST)
        key, known, old_key = packer.key, before.files.get(archive.path), before.keys.files.get(archive.path, "")
        if known and old_key == key:
            done.files.put(archive.path, known)
        else:
            old = (before.folder or self.shelf.building) / archive.path
            done.files.put(archive.path, packer.write(self.shelf.building / archive.path, old, old_key, before.files))
            done.fresh.add(archive.path)
        done.keys[archive.path] = key

    def _made(self, maker: Maker) -> list[Made]:
        """Every artifact, made or known, in the order of the plan."""
        results: list[Made | Failure] = []
        for some in self._results(maker, list(_chunks(maker.artifacts))):
            results += some
            self.progress(len(results), len(maker.artifacts))
        return sorted(_without_failures(results), key=lambda one: one.place)

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
        first = min(failures, key=lambda failure: failure.place)
        raise PageFailed(f"{first.path}: {first.reason}. Nothing was published.")
    return made


def _chunks(artifacts: Sequence[Artifact]) -> Iterator[Sequence[int]]:
    """Indexes of artifacts for one task each, the slowest kinds first."""
    for kind, size in CHUNKS.items():
        indexes = [index for index, artifact in enumerate(artifacts) if artifact.kind is kind]
        for start in range(0, len(indexes), size):
            yield indexes[start : start + size]


def _switched(release: Release, keys: Keys, shelf: Shelf) -> Release:
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
