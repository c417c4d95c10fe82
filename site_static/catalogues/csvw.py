"""CSV on the Web: a description beside each CSV, so that a program reads its columns with their kinds and keys.

W3C, Metadata Vocabulary for Tabular Data (17 December 2015); the name of the file is the one that section 5.3 of Model for Tabular Data
lets programs look for.
"""

from __future__ import annotations

import json
import posixpath

from cms.domain.city import City
from cms.domain.tables import Column, Kind
from site_static.catalogues.entries import Entry

# Dialect of our CSV files: site_static.formats.csv.
DIALECT = {"encoding": "utf-8", "delimiter": ",", "lineTerminators": ["\r\n"], "header": True}
_DATATYPES: dict[Kind, object] = {
    Kind.AMOUNT: {"base": "decimal", "format": {"decimalChar": "."}},
    Kind.INTEGER: "integer",
    Kind.DATE: {"base": "date", "format": "yyyy-MM-dd"},
}


def address(csv: str) -> str:
    """Beside the CSV, where programs look for it."""
    return f"{csv}-metadata.json"


def metadata(entry: Entry, city: City) -> bytes:
    """Links between tables stand in datapackage.json: here they could only lead to tables of the same description."""
    schema = {"columns": [_column(column) for column in entry.columns], "primaryKey": list(entry.key)}
    whole = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "id"}],
        "url": posixpath.basename(entry.csv),
        "dc:title": [{"@value": title, "@language": language} for language, title in entry.titles.items()],
        "dc:publisher": city.name,
        "dc:license": {"@id": city.licence.url},
        "dc:issued": {"@value": entry.published_on.isoformat(), "@type": "xsd:date"},
        "dialect": DIALECT,
        "tableSchema": schema,
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _column(column: Column) -> dict[str, object]:
    facts: dict[str, object] = {"name": column.name, "titles": [column.name], "datatype": _datatype(column), "required": column.required}
    note = "; ".join(filter(None, (column.title("id"), column.note("id"), column.unit)))
    return facts | {"dc:description": note}


def _datatype(column: Column) -> object:
    """A closed list is a pattern: CSVW has no other word for it."""
    if column.choices:
        return {"base": "string", "format": "|".join(column.choices)}
    return _DATATYPES.get(column.kind, "string")
