"""Lists of proposals as sheets: what is read off them, what is told about them, and that no row is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from cms.domain.city import city_named
from cms.domain.proposals.choices import Kind, Level, Milestone, Origin, Precision, State
from cms.domain.proposals.facts import Proposal
from cms.domain.proposals.rows import places_of
from cms.domain.tables import CellRef
from importers.problems import Problem
from importers.proposals.reading import proposals_of
from importers.proposals.request import ProposalRequest
from importers.table import ImportResult
from importers.workbook import read_trusted
from tests.support.sheets import drawn, saved_at, sheet, workbook

BINJAI = city_named("binjai")
REQUEST = ProposalRequest(as_of=date(2025, 3, 1), year=2026, places=places_of(BINJAI), rules=BINJAI.proposal_rules)
Read = Callable[..., ImportResult[Proposal]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads a drawn sheet; the counts must always add up."""

    def read(text: str | bytes, request: ProposalRequest = REQUEST) -> ImportResult[Proposal]:
        content = drawn(text) if isinstance(text, str) else text
        result = proposals_of(read_trusted(saved_at(tmp_path, content)), request)
        assert result.rows_read == result.rows_stored + result.rows_refused + sum(count for _, count in result.rows_skipped)
        return result

    return read


def told(result: ImportResult[Proposal]) -> list[tuple[str, str]]:
    return [(problem.code, str(problem.where or "")) for problem in result.problems]


def only(result: ImportResult[Proposal]) -> Problem:
    (problem,) = result.problems
    return problem


def steps(one: Proposal) -> list[tuple[State, Level | None, str]]:
    return [(event.to_state, event.level, event.by_office) for event in one.events]


def as_row(cells: dict[str, str]) -> str:
    """A heading and one row."""
    return "\n".join(" | ".join(line) for line in (cells.keys(), cells.values()))


# Exports ----------------------------------------------------------------------------------------------------------------

# The headings of SIPD's own export, with the titles that it repeats after each level.
SIPD = as_row(
    {
        "No": "1",
        "Tgl Usul": "05-02-2025",
        "Pengusul": "Anon",
        "Profil": "Masyarakat",
        "Urusan": "PU",
        "Usulan": "Pengerasan gang",
        "Permasalahan": "Becek",
        "Alamat": "Gang Mawar",
        "Kecamatan": "Binjai Kota",
        "Kelurahan": "Kartini",
        "Usul Ke": "OPD",
        "SKPD Tujuan Awal": "Dinas PUPR",
        "SKPD Tujuan Akhir": "Dinas PUPR",
        "Volume": "120",
        "Satuan": "m",
        "Rekomendasi Kelurahan/Desa": "Layak",
        "Rekomendasi Kecamatan": "Peringkat 2",
        "Koefisien": "120 m",
        "Anggaran": "200000000",
        "Rekomendasi SKPD": "Dapat",
        "Koefisien ": "100 m",
        "Anggaran ": "150000000",
        "Rekomendasi Bappeda": "",
        "Koefisien  ": "",
        "Anggaran  ": "",
        "Status": "Menunggu",
    }
)
DATABASE = as_row(
    {
        "id_usulan": "8421",
        "created_date": "2025-01-20 10:00:00",
        "gagasan": "Taman bermain",
        "masalah": "Sempit",
        "camatteks": "BINJAI KOTA",
        "lurahteks": "kartini",
        "nama_skpd": "Dinas LH",
        "usulanggaran": "90.000.000",
        "koefisien": "1 Paket",
        "rekom_lurah_rekomendasi": "Layak",
        "rekom_lurah_anggaran": "80.000.000",
        "rekom_tapd_rekomendasi": "Tidak masuk pagu",
        "rekom_tapd_anggaran": "0",
        "is_tolak": "1",
        "tolak_teks": "Pagu Dinas LH tahun 2026 habis untuk pengangkutan sampah.",
    }
)


