"""How catalogues of licences and dates of issue pass the desk of lists: read, stored as drafts, taken back. See lists.py."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any  # a report is JSON

from django.contrib.auth.models import AbstractBaseUser

from cms.imports import licences
from cms.imports.handling import SHOWN, Checked, Handling, withheld
from cms.imports.licences import CatalogueDetails
from cms.imports.models import ListBatch
from importers.licensing.report import catalogue_report, issuances_report


def _said(details: CatalogueDetails) -> dict[str, Any]:
    return {"as_of": details.as_of.isoformat() if details.as_of else None, "office": details.office, "service": details.service}


def _details_of(batch: ListBatch) -> CatalogueDetails:
    said = batch.details
    as_of = date.fromisoformat(said["as_of"]) if said.get("as_of") else batch.day_sent
    return CatalogueDetails(as_of=as_of, office=said.get("office", ""), service=said.get("service", ""), is_sample=batch.is_sample)


def _check_services(path: Path, kind: str, details: CatalogueDetails, file_name: str) -> Checked:
    result, difference = licences.read_against_stored([path], details)
    is_personal, result = withheld(result)
    report = catalogue_report(replace(result, file_name=file_name)) | {
        "difference": difference.counted() if result.ok else None,
        "changes": {
            "new": [{"service": one.slug, "name": str(one.name)} for one in difference.new[:SHOWN]],
            "changed": licences.changes_of(difference, SHOWN),
        }
        if result.ok
        else {},
    }
    return Checked(report=report, result=result, difference=difference, holds_personal_numbers=is_personal)


def _take_services(batch: ListBatch, checked: Checked, details: CatalogueDetails, by: AbstractBaseUser | None) -> dict[str, Any]:
    return licences.take_in(checked.difference, by=by)


def _undo_services(batch: ListBatch, by: AbstractBaseUser | None, reason: str) -> list[str]:
    licences.undo(batch.effect, by=by)
    return sorted(batch.effect["last"])


def _check_issuances(path: Path, kind: str, details: CatalogueDetails, file_name: str) -> Checked:
    result = licences.read_days(path, details)
    is_personal, result = withheld(result)
    report = issuances_report(replace(result, file_name=file_name)) | {"difference": licences.days_difference(result.facts), "changes": {}}
    return Checked(report=report, result=result, difference=None, holds_personal_numbers=is_personal)


def _take_issuances(batch: ListBatch, checked: Checked, details: CatalogueDetails, by: AbstractBaseUser | None) -> dict[str, Any]:
    return licences.take_in_days(checked.result.facts, by=by)


def _undo_issuances(batch: ListBatch, by: AbstractBaseUser | None, reason: str) -> list[str]:
    licences.undo_days(batch.effect, by=by)
    return sorted(batch.effect["last"])


SERVICES = Handling(check=_check_services, said=_said, details_of=_details_of, take_in=_take_services, undo=_undo_services)
ISSUANCES = Handling(check=_check_issuances, said=_said, details_of=_details_of, take_in=_take_issuances, undo=_undo_issuances)
