"""What can be wrong with a crosswalk. Part of the catalogue in importers/problems.py."""

from __future__ import annotations

from importers.problem_catalogue import Explanation, error, warning

MEND = ("Perbaiki sel ini, lalu kirim lagi.", "Mend this cell, then send again.")


def _error(code: str, id: str, en: str, remedy: tuple[str, str] = MEND) -> Explanation:
    return error(f"crosswalk.{code}", id=(id, remedy[0]), en=(en, remedy[1]))


def _warning(code: str, id: str, en: str, remedy: tuple[str, str] = MEND) -> Explanation:
    return warning(f"crosswalk.{code}", id=(id, remedy[0]), en=(en, remedy[1]))


ENTRIES = (
    _error(
        "not-found",
        "Tidak ditemukan tabel dengan kolom kode lama, kode baru, dan berlaku mulai. Baris yang paling mirip judul: {found}.",
        "No table with old code, new code and valid from was found. The row most like a heading: {found}.",
        ("Pakai judul kolom seperti di templat kami.", "Use the column titles of our template."),
    ),
    _warning(
        "column-unread",
        "Kolom {found} tidak dibaca karena artinya tidak dikenal.",
        "The columns {found} were not read because their meaning is not known.",
        ("Tidak perlu diubah bila memang bukan bagian tabel peralihan.", "Nothing to do if they are no part of the crosswalk."),
    ),
    _error("blank", "Kolom {title} kosong, padahal wajib diisi.", "The column {title_en} is empty but needed."),
    _error("not-a-code", "{found} bukan kode kantor atau rekening.", "{found} is no code of an office or an account."),
    _error(
        "kind",
        "Jenis kode {found} tidak dikenal: tulis kantor atau rekening.",
        "The kind {found} is not known: write office or account.",
    ),
    _error(
        "share",
        "Bagian {found:share} bukan angka di atas 0 sampai 1 (atau di atas 0% sampai 100%).",
        "The share {found:share} is no number above 0 and up to 1 (or above 0% and up to 100%).",
        ("Tulis 1 untuk seluruhnya, 0,35 atau 35% untuk sebagian.", "Write 1 for all of it, 0.35 or 35% for a part."),
    ),
    _error(
        "share-sum",
        "Bagian-bagian kode lama {found} berjumlah {sum:share}, bukan 1 ({count} baris).",
        "The shares of the old code {found} add up to {sum:share}, not 1 ({count} rows).",
        (
            "Ubah bagiannya supaya jumlahnya tepat 1. Bagian yang tetap memakai kode lama juga perlu barisnya sendiri.",
            "Change the shares so that they add up to exactly 1. A part that keeps the old code needs a row of its own too.",
        ),
    ),
    _error(
        "twice",
        "Peralihan {found} sudah ada di baris sebelumnya.",
        "The change {found} stands in an earlier row already.",
        ("Hapus yang terulang.", "Delete the repeated row."),
    ),
    _error(
        "cycle",
        "Kode ini kembali ke dirinya sendiri: {found}.",
        "This code leads back to itself: {found}.",
        (
            "Perbaiki salah satu kodenya: kode yang sudah diganti tidak dapat menjadi pengganti.",
            "Mend one of the codes: a code that was replaced cannot replace.",
        ),
    ),
    _error(
        "gone",
        "Kode lama {found} sudah beralih seluruhnya pada hari yang lebih awal, dan keduanya baru dianggarkan mulai {year}.",
        "All of the old code {found} changed on an earlier day already, and both changes are first budgeted in {year}.",
        (
            "Gabungkan keduanya: satu baris, atau beberapa baris dengan bagiannya, pada hari yang sama. Bila perubahan kedua menyangkut kode baru, "
            "tulis kode itu sebagai kode lama.",
            "Make one change of both: one row, or several with their shares, on one day. If the second is about the new code, write that as old.",
        ),
    ),
    _error(
        "other-part",
        "Rekening {from} dan {found} bukan bagian anggaran yang sama (pendapatan, belanja, pembiayaan).",
        "The accounts {from} and {found} are not of the same part of the budget (revenue, expenditure, financing).",
    ),
    _warning(
        "unknown-old",
        "Kode lama {found} tidak ada dalam anggaran sebelum {year} yang tersimpan.{nearest}",
        "The old code {found} is in no stored budget before {year}.{nearest_en}",
        (
            "Periksa kodenya. Bila anggarannya memang belum diimpor, baris ini mulai bekerja sesudahnya.",
            "Check the code. If that budget was not imported yet, the row begins to work afterwards.",
        ),
    ),
    _warning(
        "still-used",
        "Kode lama {found} masih dipakai anggaran {year}, padahal menurut baris ini sudah menjadi {to}.",
        "The old code {found} is still used by the budget of {year}, although this row says that it became {to}.",
        (
            "Periksa kode dan tahunnya. Bila sebagian tetap memakai kode lama, tulis barisnya sendiri dengan bagiannya.",
            "Check the code and the year. If a part keeps the old code, give it a row of its own with its share.",
        ),
    ),
    _warning(
        "unknown-new",
        "Kode baru {found} tidak ada dalam anggaran mulai {year} yang tersimpan.{nearest}",
        "The new code {found} is in no stored budget from {year} on.{nearest_en}",
        (
            "Periksa kodenya. Bila anggarannya memang belum diimpor, baris ini mulai bekerja sesudahnya.",
            "Check the code. If that budget was not imported yet, the row begins to work afterwards.",
        ),
    ),
)
CROSSWALK_CATALOGUE: dict[str, Explanation] = {entry.code: entry for entry in ENTRIES}
