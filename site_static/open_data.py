"""The open-data files of every published vintage, the newest under a second address, and the list of them all: datapackage.json."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from cms.domain.budgets import BudgetDocument
from cms.domain.catalogue import BUDGET
from cms.domain.city import City
from cms.domain.tables import Column, Kind, Table, columns_of, table_of
from site_static import addresses
from site_static.artifact import Alias, Artifact, ArtifactKind, PublishedFile, Summary, Work
from site_static.content import Snapshot
from site_static.formats import FORMATS
from site_static.formats.about import SAMPLE_COLUMN, SAMPLE_MARK, About, Format, marked
from site_static.formats.xlsx import DATA
from site_static.tables import PlainTable, tables_of

SCHEMA = "https://datapackage.org/profiles/2.0/datapackage.json"
PDF_MEDIA_TYPE = "application/pdf"
# How each format's rows are found: as the Table Dialect of Data Package v2 says it, and as frictionless 5 reads it.
DIALECTS: dict[str, dict[str, object]] = {
    "csv": {"delimiter": ",", "lineTerminator": "\r\n", "csv": {"delimiter": ",", "lineTerminator": "\r\n"}},
    "json": {"property": "rows", "itemType": "object", "json": {"property": "rows", "keyed": True}},
    "xlsx": {"sheetName": DATA, "excel": {"sheet": DATA}},
}
FIELD_TYPES = {Kind.AMOUNT: "number", Kind.INTEGER: "integer", Kind.DATE: "date"}


def data_works(snapshot: Snapshot) -> Iterator[Work]:
    """Each vintage in each format, `latest` for the one in force, and datapackage.json, which needs all their digests."""
    paths = []
    for document in snapshot.documents:
        for form in FORMATS:
            artifact = _data_file(document, form, snapshot.city)
            paths.append(artifact.path)
            yield artifact
        if document.release is not None:
            yield record_file(document)
        extensions = [*(form.extension for form in FORMATS), "pdf"]
        paths.append(addresses.data_file(document.dataset, document.version, "pdf"))
        if document.is_current:
            for extension in extensions:
                target = addresses.data_file(document.dataset, document.version, extension)
                yield Alias(path=addresses.latest_file(document.dataset, extension), kind=ArtifactKind.DATA, target=target)
    tables = tables_of(snapshot)
    for table in tables:
        for form in FORMATS:
            made = _table_file(table, form, snapshot.city)
            paths.append(made.path)
            yield made
    described = (*(_described(document) for document in snapshot.documents), *((one.name, one.published_on, one.digest) for one in tables))
    yield Summary(
        path=addresses.DATA_PACKAGE,
        kind=ArtifactKind.DATA,
        facts=(snapshot.city, snapshot.as_of, described),
        maker="datapackage",
        needs=tuple(paths),
        make=partial(data_package, snapshot),
    )


def about(document: BudgetDocument, city: City, extension: str) -> About:
    """What a data file says of itself."""
    return About(
        title=document.title,
        is_sample=document.is_sample,
        publisher=city.name,
        origin=document.origin,
        note=document.note,
        licence=city.licence,
        version=document.version,
        published_on=document.published_on,
        permalink=city.site_url + addresses.data_file(document.dataset, document.version, extension),
        source_file=document.record.file_name,
        source_sha256=document.record.file_sha256,
    )


def budget_table(document: BudgetDocument, of: About) -> Table:
    """The document's lines as they are published in every format."""
    titles = {**BUDGET.titles, "id": document.title}
    return marked(table_of(BUDGET.fact, document.lines, name=document.dataset, titles=titles, key=BUDGET.key), of)


def published_columns(*, is_sample: bool) -> tuple[Column, ...]:
    """The columns of a published budget file."""
    columns = columns_of(BUDGET.fact)
    return (*columns, SAMPLE_COLUMN) if is_sample else columns


def _data_file(document: BudgetDocument, form: Format, city: City) -> Artifact:
    of = about(document, city, form.extension)
    return Artifact(
        path=addresses.data_file(document.dataset, document.version, form.extension),
        kind=ArtifactKind.DATA,
        facts=(document.dataset, document.digest, of),
        maker=f"formats.{form.extension}",
        make=_writer(form, document, of),
    )


