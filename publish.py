#!/usr/bin/env -S sh -c 'p=$(dirname "$0")/.venv/bin/python; [ -x "$p" ] || { echo "Run make demo first." >&2; exit 2; }; exec "$p" "$0" "$@"'
"""Read, freeze, render, check, switch: the command line of Terang. Each command has --help with an example.

Ends with 0, or 2 for a wrong argument, 10 for faults in the data, 11 for a page that failed, 12 for a failed check, 13 when a release could not
be put in place. An error is one sentence on standard error; --json prints one object on standard output, for programs, of an error too.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import click
import django
from django.db import OperationalError
from django.utils.timezone import localdate, now

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.dev")
django.setup()  # before what follows: Django's models can be loaded only in a world with settings

from cms.core.readiness import require_ready  # noqa: E402  see above
from cms.domain.errors import CheckFailed, DataError, ShownError  # noqa: E402  see above
from cms.imports.desk_commands import DESK  # noqa: E402  see above
from cms.imports.kinds import KINDS  # noqa: E402  see above
from cms.serving import serve_both  # noqa: E402  see above
from cms.site_words import COUNTS, in_indonesian  # noqa: E402  see above
from cms.snapshot import take_snapshot  # noqa: E402  see above
from cms.terminal import counted, peak_rss_mib, progress_bar  # noqa: E402  see above
from cms.watching import Watcher, changes, let_out_scheduled  # noqa: E402  see above
from importers.command_line import LANGUAGES, chosen_language, run  # noqa: E402  see above
from site_static import release  # noqa: E402  see above
from site_static.check import changed_since, check_site, raise_for  # noqa: E402  see above
from site_static.content import Snapshot  # noqa: E402  see above
from site_static.deploy import deploy as copy_release  # noqa: E402  see above
from site_static.plan import site_plan  # noqa: E402  see above

# Seconds until what could not be published is tried again.
RETRY_AFTER = 60.0
PUBLIC = Path(__file__).resolve().parent / "public"
as_json = click.option("--json", "as_json", is_flag=True, help="One machine-readable object on standard output.")


class Commands(click.Group):
    """Says in a sentence that the database cannot be used now, as while another program writes to it, and every error in the language of the help."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except ShownError as error:
            if (told := _in_words(str(error))) != str(error):
                raise type(error)(told) from error
            raise
        except OperationalError as error:
            raise DataError(
                f"Basis data sedang tidak dapat dipakai ({error}). Coba lagi sebentar; bila tetap begitu, periksa basis datanya."
            ) from error


def _in_words(said: str) -> str:
    """What the makers of the site say, in the language that was chosen."""
    return in_indonesian(said) if chosen_language() == "id" else said


@click.group(cls=Commands, help=__doc__)
@click.option("--language", type=LANGUAGES, default="id", show_default=True, help="Language of help and messages.")
def publish(language: str) -> None:
    """The group of commands; click shows the module's own words. Each command asks for the language itself."""


publish.add_command(DESK)


@publish.group("import", commands=KINDS)
def import_file() -> None:
    """Check a file and store what it says, all of it or nothing: ./publish.py import budget apbd.xlsx --year 2025 --phase murni"""


@publish.command()
@click.option("--out", type=click.Path(path_type=Path), default=PUBLIC, help="Folder of the releases; public/ by default.")
@click.option("--jobs", type=click.IntRange(0), default=0, help="Processes; 0 is one for each core.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day on which delays are counted; the city's today by default.")
@click.option("--archive/--no-archive", default=True, help="The whole site as one zip on the page of data; made by default.")
@as_json
def build(out: Path, jobs: int, today: datetime | None, archive: bool, as_json: bool) -> None:
    """Freeze, render, check, switch: ./publish.py build"""
    require_ready()
    started = time.monotonic()
    let_out_scheduled()
    snapshot = take_snapshot(today=today.date() if today else localdate())
    with progress_bar("Halaman dan berkas") as progress:
        made = _published(snapshot, out, jobs=jobs, archive=archive, progress=progress)
    click.echo(_said(made, out, started, as_json=as_json))


@publish.command()
@click.option("--out", type=click.Path(path_type=Path), default=PUBLIC, help="Folder of the releases; public/ by default.")
@click.option("--jobs", type=click.IntRange(0), default=0, help="Processes; 0 is one for each core.")
@click.option("--archive/--no-archive", default=True, help="The whole site as one zip on the page of data; made by default.")
@click.option("--every", type=click.FloatRange(0.1, 3600), default=1.0, show_default=True, help="Seconds between two looks at the database.")
@click.option("--deploy", "target", type=click.Path(path_type=Path, file_okay=False), help="Copy each release to this folder too.")
@as_json
def watch(out: Path, jobs: int, archive: bool, every: float, target: Path | None, as_json: bool) -> None:
    """Stay, and publish what became public a moment after it did: ./publish.py watch

    What cannot be published is said and tried again every minute; the site stays as it is until then. Ctrl-C or SIGTERM ends it.
    """
    require_ready()
    for ending in (signal.SIGINT, signal.SIGTERM):  # a shell gives the first to nobody whom it started in the background
        signal.signal(ending, signal.default_int_handler)
    with suppress(KeyboardInterrupt):
        _watch(Publisher(out, jobs=jobs, archive=archive, target=target, as_json=as_json), every)


