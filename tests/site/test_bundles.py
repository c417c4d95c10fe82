"""A city of many proposals is published in bundles: the result is the same as file by file, and an answer opens only what says it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bench.proposals import city_of, with_one_event
from cms.domain.proposals.choices import State
from site_static.artifact import Artifact, ArtifactKind, Bundle, Listing
from site_static.kept import Kept
from site_static.manifest import manifest_of, read_manifest
from site_static.plan import site_plan, site_works
from site_static.release import build, rollback
from tests.support.builds import contents

CITY = city_of(230)
ANSWERED = with_one_event(CITY)


def planned(snapshot):
    """Pages, feeds and the search; slips and data take longer to make than they would prove."""
    for one in site_plan(snapshot):
        match one:
            case Artifact() if one.kind not in (ArtifactKind.PAGE, ArtifactKind.ASSET):
                continue
            case Bundle() if one.name.startswith("slips "):
                continue
            case Artifact() | Bundle() | Listing():
                yield one


def test_bundles_and_single_files_make_the_same_site(tmp_path):
    single = (one for one in site_works(CITY) if isinstance(one, Artifact) and one.kind in (ArtifactKind.PAGE, ArtifactKind.ASSET))

    bundled, alone = (contents(build(works, tmp_path / name, jobs=1).folder) for name, works in (("a", planned(CITY)), ("b", single)))

    # These list the pages that planned() leaves out too; the pictures of the search's pages are in its bundle.
    compared = [path for path in alone if path not in ("sitemap.xml", "manifest.json")]
    assert {path for path in bundled.keys() ^ alone.keys() if not path.endswith("kartu.png")} == set()
    assert [path for path in compared if bundled[path] != alone[path]] == []


def test_one_answer_gives_the_same_site_as_publishing_everything_again(tmp_path):
    build(planned(CITY), tmp_path / "a", jobs=1)
    before = contents(tmp_path / "a/current")

    step = build(planned(ANSWERED), tmp_path / "a", jobs=1)

    assert step.digest == build(planned(replace(ANSWERED, kept=Kept())), tmp_path / "b", jobs=1).digest
    after = contents(step.folder)
    number = next(new.reference for old, new in zip(CITY.proposals, ANSWERED.proposals, strict=True) if old is not new)
    changed = {path for path, content in after.items() if before.get(path) != content}
    assert {f"usulan/{number}/index.html", f"en/usulan/{number}/index.html", f"usulan/{number}/kabar.xml", "usulan/kabar.json"} <= changed
    others = {path for path in changed if path.startswith("usulan/P-")}
    assert others == {f"usulan/{number}/{name}" for name in ("index.html", "kabar.xml", "kabar.json")}
    assert not [path for path in changed if path.startswith(("cari/", "abjad/"))]


def test_a_process_that_stays_makes_what_a_new_one_makes(tmp_path):
    """Over several answers, a decision and another day: what it keeps of the publication before never shows in the next one."""
    city, last = replace(CITY, kept=Kept()), None
    steps = (with_one_event, lambda one: with_one_event(one, State.REJECTED), with_one_event, lambda one: replace(one, today=date(2026, 2, 3)))
    for number, step in enumerate(steps):
        city = step(city)

        last = build(planned(city), tmp_path / "a", jobs=1, last=last)

        assert last.digest == build(planned(replace(city, kept=Kept())), tmp_path / f"b{number}", jobs=1).digest
        assert contents(last.folder)["manifest.json"] == manifest_of(read_manifest(last.folder / "manifest.json"))


def test_a_release_that_was_taken_back_meanwhile_is_not_taken_for_the_public_one(tmp_path):
    build(planned(CITY), tmp_path / "a", jobs=1)
    last = build(planned(ANSWERED), tmp_path / "a", jobs=1)
    rollback(tmp_path / "a")

    again = build(planned(ANSWERED), tmp_path / "a", jobs=1, last=last)

    assert (again.digest, again.written) == (last.digest, last.written)


def test_one_answer_opens_the_bundle_of_its_hundred_and_the_lists_that_hold_it():
    old, new = ({one.name: repr(one.facts) for one in planned(city) if isinstance(one, Bundle)} for city in (CITY, ANSWERED))

    opened = {name for name in new if old[name] != new[name]}

    number = next(new.reference for old, new in zip(CITY.proposals, ANSWERED.proposals, strict=True) if old is not new)
    assert {name for name in opened if not name.startswith("list ")} == {f"cases {number[:-2]}", f"news {number[:-2]}"}
    assert 5 <= len([name for name in opened if name.startswith("list ")]) <= 8
