"""The problems of what a table says: headings, columns and persons here; amounts and rows have modules of their own. Joined in importers/problems.py.

Same form as importers/problem_catalogue.py, which holds the problems of files, sheets and cells.
"""

from __future__ import annotations

from importers.amount_problems import AMOUNTS, REALISATIONS
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
    error(
        "row.above-heading",
        id=(
            "Baris ini berisi kode rekening dan jumlah ({found}), tetapi berada di atas judul tabel, jadi tidak dibaca.",
            "Pindahkan baris ini ke bawah judul tabelnya, atau hapus bila bukan bagian dari anggaran.",
        ),
        en=(
            "This row holds an account and an amount ({found}), but stands above the titles of the table, so it was not read.",
            "Move it below the titles of the table, or delete it if it is no part of the budget.",
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

COLUMNS = (
    warning(
        "column.unread",
        id=(
            "{count} kolom tidak dikenal atau tidak dipilih, jadi tidak disimpan: {found}.",
            "Bila isinya diperlukan, ganti judulnya atau pilih kolomnya sendiri.",
        ),
        en=(
            "{count} columns are not known or were not chosen, so they are not kept: {found}.",
            "If they are needed, change their titles or choose the columns yourself.",
        ),
    ),
    warning(
        "column.untitled",
        id=(
            "Kolom {columns} berisi sesuatu (misalnya {found}) tetapi tidak berjudul, jadi tidak disimpan ({count} baris: {rows}).",
            "Beri judul bila isinya bagian dari anggaran; biarkan bila hanya catatan.",
        ),
        en=(
            "The columns {columns} hold something (for instance {found}) without a title, so it is not kept ({count} rows: {rows}).",
            "Give them a title if they are part of the budget; leave them if they are notes.",
        ),
    ),
    warning(
        "column.other-amounts",
        id=(
            "Kolom jumlah lain tidak diambil untuk tahap {phase}: {found}.",
            "Impor lagi dengan tahap yang sesuai bila kolom itu juga hendak diumumkan.",
        ),
        en=(
            "Other columns of amounts were not taken for the phase {phase}: {found}.",
            "Import again with their phase if they are to be published too.",
        ),
    ),
    error(
        "column.ambiguous",
        id=("Beberapa kolom dapat berarti jumlah untuk tahap {phase}, dan isinya berbeda: {found}.", "Pilih kolom jumlah yang benar."),
        en=("Several columns may be the amount for the phase {phase}, and they differ: {found}.", "Choose the right column of amounts."),
    ),
    error(
        "column.perhaps-no-money",
        id=(
            "Isi kolom {title} agaknya bukan rupiah, melainkan banyaknya atau persennya, menurut kolom di sampingnya: {found}.",
            "Pilih kolom jumlah uangnya, atau tambahkan kolom itu bila belum ada.",
        ),
        en=(
            "The column {title} does not seem to hold rupiah but how many there are or a percentage, by the column beside it: {found}.",
            "Choose the column that holds the money, or add one if there is none.",
        ),
    ),
    error(
        "kinds.incomplete",
        id=(
            "Kolom jenis belanja yang terbaca tidak menjadi {title}: misalnya {ours:money}, bukan {found:money} ({count} baris: {rows}). "
            "Agaknya ada jenis yang judulnya tidak dikenal.",
            "Beri judul jenis belanja yang dikenal, atau pilih kolom jumlahnya sendiri.",
        ),
        en=(
            "The columns of kinds that were read do not make up {title}: for instance {ours:money}, not {found:money} ({count} rows: {rows}). "
            "It seems that a kind has a title that is not known.",
            "Give the kinds of expenditure titles that are known, or choose the column of amounts yourself.",
        ),
    ),
    error(
        "kinds.unknown",
        id=(
            "Di samping kolom jenis belanja {titles} ada kolom yang agaknya juga jenis belanja, tetapi judulnya tidak dikenal: {found}.",
            "Beri judul jenis belanja yang dikenal, atau tambahkan kolom Jumlah dan pilih kolom itu sebagai jumlahnya.",
        ),
        en=(
            "Beside the kinds of expenditure {titles} there is what seems to be one more, but its title is not known: {found}.",
            "Give it the title of a kind that is known, or add a column Jumlah and choose it as the amount.",
        ),
    ),
    error(
        "periods.incomplete",
        id=(
            "Jumlah tahap {phase} terbagi per bulan, triwulan, atau semester, tetapi {count} bagiannya tidak ada; yang ada: {found}.",
            "Lengkapi bagian itu, atau tambahkan kolom jumlah setahun dan beri judul Jumlah.",
        ),
        en=(
            "The amount of the phase {phase} is divided by month, quarter or half of the year, but {count} parts are missing; there are: {found}.",
            "Complete them, or add a column with the amount of the year under the title Jumlah.",
        ),
    ),
    warning(
        "amount.from-periods",
        id=(
            "Tidak ada kolom jumlah untuk tahap {phase}; yang disimpan hasil penjumlahan kolom {found}.",
            "Pastikan kolom-kolom itu bagian dari satu jumlah. Bila tidak, pilih kolom jumlahnya sendiri.",
        ),
        en=(
            "There is no column of amounts for the phase {phase}; what is kept is the sum of the columns {found}.",
            "Make sure that these columns are parts of one amount. If not, choose the column of amounts yourself.",
        ),
    ),
    error(
        "periods.columns-to-date",
        id=(
            "Jumlah tahap {phase} di kolom {found} tidak pernah turun dari periode ke periode: agaknya angka sampai dengan periode itu, "
            "yang bila dijumlah terhitung berulang.",
            "Bila memang sampai dengan, sisakan kolom terakhir. Bila per periode, tambahkan kolom Jumlah atau Realisasi dengan angka seluruhnya.",
        ),
        en=(
            "The amounts of the phase {phase} in {found} never fall from one period to the next: they seem to be up to each period, "
            "and added up the same money would count again and again.",
            "If they are, keep the last column. If they are those of each period, add a column Jumlah or Realisasi with the whole amount.",
        ),
    ),
    error(
        "periods.to-date",
        id=(
            "Kolom {title} menyebut periode tiap baris ({found}), dan angka {amount} agaknya angka sampai dengan periode itu atau angka setahun "
            "({count} rekening ada di beberapa periode): bila dijumlah, uang yang sama terhitung berulang.",
            "Sisakan baris periode terakhir. Bila angkanya memang per periode, jadikan periodenya kolom, satu kolom tiap periode.",
        ),
        en=(
            "The column {title} says the period of each row ({found}), and {amount} seems to be the amount up to that period or of the whole year "
            "({count} accounts stand in several periods): added up, the same money counts again and again.",
            "Keep the rows of the last period. If the amounts are those of each period, make columns of the periods, one for each.",
        ),
    ),
    warning(
        "amount.from-period-rows",
        id=(
            "Kolom {title} menyebut periode tiap baris ({found}): angka {amount} dari semua periode dijumlahkan ({count} rekening).",
            "Pastikan angkanya per periode. Bila angkanya sampai dengan periode itu, sisakan baris periode terakhir saja.",
        ),
        en=(
            "The column {title} says the period of each row ({found}): the amounts {amount} of all periods are added up ({count} accounts).",
            "Make sure that they are those of each period. If they are up to that period, keep the rows of the last one only.",
        ),
    ),
    error(
        "phase.no-column",
        id=(
            "Tidak ada kolom jumlah untuk tahap {phase}. Kolom jumlah yang ada: {found}.",
            "Pilih tahap yang sesuai dengan isi berkas, atau pilih kolomnya sendiri.",
        ),
        en=(
            "There is no column of amounts for the phase {phase}. There are: {found}.",
            "Choose the phase that the file is about, or choose the column yourself.",
        ),
    ),
    error(
        "phase.only-changes",
        id=(
            "Tabel ini hanya memuat berapa anggaran bertambah atau berkurang ({found}), bukan anggarannya.",
            "Kirim tabel yang memuat anggaran sebelum atau setelah perubahan, atau pilih kolom jumlahnya sendiri.",
        ),
        en=(
            "This table only holds by how much the budget rose or fell ({found}), not the budget.",
            "Send a table with the budget before or after the change, or choose the column of amounts yourself.",
        ),
    ),
    error(
        "phase.perhaps-column",
        id=(
            "Kolom {title} tidak menyebut tahap {phase}; yang agaknya menyebutnya: {found}, tetapi judul itu tidak dikenal sebagai jumlah tahap ini.",
            "Pilih kolom jumlah yang benar, atau ganti judulnya.",
        ),
        en=(
            "The column {title} does not say the phase {phase}; what seems to say it: {found}, but that title is not known as its amount.",
            "Choose the right column of amounts, or change its title.",
        ),
    ),
    error(
        "phase.title-differs",
        id=(
            "Judul tabel menyebut «{found}», sedangkan yang diminta tahap {phase}.",
            "Pilih tahap yang benar; bila tahap itu sudah benar, pilih sendiri kolom jumlahnya.",
        ),
        en=(
            "The title of the table says «{found}», but the phase {phase} was asked for.",
            "Choose the right phase; if it is right, choose the column of amounts yourself.",
        ),
    ),
    error(
        "period.title-says",
        id=(
            "Judul tabel menyebut «{found}», sebagian dari tahun anggaran; yang diminta tahap {phase}, setahun penuh atau sejak awal tahun.",
            "Kirim tabel setahun penuh; bila kolom {title} memang jumlah setahun, pilih sendiri kolom itu.",
        ),
        en=(
            "The title of the table says «{found}», a part of the year; the phase {phase} was asked for, of the whole year or from its beginning on.",
            "Send the table of the whole year; if the column {title} is of the whole year, choose it yourself.",
        ),
    ),
    error(
        "period.column-says",
        id=(
            "Kolom {found} berjudul sebagian dari tahun anggaran; yang diminta tahap {phase}, setahun penuh.",
            "Kirim tabel setahun penuh; bila kolom itu memang jumlah setahun, pilih sendiri kolomnya.",
        ),
        en=(
            "The title of the column {found} says a part of the year; the phase {phase} was asked for, of the whole year.",
            "Send the table of the whole year; if the column is of the whole year, choose it yourself.",
        ),
    ),
    warning(
        "phase.reread",
        id=(
            "Tabel ini laporan realisasi: kolom {found} dibaca sebagai anggaran dan realisasi.",
            "Pastikan kolom pertama memang anggaran dan kolom kedua realisasi.",
        ),
        en=(
            "This table reports realisation: the columns {found} were read as budget and realisation.",
            "Make sure that the first is the budget and the second what was spent.",
        ),
    ),
    error(
        "year.differs",
        id=(
            "Di sini tertulis tahun {found}, sedangkan yang diminta tahun {expected} ({count} sel).",
            "Pilih tahun yang benar, atau kirim berkas untuk tahun itu.",
        ),
        en=("This says the year {found}, but {expected} was asked for ({count} cells).", "Choose the right year, or send the file of that year."),
    ),
    warning(
        "year.from-rows",
        id=(
            "Kolom {title} menyebut tahun tiap baris; yang dibaca baris tahun {year}, dan {count} baris tahun lain tidak diambil ({found}).",
            "Impor lagi dengan tahun lain bila baris itu juga hendak diumumkan.",
        ),
        en=(
            "The column {title} says the year of each row; the rows of {year} were read, and {count} rows of other years were not ({found}).",
            "Import it again for another year if those rows are to be published too.",
        ),
    ),
    error(
        "year.ambiguous",
        id=(
            "Kolom {title} menyebut beberapa tahun anggaran yang memuat {year} ({found}); tidak jelas baris mana yang dimaksud.",
            "Hapus baris tahun anggaran yang lain, atau bagi tabelnya per tahun anggaran.",
        ),
        en=(
            "The column {title} says several fiscal years that hold {year} ({found}); it is not clear which rows are meant.",
            "Delete the rows of the other fiscal years, or divide the table by fiscal year.",
        ),
    ),
    warning(
        "phase.from-rows",
        id=(
            "Kolom {title} menyebut tahap tiap baris; untuk {phase} yang dibaca baris {found}, dan {count} baris tahap lain tidak diambil.",
            "Pastikan baris {found} memang yang dimaksud.",
        ),
        en=(
            "The column {title} says the phase of each row; for {phase} the rows {found} were read, and {count} rows of other phases were not.",
            "Make sure that the rows {found} are those that are meant.",
        ),
    ),
    error(
        "phase.no-rows",
        id=(
            "Kolom {title} menyebut tahap tiap baris ({found}); tidak ada baris untuk {phase}.",
            "Pilih tahap yang ada, atau kirim berkas tahap itu.",
        ),
        en=(
            "The column {title} says the phase of each row ({found}); there are no rows for {phase}.",
            "Choose a phase that is there, or send its file.",
        ),
    ),
    error(
        "phase.rows-unclear",
        id=(
            "Kolom {title} menyebut beberapa versi anggaran di barisnya ({found}); tidak jelas baris mana yang dimaksud dengan tahap {phase}.",
            "Sisakan baris satu versi, lalu kirim lagi; versi lain dapat dikirim sebagai berkas sendiri.",
        ),
        en=(
            "The column {title} says several versions of the budget in its rows ({found}); it is not clear which rows are the phase {phase}.",
            "Leave the rows of one version and send again; another version can be sent as a file of its own.",
        ),
    ),
    error(
        "phase.differs",
        id=("Di sini tertulis tahap {found}, sedangkan yang diminta {expected} ({count} sel).", "Pilih tahap yang benar, atau perbaiki kolomnya."),
        en=("This says the phase {found}, but {expected} was asked for ({count} cells).", "Choose the right phase, or mend the column."),
    ),
    error(
        "government.choose",
        id=("Berkas ini memuat {count} pemerintah daerah: {found}.", "Sebutkan satu yang hendak diambil, dengan kode atau namanya."),
        en=("This file holds {count} governments: {found}.", "Name the one that is to be taken, by its code or name."),
    ),
    error(
        "government.one-column",
        id=(
            "Kolom {title} terbaca sebagai jumlah satu pemerintah daerah, tetapi ada kolom lain yang juga berisi angka: {found}. "
            "Tidak jelas mana jumlah anggarannya.",
            "Beri judul Jumlah pada kolom jumlahnya, atau pilih kolomnya sendiri.",
        ),
        en=(
            "The column {title} looks like the amounts of one government, but other columns hold numbers too: {found}. "
            "It is not clear which is the amount of the budget.",
            "Give the column of the amounts the title Jumlah, or choose it yourself.",
        ),
    ),
    error(
        "government.several-columns",
        id=("Beberapa kolom milik {name}, dan tidak jelas mana jumlah anggarannya: {found}.", "Pilih kolom jumlah yang benar."),
        en=("Several columns are those of {name}, and it is not clear which is the amount: {found}.", "Choose the right column of amounts."),
    ),
    error(
        "government.differs",
        id=(
            "Di sini tertulis {found}, sedangkan yang diminta {expected}: baris pemerintah daerah lain akan ikut terhitung.",
            "Pilih lembar milik {expected}, atau kirim berkas yang hanya memuat baris itu.",
        ),
        en=(
            "This says {found}, but {expected} was asked for: rows of another government would count.",
            "Choose the sheet of {expected}, or send a file with its rows only.",
        ),
    ),
    error(
        "government.unknown",
        id=("Pemerintah daerah {found} tidak ada di berkas ini. Yang ada: {names}.", "Periksa kode atau namanya."),
        en=("The government {found} is not in this file. There are: {names}.", "Check its code or name."),
    ),
    error(
        "government.perhaps-same",
        id=(
            "{count} baris bernama {found}, hampir sama dengan {expected} yang diminta: pemerintah daerah lain, atau salah ketik? Baris: {rows}.",
            "Samakan penulisan nama atau kodenya di semua baris pemerintah daerah itu, lalu kirim lagi.",
        ),
        en=(
            "{count} rows are of {found}, nearly the {expected} that was asked for: another government, or a typing error? Rows: {rows}.",
            "Write its name or code in one way in all rows of that government and send again.",
        ),
    ),
    warning(
        "government.not-said",
        id=(
            "Berkas ini tidak menyebut pemerintah daerah mana pun, jadi isian {found} tidak menyaring apa-apa: semua barisnya dibaca.",
            "Pastikan seluruh berkas ini memang milik {found}, atau kosongkan isian itu.",
        ),
        en=(
            "This file names no government, so that asking for {found} leaves nothing out: all its rows were read.",
            "Make sure that the whole file is of {found}, or do not ask for it.",
        ),
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
