"""What stands in the columns of a table: keys and names, and what a clerk puts beside the amounts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from tests.support.layouts.choices import Layout
from tests.support.layouts.nodes import Node
from tests.support.layouts.truth import WIDTHS_2026, Coded, dotted

Cell = str | Decimal | None
Value = Callable[[Node], Cell]
LEVELS = ("Akun", "Kelompok", "Jenis", "Objek", "Rincian Objek", "Sub Rincian Objek")
MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember")


@dataclass(frozen=True)
class Column:
    """titles: from the top of the heading down. role: "key", "office-key", "name", "money" (rows may leave it blank), "price", "number" or "text"."""

    titles: tuple[str, ...]
    value: Value
    role: str = "key"
    # Blank or merged where it is the same as in the row above.
    is_grouping: bool = False
    is_hidden: bool = False


# Titles by dimension "titles": plain, other words in use, English.
WORDS: dict[str, tuple[str, str, str]] = {
    "office_code": ("Kode SKPD", "Kode OPD", "Department Code"),
    "office_name": ("Nama SKPD", "Perangkat Daerah", "Department"),
    "programme_code": ("Kode Program", "Kd Program", "Program Code"),
    "programme_name": ("Nama Program", "Program", "Program Name"),
    "activity_code": ("Kode Kegiatan", "Kd Kegiatan", "Kode Kegiatan"),
    "activity_name": ("Nama Kegiatan", "Kegiatan", "Nama Kegiatan"),
    "sub_code": ("Kode Sub Kegiatan", "Kd Sub Kegiatan", "Kode Sub Kegiatan"),
    "sub_name": ("Nama Sub Kegiatan", "Sub Kegiatan", "Nama Sub Kegiatan"),
    "account": ("Kode Rekening", "No. Rekening", "Account Code"),
    "account_name": ("Nama Rekening", "Uraian Rekening", "Account Name"),
    "name": ("Uraian", "Uraian", "Description"),
    "fund_code": ("Kode Sumber Dana", "Kode Dana", "Fund Code"),
    "fund_name": ("Nama Sumber Dana", "Sumber Dana", "Fund Name"),
    "enacted": ("Anggaran", "Anggaran Murni", "Adopted Budget"),
    "revised": ("Perubahan", "Anggaran Perubahan", "Revised Budget"),
    "difference": ("Bertambah/(Berkurang)", "Selisih", "Difference"),
    "realised": ("Realisasi", "Realisasi (Rp)", "Actual"),
    "percent": ("%", "Persentase", "Percent"),
    "before": ("Sebelum Perubahan", "Semula", "Sebelum Perubahan"),
    "after": ("Setelah Perubahan", "Menjadi", "Sesudah Perubahan"),
    "left": ("Sisa", "Sisa Anggaran", "Difference"),
    "total": ("Jumlah", "Total", "Total"),
}


def title(layout: Layout, what: str) -> str:
    plain, other, english = WORDS[what]
    return {"other": other, "english": english}.get(layout["titles"], plain)


def key_columns(layout: Layout, *, with_office: bool) -> list[Column]:
    """Codes and names of what a row is of."""
    rows = layout["rows"]
    columns = _office_columns(layout) if with_office else []
    if rows in ("lines-programmes", "lines-subs", "staircase"):
        for kind in ("programme", "activity", "sub"):
            coded = _coded(layout, kind, _activity_part(kind, layout))
            columns += coded if layout["office-as"] == "both" or rows != "staircase" else coded[1:]
    if rows in ("lines-subs", "offices"):
        *rest, last = columns
        columns = [*rest, replace(last, value=lambda node: node.name if node.kind == "total" else last.value(node), role="name")]
    if rows == "offices":
        return columns
    if layout["funds"] != "none":
        fund = _coded(layout, "fund", lambda node: node.first.fund if node.kind in ("line", "account") else None)
        columns += fund if layout["funds"] == "code-and-name" else fund[1:]
    if rows == "phase-rows":
        columns.append(Column(("Jenis",), lambda node: {"enacted": "Anggaran", "realised": "Realisasi"}[node.measure], "text"))
    if rows == "month-rows":
        columns.append(Column(("Bulan",), lambda node: None if node.month is None else MONTHS[node.month], "text"))
    return columns if rows == "lines-subs" else columns + _account_columns(layout)


def _activity_part(kind: str, layout: Layout) -> Callable[[Node], Coded | None]:
    """What a row says of its programme and so on: of a tree's rows only what they are within."""
    inner = ("programme", "activity", "sub", "account")
    within = ("line", *inner[inner.index(kind) :])

    def of(node: Node) -> Coded | None:
        if node.kind not in within or not node.first.activity:
            return None
        return None if layout["rows"] == "staircase" and layout["above"] == "blank" and node.kind != kind else getattr(node.first.activity, kind)

    return of


def _coded(layout: Layout, what: str, of: Callable[[Node], Coded | None]) -> list[Column]:
    def part(name: str) -> Value:
        return lambda node: getattr(found, name) if (found := of(node)) else None

    is_grouping = layout["rows"] != "staircase" or layout["above"] == "merged"
    role = "office-key" if what == "office" else "key"
    return [Column((title(layout, f"{what}_{name}"),), part(name), role, is_grouping=is_grouping) for name in ("code", "name")]


