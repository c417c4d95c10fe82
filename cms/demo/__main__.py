"""python -m cms.demo FOLDER --day 2026-11-26: writes the sample city's workbooks there. A second run changes nothing."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from cms.demo.proposal_workbooks import proposal_workbooks
from cms.demo.proposals import FIRST_DAY
from cms.demo.workbooks import content, workbooks

DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--day", type=DAY, required=True, help="The day back from which the newest proposals are laid out.")
def write(folder: Path, day: datetime) -> None:
    """Write the sample workbooks into FOLDER, for instance: python -m cms.demo var/demo --day 2026-11-26"""
    if day.date() < FIRST_DAY:
        raise click.BadParameter(f"the sample begins to make sense on {FIRST_DAY}", param_hint="--day")
    folder.mkdir(parents=True, exist_ok=True)
    for name, book in (workbooks() | proposal_workbooks(day.date())).items():
        if not (folder / name).exists():
            (folder / name).write_bytes(content(book))
        click.echo(folder / name)


write()
