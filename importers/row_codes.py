"""The codes of every row of a table: its account, its place, and whether the code column holds codes of all kinds. Used by lines.py."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from decimal import Decimal

from cms.domain.codes import AccountCode
from importers.accounts import AccountReader, accounts_named, renumbering, segments_of
from importers.called_totals import without_total
from importers.codes import ACCOUNTS, RowCode, is_no_programme, row_code, split_code
from importers.columns import How, Texts
from importers.office_codes import names_of, part_units, take_names_of_codes, with_offices, with_units
from importers.offices_said import heads_with_amounts, offices_said, within
from importers.places import NOWHERE, OFFICE, PARTS, UNIT, CodedPlaces, Place, TypedPlaces, office_is_outer, with_office
from importers.reconcile import WIDE_LEVEL
from importers.short_names import is_one_name
from importers.spread_codes import put_together
from importers.table import Body, named
from importers.titles import words_of
from importers.tree import Segments

# The part that a row with several codes is about: an office with its function is about the office.
MOST_MISTYPED = 10
NAMED_PARTS = ("sub_activity", "activity", "programme", "unit", "office", "function", "affair")


@dataclass(slots=True)
class RowCodes:
    """For each row its account, its place, and whether its code column says anything. faults: row -> problem code."""

    accounts: list[Segments]
    places: list[Place]
    is_coded: list[bool]
    has_typed_places: bool
    faults: dict[int, str] = field(default_factory=dict)
    # The rows of a table of nothing but offices and amounts.
    by_office: Set[int] = frozenset()

    @property
    def last_coded(self) -> int:
        """The position of the last row with a code, -1 where no row has one."""
        return next((position for position in range(len(self.is_coded) - 1, -1, -1) if self.is_coded[position]), -1)


def codes_of(body: Body, texts: Texts, how: How, names: dict[tuple[str, str], str], amounts: Sequence[Decimal | None]) -> RowCodes:
    """Reads the code columns; what names rows with places have goes into names. amounts: of each row, for accounts that only their names say."""
    offices = offices_said(body)
    part_units(texts)
    typed = _typed_places(texts) if texts.places else offices
    columns = put_together(body, texts.codes)
    split = {text: split_code(text) for column in columns for text in set(column)}
    _take_names(texts, columns, split)
    whole = {code: row_code(code, is_old=how.is_old) for code, _ in split.values() if code}
    is_mixed = not how.profile.chart and any(code is not None and code.has_place and not code.is_ambiguous for code in whole.values())
    if is_mixed:
        take_names_of_codes(body, texts, whole)
        typed = typed if texts.places else offices
        whole = with_units(with_offices(names_of(columns, split, texts.names), whole))
        read = _mixed(body, texts, how, names, columns, split, whole, typed)
    else:
        read = _accounts_only(body, texts, how, columns, split, typed, amounts)
    if texts.places and any(body.offices.values()):
        read.places = within(read.places, offices, read.is_coded)
    for position in heads_with_amounts(body):
        read.accounts[position], read.places[position], read.is_coded[position] = (), offices[position], True
        texts.names[position] = ""  # which its place says
        read.faults.pop(position, None)
    return read


def _take_names(texts: Texts, columns: Sequence[list[str]], split: dict[str, tuple[str, str]]) -> None:
    """A name that stands behind its code in one cell, and a code that is repeated before the name."""
    for position, name in enumerate(texts.names):
        if not name:
            texts.names[position] = next((rest for column in columns if (rest := split[column[position]][1])), "")
        elif name[0].isdigit():
            code, rest = split_code(name)
            if rest and any(split[column[position]][0] == code for column in columns):
                texts.names[position] = rest


def _typed_places(texts: Texts) -> list[Place]:
    places = TypedPlaces([(part, what) for part, what, _ in texts.places])
    return list(map(places.__getitem__, zip(*(column for _, _, column in texts.places), strict=True)))


def _accounts_only(
    body: Body,
    texts: Texts,
    how: How,
    columns: Sequence[list[str]],
    split: dict[str, tuple[str, str]],
    places: list[Place],
    amounts: Sequence[Decimal | None],
) -> RowCodes:
    count = len(places)
    cells = columns[0] if len(columns) == 1 else [next(filter(None, said), "") for said in zip(*columns, strict=True)] if columns else [""] * count
    parts = _parts(texts, how, count)
    if (
        texts.places
        and texts.name_index is not None
        and not any(split[text][0] for text in set(cells) if text)
        and (by_name := _accounts_by_name(body, texts, how, parts, places, amounts))
    ):
        return by_name
    reader = _account_reader(cells, split, parts, texts, how)
    if reader.renumbered:
        body.note("codes.renumbered", ", ".join(map(str, sorted(reader.renumbered))), column=texts.account_index)
    if reader.is_foreign:
        body.note("codes.foreign", how.profile.chart, column=texts.account_index)
    # Offices alone are of that part of the budget which somebody named.
    by_office: Set[int] = frozenset() if any(cells) or any(texts.names) or not texts.places else _offices_alone(texts, how)
    known: dict[tuple[str, Segments], Segments | None] = {}
    accounts: list[Segments] = []
    faults: dict[int, str] = {}
    for position, (text, part) in enumerate(zip(cells, parts, strict=True)):
        if not text:
            accounts.append(part if position in by_office else ())
            continue
        if (text, part) not in known:
            code = split[text][0]
            known[text, part] = reader.read(code, part) if code else None
        found = known[text, part]
        accounts.append(found or ())
        if found is None:
            faults[position] = _fault_of(split[text][0])
    if _are_of_another_chart({cells[position] for position in faults}, {text for text in set(cells) if text}):
        faults = dict.fromkeys(faults, "account.foreign-chart")
    is_coded = [bool(account) for account in accounts]
    return RowCodes(accounts=accounts, places=places, is_coded=is_coded, has_typed_places=bool(texts.places), faults=faults, by_office=by_office)


def _accounts_by_name(
    body: Body, texts: Texts, how: How, parts: Sequence[Segments], places: list[Place], amounts: Sequence[Decimal | None]
) -> RowCodes | None:
    """A table by office that names its accounts and has no codes: each name that the chart has once is that account.

    None where no name is known; and where one is not and rows are programmes, which may do without an account.
    """
    named = {(name, part): _account_named(name, part, how) for name, part in set(zip(texts.names, parts, strict=True)) if name}
    known = {name: account for (name, _), account in named.items() if account}
    unknown = {name for (name, _), account in named.items() if not account and not how.words.total_meaning(name)}
    if not known or (unknown and any(place.is_programme_side for place in places)):
        return None
    said = ", ".join(f"{name} = {AccountCode(account, how.chart)}" for name, account in sorted(known.items())[:3])
    body.note("account.from-names", said, ("count", str(len(known))), column=texts.name_index)
    deepest = [named.get(key) or () for key in zip(texts.names, parts, strict=True)]
    accounts = _with_parents(deepest, texts.names, places, amounts, how)
    faults = dict.fromkeys((position for position, name in enumerate(texts.names) if name in unknown), "account.unknown-name")
    return RowCodes(accounts=accounts, places=places, is_coded=list(map(bool, accounts)), has_typed_places=True, faults=faults)


def _with_parents(
    deepest: Sequence[Segments], names: Sequence[str], places: Sequence[Place], amounts: Sequence[Decimal | None], how: How
) -> list[Segments]:
    """Of rows of one name and amount below each other the upper ones are the wider accounts: "Belanja Tidak Terduga" is 5.3, then 5.3.01."""
    accounts = list(deepest)
    for row in range(len(accounts) - 2, -1, -1):
        is_again = deepest[row] == deepest[row + 1] and amounts[row] == amounts[row + 1] and places[row].key == places[row + 1].key
        below = accounts[row + 1]
        wider = [account for account in accounts_named(names[row], how.chart) if account == below[: len(account)] != below] if is_again else []
        accounts[row] = wider[-1] if wider else accounts[row]
    return accounts


def _offices_alone(texts: Texts, how: How) -> set[int]:
    """The rows of a table of nothing but offices and amounts, without its totals. Programmes do without an account, and stand under their office."""
    if not {part for part, _, _ in texts.places} <= {"function", "office", "unit"}:
        return set()
    return {position for position, label in enumerate(texts.labels()) if label and not how.words.total_meaning(label)}


def _account_named(name: str, part: Segments, how: How) -> Segments | None:
    """The deepest account of that name; None where several accounts that do not lie in one another are called so."""
    found = [account for account in accounts_named(name, how.chart) if account[: len(part)] == part]
    return found[-1] if found and all(found[-1][: len(account)] == account for account in found) else None


def _fault_of(code: str) -> str:
    """Digits without dots that begin as an account does have a wrong number of digits, not another chart."""
    return "account.not-a-code" if not code or ("." not in code and code[0] in "456") else "account.other-chart"


def _are_of_another_chart(faulty: set[str], every: set[str]) -> bool:
    """Most of many different codes fit nowhere: not mistyped, but numbered by another book."""
    return len(faulty) > MOST_MISTYPED and 2 * len(faulty) > len(every)


def _parts(texts: Texts, how: How, count: int) -> list[Segments]:
    """The part of the budget of each row, where a column or the profile says it."""
    column = texts.columns.get("account_part")
    fixed = segments_of(how.profile.part) if how.profile.part else ()
    if column is None:
        return [fixed] * count
    meaning = {text: segments_of(part) if (part := how.words.parts.get(words_of(text), "")) else fixed for text in set(column)}
    return [meaning[text] for text in column]


def _account_reader(cells: Sequence[str], split: dict[str, tuple[str, str]], parts: Sequence[Segments], texts: Texts, how: How) -> AccountReader:
    """The codes of our chart; of another chart where a profile says so, or where a column names the part and the codes do not fit."""
    if how.profile.chart:
        return AccountReader(is_foreign=True)
    codes = {text: split[text][0] for text in set(cells) if text}
    rows = ((row.account, name) for text, name in zip(cells, texts.names, strict=True) if (row := _row(codes.get(text, ""))) is not None)
    return AccountReader(renumbered=renumbering(rows, how.words))


def _row(code: str) -> RowCode | None:
    found = row_code(code, is_old=True) if code else None
    return found if found is not None and found.account else None


def _mixed(
    body: Body,
    texts: Texts,
    how: How,
    names: dict[tuple[str, str], str],
    columns: Sequence[list[str]],
    split: dict[str, tuple[str, str]],
    whole: dict[str, RowCode | None],
    typed: list[Place],
) -> RowCodes:
    known = _Resolved(whole, how)
    first = [whole.get(split[text][0]) for text in columns[0]]
    make = CodedPlaces(is_old=how.is_old, carries=len(columns) == 1, office_is_outer=office_is_outer(first))
    # An office that is said by its name alone says nothing beside the codes of offices.
    is_said = not texts.places and not ("office_code" not in typed[0].facts and any(code is not None and code.office for code in whole.values()))
    result = RowCodes(accounts=[], places=[], is_coded=[], has_typed_places=bool(texts.places))
    strangers: list[int] = []
    following = [_following([whole.get(split[text][0]) for text in column]) for column in columns]
    for position, cells in enumerate(zip(*columns, strict=True)):
        codes = [
            found
            for text, below in zip(cells, following, strict=True)
            if text and (found := known(split[text][0], texts.names[position], below[position])) is not None
        ]
        account = next((code.account for code in codes if code.account), ())
        base = typed[position].key[OFFICE] if is_said else None
        make.begin(base)
        if any(text and not split[text][0] for text in cells) or len(codes) < sum(1 for text in cells if text):
            result.faults[position] = "account.not-a-code" if not codes else "code.unknown-shape"
        place = make(codes, account) if codes else Place()
        account, place, misnamed = _widened(account, place, texts.names[position], base, how)
        if misnamed:
            details = (("code", misnamed), ("named", ".".join(map(str, account))))
            body.warn("code.name-says-other", [position], texts.account_index, texts.names[position], *details)
        if texts.places:
            place = Place(
                key=tuple(own or coded for own, coded in zip(typed[position].key, place.key, strict=True)),
                facts={**place.facts, **typed[position].facts},
            )
        elif base and (place.key[OFFICE] in (base, None) or ("office", place.key[OFFICE]) not in names):
            # Another office that only a code says is perhaps mistyped; one that a row names has nothing of the office above.
            key = with_office(place, typed[position]).key if typed[position].key[UNIT] and place.key[OFFICE] == base else place.key
            place = Place(key=key, facts={**typed[position].facts, **place.facts})
        result.accounts.append(account)
        result.places.append(place)
        result.is_coded.append(bool(codes))
        if base and place.key[0] not in (base, None):
            strangers.append(position)
        if codes and not account:
            rival = _remember(names, codes, place, texts.names[position])
            if rival is not None:
                code, called = rival
                body.warn("office.two-names", [position], texts.account_index, named([called, texts.names[position]]), ("code", code))
    if strangers:
        other, said = (places[strangers[0]].key[OFFICE] or "" for places in (result.places, typed))
        body.warn("code.other-office", strangers, texts.account_index, other, ("office", said))
    return result


def _widened(account: Segments, place: Place, name: str, base: str | None, how: How) -> tuple[Segments, Place, str]:
    """Totals of a whole office, which the long codes print under "no programme", and group names under a mistyped code (given as text)."""
    office_only = Place(key=NOWHERE if place.key[0] == base else (place.key[0], *NOWHERE[1:]), facts=place.facts)
    if len(account) > WIDE_LEVEL:
        named = accounts_named(name, how.chart)
        group = named[0] if len(named) == 1 and len(named[0]) == WIDE_LEVEL else None
        if group is None or group == account[:WIDE_LEVEL] or group[0] != account[0]:
            return account, place, ""
        return group, office_only, ".".join(map(str, account))
    programme = place.part("programme")
    is_of_office = account and programme and is_no_programme(programme)
    return (account, office_only, "") if is_of_office else (account, place, "")


def _following(codes: Sequence[RowCode | None]) -> list[RowCode | None]:
    """For each row the next code below that can be read in one way only."""
    result: list[RowCode | None] = [None] * len(codes)
    below: RowCode | None = None
    for position in range(len(codes) - 1, -1, -1):
        result[position] = below
        code = codes[position]
        below = code if code is not None and not code.is_ambiguous else below
    return result


class _Resolved:
    """Codes with one digit told apart: an affair (urusan) or an account, by what else the column holds and by the row's name."""

    def __init__(self, whole: dict[str, RowCode | None], how: How) -> None:
        self.whole, self.how = whole, how
        codes = [code for code in whole.values() if code is not None and not code.is_ambiguous]
        self.affairs = {code.affair for code in codes if code.function}
        self.accounts = {str(code.account[0]) for code in codes if code.account}

    def __call__(self, code: str, name: str, below: RowCode | None) -> RowCode | None:
        found = self.whole.get(code)
        if found is None or not found.is_ambiguous:
            return found if found is None or not found.account or found.account[0] in ACCOUNTS else None
        is_affair, is_account = found.affair in self.affairs, found.affair in self.accounts
        if is_affair and is_account and without_total(name) in self.how.words.parts:
            return RowCode(account=found.account)
        if is_affair and is_account and below is not None:
            # A parent stands above its children: "5" above "5.1" is an account, above "5.02" an affair.
            is_account = below.account[:1] == found.account
            is_affair = not is_account
        return RowCode(account=found.account) if is_account and not is_affair else RowCode(affair=found.affair)


def _remember(names: dict[tuple[str, str], str], codes: Sequence[RowCode], place: Place, name: str) -> tuple[str, str] | None:
    """Keeps what a row calls its place. The code of an office or a unit and its first name, where another one has it too."""
    part = next((part for part in NAMED_PARTS if any(getattr(code, part) for code in codes)), None)
    value = place.key[PARTS.index(part)] if part else None
    if not (part and value and name):
        return None
    known = names.setdefault((part, value), name)
    is_other = known != name and part in ("unit", "office") and not is_one_name(known, name)
    return (value, known) if is_other else None
