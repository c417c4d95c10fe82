"""Every file of the site, in order, each with the facts that it is made from. Used by publish and by the editor's preview."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from cms.domain.city import City
from cms.domain.errors import UsageError
from site_static import addresses
from site_static.artifact import Archive, Artifact, ArtifactKind, Bundle, Listing, PageView, Planned, PublishedFile, Summary, Work
from site_static.assets import Asset, assets_of, icons_of
from site_static.cards import card_bytes, card_path, has_card
from site_static.catalogues import catalogue_works
from site_static.charts.canvas import Colours
from site_static.charts.picture import Caption, fonts_digest, png_file, svg_file
from site_static.content import Snapshot
from site_static.discovery import discovery_works
from site_static.last import Last
from site_static.news import news_works
from site_static.open_data import data_works
from site_static.pdf import print_works
from site_static.photos import photo_works
from site_static.render import Renderer, Surroundings, surroundings, template_digest, words_digest
from site_static.search_index import RULES, Index, synonyms
from site_static.slips import slip_works
from site_static.views import dataset_pages, drafts, figures, years_and_proposals
from site_static.views.datasets import DatasetPage, archive_readme, tells_of_archive, with_archive
from site_static.views.figure import Figure
from site_static.views.frame import Draft, Link, Sheaf
from site_static.views.papers import paper_works
from site_static.views.plain import menu_pages
from site_static.views.proposals.cases import Docket
from site_static.views.search import Found, all_but_proposals, everything, is_found_by_its_name, letters_of, search_pages
from site_static.views.tables import TablePage
from site_static.views.yearbook import Yearbook, digest_of
from site_static.village_files import village_works
from site_static.whole_services import whole_services
from site_static.words import Words


def site_works(snapshot: Snapshot, *, archived: bool = False) -> Iterator[Work]:
    """Every file one by one: the plan with its bundles opened."""
    pages: set[str] = set()
    for planned in site_plan(snapshot, archived=archived):
        works: Iterable[Work]
        match planned:
            case Bundle():
                works = planned.works()
            case Listing():
                works = planned.works(sorted(pages))
            case _:
                works = (planned,)
        for work in works:
            if work.kind is ArtifactKind.PAGE and work.path.endswith(addresses.HOME):
                pages.add(work.path)
            yield work


def site_plan(snapshot: Snapshot, *, archived: bool = False) -> Iterator[Planned]:
    """Pages in all languages, assets, open data, print, and what programs read to find the rest; archived: and all of it as one download."""
    site = _Site.of(snapshot, archived=archived)
    for asset in site.assets:
        yield _asset(asset)
    yield from _pages(snapshot, site)
    yield from _pictures(snapshot, site)
    yield from data_works(snapshot)
    yield from catalogue_works(snapshot)
    yield from whole_services(snapshot)
    yield from print_works(snapshot)
    yield from paper_works(snapshot)
    if site.docket is not None:
        yield from news_works(site.docket)
        yield from slip_works(site.docket)
        yield from photo_works(snapshot)
        yield from village_works(site.docket)
    yield from discovery_works(snapshot, icons=icons_of(site.assets))
    if archived:
        yield from _archive(snapshot, site)


def page_bytes(snapshot: Snapshot, path: str) -> bytes:
    """One page, the very bytes of the site. Raises UsageError when the snapshot has no page there."""
    for planned in _pages(snapshot, _Site.of(snapshot)):
        for page in planned.works() if isinstance(planned, Bundle) else (planned,):
            if page.path == path:
                return page.make() if isinstance(page, Artifact) else page.make(_files_for(snapshot, page))
    raise UsageError(f"{path}: the site has no such page")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Site:
    """What all pages need: the renderer of each language and the digest of what surrounds a page."""

    languages: tuple[str, ...]
    renderers: dict[str, Renderer]
    # Language -> digest of what surrounds its pages.
    marks: dict[str, str]
    assets: tuple[Asset, ...]
    # A page's languages and its picture follow one another and share its view.
    last: Last[object]
    # Added up once, for the pages and for the pictures.
    books: tuple[Yearbook, ...]
    figures: tuple[Figure, ...]
    docket: Docket | None
    # Where the whole site in one file will stand; "" for none.
    archive: str

    @classmethod
    def of(cls, snapshot: Snapshot, *, archived: bool = False) -> _Site:
        city = snapshot.city
        kept = snapshot.kept
        assets = kept.whole("assets", city, lambda: assets_of(city))
        named = {asset.name: asset.path for asset in assets}
        around = {
            language: surroundings(city, language, tuple(_menu(snapshot, language)), named, has_proposals=bool(snapshot.proposals))
            for language in city.languages
        }
        renderers = {
            language: kept.whole(("renderer", language), (one, city.currency), partial(_renderer, one, city)) for language, one in around.items()
        }
        marks = {language: digest_of(around[language]) for language in city.languages}
        books, docket = years_and_proposals(snapshot)
        return cls(
            languages=city.languages,
            renderers=renderers,
            marks=marks,
            assets=assets,
            last=Last(),
            books=books,
            figures=tuple(figures(city, books, docket)),
            docket=docket,
            archive=addresses.archive(city.key) if archived else "",
        )

    def facts(self, language: str, facts: object) -> object:
        return (self.marks[language], facts)

    def render(self, draft: Draft, path: str, language: str) -> bytes:
        view = PageView(path=path, template=draft.template, language=language, view=self.last.of(draft, draft.view))
        return self.renderers[language].render(view)


def _renderer(around: Surroundings, city: City) -> Renderer:
    return Renderer(around, Words(around.language, city.currency))


def _menu(snapshot: Snapshot, language: str) -> Iterator[Link]:
    """The pages that staff wrote. A title that is not translated is a name of the files' own language; the others are ours to say."""
    for page in menu_pages(snapshot.pages):
        yield Link(label=page.title(language), href=addresses.plain_page(page.slug))


