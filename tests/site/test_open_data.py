"""A journalist's tools take the open data as it is; the PDFs say the same totals."""

from __future__ import annotations

import hashlib
import io
import json

import pytest
from frictionless import Package
from pypdf import PdfReader

from site_static.addresses import TABLE_FORMATS
from site_static.tables import tables_of
from tests.support.city import small_snapshot

SNAPSHOT = small_snapshot()
TABLES = tables_of(SNAPSHOT)
PACKAGE = "data/datapackage.json"


def test_frictionless_accepts_the_package_and_every_table(site):
    package = Package(str(site.folder / PACKAGE))
    for document in SNAPSHOT.documents:  # its JSON reader is an extra; the JSON is compared with the CSV in test_totals
        package.remove_resource(f"{document.dataset}-{document.version}-json")
    for table in TABLES:
        package.remove_resource(f"{table.name}-json")

    report = package.validate()

    assert report.flatten(["title", "rowNumber", "fieldName", "message"]) == []
    assert {task.name.rpartition("-")[2] for task in report.tasks} == {"csv", "xlsx", "pdf"}


def test_the_package_lists_exactly_the_files_of_all_vintages(site):
    resources = json.loads((site.folder / PACKAGE).read_text())["resources"]
    names = {table.name for table in TABLES}

    listed = {f"data/{one['path']}": (one["bytes"], one["hash"].removeprefix("sha256:")) for one in resources}
    there = {
        path: file
        for path, file in site.manifest.items()
        if (parts := path.split("/"))[0] == "data"
        and len(parts) == 4
        and parts[3] != "impor.json"
        and not parts[3].endswith("-metadata.json")
        and (parts[2].startswith("v") or parts[1] in names)
    }
    assert listed == there
    assert len(there) == 4 * len(SNAPSHOT.documents) + 3 * len(TABLES)


def test_the_tables_of_licences_hold_every_step_fee_and_document_and_lead_to_one_another(site):
    facts = [one.facts for one in SNAPSHOT.services]
    rows = {table.name: site.rows(f"data/{table.name}/latest/{table.name}.csv") for table in TABLES}

    assert len(rows["services"]) == len(facts)
    assert len(rows["service-steps"]) == sum(len(one.steps) for one in facts)
    assert len(rows["service-requirements"]) == sum(len(one.needs) for one in facts)
    assert len(rows["service-fees"]) == sum(len(one.fees) for one in facts)
    for table in TABLES:
        for column, other, there in table.declaration.links:
            known = {row[there] for row in rows[other]}
            assert {row[column] for row in rows[table.name] if row[column]} <= known, (table.name, column)


def test_the_package_names_the_keys_and_links_of_the_tables(site):
    resources = {one["name"]: one for one in json.loads((site.folder / PACKAGE).read_text())["resources"]}

    schema = resources["service-fees-csv"]["schema"]

    assert schema["primaryKey"] == ["service", "fee", "only_for", "valid_from"]
    assert {"fields": ["service"], "reference": {"resource": "services-csv", "fields": ["service"]}} in schema["foreignKeys"]


def test_a_tables_page_offers_its_files_and_its_columns(site):
    page = site.page("data/service-fees/index.html")

    assert {f"data/service-fees/latest/service-fees.{extension}" for extension in TABLE_FORMATS} <= {
        page.leads_to(href)[0] for _, href in page.addresses()
    }
    assert "Siapa yang berhak menerima uang" in page.text or "Yang berhak menerima uang" in page.text
    assert "CONTOH" in page.text


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
