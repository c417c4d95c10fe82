"""JSON: what the table is, its columns, then one object per row, each on its own line so that two vintages can be compared by line.

Amounts are strings with two decimals, because most programs read a JSON number as a binary float.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from json.encoder import encode_basestring as quoted
from operator import add

from cms.domain.tables import Column, Table, json_value
from site_static.formats.about import SAMPLE_MARK, About


def write(table: Table, about: About) -> bytes:
    """UTF-8, keys in a fixed order, nothing as null."""
    head = json.dumps({"name": table.name, **_about(about), "fields": [_field(column) for column in table.columns]}, ensure_ascii=False, indent=1)
    rows = ",\n".join(_rows(table))
    return f'{head.removesuffix("}").rstrip()},\n "rows": [\n{rows}\n ]\n}}\n'.encode()


def _about(about: About) -> dict[str, object]:
    return {
        "title": about.title,
        "sample": SAMPLE_MARK if about.is_sample else None,
        "version": about.version,
        "published_on": about.published_on.isoformat(),
        "publisher": about.publisher,
        "source": {"title": about.origin, "file": about.source_file, "sha256": about.source_sha256},
        "note": about.note or None,
        "licence": {"name": about.licence.name, "title": about.licence.title, "url": about.licence.url},
        "permalink": about.permalink,
    }


def _field(column: Column) -> dict[str, object]:
    return {"name": column.name, "type": column.kind.value, "titles": column.titles, "unit": column.unit or None}


def _rows(table: Table) -> Iterator[str]:
    """As json.dumps() would write each as an object; a large city has 300,000 of them, and most values are text or nothing."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    names = [f"{quoted(column.name)}: " for column in table.columns]
    for row in table.rows:
        values = [quoted(value) if type(value) is str else "null" if value is None else encode(json_value(value)) for value in row]
        yield f"  {{{', '.join(map(add, names, values))}}}"


def read(content: bytes, columns: tuple[Column, ...]) -> tuple[tuple[str, ...], ...]:
    """The rows as texts, in the order of the columns."""
    rows = json.loads(content)["rows"]
    return tuple(tuple("" if row[column.name] is None else str(row[column.name]) for column in columns) for row in rows)
