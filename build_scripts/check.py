"""Every finding about a record: those made in reading it, and those of the rules, in the order of files and lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from build_scripts.cache import read_cache, toolkit_version, write_cache
from build_scripts.findings import Finding, InFile, Problem
from build_scripts.parse import place_all, split_file
from build_scripts.read import decode
from build_scripts.record import Files, Record, load_record
from build_scripts.rules import ACTOR_RULES, EVENT_RULES, PLACE_RULES, RECORD_RULES


def check_files(files: Files, cache: Path | None, workers: int = 1) -> list[Finding]:
    """The findings about a record's files; a record that has not changed since the last check is not checked again."""
    store = cache / "findings" if cache else None
    version = f"{toolkit_version()} {files.digest}"
    for _, data in read_cache(store, version) if store else ():
        return [Finding(**each) for each in json.loads(data)]
    findings = check_record(load_record(files, cache, workers))
    if store:
        rows = json.dumps([finding.as_dict() for finding in findings]).encode()
        write_cache(store, version, [([], rows)])
    return findings


def check_record(record: Record) -> list[Finding]:
    """The findings about a record that was loaded, sorted by path, line and column, each once."""
    problems: dict[str, list[Problem]] = {}
    for path, found in _problems(record):
        problems.setdefault(path, []).extend(found)
    placed = (finding for path, found in problems.items() for finding in _placed(record, path, found))
    return sorted({*record.findings, *placed})


def _problems(record: Record) -> Iterator[tuple[str, list[Problem]]]:
    """The paths of files with problems, from the project's root, and what the rules found in them."""
    for event in record.events.values():
        if found := [problem for check in EVENT_RULES for problem in check(event, record)]:
            yield event.path, found
    for actor in record.actors.values():
        if found := [problem for check in ACTOR_RULES for problem in check(actor, record)]:
            yield actor.path, found
    for site in record.places.values():
        if found := [problem for check in PLACE_RULES for problem in check(site, record)]:
            yield site.path, found
    for problem in (problem for check_all in RECORD_RULES for problem in check_all(record)):
        if isinstance(problem.where, InFile):
            yield problem.where.path, [problem]


def _placed(record: Record, path: str, problems: list[Problem]) -> tuple[Finding, ...]:
    """Problems with their lines; the file is read once more for that, since positions are not kept."""
    try:
        text, _ = decode((record.root.parent / path).read_bytes())
    except OSError:  # it was there a moment ago
        text = ""
    kind = {"_vocabulary.yml": "vocabulary", "_removed.yml": "removed"}.get(path.rpartition("/")[2], "entry")
    return place_all(path, text, split_file(kind, text)[0], problems)
