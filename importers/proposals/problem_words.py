"""The problems that only lists of proposals have. Joined to the catalogue in importers/problems.py.

What a proposal or a move lacks is said in the vocabulary's own sentences (cms/domain/proposals/words/*.toml, [faults]): the same at the
cell of a sheet as in the form. Each has the code proposal.<fault>.
"""

from __future__ import annotations

from cms.domain.proposals.wording import ORIGINAL, texts
from importers.problem_catalogue import Explanation, error, warning

MEND = ("Perbaiki sel ini atau lengkapi barisnya, lalu kirim lagi.", "Mend this cell or complete the row, then send again.")


def _faults() -> tuple[Explanation, ...]:
    """{sentence} and {sentence_en} are the fault's own, filled in where it was found."""
    return tuple(error(f"proposal.{code}", id=("{sentence}", MEND[0]), en=("{sentence_en}", MEND[1])) for code in texts(ORIGINAL)["faults"])


LISTS = (
    error(
        "proposals.not-found",
        id=(
            "Tidak ditemukan daftar usulan. Baris yang paling mirip judul: {found}.",
            "Pastikan satu baris berisi judul kolom usulan dan nomor atau tanggalnya, atau pakai templat unggah kami.",
        ),
        en=(
            "No list of proposals was found. The row most like a heading: {found}.",
            "Make sure that one row has titles for the proposal and its number or date, or use our upload template.",
        ),
    ),
    error(
        "proposals.empty",
        id=("Judul tabelnya ada, tetapi tidak ada satu pun baris di bawahnya.", "Periksa apakah ini berkas dan lembar yang Anda maksud."),
        en=("The heading is there, but not one row below it.", "Check whether this is the file and the sheet that you meant."),
    ),
    error(
        "proposals.other-list",
        id=(
            "Ini daftar keputusan, bukan daftar usulan (atau sebaliknya): {found}.",
            "Pilih jenis impor yang sesuai: proposals untuk usulan, outcomes untuk keputusan.",
        ),
        en=(
            "This is a list of outcomes, not of proposals (or the other way round): {found}.",
            "Choose the fitting kind of import: proposals or outcomes.",
        ),
    ),
    warning(
        "proposals.column-unread",
        id=("{count} kolom tidak dibaca karena artinya tidak dikenal: {found}.", "Tidak perlu diubah bila memang bukan bagian usulan."),
        en=("{count} columns were not read because their meaning is not known: {found}.", "Nothing to do if they are no part of a proposal."),
    ),
    error(
        "proposals.column-twice",
        id=("Dua kolom berarti {name}: {found}.", "Hapus atau ganti judul salah satunya."),
        en=("Two columns mean {name}: {found}.", "Remove or rename one of them."),
    ),
    error(
        "proposals.amount-merged",
        id=(
            "Kolom {title}: satu sel gabungan ({found}) menutupi {joined} baris, jadi tidak jelas berapa bagian tiap baris.",
            "Pisahkan sel gabungan itu, tulis bagian tiap baris, lalu kirim lagi.",
        ),
        en=(
            "Column {title}: one merged cell ({found}) covers {joined} rows, so the share of each row is not clear.",
            "Take the merged cell apart, write each row's share, and send again.",
        ),
    ),
    error(
        "proposals.number-twice",
        id=("Nomor {found} sudah ada di baris {first}. Satu usulan satu nomor.", "Periksa mana yang benar; hapus baris yang terulang."),
        en=("Number {found} stands in row {first} already. One proposal, one number.", "See which is right; delete the repeated row."),
    ),
    error(
        "day.not-a-day",
        id=('"{found}" bukan tanggal yang dapat dibaca.', "Tulis tanggal seperti 31/12/2025 atau 2025-12-31."),
        en=('"{found}" is not a date that can be read.', "Write dates like 31/12/2025 or 2025-12-31."),
    ),
    error(
        "day.missing",
        id=("Tanggalnya kosong.", "Isi tanggal kejadiannya."),
        en=("The date is missing.", "Fill in the day on which it happened."),
    ),
    error(
        "number.not-whole",
        id=('"{found}" bukan bilangan bulat.', "Tulis bilangan tanpa huruf dan tanpa koma."),
        en=('"{found}" is not a whole number.', "Write a number without letters and decimals."),
    ),
    error(
        "quantity.not-a-number",
        id=('"{found}" bukan volume yang dapat dibaca.', "Tulis bilangannya, dan satuannya di kolom Satuan."),
        en=('"{found}" is not a quantity that can be read.', "Write the number, and its unit in the column for units."),
    ),
    error(
        "choice.unknown",
        id=('"{found}" di kolom {title} tidak dikenal. Yang dikenal: {choices}.', "Pakai salah satu kata itu."),
        en=('"{found}" in the column {title} is not known. Known are: {choices}.', "Use one of these words."),
    ),
    warning(
        "choice.left-open",
        id=('{count} sel di kolom {title} berisi kata yang tidak dikenal, misalnya "{found}"; nilainya dibiarkan kosong.', "Tidak perlu diubah."),
        en=('{count} cells in the column {title} hold words that are not known, for instance "{found}"; the value is left open.', "Nothing to do."),
    ),
    error(
        "budget-line.not-readable",
        id=(
            '"{found}" bukan baris anggaran.',
            "Tulis dokumen / SKPD / sub kegiatan / rekening, misalnya apbd-2025-murni / 1.03.0.00.0.00.01.0000 / 1.03.10.2.01.0005 / 5.2.04.01.",
        ),
        en=(
            '"{found}" is not a budget line.',
            "Write document / office / sub activity / account, like apbd-2025-murni / 1.03.0.00.0.00.01.0000 / 1.03.10.2.01.0005 / 5.2.04.01.",
        ),
    ),
    error(
        "outcome.unknown-number",
        id=("Usulan {found} tidak ada.", "Periksa nomornya pada daftar usulan."),
        en=("There is no proposal {found}.", "Check the number in the list of proposals."),
    ),
    error(
        "outcome.row-twice",
        id=(
            "Baris ini sama dengan baris {first}; usulan {found} akan mendapat dua kejadian yang sama, dan kejadian tidak dapat dihapus.",
            "Hapus salah satu.",
        ),
        en=(
            "This row says the same as row {first}; proposal {found} would get one event twice, and events are never deleted.",
            "Delete one of them.",
        ),
    ),
    warning(
        "proposals.no-title",
        id=("{count} usulan tanpa judul; ditampilkan dengan nomornya saja.", "Lengkapi judulnya bila ada."),
        en=("{count} proposals have no title; they are shown by their number only.", "Complete the titles if there are any."),
    ),
    warning(
        "proposals.title-is-a-number",
        id=(
            "{count} baris berisi angka di tempat judul ({found}) dan tidak berisi jumlah; barisnya tidak diambil: baris {rows}.",
            "Kolomnya mungkin bergeser. Perbaiki bila usulannya harus tampil.",
        ),
        en=(
            "{count} rows have a number where the title should be ({found}) and no amount; they are not taken: rows {rows}.",
            "Their columns may have shifted. Mend them if they are to be shown.",
        ),
    ),
    warning(
        "proposals.volume-below-nil",
        id=("{count} usulan bervolume kurang dari 0, misalnya {found}; ditampilkan apa adanya.", "Periksa volumenya."),
        en=("{count} proposals have a volume below 0, for instance {found}; shown as it is.", "Check the volume."),
    ),
    warning(
        "chain.parent-missing",
        id=(
            "{count} baris menunjuk tahap sebelumnya yang tidak ada dalam berkas, misalnya {found}; dianggap awal usulan.",
            "Kirim berkas yang lengkap.",
        ),
        en=("{count} rows point at an earlier stage that is not in the file, for instance {found}; taken as the beginning.", "Send the whole file."),
    ),
    error(
        "chain.circle",
        id=("Baris {found} menunjuk dirinya sendiri lewat baris lain.", "Perbaiki nomor asalnya."),
        en=("Row {found} points at itself through other rows.", "Mend its origin."),
    ),
    error(
        "stage.unknown",
        id=('Tahap "{found}" tidak dikenal. Yang dikenal: {choices}.', "Pakai salah satu nama tahap itu."),
        en=('The stage "{found}" is not known. Known are: {choices}.', "Use one of these names."),
    ),
    warning(
        "chain.mark-differs",
        id=(
            "{count} baris bertanda tidak diteruskan padahal ada lanjutannya, atau sebaliknya (baris {rows}); yang dipakai lanjutannya.",
            "Tidak perlu diubah.",
        ),
        en=(
            "{count} rows are marked as not passed on although they were, or the other way round (rows {rows}); what follows counts.",
            "Nothing to do.",
        ),
    ),
    warning(
        "chain.stopped",
        id=(
            '{count} usulan berhenti tanpa lanjutan dan tanpa alasan; akan diumumkan sebagai "berhenti tanpa alasan".',
            "Bila ada keputusannya, kirim daftar keputusan (outcomes).",
        ),
        en=(
            "{count} proposals stop without a continuation and without a reason; they are published so.",
            "If there are decisions, send a list of outcomes.",
        ),
    ),
    warning(
        "chain.split",
        id=("{count} usulan dipecah menjadi beberapa pada tahap berikutnya; pecahannya menjadi usulan sendiri dengan tautan.", "Tidak perlu diubah."),
        en=("{count} proposals were split at the next stage; the pieces become proposals of their own, with a link.", "Nothing to do."),
    ),
    warning(
        "council.does-not-add-up",
        id=("{count} baris: usulan + tambah - kurang tidak sama dengan hasil (baris {rows}); semuanya ditampilkan apa adanya.", "Periksa barisnya."),
        en=("{count} rows: proposed + plus - minus is not the result (rows {rows}); all are shown as they are.", "Check these rows."),
    ),
    warning(
        "council.below-nil",
        id=("{count} baris berhasil kurang dari 0 (baris {rows}); jumlahnya hanya disebut dalam keterangan.", "Periksa barisnya."),
        en=("{count} rows have a result below 0 (rows {rows}); the amount is told in the note only.", "Check these rows."),
    ),
    warning(
        "milestone.unfinished-money",
        id=(
            '{count} pekerjaan selesai menurut sumber, tetapi sumber tidak memuat realisasi dan bukti serah terima; statusnya belum "selesai".',
            "Tambahkan kolom realisasi dan nomor BAST, atau kirim daftar keputusan (outcomes).",
        ),
        en=(
            "{count} works are finished by the source, which has neither the realised amount nor the handover; they are not shown as completed.",
            "Add columns for the realised amount and the handover number, or send a list of outcomes.",
        ),
    ),
    warning(
        "milestone.before-its-year",
        id=(
            "{count} tahap pekerjaan bertanggal sebelum tahun daftarnya, misalnya {found} (baris {rows}); ditampilkan apa adanya.",
            "Periksa tanggalnya.",
        ),
        en=("{count} milestones are dated before the year of their list, for instance {found} (rows {rows}); shown as they are.", "Check the dates."),
    ),
    warning(
        "milestone.in-future",
        id=("{count} tahap pekerjaan bertanggal sesudah tanggal sumber, misalnya {found} (baris {rows}); dianggap rencana.", "Tidak perlu diubah."),
        en=("{count} milestones are dated after the day of the source, for instance {found} (rows {rows}); taken as plans.", "Nothing to do."),
    ),
)

PROPOSAL_CATALOGUE: dict[str, Explanation] = {entry.code: entry for entry in (*LISTS, *_faults())}
