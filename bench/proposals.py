"""Publishing proposals: a city of 50,000 with 300,000 events, all invented and all called CONTOH; and one new event in it.

The slips are left out, which are made once for each proposal. The pictures of all pages are left blank at first, since `python -m bench generated`
tells what they cost; of an event they are drawn. Counted are pages; feeds and data are made beside them.

As many files of the same size, written and nothing else, tell how much of the first publication is the file system's own. ext4 can be slow for a
while: it takes no inode that was given up within five minutes, and looks at each of them whenever it needs one. After a run of the tests had been
cleared away an empty file cost 300 microseconds instead of 15. TMPDIR names a folder elsewhere.
"""

from __future__ import annotations

import itertools
import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path

from bench.measuring import Measured, measured
from cms.domain.city import city_named
from cms.domain.proposals import chain
from cms.domain.proposals.choices import Kind, Level, Origin, State
from cms.domain.proposals.facts import Proposal, ProposalEvent
from site_static.artifact import Artifact, ArtifactKind, Bundle, Listing, Planned
from site_static.content import Snapshot
from site_static.kept import Kept
from site_static.manifest import Files
from site_static.plan import site_plan
from site_static.release import Release, build
from site_static.shelf import KEPT_RELEASES

COUNT = 50_000
REASON = "Pagu kantor pelaksana tahun ini habis untuk usulan lain (CONTOH)."
THEMES = ("Jalan lingkungan", "Drainase", "Penerangan", "Kesehatan", "Pendidikan")
OFFICES = tuple(f"Dinas CONTOH {number}" for number in range(1, 21))
FIRST_DAY = date(2021, 1, 4)


def proposals(_folder: Path) -> Iterator[Measured]:
    """Cold; then one new event, as it is after the shelf of releases is full (see docs/decisions/007-bundles.md); then a decision.

    The facts stand in memory already: reading them from a database is not counted, nor is the check of the finished site. An event is published
    by a process that stays, as `./publish.py watch` is, and once by one that knows nothing of the publication before, as `./publish.py build`.
    """
    facts = city_of(COUNT)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "public"
        name = f"{COUNT:,} proposals, {sum(len(one.events) for one in facts.proposals):,} events, cold"
        first, line = measured(name, "pages", lambda: build(_works(facts), out, jobs=1), _pages)
        yield line
        yield measured("as many files, written and nothing else", "files", lambda: _only_written(first.files, Path(folder) / "floor"), int)[1]
        last: Release | None = None
        for _ in range(KEPT_RELEASES):
            facts = with_one_event(facts)
            last = build(_works(facts), out, jobs=1, last=last)
        for name, to, is_new in (
            ("one new event, all its pages, lists and feeds", State.ASSESSED, False),
            ("one decision: it leaves the lists of what waits", State.REJECTED, False),
            ("one new event, by a process of its own", State.ASSESSED, True),
        ):
            facts = with_one_event(replace(facts, kept=Kept()) if is_new else facts, to)
            publish = partial(build, _works(facts, is_drawn=True), out, jobs=1, last=None if is_new else last)
            last, line = measured(name, "files written", publish, _written)
            yield line


def _works(facts: Snapshot, *, is_drawn: bool = False) -> Iterator[Planned]:
    for planned in site_plan(facts):
        match planned:
            case Bundle() if planned.name.startswith("slips "):
                continue
            case Artifact() if planned.kind not in (ArtifactKind.PAGE, ArtifactKind.CARD, ArtifactKind.ASSET):
                continue
            case Artifact():
                yield planned if is_drawn else _blank(planned)
            case Bundle():
                yield planned if is_drawn else replace(planned, works=partial(_blank_ones, planned))
            case Listing():
                yield planned


def _blank_ones(bundle: Bundle) -> Iterator[Artifact]:
    return map(_blank, bundle.works())


