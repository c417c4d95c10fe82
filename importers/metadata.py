"""What stands around a table about the whole of it: the office, above its heading or in the sheet's name. For row_codes, ledger, overlooked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from importers.codes import office_of_unit, plain_code, split_code
from importers.months import MONTH
from importers.titles import Vocabulary, normalised
from importers.values import text_of
from importers.workbook import Row, Sheet

LEAST_LEVELS = 2
# "1", "A." or "III" before a name: its number in the list.
LONGEST_NUMBER = 4
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


def office_above(rows: Iterable[Row], words: Vocabulary, until: int | None = None, within: Mapping[str, str] | None = None) -> dict[str, str]:
    """ "office_code" and "office_name" of a block like `Unit Organisasi : 1.01.0.00.0.00.01.0000 DINAS PENDIDIKAN`; the last one said holds. Where a
    unit of the office is said too: "unit_code" and "unit_name".

    until: the last column of a table that others stand beside, so that what is said to its right is theirs. within: what is said of the table above.
    """
    found: dict[str, str] = {}
    unit: dict[str, str] = {}
    for row in rows:
        for label, values in _labelled(row, words, until):
            code = name = ""
            for text in values:
                begins, rest = split_code(text)
                code, name = (begins or code), (rest or name)
            code = plain_code(code)
            is_unit = words.metadata[label].startswith("unit") or office_of_unit(code) == found.get("office_code", "")
            said, part = (unit, "unit") if is_unit else (found, "office")
            # "Kode Organisasi: 0" is the government as a whole, "1.01" a function.
            if code.count(".") >= LEAST_LEVELS:
                said[f"{part}_code"] = code
                said.pop(f"{part}_name", None)
            if name and (code.count(".") >= LEAST_LEVELS or not code):
                said[f"{part}_name"] = name
    of_unit = "unit_code" in unit or is_office(unit.get("unit_name", ""))
    if not found and of_unit and within:
        found = {name: said for name, said in within.items() if name.startswith("office")}
    elif not found and of_unit:
        found, unit = {name.replace("unit", "office"): said for name, said in unit.items()}, {}
    if not ("office_code" in found or is_office(found.get("office_name", ""))):
        return {}
    codes, names = ({one.get(f"{part}_{what}") for one, part in ((found, "office"), (unit, "unit"))} for what in ("code", "name"))
    is_itself = (len(codes) == 1 and None not in codes) or len({normalised(name or "") for name in names}) == 1
    return found if not of_unit or is_itself else found | unit


def says_office(row: Row, words: Vocabulary) -> bool:
    """Whether a row is no heading, though it begins with the title of one: `SKPD | : | Dinas Kesehatan`."""
    texts = [text for cell in row.cells if (text := text_of(cell))][:LEAST_LEVELS]
    is_labelled = bool(texts) and normalised(texts[0].partition(":")[0]) in words.metadata
    return is_labelled and (":" in texts[0] or texts[-1].startswith(":") or bool(office_above([row], words)))


def office_alone(row: Row, until: int | None = None) -> dict[str, str]:
    """The office that is all that a row says, with or without its code; nothing for another row."""
    texts = [text for cell in row.cells[: _end(until)] if (text := text_of(cell))]
    if len(texts) == LEAST_LEVELS and len(texts[0].strip(".)")) <= LONGEST_NUMBER:
        texts = texts[1:]
    code, name = split_code(" ".join(texts)) if len(texts) <= LEAST_LEVELS else ("", "")
    if not is_office(name):
        return {}
    return {"office_code": code, "office_name": name} if code.count(".") >= LEAST_LEVELS else {"office_name": name}


def _labelled(row: Row, words: Vocabulary, until: int | None) -> Iterator[tuple[str, list[str]]]:
    """Each label of an office in a row, and what stands behind it. One that does not begin its row is a label only before a colon."""
    values: list[str] | None = None
    title = ""
    for place, text in enumerate(text for cell in row.cells[: _end(until)] if (text := text_of(cell))):
        label, colon, rest = text.partition(":")
        if normalised(label) in words.metadata and (colon or not place or values == []):
            if values:
                yield title, values
            title = normalised(label)
            values = [rest.strip()] if rest.strip() else []
        elif values is not None and (said := text.lstrip(": ")):
            values.append(said)
    if values:
        yield title, values


def _end(until: int | None) -> int | None:
    return None if until is None else until + 1
