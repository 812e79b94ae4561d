"""A record in which one file is another one than before: made of the record there is, without reading anything else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from build_scripts.model.entries import Entry, SharedSource
from build_scripts.model.publishers import known_publishers
from build_scripts.reading.files import SourceFile
from build_scripts.reading.parsed import load_entry, parse_file
from build_scripts.reading.record import Loaded, Record
from build_scripts.reading.sources import with_shared


def with_file(record: Record, file: SourceFile) -> Record:
    """Return a record in which one file is as it is now, at once: what `load_record` makes of all of them.

    The record's digest stays. Entries that cite a shared source have the new one.
    """
    result = parse_file(file)
    entry: Any = None if result.json is None else load_entry(file.kind, result.json)
    if isinstance(entry, Entry):
        entry = with_shared(entry, record.sources)
    names: Mapping[str, str] = {"event": "events", "actor": "actors", "place": "places", "source": "sources"}
    changed: dict[str, Any] = {}
    if file.kind in names:
        entries = {id_: one for id_, one in getattr(record, names[file.kind]).items() if id_ != file.id or entry}
        changed[names[file.kind]] = {**entries, file.id: entry} if entry is not None else entries
    elif file.kind == "vocabulary" and entry is not None:
        changed["vocabulary"] = entry
    elif file.kind == "removed":
        changed["removed"] = entry or {}
    if file.kind in ("vocabulary", "actor"):
        words, actors = changed.get("vocabulary", record.vocabulary), changed.get("actors", record.actors)
        changed["publishers"] = known_publishers(words, actors)
    name = f"{file.kind}:{file.id}"
    if file.kind == "source":
        record = _citing(record, changed["sources"])
    return replace(
        record,
        loaded={**record.loaded, file.path: Loaded(file.digest, entry, result.findings)},
        broken=record.broken - {name} if entry is not None else record.broken | {name},
        findings=[*(one for one in record.findings if one.path != file.path), *result.findings],
        **changed,
    )


def _citing(record: Record, shared: Mapping[str, SharedSource]) -> Record:
    """Return a record whose entries cite those of ``shared``."""

    def resolved(entries: Mapping[str, Any]) -> dict[str, Any]:
        return {id_: with_shared(entry, shared) for id_, entry in entries.items()}

    kinds: dict[str, Any] = {key: resolved(getattr(record, key)) for key in ("events", "actors", "places")}
    entries = {entry.path: entry for of_kind in kinds.values() for entry in of_kind.values()}
    loaded = {path: replace(file, entry=entries.get(path, file.entry)) for path, file in record.loaded.items()}
    return replace(record, loaded=loaded, **kinds)
