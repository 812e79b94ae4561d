"""Every stop and every refusal of commands: `python -m tests.stops [--at-once NUMBER] [NAME …]`.

All of them take some hours of one processor.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context

from tests.stops.scenarios import SCENARIOS
from tests.stops.sweep import try_all

KINDS = ("stops", "refusals")
_NAMES = {scenario.name: scenario for scenario in SCENARIOS}


def main(arguments: Sequence[str] | None = None) -> None:
    """Try them, and print what is wrong; the exit status is 1 when anything is."""
    parser = argparse.ArgumentParser(prog="python -m tests.stops", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="a scenario; all of them when none is named")
    parser.add_argument("--at-once", type=int, default=1, metavar="NUMBER", help="how many processes try them")
    parser.add_argument("--only", choices=KINDS, help="stops alone, or refusals")
    chosen = parser.parse_args(arguments)
    if unknown := set(chosen.names) - set(_NAMES):
        parser.error(f"no scenario is called {', '.join(sorted(unknown))}; there are: {', '.join(_NAMES)}")
    os.environ.setdefault("SOURCE_DATE_EPOCH", "253402128000")
    with ProcessPoolExecutor(chosen.at_once, get_context("spawn")) as pool:
        kinds = [chosen.only] if chosen.only else KINDS
        parts = [pool.submit(try_all, _NAMES[name], kind) for kind in kinds for name in chosen.names or _NAMES]
        ended = [part.result() for part in as_completed(parts)]
    count, broken = (sum(numbers) for numbers in zip(*ended, strict=True))
    print(f"{count} tried, {broken} problems")
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
