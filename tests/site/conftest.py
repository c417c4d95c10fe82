"""The small city's site, built once for all tests of this folder, with its PDFs."""

from __future__ import annotations

import shutil

import pytest

from site_static.plan import site_works
from site_static.release import build
from tests.support.city import small_snapshot
from tests.support.published import Published


@pytest.fixture(scope="session")
def public(tmp_path_factory):
    """The folder that holds the releases. Tests look at it and change nothing in it."""
    out = tmp_path_factory.mktemp("site") / "public"
    build(site_works(small_snapshot()), out, jobs=2)
    return out


@pytest.fixture(scope="session")
def site(public):
    return Published((public / "current").resolve())


@pytest.fixture
def copy_of_public(public, tmp_path):
    """A copy to build into, with what the builder remembers of it."""
    out = tmp_path / "public"
    shutil.copytree(public, out, symlinks=True)
    shutil.copytree(public.parent / ".public-state", tmp_path / ".public-state")
    return out
