"""Rows as people type them on one line: ``publisher: …; date: 2018-07-13; url: https://…``.

Parts are set apart by semicolons. A part is ``key: value`` or ``key=value``; one without a key is told by what it looks
like: an address, a date, a source's number; else it goes to the next key that is still open. What of a row cannot be
used is said in words, and nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from build_scripts.base.text import did_you_mean, shown
from build_scripts.contribute.new.lookup import find_entries, find_word, folded, near_entries
from build_scripts.contribute.new.plain import one_line
from build_scripts.model.entries import Actor, Place, Words
from build_scripts.model.values.edtf import parse_edtf
from build_scripts.model.values.refusal import RefusedValueError
from build_scripts.reading.diagnosis import explain_date, only_reading
from build_scripts.reading.record import Record

Values = dict[str, str | list[str]]
Entries = Mapping[str, Actor] | Mapping[str, Place]
Looks = Mapping[str, Callable[[str], bool]]
"""For a key, whether a part that was given without one looks like its value."""

_NUMBER = re.compile(r"#?\[?([1-9][0-9]?)\]?")
_BEFORE = re.compile(r"(?:sources?|no\.?) ", re.IGNORECASE)
_NUMBERED = r"(?:sources?|nos?\.?)\s*\[?[0-9]+\]?"
_SOURCES = re.compile(rf"{_NUMBERED}(?:\s*(?:,|and|&)\s*(?:{_NUMBERED}|\[?[0-9]+\]?))*", re.IGNORECASE)
_BESIDE = re.compile(r"(?i)\b(?:sources?|and|nos?\b\.?)\s|&")
_SAYS = re.compile(r"(?:according to|said by|reported by|by) ", re.IGNORECASE)
_ALSO = {"address": "url", "link": "url", "according to": "by", "as of": "as_of", "date": "as_of", "source": "sources"}
"""What people call some of the keys, where a row has no key of that name."""
_CALLED = {
    "by": "who says so",
    "sources": "the sources",
    "as_of": "the date",
    "url": "the address",
    "lang": "the language",
}


@dataclass(slots=True)
class Reading:
    """What was read of a row, and in sentences what was not; ``row`` is empty where nothing of it can be used."""

    row: Values = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def refuse(self, problem: str) -> Reading:
        """The reading of a row that cannot be used."""
        return Reading({}, [*self.problems, problem])

    def take(self, key: str) -> str:
        """Take the text at ``key`` out of the row; empty where there is none."""
        value = self.row.pop(key, "")
        return value if isinstance(value, str) else ", ".join(value)


def split_row(text: str, keys: Iterable[str]) -> tuple[list[tuple[str, str]], list[str]]:
    """The parts of a row: those with one of ``keys`` (as it is spelled there) or a word for it, and the others."""
    known = {folded(key): key for key in keys}
    known = {**{name: key for name, key in _ALSO.items() if folded(key) in known}, **known}
    named: list[tuple[str, str]] = []
    loose: list[str] = []
    for part in _parts(one_line(text), known):
        key = _key(part)
        if key in known:
            named.append((known[key], part[len(re.split("[:=]", part)[0]) + 1 :].strip()))
        else:
            loose.append(part)
    return named, loose


def _key(part: str) -> str:
    head = re.match(r"[^:=]{1,60}(?=[:=])", part)
    return folded(head.group()) if head else ""


def _parts(line: str, known: Mapping[str, str]) -> list[str]:
    """``line`` cut at semicolons; one with neither a space nor a key behind it is a part of its value."""
    parts: list[str] = []
    for piece in line.split(";"):
        if parts and piece and not piece[0].isspace() and _key(piece) not in known:
            parts[-1] += f";{piece}"
        else:
            parts.append(piece)
    return [part.strip() for part in parts if part.strip()]


def collect(named: Iterable[tuple[str, str]], loose: Iterable[str], order: Sequence[str], looks: Looks) -> Reading:
    """The parts of a row by key; those without one go to the key whose value they look like, else by ``order``."""
    reading = Reading()
    for key, value in named:
        _put(reading, key, value)
    for part in loose:
        like = (key for key, is_one in looks.items() if is_one(part))
        key = next(like, None) or next((each for each in order if each not in reading.row), "")
        if key:
            _put(reading, key, _SAYS.sub("", part) if key == "by" else part)
        else:
            reading.problems.append(f"it is not clear what ‘{shown(part)}’ is: say so before it, as in `note: …`")
    return reading


def _put(reading: Reading, key: str, value: str) -> None:
    if key == "sources" and key in reading.row:
        reading.row[key] = f"{reading.row[key]}, {value}"
    elif value and key in reading.row:
        reading.problems.append(f"{called(key)} stands twice; ‘{shown(value)}’ was left out")
    elif value:
        reading.row[key] = value


def called(key: str) -> str:
    """A key of a row in words."""
    return _CALLED.get(key, f"the {key}")


def read_date(text: str) -> str:
    """``text`` as EDTF, where it is a date or can be read as only one.

    :raises ValueError: with what to write instead.
    """
    line = one_line(text)
    try:
        return parse_edtf(only_reading(line) or line).text
    except RefusedValueError as refusal:
        raise ValueError(" ".join(explain_date(line))) from refusal


def is_date(text: str) -> bool:
    """Whether `read_date` reads ``text``."""
    try:
        return bool(read_date(text))
    except ValueError:
        return False


def read_day(reading: Reading, key: str) -> None:
    """Make EDTF of the date at ``key``, or leave it out."""
    if text := reading.take(key):
        try:
            reading.row[key] = read_date(text)
        except ValueError as error:
            reading.problems.append(f"{called(key)} was left out: {shown(str(error), 300)}")


def read_word(reading: Reading, key: str, words: Words) -> None:
    """Make a word of a closed list of what stands at ``key``, or leave it out."""
    if text := reading.take(key):
        if name := find_word(words, text):
            reading.row[key] = name
        else:
            remedy = did_you_mean(text, words) or f"write one of {', '.join(words)}"
            reading.problems.append(f"{called(key)} was left out, there is no such word as ‘{shown(text)}’: {remedy}")


def read_entry(reading: Reading, key: str, entries: Entries) -> None:
    """Make an id of the name at ``key``, or leave it out."""
    if text := reading.take(key):
        found, problem = known_entry(entries, text, key)
        if found:
            reading.row[key] = found
        else:
            reading.problems.append(problem)


def known_entry(entries: Entries, text: str, kind: str) -> tuple[str, str]:
    """The id of the one that is called ``text``, and nothing; or nothing, and why in words."""
    found, name = find_entries(entries, text), shown(one_line(text))
    if len(found) == 1:
        return found[0], ""
    if found:
        return "", f"the {kind} ‘{name}’ may be {', '.join(f'`{each}`' for each in found)}: choose one"
    near = [f"`{each}`" for each in near_entries(entries, text)]
    remedy = f"did you mean {' or '.join(near)}? If not," if near else "choose one that is, or"
    return "", f"the {kind} ‘{name}’ is not in the record: {remedy} add a file"


def read_statement(reading: Reading, record: Record, sources: Sequence[str]) -> None:
    """What rows have in common: a date, a speaker, sources. Where an entry has one source, a row rests on it."""
    read_day(reading, "as_of")
    if by := reading.take("by"):
        found = find_entries(record.actors, by)
        reading.row["by"] = found[0] if len(found) == 1 else by
    named = [part for part in re.split(r"[,\s]+", _BESIDE.sub(" ", reading.take("sources"))) if part]
    for part in named:
        if not _source(part, sources):
            reading.problems.append(f"there is no source ‘{shown(part)}’")
    found = list(dict.fromkeys(name for part in named if (name := _source(part, sources))))
    if found or len(sources) == 1:
        reading.row["sources"] = found or list(sources)


def names_source(sources: Sequence[str]) -> Callable[[str], bool]:
    """Whether a part names sources: some of ``sources`` by id or place in the list, or any as ``sources 1 and 3``."""
    return lambda part: (
        bool(_SOURCES.fullmatch(part.strip())) or all(_source(each, sources) for each in part.split(","))
    )


def names_speaker(part: str) -> bool:
    """Whether a part names somebody as the one who says it: ``according to the mayor``."""
    return bool(_SAYS.match(part))


def _source(text: str, sources: Sequence[str]) -> str | None:
    """The one of ``sources`` that is named by its id or its place: ``gazette-2018``, ``2``, ``source 2``, ``[2]``."""
    named = _BEFORE.sub("", text.strip())
    number = _NUMBER.fullmatch(named)
    if named in sources:
        return named
    return sources[int(number.group(1)) - 1] if number and int(number.group(1)) <= len(sources) else None


def words_of(record: Record, name: str) -> Words:
    """The closed list ``name`` of the record's vocabulary."""
    words: Words = getattr(record.vocabulary, name) if record.vocabulary else {}
    return words
