"""Tables of several governments that say the name or the code of each only once."""

from __future__ import annotations

import pytest

from tests.support.budget_results import amounts, errors

NAMED_ONCE = """
    Kodepemda | Namapemda   | Kode Rekening | Uraian                  | Anggaran
    02.13     | Kota Lain   | 5.1.01        | Belanja Pegawai         | =900000
    02.13     |             | 5.1.02        | Belanja Barang dan Jasa | =700000
    02.14     | Kota Contoh | 5.1.01        | Belanja Pegawai         | =100000
    02.14     |             | 5.1.02        | Belanja Barang dan Jasa | =150000
"""
CODED_ONCE = """
    Kodepemda | Namapemda   | Kode Rekening | Uraian                  | Anggaran
    02.13     | Kota Lain   | 5.1.01        | Belanja Pegawai         | =900000
              | Kota Lain   | 5.1.02        | Belanja Barang dan Jasa | =700000
    02.14     | Kota Contoh | 5.1.01        | Belanja Pegawai         | =100000
              | Kota Contoh | 5.1.02        | Belanja Barang dan Jasa | =150000
"""


@pytest.mark.parametrize("table", [NAMED_ONCE, CODED_ONCE])
@pytest.mark.parametrize("wanted", ["Kota Contoh", "02.14"])
def test_the_rows_of_a_government_named_once_are_all_read(read, table, wanted):
    result = read(table, government=wanted)

    assert result.problems == ()
    assert amounts(result) == [("5.1.01", "100000.00"), ("5.1.02", "150000.00")]


def test_rows_whose_code_has_several_names_are_refused_where_they_say_none(read):
    result = read(
        """
        Kodepemda | Namapemda   | Kode Rekening | Uraian                  | Anggaran
        02.13     | Kota Lain   | 5.1.01        | Belanja Pegawai         | =900000
        02.13     | Kota Contoh | 5.1.01        | Belanja Pegawai         | =100000
        02.13     |             | 5.1.02        | Belanja Barang dan Jasa | =150000
        """,
        government="Kota Contoh",
    )

    assert errors(result) == [("government.perhaps-same", "Lembar1!A2"), ("row.part-blank", "Lembar1!A4")]


def test_one_government_named_in_its_first_row_alone_is_not_asked_for(read):
    table = "\n".join(line for line in NAMED_ONCE.splitlines() if "02.13" not in line)

    assert amounts(read(table)) == [("5.1.01", "100000.00"), ("5.1.02", "150000.00")]


SPELLED = """
    Pemerintah Daerah | Kode Rekening | Uraian  | Jumlah
    Kota Contoh       | 5.1.01        | Pegawai | =600000
    {name}            | 5.1.02        | Barang  | =400000
    Kota Lain         | 5.1.02        | Barang  | =400000
    Kota Contoh       | 5.2.01        | Modal   | =300000
"""


@pytest.mark.parametrize("name", ["Kota Conto", "Kota Cantoh", "Kota Contohh", "KOTA CONTO"])
def test_a_row_whose_government_is_a_letter_from_the_wanted_one_is_asked_about(read, name):
    assert errors(read(SPELLED.format(name=name), government="Kota Contoh")) == [("government.perhaps-same", "Lembar1!A3")]


@pytest.mark.parametrize("name", ["Pemko Contoh", "Pemkot Contoh", "Pemerintah Kota Contoh", "KOTA CONTOH"])
def test_a_government_in_short_is_the_same(read, name):
    result = read(SPELLED.format(name=name), government="Kota Contoh")

    assert result.problems == ()
    assert sum(fact.amount for fact in result.facts) == 1300000


@pytest.mark.parametrize("name", ["Kabupaten Contoh", "Kota Tengah"])
def test_a_government_of_another_name_is_another(read, name):
    result = read(SPELLED.format(name=name), government="Kota Contoh")

    assert result.problems == ()
    assert sum(fact.amount for fact in result.facts) == 900000


@pytest.mark.parametrize("said", ["Kota | : | {}", "Pemerintah Kota | : {}", "KOTA | {}"])
def test_the_name_of_a_city_beside_its_label_is_compared(read, said):
    table = "Kode Rekening | Uraian | Jumlah\n5.1.01 | Belanja Pegawai | =100"

    assert [code for code, _ in errors(read(f"{said.format('Contoh Lain')}\n\n{table}", government="Kota Contoh Kita"))] == ["government.differs"]
    assert errors(read(f"{said.format('Contoh Kita')}\n\n{table}", government="Kota Contoh Kita")) == []