def _pages(snapshot: Snapshot, site: _Site) -> Iterator[Artifact | Summary | Bundle]:
    """Every page, and the index by which they are found."""
    default = site.languages[0]
    named = []
    for draft in drafts(snapshot, site.books, site.figures, site.docket):
        if isinstance(draft, Sheaf):
            named += [one for one in draft.named if is_found_by_its_name(one)]
            yield _bundle(draft, snapshot.city, site)
            continue
        if is_found_by_its_name(draft):
            named.append(draft)
        for language in (draft.language,) if draft.language else site.languages:
            yield (
                _page(draft, language, default, site) if not (site.archive and tells_of_archive(draft)) else _telling(draft, language, default, site)
            )
            if has_card(draft):
                yield _card(snapshot.city, draft, language, site)
    for page in dataset_pages(snapshot):
        for language in site.languages:
            yield _dataset_page(page, language, default, site)
            yield _dataset_card(page, language, snapshot.city, site)
    yield _search(snapshot, site, named)


def _bundle(sheaf: Sheaf, city: City, site: _Site) -> Bundle:
    """The pages of a sheaf in all languages."""

    def works() -> Iterator[Artifact]:
        for draft in sheaf.drafts():
            yield from _in_languages(draft, site.languages, city, site)

    return Bundle(name=sheaf.name, facts=(tuple(site.marks.values()), sheaf.facts), maker=_makers(sheaf.templates, city, site), works=works)


def _in_languages(draft: Draft, languages: Iterable[str], city: City, site: _Site) -> Iterator[Artifact]:
    """A page, and its picture where it has one."""
    for language in languages:
        yield _page(draft, language, site.languages[0], site)
        if has_card(draft):
            yield _card(city, draft, language, site)


def _makers(templates: Iterable[str], city: City, site: _Site) -> str:
    """Of several templates in all languages, and of the pictures of pages."""
    pages = " ".join(_maker(template, language) for template in templates for language in site.languages)
    return f"{pages} {fonts_digest()} {city.emblem} {city.accent}"


