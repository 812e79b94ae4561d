"""Find everything that is wrong with a record: in reading it, then by the rules, in the order of files and lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from build_scripts.base.cache import read_cache, toolkit_version, write_cache
from build_scripts.base.workers import open_executor
from build_scripts.check.levels import STANDARD, Levels, graded, switched_off
from build_scripts.check.rules import DATED_RULES, HISTORY_RULES, RECORD_RULES, apply_rules
from build_scripts.check.suppression import problems_of, unsuppressed
from build_scripts.check.words import complete
from build_scripts.findings import Finding, InFile, Problem
from build_scripts.model.citing import shared_sources
from build_scripts.model.entries import Entry, Event, SharedSource
from build_scripts.reading.files import bytes_of
from build_scripts.reading.record import Files, Record, load_record

if TYPE_CHECKING:
    from build_scripts.check.refused import CheckedPart

BATCH = 100
_PARALLEL_FROM = 500
_shared: tuple[Record, frozenset[str]] | None = None
"""What the calls of one process check entries with: the record, and the rules that are off."""


def check_files(
    files: Files, today: date, cache: Path | None, workers: int = 1, levels: Levels = STANDARD
) -> list[Finding]:
    """Return the findings about a record's files.

    A record that is the same as at the last check is not checked again, unless that was on another day.
    """
    store = cache / "findings" if cache else None
    version = f"{toolkit_version()} {files.digest} {today} {levels}"
    for header, _ in read_cache(store, version) if store else ():
        return [Finding(**finding) for finding in header]
    findings = check_record(load_record(files, cache, workers), today, cache, levels=levels, workers=workers)
    if store:
        write_cache(store, version, [([finding.as_dict() for finding in findings], b"")])
    return findings


def check_change(
    files: Files, earlier: Files, today: date, cache: Path | None, workers: int = 1, levels: Levels = STANDARD
) -> list[Finding]:
    """Return what is wrong with a change: findings in files that differ from ``earlier``, and new ones elsewhere.

    A finding in a file that did not change is new when the earlier record has none with its rule and message there.
    """
    record = load_record(files, cache, workers)
    base = load_record(earlier, None, workers, previous=record)
    earlier_ones = {finding.identity for finding in check_record(base, today, levels=levels, workers=workers)}
    same = {path for path, digest in record.digests.items() if base.digests.get(path) == digest}
    findings = check_record(record, today, cache, base, levels, workers)
    return [finding for finding in findings if finding.path not in same or finding.identity not in earlier_ones]


def check_record(
    record: Record,
    today: date,
    cache: Path | None = None,
    base: Record | None = None,
    levels: Levels = STANDARD,
    workers: int = 1,
) -> list[Finding]:
    """Return the findings about a record that was loaded, sorted by path, line and column, each once.

    With ``base``, an earlier version, the rules for what may not happen between two versions run too. What the rules
    found in an entry is kept in ``cache`` and holds as long as its file, the registries, the list of all entries and
    their old ids stay the same: no rule for an entry looks further into another event. Files that were refused are
    held to the rules for one entry as far as they can be read. With ``levels`` a rule may be switched off, or a warning
    be an error.
    """
    off = switched_off(levels)
    entries = {path: file.entry for path, file in record.loaded.items() if isinstance(file.entry, Entry)}
    parts = _check_refused(record, today)
    findings = {
        *complete(record.findings, record.vocabulary),
        *_check_entries(record, entries, cache, off, workers),
        *_check_whole(record, today, base, off),
        *(finding for part in parts.values() for finding in part.findings),
    }
    everything = {**entries, **{path: part.entry for path, part in parts.items()}}
    left = {*unsuppressed(findings, everything), *_suppressions(record, entries, findings, off)}
    return sorted(graded(left, levels))


def _check_entries(
    record: Record, entries: Mapping[str, Entry], cache: Path | None, off: frozenset[str], workers: int
) -> list[Finding]:
    """Return what the rules for one entry find, from the cache where nothing changed."""
    store = cache / "checked" if cache else None
    version = f"{toolkit_version()} {_surroundings(record)} {sorted(off)}"
    cached = {path: (digest, rows) for (path, digest, rows), _ in read_cache(store, version)} if store else {}
    digests = {path: _digest(record, entry) for path, entry in entries.items()}
    fresh = [path for path in entries if cached.get(path, ("", ()))[0] != digests[path]]
    found = dict(zip(fresh, _check_all(record, fresh, off, workers), strict=True))
    checked = {path: (digests[path], found[path]) if path in found else cached[path] for path in entries}
    if store and checked != cached:
        write_cache(store, version, (([path, *row], b"") for path, row in checked.items()))
    return [Finding(**row) for _, rows in checked.values() for row in rows]


def _digest(record: Record, entry: Entry) -> str:
    """Return the digest of an entry's file, with those of the shared sources that it cites."""
    return " ".join(record.loaded[path].digest for path in (entry.path, *(s.path for s in shared_sources(entry))))


