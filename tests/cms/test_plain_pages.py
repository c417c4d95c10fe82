"""Plain pages: what an editor may write, and where."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from cms.core.models import PlainPage
from site_static.addresses import TOP_WORDS


def checked(**fields: str) -> PlainPage:
    page = PlainPage(**{"title": "Tentang", "slug": "tentang", "body": "<p>Halo</p>"} | fields)
    page.clean()
    return page


@pytest.mark.django_db
@pytest.mark.parametrize("slug", sorted(TOP_WORDS))
def test_a_page_cannot_take_the_address_of_a_part_of_the_site(slug):
    with pytest.raises(ValidationError, match="sudah dipakai"):
        checked(slug=slug)


@pytest.mark.django_db
def test_pasted_text_keeps_its_words_and_loses_what_the_site_does_not_show():
    page = checked(body='<div onclick="x()"><p>Satu<script>alert(1)</script> <b>dua</b></p><img src="x"></div>')

    assert page.body == "<p>Satu <strong>dua</strong></p>"


@pytest.mark.django_db
def test_a_link_to_a_page_inside_the_cms_is_refused_with_what_to_do():
    with pytest.raises(ValidationError, match="https://"):
        checked(body='<p><a linktype="page" id="3">lihat</a></p>')
