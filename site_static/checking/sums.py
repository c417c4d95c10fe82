"""A total that names its source (data-of) is the sum of that source's rows, read again from the finished CSV.

`apbd-2025-murni/v2?account=5.1&office_code=1.02.0.00.0.00.01.0000` is the sum of `amount` in data/apbd-2025-murni/v2/apbd-2025-murni.csv
over the rows whose account is 5.1 or under it and whose office_code is the same. Each CSV is read once; each combination of columns
that a page asks for is grouped once.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from site_static import addresses
from site_static.checking.amounts import exact_sen, sen_of, text_of_sen
from site_static.checking.finding import Finding
from site_static.checking.markup import PageMarkup, line_of
from site_static.checking.site_files import SiteFiles

_SOURCE = re.compile(r"([^/?]+)/([^/?]+)(?:\?(.*))?", re.DOTALL)
AMOUNT, ACCOUNT = "amount", "account"
# Segments of an account; () is every account.
Account = tuple[int, ...]
Groups = dict[tuple[str, ...], dict[Account, int]]


@dataclass(slots=True)
class DataFile:
    """A finished CSV: its header and rows, and what was already added up, by the columns that tell its groups apart."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    grouped: dict[tuple[str, ...], Groups] = field(default_factory=dict)

    @classmethod
    def read(cls, content: bytes) -> DataFile:
        """Read here once more, apart from the format's own reader."""
        lines = csv.reader(io.StringIO(content.decode("utf-8"), newline=""))
        return cls(header=tuple(next(lines, ())), rows=tuple(map(tuple, lines)))

    @property
    def is_sample(self) -> bool:
        return "sample" in self.header

    @property
    def adds_up(self) -> bool:
        """Whether a page can say a total of it: there are amounts, and accounts to add them up by."""
        return AMOUNT in self.header and ACCOUNT in self.header

    def column(self, name: str) -> int:
        """Raises ValueError when there is no such column."""
        return self.header.index(name)

    def total(self, account: Account, columns: tuple[str, ...], values: tuple[str, ...]) -> int | None:
        """In sen; None when no row is meant. Raises ValueError for an unknown column or an amount that is none."""
        if columns not in self.grouped:
            self.grouped[columns] = self._grouped(columns)
        return self.grouped[columns].get(values, {}).get(account)

    def _grouped(self, columns: tuple[str, ...]) -> Groups:
        """Every account of every group with all that is under it."""
        account, amount = self.column(ACCOUNT), self.column(AMOUNT)
        places = tuple(map(self.column, columns))
        groups: Groups = {}
        for row in self.rows:
            sen = exact_sen(row[amount])
            sums = groups.setdefault(tuple([row[place] for place in places]), {})
            segments = segments_of(row[account])
            for level in range(len(segments) + 1):
                above = segments[:level]
                sums[above] = sums.get(above, 0) + sen
        return groups


def segments_of(account: str) -> Account:
    """Codes are compared number by number: 5.1.2 is 5.1.02. Raises ValueError."""
    return tuple(map(int, account.split("."))) if account else ()


class Totals:
    """Checks the totals of all pages against the CSVs that they name."""

    def __init__(self, site: SiteFiles) -> None:
        self.site = site
        self.files: dict[tuple[int, int], DataFile] = {}
        self.known: dict[str, str] = {}

    def of_page(self, path: str, page: PageMarkup, content: bytes) -> Iterator[Finding]:
        for place, value, source in page.totals:
            expected = self.known.get(source)
            if expected is None:
                expected = self.known[source] = self._answer(source)
            if value != expected:
                said = f"adds up to {expected}" if sen_of(expected) is not None else expected
                yield Finding(path, line_of(content, place), f"says {value} for {source}, which {said}")

    def file(self, dataset: str, version: str) -> DataFile:
        """Raises FileNotFoundError."""
        path = addresses.data_file(dataset, version, "csv")
        if path not in self.site.known:
            raise FileNotFoundError(path)
        identity = self.site.identity(path)
        if identity not in self.files:
            self.files[identity] = DataFile.read(self.site.read(path))
        return self.files[identity]

    def _answer(self, source: str) -> str:
        """The amount as the page should say it; a sentence's end where there is none."""
        found = _SOURCE.fullmatch(source)
        if not found:
            return "names no dataset and version"
        terms = dict(parse_qsl(found[3] or "", keep_blank_values=True))
        account = terms.pop(ACCOUNT, "")
        try:
            sen = self.file(found[1], found[2]).total(segments_of(account), tuple(terms), tuple(terms.values()))
        except FileNotFoundError as error:
            return f"should stand in {error}, which does not exist"
        except (ValueError, IndexError) as error:
            return f"cannot be added up: {error}"
        return "means no row at all" if sen is None else text_of_sen(sen)
