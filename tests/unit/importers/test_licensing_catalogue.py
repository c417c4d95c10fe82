"""A catalogue of licences comes in with the law's words, what they mean beside them, and every fault at its cell."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from cms.demo.licences import sample_services
from cms.domain.licensing.fees import FeeKind
from cms.domain.licensing.results import Holds
from cms.domain.licensing.services import Service
from cms.domain.licensing.times import Span, Unit
from importers.licensing.reading import read_issuances, read_services
from importers.licensing.report import catalogue_report, completeness, issuances_report, lines_of
from importers.licensing.request import CatalogueRequest, Known
from importers.licensing.template import catalogue_template, catalogue_workbook, issuance_template
from importers.licensing_words import read_fragment
from importers.table import ImportResult
from importers.workbook import read_workbook
from tests.support.catalogues import FEE_TITLES, LAWS, NEED_TITLES, PARAMETER_TITLES, SERVICES, STEPS, known, workbook
from tests.support.services import fee, law, service

PERMITS = Path(__file__).resolve().parents[3].parent / "shared" / "data" / "permits"
CATALOGUE, PROCEDURES = PERMITS / "batang-2020-jenis-izin.csv", PERMITS / "batang-2020-prosedur-izin.csv"
needs_real_files = pytest.mark.skipif(not CATALOGUE.exists(), reason="the real catalogue of Batang lies beside the project only where it was fetched")
REQUEST = CatalogueRequest(as_of=date(2025, 1, 1), is_sample=True)


def read(tmp_path: Path, *, stored: Known | None = None, **sheets: list[list[object]]) -> ImportResult[Service]:
    titles = {"services": "Layanan", "steps": "Langkah", "fees": "Biaya", "needs": "Persyaratan", "parameters": "Parameter rumus", "laws": "Aturan"}
    path = workbook(tmp_path, {titles[name]: rows for name, rows in sheets.items()})
    return read_services([path], replace(REQUEST, known=stored or Known()))


def codes(result: ImportResult[Service]) -> list[str]:
    return [problem.code for problem in result.problems if problem.is_error]


# The real catalogue ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def batang() -> ImportResult[Service]:
    return read_services([CATALOGUE, PROCEDURES], CatalogueRequest(as_of=date(2020, 1, 1)))


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@needs_real_files
def test_every_row_of_the_real_catalogue_is_accounted_for(batang):
    assert batang.ok
    assert len(batang.facts) == len(rows(CATALOGUE)) == 83
    assert sum(len(one.steps) for one in batang.facts) == len(rows(PROCEDURES)) == 581
    assert batang.rows_read == batang.rows_stored + sum(count for _, count in batang.rows_skipped) == 83 + 581 + 2


@needs_real_files
def test_the_real_legal_words_are_kept_letter_by_letter(batang):
    for said, one in zip(rows(CATALOGUE), batang.facts, strict=True):
        assert one.name.original == " ".join(said["nama_izin"].split())
        assert one.time is not None
        assert (one.time.words, one.fees[0].words) == (said["durasi"].strip(), said["biaya"].strip())
        assert [result.words for result in one.results] == ([] if said["masa_berlaku"] == "-" else [said["masa_berlaku"]])


@needs_real_files
def test_what_the_real_words_mean_is_counted_as_by_hand(batang):
    """Counted in the files with a spreadsheet."""
    units = [one.time.span.unit for one in batang.facts if one.time and one.time.span]
    kinds = [one.fees[0].kind for one in batang.facts]

    assert (units.count(Unit.WORKING_DAYS), units.count(Unit.DAYS), units.count(Unit.MINUTES)) == (19, 63, 1)
    assert (kinds.count(FeeKind.FREE), kinds.count(FeeKind.ELSEWHERE), kinds.count(FeeKind.FORMULA), kinds.count(FeeKind.FIXED)) == (77, 4, 1, 1)
    assert [(one.fees[0].amount, one.fees[0].currency) for one in batang.facts if one.fees[0].kind is FeeKind.FIXED] == [(Decimal("100.00"), "USD")]
    assert sum(result.holds is Holds.SPAN for one in batang.facts for result in one.results) == 5


@needs_real_files
def test_what_the_real_words_leave_open_is_listed_with_its_rows(batang):
    told = {(problem.code, problem.found, dict(problem.details).get("rows")) for problem in batang.problems}

    assert ("licences.fee-elsewhere", "Sesuai Perda", "15, 68-69") in told
    assert ("licences.fee-elsewhere", "dikenakan biaya", "16") in told
    assert any(code == "licences.formula-open" for code, _, _ in told)


@needs_real_files
def test_all_27_fragments_of_html_lose_their_tags_and_no_word(batang):
    said = [row["mekanisme_pelayanan"] for row in rows(PROCEDURES)]
    steps = [step for one in batang.facts for step in one.steps]
    counts = {problem.code: dict(problem.details).get("count") for problem in batang.problems}

    assert sum("<" in words for words in said) == 27
    assert counts["licences.html"] == "27"
    assert not any("<" in step.name.original or "&nbsp" in step.name.original for step in steps)
    assert sum(bool(step.url) for step in steps) == sum(bool(read_fragment(words).links) for words in said) == 27


@needs_real_files
def test_the_real_catalogue_is_incomplete_and_that_is_counted(batang):
    found = completeness(batang.facts)

    assert (found["of"], found["publishable"]) == (83 * 14, 0)
    missing = {one["number"]: one["services"] for one in found["missing"]}
    assert (missing[1], missing[4], missing[7]) == (83, 4, 83)
    assert 2 not in missing


@needs_real_files
def test_a_second_reading_over_the_first_changes_nothing(batang):
    again = read_services([CATALOGUE, PROCEDURES], CatalogueRequest(as_of=date(2024, 1, 1), known=known(batang.facts)))

    assert again.facts == batang.facts


# Our own workbook --------------------------------------------------------------------------------------------------------


def test_services_that_are_downloaded_and_sent_again_come_back_the_same(tmp_path):
    (tmp_path / "unduhan.xlsx").write_bytes(catalogue_workbook(sample_services()))

    again = read_services([tmp_path / "unduhan.xlsx"], replace(REQUEST, known=known(sample_services())))

    assert again.ok, again.problems
    assert {one.slug: one for one in again.facts} == {one.slug: one for one in sample_services()}


def test_a_downloaded_catalogue_fills_an_empty_city_with_all_that_a_sheet_can_say(tmp_path):
    (tmp_path / "unduhan.xlsx").write_bytes(catalogue_workbook(sample_services()))

    found = {one.slug: one for one in read_services([tmp_path / "unduhan.xlsx"], REQUEST).facts}

    for said in sample_services():
        one = found[said.slug]
        assert [step.key for step in one.steps] == [step.key for step in said.steps]
        assert [(need.requirement, need.citation) for need in one.needs] == [
            (replace(need.requirement, note=need.requirement.note.__class__()), need.citation and replace(need.citation, basis=one_law(one, need)))
            for need in said.needs
        ]
        assert [(f.key, f.kind, f.amount, f.validity, f.formula and f.formula.text) for f in one.fees] == [
            (f.key, f.kind, f.amount, f.validity, f.formula and f.formula.text) for f in said.fees
        ]


def one_law(one: Service, need):
    """A law's notes and English words are no part of the sheet."""
    return next(each.citation.basis for each in one.needs if each.citation and each.requirement.key == need.requirement.key)


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_empty_template_names_every_table_and_reads_as_empty(tmp_path, language):
    (tmp_path / "templat.xlsx").write_bytes(catalogue_template(language))

    result = read_services([tmp_path / "templat.xlsx"], REQUEST)

    assert (result.facts, len(result.understood), codes(result)) == ((), 9, [])
    assert catalogue_template(language) == catalogue_template(language)


