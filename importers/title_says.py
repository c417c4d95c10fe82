"""What the title of a table, the name of its sheet or a remark below it says of amounts whose own title says nothing. Used by amount_columns.py."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from cms.domain.budgets import Phase
from importers.columns import How
from importers.header import texts_above
from importers.meaning import Heading
from importers.phases import Choice, years_said
from importers.phases_said import ANY, CHANGED, NONE, OF_MEASURE, SPENT, other_phase_below, other_phase_said
from importers.problems import Problem
from importers.signatures import signs
from importers.stacked_tables import is_line
from importers.table import Body
from importers.title_years import years_of
from importers.titles import LONGEST_TITLE, Vocabulary, normalised, period_words, sequence_of, words_of
from importers.values import text_of
from importers.workbook import Row, Sheet
from importers.years import says_year_alone, several_years
from importers.years_beside import perhaps_of_other_year

PLAIN = frozenset({"neutral", "budget"})
# "Binjai, Januari 2025" is where and when somebody signed.
BEFORE_MONTHS = frozenset({"", "bulan", "periode", "masa", "month"})
# A report of realisation is of the year so far: what its column says, and a first quarter, are. Audited accounts are of the whole year.
OWN = {Phase.REALISED: {"realised"}, Phase.AUDITED: {"realised", "audited"}}
LAST = {("month", 12), ("quarter", 4), ("half", 2)}
# Columns whose words leave open what the title may say; of "after" whether of a shift or of a change.
OPEN = PLAIN | {"after", "shifted", "revised", "realised"}
# What titles of tables are made of, and remarks about all of their amounts: "Catatan: angka di atas adalah APBD Perubahan". A sentence with any other
# word is about something else: "SiLPA Tahun 2024", "Penyusunan Rancangan APBD", "Kepala Bidang Anggaran".
_OF_TITLES = frozenset(
    words_of(
        "rancangan rapbd apbd apbdp papbd p apbdes rkpd kua ppas dpa dppa rka lra sp2d spj perubahan pergeseran penjabaran penetapan ringkasan "
        "rekapitulasi murni induk laporan realisasi prognosis anggaran pendapatan belanja pembiayaan dan daerah skpd tahun ta t a audited unaudited"
    ).split()
)
# "Tahun 2026" alone may be when something was printed.
_OF_DOCUMENTS = _OF_TITLES - {"tahun", "ta", "t", "a", "p", "dan", "daerah"}
_OF_REMARKS = frozenset(
    words_of(
        "catatan keterangan ket note nb sumber data angka nilai jumlah pagu tabel dokumen semua seluruh ini itu tersebut di atas dalam pada dari "
        "untuk adalah merupakan ialah yaitu berdasarkan sesuai menurut menggunakan memakai hasil masih sudah sebelum setelah sesudah pemerintah "
        "kota kabupaten kab provinsi prov ke tahap kedua ketiga i ii iii iv bulan triwulan semester per s d sd sampai dengan hingga berakhir yang"
    ).split()
) | frozenset(filter(str.isalpha, period_words("month")))
_GOVERNMENTS = frozenset({"kota", "kabupaten", "kab", "provinsi", "prov"})


def check_title(body: Body, choice: Choice, how: How) -> None:
    """Refuses amounts of another phase or year, of several years, or of a part of the year. A column that a person chose asks nothing."""
    if choice.columns[0].measure != "chosen":
        below = list(_said_below(body))
        if not _is_of_other_year(body, choice, how, below) and not _is_of_other_phase(body, choice, how, below):
            _refuse_part_of_year(body, choice, how)


def _is_of_other_year(body: Body, choice: Choice, how: How, below: Sequence[tuple[Row, int, str]]) -> bool:
    """Whether another year, or several, were noted. below: what is written under the table."""
    first = choice.columns[0]
    about = (("year", str(how.year)), *_about(choice, how))
    if not _tell_years(body, choice, how):
        for row, place, text in below:
            if (said := years_of(words_of(text))) and how.year not in said and not _is_source(text):
                details = (("expected", str(how.year)), ("count", "1"))
                body.problems.append(Problem("year.differs", body.sheet.ref(row.number, place), ", ".join(map(str, sorted(said))), details))
                return True
        if several := _several_years(body, how):
            body.note("year.several", several, *about, column=first.index)
            return True
    if other := perhaps_of_other_year(body, choice, how):
        body.note("year.perhaps-other", other, *about, column=first.index)
        return True
    return False


def _is_of_other_phase(body: Body, choice: Choice, how: How, below: Sequence[tuple[Row, int, str]]) -> bool:
    """Whether another phase was noted, of a title, a remark, or a change that was not the first."""
    first, measures, about = choice.columns[0], _measures(body), _about(choice, how)
    among = ANY if PLAIN.issuperset(measures) else CHANGED if first.measure == "after" else _left_by(measures) if first.measure in PLAIN else NONE
    if first.measure in OPEN and not choice.is_reread:
        if said_above := other_phase_said(body.sheet, body.heading, how.phase, how.words, among):
            body.note("phase.title-differs", said_above, *about, column=first.index)
            return True
        for row, place, text in below:
            is_old = _is_source(text) and not years_of(words_of(text)) <= {how.year}
            if not is_old and (said_below := other_phase_below(text, how.phase, among)):
                body.problems.append(Problem("phase.title-differs", body.sheet.ref(row.number, place), said_below, about))
                return True
    if first.measure == "before" and how.phase is Phase.ENACTED and (later := _later_change(body.sheet, body.heading)):
        body.note("phase.title-differs", later, *about, column=first.index)
        return True
    return False


def _refuse_part_of_year(body: Body, choice: Choice, how: How) -> None:
    first = choice.columns[0]
    is_plain = PLAIN.issuperset(_measures(body) - OWN.get(how.phase, set())) and not choice.added and len(body.heading.amounts) == 1
    if is_plain and (part := part_of_year_said(body.sheet, body.heading, how.words, how.phase)):
        body.note("period.title-says", part, *_about(choice, how), column=first.index)
    elif how.phase is not Phase.REALISED and not choice.added and (part := _part_of_year(choice, how)):
        body.note("period.column-says", part, ("phase", how.phase.slug), column=first.index)


def _measures(body: Body) -> set[str]:
    """What the columns of a table say that their amounts are."""
    return {column.measure for column in (*body.heading.money, *body.heading.unread) if column.measure}


def _about(choice: Choice, how: How) -> tuple[tuple[str, str], ...]:
    return (("phase", how.phase.slug), ("title", choice.columns[0].title))


def _part_of_year(choice: Choice, how: How) -> str:
    """A column that was chosen and says it is of the year up to some month or quarter: "Anggaran s.d. Triwulan III"."""
    return next((column.title for column in choice.columns for title in column.titles if _is_part(title, how.words, how.phase)), "")


def _later_change(sheet: Sheet, heading: Heading) -> str:
    """The first text above the table that says a second change or shift, or a later one: what was before that is not the budget first enacted."""
    return next((text for text in (*texts_above(sheet, heading), sheet.name) if len(text) <= LONGEST_TITLE and sequence_of(text) > 1), "")


def _left_by(measures: Iterable[str]) -> frozenset[Phase]:
    """What a title may say of a budget beside other amounts: their phases it says of them."""
    of_others = {phase for measure in measures if (phase := OF_MEASURE.get(measure)) is not None}
    return ANY - of_others - (SPENT if of_others & SPENT else NONE) - (CHANGED if of_others & CHANGED else NONE)


def part_of_year_said(sheet: Sheet, heading: Heading, words: Vocabulary, phase: Phase) -> str:
    """The first text above the table, or the name of its sheet, that says a month, a quarter or a half of the year; "" where none does."""
    return next((text for text in (*texts_above(sheet, heading), sheet.name) if _is_part(text, words, phase)), "")


def _is_part(text: str, words: Vocabulary, phase: Phase) -> bool:
    is_so_far = phase is Phase.REALISED  # the year up to then is what is wanted
    said = words.period_in(normalised(text)) if len(text) <= LONGEST_TITLE else None
    is_last = said is not None and said.period in LAST and (said.is_so_far or phase is Phase.AUDITED)
    if said is None or is_last or (is_so_far and (said.is_so_far or said.period[1] == 1)):
        return False
    return said.period[0] != "month" or said.is_so_far or said.beside.rpartition(" ")[2] in BEFORE_MONTHS


def _tell_years(body: Body, choice: Choice, how: How) -> bool:
    """Whether columns say which year they are of: those that were chosen, those beside them, or one with the year of each row."""
    heading, known = body.heading, how.words.amounts
    if heading.column("year") is not None or all(how.year in years_said(column) for column in choice.columns):
        return True
    beside = [column for column in (*heading.every, *heading.left_out) if column not in choice.columns]
    return any(years_said(column) or known.get(normalised(column.titles[-1])) == "partial" for column in beside)


def _several_years(body: Body, how: How) -> str:
    """A title above the table, or the name of its sheet, that says several years with the one asked for; "" where another title says it alone."""
    texts = [text for text in texts_above(body.sheet, body.heading) if len(text) <= LONGEST_TITLE]
    said = next((text for text in (*texts, body.sheet.name) if several_years(text, how.year, is_report=how.phase in SPENT)), "")
    above = takewhile(lambda row: row.number < body.heading.rows[0], body.sheet.rows)
    return "" if not said or any(says_year_alone(row, how.year) for row in above) else said


def _said_below(body: Body) -> Iterator[tuple[Row, int, str]]:
    """What is written below the last line of a table, and is a title of it or about all its amounts, with its row and column."""
    for row in takewhile(lambda row: not is_line(body, row), reversed(body.rows)):
        if not signs(row):
            texts = ((place, text_of(cell)) for place, cell in enumerate(row.cells) if isinstance(cell, str) and len(cell) <= LONGEST_TITLE)
            yield from ((row, place, text) for place, text in texts if _is_about_table(text))


def _is_about_table(text: str) -> bool:
    said = words_of(text).split()
    names = {place + 1 for place, word in enumerate(said) if word in _GOVERNMENTS}
    known = _OF_TITLES | _OF_REMARKS
    return all(word in known or word.isdigit() or place in names for place, word in enumerate(said)) and not _OF_DOCUMENTS.isdisjoint(said)


def _is_source(text: str) -> bool:
    """ "Sumber: LRA 2023": where amounts come from may be of another year than they are."""
    return "sumber" in words_of(text).split()
