"""python -m bench [NAME ...]: runs the benchmarks and prints a table. Each run has a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict
from importlib import import_module

import click

from bench.measuring import RUNS, Measured, medians

# Name -> module and function; a module loads only what its own benchmark needs.
BENCHES = {
    "demo": "bench.sites:demo",
    "generated": "bench.sites:generated",
    "import": "bench.imports:imports",
    "import-many": "bench.imports:many",
    "proposals": "bench.proposals:proposals",
}

# Run only when named: 200,000 rows are read within the reading's own limit of 20 s only where the machine is not busy with other work;
# 50,000 proposals make 200,000 files and take minutes.
ON_REQUEST = ("import-many", "proposals")


@click.command()
@click.argument("names", nargs=-1, type=click.Choice(list(BENCHES)))
@click.option("--runs", default=RUNS, show_default=True, help="How often each is run; the table shows medians.")
@click.option("--json", "as_json", is_flag=True, help="The figures as JSON.")
@click.option("--once", hidden=True, is_flag=True, help="One run in this process, as JSON.")
def main(names: tuple[str, ...], runs: int, as_json: bool, once: bool) -> None:
    """Run the benchmarks NAMES, or all but import-many and proposals, which take long: python -m bench generated"""
    if once:
        click.echo(json.dumps([asdict(line) for line in _run(names[0])]))
        return
    found = {name: medians([_in_a_process(name) for _ in range(runs)]) for name in names or [one for one in BENCHES if one not in ON_REQUEST]}
    if as_json:
        click.echo(json.dumps({name: [asdict(line) for line in lines] for name, lines in found.items()}, indent=1))
    else:
        for name, lines in found.items():
            _print(name, lines, runs)


def _run(name: str) -> list[Measured]:
    module, _, function = BENCHES[name].partition(":")
    return list(getattr(import_module(module), function)())


def _in_a_process(name: str) -> list[Measured]:
    done = subprocess.run([sys.executable, "-m", "bench", "--once", name], stdout=subprocess.PIPE, text=True, check=True)
    return [Measured(**line) for line in json.loads(done.stdout)]


def _print(name: str, lines: list[Measured], runs: int) -> None:
    click.echo(f"\n{name} (CPU time, median of {runs})")
    click.echo(f"  {'what':<50} {'count':>8} {'':<14} {'CPU s':>8} {'per CPU s':>10} {'peak MiB':>9}")
    for line in lines:
        click.echo(f"  {line.name:<50} {line.count:>8,} {line.unit:<14} {line.seconds:>8.2f} {line.per_second:>10,.0f} {line.peak_mib:>9.0f}")


main()
