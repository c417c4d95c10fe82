"""What stands around a table about the whole of it: the office, above its heading or in the sheet's name. For row_codes, ledger, overlooked."""

from __future__ import annotations

import re
from collections.abc import Iterable

from importers.codes import plain_code, split_code
from importers.titles import Vocabulary, normalised
from importers.values import text_of
from importers.workbook import Sheet

LEAST_LEVELS = 2
OFFICE_NAME = re.compile(
    r"(?:skpd|opd|unit organisasi|dinas|badan|bagian|asisten|staf ahli|kec(?:amatan|\.)?|kel(?:urahan|\.)?|sekretariat|satuan polisi|kantor)\b.+"
    r"|(?:rumah sakit|puskesmas|uptd?|sdn?|smpn?|sman?|tkn?)\b.+"
    r"|(?:inspektorat|rsud|satpol pp|setda|setwan|bappeda\w*|bpbd|bpkad|bkd|bkpsdm)\b.*",
    re.IGNORECASE,
)


def is_office(text: str) -> bool:
    """Whether a text is the name of an office, by its first word."""
    return bool(OFFICE_NAME.fullmatch(text.strip()))


def offices_of(sheets: Iterable[Sheet]) -> frozenset[str]:
    """The names of sheets that are offices, where a workbook has a sheet for each of several."""
    found = [sheet.name for sheet in sheets if is_office(sheet.name)]
    return frozenset(found if len(found) > 1 else ())


def office_above(sheet: Sheet, first_row: int, words: Vocabulary) -> dict[str, str]:
    """ "office_code" and "office_name" of a block like `Unit Organisasi : 1.01.0.00.0.00.01.0000 DINAS PENDIDIKAN`; the last one said holds."""
    found: dict[str, str] = {}
    for row in sheet.rows:
        if row.number >= first_row:
            break
        texts = [text for cell in row.cells if (text := text_of(cell)) and text != ":"]
        if len(texts) < 2 or normalised(texts[0]) not in words.metadata:
            continue
        code = name = ""
        for text in texts[1:]:
            begins, rest = split_code(text.lstrip(": "))
            code, name = (begins or code), (rest or name)
        # "Kode Organisasi: 0" is the government as a whole, "1.01" a function.
        if code.count(".") >= LEAST_LEVELS:
            found["office_code"] = plain_code(code)
            found.pop("office_name", None)
        if name and (code.count(".") >= LEAST_LEVELS or not code):
            found["office_name"] = name
    return found if "office_code" in found or is_office(found.get("office_name", "")) else {}
