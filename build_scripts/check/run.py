"""Find everything that is wrong with a record: in reading it, then by the rules, in the order of files and lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from build_scripts.base.cache import read_cache, read_rows, toolkit_version, write_cache, write_rows
from build_scripts.base.workers import Remote, open_executor
from build_scripts.check.levels import STANDARD, Levels, graded, switched_off
from build_scripts.check.rules import apply_rules
from build_scripts.check.suppression import SUPPRESSED, problems_of, unsuppressed
from build_scripts.check.whole import LOOKED_AT, NOTHING_HELD, Held, Kept, check_whole, placed
from build_scripts.check.words import complete
from build_scripts.findings import Finding
from build_scripts.model.entries import Entry
from build_scripts.reading.extracts import see
from build_scripts.reading.files import bytes_of
from build_scripts.reading.record import Files, Record, load_record

if TYPE_CHECKING:
    from build_scripts.check.refused import CheckedPart

BATCH = 100
_PARALLEL_FROM = 500
Checked = dict[str, tuple[str, list[dict[str, Any]]]]
"""By path the digest of an entry and of the shared sources that it cites, and the findings in it as plain values."""
Seen = tuple[list[dict[str, Any]], Mapping[str, bytes]]
"""What the rules for one entry find in it, and what those over the whole record look at of it."""
_shared: tuple[Record, frozenset[str], Held, frozenset[str]] | None = None
"""What the calls of one process check entries with: the record, the rules that are off, what editors hold, and the
paths of entries of which extracts are to be made."""


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
    Kept(cache).begin(record)  # the earlier version takes over what is the same there
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
    kept = Kept(cache)
    kept.begin(record)
    checked = check_entries(record, cache, off, workers)
    findings = gather(record, today, checked, check_whole(record, today, base, off, kept), levels)
    kept.end(record)
    return findings


def gather(
    record: Record,
    today: date,
    checked: Checked,
    whole: Iterable[Finding],
    levels: Levels = STANDARD,
    held: Held = NOTHING_HELD,
    unasked: Set[str] = frozenset(),
) -> list[Finding]:
    """Return all findings about a record, given those in its entries and those about the whole, as `check_record`.

    Rules that were ``unasked`` may find something, so no suppression of them is called unused.
    """
    off = switched_off(levels) | unasked
    parts = _check_refused(record, today, held)
    findings = {
        *complete(record.findings, record.vocabulary),
        *(Finding(**row) for _, rows in checked.values() for row in rows),
        *whole,
        *(finding for part in parts.values() for finding in part.findings),
    }
    named = {finding.path for finding in findings}
    everything = {path: record.entries[path] for path in named if path in record.entries}
    everything |= {path: part.entry for path, part in parts.items()}
    left = {*unsuppressed(findings, everything), *_suppressions(record, findings, off, held)}
    return sorted(graded(left, levels))


def check_entries(
    record: Record,
    cache: Path | None,
    off: frozenset[str],
    workers: int = 1,
    held: Held = NOTHING_HELD,
) -> Checked:
    """Return what the rules for one entry find, from the cache where nothing changed.

    Of entries that are checked the record gets the extracts as well, for the rules that compare them.
    """
    store = cache / "checked" if cache else None
    version = f"{toolkit_version()} {surroundings(record)} {sorted(off)}"
    cached = {path: (digest, rows) for path, digest, rows in read_rows(store, version)} if store else {}
    digests = record.entry_digests
    fresh = [path for path in digests if cached.get(path, ("", ()))[0] != digests[path]]
    found: dict[str, list[dict[str, Any]]] = {}
    for path, (rows, seen) in zip(fresh, _check_all(record, fresh, off, workers, held), strict=True):
        found[path] = rows
        if seen:
            record.extracts.take(path, seen)
    checked = {path: (digests[path], found[path]) if path in found else cached[path] for path in digests}
    if store and checked != cached:
        write_rows(store, version, ([path, *row] for path, row in checked.items()))
    return checked


def _check_all(
    record: Record,
    paths: Sequence[str],
    off: frozenset[str],
    workers: int,
    held: Held,
) -> Iterator[Seen]:
    """Yield the findings in the entries at ``paths``, in their order, and the extracts of those that have none."""
    batches = [paths[at : at + BATCH] for at in range(0, len(paths), BATCH)]
    shared = record, off, dict(held), record.extracts.missing(record)
    with open_executor(workers if len(paths) >= _PARALLEL_FROM else 1, _begin, shared) as executor:
        reads = isinstance(executor, Remote)
        texts = (_read_batch(record, batch, held) if reads else {} for batch in batches)
        for found in executor.map(_check_batch, batches, texts):
            yield from found


def _begin(record: Record, off: frozenset[str], held: Held, unseen: frozenset[str]) -> None:
    global _shared  # a pool's initializer has no other way to hand over what all calls share
    _shared = record, off, held, unseen


def _read_batch(record: Record, paths: Sequence[str], held: Held) -> Held:
    """Return what the files at ``paths`` hold, for workers that cannot read them."""
    return {path: held[path] if path in held else bytes_of(record.root.parent / path) for path in paths}


def _check_batch(paths: Sequence[str], texts: Held) -> list[Seen]:
    assert _shared is not None
    record, off, held, unseen = _shared
    record.entries.make(paths)
    return [
        (
            [finding.as_dict() for finding in check_entry(record, off, texts or held, path)],
            see(LOOKED_AT, record.entries[path]) if path in unseen else {},
        )
        for path in paths
    ]


def surroundings(record: Record) -> str:
    """Return a digest of all that the rules for one entry may look at beside it."""
    digest = blake2b(digest_size=16)
    by_id = {*map(id, record.events.files.values()), *map(id, record.sources.files.values())}
    for path, file in record.loaded.items():
        line = f"{path} {file.former}" if id(file) in by_id else f"{path} {file.digest}"
        digest.update(f"{line}\n".encode())
    for finding in record.findings:  # of files in a wrong place or too large, which an entry may name
        if finding.path not in record.loaded:
            digest.update(f"{finding.path} {finding.rule}\n".encode())
    return digest.hexdigest()


def check_entry(record: Record, off: frozenset[str], held: Held, path: str) -> tuple[Finding, ...]:
    """Return what the rules for one entry find in the one at ``path``."""
    entry: Entry = record.loaded[path].entry
    problems = [problem for check in apply_rules(entry, record) for problem in check if problem.rule.id not in off]
    return placed(record, path, problems, held)


def _suppressions(record: Record, findings: set[Finding], off: frozenset[str], held: Held) -> Iterator[Finding]:
    """Yield what is wrong with the suppressions themselves; nobody can say which rules that are off a file breaks."""
    broken: dict[str, set[str]] = {path: set() for path in SUPPRESSED.over(record)}
    for finding in findings if broken else ():
        broken.get(finding.path, set()).add(finding.rule)
    for path, rules in broken.items():
        yield from placed(record, path, list(problems_of(record.entries[path], frozenset(rules | off))), held)


# Diagnosis takes a tenth of a second to import, and a right record needs nothing of it. So this, and nothing else here,
# imports what checks a refused file, and does so once there is one.


def _check_refused(record: Record, today: date, held: Held) -> Mapping[str, CheckedPart]:
    if all(loaded.is_entry for loaded in record.loaded.values()):
        return {}
    from build_scripts.check.refused import check_refused

    return check_refused(record, today, held)
