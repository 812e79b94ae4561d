"""``python -m tests.fuzz [--minutes 10] [--seed N] [--keep FOLDER]``: exit 1 when something broke.

Each file that breaks something in a new way is kept. The file that is being tried lies in the folder that is named at
the start, where it stays when the interpreter crashes or hangs.
"""

from __future__ import annotations

import argparse
import faulthandler
import sys
import tempfile
import time
import traceback
from hashlib import blake2b
from pathlib import Path
from random import Random, SystemRandom

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.examples import CASE, RECORD
from tests.fuzz.holding import Project
from tests.fuzz.invention import files
from tests.fuzz.mangling import mangle

LONGEST = 20
"""Seconds after which one file is taken for a hang."""
_ROUND = 200


class Hunt:
    """One run: what was tried, what was accepted, and what broke, one file for each way of breaking."""

    def __init__(self, project: Project, keep: Path) -> None:
        self.project = project
        self.keep = keep
        self.tried = self.accepted = 0
        self.broken: dict[str, Path] = {}

    def hunt(self, data: bytes) -> None:
        """Try one file; a traceback is a find like any other."""
        faulthandler.dump_traceback_later(LONGEST, exit=True)
        self.tried += 1
        try:
            self.accepted += self.project.hold(data)
        except Exception as error:  # whatever it is, it is a find
            self._note(error, data)
        finally:
            faulthandler.cancel_dump_traceback_later()

    def _note(self, error: Exception, data: bytes) -> None:
        where = traceback.extract_tb(error.__traceback__)[-1]
        name = f"{type(error).__name__} at {Path(where.filename).name}:{where.lineno}: {str(error)[:200]}"
        kind = f"{type(error).__name__} {where.filename} {where.lineno}"
        if kind not in self.broken:
            self.keep.mkdir(parents=True, exist_ok=True)
            path = self.keep / f"{blake2b(data, digest_size=6).hexdigest()}.md"
            path.write_bytes(data)
            self.broken[kind] = path
            print(f"{name}\n  {path}", flush=True)


def corpus() -> list[bytes]:
    """Every valid event there is; the examples, which are short and may be accepted, three times as often."""
    folders = (*(RECORD.parent / "valid", RECORD / "events" / "2031") * 3, RECORD.parents[2] / "events")
    found = [path for folder in folders for path in sorted(folder.rglob("*.md")) if path.parent.name[0] != "_"]
    return [path.read_bytes() for path in found]


def main() -> int:
    """Hunt for the time that was asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Hunt for input that breaks the checks.")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--keep", type=Path, default=Path("test-results/fuzz"))
    options = parser.parse_args()
    number = options.seed if options.seed is not None else SystemRandom().randrange(1 << 32)
    end = time.monotonic() + options.minutes * 60
    valid, random = corpus(), Random(number)
    with tempfile.TemporaryDirectory() as folder:
        print(f"Trying files as {Path(folder) / CASE}", flush=True)
        hunt = Hunt(Project(Path(folder)), options.keep)
        for data in valid:
            hunt.hunt(data)
        while time.monotonic() < end:
            for _ in range(_ROUND):
                hunt.hunt(mangle(random.choice(valid), valid, random))
            _invented(hunt, random.randrange(1 << 32))
    print(f"Seed {number}: {hunt.tried} files tried, {hunt.accepted} accepted, {len(hunt.broken)} ways of breaking.")
    return 1 if hunt.broken else 0


def _invented(hunt: Hunt, number: int) -> None:
    """One round of made-up files."""

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
        hunt.hunt(data)

    one()


if __name__ == "__main__":
    sys.exit(main())
