"""The plain pages that a new installation starts with. From then on they are the editors' own."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction

from cms.core.models import PlainPage, SiteRoot
from cms.domain.city import City, city_named


@transaction.atomic
def make_first_pages() -> tuple[PlainPage, ...]:
    """The pages, published, where no plain page exists yet. Whatever editors have made or deleted since is left alone."""
    if PlainPage.objects.exists():
        return ()
    root = SiteRoot.objects.get()
    return tuple(_published(root, page) for page in _pages(city_named(settings.CITY)))


def _published(root: SiteRoot, page: PlainPage) -> PlainPage:
    page.full_clean(exclude=["path", "depth", "slug"])
    page.live = False
    root.add_child(instance=page)
    page.save_revision(log_action=True).publish()
    return page


def _pages(city: City) -> tuple[PlainPage, ...]:
    return (
        PlainPage(
            slug="tentang",
            title="Tentang situs ini",
            body=ABOUT.format(city=city.name, licence=city.licence.title, url=city.licence.url),
            title_en="About this site",
            body_en=ABOUT_EN.format(city=city.name, licence=city.licence.title, url=city.licence.url),
        ),
        PlainPage(
            slug="lapor-kesalahan",
            title="Laporkan kesalahan",
            body=MISTAKES.format(city=city.name),
            title_en="Report a mistake",
            body_en=MISTAKES_EN.format(city=city.name),
        ),
    )


ABOUT = """
<p>Situs ini memuat anggaran {city} supaya siapa pun dapat membaca, memeriksa, dan memakainya lagi.</p>
<h2>Dari mana angkanya</h2>
<p>Setiap angka berasal dari berkas yang dikirim kantor pemerintah. Halaman setiap dokumen menyebut nama berkas itu, sidik sha256-nya, dan
apa yang terjadi
dengan setiap barisnya. Jumlah di situs ini dihitung dari rinciannya. Bila berkas mencetak jumlah lain, keduanya ditampilkan beserta
selisihnya.</p>
<h2>Yang sudah terbit tidak hilang</h2>
<p>Angka yang diperbaiki menjadi versi baru. Versi lama tetap ada di alamatnya sendiri dan tidak pernah diubah.</p>
<h2>Memakai datanya</h2>
<p>Semua tabel dapat diunduh sebagai CSV, XLSX, dan JSON. Siapa pun boleh memakainya dengan menyebut sumbernya, menurut lisensi
<a href="{url}">{licence}</a>.</p>
<h2>Yang tidak ada di sini</h2>
<p>Situs ini tidak memasang kuki, tidak mencatat siapa yang membaca, dan tidak memuat nomor pribadi siapa pun.</p>
"""
ABOUT_EN = """
<p>This site holds the budget of {city} so that anyone can read it, check it and use it again.</p>
<h2>Where the figures come from</h2>
<p>Every figure comes from a file that a government office sent in. The page of each document names that file, its sha256 digest, and what
became of each of
its rows. Totals on this site are added up from the lines. Where a file prints another total, both are shown with their difference.</p>
<h2>What was published stays</h2>
<p>A corrected figure becomes a new version. The old version stays at its own address and is never changed.</p>
<h2>Using the data</h2>
<p>Every table can be downloaded as CSV, XLSX and JSON. Anyone may use it and name the source, under the licence
<a href="{url}">{licence}</a>.</p>
<h2>What is not here</h2>
<p>This site sets no cookie, does not write down who reads it, and holds nobody's personal number.</p>
"""
MISTAKES = """
<p>Menemukan angka yang salah, nama yang keliru, atau halaman yang tidak dapat dibaca? Beri tahu Pemerintah {city}.</p>
<h2>Yang perlu disebutkan</h2>
<ul>
<li>Alamat halamannya, atau nama berkas dan nomor barisnya.</li>
<li>Angka yang tertulis, dan angka yang menurut Anda benar.</li>
<li>Dari mana Anda mengetahuinya, misalnya nomor dan halaman peraturannya.</li>
</ul>
<p>Nama dan nomor identitas Anda tidak perlu disebutkan.</p>
<h2>Ke mana</h2>
<p>Alamat surel dan nomor telepon untuk laporan belum diterbitkan. Sementara ini, laporan disampaikan lewat surat atau datang langsung ke
kantor Pemerintah
{city} yang mengelola keuangan daerah.</p>
<h2>Yang terjadi sesudahnya</h2>
<p>Bila laporan Anda benar, angkanya diperbaiki sebagai versi baru. Versi yang keliru tetap dapat dibaca, dengan keterangan bahwa sudah ada
penggantinya.</p>
"""
MISTAKES_EN = """
<p>Have you found a wrong figure, a wrong name, or a page that cannot be read? Tell the government of {city}.</p>
<h2>What to say</h2>
<ul>
<li>The address of the page, or the name of the file and the number of the row.</li>
<li>The figure as it stands, and the one that you think is right.</li>
<li>How you know, for instance the number and page of the regulation.</li>
</ul>
<p>You need not give your name or any identity number.</p>
<h2>Where to</h2>
<p>An e-mail address and a telephone number for reports have not been published yet. Until then, write to or visit the office of the
government of {city}
that manages its finances.</p>
<h2>What happens then</h2>
<p>If you are right, the figure is corrected as a new version. The wrong version can still be read, with a note that it was replaced.</p>
"""
