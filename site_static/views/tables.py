"""The page of a table that is no budget: its files with size and digest, its columns, and the tables that its columns lead to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cms.domain.catalogue import LICENSING, TABLES
from cms.domain.city import City, Licence
from cms.domain.tables import Column, columns_of
from cms.domain.texts import Text
from site_static import addresses
from site_static.artifact import PublishedFile
from site_static.tables import PlainTable
from site_static.views.datasets import DATASETS_LINK, FileRow
from site_static.views.frame import Frame, Link
from site_static.views.yearbook import HOME_LINK, digest_of
from site_static.words import phrase

# All services in one file: everything in our own JSON, its schema, and what other catalogues read.
WHOLE = (
    Link(label="JSON", href=addresses.SERVICES_JSON, is_file=True),
    Link(label="JSON Schema", href=addresses.SERVICES_SCHEMA, is_file=True),
    Link(label="CPSV-AP 3.2 (JSON-LD)", href=addresses.SERVICES_CPSV, is_file=True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLink:
    """Each value of the column that is not empty stands in that column of the other table."""

    column: str
    table: Link
    other: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableView:
    frame: Frame
    title: Text
    name: str
    row_count: int
    published_on: date
    digest: str
    origin: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    links: tuple[TableLink, ...]
    files: tuple[FileRow, ...]
    whole: tuple[Link, ...]
    licence: Licence
    permalink: str
    publisher: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePage:
    """A table's page before it has a language and before its files are finished. whole: files that hold this and all that belongs to it."""

    city: City
    table: PlainTable
    whole: tuple[Link, ...] = ()
    template: str = "table.html"

    @property
    def href(self) -> str:
        return addresses.dataset(self.table.name)

    @property
    def facts(self) -> str:
        table, city = self.table, self.city
        return digest_of(city.name, city.site_url, city.licence, table.name, table.digest, table.published_on, table.is_sample, self.whole)

    @property
    def needs(self) -> tuple[str, ...]:
        """The files that the page tells the sizes of."""
        return tuple(addresses.latest_file(self.table.name, extension) for extension in addresses.TABLE_FORMATS)

    def view(self, files: Mapping[str, PublishedFile]) -> TableView:
        table, city = self.table, self.city
        title = Text.of(**table.declaration.titles)
        return TableView(
            frame=Frame(
                href=self.href,
                title=phrase("table-page.title", title=title),
                description=phrase("table-page.description", title=title, city=city.name),
                section="datasets",
                trail=(HOME_LINK, DATASETS_LINK),
                sample="none" if not table.is_sample else "services" if table.declaration in LICENSING else "table",
            ),
            title=title,
            name=table.name,
            row_count=len(table.rows),
            published_on=table.published_on,
            digest=table.digest,
            origin=table.origin,
            columns=columns_of(table.declaration.fact),
            key=table.declaration.key,
            links=tuple(_link(*link) for link in table.declaration.links),
            files=tuple(_file(path, files) for path in self.needs),
            whole=self.whole,
            licence=city.licence,
            permalink=city.site_url + addresses.latest_file(table.name, "csv"),
            publisher=city.name,
        )


def _file(path: str, files: Mapping[str, PublishedFile]) -> FileRow:
    link = Link(label=path.rpartition(".")[2].upper(), href=path, is_file=True)
    return FileRow(link=link, size=files[path].size, sha256=files[path].sha256)


def _link(column: str, table: str, other: str) -> TableLink:
    titles = next(one.titles for one in TABLES if one.name == table)
    return TableLink(column=column, table=Link(label=Text.of(**titles), href=addresses.dataset(table)), other=other)
