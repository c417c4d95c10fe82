"""What the static site shows is public for everybody: nobody is offered to make a page private, since that would be believed."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction

from cms.budgets.services import publish


@pytest.fixture
def chief(db) -> User:
    return User.objects.create_superuser("kepala", "kepala@example.test", "sandi-uji-coba")


def test_no_page_can_be_made_private_in_the_admin(store, chief, editor, client):
    publish(store().page, by=editor)
    client.force_login(chief)
    pages = list(Page.objects.filter(depth__gt=1))

    for page in pages:
        client.post(reverse("wagtailadmin_pages:set_privacy", args=[page.pk]), {"restriction_type": "login"})

    assert len({page.specific_class for page in pages}) > 3
    assert not PageViewRestriction.objects.exists()


def test_a_budget_document_does_not_offer_it(store, chief, editor, client):
    page = publish(store().page, by=editor)
    client.force_login(chief)

    shown = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()

    assert 'data-a11y-dialog-show="set-privacy"' not in shown
    assert "data-a11y-dialog-show" in shown  # the other ways to open a dialog are there, so the name is still Wagtail's
