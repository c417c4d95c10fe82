from cms.domain.catalogue import TABLES
from cms.domain.tables import CellRef, Kind, columns_of


def test_a_cell_prints_and_reads_as_staff_say_it():
    cell = CellRef("Rincian!2", 127, "F")

    assert str(cell) == "Rincian!2!F127"
    assert CellRef.parse(str(cell)) == cell


def test_every_table_has_ascii_columns_with_titles_in_both_languages():
    for table in TABLES:
        for column in columns_of(table.fact):
            assert column.name.isascii()
            assert column.titles["id"]
            assert column.titles["en"]
            assert column.unit or column.kind is not Kind.AMOUNT
        assert set(table.key) <= {column.name for column in columns_of(table.fact)}
