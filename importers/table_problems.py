"""The problems of what a table says: headings, columns, amounts, codes, totals, persons. Joined to the catalogue in importers/problems.py.

Same form as importers/problem_catalogue.py, which holds the problems of files, sheets and cells.
"""

from __future__ import annotations

from importers.problem_catalogue import Explanation, error, warning

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
            "{count} lembar memuat baris yang sama dengan jumlah berbeda, sehingga tidak jelas mana yang berlaku: {found:money}.",
            "Pilih satu lembar, lalu kirim lagi. Bila tiap lembar milik kantor yang berbeda, tambahkan kolom Nama SKPD pada tiap lembar.",
        ),
        en=(
            "{count} sheets hold the same lines with different amounts, so it is not clear which one holds: {found:money}.",
            "Choose one sheet and send again. If each is about another office, add a column with the office to each.",
        ),
    ),
    warning(
        "sheet.same-table",
        id=(
            "Lembar {sheets} memuat tabel yang sama dengan lembar {found}; tabel itu dihitung satu kali.",
            "Tidak perlu diubah bila memang demikian.",
        ),
        en=("The sheets {sheets} hold the same table as {found}; it was counted once.", "Nothing to do if that is right."),
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
        id=("{count} kolom tidak dikenal dan tidak disimpan: {found}.", "Bila isinya diperlukan, ganti judulnya atau pilih kolomnya sendiri."),
        en=("{count} columns are not known and are not kept: {found}.", "If they are needed, change their titles or choose the columns yourself."),
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
    warning(
        "phase.title-differs",
        id=("Judul tabel menyebut «{found}», sedangkan yang diminta tahap {phase}.", "Pastikan tahapnya benar."),
        en=("The title of the table says «{found}», but the phase {phase} was asked for.", "Make sure that the phase is right."),
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
        "government.unknown",
        id=("Pemerintah daerah {found} tidak ada di berkas ini. Yang ada: {names}.", "Periksa kode atau namanya."),
        en=("The government {found} is not in this file. There are: {names}.", "Check its code or name."),
    ),
)

