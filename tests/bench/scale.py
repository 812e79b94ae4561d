"""How time and memory grow with a record, beside other tools: `python -m tests.bench.scale`.

Each tool builds the same events from nothing, search included, as whole processes in turns on two cores; it goes as far
as one build takes no longer than `PATIENCE`. What was measured is written as JSON, and drawn from that
(`tests.bench.chart`) for `docs/`.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from statistics import median

import click

from tests.bench import commands, generate, hugo, machine, processes, sites
from tests.bench.record import Record
from tests.bench.scenarios import NotBuiltError

SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)
ROUNDS = {1_000: 3}
"""How often small records are built, whose runs are short; larger ones are built once."""
PATIENCE = 300.0
"""The seconds that a build of the next size may be expected to take, by the last one."""
ZENSICAL = "zensical==0.0.73"
MEASURED = Path(__file__).parents[2] / "docs/scale/measured.json"


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool: its name, the folder and writer of its project, the commands of one build, and what they make."""

    name: str
    folder: str
    write: Callable[[Record, Path], None]
    build: Sequence[Sequence[str]]
    makes: Sequence[str]


@dataclass(frozen=True, slots=True)
class Point:
    """One tool at one size: medians of seconds, of processor time, and of the peak of all its processes in MiB."""

    tool: str
    events: int
    seconds: float
    processor: float
    mib: float
    rounds: int


def tools(folder: Path) -> tuple[Tool, ...]:
    """Return what is compared; Zensical is installed into a folder of the bench, since it is no library of ours."""
    programs = folder / "zensical/bin"
    subprocess.run([sys.executable, "-m", "venv", str(programs.parent)], check=True)
    subprocess.run([str(programs / "pip"), "install", "--quiet", "--quiet", ZENSICAL], check=True)
    return (
        Tool("This toolkit", "ours", sites.write_ours, [commands.OURS.build], commands.MADE),
        Tool("Hugo + Pagefind", "hugo", sites.write_hugo, [commands.HUGO, commands.PAGEFIND], ["public", "resources"]),
        Tool("MkDocs + Material", "material", sites.write_material, [commands.OURS.material], ["site"]),
        Tool("Zensical", "material", sites.write_material, [[str(programs / "zensical"), "build"]], ["site", ".cache"]),
    )


def measure(folder: Path, sizes: Sequence[int], names: Sequence[str], patience: float) -> Iterator[Point]:
    """Yield every point that a tool reaches, the smallest records first."""
    going = [tool for tool in tools(folder) if not names or tool.name in names]
    for place, size in enumerate(sizes):
        record = generate.record(size)
        for tool in going:
            rmtree(folder / tool.folder, ignore_errors=True)
            tool.write(record, folder / tool.folder)
        runs: dict[str, list[tuple[float, float, float]]] = {tool.name: [] for tool in going}
        for _ in range(ROUNDS.get(size, 1)):
            for tool in list(going):
                try:
                    runs[tool.name].append(_build(tool, folder / tool.folder, size))
                except processes.CommandFailedError as error:  # this is as far as it goes, and the others go on
                    click.echo(f"{tool.name}: {error}", err=True)
                    del runs[tool.name]
                    going.remove(tool)
        for name, numbers in runs.items():
            seconds, worked, mib = (median(column) for column in zip(*numbers, strict=True))
            yield Point(name, size, seconds, worked, mib, len(numbers))
        growth = sizes[place + 1] / size if place + 1 < len(sizes) else 1
        going = [tool for tool in going if growth * median(run[0] for run in runs[tool.name]) <= patience]


def _build(tool: Tool, project: Path, events: int) -> tuple[float, float, float]:
    """Return seconds, processor time and peak of one build from nothing.

    :raises NotBuiltError: when it has fewer pages than events.
    """
    for name in tool.makes:
        rmtree(project / name, ignore_errors=True)
    subprocess.run(["sync"], check=True)
    start, worked = time.perf_counter(), processes.processor_time()
    peaks = [processes.sampled(command, project).together for command in tool.build]
    seconds, worked = time.perf_counter() - start, processes.processor_time() - worked
    if (pages := sum(1 for _ in (project / tool.makes[0]).rglob("index.html"))) < events:
        raise NotBuiltError(f"{tool.name} made {pages} pages of {events} events")
    return seconds, worked, max(peaks)


@click.command()
@click.option("--sizes", default=",".join(map(str, SIZES)), show_default=True, help="Numbers of events.")
@click.option("--only", default="", help="Of the tools, by name, joined by commas.")
@click.option("--patience", default=PATIENCE, show_default=True, help="Seconds that one build may take.")
@click.option("--keep", type=click.Path(path_type=Path), help="Work in this folder, and leave it.")
@click.option("--json", "json_file", default=MEASURED, type=click.Path(path_type=Path), show_default=True)
def main(sizes: str, only: str, patience: float, keep: Path | None, json_file: Path) -> None:
    """Measure, and write the JSON that the charts of the docs are drawn from."""
    hugo.need_hugo()
    machine.use_two_cores()
    points: list[Point] = []
    facts = {**machine.facts(), "zensical": ZENSICAL.partition("==")[2]}
    with ExitStack() as stack:
        folder = (keep or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="scale-")))).resolve()
        wanted = [name for name in only.split(",") if name]
        for point in measure(folder, [int(size) for size in sizes.split(",")], wanted, patience):
            points.append(point)
            time_and_space = f"{point.seconds:8.1f} s {point.processor:8.1f} s {point.mib:8.0f} MiB"
            click.echo(f"{point.tool:20} {point.events:>8,} {time_and_space}")
            write(json_file, facts, points)


def write(path: Path, facts: dict[str, str], points: Sequence[Point]) -> None:
    """Write what was measured so far."""
    rows = [
        {
            "tool": point.tool,
            "events": point.events,
            "seconds": round(point.seconds, 1),
            "processor": round(point.processor, 1),
            "mib": round(point.mib),
            "rounds": point.rounds,
        }
        for point in points
    ]
    path.write_text(json.dumps({"machine": facts, "measured": rows}, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
