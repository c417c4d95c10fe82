"""What Wagtail's editor says on the screens of an officer and an editor is Indonesian: its own translation, or cms/locale."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pytest
from babel.messages.pofile import read_po
from django.conf import settings
from django.urls import reverse
from django.utils import translation

from cms.budgets.services import publish
from cms.imports import services
from tests.cms.conftest import dearer
from tests.cms.test_admin_budgets import form_of

# The same in both languages, or a name.
ALIKE = {"status", "Status", "April", "September", "November", "slug", "default", "exact", "Admin", "Administrator"}
SCREENS = ("edit", "history", "workflow_history", "usage", "delete", "move", "unpublish")
EVERYWHERE = (
    "wagtailadmin_home",
    "wagtailadmin_account",
    "wagtailadmin_pages:search",
    "wagtailadmin_choose_page",
    "wagtailadmin_choose_page_external_link",
    "wagtailadmin_choose_page_phone_link",
    "wagtailadmin_choose_page_anchor_link",
    "wagtailadmin_reports:locked_pages",
    "wagtailadmin_reports:workflow",
    "wagtailadmin_reports:workflow_tasks",
    "wagtailadmin_reports:site_history",
    "wagtailadmin_reports:aging_pages",
    "wagtailadmin_reports:page_types_usage",
    "imports:index",
    "imports:upload",
)


def ours() -> set[str]:
    with (settings.LOCALE_SOURCES / "id_ID/LC_MESSAGES/django.po").open("rb") as source:
        catalogue = read_po(io.BytesIO(source.read()))
    return {text for message in catalogue for text in (message.id if isinstance(message.id, tuple) else (message.id,))}


@pytest.fixture
def left_english(monkeypatch) -> Iterator[set[str]]:
    """Every text that was asked for in Indonesian and came back as it was."""
    known, found, words = ours() | ALIKE, set(), translation._trans
    singular, plural, within = words.gettext, words.ngettext, words.pgettext

    def noted(text: str, said: str) -> str:
        if said == text and text not in known and re.search("[a-z]{3}", text) and (translation.get_language() or "").startswith("id"):
            found.add(text)
        return said

    monkeypatch.setattr(words, "gettext", lambda text: noted(text, singular(text)))
    monkeypatch.setattr(words, "ngettext", lambda one, many, count: noted(one if count == 1 else many, plural(one, many, count)))
    monkeypatch.setattr(words, "pgettext", lambda context, text: noted(text, within(context, text)))
    return found


@pytest.mark.parametrize("who", ["officer", "editor"])
def test_no_sentence_of_wagtail_is_left_in_english(request, who, store, document, received, officer, editor, client, left_english):
    public = publish(store(by=officer).page, by=editor)
    store(dearer(document.lines), by=officer)
    submitted = services.accept(received(year=2024), by=officer).page
    submitted.get_workflow().start(submitted.get_latest_revision_as_object(), officer)
    client.force_login(request.getfixturevalue(who))
    addresses = [reverse(f"wagtailadmin_pages:{screen}", args=[page.pk]) for screen in SCREENS for page in (public, submitted)]
    addresses += [reverse("wagtailadmin_pages:revisions_revert", args=[public.pk, public.revisions.first().pk])]
    addresses += [reverse("wagtailadmin_pages:revisions_compare", args=[public.pk, "earliest", "latest"])]
    addresses += [reverse("wagtailadmin_explore", args=[public.get_parent().pk]), *map(reverse, EVERYWHERE)]
    for verb in ("publish", "move", "delete"):
        addresses.append(f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', verb])}?id={public.pk}&id={submitted.pk}")

    for address in addresses:
        client.get(address, follow=True)
    for button in ({}, {"title": ""}, {"action-submit": "1"}, {"action-cancel-workflow": "1"}):
        client.post(reverse("wagtailadmin_pages:edit", args=[public.pk]), form_of(public, **button), follow=True)

    assert left_english == set()
