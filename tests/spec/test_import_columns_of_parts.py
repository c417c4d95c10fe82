"""Columns whose own title says that their amounts are of a part of the year, of a draft or of the year before the planned one."""

from __future__ import annotations

import pytest

from cms.domain.budgets import Phase
from tests.support.budget_results import errors


def table(*titles):
    rows = (("5.1.01", "Belanja Pegawai"), ("5.1.02", "Belanja Barang dan Jasa"))
    lines = (" | ".join((*row, *(f"={100 + number}" for number in range(len(titles))))) for row in rows)
    return "\n".join((" | ".join(("Kode", "Uraian", *titles)), *lines))


def codes_of(read, *titles, **asked):
    return [code for code, _ in errors(read(table(*titles), **asked))]


@pytest.mark.parametrize("title", ["Anggaran s/d Triwulan III", "Anggaran s.d. Juni", "Anggaran sampai dengan September", "Pagu s/d TW II"])
@pytest.mark.parametrize("beside", [(), ("Realisasi s.d. Juni",)])
def test_a_budget_up_to_a_month_is_not_that_of_the_year(read, title, beside):
    assert codes_of(read, title, *beside) == ["period.column-says"]


def test_up_to_the_last_month_is_the_whole_year(read):
    assert codes_of(read, "Anggaran s.d. Desember") == []
    assert codes_of(read, "Realisasi s.d. Desember", phase=Phase.AUDITED) == []


@pytest.mark.parametrize(("title", "code"), [("Realisasi s.d. Juni", "period.column-says"), ("Realisasi Semester I", "periods.incomplete")])
def test_audited_accounts_are_of_the_whole_year(read, title, code):
    assert codes_of(read, title, phase=Phase.AUDITED) == [code]
    assert codes_of(read, title, phase=Phase.REALISED) == []


def test_an_indicative_ceiling_is_a_draft(read):
    assert codes_of(read, "Pagu Indikatif") == ["phase.no-column"]
    assert codes_of(read, "Pagu Indikatif", phase=Phase.PROPOSED) == []


def test_the_running_year_is_not_the_planned_one(read):
    """In a plan of 2025 the running year is 2024."""
    assert codes_of(read, "Tahun Lalu", "Tahun Berjalan", "Tahun Rencana") != []
    assert codes_of(read, "Tahun Lalu", "Tahun Berjalan") == []
