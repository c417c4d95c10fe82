"""A release carried to another folder: whole or not at all."""

from __future__ import annotations

import pytest

from cms.domain.errors import SwitchFailed
from site_static.deploy import deploy
from site_static.release import build, rollback
from tests.support.builds import contents, site


@pytest.fixture
def out(tmp_path):
    return tmp_path / "public"


@pytest.fixture
def target(tmp_path):
    return tmp_path / "web server"


def test_the_target_gets_the_very_same_files(out, target):
    build(site(), out, jobs=1)

    done = deploy(out, target)

    assert contents(target / "current") == contents(out / "current")
    assert (done.copied, done.kept) == (7, 0)


def test_a_second_time_only_what_changed_is_copied(out, target):
    build(site(), out, jobs=1)
    deploy(out, target)
    build(site(p1="Halaman satu"), out, jobs=1)

    done = deploy(out, target)

    assert (done.copied, done.kept) == (2, 5)
    assert (target / "current/1/p1.html").read_bytes() == b"Halaman satu"


def test_the_same_release_again_copies_nothing(out, target):
    build(site(), out, jobs=1)
    deploy(out, target)

    done = deploy(out, target)

    assert (done.copied, done.kept) == (0, 7)


def test_the_target_can_go_back_to_its_release_before(out, target):
    build(site(), out, jobs=1)
    deploy(out, target)
    before = contents(target / "current")
    build(site(p1="Halaman satu"), out, jobs=1)
    deploy(out, target)

    rollback(target)

    assert contents(target / "current") == before


def test_a_file_that_was_changed_by_hand_is_not_carried_on(out, target):
    build(site(), out, jobs=1)
    deploy(out, target)
    before = contents(target / "current")
    release = build(site(p1="Halaman satu"), out, jobs=1)
    (release.folder / "1/p1.html").write_bytes(b"Halaman palsu")

    with pytest.raises(SwitchFailed, match="not the file that the manifest names"):
        deploy(out, target)

    assert contents(target / "current") == before


def test_without_a_release_it_says_what_to_do(out, target):
    with pytest.raises(SwitchFailed, match="build first"):
        deploy(out, target)
