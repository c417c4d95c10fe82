"""python -m cms.demo FOLDER: writes the sample city's workbooks there. A second run changes nothing."""

from __future__ import annotations

from pathlib import Path

import click

from cms.demo.proposals import proposal_workbooks
from cms.demo.workbooks import content, workbooks


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
def write(folder: Path) -> None:
    """Write the sample workbooks into FOLDER, for instance: python -m cms.demo var/demo"""
    folder.mkdir(parents=True, exist_ok=True)
    for name, book in (workbooks() | proposal_workbooks()).items():
        if not (folder / name).exists():
            (folder / name).write_bytes(content(book))
        click.echo(folder / name)


write()