def record_file(document: BudgetDocument) -> Artifact:
    """The import record of a version. A later withdrawal is told on its page and not here: these bytes never change."""
    facts = import_record(document)
    return Artifact(
        path=addresses.import_record(document.dataset, document.version),
        kind=ArtifactKind.DATA,
        facts=(json.dumps(facts),),
        maker="import-record",
        make=lambda: (json.dumps(facts, ensure_ascii=False, indent=1) + "\n").encode(),
    )


def import_record(document: BudgetDocument) -> dict[str, object]:
    """Which file, read how, with which warnings, let out by which roles and on what grounds."""
    record, release = document.record, document.release
    assert release is not None  # the caller looked
    return {
        "dataset": document.dataset,
        "version": document.version,
        "sample": document.is_sample,
        "digest": document.digest,
        "file": {"name": record.file_name, "sha256": record.file_sha256, "bytes": record.file_bytes},
        "rows": {"read": record.rows_read, "stored": record.rows_stored, "refused": record.rows_refused, "skipped": dict(record.rows_skipped)},
        "warnings": dict(record.warnings),
        "profile": release.profile,
        "sent_by": release.sent_by,
        "accepted_by": release.accepted_by,
        "accepted_on": release.accepted_on.isoformat(),
        "approved_by": release.approved_by,
        "published_on": release.published_on.isoformat(),
        "reason": release.reason,
        "legal_basis": release.legal,
        "signed_totals": [{"part": one.part, "signed": str(one.signed), "ours": str(one.ours)} for one in release.control],
        "override": {"reason": release.override, "by": release.override_by} if release.override else None,
    }


def _writer(form: Format, document: BudgetDocument, of: About) -> Callable[[], bytes]:
    return lambda: form.write(budget_table(document, of), of)


def _described(document: BudgetDocument) -> tuple[object, ...]:
    """What datapackage.json says about a document beside its files."""
    return (document.dataset, document.version, document.title, document.is_sample, document.is_current, document.origin, document.digest)


