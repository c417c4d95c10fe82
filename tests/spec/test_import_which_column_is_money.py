"""A column whose title fits is not read where the numbers beside it say that it is a quantity, a share, a ceiling or a sum of several purses."""

from __future__ import annotations

import pytest

from cms.domain.budgets import Phase
from importers.profiles import Profile
from tests.support.budget_results import amounts, codes, errors

ACCOUNTS = ("5.1.02.01.01.0024", "5.1.02.01.01.0025", "5.1.02.01.01.0026")


def table(titles, *rows):
    """Accounts with these columns; numbers are numbers, what is no number is text."""
    lines = [f"Kode Rekening | Uraian | {titles}"]
    lines.extend(f"{account} | Barang {account[-2:]} | {row}" for account, row in zip(ACCOUNTS, rows, strict=False))
    return "\n".join(lines)


def stored(result):
    return [amount for _, amount in amounts(result)]


def asked(result):
    return [code for code, _ in errors(result)]


# A quantity under a title of money


@pytest.mark.parametrize(
    ("titles", "rows"),
    [
        # right before what is counted, or times the price what a column beside it holds
        ("Jumlah | Satuan | Harga Satuan | Total Biaya", ("=10 | Orang | =12 | =120", "=20 | Unit | =12 | =240")),
        ("Jumlah | Satuan | Harga Satuan | Biaya", ("=10 | Orang | =12 | =120", "=20 | Unit | =12 | =240")),
        ("Jumlah | Satuan | Biaya", ("=10 | Orang | =120", "=20 | Unit | =240")),
        ("Jumlah | Sat. | Biaya", ("=10 | Orang | =120", "=20 | Unit | =240")),
        ("Jumlah | Harga Satuan | Biaya", ("=10 | =12 | =120", "=20 | =12 | =240")),
        ("Total | Harga Satuan | Belanja", ("=10 | =2 | =20", "=20 | =2 | =40")),
        ("Jumlah | Harga Satuan | Biaya", ("10 | 1.200 | 12.000", "20 | 1.200 | 24.000")),
        ("Jumlah | Satuan | Estimasi Biaya (Rp)", ("=10 | Unit | =120000000", "=20 | Unit | =240000000")),
        # less than a column beside it in every row
        ("Nilai | Keperluan Dana", ("=10 | =120", "=20 | =240")),
        ("Total | Dana", ("=10 | =120", "=20 | =240")),
        ("HPS | Nilai", ("=120 | =100", "=240 | =200")),
        ("Jumlah | Biaya", ("10 | 1.200.000", "20 | 2.400.000")),
        # titles that are known to be of money, but not of which
        ("Nilai | Alokasi Dana", ("=10 | =120", "=20 | =240")),
        ("Jumlah | Jumlah Biaya", ("=10 | =120", "=20 | =240")),
    ],
)
def test_a_quantity_is_not_read_in_place_of_the_money(read, titles, rows):
    result = read(table(titles, *rows))

    assert (result.facts, asked(result)) == ((), ["column.ambiguous"])
    assert codes(result) == ["column.ambiguous"]


def test_both_columns_are_named_and_the_place_is_theirs(read):
    (problem,) = read(table("Jumlah | Satuan | Biaya", "=10 | Orang | =120", "=20 | Unit | =240")).problems

    assert (problem.found, str(problem.where)) == ("C (Jumlah), E (Biaya)", "Lembar1!C1")


@pytest.mark.parametrize(
    ("titles", "rows"),
    [
        ("Jumlah | Satuan", ("=10 | Orang", "=20 | Unit")),
        ("Nilai | Satuan | Keterangan", ("=10 | Orang | x", "=20 | Unit | y")),
        ("Jumlah | Satuan | Harga Satuan", ("=10 | Orang | =2", "=20 | Unit | =2")),
    ],
)
def test_a_quantity_alone_is_no_amount(read, titles, rows):
    result = read(table(titles, *rows))

    assert (result.facts, errors(result)) == ((), [("column.perhaps-no-money", "Lembar1!C1")])
    (problem,) = result.problems
    assert problem.found == "D (Satuan)"
    assert f"The column {titles.split()[0]} does not seem to hold rupiah" in problem.message("en")


