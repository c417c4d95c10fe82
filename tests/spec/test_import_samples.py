"""What is shown of a column is what was read from it, also where titles and values are merged differently."""

from __future__ import annotations

from pathlib import Path

from cms.domain.budgets import Phase
from importers.budgets import BudgetRequest, read_budget
from tests.support.sheets import drawn, saved_at


def samples(folder: Path, text: str, phase: Phase = Phase.ENACTED) -> dict[str, tuple[str, ...]]:
    result = read_budget(saved_at(folder, drawn(text)), BudgetRequest(year=2025, phase=phase))
    assert result.facts
    return {column.name: column.samples for column in result.understood[0].columns}


def test_a_code_that_is_spread_over_several_columns_is_shown_whole(tmp_path):
    shown = samples(tmp_path, "Kode rekening | < | Uraian | Jumlah\n5 | 1 | Operasi (CONTOH) | =1250\n | 2 | Modal (CONTOH) | =3750")

    assert shown["account"] == ("5 1", "2")


def test_a_name_that_is_indented_by_columns_is_shown(tmp_path):
    shown = samples(tmp_path, "Kode rekening | Uraian | < | Jumlah\n5 | Belanja (CONTOH) | | =5000\n5.1 | | Operasi (CONTOH) | =5000")

    assert shown["name"] == ("Belanja (CONTOH)", "Operasi (CONTOH)")


def test_an_amount_that_stands_beside_its_title_is_shown(tmp_path):
    text = """
        Kode rekening | Uraian           | Anggaran | <      | Realisasi
        5.1           | Operasi (CONTOH) | =1250    | =700 | <
        5.2           | Modal (CONTOH)   | =3750    | =900 | <
    """

    assert samples(tmp_path, text, Phase.REALISED)["amount"] == ("700", "900")
