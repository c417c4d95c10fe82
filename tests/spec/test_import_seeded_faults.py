"""Forty faults of more than twenty-five kinds, planted in a good workbook: each is told at its own cell, none twice, none left out."""

from __future__ import annotations

import io
from collections import Counter
from datetime import date
from decimal import Decimal

from openpyxl import Workbook

NIK = "1275" + "0102" + "0304" + "0506"
NIP = "19700101" + "199501" + "1" + "001"
PHONE = "0812" + "3456" + "7890"
TITLES = ("Tahun", "Kode SKPD", "Nama SKPD", "Kode rekening", "Nama rekening", "Uraian", "Jumlah")
GOOD = 200
FIRST = 4  # the row of the first line: a title, an empty row and the heading stand above

# Row of the good workbook, column, what is typed there instead, the code that is to be told, and its cell where that is not the same one.
SEEDS: tuple[tuple[int, str, object, str, str], ...] = (
    (10, "G", "dua puluh juta", "amount.not-a-number", "G10"),
    (11, "G", "lihat lampiran", "amount.not-a-number", "G11"),
    (14, "G", "1,39E+11", "amount.destroyed", "G14"),
    (15, "G", "3,80388E+016", "amount.destroyed", "G15"),
    (18, "G", date(2025, 1, 31), "amount.date", "G18"),
    (19, "G", date(2025, 12, 5), "amount.date", "G19"),
    (22, "G", "12,5%", "amount.percent", "G22"),
    (26, "G", "#REF!", "cell.error", "G26"),
    (27, "G", "#DIV/0!", "cell.error", "G27"),
    (30, "G", "=SUM(G4:G9)", "cell.formula-without-value", "G30"),
    (31, "G", "=G4*2", "cell.formula-without-value", "G31"),
    (34, "G", True, "amount.not-a-number", "G34"),
    (38, "G", "1,234,567.89", "amount.other-notation", "G38"),
    (42, "G", "99999999999999999999,00", "amount.too-large", "G42"),
    (46, "G", "12 jt lebih", "amount.not-a-number", "G46"),
    (50, "D", "7.1.02.01.01.0001", "account.other-chart", "D50"),
    (51, "D", "5.0.02.01.01.0001", "account.other-chart", "D51"),
    (54, "D", "Belanja lain", "account.not-a-code", "D54"),
    (58, "D", date(2025, 1, 5), "code.date", "D58"),
    (62, "D", "#N/A", "cell.error", "D62"),
    (66, "D", None, "account.missing", "D66"),
    (70, "E", "#NAME?", "cell.error", "E70"),
    (74, "F", f"untuk NIK {NIK}", "personal.found", "F74"),
    (75, "F", f"an. pegawai {NIP}", "personal.found", "F75"),
    (78, "E", f"Honor {PHONE}", "personal.found", "E78"),
    (82, "F", "kirim ke seseorang@contoh.id", "personal.found", "F82"),
    (86, "D", "5.9.02.01.01.0001", "account.unknown", "D86"),
    (90, "G", Decimal("1234567.891"), "amount.rounded", "G90"),
    (98, "A", 2024, "year.differs", "A98"),
    (102, "F", "kendali\x7fx", "text.control-character", "F102"),
    (110, "C", "#VALUE!", "cell.error", "C110"),
    (114, "B", date(2025, 2, 1), "code.date", "B114"),
    (118, "B", "#N/A", "cell.error", "B118"),
)
# Faults that are about more than one cell: what is told of them, and where.
WIDE = (
    ("row.repeated", "Rincian", "G125"),
    ("row.same-key", "Rincian", "G129"),
    ("sum.differs", "Rincian", "G204"),
    ("sum.bare-number", "Rincian", "G205"),
    ("sheet.hidden-rows", "Rincian", "130"),
    ("sheet.hidden", "Simpanan", ""),
    ("sheet.no-table", "Catatan", ""),
    ("column.unread", "Rincian", "H3"),
    ("personal.withheld", "Rincian", "I3"),
)


def good():
    """The cells of a workbook that nothing is wrong with."""
    rows = [["APBD TAHUN ANGGARAN 2025"], [], list(TITLES)]
    for number in range(1, GOOD + 1):
        office = f"1.{1 + number % 3:02d}.0.00.0.00.01.0000"
        amount = f"{1_000_000 + number * 1_250:,}".replace(",", ".") + ",50"
        account = f"5.1.02.{1 + number % 4:02d}.01.{number:04d}"
        rows.append([2025, office, f"Dinas {1 + number % 3}", account, f"Belanja {number}", f"Rincian {number}", amount])
    return rows


def packed(rows, *, hidden_rows=(), extra=()):
    book = Workbook()
    page = book.active
    page.title = "Rincian"
    for row in rows:
        page.append(row)
    for number in hidden_rows:
        page.row_dimensions[number].hidden = True
    for name, lines, state in extra:
        other = book.create_sheet(name)
        other.sheet_state = state
        for line in lines:
            other.append(line)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def spoilt():
    """The same workbook with every fault in it."""
    rows = good()
    for number, column, typed, _, _ in SEEDS:
        rows[number - 1]["ABCDEFG".index(column)] = typed
    rows[124] = list(rows[123])
    rows[128] = [*rows[127][:-1], "7.777.777,00"]
    rows[2] += ["Paraf", "NIP"]
    rows[199] += ["ada", NIP]
    rows += [[None, None, None, None, "Jumlah", None, "1,00"], [None, None, None, None, None, None, "2,50"]]
    return packed(rows, hidden_rows=(130,), extra=(("Catatan", [["Tidak ada tabel di sini"]], "visible"), ("Simpanan", [["Dipakai dulu"]], "hidden")))


def told(result):
    return Counter((problem.code, problem.where.sheet, problem.where.cell) for problem in result.problems if problem.where)


def test_the_good_workbook_has_no_fault(read):
    result = read(packed(good()))

    assert (result.problems, result.rows_stored) == ((), GOOD)


def test_forty_seeded_faults_are_all_told_at_their_cells_and_none_twice(read):
    result = read(spoilt())

    assert told(result) == Counter([*((code, "Rincian", cell) for _, _, _, code, cell in SEEDS), *WIDE])
    assert (len(SEEDS) + len(WIDE) >= 40, len({code for code, _, _ in told(result)}) >= 25) == (True, True)
