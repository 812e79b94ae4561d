"""What the answers in an issue say, as far as the record can take it; what is left open becomes a remark."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from build_scripts.body_problems import CITATION
from build_scripts.drafts.event import cited
from build_scripts.drafts.lookup import find_entries, larger_places
from build_scripts.drafts.plain import as_markdown, one_line, paragraphs_of, wrapped
from build_scripts.drafts.rows import Reading, Values, known_entry
from build_scripts.drafts.sources import name_source, read_source
from build_scripts.findings import shown
from build_scripts.issues.form import FIELDS
from build_scripts.record import Record

_ROWS = 40
_LONGEST_ROW = 1000
_BULLET = re.compile(r"^\s*(?:[-*•+]|[0-9]{1,2}[.)])\s+")
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_FOR_EDITORS = ("id", "superseded_by")
Remarks = list[str]


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
        remarks.append(f"{FIELDS[key]}: only the first {_ROWS} lines were read")
    return [
        row for line in lines[:_ROWS] if (row := _read(key, line, lambda each: read(each, record, numbered), remarks))
    ]


def _read(key: str, line: str, read: Callable[[str], Reading], remarks: Remarks) -> Values:
    """The row that ``line`` holds, with what is wrong with it among the remarks."""
    reading = read(line) if len(line) <= _LONGEST_ROW else Reading().refuse(f"longer than {_LONGEST_ROW} characters")
    what = "" if reading.row else "left out "
    remarks += [f"{FIELDS[key]}: {what}‘{shown(line, 60)}’: {problem}" for problem in reading.problems]
    return {name: value for name, value in reading.row.items() if name not in _FOR_EDITORS}


def read_places(text: str, record: Record, remarks: Remarks) -> list[str]:
    """The places that are named, one a line or between semicolons."""
    found: list[str] = []
    for line in filter(None, map(one_line, re.split(r"[;\n]", text))):
        name = _place(line, record, remarks)
        found += [name] if name and name not in found else []
    return found


def _place(line: str, record: Record, remarks: Remarks) -> str:
    """The place that ``line`` names, as in ``Village, District, Province``; the next larger one where that is known."""
    parts = [part.strip() for part in line.split(",") if part.strip()]
    whole, problem = known_entry(record.places, line, "place")
    if whole or not parts:
        return whole
    for at, part in enumerate(parts):
        fitting = [name for name in find_entries(record.places, part) if _lies_within(name, parts[at + 1 :], record)]
        if len(fitting) == 1:
            if at:
                smaller = shown(", ".join(parts[:at]))
                larger = record.places[fitting[0]].name
                remarks.append(
                    f"{FIELDS['places']}: the place ‘{smaller}’ is not in the record: add a file, or choose one; "
                    f"{larger} stands there for now"
                )
            return fitting[0]
    remarks.append(f"{FIELDS['places']}: {problem}")
    return ""


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
    if uncited and len(ids) > 1:
        remarks.append(
            f"{FIELDS['body']}: {uncited} of {len(written)} paragraphs name no source, and cite all for now: "
            "leave those that say it"
        )
    return "\n\n".join(wrapped(each if CITATION.search(each) else cited(each, ids)) for each in written)


def _with_citations(line: str, numbered: Sequence[str], remarks: Remarks) -> str:
    written, unknown = cite_numbers(line, numbered, as_markdown)
    remarks += [Remark(f"{FIELDS['body']}: ‘{each}’ names no source that could be used") for each in unknown]
    return written.strip()