def _search(snapshot: Snapshot, site: _Site, named: Sequence[Draft]) -> Bundle:
    """The search page, the lists from A to Z, and the files of each language's index: they change when something is named otherwise."""
    docket, languages = site.docket, {language: Words(language, snapshot.city.currency) for language in site.languages}
    others = {language: all_but_proposals(snapshot, site.books, named, words) for language, words in languages.items()}
    facts = (
        tuple(site.marks.values()),
        [digest_of(found, synonyms(language)) for language, found in others.items()],
        [book.year for book in site.books],
        docket and (docket.mark, docket.names),
    )
    maker = f"{RULES} {_makers(('search.html', 'letters.html', 'letter.html'), snapshot.city, site)}"
    return Bundle(name="search", facts=facts, maker=maker, works=lambda: _search_works(snapshot, site, others, languages))


def _search_works(snapshot: Snapshot, site: _Site, others: Mapping[str, Sequence[Found]], languages: Mapping[str, Words]) -> Iterator[Artifact]:
    indexes = {}
    for language, words in languages.items():
        indexes[language] = Index(language=language, found=everything(others[language], site.docket, words))
    shape = letters_of(index.found for index in indexes.values())
    for language, index in indexes.items():
        mark = digest_of(RULES, synonyms(language), index.found)
        folder = addresses.search_file(language, mark)
        for draft in search_pages(index.found, folder, shape, site.books, site.docket, language):
            yield from _in_languages(draft, (language,), snapshot.city, site)
        for name, make in index.files():
            path = addresses.search_file(language, mark, f"{name}.js")
            yield Artifact(path=path, kind=ArtifactKind.ASSET, facts=mark, maker=RULES, make=make)


def _page(draft: Draft, language: str, default: str, site: _Site) -> Artifact:
    path = addresses.in_language(draft.href, language, default) if draft.href != addresses.NOT_FOUND else draft.href
    return Artifact(
        path=path,
        kind=ArtifactKind.PAGE,
        facts=site.facts(language, draft.facts),
        maker=_maker(draft.template, language),
        make=partial(site.render, draft, path, language),
    )


def _telling(draft: Draft, language: str, default: str, site: _Site) -> Summary:
    """The page that tells size and digest of the whole site in one file."""
    path = addresses.in_language(draft.href, language, default)

    def make(files: Mapping[str, PublishedFile]) -> bytes:
        view = PageView(path=path, template=draft.template, language=language, view=with_archive(draft, site.archive, files))
        return site.renderers[language].render(view)

    facts, maker = site.facts(language, draft.facts), _maker(draft.template, language)
    return Summary(path=path, kind=ArtifactKind.PAGE, facts=facts, maker=maker, needs=(site.archive,), make=make)


def _archive(snapshot: Snapshot, site: _Site) -> Iterator[Work]:
    """The whole site in one file with its digest beside it. Inside it, the page that tells of it stands as it is without it."""
    city, default = snapshot.city, site.languages[0]
    pages_of_all = drafts(snapshot, site.books, site.figures, site.docket)
    telling = [draft for draft in pages_of_all if isinstance(draft, Draft) and tells_of_archive(draft)]
    pages = [_page(draft, language, default, site) for draft in telling for language in site.languages]
    readme = archive_readme(city, snapshot.as_of.date(), [site.renderers[language].words for language in site.languages])
    yield Archive(
        path=site.archive,
        kind=ArtifactKind.DATA,
        folder=f"{city.key}-terang",
        dated=snapshot.as_of.date(),
        copies=(
            *pages,
            Artifact(path=addresses.ARCHIVE_README, kind=ArtifactKind.ASSET, facts=readme, maker="archive", make=lambda: readme.encode()),
        ),
        # Whoever shares a page shares its public address, and the picture is fetched from there.
        without=(addresses.CARD,),
    )
    yield Summary(
        path=addresses.archive_digest(city.key),
        kind=ArtifactKind.DATA,
        facts="",
        maker="archive",
        needs=(site.archive,),
        make=lambda files: f"{files[site.archive].sha256}  {site.archive.rpartition('/')[2]}\n".encode(),
    )


def _card(city: City, draft: Draft, language: str, site: _Site) -> Artifact:
    """The picture of a page for those who share it."""
    words = site.renderers[language].words
    return Artifact(
        path=card_path(draft.href, language, site.languages[0]),
        kind=ArtifactKind.CARD,
        facts=site.facts(language, (draft.facts, city.emblem, city.accent)),
        maker=_card_maker(language),
        make=lambda: card_bytes(site.last.of(draft, draft.view), city, words),
    )


