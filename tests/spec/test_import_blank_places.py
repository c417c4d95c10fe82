"""A programme, an activity or a source of money that is left blank under lines that name one: the same as above, of none, or a question."""

from __future__ import annotations

import pytest

from tests.support.budget_results import errors, warnings


def places(result):
    """(programme, activity, source of money, amount) of each line."""
    return [(line.programme_name, str(line.activity_code or ""), line.fund_name, str(line.amount).removesuffix(".00")) for line in result.facts]


PROGRAMMES = """
    Nama SKPD    | Kode Program | Nama Program | Kode Kegiatan | Kode Rekening | Nama Rekening | Jumlah
    Dinas Sosial |              |              |               | 4.1.02        | Retribusi     | =9
    Dinas Sosial | 1.06.01      | Penunjang    | 1.06.01.2.01  | 5.1.01        | Gaji          | =60
    Dinas Sosial |              |              |               | 5.1.02        | Barang        | =6
    Dinas Sosial | 1.06.02      | Pembinaan    | 1.06.02.2.01  | 5.1.02        | Barang        | =40
    Dinas Sosial |              |              | 1.06.02.2.02  | 5.2.02        | Alat          | =4
    Dinas Sosial |              |              |               | 5.1.05        | Hibah         | =3
"""


def test_a_programme_named_once_at_the_head_of_its_lines_is_that_of_all_below(read):
    result = read(PROGRAMMES)

    assert places(result) == [
        ("", "", "", "9"),
        ("Penunjang", "1.06.01.2.01", "", "60"),
        ("Penunjang", "1.06.01.2.01", "", "6"),
        ("Pembinaan", "1.06.02.2.01", "", "40"),
        ("Pembinaan", "1.06.02.2.02", "", "4"),
        ("Pembinaan", "1.06.02.2.02", "", "3"),
    ]
    assert (errors(result), warnings(result)) == ([], ["place.as-above"])


@pytest.mark.parametrize(
    "rows",
    [
        # one of three leaves it blank
        ["1.06.01 | 5.1.01 | Gaji | =60", " | 5.1.02 | Barang | =6", "1.06.02 | 5.1.05 | Hibah | =4"],
        # elsewhere it is said in every line
        [
            "1.06.01 | 5.1.01 | Gaji | =60",
            "1.06.01 | 5.1.02 | Barang | =6",
            " | 5.1.05 | Hibah | =4",
            "1.06.02 | 5.2.02 | Alat | =4",
            " | 5.2.04 | Jalan | =4",
        ],
        # what is merged stands for "as above" already
        [
            "1.06.01 | 5.1.01 | Gaji | =60",
            "^ | 5.1.02 | Barang | =6",
            " | 5.1.05 | Hibah | =4",
            "1.06.02 | 5.2.02 | Alat | =4",
            " | 5.2.04 | Jalan | =4",
        ],
        # the first line has none
        [
            " | 5.1.01 | Gaji | =60",
            "1.06.01 | 5.1.02 | Barang | =6",
            " | 5.1.05 | Hibah | =4",
            "1.06.02 | 5.2.02 | Alat | =4",
            " | 5.2.04 | Jalan | =4",
        ],
    ],
)
def test_a_blank_programme_that_may_be_none_is_asked_about(read, rows):
    result = read("Kode Program | Kode Rekening | Nama Rekening | Jumlah\n" + "\n".join(rows))

    assert "place.blank" in [code for code, _ in errors(result)]


def test_another_office_begins_without_the_programme_above(read):
    result = read("""
        Nama SKPD       | Kode Program | Kode Rekening | Nama Rekening | Jumlah
        Dinas Sosial    | 1.06.01      | 5.1.01        | Gaji          | =60
        Dinas Sosial    |              | 5.1.02        | Barang        | =6
        Dinas Kesehatan |              | 5.1.01        | Gaji          | =40
        Dinas Kesehatan | 1.02.01      | 5.1.02        | Barang        | =4
        Dinas Kesehatan |              | 5.1.05        | Hibah         | =3
    """)

    assert errors(result) == [("place.blank", "Lembar1!3")]


