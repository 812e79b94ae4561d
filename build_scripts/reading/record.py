"""The record: every entry that could be read, and every finding made in reading. Unchanged files come from a cache."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from itertools import count
from pathlib import Path
from typing import Any

from build_scripts.base.cache import read_cache, toolkit_version, write_cache
from build_scripts.base.workers import Progress, open_executor
from build_scripts.findings import Finding
from build_scripts.model.entries import Actor, Entry, Event, Place, Removal, SharedSource
from build_scripts.model.layout import TYPES, VOCABULARY
from build_scripts.model.publishers import Publishers, known_publishers
from build_scripts.model.vocabulary import Vocabulary
from build_scripts.reading.files import RefusedFile, SourceFile, find_files
from build_scripts.reading.names import Names
from build_scripts.reading.parsed import Parsed, explain_refused, load_entry, parse_file
from build_scripts.reading.sources import with_shared

BATCH = 64
_PARALLEL_FROM = 200  # below that many files a second process costs more than it saves


@dataclass(frozen=True, slots=True)
class Files:
    """The files of a record as read: those that may be entries, and the findings about those that may not."""

    root: Path
    files: Sequence[SourceFile]
    findings: Sequence[Finding]

    @property
    def digest(self) -> str:
        """Return a digest of every path and every byte read."""
        digest = blake2b(digest_size=16)
        for file in self.files:
            digest.update(f"{file.path}\0{file.digest}\n".encode())
        for finding in self.findings:
            digest.update(repr(finding).encode())
        return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of one file: its digest, its entry (``None`` when it cannot be one), the findings in reading it."""

    digest: str
    entry: Any
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """Entries by id, what became of each file by path, and the findings made in reading them.

    The sources of an entry are all that it cites: those that its file describes, then the shared ones.
    """

    root: Path
    vocabulary: Vocabulary | None
    events: Mapping[str, Event]
    actors: Mapping[str, Actor]
    places: Mapping[str, Place]
    sources: Mapping[str, SharedSource]
    removed: Mapping[str, Removal]
    loaded: Mapping[str, Loaded]
    broken: frozenset[str]
    findings: Sequence[Finding]
    digest: str
    publishers: Publishers
    names: Names = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", Names(self.events, self.actors, self.places, self.sources, self.findings))

    @property
    def digests(self) -> Mapping[str, str]:
        """Return the digest of each file by path."""
        return {path: file.digest for path, file in self.loaded.items()}

    @property
    def entries(self) -> Mapping[str, Entry]:
        """Return every entry by the path of its file."""
        by_kind: tuple[Mapping[str, Entry], ...] = (self.events, self.actors, self.places, self.sources)
        return {entry.path: entry for entries in by_kind for entry in entries.values()}


def read_files(root: Path) -> Files:
    """Read every file of the record in ``root`` (the ``events`` folder)."""
    read = list(find_files(root))
    refused = [file for file in read if isinstance(file, RefusedFile)]
    return Files(root, [file for file in read if isinstance(file, SourceFile)], explain_refused(refused))


def load_record(
    files: Files,
    cache: Path | None,
    workers: int = 1,
    previous: Record | None = None,
    progress: Progress = lambda stage, done, total: None,
) -> Record:
    """Parse ``files`` into a record.

    What has not changed comes from ``previous`` where there is one, else from ``cache``, the folder of the caches.
    """
    store = cache / "parsed" if cache and previous is None else None
    cached = _cached(store)
    same = previous.loaded if previous else {}
    loaded: dict[str, Loaded] = {}
    with _without_gc():
        fresh = [f for f in files.files if not any(k.get(f.path, _NOTHING).digest == f.digest for k in (same, cached))]
        parsed = dict(zip((file.path for file in fresh), _parse_all(fresh, workers, progress), strict=True))
        for file in files.files:
            if file.path in parsed:
                result = parsed[file.path]
                loaded[file.path] = Loaded(file.digest, _entry(file, result.json), result.findings)
            elif same.get(file.path, _NOTHING).digest == file.digest:
                loaded[file.path] = same[file.path]
            else:
                stored = cached[file.path]
                loaded[file.path] = Loaded(file.digest, _entry(file, stored.entry), stored.findings)
    if store and (fresh or len(cached) != len(files.files)):
        json = {path: result.json for path, result in parsed.items()}
        rows = (
            _row(path, result, json[path] if path in json else cached[path].entry) for path, result in loaded.items()
        )
        write_cache(store, toolkit_version(), rows)
    return _assemble(files, loaded, previous)


