"""Nothing private reaches the public: national identity numbers, numbers of civil servants, telephone numbers, e-mail addresses.

The importer refuses such a number in a spreadsheet already; this looks once more, at the finished bytes and whatever way they came. An
address that the city itself publishes stands in its city file (contacts). A finding never repeats the number.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Collection, Iterator

from site_static.checking.data_files import TABLE_FILE
from site_static.checking.finding import Finding
from site_static.checking.site_files import SiteFiles
from site_static.checking.sums import DataFile, Totals

TEXTS = (".csv", ".json", ".jsonld", ".xml", ".txt", ".svg", ".css", ".js", ".webmanifest")
# Whatever may hold such a number: digits, blanks, dots, dashes and brackets, and what stands for one of them as UTF-8. A run is taken whole, which is
# what makes the search quick.
_RUN = re.compile(rb"[0-9\xef][0-9 .()\x80-\xbf\xc2\xe2\xef-]{8,}")
# An amount as programs write it, or with dots between thousands; by far the most runs are these.
_AMOUNT = re.compile(rb"[0-9]{1,15}\.[0-9]{2}|[0-9]{1,3}(?:\.[0-9]{3})+")
# A number begins after anything but more of a number, of a code with dots or of a digest, and ends before anything but these.
_EDGE = rb"(?<![0-9a-f])(?<![0-9]\.)"
_END = rb"(?![0-9a-f]|\.[0-9])"
_GAP = rb"(?:[ -]{1,3}|\.)"
# An identity number begins with a province and holds a day and a month of birth: so four years in a row are no such number, nor is a code.
_PROVINCE = rb"(?:1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-7])"
_DAY, _MONTH = rb"(?:[04][1-9]|[1256][0-9]|[37][01])", rb"(?:0[1-9]|1[0-2])"
_NIP = rb"[0-9]{18}|(?:19|20)[0-9]{6}" + _GAP + rb"(?:19|20)[0-9]{4}" + _GAP + rb"[12]" + _GAP + rb"?[0-9]{3}"
_NIK = rb"|".join(
    (
        rb"[0-9]{16}",
        _PROVINCE + rb"[0-9]{2}" + _GAP + rb"[0-9]{2}" + _DAY + _GAP + _MONTH + rb"[0-9]{2}" + _GAP + rb"[0-9]{4}",
        _PROVINCE + _GAP + rb"?[0-9]{4}" + _GAP + _DAY + _MONTH + rb"[0-9]{2}" + _GAP + rb"[0-9]{4}",
    )
)
_MORE = rb"(?:[ -]?[0-9]){6,9}"
_PHONE = (
    rb"(?:(?<=\+)62\)?[ .-]{0,2}|0[ -]?)8[1-9][0-9](?:" + _MORE + rb"|[0-9]?\)?(?:[ .-]{1,3}[0-9]{3,5}){2,3}|[0-9]?\)[ -]?[0-9]{6,8})"
    rb"|62[ -]?8[1-9][0-9]" + _MORE
)
_KINDS = (
    ("a number of 18 digits, as civil servants have (NIP)", re.compile(_EDGE + rb"(?:" + _NIP + rb")" + _END)),
    ("a number of 16 digits, as identity cards have (NIK)", re.compile(_EDGE + rb"(?:" + _NIK + rb")" + _END)),
    ("a telephone number", re.compile(_EDGE + rb"(?:" + _PHONE + rb")" + _END)),
)
# What programs write for a plain blank, dash or digit, and signs that nobody sees.
_ODD = re.compile(
    rb"(?P<blank>\xc2\xa0|\xe2\x80[\x80-\x8a\xaf])|(?P<dash>\xe2\x80[\x90-\x95]|\xe2\x88\x92)"
    rb"|(?P<unseen>\xc2\xad|\xe2\x80[\x8b-\x8f]|\xe2\x81\xa0|\xef\xbb\xbf)|\xef\xbc(?P<wide>[\x90-\x99])"
)
_WIDE_AT = "\uff20".encode()
# The parts of a workbook that hold text; the rows' own part is compared with the CSV.
_PARTS = ("xl/worksheets/", "xl/sharedStrings", "docProps/")
DATA_PART = "xl/worksheets/sheet2.xml"
# Where the rows of our JSON begin.
_ROWS = b'"rows": ['
# The last part is of letters: "2 orang@Rp.150.000" is a price.
_MAIL = re.compile(rb"(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}(?![\w-])")
_NO_DIGIT = re.compile(rb"[^0-9]+")


def allowed_contacts(contacts: Collection[str]) -> frozenset[bytes]:
    """The city's own published addresses and numbers, as private_in() compares them."""
    return frozenset(_plain(contact.encode()) for contact in contacts)


