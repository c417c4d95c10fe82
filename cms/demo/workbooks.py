"""Writes the sample city's workbooks, in the shapes that governments really send.

binjai-2023.csv      real: budget of Kota Binjai by account, ministry of finance (DJPK), printed 12 May 2023
nomenclature.csv     real names and codes of programmes and activities: Permendagri 90/2019 and Kepmendagri 050-3708/2020
accounts.csv, revenue.csv   real account codes and names of the same lists; the amounts of revenue.csv are invented
offices.csv          offices of the city by name; their serial numbers and weights are invented

All amounts of the workbooks named CONTOH are invented. They come from hashes of codes, so they are the same on every machine.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

from babel.dates import format_date
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

HERE = Path(__file__).parent
SIPD_TITLES = (
    "NO",
    "TAHUN",
    "KODE URUSAN",
    "NAMA URUSAN",
    "KODE SKPD",
    "NAMA SKPD",
    "KODE SUB UNIT",
    "NAMA SUB UNIT",
    "KODE BIDANG URUSAN",
    "NAMA BIDANG URUSAN",
    "KODE PROGRAM",
    "NAMA PROGRAM",
    "KODE KEGIATAN",
    "NAMA KEGIATAN",
    "KODE SUB KEGIATAN",
    "NAMA SUB KEGIATAN",
    "KODE SUMBER DANA",
    "NAMA SUMBER DANA",
    "KODE REKENING",
    "NAMA REKENING",
    "PAKET/KELOMPOK",
    "NAMA PAKET/KELOMPOK",
    "PAGU",
)
FUNDS = (("1.1.01", "Pendapatan Asli Daerah (PAD)"), ("1.2.01.08", "Dana Alokasi Umum (DAU)"))
# Until when the invented realisation of a year counts, and about how much of the budget it is.
REALISED_UNTIL = {2024: (date(2024, 12, 31), 95), 2025: (date(2025, 6, 30), 41)}
TREASURY = "5.02"  # the office that books revenue and financing
RUPIAH_PER_WEIGHT = 900_000_000
BIGGEST_SHARE_FOR_SALARIES = 48


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a SIPD flat export; codes and names as they stand in the sheet. amount None: an activity without money yet."""

    function: str
    office: tuple[str, str]
    unit: tuple[str, str]
    programme: str = ""
    activity: str = ""
    sub_activity: str = ""
    fund: tuple[str, str] = ("", "")
    account: tuple[str, str] = ("", "")
    detail: str = ""
    amount: Decimal | None = None