AMOUNTS = (
    error(
        "amount.in-pieces",
        id=(
            "Jumlah di baris ini terpotong ke beberapa kolom ({found}): tanda ribuannya terbaca sebagai pemisah kolom.",
            "Simpan ulang sebagai .xlsx, atau ekspor CSV dengan pemisah titik koma atau dengan angka di dalam tanda kutip.",
        ),
        en=(
            "The amount of this row is cut into several columns ({found}): its thousands marks were taken for the ends of columns.",
            "Save it as .xlsx, or export the CSV with semicolons or with amounts in quotation marks.",
        ),
    ),
    error(
        "amount.covered",
        id=(
            "Sel ini tertutup sel gabungan di atasnya, sehingga jumlahnya ({found}) tidak terlihat di layar.",
            "Pisahkan sel gabungan itu, periksa jumlah tiap baris, lalu kirim lagi.",
        ),
        en=(
            "A merged cell above covers this cell, so that its amount ({found}) is not seen on the screen.",
            "Take the merged cell apart, check the amount of each row, and send again.",
        ),
    ),
    error(
        "amount.shown-otherwise",
        id=(
            "Sel ini berisi {found}, tetapi formatnya menampilkannya dalam satuan lain (ribu, juta, atau miliar).",
            "Tulis jumlahnya dalam rupiah penuh dengan format angka biasa, lalu kirim lagi.",
        ),
        en=(
            "This cell holds {found}, but its format shows it in another unit (thousands, millions or billions).",
            "Write the whole amount in a plain number format, and send again.",
        ),
    ),
    error(
        "notation.undecided",
        id=(
            "Angka di kolom {title} dapat dibaca dengan dua cara, misalnya {found}: ribuan atau desimal?",
            "Sebutkan cara penulisannya: 1.234,50 (Indonesia) atau 1,234.50 (Inggris); atau simpan selnya sebagai angka.",
        ),
        en=(
            "The amounts in the column {title} can be read in two ways, for instance {found}: thousands or decimals?",
            "Say how they are written: 1.234,50 (Indonesian) or 1,234.50 (English); or save the cells as numbers.",
        ),
    ),
    error(
        "amount.not-a-number",
        id=("Sel jumlah berisi {found}, bukan angka.", "Ketik jumlahnya sebagai angka, atau kosongkan sel ini."),
        en=("The amount is {found}, which is no number.", "Type the amount as a number, or empty the cell."),
    ),
    error(
        "amount.other-notation",
        id=("Jumlah {found} ditulis lain daripada sel lain di kolom ini ({notation}).", "Tulis seperti sel yang lain, atau simpan sebagai angka."),
        en=("The amount {found} is written unlike the others in this column ({notation}).", "Write it like the others, or save it as a number."),
    ),
    error(
        "amount.destroyed",
        id=(
            "Jumlah {found} sudah dirusak oleh program lembar kerja: angka di belakangnya hilang.",
            "Ambil jumlah lengkapnya dari sumbernya, lalu ketik ulang.",
        ),
        en=(
            "The amount {found} was destroyed by a spreadsheet program: its last digits are lost.",
            "Take the full amount from its source and type it again.",
        ),
    ),
    error(
        "amount.date",
        id=("Sel jumlah ini tanggal ({found}), bukan angka.", "Ketik jumlahnya dan ubah format selnya menjadi angka."),
        en=("This amount is a date ({found}) and no number.", "Type the amount and format the cell as a number."),
    ),
    error(
        "amount.percent",
        id=("Sel jumlah ini persentase ({found}), bukan rupiah.", "Ketik jumlahnya dalam rupiah, atau pilih kolom jumlah yang lain."),
        en=("This amount is a percentage ({found}) and no money.", "Type the amount of money, or choose another column."),
    ),
    error(
        "amount.too-large",
        id=("Jumlah {found} terlalu besar untuk sebuah anggaran.", "Periksa jumlah angkanya."),
        en=("The amount {found} is too large for a budget.", "Check its digits."),
    ),
    error(
        "amount.unknown-unit",
        id=("Satuan {unit} pada {found} tidak jelas: juta atau miliar?", "Tulis jumlahnya lengkap dalam rupiah."),
        en=("The unit {unit} in {found} is not clear: million or billion?", "Write the whole amount."),
    ),
    warning(
        "amount.unit",
        id=(
            "Kolom {title} ditulis dalam satuan besar ({found}); jumlahnya hanya tepat sampai Rp{step:money}.",
            "Pakai berkas dengan jumlah lengkap bila ada.",
        ),
        en=(
            "The column {title} is written in large units ({found}); its amounts are exact to Rp{step:money} only.",
            "Use a file with whole amounts if there is one.",
        ),
    ),
    warning(
        "amount.float-noise",
        id=(
            "{count} jumlah di kolom {title} punya sisa hitungan komputer (misalnya {found}); dibulatkan ke sen ({amount:money}). Baris: {rows}.",
            "Tidak perlu diubah.",
        ),
        en=(
            "{count} amounts in {title} carry a rest of computer arithmetic (such as {found}); rounded to the sen ({amount:money}). Rows: {rows}.",
            "Nothing to do.",
        ),
    ),
    warning(
        "amount.rounded",
        id=(
            "{count} jumlah di kolom {title} punya lebih dari dua desimal (misalnya {found}); dibulatkan ke sen ({amount:money}). Baris: {rows}.",
            "Periksa apakah jumlahnya memang hasil hitungan.",
        ),
        en=(
            "{count} amounts in the column {title} have more than two decimals (such as {found}); rounded to the sen ({amount:money}). Rows: {rows}.",
            "Check whether they are results of a calculation.",
        ),
    ),
)