FUNDS = """
    Nama SKPD       | Nama Sumber Dana | Kode Rekening | Nama Rekening | Jumlah
    Dinas Sosial    | PAD              | 5.1.01        | Gaji          | =60
    {}              |                  | 5.1.02        | Barang        | =6
    Dinas Kesehatan | DAU              | 5.1.01        | Gaji          | =40
    {}              |                  | 5.1.02        | Barang        | =4
"""


def test_a_source_of_money_is_that_of_the_line_above_where_the_office_is(read):
    result = read(FUNDS.format("", ""))

    assert [(line.office_name, line.fund_name) for line in result.facts] == [("Dinas Sosial", "PAD")] * 2 + [("Dinas Kesehatan", "DAU")] * 2
    assert (errors(result), warnings(result)) == ([], ["office.as-above", "place.as-above"])


def test_a_source_of_money_that_only_some_lines_have_is_asked_about(read):
    result = read(FUNDS.format("Dinas Sosial", "Dinas Kesehatan"))

    assert errors(result) == [("place.blank", "Lembar1!3")]


@pytest.mark.parametrize(("first", "asked"), [("6.1.01", [("place.blank", "Lembar1!3")]), ("5.1.01", [])])
def test_financing_without_a_source_of_money_is_asked_about_where_some_of_it_has_one(read, first, asked):
    result = read(f"""
        Nama SKPD      | Nama Sumber Dana | Kode Rekening | Uraian   | Jumlah
        Badan Keuangan | DAU              | {first}       | Sesuatu  | =60
        Badan Keuangan |                  | 6.1.04        | Pinjaman | =6
    """)

    assert errors(result) == asked


def test_an_amount_alone_among_activities_is_a_line_that_says_nothing_unless_it_is_their_sum(read):
    rows = """
        Nama SKPD    | Kode Sub Kegiatan | Nama Sub Kegiatan | Jumlah
        Dinas Sosial | 1.06.01.2.01.0001 | Gaji              | =60
        Dinas Sosial | 1.06.01.2.01.0002 | Peralatan         | =40
                     |                   |                   | ={}
    """

    assert [errors(read(rows.format(amount))) for amount in (100, 7)] == [[], [("account.missing", "Lembar1!4")]]


def test_financing_without_an_office_is_asked_about_where_a_blank_means_the_office_above(read):
    result = read("""
        Nama SKPD       | Kode Rekening | Uraian  | Jumlah
        Dinas Sosial    | 5.1.02        | Barang  | =60
                        | 5.1.05        | Hibah   | =6
        Dinas Kesehatan | 5.1.02        | Barang  | =40
                        | 5.1.05        | Hibah   | =4
                        | 6.1.01        | SiLPA   | =110
    """)

    assert errors(result) == [("office.blank", "Lembar1!6")]


def test_financing_is_of_the_office_above_where_some_of_it_names_one(read):
    result = read("""
        Nama SKPD      | Kode Rekening | Uraian    | Jumlah
        Badan Keuangan | 6.1.01        | SiLPA     | =60
                       | 6.1.04        | Pinjaman  | =6
    """)

    assert [line.office_name for line in result.facts] == ["Badan Keuangan"] * 2


def test_kinds_of_expenditure_of_nil_do_not_make_a_sum_of_a_line_without_its_activity(read):
    result = read("""
        Nama SKPD    | Kode Sub Kegiatan | Nama Sumber Dana | Operasi | Modal | Tidak Terduga | Transfer | Jumlah
        Dinas Sosial | 1.06.01.2.01.0001 | DAU              | =14     | =0    | =0            | =0       | =14
        Dinas Sosial | 1.06.01.2.01.0002 | PAD              | =0      | =36   | =0            | =0       | =36
        Dinas Sosial |                   | DAU              | =20     | =0    | =0            | =0       | =20
    """)

    assert {code for code, _ in errors(result)} == {"place.blank", "row.line-or-total"}
