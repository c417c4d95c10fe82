"""The one place that knows addresses: what a page or file shows -> its path inside the site.

A page's path is the same in every language, below the language's folder: `anggaran/2025/index.html` is Indonesian (the city's first
language), `en/anggaran/2025/index.html` English. Addresses are permanent. Every link between pages is relative and names index.html,
so that the folder opens from a file system.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Collection, Hashable, Iterable
from hashlib import sha256
from typing import TypeVar

from cms.domain.codes import AccountCode, UnitCode

K = TypeVar("K", bound=Hashable)

HOME = "index.html"
YEARS = "anggaran/index.html"
ACROSS_YEARS = "anggaran/antar-tahun/index.html"
ACROSS_DETAILS = "anggaran/antar-tahun/rincian/index.html"
GUIDE = "anggaran/cara-kerja/index.html"
DOCUMENTS = "dokumen/index.html"
DATASETS = "data/index.html"
GLOSSARY = "daftar-istilah/index.html"
SERVICES = "perizinan/index.html"
SERVICES_JSON = "data/services/layanan.json"
SERVICES_SCHEMA = "data/services/layanan.schema.json"
SERVICES_CPSV = "data/services/cpsv-ap.jsonld"
SERVICES_A_Z = "perizinan/abjad/index.html"
SERVICES_BY_OFFICE = "perizinan/kantor/index.html"
SERVICES_BY_COST = "perizinan/biaya/index.html"
SEARCH = "cari/index.html"
LETTERS = "abjad/index.html"
DESIGN = "gaya/index.html"
OFFLINE = "luring/index.html"
PROPOSALS_FOLDER = "usulan"
PROPOSALS = f"{PROPOSALS_FOLDER}/index.html"
ACCOUNTABILITY = "akuntabilitas/index.html"
# The feeds that stand beside a page, and the slip beside a proposal's.
NEWS_ATOM, NEWS_JSON, SLIP = "kabar.xml", "kabar.json", "slip.pdf"
NOT_FOUND = "404.html"
CARD = "kartu.png"
SERVICE_WORKER = "sw.js"
WEB_MANIFEST = "site.webmanifest"
HUMANS = "humans.txt"
HEADERS = "_headers"
# In the archive alone: what it is, for whoever unpacks it.
ARCHIVE_README = "BACA-SAYA.txt"
DATA_PACKAGE = "data/datapackage.json"
DCAT_AP = "data/catalog.jsonld"
DCAT_US = "data.json"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
FEED = "feed.xml"
LATEST = "latest"
# The files of each vintage, in the order in which they are offered; pdf is the document for reading, the others are its lines.
DATA_FORMATS = ("csv", "xlsx", "json", "pdf")
# The files of a table that is no document, and so has nothing to read on paper.
TABLE_FORMATS = ("csv", "xlsx", "json")

# What stands beside the offices in a year's folder, and so can be no office's address.
YEAR_WORDS = frozenset({"pendapatan", "belanja", "pembiayaan", "akun", "kantor", "perbandingan", "ukuran", "dokumen"})
# What stands beside the plain pages at the top.
TOP_WORDS = frozenset(
    {"anggaran", "dokumen", "data", "daftar-istilah", "assets", "en", "id", "perizinan", "usulan", "akuntabilitas", "gambar", "sematan"}
) | frozenset({"gaya", "luring", "cari", "abjad"})
PART_WORDS: dict[tuple[int, ...], str] = {(4,): "pendapatan", (5,): "belanja", (6,): "pembiayaan"}

# A file system keeps 255 bytes of a name, and some of them belong to what a file is called while it is written.
LONGEST, DIGITS = 160, 10
_NOT_A_WORD = re.compile(r"[^a-z0-9]+")
_FURTHER = re.compile(r"(?:halaman-[0-9]+|mulai-P-[0-9]+-[0-9]+)/(?=index\.html$)")


def slug(text: str) -> str:
    """Readable lower-case ASCII: `Dinas Pekerjaan Umum & Tata Ruang` -> `dinas-pekerjaan-umum-tata-ruang`; "" when nothing is left.

    Of a very long text the beginning, and letters that tell it from others that begin so.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    found = _NOT_A_WORD.sub("-", plain.lower()).strip("-")
    return found if len(found) <= LONGEST else f"{found[: LONGEST - DIGITS - 1].strip('-')}-{digits_of(text)}"


