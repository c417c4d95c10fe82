"""The problems that only catalogues of licences and lists of issued licences have. Joined to the catalogue in importers/problems.py."""

from __future__ import annotations

from importers.problem_catalogue import Explanation, error, warning

MEND = ("Perbaiki sel ini, lalu kirim lagi.", "Mend this cell, then send again.")
LATER = ("Tidak perlu diubah di berkas; lengkapi di halaman layanannya.", "Nothing to change in the file; complete it on the service's page.")


def _error(code: str, id: str, en: str, remedy: tuple[str, str] = MEND) -> Explanation:
    return error(f"licences.{code}", id=(id, remedy[0]), en=(en, remedy[1]))


def _warning(code: str, id: str, en: str, remedy: tuple[str, str] = LATER) -> Explanation:
    return warning(f"licences.{code}", id=(id, remedy[0]), en=(en, remedy[1]))


ENTRIES = (
    _error(
        "not-found",
        "Tidak ditemukan tabel layanan, langkah, persyaratan, biaya, atau tanggal terbit. Baris yang paling mirip judul: {found}.",
        "No table of services, steps, requirements, fees or issue dates was found. The row most like a heading: {found}.",
        ("Pakai judul kolom seperti di templat kami.", "Use the column titles of our template."),
    ),
    _warning(
        "column-unread",
        "{count} kolom tidak dibaca karena artinya tidak dikenal: {found}.",
        "{count} columns were not read because their meaning is not known: {found}.",
        ("Tidak perlu diubah bila memang bukan bagian layanan.", "Nothing to do if they are no part of a service."),
    ),
    _error("blank", "Kolom {title} kosong, padahal wajib diisi.", "The column {title_en} is empty but needed."),
    _error(
        "not-a-key",
        '"{found}" tidak dapat menjadi kode layanan.',
        '"{found}" cannot be the key of a service.',
        ("Pakai huruf kecil, angka, dan tanda hubung, misalnya: izin-reklame.", "Use small letters, digits and hyphens, for instance: izin-reklame."),
    ),
    _error(
        "service-twice",
        "Layanan {found} sudah ada di baris sebelumnya.",
        "The service {found} stands in an earlier row already.",
        ("Hapus yang terulang, atau beri kode yang berbeda.", "Delete the repeated one, or give it another key."),
    ),
    _error(
        "unknown-service",
        "Layanan {found} tidak ada di lembar layanan dan belum tersimpan.",
        "The service {found} is neither in the sheet of services nor stored.",
        ("Periksa kodenya, atau tambahkan layanannya.", "Check its key, or add the service."),
    ),
    _error(
        "unknown-step",
        "Langkah {found} tidak ada pada layanan ini.",
        "This service has no step {found}.",
        ("Periksa kode langkahnya.", "Check the step's key."),
    ),
    _error(
        "unknown-reference",
        'Kode {what} "{found}" tidak dikenal.',
        'The key "{found}" ({what}) is not known.',
        ("Tambahkan di lembarnya, atau simpan dulu lewat menu Isi bersama perizinan.", "Add it to its sheet, or store it in the admin first."),
    ),
    _error(
        "shared-differs",
        "{found} ({name}) sudah tersimpan dengan isi lain. Berkas tidak boleh mengubah isi yang dipakai layanan lain.",
        "{found} ({name}) is stored with other content. A file may not change what other services share.",
        (
            "Samakan isinya, pakai kode lain, atau ubah dulu lewat menu Isi bersama perizinan.",
            "Make it the same, use another key, or change it in the admin.",
        ),
    ),
    _error("key-twice", "Kode {found} dipakai dua kali pada layanan ini.", "The key {found} is used twice in this service."),
    _error("empty-step", "Langkah ini tidak berisi kata.", "This step holds no words."),
    _error(
        "not-a-time",
        '"{found}" bukan waktu yang dapat dibaca.',
        '"{found}" is not a time that can be read.',
        ("Tulis angka dan satuannya, misalnya: 30 menit; 3-25 hari kerja.", "Write a number and its unit, for instance: 30 menit; 3-25 hari kerja."),
    ),
    _error(
        "not-a-number",
        '"{found}" bukan angka.',
        '"{found}" is not a number.',
        ("Tulis ribuan dengan titik dan pecahan dengan koma, misalnya 1.250,5.", "Write thousands with points and decimals with a comma: 1.250,5."),
    ),
    _error(
        "choices",
        'Pilihan "{found}" belum benar.',
        'The choice "{found}" is not right.',
        ("Tulis misalnya: 1,5 = Jalan utama; 1 = Jalan lain.", "Write for instance: 1,5 = Jalan utama; 1 = Jalan lain."),
    ),
    _error(
        "hours",
        'Jam buka "{found}" tidak dapat dibaca.',
        'The opening hours "{found}" cannot be read.',
        ("Tulis misalnya: 1 08:00-12:00; 1 13:00-16:00 (1 = Senin).", "Write for instance: 1 08:00-12:00; 1 13:00-16:00 (1 = Monday)."),
    ),
    _error("fault", "{sentence}", "{sentence_en}"),
    _error(
        "issued-before",
        "Tanggal terbit {found} lebih awal dari tanggal masuk {received}.",
        "The issue {found} is earlier than the receipt {received}.",
    ),
    _warning(
        "time-unread",
        'Waktu "{found}" pada {count} layanan (baris {rows}) tidak dapat dibaca sebagai satu jangka waktu. Bunyinya disimpan apa adanya.',
        'The time "{found}" of {count} services (rows {rows}) cannot be read as one span. Its words are kept as they stand.',
    ),
    _warning(
        "validity-unread",
        'Masa berlaku "{found}" pada {count} layanan (baris {rows}) tidak dapat dibaca. Bunyinya disimpan apa adanya.',
        'The validity "{found}" of {count} services (rows {rows}) cannot be read. Its words are kept as they stand.',
    ),
    _warning(
        "fee-unread",
        'Biaya "{found}" pada {count} layanan (baris {rows}) tidak dapat dibaca. Bunyinya disimpan apa adanya.',
        'The fee "{found}" of {count} services (rows {rows}) cannot be read. Its words are kept as they stand.',
    ),
    _warning(
        "fee-elsewhere",
        'Biaya "{found}" pada {count} layanan (baris {rows}) tidak menyebut jumlah, jadi layanannya belum dapat diterbitkan.',
        'The fee "{found}" of {count} services (rows {rows}) states no amount, so these services cannot be published yet.',
    ),
    _warning(
        "formula-open",
        'Biaya "{found}" pada {count} layanan (baris {rows}) adalah rumus dengan kata. Rumusnya dirancang; batas setiap parameternya belum ada.',
        'The fee "{found}" of {count} services (rows {rows}) is a formula in words. It was drafted; the bounds of its parameters are missing.',
    ),
    _warning(
        "html",
        "{count} langkah (baris {rows}) ditulis dengan kode HTML. Kata-katanya disimpan, kodenya dibuang.",
        "{count} steps (rows {rows}) were written as HTML. The words are kept, the tags are gone.",
        ("Tidak perlu diubah.", "Nothing to do."),
    ),
    _warning(
        "html-dropped",
        "Langkah ini memuat {found} yang bukan kata untuk pembaca; isinya dibuang.",
        "This step held {found}, which are no words for readers; they were dropped.",
    ),
    _warning(
        "inactive",
        "{count} layanan (baris {rows}) tidak aktif menurut berkas. Tidak aktif bukan dicabut: itu perlu aturan. Semuanya masuk sebagai draf.",
        "{count} services (rows {rows}) are not active in the file. That is no repeal, which needs a law. They come in as drafts.",
    ),
)
LICENCE_CATALOGUE = {one.code: one for one in ENTRIES}
