"""The Indonesian of every sentence that making, checking, switching and copying a site ends with, by its English. Used by publish.py.

The makers of the site speak English and know nothing of a terminal. A gap, as {path}, stands for whatever was found; where that is a sentence
or a word of the catalogue itself, it is said in Indonesian too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

ERRORS: Mapping[str, str] = {
    "{out}: there is no release to copy. Run ./publish.py build first.": "{out}: belum ada terbitan untuk disalin. Jalankan ./publish.py build dulu.",
    "{target}: this is where the release already stands.": "{target}: terbitannya memang sudah di sini. Sebut folder lain.",
    "{path}: not the file that the manifest names. Nothing was copied to the public place; build again.": (
        "{path}: bukan berkas yang disebut daftar berkasnya. Tidak ada yang disalin ke tempat umum; jalankan ./publish.py build lagi."
    ),
    "{out}: there is no earlier release to go back to. The present one still stands.": (
        "{out}: tidak ada terbitan sebelumnya untuk dipasang lagi. Yang sekarang tetap terpasang."
    ),
    "{out}: another build is at work there. Nothing was published; try again when it has ended.": (
        "{out}: penyusunan lain sedang berjalan di sana. Tidak ada yang diterbitkan; coba lagi sesudah selesai."
    ),
    "{out}: {reason}. Nothing was published; the release before still stands.": (
        "{out}: {reason}. Tidak ada yang diterbitkan; terbitan sebelumnya tetap terpasang."
    ),
    "the disk is full": "penyimpanannya penuh",
    "A worker process was ended from outside, perhaps for lack of memory. Nothing was published; try --jobs 1.": (
        "Salah satu proses dihentikan dari luar, mungkin karena kurang memori. Tidak ada yang diterbitkan; coba dengan --jobs 1."
    ),
    "{path}: {reason}. Nothing was published.": "{path}: {reason}. Tidak ada yang diterbitkan.",
    "two files have this address": "dua berkas beralamat sama",
    "this address leads out of the site": "alamat ini ke luar situs",
    "the font {name} is not installed; install the package {package}": "huruf {name} belum dipasang; pasang paket {package}",
    "its PDF cannot be read ({reason})": "PDF-nya tidak dapat dibaca ({reason})",
    "its PDF is not the one that was checked": "PDF-nya bukan yang dulu diperiksa",
    "{name} cannot be read ({reason})": "{name} tidak dapat dibaca ({reason})",
    "{name} is not the photo that was kept": "{name} bukan foto yang disimpan",
    "the site has no such page": "situs tidak punya halaman seperti itu",
    "{count} faults in the finished site": "{count} kesalahan di situs yang sudah jadi",
    "1 fault in the finished site": "1 kesalahan di situs yang sudah jadi",
    "{sentence}. Nothing was published.": "{sentence}. Tidak ada yang diterbitkan.",
    "... and {count} more": "... dan {count} lagi",
    "there is no such city file": "tidak ada berkas kota seperti itu",
    "{what} is missing or not as it should be": "{what} tidak ada atau tidak sebagaimana mestinya",
    "this is no calendar of holidays: {reason}": "ini bukan kalender hari libur: {reason}",
    "this is no list of documents: {reason}": "ini bukan daftar dokumen: {reason}",
}

FINDINGS: Mapping[str, str] = {
    "warning: {sentence}": "peringatan: {sentence}",
    "holds {what}": "memuat {what}",
    "a number of 18 digits, as civil servants have (NIP)": "nomor 18 angka seperti NIP",
    "a number of 16 digits, as identity cards have (NIK)": "nomor 16 angka seperti NIK",
    "a telephone number": "nomor telepon",
    "an e-mail address": "alamat surel",
    "is missing": "tidak ada",
    "is missing: {document}, {version}, is published": "tidak ada, padahal {document}, {version}, terbit",
    "has other columns than any table of the city": "kolomnya bukan kolom salah satu tabel kota",
    "has {count} rows where the CSV beside it has {expected}": "berisi {count} baris, sedangkan CSV di sebelahnya {expected}",
    "row {number} of the {title} is another than in the CSV beside it": "baris {number} dari {title} lain daripada di CSV di sebelahnya",
    "{count} more rows are others than in the CSV beside it": "{count} baris lagi lain daripada di CSV di sebelahnya",
    "has {count} rows where the document has {expected} lines": "berisi {count} baris, sedangkan dokumennya {expected}",
    "account {code} adds up to {theirs}; the document's lines to {ours}": "rekening {code} berjumlah {theirs}; baris dokumennya {ours}",
    "is no PDF": "bukan PDF",
    "has no page": "tidak berisi halaman",
    "cannot be read as PDF: {reason}": "tidak dapat dibaca sebagai PDF: {reason}",
    "cannot be added up: {reason}": "tidak dapat dijumlahkan: {reason}",
    "cannot be read: {reason}": "tidak dapat dibaca: {reason}",
    "cannot be read, or has no list of files": "tidak dapat dibaca, atau tidak berisi daftar berkas",
    "says that its language is {said}, but it stands among the pages in {expected}": (
        "menyebut bahasanya {said}, padahal berada di antara halaman berbahasa {expected}"
    ),
    "names {href} as its page in {language}, which does not exist": (
        "menyebut {href} sebagai halamannya dalam bahasa {language}; halaman itu tidak ada"
    ),
    "names {href} as its page in {language}, which says that it is in {other}": (
        "menyebut {href} sebagai halamannya dalam bahasa {language}; halaman itu menyebut bahasanya {other}"
    ),
    "names {href} as its page in {language}, which does not name it back": (
        "menyebut {href} sebagai halamannya dalam bahasa {language}; halaman itu tidak menyebut balik"
    ),
    "does not name {href}, the same page in {language} (link rel=alternate hreflang)": (
        "tidak menyebut {href}, halaman yang sama dalam bahasa {language} (link rel=alternate hreflang)"
    ),
    "no language": "tanpa bahasa",
    "says that its lasting address is {href}": "menyebut alamat tetapnya {href}",
    "has a <base>, which turns every relative link": "memuat <base>, yang membelokkan setiap tautan relatif",
    "its JSON-LD cannot be read: {reason}": "JSON-LD-nya tidak dapat dibaca: {reason}",
    "its JSON-LD names {href}, which does not exist": "JSON-LD-nya menyebut {href}, yang tidak ada",
    "needs {href}, which is not part of the site": "memerlukan {href}, yang bukan bagian situs",
    "needs {href}, which does not exist": "memerlukan {href}, yang tidak ada",
    "has a link without an address": "memuat tautan tanpa alamat",
    "the link {href} leads to a place that {target} does not have": "tautan {href} menuju tempat yang tidak ada di {target}",
    "the link {href} leads to a place that the page does not have": "tautan {href} menuju tempat yang tidak ada di halaman ini",
    "the link {href} leads out of the site": "tautan {href} menuju ke luar situs",
    "the link {href} leads to a folder; name its index.html, so that it also opens from a file system": (
        "tautan {href} menuju folder; sebut index.html-nya, supaya terbuka juga dari cakram"
    ),
    "the link {href} leads nowhere: there is no {target}": "tautan {href} buntu: tidak ada {target}",
    "the link {href} leads nowhere that a reader can go": "tautan {href} tidak dapat dibuka pembaca",
    "the link {href} is not relative; it would not open from a copy of the site": (
        "tautan {href} tidak relatif; tidak akan terbuka dari salinan situs"
    ),
    "lists {href}, which does not exist": "menyebut {href}, yang tidak ada",
    "lists {href} twice": "menyebut {href} dua kali",
    "does not list {href}": "tidak menyebut {href}",
    "names {href}, which does not exist": "menyebut {href}, yang tidak ada",
    "leads to {href}, which does not exist": "menuju {href}, yang tidak ada",
    "says that {href} has {said} bytes; it has {size}": "menyebut {href} berukuran {said} bita; ukurannya {size}",
    "has another digest for {href} than that file has": "sidiknya untuk {href} lain daripada sidik berkas itu",
    "has another size or digest for {href} than that file has": "ukuran atau sidiknya untuk {href} lain daripada berkas itu",
    "is not the vintage in force, {href}": "bukan versi yang berlaku, {href}",
    "is not well-formed: {reason}": "susunannya salah: {reason}",
    "is no JSON: {reason}": "bukan JSON: {reason}",
    "shows {reason} without saying {mark} before the first amount": "menampilkan {reason} tanpa menyebut {mark} sebelum jumlah pertama",
    "figures of {what}": "angka {what}",
    "is invented and does not say {mark}": "karangan dan tidak menyebut {mark}",
    "{href} is a sample and its title does not say {mark}": "{href} contoh dan judulnya tidak menyebut {mark}",
    "says {value} for {source}, which {said}": "menyebut {value} untuk {source}, yang {said}",
    "adds up to {value}": "berjumlah {value}",
    "names no dataset and version": "tidak menyebut data dan versinya",
    "should stand in {href}, which does not exist": "seharusnya ada di {href}, yang tidak ada",
    "means no row at all": "tidak mengenai satu baris pun",
    "weighs {size} KiB packed; {most} KiB is the limit": "beratnya {size} KiB sesudah dipadatkan; batasnya {most} KiB",
    "{value} is no exact amount with two decimals": "{value} bukan jumlah tepat dengan dua desimal",
    "shows {shown} for {value}": "menampilkan {shown} untuk {value}",
    "has {count} headings of the first level; a page has one": "memuat {count} judul tingkat pertama; setiap halaman punya satu",
    "does not say its language (html lang)": "tidak menyebut bahasanya (html lang)",
    "column {number} of the table says {said} but its rows add up to {added}": (
        "kolom {number} dari tabel menyebut {said}, sedangkan jumlah barisnya {added}"
    ),
    "<{tag}> has an inline {name}; styles and scripts stand in files of their own": (
        "<{tag}> memuat {name} di dalamnya; gaya dan skrip berada dalam berkas tersendiri"
    ),
    "the id {name} stands twice": "id {name} ada dua kali",
    "{name} is no id": "{name} bukan id",
    "has a script inside the page; scripts stand in files of their own": "memuat skrip di dalam halaman; skrip berada dalam berkas tersendiri",
    "has a <style> inside the page; styles stand in files of their own": "memuat <style> di dalam halaman; gaya berada dalam berkas tersendiri",
    "sends its reader elsewhere without being asked (meta refresh)": "memindahkan pembaca tanpa diminta (meta refresh)",
    "has a picture without a text for those who do not see it (alt)": "memuat gambar tanpa teks bagi yang tidak melihatnya (alt)",
    "<h{level}> skips a level after {before}": "<h{level}> melompati satu tingkat sesudah {before}",
    "no heading at all": "tidak ada judul sama sekali",
    "has a table inside a table that adds up": "memuat tabel di dalam tabel yang menjumlahkan",
    "has a cell over several rows in a table that adds up; its columns cannot be told apart": (
        "memuat sel yang meliputi beberapa baris dalam tabel yang menjumlahkan; kolomnya tidak dapat dibedakan"
    ),
    "{element} goes on in HTML where it ends in XML": "{element} berlanjut dalam HTML, padahal berakhir dalam XML",
    "{element} is one more element in HTML": "{element} menjadi satu unsur lagi dalam HTML",
}

# What was looked at, as `check` counts it.
COUNTS: Mapping[str, str] = {
    "files": "berkas",
    "pages": "halaman",
    "links": "tautan",
    "totals with a source": "jumlah dengan asalnya",
    "tables that add up": "tabel yang jumlahnya cocok",
    "data files read": "berkas data yang dibaca",
}

_GAP = re.compile(r"\{(\w+)\}")


def _pattern(english: str) -> re.Pattern[str]:
    parts = _GAP.split(english)
    return re.compile("".join(f"(?P<{part}>.+?)" if place % 2 else re.escape(part) for place, part in enumerate(parts)))


def _by_length(words: Mapping[str, str]) -> list[tuple[re.Pattern[str], str]]:
    """What says most beside its gaps comes first: "{path}: ..." fits nearly everything."""
    return [(_pattern(english), words[english]) for english in sorted(words, key=lambda one: -len(_GAP.sub("", one)))]


_PATTERNS = _by_length({**ERRORS, **FINDINGS})


def in_indonesian(said: str) -> str:
    """The same, line by line; what is in no catalogue stays."""
    return "\n".join(map(_line, said.split("\n")))


def _line(said: str) -> str:
    for pattern, words in _PATTERNS:
        if found := pattern.fullmatch(said):
            return words.format(**{name: _line(gap) for name, gap in found.groupdict().items()})
    place, colon, rest = said.partition(": ")
    return f"{place}: {_line(rest)}" if colon else said