def test_sipds_export_becomes_a_proposal_with_the_advice_of_every_level(read):
    result = read(SIPD)

    (one,) = result.facts
    assert (one.title, one.problem, one.place, one.village_code) == ("Pengerasan gang", "Becek", "Gang Mawar", "12.75.02.1004")
    assert (one.origin, one.theme, one.office, one.volume, one.unit) == (Origin.RESIDENTS, "PU", "Dinas PUPR", Decimal("120.00"), "m")
    assert steps(one) == [
        (State.RECEIVED, None, "Kelurahan Kartini"),
        (State.SCREENED, Level.LURAH, "Kelurahan Kartini"),
        (State.PRIORITISED, Level.CAMAT, "Kecamatan Binjai Kota"),
        (State.ASSESSED, Level.SKPD, "Dinas PUPR"),
    ]
    assert [event.recommended_amount for event in one.events] == [None, None, Decimal("200000000.00"), Decimal("150000000.00")]
    assert [(event.on, event.precision) for event in one.events][:2] == [
        (date(2025, 2, 5), Precision.DAY),
        (date(2025, 3, 1), Precision.RECORDED),
    ]
    assert result.ok


def test_who_asked_is_not_read_and_that_is_said(read):
    result = read(SIPD)

    assert told(result) == [("personal.withheld", "Lembar1!C1"), ("choice.left-open", "Lembar1!Z2")]
    assert "Anon" not in repr(result.facts)


def test_the_columns_of_sipds_database_are_known_too(read):
    (one,) = read(DATABASE).facts

    assert (one.source_id, one.amount_asked, one.volume, one.unit) == ("sipd:8421", Decimal("90000000.00"), Decimal("1.00"), "Paket")
    assert steps(one)[1:] == [
        (State.SCREENED, Level.LURAH, "Kelurahan kartini"),
        (State.ASSESSED, Level.TAPD, "TAPD"),
        (State.REJECTED, None, "Bappeda"),
    ]
    assert one.last.reason == "Pagu Dinas LH tahun 2026 habis untuk pengangkutan sampah."
    assert "CONTOH" in one.last.objection


def test_an_opinion_that_names_its_amount_gives_it(read):
    (one,) = read("""
        id | tanggal    | usulan   | rekomendasi_skpd
        1  | 2025-02-01 | Drainase | Layak. Koefisien : 3 Lokasi; Anggaran : Rp 150.000.000
    """).facts

    assert one.events[1].recommended_amount == Decimal("150000000.00")


HEAD = "id | tanggal | usulan | kelurahan | opd | status | catatan | alasan penolakan | dokumen | is_batal | batal_teks"


def row(**other: str) -> str:
    cells = {
        "id": "7",
        "tanggal": "2025-02-01",
        "usulan": "Drainase",
        "kelurahan": "Kartini",
        "opd": "Dinas PUPR",
        "status": "",
        "catatan": "",
        "alasan penolakan": "",
        "dokumen": "",
        "is_batal": "",
        "batal_teks": "",
    }
    return " | ".join((cells | other)[name.strip()] for name in HEAD.split("|"))


def test_an_accepted_row_says_year_office_and_document(read):
    (one,) = read(f"{HEAD}\n{row(status='Diterima', catatan='Sesuai RPJMD', dokumen='RKPD 2026')}").facts

    assert one.state is State.ACCEPTED
    assert (one.last.fiscal_year, one.last.to_office, one.last.planning_document, one.last.reason) == (
        2026,
        "Dinas PUPR",
        "RKPD 2026",
        "Sesuai RPJMD",
    )
    assert one.events[1].note == "Dinilai bersamaan dengan keputusannya."


def test_a_deferred_row_is_looked_at_again_in_its_year(read):
    text = "Pagu tahun 2026 tidak cukup untuk pekerjaan sepanjang ini."

    (one,) = read(f"{HEAD}\n{row(status='Ditunda', catatan=text)}").facts

    assert (one.state, one.last.fiscal_year) == (State.DEFERRED, 2026)


def test_a_withdrawn_row_says_why(read):
    (one,) = read(f"{HEAD}\n{row(is_batal='1', batal_teks='Sudah dikerjakan warga')}").facts

    assert (one.state, one.last.reason) == (State.WITHDRAWN, "Sudah dikerjakan warga")


