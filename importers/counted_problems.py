"""The problems of rows and sheets that may count twice, or not at all. Part of importers/table_problems.py."""

from __future__ import annotations

from importers.problem_catalogue import error, warning

COUNTED = (
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
        "sheet.hidden-lines",
        id=(
            "Lembar tersembunyi ini memuat {count} baris berjumlah {found:money} yang tidak ada di lembar yang tampak: ikut dihitung atau tidak?",
            "Tampilkan lembarnya bila isinya memang dihitung; hapus lembarnya, atau pilih satu lembar, bila tidak.",
        ),
        en=(
            "This hidden sheet holds {count} rows of {found:money} together that no shown sheet holds: do they count?",
            "Show the sheet if they do; delete it, or choose one sheet, if not.",
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
)
