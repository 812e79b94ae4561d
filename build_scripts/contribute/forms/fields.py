"""The fields of an issue that hold several values, as far as the record can take them; the rest becomes remarks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from build_scripts.base.text import shown
from build_scripts.contribute.forms.addresses import has_address
from build_scripts.contribute.forms.form import FIELDS
from build_scripts.contribute.forms.rows import ReadRow
from build_scripts.contribute.forms.statements import read_source
from build_scripts.contribute.new.body import cite_numbers, cites
from build_scripts.contribute.new.entry import Values
from build_scripts.contribute.new.lookup import find_entries, known_entry, larger_places
from build_scripts.contribute.new.plain import as_markdown, markup_in, one_line, paragraphs_of, wrapped
from build_scripts.contribute.new.sources import KEPT, name_source
from build_scripts.model.entries import SharedSource
from build_scripts.model.layout import entry_path
from build_scripts.reading.record import Record

_ROWS = 40
_LONGEST_ROW = 1000
_SIGNS = 8  # so many are listed in one remark
_BULLET = re.compile(
    r"^\s*(?:sources?:?\s+(?=[(0-9]|\[))?(?:[-*•+]|[0-9]{1,2}[.)]|\[[0-9]{1,2}\]|\([0-9]{1,2}\))[.:]?\s+", re.IGNORECASE
)
_FOR_EDITORS = ("id", "superseded_by")


@dataclass(frozen=True, slots=True)
class Remark:
    """What is left open, in a sentence; or what was left out, the row itself, whole, to be pasted, and why."""

    text: str
    row: str = ""
    why: str = ""


Remarks = list[Remark]


def read_sources(text: str, record: Record, remarks: Remarks) -> tuple[dict[str, Values], list[str]]:
    """Return the sources by their ids; and the id of each row, in order, empty for one that cannot be used.

    Lines between empty lines that hold one address in all are one source.
    """
    lines: list[str] = []
    for block in re.split(r"\n(?:[ \t]*\n)+", text):
        rows = _lines(block)
        lines += ["; ".join(rows)] if rows and sum(map(has_address, rows)) <= 1 else rows
    _limit("sources", lines, remarks)
    sources: dict[str, Values] = {}
    numbered: list[str] = []
    addresses: dict[str, str] = {}
    for line in lines[:_ROWS]:
        row = _read("sources", line, lambda line: read_source(line, record), remarks)
        url = str(row.get("url", ""))
        numbered.append(addresses.get(url, ""))
        if row and not numbered[-1]:
            numbered[-1], sources[numbered[-1]] = name_source(row, sources, record)
            remarks += _of_shared(record.sources.get(numbered[-1]), row)
            addresses |= {url: numbered[-1]} if url else {}
    return sources, numbered


def _of_shared(shared: SharedSource | None, row: Values) -> Remarks:
    """Return a remark where a row says of a shared source what its file does not."""
    said = {key: value for key, value in row.items() if shared and key in KEPT}
    others = [f"{key}: {value}" for key, value in said.items() if value != str(getattr(shared, key) or "")]
    if not shared or not others:
        return []
    file = f"`{entry_path('source', shared.id)}`"
    return [Remark(f"{FIELDS['sources']}: {file} describes this source, without ‘{shown('; '.join(others), 200)}’")]


def _lines(text: str) -> list[str]:
    """Return the lines of ``text`` that are not empty, without bullets."""
    return [_BULLET.sub("", line).strip() for line in text.split("\n") if line.strip()]


def read_rows(key: str, text: str, read: Callable[[str], ReadRow], remarks: Remarks) -> list[Values]:
    """Return the rows in the answer to the field ``key``, one per line."""
    lines = _lines(text)
    _limit(key, lines, remarks)
    return [row for line in lines[:_ROWS] if (row := _read(key, line, read, remarks))]


def _limit(key: str, lines: Sequence[str], remarks: Remarks) -> None:
    """Say so where there are more ``lines`` than are read."""
    if len(lines) > _ROWS:
        remarks.append(Remark(f"{FIELDS[key]}: only the first {_ROWS} lines were read"))


def _read(key: str, line: str, read: Callable[[str], ReadRow], remarks: Remarks) -> Values:
    """Return the row that ``line`` holds, with what is wrong with it among the remarks."""
    reading = read(line) if len(line) <= _LONGEST_ROW else ReadRow().refuse(f"longer than {_LONGEST_ROW} characters")
    if reading.row:
        remarks += [Remark(f"{FIELDS[key]}: ‘{shown(line, 200)}’: {problem}") for problem in reading.problems]
    else:
        remarks.append(Remark(f"{FIELDS[key]}: left out", line, "; ".join(reading.problems)))
    return {name: value for name, value in reading.row.items() if name not in _FOR_EDITORS}


def read_places(text: str, record: Record, remarks: Remarks) -> list[str]:
    """Return the places that are named, one per line; commas and semicolons part a place from the larger ones."""
    lines = filter(None, map(one_line, text.replace(";", ",").split("\n")))
    return list(dict.fromkeys(name for line in lines for name in _places(line, record, remarks)))


def _places(line: str, record: Record, remarks: Remarks) -> list[str]:
    """Return the place that ``line`` names, as in ``Village, District, Province``; else the next larger known one.

    Return several where the line lists places none of which lies within another.
    """
    parts = [part.strip() for part in line.split(",") if part.strip()]
    if not parts:
        return []
    try:
        return [known_entry(record.places, ", ".join(parts), "place")]
    except ValueError as error:
        problem = str(error)
    ids = [find_entries(record.places, part) for part in parts]
    for at, names in enumerate(ids):
        fitting = [name for name in names if _lies_within(name, ids[at + 1 :], record)]
        if len(fitting) == 1:
            around = larger_places(record.places, fitting[0])
            beside = [found[0] for found in ids[:at] if len(found) == 1 and found[0] not in around]
            if unknown := [part for part, found in zip(parts[:at], ids[:at], strict=True) if len(found) != 1]:
                where, known = shown(", ".join(unknown)), record.places[fitting[0]].name
                how = f"add a file, or choose one; {known} is there for now"
                remarks.append(Remark(f"{FIELDS['places']}: the place ‘{where}’ is not in the record: {how}"))
            return list(dict.fromkeys((*beside, *fitting)))
    remarks.append(Remark(f"{FIELDS['places']}: {problem}"))
    return []


def _lies_within(name: str, larger: Sequence[Sequence[str]], record: Record) -> bool:
    """Tell whether none of the ``larger`` places that are known is elsewhere."""
    around = larger_places(record.places, name)
    return all(any(place in around for place in ids) for ids in larger if ids)


def read_body(text: str, numbered: Sequence[str], remarks: Remarks) -> str:
    """Return the account as Markdown: `[1]` cites the first source. A paragraph that names no source cites none."""
    key, ids = FIELDS["body"], set(filter(None, numbered))
    paragraphs: list[str] = []
    plain: list[str] = []

    def write(part: str) -> str:
        plain.append(part)
        return as_markdown(part)

    for line in paragraphs_of(text):
        paragraph, unknown = cite_numbers(line, numbered, write)
        remarks += [Remark(f"{key}: ‘{number}’ names no source that could be used") for number in unknown]
        paragraphs.append(wrapped(paragraph.strip()))
    if signs := markup_in("\n".join(plain)):
        listed = ", ".join(f"`{shown(sign)}`" for sign in signs[:_SIGNS])
        more = f" and {len(signs) - _SIGNS} more" if len(signs) > _SIGNS else ""
        remarks.append(Remark(f"{key}: {listed}{more} became plain text: look what each was meant to be"))
    uncited = sum(not cites(paragraph) for paragraph in paragraphs)
    if ids and not paragraphs:
        remarks.append(Remark(f"{key}: none; the summary is there for now: say which sources support it"))
    if uncited:
        what = f"{uncited} of {len(paragraphs)} paragraphs name no source: add those that say it"
        remarks.append(Remark(f"{key}: {what}"))
    return "\n\n".join(paragraphs)
