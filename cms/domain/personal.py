"""Personal numbers in free text: found before anything is stored, and never repeated in a message.

Real lists of proposals carried 46 national identity numbers inside descriptions; an official report carries the
number of a civil servant, which holds the birth date, in every row.

People write them in groups, and what they copy from brings its own blanks, dashes, digits and signs that nobody sees: all are read alike. A group
of digits may as well be a code, a date or an amount, so digits in groups are a number only where they can be one: an identity number begins with a
province and holds a day of birth (PP 37/2007), a civil servant's begins with one (Perka BKN 22/2007).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

# Digits that belong to a longer number or to a code with dots are not a number of their own; of two numbers with a sign between them each is.
_EDGE = r"(?<![0-9])(?:(?<![0-9][.,/-])|(?<=[0-9]{9}[.,-])|(?<=[0-9]{4}/))"
_END = r"(?![0-9]|[.,-](?![0-9]{9})[0-9]|/(?!\+?[0-9](?:[ .-]{0,2}[0-9]){8})[0-9])"
# Between groups: a dot as well where no code and no amount is grouped so.
_GAP, _DOT_TOO = r"[ \n_-]{1,3}", r"(?:[ \n_-]{1,3}|\.)"


def _grouped(gap: str, *sizes: int) -> str:
    return gap.join(f"[0-9]{{{size}}}" for size in sizes)


_IN_GROUPS = "|".join(
    (
        *(_grouped(_DOT_TOO, *sizes) for sizes in ((4, 4, 4, 4), (6, 6, 4), (2, 4, 6, 4), (8, 6, 1, 3), (8, 6, 4))),
        *(_grouped(_GAP, *sizes) for sizes in ((2, 2, 2, 6, 4), (2, 2, 2, 2, 2, 2, 4), (2,) * 8, (1,) * 16)),
        r"[0-9]+ ?\n{1,2} ?[0-9]+",  # a cell too narrow for it
    )
)
_NUMBER = re.compile("(?=[0-9])" + _EDGE + rf"(?:[0-9]{{16}}|[0-9]{{18}}|(?P<groups>{_IN_GROUPS}))" + _END)
_PHONE = re.compile(
    # Three signs that a digest has too before it: part of one.
    "(?=[0-9(+])"
    + _EDGE
    + r"(?:\(?\+ ?62\)?[ .-]{0,2}(?:\(0\)[ -]?)?|(?<![A-Za-z0-9])62[ -]?|(?<![0-9a-fA-F]{3})\(?0[ -]?)8[1-9][0-9]"
    + r"(?:(?:[ \n-]?[0-9]){6,9}|[0-9]?\)?(?:[ \n.-]{1,3}[0-9]{3,5}){2,3}|[0-9]?\)[ -]?[0-9]{6,8})"
    + _END
)
# The last part is of letters: "2 orang@Rp.150.000" is a price.
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}(?![\w-])")
NIK_DIGITS, NIP_DIGITS = 16, 18
# Province, regency and district; day of birth, of women plus 40, month and year; a serial number.
_NIK = re.compile(
    r"(?:1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-7])[0-9]{4}(?:[04][1-9]|[1256][0-9]|[37][01])(?:0[1-9]|1[0-2])[0-9]{6}(?:\.0*)?"
)
# Date of birth, month of appointment (of those with a contract a number above 12), sex, serial number.
_NIP = re.compile(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?:19|20)[0-9]{4}[12][0-9]{3}")
# What other programs and keyboards write for a plain blank, dash, digit, dot or @; and signs that nobody sees.
_PLAIN = {
    **dict.fromkeys("\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "),
    **dict.fromkeys("\r\v\f\u0085\u2028\u2029", "\n"),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d", "-"),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", ""),
    **{chr(first + digit): str(digit) for first in (0x660, 0x6F0, 0xFF10) for digit in range(10)},
    **dict(zip("\uff20\uff0e\uff0b", "@.+", strict=True)),
}
_NO_DIGIT = re.compile(r"[^0-9]+")
_ODD = re.compile(f"[{re.escape(''.join(_PLAIN))}]")
# A quick look at much text at once: every digit as 0, without what may stand between groups. Dots stay, for all codes and amounts have them.
_AS_ZEROS, _BETWEEN = bytes.maketrans(b"123456789", b"000000000"), b" \n\t\r\v\f()_-"
_SUSPECT = (b"000000000", b"@", b"0000.000", b"+00.")


class PersonalKind(StrEnum):
    """What personal_number() finds."""

    NIP = "nip"
    NIK = "nik"
    PHONE = "phone"
    EMAIL = "email"

    def called(self, language: str) -> str:
        """As people call it: NIK, nomor telepon."""
        return NAMES.get(language, NAMES["id"])[self]


NAMES = {
    "id": dict(zip(PersonalKind, ("NIP", "NIK", "nomor telepon", "alamat surel"), strict=True)),
    "en": dict(zip(PersonalKind, ("civil servant's number (NIP)", "identity number (NIK)", "telephone number", "e-mail address"), strict=True)),
}


def is_shaped_as_nik(number: str) -> bool:
    """True for 16 digits that can be an identity number: where amounts of money stand, every other number of 16 digits is one, and a round one."""
    return _NIK.fullmatch(number) is not None and not number.partition(".")[0].endswith("000")


def personal_number(text: str) -> str | None:
    """The kind of the first personal number in the text: nip, nik, phone or email; None without one."""
    return next(iter(personal_kinds(text)), None)


def personal_kinds(text: str) -> tuple[str, ...]:
    """Every kind that the text holds, each once, in the order of PersonalKind."""
    plain = _plain(text)
    if not _may_hold_one(plain):
        return ()
    found = {kind for kind, _ in _found(plain)}
    return tuple(kind.value for kind in PersonalKind if kind in found)


def personal_numbers(texts: Iterable[str]) -> dict[str, str]:
    """Text -> kind, of those that hold one. All are looked through at once first: of 20,000 descriptions most often none is suspect."""
    different = set(texts)
    if not _may_hold_one(_plain("\x1f".join(different))):
        return {}
    return {text: kind for text in different if (kind := personal_number(text)) is not None}


def masked(text: str) -> str:
    """The text with every personal number unreadable: "NIK 12••••••••••••••". At most 60 characters."""
    text = without_numbers(text)
    return text if len(text) <= 60 else text[:59] + "…"


def without_numbers(text: str) -> str:
    """The same at its full length."""
    plain = _plain(text)
    if not _may_hold_one(plain):
        return text
    hidden = plain
    for _, (start, end) in _found(plain):
        hidden = hidden[: start + 2] + "•" * (end - start - 2) + hidden[end:]
    return text if hidden == plain else hidden


def _plain(text: str) -> str:
    """The text as a plain keyboard writes it."""
    return text if text.isascii() and "\r" not in text else _ODD.sub(lambda odd: _PLAIN[odd[0]], text)


def _may_hold_one(plain: str) -> bool:
    """False for nearly all that holds none, and never for what holds one."""
    zeros = plain.encode("utf-8", "replace").translate(_AS_ZEROS, _BETWEEN)
    return any(one in zeros for one in _SUSPECT)


def _found(plain: str) -> Iterator[tuple[PersonalKind, tuple[int, int]]]:
    at = 0
    while number := _NUMBER.search(plain, at):
        kind = _kind_of(number)
        at = number.end() if kind else number.start() + 1  # of groups that are none, a number may begin with the second
        if kind:
            yield kind, number.span()
    for kind, pattern in ((PersonalKind.PHONE, _PHONE), (PersonalKind.EMAIL, _EMAIL)):
        for match in pattern.finditer(plain):
            yield kind, match.span()


def _kind_of(number: re.Match[str]) -> PersonalKind | None:
    digits = _NO_DIGIT.sub("", number[0])
    if len(digits) == NIP_DIGITS and (not number["groups"] or _NIP.fullmatch(digits)):
        return PersonalKind.NIP
    if len(digits) == NIK_DIGITS and (not number["groups"] or is_shaped_as_nik(digits)):
        return PersonalKind.NIK
    return None
