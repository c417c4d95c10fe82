"""The problems of what a table says: headings, sheets and persons here; columns, amounts and rows have modules of their own. Joined in problems.py.

Same form as importers/problem_catalogue.py, which holds the problems of files, sheets and cells.
"""

from __future__ import annotations

from importers.amount_problems import AMOUNTS, REALISATIONS
from importers.column_problems import COLUMNS
from importers.counted_problems import COUNTED
from importers.place_problems import PLACES
from importers.problem_catalogue import Explanation, error, warning
from importers.row_problems import CODES, ROWS

TABLES = (
    error(
        "table.not-found",
        id=(
            "Tidak ditemukan judul tabel anggaran. Baris yang paling mirip judul: {found}.",
            "Pastikan satu baris berisi judul kolom kode atau nama rekening dan kolom jumlah, atau pakai templat unggah kami.",
        ),
        en=(
            "No heading of a budget table was found. The row most like a heading: {found}.",
            "Make sure that one row has titles for the account code or name and for the amount, or use our upload template.",
        ),
    ),
    error(
        "table.second-heading",
        id=(
            "Baris ini judul tabel kedua yang susunan kolomnya lain: {found}. Baris dari sini ke bawah belum dibaca.",
            "Pindahkan tabel kedua ke lembar sendiri, atau samakan susunan kolomnya dengan tabel pertama, lalu kirim lagi.",
        ),
        en=(
            "This row heads a second table whose columns stand in another order: {found}. From here on nothing was read.",
            "Move the second table to a sheet of its own, or give it the columns of the first one, and send again.",
        ),
    ),
    error(
        "table.beside-differs",
        id=(
            "Tabel-tabel yang bersebelahan di lembar ini menyebut tahun atau tahap yang berbeda di atasnya: {found}.",
            "Pindahkan tiap tabel ke lembar sendiri, lalu pilih lembar yang dimaksud; atau hapus yang tidak dimaksud.",
        ),
        en=(
            "The tables beside each other on this sheet name different years or phases above them: {found}.",
            "Move each table to a sheet of its own and choose the one that is meant; or delete the other.",
        ),
    ),
    error(
        "table.other-title",
        id=(
            "Baris ini judul tabel lain dengan kolom yang sama: {found}. Tahun, tahap, bulan, atau pemerintah daerahnya lain dari tabel di atasnya, "
            "jadi baris dari sini ke bawah belum dibaca.",
            "Pindahkan tabel ini ke lembar atau berkas sendiri, lalu kirim lagi.",
        ),
        en=(
            "This row is the title of another table with the same columns: {found}. Its year, phase, month or government is not that of the table "
            "above, so from here on nothing was read.",
            "Move this table to a sheet or a file of its own, and send again.",
        ),
    ),
    warning(
        "table.not-asked",
        id=(
            "Baris ini judul tabel dengan tahun atau tahap lain dari yang diminta: {found}. Tabelnya tidak dibaca.",
            "Impor lagi dengan tahun atau tahap itu bila hendak diumumkan juga.",
        ),
        en=(
            "This row is the title of a table of another year or phase than was asked for: {found}. The table was not read.",
            "Import again with that year or phase if it is to be published too.",
        ),
    ),
    error(
        "row.above-heading",
        id=(
            "Baris ini berisi rekening dan jumlah ({found}), tetapi berada di atas judul tabel, jadi tidak dibaca.",
            "Pindahkan baris ini ke bawah judul tabelnya, atau hapus bila bukan bagian dari anggaran.",
        ),
        en=(
            "This row holds an account and an amount ({found}), but stands above the titles of the table, so it was not read.",
            "Move it below the titles of the table, or delete it if it is no part of the budget.",
        ),
    ),
    error(
        "row.beside-table",
        id=(
            "Di kolom tanpa judul ada jumlah dari rekening yang tidak ada di tabelnya (misalnya {found}; {count} baris: {rows}), jadi tidak dibaca.",
            "Pindahkan jumlah itu ke kolomnya, beri judul pada kolom-kolom itu, atau hapus bila bukan bagian dari anggaran.",
        ),
        en=(
            "Columns without a title hold amounts of accounts that are not in the table (for instance {found}; {count} rows: {rows}): not read.",
            "Move the amounts to their column, give these columns titles, or delete them if they are no part of the budget.",
        ),
    ),
    error(
        "table.no-lines",
        id=("Tabelnya ditemukan, tetapi tidak ada satu pun baris dengan jumlah.", "Periksa apakah ini berkas dan lembar yang Anda maksud."),
        en=("The table was found, but not one row in it has an amount.", "Check whether this is the file and the sheet that you meant."),
    ),
    error(
        "sheet.unknown",
        id=("Tidak ada lembar bernama {found}. Yang ada: {sheets}.", "Pilih salah satu lembar yang ada."),
        en=("There is no sheet called {found}. There are: {sheets}.", "Choose one of the sheets that are there."),
    ),
    error(
        "sheet.choose",
        id=(
            "{count} tabel memuat baris yang sama dengan jumlah berbeda, sehingga tidak jelas mana yang berlaku: {found:money}.",
            "Pilih satu lembar, atau hapus tabel yang tidak berlaku bila ada di lembar yang sama, lalu kirim lagi. "
            "Bila tiap tabel milik kantor yang berbeda, tambahkan kolom Nama SKPD pada tiap tabel.",
        ),
        en=(
            "{count} tables hold the same lines with different amounts, so it is not clear which one holds: {found:money}.",
            "Choose one sheet, or remove the table that does not hold where both are on one sheet, and send again. "
            "If each table is about another office, add a column with the office to each.",
        ),
    ),
    error(
        "sheet.two-breakdowns",
        id=(
            "Dua lembar memuat rekening yang sama, satu dirinci menurut {parts}, satu menurut {others}: "
            "bila dijumlahkan anggarannya terhitung dua kali ({found:money}).",
            "Pilih satu lembar, lalu kirim lagi. Bila keduanya memang bagian yang berbeda, isi {parts} dan {others} pada kedua lembar.",
        ),
        en=(
            "Two sheets hold the same accounts, one divided by {parts_en}, one by {others_en}: "
            "added up, the budget would count twice ({found:money}).",
            "Choose one sheet and send again. If they are different parts of the budget, give {parts_en} and {others_en} on both.",
        ),
    ),
    error(
        "sheet.same-money",
        id=(
            "Rincian lembar {name} berjumlah tepat sama dengan lembar {sheets} ({found:money}), tetapi kantor atau kegiatannya disebut lain: "
            "anggaran yang sama terhitung dua kali?",
            "Pilih satu lembar, lalu kirim lagi. Bila keduanya memang bagian yang berbeda, beri nama kantornya di tiap lembar.",
        ),
        en=(
            "The lines of the sheet {name} add up to just what {sheets} hold ({found:money}), but call offices or activities otherwise: "
            "is it the same budget twice?",
            "Choose one sheet and send again. If they are different parts of the budget, name the office on each sheet.",
        ),
    ),
    error(
        "sheet.part-of-another",
        id=(
            "Semua {count} baris lembar {found} ada juga di lembar {sheets}, yang lebih panjang: salinan sebagian, atau bulan atau kantor lain?",
            "Pilih satu lembar, lalu kirim lagi. Bila memang bagian lain, tambahkan kolom bulan atau kantornya pada tiap lembar.",
        ),
        en=(
            "All {count} rows of the sheet {found} stand on {sheets} too, which is longer: a copy of a part, or another month or office?",
            "Choose one sheet and send again. If it is another part, add a column with the month or office to each sheet.",
        ),
    ),
    error(
        "sheet.perhaps-summary",
        id=(
            "Baris ini ({name}, {found:money}) tampaknya jumlah dari baris di lembar lain, yang berjumlah {ours:money}: "
            "rangkuman, atau rincian di luar lembar itu?",
            "Pilih satu lembar, lalu kirim lagi. Bila memang rincian tersendiri, isi kantor atau unitnya.",
        ),
        en=(
            "This row ({name}, {found:money}) seems to sum up rows of another sheet, which add up to {ours:money}: a summary, or a line beside them?",
            "Choose one sheet and send again. If it is a line of its own, say of which office or unit.",
        ),
    ),
    warning(
        "sheet.summary-adds",
        id=(
            "Lembar {found} merangkum lembar lain, tetapi {count} barisnya tidak ada di sana (misalnya {name}) dan ikut dihitung. Baris: {rows}.",
            "Pastikan rekening itu memang hanya ada di rangkuman.",
        ),
        en=(
            "The sheet {found} sums up others, but {count} of its rows are not there (such as {name}) and count as well. Rows: {rows}.",
            "Make sure that these accounts stand in the summary only.",
        ),
    ),
    warning(
        "sheet.same-table",
        id=(
            "Tabel di {sheets} sama dengan tabel di {found}; isinya dihitung satu kali.",
            "Tidak perlu diubah bila memang demikian.",
        ),
        en=("The table of {sheets} is the same as that of {found}; it was counted once.", "Nothing to do if that is right."),
    ),
    error(
        "sheet.unread-detail",
        id=(
            "{count} lembar tidak terbaca sebagai tabel anggaran, tetapi jumlahnya sama dengan yang terbaca dan rinciannya lebih banyak: {found}.",
            "Beri judul pada kolom kode atau uraian dan kolom jumlahnya, lalu kirim lagi. Bila memang tidak diperlukan, pilih lembar yang berlaku.",
        ),
        en=(
            "{count} sheets could not be read as budget tables, but add up to what was read and divide it further: {found}.",
            "Title their columns of codes or names and of amounts, and send again. If they are not needed, choose the sheet that holds.",
        ),
    ),
    error(
        "sheet.unread-lines",
        id=(
            "{count} lembar tidak terbaca sebagai tabel anggaran, tetapi berisi rekening dan jumlah yang tidak ada di tempat lain: {found}. "
            "Tanpa lembar itu anggarannya kurang.",
            "Beri judul pada kolom kode atau uraian dan kolom jumlahnya, lalu kirim lagi. Bila bukan bagian dari anggaran ini, hapus lembar itu, "
            "atau pilih lembar yang berlaku.",
        ),
        en=(
            "{count} sheets could not be read as budget tables, but hold accounts and amounts that stand nowhere else: {found}. "
            "Without them the budget would lack a part.",
            "Title their columns of codes or names and of amounts, and send again. If they are no part of this budget, delete them, "
            "or choose the sheet that holds.",
        ),
    ),
    warning(
        "sheet.other-year",
        id=("{count} lembar bernama tahun lain dan tidak dibaca: {found}.", "Periksa apakah memang hanya tahun {year} yang dimaksud."),
        en=("{count} sheets are named after other years and were not read: {found}.", "Check that only {year} is meant."),
    ),
    warning(
        "sheet.no-table",
        id=("{count} lembar tidak berisi tabel anggaran dan tidak dibaca: {found}.", "Periksa apakah memang tidak diperlukan."),
        en=("{count} sheets hold no budget table and were not read: {found}.", "Check that they are not needed."),
    ),
)

