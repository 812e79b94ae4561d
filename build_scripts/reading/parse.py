"""From a file's bytes to a typed entry: decode, split, render the body, read the values.

Nothing here knows what a mistake was meant to be. A file that is refused or doubted comes out as a `Reading` that tells
how far it came. `reading.diagnosis` makes findings of that, and sends what it could repair along the same way again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError

from build_scripts.base.letters import FOREIGN, INVISIBLE, find_mixed
from build_scripts.findings import KeyPath
from build_scripts.model.entries import Actor, Event, Place, Removal
from build_scripts.model.layout import REGISTRIES, TYPES
from build_scripts.model.vocabulary import Vocabulary
from build_scripts.reading.body import render_body
from build_scripts.reading.body_notes import Note, find_notes
from build_scripts.reading.files import SourceFile
from build_scripts.reading.front_matter import Document, parse_document

FileEntry = Event | Actor | Place | Vocabulary | dict[str, Removal]

ADAPTERS: dict[str, TypeAdapter[Any]] = {kind: TypeAdapter(held) for kind, held in TYPES.items()}
_DERIVED = ("body", "cited", "id", "links", "path")
_SUSPECT = re.compile(f"{INVISIBLE.pattern[:-1]}{FOREIGN.pattern[1:]}")  # both in one scan
_PLAIN = bytes([9, 10, 13, *range(32, 127)])


@dataclass(frozen=True, slots=True)
class Reading:
    """How far one file came, and what is against it.

    A file whose characters are refused (``is_legible``) comes no further. ``reserved`` are keys that a file may not
    have, ``refusal`` is what the model refused, ``notes`` is what is wrong or doubtful in the body.
    """

    document: Document
    entry: FileEntry | None = None
    is_legible: bool = True
    reserved: tuple[KeyPath, ...] = ()
    refusal: ValidationError | None = None
    notes: tuple[Note, ...] = ()

    @property
    def is_right(self) -> bool:
        """Check whether there is nothing to say about the file."""
        return self.entry is not None and not (self.document.breaches or self.reserved or self.notes)


def read_file(file: SourceFile) -> Reading:
    """Read one file of the record into the model."""
    text, is_legible = decode(file.data)
    if not is_legible:
        return Reading(Document("", None), is_legible=False)
    return read_document(file, parse_document(file.kind, text))


def decode(data: bytes) -> tuple[str, bool]:
    """Return the text of a file, with lines ended by a line feed, and whether all its characters are allowed.

    Of a file that is no UTF-8 the text is empty. A byte order mark is not allowed, and no part of the text.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return "", False
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if data.isascii():
        return text, not data.translate(None, _PLAIN)  # faster than a search
    if text.startswith("\ufeff"):
        return text[1:], False
    return text, not _SUSPECT.search(text) or not (INVISIBLE.search(text) or any(find_mixed(text)))


def read_document(file: SourceFile, document: Document) -> Reading:
    """Read a file that is split into its parts: render its body, and validate its values."""
    if (tree := document.tree) is None:
        return Reading(document)
    values = _values_of_removals(tree) if file.kind == "removed" else tree
    notes: tuple[Note, ...] = ()
    if file.kind not in REGISTRIES:
        derived, notes = derive_values(file, document, sources_of(tree))
        values = {**tree, **derived}
    reserved = tuple(find_reserved(file.kind, tree))
    try:
        entry = ADAPTERS[file.kind].validate_python(values, by_alias=True, by_name=False)
    except ValidationError as refusal:
        return Reading(document, reserved=reserved, refusal=refusal, notes=notes)
    return Reading(document, entry, reserved=reserved, notes=notes)


def _values_of_removals(tree: Mapping[str, Any]) -> dict[str, Any]:
    return {name: {**row, "id": name} if isinstance(row, dict) else row for name, row in tree.items()}


def sources_of(tree: Mapping[str, Any]) -> list[str]:
    """Return the ids of the sources that front matter lists."""
    return list(sources) if isinstance(sources := tree.get("sources"), dict) else []


def derive_values(
    file: SourceFile, document: Document, sources: Sequence[str]
) -> tuple[dict[str, Any], tuple[Note, ...]]:
    """Return the values of an entry that are not in its front matter, and what is to say about its body."""
    body = render_body(document.body, file.path.split("/")[-2], sources)
    notes = find_notes(document.body, body, sources, cite=file.kind == "event")
    return {"id": file.id, "path": file.path, "body": body.html, "cited": body.cited, "links": body.links}, notes


def find_reserved(kind: str, tree: Mapping[str, Any]) -> Iterator[KeyPath]:
    """Yield keys that a file may not have: they are the model's own, and their values follow from the file."""
    if kind == "removed":
        yield from ((name, "id") for name, row in tree.items() if isinstance(row, dict) and "id" in row)
    elif kind not in REGISTRIES:
        yield from ((key,) for key in _DERIVED if key in tree)
    rows = tree.get("figures")
    for i, row in enumerate(rows if isinstance(rows, list) else ()):
        yield from (("figures", i, key) for key in ("measure", "value") if isinstance(row, dict) and key in row)
