"""The sample city's required documents: known to the lists, good PDFs, and CONTOH on every page that has text."""

from __future__ import annotations

import io

import pytest
from django.core.management import CommandError, call_command
from pypdf import PdfReader

from cms.demo.papers import sample_filings
from cms.domain.papers import papers_named, required_papers
from cms.papers import public, queries
from cms.papers.intake import intake


def test_every_sample_is_known_marked_and_a_good_pdf(db, tmp_path):
    known = required_papers(papers_named("binjai"))

    for filing in sample_filings(tmp_path):
        assert filing.paper in known
        assert filing.is_sample
        assert "CONTOH" in filing.public_where
        if filing.file is not None:
            look = intake.looked_at(filing.file)
            texts = [page.extract_text() for page in PdfReader(io.BytesIO(filing.file.read_bytes())).pages]
            assert look.is_scan == filing.says_scan
            assert filing.says_scan or all("CONTOH" in text for text in texts)


def test_the_command_leaves_some_missing_and_a_second_run_changes_nothing(db, settings, monkeypatch):
    settings.DEMO = True
    monkeypatch.setattr("cms.papers.management.commands.demo_papers.sample_filings", lambda folder: with_files_only(folder))

    call_command("demo_papers", verbosity=0, stdout=io.StringIO())
    first = public.published()
    call_command("demo_papers", verbosity=0, stdout=io.StringIO())

    assert public.published() == first
    assert len(first) == 2
    assert queries.paper("opini-bpk", 2025, is_sample=True) is None


def with_files_only(folder):
    return [one for one in sample_filings(folder) if one.file is not None][:2]


def test_nothing_is_invented_where_it_is_no_demo(db, settings):
    settings.DEMO = False

    with pytest.raises(CommandError, match="only with the development settings"):
        call_command("demo_papers")