# What is wrong in a row: the cell, the sentence, nothing stored.
BAD_ROWS = [
    ({"status": "Ditolak", "alasan penolakan": "Pagu habis"}, "proposal.reason-short", "H2", "paling sedikit 40 huruf; baru 10 huruf"),
    ({"status": "Ditolak"}, "proposal.reason-short", "H2", "baru 0 huruf"),
    ({"status": "Diterima", "catatan": "Ya"}, "proposal.planning-document", "I2", "harus menyebut dokumen perencanaan"),
    ({"status": "Diterima", "catatan": "Ya", "dokumen": "RKPD", "opd": ""}, "proposal.to-office", "2", "harus menyebut kantor"),
    ({"is_batal": "ya"}, "proposal.reason", "H2", "harus disertai alasan"),
    ({"kelurahan": "Kartono"}, "proposal.village-unknown", "D2", 'Kelurahan "Kartono" tidak ada di kota ini'),
    ({"usulan": ""}, "proposal.title", "C2", "harus punya judul"),
    ({"tanggal": "31/02/2025"}, "day.not-a-day", "B2", "bukan tanggal"),
    ({"tanggal": ""}, "day.missing", "B2", "Tanggalnya kosong"),
    ({"tanggal": "2025-12-01"}, "proposal.in-future", "B2", "belum lewat"),
    ({"usulan": "Hubungi 0812 3456 7890"}, "personal.found", "C2", "Hapus nomor"),
    ({"catatan": "NIK 1275010101900001"}, "personal.found", "G2", "Data pribadi"),
]


@pytest.mark.parametrize(("cells", "code", "cell", "sentence"), BAD_ROWS)
def test_a_bad_row_is_refused_at_its_cell_with_what_to_do(read, cells, code, cell, sentence):
    result = read(f"{HEAD}\n{row(**cells)}")

    errors = [problem for problem in result.problems if problem.is_error]
    assert [(problem.code, str(problem.where)) for problem in errors] == [(code, f"Lembar1!{cell}")]
    assert sentence in errors[0].message() + errors[0].remedy()
    assert "?" not in errors[0].message("en")
    assert result.facts == ()
    assert (result.rows_stored, result.rows_refused) == (0, 1)


def test_a_personal_number_is_called_by_its_name_in_the_readers_language():
    problem = Problem("personal.found", CellRef("Usulan", 2, "C"), "08••", (("kind", "phone"), ("title", "usulan")))

    assert "Di kolom usulan ada nomor telepon: 08••" in problem.message("id")
    assert "personal data (telephone number)" in problem.message("en")


def test_a_personal_number_is_never_repeated_in_a_message(read):
    problem = next(one for one in read(f"{HEAD}\n{row(catatan='NIK 1275010101900001')}").problems if one.is_error)

    assert "1275010101900001" not in problem.message() + problem.found


def test_a_personal_number_in_a_message_of_another_fault_is_unreadable(read):
    told = read(f"{HEAD}\n{row(kelurahan='0812 3456 7890')}").problems

    assert "proposal.village-unknown" in {one.code for one in told}
    assert not [one for one in told if "3456" in one.message() + one.message("en") + one.found]


def test_a_personal_number_behind_a_volume_is_refused_at_its_cell(read):
    result = read("id | tanggal | usulan | volume\n1 | 2025-02-01 | Drainase | 3 unit, hubungi 0812 3456 7890")

    assert [(one.code, str(one.where)) for one in result.problems] == [("personal.found", "Lembar1!D2")]
    assert result.facts == ()


def test_a_sheet_named_by_a_personal_number_keeps_the_file_out(read):
    """Its name would be published as the source of every proposal."""
    result = read(workbook(sheet("0812 3456 7890", f"{HEAD}\n{row()}")))

    problem = only(result)
    assert (problem.code, result.facts) == ("personal.sheet-name", ())
    assert "3456" not in problem.message() + repr(result)


def test_a_repeated_number_names_the_first_row(read):
    problem = only(read(f"{HEAD}\n{row()}\n{row(id='8')}\n{row()}"))

    assert (problem.code, str(problem.where)) == ("proposals.number-twice", "Lembar1!A4")
    assert "baris 2" in problem.message()


def test_one_bad_row_does_not_hide_the_others_nor_the_good_ones(read):
    result = read(f"{HEAD}\n{row()}\n{row(id='8', kelurahan='X')}\n{row(id='9', tanggal='?')}\n{row(id='10')}")

    assert [one.source_id for one in result.facts] == ["sipd:7", "sipd:10"]
    assert [code for code, _ in told(result)] == ["proposal.village-unknown", "day.not-a-day"]
    assert not result.ok


