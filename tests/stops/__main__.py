"""Every stop and every refusal of every command: `python -m tests.stops [NAME …]`. It takes an hour or two."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from tests.stops.scenarios import SCENARIOS
from tests.stops.sweep import Sweep
from tests.stops.writes import Full, ReadOnly


def main() -> None:
    """Try them all, and print what is wrong; the exit status is 1 when anything is."""
    os.environ.setdefault("SOURCE_DATE_EPOCH", "253402128000")
    names, count, broken = sys.argv[1:], 0, 0
    for scenario in SCENARIOS:
        if names and scenario.name not in names:
            continue
        with tempfile.TemporaryDirectory() as folder:
            sweep = Sweep(scenario, Path(folder))
            stops = list(sweep.all_stops())
            refusals = [kind(number) for kind in (Full, ReadOnly) for number in range(len(sweep.whole.places))]
            problems = [problem for stop in stops for problem in sweep.explain_stop(stop)]
            problems += [problem for refusal in refusals for problem in sweep.explain_refusal(refusal)]
        print(f"{scenario.name}: {len(stops)} stops, {len(refusals)} refusals, {len(problems)} problems", flush=True)
        print("".join(f"  {problem}\n" for problem in problems), end="")
        count, broken = count + len(stops) + len(refusals), broken + len(problems)
    print(f"{count} tried, {broken} problems")
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
