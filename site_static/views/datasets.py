"""Open data: the list of all datasets, and each with its files, its columns and how to cite it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from cms.domain.budgets import BudgetDocument
from cms.domain.catalogue import BUDGET
from cms.domain.city import City, Licence
from cms.domain.tables import Column, columns_of
from cms.domain.texts import Text
from site_static import addresses
from site_static.artifact import PublishedFile
from site_static.tables import PlainTable
from site_static.views.documents import Citation, citation_of, document_facts, document_href, in_force, needs_mark
from site_static.views.frame import Draft, Frame, Link, phase_label, sample_of
from site_static.views.yearbook import HOME_LINK, digest_of
from site_static.words import Label, Words, phrase

DATASETS_LINK = Link(label=phrase("datasets.crumb"), href=addresses.DATASETS)
MEDIA_TYPES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "pdf": "application/pdf",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRow:
    """A finished file with its size in bytes and its digest."""

    link: Link
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetRow:
    """One dataset in the list: the vintage in force and its files under their lasting addresses."""

    title: str
    name: str
    href: str
    year: int
    phase: Label
    version: str
    line_count: int
    published_on: date
    is_sample: bool
    needs_mark: bool
    downloads: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A table that is no budget, in the list."""

    title: Text
    name: str
    href: str
    row_count: int
    published_on: date
    is_sample: bool
    downloads: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetListView:
    frame: Frame
    city: str
    datasets: tuple[DatasetRow, ...]
    licence: Licence
    package: Link
    catalogues: tuple[Link, ...]
    tables: tuple[TableRow, ...]
    # The whole site in one file; None where it was not made, and on the page inside that file.
    archive: FileRow | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VintageFiles:
    """The files of one vintage, which never change."""

    version: str
    href: str
    published_on: date
    is_current: bool
    line_count: int
    files: tuple[FileRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetView:
    """One dataset: dictionary of its columns, its vintages, its citation. json_ld is schema.org's Dataset, safe inside a script element."""

    frame: Frame
    title: str
    name: str
    year: int
    version: str
    published_on: date
    digest: str
    origin: str
    note: str
    line_count: int
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    latest: tuple[Link, ...]
    vintages: tuple[VintageFiles, ...]
    licence: Licence
    publisher: str
    citation: Citation
    document_page: Link
    json_ld: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetPage:
    """A dataset's page before it has a language and before its files are finished: its view tells their sizes."""

    city: City
    document: BudgetDocument
    vintages: tuple[BudgetDocument, ...]
    template: str = "dataset.html"

    @property
    def href(self) -> str:
        return addresses.dataset(self.document.dataset)

    @property
    def facts(self) -> str:
        city = self.city
        return digest_of(city.name, city.province, city.site_url, city.licence, [document_facts(one) for one in self.vintages])

    @property
    def needs(self) -> tuple[str, ...]:
        """The files that the page tells the sizes of."""
        return tuple(addresses.data_file(one.dataset, one.version, extension) for one in self.vintages for extension in addresses.DATA_FORMATS)

    def view(self, files: Mapping[str, PublishedFile]) -> DatasetView:
        return dataset_view(self.city, self.document, self.vintages, files)


def dataset_list(city: City, documents: Sequence[BudgetDocument], tables: Sequence[PlainTable]) -> Draft:
    rows = tuple(_dataset_row(one) for one in in_force(documents))
    others = tuple(_table_row(one) for one in tables)
    view = partial(dataset_list_view, city, rows, others)
    return Draft(href=addresses.DATASETS, template="datasets.html", facts=digest_of(city.name, city.licence, rows, others), view=view)


def tells_of_archive(draft: Draft) -> bool:
    return draft.href == addresses.DATASETS


def with_archive(draft: Draft, path: str, files: Mapping[str, PublishedFile]) -> DatasetListView:
    """The page of all data that tells size and digest of the whole site in one file. draft: the one that tells_of_archive()."""
    view = draft.view()
    assert isinstance(view, DatasetListView)  # the caller asked
    link = Link(label=path.rpartition("/")[2], href=path, is_file=True)
    return replace(view, archive=FileRow(link=link, size=files[path].size, sha256=files[path].sha256))


def archive_readme(city: City, day: date, languages: Sequence[Words]) -> str:
    """What lies beside the pages in the archive: what it is, of which day, and where the newest stands."""
    texts = [words.text("datasets.archive-readme", site=city.site_name, city=city.name, day=day, address=city.site_url) for words in languages]
    return "\n".join(f"{text}\n" for text in texts)


def _table_row(table: PlainTable) -> TableRow:
    return TableRow(
        title=Text.of(**table.declaration.titles),
        name=table.name,
        href=addresses.dataset(table.name),
        row_count=len(table.rows),
        published_on=table.published_on,
        is_sample=table.is_sample,
        downloads=tuple(
            Link(label=extension.upper(), href=addresses.latest_file(table.name, extension), is_file=True) for extension in addresses.TABLE_FORMATS
        ),
    )


def dataset_list_view(city: City, rows: tuple[DatasetRow, ...], tables: tuple[TableRow, ...]) -> DatasetListView:
    return DatasetListView(
        frame=Frame(
            href=addresses.DATASETS,
            title=phrase("datasets.title", city=city.name),
            description=phrase("datasets.description", city=city.name),
            section="datasets",
            trail=(HOME_LINK,),
            sample=sample_of([*(one.is_sample for one in rows), *(one.is_sample for one in tables)]),
        ),
        city=city.name,
        datasets=rows,
        licence=city.licence,
        package=Link(label="datapackage.json", href=addresses.DATA_PACKAGE, is_file=True),
        catalogues=tuple(Link(label=path.rpartition("/")[2], href=path, is_file=True) for path in (addresses.DCAT_AP, addresses.DCAT_US)),
        tables=tables,
    )


def _dataset_row(document: BudgetDocument) -> DatasetRow:
    return DatasetRow(
        title=document.title,
        name=document.dataset,
        href=addresses.dataset(document.dataset),
        year=document.year,
        phase=phase_label(document.phase),
        version=document.version,
        line_count=len(document.lines),
        published_on=document.published_on,
        is_sample=document.is_sample,
        needs_mark=needs_mark(document),
        downloads=_latest(document),
    )


def dataset_view(city: City, document: BudgetDocument, vintages: Sequence[BudgetDocument], files: Mapping[str, PublishedFile]) -> DatasetView:
    """document: the vintage in force. files: the finished files of every vintage."""
    newest_first = sorted(vintages, key=lambda one: -one.vintage)
    return DatasetView(
        frame=Frame(
            href=addresses.dataset(document.dataset),
            title=phrase("dataset.title", title=document.title),
            description=phrase("dataset.description", title=document.title),
            section="datasets",
            trail=(HOME_LINK, DATASETS_LINK),
            sample=sample_of([document.is_sample]),
        ),
        title=document.title,
        name=document.dataset,
        year=document.year,
        version=document.version,
        published_on=document.published_on,
        digest=document.digest,
        origin=document.origin,
        note=document.note,
        line_count=len(document.lines),
        columns=columns_of(BUDGET.fact),
        key=BUDGET.key,
        latest=_latest(document),
        vintages=tuple(_vintage_files(one, files) for one in newest_first),
        licence=city.licence,
        publisher=city.name,
        citation=citation_of(city, document, addresses.data_file(document.dataset, document.version, "csv")),
        document_page=Link(label=document.title, href=addresses.document(document.dataset)),
        json_ld=_json_ld(city, document),
    )


def _vintage_files(document: BudgetDocument, files: Mapping[str, PublishedFile]) -> VintageFiles:
    rows = []
    for extension in addresses.DATA_FORMATS:
        path = addresses.data_file(document.dataset, document.version, extension)
        link = Link(label=extension.upper(), href=path, is_file=True)
        rows.append(FileRow(link=link, size=files[path].size, sha256=files[path].sha256))
    return VintageFiles(
        version=document.version,
        href=document_href(document),
        published_on=document.published_on,
        is_current=document.is_current,
        line_count=len(document.lines),
        files=tuple(rows),
    )


def _latest(document: BudgetDocument) -> tuple[Link, ...]:
    return tuple(
        Link(label=extension.upper(), href=addresses.latest_file(document.dataset, extension), is_file=True) for extension in addresses.DATA_FORMATS
    )


def _json_ld(city: City, document: BudgetDocument) -> str:
    """schema.org Dataset for search engines; < and & are escaped, so that no text can end the script element or break XML."""
    facts = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": document.title,
        "identifier": document.dataset,
        "description": f"{document.title}: {len(document.lines)} baris rincian. {document.origin}",
        "url": city.site_url + addresses.dataset(document.dataset).removesuffix("index.html"),
        "version": document.version,
        "datePublished": document.published_on.isoformat(),
        "temporalCoverage": f"{document.year}-01-01/{document.year}-12-31",
        "spatialCoverage": f"{city.name}, {city.province}, Indonesia",
        "inLanguage": "id",
        "isAccessibleForFree": True,
        "license": city.licence.url,
        "creator": {"@type": "GovernmentOrganization", "name": f"Pemerintah {city.name}"},
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": MEDIA_TYPES[extension],
                "contentUrl": city.site_url + addresses.data_file(document.dataset, document.version, extension),
            }
            for extension in addresses.DATA_FORMATS
        ],
    }
    text = json.dumps(facts, ensure_ascii=False, indent=1, sort_keys=True)
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