def private_values(site: SiteFiles, totals: Totals, allowed: Collection[bytes]) -> Iterator[Finding]:
    """In every text that is no page, and in workbooks. A PDF is made of the same facts as its page, and its text is packed.

    The rows of a vintage are looked at once, in its CSV; that XLSX and JSON hold the same rows is told by data_files.
    """
    seen: set[tuple[int, str]] = set()
    for path in site.chosen_with(*TEXTS, ".xlsx"):
        same = site.size_and_digest(path)
        if same not in seen:  # a vintage and its latest
            seen.add(same)
            yield from (Finding(path, line, f"holds {what}") for line, what in _in_file(site, path, totals, allowed))


def _in_file(site: SiteFiles, path: str, totals: Totals, allowed: Collection[bytes]) -> Iterator[tuple[int, str]]:
    table = TABLE_FILE.fullmatch(path)
    if path.endswith(".xlsx"):
        yield from _in_workbook(site.read(path), allowed)
    elif table and table[3] == "csv":
        yield from _in_rows(totals.file(table[1], table[2]), allowed)
    else:
        content = site.read(path)
        yield from private_in(content.partition(_ROWS)[0] if table else content, allowed)


def _in_rows(file: DataFile, allowed: Collection[bytes]) -> Iterator[tuple[int, str]]:
    """Each text once, however many rows repeat it."""
    texts = sorted({text for row in file.rows for text in row})
    for number, what in private_in("\n".join(text.replace("\n", " ") for text in texts).encode(), allowed):
        yield next(line for line, row in enumerate(file.rows, start=2) if texts[number - 1] in row), what


def private_in(content: bytes, allowed: Collection[bytes] = ()) -> Iterator[tuple[int, str]]:
    """(line, what kind of number) of everything private."""
    content = content.replace(_WIDE_AT, b"@")
    for place, what, found in _suspects(content):
        if _plain(found) not in allowed:
            yield content.count(b"\n", 0, place) + 1, what


def _suspects(content: bytes) -> Iterator[tuple[int, str, bytes]]:
    for run in _RUN.finditer(content):
        if _AMOUNT.fullmatch(run[0]):
            continue
        start, end = run.span()
        before = content[max(0, start - 2) : start]
        text = before + (run[0] if run[0].isascii() else _ODD.sub(_as_typed, run[0])) + content[end : end + 2]
        for what, pattern in _KINDS:
            for number in pattern.finditer(text, len(before)):
                yield start, what, number[0]
    if b"@" in content:
        for mail in _MAIL.finditer(content):
            yield mail.start(), "an e-mail address", mail[0]


def _as_typed(odd: re.Match[bytes]) -> bytes:
    """What a plain keyboard writes for it."""
    if wide := odd["wide"]:
        return bytes([wide[0] - 0x60])
    return {"blank": b" ", "dash": b"-", "unseen": b""}[str(odd.lastgroup)]


def _plain(contact: bytes) -> bytes:
    """An address in small letters; a telephone number as its digits, +62 and 0 alike."""
    if b"@" in contact:
        return contact.lower()
    digits = _NO_DIGIT.sub(b"", contact)
    return b"0" + digits[2:] if digits.startswith(b"62") else digits


def _in_workbook(content: bytes, allowed: Collection[bytes]) -> Iterator[tuple[int, str]]:
    """A workbook is XML parts in a zip; it has no lines."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            parts = [book.read(name) for name in book.namelist() if name.startswith(_PARTS) and name != DATA_PART]
    except zipfile.BadZipFile:
        return  # site_static.checking.data_files tells it
    yield from sorted({(0, what) for part in parts for _, what in private_in(part, allowed)})
