"""The problems of columns: which are meant, which are not read, and what they hold. Joined in importers/table_problems.py.

Same form as importers/problem_catalogue.py, which holds the problems of files, sheets and cells.
"""

from __future__ import annotations

from importers.problem_catalogue import error, warning

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
            "Judul tabel atau keterangan di bawahnya menyebut «{found}», sedangkan yang diminta tahap {phase}.",
            "Pilih tahap yang benar; bila tahap itu sudah benar, pilih sendiri kolom jumlahnya.",
        ),
        en=(
            "The title of the table or a remark below it says «{found}», but the phase {phase} was asked for.",
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
        "phase.exchanged",
        id=(
            "Kolom {before} dan {after} agaknya bertukar judul: di semua {count} barisnya, {found} sama dengan {before} dikurangi {after}, "
            "padahal seharusnya sebaliknya.",
            "Periksa judul kolom dan tanda plus minusnya; bila judulnya benar, pilih sendiri kolom jumlahnya.",
        ),
        en=(
            "The titles of {before} and {after} seem to be exchanged: in all {count} rows {found} is {before} less {after}, not the other way round.",
            "Check the titles and the signs; if the titles are right, choose the column of amounts yourself.",
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
    error(
        "year.several",
        id=(
            "Judul tabel menyebut beberapa tahun («{found}»); tidak jelas apakah kolom {title} memuat jumlah tahun {year} saja.",
            "Sebutkan tahunnya di judul kolom, atau pilih sendiri kolom jumlahnya; jumlah beberapa tahun tidak dapat diumumkan sebagai satu tahun.",
        ),
        en=(
            "The title of the table says several years («{found}»); it is not clear whether the column {title} holds the amounts of {year} alone.",
            "Say the year in the title of the column, or choose the column yourself; a sum of several years cannot be published as one.",
        ),
    ),
    error(
        "year.perhaps-other",
        id=(
            "Kolom {title} tidak menyebut tahunnya, padahal berkas ini menyebut tahun lain («{found}»); belum tentu isinya jumlah tahun {year}.",
            "Sebutkan tahunnya di judul kolom atau di atas tabel, atau pilih sendiri kolom jumlahnya.",
        ),
        en=(
            "The column {title} does not say its year, and the file says another one («{found}»); it is unclear whether it holds amounts of {year}.",
            "Say the year in the title of the column or above the table, or choose the column of the amounts yourself.",
        ),
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
            "Bila yang dimaksud pergeseran atau perubahan kedua atau sesudahnya, tulis nomornya di Urutan. Bila bukan, sisakan baris satu versi, "
            "lalu kirim lagi; versi lain dapat dikirim sebagai berkas sendiri.",
        ),
        en=(
            "The column {title} says several versions of the budget in its rows ({found}); it is not clear which rows are the phase {phase}.",
            "If the second shift or revision is meant, or a later one, write its number as the sequence. If not, leave the rows of one version and "
            "send again; another version can be sent as a file of its own.",
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