CODES = (
    error(
        "account.number",
        id=(
            "Kode {found} tersimpan sebagai angka, sehingga titik dan nolnya hilang.",
            "Jadikan kolom kode bertipe teks, lalu ketik kodenya lengkap, misalnya 5.1.02.01.01.0024.",
        ),
        en=(
            "The code {found} was kept as a number, so that its dots and zeros are lost.",
            "Make the column of codes a column of text and type the whole code, for instance 5.1.02.01.01.0024.",
        ),
    ),
    error(
        "text.control-character",
        id=("Teks ini memuat tanda yang tidak terlihat dan tidak dapat ditampilkan.", "Ketik ulang teks di sel ini."),
        en=("This text holds an invisible sign that cannot be shown.", "Type the text of this cell again."),
    ),
    error(
        "account.not-a-code",
        id=(
            "{found} bukan kode rekening ({count} baris: {rows}).",
            "Perbaiki kodenya, misalnya 5.1.02.01.01.0024; atau kosongkan jumlahnya bila ini bukan baris anggaran.",
        ),
        en=(
            "{found} is not an account code ({count} rows: {rows}).",
            "Mend the code, for instance 5.1.02.01.01.0024; or empty the amount if this is no budget line.",
        ),
    ),
    error(
        "account.other-chart",
        id=(
            "Kode {found} tidak ada dalam bagan akun: rekening daerah diawali 4, 5, atau 6 ({count} baris: {rows}).",
            "Perbaiki kodenya, atau pakai profil yang menyebut bagan akun lain.",
        ),
        en=(
            "The code {found} is not in the chart of accounts: accounts begin with 4, 5 or 6 ({count} rows: {rows}).",
            "Mend the code, or use a profile that names another chart.",
        ),
    ),
    error(
        "account.missing",
        id=(
            "Baris ini punya jumlah, tetapi tidak punya kode rekening ({found}).",
            "Isi kode rekeningnya; bila ini jumlah total, beri keterangan «Jumlah».",
        ),
        en=("This row has an amount but no account code ({found}).", "Fill in the account code; if it is a total, call it «Jumlah» or «Total»."),
    ),
    error(
        "account.unknown-name",
        id=(
            "Tabel ini tidak punya kode, dan nama rekening {found} tidak dikenal.",
            "Tambahkan kolom kode rekening, atau tulis nama rekening seperti dalam bagan akun.",
        ),
        en=(
            "This table has no codes, and the account name {found} is not known.",
            "Add a column of account codes, or write the name as in the chart of accounts.",
        ),
    ),
    error(
        "code.unknown-shape",
        id=("Susunan kode {found} tidak dikenal ({count} baris: {rows}).", "Periksa jumlah angka di tiap bagian kode."),
        en=("The form of the code {found} is not known ({count} rows: {rows}).", "Check the number of digits in each part of the code."),
    ),
    warning(
        "code.parts-elsewhere",
        id=(
            "Rincian {found} ada di {count} baris di bawahnya, tetapi kodenya lain; dibaca sebagai rinciannya.",
            "Perbaiki kode baris-baris itu di berkas asal.",
        ),
        en=(
            "The parts of {found} stand in the {count} rows below it but carry other codes; they were read as its parts.",
            "Mend the codes of those rows in the source.",
        ),
    ),
    warning(
        "code.name-says-other",
        id=("Kode {code} bernama {found}, padahal itu nama rekening {named}; dibaca sebagai {named}.", "Perbaiki kodenya di berkas asal."),
        en=("The code {code} is called {found}, which is the name of account {named}; it was read as {named}.", "Mend the code in the source."),
    ),
    warning(
        "account.unknown",
        id=(
            "Kelompok rekening {found} tidak ada dalam bagan akun; barangkali maksudnya {suggestion} ({count} baris: {rows}).",
            "Periksa kodenya; nama di berkas tetap dipakai.",
        ),
        en=(
            "The account group {found} is not in the chart; perhaps it means {suggestion} ({count} rows: {rows}).",
            "Check the code; the name in the file is kept.",
        ),
    ),
    warning(
        "account.assumed",
        id=(
            "{count} baris program tidak punya kode rekening; dihitung sebagai belanja (5). Baris: {rows}.",
            "Pakai berkas dengan kode rekening bila ada.",
        ),
        en=(
            "{count} rows of programmes have no account code; they count as expenditure (5). Rows: {rows}.",
            "Use a file with account codes if there is one.",
        ),
    ),
    warning(
        "account.other-kind",
        id=("Rekening {found} punya jumlah di kolom {title}, yang bukan kelompoknya.", "Periksa kode atau kolomnya."),
        en=("The account {found} has an amount in the column {title}, which is not its group.", "Check the code or the column."),
    ),
    warning(
        "codes.renumbered",
        id=("Rekening di berkas ini bernomor {found}; dibaca sebagai 4 pendapatan, 5 belanja, 6 pembiayaan.", "Pastikan memang demikian."),
        en=(
            "The accounts in this file are numbered {found}; they were read as 4 revenue, 5 expenditure, 6 financing.",
            "Make sure that this is right.",
        ),
    ),
    warning(
        "codes.foreign",
        id=(
            "Kode rekening di berkas ini dari bagan akun «{found}»; disimpan utuh di bawah bagiannya.",
            "Pastikan profilnya memang untuk berkas ini.",
        ),
        en=(
            "The account codes in this file are of the chart «{found}»; they are kept whole under their part.",
            "Make sure that the profile is for this file.",
        ),
    ),
    error(
        "account.foreign-chart",
        id=(
            "Kode rekening di berkas ini (misalnya {found}; {count} baris) bukan bagan akun daerah, yang diawali 4, 5, atau 6.",
            "Periksa apakah kolom kodenya benar; untuk bagan akun lain diperlukan profil yang menyebutnya.",
        ),
        en=(
            "The account codes in this file (such as {found}; {count} rows) are not of the regional chart, which begins with 4, 5 or 6.",
            "Check whether this is the right column; another chart needs a profile that names it.",
        ),
    ),
    error(
        "code.date",
        id=("Kode di sel ini sudah diubah menjadi tanggal ({found}) oleh program lembar kerja.", "Ketik ulang kodenya sebagai teks."),
        en=("The code in this cell was turned into a date ({found}) by a spreadsheet program.", "Type the code again as text."),
    ),
    warning(
        "code.number",
        id=(
            "{count} kode di kolom {title} disimpan sebagai angka (misalnya {found}); nol di belakangnya mungkin hilang. Baris: {rows}.",
            "Simpan kode sebagai teks.",
        ),
        en=(
            "{count} codes in the column {title} are kept as numbers (such as {found}); their last zeros may be lost. Rows: {rows}.",
            "Keep codes as text.",
        ),
    ),
    warning(
        "code.other-office",
        id=(
            "Berkas ini tentang kantor {office}, tetapi {count} baris memakai kode kantor lain ({found}). Baris: {rows}.",
            "Periksa kode baris-baris itu.",
        ),
        en=(
            "This file is about the office {office}, but {count} rows carry the code of another one ({found}). Rows: {rows}.",
            "Check the codes of those rows.",
        ),
    ),
    warning(
        "levels.from-order",
        id=(
            "Tabel ini tidak punya kode: induk dan rincian disimpulkan dari urutan dan penjumlahan, rekening dari namanya.",
            "Bandingkan tingkatannya dengan sumbernya.",
        ),
        en=(
            "This table has no codes: parents and parts were found from order and sums, accounts from their names.",
            "Compare the levels with the source.",
        ),
    ),
    warning(
        "levels.from-indentation",
        id=(
            "Tabel ini tidak punya kode: induk dan rincian diambil dari lekukan teks, rekening dari namanya.",
            "Bandingkan tingkatannya dengan sumbernya.",
        ),
        en=(
            "This table has no codes: parents and parts were found from indentation, accounts from their names.",
            "Compare the levels with the source.",
        ),
    ),
)

