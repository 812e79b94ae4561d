"""`python -m tests.bench`: measure, print the table, write the JSON; exit 1 when the contract is missed."""

import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

import click

from tests.bench import against, contract, hugo, machine, measure, report


def _sizes(_context: click.Context, _option: click.Parameter, value: str) -> list[int]:
    try:
        return sorted({int(size) for size in value.split(",")})
    except ValueError as error:
        raise click.BadParameter("write numbers joined by commas, such as 1000,10000") from error


def _scenarios(_context: click.Context, _option: click.Parameter, value: str) -> frozenset[str]:
    wanted = frozenset(value.split(",") if value else measure.SCENARIOS)
    if unknown := wanted.difference(measure.SCENARIOS):
        raise click.BadParameter(f"no such scenario: {', '.join(sorted(unknown))}")
    return wanted


@click.command()
@click.option("--sizes", default="1000,10000", callback=_sizes, show_default=True, help="Numbers of events.")
@click.option("--runs", default=3, type=click.IntRange(1), show_default=True, help="Rounds of each scenario.")
@click.option("--only", default="", callback=_scenarios, help=f"Of {', '.join(measure.SCENARIOS)}.")
@click.option("--against", "revision", metavar="REV", help="Compare with a revision of this repository, without Hugo.")
@click.option("--keep", type=click.Path(path_type=Path), help="Work in this folder, and leave it.")
@click.option("--json", "json_file", default="bench.json", type=click.Path(path_type=Path), show_default=True)
def main(
    sizes: list[int], runs: int, only: frozenset[str], revision: str | None, keep: Path | None, json_file: Path
) -> None:
    """Measure how long a site takes to build, against Hugo and against ordinary Material pages."""
    if keep and keep.exists() and any(keep.iterdir()):
        raise click.BadParameter(f"{keep} is not empty", param_hint="--keep")
    if not Path("/proc/self/smaps_rollup").exists():
        raise click.ClickException("The bench reads memory from /proc: run it on Linux.")
    if not revision:
        hugo.need_hugo()
    machine.use_two_cores()
    with ExitStack() as stack:
        folder = (keep or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-")))).resolve()
        if revision:
            compare(folder, sizes, runs, only, revision, json_file)
        else:
            sys.exit(hold_contract(folder, sizes, runs, only, json_file))


def hold_contract(folder: Path, sizes: list[int], runs: int, only: frozenset[str], json_file: Path) -> bool:
    """Measure at all sizes and report; return whether the contract is missed."""
    facts = machine.facts()
    benches = {size: measure.prepare(folder, size, only) for size in sizes}
    for bench in benches.values():
        measure.measure(bench, runs, only, say)
    results = {size: bench.results for size, bench in benches.items()}
    lines = contract.reckon(results)
    report.print_report(lines, results, facts)
    report.write_json(json_file, lines, results, facts)
    return any(line.is_missed for line in lines)


def compare(folder: Path, sizes: list[int], runs: int, only: frozenset[str], revision: str, json_file: Path) -> None:
    """Measure this checkout and a revision in turns, and report their ratios.

    :raises click.ClickException: when the revision cannot be measured.
    """
    facts = machine.facts()
    try:
        toolkit = against.check_out(revision, folder / "revision")
        pairs = {size: against.prepare(folder, size, toolkit) for size in sizes}
    except against.RevisionError as error:
        raise click.ClickException(str(error)) from error
    for pair in pairs.values():
        against.measure(pair, runs, only, say, revision)
    results = {size: (ours.results, theirs.results) for size, (ours, theirs) in pairs.items()}
    report.print_comparison(results, revision, facts)
    report.write_comparison(json_file, results, revision, facts)


def say(line: str) -> None:
    """Show on standard error how far the bench has come."""
    click.echo(line, err=True)


if __name__ == "__main__":
    main()
