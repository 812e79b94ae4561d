"""From a file's bytes to a typed entry and the findings made on the way; a bad file never hides another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from build_scripts.base.text import nearest
from build_scripts.findings import At, Finding, Problem
from build_scripts.model.entries import Actor, Event, Place, Removal, Vocabulary
from build_scripts.model.keys import sources_in_doubt
from build_scripts.model.layout import REGISTRIES, TYPES
from build_scripts.reading.body import parse_body
from build_scripts.reading.diagnosis.body import SOURCE_ID, UNKNOWN_SOURCE
from build_scripts.reading.diagnosis.partial import partial_entry
from build_scripts.reading.diagnosis.placing import MOST, in_original, place_all
from build_scripts.reading.diagnosis.recovery import read_on
from build_scripts.reading.diagnosis.schema import NOT_WRITTEN, UNKNOWN_KEY, explain, misnamed_keys
from build_scripts.reading.files import SourceFile, decode, legible
from build_scripts.reading.front_matter import Document, parse_document, parse_yaml

Entry = Event | Actor | Place | Vocabulary | dict[str, Removal]

ADAPTERS: dict[str, TypeAdapter[Any]] = {kind: TypeAdapter(held) for kind, held in TYPES.items()}
_DERIVED = frozenset({"id", "path", "body", "cited", "links"})


@dataclass(frozen=True, slots=True)
class Parsed:
    """What became of one file: its entry as the model's JSON (``None`` when it cannot be one) and its findings."""

    json: bytes | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A refused file as far as it goes: its entry, and what it takes to place what rules find in it."""

    entry: Event | Actor | Place
    text: str
    document: Document


class _Taken(NamedTuple):
    """A file taken apart: its text, made legible where it was not, its document, what is wrong, and keys left out."""

    text: str
    document: Document
    problems: list[Problem]
    lost: frozenset[str] = frozenset()


def parse_file(file: SourceFile) -> Parsed:
    """Read one file of the record into the model."""
    original, problems = decode(file.data)
    taken = _take_apart(file, original, bool(problems))
    entry, more = _validate(file, taken)
    findings = place_all(file.path, taken.text, taken.document, [*taken.problems, *more])
    if problems:
        moved = in_original(original, findings) if taken.text else ()
        findings = (*place_all(file.path, original, taken.document, problems), *moved)
    if entry is None or any(finding.severity == "error" for finding in findings):
        return Parsed(None, findings)
    return Parsed(ADAPTERS[file.kind].dump_json(entry, by_alias=True, exclude_defaults=True), findings)


def parse_part(file: SourceFile) -> Part | None:
    """What can be checked of a file that was refused; None where that is nothing."""
    original, problems = decode(file.data)
    taken = _take_apart(file, original, bool(problems))
    if file.kind in REGISTRIES or taken.document.tree is None:
        return None
    derived, _ = _derive(file, taken.document)
    derived["cited"] = _cited_in_doubt(taken.document, derived["cited"])
    return Part(partial_entry(file.kind, taken.document.tree, derived, taken.lost), taken.text, taken.document)


def place_in_part(file: SourceFile, part: Part, problems: list[Problem]) -> tuple[Finding, ...]:
    """The findings that the problems of a refused file's part make."""
    return in_original(decode(file.data)[0], place_all(file.path, part.text, part.document, problems))


def _take_apart(file: SourceFile, text: str, illegible: bool) -> _Taken:
    if illegible:
        text = legible(text)
        if not text:
            return _Taken("", Document("", None), [])
    document, problems = split_file(file.kind, text)
    if document.tree is None and file.kind not in REGISTRIES:
        return _Taken(text, *read_on(text, document, problems))
    return _Taken(text, document, problems)


def load_entry(kind: str, json: bytes) -> Entry:
    """An entry from the JSON that `parse_file` made of it.

    :raises ValueError: when it is not that JSON.
    """
    entry: Entry = ADAPTERS[kind].validate_json(json)
    return entry


def split_file(kind: str, text: str) -> tuple[Document, list[Problem]]:
    """The document in the text of a file of ``kind``; the vocabulary and the list of removals are YAML alone."""
    if kind in REGISTRIES:
        tree, problems = parse_yaml(text)
        return Document(text, tree), problems
    return parse_document(text)


def _validate(file: SourceFile, taken: _Taken) -> tuple[Entry | None, list[Problem]]:
    """The entry, and what the model and the body have against it."""
    tree = taken.document.tree
    derived, problems = _derive(file, taken.document)
    if tree is None:
        return None, problems
    problems = [*_written_over(file.kind, tree), *misnamed_keys(tree), *problems]
    values = {**tree, **derived}
    if file.kind == "removed":
        values = {name: {**row, "id": name} if isinstance(row, dict) else row for name, row in tree.items()}
    try:
        entry = ADAPTERS[file.kind].validate_python(values, by_alias=True, by_name=False)
    except ValidationError as error:
        entry, problems = None, [*islice(explain(error, file.kind, tree, taken.lost), 2 * MOST), *problems]
    if (entry is None or taken.lost) and sources_in_doubt(file.kind, tree, taken.lost):
        problems = [problem for problem in problems if problem.rule != UNKNOWN_SOURCE.id]
    return entry, problems


def _derive(file: SourceFile, document: Document) -> tuple[dict[str, Any], list[Problem]]:
    """What follows from an entry's file beside its front matter, and the problems of its body.

    Where the front matter cannot be read, every citation is taken for right.
    """
    if file.kind in REGISTRIES or not (document.tree is not None or document.body):
        return {}, []
    if document.tree is None:
        listed = SOURCE_ID.findall(document.body)
    else:
        listed = list(sources) if isinstance(sources := document.tree.get("sources"), dict) else []
    body, problems = parse_body(document.body, file.path.split("/")[-2], listed, cite=file.kind == "event")
    derived = {"id": file.id, "path": file.path, "body": body.html, "cited": body.cited, "links": body.links}
    return derived, problems


def _cited_in_doubt(document: Document, cited: tuple[str, ...]) -> tuple[str, ...]:
    """``cited``, and the sources that citations were meant to name which name none, or are no citations.

    All of the sources, where it cannot be told which.
    """
    sources = (document.tree or {}).get("sources")
    listed = list(sources) if isinstance(sources, dict) else []
    meant = [name if name in listed else nearest(name, listed) for name in SOURCE_ID.findall(document.body)]
    return tuple(dict.fromkeys((*cited, *(meant if all(meant) else listed))))


def _written_over(kind: str, tree: Mapping[str, Any]) -> Iterator[Problem]:
    """Keys that a file may not have because their value follows from the file."""
    if kind == "removed":
        paths = [(name, "id") for name, row in tree.items() if isinstance(row, dict) and "id" in row]
        yield from (UNKNOWN_KEY(At(path, key=True), "`id` is not a key of the format", NOT_WRITTEN) for path in paths)
    elif kind != "vocabulary":
        for key in sorted(_DERIVED & tree.keys()):
            yield UNKNOWN_KEY(At((key,), key=True), f"`{key}` is not a key of the format", NOT_WRITTEN)