@pytest.mark.parametrize("name", ["Jatinegara", "JATI NEGARA", "Kel. Jati Negara", "kelurahan jati-negara"])
def test_a_village_is_found_however_it_is_spelled(read, name):
    (one,) = read(f"{HEAD}\n{row(kelurahan=name)}").facts

    assert one.village_code == "12.75.01.1002"


def test_a_village_is_looked_for_in_its_district(read):
    text = "id | tanggal | usulan | kecamatan | kelurahan\n1 | 2025-02-01 | Taman | {} | Kartini"

    assert read(text.format("Kec. Binjai Kota")).facts[0].village_code == "12.75.02.1004"
    assert told(read(text.format("Binjai Barat"))) == [("proposal.village-unknown", "Lembar1!E2")]


def test_a_village_by_its_code_wins_and_a_wrong_code_is_told(read):
    text = "id | tanggal | usulan | kode kelurahan\n1 | 2025-02-01 | Taman | {}"

    assert read(text.format("12.75.02.1004")).facts[0].village_code == "12.75.02.1004"
    assert told(read(text.format("12.71.01.1001"))) == [("proposal.village-unknown", "Lembar1!D2")]


def test_the_places_of_another_citys_list_are_kept_as_words(read):
    (one,) = read(f"{HEAD}\n{row(kelurahan='Tenjolaya')}", replace(REQUEST, places=None)).facts

    assert (one.village_code, one.place) == ("", "Tenjolaya")


def test_a_point_is_read_with_comma_or_dot(read):
    (one,) = read("id | tanggal | usulan | latitude | longitude\n1 | 2025-02-01 | Taman | 3,6012 | 98.4854").facts

    assert one.point == "3.6012,98.4854"


@pytest.mark.parametrize(
    ("profile", "origin"),
    [
        ("Masyarakat", Origin.RESIDENTS),
        ("Ketua RT", Origin.RESIDENTS),
        ("Anggota DPRD", Origin.COUNCIL),
        ("Lurah Kartini", Origin.VILLAGE),
        ("Camat", Origin.DISTRICT),
        ("Dinas Pendidikan", Origin.OFFICE),
        ("", Origin.RESIDENTS),
    ],
)
def test_a_profile_says_where_a_proposal_comes_from(read, profile, origin):
    (one,) = read(f"id | tanggal | usulan | profil\n1 | 2025-02-01 | Taman | {profile}").facts

    assert one.origin is origin
    assert profile == "" or profile not in repr(one)


def test_our_own_template_reads_back_with_public_numbers_and_kinds(read):
    (first, second) = read("""
        Tanggal    | Nomor usulan   | Usulan | Jenis     | Asal usulan | Kode kelurahan | Volume | Satuan | Anggaran yang diminta | Kantor yang dituju
        2025-02-01 | P-2025-00417   | Taman  | Non Fisik | Reses DPRD  | 12.75.02.1004  | 1      | Paket  | Rp 50.000.000         | Dinas LH
        2025-02-02 | CONTOH-2025-12 | Taman  | fisik     | warga       |                |        |        |                       |
    """).facts

    assert (first.reference, first.kind, first.origin, first.amount_asked) == (
        "P-2025-00417",
        Kind.NON_PHYSICAL,
        Origin.COUNCIL,
        Decimal("50000000.00"),
    )
    assert (second.reference, second.source_id, second.village_code) == ("", "sipd:CONTOH-2025-12", "")


def test_a_list_may_have_titles_above_and_column_numbers_below_its_heading(read):
    result = read("""
        Daftar usulan Kota Binjai |       |
                                  |       |
        id                        | tanggal | usulan
        1                         | 2       | 3
        7                         | 2025-02-01 | Taman
    """)

    assert [one.title for one in result.facts] == ["Taman"]
    assert result.rows_skipped == (("header", 2), ("title", 1))


def test_a_list_goes_on_over_sheets_and_a_repeated_sheet_counts_once(read):
    text = "id | tanggal | usulan\n{} | 2025-02-01 | Taman"

    result = read(
        workbook(sheet("Kota", text.format(1)), sheet("Barat", text.format(2)), sheet("Salinan", text.format(2)), sheet("Catatan", "Lain | lain"))
    )

    assert [str(one.source) for one in result.facts] == ["Kota!2", "Barat!2"]
    assert result.rows_skipped == (("header", 2), ("not-a-table", 1), ("repeated-sheet", 2))


