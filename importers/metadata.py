"""What stands around a table about the whole of it: the office, above its heading or in the sheet's name. For row_codes, ledger, overlooked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from importers.codes import office_of_unit, plain_code, split_code
from importers.months import MONTH
from importers.titles import Vocabulary, normalised
from importers.values import text_of
from importers.workbook import Row, Sheet

LEAST_LEVELS = 2
# "sd Jan", up to January, is no school.
_UNTIL = rf"sd\.? (?:(?:tw|triwulan|semester|smt) (?:[ivx]+|[0-9]+)|(?:bulan )?{MONTH})"
OFFICE_NAME = re.compile(
    rf"(?!{_UNTIL}\b)(?:"
    r"(?:skpd|opd|unit organisasi|dinas|badan|bagian|asisten|staf ahli|kec(?:amatan|\.)?|kel(?:urahan|\.)?|sekretariat|satuan polisi|kantor)\b.+"
    r"|(?:rumah sakit|puskesmas|uptd?|sdn?|smpn?|sman?|tkn?)\b.+"
    r"|(?:inspektorat|rsud|satpol pp|setda|setwan|bappeda\w*|bpbd|bpkad|bkd|bkpsdm)\b.*)",
    re.IGNORECASE,
)


def is_office(text: str) -> bool:
    """Whether a text is the name of an office, by its first word."""
    return bool(OFFICE_NAME.fullmatch(text.strip()))


def offices_of(sheets: Iterable[Sheet]) -> frozenset[str]:
    """The names of sheets that are offices, where a workbook has a sheet for each of several."""
    found = [sheet.name for sheet in sheets if is_office(sheet.name)]
    return frozenset(found if len(found) > 1 else ())


def office_above(rows: Iterable[Row], words: Vocabulary, until: int | None = None) -> dict[str, str]:
    """ "office_code" and "office_name" of a block like `Unit Organisasi : 1.01.0.00.0.00.01.0000 DINAS PENDIDIKAN`; the last one said holds,
    but for a unit of the office above it.

    until: the last column of a table that others stand beside, so that what is said to its right is theirs.
    """
    found: dict[str, str] = {}
    for row in rows:
        for values in _labelled(row, words, until):
            code = name = ""
            for text in values:
                begins, rest = split_code(text)
                code, name = (begins or code), (rest or name)
            if "office_code" in found and office_of_unit(plain_code(code)) == found["office_code"]:
                continue
            # "Kode Organisasi: 0" is the government as a whole, "1.01" a function.
            if code.count(".") >= LEAST_LEVELS:
                found["office_code"] = plain_code(code)
                found.pop("office_name", None)
            if name and (code.count(".") >= LEAST_LEVELS or not code):
                found["office_name"] = name
    return found if "office_code" in found or is_office(found.get("office_name", "")) else {}


def says_office(row: Row, words: Vocabulary) -> bool:
    """Whether a row is no heading, though it begins with the title of one: `SKPD | : | Dinas Kesehatan`."""
    texts = [text for cell in row.cells if (text := text_of(cell))][:LEAST_LEVELS]
    is_labelled = bool(texts) and normalised(texts[0].partition(":")[0]) in words.metadata
    return is_labelled and (":" in texts[0] or texts[-1].startswith(":") or bool(office_above([row], words)))


def office_alone(row: Row, until: int | None = None) -> dict[str, str]:
    """The office that is all that a row says, with or without its code; nothing for another row."""
    texts = [text for cell in row.cells[: _end(until)] if (text := text_of(cell))]
    code, name = split_code(" ".join(texts)) if len(texts) <= LEAST_LEVELS else ("", "")
    if not is_office(name):
        return {}
    return {"office_code": code, "office_name": name} if code.count(".") >= LEAST_LEVELS else {"office_name": name}


def _labelled(row: Row, words: Vocabulary, until: int | None) -> Iterator[list[str]]:
    """What stands behind each label of an office in a row. One that does not begin its row is a label only before a colon."""
    values: list[str] | None = None
    for place, text in enumerate(text for cell in row.cells[: _end(until)] if (text := text_of(cell))):
        label, colon, rest = text.partition(":")
        if normalised(label) in words.metadata and (colon or not place or values == []):
            if values:
                yield values
            values = [rest.strip()] if rest.strip() else []
        elif values is not None and (said := text.lstrip(": ")):
            values.append(said)
    if values:
        yield values


def _end(until: int | None) -> int | None:
    return None if until is None else until + 1
