"""The record: every entry that could be read, and every finding made in reading. Unchanged files come from a cache."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from build_scripts.cache import read_cache, toolkit_version, write_cache
from build_scripts.findings import Finding, OnLine, Problem, declare, finding_of
from build_scripts.model import Actor, Event, Place, Removal, Vocabulary
from build_scripts.parse import Parsed, load_entry, parse_file
from build_scripts.read import SourceFile, read_record
from build_scripts.workers import open_executor

NO_VOCABULARY = declare("no-vocabulary", "error", "A record has a vocabulary, and it can be read.")
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
        """A digest of every path and every byte read."""
        digest = blake2b(digest_size=16)
        for file in self.files:
            digest.update(f"{file.path}\0{file.digest}\n".encode())
        for finding in self.findings:
            digest.update(repr(finding).encode())
        return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Record:
    """Entries by id, the digest of each file by path, and the findings made in reading them."""

    root: Path
    vocabulary: Vocabulary | None
    events: Mapping[str, Event]
    actors: Mapping[str, Actor]
    places: Mapping[str, Place]
    removed: Mapping[str, Removal]
    digests: Mapping[str, str]
    broken: frozenset[str]
    findings: Sequence[Finding]
    digest: str


def read_files(root: Path) -> Files:
    """Read every file of the record in ``root`` (the ``events`` folder)."""
    files: list[SourceFile] = []
    findings: list[Finding] = []
    for found in read_record(root):
        if isinstance(found, SourceFile):
            files.append(found)
        else:
            path, problem = found
            where = problem.where if isinstance(problem.where, OnLine) else OnLine()
            findings.append(finding_of(path, problem, where))
    return Files(root, files, findings)


def load_record(files: Files, cache: Path | None, workers: int = 1) -> Record:
    """Parse ``files`` into a record; ``cache`` is the folder of the caches, ``None`` for none."""
    store = cache / "parsed" if cache else None
    known = _known(store)
    fresh = [file for file in files.files if known.get(file.path, ("",))[0] != file.digest]
    parsed = {path: each for path, (_, each) in known.items()}
    parsed.update(zip((file.path for file in fresh), _parse_all(fresh, workers), strict=True))
    if store and (fresh or len(known) != len(files.files)):
        write_cache(store, toolkit_version(), (_row(file, parsed[file.path]) for file in files.files))
    return _assemble(files, parsed)


def _known(store: Path | None) -> dict[str, tuple[str, Parsed]]:
    known: dict[str, tuple[str, Parsed]] = {}
    for header, data in read_cache(store, toolkit_version()) if store else ():
        path, digest, has_entry, findings = header
        parsed = Parsed(data if has_entry else None, tuple(Finding(**each) for each in findings))
        known[path] = (digest, parsed)
    return known


def _row(file: SourceFile, parsed: Parsed) -> tuple[list[Any], bytes]:
    findings = [finding.as_dict() for finding in parsed.findings]
    return [file.path, file.digest, parsed.json is not None, findings], parsed.json or b""


def _parse_all(files: Sequence[SourceFile], workers: int) -> Iterator[Parsed]:
    batches = [files[at : at + BATCH] for at in range(0, len(files), BATCH)]
    with open_executor(workers if len(files) >= _PARALLEL_FROM else 1) as executor:
        for batch in executor.map(_parse_batch, batches):
            yield from batch


def _parse_batch(files: Sequence[SourceFile]) -> list[Parsed]:
    return [parse_file(file) for file in files]


def _assemble(files: Files, parsed: Mapping[str, Parsed]) -> Record:
    entries: dict[str, dict[str, Any]] = {
        "event": {},
        "actor": {},
        "place": {},
        "vocabulary": {},
        "removed": {},
    }
    with _no_collection():
        for file in files.files:
            json_bytes = parsed[file.path].json
            if json_bytes is not None:
                entries[file.kind][file.id] = load_entry(file.kind, json_bytes)
    vocabulary = entries["vocabulary"].get("_vocabulary")
    findings = [*files.findings, *(finding for file in files.files for finding in parsed[file.path].findings)]
    if vocabulary is None:
        findings += _no_vocabulary(files)
    return Record(
        root=files.root,
        vocabulary=vocabulary,
        events=entries["event"],
        actors=entries["actor"],
        places=entries["place"],
        removed=entries["removed"].get("_removed", {}),
        digests={file.path: file.digest for file in files.files},
        broken=frozenset(f"{file.kind}:{file.id}" for file in files.files if parsed[file.path].json is None),
        findings=findings,
        digest=files.digest,
    )


def _no_vocabulary(files: Files) -> Iterable[Finding]:
    if any(file.kind == "vocabulary" for file in files.files):
        return
    problem = Problem(
        NO_VOCABULARY.id, OnLine(), "the record has no `_vocabulary.yml`", "add one: see the format page"
    )
    yield finding_of(f"{files.root.name}/_vocabulary.yml", problem, OnLine())


class _no_collection:  # noqa: N801 - reads as a statement
    """No garbage collection within: loading builds only what stays, and collecting it over again took a third of it."""

    def __enter__(self) -> None:
        gc.disable()

    def __exit__(self, *_: object) -> None:
        gc.enable()
