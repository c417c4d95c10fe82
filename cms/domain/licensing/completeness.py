"""The 14 components of a service standard (UU 25/2009, Permenpan RB 15/2014): which are filled, which are missing, and the score.

Components 1 to 7 must be there before a service may be published; 8 to 14 may be missing, are then shown as "belum diisi" and lower the
score. This is the only place that decides; the admin, imports, the publication and the public pages all ask here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from cms.domain.amounts import share
from cms.domain.licensing.services import Service
from cms.domain.licensing.steps import Step

# Up to this number a component is compulsory.
LAST_REQUIRED = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """One of the fourteen, with the law's own name for it."""

    number: int
    key: str
    titles: dict[str, str]

    @property
    def is_required(self) -> bool:
        return self.number <= LAST_REQUIRED

    def title(self, language: str) -> str:
        return self.titles.get(language, self.titles["id"])


COMPONENTS = tuple(
    Component(number=number, key=key, titles={"id": indonesian, "en": english})
    for number, (key, indonesian, english) in enumerate(
        (
            ("requirements", "Persyaratan", "Requirements"),
            ("procedure", "Sistem, mekanisme, dan prosedur", "Procedure"),
            ("time", "Jangka waktu penyelesaian", "Time"),
            ("fee", "Biaya/tarif", "Fee"),
            ("result", "Produk pelayanan", "Result"),
            ("complaints", "Penanganan pengaduan, saran, dan masukan", "Complaints, suggestions and comments"),
            ("law", "Dasar hukum", "Legal basis"),
            ("facilities", "Sarana, prasarana, dan/atau fasilitas", "Facilities"),
            ("competence", "Kompetensi pelaksana", "Competence of staff"),
            ("supervision", "Pengawasan internal", "Internal supervision"),
            ("staff", "Jumlah pelaksana", "Number of staff"),
            ("service-guarantee", "Jaminan pelayanan", "Guarantee of service"),
            ("safety-guarantee", "Jaminan keamanan dan keselamatan pelayanan", "Guarantee of security and safety"),
            ("evaluation", "Evaluasi kinerja pelaksana", "Evaluation of performance"),
        ),
        start=1,
    )
)

_FILLED: dict[str, Callable[[Service], bool]] = {
    "requirements": lambda service: any(service.needs),
    "procedure": lambda service: any(service.steps) and all(step.name for step in service.steps),
    "time": lambda service: _says_its_time(service),
    "fee": lambda service: any(fee.is_stated for fee in service.fees),
    "result": lambda service: any(result.is_final and result.name for result in service.results),
    "complaints": lambda service: any(recourse.is_reachable for recourse in service.complaints),
    "law": lambda service: any(citation.article for citation in service.legal_bases),
    "facilities": lambda service: bool(service.standard.facilities),
    "competence": lambda service: bool(service.standard.competence),
    "supervision": lambda service: bool(service.standard.supervision),
    "staff": lambda service: service.standard.staff_count is not None,
    "service-guarantee": lambda service: bool(service.standard.service_guarantee),
    "safety-guarantee": lambda service: bool(service.standard.safety_guarantee),
    "evaluation": lambda service: service.standard.evaluation is not None,
}


def _says_its_time(service: Service) -> bool:
    """A promise for the whole, or a time at every step that cannot be left out."""
    if service.time and service.time.span:
        return True
    compulsory = [step for block in service.blocks if not block.is_optional for step in block.steps if not step.is_optional]
    return bool(compulsory) and all(_has_time(step) for step in compulsory)


def _has_time(step: Step) -> bool:
    return step.times is not None and bool(step.times.spans)


def missing_components(service: Service) -> tuple[Component, ...]:
    """What is not filled in, in the law's order."""
    return tuple(component for component in COMPONENTS if not _FILLED[component.key](service))


def missing_required(service: Service) -> tuple[Component, ...]:
    """Those among components 1 to 7: with any of them missing, the service may not be published."""
    return tuple(component for component in missing_components(service) if component.is_required)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Filled components of services: 14 for each service."""

    filled: int
    of: int

    @property
    def percent(self) -> Decimal | None:
        """None for an office without services."""
        return share(Decimal(self.filled), Decimal(self.of))


def score(services: Iterable[Service]) -> Score:
    """One service's score, or that of all services of an office."""
    found = [len(missing_components(service)) for service in services]
    return Score(filled=len(COMPONENTS) * len(found) - sum(found), of=len(COMPONENTS) * len(found))
