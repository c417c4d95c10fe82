"""python -m bench [NAME ...]: runs the benchmarks and prints a table. Each run of each part has a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

import click

from bench.measuring import RUNS, Measured, medians

# django-import-export takes minutes for 20,000 rows, so it is given these; its speed is per row.
PEER_ROWS = "5000"


def _imports(count: str, *, with_peer: bool) -> tuple[str, ...]:
    parts = [f"bench.imports:{what}:{kind}:{count}" for kind in ("sqlite", "postgresql") for what in ("floor", "ours")]
    return (*parts, *(f"bench.imports:peer:{kind}:{PEER_ROWS}" for kind in ("sqlite", "postgresql") if with_peer))


# Name -> what is run, each part in a process of its own: module, function, what it is given beside the folder of all parts.
BENCHES = {
    "demo": ("bench.sites:demo",),
    "generated": ("bench.sites:generated",),
    "import": _imports("20000", with_peer=True),
    "import-many": _imports("200000", with_peer=False),
    "proposals": ("bench.proposals:proposals",),
}
# Run once, before all: what the parts find in their folder.
PREPARED = {"import": f"bench.imports:prepare:20000:{PEER_ROWS}", "import-many": "bench.imports:prepare:200000"}

# Run only when named: 200,000 rows are read within the reading's own limit of 20 s only where the machine is not busy with other work;
# 50,000 proposals make 200,000 files and take minutes.
ON_REQUEST = ("import-many", "proposals")


@click.command()
@click.argument("names", nargs=-1, type=click.Choice(list(BENCHES)))
@click.option("--runs", default=RUNS, show_default=True, help="How often each is run; the table shows medians.")
@click.option("--json", "as_json", is_flag=True, help="The figures as JSON.")
@click.option("--once", hidden=True, nargs=2, help="One run of one part in this process with its folder, as JSON.")
def main(names: tuple[str, ...], runs: int, as_json: bool, once: tuple[str, str] | None) -> None:
    """Run the benchmarks NAMES, or all but import-many and proposals, which take long: python -m bench generated"""
    if once:
        click.echo(json.dumps([asdict(line) for line in _run(once[0], Path(once[1]))]))
        return
    found = {name: _lines(name, runs) for name in names or [one for one in BENCHES if one not in ON_REQUEST]}
    if as_json:
        click.echo(json.dumps({name: [asdict(line) for line in lines] for name, lines in found.items()}, indent=1))
    else:
        for name, lines in found.items():
            _print(name, lines, runs)


def _lines(name: str, runs: int) -> list[Measured]:
    """All parts one after the other, then again: what else the machine does meets them alike."""
    with tempfile.TemporaryDirectory() as folder:
        if name in PREPARED:
            _in_a_process(PREPARED[name], folder)
        return medians([[line for part in BENCHES[name] for line in _in_a_process(part, folder)] for _ in range(runs)])


def _run(part: str, folder: Path) -> list[Measured]:
    module, function, *arguments = part.split(":")
    return list(getattr(import_module(module), function)(folder, *arguments))


def _in_a_process(part: str, folder: str) -> list[Measured]:
    done = subprocess.run([sys.executable, "-m", "bench", "--once", part, folder], stdout=subprocess.PIPE, text=True, check=True)
    return [Measured(**line) for line in json.loads(done.stdout)]


def _print(name: str, lines: list[Measured], runs: int) -> None:
    click.echo(f"\n{name} (CPU time, median of {runs})")
    click.echo(f"  {'what':<54} {'count':>8} {'':<14} {'CPU s':>8} {'per CPU s':>10} {'peak MiB':>9}")
    for line in lines:
        click.echo(f"  {line.name:<54} {line.count:>8,} {line.unit:<14} {line.seconds:>8.2f} {line.per_second:>10,.0f} {line.peak_mib:>9.0f}")


main()
