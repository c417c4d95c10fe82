"""A small budget drawn at random, and what it adds up to."""

from __future__ import annotations

import random
from dataclasses import dataclass
from decimal import Decimal

from tests.support.layouts.choices import Layout

Account = tuple[int, ...]
# What a line has an amount of: three phases of the year and what was realised in the year before.
MEASURES = ("enacted", "revised", "realised", "last")


@dataclass(frozen=True)
class Coded:
    """An office, a programme, an activity, a sub activity or a source of money."""

    code: str
    name: str


@dataclass(frozen=True)
class Activity:
    """The three levels of a sub activity."""

    programme: Coded
    activity: Coded
    sub: Coded


@dataclass(frozen=True)
class Line:
    """One leaf. amounts: one for each of MEASURES; weights: how it is spread over the months."""

    office: Coded
    activity: Activity | None
    account: Account
    fund: Coded
    amounts: tuple[Decimal, ...]
    weights: tuple[int, ...]

    def amount(self, measure: str) -> Decimal:
        return self.amounts[MEASURES.index(measure)]

    def months(self, measure: str) -> list[Decimal]:
        """Twelve parts that add up to the amount, the first eleven of whole rupiah."""
        amount, weight = self.amount(measure), sum(self.weights)
        parts = [Decimal(int(amount * share / weight)) for share in self.weights[:-1]]
        return [*parts, amount - sum(parts)]


@dataclass(frozen=True)
class Truth:
    """A government's budget."""

    lines: tuple[Line, ...]

    @property
    def offices(self) -> list[Coded]:
        return list(dict.fromkeys(line.office for line in self.lines))

    @property
    def funds(self) -> list[Coded]:
        return list(dict.fromkeys(line.fund for line in self.lines))


OFFICES = (
    Coded("1.02.0.00.0.00.01.0000", "Dinas Kesehatan"),
    Coded("1.06.0.00.0.00.01.0000", "Dinas Sosial"),
    Coded("2.11.0.00.0.00.01.0000", "Dinas Lingkungan Hidup"),
    Coded("4.02.0.00.0.00.01.0000", "Sekretariat DPRD"),
    Coded("7.01.0.00.0.00.02.0000", "Kecamatan Contoh Utara"),
    Coded("1.02.0.00.0.00.01.1000", "RSUD Contoh"),
    Coded("5.02.0.00.0.00.02.0000", "Badan Keuangan Daerah"),
    Coded("6.01.0.00.0.00.01.0000", "Inspektorat Daerah"),
)
# Urusan and bidang urusan: codes that look like accounts.
FUNCTIONS = {
    "1": "URUSAN PEMERINTAHAN WAJIB YANG BERKAITAN DENGAN PELAYANAN DASAR",
    "1.02": "URUSAN PEMERINTAHAN BIDANG KESEHATAN",
    "1.06": "URUSAN PEMERINTAHAN BIDANG SOSIAL",
    "2": "URUSAN PEMERINTAHAN WAJIB YANG TIDAK BERKAITAN DENGAN PELAYANAN DASAR",
    "2.11": "URUSAN PEMERINTAHAN BIDANG LINGKUNGAN HIDUP",
    "4": "UNSUR PENDUKUNG URUSAN PEMERINTAHAN",
    "4.02": "SEKRETARIAT DPRD",
    "5": "UNSUR PENUNJANG URUSAN PEMERINTAHAN",
    "5.02": "KEUANGAN",
    "6": "UNSUR PENGAWASAN URUSAN PEMERINTAHAN",
    "6.01": "INSPEKTORAT DAERAH",
    "7": "UNSUR KEWILAYAHAN",
    "7.01": "KECAMATAN",
}
PROGRAMMES = ("Program Penunjang Urusan Pemerintahan Daerah", "Program Pembinaan dan Pengawasan")
ACTIVITIES = ("Administrasi Keuangan Perangkat Daerah", "Penyediaan Layanan", "Pemeliharaan Barang Milik Daerah")
SUBS = ("Penyediaan Gaji dan Tunjangan ASN", "Pengadaan Peralatan", "Penyusunan Dokumen Perencanaan", "Koordinasi dan Sinkronisasi")
FUNDS = (Coded("1.1.01", "Pendapatan Asli Daerah (PAD)"), Coded("2.1.02", "Dana Alokasi Umum (DAU)"), Coded("2.2.01", "Dana Alokasi Khusus (DAK)"))
SHORT = {FUNDS[0]: "PAD", FUNDS[1]: "DAU", FUNDS[2]: "DAK"}

REVENUES = ("4.1.01.09.01.0001", "4.1.01.15.01.0001", "4.1.02.01.02.0003", "4.2.01.01.02.0001", "4.2.01.01.03.0002", "4.3.01.01.01.0001")
SPENDING = (
    *("5.1.01.01.01.0001", "5.1.01.01.02.0001", "5.1.02.01.01.0024", "5.1.02.01.01.0026", "5.1.02.02.01.0003", "5.1.05.05.01.0001"),
    *("5.2.02.05.01.0005", "5.2.02.10.01.0002", "5.2.04.01.01.0002"),
)
SHARED = ("5.3.01.01.01.0001", "5.4.02.05.02.0001")
FINANCING = ("6.1.01.01.01.0001", "6.1.04.02.01.0001", "6.2.02.02.01.0001")

