"""What the answers in an issue say, as far as the record can take it; what is left open becomes a remark."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from build_scripts.base.text import shown
from build_scripts.contribute.forms.form import FIELDS
from build_scripts.contribute.new.citations import cite_numbers
from build_scripts.contribute.new.event import cited
from build_scripts.contribute.new.lookup import find_entries, larger_places
from build_scripts.contribute.new.plain import as_markdown, one_line, paragraphs_of, wrapped
from build_scripts.contribute.new.rows import Reading, Values, known_entry
from build_scripts.contribute.new.sources import name_source, read_source
from build_scripts.reading.body import CITATION
from build_scripts.reading.record import Record

_ROWS = 40
_LONGEST_ROW = 1000
_BULLET = re.compile(r"^\s*(?:[-*•+]|[0-9]{1,2}[.)])\s+")
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_FOR_EDITORS = ("id", "superseded_by")


@dataclass(frozen=True, slots=True)
class Remark:
    """What is left open, in a sentence; or what was left out, the row itself, whole, to be pasted, and why."""

    text: str
    row: str = ""
    why: str = ""


Remarks = list[Remark]


def read_sources(text: str, record: Record, remarks: Remarks) -> tuple[dict[str, Values], list[str]]:
    """The sources by their ids; and the id of each that was named, in order, empty for what is none."""
    named: dict[str, Values] = {}
    numbered: list[str] = []
    addresses: dict[str, str] = {}
    for line in _source_lines(text)[:_ROWS]:
        row = _read("sources", line, lambda each: read_source(each, record, stand_in=True), remarks)
        url = str(row.get("url", ""))
        numbered.append(addresses.get(url, ""))
        if row and not numbered[-1]:
            numbered[-1], named_row = name_source(row, named)
            named[numbered[-1]] = named_row
            addresses |= {url: numbered[-1]} if url else {}
    return named, numbered


def _source_lines(text: str) -> list[str]:
    """Each source on one line: lines that an empty line sets apart, and that hold one address, are one source."""
    found: list[str] = []
    for block in re.split(r"\n(?:[ \t]*\n)+", text):
        lines = [_BULLET.sub("", line).strip() for line in block.split("\n") if line.strip()]
        one = sum(bool(_ADDRESS.search(line)) for line in lines) <= 1
        found += ["; ".join(lines)] if one and lines else lines
    return found


def read_rows(
    key: str,
    text: str,
    read: Callable[[str, Record, Sequence[str]], Reading],
    record: Record,
    numbered: Sequence[str],
    remarks: Remarks,
) -> list[Values]:
    """The rows in the answer to the field ``key``, one a line, each taken by ``read``."""
    lines = [_BULLET.sub("", line).strip() for line in text.split("\n") if line.strip()]
    if len(lines) > _ROWS:
        remarks.append(Remark(f"{FIELDS[key]}: only the first {_ROWS} lines were read"))
    return [
        row for line in lines[:_ROWS] if (row := _read(key, line, lambda each: read(each, record, numbered), remarks))
    ]


def _read(key: str, line: str, read: Callable[[str], Reading], remarks: Remarks) -> Values:
    """The row that ``line`` holds, with what is wrong with it among the remarks."""
    reading = read(line) if len(line) <= _LONGEST_ROW else Reading().refuse(f"longer than {_LONGEST_ROW} characters")
    if reading.row:
        remarks += [Remark(f"{FIELDS[key]}: ‘{shown(line, 60)}’: {problem}") for problem in reading.problems]
    else:
        remarks.append(Remark(f"{FIELDS[key]}: left out", line, "; ".join(reading.problems)))
    return {name: value for name, value in reading.row.items() if name not in _FOR_EDITORS}


def read_places(text: str, record: Record, remarks: Remarks) -> list[str]:
    """The places that are named, one a line; commas and semicolons part a place from the larger ones around it."""
    found: list[str] = []
    for line in filter(None, map(one_line, text.replace(";", ",").split("\n"))):
        found += [name for name in _places(line, record, remarks) if name not in found]
    return found


def _places(line: str, record: Record, remarks: Remarks) -> list[str]:
    """The place that ``line`` names, as in ``Village, District, Province``; the next larger one where that is known.

    Several, where the line lists places none of which lies within another.
    """
    parts = [part.strip() for part in line.split(",") if part.strip()]
    whole, problem = known_entry(record.places, ", ".join(parts), "place")
    if whole or not parts:
        return [whole] if whole else []
    listed = [find_entries(record.places, part) for part in parts]
    for at, found in enumerate(listed):
        fitting = [name for name in found if _lies_within(name, parts[at + 1 :], record)]
        if len(fitting) == 1:
            around = larger_places(record.places, fitting[0])
            before = [each[0] for each in listed[:at] if len(each) == 1 and each[0] not in around]
            unknown = [part for part, each in zip(parts[:at], listed[:at], strict=True) if len(each) != 1]
            _say_larger(unknown, fitting[0], record, remarks)
            return list(dict.fromkeys((*before, *fitting)))
    remarks.append(Remark(f"{FIELDS['places']}: {problem}"))
    return []


def _say_larger(smaller: Sequence[str], larger: str, record: Record, remarks: Remarks) -> None:
    """Remark on the places that were named before ``larger`` and are not known."""
    if smaller:
        unknown, known = shown(", ".join(smaller)), record.places[larger].name
        how = f"add a file, or choose one; {known} stands there for now"
        remarks.append(Remark(f"{FIELDS['places']}: the place ‘{unknown}’ is not in the record: {how}"))


def _lies_within(name: str, larger: Sequence[str], record: Record) -> bool:
    """Whether none of the ``larger`` places that are known is elsewhere."""
    around = larger_places(record.places, name)
    known = [found for part in larger if (found := find_entries(record.places, part))]
    return all(any(each in around for each in found) for found in known)


def read_body(text: str, numbered: Sequence[str], remarks: Remarks) -> str:
    """The account as Markdown: `[1]` becomes a citation of the first source; a paragraph without one cites all."""
    ids = list(dict.fromkeys(filter(None, numbered)))
    written = [_with_citations(line, numbered, remarks) for line in paragraphs_of(text)]
    uncited = sum(not CITATION.search(each) for each in written)
    if len(ids) > 1 and not written:
        remarks.append(Remark(f"{FIELDS['body']}: none; the summary stands there and cites all sources for now"))
    if len(ids) > 1 and uncited:
        what = f"{uncited} of {len(written)} paragraphs name no source, and cite all for now: leave those that say it"
        remarks.append(Remark(f"{FIELDS['body']}: {what}"))
    return "\n\n".join(wrapped(each if CITATION.search(each) else cited(each, ids)) for each in written)


def _with_citations(line: str, numbered: Sequence[str], remarks: Remarks) -> str:
    written, unknown = cite_numbers(line, numbered, as_markdown)
    remarks += [Remark(f"{FIELDS['body']}: ‘{each}’ names no source that could be used") for each in unknown]
    return written.strip()
