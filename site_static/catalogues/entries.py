"""What every catalogue lists: one entry for each edition of each dataset. Used by the three catalogues."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from cms.domain.budgets import BudgetDocument
from cms.domain.catalogue import BUDGET
from cms.domain.tables import Column
from site_static import addresses
from site_static.content import Snapshot
from site_static.formats import FORMATS
from site_static.formats.about import SAMPLE_MARK
from site_static.open_data import PDF_MEDIA_TYPE, published_columns, table_columns
from site_static.tables import PlainTable, tables_of

# What readers search for, by the beginning of a dataset's name; a catalogue of many cities sorts by these.
KEYWORDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "budget": {"id": ("anggaran", "APBD", "keuangan daerah"), "en": ("budget", "local government finance")},
    "proposal": {"id": ("usulan", "musrenbang", "perencanaan"), "en": ("proposals", "participatory planning")},
    "service": {"id": ("perizinan", "layanan publik", "biaya"), "en": ("licences", "public services", "fees")},
    "": {"id": ("transparansi",), "en": ("transparency",)},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One file of an edition."""

    path: str
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One edition. titles, notes, keywords: by language. version: `v2`; for a table without vintages the day of its newest row.

    year: the fiscal year, None for tables of all years. columns and key describe the CSV.
    """

    dataset: str
    version: str
    titles: Mapping[str, str]
    notes: Mapping[str, str]
    keywords: Mapping[str, tuple[str, ...]]
    published_on: date
    is_sample: bool
    is_current: bool
    year: int | None
    page: str
    files: tuple[File, ...]
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @property
    def csv(self) -> str:
        return next(file.path for file in self.files if file.path.endswith(".csv"))


def entries(snapshot: Snapshot) -> Iterator[Entry]:
    """Every vintage of every budget, then every table that has none."""
    yield from (_of_document(document) for document in snapshot.documents)
    yield from (_of_table(table) for table in tables_of(snapshot))


def _of_document(document: BudgetDocument) -> Entry:
    formats = (*((form.extension, form.media_type) for form in FORMATS), ("pdf", PDF_MEDIA_TYPE))
    return Entry(
        dataset=document.dataset,
        version=document.version,
        titles={"id": _marked(document.title, is_sample=document.is_sample)},
        notes={"id": f"{BUDGET.titles['id']}. {document.origin or document.record.file_name}"},
        keywords=_keywords("budget"),
        published_on=document.published_on,
        is_sample=document.is_sample,
        is_current=document.is_current,
        year=document.year,
        page=addresses.dataset(document.dataset),
        files=tuple(
            File(path=addresses.data_file(document.dataset, document.version, extension), media_type=media_type) for extension, media_type in formats
        ),
        columns=published_columns(is_sample=document.is_sample),
        key=BUDGET.key,
    )


def _of_table(table: PlainTable) -> Entry:
    titles = {language: _marked(title, is_sample=table.is_sample) for language, title in table.declaration.titles.items()}
    return Entry(
        dataset=table.name,
        version=table.published_on.isoformat(),
        titles=titles,
        notes={"id": f"{titles['id']}. {table.origin}"},
        keywords=_keywords(table.name),
        published_on=table.published_on,
        is_sample=table.is_sample,
        is_current=True,
        year=None,
        page=addresses.dataset(table.name),
        files=tuple(File(path=addresses.latest_file(table.name, form.extension), media_type=form.media_type) for form in FORMATS),
        columns=table_columns(table),
        key=table.declaration.key,
    )


def _marked(title: str, *, is_sample: bool) -> str:
    return f"{SAMPLE_MARK}: {title}" if is_sample and SAMPLE_MARK not in title else title


def _keywords(name: str) -> Mapping[str, tuple[str, ...]]:
    return next(words for beginning, words in KEYWORDS.items() if name.startswith(beginning))
