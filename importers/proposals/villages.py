"""Where a proposal is: the village by its code or its name as people write it, or the words of the list where it is of another city."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from cms.domain.proposals.checks import Fault
from cms.domain.proposals.rows import PlaceNames
from importers.proposals.listing import Listing

_KIND = re.compile(r"^(?:kelurahan|kel|desa|ds|kecamatan|kec)\b\.?\s*", re.IGNORECASE)
_LETTERS = re.compile(r"[^a-z0-9]+")


def plain_name(text: str) -> str:
    """ "Kel. Jati Negara" and "JATINEGARA" are the same."""
    return _LETTERS.sub("", _KIND.sub("", text.strip()).lower())


@dataclass(frozen=True, slots=True)
class Where:
    """village_code is "" for a proposal of a district or of the whole city, and for another city's list."""

    village_code: str
    place: str


class Villages:
    """Every village of the city by code, with dots or without, by name within its district, and by name alone where only one has it."""

    def __init__(self, places: Mapping[str, PlaceNames]) -> None:
        self._codes = {written: code for code in places for written in (code, code.replace(".", ""))}
        self._by_names: dict[tuple[str, str], str] = {}
        alone: dict[str, list[str]] = {}
        for code, names in places.items():
            self._by_names[plain_name(names.district), plain_name(names.village)] = code
            alone.setdefault(plain_name(names.village), []).append(code)
        self._alone = {name: codes[0] for name, codes in alone.items() if len(codes) == 1}

    def code_of(self, code: str, village: str, district: str) -> str | None:
        """None when there is no such village; the code given wins over the name."""
        if code:
            return self._codes.get(code)
        if district:
            return self._by_names.get((plain_name(district), plain_name(village)))
        return self._alone.get(plain_name(village))


def places_of(listing: Listing) -> list[Where]:
    """The place of every row; an unknown village refuses its row."""
    codes, villages, districts, words = (listing.texts(name) for name in ("village_code", "village", "district", "place"))
    known = Villages(listing.request.places) if listing.request.places is not None else None
    found = []
    for position, (code, village, district, place) in enumerate(zip(codes, villages, districts, words, strict=True)):
        if known is None:
            found.append(Where("", ", ".join(filter(None, (place, village, district)))))
            continue
        if not code and not village:
            found.append(Where("", ", ".join(filter(None, (place, district)))))
            continue
        resolved = known.code_of(code, village, district)
        if resolved is None:
            said = code or ", ".join(filter(None, (village, district)))
            fault = Fault(code="village-unknown", field="village_code", details=(("found", said),))
            listing.tell(position, fault, "village_code" if code else "village")
        found.append(Where(resolved or "", place))
    return found