class Publisher:
    """Publishes one snapshot after another to the same place, and says what it did."""

    def __init__(self, out: Path, *, jobs: int, archive: bool, target: Path | None, as_json: bool) -> None:
        self.out, self.jobs, self.archive, self.target, self.as_json = out, jobs, archive, target, as_json
        self._last: release.Release | None = None
        self._done = ""

    def publish(self, snapshot: Snapshot) -> None:
        """Says nothing of what showed nowhere on the site. A release that could not be copied is copied the next time."""
        started = time.monotonic()
        self._last = _published(snapshot, self.out, jobs=self.jobs, archive=self.archive, last=self._last)
        if self._last.digest == self._done:
            return
        if self.target:
            copy_release(self.out, self.target)
        self._done = self._last.digest
        click.echo(_said(self._last, self.out, started, as_json=self.as_json))


def _watch(publisher: Publisher, every: float) -> None:
    """Until it is stopped. What fails is said once, and tried again."""
    watcher, fault = Watcher(), ""
    while True:
        try:
            for snapshot in changes(watcher, every):
                publisher.publish(snapshot)
                fault = ""
        except (ShownError, OperationalError) as error:
            watcher.forget()
            if str(error) != fault:
                fault = str(error)
                click.echo(f"{now().isoformat(timespec='seconds')} {_in_words(fault)}", err=True)
            time.sleep(RETRY_AFTER)


def _published(
    snapshot: Snapshot, out: Path, *, jobs: int, archive: bool, progress: release.Progress | None = None, last: release.Release | None = None
) -> release.Release:
    """Render, check, switch."""

    def looked_at(folder: Path) -> None:
        raise_for(check_site(folder, snapshot, changed_since(out / "current", folder)))

    return release.build(site_plan(snapshot, archived=archive), out, jobs=jobs, progress=progress, check=looked_at, last=last)


def _said(made: release.Release, out: Path, started: float, *, as_json: bool) -> str:
    """What was done, and what it took."""
    counts = {"pages": made.pages, "files": len(made.files), "written": made.written, "kept": made.kept, "removed": made.removed}
    facts = counts | {"seconds": round(time.monotonic() - started, 2), "peak_rss_mib": peak_rss_mib(), "digest": made.digest}
    return json.dumps(facts) if as_json else f"{out / 'current'}: {counted(facts, chosen_language())}"


@publish.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False), default=PUBLIC / "current")
@as_json
def check(folder: Path, as_json: bool) -> None:
    """Look at a finished site again, wherever it lies: ./publish.py check public/current"""
    report = check_site(folder)
    counts = dict(report.looked_at)
    if as_json:
        click.echo(json.dumps(counts | {"findings": [asdict(finding) for finding in report.findings]}, ensure_ascii=False, indent=1))
    else:
        names = COUNTS if chosen_language() == "id" else {}
        counted_up = ", ".join(f"{names.get(name, name)} {value}" for name, value in counts.items())
        click.echo("\n".join([*(_in_words(str(finding)) for finding in report.findings), counted_up]))
    if report.faults:
        sys.exit(CheckFailed.exit_code)


@publish.command()
@click.option("--out", type=click.Path(path_type=Path), default=PUBLIC, help="Folder of the releases; public/ by default.")
def rollback(out: Path) -> None:
    """Put the release before in place again: ./publish.py rollback"""
    click.echo(f"{out / 'current'}: {release.rollback(out)}")


@publish.command()
@click.argument("target", type=click.Path(path_type=Path, file_okay=False))
@click.option("--out", type=click.Path(path_type=Path), default=PUBLIC, help="Folder of the releases; public/ by default.")
@as_json
def deploy(target: Path, out: Path, as_json: bool) -> None:
    """Copy the current release to a web server's folder and switch there in one step: ./publish.py deploy /srv/terang"""
    with progress_bar("Salin") as progress:
        done = copy_release(out, target, progress)
    facts = {"digest": done.digest, "copied": done.copied, "kept": done.kept}
    click.echo(json.dumps(facts) if as_json else f"{target / 'current'}: {counted(facts, chosen_language())}")


@publish.command()
@click.option("--out", type=click.Path(path_type=Path), default=PUBLIC, help="Folder of the releases; public/ by default.")
@click.option("--port", default=8000, help="The published site.")
@click.option("--admin-port", default=8001, help="The editor's admin.")
def serve(out: Path, port: int, admin_port: int) -> None:
    """The published site on :8000 and the editor's admin on :8001, for one machine: ./publish.py serve"""
    site, admin = f"http://localhost:{port}/", f"http://localhost:{admin_port}/admin/"
    said = {"id": "Situs: {}   Admin: {}   Ctrl-C mengakhiri keduanya.", "en": "The site: {}   The admin: {}   Ctrl-C ends both."}
    click.echo(said[chosen_language()].format(site, admin))
    serve_both(out / "current", site_port=port, admin_port=admin_port)


if __name__ == "__main__":
    run(publish, "publish.py")
