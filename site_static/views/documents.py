"""Budget documents: each vintage with its source, its record of import, its totals, its files. Older ones are kept for ever."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cms.domain.budgets import BudgetDocument, ImportRecord, balance_of
from site_static import addresses
from site_static.views.accounts import balance_rows
from site_static.views.frame import AmountTable, Frame, Link, phase_label, sample_of
from site_static.views.yearbook import HOME_LINK
from site_static.words import Label, phrase

DOCUMENTS_LINK = Link(label=phrase("documents.crumb"), href=addresses.DOCUMENTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedRow:
    """A total that the file prints beside ours; difference is None where there is nothing to compare with."""

    label: str
    account: str
    stated: Decimal
    ours: Decimal | None
    difference: Decimal | None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VintageRow:
    """One vintage in a list."""

    version: str
    href: str
    published_on: date
    is_current: bool
    is_shown: bool
    line_count: int
    expenditure: Decimal | None
    downloads: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """One vintage of one document. newer is the address of the vintage in force when this is an older one, else "".

    record counts the file's rows: read = stored + refused + skipped; the names of the kinds stand in languages/*.toml.
    """

    frame: Frame
    title: str
    dataset: str
    version: str
    year: int
    phase: Label
    sequence: int
    regulation_number: str
    regulation_date: date | None
    as_of: date | None
    origin: str
    note: str
    published_on: date
    digest: str
    newer: str
    record: ImportRecord
    balance: AmountTable
    remainder: Decimal | None
    stated: tuple[StatedRow, ...]
    differing: int
    compared: int
    downloads: tuple[Link, ...]
    vintages: tuple[VintageRow, ...]
    year_page: Link
    data_page: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """One document in the list of all."""

    title: str
    href: str
    year: int
    phase: Label
    version: str
    published_on: date
    is_sample: bool
    downloads: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentListView:
    frame: Frame
    city: str
    documents: tuple[DocumentRow, ...]


def document_list(city: str, documents: Iterable[BudgetDocument]) -> DocumentListView:
    ranked = in_force(documents)
    return DocumentListView(
        frame=Frame(
            href=addresses.DOCUMENTS,
            title=phrase("documents.title", city=city),
            description=phrase("documents.description", city=city),
            section="documents",
            trail=(HOME_LINK,),
            sample=sample_of(one.is_sample for one in ranked),
        ),
        city=city,
        documents=tuple(
            DocumentRow(
                title=one.title,
                href=addresses.document(one.dataset),
                year=one.year,
                phase=phase_label(one.phase),
                version=one.version,
                published_on=one.published_on,
                is_sample=one.is_sample,
                downloads=downloads_of(one),
            )
            for one in ranked
        ),
    )


def in_force(documents: Iterable[BudgetDocument]) -> list[BudgetDocument]:
    """Every document in force: real ones before samples, newest year first, then by phase."""
    current = (one for one in documents if one.is_current)
    return sorted(current, key=lambda one: (one.is_sample, -one.year, one.phase.order, one.sequence, one.dataset))


def document_view(document: BudgetDocument, vintages: Sequence[BudgetDocument]) -> DocumentView:
    """vintages: every published vintage of the same dataset, this one among them."""
    balance = balance_of(document.lines)
    href = document_href(document)
    current = next((one for one in vintages if one.is_current), None)
    stated = tuple(
        StatedRow(
            label=one.label,
            account=str(one.account) if one.account else "",
            stated=one.amount,
            ours=one.ours,
            difference=one.difference,
            source=str(one.source),
        )
        for one in document.stated
    )
    above = () if document.is_current else (Link(label=document.title, href=addresses.document(document.dataset)),)
    return DocumentView(
        frame=Frame(
            href=href,
            title=document.title if document.is_current else phrase("document.older-title", title=document.title, version=document.version),
            description=phrase("document.description", title=document.title, version=document.version),
            section="documents",
            trail=(HOME_LINK, DOCUMENTS_LINK, *above),
            sample=sample_of([document.is_sample]),
        ),
        title=document.title,
        dataset=document.dataset,
        version=document.version,
        year=document.year,
        phase=phase_label(document.phase),
        sequence=document.sequence,
        regulation_number=document.regulation_number,
        regulation_date=document.regulation_date,
        as_of=document.as_of,
        origin=document.origin,
        note=document.note,
        published_on=document.published_on,
        digest=document.digest,
        newer="" if document.is_current or current is None else addresses.document(document.dataset),
        record=document.record,
        balance=balance_rows((phase_label(document.phase),), (balance,), None),
        remainder=balance.remainder,
        stated=stated,
        differing=sum(1 for row in stated if row.difference),
        compared=sum(1 for row in stated if row.difference is not None),
        downloads=downloads_of(document),
        vintages=vintage_rows(document, vintages),
        year_page=Link(label=str(document.year), href=addresses.year(document.year)),
        data_page=Link(label=document.dataset, href=addresses.dataset(document.dataset)),
    )


def document_href(document: BudgetDocument) -> str:
    """The vintage in force has the document's own address."""
    return addresses.document(document.dataset) if document.is_current else addresses.vintage(document.dataset, document.version)


def downloads_of(document: BudgetDocument) -> tuple[Link, ...]:
    """The files of this very vintage, which never change."""
    return tuple(
        Link(label=extension.upper(), href=addresses.data_file(document.dataset, document.version, extension), is_file=True)
        for extension in addresses.DATA_FORMATS
    )


def vintage_rows(shown: BudgetDocument, vintages: Iterable[BudgetDocument]) -> tuple[VintageRow, ...]:
    """Newest first."""
    return tuple(_vintage_row(one, shown=one.vintage == shown.vintage) for one in sorted(vintages, key=lambda one: -one.vintage))


def _vintage_row(document: BudgetDocument, *, shown: bool) -> VintageRow:
    return VintageRow(
        version=document.version,
        href=document_href(document),
        published_on=document.published_on,
        is_current=document.is_current,
        is_shown=shown,
        line_count=len(document.lines),
        expenditure=balance_of(document.lines).expenditure,
        downloads=downloads_of(document),
    )