def _check_all(
    record: Record, paths: Sequence[str], off: frozenset[str], workers: int
) -> Iterator[list[dict[str, Any]]]:
    """Yield the findings in the entries at ``paths``, in their order."""
    batches = [paths[at : at + BATCH] for at in range(0, len(paths), BATCH)]
    with open_executor(workers if len(paths) >= _PARALLEL_FROM else 1, _begin, (record, off)) as executor:
        for batch in executor.map(_check_batch, batches):
            yield from batch


def _begin(record: Record, off: frozenset[str]) -> None:
    global _shared  # a pool's initializer has no other way to hand over what all calls share
    _shared = record, off


def _check_batch(paths: Sequence[str]) -> list[list[dict[str, Any]]]:
    assert _shared is not None
    return [[finding.as_dict() for finding in _check_entry(*_shared, path)] for path in paths]


def _surroundings(record: Record) -> str:
    """Return a digest of all that the rules for one entry may look at beside it."""
    digest = blake2b(digest_size=16)
    for path, file in record.loaded.items():
        by_id = isinstance(file.entry, Event | SharedSource)
        line = f"{path} {file.entry.redirect_from}" if by_id else f"{path} {file.digest}"
        digest.update(f"{line}\n".encode())
    for finding in record.findings:  # of files in a wrong place or too large, which an entry may name
        if finding.path not in record.loaded:
            digest.update(f"{finding.path} {finding.rule}\n".encode())
    return digest.hexdigest()


def _check_entry(record: Record, off: frozenset[str], path: str) -> tuple[Finding, ...]:
    entry: Entry = record.loaded[path].entry
    problems = [problem for check in apply_rules(entry, record) for problem in check if problem.rule.id not in off]
    return _placed(record, path, problems)


def _check_whole(record: Record, today: date, base: Record | None, off: frozenset[str]) -> Iterator[Finding]:
    """Yield what takes more than one entry to see: the whole record, the day, an earlier version."""
    by_path: dict[str, list[Problem]] = {}
    for problem in _problems_of_whole(record, base):
        if isinstance(problem.where, InFile) and problem.rule.id not in off:
            by_path.setdefault(problem.where.path, []).append(problem)
    for entry in record.entries.values():
        for dated in DATED_RULES:
            if problems := list(dated(entry, today)):
                by_path.setdefault(entry.path, []).extend(problems)
    for path, problems in by_path.items():
        yield from _placed(record, path, problems)


def _problems_of_whole(record: Record, base: Record | None) -> Iterator[Problem]:
    for check in RECORD_RULES:
        yield from check(record)
    if base is not None:
        for compared in HISTORY_RULES:
            yield from compared(record, base)


def _suppressions(
    record: Record, entries: Mapping[str, Entry], findings: set[Finding], off: frozenset[str]
) -> Iterator[Finding]:
    """Yield what is wrong with the suppressions themselves; nobody can say which rules that are off a file breaks."""
    broken: dict[str, set[str]] = {path: set() for path, entry in entries.items() if entry.suppress}
    for finding in findings if broken else ():
        broken.get(finding.path, set()).add(finding.rule)
    for path, rules in broken.items():
        yield from _placed(record, path, list(problems_of(entries[path], frozenset(rules | off))))


# Diagnosis takes a tenth of a second to import, and a right record needs nothing of it. So these two, and nothing else
# here, import what checks a refused file and finds the line of a problem, and do so once there is one.


def _check_refused(record: Record, today: date) -> Mapping[str, CheckedPart]:
    if all(loaded.entry is not None for loaded in record.loaded.values()):
        return {}
    from build_scripts.check.refused import check_refused

    return check_refused(record, today)


def _placed(record: Record, path: str, problems: list[Problem]) -> tuple[Finding, ...]:
    """Return problems with their lines; the file is read once more for that, since positions are not kept."""
    if not problems:
        return ()
    from build_scripts.reading.diagnosis import place_in_file

    return place_in_file(path, bytes_of(record.root.parent / path), problems)
