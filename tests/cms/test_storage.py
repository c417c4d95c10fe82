"""What is stored comes back the same, and never changes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from django.core.management import call_command

from cms.budgets import public, queries
from cms.budgets.models import BudgetDocumentPage, BudgetLineRecord, BudgetVintage
from cms.budgets.services import publish, put_back
from cms.budgets.storage import COLUMNS, RUN, row_in, runs_of, text_of
from cms.core.immutable import ImmutableRecord
from cms.domain.amounts import from_minor, total
from cms.domain.budgets import BudgetLine, Phase
from cms.domain.errors import InconsistentData, MoveRefused
from cms.domain.tables import columns_of
from tests.cms.conftest import dearer

LARGEST = "92233720368547758.07"


def test_stored_lines_come_back_exactly_as_they_were_read(store, document):
    stored = store()

    assert queries.stored_lines(stored.vintage) == document.lines


@pytest.mark.parametrize("amount", ["0.01", "-0.40", "1234567890.12", LARGEST, f"-{LARGEST}", "0.00"])
def test_an_amount_is_kept_to_the_last_sen(store, document, amount):
    lines = (replace(document.lines[0], amount=Decimal(amount)),)

    stored = store(lines)

    assert str(queries.stored_lines(stored.vintage)[0].amount) == amount


def test_a_line_that_the_database_writes_as_one_text_is_the_line_that_is_stored(store, document):
    vintage = store().vintage

    rows = queries.stored_rows(vintage)

    assert rows
    assert [row_in(text) for text in queries.stored_texts(vintage)] == rows
    assert list(queries.stored_texts(vintage)) == list(map(text_of, document.lines))


def changed(lines, *positions):
    """The lines with another amount at these positions, the last line repeated until there are several runs of them, and one more."""
    many = [*lines, *(replace(lines[-1], detail=f"CONTOH {number}") for number in range(3 * RUN - len(lines) + 1))]
    for position in positions:
        many[position] = replace(many[position], amount=many[position].amount + 1)
    return many


@pytest.mark.parametrize(
    ("positions", "queries_made"),
    [((), 0), ((RUN + 3,), 1), ((2, RUN + 3), 1), ((2, 2 * RUN + 3), 2), ((-1,), 1), ((2, RUN, 2 * RUN, -1), 1)],
)
def test_of_a_mended_file_only_the_runs_that_it_changes_are_fetched(store, document, django_assert_num_queries, positions, queries_made):
    before = store(tuple(changed(document.lines))).vintage
    texts = list(map(text_of, changed(document.lines, *positions)))
    stored = list(queries.stored_texts(before))

    with django_assert_num_queries(queries_made):
        found = list(queries.stored_beside(before, texts, runs_of(texts)))

    assert found == stored
    assert sum(was != now for was, now in zip(found, texts, strict=True)) == len(positions)


@pytest.mark.parametrize("count", [1, RUN, RUN + 1, 5 * RUN])
def test_beside_a_file_of_more_or_fewer_lines_all_that_are_stored_are_given(store, document, count):
    before = store(tuple(changed(document.lines))).vintage
    texts = list(map(text_of, changed(document.lines)))
    others = [*texts, *texts][:count]

    assert list(queries.stored_beside(before, others, runs_of(others))) == texts


def test_a_vintage_from_before_runs_were_kept_is_fetched_whole(store, document):
    vintage = store().vintage
    vintage.runs = []
    texts = list(map(text_of, document.lines))

    assert list(queries.stored_beside(vintage, texts, runs_of(texts))) == texts


def test_the_database_adds_up_amounts_without_rounding(store, document):
    from django.db.models import Sum

    vintage = store().vintage

    added = BudgetLineRecord.objects.filter(vintage=vintage).aggregate(sen=Sum("amount"))["sen"]
    assert from_minor(added) == total(line.amount for line in document.lines)


def test_every_column_of_a_line_has_its_place_in_the_database():
    declared = [column.name for column in columns_of(BudgetLine)]

    assert ["year", "phase", *COLUMNS] == declared


def test_stated_totals_and_the_import_record_come_back(store, document):
    page = store().page

    draft = public.draft(page.get_latest_revision_as_object())
    assert draft.stated == document.stated
    assert draft.record == document.record


def test_a_line_of_another_year_is_refused_and_nothing_is_stored(store, document):
    stray = replace(document.lines[0], year=2019)

    with pytest.raises(InconsistentData, match="2019"):
        store((*document.lines, stray))

    assert BudgetVintage.objects.count() == BudgetLineRecord.objects.count() == BudgetDocumentPage.objects.count() == 0


def test_an_amount_past_64_bits_is_refused_and_nothing_is_stored(store, document):
    with pytest.raises(OverflowError):
        store((replace(document.lines[0], amount=Decimal("92233720368547758.08")),))

    assert BudgetDocumentPage.objects.count() == 0


CHANGES = {
    "line by update": lambda: BudgetLineRecord.objects.update(amount=1),
    "line by delete": lambda: BudgetLineRecord.objects.all().delete(),
    "line by save": lambda: BudgetLineRecord.objects.first().save(),
    "line by its own delete": lambda: BudgetLineRecord.objects.first().delete(),
    "vintage by update": lambda: BudgetVintage.objects.update(digest=""),
    "vintage by save": lambda: BudgetVintage.objects.first().save(),
    "vintage by its own delete": lambda: BudgetVintage.objects.first().delete(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_was_accepted_cannot_be_changed(store, document, change):
    stored = store()

    with pytest.raises(ImmutableRecord):
        change()

    assert queries.stored_lines(stored.vintage) == document.lines


def test_each_import_makes_a_new_vintage_and_the_old_one_stays(store, document):
    first = store().vintage
    second = store(dearer(document.lines)).vintage

    assert (first.number, second.number) == (1, 2)
    assert queries.stored_lines(first) == document.lines
    assert first.digest != second.digest


def test_the_same_figures_again_make_no_new_vintage(store):
    first, again = store(), store()

    assert (first.is_new, again.is_new) == (True, False)
    assert BudgetVintage.objects.count() == 1


def test_a_changed_source_cell_is_another_digest(store, document):
    moved = replace(document.lines[0], source=replace(document.lines[0].source, row=999))

    assert store().vintage.digest != store((moved, *document.lines[1:])).vintage.digest


def test_a_draft_is_not_public_and_publishing_makes_it_so(page, document):
    before = public.published()

    publish(page)

    (published,) = public.published()
    assert before == ()
    assert published.lines == document.lines
    assert (published.dataset, published.version, published.is_current) == ("apbd-contoh-2025-murni", "v1", True)


def test_an_older_vintage_stays_public_but_is_no_longer_in_force(store, document):
    publish(store().page)
    page = store(dearer(document.lines)).page
    assert [one.version for one in public.published()] == ["v1"]

    publish(page)

    assert [(one.version, one.is_current) for one in public.published()] == [("v1", False), ("v2", True)]
    assert public.published()[0].lines == document.lines


def test_putting_back_an_earlier_vintage_puts_it_in_force_again(store, document):
    publish(store().page)
    publish(store(dearer(document.lines)).page)

    put_back(BudgetVintage.objects.get(number=1), reason="Angka yang ditandatangani.")

    assert [(one.version, one.is_current) for one in public.published()] == [("v1", True), ("v2", False)]


def test_a_vintage_remembers_when_it_was_first_public(store, document):
    publish(store().page)
    stamped = BudgetVintage.objects.get().published_at

    publish(store(dearer(document.lines)).page)
    put_back(BudgetVintage.objects.get(number=1), reason="Angka yang ditandatangani.")

    assert BudgetVintage.objects.get(number=1).published_at == stamped


def test_publishing_what_is_public_already_changes_nothing(page):
    moment = publish(page).last_published_at

    assert publish(page).last_published_at == moment


def test_an_unpublished_document_counts_nowhere_and_keeps_its_address_with_its_figures(page, document):
    publish(page)

    page.unpublish()

    (shown,) = public.published()
    assert (shown.is_current, shown.is_withdrawn, shown.lines) == (False, True, document.lines)
    assert queries.plan_in_force(document.year, is_sample=True) is None


def test_a_document_that_was_public_cannot_be_deleted(page):
    publish(page)

    with pytest.raises(MoveRefused, match="sudah pernah diterbitkan"):
        page.delete()

    assert BudgetDocumentPage.objects.count() == 1


def test_a_draft_made_by_mistake_can_be_deleted_with_its_figures(page):
    page.delete()

    assert BudgetDocumentPage.objects.count() == BudgetVintage.objects.count() == BudgetLineRecord.objects.count() == 0


def test_there_is_one_document_for_a_year_phase_and_sequence(store):
    store()
    store()

    assert queries.document(year=2025, phase=Phase.ENACTED, is_sample=True).slug == "apbd-contoh-2025-murni"
    assert queries.document(year=2025, phase=Phase.ENACTED, is_sample=False) is None
    assert BudgetDocumentPage.objects.count() == 1


@pytest.mark.django_db
def test_migrations_are_complete():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
