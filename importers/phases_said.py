"""Which phases the words above a table, or its sheet's name, say. Used by title_says.py, amount_columns.py and sheets.py."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from cms.domain.budgets import Phase
from importers.meaning import Heading
from importers.phases import measure_said
from importers.titles import Vocabulary, words_of
from importers.values import text_of
from importers.workbook import Sheet

# The phase that each measure is of: phases and their measures have the same names.
OF_MEASURE = {phase.name.lower(): phase for phase in Phase} | {"before": Phase.ENACTED, "after": Phase.REVISED}
_REALISATION = frozenset({"realisasi", "lra", "realisation", "realization"})

ANY = frozenset(Phase)
NONE: frozenset[Phase] = frozenset()
_DRAFT = frozenset({Phase.PROPOSED})
_ENACTED = frozenset({Phase.ENACTED})
CHANGED = frozenset({Phase.REVISED, Phase.SHIFTED})
_REVISED = frozenset({Phase.REVISED})
_AUDITED = frozenset({Phase.AUDITED})
# The audited accounts are a report of realisation.
SPENT = frozenset({Phase.REALISED, Phase.AUDITED})
_PLANS = ANY - SPENT
_SETTLED = _PLANS - _DRAFT

# Words and phrases of a title -> the phases that what is called so can be of; none: amounts of no phase. "APBD" alone says nothing: every phase is
# one. The documents of a draft: Permendagri 77/2020, Lampiran, Bab II and III.
_FITS: Mapping[str, frozenset[Phase]] = {
    **dict.fromkeys(("rapbd", "rancangan", "ppas", "kua", "rkpd", "rencana kerja pemerintah daerah", "renja", "rencana kerja"), _DRAFT),
    **dict.fromkeys(("plafon anggaran sementara", "plafon anggaran", "kebijakan umum anggaran", "kebijakan umum apbd", "kupa", "rka"), _DRAFT),
    **dict.fromkeys(("raperda", "ranperda", "raperkada", "ranperkada", "raperwal", "ranperwal", "r apbd", "draft", "draf", "usulan"), _DRAFT),
    **dict.fromkeys(("apbd murni", "anggaran murni", "dpa murni", "apbd induk", "anggaran induk", "apbd awal"), _ENACTED),
    **dict.fromkeys(("perubahan", "dppa"), CHANGED),  # a shift is made by changing the regulation
    **dict.fromkeys(("papbd", "apbdp", "apbd p", "p apbd", "perubahan apbd", "apbd perubahan", "perubahan anggaran pendapatan"), _REVISED),
    "pergeseran": frozenset({Phase.SHIFTED}),
    **dict.fromkeys(("ppasp", "pagu indikatif", "anggaran sementara", "proposed budget", "recommended budget", "budget proposal"), _DRAFT),
    **dict.fromkeys(("sebelum perubahan", "sebelum pergeseran", "original budget"), _ENACTED),
    **dict.fromkeys(("pak", "efisiensi", "refocusing", "realokasi", "revisi dpa", "dpa revisi", "revisi apbd", "apbd revisi"), CHANGED),
    **dict.fromkeys(("revisi anggaran", "anggaran revisi", "revised budget", "amended budget", "supplementary budget"), CHANGED),
    **dict.fromkeys(("realisasi", "lra", "pertanggungjawaban", "laporan keuangan", "sp2d", "spj", "realisation", "realization"), SPENT),
    **dict.fromkeys(("actual expenditure", "actual revenue"), SPENT),
    **dict.fromkeys(("audited", "diaudit"), _AUDITED),
    "dpa": _SETTLED,
    **dict.fromkeys(("target pendapatan", "target penerimaan"), _PLANS),
    **dict.fromkeys(
        ("apbdes", "prognosis", "prognosis realisasi", "selisih", "persen", "sisa anggaran", "sisa pagu", "prakiraan maju", "serapan", "penyerapan"),
        NONE,
    ),
}
# Of the budget first enacted where a text says nothing else: "Versi | : | Murni".
ALONE = frozenset({"murni", "induk"})
_LONGEST_FIRST = sorted(_FITS, key=len, reverse=True)
# The phases that the amounts of a sheet can be of which is named by one.
_OF_NAME: Mapping[Phase, frozenset[Phase]] = {Phase.REVISED: CHANGED, Phase.REALISED: SPENT}
# What is called so is of none of these, whatever else its title says: a draft of a change is not the change, unaudited accounts are not audited.
_NEVER: Mapping[str, frozenset[Phase]] = {
    **{said: _SETTLED for said, fits in _FITS.items() if fits is _DRAFT},
    **dict.fromkeys(("unaudited", "belum diaudit", "belum di audit", "belum audit", "sebelum audit", "pra audit", "un audited"), _AUDITED),
    "dpa": _DRAFT,
}
# Names of sheets of what a council or an office asked for and nobody has yet granted: asked about beside sheets that hold, see sheets.py.
WISHED_FOR = frozenset({"usulan", "draft", "draf", "proposal"})
# "APBD sebelum perubahan" is not changed.
_BEFORE = frozenset({"sebelum", "before", "belum", "un"})
# What a row above the table says behind such a label is what the table is about: activities are called "Penyusunan Perubahan RKA-SKPD".
_ABOUT = re.compile(
    r"(?:program|(?:sub ?)?kegiatan|keluaran|hasil|output|outcome|capaian program|indikator(?: kinerja)?)\s*(?:(?: [a-z]+)?\s*:.*)?", re.IGNORECASE
)


def other_phase_said(sheet: Sheet, heading: Heading, phase: Phase, vocabulary: Vocabulary, among: frozenset[Phase] = ANY) -> str:
    """What says another phase: a word of the title block, else the sheet's name; "" without one.

    among: the phases that the column leaves open; where it says its own, only what that can never be speaks against it.
    """
    above = [f" {' '.join(words)} " for words in _above(sheet, heading)]
    name = f" {' '.join(word for word in words_of(sheet.name).split() if word not in WISHED_FOR)} "
    if never := _first(above, phase):
        return never
    fits = {said: of for said, of in _said_in(above).items() if of <= among and (of or among is ANY)}
    if not fits and among is ANY:
        named = phase_of_name(sheet.name, vocabulary)
        if named is not phase and (never := _first([name], phase)):
            return never
        fits = _said_in([name]) or ({sheet.name: _OF_NAME.get(named, frozenset({named}))} if named else {})
    return _other(fits, phase)


def other_phase_below(text: str, phase: Phase, among: frozenset[Phase]) -> str:
    """What says another phase in a remark below a table; "" without it."""
    said = f" {words_of(text)} "
    return _first([said], phase) or _other({word: of for word, of in _said_in([said]).items() if of <= among and (of or among is ANY)}, phase)


def _other(fits: Mapping[str, frozenset[Phase]], phase: Phase) -> str:
    """A report on a changed budget is a report, and audited accounts are no others: what says so decides."""
    decides = next((kind for kind in (_AUDITED, SPENT) if kind in fits.values()), None)
    left = {said: of for said, of in fits.items() if of == decides} if decides is not None else fits
    # "DPA Pergeseran" is of a shift: what fits fewer phases says more.
    left = {said: of for said, of in left.items() if not any(other and other < of for other in left.values())}
    return "" if not left or any(phase in of for of in left.values()) else next(iter(left))


def _said_in(texts: Iterable[str]) -> dict[str, frozenset[Phase]]:
    """What is said, without words that are part of a longer phrase: "perubahan apbd" is more than "perubahan"."""
    found: dict[str, frozenset[Phase]] = {}
    for text in texts:
        if text.strip() in ALONE:
            found[text.strip()] = _ENACTED
        rest = text
        for said in _LONGEST_FIRST:
            if _says(rest, said):
                found[said] = _FITS[said]
                rest = rest.replace(f" {said} ", " | ")
    return found


def _first(texts: Iterable[str], phase: Phase) -> str:
    """The first words by which something can never be of the phase."""
    return next((said for text in texts for said, of in _NEVER.items() if phase in of and _says(text, said)), "")


def _says(text: str, phrase: str) -> bool:
    """Whether words stand in a text, and not behind one that says they are still to come. text: plain words, with a blank at both ends."""
    return any(before.rpartition(" ")[2] not in _BEFORE for before in text.split(f" {phrase} ")[:-1])


def is_realisation(sheet: Sheet, heading: Heading) -> bool:
    """True when the title block above the heading calls the table a realisation."""
    return any(not _REALISATION.isdisjoint(words) for words in _above(sheet, heading))


def _above(sheet: Sheet, heading: Heading) -> list[list[str]]:
    """The words of each text above the heading; of tables beside each other those above this one, where any are.

    Without rows on what it is about.
    """
    first = min((column.index for column in heading.columns), default=0) if heading.beside else 0
    until = None if heading.until is None else heading.until + 1
    found: list[list[str]] = []
    for row in sheet.rows:
        if row.number >= heading.rows[0]:
            break
        if any(_ABOUT.fullmatch(cell.strip()) for cell in row.cells if isinstance(cell, str)):
            continue
        texts = {place: words_of(text_of(cell)).split() for place, cell in enumerate(row.cells[:until]) if isinstance(cell, str)}
        found.extend([words for place, words in texts.items() if place >= first] or texts.values())
    return found


# "Dinkes Induk" is the office without its units, "APBD Induk" the first budget of the year.
_BESIDE_INDUK = frozenset({"apbd", "anggaran", "dpa", "rka", "pagu", "ta", "tahun", "belanja", "pendapatan"})


def phase_of_name(name: str, words: Vocabulary) -> Phase | None:
    """The phase that a sheet's name says: "Perubahan", "APBD Murni"."""
    said, texts = measure_said(name, words), words_of(name).split()
    if "induk" in texts and not all(text == "induk" or text in _BESIDE_INDUK or text.isdigit() for text in texts):
        return None
    return OF_MEASURE.get(said) if said else next((phase for phase in Phase if phase.slug in texts), None)
