"""Names that a file prints in capitals are shown as names are written elsewhere."""

from __future__ import annotations

import pytest

from site_static.views.names import readable


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("PROGRAM PENGELOLAAN PENDIDIKAN DAN PAUD", "Program Pengelolaan Pendidikan dan PAUD"),
        ("SEKRETARIAT DPRD", "Sekretariat DPRD"),
        ("PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA", "Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota"),
        ("UNTUK WARGA (CONTOH)", "Untuk Warga (CONTOH)"),
        ("KECAMATAN", "Kecamatan"),
    ],
)
def test_a_name_in_capitals_is_written_as_a_name(printed, shown):
    assert readable(printed) == shown


@pytest.mark.parametrize("name", ["Dinas Kesehatan", "UPTD RSUD", "BAPPEDA", "Program RTLH", "", "1.02"])
def test_every_other_name_stays_as_the_file_has_it(name):
    assert readable(name) == name