def test_one_sheet_can_be_asked_for(read):
    text = "id | tanggal | usulan\n{} | 2025-02-01 | Taman"
    book = workbook(sheet("Kota", text.format(1)), sheet("Barat", text.format(2)))

    assert [one.source_id for one in read(book, replace(REQUEST, sheet="Barat")).facts] == ["sipd:2"]
    assert only(read(book, replace(REQUEST, sheet="Timur"))).message() == "Tidak ada lembar bernama Timur. Yang ada: Kota, Barat."


def test_columns_that_mean_nothing_to_us_are_named(read):
    problem = only(read("id | tanggal | usulan | Warna\n1 | 2025-02-01 | Taman | hijau"))

    assert (problem.code, problem.found) == ("proposals.column-unread", "D (Warna)")


def test_a_file_without_a_list_is_told_with_what_it_has(read):
    problem = only(read("Nama kota | Luas\nBinjai | 90"))

    assert (problem.code, problem.found) == ("proposals.not-found", "Nama kota, Luas")


def test_a_list_of_outcomes_is_not_taken_for_a_list_of_proposals(read):
    assert only(read("Nomor | Keputusan\nP-2025-00001 | Ditolak")).code == "proposals.other-list"


def test_a_heading_without_rows_is_told(read):
    assert only(read("id | tanggal | usulan")).code == "proposals.empty"


def test_what_was_understood_is_shown_with_samples(read):
    (found,) = read(f"{HEAD}\n{row()}").understood

    assert (found.sheet, found.heading_rows, found.levels) == ("Lembar1", (1, 1), "list")
    assert {column.name: (column.letters, column.samples) for column in found.columns}["title"] == ("C", ("Drainase",))


# Stage copies -----------------------------------------------------------------------------------------------------------

STAGES = "id | id_asal | tahapan | kegiatan | kecamatan | desa_kelurahan | volume | satuan | is_transfer | created_at | updated_at"
VILLAGE, DISTRICT, PLAN, COUNCIL = "Musrenbang Desa/Kelurahan", "Musrenbang Kecamatan", "Rancangan Renja", "Pokok Pikiran Dewan"


def copied(number: int, parent: int | None, stage: str, day: str, **other: str) -> str:
    cells = {
        "kegiatan": "Drainase",
        "kecamatan": "CICURUG",
        "desa_kelurahan": "TENJOLAYA",
        "volume": "12",
        "satuan": "Titik",
        "is_transfer": "1",
    } | other
    place = " | ".join(cells[name] for name in ("kegiatan", "kecamatan", "desa_kelurahan", "volume", "satuan", "is_transfer"))
    return f"{number} | {parent or ''} | {stage} | {place} | 2018-{day} | 2018-{day}"


ELSEWHERE = replace(REQUEST, places=None, as_of=date(2018, 2, 28), year=2019)


def test_rows_that_are_copied_from_stage_to_stage_become_one_history(read):
    rows = (copied(1, None, VILLAGE, "01-06"), copied(2, 1, DISTRICT, "01-25"), copied(3, 2, PLAN, "02-18", volume="5", is_transfer="0"))

    result = read("\n".join((STAGES, *rows)), ELSEWHERE)

    (one,) = result.facts
    assert (one.source_id, one.origin, one.volume) == ("rkpd:1", Origin.VILLAGE, Decimal("12.00"))
    assert [(event.on, event.to_state, event.to_office) for event in one.events] == [
        (date(2018, 1, 6), State.RECEIVED, "Musrenbang Desa/Kelurahan TENJOLAYA"),
        (date(2018, 1, 25), State.SCREENED, "Musrenbang Kecamatan CICURUG"),
        (date(2018, 2, 18), State.ASSESSED, "Rancangan Renja"),
    ]
    assert one.last.note == "Diteruskan ke Rancangan Renja; sumber tidak memuat pendapat. Volume: 12 Titik menjadi 5 Titik."
    assert [str(event.source) for event in one.events] == ["Lembar1!2", "Lembar1!3", "Lembar1!4"]
    assert result.problems == ()