def digits_of(text: str) -> str:
    """A few letters and digits that stand for a text which has no word of its own."""
    return sha256(text.encode()).hexdigest()[:DIGITS]


def unique_slugs(names: Iterable[tuple[K, str]], *, taken: Collection[str] = ()) -> dict[K, str]:
    """A slug for each key, in the order given; a second thing of the same name gets its key's text behind it."""
    slugs: dict[K, str] = {}
    used = set(taken)
    for key, name in names:
        candidate = slug(name)
        if not candidate or candidate in used:
            candidate = "-".join(filter(None, (candidate, slug(str(key)))))
        used.add(candidate)
        slugs[key] = candidate
    return slugs


def in_language(path: str, language: str, default: str = "id") -> str:
    """A page's path in one language."""
    return path if language == default else f"{language}/{path}"


def year(number: int) -> str:
    return f"anggaran/{number}/index.html"


def account(number: int, code: AccountCode) -> str:
    """4, 5 and 6 have names; every other account its code."""
    word = PART_WORDS.get(code.segments)
    return f"anggaran/{number}/{word or f'akun/{code}'}/index.html"


def offices(number: int) -> str:
    return f"anggaran/{number}/kantor/index.html"


def unit(number: int, office: str, codes: Iterable[UnitCode] = ()) -> str:
    """An office by its slug, or what is below it: programme, activity, sub activity by their codes."""
    return "/".join(("anggaran", str(number), office, *(str(code).lower() for code in codes), "index.html"))


def further(path: str, number: int) -> str:
    """A further page of one long table: `.../halaman-2/index.html`; the first page has the address itself."""
    return path if number == 1 else f"{path.removesuffix('index.html')}halaman-{number}/index.html"


def page_from(path: str, reference: str) -> str:
    """A further page of a list of proposals, by the one that it begins with: `.../mulai-P-2025-00417/index.html`."""
    return f"{path.removesuffix('index.html')}mulai-{reference}/index.html"


def first_page(path: str) -> str:
    """Of a further page, the one that it goes on from; any other page is its own."""
    return _FURTHER.sub("", path)


def comparison(number: int) -> str:
    return f"anggaran/{number}/perbandingan/index.html"


def comparison_with(number: int, phase: str, which: int) -> str:
    """Another earlier budget against the plan in force; which counts the shifts of a year, 0 where there is one."""
    return f"anggaran/{number}/perbandingan/{phase}{f'-{which}' if which else ''}/index.html"


def compared_offices(comparison: str) -> str:
    """Every office in a comparison, beside the comparison's own page."""
    return beside(comparison, "kantor/index.html")


def year_book(number: int) -> str:
    return f"anggaran/{number}/apbd-{number}.pdf"


def document(dataset: str) -> str:
    """The vintage in force."""
    return f"dokumen/{dataset}/index.html"


def vintage(dataset: str, version: str) -> str:
    """An older vintage, kept for ever."""
    return f"dokumen/{dataset}/{version}/index.html"


def dataset(name: str) -> str:
    return f"data/{name}/index.html"


def data_file(name: str, version: str, extension: str) -> str:
    return f"data/{name}/{version}/{name}.{extension}"


def import_record(name: str, version: str) -> str:
    """How a version came in and who let it out, for programs."""
    return f"data/{name}/{version}/impor.json"


def latest_file(name: str, extension: str) -> str:
    return data_file(name, LATEST, extension)