def test_text_that_looks_like_a_formula_stays_text(tmp_path):
    named = replace(service(), note=replace(service().note, words=(("id", "=1+1"),)))
    (tmp_path / "unduhan.xlsx").write_bytes(catalogue_workbook([named]))

    (again,) = read_services([tmp_path / "unduhan.xlsx"], REQUEST).facts

    assert again.note.original == "=1+1"


# What a file does not say ------------------------------------------------------------------------------------------------


def test_what_a_file_does_not_say_stays(tmp_path):
    stored = service()
    sheet = [["Kode layanan", "Nama layanan", "Ringkasan"], ["izin-contoh", "Izin CONTOH", "Ringkasan baru."]]

    (one,) = read(tmp_path, stored=known([stored]), services=sheet).facts

    assert one == replace(stored, summary=replace(stored.summary, words=(("id", "Ringkasan baru."),)))


def test_a_new_rate_ends_the_stored_one_the_day_before_and_loses_nothing(tmp_path):
    stored = service(fees=(fee(),))
    sheet = [FEE_TITLES, ["izin-contoh", "retribusi", "Retribusi CONTOH", "fixed", date(2026, 1, 1), None, 60000, None]]

    (one,) = read(tmp_path, stored=known([stored]), fees=sheet).facts

    assert [(each.validity.first, each.validity.last, each.amount) for each in one.fees] == [
        (date(2025, 1, 1), date(2025, 12, 31), Decimal("50000.00")),
        (date(2026, 1, 1), None, Decimal("60000.00")),
    ]


