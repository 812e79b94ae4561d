"""The rules over files that were refused, as far as these can be read.

Reading has refused such a file because of one value, and the rest of it would be checked only once that is mended. So
its author would be told of the next mistake at each attempt. `run` imports this module once a file was refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from hashlib import blake2b
from typing import NamedTuple

from build_scripts.check.catalogue import CATALOGUE
from build_scripts.check.rules import DATED_RULES, apply_rules
from build_scripts.check.suppression import problems_of
from build_scripts.findings import Finding
from build_scripts.model.entries import Entry
from build_scripts.model.layout import identify_file
from build_scripts.reading.diagnosis import Part, as_far_as_read, place_in_part, read_part
from build_scripts.reading.files import SourceFile, bytes_of
from build_scripts.reading.record import Record
from build_scripts.reading.sources import foreign_names, with_shared


class CheckedPart(NamedTuple):
    """A refused entry as far as it can be read, and what the rules find in that."""

    entry: Entry
    findings: tuple[Finding, ...]


def check_refused(record: Record, today: date, held: Mapping[str, bytes]) -> dict[str, CheckedPart]:
    """Return what can be checked of the files that were refused, by path; ``held`` counts before the disk."""
    refused = [path for path, loaded in record.loaded.items() if not loaded.is_entry]
    parts = ((path, check_part(record, today, path, held)) for path in refused)
    return {path: part for path, part in parts if part is not None}


def check_part(record: Record, today: date, path: str, held: Mapping[str, bytes]) -> CheckedPart | None:
    """Return what can be checked of one file that was refused; None where it has changed since it was read."""
    identity, digest = identify_file(path.partition("/")[2]), record.loaded[path].digest
    if identity is None:
        return None
    data = held[path] if path in held else bytes_of(record.root.parent / path)
    file = SourceFile(path, *identity, data, digest)
    if blake2b(data, digest_size=16).hexdigest() != digest or (part := read_part(file)) is None:
        return None
    return CheckedPart(part.entry, _check(record, today, file, part))


def _check(record: Record, today: date, file: SourceFile, part: Part) -> tuple[Finding, ...]:
    entry = with_shared(part.entry, foreign_names(part.entry), record.sources)
    checks = [*apply_rules(entry, record), *(dated(entry, today) for dated in DATED_RULES)]
    problems = [problem for check in checks for problem in as_far_as_read(check)]
    # Nobody can say which rules a refused file does not break, so none of its suppressions is called unused.
    suppressions = list(problems_of(part.entry, frozenset(CATALOGUE)))
    return *place_in_part(file, part, problems), *place_in_part(file, part, suppressions)
