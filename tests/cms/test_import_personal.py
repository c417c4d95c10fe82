"""A personal number in any place of a file: it is in no table of the database, no report, no log and no output, whatever becomes of the file."""

from __future__ import annotations

import io
import json
import logging
from datetime import UTC, datetime

import openpyxl
import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl.comments import Comment
from wagtail.models import ModelLogEntry, PageLogEntry, Revision

from cms.budgets import public
from cms.budgets.services import Details, publish
from cms.domain.budgets import Phase
from cms.imports import services
from cms.imports.models import ImportBatch, State
from importers.marked import marked_workbook
from tests.cms.test_admin_imports import report_of

NUMBERS = {
    "nik": "1275" + "0102" + "0304" + "0506",
    "nip": "19700101" + "199501" + "1" + "001",
    "phone": "0812" + "3456" + "7890",
    "email": "seseorang" + "@" + "contoh.invalid",
}
DETAILS = Details(year=2025, phase=Phase.ENACTED, is_sample=True)
# Where it stands -> must the file stop, or is it read without it?
STOPS, READ = True, False
TYPED = "amount, typed as a number"
PLACES = {
    "detail": STOPS,
    "account name": STOPS,
    "office name": STOPS,
    "office above the table": STOPS,
    "code of the account": STOPS,
    "amount": STOPS,
    "sheet name": STOPS,
    "name of another sheet": STOPS,
    "title of an unread column": READ,
    "cell of an unread column": READ,
    "line above the table": READ,
    "signature below the table": STOPS,
    "label of a printed total": STOPS,
    "another sheet": READ,
    "hidden sheet": READ,
    "comment": READ,
    "properties": READ,
    "file name": READ,
    "withheld column": READ,
}


def file_with(number: str, place: str) -> SimpleUploadedFile:
    """A good workbook with the number in that place."""

    def at(where: str, otherwise: object, said: str = "{}") -> object:
        return said.format(number) if where == place else otherwise

    book = openpyxl.Workbook()
    page = book.active
    page.title = str(at("sheet name", "Rincian", "an {}"))
    page.append(["APBD TAHUN ANGGARAN 2025", at("line above the table", None, "dicetak oleh {}")])
    if place == "office above the table":
        page.append(["Unit Organisasi", f"1.01.0.00.0.00.01.0000 Dinas Pendidikan {number}"])
    office = [] if place == "office above the table" else ["Kode SKPD", "Nama SKPD"]
    page.append([*office, "Kode rekening", "Nama rekening", "Uraian", "Jumlah", at("title of an unread column", "Paraf", "Paraf {}"), "NIP"])
    for line in range(1, 5):
        first = line == 2
        codes = [] if not office else ["1.01.0.00.0.00.01.0000", at("office name", "Dinas Pendidikan", "Dinas {}") if first else "Dinas Pendidikan"]
        page.append(
            [
                *codes,
                at("code of the account", "5.1.02.01.01.0024") if first else f"5.1.02.01.01.{line:04d}",
                at("account name", "Barang (CONTOH)", "Honor {}") if first else "Barang (CONTOH)",
                at("detail", "Rincian (CONTOH)", "untuk {}") if first else f"Rincian {line} (CONTOH)",
                int(number) if first and place == TYPED else at("amount", f"{line}.000,00", "{} orang") if first else f"{line}.000,00",
                at("cell of an unread column", None, "{}") if first else "ada",
                at("withheld column", None, "{}") if first else None,
            ]
        )
    page.append([None] * (len(office) + 1) + [at("label of a printed total", "JUMLAH", "JUMLAH {}"), None, "10.000,00"])
    page.append([None, None, at("signature below the table", None, "NIP. {}")])
    if place == "comment":
        page["A3"].comment = Comment(f"hubungi {number}", "CONTOH")
    if place == "properties":
        book.properties.creator = book.properties.description = number
    if place in ("another sheet", "hidden sheet", "name of another sheet"):
        other = book.create_sheet(f"an {number}"[:31] if place == "name of another sheet" else "Catatan")
        other.append([f"Hubungi {number}" if place != "name of another sheet" else "kosong"])
        other.sheet_state = "hidden" if place == "hidden sheet" else "visible"
    packed = io.BytesIO()
    book.save(packed)
    return SimpleUploadedFile(f"apbd-2025-murni{f' {number}' if place == 'file name' else ''}.xlsx", packed.getvalue())


