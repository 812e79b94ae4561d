"""The schemas of a record as files beside its caches, where an editor finds them before anything was published.

They are written when they are not exactly what they should be. What they should be is made anew only when the
vocabulary, an actor, a place or a shared source changed, so an unchanged record costs a look at six files.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path

from build_scripts.base.atomic import write_atomically
from build_scripts.base.cache import read_cache, toolkit_version, write_cache
from build_scripts.exports.schema import folder, render_schemas
from build_scripts.exports.schema.words import Terms
from build_scripts.model.entries import Actor, Place, SharedSource
from build_scripts.reading.record import Files, load_record


def leave_schemas(files: Files, cache: Path) -> None:
    """Write the schemas of a record into ``cache`` (`.timeline`), with the record's words.

    While its vocabulary cannot be read, those of the last time stay.
    """
    rendered = _rendered(files, cache)
    target = cache / folder()
    if rendered is None and not all((target / name).is_file() for name in render_schemas()):
        rendered = render_schemas()
    write_schemas(rendered or {}, target)


def write_schemas(rendered: Mapping[str, bytes], target: Path) -> None:
    """Write into ``target`` those of ``rendered`` (bytes by name) that are not there as they should be."""
    for name, data in rendered.items():
        path = target / name
        if not path.is_file() or path.read_bytes() != data:
            write_atomically(path, data)


def terms_of(files: Files) -> Terms | None:
    """Return the words of a record; ``None`` when its vocabulary cannot be read.

    An actor, a place or a source whose file is broken is one all the same: that finding is enough.
    """
    word_files = [file for file in files.files if file.kind in ("vocabulary", "actor", "place", "source")]
    record = load_record(Files(files.root, word_files, ()), None)
    if record.vocabulary is None:
        return None
    entries: Mapping[str, Mapping[str, Actor | Place | SharedSource]] = {
        "actor": record.actors,
        "place": record.places,
        "source": record.sources,
    }
    names: dict[str, dict[str, str]] = {kind: {} for kind in entries}
    for file in word_files:
        if file.kind in names:
            entry = entries[file.kind].get(file.id)
            called = entry.label if isinstance(entry, SharedSource) else entry.name if entry else file.id
            names[file.kind][file.id] = called
    return Terms(record.vocabulary, names["actor"], names["place"], names["source"])


def _rendered(files: Files, cache: Path) -> dict[str, bytes] | None:
    digest = blake2b(digest_size=16)
    for file in files.files:
        if file.kind not in ("event", "removed"):
            digest.update(f"{file.path}\0{file.digest}\n".encode())
    store, version = cache / "schemas", f"{toolkit_version()} {digest.hexdigest()}"
    if cached := {name: data for (name,), data in read_cache(store, version)}:
        return cached
    terms = terms_of(files)
    rendered = render_schemas(terms) if terms else None
    if rendered:
        write_cache(store, version, (([name], data) for name, data in rendered.items()))
    return rendered
