"""Catalogues of the open data for programs of others: DCAT-AP 3, DCAT-US 1.1 and CSVW. All three say what entries() lists, each in its own words.

site_static.open_data writes the files themselves and datapackage.json; site_static.plan puts both into the site.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from site_static import addresses
from site_static.artifact import Alias, Artifact, ArtifactKind, Summary, Work
from site_static.catalogues import csvw, dcat_ap, dcat_us
from site_static.catalogues.entries import entries
from site_static.content import Snapshot


def catalogue_works(snapshot: Snapshot) -> Iterator[Work]:
    """The catalogue by DCAT-AP (which tells sizes and digests, and so is made after the files), data.json, and CSVW beside each CSV."""
    city, listed = snapshot.city, tuple(entries(snapshot))
    for entry in listed:
        path = csvw.address(entry.csv)
        yield Artifact(
            path=path, kind=ArtifactKind.DATA, facts=(entry, city.licence, city.name), maker="csvw", make=partial(csvw.metadata, entry, city)
        )
        if entry.is_current and entry.csv != (latest := addresses.latest_file(entry.dataset, "csv")):
            yield Alias(path=csvw.address(latest), kind=ArtifactKind.DATA, target=path)
    yield Summary(
        path=addresses.DCAT_AP,
        kind=ArtifactKind.DATA,
        facts=(city, listed),
        maker="dcat-ap",
        needs=tuple(file.path for entry in listed for file in entry.files),
        make=partial(dcat_ap.catalogue, city, listed),
    )
    yield Artifact(
        path=addresses.DCAT_US, kind=ArtifactKind.DATA, facts=(city, listed), maker="dcat-us", make=partial(dcat_us.catalogue, city, listed)
    )
