"""One file that was refused or doubted: everything that is wrong with it, and as much of it as rules can look at.

What stopped the normal path is repaired as it was probably meant, and the rest is sent along that path again, so that
one mistake does not hide the others. What comes of it is for findings only, never for the record.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from build_scripts.base.text import nearest
from build_scripts.findings import Finding, Problem
from build_scripts.model.entries import Entry
from build_scripts.model.layout import REGISTRIES, registry_at
from build_scripts.reading.body import SOURCE_ID, parse_blocks
from build_scripts.reading.diagnosis.body import explain_notes
from build_scripts.reading.diagnosis.characters import explain_characters, legible
from build_scripts.reading.diagnosis.front_matter import explain_document
from build_scripts.reading.diagnosis.partial import partial_entry
from build_scripts.reading.diagnosis.places import MOST, in_original, place_all
from build_scripts.reading.diagnosis.recovery import read_on
from build_scripts.reading.diagnosis.schema import explain_refusal, explain_reserved
from build_scripts.reading.diagnosis.unknown_keys import sources_in_doubt
from build_scripts.reading.files import SourceFile
from build_scripts.reading.front_matter import Document, parse_document
from build_scripts.reading.parse import Reading, decode, derive_values, read_document, sources_of
from build_scripts.reading.rules import UNKNOWN_SOURCE


@dataclass(frozen=True, slots=True)
class Part:
    """A refused file as far as it goes: its entry, and what it takes to place what rules find in it."""

    entry: Entry
    text: str
    document: Document


class _Repaired(NamedTuple):
    """A file as it was probably meant: its text, its document, what was wrong with the two, and keys left out."""

    text: str
    document: Document
    problems: list[Problem]
    lost: frozenset[str] = frozenset()


def diagnose(file: SourceFile, reading: Reading) -> tuple[Finding, ...]:
    """Return the findings about ``file``, which came as far as ``reading`` tells."""
    repaired = _repair(file, reading)
    if repaired.document is not reading.document:
        reading = read_document(file, repaired.document)
    problems = [*repaired.problems, *_explain(file, reading, repaired.lost)]
    findings = place_all(file.path, repaired.text, repaired.document, problems)
    original, is_legible = decode(file.data)
    if is_legible:
        return findings
    moved = in_original(original, findings) if repaired.text else ()
    return *place_all(file.path, original, repaired.document, list(explain_characters(file.data))), *moved


def _repair(file: SourceFile, reading: Reading | None = None) -> _Repaired:
    """Repair the characters and the front matter of ``file``, as far as its ``reading`` shows that they need it."""
    text, is_legible = decode(file.data)
    if not is_legible:
        text, reading = legible(text), None
        if not text:
            return _Repaired("", Document("", None), [])
    document = reading.document if reading else parse_document(file.kind, text)
    problems = explain_document(text, document)
    if document.tree is None and file.kind not in REGISTRIES:
        return _Repaired(text, *read_on(text, document, problems))
    return _Repaired(text, document, problems)


def _explain(file: SourceFile, reading: Reading, lost: frozenset[str]) -> Iterator[Problem]:
    """Yield what the model and the body have against a file; ``lost`` are keys that its front matter has, unread."""
    tree, body = reading.document.tree, reading.document.body
    if tree is None:
        if body:  # there is no telling what it may cite: every citation is taken for right
            listed = SOURCE_ID.findall(body)
            yield from explain_notes(body, derive_values(file, reading.document, listed)[1], listed)
        return
    if reading.refusal:
        yield from islice(explain_refusal(reading.refusal, file.kind, tree, lost), 2 * MOST)
    yield from map(explain_reserved, reading.reserved)
    in_doubt = (reading.refusal or lost) and sources_in_doubt(file.kind, tree, lost)
    for problem in explain_notes(body, reading.notes, sources_of(tree)):
        if not (in_doubt and problem.rule is UNKNOWN_SOURCE):
            yield problem


def read_part(file: SourceFile) -> Part | None:
    """Return what can be checked of a file that was refused; None where that is nothing."""
    text, document, _, lost = _repair(file)
    if file.kind in REGISTRIES or document.tree is None:
        return None
    sources = sources_of(document.tree)
    derived, _ = derive_values(file, document, sources)
    derived["cited"] = _cited_in_doubt(document.body, sources, derived["cited"])
    return Part(partial_entry(file.kind, document.tree, derived, lost), text, document)


def _cited_in_doubt(body: str, sources: list[str], cited: tuple[str, ...]) -> tuple[str, ...]:
    """Return ``cited``, and what citations that name no source were meant to name: all, where it cannot be told."""
    prose = (part for block in parse_blocks(body) for part in block.children or () if part.type in ("citation", "text"))
    named = [name for part in prose for name in SOURCE_ID.findall(part.content)]  # code cites nothing
    intended = [name if name in sources else nearest(name, sources) for name in named]
    return tuple(dict.fromkeys((*cited, *(intended if all(intended) else sources))))


def place_in_part(file: SourceFile, part: Part, problems: list[Problem]) -> tuple[Finding, ...]:
    """Return the findings that problems of a refused file's part make."""
    return in_original(decode(file.data)[0], place_all(file.path, part.text, part.document, problems))


def place_in_file(path: str, data: bytes, problems: list[Problem]) -> tuple[Finding, ...]:
    """Return the findings that problems of the file at ``path`` make, which holds ``data``."""
    text, _ = decode(data)
    return place_all(path, text, parse_document(registry_at(path) or "event", text), problems)
