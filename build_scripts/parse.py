"""From a file's bytes to a typed entry and the findings made on the way; a bad file never hides another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from pydantic import TypeAdapter, ValidationError

from build_scripts.body import find_link, parse_body
from build_scripts.findings import At, Finding, InBody, InFile, LinkTo, OnLine, Phrase, Problem, declare, finding_of
from build_scripts.front_matter import Document, locate, parse_document, parse_yaml
from build_scripts.model import Actor, Event, Place, Removal, Vocabulary
from build_scripts.read import SourceFile, decode
from build_scripts.schema import NOT_WRITTEN, UNKNOWN_KEY, explain, misnamed_keys
from build_scripts.wording import find_phrase

Entry = Event | Actor | Place | Vocabulary | dict[str, Removal]

MANY_FINDINGS = declare(
    "many-findings", "error", "file", "A file with very many findings is shown with the first of them."
)
MOST = 100

ADAPTERS: dict[str, TypeAdapter[Any]] = {
    "event": TypeAdapter(Event),
    "actor": TypeAdapter(Actor),
    "place": TypeAdapter(Place),
    "vocabulary": TypeAdapter(Vocabulary),
    "removed": TypeAdapter(dict[str, Removal]),
}
_DERIVED = frozenset({"id", "path", "body", "cited", "links"})


@dataclass(frozen=True, slots=True)
class Parsed:
    """What became of one file: its entry as the model's JSON (``None`` when it cannot be one) and its findings."""

    json: bytes | None
    findings: tuple[Finding, ...]


def parse_file(file: SourceFile) -> Parsed:
    """Read one file of the record into the model."""
    text, problems = decode(file.data)
    document = Document("", None)
    entry = None
    if not problems:
        document, problems = split_file(file.kind, text)
    if document.tree is not None:
        entry, more = _validate(file, document, document.tree)
        problems += more
    findings = place_all(file.path, text, document, problems)
    if entry is None or any(finding.severity == "error" for finding in findings):
        return Parsed(None, findings)
    return Parsed(ADAPTERS[file.kind].dump_json(entry, by_alias=True, exclude_defaults=True), findings)


def place_all(path: str, text: str, document: Document, problems: list[Problem]) -> tuple[Finding, ...]:
    """The findings that the problems of one file make; of very many, the first."""
    return tuple(finding_of(path, problem, place(text, document, problem)) for problem in _first(problems))


def _first(problems: list[Problem]) -> list[Problem]:
    if len(problems) <= MOST:
        return problems
    message = f"this file has more findings than the {MOST} that are shown"
    return [*problems[:MOST], MANY_FINDINGS(OnLine(), message, "mend those that are shown, then check again")]


def load_entry(kind: str, json: bytes) -> Entry:
    """An entry from the JSON that `parse_file` made of it.

    :raises ValueError: when it is not that JSON.
    """
    entry: Entry = ADAPTERS[kind].validate_json(json)
    return entry


def place(text: str, document: Document, problem: Problem) -> OnLine:
    """The line, column and length of a problem in its file."""
    where = problem.where
    if isinstance(where, InFile):
        where = where.where
    if isinstance(where, LinkTo):
        where = find_link(document.body, where.entry)
    if isinstance(where, Phrase):
        where = find_phrase(document.body, where)
    if isinstance(where, At):
        return locate(document.front, where)
    if isinstance(where, InBody):
        start = document.offset + where.start
        column = start - text.rfind("\n", 0, start)
        return OnLine(text.count("\n", 0, start) + 1, column, where.length)
    return where


def split_file(kind: str, text: str) -> tuple[Document, list[Problem]]:
    """The document in the text of a file of ``kind``; the vocabulary and the list of removals are YAML alone."""
    if kind in ("vocabulary", "removed"):
        tree, problems = parse_yaml(text)
        return Document(text, tree), problems
    return parse_document(text)


def _validate(file: SourceFile, document: Document, tree: dict[str, Any]) -> tuple[Entry | None, list[Problem]]:
    problems = [*_written_over(file.kind, tree), *misnamed_keys(tree)]
    values = tree
    if file.kind == "removed":
        values = {name: {**row, "id": name} if isinstance(row, dict) else row for name, row in tree.items()}
    elif file.kind != "vocabulary":
        sources = tree.get("sources")
        listed = list(sources) if isinstance(sources, dict) else []
        body, found = parse_body(document.body, file.path.split("/")[-2], listed, cite=file.kind == "event")
        problems += found
        derived = {
            "id": file.id,
            "path": file.path,
            "body": body.html,
            "cited": body.cited,
            "links": body.links,
        }
        values = {**tree, **derived}
    try:
        return ADAPTERS[file.kind].validate_python(values, by_alias=True, by_name=False), problems
    except ValidationError as error:
        return None, [*islice(explain(error, file.kind, tree), 2 * MOST), *problems]


def _written_over(kind: str, tree: Mapping[str, Any]) -> Iterator[Problem]:
    """Keys that a file may not have because their value follows from the file."""
    if kind == "removed":
        paths = [(name, "id") for name, row in tree.items() if isinstance(row, dict) and "id" in row]
        yield from (UNKNOWN_KEY(At(path, key=True), "`id` is not a key of the format", NOT_WRITTEN) for path in paths)
    elif kind != "vocabulary":
        for key in sorted(_DERIVED & tree.keys()):
            yield UNKNOWN_KEY(At((key,), key=True), f"`{key}` is not a key of the format", NOT_WRITTEN)
