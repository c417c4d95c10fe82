"""Budget documents: each vintage with its source, its record of import, its totals, its files. Older ones are kept for ever."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from functools import partial

from cms.domain.budgets import BudgetDocument, ImportRecord, Release, balance_of
from cms.domain.city import City
from site_static import addresses
from site_static.views.accounts import balance_rows
from site_static.views.frame import AmountTable, Draft, Frame, Link, PaperCount, phase_label, sample_of
from site_static.views.ledger import Segments
from site_static.views.yearbook import HOME_LINK, digest_of
from site_static.views.years import parts_of
from site_static.words import Label, Phrase, phrase

SAMPLE_MARK = "CONTOH"
DOCUMENTS_LINK = Link(label=phrase("documents.crumb"), href=addresses.DOCUMENTS)
IDENTITY: tuple[Segments, ...] = ((4,), (5,), (6, 1), (6, 2))


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
    withdrawn_on: date | None
    downloads: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """How to cite a vintage: the same facts in every language."""

    publisher: str
    title: str
    version: str
    published_on: date
    permalink: str
    digest: str


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
    lede: tuple[Phrase, ...]
    regulation_number: str
    regulation_date: date | None
    as_of: date | None
    origin: str
    note: str
    published_on: date
    digest: str
    line_count: int
    newer: str
    # False when the document as a whole was withdrawn: then no other page counts it.
    is_in_use: bool
    record: ImportRecord
    # Who let it out and on what grounds; None where that is not on record. import_record is the address of all of it as JSON.
    release: Release | None
    import_record: str
    skipped: int
    balance: AmountTable
    stated: tuple[StatedRow, ...]
    differing: int
    compared: int
    downloads: tuple[Link, ...]
    vintages: tuple[VintageRow, ...]
    year_page: Link | None
    data_page: Link | None
    citation: Citation


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
    needs_mark: bool
    origin: str
    vintage_count: int
    downloads: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentListView:
    """withdrawn: documents that no longer count, whose addresses say why."""

    frame: Frame
    city: str
    documents: tuple[DocumentRow, ...]
    withdrawn: tuple[Link, ...]
    papers: tuple[PaperCount, ...]


def document_list(city: str, documents: Sequence[BudgetDocument], papers: tuple[PaperCount, ...] = ()) -> Draft:
    """papers: of each year how many of the documents that it must publish are public."""
    rows = tuple(_document_row(one, [other for other in documents if other.dataset == one.dataset]) for one in in_force(documents))
    gone = tuple(Link(label=one.title, href=document_href(one)) for one in documents if one.is_withdrawn)
    view = partial(document_list_view, city, rows, gone, papers)
    return Draft(href=addresses.DOCUMENTS, template="documents.html", facts=digest_of(city, rows, gone, papers), view=view)


def document_list_view(city: str, rows: tuple[DocumentRow, ...], withdrawn: tuple[Link, ...], papers: tuple[PaperCount, ...]) -> DocumentListView:
    return DocumentListView(
        frame=Frame(
            href=addresses.DOCUMENTS,
            title=phrase("documents.title", city=city),
            description=phrase("documents.description", city=city),
            section="documents",
            trail=(HOME_LINK,),
            sample=sample_of(one.is_sample for one in rows),
        ),
        city=city,
        documents=rows,
        withdrawn=withdrawn,
        papers=papers,
    )


def _document_row(document: BudgetDocument, vintages: Sequence[BudgetDocument]) -> DocumentRow:
    return DocumentRow(
        title=document.title,
        href=addresses.document(document.dataset),
        year=document.year,
        phase=phase_label(document.phase),
        version=document.version,
        published_on=document.published_on,
        is_sample=document.is_sample,
        needs_mark=needs_mark(document),
        origin=document.origin,
        vintage_count=len(vintages),
        downloads=downloads_of(document),
    )


def needs_mark(document: BudgetDocument) -> bool:
    """True for a sample whose title does not say so itself."""
    return document.is_sample and SAMPLE_MARK not in document.title


def in_force(documents: Iterable[BudgetDocument]) -> list[BudgetDocument]:
    """Every document in force: real ones before samples, newest year first, then by phase."""
    current = (one for one in documents if one.is_current)
    return sorted(current, key=lambda one: (one.is_sample, -one.year, one.phase.order, one.sequence, one.dataset))


def document(city: City, shown: BudgetDocument, vintages: Sequence[BudgetDocument]) -> Draft:
    """vintages: every published vintage of the same dataset, this one among them. A digest stands for the lines."""
    facts = digest_of((city.name, city.site_url), document_facts(shown), [document_facts(one) for one in vintages])
    return Draft(href=document_href(shown), template="document.html", facts=facts, view=partial(document_view, city, shown, vintages))


def document_facts(document: BudgetDocument) -> tuple[object, ...]:
    """All that a document says but its lines, for which its digest stands."""
    return tuple(getattr(document, field.name) for field in fields(document) if field.name != "lines")


def document_view(city: City, document: BudgetDocument, vintages: Sequence[BudgetDocument]) -> DocumentView:
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
    above = () if document.holds_address else (Link(label=document.title, href=addresses.document(document.dataset)),)
    sources = {segments: (f"{document.dataset}/{document.version}?account={'.'.join(map(str, segments))}",) for segments in IDENTITY}
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
        lede=_lede(document),
        regulation_number=document.regulation_number,
        regulation_date=document.regulation_date,
        as_of=document.as_of,
        origin=document.origin,
        note=document.note,
        published_on=document.published_on,
        digest=document.digest,
        line_count=len(document.lines),
        newer="" if document.holds_address or current is None else addresses.document(document.dataset),
        is_in_use=current is not None,
        record=document.record,
        release=document.release,
        import_record=addresses.import_record(document.dataset, document.version) if document.release else "",
        skipped=sum(count for _, count in document.record.rows_skipped),
        balance=balance_rows((phase_label(document.phase),), (balance_of(document.lines),), None, sources),
        stated=stated,
        differing=sum(1 for row in stated if row.difference),
        compared=sum(1 for row in stated if row.difference is not None),
        downloads=downloads_of(document),
        vintages=vintage_rows(document, vintages),
        year_page=None if current is None else Link(label=phrase("document.year-page", year=document.year), href=addresses.year(document.year)),
        data_page=None if current is None else Link(label=document.dataset, href=addresses.dataset(document.dataset)),
        citation=citation_of(city, document, addresses.data_file(document.dataset, document.version, "csv")),
    )


def _lede(document: BudgetDocument) -> tuple[Phrase, ...]:
    """How many lines the document has, which parts, and who made it."""
    parts = parts_of(document)
    names = [key for part, key in ((4, "revenue"), (5, "expenditure"), (6, "financing")) if part in parts]
    return (
        phrase("document.lede", count=len(document.lines), title=document.title),
        phrase("document.holds-" + "-".join(names)) if names else phrase("document.holds-nothing"),
    )


def citation_of(city: City, document: BudgetDocument, path: str) -> Citation:
    return Citation(
        publisher=city.name,
        title=document.title,
        version=document.version,
        published_on=document.published_on,
        permalink=city.site_url + path,
        digest=document.digest,
    )


def document_href(document: BudgetDocument) -> str:
    """The vintage in force has the document's own address; of a document that was withdrawn the last one keeps it."""
    return addresses.document(document.dataset) if document.holds_address else addresses.vintage(document.dataset, document.version)


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
        withdrawn_on=document.release.withdrawn_on if document.release is not None else None,
        downloads=downloads_of(document),
    )
