"""Every finding about a record: those made in reading it, and those of the rules, in the order of files and lines."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from build_scripts.cache import read_cache, toolkit_version, write_cache
from build_scripts.findings import Finding, InFile, Problem
from build_scripts.model import Actor, Event, Place
from build_scripts.parse import place_all, split_file
from build_scripts.read import decode
from build_scripts.record import Files, Record, load_record
from build_scripts.rules import ACTOR_RULES, EVENT_RULES, PLACE_RULES, RECORD_RULES


def check_files(files: Files, cache: Path | None, workers: int = 1) -> list[Finding]:
    """The findings about a record's files; a record that has not changed since the last check is not checked again."""
    store = cache / "findings" if cache else None
    version = f"{toolkit_version()} {files.digest}"
    for header, _ in read_cache(store, version) if store else ():
        return [Finding(**each) for each in header]
    findings = check_record(load_record(files, cache, workers), cache)
    if store:
        write_cache(store, version, [([finding.as_dict() for finding in findings], b"")])
    return findings


def check_record(record: Record, cache: Path | None = None) -> list[Finding]:
    """The findings about a record that was loaded, sorted by path, line and column, each once.

    What the rules said of an entry is kept in ``cache`` and holds as long as its file, the registries and the list of
    all entries stay the same: no rule for an entry looks into another event.
    """
    store = cache / "checked" if cache else None
    version = f"{toolkit_version()} {_surroundings(record)}"
    known = {path: (digest, found) for (path, digest, found), _ in read_cache(store, version)} if store else {}
    checked = {
        path: known[path]
        if known.get(path, ("", ()))[0] == each.digest
        else (each.digest, [finding.as_dict() for finding in _check_entry(record, path, each.entry)])
        for path, each in record.loaded.items()
        if isinstance(each.entry, Event | Actor | Place)
    }
    if store and checked != known:
        write_cache(store, version, (([path, *each], b"") for path, each in checked.items()))
    of_entries = (Finding(**each) for _, found in checked.values() for each in found)
    return sorted({*record.findings, *of_entries, *_check_whole(record)})


def _surroundings(record: Record) -> str:
    """A digest of all that the rules for one entry may look at beside it."""
    digest = blake2b(digest_size=16)
    for path, each in record.loaded.items():
        part = path if isinstance(each.entry, Event) else f"{path} {each.digest}"
        digest.update(f"{part}\n".encode())
    return digest.hexdigest()


def _check_entry(record: Record, path: str, entry: Event | Actor | Place) -> tuple[Finding, ...]:
    if isinstance(entry, Event):
        problems = [problem for check in EVENT_RULES for problem in check(entry, record)]
    elif isinstance(entry, Actor):
        problems = [problem for check in ACTOR_RULES for problem in check(entry, record)]
    else:
        problems = [problem for check in PLACE_RULES for problem in check(entry, record)]
    return _placed(record, path, problems) if problems else ()


def _check_whole(record: Record) -> Iterator[Finding]:
    problems: dict[str, list[Problem]] = {}
    for problem in (problem for check in RECORD_RULES for problem in check(record)):
        if isinstance(problem.where, InFile):
            problems.setdefault(problem.where.path, []).append(problem)
    for path, found in problems.items():
        yield from _placed(record, path, found)


def _placed(record: Record, path: str, problems: list[Problem]) -> tuple[Finding, ...]:
    """Problems with their lines; the file is read once more for that, since positions are not kept."""
    try:
        text, _ = decode((record.root.parent / path).read_bytes())
    except OSError:  # it was there a moment ago
        text = ""
    kind = {"_vocabulary.yml": "vocabulary", "_removed.yml": "removed"}.get(path.rpartition("/")[2], "entry")
    return place_all(path, text, split_file(kind, text)[0], problems)
