"""`python -m tests.bench`: measure, print the table, write the JSON; exit 1 when the contract is missed."""

import shutil
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

import click

from tests.bench import contract, machine, measure, report


@click.command()
@click.option("--sizes", default="1000,10000", help="Numbers of events, joined by commas.", show_default=True)
@click.option("--runs", default=3, help="Rounds; every number is the median of them.", show_default=True)
@click.option("--only", default="", help=f"Scenarios, joined by commas: {', '.join(measure.SCENARIOS)}.")
@click.option("--keep", type=click.Path(path_type=Path), help="Work in this folder and leave it.")
@click.option("--json", "json_file", type=click.Path(path_type=Path), help="Write all numbers to this file.")
def main(sizes: str, runs: int, only: str, keep: Path | None, json_file: Path | None) -> None:
    """Measure how long a site takes to build, against Hugo and against ordinary Material pages."""
    wanted = frozenset(only.split(",") if only else measure.SCENARIOS)
    if unknown := wanted - set(measure.SCENARIOS):
        raise click.UsageError(f"no such scenario: {', '.join(sorted(unknown))}")
    machine.use_two_cores()
    need_hugo()
    facts = machine.facts()
    with ExitStack() as stack:
        folder = keep or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-")))
        benches = {size: measure.prepare(folder, size, wanted) for size in map(int, sizes.split(","))}
        for bench in benches.values():
            measure.measure(bench, runs, wanted, lambda line: click.echo(line, err=True))
    results = {size: bench.results for size, bench in benches.items()}
    lines = contract.reckon(results)
    report.print_report(lines, results, facts)
    if json_file:
        report.write_json(json_file, lines, results, facts)
    sys.exit(any(line.holds is False for line in lines if line.size == max(results)))


def need_hugo() -> None:
    """Make sure there is a `hugo`; root on Debian installs it.

    :raises click.ClickException: elsewhere, saying what to install.
    """
    if shutil.which("hugo"):
        return
    if shutil.which("apt-get") and machine.is_root():
        subprocess.run(["apt-get", "install", "--yes", "--no-install-recommends", "hugo"], check=True)
        return
    raise click.ClickException(
        "The yardstick is Hugo: install Debian's `hugo` (apt-get install hugo), or 0.111 or later."
    )


if __name__ == "__main__":
    main()