def test_a_chain_that_stops_where_most_went_on_has_stopped_without_a_reason(read):
    gone = [
        row
        for number in (1, 2, 3)
        for row in (copied(number, None, VILLAGE, "01-06"), copied(number + 10, number, DISTRICT, "01-25", is_transfer="0"))
    ]

    result = read("\n".join((STAGES, *gone, copied(4, None, VILLAGE, "01-20", is_transfer="0"))), ELSEWHERE)

    assert [one.state for one in result.facts] == [State.SCREENED] * 3 + [State.STOPPED]
    last = result.facts[-1].last
    assert (last.on, last.precision, last.reason_code, last.reason) == (date(2018, 1, 25), Precision.RECORDED, "unexplained", "")
    assert told(result) == [("chain.stopped", "Lembar1!B8")]


def test_where_few_have_gone_on_the_rest_still_wait(read):
    rows = [copied(number, None, VILLAGE, "01-06", is_transfer="0") for number in (1, 2, 3)]
    gone = (copied(4, None, VILLAGE, "01-06"), copied(5, 4, DISTRICT, "01-25", is_transfer="0"))

    text = "\n".join((STAGES, *rows, *gone))

    assert {one.state for one in read(text, ELSEWHERE).facts} == {State.RECEIVED, State.SCREENED}
    closed = read(text, replace(ELSEWHERE, closed_stages=("musrenbang desa/kelurahan",)))
    assert [one.state for one in closed.facts] == [State.STOPPED] * 3 + [State.SCREENED]


def test_a_row_that_is_copied_twice_makes_a_second_proposal_with_a_link(read):
    rows = (copied(1, None, VILLAGE, "01-06"), copied(2, 1, DISTRICT, "01-25", is_transfer="0"), copied(3, 1, DISTRICT, "01-26", is_transfer="0"))

    result = read("\n".join((STAGES, *rows)), ELSEWHERE)

    first, piece = result.facts
    assert [event.to_state for event in first.events] == [State.RECEIVED, State.SCREENED]
    assert (piece.source_id, piece.copied_from, piece.origin) == ("rkpd:3", "rkpd:1", Origin.DISTRICT)
    assert piece.events[0].note == "Pecahan dari usulan lain pada tahap Musrenbang Kecamatan."
    assert told(result) == [("chain.split", "Lembar1!B2")]


def test_what_the_council_and_offices_hand_in_skips_the_villages(read):
    result = read("\n".join((STAGES, copied(1, None, COUNCIL, "01-08"), copied(2, 1, PLAN, "02-01", is_transfer="0"))), ELSEWHERE)

    assert result.facts[0].origin is Origin.COUNCIL
    assert [event.to_state for event in result.facts[0].events] == [State.RECEIVED, State.ASSESSED]


CHAINS = [
    ((copied(1, 9, DISTRICT, "01-06", is_transfer="0"),), [("chain.parent-missing", "Lembar1!B2")]),
    ((copied(1, 2, DISTRICT, "01-06"), copied(2, 1, DISTRICT, "01-07")), [("chain.circle", "Lembar1!B2"), ("chain.circle", "Lembar1!B3")]),
    ((copied(1, 1, DISTRICT, "01-06"),), [("chain.circle", "Lembar1!B2")]),
    ((copied(1, None, "Rembug", "01-06", is_transfer="0"),), [("stage.unknown", "Lembar1!C2")]),
    (
        (copied(1, None, VILLAGE, "01-06", is_transfer="0"), copied(1, None, VILLAGE, "01-06", is_transfer="0")),
        [("proposals.number-twice", "Lembar1!A3")],
    ),
    ((copied(1, None, VILLAGE, "01-06"),), [("chain.mark-differs", "Lembar1!I2")]),
    ((copied(1, None, VILLAGE, "02-06"), copied(2, 1, DISTRICT, "01-25", is_transfer="0")), [("proposal.before-last", "Lembar1!3")]),
    ((copied(1, None, VILLAGE, "01-06", volume="-1", is_transfer="0"),), [("proposals.volume-below-nil", "Lembar1!G2")]),
]


@pytest.mark.parametrize(("rows", "expected"), CHAINS)
def test_a_chain_that_cannot_be_is_told_at_its_row(read, rows, expected):
    assert told(read("\n".join((STAGES, *rows)), ELSEWHERE)) == expected


