"""FORMATS: the open-data formats, each a module with write() and read(). Links, datapackage.json, checks and tests loop over it."""

from __future__ import annotations

from site_static.formats import csv, json, xlsx
from site_static.formats.about import Format

XLSX_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

FORMATS = (
    Format(extension="csv", media_type="text/csv", title="CSV", write=csv.write, read=csv.read),
    Format(extension="xlsx", media_type=XLSX_MEDIA_TYPE, title="XLSX", write=xlsx.write, read=xlsx.read),
    Format(extension="json", media_type="application/json", title="JSON", write=json.write, read=json.read),
)