def rows_of(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


NAMES = {row["code"]: row["name"] for row in rows_of("nomenclature.csv")}
ACCOUNTS = rows_of("accounts.csv")


def chance(*parts: object) -> int:
    """0 to 9999, the same for the same parts on every machine."""
    return int.from_bytes(sha256("|".join(map(str, parts)).encode()).digest()[:4]) % 10_000


def budget(year: int) -> list[Row]:
    """The invented enacted budget of one year: revenue, expenditure by office, financing that balances to nil."""
    spending = [row for office in rows_of("offices.csv") for row in _office(office, year)]
    treasury = next(row for row in spending if row.function == TREASURY)
    place = {"function": TREASURY, "office": treasury.office, "unit": treasury.unit}
    growth = Decimal(98 + 3 * (year - 2024)) / 100
    revenue = [
        Row(**place, account=(r["code"], r["name"]), amount=(Decimal(r["amount"]) * growth).quantize(Decimal("0.01"))) for r in rows_of("revenue.csv")
    ]
    capital_share = Row(**place, account=("6.2.02.02.01.0001", "Penyertaan Modal Daerah pada BUMD"), amount=Decimal(2_500_000_000))
    return _balanced([*revenue, *spending, capital_share], place)


def revised(enacted: list[Row], year: int) -> list[Row]:
    """The invented revision: most lines stay, some shrink, some grow, a few disappear; balanced again."""
    changed = []
    for number, row in enumerate(row for row in enacted if not row.account[0].startswith("6.1")):
        luck = chance("revised", year, number, row.account[0], row.sub_activity)
        if row.amount is None or luck < 6_000 or row.account[0].startswith("6"):
            changed.append(row)
        elif row.account[0].startswith("4"):
            changed.append(replace(row, amount=_thousands(row.amount * (Decimal(99) + luck % 3) / 100)))
        elif luck < 8_300:
            changed.append(replace(row, amount=_thousands(row.amount * (Decimal(98) - luck % 12) / 100)))
        elif luck < 9_800:
            changed.append(replace(row, amount=_thousands(row.amount * (Decimal(104) + luck % 24) / 100)))
    first = enacted[0]
    return _balanced(changed, {"function": first.function, "office": first.office, "unit": first.unit})


def _balanced(rows: list[Row], place: dict[str, object]) -> list[Row]:
    """With last year's remainder (SiLPA) as the amount that makes the balance nil."""

    def added(prefix: str) -> Decimal:
        return sum((row.amount for row in rows if row.amount is not None and row.account[0].startswith(prefix)), Decimal(0))

    gap = added("5") + added("6.2") - added("4")
    silpa = Row(**place, account=("6.1.01.08.01.0001", "Sisa Lebih Perhitungan Anggaran Tahun Sebelumnya"), amount=gap)  # type: ignore[arg-type]  # place holds the three fields of a Row
    return [*rows, silpa]


def _office(office: dict[str, str], year: int) -> Iterator[Row]:
    functions = office["functions"].split()
    stem = ".".join(functions + ["0.00"] * (3 - len(functions))) + f".{int(office['serial']):02d}"
    parent = next(
        o["name"] for o in rows_of("offices.csv") if (o["functions"], o["serial"], o["unit"]) == (office["functions"], office["serial"], "0000")
    )
    main, unit = (f"{stem}.0000", parent), (f"{stem}.{office['unit']}", office["name"])
    budget_of_office = Decimal(office["weight"]) * RUPIAH_PER_WEIGHT * (100 + 3 * (year - 2024)) / 100
    lines = list(_lines(functions, office, year))
    weights = sum(weight for *_, weight in lines)
    for function, codes, account, detail, weight in lines:
        amount = _thousands(budget_of_office * weight / weights) if weight else None
        fund = FUNDS[chance("fund", *codes, account and account["code"]) % len(FUNDS)] if account else ("", "")
        yield Row(
            function=function,
            office=main,
            unit=unit,
            programme=codes[0],
            activity=codes[1],
            sub_activity=codes[2],
            fund=fund,
            account=(account["code"], account["name"]) if account else ("", ""),
            detail=detail,
            amount=amount,
        )


def _lines(functions: list[str], office: dict[str, str], year: int) -> Iterator[tuple[str, tuple[str, str, str], dict[str, str] | None, str, int]]:
    """(function, codes, account, detail, weight) of each line; the supporting programme X.XX.01 takes the office's own function."""
    for code in NAMES:
        levels = code.count(".") + 1
        function = functions[0] if code.startswith("X.XX") else ".".join(code.split(".")[:2])
        if levels != 6 or function not in functions:
            continue
        own = code.replace("X.XX", functions[0], 1)
        *stem, last = own.split(".")
        sub_activity = ".".join([*stem, f"{int(last):04d}"])
        codes = (".".join(stem[:3]), ".".join(stem), sub_activity)
        if chance("empty", office["name"], code) < 700:
            yield function, codes, None, "", 0
            continue
        for account in _accounts(code, functions):
            weight = 100 + chance(year, office["name"], code, account["code"])
            if account["use"] == "salary":
                weight *= BIGGEST_SHARE_FOR_SALARIES
            yield function, codes, account, f"{account['name']} (CONTOH)", weight
    if functions[0] == TREASURY:
        unforeseen = next(a for a in ACCOUNTS if a["use"] == "unforeseen")
        yield TREASURY, ("5.02.02", "5.02.02.2.04", "5.02.02.2.04.0003"), unforeseen, "Belanja Tidak Terduga (CONTOH)", 60_000


def _accounts(code: str, functions: list[str]) -> list[dict[str, str]]:
    if code == "X.XX.01.2.02.01":
        return [a for a in ACCOUNTS if a["use"] == "salary"]
    goods = [a for a in ACCOUNTS if a["use"] == "goods" and chance("use", code, a["code"]) < 4_500]
    capital = [a for a in ACCOUNTS if a["use"] == "capital" and chance("use", code, a["code"]) < 2_500]
    works = {"1.01": "building", "1.03": "road"}.get(functions[0])
    extra = [a for a in ACCOUNTS if a["use"] == works and chance("works", code) < 5_000 and not code.startswith("X")]
    return (goods or [a for a in ACCOUNTS if a["use"] == "goods"][:1]) + capital + extra


def _thousands(amount: Decimal) -> Decimal:
    return (amount / 1000).to_integral_value() * 1000


def realised(plan: list[Row], percent: int) -> dict[tuple[tuple[str, str], tuple[str, str]], tuple[Decimal, Decimal]]:
    """(office, account) -> (budget, what became of it). Invented: about percent of the budget, never more than all of an expenditure."""
    amounts: dict[tuple[tuple[str, str], tuple[str, str]], tuple[Decimal, Decimal]] = {}
    for row in plan:
        if row.amount is None:
            continue
        luck = Decimal(percent * 100 + chance("realised", row.office[0], row.account[0], percent) % 900 - 600) / 10_000
        spent = row.amount if row.account[0].startswith("6") else _thousands(row.amount * min(luck, Decimal(1)))
        budgeted, before = amounts.get((row.office, row.account), (Decimal(0), Decimal(0)))
        amounts[row.office, row.account] = (budgeted + row.amount, before + spent)
    return dict(sorted(amounts.items()))


def realisation_workbook(plan: list[Row], year: int, until: date, percent: int) -> Workbook:
    """A report on realisation (LRA) by office and account, budget and realisation side by side, with a title block above."""
    book, sheet = _book("LRA")
    for line in ([f"LAPORAN REALISASI ANGGARAN TAHUN {year} (CONTOH)"], [f"Sampai dengan {format_date(until, 'd MMMM y', locale='id')}"], []):
        sheet.append(line)
    sheet.append(["Kode SKPD", "Nama SKPD", "Kode rekening", "Nama rekening", f"Anggaran {year}", f"Realisasi {year}"])
    for (office, account), amounts in realised(plan, percent).items():
        sheet.append([*office, *account, *amounts])
    return book


def sipd_workbook(rows: list[Row], year: int) -> Workbook:
    """The flat export of SIPD: 23 columns, one row per item, no subtotals, codes as text."""
    book, sheet = _book("Sheet 1")
    sheet.append(SIPD_TITLES)
    for number, row in enumerate(rows, start=1):
        sheet.append(_sipd_row(number, row, year))
    return book


def _sipd_row(number: int, row: Row, year: int) -> list[object]:
    affair = row.function.partition(".")[0]
    names = (row.programme, _name(row.programme), row.activity, _name(row.activity), row.sub_activity, _name(row.sub_activity))
    place = (affair, NAMES[affair], *row.office, *row.unit, row.function, NAMES[row.function])
    return [number, year, *place, *names, *row.fund, *row.account, "Kelompok" if row.account[0] else "", row.detail, row.amount]


def _name(code: str) -> str:
    """The official name: sub activities have two digits in the list of 2020, four in files since 2024; programme 01 is X.XX.01 there."""
    parts = code.split(".")
    if len(parts) == 6:
        parts[5] = f"{int(parts[5]):02d}"
    if len(parts) > 2 and parts[2] == "01" and ".".join(parts) not in NAMES:
        parts[:2] = ["X", "XX"]
    return NAMES.get(".".join(parts), "")


def account_table() -> Workbook:
    """The table by account of the ministry of finance, with the column of Kota Binjai: names hold the codes, levels are leading blanks."""
    book, sheet = _book("format tabel APBD")
    for line in (["APBD 2023"], ["*Data dicetak pada tanggal 12 Mei 2023"], [], ["Akun", "02.14"], ["", "Kota Binjai"], ["", "2023"]):
        sheet.append(line)
    for row in rows_of("binjai-2023.csv"):
        indent = {1: 0, 2: 10, 4: 17}[len(row["code"])]
        sheet.append([" " * indent + f"{row['code']}. {row['name']}", Decimal(row["amount"])])
    return book


def _book(title: str) -> tuple[Workbook, Worksheet]:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    return book, sheet


def workbooks() -> dict[str, Workbook]:
    """File name -> workbook. CONTOH stands in the names of the invented ones."""
    books = {"apbd-2023-binjai-djpk.xlsx": account_table()}
    for year in (2024, 2025):
        enacted = budget(year)
        books[f"CONTOH-apbd-{year}-murni.xlsx"] = sipd_workbook(enacted, year)
        changed = revised(enacted, year)
        books[f"CONTOH-apbd-{year}-perubahan.xlsx"] = sipd_workbook(changed, year)
        until, percent = REALISED_UNTIL[year]
        books[f"CONTOH-realisasi-{year}.xlsx"] = realisation_workbook(changed, year, until, percent)
    return books


def content(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
