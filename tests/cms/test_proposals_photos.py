"""Photos: sent with an answer, drawn anew without what the camera wrote, shown before and after, gone when the answer is taken back."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from cms.core.immutable import ImmutableRecord
from cms.domain.proposals.checks import ProposalRefused
from cms.domain.proposals.choices import State
from cms.domain.proposals.photos import PhotoMoment
from cms.imports.proposals import ProposalDetails, import_outcomes
from cms.proposals import photos, prepared, public, queries, services
from cms.proposals.models import PhotoRecord
from cms.proposals.photos import PhotoRefused, keep, ready
from site_static import addresses
from site_static.photos import photo_works
from site_static.plan import page_bytes
from tests.cms.test_proposals_desk import answer
from tests.support.city import small_snapshot
from tests.support.proposals import LONG_REASON, proposal, realised, said
from tests.support.proposals import unregistered as new

pytestmark = pytest.mark.django_db
ALT = "Parit yang runtuh di depan pos ronda (CONTOH)"
GPS = 0x8825
DETAILS = ProposalDetails(as_of=date(2024, 6, 1))


def picture(colour: str = "sienna", kind: str = "JPEG", size: tuple[int, int] = (2400, 1600)) -> bytes:
    """As a phone writes it: with a place, a model and a text beside the picture."""
    made, out = Image.new("RGB", size, colour), io.BytesIO()
    exif = made.getexif()
    exif[0x0110] = "Ponsel Contoh"
    exif.get_ifd(GPS).update({1: "N", 2: (3.0, 36.0, 0.0), 3: "E", 4: (98.0, 29.0, 0.0)})
    made.save(out, kind, exif=exif, **({"comment": b"rahasia"} if kind == "JPEG" else {}))
    return out.getvalue()


def sent(content: bytes, name: str = "IMG_2024.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "image/jpeg")


def refusal(content: bytes, alt: str = ALT) -> PhotoRefused:
    with pytest.raises(PhotoRefused) as refused:
        ready(content, alt=alt, moment=PhotoMoment.BEFORE)
    return refused.value


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_keeps_nothing_that_the_camera_wrote_and_comes_in_two_sizes(kind):
    given = picture(kind=kind)
    assert b"Ponsel Contoh" in given

    made = ready(given, alt=ALT, moment=PhotoMoment.BEFORE)

    for one, longest in ((made.large, 1280), (made.small, 360)):
        with Image.open(io.BytesIO(one.content)) as drawn:
            assert drawn.format == "JPEG"
            assert max(drawn.size) == longest
            assert drawn.size == (one.width, one.height)
            assert not dict(drawn.getexif())
            assert not {"exif", "comment", "icc_profile", "xmp"} & drawn.info.keys()
        assert b"Ponsel" not in one.content
        assert b"rahasia" not in one.content


@pytest.mark.parametrize(
    ("content", "alt", "field", "words"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", ALT, "photo_file", "bukan foto yang dapat dibaca"),
        (b"", ALT, "photo_file", "bukan foto yang dapat dibaca"),
        (b"%PDF-1.7\n" + picture(), ALT, "photo_file", "bukan foto yang dapat dibaca"),
        (b"\xff\xd8" + bytes(photos.MOST_BYTES), ALT, "photo_file", "lebih besar dari 12 MB"),
        (picture(size=(9000, 6000)), ALT, "photo_file", "juta titik"),
        (picture(), "", "photo_alt", "apa yang tampak pada foto"),
        (picture(), "Parit", "photo_alt", "apa yang tampak pada foto"),
        (picture(), "Parit milik 9999999999999999", "photo_alt", "nomor pribadi"),
    ],
)
def test_what_is_no_photo_or_does_not_say_what_it_shows_is_refused(content, alt, field, words):
    error = refusal(content, alt)

    assert words in str(error)
    assert error.field == field


def with_photos():
    """The small city with one finished proposal, which has a photo of before and of after."""
    record = queries.record(services.register(new(proposal(said(State.RECEIVED, date(2024, 3, 1))))).reference)
    names = []
    for moment, colour in ((PhotoMoment.BEFORE, "sienna"), (PhotoMoment.AFTER, "steelblue")):
        names.append(keep(ready(picture(colour), alt=f"{ALT} {moment.value}", moment=moment), record))
        services.decide(record.reference, to=State.RECEIVED, on=date(2024, 3, 2), by_office="Dinas PUPR", photo=names[-1])
    done = realised(number=record.reference)
    news = [replace(done.last, number=20 + place, from_state=done.state, on=date(2025, 9, 10), photo=name) for place, name in enumerate(names)]
    events = tuple(replace(event, budget_dataset="") for event in (*done.events, *news))
    shown = (replace(done, events=events),)
    return replace(small_snapshot(), proposals=shown, photos=public.photos(shown), documents=())


def test_before_and_after_stand_on_the_page_and_with_what_became_real():
    shown = with_photos()
    number = shown.proposals[0].reference

    for path in (addresses.proposal(number), addresses.proposals_by("nyata"), f"en/{addresses.proposal(number)}"):
        page = page_bytes(shown, path).decode()
        assert page.count("<img ") == 2
        assert page.count('loading="lazy"') == 2
        assert page.index(f"{ALT} before") < page.index(f"{ALT} after")


def test_the_files_of_a_photo_are_published_beside_the_page_as_they_were_kept():
    shown = with_photos()

    files = {work.path: work.make() for work in photo_works(shown)}

    names = [photo.name for photo in shown.photos]
    folder = addresses.proposal(shown.proposals[0].reference).removesuffix("index.html")
    assert set(files) == {f"{folder}{name}{ending}" for name in names for ending in (".jpg", "-kecil.jpg")}
    assert all(content.startswith(b"\xff\xd8") for content in files.values())
    assert max(len(content) for path, content in files.items() if "-kecil" in path) < 40_000


def test_a_photo_is_sent_with_an_answer_at_the_desk(planner, assessed):
    form = {"on": "2024-05-06", "by_office": "Bappeda", "note": "Sudah ditinjau.", "photo_moment": "before", "photo_alt": ALT}

    page = answer(planner, assessed, State.ASSESSED, {**form, "photo_file": sent(picture())})

    assert "Dicatat" in page
    (photo,) = public.photos(public.published())
    assert (photo.alt, photo.moment) == (ALT, PhotoMoment.BEFORE)
    assert queries.proposal(assessed).last.photo == photo.name


def test_the_desks_history_shows_the_photo_itself_to_those_who_may_see_it(client, planner, assessed, stranger):
    photo = ready(picture(), alt=ALT, moment=PhotoMoment.BEFORE)
    keep(photo, queries.record(assessed))
    services.decide(assessed, to=State.ASSESSED, on=date(2024, 5, 6), by_office="Dinas PUPR", note="Ditinjau (CONTOH)", photo=photo.name)
    address = reverse("desk:photo", args=[assessed, photo.name])

    page = planner.get(reverse("desk:one", args=[assessed])).content.decode()
    large, small = (b"".join(planner.get(f"{address}{asked}").streaming_content) for asked in ("", "?kecil"))

    assert f'<a href="{address}"><img src="{address}?kecil" alt="{ALT}"' in page
    assert (large, small) == (photo.large.content, photo.small.content)
    client.force_login(stranger)
    assert client.get(address).status_code == 302


def test_a_photo_past_the_limit_of_all_uploads_is_said_to_be_too_large(planner, assessed, settings):
    settings.IMPORT_MAX_BYTES = 1000
    form = {"on": "2025-06-01", "by_office": "Dinas PUPR", "note": "Sudah diukur (CONTOH)"}

    page = answer(planner, assessed, State.ASSESSED, {**form, "photo_file": sent(picture())})

    assert "Berkas ini lebih besar dari 1000" in page
    assert "Kecilkan fotonya" in page


def test_a_photo_without_words_is_refused_beside_its_field_and_nothing_is_kept(planner, assessed):
    form = {"on": "2024-05-06", "by_office": "Bappeda", "note": "Sudah ditinjau.", "photo_moment": "before"}

    page = answer(planner, assessed, State.ASSESSED, {**form, "photo_file": sent(picture())})

    assert "apa yang tampak pada foto" in page
    assert not PhotoRecord.objects.exists()
    assert queries.proposal(assessed).last.note != "Sudah ditinjau."


def outcomes(folder: Path, *rows: tuple[object, ...]) -> Path:
    book = openpyxl.Workbook()
    for row in (("Nomor usulan", "Keputusan", "Tanggal", "Oleh", "Keterangan", "Foto"), *rows):
        book.active.append(row)
    book.save(folder / "keputusan.xlsx")
    return folder / "keputusan.xlsx"


@pytest.mark.parametrize(("language", "words"), [("id", "mulai dari yang paling mirip: {name}."), ("en", "the nearest first: {name}.")])
def test_a_list_that_names_a_photo_that_is_not_kept_is_refused_at_its_cell(assessed, tmp_path, language, words):
    name = keep(ready(picture(), alt=ALT, moment=PhotoMoment.BEFORE), queries.record(assessed))
    row = (assessed, "dinilai", date(2024, 5, 6), "Bappeda", "Sudah ditinjau (CONTOH)")
    before = queries.proposal(assessed)

    report = import_outcomes(outcomes(tmp_path, (*row, f"{name[:-1]}_")), DETAILS, language=language)

    (problem,) = (one for one in report["problems"] if one["severity"] == "error")
    assert (problem["code"], problem["cell"]) == ("proposal.photo-unknown", "F2")
    assert words.format(name=name) in problem["message"]
    assert queries.proposal(assessed) == before


def test_a_list_may_name_a_kept_photo_of_that_proposal_and_of_no_other(assessed, tmp_path):
    other = services.register(new(proposal(said(State.RECEIVED, date(2024, 3, 1)), title="Parit lain"))).reference
    name = keep(ready(picture(), alt=ALT, moment=PhotoMoment.BEFORE), queries.record(assessed))
    rows = [(number, to, date(2024, 5, 6), "Bappeda", "Ditinjau (CONTOH)", name) for number, to in ((assessed, "dinilai"), (other, "masuk"))]

    refused = import_outcomes(outcomes(tmp_path, *rows), DETAILS)
    taken = import_outcomes(outcomes(tmp_path, rows[0]), DETAILS)

    assert [(one["code"], one["cell"]) for one in refused["problems"] if one["severity"] == "error"] == [("proposal.photo-none", "F3")]
    assert taken["accepted"]
    assert [photo.reference for photo in public.photos(public.published())] == [assessed]


def test_an_answer_by_a_program_names_a_kept_photo_or_none(assessed):
    with pytest.raises(ProposalRefused, match="tidak ada: usulan ini belum punya foto"):
        services.decide(assessed, to=State.ASSESSED, on=date(2024, 5, 6), by_office="Bappeda", note="Ditinjau (CONTOH)", photo="foto-1")


def test_a_photo_sent_with_a_prepared_answer_is_kept_until_it_is_announced(planner, assessed):
    form = {"on": "2024-05-06", "by_office": "Bappeda", "note": "Sudah ditinjau.", "photo_moment": "before", "photo_alt": ALT, "prepare": "1"}

    page = answer(planner, assessed, State.ASSESSED, {**form, "photo_file": sent(picture())})
    prepared.publish(prepared.waiting(), by=None)

    assert "Disiapkan" in page
    assert [photo.name for photo in public.photos(public.published())] == [queries.proposal(assessed).last.photo]


def test_words_about_a_photo_that_was_not_sent_are_refused_beside_its_field_and_stay(planner, assessed):
    """A browser forgets a chosen file when a form comes back, and so does a form that waited for a new login."""
    form = {"on": "2024-05-06", "by_office": "Bappeda", "note": "Sudah ditinjau.", "photo_moment": "before", "photo_alt": ALT}

    page = answer(planner, assessed, State.ASSESSED, form)

    assert "Fotonya belum ikut. Pilih fotonya lagi, atau kosongkan keterangannya." in page
    assert ALT in page
    assert queries.proposal(assessed).last.note != "Sudah ditinjau."


def test_a_photo_of_an_answer_that_is_taken_back_is_shown_no_more(assessed):
    name = keep(ready(picture(), alt=ALT, moment=PhotoMoment.DURING), queries.record(assessed))
    refused = {"reason_code": "land-status", "reason": LONG_REASON, "objection": "Surat ke Bappeda."}
    services.decide(assessed, to=State.REJECTED, on=date(2024, 5, 6), by_office="Bappeda", photo=name, **refused)
    assert [photo.name for photo in public.photos(public.published())] == [name]

    services.take_back(assessed, by_office="Bappeda", reason=LONG_REASON)

    assert public.photos(public.published()) == ()


def test_a_photo_that_no_event_names_is_not_public_and_a_kept_one_never_changes(assessed):
    keep(ready(picture(), alt=ALT, moment=PhotoMoment.DURING), queries.record(assessed))

    assert public.photos(public.published()) == ()
    with pytest.raises(ImmutableRecord):
        PhotoRecord.objects.update(alt="lain")


def test_the_same_photo_of_two_proposals_is_kept_for_each():
    first, second = (services.register(new(proposal(said(State.RECEIVED, date(2024, 3, 1)), title=f"Parit {name}"))).reference for name in "AB")

    names = {keep(ready(picture(), alt=ALT, moment=PhotoMoment.BEFORE), queries.record(number)) for number in (first, second, first)}

    assert len(names) == 1
    assert PhotoRecord.objects.count() == 2