def everything_stored() -> str:
    """Every value of every row of our tables, of the log and of the pages' revisions."""
    ours = [model for name in ("budgets", "imports") for model in apps.get_app_config(name).get_models()]
    rows = [row for model in (*ours, Revision, PageLogEntry, ModelLogEntry) for row in model._base_manager.values()]
    for row in rows:
        row.pop("packed", None)
        row.pop("moves", None)
    return json.dumps(rows, default=str)


def is_in(number: str, text: str) -> bool:
    return number in text or number in text.replace(" ", "")


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("kind", NUMBERS)
def test_no_personal_number_leaves_the_importer(kind, place, officer, editor, desk, caplog):
    caplog.set_level(logging.DEBUG)
    number = NUMBERS[kind]

    batch = services.receive(file_with(number, place), DETAILS, by=officer)
    shown = desk.get(report_of(batch)).content.decode() + desk.get(f"{report_of(batch)}masalah/").content.decode()
    if batch.state == State.CHECKED:
        publish(services.accept(batch, by=officer).page, by=editor)
    published = repr(public.published())

    assert (batch.state == State.FAULTY) is PLACES[place]
    assert batch.file.name == "" or not PLACES[place]
    for what, text in {"tables": everything_stored(), "report": shown, "published": published, "log": caplog.text}.items():
        assert not is_in(number, text), what


@pytest.mark.parametrize("kind", ["nik", "nip"])
def test_a_personal_number_that_is_typed_as_an_amount_is_none(kind, officer, desk):
    number = NUMBERS[kind]

    batch = services.receive(file_with(number, TYPED), DETAILS, by=officer)

    shown = desk.get(report_of(batch)).content.decode()
    assert batch.state == State.FAULTY
    assert batch.file.name == ""
    for text in (everything_stored(), shown):
        assert not is_in(number, text.replace(".", "").replace(",", ""))


@pytest.mark.parametrize("place", [place for place, stops in PLACES.items() if stops == READ and place not in ("comment", "properties", "file name")])
def test_what_is_read_beside_it_is_whole_and_staff_are_told_where_it_matters(place, officer):
    batch = services.receive(file_with(NUMBERS["nik"], place), DETAILS, by=officer)

    assert batch.report["rows_stored"] == 4
    told = {problem["code"] for problem in batch.report["problems"]}
    outside = {"line above the table", "title of an unread column", "another sheet", "hidden sheet"}
    assert ("personal.outside" in told) is (place in outside)


@pytest.mark.parametrize("place", [place for place, stops in PLACES.items() if stops and "sheet" not in place])
def test_the_marked_copy_repeats_the_number_in_no_comment_and_not_in_its_list(place, tmp_path, officer):
    upload = file_with(NUMBERS["nik"], place)
    path = tmp_path / "asli.xlsx"
    path.write_bytes(upload.read())
    problems = services.check(path, DETAILS, sheet=None, government=None, file_name="asli.xlsx").report["problems"]

    book = openpyxl.load_workbook(io.BytesIO(marked_workbook(path, problems)))

    said = [cell.comment.text for page in book for row in page.iter_rows() for cell in row if cell.comment]
    listed = [str(cell.value) for row in book["Masalah (Terang)"].iter_rows() for cell in row]
    assert said
    assert not any(NUMBERS["nik"] in text for text in (*said, *listed))


def test_the_command_line_repeats_no_personal_number(tmp_path, db):
    path = tmp_path / f"apbd {NUMBERS['phone']}.xlsx"
    path.write_bytes(file_with(NUMBERS["nip"], "detail").read())

    report = services.import_budget(path, DETAILS, dry_run=True)

    assert not report["accepted"]
    assert not any(is_in(number, json.dumps(report)) for number in NUMBERS.values())


def test_a_file_name_is_kept_without_the_number_in_it(officer):
    batch = services.receive(file_with(NUMBERS["phone"], "file name"), DETAILS, by=officer)

    assert ImportBatch.objects.get().file_name.startswith("apbd-2025-murni 08")
    assert batch.sent_at < datetime.now(UTC)
