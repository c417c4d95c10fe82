"""The row of open data for a document that must be published: by when, whether it was, how late, and which file it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from cms.domain.licensing.rows import YesNo
from cms.domain.papers import Paper, PaperList, ShelfRow, Standing, shelf_of
from cms.domain.tables import column


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRow:
    """One document of one list for one fiscal year, as it stands on the day as_of."""

    fiscal_year: int = column("Tahun anggaran", "Fiscal year")
    list: str = column("Daftar", "List", note="Siapa yang meminta dokumen ini", note_en="Who asks for this document")
    number: int = column("Nomor dalam daftar", "Number in the list")
    document: str = column("Kode dokumen", "Document code")
    name: str = column("Dokumen", "Document")
    name_en: str = column("Dokumen (Inggris)", "Document (English)", required=False)
    due_on: date = column("Batas terbit", "Due on", note="Hari terakhir yang masih tepat waktu", note_en="The last day that is in time")
    rule: str = column("Aturan batas", "Rule of the day")
    rule_source: str = column("Sumber aturan", "Source of the rule")
    rule_confirmed: YesNo = column(
        "Sumber sudah dicocokkan", "Source confirmed", note="no = belum dicocokkan dengan naskahnya", note_en="no = not held against its text yet"
    )
    state: Standing = column(
        "Keadaan",
        "State",
        note="published = terbit, not-published = belum diterbitkan, not-yet-due = belum jatuh tempo, not-made = tidak dibuat, withdrawn = ditarik",
        note_en="as the words say; not-made: the year has no such document",
    )
    published_on: date | None = column("Terbit", "Published on", required=False)
    days_late: int = column(
        "Hari terlambat", "Days late", note="Sampai terbit, atau sampai hari ini bila belum", note_en="Until it was published, or until as_of"
    )
    as_of: date = column("Keadaan pada", "As of")
    sample: YesNo = column("Contoh", "Sample", note="yes = CONTOH, karangan untuk peragaan", note_en="yes = CONTOH, invented for demonstration")
    regulation: str = column("Peraturan", "Regulation", required=False)
    public_where: str = column("Sebelumnya terbit di", "Public before at", required=False)
    reason: str = column("Alasan tidak dibuat", "Why it was not made", required=False)
    dataset: str = column("Data di situs ini", "Data of this site", required=False)
    file: str = column("Berkas", "File", required=False, note="Alamat PDF di situs ini", note_en="Address of the PDF on this site")
    bytes: int | None = column("Ukuran", "Bytes", unit="byte", required=False)
    pages: int | None = column("Halaman", "Pages", required=False)
    scan: YesNo | None = column("Hasil pindai", "Scan", required=False, note="yes = gambar tanpa teks", note_en="yes = pictures without text")
    sha256: str = column("sha256", "sha256", required=False)


def paper_rows(
    lists: Iterable[PaperList], papers: Iterable[Paper], *, years: Iterable[int], day: date, address: Callable[[Paper], str]
) -> Iterator[PaperRow]:
    """Every document of every list and year, the newest year first. address: where a paper's file stands in the site."""
    given, named = tuple(papers), tuple(lists)
    for year in sorted(years, reverse=True):
        for one in named:
            for row in shelf_of(one, given, year=year, day=day):
                yield _row(row, day, address)


def _row(row: ShelfRow, day: date, address: Callable[[Paper], str]) -> PaperRow:
    required, paper = row.required, row.paper
    file = paper.files[0] if paper is not None and paper.files else None
    return PaperRow(
        fiscal_year=row.year,
        list=row.list_key,
        number=required.number,
        document=required.key,
        name=required.name.original,
        name_en=required.name.said("en"),
        due_on=row.due_on,
        rule=required.due.words.original,
        rule_source=required.due.source,
        rule_confirmed=YesNo.of(required.due.is_confirmed),
        state=row.standing,
        published_on=paper.public_on if paper is not None and row.standing is Standing.PUBLISHED else None,
        days_late=row.days_late,
        as_of=day,
        sample=YesNo.of(paper is not None and paper.is_sample),
        regulation=paper.regulation if paper is not None else "",
        public_where=paper.public_where if paper is not None else "",
        reason=paper.not_made.original if paper is not None else "",
        dataset=paper.dataset if paper is not None else "",
        file=address(paper) if paper is not None and file is not None else "",
        bytes=file.size if file is not None else None,
        pages=file.pages if file is not None else None,
        scan=YesNo.of(file.is_scan) if file is not None else None,
        sha256=file.sha256 if file is not None else "",
    )
