"""Declarations that stand for several columns: words in two languages, a citation, a span of time. And the facts that they hold.

`name = Words("nama")` makes the columns name and name_en; `citation = Cited()` makes citation_law and citation_article.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any  # Django's own classes are built at run time

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from cms.domain.formulas.typed import choices_typed, examples_typed, number_typed
from cms.domain.licensing.laws import Citation
from cms.domain.licensing.times import Span, span_typed, spelled
from cms.domain.texts import Text

ENGLISH = "_en"


class KeepsChildren(ClusterableModel):
    """For rows that have rows of their own inside a page.

    A revision names the row that its inner rows belong to. When that row has been deleted since, modelcluster would drop the inner
    rows in silence; they come with the row that holds them, so what it was called is of no matter.
    """

    class Meta:
        abstract = True

    @classmethod
    def from_serializable_data(cls, data: dict[str, Any], check_fks: bool = True, strict_fks: bool = False) -> Any:
        inner = {
            relation.get_accessor_name(): [{**row, relation.field.name: None} for row in data.get(relation.get_accessor_name(), [])]
            for relation in get_all_child_relations(cls)
        }
        return super().from_serializable_data({**data, **inner}, check_fks=check_fks, strict_fks=strict_fks)


class Words:
    """Indonesian and English. long: a text area."""

    def __init__(self, label: str, *, is_long: bool = False, is_needed: bool = False, help_text: str = "") -> None:
        self.label, self.is_long, self.is_needed, self.help_text = label, is_long, is_needed, help_text

    def contribute_to_class(self, model: type[models.Model], name: str) -> None:
        model.add_to_class(name, self._field(self.label, is_blank=not self.is_needed, help_text=self.help_text))
        model.add_to_class(f"{name}{ENGLISH}", self._field(f"{self.label} (bahasa Inggris)", is_blank=True))

    def _field(self, label: str, *, is_blank: bool, help_text: str = "") -> models.Field[Any, Any]:
        if self.is_long:
            return models.TextField(label, blank=is_blank, help_text=help_text)
        return models.CharField(label, max_length=500, blank=is_blank, help_text=help_text)


def text(record: models.Model, name: str) -> Text:
    """The words of a record in both languages."""
    return Text.of(id=getattr(record, name), en=getattr(record, f"{name}{ENGLISH}"))


def words(name: str, said: Text) -> dict[str, str]:
    """The inverse: column values."""
    return {name: said.original, f"{name}{ENGLISH}": said.translated("en")}


def words_panel(name: str, **options: Any) -> FieldRowPanel:
    """Both languages beside each other."""
    return FieldRowPanel([FieldPanel(name, **options), FieldPanel(f"{name}{ENGLISH}")])


class Cited:
    """A law and the article in it."""

    def contribute_to_class(self, model: type[models.Model], name: str) -> None:
        law = models.ForeignKey("licensing.LawRecord", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="dasar hukum")
        model.add_to_class(f"{name}_law", law)
        model.add_to_class(f"{name}_article", models.CharField("pasal", max_length=200, blank=True, help_text="Misalnya: pasal 264 ayat (3)"))


class SharedFacts:
    """Shared entries as facts, each table read once: a service names the same few laws and offices at every step."""

    def __init__(self) -> None:
        self._tables: dict[type[models.Model], dict[Any, Any]] = {}

    def of(self, record: models.Model, name: str) -> Any:
        """The fact of the entry that a record's field names; None when it names none."""
        field: Any = record._meta.get_field(name)
        pk, model = getattr(record, field.attname), field.related_model
        if pk is None:
            return None
        if model not in self._tables:
            self._tables[model] = {row.pk: row.fact(self) for row in model.objects.prefetch_related(*model.INNER)}
        return self._tables[model][pk]


def citation(record: models.Model, shared: SharedFacts, name: str = "citation") -> Citation | None:
    law = shared.of(record, f"{name}_law")
    return Citation(basis=law, article=getattr(record, f"{name}_article")) if law else None


def citation_panel(name: str = "citation") -> FieldRowPanel:
    return FieldRowPanel([FieldPanel(f"{name}_law"), FieldPanel(f"{name}_article")])


def _valid(read: Callable[[str], object], sentence: str) -> Callable[[str], None]:
    def validate(typed: str) -> None:
        try:
            read(typed)
        except ValueError as error:
            raise ValidationError(sentence.format(found=error)) from None

    return validate


def validate_span(typed: str) -> None:
    """At the field, in the clerk's words."""
    _SPAN(typed)


def validate_number(typed: str) -> None:
    _NUMBER(typed)


def validate_choices(typed: str) -> None:
    _CHOICES(typed)


def validate_examples(typed: str) -> None:
    _EXAMPLES(typed)


_SPAN = _valid(span_typed, "Tulis angka dan satuannya, misalnya: 30 menit; 7 hari kerja; 3-25 hari. Paling lama 7 hari ditulis 0-7 hari.")
_NUMBER = _valid(number_typed, "{found} bukan angka. Tulis pecahan dengan koma, misalnya 0,45.")
_CHOICES = _valid(choices_typed, "Baris ini belum benar: {found}. Tulis angka, tanda sama dengan, lalu sebutannya, misalnya: 1,5 = Jalan utama")
_EXAMPLES = _valid(examples_typed, "Baris ini belum benar: {found}. Tulis misalnya: luas = 36; indeks = 0,5")


def span_field(label: str) -> models.CharField[str, str]:
    """A span as staff type it: `7 hari kerja`, `3-25 hari`."""
    return models.CharField(label, max_length=40, blank=True, validators=[validate_span], help_text="Misalnya: 30 menit; 7 hari kerja; 3-25 hari")


def span(typed: str) -> Span | None:
    return span_typed(typed) if typed else None


def span_text(said: Span | None) -> str:
    return spelled(said) if said else ""


def keys_of(typed: str) -> tuple[str, ...]:
    """ "baru, perpanjangan" -> two keys."""
    return tuple(part.strip() for part in typed.split(",") if part.strip())


def keys_text(keys: Iterable[str]) -> str:
    return ", ".join(keys)