@pytest.mark.parametrize("title", ["Kebutuhan Dana", "Kebutuhan Dana/Pagu Indikatif", "Kebutuhan Dana / Pagu Indikatif (Rp)", "Alokasi Anggaran"])
def test_the_titles_of_a_plan_are_known_to_be_of_its_budget(read, title):
    result = read(table(f"Total | {title}", "=10 | =120", "=20 | =240"), phase=Phase.PROPOSED)

    assert (stored(result), asked(result)) == (["120.00", "240.00"], [])


@pytest.mark.parametrize("title", ["Total Biaya", "Alokasi Dana", "Kebutuhan Dana", "Kebutuhan Anggaran", "Jumlah Biaya"])
def test_what_something_costs_is_an_amount(read, title):
    result = read(table(f"Volume | Satuan | Harga Satuan | {title}", "=10 | Orang | =12 | =120", "=20 | Unit | =12 | =240"))

    assert (stored(result), codes(result)) == (["120.00", "240.00"], [])


@pytest.mark.parametrize(
    ("titles", "rows"),
    [
        ("Volume | Satuan | Harga Satuan | Jumlah", ("=12 | Orang | =10 | =120", "=24 | Unit | =10 | =240")),
        ("Jumlah | Volume | Satuan | Harga Satuan", ("=120 | =12 | Orang | =10", "=240 | =24 | Unit | =10")),
        ("Volume | Jumlah | Satuan", ("=12 | =120 | Orang", "=24 | =240 | Unit")),
        ("Koefisien | Harga Satuan | Jumlah | Satuan", ("12 Orang | =10 | =120 | Orang", "24 Unit | =10 | =240 | Unit")),
        ("Jumlah (Rp) | Satuan", ("=120 | Orang", "=240 | Unit")),
        ("Jumlah | Satuan", ("=120 | Rp", "=240 | Rp")),
        ("Jumlah | Satuan", ("=120 |", "=240 |")),
        ("Banyaknya | Satuan | Harga | Jumlah", ("=12 | Orang | =10 | =120", "=24 | Unit | =10 | =240")),
        ("Jumlah | Pajak", ("=120 | =12", "=240 | =24")),
        ("Jumlah | Nilai Kontrak", ("=120 | =110", "=240 | =240")),
        ("Jumlah | Nilai Kontrak", ("=120 | =130", "=240 | =200")),
        ("Jumlah | Nilai Kontrak", ("=120 |", "=240 | =250")),
        ("Jumlah | ID Paket", ("=120 | =45001", "=240 | =45002")),
        ("Jumlah | No. DPA", ("=120 | =45001", "=240 | =45002")),
        ("Jumlah | Tahun Mulai", ("=120 | =2025", "=240 | =2025")),
        ("Jumlah | Target RPJMD", ("=120 | =500", "=240 | =600")),
        ("Jumlah 2025 | Prakiraan Maju", ("=120 | =130", "=240 | =250")),
        ("Jumlah 2025 | Belanja 2024", ("=120 | =130", "=240 | =250")),
        ("Anggaran | Nilai Aset", ("=120 | =130", "=240 | =250")),
    ],
)
def test_an_amount_beside_other_numbers_is_read_without_a_question(read, titles, rows):
    result = read(table(titles, *rows))

    assert (stored(result), asked(result)) == (["120.00", "240.00"], [])


@pytest.mark.parametrize("column", ["C", "F"])
def test_the_column_that_an_officer_chose_is_the_amount(read, column):
    rows = ("=10 | Orang | =12 | =120", "=20 | Unit | =12 | =240")
    result = read(table("Jumlah | Satuan | Harga Satuan | Biaya", *rows), profile=Profile(name="dipilih", columns={"amount": column}))

    assert (stored(result), asked(result)) == (["10.00", "20.00"] if column == "C" else ["120.00", "240.00"], [])


# A sum of what several governments give


@pytest.mark.parametrize(
    "titles",
    [
        "APBD Kota | APBD Provinsi | APBN | Jumlah",
        "APBD Kab | APBD Prov. | APBN | Total",
        "APBD Kota (Rp) | APBD Provinsi (Rp) | APBN (Rp) | Pagu",
        "APBD II | APBD I | APBN | Jumlah",
        "Dana APBD | Dana APBD Provinsi | Dana APBN | Anggaran",
    ],
)
def test_money_of_several_governments_is_not_read_as_that_of_one(read, titles):
    result = read(table(titles, "=100 | =10 | =90 | =200", "=200 | =20 | =180 | =400"))

    assert (result.facts, errors(result)) == ((), [("column.ambiguous", "Lembar1!F1")])
    assert all(letter in result.problems[0].found for letter in ("D (", "E (", "F ("))