NAMES = {
    "4": "Pendapatan Daerah",
    "4.1": "Pendapatan Asli Daerah",
    "4.1.01": "Pajak Daerah",
    "4.1.01.09": "Pajak Reklame",
    "4.1.01.09.01": "Pajak Reklame Papan",
    "4.1.01.09.01.0001": "Pajak Reklame Papan/Billboard",
    "4.1.01.15": "Pajak Bumi dan Bangunan",
    "4.1.01.15.01": "PBBP2",
    "4.1.01.15.01.0001": "PBBP2 Perkotaan",
    "4.1.02": "Retribusi Daerah",
    "4.1.02.01": "Retribusi Jasa Umum",
    "4.1.02.01.02": "Retribusi Pelayanan Persampahan",
    "4.1.02.01.02.0003": "Retribusi Persampahan Pasar",
    "4.2": "Pendapatan Transfer",
    "4.2.01": "Pendapatan Transfer Pemerintah Pusat",
    "4.2.01.01": "Dana Perimbangan",
    "4.2.01.01.02": "DAU",
    "4.2.01.01.02.0001": "DAU yang tidak ditentukan penggunaannya",
    "4.2.01.01.03": "DAK Fisik",
    "4.2.01.01.03.0002": "DAK Fisik Bidang Kesehatan",
    "4.3": "Lain-Lain Pendapatan Daerah Yang Sah",
    "4.3.01": "Pendapatan Hibah",
    "4.3.01.01": "Hibah dari Pemerintah Pusat",
    "4.3.01.01.01": "Hibah Pusat",
    "4.3.01.01.01.0001": "Hibah Uang dari Pusat",
    "5": "Belanja Daerah",
    "5.1": "Belanja Operasi",
    "5.1.01": "Belanja Pegawai",
    "5.1.01.01": "Belanja Gaji dan Tunjangan ASN",
    "5.1.01.01.01": "Belanja Gaji Pokok ASN",
    "5.1.01.01.01.0001": "Belanja Gaji Pokok PNS",
    "5.1.01.01.02": "Belanja Tunjangan Keluarga ASN",
    "5.1.01.01.02.0001": "Belanja Tunjangan Keluarga PNS",
    "5.1.02": "Belanja Barang dan Jasa",
    "5.1.02.01": "Belanja Barang",
    "5.1.02.01.01": "Belanja Barang Pakai Habis",
    "5.1.02.01.01.0024": "Belanja Alat Tulis Kantor",
    "5.1.02.01.01.0026": "Belanja Bahan Cetak",
    "5.1.02.02": "Belanja Jasa",
    "5.1.02.02.01": "Belanja Jasa Kantor",
    "5.1.02.02.01.0003": "Honorarium Narasumber",
    "5.1.05": "Belanja Hibah",
    "5.1.05.05": "Belanja Hibah kepada Badan",
    "5.1.05.05.01": "Hibah Uang kepada Badan",
    "5.1.05.05.01.0001": "Hibah Uang kepada Lembaga Nirlaba",
    "5.2": "Belanja Modal",
    "5.2.02": "Belanja Modal Peralatan dan Mesin",
    "5.2.02.05": "Belanja Modal Alat Kantor",
    "5.2.02.05.01": "Belanja Modal Alat Kantor Lainnya",
    "5.2.02.05.01.0005": "Belanja Modal Mesin Hitung",
    "5.2.02.10": "Belanja Modal Komputer",
    "5.2.02.10.01": "Belanja Modal Komputer Unit",
    "5.2.02.10.01.0002": "Belanja Modal Personal Computer",
    "5.2.04": "Belanja Modal Jalan, Jaringan, dan Irigasi",
    "5.2.04.01": "Belanja Modal Jalan dan Jembatan",
    "5.2.04.01.01": "Belanja Modal Jalan",
    "5.2.04.01.01.0002": "Belanja Modal Jalan Kota",
    "5.3": "Belanja Tidak Terduga",
    "5.3.01": "Belanja Tidak Terduga",
    "5.3.01.01": "Belanja Tidak Terduga",
    "5.3.01.01.01": "Belanja Tidak Terduga",
    "5.3.01.01.01.0001": "Belanja Tidak Terduga",
    "5.4": "Belanja Transfer",
    "5.4.02": "Belanja Bantuan Keuangan",
    "5.4.02.05": "Bantuan Keuangan ke Desa",
    "5.4.02.05.02": "Bantuan Keuangan Khusus ke Desa",
    "5.4.02.05.02.0001": "Bantuan Keuangan Khusus kepada Desa",
    "6": "Pembiayaan Daerah",
    "6.1": "Penerimaan Pembiayaan",
    "6.1.01": "Sisa Lebih Perhitungan Anggaran Tahun Sebelumnya",
    "6.1.01.01": "Pelampauan Penerimaan PAD",
    "6.1.01.01.01": "Pelampauan Penerimaan Pajak",
    "6.1.01.01.01.0001": "Pelampauan Penerimaan Pajak Daerah",
    "6.1.04": "Penerimaan Pinjaman Daerah",
    "6.1.04.02": "Pinjaman dari Lembaga Keuangan Bank",
    "6.1.04.02.01": "Pinjaman dari BUMD",
    "6.1.04.02.01.0001": "Pinjaman dari Bank Daerah",
    "6.2": "Pengeluaran Pembiayaan",
    "6.2.02": "Penyertaan Modal Daerah",
    "6.2.02.02": "Penyertaan Modal pada BUMD",
    "6.2.02.02.01": "Penyertaan Modal pada BUMD Bank",
    "6.2.02.02.01.0001": "Penyertaan Modal pada Bank Daerah",
}
WIDTHS = (1, 1, 2, 2, 2, 4)
WIDTHS_2026 = (1, 1, 2, 2, 3, 5)


