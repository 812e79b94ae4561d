"""The record: every entry that could be read, and every finding made in reading. Unchanged files come from a cache."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from hashlib import blake2b
from pathlib import Path

from build_scripts.base.workers import Progress, open_executor
from build_scripts.findings import Finding
from build_scripts.model.entries import Actor, Entry, Event, Place, Removal, SharedSource
from build_scripts.model.layout import TYPES, VOCABULARY, registry_at
from build_scripts.model.publishers import Publishers, known_publishers
from build_scripts.model.vocabulary import Vocabulary
from build_scripts.reading.extracts import Extracts
from build_scripts.reading.files import RefusedFile, SourceFile, find_files
from build_scripts.reading.kept import Kept, Row
from build_scripts.reading.loaded import Entries, Loaded, let_go, without_gc
from build_scripts.reading.names import Names
from build_scripts.reading.parse import FileEntry
from build_scripts.reading.parsed import Parsed, explain_refused, load_entry, parse_file

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
class Record:
    """Entries by id, what became of each file by path, and the findings made in reading them.

    ``entries`` has those of all kinds by path, in the order of paths. The sources of an entry are all that it cites:
    those that its file describes, then the shared ones.
    """

    root: Path
    vocabulary: Vocabulary | None
    events: Entries[Event]
    actors: Entries[Actor]
    places: Entries[Place]
    sources: Entries[SharedSource]
    removed: Mapping[str, Removal]
    loaded: Mapping[str, Loaded]
    broken: frozenset[str]
    findings: Sequence[Finding]
    digest: str
    publishers: Publishers
    entries: Entries[Entry] = field(init=False, repr=False, compare=False)
    names: Names = field(init=False, repr=False, compare=False)
    extracts: Extracts = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        files = {path: file for path, file in self.loaded.items() if file.is_entry and registry_at(path) is None}
        object.__setattr__(self, "entries", Entries(files))
        object.__setattr__(self, "names", Names(self.events, self.actors, self.places, self.sources, self.findings))
        object.__setattr__(self, "extracts", Extracts())

    @property
    def digests(self) -> Mapping[str, str]:
        """Return the digest of each file by path."""
        return {path: file.digest for path, file in self.loaded.items()}

    @property
    def fronts(self) -> Mapping[str, str]:
        """Return a digest of each file's front matter by path; of the whole file where it has none."""
        return {path: file.front or file.digest for path, file in self.loaded.items()}

    @property
    def entry_digests(self) -> Mapping[str, str]:
        """Return by path a digest of each entry, with those of the shared sources that it cites."""
        files = ((path, self.loaded[path]) for path in self.entries)
        return {path: " ".join((file.digest, *map(self._digest_of, file.cited()))) for path, file in files}

    def is_event(self, path: str) -> bool:
        """Check whether an event's file lies at ``path``: those of all else begin with a line below."""
        return path[len(self.root.name) + 1 : len(self.root.name) + 2] != "_"

    def _digest_of(self, source: SharedSource) -> str:
        return self.loaded[source.path].digest


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
    kept = Kept(cache if previous is None else None)
    same = previous.loaded if previous else {}
    let_go()
    with without_gc():
        fresh = [file for file in files.files if file.digest not in (_digest(same, file), _digest(kept.rows, file))]
        parsed = dict(zip((file.path for file in fresh), _parse_all(fresh, workers, progress), strict=True))
        record = _assemble(files, _loaded(files, parsed, kept, same))
    if previous:
        record.extracts.begin_with(previous.extracts)
    if fresh or kept.rows.keys() != record.loaded.keys():
        kept.write(_rows(record, parsed, kept))
    return record


def _digest(known: Mapping[str, Loaded] | Mapping[str, Row], file: SourceFile) -> str:
    return known[file.path].digest if file.path in known else ""


def _loaded(files: Files, parsed: Mapping[str, Parsed], kept: Kept, same: Mapping[str, Loaded]) -> Mapping[str, Loaded]:
    """Return what became of each file, with the shared sources that each entry cites."""
    shared: dict[str, SharedSource] = {}
    loaded: dict[str, Loaded] = {}
    for file in sorted(files.files, key=lambda file: file.kind != "source"):
        if file.path in parsed:
            result = parsed[file.path]
            make = None if result.json is None else partial(load_entry, file.kind, result.json)
            one = Loaded(file.digest, make, result.findings, result.former, result.foreign, shared, result.front)
        elif _digest(same, file) == file.digest:
            one = same[file.path].citing(shared)
        else:
            row = kept.rows[file.path]
            make = partial(_from_kept, kept, row, file) if row.at else None
            one = Loaded(file.digest, make, row.findings, row.former, row.foreign, shared, row.front)
        loaded[file.path] = one
        if file.kind == "source" and one.is_entry:
            shared[file.id] = one.entry
    return {file.path: loaded[file.path] for file in files.files}


def _from_kept(kept: Kept, row: Row, file: SourceFile) -> FileEntry:
    """Return the entry that is kept of a file; it is read anew where what is kept was altered."""
    json = kept.bytes_of(row) or parse_file(file).json
    assert json is not None
    return load_entry(file.kind, json)


def _rows(record: Record, parsed: Mapping[str, Parsed], kept: Kept) -> Iterator[tuple[Row, bytes | None]]:
    """Yield what is to be kept of each file: of those that were parsed the entry as well."""
    for path, file in record.loaded.items():
        if path in parsed:
            result = parsed[path]
            row = Row(path, file.digest, None, result.findings, result.former, result.foreign, result.front)
            yield row, result.json
        else:
            yield kept.rows[path], None


def _parse_all(files: Sequence[SourceFile], workers: int, progress: Progress) -> Iterator[Parsed]:
    batches = [files[at : at + BATCH] for at in range(0, len(files), BATCH)]
    with open_executor(workers if len(files) >= _PARALLEL_FROM else 1) as executor:
        for at, batch in enumerate(executor.map(_parse_batch, batches)):
            yield from batch
            progress("entries", min(len(files), (at + 1) * BATCH), len(files))


def _parse_batch(files: Sequence[SourceFile]) -> list[Parsed]:
    return [parse_file(file) for file in files]


def _assemble(files: Files, loaded: Mapping[str, Loaded]) -> Record:
    entries: dict[str, dict[str, Loaded]] = {kind: {} for kind in TYPES}
    for file in files.files:
        if loaded[file.path].is_entry:
            entries[file.kind][file.id] = loaded[file.path]
    vocabulary = entries["vocabulary"]["_vocabulary"].entry if entries["vocabulary"] else None
    findings = [*files.findings, *(finding for result in loaded.values() for finding in result.findings)]
    if vocabulary is None:
        findings += _no_vocabulary(files)
    actors: Entries[Actor] = Entries(entries["actor"])
    return Record(
        root=files.root,
        vocabulary=vocabulary,
        events=Entries(entries["event"]),
        actors=actors,
        places=Entries(entries["place"]),
        sources=Entries(entries["source"]),
        removed=entries["removed"]["_removed"].entry if entries["removed"] else {},
        loaded=loaded,
        broken=frozenset(f"{file.kind}:{file.id}" for file in files.files if not loaded[file.path].is_entry),
        findings=findings,
        digest=files.digest,
        publishers=known_publishers(vocabulary, actors),
    )


def _no_vocabulary(files: Files) -> Sequence[Finding]:
    path = f"{files.root.name}/{VOCABULARY}"
    named = path in {finding.path for finding in files.findings}
    if named or any(file.kind == "vocabulary" for file in files.files):
        return ()
    return explain_refused([RefusedFile(path, VOCABULARY, "missing")])
