"""The list of features of licences in the manual is true: facts, tables, pages and tests that it names are there, every feature once."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import cms.domain.licensing
from cms.domain.catalogue import LICENSING
from cms.domain.tables import columns_of
from site_static import addresses

ROOT = Path(__file__).resolve().parent.parent
ROWS = [
    tuple(cell.strip() for cell in line.strip("|\n ").split("|"))
    for line in (ROOT / "docs/licences.md").read_text("utf-8").splitlines()
    if re.match(r"\| L[0-9]", line)
]
FACTS = {
    name: one
    for module in pkgutil.iter_modules(cms.domain.licensing.__path__, "cms.domain.licensing.")
    for name, one in vars(importlib.import_module(module.name)).items()
    if dataclasses.is_dataclass(one)
}
TABLES = {table.name: {column.name for column in columns_of(table.fact)} for table in LICENSING}
PAGES = {
    "perizinan/": addresses.SERVICES,
    "perizinan/cari/": addresses.finder(),
    "perizinan/slug/": addresses.service("slug"),
    "perizinan/slug/bawaan/": addresses.checklist("slug"),
    "perizinan/slug/adu/": addresses.complaint("slug"),
    "perizinan/slug/slug.pdf": addresses.leaflet("slug"),
    "en/perizinan/slug/": addresses.in_language(addresses.service("slug"), "en"),
    "data/services/": addresses.dataset("services"),
}


def test_all_forty_features_are_listed_once_in_order():
    assert [row[0] for row in ROWS] == [f"L{number}" for number in range(1, 41)]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_what_a_feature_is_kept_as_shown_on_and_published_in_is_there(row):
    _, _, kept, edited, page, data, _ = row
    fact, _, field = kept.partition(".")
    table, _, column = data.partition(".")

    assert field in {one.name for one in dataclasses.fields(FACTS[fact])}, kept
    assert edited
    assert page.startswith("none") or PAGES[page].removesuffix("index.html") == page
    assert data in ("none", "layanan.json") or column in TABLES[table]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_the_test_that_guards_a_feature_exists(row):
    path, _, name = row[-1].partition("::")

    assert re.search(rf"^\s*def {name}\(", (ROOT / path).read_text("utf-8"), re.MULTILINE), row[-1]
