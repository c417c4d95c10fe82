"""What is asked of a catalogue, and what is known already. Used by reading.py and by all who build services."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from cms.domain.licensing.fees import Payment
from cms.domain.licensing.laws import LegalBasis
from cms.domain.licensing.offices import Office, Recourse
from cms.domain.licensing.requirements import Requirement
from cms.domain.licensing.services import Goal, Service


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is stored, by key: services in their newest draft, and what they share. Empty at the officer's own desk."""

    services: Mapping[str, Service] = field(default_factory=dict)
    laws: Mapping[str, LegalBasis] = field(default_factory=dict)
    offices: Mapping[str, Office] = field(default_factory=dict)
    requirements: Mapping[str, Requirement] = field(default_factory=dict)
    channels: Mapping[str, Recourse] = field(default_factory=dict)
    payments: Mapping[str, Payment] = field(default_factory=dict)
    goals: Mapping[str, Goal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueRequest:
    """as_of: the day whose state the files show; fees that name no day begin then. office: key of the office where a file names none."""

    as_of: date
    office: str = ""
    is_sample: bool = False
    known: Known = field(default_factory=Known)
