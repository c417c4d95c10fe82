"""The columns of amounts, and what they answer to a request."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from tests.support.layouts.choices import Layout
from tests.support.layouts.columns import MONTHS, Cell, Column, title
from tests.support.layouts.nodes import Node
from tests.support.layouts.truth import OFFICES, SHORT, Line

ZERO = Decimal(0)
Of = Callable[[Line], Decimal]
KINDS = {"Operasi": (5, 1), "Modal": (5, 2), "Tidak Terduga": (5, 3), "Transfer": (5, 4)}
# Titles that say only that it is money, and those that say which.
NEUTRAL = ("Jumlah", "Nilai (Rp)", "Rp")
SAYING = {"Perubahan": "revised", "Setelah Perubahan": "revised", "Realisasi": "realised"}


@dataclass(frozen=True)
class Wanted:
    """What answers the request. measure: None where nothing does; may_ask: a question is as good an answer."""

    measure: str | None
    may_ask: bool = False


def amount_of(node: Node, of: Of) -> Decimal | None:
    """What a row says of its lines; nothing where a sum of its parts would mean nothing."""
    if node.signs:
        return sum((sign * of(line) for sign, part in node.signs for line in node.lines if line.account[: len(part)] == part), ZERO)
    if node.account == (6,):
        return sum(((1 if line.account[1] == 1 else -1) * of(line) for line in node.lines), ZERO)
    if len({line.account[0] for line in node.lines}) > 1:
        return None
    amount = sum(map(of, node.lines), ZERO)
    third = amount // 3
    return {0: amount, 1: third, 2: amount - third}[node.piece]


def _column(titles: tuple[str, ...], of: Of) -> Column:
    return Column(titles, lambda node: amount_of(node, of), "money")


def _measure(titles: tuple[str, ...], measure: str) -> Column:
    def value(node: Node) -> Cell:
        asked = node.measure or measure
        return amount_of(node, lambda line: line.amount(asked) if node.month is None else line.months(asked)[node.month])

    return Column(titles, value, "money")


def _change(titles: tuple[str, ...], after: str, before: str) -> Column:
    return _column(titles, lambda line: line.amount(after) - line.amount(before))


def _share(titles: tuple[str, ...], part: str, whole: str) -> Column:
    def value(node: Node) -> Cell:
        ours, all_of_it = (amount_of(node, lambda line, measure=measure: line.amount(measure)) for measure in (part, whole))
        return None if ours is None or not all_of_it else round(ours / all_of_it * 100, 2)

    return Column(titles, value, "number")


def money_columns(layout: Layout, measure: str) -> tuple[list[Column], Wanted]:
    """The columns of a table, and what answers the layout's request. measure: of a column whose title does not say which."""
    money, request = layout["money"], layout["request"]
    columns, answers = _COLUMNS[money](layout, measure)
    over = _OVER[money] if layout["over"] == "own" else layout["over"]
    if layout["over"] != "no":
        columns = [replace(column, titles=(over, *column.titles)) for column in columns]
    answer = answers.get((layout["year"], request), Wanted(None))
    return columns, answer


Answers = dict[tuple[str, str], Wanted]
_OVER = {
    "single": "Tahun Anggaran 2025",
    "realisation": "Tahun Anggaran 2025",
    "plus-minus": "Jumlah (Rp)",
    "phases": "Jumlah (Rp)",
    "before-after": "Jumlah (Rp)",
    "kinds": "Belanja",
    "by-fund": "Sumber Dana",
    "by-office": "Belanja per SKPD",
    "months": "Rencana Penarikan",
    "quarters": "Rencana Penarikan",
}


def _this_year(**answers: Wanted) -> Answers:
    return {("2025", request): wanted for request, wanted in answers.items()}


def _same(measure: str) -> Answers:
    return _this_year(enacted=Wanted(measure), revised=Wanted(measure), realised=Wanted(measure))


def _single(layout: Layout, measure: str) -> tuple[list[Column], Answers]:
    name = layout["title"]
    if name in NEUTRAL:
        columns, answers = [_measure((name,), measure)], _same(measure)
    elif name in SAYING:
        columns, answers = [_measure((name,), SAYING[name])], _this_year(**{SAYING[name]: Wanted(SAYING[name])})
    else:  # a budget that says no phase may be the revised one
        columns, answers = [_measure((name,), "enacted")], _this_year(enacted=Wanted("enacted"), revised=Wanted("enacted", may_ask=True))
    if layout["last-year"] != "no":
        place = 0 if layout["last-year"] == "before" else 1
        columns.insert(place, _measure((f"{name} {layout['last-title']}",), "last"))
        if "2024" in layout["last-title"]:
            answers |= {("2024", request): Wanted("last", may_ask=True) for _, request in list(answers)}
        else:
            answers = {key: replace(answer, may_ask=True) for key, answer in answers.items()}
    return columns, answers