def test_the_same_legal_words_again_keep_what_people_made_of_them(tmp_path):
    mended = fee(words="Sesuai Perda", citation=law("pasal 7"))
    sheet = [["Kode layanan", "Nama layanan", "Biaya menurut aturan"], ["izin-contoh", "Izin CONTOH", "Sesuai Perda"]]

    (one,) = read(tmp_path, stored=known([service(fees=(mended,))]), services=sheet).facts

    assert one.fees == (mended,)


# Bad input ---------------------------------------------------------------------------------------------------------------

FORMULA_FEE = ["izin-a", "retribusi", "Retribusi", "formula", date(2025, 1, 1), None, None]
LUAS = ["izin-a", "retribusi", "luas", "Luas", 1, 100]
PLACES = {
    "an unknown parameter": ({"fees": [FEE_TITLES, [*FORMULA_FEE, "luas x tarif"]], "parameters": [PARAMETER_TITLES, LUAS]}, "Biaya!H2", "tarif"),
    "a division by zero": ({"fees": [FEE_TITLES, [*FORMULA_FEE, "10 / (luas - 1)"]], "parameters": [PARAMETER_TITLES, LUAS]}, "Biaya!H2", "nol"),
    "a negative result": ({"fees": [FEE_TITLES, [*FORMULA_FEE, "50 - luas"]], "parameters": [PARAMETER_TITLES, LUAS]}, "Biaya!H2", "negatif"),
    "overlapping periods": (
        {
            "fees": [
                FEE_TITLES,
                ["izin-a", "r", "R", "fixed", date(2025, 1, 1), date(2025, 7, 1), 1, None],
                ["izin-a", "r", "R", "fixed", date(2025, 7, 1), None, 2, None],
            ]
        },
        "Biaya!E3",
        "Dua tarif",
    ),
    "a gap between periods": (
        {
            "fees": [
                FEE_TITLES,
                ["izin-a", "r", "R", "fixed", date(2025, 1, 1), date(2025, 6, 1), 1, None],
                ["izin-a", "r", "R", "fixed", date(2025, 7, 1), None, 2, None],
            ]
        },
        "Biaya!E3",
        "Tidak ada tarif",
    ),
    "an alternative of one": ({"needs": [NEED_TITLES, ["izin-a", "daftar", "KTP", 1, "identitas", 1, None]]}, "Persyaratan!2", "satu pilihan"),
    "a result of a later step": ({"needs": [NEED_TITLES, ["izin-a", "daftar", "Bukti", 1, None, None, "ambil"]]}, "Persyaratan!2", "sesudahnya"),
    "steps that wait for each other": (
        {
            "needs": [
                NEED_TITLES,
                ["izin-a", "daftar", "Bukti", 1, None, None, "ambil"],
                ["izin-a", "ambil", "Resi", 1, None, None, "daftar"],
            ]
        },
        "Persyaratan!2",
        "saling menunggu",
    ),
    "an unknown service": ({"needs": [NEED_TITLES, ["izin-z", "daftar", "KTP", 1, None, None, None]]}, "Persyaratan!A2", "izin-z"),
    "an unknown step": ({"needs": [NEED_TITLES, ["izin-a", "bayar", "KTP", 1, None, None, None]]}, "Persyaratan!B2", "bayar"),
    "a law that nobody knows": (
        {"services": [["Kode layanan", "Nama layanan", "Waktu", "Dasar hukum"], ["izin-a", "Izin A", "7 hari", "uu-9: pasal 1"]]},
        "Layanan!D2",
        "uu-9",
    ),
    "the same service twice": ({"services": [*SERVICES, SERVICES[1]]}, "Layanan!A3", "Izin A CONTOH"),
    "an address that cannot be one": ({"services": [SERVICES[0], ["Izin A!", "Izin A", "7 hari", "gratis"]]}, "Layanan!A2", "Izin A!"),
    "a reserved address": ({"services": [SERVICES[0], ["cari", "Cari", "7 hari", "gratis"]]}, "Layanan!A2", "cari"),
    "a service without a name": ({"services": [SERVICES[0], ["izin-a", None, "7 hari", "gratis"]]}, "Layanan!B2", "Nama layanan"),
    "a word that is no choice": ({"steps": [STEPS[0], ["izin-a", "daftar", "Datang", "di bulan"]]}, "Langkah!D2", "di bulan"),
    "a personal number": ({"steps": [STEPS[0], ["izin-a", "daftar", "Hubungi 0812 3456 7890", "loket"]]}, "Langkah!C2", "data pribadi"),
}


@pytest.mark.parametrize(("changed", "place", "says"), PLACES.values(), ids=PLACES)
def test_a_fault_is_told_at_its_cell_in_a_sentence(tmp_path, changed, place, says):
    sheets = {"services": SERVICES, "steps": STEPS, "laws": LAWS} | changed

    result = read(tmp_path, **sheets)

    errors = [problem for problem in result.problems if problem.is_error]
    assert [str(problem.where) for problem in errors if says.lower() in problem.message().lower()][:1] == [place], [
        (str(problem.where), problem.message()) for problem in errors
    ]
    assert result.rows_read == result.rows_stored + result.rows_refused + sum(count for _, count in result.rows_skipped)


