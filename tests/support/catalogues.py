"""Catalogues of licences as files, for tests: sheets by their names, each a heading and rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any  # cells of any type

from openpyxl import Workbook

from cms.domain.licensing.services import Service, citations_of
from importers.licensing.keys import key_of
from importers.licensing.request import Known

Sheet = Sequence[Sequence[Any]]
SERVICES = [["Kode layanan", "Nama layanan", "Waktu", "Biaya menurut aturan"], ["izin-a", "Izin A CONTOH", "7 hari kerja", "Tidak dikenakan biaya"]]
STEPS = [
    ["Kode layanan", "Kode langkah", "Langkah", "Tempat"],
    ["izin-a", "daftar", "Serahkan berkas", "loket"],
    ["izin-a", "ambil", "Ambil izin", "loket"],
]
LAWS = [["Kode aturan", "Aturan"], ["perda", "Perda CONTOH Nomor 1"]]
FEE_TITLES = ["Kode layanan", "Kode biaya", "Biaya", "Jenis", "Berlaku mulai", "Berlaku sampai", "Jumlah", "Rumus"]
PARAMETER_TITLES = ["Kode layanan", "Kode biaya", "Nama di rumus", "Sebutan bagi pembaca", "Paling kecil", "Paling besar"]
NEED_TITLES = ["Kode layanan", "Kode langkah", "Persyaratan", "Fotokopi", "Kelompok pilihan", "Pilihan", "Hasil langkah"]


def workbook(folder: Path, sheets: Mapping[str, Sheet], name: str = "katalog.xlsx") -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    book.save(folder / name)
    return folder / name


def known(services: Iterable[Service]) -> Known:
    """As if these were stored."""
    found = list(services)
    laws = [cited.basis for one in found for _, _, cited in citations_of(one)]
    channels = [channel for one in found for channel in (*one.complaints, *(step.recourse for step in one.steps)) if channel]
    offices = [one.office for one in (*found, *(step for each in found for step in each.steps), *channels) if one.office]
    return Known(
        services={one.slug: one for one in found},
        laws={law.key: law for law in laws},
        offices={office.key: office for office in offices},
        requirements={need.requirement.key: need.requirement for one in found for need in one.needs},
        channels={key_of(channel.name.original, 100): channel for channel in channels},
        payments={key_of(fee.payment.payee.original, 100): fee.payment for one in found for fee in one.fees if fee.payment},
        goals={goal.key: goal for one in found for goal in one.goals},
    )