ROWS = (
    error(
        "row.shifted",
        id=(
            "{count} baris punya lebih banyak isi daripada judul kolomnya, jadi isinya bergeser ke kanan (baris {rows}).",
            "Simpan ulang sebagai .xlsx, atau beri tanda kutip pada nama dan angka yang memuat tanda pemisah kolom.",
        ),
        en=(
            "{count} rows hold more fields than there are titles, so that what they hold has moved to the right (rows {rows}).",
            "Save the table as .xlsx, or put names and amounts that hold the separator in quotation marks.",
        ),
    ),
    warning(
        "signed.differs",
        id=(
            "Jumlah rekening {part} menurut dokumen bertanda tangan {found:money}, rinciannya berjumlah {ours:money}; selisih {difference:money}.",
            "Periksa berkasnya dan angka yang diketik. Selama berbeda, dokumen ini terbit hanya dengan alasan tertulis yang ikut diumumkan.",
        ),
        en=(
            "The signed document says {found:money} for account {part}, the lines add up to {ours:money}; difference {difference:money}.",
            "Check the file and the amount that was typed. While they differ the document is published only with a reason, which is published too.",
        ),
    ),
    warning(
        "office.in-rows",
        id=(
            "{count} baris hanya menyebut nama kantor ({found}), dan tabelnya tidak punya kolom kantor: "
            "angka di bawahnya disimpan tanpa kantor. Baris: {rows}.",
            "Tambahkan kolom Nama SKPD dan isi pada setiap baris, supaya pembaca tahu angka itu milik kantor mana.",
        ),
        en=(
            "{count} rows only name an office ({found}), and the table has no column of offices: "
            "the amounts below are kept without one. Rows: {rows}.",
            "Add a column with the office and fill it in every row, so that readers know whose amounts they are.",
        ),
    ),
    warning(
        "office.from-sheets",
        id=("Nama {count} lembar dipakai sebagai nama kantor: {found}.", "Periksa ejaannya; tambahkan kolom Nama SKPD bila seharusnya lain."),
        en=("The names of {count} sheets were taken for the names of offices: {found}.", "Check them; add a column with the office if they are not."),
    ),
    warning(
        "office.blank",
        id=(
            "{count} baris tidak menyebut kantor, padahal baris di atasnya menyebut ({found}); disimpan tanpa kantor. Baris: {rows}.",
            "Bila maksudnya sama dengan baris di atas, isi kolom kantor sampai ke bawah, atau gabungkan selnya.",
        ),
        en=(
            "{count} rows name no office although rows above them do ({found}); they are kept without one. Rows: {rows}.",
            "If they mean the office above, fill the column down or merge its cells.",
        ),
    ),
    warning(
        "row.repeated",
        id=(
            "{count} baris sama seluruhnya, jumlahnya pun sama ({name}); semua dihitung. Baris: {rows}.",
            "Hapus yang berlebih bila terketik dua kali.",
        ),
        en=("{count} rows are the same in everything, the amount too ({name}); all of them count. Rows: {rows}.", "Delete what was typed twice."),
    ),
    warning(
        "row.same-key",
        id=(
            "{count} baris sama dengan baris lain kecuali jumlahnya (misalnya {name}); semua dihitung. Baris: {rows}.",
            "Periksa apakah memang baris yang berbeda.",
        ),
        en=(
            "{count} rows are the same as another but for the amount (such as {name}); all of them count. Rows: {rows}.",
            "Check whether they are really different lines.",
        ),
    ),
    warning(
        "row.sum-differs",
        id=(
            "Total di baris ini {found:money}, sedangkan kolom-kolomnya berjumlah {ours:money} ({count} baris: {rows}). Yang disimpan isi kolomnya.",
            "Periksa rumus kolom {title}.",
        ),
        en=(
            "This row's total is {found:money}, but its columns add up to {ours:money} ({count} rows: {rows}). The columns are what is kept.",
            "Check the formula of the column {title}.",
        ),
    ),
    warning(
        "row.perhaps-total",
        id=(
            "Baris ini mungkin jumlah dari baris lain ({name}), tetapi jumlahnya tidak cocok; dihitung sebagai rincian.",
            "Bila ini jumlah, hapus atau beri keterangan «Jumlah».",
        ),
        en=(
            "This row may be the sum of others ({name}), but it does not add up; it counts as a line.",
            "If it is a sum, delete it or call it «Total».",
        ),
    ),
    warning(
        "sum.differs",
        id=(
            "{label}: tertulis {found:money}, rinciannya berjumlah {ours:money}; selisih {difference:money}. "
            "Yang disimpan rinciannya, keduanya ditampilkan.",
            "Periksa mana yang benar; perbaiki di berkas asal bila perlu.",
        ),
        en=(
            "{label}: the file says {found:money}, its parts add up to {ours:money}; difference {difference:money}. "
            "The parts are kept, both are shown.",
            "Check which is right; mend the source if need be.",
        ),
    ),
    warning(
        "sum.other-sign",
        id=("{label}: tertulis {found:money}, hitungan kami {ours:money}; hanya tandanya yang berbeda.", "Periksa apakah ini surplus atau defisit."),
        en=("{label}: the file says {found:money}, ours is {ours:money}; only the sign differs.", "Check whether this is a surplus or a deficit."),
    ),
    warning(
        "sum.bare-number",
        id=(
            "Angka tanpa keterangan {found:money} di bawah tabel tidak sama dengan jumlah rinciannya ({ours:money}); tidak dihitung.",
            "Hapus angka itu, atau beri keterangan.",
        ),
        en=(
            "The number without a label {found:money} under the table is not the sum of the lines ({ours:money}); it does not count.",
            "Delete the number, or label it.",
        ),
    ),
)