def test_money_that_is_not_all_of_the_city_is_asked_about(read):
    result = read(table("APBD Kota | Swasta | Jumlah", "=100 | =10 | =110", "=200 | =20 | =220"))

    assert (result.facts, errors(result)) == ((), [("column.ambiguous", "Lembar1!E1")])


def test_the_officer_says_which_purse_is_meant(read):
    sheet = table("APBD Kota | APBD Provinsi | APBN | Jumlah", "=100 | =10 | =90 | =200", "=200 | =20 | =180 | =400")

    result = read(sheet, profile=Profile(name="kota", columns={"amount": "C"}))

    assert (stored(result), asked(result)) == (["100.00", "200.00"], [])


@pytest.mark.parametrize(
    ("titles", "rows"),
    [
        ("APBD | APBD Provinsi", ("=100 | =10", "=200 | =20")),
        ("Jumlah | Transfer Pemerintah Pusat", ("=100 | =10", "=200 | =20")),
        ("Jumlah | Provinsi", ("=100 | Jawa Barat", "=200 | Jawa Barat")),
        ("PAD | DAU | DAK | Jumlah", ("=10 | =20 | =70 | =100", "=20 | =80 | =100 | =200")),
        ("APBD Kota | Jumlah", ("=100 | =100", "=200 | =200")),
        ("Pemerintah Pusat | Pemerintah Provinsi | Jumlah", ("=10 | =90 | =100", "=20 | =180 | =200")),
    ],
)
def test_sources_of_one_budget_are_not_asked_about(read, titles, rows):
    result = read(table(titles, *rows))

    assert (stored(result), asked(result)) == (["100.00", "200.00"], [])


# A version that came after the one that is known


@pytest.mark.parametrize("phase", [Phase.ENACTED, Phase.SHIFTED, Phase.REVISED])
@pytest.mark.parametrize(
    "titles",
    [
        "Anggaran | Hasil Evaluasi Gubernur",
        "Jumlah | Jumlah Setelah Evaluasi",
        "Pagu | Pagu Final",
        "Anggaran | Nilai Ditetapkan",
        "Anggaran | Disetujui DPRD",
    ],
)
def test_a_budget_that_was_settled_later_is_asked_about(read, titles, phase):
    result = read(table(titles, "=100 | =90", "=200 | =180"), phase=phase)

    assert (result.facts, errors(result)) == ((), [("phase.perhaps-column", "Lembar1!D1")])


@pytest.mark.parametrize(
    ("titles", "phase"),
    [
        ("Pagu Indikatif | Pagu Definitif", Phase.PROPOSED),
        ("Pagu Definitif | Pagu Indikatif", Phase.ENACTED),
        ("APBD | Hasil Evaluasi Gubernur", Phase.ENACTED),
        ("Anggaran | No. Penetapan", Phase.ENACTED),
        ("Realisasi | Hasil Evaluasi", Phase.REALISED),
    ],
)
def test_a_phase_that_is_said_is_not_asked_about(read, titles, phase):
    result = read(table(titles, "=100 | =90", "=200 | =180"), phase=phase)

    assert (stored(result), asked(result)) == (["100.00", "200.00"], [])


def test_remarks_of_the_evaluation_are_no_amounts(read):
    result = read(table("Anggaran | Hasil Evaluasi Gubernur", "=100 | sesuai", "=200 | sesuai"))

    assert (stored(result), asked(result)) == (["100.00", "200.00"], [])


# A share under the title of what was spent