# A council's plus and minus ---------------------------------------------------------------------------------------------

PLUS = "Komisi | SKPD | Kegiatan | Semula | Tambah | Kurang | Menjadi"
THEN = replace(REQUEST, places=None, as_of=date(2014, 8, 15), year=2014)


def test_the_councils_own_and_the_executives_are_told_apart(read):
    result = read(f"{PLUS}\nA | Dinas X | Festival | NA | 1.200.000 | NA | 1.200.000\nB | Dinas Y | Perahu | 900.000 | NA | 400.000 | 500.000", THEN)

    own, executive = result.facts
    assert (own.origin, own.amount_asked) == (Origin.COUNCIL, Decimal("1200000.00"))
    assert (executive.origin, executive.amount_asked) == (Origin.OFFICE, Decimal("900000.00"))
    assert executive.last.note == "Usulan eksekutif Rp900.000, ditambah (tidak disebut), dikurangi Rp400.000, menjadi Rp500.000."
    assert (executive.last.by_office, executive.last.recommended_amount) == ("DPRD, Komisi B", Decimal("500000.00"))
    assert result.ok


def test_an_amount_that_can_be_read_both_ways_is_asked_about_and_not_guessed(read):
    text = "id | tanggal | usulan | anggaran\n1 | 2025-02-01 | Taman | 900.000\n2 | 2025-02-01 | Taman | 1.500"

    result = read(text)

    assert (told(result), result.rows_refused) == ([("notation.undecided", "Lembar1!D1")], 2)
    assert result.facts == ()
    assert read(text, replace(REQUEST, notation="id")).facts[0].amount_asked == Decimal("900000.00")


def test_the_preview_says_how_the_amounts_were_read(read):
    result = read("id | tanggal | usulan | anggaran\n1 | 2025-02-01 | Taman | 1.900.000")

    (column,) = [one for one in result.understood[0].columns if one.name == "amount_asked"]
    assert column.notation == "1.234.567,89"


def test_what_was_cut_to_nothing_has_stopped_without_a_reason(read):
    (one,) = read(f"{PLUS}\nD | Dinas Z | Crane | 200 | NA | 200 | 0", THEN).facts

    assert [event.to_state for event in one.events] == [State.RECEIVED, State.ASSESSED, State.STOPPED]


def test_what_was_only_listed_came_in_and_no_more(read):
    (one,) = read(f"{PLUS}\nD | Dinas Z | Crane | NA | NA | NA | NA", THEN).facts

    assert one.state is State.RECEIVED


def test_figures_that_do_not_add_up_or_fall_below_nil_are_shown_and_told(read):
    result = read(f"{PLUS}\nD | Dinas Z | Crane | 200 | 5 | NA | 300\nD | Dinas Z | Pajak | NA | 0 | 9.5 | -9.5", THEN)

    assert told(result) == [("council.does-not-add-up", "Lembar1!G2"), ("council.below-nil", "Lembar1!G3")]
    assert result.facts[1].last.recommended_amount is None
    assert "menjadi -Rp9,50" in result.facts[1].last.note


def test_a_row_whose_columns_have_shifted_is_told_and_not_taken(read):
    result = read(f"{PLUS}\nD | Kel. X, Kec. Y | 95000000 | NA | NA | NA | NA\nD | Dinas Z | Crane | 1 | NA | NA | 1", THEN)

    assert [one.title for one in result.facts] == ["Crane"]
    assert (told(result), result.rows_skipped) == ([("proposals.title-is-a-number", "Lembar1!C2")], (("header", 1), ("shifted", 1)))


# Milestones -------------------------------------------------------------------------------------------------------------

DONE = "nomor | judul | opd | edition | anggaran | status | perencanaan | pengadaan | pekerjaan mulai | rencana selesai | dibuka"
PARIS = replace(REQUEST, places=None, as_of=date(2025, 10, 31), year=None, system="paris")


