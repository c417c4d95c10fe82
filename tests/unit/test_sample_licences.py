"""The sample city's licences: real rules with their sources, invented figures that say CONTOH, and one that is incomplete on purpose."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest

from cms.demo.licences import FOLDER, sample_issuances, sample_services
from cms.domain.calendar import calendar_named
from cms.domain.errors import InconsistentData
from cms.domain.licensing.checks import catalogue_faults, publication_faults
from cms.domain.licensing.completeness import missing_components, missing_required
from cms.domain.licensing.fees import FeeKind, fees_on
from cms.domain.licensing.publication import measure
from cms.domain.licensing.services import Service, ServiceStatus, citations_of
from cms.domain.licensing.totals import totals
from cms.domain.personal import personal_number
from cms.domain.plain import canonical, from_plain, plain_of

DAYS = (date(2025, 6, 2), date(2026, 3, 2), date(2029, 12, 31))
# Shown as a draft that cannot be published: its fee only points to a by-law.
INCOMPLETE = "izin-trayek-insidentil"
SERVICES = {service.slug: service for service in sample_services()}


def test_there_are_enough_services_for_a_city_to_be_recognised():
    assert len(SERVICES) == len(sample_services()) == 31


@pytest.mark.parametrize("slug", sorted(set(SERVICES) - {INCOMPLETE}))
def test_a_sample_service_may_be_published_on_any_day(slug):
    for day in DAYS:
        assert publication_faults(SERVICES[slug], day) == ()


def test_the_incomplete_one_lacks_its_fee_and_nothing_else_that_is_required():
    assert [component.key for component in missing_required(SERVICES[INCOMPLETE])] == ["fee"]


def test_the_catalogue_as_a_whole_is_sound():
    assert catalogue_faults(sample_services()) == ()


def test_some_components_are_left_open_so_that_the_score_can_be_seen():
    missing = {len(missing_components(service)) for service in sample_services()}

    assert {0, 4, 7} <= missing


def test_every_service_is_a_sample_and_names_its_sources():
    for service in sample_services():
        assert service.is_sample
        assert service.sources
        assert service.legal_bases


def test_figures_that_stand_for_the_city_say_so():
    for service in sample_services():
        assert service.time is None or service.time.is_sample
        for fee in service.fees:
            assert fee.is_sample or fee.kind is FeeKind.ELSEWHERE or service.status is ServiceStatus.REPEALED
        for _, _, citation in citations_of(service):
            assert citation.basis.is_sample == ("CONTOH" in citation.basis.name)


def test_who_vouches_and_where_one_goes_are_invented_and_say_so():
    for service in sample_services():
        assert service.certification is None or "CONTOH" in service.certification.by.original
        assert all("CONTOH" in office.address.original for office in [service.office, *(step.office for step in service.steps)] if office)


def test_no_sample_holds_a_personal_number():
    assert [service.slug for service in sample_services() if personal_number(canonical(service))] == []


def test_repealed_permits_stay_readable_and_cost_nothing():
    repealed = [service for service in sample_services() if service.status is ServiceStatus.REPEALED]

    assert [service.slug for service in repealed] == ["imb", "izin-gangguan"]
    assert all(totals(service, DAYS[1]).is_free for service in repealed)
    assert [service.repeal.replaced_by for service in repealed if service.repeal] == ["pbg", "nib-risiko-rendah"]


def test_the_nuisance_permit_keeps_the_steps_of_this_city_s_old_procedure():
    steps = SERVICES["izin-gangguan"].steps

    assert [step.times.words for step in steps if step.times] == ["5 menit", "15 menit", "30 menit", "15 menit", "4 hari"]


def test_a_physician_brings_only_what_the_law_asks_for():
    service = SERVICES["sip-dokter"]

    assert [need.requirement.key for need in service.needs] == ["str", "tempat-praktik", "skp"]
    assert totals(service, DAYS[1], ["baru"]).documents.most == 2
    assert totals(service, DAYS[1]).time.most.working_days == 9


def test_one_requirement_is_one_entry_for_all_services():
    found: dict[str, set[object]] = {}
    for service in sample_services():
        for need in service.needs:
            found.setdefault(need.requirement.key, set()).add(need.requirement)

    assert all(len(entries) == 1 for entries in found.values())
    assert max(sum(key in [need.requirement.key for need in service.needs] for service in sample_services()) for key in found) >= 9


def test_a_fee_that_changed_shows_both_periods():
    fees = SERVICES["kartu-pengawasan-trayek"].fees

    assert [str(fee.amount) for day in (date(2025, 12, 31), date(2026, 1, 1)) for fee in fees_on(fees, day)] == ["40000.00", "50000.00"]


def test_measured_times_come_from_invented_days_of_the_calendar_s_years():
    issuances = sample_issuances()

    assert set(issuances) <= set(SERVICES)
    for slug, found in issuances.items():
        measured = measure(found, calendar_named("binjai"), SERVICES[slug])
        assert measured is not None
        assert measured.count == 24
    assert all(line.endswith(",CONTOH") for line in (FOLDER / "issuances.csv").read_text().splitlines()[1:])


def test_every_source_of_the_list_is_used_and_stands_there_once():
    keys = [line.partition(",")[0] for line in (FOLDER / "sources.csv").read_text("utf-8").splitlines()[1:]]
    texts = "".join(path.read_text("utf-8") for path in FOLDER.glob("*.toml"))

    used = set(re.findall(r'"(sumber-[a-z0-9-]+)"', texts))
    assert len(keys) == len(set(keys))
    assert used == set(keys)


@pytest.mark.parametrize("slug", sorted(SERVICES))
def test_a_sample_survives_json(slug):
    assert from_plain(Service, json.loads(json.dumps(plain_of(SERVICES[slug])))) == SERVICES[slug]


def test_a_name_that_nobody_shares_is_refused(monkeypatch, tmp_path):
    from cms.demo import licences

    for name in ("shared.toml", "sources.csv"):
        (tmp_path / name).write_text((FOLDER / name).read_text("utf-8"), "utf-8")
    (tmp_path / "salah.toml").write_text((FOLDER / "pirt.toml").read_text("utf-8").replace('"ktp"', '"ktpp"'), "utf-8")
    monkeypatch.setattr(licences, "FOLDER", tmp_path)

    with pytest.raises(InconsistentData, match="'ktpp' among its requirements"):
        licences.sample_services.__wrapped__()
