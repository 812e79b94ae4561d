"""Every finding about a record: those made in reading it, and those of the rules, in the order of files and lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from build_scripts.cache import read_cache, toolkit_version, write_cache
from build_scripts.findings import Finding, Problem, finding_of
from build_scripts.front_matter import Document, parse_document
from build_scripts.model import Actor, Event, Place
from build_scripts.parse import place
from build_scripts.read import decode
from build_scripts.record import Files, Record, load_record
from build_scripts.rules import ACTOR_RULES, EVENT_RULES, PLACE_RULES


def check_files(files: Files, cache: Path | None, workers: int = 1) -> list[Finding]:
    """The findings about a record's files; a record that was checked before and has not changed is not checked again."""
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
    found = set(record.findings)
    for entry, problems in _problems(record):
        if problems:
            found.update(_placed(record, entry.path, problems))
    return sorted(found)


def _problems(record: Record) -> Iterator[tuple[Event | Actor | Place, list[Problem]]]:
    for event in record.events.values():
        yield event, [problem for check in EVENT_RULES for problem in check(event, record)]
    for actor in record.actors.values():
        yield actor, [problem for check in ACTOR_RULES for problem in check(actor, record)]
    for site in record.places.values():
        yield site, [problem for check in PLACE_RULES for problem in check(site, record)]


def _placed(record: Record, path: str, problems: list[Problem]) -> Iterator[Finding]:
    """Problems with their lines; the file is read once more for that, since positions are not kept."""
    text, _ = decode((record.root.parent / path).read_bytes())
    document: Document = parse_document(text)[0]
    for problem in problems:
        yield finding_of(path, problem, place(text, document, problem))