PERSONS = (
    error(
        "personal.found",
        id=(
            "Di kolom {title} ada {kind}: {found}. Data pribadi tidak boleh diumumkan, maka berkas ini belum dapat diimpor.",
            "Hapus nomor atau alamat itu dari sel ini, lalu kirim lagi.",
        ),
        en=(
            "The column {title} holds personal data ({kind}): {found}. It must not be published, so this file cannot be imported yet.",
            "Delete the number or address from this cell and send again.",
        ),
    ),
    error(
        "personal.sheet-name",
        id=(
            "Nama lembar {found} memuat data pribadi ({kind}). Nama itu ikut terbit sebagai asal setiap angka, maka berkas ini belum dapat diimpor.",
            "Ganti nama lembarnya, lalu kirim lagi.",
        ),
        en=(
            "The sheet name {found} holds personal data ({kind}). It would be published as the source of each figure, so this file must wait.",
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

REALISATIONS = (
    error(
        "realisation.same-as-plan",
        id=(
            "Semua {found} jumlah realisasi di berkas ini sama persis dengan anggarannya: ini kolom anggaran, bukan realisasi.",
            "Pilih kolom realisasi, atau kirim laporan realisasi (LRA) yang benar.",
        ),
        en=(
            "All {found} amounts of this realisation equal the budget exactly: this is the budget's column, not what was spent.",
            "Choose the column of the realisation, or send the right report (LRA).",
        ),
    ),
    warning(
        "realisation.over-plan",
        id=(
            "{count} jenis belanja melebihi anggarannya yang berlaku: {found}.",
            "Periksa jumlahnya; bila benar, siapkan penjelasannya karena pembaca akan melihatnya.",
        ),
        en=(
            "{count} kinds of expenditure exceed their budget in force: {found}.",
            "Check the amounts; if they are right, have the reason at hand, since readers will see it.",
        ),
    ),
    warning(
        "realisation.no-day",
        id=("Belum disebut sampai tanggal berapa realisasi ini dihitung.", "Isi «Keadaan per tanggal», misalnya 30 Juni 2025."),
        en=("It is not said until which day this realisation counts.", "Give the day, for instance 30 June 2025."),
    ),
    warning(
        "realisation.no-plan",
        id=(
            "Anggaran tahun {found} belum diterbitkan, jadi realisasi ini tidak dapat dibandingkan.",
            "Terbitkan anggarannya dahulu supaya pembaca melihat berapa bagian yang sudah dipakai.",
        ),
        en=(
            "No budget of {found} is published, so this realisation cannot be compared with it.",
            "Publish the budget first, so that readers see how much of it was used.",
        ),
    ),
)

TABLE_CATALOGUE: dict[str, Explanation] = {entry.code: entry for entry in (*TABLES, *COLUMNS, *AMOUNTS, *CODES, *ROWS, *PERSONS, *REALISATIONS)}
