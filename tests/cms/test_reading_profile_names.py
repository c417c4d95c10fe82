"""The name of a profile belongs to one shape of file: whoever reads another file never overwrites it unawares."""

from __future__ import annotations

import re

import pytest

from cms.imports.models import ImportProfile
from tests.cms.test_admin_imports import report_of, words
from tests.cms.test_reading_profiles import STRANGE, UNDECIDED, answered, desk, send  # noqa: F401  fixtures

TAKEN = "Nama ini sudah dipakai untuk berkas berbentuk atau bertahap lain."


def suggested(client, batch) -> str:
    page = client.get(f"{report_of(batch)}cara-membaca/").content.decode()
    return re.search(r'name="name" value="([^"]*)"', page)[1]


def test_a_name_that_belongs_to_files_of_another_shape_is_refused_at_its_field(desk, send):  # noqa: F811
    answered(desk, send(UNDECIDED), notation="id", name="apbd murni")
    before = ImportProfile.objects.values().get()

    answer = answered(desk, send(STRANGE), name="apbd murni", column_amount="C")

    assert TAKEN in words(answer)
    assert ImportProfile.objects.values().get() == before


def test_a_profile_is_changed_by_a_file_of_its_own_shape(desk, send):  # noqa: F811
    answered(desk, send(UNDECIDED), notation="id", name="apbd murni")

    answered(desk, send(UNDECIDED, name="apbd-2026-murni.xlsx"), notation="en", name="apbd murni")

    assert ImportProfile.objects.get().said["notation"] == "en"


def test_a_profile_that_belongs_to_no_shape_yet_may_be_taken(desk, send):  # noqa: F811
    answered(desk, send(UNDECIDED), notation="id", name="apbd murni")
    ImportProfile.objects.update(shape="")

    answered(desk, send(STRANGE), name="apbd murni", column_amount="C")

    assert ImportProfile.objects.get().shape != ""


@pytest.mark.parametrize(("taken", "name"), [([], "apbd murni"), (["apbd murni"], "apbd murni 2"), (["apbd murni", "apbd murni 2"], "apbd murni 3")])
def test_the_name_that_is_suggested_is_free(desk, send, taken, name):  # noqa: F811
    batch = send(STRANGE)
    for one in taken:
        ImportProfile.objects.create(name=one, shape="lain", changed_at=batch.sent_at)

    assert suggested(desk, batch) == name
