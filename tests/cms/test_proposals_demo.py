"""The sample city's proposals: 400 of them, in every village and state, taken in by the importer and paid from the sample budgets."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from django.test import TestCase, override_settings

from cms.budgets.services import Details
from cms.demo.proposal_workbooks import proposal_workbooks
from cms.demo.workbooks import budget, content, sipd_workbook
from cms.domain.budgets import Phase
from cms.domain.city import city_named
from cms.domain.proposals.chain import verify_all
from cms.domain.proposals.choices import Kind, Origin, State
from cms.domain.proposals.facts import Proposal
from cms.domain.proposals.standing import standing_of
from cms.imports.proposals import ProposalDetails, import_outcomes, import_proposals
from cms.imports.services import import_budget
from cms.proposals import public, queries

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2025, 6, 1)
DETAILS = ProposalDetails(as_of=DAY, is_sample=True)


IMPORTS = {"CONTOH-tahapan-2023.xlsx": import_proposals, "CONTOH-usulan.xlsx": import_proposals, "CONTOH-keputusan-usulan.xlsx": import_outcomes}


def write_files(folder: Path) -> None:
    for name, book in proposal_workbooks(DAY).items():
        (folder / name).write_bytes(content(book))
    for year in (2024, 2025):
        (folder / f"apbd-{year}.xlsx").write_bytes(content(sipd_workbook(budget(year), year)))


class TestSample(TestCase):
    """The whole sample is taken in once for all of these; they only look at it."""

    demo: tuple[Proposal, ...]

    @classmethod
    def setUpTestData(cls) -> None:
        with TemporaryDirectory() as name, override_settings(MEDIA_ROOT=name):
            folder = Path(name)
            write_files(folder)
            for year in (2024, 2025):
                details = Details(year=year, phase=Phase.ENACTED, is_sample=True, origin="Angka contoh")
                assert import_budget(folder / f"apbd-{year}.xlsx", details, publish=True)["accepted"]
            reports = [take_in(folder / name, DETAILS) for name, take_in in IMPORTS.items()]
            assert all(report["accepted"] for report in reports), [
                one for report in reports for one in report["problems"] if one["severity"] == "error"
            ]
            cls.again = [take_in(folder / name, DETAILS) for name, take_in in IMPORTS.items()]
        cls.demo = public.published()

    def test_the_same_files_again_change_nothing(self):
        differences = [report["difference"] for report in self.again]

        assert [(one["new"], one["events"], one["amended"]) for one in differences] == [(0, 0, 0)] * 3
        assert all(report["accepted"] for report in self.again)

    def test_every_budget_line_is_in_a_public_budget(self):
        lines = queries.PublishedLines()

        assert all(event.budget_line in lines for one in self.demo for event in one.events if event.budget_line)

    def test_there_are_400_proposals_over_three_years_in_all_37_villages(self):
        villages = {village.code for district in city_named("binjai").districts for village in district.villages}

        assert len(self.demo) == 400
        assert {one.village_code for one in self.demo} == villages
        assert {one.asked_on.year for one in self.demo} == {2023, 2024, 2025}

    def test_every_state_kind_and_origin_is_there(self):
        assert {one.state for one in self.demo} == set(State)
        assert {one.kind for one in self.demo} >= set(Kind)
        assert {one.origin for one in self.demo} == set(Origin)

    def test_everything_invented_says_contoh(self):
        assert all(one.is_sample and "CONTOH" in one.title for one in self.demo)
        texts = [text for one in self.demo for event in one.events for text in (event.reason, event.instead, event.letter, event.evidence) if text]
        assert all("CONTOH" in text for text in texts)

    def test_what_was_budgeted_is_paid_by_lines_of_the_sample_budgets_and_no_line_twice(self):
        paid: Counter[object] = Counter()
        for one in self.demo:
            for event in one.events:
                if event.to_state is State.BUDGETED and event.is_move:
                    paid[event.budget_line] += event.planned_amount
        amounts: Counter[object] = Counter()
        for year in (2024, 2025):
            for line in budget(year):
                if line.amount:
                    amounts[f"apbd-contoh-{year}-murni", line.office[0], line.sub_activity, line.account[0]] += line.amount

        assert len(paid) > 50
        for line, amount in paid.items():
            assert Decimal(0) < amount <= amounts[line.dataset, str(line.office_code), str(line.sub_activity_code), str(line.account)]

    def test_some_slip_once_some_twice_and_some_fall_silent(self):
        standings = [standing_of(one, DAY, city_named("binjai").proposal_rules) for one in self.demo]

        assert {0, 1, 2} <= {one.slips for one in standings}
        # The 20 that stopped without a word, and a few more.
        assert 20 < sum(one.is_silent for one in standings) < 60
        assert 20 < sum(one.is_overdue for one in standings) < 60
        assert sum(one.due_on is not None and one.due_on >= DAY for one in standings) > 100
        assert sum(one.amount_realised is not None for one in standings) == sum(one.state is State.COMPLETED for one in self.demo) >= 57

    def test_the_history_of_the_whole_sample_verifies(self):
        assert list(verify_all(self.demo)) == []

    def test_a_split_proposal_has_a_link_to_where_it_came_from(self):
        numbers = {one.reference for one in self.demo}
        pieces = [one for one in self.demo if one.copied_from]

        assert len(pieces) == 1
        assert pieces[0].copied_from in numbers


CELLS = """
from datetime import date
from hashlib import sha256
from cms.demo.proposal_workbooks import proposal_workbooks
cells = repr([[[cell.value for cell in row] for row in book.worksheets[0].iter_rows()] for book in proposal_workbooks(date(2026, 11, 26)).values()])
print(sha256(cells.encode()).hexdigest())
"""


def test_the_sample_is_the_same_on_every_machine():
    """Its cells, not its bytes: openpyxl writes the moment of saving into each workbook."""
    digests = {
        subprocess.run(
            [sys.executable, "-c", CELLS], cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2")
    }

    assert len(digests) == 1