_NOTHING = Loaded("", None, ())


def _entry(file: SourceFile, json: bytes | None) -> Any:
    return None if json is None else load_entry(file.kind, json)


def _cached(store: Path | None) -> dict[str, Loaded]:
    """Return the files in the cache; entries are left as the model's JSON."""
    cached: dict[str, Loaded] = {}
    for header, data in read_cache(store, toolkit_version()) if store else ():
        path, digest, has_entry, findings = header
        cached[path] = Loaded(digest, data if has_entry else None, tuple(Finding(**finding) for finding in findings))
    return cached


def _row(path: str, loaded: Loaded, json: bytes | None) -> tuple[list[Any], bytes]:
    findings = [finding.as_dict() for finding in loaded.findings]
    return [path, loaded.digest, json is not None, findings], json or b""


def _parse_all(files: Sequence[SourceFile], workers: int, progress: Progress) -> Iterator[Parsed]:
    batches = [files[at : at + BATCH] for at in range(0, len(files), BATCH)]
    with open_executor(workers if len(files) >= _PARALLEL_FROM else 1) as executor:
        for at, batch in enumerate(executor.map(_parse_batch, batches)):
            yield from batch
            progress("entries", min(len(files), (at + 1) * BATCH), len(files))


def _parse_batch(files: Sequence[SourceFile]) -> list[Parsed]:
    return [parse_file(file) for file in files]


def _assemble(files: Files, loaded: Mapping[str, Loaded], previous: Record | None) -> Record:
    loaded = _with_shared(files, loaded, previous)
    entries: dict[str, dict[str, Any]] = {kind: {} for kind in TYPES}
    for file in files.files:
        if (entry := loaded[file.path].entry) is not None:
            entries[file.kind][file.id] = entry
    vocabulary = entries["vocabulary"].get("_vocabulary")
    findings = [*files.findings, *(finding for result in loaded.values() for finding in result.findings)]
    if vocabulary is None:
        findings += _no_vocabulary(files)
    return Record(
        root=files.root,
        vocabulary=vocabulary,
        events=entries["event"],
        actors=entries["actor"],
        places=entries["place"],
        sources=entries["source"],
        removed=entries["removed"].get("_removed", {}),
        loaded=loaded,
        broken=frozenset(f"{file.kind}:{file.id}" for file in files.files if loaded[file.path].entry is None),
        findings=findings,
        digest=files.digest,
        publishers=known_publishers(vocabulary, entries["actor"]),
    )


def _with_shared(files: Files, loaded: Mapping[str, Loaded], previous: Record | None) -> Mapping[str, Loaded]:
    """Return what became of each file, with shared sources among those of the entries that cite them."""
    shared = {file.id: loaded[file.path].entry for file in files.files if file.kind == "source"}
    shared = {name: source for name, source in shared.items() if source is not None}
    if not shared and not (previous and previous.sources):
        return loaded
    resolved = dict(loaded)
    for path, file in loaded.items():
        if isinstance(file.entry, Entry) and (entry := with_shared(file.entry, shared)) is not file.entry:
            resolved[path] = replace(file, entry=entry)
    return resolved


def _no_vocabulary(files: Files) -> Sequence[Finding]:
    path = f"{files.root.name}/{VOCABULARY}"
    named = path in {finding.path for finding in files.findings}
    if named or any(file.kind == "vocabulary" for file in files.files):
        return ()
    return explain_refused([RefusedFile(path, VOCABULARY, "missing")])


_LOADS = count(1)
_KEPT_FOR = 10
"""After how many loads what is not used any more is let go."""


@contextmanager
def _without_gc() -> Iterator[None]:
    """Collect no garbage within, and afterwards none of what was built there: it stays in memory.

    Going over ten thousand events again and again took a third of loading, and a fifth of building after it. What leads
    in circles is kept as well when nobody has it any more: who loads again and again, as `serve` does, lets go of it
    now and then.
    """
    if next(_LOADS) % _KEPT_FOR == 0:
        gc.unfreeze()
        gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
