"""What a code says: which office, programme, activity and account a row belongs to. Used by row_codes.py and places.py.

Codes are told apart by the widths of their segments, since one column may hold all kinds: `5.1.02` is an account (second
segment of one digit), `5.02` a function (two digits), `1.02.01.2.01` an activity. Before 2021 one long code held function,
office, programme, activity and account: `1.02 . 1.02.01 . 01 . 02 . 5 . 2 . 2 . 03 . 01`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from cms.domain.codes import LONGEST

# The ministry of finance prints accounts without dots: 4, 41, 4101 (1, 1, 2, 2, 2, 4 digits).
UNDOTTED = (1, 1, 2, 2, 2, 4)
# From 2026 on the last two levels are wider; only lengths that the older widths do not have are theirs.
UNDOTTED_WIDER = (1, 1, 2, 2, 3, 5)
WIDER_LENGTHS = (9, 14)
ACCOUNTS = (4, 5, 6)
_DOT_LEFT_OUT = re.compile(r"(?<=[0-9])\s+(?=[0-9])")
_CODE = re.compile(r"(?:[0-9]+|[Xx]+)(?:\.(?:[0-9]+|[Xx]+))*")
_CODE_THEN_NAME = re.compile(r"\s*((?:[0-9]+|[Xx]{1,2})(?:\s*\.\s*(?:[0-9]+|[Xx]{1,2}))*)(\.?)(?:\s+-?\s*|\s*-\s+)(?=\S)")
# What goes on as a code does is a mistyped rest of it and no name: ".O2", "02*", "0l", "01 Belanja Jasa". "2 unit" may be a name.
_REST_OF_CODE = re.compile(r"[.,]|0[0-9]*\s|(?=[OoIl|]*[0-9])[0-9OoIl|]{1,5}(?:[OoIl|]|[^\s0-9]{1,2})(?:\s|$)|[OoIl|]{1,4}[0-9]{1,4}(?:\s|$)")

# Widths of segments as digits of one text: "1.02.01" is "122".
# Since 2021: office and sub unit, then function, programme, activity, sub activity, then account.
_NEW = re.compile(r"(?P<office>1212122[2-5]?)?(?P<chain>12(?:2(?:1(?:2(?:[2-5])?)?)?)?)?(?P<account>1(?:1[1-9]*)?)?")
# Before 2021: function, office, then programme and activity with two or three digits, then account.
_OLD = re.compile(r"(?P<function>12)?(?:(?P<office>122)(?P<programme>[23](?P<activity>[23])?)?)?(?P<account>1(?:1[1-9]*)?)?")


# Three functions of two segments each, the office, the unit.
DOTS_OF_UNIT = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class RowCode:
    """One code cell taken apart. Each part is the code from its own beginning, as text; account is numbers, () where there is none."""

    office: str = ""
    unit: str = ""
    affair: str = ""
    function: str = ""
    programme: str = ""
    activity: str = ""
    sub_activity: str = ""
    account: tuple[int, ...] = ()
    # One digit: an affair or an account; only the rest of the column says which.
    is_ambiguous: bool = False

    @property
    def has_place(self) -> bool:
        return bool(self.office or self.affair)


def plain_code(text: str) -> str:
    """Without blanks, dots at the end and dots typed twice: "1.15 . 1.15.01 . 00 " -> "1.15.1.15.01.00".

    A blank alone between two digits of a code with dots stands for a dot that was left out: "5.1.02 01" -> "5.1.02.01".
    """
    plain = "".join((_DOT_LEFT_OUT.sub(".", text) if "." in text else text).split()).lstrip("'`").strip(".")
    while ".." in plain:
        plain = plain.replace("..", ".")
    return plain


@lru_cache(maxsize=65536)
def split_code(text: str) -> tuple[str, str]:
    """A code and the name behind it: "4101. Pajak Daerah" -> ("4101", "Pajak Daerah"); ("", text) where no code begins the text."""
    plain = plain_code(text)
    if _CODE.fullmatch(plain):
        return plain, ""
    match = _CODE_THEN_NAME.match(text)
    if match is None or not (any(sign.isdigit() for sign in match[1]) or "." in match[1]):
        return "", " ".join(text.split())
    code = plain_code(match[1])
    name = " ".join(text[match.end() :].split())
    if _REST_OF_CODE.match(name):
        return "", " ".join(text.split())
    # "3 Desa Sejahtera" is a name; "41. Pendapatan" and "1.02 Kesehatan" are codes with names.
    if "." not in code and not match[2] and not (code.isdigit() and len(code) in (1, 2, 4, 6, 8, 12) and int(code[0]) in ACCOUNTS):
        return "", " ".join(text.split())
    return code, name


@lru_cache(maxsize=65536)
def account_segments(code: str) -> tuple[int, ...]:
    """Numbers of an account code, with or without dots; zeros that only fill up are left out. Raises ValueError when it is none."""
    plain = plain_code(code)
    if len(plain) > LONGEST or not _CODE.fullmatch(plain) or "X" in plain.upper():
        raise ValueError(f"{code!r} is not an account code")
    segments = [int(part) for part in plain.split(".")] if "." in plain or len(plain) == 1 else _undotted(plain)
    while len(segments) > 1 and segments[-1] == 0:
        segments.pop()
    if 0 in segments:
        raise ValueError(f"{code!r} has a level 0")
    return tuple(segments)


def _undotted(digits: str) -> list[int]:
    segments: list[int] = []
    start = 0
    for width in UNDOTTED_WIDER if len(digits) in WIDER_LENGTHS and int(digits[0]) in ACCOUNTS else UNDOTTED:
        if start == len(digits):
            return segments
        if len(digits) < start + width:
            raise ValueError(f"{digits!r} ends in the middle of a level")
        segments.append(int(digits[start : start + width]))
        start += width
    if start != len(digits):
        raise ValueError(f"{digits!r} is longer than an account code")
    return segments


@lru_cache(maxsize=65536)
def row_code(code: str, *, is_old: bool) -> RowCode | None:
    """A code of any kind taken apart; None when its widths fit no kind."""
    if not _CODE.fullmatch(code):
        return None
    parts = code.split(".")
    if len(parts) == 1:
        return _one_part(code)
    widths = "".join(str(min(len(part), 9)) for part in parts)
    return _old(parts, widths) if is_old else _new(parts, widths)


def _one_part(code: str) -> RowCode | None:
    if len(code) == 1:
        return RowCode(affair=code.upper(), account=() if code in "Xx" else (int(code),), is_ambiguous=code not in "Xx")
    try:
        return RowCode(account=account_segments(code))
    except ValueError:
        return None


def _new(parts: list[str], widths: str) -> RowCode | None:
    match = _NEW.fullmatch(widths)
    if match is None:
        return _account_only(parts, widths)
    office, chain = match["office"] or "", match["chain"] or ""
    account = _numbers(parts[len(office) + len(chain) :])
    if account is None:
        return None
    steps = parts[len(office) : len(office) + len(chain)]
    return _chain(steps, ".".join(parts[: len(office)]), account) if steps or office else RowCode(account=account)


def _chain(steps: list[str], office: str, account: tuple[int, ...]) -> RowCode:
    """Function, programme, activity and sub activity of a programme-side code, each with what stands above it."""

    def upto(length: int) -> str:
        return ".".join(steps[:length]) if len(steps) >= length else ""

    affair = steps[0].upper() if steps else ""
    activity = upto(5) or (".".join(steps) if len(steps) == 4 else "")
    return RowCode(affair=affair, function=upto(2), office=office, programme=upto(3), activity=activity, sub_activity=upto(6), account=account)


def _old(parts: list[str], widths: str) -> RowCode | None:
    match = _OLD.fullmatch(widths)
    account = _numbers(parts[match.start("account") :] if match["account"] else []) if match else None
    if match is None or account is None:
        return _account_only(parts, widths)
    if match["function"] is None and match["office"] is None:
        return RowCode(account=account)
    return RowCode(
        affair=parts[0],
        function=".".join(parts[:2]),
        office=".".join(parts[slice(*match.span("office"))]) if match["office"] else "",
        # With all that stands before: programme 01 of one office is not programme 01 of another.
        programme=".".join(parts[: match.start("programme") + 1]) if match["programme"] else "",
        activity=".".join(parts[: match.end("activity")]) if match["activity"] else "",
        account=account,
    )


def _account_only(parts: list[str], widths: str) -> RowCode | None:
    """Accounts whose widths are their own: `5.1.2.3`, `4.1.4.16.01`, `5.01.02` never (that is a programme)."""
    account = _numbers(parts) if widths.startswith("11") else None
    return RowCode(account=account) if account else None


def _numbers(parts: list[str]) -> tuple[int, ...] | None:
    """Account segments; None when one is no number, a zero stands inside, or they are longer than any code."""
    if not all(part.isascii() and part.isdigit() for part in parts) or sum(map(len, parts)) > LONGEST:
        return None
    numbers = [int(part) for part in parts]
    while len(numbers) > 1 and numbers[-1] == 0:
        numbers.pop()
    return None if 0 in numbers else tuple(numbers)


def office_of_unit(code: str) -> str | None:
    """The code of the office of a unit: "1.02.0.00.0.00.01.0003" -> "1.02.0.00.0.00.01.0000"; None for any other code (Permendagri 90 of 2019)."""
    before, _, last = code.rpartition(".")
    return f"{before}.{'0' * len(last)}" if code.count(".") == DOTS_OF_UNIT and last[0] == "0" and last.strip("0") else None


def is_no_programme(code: str) -> bool:
    """ "1.02.1.02.01.00": programme or activity 00 of the long codes means that there is none."""
    return set(code.rpartition(".")[2]) == {"0"}
