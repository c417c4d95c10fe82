"""The problems of whose a row is: offices, units, programmes and sources of money. Part of importers/table_problems.py."""

from __future__ import annotations

from importers.problem_catalogue import error, warning

PLACES = (
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
    error(
        "office.added-in-rows",
        id=(
            "{count} baris hanya menyebut nama kantor ({found}), dan tidak pasti angka mana milik kantor mana: "
            "angka rekening yang sama akan dijumlahkan tanpa kantor. Baris: {rows}.",
            "Tambahkan kolom Nama SKPD dan isi pada setiap baris, atau tulis «SKPD : nama kantor» di atas angka tiap kantor.",
        ),
        en=(
            "{count} rows only name an office ({found}), and it is not certain whose the amounts are: "
            "those of one account would be added up without an office. Rows: {rows}.",
            "Add a column with the office and fill it in every row, or write «SKPD : its name» above the amounts of each office.",
        ),
    ),
    warning(
        "office.unit-in-rows",
        id=(
            "{count} baris menyebut unit ({found}) di dalam tabel milik {office}: "
            "angka di bawahnya disimpan sebagai milik {office}, tanpa unit. Baris: {rows}.",
            "Bila pembaca perlu tahu unitnya, tulis «Unit : nama unit» pada baris itu, atau tambahkan kolom Nama Sub Unit.",
        ),
        en=(
            "{count} rows name a unit ({found}) in the table of {office}: the amounts below are kept as those of {office}, without it. Rows: {rows}.",
            "If readers should know the unit, write «Unit : its name» in that row, or add a column with the unit.",
        ),
    ),
    error(
        "office.other-in-rows",
        id=(
            "{count} baris menyebut kantor lain ({found}) di dalam tabel milik {office}: angka di bawahnya milik siapa? Baris: {rows}.",
            "Bila milik kantor lain, tulis «SKPD : nama kantor» pada baris itu, atau tambahkan kolom Nama SKPD; bila bukan, hapus baris itu.",
        ),
        en=(
            "{count} rows name another office ({found}) in the table of {office}: whose are the amounts below? Rows: {rows}.",
            "If they are of another office, write «SKPD : its name» in that row, or add a column with the office; if not, delete the row.",
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
            "{count} kantor atau unit disebut hanya dalam baris di atas angkanya, dan dipakai untuk angka itu: {found}.",
            "Periksa bahwa angkanya memang milik kantor yang disebut di atasnya; bila tidak, tambahkan kolom Nama SKPD.",
        ),
        en=(
            "{count} offices or units are named only in a line above their amounts, and were taken for theirs: {found}.",
            "Check that the amounts are of the office above them; if not, add a column with the office.",
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
        "office.listed-otherwise",
        id=(
            "Semua {count} tabel terhitung milik satu kantor, tetapi daftar ini memberi jumlahnya kepada beberapa kantor ({found}): mana yang benar?",
            "Tulis «SKPD : nama kantor» di atas tiap tabel, atau betulkan daftarnya.",
        ),
        en=(
            "All {count} tables would count as those of one office, but this list gives their amounts to several ({found}): which is right?",
            "Write «SKPD : its name» above each table, or mend the list.",
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
    error(
        "office.other-affair",
        id=(
            "{count} baris terhitung milik {office}, tetapi programnya ({found}) bukan urusan kantor itu menurut kodenya: milik kantor mana?",
            "Tulis baris «Organisasi : kode dan nama kantor» yang hilang di atas baris-baris ini, atau betulkan kode kantor atau kode programnya.",
        ),
        en=(
            "{count} rows would count as those of {office}, but their programme ({found}) is of no affair that its code names: whose are they?",
            "Write the lost line with code and name of the office above these rows, or mend the code of the office or of the programme.",
        ),
    ),
    error(
        "office.lost-above",
        id=(
            "Di atas judul tabel ini tidak ada nama kantor, sedangkan di atas tabel lain ada; {count} barisnya terhitung milik {office}. Benarkah?",
            "Tulis nama kantornya di atas judul tabel ini. Bila memang lanjutan {office}, tulis nama itu lagi.",
        ),
        en=(
            "No office stands above this heading, but above others there is one; its {count} rows would count as those of {office}. Are they?",
            "Write the office above this heading. If it goes on with {office}, write that again.",
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
    error(
        "office.two-names",
        id=(
            "Kode {code} dipakai untuk kantor dengan nama yang berbeda: {found}. Angka yang satu akan terbit sebagai milik yang lain.",
            "Perbaiki kode yang salah ketik; bila kantornya memang satu, tulis dengan satu nama.",
        ),
        en=(
            "The code {code} stands with different names of offices: {found}. Amounts of one would be published as those of the other.",
            "Correct the code that was mistyped; if it is one office, write it under one name.",
        ),
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
)
