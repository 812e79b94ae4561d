"""The rounds: every scenario in turn, so that a slow minute slows all alike."""

from collections.abc import Callable
from pathlib import Path

from tests.bench import generate, sites
from tests.bench.scenarios import EACH_ROUND, ONCE, Bench

SMALL = 2_000
"""Up to this many events a run is short, and its noise relatively large: it gets three times as many rounds."""
SCENARIOS = (*EACH_ROUND, *ONCE)


def prepare(folder: Path, size: int, wanted: frozenset[str]) -> Bench:
    """Generate a record and write the projects that the wanted scenarios need."""
    bench = Bench(folder / str(size), generate.record(size))
    sites.write_ours(bench.record, bench.ours)
    if "growth" in wanted:
        sites.write_ours(generate.record(size // 2), bench.folder / "half")
    if "material" in wanted:
        sites.write_material(bench.record, bench.folder / "material")
    if "hugo" in wanted:
        sites.write_hugo(bench.record, bench.folder / "hugo")
    return bench


def measure(bench: Bench, runs: int, wanted: frozenset[str], say: Callable[[str], None]) -> None:
    """Fill `bench.results`: every wanted scenario in turn, `runs` times (a small record three times that)."""
    runs *= 3 if len(bench.record.events) <= SMALL else 1
    for number in range(runs):
        for name in (name for name in EACH_ROUND if name in wanted):
            say(f"{len(bench.record.events):,} events, round {number + 1} of {runs}: {name}")
            bench.take(EACH_ROUND[name](bench, number))
    for name in (name for name in ONCE if name in wanted):
        say(f"{len(bench.record.events):,} events: {name}")
        bench.take(ONCE[name](bench, 0))
