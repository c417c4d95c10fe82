"""People and figures for the tests of the CMS."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from django.contrib.auth.models import Group, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cms.budgets import public
from cms.budgets.models import BudgetDocumentPage
from cms.budgets.services import Details, Stored, add_vintage, figures_of
from cms.budgets.storage import lines_of, row_in
from cms.core.permissions import EDITORS, FINANCE_OFFICERS, PLANNING_OFFICERS
from cms.domain.budgets import BudgetDocument, BudgetLine, Phase
from cms.imports import queries, services
from cms.imports.models import ImportBatch
from cms.proposals import services as answers
from tests.support.city import small_snapshot
from tests.support.proposals import DESKS, proposal
from tests.support.proposals import unregistered as new
from tests.support.sheets import drawn

# A small budget as an office would send it: revenue without an office, two offices, a printed total.
BUDGET = """
    Kode rekening     | Uraian                        | Kode SKPD              | Nama SKPD        | Jumlah
    4.1.01.06.01.0001 | Pajak Hotel                   |                        |                  | =31500000000
    5.1.02.01.01.0024 | Alat tulis kantor (CONTOH)    | 1.01.0.00.0.00.01.0000 | Dinas Pendidikan | =48250000.5
    5.2.03.01.01.0010 | Ruang kelas (CONTOH)          | 1.01.0.00.0.00.01.0000 | Dinas Pendidikan | =9600000000
    5.2.03.01.01.0006 | Puskesmas (CONTOH)            | 1.02.0.00.0.00.01.0000 | Dinas Kesehatan  | =7400000000
"""
FAULTY = BUDGET.replace("=48250000.5", "1,39E+11").replace("=9600000000", "dua miliar")
WITH_NIK = BUDGET.replace("Ruang kelas (CONTOH)", "Bantuan 9999999999999999")


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path: Path) -> None:
    """Files that a test stores go into its own folder."""
    settings.MEDIA_ROOT = tmp_path / "media"


@cache
def workbook_of(text: str) -> bytes:
    """The same bytes for the same text: a workbook holds the moment when it was written."""
    return drawn(text)


def person(name: str, group: str) -> User:
    user = User.objects.create_user(name, f"{name}@example.test", "sandi-uji-coba")
    user.groups.add(Group.objects.get(name=group))
    return user


@pytest.fixture
def officer(db) -> User:
    return person("petugas", FINANCE_OFFICERS)


@pytest.fixture
def desk(client: Client, officer: User) -> Client:
    """An officer who has logged in."""
    client.force_login(officer)
    return client


@pytest.fixture
def editor(db) -> User:
    return person("penyunting", EDITORS)


@pytest.fixture
def both(db) -> User:
    """Somebody who may do everything; alone, that is not enough."""
    return User.objects.create_superuser("serba-bisa", "serba@example.test", "sandi-uji-coba")


@pytest.fixture
def stranger(db) -> User:
    """Somebody with a login and no group."""
    return User.objects.create_user("orang-luar", "luar@example.test", "sandi-uji-coba")


@pytest.fixture
def document() -> BudgetDocument:
    """The sample city's enacted budget of 2025: lines with and without office, odd amounts, a stated total."""
    return next(one for one in small_snapshot().documents if one.is_current and (one.year, one.phase) == (2025, Phase.ENACTED))


def details_of(document: BudgetDocument) -> Details:
    return Details(
        year=document.year,
        phase=document.phase,
        sequence=document.sequence,
        is_sample=document.is_sample,
        regulation_number=document.regulation_number,
        origin=document.origin,
    )


@pytest.fixture
def store(db, document: BudgetDocument) -> Callable[..., Stored]:
    """Stores the sample document's lines, or others, as a new vintage."""

    def store(lines: tuple[BudgetLine, ...] = document.lines, by: User | None = None) -> Stored:
        figures = figures_of(lines, stated=document.stated, record=document.record, year=document.year, phase=document.phase)
        return add_vintage(details_of(document), figures, by=by)

    return store


@pytest.fixture
def page(store: Callable[..., Stored]) -> BudgetDocumentPage:
    """A document with one vintage, not published."""
    return store().page


def dearer(lines: tuple[BudgetLine, ...], by: str = "0.01") -> tuple[BudgetLine, ...]:
    """The same lines, the first one dearer."""
    return (replace(lines[0], amount=lines[0].amount + Decimal(by)), *lines[1:])


def much_dearer(lines: tuple[BudgetLine, ...]) -> tuple[BudgetLine, ...]:
    """The same lines, every amount doubled."""
    return tuple(replace(line, amount=line.amount * 2) for line in lines)


def with_said(page: BudgetDocumentPage, **said: object) -> BudgetDocumentPage:
    """The document's draft with more said in it."""
    draft = page.get_latest_revision_as_object()
    for name, value in said.items():
        setattr(draft, name, value)
    draft.save_revision()
    page.refresh_from_db()
    return page


def current() -> BudgetDocument:
    """The only document that is in force."""
    return next(one for one in public.published() if one.is_current)


@pytest.fixture
def budget_file() -> Callable[..., SimpleUploadedFile]:
    """A workbook as a browser sends it."""

    def budget_file(text: str = BUDGET, name: str = "apbd-2025-murni.xlsx") -> SimpleUploadedFile:
        return SimpleUploadedFile(name, workbook_of(text))

    return budget_file


@pytest.fixture
def received(budget_file: Callable[..., SimpleUploadedFile], officer: User) -> Callable[..., ImportBatch]:
    """A file of an officer that was checked."""

    def received(text: str = BUDGET, by: User = officer, **said: object) -> ImportBatch:
        details = Details(**{"year": 2025, "phase": Phase.ENACTED, "is_sample": True} | said)
        return services.receive(budget_file(text), details, by=by)

    return received


def lines_in(batch: ImportBatch) -> tuple[BudgetLine, ...]:
    """The lines of a file that waits or was accepted; () of one that had errors or was refused."""
    return lines_of(map(row_in, queries.texts_in(batch) or ()), year=batch.year, phase=Phase(batch.phase))


@pytest.fixture
def planner(db: None, client: Client) -> Client:
    client.force_login(person("perencana", PLANNING_OFFICERS))
    return client


@pytest.fixture
def assessed() -> str:
    return answers.register(new(proposal(*DESKS))).reference


@pytest.fixture
def several() -> list[str]:
    """Three that wait for a decision, in the order of their numbers."""
    return [answers.register(new(proposal(*DESKS, title=f"Parit {name} (CONTOH)"))).reference for name in "ABC"]
