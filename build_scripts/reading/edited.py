"""A record in which one file is another one than before: made of the record there is, without reading anything else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from build_scripts.model.entries import SharedSource
from build_scripts.model.publishers import known_publishers
from build_scripts.reading.files import SourceFile
from build_scripts.reading.loaded import Entries, Loaded
from build_scripts.reading.parsed import load_entry, parse_file
from build_scripts.reading.record import Record

_NAMES: Mapping[str, str] = {"event": "events", "actor": "actors", "place": "places", "source": "sources"}


def with_file(record: Record, file: SourceFile) -> Record:
    """Return a record in which one file is as it is now, at once: what `load_record` makes of all of them.

    The record's digest stays. Entries that cite a shared source have the new one.
    """
    result = parse_file(file)
    entry = None if result.json is None else load_entry(file.kind, result.json)
    loaded = Loaded.made(file.digest, entry, result.findings, record.sources)
    changed: dict[str, Any] = {}
    if file.kind in _NAMES:
        changed[_NAMES[file.kind]] = getattr(record, _NAMES[file.kind]).changed(file.id, loaded)
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
    edited = replace(
        record,
        loaded={**record.loaded, file.path: loaded},
        broken=record.broken - {name} if entry is not None else record.broken | {name},
        findings=[*(one for one in record.findings if one.path != file.path), *result.findings],
        **changed,
    )
    edited.extracts.begin_with(record.extracts)
    return edited


def _citing(record: Record, shared: Mapping[str, SharedSource]) -> Record:
    """Return a record whose entries cite those of ``shared``."""
    now = {id(file): file.citing(shared) for file in record.loaded.values()}

    def resolved(entries: Entries[Any]) -> Entries[Any]:
        return Entries({id_: now[id(file)] for id_, file in entries.files.items()})

    kinds: dict[str, Any] = {key: resolved(getattr(record, key)) for key in ("events", "actors", "places")}
    return replace(record, loaded={path: now[id(file)] for path, file in record.loaded.items()}, **kinds)