def segments(code: str) -> Account:
    return tuple(map(int, code.split(".")))


def dotted(account: Account, widths: tuple[int, ...] = WIDTHS) -> str:
    return ".".join(f"{part:0{width}}" for part, width in zip(account, widths, strict=False))


def name_of(account: Account) -> str:
    return NAMES[dotted(account)]


def random_truth(chance: random.Random, layout: Layout) -> Truth:
    """A budget as large and as deep as the layout says."""
    draw = _Draw(chance, layout)
    lines: list[Line] = []
    for place, office in enumerate(chance.sample(OFFICES, int(layout["offices"]))):
        for activity in _activities(chance, office):
            lines.extend(draw.line(office, activity, code) for code in chance.sample(SPENDING, chance.randint(1, 3)))
        if layout["parts"] == "all":
            codes = chance.sample(REVENUES[1:], chance.randint(1, 3))
            if not place:  # the first office keeps what is the whole government's
                codes += [
                    REVENUES[0],
                    *chance.sample(SHARED, chance.randint(0, 2)),
                    FINANCING[0],
                    *chance.sample(FINANCING[1:], chance.randint(0, 2)),
                ]
            lines.extend(draw.line(office, None, code) for code in codes)
    return Truth(_without_parents(lines))


@dataclass(frozen=True)
class _Draw:
    """Draws lines of one budget. step: what every amount is a multiple of; most: the greatest multiple."""

    chance: random.Random
    layout: Layout

    def line(self, office: Coded, activity: Activity | None, code: str) -> Line:
        chance, depth = self.chance, self.layout["depth"]
        length = chance.randint(3, 6) if depth == "mixed" else int(depth)
        step, most = (Decimal(10_000_000), 9) if self.layout["step"] == "round" else (Decimal(self.layout["step"]), 900_000)
        amounts = [step * chance.randint(most // 1000 + 1, most)]
        # The revised of the enacted, the realised of the revised, the year before of the enacted, in per cent.
        for place, least, greatest in ((0, 60, 140), (1, 30, 99), (0, 70, 120)):
            amounts.append(step * int(amounts[place] / step * chance.randint(least, greatest) / 100))
        if chance.random() < 0.3:
            amounts[1] = amounts[0]
        if chance.random() < 0.15:  # new in the year, taken out of it, or not yet spent
            amounts[chance.randint(0, 3)] = Decimal(0)
        weights = tuple(chance.randint(1, 9) for _ in range(12))
        return Line(office, activity, segments(code)[:length], chance.choice(FUNDS[:2]), tuple(amounts), weights)


def _activities(chance: random.Random, office: Coded) -> list[Activity]:
    function = ".".join(office.code.split(".")[:2])
    found = []
    for programme in range(1, chance.randint(1, 2) + 1):
        head = f"{function}.{programme:02d}"
        for activity in range(1, chance.randint(1, 2) + 1):
            for sub in range(1, chance.randint(1, 2) + 1):
                found.append(
                    Activity(
                        Coded(head, PROGRAMMES[programme - 1]),
                        Coded(f"{head}.2.{activity:02d}", ACTIVITIES[activity - 1]),
                        Coded(f"{head}.2.{activity:02d}.{sub:04d}", SUBS[(programme + activity + sub) % len(SUBS)]),
                    )
                )
    return found


def _without_parents(lines: list[Line]) -> tuple[Line, ...]:
    """Without lines whose account is above another line's account, or is there already, in the same place."""
    kept: list[Line] = []
    accounts = {line.account for line in lines}
    seen = set()
    for line in lines:
        key = (line.office, line.activity, line.account, line.fund)
        if key not in seen and not any(len(other) > len(line.account) and other[: len(line.account)] == line.account for other in accounts):
            seen.add(key)
            kept.append(line)
    return tuple(kept)
