"""A journalist's tools take the open data as it is; the PDFs say the same totals."""

from __future__ import annotations

import hashlib
import io
import json

import pytest
from frictionless import Package
from pypdf import PdfReader

from tests.support.city import small_snapshot

SNAPSHOT = small_snapshot()
PACKAGE = "data/datapackage.json"


def test_frictionless_accepts_the_package_and_every_table(site):
    package = Package(str(site.folder / PACKAGE))
    for document in SNAPSHOT.documents:  # its JSON reader is an extra; the JSON is compared with the CSV in test_totals
        package.remove_resource(f"{document.dataset}-{document.version}-json")

    report = package.validate()

    assert report.flatten(["title", "rowNumber", "fieldName", "message"]) == []
    assert {task.name.rpartition("-")[2] for task in report.tasks} == {"csv", "xlsx", "pdf"}


def test_the_package_lists_exactly_the_files_of_all_vintages(site):
    resources = json.loads((site.folder / PACKAGE).read_text())["resources"]

    listed = {f"data/{one['path']}": (one["bytes"], one["hash"].removeprefix("sha256:")) for one in resources}
    there = {
        path: file
        for path, file in site.manifest.items()
        if path.split("/")[0] == "data" and path.split("/")[2:3] and path.split("/")[2].startswith("v")
    }
    assert listed == there
    assert len(there) == 4 * len(SNAPSHOT.documents)


def test_the_manifest_lists_every_file_as_it_is(site):
    there = {}
    for path in site.files - {"manifest.json"}:
        content = (site.folder / path).read_bytes()
        there[path] = (len(content), hashlib.sha256(content).hexdigest())

    assert site.manifest == there


def text_of(content: bytes) -> str:
    return "".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


@pytest.mark.parametrize("path", ["data/apbd-2023-murni/v1/apbd-2023-murni.pdf", "anggaran/2023/apbd-2023.pdf"])
def test_a_pdf_says_the_totals_of_2023(site, path):
    text = text_of((site.folder / path).read_bytes())

    for amount in ("1.013.597.766.613,40", "1.010.597.766.613,00", "3.000.000.000,00", "0,40"):
        assert amount in text


@pytest.mark.parametrize("document", [one for one in SNAPSHOT.documents if one.is_sample], ids=lambda one: f"{one.dataset}-{one.version}")
def test_the_pdf_of_a_sample_says_so_on_every_page(site, document):
    reader = PdfReader(io.BytesIO((site.folder / f"data/{document.dataset}/{document.version}/{document.dataset}.pdf").read_bytes()))

    assert all("CONTOH" in page.extract_text() for page in reader.pages)
