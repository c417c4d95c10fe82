"""The problems of a table's rows: codes, offices, sums, rows that were moved or stand twice. Part of importers/table_problems.py.

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
    error(
        "office.no-total",
        id=(
            "Tabel ini hanya berisi kantor dan jumlah, tanpa kode rekening: {count} baris di kolom {title} berjumlah {found:money}, "
            "dan tidak ada baris «Jumlah» yang sama dengannya. Bisa jadi sebuah baris jumlah terhitung dua kali.",
            "Tambahkan baris «Jumlah» dari dokumen asalnya dan hapus jumlah-antara, atau tambahkan kolom kode rekening.",
        ),
        en=(
            "This table holds offices and amounts alone, without account codes: {count} rows of the column {title} add up to {found:money}, "
            "and no row called «Total» says the same. A sum may have been counted twice.",
            "Add the row «Jumlah» of the signed document and delete sums between, or add a column of account codes.",
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
        "office.other-in-rows",
        id=(
            "{count} baris menyebut kantor lain ({found}) di dalam tabel milik {office}: "
            "angka di bawahnya disimpan sebagai milik {office}. Baris: {rows}.",
            "Bila angka itu milik kantor lain, tulis «SKPD : nama kantor» pada baris itu, atau tambahkan kolom Nama SKPD.",
        ),
        en=(
            "{count} rows name another office ({found}) in the table of {office}: the amounts below are kept as those of {office}. Rows: {rows}.",
            "If they are of another office, write «SKPD : its name» in that row, or add a column with the office.",
        ),
    ),
    warning(
        "office.from-sheets",
        id=("Nama {count} lembar dipakai sebagai nama kantor: {found}.", "Periksa ejaannya; tambahkan kolom Nama SKPD bila seharusnya lain."),
        en=("The names of {count} sheets were taken for the names of offices: {found}.", "Check them; add a column with the office if they are not."),
    ),
    warning(
        "office.from-lines",
        id=(
            "{count} kantor disebut hanya dalam baris di atas tabelnya, dan dipakai sebagai kantor tabel itu: {found}.",
            "Periksa bahwa tiap tabel memang milik kantor yang disebut di atasnya; bila tidak, tambahkan kolom Nama SKPD.",
        ),
        en=(
            "{count} offices are named only in a line above their table, and were taken for its office: {found}.",
            "Check that each table is of the office above it; if not, add a column with the office.",
        ),
    ),
    warning(
        "office.from-list",
        id=(
            "Kantor dari {count} tabel hanya disebut dalam daftar ini, dan dikenali dari jumlahnya yang tepat sama: {found}.",
            "Periksa bahwa tiap tabel memang milik kantor itu, atau tulis «SKPD : nama kantor» di atas tiap tabel.",
        ),
        en=(
            "The offices of {count} tables are named only in this list, and were known by amounts that are just the same: {found}.",
            "Check that each table is of that office, or write «SKPD : its name» above each table.",
        ),
    ),
    error(
        "office.only-listed",
        id=(
            "Nama kantor hanya ada dalam daftar ini ({found}), dan jumlahnya tidak menunjukkan milik kantor mana tiap tabel dari {count} tabel.",
            "Tulis «SKPD : nama kantor» di atas tiap tabel, atau tambahkan kolom Nama SKPD.",
        ),
        en=(
            "Offices are named only in this list ({found}), and its amounts do not show of which office each of the {count} tables is.",
            "Write «SKPD : its name» above each table, or add a column with the office.",
        ),
    ),
    error(
        "office.above-some",
        id=(
            "Di atas sebagian tabel yang bersebelahan ada nama kantor ({found}), di atas {count} tabel lainnya tidak: milik kantor mana?",
            "Tulis nama kantor di atas setiap tabel, atau tambahkan kolom Nama SKPD pada setiap tabel.",
        ),
        en=(
            "Some of the tables beside each other have an office above them ({found}), {count} have none: whose are these?",
            "Write the office above each table, or add a column with the office to each.",
        ),
    ),
    warning(
        "office.spelled-twice",
        id=(
            "Satu kantor ditulis dengan {count} cara: {found}. Pembaca akan melihatnya sebagai beberapa kantor.",
            "Samakan ejaannya, atau tambahkan kolom Kode SKPD.",
        ),
        en=("One office is written in {count} ways: {found}. Readers would meet it as several offices.", "Write it in one way, or add its code."),
    ),
    warning(
        "office.perhaps-same",
        id=(
            "Mungkin satu kantor dengan dua nama: {found}. Pembaca akan melihatnya sebagai dua kantor.",
            "Bila memang sama, tulis dengan satu nama, atau tambahkan kolom Kode SKPD; bila berbeda, tidak perlu diubah.",
        ),
        en=(
            "Perhaps one office under two names: {found}. Readers would meet it as two offices.",
            "If it is the same, write it in one way, or add its code; if they are two, there is nothing to do.",
        ),
    ),
    warning(
        "office.as-above",
        id=(
            "{count} baris tidak menyebut kantor dan dibaca sebagai milik kantor di atasnya (misalnya {found}). Baris: {rows}.",
            "Bila benar, tidak perlu diubah; bila tidak, isi kolom kantor pada setiap baris.",
        ),
        en=(
            "{count} rows name no office and were read as those of the office above them (such as {found}). Rows: {rows}.",
            "If that is right, there is nothing to do; if not, fill in the office in every row.",
        ),
    ),
    warning(
        "place.as-above",
        id=(
            "{count} baris tidak menyebut program, kegiatan, atau sumber dana, dan dibaca sama dengan baris di atasnya (misalnya {found}). "
            "Baris: {rows}.",
            "Bila benar, tidak perlu diubah; bila tidak, isi kolomnya pada setiap baris.",
        ),
        en=(
            "{count} rows name no programme, activity or source of money and were read as the row above them (such as {found}). Rows: {rows}.",
            "If that is right, there is nothing to do; if not, fill in the column in every row.",
        ),
    ),
    error(
        "place.blank",
        id=(
            "{count} baris tidak menyebut {part}, padahal baris di atasnya menyebut ({found}): sama dengan baris di atas, atau tanpa {part}? "
            "Baris: {rows}.",
            "Isi kolomnya sampai ke bawah, atau gabungkan selnya; bila memang tanpa {part}, tulis «Tanpa {part}» di situ.",
        ),
        en=(
            "{count} rows name no {part_en} although rows above them do ({found}): the same as above, or of none? Rows: {rows}.",
            "Fill the column down or merge its cells; if they are of none, write «No {part_en}» there.",
        ),
    ),
    error(
        "office.blank",
        id=(
            "{count} baris tidak menyebut kantor, padahal baris di atasnya menyebut ({found}): sama dengan baris di atas? Baris: {rows}.",
            "Isi kolom kantor pada setiap baris, atau gabungkan selnya; bila baris itu jumlah total, beri keterangan «Jumlah».",
        ),
        en=(
            "{count} rows name no office although rows above them do ({found}): the same as above? Rows: {rows}.",
            "Fill in the office in every row, or merge its cells; if a row is a total, call it «Jumlah» or «Total».",
        ),
    ),
    warning(
        "row.repeated",
        id=(
            "{count} baris sama seluruhnya, jumlahnya pun sama ({name}, {found:money}); semua dihitung. Baris: {rows}.",
            "Hapus yang berlebih bila terketik dua kali.",
        ),
        en=(
            "{count} rows are the same in everything, the amount too ({name}, {found:money}); all of them count. Rows: {rows}.",
            "Delete what was typed twice.",
        ),
    ),
    warning(
        "row.same-key",
        id=(
            "{count} baris sama dengan baris lain kecuali jumlahnya (misalnya {name}, {found:money}); semua dihitung. Baris: {rows}.",
            "Periksa apakah memang baris yang berbeda.",
        ),
        en=(
            "{count} rows are the same as another but for the amount (such as {name}, {found:money}); all of them count. Rows: {rows}.",
            "Check whether they are really different lines.",
        ),
    ),
    error(
        "place.blank-below",
        id=(
            "Kantor, program, atau kegiatan baris ini ({name}, {found:money}) dikosongkan di {count} baris rekening di bawahnya, yang berjumlah "
            "{ours:money}: rinciannya, atau milik lain? Baris: {rows}.",
            "Isi kolom kantor, program, atau kegiatan di setiap baris. Bila memang rinciannya, periksa jumlahnya.",
        ),
        en=(
            "The office, programme or activity of this row ({name}, {found:money}) is left blank in the {count} rows of accounts below it, which add "
            "up to {ours:money}: its parts, or of something else? Rows: {rows}.",
            "Fill in the office, programme or activity of every row. If they are its parts, check the amounts.",
        ),
    ),
    error(
        "row.run-again",
        id=(
            "{count} baris ({found:money}, mulai dari {name}) mengulang urutan baris {others} ({ours:money}): versi atau bulan lain, atau kantor "
            "lain? Baris: {rows}.",
            "Bila versi atau bulan lain, pindahkan ke berkas sendiri. Bila memang dijumlahkan, tambahkan kolom Nama SKPD, atau baris «Jumlah» yang "
            "menjumlah semuanya.",
        ),
        en=(
            "{count} rows ({found:money}, from {name} on) follow each other just as rows {others} do ({ours:money}): another version or month, "
            "or another office? Rows: {rows}.",
            "If it is another version or month, put it into a file of its own. If all of it counts, add a column with the office, or a row «Total» "
            "over everything.",
        ),
    ),
    error(
        "unit.own-lines",
        id=(
            "{count} baris kantor ini, mulai dari {found}, bukan jumlah unit-unit di bawahnya: belanja kantor itu sendiri, atau jumlah yang keliru?",
            "Tulis jumlah kantor di barisnya sehingga semuanya cocok, atau beri baris itu kode unitnya sendiri.",
        ),
        en=(
            "{count} rows of this office, from {found} on, are not what its units below add up to: lines of its own, or sums that are wrong?",
            "Write the office's amount in its row so that all of it fits, or give those rows a unit's code of their own.",
        ),
    ),
    error(
        "table.beside-again",
        id=(
            "Dua tabel bersebelahan memuat rekening yang sama ({count} rekening, misalnya {found}; pertama di {first}) tanpa menyebut apa bedanya.",
            "Tulis di atas masing-masing tabel apa isinya (tahap, kantor), atau pilih sendiri kolom jumlah yang hendak dibaca.",
        ),
        en=(
            "Two tables beside each other hold the same accounts ({count}, for instance {found}; first at {first}) and do not say how they differ.",
            "Write above each table of what it is (phase, office), or choose the column of amounts that is to be read.",
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
    error(
        "row.versions",
        id=(
            "{count} baris menyebut hal yang sama (misalnya {name}) dan hanya dibedakan kolom {title} ({found}): versi lain, atau bagian dari satu "
            "jumlah? Baris: {rows}.",
            "Hapus baris yang tidak berlaku dan kirim satu versi saja. Bila semuanya memang dijumlahkan, tambahkan baris «Jumlah» yang menjumlah "
            "semuanya.",
        ),
        en=(
            "{count} rows are of the same (such as {name}) and told apart by the column {title} alone ({found}): other versions, or parts of one "
            "amount? Rows: {rows}.",
            "Delete the rows that do not hold and send one version at a time. If all of it counts, add a row «Total» over everything.",
        ),
    ),
    error(
        "row.part-alone",
        id=(
            "{found}: namanya menyebut sebagian dari baris di atasnya, tetapi baris yang memuat seluruhnya tidak jelas ({count} baris: {rows}).",
            "Isi jumlah baris di atasnya dan hapus baris sebagian ini; bila ini rincian tersendiri, hapus kata itu dari namanya.",
        ),
        en=(
            "{found}: the name says that it is a part of the row above, but it is not clear which row holds the whole ({count} rows: {rows}).",
            "Fill in the amount of the row above and delete this part; if it is a line of its own, take that word out of its name.",
        ),
    ),
    error(
        "row.taken-out",
        id=(
            "{count} baris berjumlah menyatakan dirinya tidak berlaku (kolom {title}: {found}). Baris: {rows}.",
            "Hapus baris yang tidak berlaku, atau isi nol; bila tetap berlaku, hapus keterangannya.",
        ),
        en=(
            "{count} rows with an amount say that they do not hold (column {title}: {found}). Rows: {rows}.",
            "Delete the rows that do not hold, or fill in nil; take the remark away from those that do.",
        ),
    ),
    error(
        "row.paid-back",
        id=(
            "{count} baris menyebut uang yang kembali atau mengurangi (kolom {title}: {found}), tetapi jumlahnya lebih dari nol. Baris: {rows}.",
            "Tulis jumlah yang mengurangi dengan tanda minus; bila memang menambah, hapus keterangannya.",
        ),
        en=(
            "{count} rows say that money came back or is to be taken off (column {title}: {found}), but their amounts are above zero. Rows: {rows}.",
            "Write amounts that are to be taken off with a minus; take the remark away from those that are to be added.",
        ),
    ),
    error(
        "sheet.taken-out",
        id=(
            "Nama lembar {name} menyatakan isinya tidak berlaku atau baru diusulkan, padahal {count} barisnya ikut dihitung ({found:money}).",
            "Hapus lembar itu, atau pilih satu lembar yang berlaku; bila isinya memang termasuk, ganti nama lembarnya.",
        ),
        en=(
            "The name of the sheet {name} says that it does not hold or is only asked for, but its {count} rows were counted ({found:money}).",
            "Delete that sheet, or choose the one that holds; if it belongs to the budget, give it another name.",
        ),
    ),
    error(
        "sheet.same-but-title",
        id=(
            "Lembar {name} memuat tabel yang sama dengan lembar {sheets}, tetapi di atas tabelnya tertulis lain ({found}; di sana {other}): salinan, "
            "atau bagian lain?",
            "Hapus salinannya, atau pilih satu lembar. Bila bagian lain, tambahkan kolom Sub Kegiatan atau Nama SKPD pada tiap lembar.",
        ),
        en=(
            "The sheet {name} holds the same table as {sheets}, but something else stands above it ({found}; there {other}): a copy, or not?",
            "Delete the copy, or choose one sheet. If it is another part, add a column that names it (sub activity, office) to each sheet.",
        ),
    ),
    error(
        "row.hidden-again",
        id=(
            "{count} baris tersembunyi mengulang baris yang tampak (misalnya {name}: {found:money}; di baris {other} {ours:money}): isi lama? "
            "Baris: {rows}.",
            "Tampilkan barisnya dan hapus bila tidak berlaku. Bila memang dijumlahkan, jangan sembunyikan barisnya.",
        ),
        en=(
            "{count} hidden rows say again what rows say that are shown (such as {name}: {found:money}; row {other} says {ours:money}): as it was "
            "before? Rows: {rows}.",
            "Show the rows and delete those that do not hold. If all of them count, do not hide them.",
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
