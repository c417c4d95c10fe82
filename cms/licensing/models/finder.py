"""The licence finder as staff edit it: questions in order, and rules that lead to services. One table; what is published is what readers see.

Answers and conditions are typed one a line, so that a table of thirty rules fits on one screen:
`warung = Warung kopi atau warung makan | A coffee stall or eating place` and `usaha = warung, toko`.
"""

from __future__ import annotations

from typing import Any  # a form's cleaned data

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import DraftStateMixin, Orderable, PreviewableMixin, RevisionMixin

from cms.domain.licensing.finder import Answer, Condition, Finder, Question, Rule, finder_faults
from cms.domain.texts import Text
from cms.licensing.models.columns import Words, text, words_panel
from cms.licensing.models.service import ServicePage

ANSWERS_HELP = "Satu per baris: kode = jawaban | bahasa Inggrisnya. Kode dipakai dalam alamat: huruf kecil, angka, garis."
WHEN_HELP = "Satu per baris: kode pertanyaan = kode jawaban, kode jawaban. Semua harus terpenuhi."


def answers_typed(typed: str) -> tuple[Answer, ...]:
    """One answer a line. Raises ValueError with the line that cannot be read."""
    found = []
    for line in filter(None, map(str.strip, typed.splitlines())):
        key, is_one, words = line.partition("=")
        original, _, english = words.partition("|")
        if not is_one or not original.strip():
            raise ValueError(line)
        found.append(Answer(key=key.strip(), words=Text.of(id=original.strip(), en=english.strip())))
    return tuple(found)


def answers_spelled(answers: tuple[Answer, ...]) -> str:
    """The inverse of answers_typed."""
    return "\n".join(f"{one.key} = {one.words.original}" + (f" | {one.words.said('en')}" if one.words.is_translated("en") else "") for one in answers)


def conditions_typed(typed: str) -> tuple[Condition, ...]:
    """One condition a line. Raises ValueError with the line that cannot be read."""
    found = []
    for line in filter(None, map(str.strip, typed.splitlines())):
        question, is_one, answers = line.partition("=")
        keys = tuple(key.strip() for key in answers.split(",") if key.strip())
        if not is_one or not keys:
            raise ValueError(line)
        found.append(Condition(question=question.strip(), answers=keys))
    return tuple(found)


def conditions_spelled(conditions: tuple[Condition, ...]) -> str:
    """The inverse of conditions_typed."""
    return "\n".join(f"{one.question} = {', '.join(one.answers)}" for one in conditions)


def validate_answers(typed: str) -> None:
    """At the field, with the line."""
    _read(answers_typed, typed, "warung = Warung kopi | A coffee stall")


def validate_conditions(typed: str) -> None:
    """At the field, with the line."""
    _read(conditions_typed, typed, "usaha = warung, toko")


def _read(read: Any, typed: str, example: str) -> None:
    try:
        read(typed)
    except ValueError as error:
        raise ValidationError(f"Baris ini belum benar: {error}. Tulis misalnya: {example}") from None


class FinderForm(WagtailAdminModelForm):
    """The table must be sound before it is kept: each path ends at a page, and each rule can be reached."""

    def is_valid(self) -> bool:
        valid = super().is_valid()
        if valid and not hasattr(self, "_examined"):
            self._examined = True
            self.save(commit=False)
            slugs = set(ServicePage.objects.values_list("slug", flat=True))
            for found in finder_faults(self.instance.fact(), slugs):
                self._form_of(found.place).add_error(None, found.sentence())
        return bool(valid and not self.errors and not any(row.errors for rows in self.formsets.values() for row in rows.forms))

    def _form_of(self, place: str) -> forms.BaseForm:
        """The row that a fault's place names: questions.usaha, rules.pirt; the form itself for what concerns all."""
        head, _, key = place.partition(".")
        rows = self.formsets[head].forms if head in self.formsets else []
        return next((row for row in rows if key in (getattr(row.instance, "key", None), getattr(row.instance, "slug", None))), self)


class FinderTable(DraftStateMixin, PreviewableMixin, RevisionMixin, ClusterableModel):
    """The decision table of the city."""

    name = models.CharField("nama", max_length=100, unique=True, default="Pencari izin")

    preview_modes = []
    base_form_class = FinderForm
    panels = [
        FieldPanel("name"),
        InlinePanel("questions", heading="Pertanyaan, berurutan", label="pertanyaan"),
        InlinePanel("rules", heading="Aturan: izin ini perlu bila…", label="aturan"),
    ]

    class Meta:
        verbose_name = "pencari izin"
        verbose_name_plural = "pencari izin"

    def __str__(self) -> str:
        return str(self.name)

    def fact(self) -> Finder:
        return Finder(questions=tuple(one.fact() for one in self.questions.all()), rules=tuple(one.fact() for one in self.rules.all()))


class FinderQuestion(Orderable):
    """A question with its answers."""

    table = ParentalKey(FinderTable, related_name="questions")
    key = models.SlugField("kode", max_length=40)
    words = Words("pertanyaan", is_needed=True)
    note = Words("penjelasan", is_long=True)
    answers = models.TextField("jawaban", help_text=ANSWERS_HELP, validators=[validate_answers])

    panels = [FieldPanel("key"), words_panel("words"), words_panel("note"), FieldPanel("answers")]

    class Meta(Orderable.Meta):
        verbose_name = "pertanyaan"
        verbose_name_plural = "pertanyaan"

    def fact(self) -> Question:
        return Question(key=self.key, words=text(self, "words"), answers=answers_typed(self.answers), note=text(self, "note"))


class FinderRule(Orderable):
    """One service, and the answers that lead to it."""

    table = ParentalKey(FinderTable, related_name="rules")
    service = models.ForeignKey(ServicePage, models.PROTECT, related_name="+", verbose_name="layanan")
    conditions = models.TextField("bila", blank=True, help_text=WHEN_HELP, validators=[validate_conditions])
    why = Words("keterangan untuk pembaca", is_long=True)

    panels = [FieldRowPanel([FieldPanel("service"), FieldPanel("conditions")]), words_panel("why")]

    class Meta(Orderable.Meta):
        verbose_name = "aturan"
        verbose_name_plural = "aturan"

    @property
    def slug(self) -> str:
        return str(self.service.slug) if self.service_id else ""

    def fact(self) -> Rule:
        return Rule(service=self.slug, when=conditions_typed(self.conditions), why=text(self, "why"))
