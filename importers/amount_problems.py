"""The problems of amounts, and of a realisation beside its plan. Part of importers/table_problems.py.

Same form as importers/problem_catalogue.py.
"""

from __future__ import annotations

from importers.problem_catalogue import error, warning

TOTALS = (
    error(
        "sum.other-unit",
        id=(
            "{label}: tertulis {found:money}, sedangkan rinciannya berjumlah {ours:money}: tepat kelipatan seribu, jadi satuannya berbeda.",
            "Tulis jumlah dan rinciannya dalam satuan yang sama, atau sebutkan satuan rinciannya di judul, misalnya (dalam ribuan rupiah).",
        ),
        en=(
            "{label}: the file says {found:money}, but its parts add up to {ours:money}: a thousandfold exactly, so that their units differ.",
            "Write the total and its parts in one unit, or say the unit of the parts in the title, for instance (dalam ribuan rupiah).",
        ),
    ),
    error(
        "sum.counts-both",
        id=(
            "{label}: tertulis {found:money}, sedangkan rinciannya berjumlah {ours:money}: jumlah itu juga menghitung baris rekening yang kami baca "
            "sebagai jumlah dari rinciannya.",
            "Perbaiki jumlah ini bila baris-baris itu memang jumlah; bila rincian tersendiri, isi uraiannya.",
        ),
        en=(
            "{label}: the file says {found:money}, but its parts add up to {ours:money}: it counts as well the rows of accounts that we took for the "
            "sums of their details.",
            "Mend this total if those rows are sums; describe them if they are lines of their own.",
        ),
    ),
    error(
        "sum.lines-twice",
        id=(
            "{label}: tertulis {found:money}, sedangkan rinciannya berjumlah {ours:money}, tepat dua kali: ada baris yang tertulis dua kali.",
            "Hapus baris yang berulang. Bila semua baris memang dihitung, perbaiki jumlah ini.",
        ),
        en=(
            "{label}: the file says {found:money}, but its parts add up to {ours:money}, just twice that: lines stand in it twice.",
            "Delete the rows that are repeated. If all of them count, mend this total.",
        ),
    ),
    error(
        "sum.sign-of-line",
        id=(
            "{label}: tertulis {printed:money}, rinciannya berjumlah {ours:money}; selisihnya tepat dua kali baris {name} ({found:money}): "
            "tandanya terbalik?",
            "Hapus atau tambahkan tanda minus (atau kurung) di baris ini; bila sudah benar, perbaiki jumlah {label}.",
        ),
        en=(
            "{label}: the file says {printed:money}, its parts add up to {ours:money}; the difference is just twice the row {name} ({found:money}): "
            "has it the wrong sign?",
            "Take the minus (or the brackets) away from this row, or add it; if it is right, mend the total {label}.",
        ),
    ),
    error(
        "sum.line-not-counted",
        id=(
            "{label}: tertulis {printed:money}, rinciannya berjumlah {ours:money}; selisihnya tepat {count} baris ({name}, {found:money}; "
            "baris {rows}) yang sama dengan baris lain, atau jumlah dari baris-baris di sekitarnya.",
            "Hapus baris itu bila tertulis dua kali atau bila jumlah dari yang lain; bila memang rincian, perbaiki jumlah {label}.",
        ),
        en=(
            "{label}: the file says {printed:money}, its parts add up to {ours:money}; the difference is just {count} rows ({name}, {found:money}; "
            "rows {rows}) that are the same as another row, or what rows near them add up to.",
            "Delete those rows if they stand there twice or are the sum of others; if they are lines, mend the total {label}.",
        ),
    ),
    error(
        "sum.parts-blank",
        id=(
            "{label}: tertulis {found:money}, tetapi semua rinciannya kosong, dan tidak ada jumlah lain yang memuatnya: nol, atau belum dirinci?",
            "Isi rinciannya, atau kosongkan jumlah ini bila memang nol; bila tidak dirinci, hapus baris rincian yang kosong.",
        ),
        en=(
            "{label}: the file says {found:money}, but all of its parts are blank, and no total of the file counts it: nil, or without parts?",
            "Fill in the parts, or empty this amount if it is nil; if it has no parts, delete the blank rows below it.",
        ),
    ),
)

