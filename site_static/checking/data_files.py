"""The files of a vintage say the same: CSV, XLSX and JSON row for row, the lines that were frozen to the last sen, a PDF that opens."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from cms.domain.budgets import BudgetDocument
from cms.domain.catalogue import TABLES
from cms.domain.tables import Column, columns_of, text_of
from site_static import addresses
from site_static.checking.amounts import exact_sen, text_of_sen
from site_static.checking.finding import Finding
from site_static.checking.site_files import SiteFiles
from site_static.checking.sums import ACCOUNT, AMOUNT, DataFile, Totals
from site_static.formats import FORMATS
from site_static.formats.about import SAMPLE_COLUMN

VINTAGE = re.compile(r"data/([^/]+)/(v[0-9]+)/\1\.([a-z]+)")
# The same with the second name of the vintage in force.
TABLE_FILE = re.compile(r"data/([^/]+)/(v[0-9]+|latest)/\1\.([a-z]+)")
# More would only say the same again.
MOST_ROWS_TOLD = 5
Rows = Sequence[tuple[str, ...]]


def vintages_of(site: SiteFiles) -> dict[tuple[str, str], set[str]]:
    """(dataset, version) -> the extensions of its files."""
    found: dict[tuple[str, str], set[str]] = {}
    for path in site.names:
        named = VINTAGE.fullmatch(path)
        if named:
            found.setdefault((named[1], named[2]), set()).add(named[3])
    return found


def data_files(site: SiteFiles, totals: Totals) -> Iterator[Finding]:
    """Every vintage of which a file changed."""
    for (dataset, version), extensions in vintages_of(site).items():
        paths = {extension: addresses.data_file(dataset, version, extension) for extension in sorted(extensions)}
        if site.chosen.isdisjoint(paths.values()):
            continue
        for extension in addresses.DATA_FORMATS:
            if extension not in paths:
                yield Finding(addresses.data_file(dataset, version, extension), 0, "is missing")
        if "csv" in paths:
            yield from _same_rows(site, paths, totals.file(dataset, version))
    yield from _plain_tables(site, totals)
    for path in site.chosen_with(".pdf"):
        yield from _pdf(site, path)


def _plain_tables(site: SiteFiles, totals: Totals) -> Iterator[Finding]:
    """A table without vintages has its files under one address."""
    budgets = {dataset for dataset, _ in vintages_of(site)}
    names = {found[1] for path in site.names if (found := TABLE_FILE.fullmatch(path)) and found[1] not in budgets}
    for name in sorted(names):
        paths = {extension: addresses.latest_file(name, extension) for extension in addresses.TABLE_FORMATS}
        if site.chosen.isdisjoint(paths.values()):
            continue
        missing = [path for path in paths.values() if path not in site.known]
        yield from (Finding(path, 0, "is missing") for path in missing)
        if not missing:
            yield from _same_rows(site, paths, totals.file(name, addresses.LATEST))


def _same_rows(site: SiteFiles, paths: dict[str, str], file: DataFile) -> Iterator[Finding]:
    columns = _columns_named(file.header)
    if not columns:
        yield Finding(paths["csv"], 1, "has other columns than any table of the city")
        return
    for form in FORMATS:
        path = paths.get(form.extension)
        if path is None or form.extension == "csv":
            continue
        try:
            rows = form.read(site.read(path), columns)
        except Exception as error:  # whatever a format's own reader cannot take is a fault of the file
            yield Finding(path, 0, f"cannot be read: {type(error).__name__}: {error}")
            continue
        yield from _differences(path, form.title, rows, file.rows)


def _columns_named(header: tuple[str, ...]) -> tuple[Column, ...]:
    for table in TABLES:
        columns = columns_of(table.fact)
        for candidate in (columns, (*columns, SAMPLE_COLUMN)):
            if tuple(column.name for column in candidate) == header:
                return candidate
    return ()


def _differences(path: str, title: str, rows: Rows, expected: Rows) -> Iterator[Finding]:
    if rows == expected:
        return
    if len(rows) != len(expected):
        yield Finding(path, 0, f"has {len(rows)} rows where the CSV beside it has {len(expected)}")
    different = [number for number, pair in enumerate(zip_longest(rows, expected), start=1) if pair[0] != pair[1]]
    for number in different[:MOST_ROWS_TOLD]:
        yield Finding(path, 0, f"row {number} of the {title} is another than in the CSV beside it")
    if len(different) > MOST_ROWS_TOLD:
        yield Finding(path, 0, f"{len(different) - MOST_ROWS_TOLD} more rows are others than in the CSV beside it")


def frozen_documents(site: SiteFiles, totals: Totals) -> Iterator[Finding]:
    """Every frozen document has its files, and each account in its CSV adds up to what the document's lines add up to."""
    for document in site.snapshot.documents if site.snapshot else ():
        path = addresses.data_file(document.dataset, document.version, "csv")
        if path not in site.known:
            yield Finding(path, 0, f"is missing: {document.title}, {document.version}, is published")
        elif path in site.chosen:
            yield from _document(path, document, totals.file(document.dataset, document.version))


def _document(path: str, document: BudgetDocument, file: DataFile) -> Iterator[Finding]:
    if len(file.rows) != len(document.lines):
        yield Finding(path, 0, f"has {len(file.rows)} rows where the document has {len(document.lines)} lines")
    stored = _sums((str(line.account), text_of(line.amount)) for line in document.lines)
    try:
        account, amount = file.column(ACCOUNT), file.column(AMOUNT)
        published = _sums((row[account], row[amount]) for row in file.rows)
    except (ValueError, IndexError) as error:
        yield Finding(path, 0, f"cannot be added up: {error}")
        return
    for code in sorted(stored.keys() | published.keys()):
        ours, theirs = stored.get(code, 0), published.get(code, 0)
        if ours != theirs:
            yield Finding(path, 0, f"account {code} adds up to {text_of_sen(theirs)}; the document's lines to {text_of_sen(ours)}")


def _sums(amounts: Iterable[tuple[str, str]]) -> dict[str, int]:
    """By account, in sen. Raises ValueError for what is no amount with two decimals."""
    sums: dict[str, int] = {}
    for account, amount in amounts:
        sums[account] = sums.get(account, 0) + exact_sen(amount)
    return sums


def _pdf(site: SiteFiles, path: str) -> Iterator[Finding]:
    content = site.read(path)
    if not content.startswith(b"%PDF-"):
        yield Finding(path, 0, "is no PDF")
        return
    try:
        pages = len(PdfReader(io.BytesIO(content)).pages)
    except (PyPdfError, ValueError, KeyError, OSError) as error:
        yield Finding(path, 0, f"cannot be read as PDF: {error}")
        return
    if not pages:
        yield Finding(path, 0, "has no page")
