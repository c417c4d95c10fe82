"""Open data: the list of all datasets, and each with its files, its columns and how to cite it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from cms.domain.budgets import BudgetDocument
from cms.domain.catalogue import BUDGET
from cms.domain.city import City, Licence
from cms.domain.tables import Column, columns_of
from site_static import addresses
from site_static.views.documents import VintageRow, in_force, vintage_rows
from site_static.views.frame import Frame, Link, phase_label, sample_of
from site_static.views.yearbook import HOME_LINK
from site_static.words import Label, phrase

DATASETS_LINK = Link(label=phrase("datasets.crumb"), href=addresses.DATASETS)
MEDIA_TYPES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "pdf": "application/pdf",
}


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
    downloads: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetListView:
    frame: Frame
    city: str
    datasets: tuple[DatasetRow, ...]
    licence: Licence
    package: Link


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
    line_count: int
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    latest: tuple[Link, ...]
    vintages: tuple[VintageRow, ...]
    licence: Licence
    publisher: str
    permalink: str
    document_page: Link
    json_ld: str


def dataset_list(city: City, documents: Iterable[BudgetDocument]) -> DatasetListView:
    ranked = in_force(documents)
    return DatasetListView(
        frame=Frame(
            href=addresses.DATASETS,
            title=phrase("datasets.title", city=city.name),
            description=phrase("datasets.description", city=city.name),
            section="datasets",
            trail=(HOME_LINK,),
            sample=sample_of(one.is_sample for one in ranked),
        ),
        city=city.name,
        datasets=tuple(
            DatasetRow(
                title=one.title,
                name=one.dataset,
                href=addresses.dataset(one.dataset),
                year=one.year,
                phase=phase_label(one.phase),
                version=one.version,
                line_count=len(one.lines),
                published_on=one.published_on,
                is_sample=one.is_sample,
                downloads=_latest(one),
            )
            for one in ranked
        ),
        licence=city.licence,
        package=Link(label="datapackage.json", href=addresses.DATA_PACKAGE, is_file=True),
    )


def dataset_view(city: City, document: BudgetDocument, vintages: Sequence[BudgetDocument]) -> DatasetView:
    """document: the vintage in force."""
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
        line_count=len(document.lines),
        columns=columns_of(BUDGET.fact),
        key=BUDGET.key,
        latest=_latest(document),
        vintages=vintage_rows(document, vintages),
        licence=city.licence,
        publisher=city.name,
        permalink=city.site_url + addresses.dataset(document.dataset).removesuffix("index.html"),
        document_page=Link(label=document.title, href=addresses.document(document.dataset)),
        json_ld=_json_ld(city, document),
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
