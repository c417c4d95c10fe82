"""A table that changed nothing has nothing to undo, and nobody reads of a file of another desk."""

from __future__ import annotations

import pytest
from click.testing import CliRunner
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cms.crosswalk.models import CrosswalkVersion
from cms.domain.errors import MoveRefused
from cms.imports.desk_commands import DESK
from cms.imports.models import CrosswalkBatch, LicenceBatch, ListKind, ListState
from tests.cms.test_admin_imports import words
from tests.cms.test_crosswalk import accept, log_in, send

NOTHING_CHANGED = "Berkas ini tidak mengubah apa pun, jadi tidak ada yang dibatalkan."


@pytest.fixture
def unchanged(officer, editor) -> CrosswalkBatch:
    """The same table, accepted a second time."""
    accept(editor, send(officer))
    batch = send(officer)
    accept(editor, batch)
    return batch


def test_undoing_a_table_that_changed_nothing_is_refused_in_a_sentence(unchanged, editor):
    answer = log_in(editor).post(reverse("crosswalk:undo", args=[unchanged.pk]), {"reason": "Keliru"})

    unchanged.refresh_from_db()
    assert NOTHING_CHANGED in words(answer)
    assert (unchanged.state, CrosswalkVersion.objects.count()) == (ListState.ACCEPTED, 1)


def test_the_command_line_refuses_it_in_the_same_sentence(unchanged):
    ended = CliRunner().invoke(DESK, ["undo", "crosswalk", str(unchanged.pk), "--reason", "Keliru"])

    assert isinstance(ended.exception, MoveRefused)
    assert str(ended.exception) == NOTHING_CHANGED


def test_an_address_shows_a_finance_officer_no_file_of_another_desk(officer, editor):
    own = send(officer)
    file = SimpleUploadedFile("rahasia-izin.xlsx", b"PK")
    other = LicenceBatch.objects.create(
        kind=ListKind.ISSUANCES, state=ListState.CHECKED, file=file, file_name="rahasia-izin.xlsx", file_bytes=2, sent_at=own.sent_at, sent_by=editor
    )

    answer = log_in(officer).get(reverse("crosswalk:replace", args=[own.pk, other.pk]))

    assert answer.status_code == 404
    assert "rahasia-izin" not in answer.content.decode()