AMOUNTS = (
    *TOTALS,
    error(
        "amount.paid-below-zero",
        id=(
            "Semua {count} jumlah di bawah rekening {part} kurang dari nol (misalnya {found:money}), padahal rekening itu sendiri berarti "
            "pengeluaran. Baris: {rows}.",
            "Tulis jumlahnya tanpa tanda kurung atau minus. Bila kolom ini berisi perubahan, pilih kolom jumlah sesudah perubahan.",
        ),
        en=(
            "All {count} amounts under account {part} are below zero (such as {found:money}), though the account itself means money that is paid. "
            "Rows: {rows}.",
            "Write the amounts without brackets or minus. If this is a column of changes, choose the column of amounts after them.",
        ),
    ),
    warning(
        "amount.spent-below-zero",
        id=(
            "Semua {count} jumlah belanja kurang dari nol (misalnya {found:money}), sehingga neraca menambahnya. Baris: {rows}.",
            "Bila tandanya hanya berarti pengeluaran, tulis tanpa kurung atau minus; bila kolom ini berisi perubahan, pilih kolom sesudahnya.",
        ),
        en=(
            "All {count} amounts of expenditure are below zero (such as {found:money}), so that the balance adds them. Rows: {rows}.",
            "If the sign only means money paid, write them without brackets or minus; if this is a column of changes, choose the one after them.",
        ),
    ),
    error(
        "amount.cents-apart",
        id=(
            "Kolom {title} memuat sen dari jumlah di kolom lain (misalnya {found}; {count} baris: {rows}); tanpa itu jumlahnya kurang.",
            "Gabungkan sennya ke kolom jumlah, misalnya 1.250.000,50, lalu hapus kolom {title}.",
        ),
        en=(
            "The column {title} holds the sen of amounts in another column (such as {found}; {count} rows: {rows}); without it they are too small.",
            "Write the sen with the amount, as in 1.250.000,50, and delete the column {title}.",
        ),
    ),
    error(
        "amount.of-groups",
        id=(
            "Kolom {title} berisi jumlah yang sama di setiap baris satu kelompok ({found:money} di baris {rows}; begitu pula {count} kelompok "
            "seluruhnya): bila dijumlahkan per baris, jumlah kelompok itu terhitung berkali-kali.",
            "Pilih kolom jumlah milik tiap baris, atau isi jumlah kelompok sekali saja. Bila memang milik tiap baris, pilih kolom {title} sendiri.",
        ),
        en=(
            "The column {title} holds the same amount in every row of a group ({found:money} in rows {rows}; so do {count} groups in all): "
            "added up row by row it would count again and again.",
            "Choose the column with the rows' own amounts, or fill in the group's once. If it is the rows' own, choose the column {title} itself.",
        ),
    ),
    error(
        "row.line-or-details",
        id=(
            "Baris ini ({name}, {found:money}) dan {count} rincian dengan kode yang sama ({ours:money}): jumlah dari rincian itu, atau rincian "
            "tersendiri? Baris: {rows}.",
            "Bila ini jumlahnya, hapus baris ini. Bila rincian tersendiri, isi uraiannya (atau satu sumber dananya), lalu kirim lagi.",
        ),
        en=(
            "This row ({name}, {found:money}) and {count} details with the same code ({ours:money}): their sum, or a line of its own? Rows: {rows}.",
            "If it is their sum, delete this row. If it is a line of its own, describe it (or name its one source of money), and send again.",
        ),
    ),
    warning(
        "amount.of-rows",
        id=(
            "Kolom {title} berisi jumlah per kelompok, yang dirinci per baris di kolom {found}; yang diambil kolom {found}.",
            "Pastikan kolom {found} memang jumlah tiap baris.",
        ),
        en=(
            "The column {title} holds the amounts of groups, which the column {found} divides among the rows; the column {found} was taken.",
            "Make sure that the column {found} has the amount of each row.",
        ),
    ),
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
        "amount.joined-accounts",
        id=(
            "Jumlah {found} di kolom {title} digabung untuk beberapa rekening ({count} sel gabungan; baris pertamanya: {rows}).",
            "Pisahkan sel gabungan itu dan tulis jumlah tiap rekening, lalu kirim lagi.",
        ),
        en=(
            "The amount {found} in the column {title} is merged over several accounts ({count} merged cells; their first rows: {rows}).",
            "Take the merged cell apart, write the amount of each account, and send again.",
        ),
    ),
    warning(
        "amount.joined",
        id=(
            "Jumlah {found} di kolom {title} digabung untuk beberapa baris ({count} sel gabungan; baris: {rows}); "
            "seluruhnya dihitung pada baris pertamanya.",
            "Pisahkan sel gabungan itu dan tulis jumlah tiap baris; bila memang satu jumlah, biarkan.",
        ),
        en=(
            "The amount {found} in the column {title} is merged over several rows ({count} merged cells; rows: {rows}); "
            "all of it counts for the first of them.",
            "Take the merged cell apart and write the amount of each row; leave it if it is one amount.",
        ),
    ),
    error(
        "amount.shown-otherwise",
        id=(
            "Sel ini berisi {found}, tetapi formatnya menampilkan yang lain (ribuan, jutaan, persen, tambahan angka, atau tidak apa-apa).",
            "Tulis jumlahnya dalam rupiah penuh dengan format angka biasa, lalu kirim lagi.",
        ),
        en=(
            "This cell holds {found}, but its format shows something else (thousands, millions, a percentage, more digits or nothing).",
            "Write the whole amount in a plain number format, and send again.",
        ),
    ),
    error(
        "amount.other-currency",
        id=(
            "Di sini tertulis mata uang lain, bukan {currency}: {found}.",
            "Tulis jumlahnya dalam {currency}; bila memang {currency}, ganti tanda mata uangnya di format sel, lalu kirim lagi.",
        ),
        en=(
            "This is in another currency, not in {currency}: {found}.",
            "Write the amount in {currency}; where it is {currency}, change the sign in the format of the cell, and send again.",
        ),
    ),
    error(
        "amount.unit-unclear",
        id=(
            "Tabel ini menyebut satuan yang tidak jelas: {found}. Rupiah penuh, ribuan, atau jutaan?",
            "Pilih satuannya di Ubah cara membaca, atau tulis di atas tabel, misalnya (dalam ribuan rupiah).",
        ),
        en=(
            "This table names a unit that is not clear: {found}. Whole rupiah, thousands or millions?",
            "Choose the unit where the reading is changed, or write it above the table, for instance (dalam ribuan rupiah).",
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
    error(
        "amount.unit-at-some",
        id=(
            "Sebagian jumlah di kolom {title} menyebut satuannya ({other}), yang ini tidak atau masih ditambah satuan di judul: {found} "
            "({count} baris: {rows}). Rupiah penuh, atau satuan yang sama?",
            "Tulis semua jumlah di kolom ini lengkap dalam rupiah, tanpa rb, juta, atau M, lalu kirim lagi.",
        ),
        en=(
            "Some amounts in the column {title} name their unit ({other}); this does not, or the title names another one besides: {found} "
            "({count} rows: {rows}). Whole rupiah, or the same unit?",
            "Write all amounts of this column as whole rupiah, without rb, juta or M, and send again.",
        ),
    ),
    error(
        "amount.thousandth",
        id=(
            "Jumlah {found} di kolom {title} mungkin seribu kali terlalu kecil, di sebelah {other}: program lembar kerja membaca tanda ribuan "
            "sebagai koma desimal (1.500 menjadi 1,5). {count} baris: {rows}.",
            "Ambil jumlah lengkapnya dari sumbernya dan ketik sebagai angka tanpa tanda ribuan (1500), atau sebutkan satuannya di atas tabel.",
        ),
        en=(
            "The amount {found} in the column {title} is perhaps a thousandth of what was meant, beside {other}: a spreadsheet program takes the "
            "mark of thousands for a decimal point (1.500 becomes 1.5). {count} rows: {rows}.",
            "Take the full amounts from their source and type them as numbers without marks (1500), or write their unit above the table.",
        ),
    ),
    error(
        "amount.three-decimals",
        id=(
            "Jumlah {found} di kolom {title} punya tiga desimal, sedangkan sel lain tidak ({count} baris: {rows}): koma atau titik yang salah ketik?",
            "Tulis tanda ribuannya seperti sel yang lain (1.000.000), atau sen dengan dua angka (1.000,00).",
        ),
        en=(
            "The amount {found} in the column {title} has three decimals, which others have not ({count} rows: {rows}): a comma typed for a dot?",
            "Write its thousands as the other cells do (1.000.000), or sen with two digits (1.000,00).",
        ),
    ),
    error(
        "amount.dash-behind",
        id=(
            "Jumlah {found} diakhiri tanda hubung: kurang dari nol, atau akhir tulisan tangan seperti 1.000.000,-?",
            "Tulis tanda minusnya di depan bila memang kurang dari nol; bila tidak, hapus tanda hubungnya.",
        ),
        en=(
            "The amount {found} ends with a dash: below zero, or the end of an amount written by hand, as in 1.000.000,-?",
            "Write the minus in front if it is below zero; delete the dash if it is not.",
        ),
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