def data_package(snapshot: Snapshot, files: Mapping[str, PublishedFile]) -> bytes:
    """Data Package v2: every file of every vintage with its schema, size, digest, licence and source."""
    city = snapshot.city
    package = {
        "$schema": SCHEMA,
        "name": f"{city.key}-terang",
        "title": city.site_name,
        "homepage": city.site_url,
        "created": snapshot.as_of.isoformat(),
        "licenses": [_licence(city)],
        "contributors": [{"title": city.name, "roles": ["publisher"]}],
        "resources": [
            *(resource for document in snapshot.documents for resource in _resources(document, city, files)),
            *(resource for table in tables_of(snapshot) for resource in _table_resources(table, city, files)),
        ],
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def _resources(document: BudgetDocument, city: City, files: Mapping[str, PublishedFile]) -> Iterator[dict[str, object]]:
    for form in FORMATS:
        yield _resource(document, city, form.extension, form.media_type, files) | {
            "type": "table",
            "encoding": "utf-8",
            "dialect": DIALECTS[form.extension],
            "schema": _schema(document, form),
        }
    yield _resource(document, city, "pdf", PDF_MEDIA_TYPE, files)


def _resource(document: BudgetDocument, city: City, extension: str, media_type: str, files: Mapping[str, PublishedFile]) -> dict[str, object]:
    path = addresses.data_file(document.dataset, document.version, extension)
    title = f"{document.title} ({document.version}, {extension.upper()})"
    return {
        "name": f"{document.dataset}-{document.version}-{extension}",
        "path": addresses.relative(addresses.DATA_PACKAGE, path),
        "title": f"{SAMPLE_MARK}: {title}" if document.is_sample and SAMPLE_MARK not in title else title,
        "format": extension,
        "mediatype": media_type,
        "version": document.version,
        "current": document.is_current,
        "bytes": files[path].size,
        "hash": f"sha256:{files[path].sha256}",
        "licenses": [_licence(city)],
        "sources": [{"title": document.origin or document.record.file_name}],
    }


def _table_file(table: PlainTable, form: Format, city: City) -> Artifact:
    of = table_about(table, city, form.extension)
    return Artifact(
        path=addresses.latest_file(table.name, form.extension),
        kind=ArtifactKind.DATA,
        facts=(table.name, table.digest, of),
        maker=f"formats.{form.extension}",
        make=lambda: form.write(published_table(table, of), of),
    )


def table_about(table: PlainTable, city: City, extension: str) -> About:
    """What a file of a table that is no budget says of itself. It has no source file; the digest is that of its rows."""
    return About(
        title=table.declaration.titles["id"],
        is_sample=table.is_sample,
        publisher=city.name,
        origin=table.origin,
        note="",
        licence=city.licence,
        version=table.published_on.isoformat(),
        published_on=table.published_on,
        permalink=city.site_url + addresses.latest_file(table.name, extension),
        source_file=city.site_url,
        source_sha256=table.digest,
    )


def published_table(table: PlainTable, of: About) -> Table:
    """Rows that say themselves which of them are samples need no further column for it."""
    return table.table if table.says_samples else marked(table.table, of)


def table_columns(table: PlainTable) -> tuple[Column, ...]:
    """The columns of published_table(), known without making a row."""
    columns = columns_of(table.declaration.fact)
    return (*columns, SAMPLE_COLUMN) if table.is_sample and not table.says_samples else columns


def _table_resources(table: PlainTable, city: City, files: Mapping[str, PublishedFile]) -> Iterator[dict[str, object]]:
    for form in FORMATS:
        path = addresses.latest_file(table.name, form.extension)
        title = f"{table.declaration.titles['id']} ({form.extension.upper()})"
        yield {
            "name": f"{table.name}-{form.extension}",
            "path": addresses.relative(addresses.DATA_PACKAGE, path),
            "title": f"{SAMPLE_MARK}: {title}" if table.is_sample else title,
            "format": form.extension,
            "mediatype": form.media_type,
            "version": table.published_on.isoformat(),
            "current": True,
            "bytes": files[path].size,
            "hash": f"sha256:{files[path].sha256}",
            "licenses": [_licence(city)],
            "sources": [{"title": table.origin}],
            "type": "table",
            "encoding": "utf-8",
            "dialect": DIALECTS[form.extension],
            "schema": _table_schema(table, form),
        }


def _table_schema(table: PlainTable, form: Format) -> dict[str, object]:
    """Keys and links are said where the header holds the columns' names."""
    schema: dict[str, object] = {
        "fields": [_field(column, name=column.title("id") if form.extension == "xlsx" else column.name) for column in table_columns(table)],
        "missingValues": [""],
    }
    if form.extension != "csv":
        return schema
    links = [{"fields": [column], "reference": {"resource": f"{other}-csv", "fields": [there]}} for column, other, there in table.declaration.links]
    return schema | {"primaryKey": list(table.declaration.key)} | ({"foreignKeys": links} if links else {})


def _licence(city: City) -> dict[str, str]:
    return {"name": city.licence.name, "title": city.licence.title, "path": city.licence.url}


def _schema(document: BudgetDocument, form: Format) -> dict[str, object]:
    """A workbook's header says the titles that people read; every other format the columns' names."""
    columns = published_columns(is_sample=document.is_sample)
    return {
        "fields": [_field(column, name=column.title("id") if form.extension == "xlsx" else column.name) for column in columns],
        "missingValues": [""],
    }


def _field(column: Column, *, name: str) -> dict[str, object]:
    field: dict[str, object] = {
        "name": name,
        "type": FIELD_TYPES.get(column.kind, "string"),
        "title": column.title("id"),
        "titles": column.titles,
        "description": column.note("id"),
        "descriptions": column.notes,
    }
    constraints: dict[str, object] = {"required": True} if column.required else {}
    if column.choices:
        constraints["enum"] = list(column.choices)
    if column.unit:
        field["unit"] = column.unit
    return field | ({"constraints": constraints} if constraints else {})
