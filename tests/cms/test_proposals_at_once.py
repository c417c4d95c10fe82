"""Two officers at one proposal at the very same moment, each a process of its own, on SQLite and on PostgreSQL."""

from __future__ import annotations

import pytest

from tests.cms.test_import_concurrency import answer, officers, template

pytestmark = pytest.mark.enable_socket  # to this machine's own server
__all__ = ["officers", "template"]  # fixtures of that module


def test_of_two_officers_who_decide_at_once_one_is_told_of_the_other(officers, tmp_path):
    number, gate = answer(officers("register")), tmp_path / "mulai"
    before = answer(officers("history", number)).split()[:-1]
    both = [officers("reject", number, str(len(before)), str(gate)) for _ in range(2)]
    gate.touch()

    answers = sorted(map(answer, both))

    assert answers == ["refused", "rejected"]
    assert answer(officers("history", number)).split() == [*before, "rejected", "0"]


def test_a_proposal_that_comes_in_while_the_site_is_frozen_is_in_it_whole_or_not_at_all(officers, template):
    if not template.address:
        pytest.skip("SQLite lets nobody record anything meanwhile")
    answer(officers("register"))

    recorded, frozen = answer(officers("freeze")).split()

    assert recorded.startswith("P-2024-")
    assert frozen == "1"


def test_the_same_note_sent_twice_at_the_very_same_moment_is_kept_once(officers, template):
    number = answer(officers("register"))
    holding = officers("hold") if template.address else None  # SQLite lets one writer in at a time, from its first read on
    if holding:
        assert holding.stdout.readline() == "held\n"

    for process in [*(officers("note", number, "Tanya dulu ke camat") for _ in range(2)), *([holding] if holding else [])]:
        answer(process)

    assert answer(officers("history", number)).split()[-1] == "1"
