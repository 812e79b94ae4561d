"""``python -m tests.fuzz [--minutes 10] [--seed N] [--keep FOLDER]``: exit 1 when something broke.

Each file that breaks something in a new way is kept. The file of the current attempt is in the folder that is printed
at the start, where it remains when the interpreter crashes or hangs.
"""

from __future__ import annotations

import argparse
import faulthandler
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from random import Random, SystemRandom

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.examples import CASE, RECORD
from tests.fuzz.invariants import Attempt, Project
from tests.fuzz.invention import files
from tests.fuzz.mangling import mangle

LONGEST = 20
"""Seconds after which one attempt counts as a hang."""
_ROUND = 200


class Hunt:
    """One run: how many files were tried and accepted, and one file for each way of breaking something."""

    def __init__(self, project: Project, keep: Path) -> None:
        self.project = project
        self.keep = keep
        self.tried = self.accepted = 0
        self.broken: dict[str, Path] = {}

    def hunt(self, attempt: Attempt) -> None:
        """Try one file; any exception counts as something broken."""
        faulthandler.dump_traceback_later(LONGEST, exit=True)
        self.tried += 1
        try:
            self.accepted += self.project.check(attempt)
        except Exception as error:  # not only BrokenError: a crash is what this looks for
            self._note(error, attempt)
        finally:
            faulthandler.cancel_dump_traceback_later()

    def _note(self, error: Exception, attempt: Attempt) -> None:
        frames = traceback.extract_tb(error.__traceback__)
        where = next(each for each in reversed(frames) if {"build_scripts", "tests"} & {*Path(each.filename).parts})
        name = f"{type(error).__name__} at {Path(where.filename).name}:{where.lineno}: {str(error)[:200]}"
        kind = f"{type(error).__name__} {where.filename} {where.lineno}"
        if kind not in self.broken:
            self.broken[kind] = self._keep_file(attempt)
            print(f"{name}\n  {self.broken[kind]}, as {attempt.path}", flush=True)

    def _keep_file(self, attempt: Attempt) -> Path:
        """Keep the file that broke something, and next to it its earlier version; return the path of the former."""
        self.keep.mkdir(parents=True, exist_ok=True)
        usual = Path(attempt.path)
        name = f"{usual.stem}.{blake2b(attempt.data, digest_size=6).hexdigest()}"
        path = self.keep / f"{name}{usual.suffix}"
        path.write_bytes(attempt.data)
        if attempt.before is not None:
            (self.keep / f"{name}.before{usual.suffix}").write_bytes(attempt.before)
        return path


def corpus() -> list[bytes]:
    """Return every valid event there is; the examples, which are short and may be accepted, three times as often."""
    folders = (*(RECORD.parent / "valid", RECORD / "events" / "2031") * 3, RECORD.parents[2] / "events")
    paths = (path for folder in folders for path in sorted(folder.rglob("*.md")) if path.parent.name[0] != "_")
    return [path.read_bytes() for path in paths]


def registries() -> list[Attempt]:
    """Return the actors, places, vocabulary and removals of the example record."""
    folder = RECORD / "events"
    paths = (*sorted(folder.glob("_*.yml")), *sorted(folder.glob("_*/*.md")))
    return [Attempt(path.relative_to(RECORD).as_posix(), path.read_bytes()) for path in paths]


def mangled(events: list[bytes], others: list[Attempt], random: Random) -> Iterator[Attempt]:
    """Yield mangled files without end: events, at times other files of the record, at times with an earlier version."""
    lines = [each.data for each in others]
    while True:
        if random.random() < 1 / 8:
            chosen = random.choice(others)
            path, data, scraps = chosen.path, chosen.data, lines
        else:
            path, data, scraps = CASE.as_posix(), random.choice(events), events
        before = None
        if random.random() < 1 / 8:
            before = mangle(data, scraps, random) if random.random() < 1 / 2 else data
            data = before if random.random() < 1 / 2 else data
        yield Attempt(path, mangle(data, scraps, random), before)


def main() -> int:
    """Run for the time that was asked for, and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Look for input that breaks the checks.")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--keep", type=Path, default=Path("test-results/fuzz"))
    options = parser.parse_args()
    number = options.seed if options.seed is not None else SystemRandom().randrange(1 << 32)
    end = time.monotonic() + options.minutes * 60
    events, others, random = corpus(), registries(), Random(number)
    with tempfile.TemporaryDirectory() as folder:
        print(f"Seed {number}: trying files below {Path(folder) / 'events'}", flush=True)
        hunt = Hunt(Project(Path(folder)), options.keep)
        for attempt in (*others, *(Attempt(CASE.as_posix(), data) for data in events)):
            hunt.hunt(attempt)
        attempts = mangled(events, others, random)
        while time.monotonic() < end:
            for _ in range(_ROUND):
                hunt.hunt(next(attempts))
            _invented(hunt, random.randrange(1 << 32))
    print(f"{hunt.tried} files tried, {hunt.accepted} accepted, {len(hunt.broken)} ways of breaking.")
    return 1 if hunt.broken else 0


def _invented(hunt: Hunt, number: int) -> None:
    """Try one round of invented files."""

    @seed(number)
    @settings(
        max_examples=_ROUND,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(files())
    def one(data: bytes) -> None:
        hunt.hunt(Attempt(CASE.as_posix(), data))

    one()


if __name__ == "__main__":
    sys.exit(main())
