"""What can be wrong with a PDF that is to be published. Part of the catalogue in importers/problems.py."""

from __future__ import annotations

from importers.problem_catalogue import Explanation, error

SAVE = (
    "Buka dokumennya, lalu cetak ke PDF (atau ekspor sebagai PDF/A), dan kirim hasilnya.",
    "Open the document, print it to PDF (or export PDF/A), and send that.",
)
BLACK_OUT = (
    "Hitamkan nomornya dalam dokumen asli, simpan sebagai PDF baru, lalu kirim lagi. Nomor itu tidak disimpan di sini.",
    "Remove the number in the original document, save it as a new PDF, and send it again. The number is not kept here.",
)
# Code -> (what is wrong, what to do), each (Indonesian, English).
WORDS: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "paper.not-pdf": (("Berkas ini bukan PDF, apa pun namanya.", "This file is no PDF, whatever its name says."), SAVE),
    "paper.too-large": (
        ("Berkas ini {found}; paling besar {limit}.", "This file has {found}; at most {limit} are taken."),
        ("Pindai dengan 150 titik per inci, atau kecilkan gambarnya.", "Scan it at 150 dots per inch, or make its pictures smaller."),
    ),
    "paper.damaged": (("PDF ini rusak dan tidak dapat dibaca seluruhnya.", "This PDF is damaged and cannot be read as a whole."), SAVE),
    "paper.encrypted": (
        ("PDF ini dikunci dengan kata sandi atau pembatasan.", "This PDF is locked by a password or by restrictions."),
        ("Buka kuncinya, lalu simpan sebagai PDF tanpa pengamanan.", "Unlock it and save it as a PDF without protection."),
    ),
    "paper.no-pages": (("PDF ini tidak mempunyai halaman.", "This PDF has no page."), SAVE),
    "paper.too-many-pages": (
        ("PDF ini {found} halaman; paling banyak {limit}.", "This PDF has {found} pages; at most {limit} are taken."),
        ("Terbitkan lampirannya sebagai data, bukan sebagai PDF.", "Publish its annexes as data instead of as a PDF."),
    ),
    "paper.too-slow": (
        ("PDF ini belum selesai diperiksa dalam {seconds} detik.", "This PDF was not checked within {seconds} seconds."),
        ("Simpan ulang sebagai PDF yang lebih sederhana, atau bagi menjadi beberapa dokumen.", "Save it again as a simpler PDF, or split it."),
    ),
    "paper.unreadable-page": (("Halaman {page} dari PDF ini tidak dapat dibaca.", "Page {page} of this PDF cannot be read."), SAVE),
    "paper.script": (("PDF ini berisi program (JavaScript).", "This PDF holds a program (JavaScript)."), SAVE),
    "paper.launch": (("PDF ini dapat menjalankan program di komputer pembaca.", "This PDF can start a program on the reader's computer."), SAVE),
    "paper.attachment": (("Di dalam PDF ini ada berkas lain.", "Another file is embedded in this PDF."), SAVE),
    "paper.form": (("PDF ini formulir yang dapat mengirim isian.", "This PDF is a form that can send what is filled in."), SAVE),
    "paper.media": (("PDF ini berisi film, suara, atau benda tiga dimensi.", "This PDF holds film, sound or a three-dimensional object."), SAVE),
    "paper.personal-nik": (
        ("Ada nomor induk kependudukan (NIK) di halaman {page}.", "There is a national identity number (NIK) on page {page}."),
        BLACK_OUT,
    ),
    "paper.personal-nip": (
        (
            "Ada nomor induk pegawai (NIP), yang memuat tanggal lahir, di halaman {page}.",
            "There is a civil servant's number (NIP), which holds a birth date, on page {page}.",
        ),
        BLACK_OUT,
    ),
    "paper.personal-phone": (("Ada nomor telepon di halaman {page}.", "There is a telephone number on page {page}."), BLACK_OUT),
    "paper.personal-email": (("Ada alamat surel di halaman {page}.", "There is an e-mail address on page {page}."), BLACK_OUT),
}
PAPER_CATALOGUE: dict[str, Explanation] = {
    code: error(code, id=(message[0], remedy[0]), en=(message[1], remedy[1])) for code, (message, remedy) in WORDS.items()
}