def _dataset_card(page: DatasetPage | TablePage, language: str, city: City, site: _Site) -> Summary:
    words = site.renderers[language].words
    return Summary(
        path=card_path(page.href, language, site.languages[0]),
        kind=ArtifactKind.CARD,
        facts=site.facts(language, (page.facts, city.emblem, city.accent)),
        maker=_card_maker(language),
        needs=page.needs,
        make=lambda files: card_bytes(page.view(files), city, words),
    )


def _card_maker(language: str) -> str:
    return f"card:{words_digest(language)}:{fonts_digest()}"


def _dataset_page(page: DatasetPage | TablePage, language: str, default: str, site: _Site) -> Summary:
    """It tells the sizes of finished files, so it is made after them."""
    path = addresses.in_language(page.href, language, default)
    return Summary(
        path=path,
        kind=ArtifactKind.PAGE,
        facts=site.facts(language, page.facts),
        maker=_maker(page.template, language),
        needs=page.needs,
        make=_dataset_maker(page, path, language, site),
    )


def _dataset_maker(page: DatasetPage | TablePage, path: str, language: str, site: _Site) -> Callable[[Mapping[str, PublishedFile]], bytes]:
    def make(files: Mapping[str, PublishedFile]) -> bytes:
        view = PageView(path=path, template=page.template, language=language, view=page.view(files))
        return site.renderers[language].render(view)

    return make


def _files_for(snapshot: Snapshot, page: Summary) -> dict[str, PublishedFile]:
    """The files that a page tells the sizes of, made on the spot."""
    files = {}
    for work in (*data_works(snapshot), *print_works(snapshot)):
        if isinstance(work, Artifact) and work.path in page.needs:
            content = work.make()
            files[work.path] = PublishedFile(sha256=hashlib.sha256(content).hexdigest(), size=len(content))
    return files


def _maker(template: str, language: str) -> str:
    return f"{template}:{language}:{template_digest(template, language)}"


def _pictures(snapshot: Snapshot, site: _Site) -> Iterator[Artifact]:
    """Every chart as a file of its own, in each language, as SVG and as PNG."""
    city = snapshot.city
    colours = Colours(accent=city.accent)
    for figure in site.figures:
        digest = digest_of(figure)
        for language in site.languages:
            words = site.renderers[language].words
            facts = (city.site_name, city.site_url, city.accent, city.currency, language == site.languages[0], digest)
            svg = partial(_svg, figure, snapshot, words, colours)
            for path, maker, make in (
                (figure.svg, f"svg:{words_digest(language)}", svg),
                (figure.png, f"png:{words_digest(language)}:{fonts_digest()}", lambda svg=svg: png_file(svg())),
            ):
                address = addresses.in_language(path, language, site.languages[0])
                yield Artifact(path=address, kind=ArtifactKind.PICTURE, facts=facts, maker=maker, make=make)


def _svg(figure: Figure, snapshot: Snapshot, words: Words, colours: Colours) -> bytes:
    return svg_file(figure.drawing, words, _caption(figure, snapshot, words), colours)


def _caption(figure: Figure, snapshot: Snapshot, words: Words) -> Caption:
    """A picture travels without its page, so it says its sources, their vintages and where it comes from."""
    city = snapshot.city
    address = city.site_url + addresses.in_language(figure.href, words.language, city.languages[0]).removesuffix("index.html")
    sources = [
        words.text("chart.vintage", title=one.title, version=one.version, day=one.published_on)
        if one.version and one.published_on is not None
        else words.text("chart.vintage-newest", title=one.title)
        for one in figure.vintages
    ]
    foot = [f"{words.text('source.title')}: {'; '.join(sources)}"] if sources else []
    return Caption(
        title=words.say(figure.title),
        description=" ".join(map(words.say, figure.sentences)),
        mark=words.text("chart.sample") if figure.is_sample else "",
        foot=(*foot, f"{city.site_name} · {address}#{figure.anchor}"),
    )


def _asset(asset: Asset) -> Artifact:
    return Artifact(path=asset.path, kind=ArtifactKind.ASSET, facts=asset.path, maker="asset", make=lambda: asset.content)
