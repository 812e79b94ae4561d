"""A command stopped or refused at its writes, and what has to hold afterwards.

All stops share one run, which waits at each write until a picture was taken of what a kill would leave there. The next
run begins from that picture, in the same folder.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.stops.pictures import Camera, Picture, files_of, lay_out, torn
from tests.stops.scenarios import Scenario
from tests.stops.writes import CREATES, Full, Moment, ReadOnly, Run, run
from tests.support.projects import INDEX, contents, differing

Files = dict[str, bytes]
_SELDOM = 100
"""After so many tries it is said how far a scenario has come."""


@dataclass(frozen=True, slots=True)
class Stop:
    """What is left when a run ends at a moment; ``is_torn`` if only half of what it wrote last has reached the disk."""

    moment: Moment
    is_torn: bool
    left: Picture = field(repr=False)


@dataclass(slots=True)
class Sweep:
    """A scenario in ``folder``: the project before, how a run without trouble leaves it, and its stops at the moments
    that are ``wanted``.
    """

    scenario: Scenario
    folder: Path
    wanted: Callable[[Moment], bool] = lambda _: True
    before: Picture = field(init=False)
    after: Files = field(init=False)
    writes: list[str] = field(init=False, default_factory=list)
    stops: list[Stop] = field(init=False, default_factory=list)
    tried: set[Picture] = field(init=False, default_factory=set)

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.scenario.prepare(self._project)
        camera = Camera(self._project)
        self.before = camera.take()

        def take(moment: Moment) -> bool:
            self.writes += moment.place[:1] if moment.writes else ()
            if self.wanted(moment):
                self.stops += _stops(moment, camera.take(), self._project)
            return True

        whole = run(self._project, self.scenario.arguments, goes_on=take)
        assert whole.status in (0, 1), whole.printed
        if self.scenario.again:
            self._run_again()
        self.after = contents(self._project, index=True)

    @property
    def _project(self) -> Path:
        """Where everything happens: what a cache says of a path has to be true in the next run, too."""
        return self.folder / "project"

    def _begin(self, picture: Picture) -> None:
        shutil.rmtree(self._project)
        lay_out(picture, self._project)

    def _run_again(self) -> Run:
        if self.scenario.edit:
            self.scenario.edit(self._project)
        return run(self._project, self.scenario.again or self.scenario.arguments)

    def refusals(self) -> list[Full | ReadOnly]:
        """Return a refusal from each write on; that of a full disk begins at one that needs room."""
        full = [Full(number) for number, write in enumerate(self.writes) if write in CREATES]
        return [*full, *(ReadOnly(number) for number in range(len(self.writes)))]

    def explain_stop(self, stop: Stop) -> list[str]:
        """Return what is wrong after a stop and after the next run, in sentences; nothing when all is well, or when
        just this was left by a stop that was tried.
        """
        if stop.left in self.tried:
            return []
        self.tried.add(stop.left)
        self._begin(stop.left)
        problems = list(self._explain_left(files_of(stop.left)))
        problems += self._explain_end(self._run_again())
        return [f"{stop}: {problem}" for problem in problems]

    def explain_refusal(self, trouble: Full | ReadOnly) -> list[str]:
        """Return what is wrong with a run that a disk refused, and with the next one, in sentences."""
        self._begin(self.before)
        refused = run(self._project, self.scenario.arguments, trouble)
        problems = list(self._explain_left(contents(self._project, index=True)))
        if "Traceback" in refused.printed:
            problems.append(f"a traceback: {refused.printed[-1500:]}")
        if refused.status not in (0, 1, 2):
            problems.append(f"status {refused.status}")
        problems += self._explain_end(self._run_again())
        return [f"{trouble}: {problem}" for problem in problems]

    def explain_refusals(self) -> list[str]:
        """Return what is wrong where the disk is full half-way, or cannot be written to at all or from there."""
        half = len(self.writes) // 2
        refusals = (ReadOnly(0), Full(half), ReadOnly(half))
        return [problem for refusal in refusals for problem in self.explain_refusal(refusal)]

    def _explain_left(self, left: Files) -> Iterator[str]:
        """Yield what is neither as it was before nor as it should be."""
        old, new, now = (_lasting(_kept(files)) for files in (files_of(self.before), self.after, left))
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

    def _explain_end(self, again: Run) -> Iterator[str]:
        end = contents(self._project, index=True)
        if "Traceback" in again.printed or again.status not in (0, 1, 2):
            yield f"the next run ended with {again.status}: {again.printed[-1500:]}"
        if not self.scenario.adds_again and (wrong := differing(_lasting(_kept(end)), _lasting(_kept(self.after)))):
            yield f"after the next run these are wrong: {wrong[:5]}"


def _stops(moment: Moment, picture: Picture, project: Path) -> Iterator[Stop]:
    """Yield the end of a run at a moment, and if it opened a file last, also in the middle of that."""
    yield Stop(moment, is_torn=False, left=picture)
    if moment.path:
        yield Stop(moment, is_torn=True, left=torn(picture, Path(moment.path).relative_to(project).as_posix()))


def _kept(files: Files) -> Files:
    """Return the files that somebody sees: without those whose name, or a folder's, begins with a dot."""
    return {path: data for path, data in files.items() if not f"/{path}".count("/.")}


def _lasting(files: Files) -> Files:
    """Return files without the search index, which differs from run to run."""
    return {path: data for path, data in files.items() if INDEX not in path}


def try_all(scenario: Scenario, kind: str) -> tuple[int, int]:
    """Try every stop, or every refusal, of a scenario, and print what is wrong; return how many, and the problems."""
    problems = 0
    with tempfile.TemporaryDirectory() as folder:
        sweep = Sweep(scenario, Path(folder), lambda _: kind == "stops")
        tried = sweep.stops if kind == "stops" else sweep.refusals()
        for number, trouble in enumerate(tried, 1):
            found = sweep.explain_stop(trouble) if isinstance(trouble, Stop) else sweep.explain_refusal(trouble)
            problems += len(found)
            for problem in found:
                print(f"{scenario.name}: {problem}", flush=True)
            if number % _SELDOM == 0 or number == len(tried):
                print(f"{scenario.name}: {number} of {len(tried)} {kind}, {problems} problems", flush=True)
    return len(tried), problems
