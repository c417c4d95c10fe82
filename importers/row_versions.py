"""Lines that stand in a table once for each of several versions, told by a column of words that nobody knows: Tahapan, Versi, Usulan, Target and
Capaian. Used by repeated.py, which asks about them.

Rows that a column divides by what is bought, where, or from which money are parts of one amount; those of "Rancangan Awal" and "Penetapan" are not.
What tells them apart is that the same lines stand in the groups, once in each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence, Set
from functools import partial

from cms.domain.personal import masked
from importers.borne_out import BorneOut
from importers.entries import Entry, called
from importers.meaning import FoundColumn
from importers.metadata import is_office
from importers.parted_rows import said_in_rows
from importers.period_rows import periods_of_rows
from importers.problems import Problem
from importers.row_numbers import spans_of
from importers.table import Body
from importers.titles import Vocabulary, words_of
from importers.values import text_of

# More different texts are no versions.
MOST_VERSIONS = 12
# Of ten lines nine stand once in their group.
ONCE = 10
# A title of these says where, with what money, how or by whom something is done: parts of an amount.
_OF_PARTS = frozenset(
    {"sumber", "dana", "pendanaan", "lokasi", "kecamatan", "kelurahan", "desa", "dusun", "wilayah", "alamat", "metode", "pengadaan", "no", "nomor"}
) | {"instansi", "bagian", "bidang", "seksi", "upt", "uptd", "sekolah", "puskesmas", "pelaksana", "golongan", "gol", "pangkat", "kelas"}
_OF_ITEMS = frozenset({"nama", "penerima", "penyedia", "rekanan", "volume", "vol", "koefisien", "harga", "tanggal", "tgl", "nip"})
_FUNDS = frozenset({"pad", "dau", "dak", "dbh", "dbhcht", "did", "blud", "bok", "bos", "apbn", "hibah", "pinjaman", "swakelola"})
# Numbers tell versions only under such a title; elsewhere they count.
_OF_VERSIONS = frozenset({"versi", "version", "revisi", "revision", "usulan", "tahap", "tahapan", "edisi", "draf", "draft"})
_SURE = frozenset({"versi", "version", "revisi", "revision", "draf", "draft"})
# Under these anything may stand: only texts that say versions tell them.
_OF_ANYTHING = frozenset({"indikator", "urusan", "keterangan"})
# What texts say of versions. "Lama" and "baru" are of activities as well, which both count.
_VERSIONS = frozenset(
    {"rancangan", "awal", "akhir", "final", "penetapan", "ditetapkan", "usulan", "disetujui", "murni", "perubahan", "pergeseran", "target", "capaian"}
) | {"semula", "menjadi", "draf", "draft", "revisi", "versi"}
_BESIDE_VERSIONS = frozenset(
    {"apbd", "anggaran", "rka", "dpa", "kua", "ppas", "ke", "i", "ii", "iii", "1", "2", "3", "tapd", "dprd", "hasil", "nilai", "belum", "final"}
)
# Goods have units too: amounts and others stand side by side only where one of them is money.
_OF_UNITS = frozenset({"satuan", "sat", "unit", "uom"})
_MONEY = frozenset({"rp", "rupiah", "idr"})
# What a line is about, and which column tells its group.
_Said = Sequence[tuple[Hashable, str, Entry]]


def versions_of(leaves: Sequence[Entry], about: Sequence[Hashable], body: Body, words: Vocabulary, borne_out: BorneOut) -> Problem | None:
    """The question about lines of one table that only such a column tells apart; None where it does not, or a printed total counts all of them.

    about: what each line is about, but for its name. Items of one account share it many times, and are told at once.
    """
    times = Counter(about)
    is_habit = sum(count for count in times.values() if count > 1) * 2 >= len(about) and len(times) * MOST_VERSIONS >= len(about)
    for column in filter(partial(_may_tell, body), (*body.heading.unread, *body.heading.left_out, *_details(body))):
        texts = _texts(body, column)
        is_said = _says_versions(column, {texts.get(line.row, "") for line in leaves})
        if not is_said and (not is_habit or set(words_of(column.title).split()) & _OF_ANYTHING):
            continue
        said = [((key, words_of(line.name)), texts.get(line.row, ""), line) for key, line in zip(about, leaves, strict=True)]
        again = _again(said, is_said=is_said)
        if (
            again
            and (is_said or _may_name_versions(column, {text for _, text, _ in said if text}))
            and periods_of_rows(body, column, words) is None
            and not all(borne_out.holds(one, other) for one, other in again)
            and not _tells_items(body, column, said, again)
        ):
            return _asked(body, column, [text for _, text, _ in said], again)
    return None


def are_versions(texts: Set[str]) -> bool:
    """Whether each of several texts says which version it is of and nothing else, and not a blank among them."""
    if not 1 < len(texts) <= MOST_VERSIONS:
        return False
    said = [set(words_of(text).split()) for text in texts]
    return all(words & _VERSIONS and words <= _VERSIONS | _BESIDE_VERSIONS for words in said)


def _details(body: Body) -> tuple[FoundColumn, ...]:
    return tuple(filter(None, [body.heading.column("detail")]))


def _may_tell(body: Body, column: FoundColumn) -> bool:
    title = set(words_of(column.title).split())
    return not title & (_OF_PARTS | _OF_ITEMS) and 1 < len(body.different(column.index)) <= MOST_VERSIONS


def _texts(body: Body, column: FoundColumn) -> Mapping[int, str]:
    return {row.number: text for row, text in zip(body.rows, said_in_rows(body, column), strict=True)}


def _again(said: _Said, *, is_said: bool) -> list[tuple[Entry, Entry]]:
    """The lines of the same in two groups, first and next. Where the column does not say versions itself, none if these are few, or if a group
    itself holds most of them twice.
    """
    groups: dict[Hashable, dict[str, Entry]] = {}
    for key, text, line in said:
        groups.setdefault(key, {}).setdefault(text, line)
    several = [by_text for by_text in groups.values() if len(by_text) > 1]
    rows = sum(len(by_text) for by_text in several)
    in_group = Counter(text for by_text in several for text in by_text)
    alike = [text for text, count in in_group.items() if count > 1]
    is_once = ONCE * (len(said) - sum(map(len, groups.values()))) <= len(said)
    if not is_said and (len(several) < 2 or len(alike) < 2 or 2 * rows < len(said) or not is_once):
        return []
    return [(lines[0], lines[1]) for lines in (list(by_text.values()) for by_text in several)]


def _says_versions(column: FoundColumn, texts: Set[str]) -> bool:
    """Whether title or texts leave no doubt, so that one line in two of them is enough: "Versi"; "Awal" and "Akhir"; "Rp" and "%" under "Satuan"."""
    title = set(words_of(column.title).split())
    is_in_percent = bool(title & _OF_UNITS) and "%" in texts and {words_of(text) for text in texts - {"%"}} <= _MONEY
    return len(texts) > 1 and (bool(title & _SURE) or is_in_percent or are_versions(texts))


def _may_name_versions(column: FoundColumn, texts: Iterable[str]) -> bool:
    said = {text: words_of(text) for text in texts}
    title = set(words_of(column.title).split())
    if all(not any(map(str.isalpha, text)) and "%" not in text for text in said):
        return bool(title & _OF_VERSIONS)
    if any(_FUNDS & set(words.split()) for words in said.values()) or all(map(is_office, said)):
        return False
    return not title & _OF_UNITS or bool(_MONEY & set(said.values()))


def _tells_items(body: Body, column: FoundColumn, said: _Said, again: Sequence[tuple[Entry, Entry]]) -> bool:
    """Whether another column says something else in nearly every row, also where the line is the same: then each row is an item of its own."""
    for other in (*body.heading.unread, *body.heading.left_out, *body.heading.rivals):
        if other.index == column.index or 2 * sum(1 for _ in body.texts(other.index)) < len(said):
            continue
        texts = dict(zip((row.number for row in body.rows), map(text_of, body.column(other.index)), strict=True))
        if 2 * sum(texts[one.row] != texts[next_one.row] for one, next_one in again) > len(again):
            return True
    return False


def _asked(body: Body, column: FoundColumn, texts: Sequence[str], again: Sequence[tuple[Entry, Entry]]) -> Problem:
    first = again[0][1]
    rows = sorted({line.row for pair in again for line in pair})
    details = (("title", column.title), ("count", str(len(rows))), ("rows", spans_of(rows)), ("name", called(first)))
    return Problem("row.versions", body.sheet.ref(first.row, column.index), masked(", ".join(dict.fromkeys(filter(None, texts)))), details)
