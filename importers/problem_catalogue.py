"""Every problem that an importer can report: how grave it is, what the officer reads and what the officer can do.

One entry a code, in Indonesian and English. Codes are stable: other programs and the manual name them. {found} and a
problem's details are filled in; a detail that a problem does not carry is written as "?". Used by importers/problems.py.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Severity(enum.Enum):
    """An error stops the import; a warning is shown, accepted by a person and published with the vintage."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """One entry. message and remedy by language code."""

    code: str
    severity: Severity
    message: dict[str, str]
    remedy: dict[str, str]


# What is wrong, and what to do; in the words of one language.
Said = tuple[str, str]


def error(code: str, *, id: Said, en: Said) -> Explanation:
    return _entry(Severity.ERROR, code, id, en)


def warning(code: str, *, id: Said, en: Said) -> Explanation:
    return _entry(Severity.WARNING, code, id, en)


def _entry(severity: Severity, code: str, id: Said, en: Said) -> Explanation:
    return Explanation(code=code, severity=severity, message={"id": id[0], "en": en[0]}, remedy={"id": id[1], "en": en[1]})


# The file as a whole: it could not be opened, or is not what it seems (importers/workbook.py).
FILE = (
    error(
        "file.empty",
        id=("Berkas ini kosong: ukurannya 0 bita.", "Simpan ulang lembar kerjanya, lalu kirim berkas yang baru."),
        en=("This file is empty: it has 0 bytes.", "Save the workbook again and send the new file."),
    ),
    error(
        "file.no-cells",
        id=("Berkas ini dapat dibuka, tetapi tidak ada satu sel pun yang terisi.", "Periksa apakah ini berkas yang Anda maksud."),
        en=("This file opens, but not one cell in it is filled.", "Check whether this is the file that you meant."),
    ),
    error(
        "file.damaged",
        id=(
            "Berkas ini rusak atau terpotong, sehingga tidak dapat dibaca.",
            "Buka berkas aslinya dengan Excel atau LibreOffice, simpan ulang sebagai .xlsx, lalu kirim lagi.",
        ),
        en=(
            "This file is damaged or cut off and cannot be read.",
            "Open the original in Excel or LibreOffice, save it again as .xlsx and send that.",
        ),
    ),
    error(
        "reading.broken-off",
        id=(
            "Pembacaan berkas ini terputus sebelum selesai: servernya dimulai ulang atau kehabisan tenaga. Tidak ada yang disimpan sebagai anggaran.",
            "Berkasnya masih ada. Buka Ubah keterangan, lalu tekan Periksa lagi.",
        ),
        en=(
            "The reading of this file was broken off: the server was started anew or ran out of means. Nothing was stored as a budget.",
            "The file is still here. Open its details and let it be read again.",
        ),
    ),
    error(
        "file.too-slow",
        id=(
            "Berkas ini belum selesai dibaca setelah {seconds} detik, maka pembacaannya dihentikan.",
            "Coba sekali lagi; bila tetap gagal, simpan lembar yang diperlukan saja ke berkas .xlsx baru.",
        ),
        en=(
            "This file was not read to its end after {seconds} seconds, so the reading was stopped.",
            "Try once more; if it fails again, save only the sheet that is needed into a new .xlsx file.",
        ),
    ),
    error(
        "file.too-large",
        id=(
            "Berkas ini terlalu besar: {found}; batasnya {limit}.",
            "Simpan lembar yang diperlukan saja, tanpa gambar, ke berkas .xlsx baru, lalu kirim lagi.",
        ),
        en=("This file is too large: {found}; the limit is {limit}.", "Save only the sheet that is needed, without pictures, into a new .xlsx file."),
    ),
    error(
        "file.too-heavy",
        id=(
            "Isi berkas ini terlalu banyak untuk dibaca sekaligus.",
            "Hapus lembar, baris kosong, dan kolom yang tidak diperlukan, atau bagi tabelnya menjadi beberapa berkas.",
        ),
        en=(
            "This file holds too much to be read at once.",
            "Delete the sheets, blank rows and columns that are not needed, or divide the table into several files.",
        ),
    ),
    error(
        "file.too-many-cells",
        id=("Berkas ini berisi lebih dari {limit} sel.", "Hapus lembar, baris, dan kolom yang tidak diperlukan, simpan, lalu kirim lagi."),
        en=("This file holds more than {limit} cells.", "Delete the sheets, rows and columns that are not needed, save and send again."),
    ),
    error(
        "file.too-many-rows",
        id=("Berkas ini berisi lebih dari {limit} baris.", "Bagi tabelnya menjadi beberapa berkas, atau hapus baris yang tidak diperlukan."),
        en=("This file holds more than {limit} rows.", "Divide the table into several files, or delete the rows that are not needed."),
    ),
    error(
        "file.too-many-columns",
        id=("Ada baris dengan {found} kolom; batasnya {limit}.", "Periksa apakah pemisah kolomnya benar, atau hapus kolom yang tidak diperlukan."),
        en=(
            "There is a row of {found} columns; the limit is {limit}.",
            "Check whether the separator is right, or delete the columns that are not needed.",
        ),
    ),
    error(
        "file.too-many-merged",
        id=(
            "Lembar {found} berisi lebih dari {limit} sel gabungan, lebih banyak daripada yang dapat dibaca.",
            "Pilih seluruh lembar, batalkan penggabungan selnya (Beranda, Gabung & Ratakan Tengah), simpan, lalu kirim lagi.",
        ),
        en=(
            "The sheet {found} holds more than {limit} merged cells, more than can be read.",
            "Select the whole sheet, unmerge its cells (Home, Merge & Center), save and send again.",
        ),
    ),
    error(
        "file.long-text",
        id=(
            "Ada sel yang berisi lebih dari {limit} huruf; mungkin ada tanda kutip yang tidak ditutup.",
            "Periksa tanda kutip di sekitar baris itu, atau pendekkan teksnya.",
        ),
        en=(
            "A cell holds more than {limit} characters; perhaps a quotation mark is not closed.",
            "Check the quotation marks near that row, or shorten the text.",
        ),
    ),
    error(
        "file.encrypted",
        id=("Berkas ini dikunci dengan kata sandi.", "Buka berkasnya, hapus kata sandinya, simpan, lalu kirim lagi."),
        en=("This file is locked with a password.", "Open it, remove the password, save and send again."),
    ),
    error(
        "file.not-a-workbook",
        id=("Berkas ini bukan lembar kerja, melainkan berkas {found}.", "Kirim berkas .xlsx, .xls, .ods, atau .csv yang berisi tabelnya."),
        en=("This file is not a workbook but a file of the type {found}.", "Send the .xlsx, .xls, .ods or .csv file that holds the table."),
    ),
    error(
        "file.unknown",
        id=("Isi berkas ini bukan lembar kerja dan bukan teks.", "Kirim berkas .xlsx, .xls, .ods, atau .csv yang berisi tabelnya."),
        en=("What this file holds is neither a workbook nor text.", "Send the .xlsx, .xls, .ods or .csv file that holds the table."),
    ),
    error(
        "file.web-page",
        id=(
            "Berkas ini halaman web yang diberi nama {found}, bukan lembar kerja yang sebenarnya.",
            "Buka dengan Excel atau LibreOffice, pilih Simpan Sebagai .xlsx, lalu kirim berkas itu.",
        ),
        en=(
            "This file is a web page that was named {found}, not a real workbook.",
            "Open it in Excel or LibreOffice, choose Save As .xlsx and send that file.",
        ),
    ),
    error(
        "file.old-format",
        id=("Berkas ini dalam format {found} yang tidak lagi dibaca.", "Buka dengan Excel atau LibreOffice, simpan sebagai .xlsx, lalu kirim lagi."),
        en=("This file is in the format {found}, which is no longer read.", "Open it in Excel or LibreOffice, save it as .xlsx and send that."),
    ),
    error(
        "file.open-quote",
        id=(
            "Tanda kutip pada baris ini tidak berpasangan, sehingga beberapa baris terbaca sebagai satu sel.",
            "Tutup atau hapus tanda kutip yang ganjil, atau simpan tabelnya sebagai .xlsx.",
        ),
        en=(
            "The quotation marks in this row do not pair, so several rows read as one cell.",
            "Close or delete the odd quotation mark, or save the table as .xlsx.",
        ),
    ),
    warning(
        "file.limited-format",
        id=(
            "Di format {found} rumus tanpa hasil, coretan pada sebagian teks, makro, dan tautan ke berkas lain tidak dapat diperiksa.",
            "Sebaiknya simpan sebagai .xlsx, lalu kirim berkas itu.",
        ),
        en=(
            "In the format {found} formulas without a result, text that is struck in part, macros and links to other files cannot be checked.",
            "Better save it as .xlsx and send that file.",
        ),
    ),
    warning(
        "file.no-styles",
        id=(
            "Format sel di berkas ini tidak dapat dibaca; persentase dan tanggal terbaca sebagai angka biasa.",
            "Periksa kolom persentase dan tanggal, atau simpan ulang dengan Excel atau LibreOffice.",
        ),
        en=(
            "The cell formats of this file cannot be read; percentages and dates appear as plain numbers.",
            "Check columns of percentages and dates, or save the file again in Excel or LibreOffice.",
        ),
    ),
    warning(
        "file.macros",
        id=("Berkas ini berisi makro; makro tidak dijalankan.", "Sebaiknya kirim sebagai .xlsx tanpa makro."),
        en=("This file holds macros; they were not run.", "Better send it as .xlsx without macros."),
    ),
    warning(
        "file.external-links",
        id=(
            "Berkas ini mengambil nilai dari {found} berkas lain; yang dibaca adalah nilai terakhir yang tersimpan di sini.",
            "Pastikan nilainya sudah diperbarui sebelum berkas disimpan.",
        ),
        en=(
            "This file takes values from {found} other files; what was read is the last value saved here.",
            "Make sure that the values were refreshed before the file was saved.",
        ),
    ),
    warning(
        "file.old-encoding",
        id=("Teks berkas ini tidak dalam UTF-8; dibaca sebagai {found}.", "Periksa huruf bertanda dan simbol; simpan sebagai CSV UTF-8 bila perlu."),
        en=("The text of this file is not UTF-8; it was read as {found}.", "Check accented letters and signs; save as CSV UTF-8 if need be."),
    ),
)

# One sheet (importers/workbook.py).
SHEET = (
    warning(
        "sheet.hidden",
        id=("Lembar ini tersembunyi.", "Pastikan lembar ini memang yang hendak diumumkan."),
        en=("This sheet is hidden.", "Make sure that this is the sheet that is to be published."),
    ),
    warning(
        "sheet.hidden-rows",
        id=("{count} baris tersembunyi (mulai baris {first}) ikut dibaca.", "Tampilkan barisnya dan pastikan memang termasuk; hapus bila tidak."),
        en=("{count} hidden rows (from row {first}) were read too.", "Show the rows and make sure that they belong; delete them if not."),
    ),
    warning(
        "sheet.hidden-columns",
        id=("Kolom tersembunyi {found} ikut dibaca.", "Tampilkan kolomnya dan pastikan memang termasuk; hapus bila tidak."),
        en=("The hidden columns {found} were read too.", "Show the columns and make sure that they belong; delete them if not."),
    ),
    warning(
        "sheet.struck",
        id=(
            "{count} baris memuat isi yang dicoret (mulai sel {first}); isinya ikut dibaca.",
            "Hapus baris yang memang sudah tidak berlaku; hilangkan coretannya bila tetap berlaku.",
        ),
        en=(
            "{count} rows hold text or numbers that are struck through (from cell {first}); they were read too.",
            "Delete the rows that no longer hold; take away the line through those that do.",
        ),
    ),
    warning(
        "sheet.minus-not-shown",
        id=(
            "{count} angka di bawah nol tampil tanpa tanda minus (mulai sel {first}) karena format selnya; yang dibaca {found:money}.",
            "Pastikan angkanya memang minus. Pakai format yang memperlihatkan tandanya, misalnya #.##0;-#.##0.",
        ),
        en=(
            "{count} numbers below zero are shown without a minus (from cell {first}) by the format of their cells; what was read is {found:money}.",
            "Make sure that they are below zero. Use a format that shows the sign, such as #,##0;-#,##0.",
        ),
    ),
    warning(
        "sheet.unfolded",
        id=("{count} baris tertulis utuh di dalam satu sel berkutip; baris itu sudah diuraikan.", "Bandingkan baris itu dengan berkas asalnya."),
        en=("{count} records stood whole inside one quoted cell; they were taken apart.", "Compare these rows with the source."),
    ),
    warning(
        "sheet.uneven-rows",
        id=(
            "{count} baris punya lebih banyak kolom daripada judulnya (mulai baris {first}); mungkin ada {separator} yang tidak dikutip.",
            "Periksa apakah isi baris itu bergeser; kutip teks atau angka yang memuat {separator}.",
        ),
        en=(
            "{count} rows have more columns than the heading (from row {first}); perhaps a {separator} stands outside quotation marks.",
            "Check whether these rows are shifted; quote text and numbers that hold a {separator}.",
        ),
    ),
    error(
        "row.twice",
        id=(
            "Nomor baris ini tertulis lebih dari sekali di dalam berkas, sehingga tidak jelas isi mana yang benar.",
            "Buka dan simpan ulang dengan Excel atau LibreOffice, lalu kirim lagi.",
        ),
        en=(
            "This row is written more than once in the file, so it is not clear which one holds.",
            "Open it in Excel or LibreOffice, save it again and send that.",
        ),
    ),
    error(
        "cell.twice",
        id=(
            "Sel ini tertulis lebih dari sekali di dalam berkas, sehingga tidak jelas isi mana yang benar.",
            "Buka dan simpan ulang dengan Excel atau LibreOffice, lalu kirim lagi.",
        ),
        en=(
            "This cell is written more than once in the file, so it is not clear which value holds.",
            "Open it in Excel or LibreOffice, save it again and send that.",
        ),
    ),
)

# Text in any cell (importers/workbook.py).
TEXT = (
    warning(
        "text.misread",
        id=(
            "Teks {found} tampak seperti huruf yang pernah salah dibaca (ada di {count} sel).",
            "Perbaiki teksnya di berkas asal; teks disimpan seperti tertulis.",
        ),
        en=(
            "The text {found} looks like letters that were once misread (in {count} cells).",
            "Mend the text in the source; it is kept as it stands.",
        ),
    ),
)

# One cell whose value cannot be trusted. The first is reported while reading, the others by whoever needs the cell.
CELL = (
    error(
        "cell.broken",
        id=("Isi sel ini tidak dapat dibaca: {found}.", "Ketik ulang isi sel ini, lalu simpan dan kirim lagi."),
        en=("The content of this cell cannot be read: {found}.", "Type the content of this cell again, save and send."),
    ),
    error(
        "cell.error",
        id=("Sel ini berisi galat {found}, bukan nilai.", "Perbaiki rumusnya atau ganti dengan nilainya, lalu simpan dan kirim lagi."),
        en=("This cell holds the error {found} and no value.", "Mend the formula or put the value in its place, save and send again."),
    ),
    error(
        "cell.formula-without-value",
        id=(
            "Sel ini berisi rumus, tetapi hasilnya tidak tersimpan di dalam berkas.",
            "Buka berkas dengan Excel atau LibreOffice, biarkan menghitung, simpan, lalu kirim lagi.",
        ),
        en=(
            "This cell holds a formula, but its result is not in the file.",
            "Open the file in Excel or LibreOffice, let it calculate, save and send again.",
        ),
    ),
)

CATALOGUE: dict[str, Explanation] = {entry.code: entry for entry in (*FILE, *SHEET, *TEXT, *CELL)}