def test_a_file_may_not_change_what_other_services_share(tmp_path):
    stored = known([service()])
    sheet = [["Kode aturan", "Aturan"], ["perwal-contoh", "Perwal CONTOH yang lain"]]

    result = read(tmp_path, stored=stored, laws=sheet)

    assert codes(result) == ["licences.shared-differs"]


def test_a_file_without_any_table_says_what_it_saw(tmp_path):
    result = read_services([workbook(tmp_path, {"Lembar": [["Nama Pegawai", "Jabatan"], ["A", "B"]]})], REQUEST)

    assert codes(result) == ["licences.not-found"]
    assert "Nama Pegawai" in result.problems[-1].message()


def test_a_step_written_as_a_list_becomes_steps(tmp_path):
    sheet = [STEPS[0], ["izin-a", None, "<ol><li>Isi formulir</li><li>Bayar</li></ol><script>alert(1)</script>", "loket"]]

    result = read(tmp_path, services=SERVICES, steps=sheet)

    assert [step.name.original for step in result.facts[0].steps] == ["Isi formulir", "Bayar"]
    assert "licences.html-dropped" in {problem.code for problem in result.problems}


def test_a_time_with_two_figures_is_kept_and_listed(tmp_path):
    sheet = [SERVICES[0], ["izin-a", "Izin A", "3 hari, paling lama 7 hari", "gratis"]]

    result = read(tmp_path, services=sheet)

    assert result.facts[0].time is not None
    assert (result.facts[0].time.words, result.facts[0].time.span) == ("3 hari, paling lama 7 hari", None)
    assert "licences.time-unread" in {problem.code for problem in result.problems}


def test_spans_of_steps_are_read_from_words(tmp_path):
    sheet = [["Kode layanan", "Langkah", "Antre", "Sampai langkah berikutnya"], ["izin-a", "Datang", "5-30 menit", "Maksimal 3 (tiga) hari kerja"]]

    (one,) = read(tmp_path, services=SERVICES, steps=sheet).facts

    times = one.steps[0].times
    assert times is not None
    assert times.queue == Span(least=5, most=30, unit=Unit.MINUTES)
    assert times.until_next == Span(least=0, most=3, unit=Unit.WORKING_DAYS)


def test_the_report_for_a_terminal_adds_up_and_names_what_is_missing(tmp_path):
    report = catalogue_report(read(tmp_path, services=SERVICES, steps=STEPS))

    lines = lines_of(report | {"difference": {"new": 1, "changed": 0, "same": 0}})

    assert "5 baris dibaca = 3 disimpan + 0 ditolak + 2 dilewati" in "\n".join(lines)
    assert any("Dasar hukum: belum diisi pada 1 layanan" in line for line in lines)


# Dates of issue ----------------------------------------------------------------------------------------------------------

DAYS = [["Jenis izin", "Nama Pemohon", "Tgl Masuk", "Tgl Terbit"], ["Izin CONTOH", "Seseorang", date(2025, 3, 3), "06/03/2025"]]


def test_issue_dates_are_read_and_the_person_is_not(tmp_path):
    result = read_issuances(workbook(tmp_path, {"Terbit": DAYS}), [service()])

    (one,) = result.facts
    assert (one.service, one.days.received, one.days.issued) == ("izin-contoh", date(2025, 3, 3), date(2025, 3, 6))
    assert "personal.withheld" in {problem.code for problem in result.problems}
    assert "Seseorang" not in str(issuances_report(result))


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (["Izin lain", "x", date(2025, 3, 3), date(2025, 3, 4)], "licences.unknown-service"),
        (["Izin CONTOH", "x", date(2025, 3, 4), date(2025, 3, 3)], "licences.issued-before"),
        (["Izin CONTOH", "x", "Maret 2025", date(2025, 3, 3)], "day.not-a-day"),
        (["Izin CONTOH", "x", None, date(2025, 3, 3)], "licences.blank"),
    ],
)
def test_a_wrong_row_of_issue_dates_is_refused(tmp_path, row, code):
    result = read_issuances(workbook(tmp_path, {"Terbit": [DAYS[0], row]}), [service()])

    assert [problem.code for problem in result.problems if problem.is_error] == [code]
    assert result.facts == ()


def test_the_template_of_issue_dates_has_no_column_for_a_person(tmp_path):
    (tmp_path / "templat.xlsx").write_bytes(issuance_template())

    (sheet,) = read_workbook(tmp_path / "templat.xlsx").sheets

    assert sheet.rows[0].cells == ("Kode layanan", "Berkas lengkap diterima", "Izin terbit")
