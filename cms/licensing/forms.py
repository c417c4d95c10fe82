"""The editor's form of a service: codes made from names where staff leave them empty, and before publication every fault at its field."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any  # rows of several models, Wagtail's options

from django import forms
from django.utils import timezone
from django.utils.text import slugify
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import InlinePanel

from cms.domain.faults import Fault
from cms.licensing.models.fees import AFTER_ITS_END, ENDED, SAME_DAY

# Where a code may be left empty.
KEYED = ("steps", "fees", "results")
# What else than the document itself a fault of a need is about.
NEED_FIELDS = {"case.unknown": "only_for", "need.no-article": "citation_law"}
# Buttons after which a service is, or may soon be, public.
PUBLISHING = ("action-publish", "action-submit", "action-restart-workflow")
# The first part of a fault's place -> the field of the page.
FIELDS = {
    "name": "title",
    "time": "promise",
    "time.citation": "promise_citation_law",
    "certification": "review_by",
    "repeal": "repeal_law",
    "requires": "requires",
}
# The end of a fault's place -> the field of a row, where it has another name.
ROW_FIELDS = {
    "times.citation": "time_law",
    "citation": "citation_law",
    "validity": "valid_from",
    "rounding": "rounding_quantum",
    "text": "formula",
    "times": "until_next",
}


class FeeForms(BaseChildFormSet):
    """The rows of fees. That no two rates of one fee begin on one day is said at the day, by ServiceForm, and not a second time above them."""

    def validate_unique(self) -> None:
        """ServiceForm does."""


class FeePanel(InlinePanel):
    """The panel of those rows."""

    def get_form_options(self) -> dict[str, Any]:
        options = super().get_form_options()
        options["formsets"][self.relation_name]["formset"] = FeeForms
        return options


class ServiceForm(WagtailAdminPageForm):
    """Drafts may be incomplete; what is sent to publication or review may not."""

    def is_valid(self) -> bool:
        valid = super().is_valid()
        if not hasattr(self, "_examined"):
            self._examined = True
            if valid:
                self._fill_in_keys()
            self._refuse_what_cannot_be_stored()
            if valid and any(self.data.get(button) for button in PUBLISHING):
                self._examine()
        return bool(valid and not self.errors and not any(form.errors for form in self._rows()))

    def _fill_in_keys(self) -> None:
        for name in KEYED:
            if name in self.formsets:
                forms_here = [form for form in self.formsets[name].forms if form.has_changed() or form.instance.pk]
                taken = {form.instance.key for form in forms_here if form.instance.key}
                for form in forms_here:
                    if not form.instance.key:
                        form.instance.key = _free_key(str(form.instance.name), taken)
                        taken.add(form.instance.key)

    def _refuse_what_cannot_be_stored(self) -> None:
        """Drafts too are held by the database's rules for periods of one fee; here they are said at the field."""
        if "fees" not in self.formsets:
            return
        periods: dict[tuple[str, str], list[forms.BaseForm]] = {}
        for form in self.formsets["fees"].forms:
            if form.instance.valid_from and not getattr(form, "cleaned_data", {}).get("DELETE"):
                periods.setdefault((form.instance.key, form.instance.only_for), []).append(form)
        for rows in periods.values():
            days = [form.instance.valid_from for form in rows]
            ends = [form.instance.valid_from for form in rows if form.instance.kind == ENDED]
            for number, form in enumerate(rows):
                if days[number] in days[:number]:
                    form.add_error("valid_from", SAME_DAY)
                elif form.instance.kind != ENDED and ends and min(ends) < days[number]:
                    form.add_error("valid_from", AFTER_ITS_END.format(day=min(ends)))

    def _examine(self) -> None:
        """Reads the service off the form, children included, as it would be published, today or on the day that is planned."""
        self.save(commit=False)
        planned = self.instance.go_live_at
        day = timezone.localtime(planned).date() if planned else timezone.localdate()
        for fault in self.instance.publication_faults(self.instance.facts(), day):
            form, field = self._field_of(fault)
            form.add_error(field if field in form.fields else None, fault.sentence())

    def _field_of(self, fault: Fault) -> tuple[forms.BaseForm, str | None]:
        """The form and field that a fault's place names: steps.daftar.url, fees.retribusi.formula.text, certification."""
        head, *rest = fault.place.split(".")
        if head == "law" and (law := self._row("laws", lambda one: not one.article)):
            return law, "article"
        row = self._row(head, lambda one: one.key == rest[0]) if head in KEYED and rest else None
        if row is None:
            return self, FIELDS.get(fault.place, FIELDS.get(head))
        if rest[1:2] == ["needs"] and (need := _need_row(row, rest[2:])):
            return need, NEED_FIELDS.get(fault.code, "requirement")
        ends = [".".join(rest[start:]) for start in range(1, len(rest))]
        named = [ROW_FIELDS.get(end, end) for end in [*ends, *reversed(rest[1:])]]
        return row, next((field for field in named if field in row.fields), None)

    def _row(self, name: str, is_it: Callable[[Any], Any]) -> forms.BaseForm | None:
        rows = self.formsets[name].forms if name in self.formsets else ()
        return next((form for form in rows if is_it(form.instance)), None)

    def _rows(self) -> Iterator[forms.BaseForm]:
        for formset in self.formsets.values():
            for form in formset.forms:
                yield form
                for inner in getattr(form, "formsets", {}).values():
                    yield from inner.forms


def _need_row(step: forms.BaseForm, keys: list[str]) -> forms.BaseForm | None:
    """The row of the document that a fault names."""
    rows = step.formsets["needs"].forms if "needs" in getattr(step, "formsets", {}) else ()
    return next((form for form in rows if form.instance.requirement_id and form.instance.requirement.key in keys), None)


def _free_key(name: str, taken: set[str]) -> str:
    stem = slugify(name)[:80] or "tanpa-nama"
    key, number = stem, 2
    while key in taken:
        key, number = f"{stem}-{number}", number + 1
    return key