def _years(layout: Layout, measure: str) -> tuple[list[Column], Answers]:
    answers = _this_year(enacted=Wanted("enacted"), revised=Wanted("enacted", may_ask=True))
    return [_measure(("Realisasi 2024",), "last"), _measure(("Anggaran 2025",), "enacted")], answers | {("2024", "realised"): Wanted("last")}


def _lra(layout: Layout, measure: str) -> tuple[list[Column], Answers]:
    columns = [
        _measure(("Anggaran 2025",), "revised"),
        _measure(("Realisasi 2025",), "realised"),
        _share((title(layout, "percent"),), "realised", "revised"),
        _measure(("Realisasi 2024",), "last"),
    ]
    answers = _this_year(enacted=Wanted("revised", may_ask=True), revised=Wanted("revised", may_ask=True), realised=Wanted("realised"))
    return columns, answers | {("2024", "realised"): Wanted("last", may_ask=True)}


def _two_years(layout: Layout, measure: str) -> tuple[list[Column], Answers]:
    columns = [
        _measure(("2024", "Realisasi"), "last"),
        _measure(("2025", "Anggaran"), "revised"),
        _measure(("2025", "Realisasi"), "realised"),
    ]
    answers = _this_year(enacted=Wanted("revised", may_ask=True), revised=Wanted("revised", may_ask=True), realised=Wanted("realised"))
    return columns, answers | {("2024", "realised"): Wanted("last", may_ask=True)}


def _forward(layout: Layout, measure: str) -> tuple[list[Column], Answers]:
    """The plan of the year and what it may be in the year after."""
    columns = [_measure(("Pagu (Rp)",), "enacted"), _measure(("Prakiraan Maju (Rp)",), "last")]
    return columns, _this_year(enacted=Wanted("enacted"), revised=Wanted("enacted", may_ask=True))


def _so_far(layout: Layout, measure: str) -> tuple[list[Column], Answers]:
    def lately(line: Line) -> Decimal:
        return line.months("realised")[11]

    columns = [
        _measure(("Anggaran",), "revised"),
        _column(("Realisasi s.d. Bulan Lalu",), lambda line: line.amount("realised") - lately(line)),
        _column(("Realisasi Bulan Ini",), lately),
        _measure(("Realisasi s.d. Bulan Ini",), "realised"),
        _change(("Sisa Anggaran",), "revised", "realised"),
    ]
    return columns, _this_year(enacted=Wanted("revised", may_ask=True), revised=Wanted("revised", may_ask=True), realised=Wanted("realised"))


def _progress(layout: Layout, measure: str) -> tuple[list[Column], Answers]:
    columns = [
        _measure(("Pagu",), "revised"),
        _measure(("Realisasi", "Keuangan (Rp)"), "realised"),
        _share(("Realisasi", "Keuangan (%)"), "realised", "revised"),
        _share(("Realisasi", "Fisik (%)"), "realised", "revised"),
        _change(("Sisa Pagu",), "revised", "realised"),
    ]
    answers = _this_year(enacted=Wanted("revised", may_ask=True), revised=Wanted("revised", may_ask=True), realised=Wanted("realised"))
    return columns, answers


def _months_spent(layout: Layout, measure: str) -> tuple[list[Column], Answers]:
    months = [_period(f"Realisasi {name}", (place,), "realised") for place, name in enumerate(MONTHS)]
    columns = [_measure(("Anggaran",), "revised"), *months]
    return columns, _this_year(enacted=Wanted("revised", may_ask=True), revised=Wanted("revised", may_ask=True), realised=Wanted("realised"))


def _plus_minus(layout: Layout, measure: str) -> tuple[list[Column], Answers]:
    """What was added and what was taken away, each in its own column."""

    def change(line: Line) -> Decimal:
        return line.amount("revised") - line.amount("enacted")

    columns = [
        _measure((title(layout, "before"),), "enacted"),
        _column(("Bertambah",), lambda line: max(change(line), ZERO)),
        _column(("Berkurang",), lambda line: max(-change(line), ZERO)),
        _measure((title(layout, "after"),), "revised"),
    ]
    return columns, _this_year(enacted=Wanted("enacted"), revised=Wanted("revised"))


def _phases(layout: Layout, measure: str) -> tuple[list[Column], Answers]:
    columns = [
        _measure((title(layout, "enacted"),), "enacted"),
        _measure((title(layout, "revised"),), "revised"),
        _change((title(layout, "difference"),), "revised", "enacted"),
        _measure((title(layout, "realised"),), "realised"),
        _share((title(layout, "percent"),), "realised", "revised"),
    ]
    return columns, _this_year(enacted=Wanted("enacted"), revised=Wanted("revised"), realised=Wanted("realised"))