PERSONS = (
    error(
        "personal.found",
        id=(
            "Di kolom {title} ada {kind:person}: {found}. Data pribadi tidak boleh diumumkan, maka berkas ini belum dapat diimpor.",
            "Hapus nomor atau alamat itu dari sel ini, lalu kirim lagi.",
        ),
        en=(
            "The column {title} holds personal data ({kind:person}): {found}. It must not be published, so this file cannot be imported yet.",
            "Delete the number or address from this cell and send again.",
        ),
    ),
    error(
        "personal.sheet-name",
        id=(
            "Nama lembar {found} memuat data pribadi ({kind:person}). Nama itu ikut terbit sebagai asal setiap angka, maka berkas ini belum diimpor.",
            "Ganti nama lembarnya, lalu kirim lagi.",
        ),
        en=(
            "The sheet name {found} holds personal data ({kind:person}). It would be published as the source of each figure, so this file must wait.",
            "Give the sheet another name and send again.",
        ),
    ),
    warning(
        "personal.outside",
        id=(
            "Di luar baris anggaran (judul, tanda tangan, catatan) ada {count} sel dengan data pribadi. Tidak ada yang diambil dari situ.",
            "Tidak perlu diubah; sebaiknya dihapus dari berkas yang dikirim.",
        ),
        en=(
            "Outside of the budget's rows (titles, signatures, notes) {count} cells hold personal data. Nothing is taken from them.",
            "Nothing to do; better delete it from files that you send.",
        ),
    ),
    warning(
        "personal.withheld",
        id=(
            "Kolom {found} berisi nomor atau nama orang; kolom itu tidak dibaca dan tidak diumumkan.",
            "Tidak perlu diubah; sebaiknya dihapus dari berkas yang dikirim.",
        ),
        en=(
            "The column {found} holds numbers or names of persons; it was not read and is not published.",
            "Nothing to do; better delete it from files that you send.",
        ),
    ),
    warning(
        "problems.more",
        id=("Masih ada {count} masalah lain dengan kode {found}.", "Perbaiki yang tampak dahulu, lalu kirim lagi."),
        en=("There are {count} more problems of the kind {found}.", "Mend those shown first, then send again."),
    ),
)

ALL = (*TABLES, *COLUMNS, *AMOUNTS, *CODES, *PLACES, *COUNTED, *ROWS, *PERSONS, *REALISATIONS)
TABLE_CATALOGUE: dict[str, Explanation] = {entry.code: entry for entry in ALL}
