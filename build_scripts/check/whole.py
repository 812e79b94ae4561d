"""What takes more than one entry to see: the rules over the whole record, the day, an earlier version.

What a rule over the whole record found is kept as long as all that it looks at is the same: the extracts that it names,
the ids of events, and every other file. So an edit asks those rules again that see what it changed. The lines of what
they find are kept as long as their file is the same, since they take reading it once more.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from hashlib import blake2b
from pathlib import Path
from types import MappingProxyType
from typing import Any

from build_scripts.base.cache import read_cache, read_rows, toolkit_version, write_cache, write_rows
from build_scripts.check.catalogue import CATALOGUE
from build_scripts.check.rules import DATED_RULES, HISTORY_RULES, RECORD_RULES
from build_scripts.check.rules.dates import LATEST
from build_scripts.check.suppression import SUPPRESSED
from build_scripts.findings import At, Finding, InFile, OnLine, Phrase, Problem, RuleFunction
from build_scripts.model.entries import Entry
from build_scripts.reading.files import bytes_of
from build_scripts.reading.record import Record

Held = Mapping[str, bytes]
"""What files hold that somebody is editing, by path: it counts instead of what the disk has."""
NOTHING_HELD: Held = MappingProxyType({})
EXTRACTS, WHOLE = "extracts", "whole"
LOOKED_AT = dict.fromkeys((*(extract for check in RECORD_RULES for extract in check.looks_at), LATEST, SUPPRESSED))
"""All that is looked at of an entry."""
_PLACES: Mapping[str, Callable[..., At | OnLine | Phrase]] = {"At": At, "OnLine": OnLine, "Phrase": Phrase}


class Kept:
    """What was found at the last time: the problems of each rule, and the findings that those of a file made.

    Each is kept with a digest of all that it was made of: in ``folder``, and where it is not to be written in memory.
    """

    def __init__(self, folder: Path | None, *, writes: bool = True) -> None:
        self._folder = folder
        self._writes = writes
        self._last: dict[str, tuple[str, list[Any]]] = {}
        self._now: dict[str, tuple[str, list[Any]]] = {}
        if folder:
            self._last = {name: (key, found) for name, key, found in read_rows(folder / WHOLE, toolkit_version())}

    def begin(self, record: Record) -> None:
        """Give ``record`` the extracts that are kept, where it has none of an earlier version."""
        if self._folder:
            record.extracts.read(read_cache(self._folder / EXTRACTS, toolkit_version()))

    def ask(self, name: str, key: str, find: Callable[[], list[Any]]) -> list[Any]:
        """Return what is kept under a name with this digest; else what ``find`` finds, which is kept then."""
        rows = self._last[name][1] if self._last.get(name, ("", ()))[0] == key else find()
        self._now[name] = key, rows
        return rows

    def end(self, record: Record) -> None:
        """Keep what this run was asked for, and nothing else."""
        if self._folder and self._writes and self._now != self._last:
            rows = ([name, *held] for name, held in self._now.items())
            write_rows(self._folder / WHOLE, toolkit_version(), rows)
        if self._folder and self._writes and record.extracts.is_changed:
            write_cache(self._folder / EXTRACTS, toolkit_version(), record.extracts.records())
        record.extracts.let_go()
        self._last, self._now = self._now, {}


def check_whole(
    record: Record,
    today: date,
    base: Record | None,
    off: frozenset[str],
    kept: Kept,
    held: Held = NOTHING_HELD,
    before_each: Callable[[], None] = lambda: None,
) -> Iterator[Finding]:
    """Yield what takes more than one entry to see: the whole record, the day, an earlier version.

    Rules that are ``off`` are not asked. ``before_each`` is called before each rule for the whole record, and may raise
    to end this early.
    """
    by_path: dict[str, list[Problem]] = {}
    for problem in _problems_of_whole(record, base, off, kept, before_each):
        if isinstance(problem.where, InFile) and problem.rule.id not in off:
            by_path.setdefault(problem.where.path, []).append(problem)
    for path, latest in LATEST.over(record).items():
        if date.fromisoformat(latest) > today and (problems := dated_problems(record.entries[path], today)):
            by_path.setdefault(path, []).extend(problems)
    for path, problems in by_path.items():
        plain = [_plain(problem) for problem in problems]
        digest = record.loaded[path].digest if path in record.loaded else ""

        def place(path: str = path, problems: list[Problem] = problems) -> list[Any]:
            return [finding.as_dict() for finding in placed(record, path, problems, held)]

        yield from (Finding(**row) for row in kept.ask(path, f"{digest} {_digest(json.dumps(plain))}", place))


def dated_problems(entry: Entry, today: date) -> list[Problem]:
    """Return what the rules that depend on the day find in one entry."""
    return [problem for dated in DATED_RULES for problem in dated(entry, today)]


def placed(record: Record, path: str, problems: list[Problem], held: Held = NOTHING_HELD) -> tuple[Finding, ...]:
    """Return problems with their lines; the file is read once more for that, since positions are not kept."""
    if not problems:
        return ()
    # Diagnosis takes a tenth of a second to import, and a right record needs nothing of it.
    from build_scripts.reading.diagnosis import place_in_file

    data = held[path] if path in held else bytes_of(record.root.parent / path)
    return place_in_file(path, data, problems)


def _problems_of_whole(
    record: Record, base: Record | None, off: frozenset[str], kept: Kept, before_each: Callable[[], None]
) -> Iterator[Problem]:
    around = _digest("\n".join(_surroundings(record)))
    for check in RECORD_RULES:
        if check.rule.id in off:
            continue
        before_each()

        def find(check: RuleFunction[[Record]] = check) -> list[Any]:
            return [_plain(problem) for problem in check(record)]

        key = f"{around} {record.extracts.digest(check.looks_at, record)}"
        yield from map(_problem, kept.ask(check.rule.id, key, find))
    if base is not None:
        for compared in HISTORY_RULES:
            yield from compared(record, base)


def _surroundings(record: Record) -> Iterator[str]:
    """Yield what every rule over the whole record may look at: the paths of all files, and what is in no event's."""
    yield record.root.name
    for path, file in record.loaded.items():
        yield path if file.is_entry and record.is_event(path) else f"{path} {file.digest}"


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=16).hexdigest()


def _plain(problem: Problem) -> list[Any]:
    """Return a problem as values of JSON."""
    path, where = (
        (problem.where.path, problem.where.where) if isinstance(problem.where, InFile) else ("", problem.where)
    )
    return [problem.rule.id, problem.message, problem.remedy, path, type(where).__name__, asdict(where)]


def _problem(plain: Sequence[Any]) -> Problem:
    rule, message, remedy, path, kind, values = plain
    if kind == "At":
        values = {**values, "path": tuple(values["path"])}
    return CATALOGUE[rule](InFile(path, _PLACES[kind](**values)), message, remedy)