def _before_after(layout: Layout, measure: str) -> tuple[list[Column], Answers]:
    columns = [
        _measure((title(layout, "before"),), "enacted"),
        _measure((title(layout, "after"),), "revised"),
        _change((title(layout, "difference"),), "revised", "enacted"),
        _share((title(layout, "percent"),), "revised", "enacted"),
    ]
    return columns, _this_year(enacted=Wanted("enacted"), revised=Wanted("revised"))


def _rka(layout: Layout, measure: str) -> tuple[list[Column], Answers]:
    """Volume, price and sum, before and after the change."""

    def version(over: str, measure: str) -> Iterator[Column]:
        def of_leaves(value: Callable[[Node], Cell]) -> Callable[[Node], Cell]:
            return lambda node: value(node) if node.is_leaf or node.kind == "detail" else None

        def price(node: Node) -> Cell:
            amount = amount_of(node, lambda line: line.amount(measure))
            return None if amount is None else amount / 4

        yield Column((over, "Volume"), of_leaves(lambda _: Decimal(4)), "number")
        yield Column((over, "Satuan"), of_leaves(lambda _: "paket"), "text")
        yield Column((over, "Harga Satuan"), of_leaves(price), "price")
        yield _measure((over, "Jumlah"), measure)

    columns = [*version(title(layout, "before"), "enacted"), *version(title(layout, "after"), "revised")]
    return columns, _this_year(enacted=Wanted("enacted"), revised=Wanted("revised"))


def _realisation(layout: Layout, measure: str) -> tuple[list[Column], Answers]:
    columns = [
        _measure((title(layout, "enacted") if layout["titles"] == "english" else "Anggaran",), "revised"),
        _measure((title(layout, "realised"),), "realised"),
        _change((title(layout, "left"),), "revised", "realised"),
        _share((title(layout, "percent"),), "realised", "revised"),
    ]
    return columns, _this_year(enacted=Wanted("revised", may_ask=True), revised=Wanted("revised", may_ask=True), realised=Wanted("realised"))


def _kinds(layout: Layout, measure: str) -> tuple[list[Column], Answers]:
    columns = [_kind((name,), name, measure) for name in KINDS]
    return [*columns, _measure((title(layout, "total"),), measure)], _same(measure)


def _kinds_phases(layout: Layout, measure: str) -> tuple[list[Column], Answers]:
    phases = {"Anggaran": "enacted", "Realisasi": "realised"}
    columns = [_kind((name, phase), name, own) for name in (*KINDS, "Jumlah") for phase, own in phases.items()]
    return columns, _this_year(enacted=Wanted("enacted"), revised=Wanted("enacted", may_ask=True), realised=Wanted("realised"))


def _kind(titles: tuple[str, ...], name: str, measure: str) -> Column:
    part = KINDS.get(name, (5,))
    return _column(titles, lambda line: line.amount(measure) if line.account[: len(part)] == part else ZERO)


def _by_fund(layout: Layout, measure: str) -> tuple[list[Column], Answers]:
    columns = [_column((SHORT[fund],), lambda line, fund=fund: line.amount(measure) if line.fund == fund else ZERO) for fund in SHORT]
    return [*columns, _measure((title(layout, "total"),), measure)], _same(measure)


def _by_office(layout: Layout, measure: str) -> tuple[list[Column], Answers]:
    """A column for each office that there may be, as a form has it."""
    columns = [_column((office.name,), lambda line, office=office: line.amount(measure) if line.office == office else ZERO) for office in OFFICES]
    return [*columns, _measure((title(layout, "total"),), measure)], _same(measure)


def _periods(layout: Layout, measure: str) -> tuple[list[Column], Answers]:
    if layout["money"] == "quarters":
        parts = {f"Triwulan {name}": range(3 * place, 3 * place + 3) for place, name in enumerate(("I", "II", "III", "IV"))}
    else:
        parts = {name: range(place, place + 1) for place, name in enumerate(MONTHS)}
    columns = [_period(name, months, measure) for name, months in parts.items()]
    return [*columns, *([] if layout["end"] == "none" else [_measure((title(layout, "total"),), measure)])], _same(measure)


def _period(name: str, months: Iterable[int], measure: str) -> Column:
    return _column((name,), lambda line: sum((line.months(measure)[month] for month in months), ZERO))


_COLUMNS: dict[str, Callable[[Layout, str], tuple[list[Column], Answers]]] = {
    "single": _single,
    "phases": _phases,
    "before-after": _before_after,
    "rka": _rka,
    "realisation": _realisation,
    "lra": _lra,
    "kinds": _kinds,
    "kinds-phases": _kinds_phases,
    "by-fund": _by_fund,
    "by-office": _by_office,
    "months": _periods,
    "quarters": _periods,
    "years": _years,
    "two-years": _two_years,
    "forward": _forward,
    "so-far": _so_far,
    "progress": _progress,
    "months-spent": _months_spent,
    "plus-minus": _plus_minus,
}
