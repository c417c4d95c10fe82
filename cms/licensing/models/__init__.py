"""How services rest in the database.

A service is a Wagtail page with its steps, fees and results as rows of their own; laws, offices, documents to bring, payees and
complaint channels are snippets shared by all services. What is edited is a draft. Publishing freezes the whole service, with what it
shares, into a version that never changes (versions.py), and the public sees versions only.

Each record gives its part of the fact with fact(); storage.py writes facts into records.
"""

from __future__ import annotations

from cms.licensing.models.fees import FeeParameter, ServiceFee
from cms.licensing.models.finder import FinderQuestion, FinderRule, FinderTable
from cms.licensing.models.folder import FolderComplaint, FolderRight, ServiceFolder
from cms.licensing.models.parts import (
    ServiceCase,
    ServiceComplaint,
    ServiceGoal,
    ServiceLaw,
    ServiceNotice,
    ServiceResult,
    ServiceRight,
    ServiceSource,
)
from cms.licensing.models.service import ServicePage
from cms.licensing.models.shared import (
    GoalRecord,
    LawRecord,
    OfficeHours,
    OfficeRecord,
    OfficeSpecialHours,
    PaymentRecord,
    RecourseRecord,
    RequirementRecord,
)
from cms.licensing.models.steps import ServiceStep, StepNeed
from cms.licensing.models.versions import IssuanceRecord, ServiceVersionRecord

__all__ = [
    "FeeParameter",
    "FinderQuestion",
    "FinderRule",
    "FinderTable",
    "FolderComplaint",
    "FolderRight",
    "GoalRecord",
    "IssuanceRecord",
    "LawRecord",
    "OfficeHours",
    "OfficeRecord",
    "OfficeSpecialHours",
    "PaymentRecord",
    "RecourseRecord",
    "RequirementRecord",
    "ServiceCase",
    "ServiceComplaint",
    "ServiceFee",
    "ServiceFolder",
    "ServiceGoal",
    "ServiceLaw",
    "ServiceNotice",
    "ServicePage",
    "ServiceResult",
    "ServiceRight",
    "ServiceSource",
    "ServiceStep",
    "ServiceVersionRecord",
    "StepNeed",
]
