"""Tables that are read without a fault and would keep the understanding of them busy for hours: each ends at once, with figures or in words."""

from __future__ import annotations

import pytest

from importers.columns import Texts
from tests.support.budget_results import amounts, codes

HEADING = "Kode rekening;Uraian;Jumlah\n"
# Amounts of which no two choices add up to the same.
PAIRS = "".join(f"Belanja {number};{number**5 % 999_999_937 + 7}\nRincian {number};{number**5 % 999_999_937 + 7}\n" for number in range(60))
LONG = 90_000

# What the file holds, and the kinds of problems that must come of it.
ENDS = {
    "sixty rows that each print the amount of the row above, under a total that is wrong": (
        f"Uraian;Jumlah\nBelanja Daerah;999999999999\n{PAIRS}",
        {"levels.from-order", "account.unknown-name"},
    ),
    "more rows without codes than levels are looked for": (
        "Uraian;Jumlah\n" + "".join(f"Belanja {number};{number % 7 + 1}\n" for number in range(20_000)),
        {"levels.too-many-rows"},
    ),
    "rows that each stand deeper than the one above": (
        "Uraian;Jumlah\n" + "".join(f"{' ' * number}Belanja {number};1\n" for number in range(4_000)),
        {"levels.from-indentation", "account.unknown-name"},
    ),
    "thousands of amounts without a code": (
        HEADING + "5.1.01;Gaji;100\n" + "".join(f";butir {number};{number + 1}\n" for number in range(20_000)),
        {"account.missing", "problems.more"},
    ),
    "thousands of amounts without a code, above all codes": (
        HEADING + "".join(f";butir {number};{number + 1}\n" for number in range(20_000)) + "5.1.01;Gaji;100\n",
        {"account.missing", "problems.more"},
    ),
    "amounts with ninety thousand blanks within": (
        HEADING + "".join(f"5.1.01.{number};Gaji;1{' ' * LONG}x{number}\n" for number in range(1, 9)),
        {"amount.not-a-number"},
    ),
    "texts that would be e-mail addresses if they ended": (
        HEADING + "".join(f"5.1.01.{number};{'a.' * (LONG // 2)}@{number};1\n" for number in range(1, 9)),
        set(),
    ),
    "a name of ninety thousand letters that ends as an e-mail address": (
        HEADING + f"5.1.01;{'a' * LONG}@contoh.go.id;1\n",
        {"personal.found"},
    ),
}


@pytest.mark.parametrize("what", ENDS)
def test_an_endless_table_ends(what, read):
    text, expected = ENDS[what]

    assert set(codes(read(text.encode(), "anggaran.csv"))) == expected


def test_details_beyond_the_limit_are_those_of_the_row_above_when_they_add_up(read):
    rows = "".join(f";butir {number};{number + 1}\n" for number in range(3_000))

    result = read(f"{HEADING}5.1.01;Gaji;{sum(range(3_001))}\n{rows}".encode(), "anggaran.csv")

    assert amounts(result) == [("5.1.01", "4501500.00")]
    assert dict(result.rows_skipped)["detail"] == 3_000


def test_the_labels_of_a_table_are_looked_for_once_however_many_rows_lack_a_code(read, monkeypatch):
    asked: list[Texts] = []
    labels = Texts.labels
    monkeypatch.setattr(Texts, "labels", lambda texts: asked.append(texts) or labels(texts))

    read((HEADING + "5.1.01;Gaji;100\n" + "".join(f";butir {number};7\n" for number in range(50))).encode(), "anggaran.csv")

    assert len(asked) == 1


def test_five_hundred_cells_of_a_kind_are_told_and_the_others_counted(read):
    rows = "".join(f"5.1.01.{number};Gaji;rusak {number}\n" for number in range(1, 1_301))

    result = read((HEADING + rows).encode(), "anggaran.csv")

    assert codes(result) == [*["amount.not-a-number"] * 500, "problems.more"]
    assert [problem.where.row for problem in result.problems if problem.where] == list(range(2, 502))
    assert dict(result.problems[-1].details)["count"] == "800"
    assert result.rows_refused == 1_300


def test_a_note_below_more_faults_than_are_told_is_still_a_note(read):
    rows = "".join(f"5.1.01.{number};Gaji;rusak {number}\n" for number in range(1, 602))

    result = read((f"{HEADING}{rows};;dibuat oleh bagian anggaran\n").encode(), "anggaran.csv")

    assert dict(result.problems[-1].details)["count"] == "101"
    assert (result.rows_refused, dict(result.rows_skipped)) == (601, {"header": 1, "note": 1})