def _blank(work: Artifact) -> Artifact:
    """The picture of a page under its own key, so that only those that change are drawn afterwards."""
    return replace(work, make=work.path.encode) if work.kind is ArtifactKind.CARD else work


def _only_written(files: Files, out: Path) -> int:
    """Files of these sizes at these addresses. Gives how many."""
    known = set[str]()
    for path, file in files.items():
        above = path.rpartition("/")[0]
        if above not in known:
            os.makedirs(out / above, exist_ok=True)
            known.add(above)
        with open(f"{out}/{path}", "wb", buffering=0) as target:
            target.write(bytes(file.size))
    return len(files)


def _pages(release: Release) -> int:
    return release.pages


def _written(release: Release) -> int:
    return release.written


def city_of(count: int) -> Snapshot:
    """count proposals over five years, six events each: screened, prioritised, assessed, advised, and refused or still waiting."""
    villages = [village.code for district in city_named("binjai").districts for village in district.villages]
    return Snapshot(
        city=city_named("binjai"),
        as_of=datetime(2025, 11, 3, tzinfo=UTC),
        today=date(2025, 11, 3),
        documents=(),
        pages=(),
        proposals=tuple(_proposal(number, villages[number % len(villages)]) for number in range(1, count + 1)),
    )


def with_one_event(before: Snapshot, to: State = State.ASSESSED) -> Snapshot:
    """The next word on the one in the middle, which waits for its decision."""
    place = next(place for place in range(len(before.proposals) // 2, len(before.proposals)) if before.proposals[place].state is State.ASSESSED)
    old = before.proposals[place]
    event = _event(old.reference, len(old.events) + 1, State.ASSESSED, to, date(2025, 11, 2))
    event = replace(event, note=f"Ditinjau sekali lagi, ke-{len(old.events)} (CONTOH).")
    new = replace(old, events=(*old.events, chain.linked(event, old.last.digest)))
    return replace(before, proposals=(*before.proposals[:place], new, *before.proposals[place + 1 :]))


def _proposal(number: int, village: str) -> Proposal:
    received = FIRST_DAY + timedelta(days=number % 1_700)
    reference = f"P-{received.year}-{number:05d}"
    asked = Proposal(
        reference=reference,
        title=f"Perbaikan jalan lingkungan {number} (CONTOH)",
        kind=Kind.PHYSICAL,
        origin=list(Origin)[number % len(Origin)],
        for_year=received.year + 1,
        village_code=village,
        place=f"Lingkungan {number % 9 + 1}",
        theme=THEMES[number % len(THEMES)],
        volume=Decimal(number % 300 + 1),
        unit="m",
        amount_asked=Decimal(number % 900 + 1) * 250_000,
        office=OFFICES[number % len(OFFICES)],
        is_sample=True,
    )
    last = State.ASSESSED if number % 2 else State.REJECTED
    steps = (None, State.RECEIVED, State.SCREENED, State.PRIORITISED, State.ASSESSED, State.ASSESSED, last)
    events: list[ProposalEvent] = []
    for place, (before, to) in enumerate(itertools.pairwise(steps), start=1):
        event = _event(reference, place, before, to, received + timedelta(days=9 * place))
        if place == 1:
            event = replace(event, asked_sha256=chain.asked_digest(asked))
        events.append(chain.linked(event, events[-1].digest if events else ""))
    return replace(asked, events=tuple(events))


def _event(reference: str, number: int, before: State | None, to: State, on: date) -> ProposalEvent:
    event = ProposalEvent(
        reference=reference,
        number=number,
        on=on,
        from_state=before,
        to_state=to,
        by_office="Kantor CONTOH",
        to_office="Bappeda",
        note="Layak (CONTOH).",
    )
    if to is State.REJECTED:
        return replace(event, reason_code="no-ceiling", reason=REASON, objection="Surat ke Bappeda (CONTOH)")
    return replace(event, level=Level.SKPD, recommended_amount=Decimal("100000000.00")) if number == 5 else event
