"""The problems of a table's rows: codes, levels, rows that were moved, sums. Part of importers/table_problems.py.

Same form as importers/problem_catalogue.py.
"""

from __future__ import annotations

from importers.problem_catalogue import error, warning

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
            "Perbaiki kodenya, {example}; atau kosongkan jumlahnya bila ini bukan baris anggaran.",
        ),
        en=(
            "{found} is not an account code ({count} rows: {rows}).",
            "Mend the code, {example_en}; or empty the amount if this is no budget line.",
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
        "account.levels-apart",
        id=(
            "Kolom {title} berisi kode ({found}) yang melanjutkan kolom {account}, tetapi tidak dapat digabung dengannya ({count} baris: {rows}).",
            "Tulis kode rekening lengkap dalam satu kolom, misalnya 5.1.02.",
        ),
        en=(
            "The column {title} holds codes ({found}) that go on from the column {account}, but cannot be joined with it ({count} rows: {rows}).",
            "Write the whole account code in one column, for instance 5.1.02.",
        ),
    ),
    error(
        "account.missing",
        id=(
            "Baris ini punya jumlah, tetapi tidak punya kode rekening ({found}).",
            "Isi kode rekeningnya; bila ini jumlah total, beri keterangan «Jumlah». Bila seluruh tabelnya satu bagian anggaran, pilih bagian itu.",
        ),
        en=(
            "This row has an amount but no account code ({found}).",
            "Fill in the account code; if it is a total, call it «Jumlah» or «Total». If the whole table is one part of the budget, choose it.",
        ),
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
        "account.perhaps-source",
        id=(
            "Baris {found} bernama rekening pendapatan, tetapi berada di bawah rekening belanja dengan jumlah yang sama "
            "({count} baris: {rows}): sumber dananya, atau pendapatan?",
            "Tambahkan kolom kode rekening. Bila ini sumber dana, pindahkan ke kolom Sumber Dana.",
        ),
        en=(
            "The row {found} has the name of an account of revenue, but stands under an account of expenditure with the same amount "
            "({count} rows: {rows}): is it where the money comes from, or revenue?",
            "Add a column of account codes. If it is a source of money, move it to a column «Sumber Dana».",
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
        "account.from-names",
        id=(
            "Tabel ini tidak punya kode rekening: {count} rekening dikenali dari namanya ({found}).",
            "Bandingkan dengan bagan akun; bila ada yang salah, tambahkan kolom kode rekening.",
        ),
        en=(
            "This table has no account codes: {count} accounts were known from their names ({found}).",
            "Compare them with the chart of accounts; if one is wrong, add a column of account codes.",
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
    error(
        "levels.too-many-rows",
        id=(
            "Tabel ini tidak punya kode dan berisi {count} baris; dari urutan saja tingkatannya hanya dicari sampai {limit} baris.",
            "Tambahkan kolom kode rekening, atau bagi tabelnya per lembar.",
        ),
        en=(
            "This table has no codes and holds {count} rows; from their order alone levels are looked for in {limit} rows at most.",
            "Add a column of account codes, or divide the table into sheets.",
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
    error(
        "account.name-of-other",
        id=(
            "Kode {account} bernama «{found}», padahal itu nama rekening {named}.",
            "Perbaiki kode atau namanya.",
        ),
        en=("The code {account} is called «{found}», which is the name of account {named}.", "Put the code or the name right."),
    ),
    warning(
        "account.name-of-fellow",
        id=(
            "Kode {account} bernama «{found}», padahal itu nama rekening {named}; di baris lain kode ini bernama semestinya. Yang dipakai kodenya.",
            "Perbaiki kode atau namanya.",
        ),
        en=(
            "The code {account} is called «{found}», which is the name of account {named}; other rows call it by its own. The code is what is kept.",
            "Put the code or the name right.",
        ),
    ),
    error(
        "account.name-of-total",
        id=(
            "Baris «{found}» ({amount:money}) berkode {account}, padahal namanya jumlah atau hasil dari baris lain: bila dihitung sebagai rincian, "
            "uangnya dua kali.",
            "Hapus kodenya bila ini jumlah; ganti namanya bila ini rincian.",
        ),
        en=(
            "The row «{found}» ({amount:money}) has the code {account}, but its name is that of a total or result of other rows: as a line it would "
            "count twice.",
            "Delete its code if it is a total; change its name if it is a line.",
        ),
    ),
    error(
        "account.perhaps-number",
        id=(
            "Baris «{found}» berkode {account} saja: rekening {account}, atau nomor urut?",
            "Bila nomor urut, kosongkan selnya; bila rekening, tulis nama rekeningnya.",
        ),
        en=(
            "The row «{found}» has just the code {account}: the account {account}, or a number in a list?",
            "If it is a number, empty the cell; if it is an account, write the account's name.",
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
    error(
        "row.amount-beside",
        id=(
            "{count} baris tidak punya jumlah di kolom {title}, tetapi punya angka ({found}) di kolom {columns} yang tidak berjudul. Baris: {rows}.",
            "Pindahkan angkanya ke kolom jumlah, atau hapus bila hanya catatan.",
        ),
        en=(
            "{count} rows have no amount in column {title} but a number ({found}) in column {columns}, which has no title. Rows: {rows}.",
            "Move the number to the column of amounts, or remove it if it is a note.",
        ),
    ),
    error(
        "row.moved",
        id=(
            "Baris ini punya rekening tetapi kolom jumlahnya kosong, sedangkan angka {found} berdiri di sel sebelahnya.",
            "Pindahkan isi baris ini ke kolomnya masing-masing, lalu kirim lagi.",
        ),
        en=(
            "This row has an account but its column of amounts is blank, while the number {found} stands in the cell beside it.",
            "Move what this row holds back under its titles and send again.",
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
    error(
        "row.part-blank",
        id=(
            "Kolom {title} kosong di baris ini, padahal yang lain menyebut {found} ({count} baris: {rows}): baris ini milik yang mana?",
            "Isi kolom {title} di setiap baris yang ada jumlahnya.",
        ),
        en=(
            "The column {title} is blank in this row, while other rows say {found} ({count} rows: {rows}): of which is this row?",
            "Fill in the column {title} in every row that has an amount.",
        ),
    ),
    error(
        "amount.blank-beside",
        id=(
            "Kolom {title} kosong di baris ini, padahal kolom {beside} {found:money} ({count} baris: {rows}): nol, atau tidak berubah?",
            "Isi 0 di kolom {title} bila memang nol (baris dihapus, atau baru); bila tidak berubah, isi jumlah yang sama.",
        ),
        en=(
            "The column {title} is blank in this row, while {beside} says {found:money} ({count} rows: {rows}): nil, or not changed?",
            "Fill in 0 in the column {title} if it is nil (a line that was struck out, or is new), and the same amount if it was not changed.",
        ),
    ),
    error(
        "row.periods-alone",
        id=(
            "Kolom {title} kosong di baris ini, padahal kolom per bulan, triwulan, atau semesternya berjumlah {found:money} ({count} baris: {rows}).",
            "Isi kolom {title} di setiap baris, atau hapus kolom itu bila jumlahnya memang dari kolom-kolom tersebut.",
        ),
        en=(
            "The column {title} is blank in this row, while its columns by month, quarter or half of the year add up to {found:money} "
            "({count} rows: {rows}).",
            "Fill in the column {title} in every row, or delete it if those columns are what counts.",
        ),
    ),
    warning(
        "row.periods-differ",
        id=(
            "Kolom {title} di baris ini {found:money}, sedangkan kolom per bulan, triwulan, atau semesternya berjumlah {ours:money} "
            "({count} baris: {rows}). Yang disimpan kolom {title}.",
            "Periksa rumus kolom {title} dan isi kolom-kolom itu.",
        ),
        en=(
            "The column {title} of this row says {found:money}, but its columns by month, quarter or half of the year add up to {ours:money} "
            "({count} rows: {rows}). The column {title} is what is kept.",
            "Check the formula of the column {title} and what stands in those columns.",
        ),
    ),
    error(
        "row.line-or-total",
        id=(
            "Baris ini ({name}) tidak menyebut bagian yang disebut baris lain, dan jumlahnya ({found:money}) tidak kurang dari jumlah "
            "baris-baris itu ({ours:money}): jumlah yang keliru, atau rincian tersendiri?",
            "Bila ini jumlah, hapus barisnya, atau hapus kodenya dan namai «Jumlah». Bila rincian, isi kantor, unit, atau kegiatannya.",
        ),
        en=(
            "This row ({name}) leaves open what other rows say, and its amount ({found:money}) is no less than theirs together ({ours:money}): "
            "a sum that is wrong, or a line of its own?",
            "If it is a sum, delete the row, or delete its code and call it «Total». If it is a line, say of which office, unit or activity.",
        ),
    ),
    error(
        "row.total-unlike",
        id=(
            "Baris ini bernama jumlah ({name}) dan memakai kode {count} baris lain, tetapi isinya {found:money}, sedangkan baris-baris itu "
            "berjumlah {ours:money}.",
            "Hapus kodenya bila ini jumlah; ganti namanya bila ini rincian.",
        ),
        en=(
            "This row is called a total ({name}) and carries the code of {count} other rows, but it says {found:money}, they {ours:money}.",
            "Delete its code if it is a total; change its name if it is a line.",
        ),
    ),
    error(
        "row.sum-with-code",
        id=(
            "Baris ini ({name}, {found:money}) tepat jumlah dari {count} baris di sebelahnya yang berkode sama, dan bernama rekening itu sendiri "
            "atau berulang begitu di berkas ini: bila dihitung, jumlahnya dua kali. Baris: {rows}.",
            "Hapus kodenya atau namai «Jumlah» bila ini jumlah; beri rinciannya kode yang lebih dalam bila ada.",
        ),
        en=(
            "This row ({name}, {found:money}) is just what {count} rows beside it with the same code add up to, and bears the name of that account "
            "or is one of several such rows: counted, it would be twice the amount. Rows: {rows}.",
            "Delete its code or call it «Total» if it is a sum; give its parts deeper codes if they have them.",
        ),
    ),
    warning(
        "row.perhaps-sum",
        id=(
            "Baris ini ({name}, {found:money}) tepat jumlah dari {count} baris di sebelahnya yang berkode sama; semuanya dihitung. Baris: {rows}.",
            "Bila ini jumlah, namai «Jumlah» atau hapus; bila rincian, tidak perlu diubah.",
        ),
        en=(
            "This row ({name}, {found:money}) is just what {count} rows beside it with the same code add up to; all of them count. Rows: {rows}.",
            "If it is a sum, call it «Total» or delete it; if it is a line, there is nothing to do.",
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
    error(
        "sum.parts-nil",
        id=(
            "{label}: tertulis {found:money}, tetapi semua rinciannya nol, sehingga jumlah ini akan hilang.",
            "Isi rinciannya, atau hapus baris rincian yang nol bila jumlah ini memang tidak dirinci.",
        ),
        en=(
            "{label}: the file says {found:money}, but all of its parts are nil, so that this amount would be lost.",
            "Fill in the parts, or delete the rows of nil if this amount has no parts.",
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