@pytest.mark.parametrize("phase", [Phase.REALISED, Phase.AUDITED])
@pytest.mark.parametrize(
    ("titles", "rows"),
    [
        ("Anggaran | Realisasi", ("=100000 | =80.5", "=200000 | =70.25")),
        ("Anggaran | Realisasi", ("=100000 | =80", "=200000 | =70")),
        ("Anggaran | Realisasi", ("100.000 | 80,5", "200.000 | 70,25")),
        ("Anggaran | Realisasi", ("=1250000 | =100", "=2000000 | =0", "=3000000 | =104.5")),
        ("Anggaran | Realisasi", ("1.250.000 | 80,5", "2.000.000 | 70,25")),
        ("Pagu | Realisasi", ("=100000 | =80.5", "=200000 | =70.25")),
        ("APBD | Realisasi", ("=100000 | =80.5", "=200000 | =70.25")),
        ("Dana Tersedia | Realisasi", ("=100000 | =80.5", "=200000 | =70.25")),
        ("Anggaran | Realisasi", ("=1000000 | =0.805", "=2000000 | =0.7025")),
        ("Anggaran | Realisasi Keuangan", ("=100000 | =80.5", "=200000 | =70.25")),
    ],
)
def test_a_share_of_the_budget_is_not_what_was_spent(read, titles, rows, phase):
    result = read(table(titles, *rows), phase=phase)

    assert (result.facts, errors(result)) == ((), [("column.perhaps-no-money", "Lembar1!D1")])
    assert result.problems[0].found.startswith("C (")


@pytest.mark.parametrize(
    ("titles", "rows"),
    [
        ("Anggaran | Realisasi", ("=100000 | =80500", "=200000 | =0")),
        ("Anggaran | Realisasi", ("=100000 | =0", "=200000 | =0")),
        ("Anggaran | Realisasi", ("=100 | =80.5", "=200 | =70.25")),
        ("Anggaran | Realisasi", ("=100000 | =0", "=200000 | =90", "=300000 | =250000")),
        ("Anggaran | Realisasi (Rp juta)", ("=100000000 | =80.5", "=200000000 | =70.25")),
    ],
)
def test_little_that_was_spent_is_no_share(read, titles, rows):
    result = read(table(titles, *rows), phase=Phase.REALISED)

    assert (len(result.facts), asked(result)) == (len(rows), [])


def test_the_budget_beside_shares_is_read(read):
    result = read(table("Anggaran | Realisasi", "=100000 | =80.5", "=200000 | =70.25"))

    assert (stored(result), asked(result)) == (["100000.00", "200000.00"], [])


def test_the_officer_may_choose_what_looks_like_a_share(read):
    sheet = table("Anggaran | Realisasi", "=100000 | =80.5", "=200000 | =70.25")

    result = read(sheet, phase=Phase.REALISED, profile=Profile(name="dipilih", columns={"amount": "D"}))

    assert (stored(result), asked(result)) == (["80.50", "70.25"], [])


# A ceiling in each row beside what it is divided into, under a title that is not one of money

CEILING = """
    nama_skpd       | kode_sub_giat     | nama_sub_giat | pagu | kode_akun | nama_akun      | {title}
    Dinas Kesehatan | 1.02.01.2.01.0001 | Sub A         | =300 | 5.1.02    | Belanja Barang | {first}
    Dinas Kesehatan | 1.02.01.2.01.0001 | Sub A         | =300 | 5.2.02    | Belanja Modal  | {second}
"""
MORE = """
    Dinas Kesehatan | 1.02.01.2.01.0002 | Sub B         | =50  | 5.1.02    | Belanja Barang | {}
"""
MOST = """
    Dinas Kesehatan | 1.02.01.2.01.0003 | Sub C         | =70  | 5.1.02    | Belanja Barang | =30
    Dinas Kesehatan | 1.02.01.2.01.0003 | Sub C         | =70  | 5.2.02    | Belanja Modal  | =40
"""


def ceiling(title, first="=100", second="=200", more=""):
    return (CEILING.format(title=title, first=first, second=second).rstrip() + more.rstrip()).lstrip("\n")


@pytest.mark.parametrize("title", ["rincian", "Nilai Rincian", "Uraian Rincian", "nilai_rincian"])
@pytest.mark.parametrize("more", ["", MORE.format("=50")], ids=["one-group", "and-one-line"])
def test_one_ceiling_that_a_column_divides_is_asked_about(read, title, more):
    result = read(ceiling(title, more=more))

    assert errors(result) == [("amount.of-groups", "Lembar1!D2")]


