"""python -m cms set_up and demo_users: a first start, and a second one that changes nothing."""

from __future__ import annotations

import gettext
import io
import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.contrib.humanize.templatetags.humanize import naturaltime
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import override

from cms.core.models import PlainPage
from cms.settings.mail import mail
from cms.snapshot import take_snapshot


def run(name: str) -> str:
    out = io.StringIO()
    call_command(name, stdout=out)
    return out.getvalue()


@pytest.fixture(autouse=True)
def own_words(settings, tmp_path):
    """Compiled words go into the test's own folder."""
    settings.LOCALE_PATHS = [tmp_path / "locale"]


@pytest.fixture
def demo(settings, tmp_path):
    settings.DEMO = True
    settings.VAR = tmp_path / "var"


@pytest.mark.django_db
def test_a_new_installation_has_its_first_pages_in_both_languages():
    run("set_up")

    pages = take_snapshot().pages
    assert [page.slug for page in pages] == ["lapor-kesalahan", "tentang"]
    assert all(page.is_translated("en") and "Kota Binjai" in page.body("id") for page in pages)


@pytest.mark.django_db
def test_setting_up_again_changes_nothing():
    run("set_up")
    before = take_snapshot()

    run("set_up")

    assert take_snapshot() == before


@pytest.mark.django_db
def test_setting_up_again_leaves_the_editors_pages_alone():
    run("set_up")
    about = PlainPage.objects.get(slug="tentang")
    about.body = "<p>Ditulis ulang.</p>"
    about.save_revision().publish()
    PlainPage.objects.get(slug="lapor-kesalahan").delete()

    run("set_up")

    assert [(page.slug, page.body) for page in PlainPage.objects.all()] == [("tentang", "<p>Ditulis ulang.</p>")]


@pytest.mark.django_db
def test_the_printed_logins_work(client, demo):
    printed = dict(re.findall(r"^\s+(\w+)\s+([a-z0-9-]{17})\s", run("demo_users"), re.MULTILINE))

    assert sorted(printed) == ["administrator", "penyunting", "perencana", "perizinan", "petugas"]
    assert all(client.login(username=name, password=password) for name, password in printed.items())


@pytest.mark.django_db
def test_a_demo_login_can_be_changed_by_its_person_and_its_password_asked_for_again(client, demo, mailoutbox):
    printed = dict(re.findall(r"^\s+(\w+)\s+([a-z0-9-]{17})\s", run("demo_users"), re.MULTILINE))
    client.post(reverse("wagtailadmin_password_reset"), {"email": "petugas@contoh.example"})
    client.login(username="administrator", password=printed["administrator"])

    page = client.get(reverse("wagtailusers_users:edit", args=[User.objects.get(username="perencana").pk])).content.decode()

    assert [message.to for message in mailoutbox] == [["petugas@contoh.example"]]
    assert 'value="perencana@contoh.example"' in page


