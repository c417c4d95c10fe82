"""The problems of rows that are of all, of another year, phase or government than the others. Joined in importers/problems.py."""

from __future__ import annotations

from importers.problem_catalogue import Explanation, error

MEMBERS = (
    error(
        "row.of-all",
        id=(
            "Baris ini milik {name} ({title}, {found:money}), sedangkan baris masing-masing berjumlah {ours:money}: bila semuanya dihitung, uangnya "
            "dua kali ({count} baris: {rows}).",
            "Hapus baris {name}, atau betulkan jumlahnya. Bila bukan jumlah dari yang lain, beri nama kantor, unit, atau sumber dananya sendiri.",
        ),
        en=(
            "This row is of {name} ({title}, {found:money}), while the rows for each add up to {ours:money}: if all of them count, the money counts "
            "twice ({count} rows: {rows}).",
            "Delete the rows of {name}, or mend their amounts. If they are no sum of the others, name the office, unit or fund that they are of.",
        ),
    ),
    error(
        "row.within-another",
        id=(
            "{name} ditulis dengan tanda «-» seperti bagian dari {above} di atasnya, dan keduanya berisi rekening yang sama: apakah jumlah {above} "
            "sudah memuatnya ({found:money})? {count} baris: {rows}.",
            "Tulis {name} di kolom Nama Sub Unit, dengan {above} di kolom Nama SKPD. Bila bukan bagiannya, hapus tanda «-» di depan namanya.",
        ),
        en=(
            "{name} begins with a dash like a part of {above} above it, and both hold the same accounts: does the amount of {above} hold this one "
            "already ({found:money})? {count} rows: {rows}.",
            "Write {name} in a column Nama Sub Unit, with {above} in the column Nama SKPD. If it is no part of it, delete the dash before its name.",
        ),
    ),
    error(
        "place.sum-of-others",
        id=(
            "Baris-baris {name} ({found:money}) tepat sama dengan jumlah semua {part} lain di setiap rekening: bila semuanya dihitung, uangnya dua "
            "kali ({count} baris: {rows}).",
            "Hapus baris-baris {name}, atau ganti namanya menjadi «Semua» bila memang jumlah. Bila bukan, pindahkan ke lembar sendiri.",
        ),
        en=(
            "The lines of {name} ({found:money}) are just what every other {part_en} adds up to, in every account: if all of them count, the money "
            "counts twice ({count} rows: {rows}).",
            "Delete the lines of {name}, or call it «Semua» if it is their sum. If it is not, move them to a sheet of their own.",
        ),
    ),
    error(
        "row.says-other",
        id=(
            "Di antara baris anggaran tertulis {found}: tahun, tahap, atau bulan lain dari yang diminta atau dari baris di atasnya, padahal semua "
            "barisnya akan dijumlahkan.",
            "Pindahkan baris-baris di bawahnya ke berkas sendiri, atau hapus yang tidak diminta. Bila tulisan itu tidak berlaku, hapus barisnya.",
        ),
        en=(
            "Between the lines stands {found}: another year, phase or month than the one asked for or than that of the lines above, while all "
            "of them would be added up.",
            "Move the rows below it to a file of their own, or delete those that are not asked for. If it does not hold, delete this row.",
        ),
    ),
    error(
        "row.says-unit",
        id=(
            "Di antara baris anggaran tertulis satuan {found}, padahal semua jumlah di kolom ini dibaca dengan satu satuan.",
            "Ubah semua jumlah ke satu satuan, tulis satuan itu di atas tabel, dan hapus baris ini. Bila satuannya memang satu, pilih di Ubah cara "
            "membaca.",
        ),
        en=(
            "Between the lines stands a unit, {found}, while all amounts of this column are read in one unit.",
            "Bring all amounts to one unit, write it above the table and delete this row. If there is but one, choose it where the reading is "
            "changed.",
        ),
    ),
    error(
        "government.in-column",
        id=(
            "Kolom {title} menyebut {count} pemerintah daerah: {found}. Baris milik pemerintah lain akan ikut terhitung.",
            "Sebutkan satu yang hendak diambil, dengan kode atau namanya. Bila kolom itu hanya tempat kegiatan, beri judul Lokasi.",
        ),
        en=(
            "The column {title} names {count} governments: {found}. Rows of other governments would count.",
            "Name the one that is to be taken, by its code or name. If the column only says where something is done, give it the title Lokasi.",
        ),
    ),
)

MEMBER_CATALOGUE: dict[str, Explanation] = {entry.code: entry for entry in MEMBERS}
