"""An import of what we export ourselves: all tables of a package at once, each entry whole.

Entries that are there already stay as they are, since a file holds more than its tables do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from build_scripts.contribute.importing.own_entries import entries_of
from build_scripts.contribute.importing.own_package import read_package
from build_scripts.contribute.new.additions import Addition, write_additions
from build_scripts.findings import Finding
from build_scripts.model.vocabulary import Vocabulary
from build_scripts.reading.files import SourceFile
from build_scripts.reading.parsed import parse_file

_SHOWN = 20
LOST = (
    "the markup and the links of accounts, and the order within a citation of several (words and citations are there)",
    "the bodies of actors, places and sources",
    "suppressed rules, second readings and comments",
    "zeros at the end of a place's coordinates",
    "what was removed, and the vocabulary: copy events/_vocabulary.yml and events/_removed.yml",
)
"""What the tables do not hold."""


@dataclass(frozen=True, slots=True)
class Refused:
    """An entry that a package describes, and that the format does not allow, with the first thing that is wrong."""

    path: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class Taken:
    """What comes of a package: the new entries, the paths of those that were there, and those that stay out."""

    new: Sequence[Addition]
    there: Sequence[str]
    refused: Sequence[Refused]


def take_package(file: Path, base: Path, vocabulary: Vocabulary, write: bool) -> Taken:
    """Return what comes of the package that ``file`` describes, and ``write`` it into the project ``base``.

    :raises TableError: when the package cannot be read.
    :raises OSError: when a file cannot be written.
    """
    new: list[Addition] = []
    there: list[str] = []
    refused: list[Refused] = []
    for entry in entries_of(read_package(file), vocabulary):
        if (base / entry.path).exists():
            there.append(entry.path)
        elif finding := _first_error(entry):
            refused.append(Refused(entry.path, finding))
        else:
            new.append(entry)
    if write:
        write_additions(base, new)
    return Taken(new, there, refused)


def _first_error(entry: Addition) -> Finding | None:
    data = entry.text.encode()
    file = SourceFile(entry.path, entry.kind, entry.id, data, blake2b(data, digest_size=16).hexdigest())
    return next((finding for finding in parse_file(file).findings if finding.severity == "error"), None)


def tell_taken(file: str, taken: Taken) -> Iterator[str]:
    """Yield what came of a package, as lines of Markdown."""
    yield f"## {file}: {sum_taken(taken)}"
    yield ""
    yield "What tables do not hold does not come back:"
    yield ""
    yield from (f"* {what}" for what in LOST)
    for entry in taken.new[:_SHOWN]:
        yield (
            f"\n### {entry.path}\n\n```markdown\n{entry.text.rstrip()}\n```"
            if entry is taken.new[0]
            else f"* {entry.path}"
        )
    if (more := len(taken.new) - _SHOWN) > 0:
        yield f"* {more} more"
    for one in taken.refused[:_SHOWN]:
        yield f"* {one.path} stays out: {one.finding.rule}, {one.finding.message}"


def sum_taken(taken: Taken) -> str:
    """Return how many entries there were, and what became of them: the numbers add up."""
    total = len(taken.new) + len(taken.there) + len(taken.refused)
    entries = "entry" if total == 1 else "entries"
    return (
        f"{total} {entries} = {len(taken.new)} new + {len(taken.there)} there already + {len(taken.refused)} rejected"
    )
