"""A few invented services as they are public: one complete and certified, one with a formula, one repealed. For tests of the site."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cms.domain.calendar import calendar_named
from cms.domain.licensing.changes import changes_between
from cms.domain.licensing.charter import Certification, Standard
from cms.domain.licensing.finder import Answer, Condition, Finder, Question, Rule
from cms.domain.licensing.publication import Issuance, PublishedService, ServiceVersion, measure
from cms.domain.licensing.services import Goal, Notice, Repeal, Service, ServiceStatus
from cms.domain.periods import Validity
from cms.domain.plain import digest_of
from cms.domain.texts import Text
from tests.support.services import FORMULA, fee, formula_fee, free_fee, law, service

CERTIFIED = Certification(by=Text.of(id="Kepala Dinas CONTOH"), on=date(2025, 2, 3), review_by=date(2025, 10, 31), number="CONTOH/1/2025")
GOAL = Goal(key="praktik", name=Text.of(id="praktik dokter CONTOH", en="practise medicine (CONTOH)"))


def published_services() -> tuple[PublishedService, ...]:
    """By address, as a snapshot holds them."""
    found = (doctor(), sign(), nuisance())
    return tuple(sorted(found, key=lambda one: one.facts.slug))


def published(facts: Service, *earlier: Service, issuances: tuple[Issuance, ...] = ()) -> PublishedService:
    """As its newest version; earlier: the versions before it, the oldest first."""
    all_facts = [*earlier, facts]
    versions = tuple(
        ServiceVersion(
            number=number,
            published_on=date(2025, number, 7),
            note="Diperbaiki" if number > 1 else "",
            changes=changes_between(all_facts[number - 2], one) if number > 1 else (),
        )
        for number, one in enumerate(all_facts, start=1)
    )
    measured = measure(issuances, calendar_named("binjai"), facts) if issuances else None
    return PublishedService(facts=facts, digest=digest_of(facts), versions=tuple(reversed(versions)), measured=measured)


def doctor() -> PublishedService:
    """Free, measured, changed once, certified and overdue, with a notice; it asks for another service first."""
    facts = service(
        slug="sip-contoh",
        name=Text.of(id="Surat izin praktik dokter CONTOH", en="Licence to practise (CONTOH)"),
        short_name="SIP",
        goals=(GOAL,),
        fees=(free_fee(),),
        certification=CERTIFIED,
        requires=("izin-contoh",),
        related=("izin-contoh",),
        notices=(Notice(words=Text.of(id="Loket tutup 3 November CONTOH."), validity=Validity(first=date(2025, 11, 1), last=date(2025, 11, 30))),),
    )
    days = (
        Issuance(received=date(2025, 3, 3), issued=date(2025, 3, 6)),
        Issuance(received=date(2025, 3, 7), issued=date(2025, 3, 12)),
        Issuance(received=date(2025, 3, 10), issued=date(2025, 3, 26)),
    )
    return published(facts, replace(facts, summary=Text.of(id="Untuk praktik."), fees=(fee("75000.00"),)), issuances=days)


def sign() -> PublishedService:
    """Paid by a formula, which was another before; an unfilled standard."""
    before = replace(formula_fee(replace(FORMULA, text="luas x kelas x 10.000")), validity=Validity(first=date(2024, 1, 1), last=date(2024, 12, 31)))
    flat = fee("15000.00", key="formulir", name=Text.of(id="Formulir CONTOH", en="Form (CONTOH)"))
    return published(service(fees=(before, formula_fee(), flat), standard=Standard(), certification=None))


def nuisance() -> PublishedService:
    """Repealed."""
    return published(
        service(
            slug="izin-lama-contoh",
            name=Text.of(id="Izin lama CONTOH"),
            goals=(GOAL,),
            status=ServiceStatus.REPEALED,
            repeal=Repeal(citation=law(), on=date(2024, 1, 1), replaced_by="izin-contoh"),
            fees=(free_fee(),),
        )
    )


def question(key: str, *answers: str) -> Question:
    return Question(
        key=key, words=Text.of(id=f"Pertanyaan {key}?"), answers=tuple(Answer(key=one, words=Text.of(id=f"Jawaban {one}")) for one in answers)
    )


def rule(service: str, **when: str) -> Rule:
    """rule("sip", tujuan="praktik", lama="ya tidak"): answers separated by blanks."""
    return Rule(service=service, when=tuple(Condition(question=key, answers=tuple(answers.split())) for key, answers in when.items()))


# To practise, one also puts up a sign or not; to open a stall, nothing is asked but whether there is a sign.
FINDER = Finder(
    questions=(question("tujuan", "praktik", "warung"), question("baru", "ya", "tidak"), question("papan", "pasang", "tanpa")),
    rules=(rule("sip-contoh", tujuan="praktik", baru="ya"), rule("izin-contoh", papan="pasang"), rule("tidak-terbit", tujuan="warung", baru="tidak")),
)