def _office_columns(layout: Layout) -> list[Column]:
    is_own = layout["rows"] == "staircase" and layout["above"] == "blank"

    def of(node: Node) -> Coded | None:
        if node.kind == "total":
            return node.first.office if layout["label-in"] == "beside-office" and node.is_partial else None
        return None if is_own and node.kind != "office" else node.first.office

    code, name = _coded(layout, "office", of)
    return {"both": [code, name], "code": [code], "name": [name]}[layout["office-as"]]


def _account_columns(layout: Layout) -> list[Column]:
    codes = layout["codes"]
    is_list = layout["rows"] in ("lines", "lines-programmes", "phase-rows", "month-rows", "staircase")
    name_title = title(layout, "account_name" if is_list else "name")
    if codes == "with-name":
        name_title = {"plain": name_title, "code-and-name": "Kode dan Uraian", "account": "Akun"}[layout["key-title"]]

    def name_of(node: Node) -> str | None:
        if (layout["rows"] == "staircase" and node.kind not in ("account", "total")) or (is_list and node.kind == "office"):
            return None
        return written(node, layout)

    name = Column((name_title,), name_of, "name")
    match codes:
        case "names":
            return [Column((name_title,), lambda node: "   " * node.level + written(node, layout), "name")]
        case "names-flat":
            return [name]
        case "with-name":
            return [Column((name_title,), lambda node: f"{node.code} {written(node, layout)}".strip(), "name")]
        case "segments" | "segments-above" | "levels":
            return [*_segments(layout), name]
    return [Column((title(layout, "account"),), lambda node: code_of(node, layout) or None), name]


def _segments(layout: Layout) -> list[Column]:
    def part(place: int) -> Value:
        def value(node: Node) -> Cell:
            parts = node.code.split(".") if node.code else []
            is_shown = layout["codes"] != "segments-above" or place == len(parts) - 1
            return parts[place] if place < len(parts) and is_shown else None

        return value

    width = 6 if layout["depth"] == "mixed" else int(layout["depth"])
    titles = LEVELS if layout["codes"] == "levels" else (title(layout, "account"),) * width
    return [Column((titles[place],), part(place)) for place in range(width)]


def code_of(node: Node, layout: Layout) -> Cell:
    """The code as the clerk typed it: a program takes "5" and "5.1" for numbers."""
    code = _code(node, layout)
    match layout["codes-typed"]:
        case "as-numbers" if code.count(".") < 2 and code.replace(".", "").isdecimal():
            return Decimal(code)
        case "dot-at-end" if code:
            return code + "."
        case "spaced" if code:
            return code.replace(".", " . ")
    return code


def _code(node: Node, layout: Layout) -> str:
    if (layout["rows"] in ("staircase", "sections") and not node.account) or not node.code:
        return ""
    match layout["codes"]:
        case "undotted" if node.account:
            return node.code.replace(".", "")
        case "wide" if node.account:
            return dotted(node.account, WIDTHS_2026)
        case "renumbered":
            return f"{node.account[0] - 3}{node.code[1:]}"
    return node.code


def written(node: Node, layout: Layout) -> str:
    """A name as the clerk wrote it."""
    if layout["marks"] == "yes" and node.is_leaf and len(node.name) % 3 == 0:
        return written(node, {**layout, "marks": "no"}).rstrip() + " *)"
    match layout["names-written"]:
        case "capitals":
            return node.name.upper()
        case "trailing":
            return node.name + "  "
        case "short" if node.kind != "total":
            return node.name.replace("Belanja", "Bel.").replace(" dan ", " & ").replace("Pendapatan", "Pend.")
    return node.name


def other_columns(layout: Layout, amount: Value, whole: Decimal) -> tuple[list[Column], list[Column]]:
    """What stands before and after the amounts and is none. amount: the first of the row; whole: what a share is of."""

    def of_leaves(value: Value) -> Value:
        return lambda node: value(node) if node.is_leaf or node.kind == "detail" else None

    def number(node: Node) -> Decimal:
        found = amount(node)
        return found if isinstance(found, Decimal) else Decimal(0)

    before, after = [], []
    if layout["volumes"] in ("volume", "priced"):
        before += [Column(("Volume",), of_leaves(lambda _: Decimal(2)), "number"), Column(("Satuan",), of_leaves(lambda _: "paket"), "text")]
    if layout["volumes"] == "priced":
        before.append(Column(("Harga Satuan",), of_leaves(lambda node: number(node) / 2), "price"))
    if layout["volumes"] == "target":
        before.append(Column(("Target",), of_leaves(lambda _: Decimal(100)), "number"))
    if layout["percent"] == "yes":
        after.append(Column(("% dari Total",), lambda node: round(number(node) / whole * 100, 2) if number(node) and whole else None, "number"))
    if layout["texts"] != "none":
        after.append(Column(("Keterangan",), of_leaves(lambda node: "lihat lampiran" if len(node.name) % 2 else None), "text"))
    if layout["texts"] == "two":
        after.append(Column(("Dasar Hukum",), of_leaves(lambda _: "Perda APBD"), "text"))
    if layout["hidden"] == "column":
        after.append(Column(("Cek",), lambda node: number(node) or None, "number", is_hidden=True))
    return before, after
