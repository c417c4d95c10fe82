"""Five thousand rows with 37 planted faults: nothing is stored, every fault is told with its cell and its cure; mended, it is taken in once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest

from cms.domain.city import city_named
from cms.domain.proposals.chain import verify_all
from cms.imports.proposals import ProposalDetails, import_proposals
from cms.proposals import queries
from cms.proposals.models import ProposalEventRecord, ProposalRecord

ROWS = 5_000
TITLES = (
    *("id_usulan", "tanggal_usul", "pengusul", "profil", "usulan", "masalah", "alamat", "kecamatan", "kelurahan", "latitude", "longitude"),
    *("opd_awal", "opd_akhir", "status", "catatan", "rekomendasi_kelurahan_desa", "rekomendasi_kecamatan", "rekomendasi_skpd", "volume", "satuan"),
    *("anggaran", "tahun", "dokumen", "alasan_ditolak"),
)
LETTERS = {title: openpyxl.utils.get_column_letter(place) for place, title in enumerate(TITLES, start=1)}
VILLAGES = [(district.name, village.name) for district in city_named("binjai").districts for village in district.villages]
REASON = "Tanah di lokasi usulan belum milik kota, hibahnya masih diurus (CONTOH)."
DETAILS = ProposalDetails(as_of=date(2025, 6, 1), year=2026, system="sipd", is_sample=True)
Row = dict[str, object]


def good_row(number: int) -> Row:
    district, village = VILLAGES[number % len(VILLAGES)]
    row: Row = {
        "id_usulan": f"{70_000 + number}",
        "tanggal_usul": date(2025, 1, 6) + timedelta(days=number % 90),
        "pengusul": "(tidak dibaca)",
        "profil": ("Masyarakat", "Lurah", "Camat", "Anggota DPRD")[number % 4],
        "usulan": f"Perbaikan drainase blok {number} (CONTOH)",
        "masalah": "Air menggenang saat hujan",
        "alamat": f"Lingkungan {number % 9 + 1}",
        "kecamatan": district,
        "kelurahan": village,
        "latitude": f"3.{6000 + number % 400}",
        "longitude": f"98.{4800 + number % 400}",
        "opd_awal": "Dinas PUPR",
        "opd_akhir": "Dinas PUPR",
        "status": "",
        "rekomendasi_kelurahan_desa": "Layak" if number % 3 else None,
        "rekomendasi_kecamatan": "Diusulkan" if number % 3 == 1 else None,
        "rekomendasi_skpd": "Dapat dikerjakan" if number % 5 == 0 else None,
        "volume": number % 200 + 1,
        "satuan": "m",
        "anggaran": (number % 70 + 1) * 2_500_000,
        "tahun": 2026,
    }
    if number % 10 == 3:
        row |= {"status": "Ditolak", "alasan_ditolak": REASON}
    if number % 10 == 7:
        row |= {"status": "Diterima", "catatan": "Sesuai prioritas jalan lingkungan", "dokumen": "RKPD 2026"}
    return row


def change(**cells: object) -> Callable[[Row], Row]:
    return lambda row: row | cells


REJECTED = {"status": "Ditolak", "alasan_ditolak": REASON}
ACCEPTED = {"status": "Diterima", "catatan": "Sesuai prioritas", "dokumen": "RKPD 2026"}
# What is planted, the code that must be told, and the column whose cell must be named ("" for the whole row).
FAULTS: list[tuple[Callable[[Row], Row], str, str]] = [
    (change(tanggal_usul="31/02/2025"), "day.not-a-day", "tanggal_usul"),
    (change(tanggal_usul="kemarin"), "day.not-a-day", "tanggal_usul"),
    (change(tanggal_usul=None), "day.missing", "tanggal_usul"),
    (change(tanggal_usul=date(2026, 1, 1)), "proposal.in-future", "tanggal_usul"),
    (change(tanggal_usul=True), "day.not-a-day", "tanggal_usul"),
    (change(usulan=None), "proposal.title", "usulan"),
    (change(usulan="   "), "proposal.title", "usulan"),
    (change(usulan="Hubungi Pak RT 0812-3456-7890"), "personal.found", "usulan"),
    (change(masalah="NIK pelapor 1275010101900001"), "personal.found", "masalah"),
    (change(alamat="surel warga@contoh.example"), "personal.found", "alamat"),
    (change(catatan="NIP 198001012005011001"), "personal.found", "catatan"),
    (change(rekomendasi_skpd="+62 812 3456 7890"), "personal.found", "rekomendasi_skpd"),
    (change(kelurahan="Kartono"), "proposal.village-unknown", "kelurahan"),
    (change(kecamatan="Medan Kota", kelurahan="Kartini"), "proposal.village-unknown", "kelurahan"),
    (change(kecamatan="Binjai Utara", kelurahan="Kartini"), "proposal.village-unknown", "kelurahan"),
    (change(anggaran="lima juta"), "amount.not-a-number", "anggaran"),
    (change(anggaran="1,39E+11"), "amount.destroyed", "anggaran"),
    (change(anggaran=-5_000_000), "proposal.negative-amount", "anggaran"),
    (change(anggaran="25%"), "amount.percent", "anggaran"),
    (change(anggaran=date(2025, 1, 1)), "amount.date", "anggaran"),
    (change(anggaran=10**19), "amount.too-large", "anggaran"),
    (change(volume="banyak"), "quantity.not-a-number", "volume"),
    (change(volume="1.2.3"), "quantity.not-a-number", "volume"),
    (change(tahun="dua ribu"), "number.not-whole", "tahun"),
    (change(tahun=2026.5), "number.not-whole", "tahun"),
    (change(latitude="98", longitude="utara"), "proposal.point", ""),
    (change(latitude="123.4", longitude="98.4"), "proposal.point", ""),
    (change(**REJECTED | {"alasan_ditolak": None}), "proposal.reason-short", "alasan_ditolak"),
    (change(**REJECTED | {"alasan_ditolak": "Pagu habis"}), "proposal.reason-short", "alasan_ditolak"),
    (change(**REJECTED | {"alasan_ditolak": "x " * 20}), "proposal.reason-short", "alasan_ditolak"),
    (change(**ACCEPTED | {"dokumen": None}), "proposal.planning-document", "dokumen"),
    (
        change(**ACCEPTED | {"catatan": None, "rekomendasi_kelurahan_desa": None, "rekomendasi_kecamatan": None, "rekomendasi_skpd": None}),
        "proposal.reason",
        "alasan_ditolak",
    ),
    (change(**ACCEPTED | {"opd_awal": None, "opd_akhir": None}), "proposal.to-office", "opd_akhir"),
    (change(**ACCEPTED | {"tahun": 20_266}), "proposal.fiscal-year", "tahun"),
    (change(status="Ditunda", catatan="Nanti saja"), "proposal.reason-short", "alasan_ditolak"),
    (change(status="Ditarik", catatan=None), "proposal.reason", "alasan_ditolak"),
    (change(id_usulan="70000"), "proposals.number-twice", "id_usulan"),
]


def written(folder: Path, faults: dict[int, Callable[[Row], Row]], rows: int = ROWS) -> Path:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Usulan")
    sheet.append(TITLES)
    for number in range(rows):
        row = good_row(number)
        row = faults[number](row) if number in faults else row
        sheet.append([row.get(title) for title in TITLES])
    path = folder / "CONTOH-usulan.xlsx"
    book.save(path)
    return path


@pytest.mark.django_db
def test_all_37_planted_faults_are_told_and_nothing_is_stored_until_they_are_mended(tmp_path):
    planted = {100 + 131 * place: fault for place, fault in enumerate(FAULTS)}
    assert len(planted) == 37

    report = import_proposals(written(tmp_path, {number: spoil for number, (spoil, _, _) in planted.items()}), DETAILS)

    errors = [problem for problem in report["problems"] if problem["severity"] == "error"]
    told = {(problem["code"], problem["cell"]) for problem in errors}
    for number, (_, code, title) in planted.items():
        assert (code, f"{LETTERS[title] if title else ''}{number + 2}") in told, code
    assert {int("".join(sign for sign in problem["cell"] if sign.isdigit())) for problem in errors} == {number + 2 for number in planted}
    assert all(problem["message"] and problem["remedy"] for problem in errors)
    assert not report["accepted"]
    assert (report["rows_stored"], report["rows_refused"]) == (ROWS - 37, 37)
    assert ProposalRecord.objects.count() == ProposalEventRecord.objects.count() == 0

    mended = written(tmp_path, {})
    first = import_proposals(mended, DETAILS)
    head = queries.proposals()
    second = import_proposals(mended, DETAILS)

    assert first["accepted"]
    assert (len(first["registered"]), len(head)) == (ROWS, ROWS)
    assert list(verify_all(head)) == []
    assert second["difference"] == {"new": 0, "events": 0, "amended": 0, "same": ROWS}
    assert queries.proposals() == head


@pytest.mark.django_db
def test_a_dry_run_says_what_would_change_and_stores_nothing(tmp_path):
    report = import_proposals(written(tmp_path, {}, rows=40), DETAILS, dry_run=True)

    assert report["difference"]["new"] == 40
    assert "registered" not in report
    assert ProposalRecord.objects.count() == 0
