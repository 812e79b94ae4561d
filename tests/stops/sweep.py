"""A command stopped or refused at its writes, and what has to hold afterwards."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.stops.scenarios import Scenario
from tests.stops.writes import Full, ReadOnly, Run, Stop, run
from tests.support.projects import INDEX, contents, differing

Files = dict[str, bytes]
Place = tuple[str, ...]


@dataclass(slots=True)
class Sweep:
    """A scenario in ``folder``: the project before, and how a run without trouble leaves it."""

    scenario: Scenario
    folder: Path
    before: Files = field(init=False)
    after: Files = field(init=False)
    whole: Run = field(init=False)

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.scenario.prepare(self._prepared)
        self.before = contents(self._prepared, index=True)
        tried = self._copy("whole")
        self.whole = run(tried, self.scenario.arguments)
        assert self.whole.status in (0, 1), self.whole.printed
        if self.scenario.again:
            self._run_again(tried)
        self.after = contents(tried, index=True)

    @property
    def _prepared(self) -> Path:
        return self.folder / "prepared"

    def _copy(self, name: str) -> Path:
        target = self.folder / name
        shutil.rmtree(target, ignore_errors=True)
        return Path(shutil.copytree(self._prepared, target, symlinks=True))

    def _run_again(self, folder: Path) -> Run:
        if self.scenario.edit:
            self.scenario.edit(folder)
        return run(folder, self.scenario.again or self.scenario.arguments)

    def all_stops(self) -> Iterator[Stop]:
        """Yield a stop after each write, and one in the middle of each file."""
        for number in range(len(self.whole.places) + 1):
            yield Stop(number)
            if number and self.whole.places[number - 1][0] == "open":
                yield Stop(number, torn=True)

    def new_places(self, tried: set[Place], lines: int) -> Iterator[Stop]:
        """Yield a stop after the first write of each place that was not ``tried``, in the middle of it if it is a file.

        A place is the line that writes, with as many ``lines`` that led there; those of what is yielded become tried.
        """
        for number, (write, *way) in enumerate(self.whole.places, 1):
            place = (write, *way[-lines:])
            if place not in tried:
                tried.add(place)
                yield Stop(number, torn=write == "open")

    def explain_stop(self, stop: Stop) -> list[str]:
        """Return what is wrong after a stop and after the next run, in sentences; nothing when all is well."""
        folder = self._copy("stopped")
        stopped = run(folder, self.scenario.arguments, stop)
        assert stopped.status == 137, (stop, stopped.status, stopped.printed)
        problems = list(self._explain_left(contents(folder, index=True)))
        again = self._run_again(folder)
        problems += self._explain_end(contents(folder, index=True), again)
        place = self.whole.places[stop.after - 1] if stop.after else ("start",)
        return [f"{stop} {place[0]} {place[-2:]}: {problem}" for problem in problems]

    def explain_refusal(self, trouble: Full | ReadOnly) -> list[str]:
        """Return what is wrong with a run that a disk refused, and with the next one, in sentences."""
        folder = self._copy("refused")
        refused = run(folder, self.scenario.arguments, trouble)
        problems = list(self._explain_left(contents(folder, index=True)))
        if "Traceback" in refused.printed:
            problems.append(f"a traceback: {refused.printed[-1500:]}")
        if refused.status not in (0, 1, 2):
            problems.append(f"status {refused.status}")
        again = self._run_again(folder)
        problems += self._explain_end(contents(folder, index=True), again)
        return [f"{trouble}: {problem}" for problem in problems]

    def explain_refusals(self) -> list[str]:
        """Return what is wrong where the disk is full half-way, or cannot be written to at all or from there."""
        half = len(self.whole.places) // 2
        refusals = (ReadOnly(0), Full(half), ReadOnly(half))
        return [problem for refusal in refusals for problem in self.explain_refusal(refusal)]

    def _explain_left(self, left: Files) -> Iterator[str]:
        """Yield what is neither as it was before nor as it should be."""
        old, new, now = (_lasting(_kept(files)) for files in (self.before, self.after, left))
        if (grows := self.scenario.grows) in now:
            json.loads(now.pop(grows))
        yield from (f"{path} is torn" for path in now if now[path] not in (old.get(path), new.get(path)))
        yield from (f"{path} is gone" for path in old if path in new and path not in now)
        if folder := self.scenario.whole:
            parts = [
                {path: data for path, data in files.items() if path.startswith(folder)} for files in (old, new, now)
            ]
            if parts[2] not in parts[:2]:
                yield f"{folder} has files of two states: {differing(parts[2], parts[0])[:3]}"

    def _explain_end(self, end: Files, again: Run) -> Iterator[str]:
        if "Traceback" in again.printed or again.status not in (0, 1, 2):
            yield f"the next run ended with {again.status}: {again.printed[-1500:]}"
        if not self.scenario.adds_again and (wrong := differing(_lasting(_kept(end)), _lasting(_kept(self.after)))):
            yield f"after the next run these are wrong: {wrong[:5]}"


def _kept(files: Files) -> Files:
    """Return the files that somebody sees: without those whose name, or a folder's, begins with a dot."""
    return {path: data for path, data in files.items() if not f"/{path}".count("/.")}


def _lasting(files: Files) -> Files:
    """Return files without the search index, which differs from run to run."""
    return {path: data for path, data in files.items() if INDEX not in path}
