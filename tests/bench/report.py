"""The table for people and the JSON for machines."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table

from tests.bench.against import COMPARED
from tests.bench.contract import Reckoned, Results, cost_of_one_more

VERDICTS = {True: "holds", False: "MISSES", None: "not measured"}


def print_report(lines: Sequence[Reckoned], results: Mapping[int, Results], facts: Mapping[str, str]) -> None:
    """Print facts, measurements and the contract."""
    console = Console(width=120)
    console.print(", ".join(f"{name} {value}" for name, value in facts.items()), highlight=False)
    console.print(_measurements(results))
    console.print(_contract(lines))


def print_comparison(results: Mapping[int, tuple[Results, Results]], revision: str, facts: Mapping[str, str]) -> None:
    """Print facts, and what both revisions took with the ratio of their medians."""
    console = Console(width=120)
    console.print(", ".join(f"{name} {value}" for name, value in facts.items()), highlight=False)
    table = Table(title=f"Ours against {revision}: medians (least to most); seconds unless MiB")
    for heading in ("measured", "events", "ours", revision, "ours ÷ theirs"):
        table.add_column(heading, justify="left" if heading == "measured" else "right")
    for size, (ours, theirs) in sorted(results.items()):
        for name in (name for name in COMPARED if name in ours):
            ratio = f"{median(ours[name]) / median(theirs[name]):.3f}"
            table.add_row(name, f"{size:,}", _spread(ours[name]), _spread(theirs[name]), ratio)
    console.print(table)


def write_comparison(
    path: Path, results: Mapping[int, tuple[Results, Results]], revision: str, facts: Mapping[str, str]
) -> None:
    """Write everything measured of both revisions."""
    measured = {str(size): {"ours": ours, revision: theirs} for size, (ours, theirs) in results.items()}
    _write(path, {"machine": facts, "against": revision, "measured": measured})


def _measurements(results: Mapping[int, Results]) -> Table:
    table = Table(title="Medians (least to most); seconds unless MiB")
    table.add_column("measured")
    for size in sorted(results):
        table.add_column(f"{size:,} events", justify="right")
    names = dict.fromkeys(name for size in sorted(results) for name in results[size])
    for name in names:
        table.add_row(name, *(_spread(results[size].get(name, [])) for size in sorted(results)))
    costs = (cost_of_one_more(size, results[size]) for size in sorted(results))
    table.add_row("one more event, ms", *("" if cost is None else f"{cost * 1000:.2f}" for cost in costs))
    return table


def _spread(numbers: list[float]) -> str:
    return f"{median(numbers):.2f} ({min(numbers):.2f} to {max(numbers):.2f})" if numbers else ""


def _contract(lines: Sequence[Reckoned]) -> Table:
    table = Table(title="The contract (it is made for 10,000 events)")
    for heading in ("line", "events", "value", "at most", ""):
        table.add_column(heading, justify="right" if heading in ("events", "value", "at most") else "left")
    for line in lines:
        value = "" if line.value is None else f"{line.value:.2f} {line.unit}"
        table.add_row(line.title, f"{line.size:,}", value, f"{line.limit:g} {line.unit}", VERDICTS[line.holds])
    return table


def write_json(path: Path, lines: Sequence[Reckoned], results: Mapping[int, Results], facts: Mapping[str, str]) -> None:
    """Write everything measured."""
    contract = [
        {
            "line": line.title,
            "events": line.size,
            "value": line.value,
            "limit": line.limit,
            "holds": line.holds,
        }
        for line in lines
    ]
    everything = {
        "machine": facts,
        "contract": contract,
        "measured": {str(size): results[size] for size in results},
    }
    _write(path, everything)


def _write(path: Path, everything: Mapping[str, object]) -> None:
    path.write_text(json.dumps(everything, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