def test_a_list_of_milestones_says_what_was_done_and_when(read):
    (one,) = read(f"{DONE}\n5 | Taman | Dinas LH | 2022 | 100000 | TRAVAUX | 2022-04 | 2023-01 | 2023-06 | 2025-12 | Non ouvert", PARIS).facts

    assert (one.source_id, one.state) == ("paris:5", State.ACCEPTED)
    accepted = one.events[2]
    assert (accepted.fiscal_year, accepted.planned_month, accepted.planned_amount, accepted.to_office) == (
        2022,
        "2025-12",
        Decimal("100000.00"),
        "Dinas LH",
    )
    assert (accepted.on, accepted.precision) == (date(2022, 1, 1), Precision.YEAR)
    assert [(event.milestone, event.on, event.precision) for event in one.events[3:]] == [
        (Milestone.STUDY, date(2022, 4, 1), Precision.MONTH),
        (Milestone.PROCUREMENT, date(2023, 1, 1), Precision.MONTH),
        (Milestone.WORKS, date(2023, 6, 1), Precision.MONTH),
    ]


def test_what_a_list_calls_finished_is_not_completed_without_its_money(read):
    result = read(f"{DONE}\n5 | Taman | Dinas LH | 2022 | 100000 | FIN | 2022-04 | | | 2023-01 | 2023-05", PARIS)

    assert (result.facts[0].state, result.facts[0].last.milestone) == (State.ACCEPTED, Milestone.OPENED)
    assert told(result) == [("milestone.unfinished-money", "Lembar1!F2")]


def test_what_a_list_calls_abandoned_has_stopped_without_a_reason(read):
    (one,) = read(f"{DONE}\n5 | Taman | Dinas LH | 2022 | 100000 | ABANDONNÉ | 2022-04 | | | NON PRÉVUE | Non ouvert", PARIS).facts

    assert (one.state, one.last.on, one.last.reason_code) == (State.STOPPED, date(2025, 10, 31), "unexplained")


def test_a_milestone_that_has_not_come_is_a_plan_and_one_before_its_year_is_told(read):
    result = read(
        f"{DONE}\n5 | Taman | Dinas LH | 2022 | 1 | ETUDES | 2021-04 | 2026-01 | | 2099-12 | Non ouvert\n6 | | LH | 2022 | 1 | ETUDES | | | | | ",
        PARIS,
    )

    assert [code for code, _ in told(result)] == ["milestone.before-its-year", "milestone.in-future", "proposals.no-title"]
    assert [event.milestone for event in result.facts[0].events] == [None, None, None, Milestone.STUDY]
    assert result.facts[1].title == "Usulan tanpa judul, nomor 6"


# Merged cells, and cells that are wrong in themselves ----------------------------------------------------------------------

MERGED = """
    Tanggal    | Nomor di sistem asal | Usulan       | Asal usulan | Kode kelurahan | Lokasi | Anggaran yang diminta
    2025-01-20 | M-1                  | Parit Gang A | kelurahan   | 12.75.03.1004  | Gang A | =48000000
    ^          | M-2                  | Parit Gang B | ^           | ^              | Gang B | =12000000
    2025-01-22 | M-3                  | Parit Gang C | warga       | 12.75.03.1004  |        | =1000000
"""


def test_what_is_merged_over_several_rows_stands_for_each_of_them(read):
    first, second, third = read(MERGED).facts

    assert [one.village_code for one in (first, second)] == ["12.75.03.1004"] * 2
    assert [one.origin for one in (first, second, third)] == [Origin.VILLAGE, Origin.VILLAGE, Origin.RESIDENTS]
    assert second.asked_on == date(2025, 1, 20)
    assert (third.place, second.amount_asked) == ("", Decimal("12000000.00"))


def test_an_amount_that_is_merged_over_several_rows_belongs_to_none_of_them(read):
    result = read(MERGED.replace("=12000000", "^"))

    assert told(result) == [("proposals.amount-merged", "Lembar1!G2")]
    assert only(result).is_error
    assert "menutupi 2 baris" in only(result).message("id")


def test_a_cell_that_cannot_be_read_is_told_once(read):
    result = read(MERGED.replace("Parit Gang C", "=A1&B1").replace("12.75.03.1004  |        ", "12.75.03.1004  | Gang\u202eC"))

    assert [code for code, _ in told(result)] == ["cell.formula-without-value", "text.control-character"]


def test_a_village_is_known_by_its_code_without_dots_too(read):
    result = read(MERGED.replace("warga       | 12.75.03.1004", "warga       | =1275031004"))

    assert result.facts[2].village_code == "12.75.03.1004"