def archive(city: str) -> str:
    """The whole site in one file, by the city's key; its digest stands beside it, as sha256sum reads it."""
    return f"data/{city}-terang.zip"


def archive_digest(city: str) -> str:
    return f"{archive(city)}.sha256"


def measures(year: int) -> str:
    """The measures of a year's budget."""
    return f"anggaran/{year}/ukuran/index.html"


def execution(year: int) -> str:
    """What offices spent of a year's budget."""
    return f"anggaran/{year}/realisasi/index.html"


def papers(year: int) -> str:
    """The documents that must be published for a year."""
    return f"anggaran/{year}/dokumen/index.html"


def paper_file(sha256: str, name: str) -> str:
    """A PDF that staff published. The content makes the address, so it never changes under it."""
    return f"dokumen/berkas/{sha256[:16]}/{name}.pdf"


def picture(place: str, extension: str) -> str:
    """A chart as a file of its own, in one language like its page: `gambar/anggaran/2025/aliran.svg`."""
    return f"gambar/{place}.{extension}"


def embed(place: str) -> str:
    """A chart as a small page, to stand inside other people's pages."""
    return f"sematan/{place}/index.html"


def service(slug: str) -> str:
    return f"perizinan/{slug}/index.html"


def finder(answers: Iterable[str] = ()) -> str:
    """The licence finder; its address is the answers so far."""
    return "/".join(("perizinan", "cari", *answers, "index.html"))


def checklist(slug: str) -> str:
    """What to bring, to print and tick off."""
    return f"perizinan/{slug}/bawaan/index.html"


def complaint(slug: str) -> str:
    """Ready words and the right address for each step of a service."""
    return f"perizinan/{slug}/adu/index.html"


def leaflet(slug: str) -> str:
    return f"perizinan/{slug}/{slug}.pdf"


def plain_page(name: str) -> str:
    return f"{name}/index.html"


def photo(reference: str, name: str) -> str:
    """A photo of a proposal, beside its page; the same in every language."""
    return beside(proposal(reference), f"{name}.jpg")


def small_photo(reference: str, name: str) -> str:
    return beside(proposal(reference), f"{name}-kecil.jpg")


def proposal(reference: str) -> str:
    """A proposal's page, by its number as it is printed: `usulan/P-2025-00417/index.html`."""
    return f"{PROPOSALS_FOLDER}/{reference}/index.html"


def proposals_by(facet: str, name: str = "") -> str:
    """A list of proposals: `usulan/kelurahan/kartini/index.html`; without a name the list of those lists."""
    return "/".join(filter(None, (PROPOSALS_FOLDER, facet, name, "index.html")))


def beside(path: str, name: str) -> str:
    """A file in the folder of a page: its feed, its slip."""
    return f"{path.removesuffix('index.html')}{name}"


def letter(first: str) -> str:
    """What begins with a letter, or with a figure: `abjad/b/index.html`."""
    return f"abjad/{first}/index.html"


def search_file(language: str, digest: str, name: str = "") -> str:
    """A file of one language's index, or the folder of all; the folder changes with what can be found."""
    return f"cari/{language}-{digest[:10]}/{name}"


def asset(name: str, digest: str, extension: str) -> str:
    """digest: hexadecimal sha256 of the bytes; its first eight characters make the name change with them."""
    return f"assets/{name}-{digest[:8]}.{extension}"


def root(path: str) -> str:
    """What leads from a page to the top of the site: `anggaran/2025/index.html` -> `../../`."""
    return "../" * path.count("/")


def public(site_url: str, path: str) -> str:
    """The absolute address as readers see it: a folder's index.html is not named."""
    return site_url + path.removesuffix("index.html")


def relative(from_path: str, to_path: str) -> str:
    """The link that stands in one page and leads to another page or file."""
    return posixpath.relpath(to_path, posixpath.dirname(from_path) or ".")