@pytest.mark.parametrize(
    ("url", "port", "starttls", "tls"),
    [
        ("smtp+tls://terang:p%40ss@mail.example", 587, True, False),
        ("smtps://mail.example:4650", 4650, False, True),
        ("smtp://localhost", 25, False, False),
    ],
)
def test_a_mail_server_is_named_in_one_address(url, port, starttls, tls):
    found = mail(url)

    assert (found["EMAIL_PORT"], found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (port, starttls, tls)
    assert found["EMAIL_HOST_PASSWORD"] == ("p@ss" if "%40" in url else "")
    assert found["WAGTAIL_PASSWORD_RESET_ENABLED"]


def test_without_a_mail_server_no_mailed_password_is_offered(client, settings, db):
    offered = client.get(reverse("wagtailadmin_login")).content.decode()
    for name, value in mail("").items():
        setattr(settings, name, value)

    assert reverse("wagtailadmin_password_reset") in offered
    assert reverse("wagtailadmin_password_reset") not in client.get(reverse("wagtailadmin_login")).content.decode()
    with pytest.raises(ImproperlyConfigured, match="MAIL_URL must be like"):
        mail("mail.example")


@pytest.mark.django_db
def test_a_second_run_prints_the_same_logins(demo):
    assert run("demo_users") == run("demo_users")


@pytest.mark.django_db
def test_a_login_whose_password_was_changed_gets_a_new_one_that_is_printed(client, demo):
    run("demo_users")
    person = User.objects.get(username="petugas")
    person.set_password("lain-sama-sekali")
    person.save()

    printed = re.search(r"petugas\s+(\S+)", run("demo_users"))

    assert printed
    assert client.login(username="petugas", password=printed[1])


@pytest.mark.django_db
def test_the_passwords_are_kept_for_their_owner_only(demo, tmp_path):
    run("demo_users")

    assert (tmp_path / "var" / "demo-logins.json").stat().st_mode & 0o077 == 0


@pytest.mark.django_db
def test_no_demo_login_is_made_where_it_is_not_a_demo(settings, tmp_path):
    settings.VAR = tmp_path

    with pytest.raises(CommandError, match="DEMO"):
        run("demo_users")

    assert User.objects.count() == 0
    assert list(tmp_path.iterdir()) == []


def test_only_the_development_settings_allow_demo_logins():
    from cms.settings import base

    assert base.DEMO is False


def test_the_words_that_wagtail_lacks_are_compiled_once(tmp_path, settings):
    from cms.management.commands.set_up import compile_words

    compile_words(settings.LOCALE_SOURCES, tmp_path)
    compiled = tmp_path / "id_ID/LC_MESSAGES/django.mo"
    first = compiled.stat().st_mtime_ns
    compile_words(settings.LOCALE_SOURCES, tmp_path)

    words = gettext.GNUTranslations(io.BytesIO(compiled.read_bytes()))
    assert words.gettext("Remember me") == "Ingat saya"
    assert words.ngettext("There is %(counter)s match", "There are %(counter)s matches", 3) == "%(counter)s yang cocok"
    assert compiled.stat().st_mtime_ns == first


def test_the_help_beside_the_checks_of_a_page_is_in_indonesian(settings):
    from babel.messages.pofile import read_po

    catalogue = read_po(io.BytesIO((settings.LOCALE_SOURCES / "id_ID/LC_MESSAGES/django.po").read_bytes()))
    english = 'See our <a href="%(guide_link)s" target="_blank">content checks guide</a> for more information on how content metrics are calculated.'

    assert "panduan pemeriksaan isi" in catalogue[english].string


def test_a_schedule_is_spoken_of_in_indonesian(settings):
    from babel.messages.pofile import read_po

    catalogue = read_po(io.BytesIO((settings.LOCALE_SOURCES / "id_ID/LC_MESSAGES/django.po").read_bytes()))

    assert catalogue["live + scheduled"].string == "terbit + terjadwal"  # Wagtail's own has a slip: akitf
    for english in (
        "Once scheduled:",
        "Go-live:",
        "Edit schedule",
        "Page '%(page_title)s' has been scheduled for publishing.",
        "{model_name} '{title}' is locked and has been scheduled to go live at {datetime}",
        'Version %(revision_id)s of "%(object)s" unscheduled.',
        "%(model_name)s scheduled for publishing at %(go_live_at)s",
        "%(model_name)s unscheduled for publishing at %(go_live_at)s",
        "In Moderation",
        "Sent to %(task_name)s %(started_at)s",
    ):
        assert english in catalogue, english
        assert catalogue[english].string


def test_one_act_has_one_word_in_the_admin(settings):
    from babel.messages.pofile import read_po

    catalogue = read_po(io.BytesIO((settings.LOCALE_SOURCES / "id_ID/LC_MESSAGES/django.po").read_bytes()))
    words = {"Save draft": "Simpan draf", "Approve": "Setujui", "%(label)s and Publish": "%(label)s dan terbitkan", "Publish": "Terbitkan"}

    assert {english: catalogue[english].string for english in words if english in catalogue} == words
    # What Wagtail's own catalogue calls a draft, an approval and a publication.
    assert [one.string for one in catalogue if re.search("konsep|moderasi|publikasi|alur kerja", str(one.string), re.IGNORECASE)] == []


def test_how_long_ago_something_was_is_said_in_indonesian():
    with override("id-id"):
        assert naturaltime(now() - timedelta(minutes=2, seconds=5)).replace("\xa0", " ") == "2 menit yang lalu"


def test_a_translated_text_keeps_every_gap_and_tag_of_its_original(settings):
    from babel.messages.pofile import read_po

    faults = []
    for source in settings.LOCALE_SOURCES.glob("*/LC_MESSAGES/*.po"):
        for message in read_po(io.BytesIO(source.read_bytes())):
            originals = message.id if isinstance(message.id, tuple) else (message.id,)
            texts = message.string if isinstance(message.string, tuple) else (message.string,)
            gaps = {tuple(sorted(re.findall(r"%\(\w+\)s|</?\w+", text))) for text in (originals[-1], *texts)} if message.id else set()
            if len(gaps) > 1 or not all(texts):
                faults.append(message.id)

    assert faults == []
