"""The Indonesian of every text of the help, by its English, which stands beside each command and option. Used by command_help.py."""

from __future__ import annotations

from collections.abc import Mapping

COMMANDS = {
    "Read, freeze, render, check, switch: the command line of Terang. Each command has --help with an example.\n\n"
    "Ends with 0, or 2 for a wrong argument, 10 for faults in the data, 11 for a page that failed, 12 for a failed check, 13 when a release could "
    "not\nbe put in place. An error is one sentence on standard error; --json prints one object on standard output, for programs, of an error too.": (
        "Baca, bekukan, susun, periksa, alihkan: baris perintah Terang. Setiap perintah menunjukkan contohnya dengan --help; "
        "./publish.py --language en --help speaks English.\n\n"
        "Kode keluarnya 0, atau 2 bila perintahnya keliru, 10 bila datanya bermasalah, 11 bila sebuah halaman gagal, 12 bila pemeriksaan gagal, 13 "
        "bila terbitannya tidak dapat dipasang. Galat ditulis satu kalimat di standard error; --json menulis satu objek untuk program di standard "
        "output, juga bila ada galat."
    ),
    "What waits and what is public, and the decisions of the admin's screens: ./publish.py desk list": (
        "Yang menunggu, yang terbit, dan keputusan seperti di layar admin: ./publish.py desk list"
    ),
    "Files that wait, every version of every budget, required documents: ./publish.py desk list": (
        "Berkas yang menunggu, semua versi anggaran, dokumen wajib: ./publish.py desk list"
    ),
    "Saved profiles, by the name that import --profile takes: ./publish.py desk profiles": (
        "Profil yang disimpan, dengan nama untuk import --profile: ./publish.py desk profiles"
    ),
    "Accept a file that waits, a budget as a draft: ./publish.py desk accept budget 12": (
        "Terima berkas yang menunggu, anggaran sebagai draf: ./publish.py desk accept budget 12"
    ),
    "End a file that waits without taking it in: ./publish.py desk refuse budget 12 --reason 'Tahunnya keliru.'": (
        "Tolak berkas yang menunggu: ./publish.py desk refuse budget 12 --reason 'Tahunnya keliru.'"
    ),
    "Take back what an accepted list added: ./publish.py desk undo crosswalk 3 --reason 'Bagiannya keliru.'": (
        "Batalkan isi daftar yang sudah diterima: ./publish.py desk undo crosswalk 3 --reason 'Bagiannya keliru.'"
    ),
    "Publish the draft of a budget or a required document: ./publish.py desk publish apbd-2025-murni": (
        "Terbitkan draf anggaran atau dokumen wajib: ./publish.py desk publish apbd-2025-murni"
    ),
    "Put an earlier version in force again: ./publish.py desk put-back apbd-2025-murni --version 1 --reason 'Salah berkas.'": (
        "Berlakukan lagi versi sebelumnya: ./publish.py desk put-back apbd-2025-murni --version 1 --reason 'Salah berkas.'"
    ),
    "Take a document from the public; its address says why: ./publish.py desk withdraw apbd-2025-murni --reason 'Salah berkas.'": (
        "Tarik dokumen dari situs; alamatnya menyebut alasannya: ./publish.py desk withdraw apbd-2025-murni --reason 'Salah berkas.'"
    ),
    "Check a file and store what it says, all of it or nothing: ./publish.py import budget apbd.xlsx --year 2025 --phase murni": (
        "Periksa berkas dan simpan isinya, seluruhnya atau tidak sama sekali: ./publish.py import budget apbd.xlsx --year 2025 --phase murni"
    ),
    "Check a budget and keep it as a draft: ./publish.py import budget apbd.xlsx --year 2025 --phase murni": (
        "Periksa anggaran dan simpan sebagai draf: ./publish.py import budget apbd.xlsx --year 2025 --phase murni"
    ),
    "Check what was received and spent (LRA), beside the budget in force: ./publish.py import realisation lra.xlsx --year 2024 --as-of 2024-06-30": (
        "Periksa realisasi (LRA) di samping anggaran yang berlaku: ./publish.py import realisation lra.xlsx --year 2024 --as-of 2024-06-30"
    ),
    "Add what a list of proposals says: ./publish.py import proposals usulan.xlsx --as-of 2025-06-30": (
        "Tambahkan isi daftar usulan: ./publish.py import proposals usulan.xlsx --as-of 2025-06-30"
    ),
    "Add what became of proposals, one row an event: ./publish.py import outcomes keputusan.xlsx": (
        "Tambahkan keputusan atas usulan, satu baris satu peristiwa: ./publish.py import outcomes keputusan.xlsx"
    ),
    "Keep a catalogue of licences as drafts: ./publish.py import services perizinan.xlsx": (
        "Simpan katalog perizinan sebagai draf: ./publish.py import services perizinan.xlsx"
    ),
    "Take days of receipt and issue in, to measure how long it takes: ./publish.py import issuances izin-terbit.xlsx": (
        "Masukkan tanggal permohonan dan terbit, untuk mengukur lamanya: ./publish.py import issuances izin-terbit.xlsx"
    ),
    "Put a table of renamed, merged and split codes in force: ./publish.py import crosswalk peralihan.xlsx": (
        "Berlakukan tabel kode yang berganti, digabung, dan dipecah: ./publish.py import crosswalk peralihan.xlsx"
    ),
    "Put a PDF on the shelf of required documents: ./publish.py import paper perda.pdf --document perda-apbd --year 2025": (
        "Simpan PDF dokumen wajib: ./publish.py import paper perda.pdf --document perda-apbd --year 2025"
    ),
    "Freeze, render, check, switch: ./publish.py build": "Bekukan, susun, periksa, alihkan: ./publish.py build",
    "Stay, and publish what became public a moment after it did: ./publish.py watch\n\n"
    "What cannot be published is said and tried again every minute; the site stays as it is until then. Ctrl-C or SIGTERM ends it.": (
        "Tetap berjalan, dan bangun situs begitu ada yang terbit: ./publish.py watch\n\n"
        "Yang belum dapat diterbitkan disebutkan dan dicoba lagi setiap menit; sampai itu situs tetap seperti semula. Ctrl-C atau SIGTERM "
        "mengakhirinya."
    ),
    "Look at a finished site again, wherever it lies: ./publish.py check public/current": (
        "Periksa lagi situs yang sudah jadi, di mana pun letaknya: ./publish.py check public/current"
    ),
    "Put the release before in place again: ./publish.py rollback": "Pasang lagi terbitan sebelumnya: ./publish.py rollback",
    "Copy the current release to a web server's folder and switch there in one step: ./publish.py deploy /srv/terang": (
        "Salin terbitan sekarang ke folder server web dan alihkan sekali jadi: ./publish.py deploy /srv/terang"
    ),
    "The published site on :8000 and the editor's admin on :8001, for one machine: ./publish.py serve": (
        "Situs di :8000 dan admin di :8001, untuk satu komputer: ./publish.py serve"
    ),
    "Check a government's spreadsheet without storing anything.": "Periksa lembar kerja pemerintah tanpa menyimpan apa pun.",
    "Check FILE, for instance: python -m importers check anggaran.xlsx --year 2025 --phase murni": (
        "Periksa FILE, misalnya: python -m importers check anggaran.xlsx --year 2025 --phase murni"
    ),
    "Write our empty upload template to FILE, for instance: python -m importers template templat.xlsx": (
        "Tulis templat kosong ke FILE, misalnya: python -m importers template templat.xlsx"
    ),
}
OPTIONS = {
    "Show this message and exit.": "Tampilkan petunjuk ini.",
    "Language of help and messages.": "Bahasa petunjuk dan pesan.",
    "One machine-readable object on standard output.": "Satu objek untuk program di standard output.",
    "Why; kept in the record, and published where readers see the change.": "Alasannya; dicatat, dan ikut terbit bersama perubahannya.",
    "The earlier version that holds again.": "Versi sebelumnya yang berlaku lagi.",
    "Fiscal year, for instance 2025.": "Tahun anggaran, misalnya 2025.",
    "Fiscal year, for instance 2024.": "Tahun anggaran, misalnya 2024.",
    "rapbd, murni, pergeseran, perubahan, realisasi or audited.": "rapbd, murni, pergeseran, perubahan, realisasi, atau audited.",
    "2 for the second shift or revision of the year.": "2 untuk pergeseran atau perubahan kedua tahun itu.",
    "Invented figures: CONTOH is printed wherever they appear.": "Karangan: kata CONTOH tercetak di mana pun isinya tampil.",
    "Title of the document, where APBD 2025 is not enough.": "Judul dokumen, bila APBD 2025 belum cukup.",
    "Title of the document, where the usual one is not enough.": "Judul dokumen, bila yang biasa belum cukup.",
    "Number of the regulation.": "Nomor peraturan.",
    "Number of the regulation, of an accountability report.": "Nomor peraturan, untuk laporan pertanggungjawaban.",
    "Its date, 2025-01-31.": "Tanggalnya, 2025-01-31.",
    "Its date, 2025-07-31.": "Tanggalnya, 2025-07-31.",
    "The day whose state a realisation shows.": "Keadaan per hari apa, untuk realisasi.",
    "Until which day it counts, 2024-06-30; the year's last by default.": "Sampai hari apa, 2024-06-30; tanpa ini hari terakhir tahun itu.",
    "After the audit office's audit.": "Sesudah diperiksa BPK.",
    "Who made the figures and where they were published.": "Siapa yang membuat angkanya dan di mana terbitnya.",
    "A note for readers.": "Catatan untuk pembaca.",
    "Total of 4 in the signed document.": "Jumlah 4 (pendapatan) dalam dokumen bertanda tangan.",
    "Total of 5 in the signed document.": "Jumlah 5 (belanja) dalam dokumen bertanda tangan.",
    "Total of 6.1 in the signed document.": "Jumlah 6.1 (penerimaan pembiayaan) dalam dokumen bertanda tangan.",
    "Total of 6.2 in the signed document.": "Jumlah 6.2 (pengeluaran pembiayaan) dalam dokumen bertanda tangan.",
    "Why the figures differ from the version before; published.": "Mengapa angkanya berbeda dari versi sebelumnya; ikut terbit.",
    "The one sheet to read; all by default.": "Hanya lembar ini; tanpa ini semuanya.",
    "Code or name of the one government to take from a table of many.": "Kode atau nama satu pemerintah, dari tabel yang berisi banyak.",
    "How the columns are read: the name of a saved profile, or a TOML file. By default one saved for files of this shape.": (
        "Cara membaca kolom: nama profil yang disimpan, atau berkas TOML. Tanpa ini yang disimpan untuk bentuk berkas ini."
    ),
    "A TOML file that says how the columns are read.": "Berkas TOML yang menyebut cara membaca kolom.",
    "Write the file with its faults marked and listed here, as .xlsx.": "Tulis berkas dengan tanda dan daftar kesalahannya ke sini, sebagai .xlsx.",
    "Publish the accepted draft at once; normally an editor does.": "Langsung terbitkan drafnya; biasanya penyunting yang menerbitkan.",
    "Publish those that lack nothing; normally an editor does.": "Terbitkan yang sudah lengkap; biasanya penyunting yang menerbitkan.",
    "Check and compare only; store nothing.": "Hanya periksa dan bandingkan; tidak ada yang disimpan.",
    "The day whose state the file shows, 2025-06-30; today by default.": "Keadaan per hari apa, 2025-06-30; tanpa ini hari ini.",
    "The year that the proposals are meant for, where the file does not say it.": "Tahun yang dituju usulan, bila berkas tidak menyebutnya.",
    "What sets this source's numbers apart from another's, for instance sipd.": "Pembeda nomor dari sumber ini dengan sumber lain, misalnya sipd.",
    "A stage that is over: what did not go on from it has stopped.": "Tahap yang sudah selesai: yang tidak maju dari situ berhenti.",
    "The places are another city's and are kept as words.": "Tempatnya di kota lain dan disimpan sebagai kata.",
    "The office that decided, where the file does not say it.": "Kantor yang memutuskan, bila berkas tidak menyebutnya.",
    "How amounts are written: id 1.234,50 or en 1,234.50.": "Cara menulis jumlah: id 1.234,50 atau en 1,234.50.",
    "A further file of the same catalogue, for instance its steps.": "Berkas lain dari katalog yang sama, misalnya langkah-langkahnya.",
    "Fees that name no day begin then, 2025-01-01; today by default.": "Tarif tanpa tanggal berlaku sejak kapan, 2025-01-01; tanpa ini hari ini.",
    "Key of the responsible office, where a row names none.": "Kunci kantor penanggung jawab, bila baris tidak menyebutnya.",
    "The service that all rows are of, where they name none.": "Layanan untuk semua baris, bila tidak disebut.",
    "Which document of the lists, for instance perda-apbd.": "Dokumen yang mana dari daftarnya, misalnya perda-apbd.",
    "It is a scan without text, and somebody looked for personal numbers in it.": "Hasil pindai tanpa teks; sudah diperiksa tanpa nomor pribadi.",
    "The budget of the site that is this document, for instance apbd-2025-murni.": (
        "Anggaran di situs yang merupakan dokumen ini, misalnya apbd-2025-murni."
    ),
    "Since when it has been public elsewhere, 2025-01-31.": "Sejak kapan sudah terbuka di tempat lain, 2025-01-31.",
    "Where.": "Di mana.",
    "Why there is no such document of that year, in place of a file; published.": (
        "Mengapa dokumen itu tidak dibuat tahun itu, sebagai ganti berkas; ikut terbit."
    ),
    "Folder of the releases; public/ by default.": "Folder terbitan; tanpa ini public/.",
    "Processes; 0 is one for each core.": "Banyaknya proses; 0 berarti satu untuk setiap inti.",
    "The day on which delays are counted; the city's today by default.": "Hari untuk menghitung keterlambatan; tanpa ini hari ini di kota itu.",
    "The whole site as one zip on the page of data; made by default.": "Seluruh situs sebagai satu zip di halaman data; dibuat bila tidak dilarang.",
    "Seconds between two looks at the database.": "Detik di antara dua kali melihat basis data.",
    "Copy each release to this folder too.": "Salin setiap terbitan ke folder ini juga.",
    "The published site.": "Situs yang terbit.",
    "The editor's admin.": "Admin untuk penyunting.",
}
INDONESIAN: Mapping[str, str] = COMMANDS | OPTIONS