@pytest.mark.parametrize("title", ["rincian", "Nilai Rincian", "Uraian Rincian"])
def test_what_divides_several_ceilings_is_read(read, title):
    result = read(ceiling(title, more=MORE.format("=50").rstrip() + MOST))

    assert [amount for _, amount in amounts(result)] == ["100.00", "200.00", "50.00", "30.00", "40.00"]
    assert (asked(result), "amount.of-rows" in codes(result)) == ([], True)
    assert {fact.detail for fact in result.facts} == {""}


@pytest.mark.parametrize(
    ("title", "first", "second", "more"),
    [
        ("rincian", "ATK", "Laptop", ""),
        ("rincian", "100 lembar", "=200", ""),
        ("rincian", "=0.1", "=0.2", ""),
        ("Uraian Rincian", "=1", "=2", ""),
        ("rincian", "-", "-", ""),
        ("Nilai Rincian", "=300", "=300", ""),
        ("Realisasi", "=100", "=200", ""),
        ("Nilai Kontrak", "=100", "=200", MORE.format("=20")),
    ],
)
def test_equal_amounts_that_nothing_divides_are_those_of_their_rows(read, title, first, second, more):
    result = read(ceiling(title, first, second, more))

    assert (asked(result), [amount for _, amount in amounts(result)][:2]) == ([], ["300.00", "300.00"])


@pytest.mark.parametrize("title", ["rincian", "Nilai Rincian"])
def test_a_ceiling_in_the_first_row_of_its_only_group_is_asked_about(read, title):
    result = read(ceiling(title).replace("=300", "", 2).replace("|  | kode", "| pagu | kode").replace("|  |", "| =300 |", 1))

    assert errors(result) == [("amount.of-groups", "Lembar1!D2")]


@pytest.mark.parametrize("title", ["rincian", "Nilai Rincian"])
def test_ceilings_whose_rows_are_sorted_by_account_are_asked_about(read, title):
    result = read(f"""
        Kode Sub Kegiatan | Pagu | Kode Rekening | Uraian Rekening | {title}
        1.02.01.2.01.0001 | =300 | 5.1.02        | Barang          | =100
        1.02.01.2.01.0002 | =70  | 5.1.02        | Barang          | =30
        1.02.01.2.01.0001 | =300 | 5.2.02        | Modal           | =200
        1.02.01.2.01.0002 | =70  | 5.2.02        | Modal           | =40
        Jumlah            | =370 |               |                 | =370
    """)

    assert errors(result) == [("amount.of-groups", "Lembar1!B2")]


@pytest.mark.parametrize("first", ["=100", "=150"])
@pytest.mark.parametrize("second", ["=170", "=250"])
def test_numbers_under_rincian_are_no_descriptions(read, first, second):
    result = read(ceiling("rincian", first, second))

    assert errors(result) == [("column.ambiguous", "Lembar1!D1")]
    assert next(problem.found for problem in result.problems if problem.is_error) == "D (pagu), G (rincian)"


def test_dashes_beside_parts_are_nil(read):
    result = read(ceiling("rincian", more=MORE.replace("=50", "=0").format("-")))

    assert errors(result) == [("amount.of-groups", "Lembar1!D2")]


def test_the_ceiling_that_an_officer_chose_is_read_as_it_is(read):
    result = read(ceiling("rincian"), profile=Profile(name="pagu", columns={"amount": "D"}))

    assert (asked(result), [amount for _, amount in amounts(result)]) == ([], ["300.00", "300.00"])


def test_the_parts_of_a_ceiling_may_be_chosen(read):
    result = read(ceiling("rincian"), profile=Profile(name="rincian", columns={"amount": "G"}))

    assert (asked(result), [amount for _, amount in amounts(result)]) == ([], ["100.00", "200.00"])


@pytest.mark.parametrize(
    ("titles", "amounts_of_rows"),
    [
        ("Jumlah Tahun n | Prakiraan Maju Tahun n+1", ("=120 | =130", "=240 | =250")),
        ("Tahun n-1 | Tahun n | Tahun n+1", ("=110 | =120 | =130", "=230 | =240 | =250")),
        ("Pagu Tahun n | Prakiraan Maju Tahun n+1", ("=120 | =130", "=240 | =250")),
    ],
)
def test_of_the_years_of_a_plan_by_their_letters_the_year_itself_is_read(read, titles, amounts_of_rows):
    result = read(table(titles, *amounts_of_rows))

    assert (stored(result), asked(result)) == (["120.00", "240.00"], [])
