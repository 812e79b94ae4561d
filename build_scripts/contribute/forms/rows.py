"""Rows as people type them on one line of a form: ``publisher: …; date: 2018-07-13; url: https://…``.

Parts are set apart by semicolons. A part is ``key: value`` or ``key=value``; one without a key is recognised by what it
looks like: an address, a date, a source's number; else it goes to the next key that is still open. What cannot be used
becomes a problem in words, and nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from build_scripts.base.text import shown
from build_scripts.contribute.new.answers import read_date, read_word
from build_scripts.contribute.new.entry import Values
from build_scripts.contribute.new.lookup import folded, id_or_name
from build_scripts.contribute.new.plain import one_line
from build_scripts.model.vocabulary import Words
from build_scripts.reading.record import Record

Looks = Mapping[str, Callable[[str], bool]]
"""For a key, whether a part without a key looks like its value."""

_NAMED = re.compile(r"(?:sources?|nos?)(?![a-z_-])", re.IGNORECASE)
_BETWEEN = re.compile(r"(?<![\w-])(?:sources?|nos?|and)(?![a-z_-])\.?|[\s,&#\[\]]+", re.IGNORECASE)
_SAYS = re.compile(r"(?:according to|said by|reported by|by) ", re.IGNORECASE)
_ALSO = {"address": "url", "link": "url", "according to": "by", "as of": "as_of", "date": "as_of", "source": "sources"}
"""What people call some of the keys, where a row has no key of that name."""
_IN_WORDS = {
    "by": "who says so",
    "sources": "the sources",
    "as_of": "the date",
    "url": "the address",
    "lang": "the language",
}


@dataclass(slots=True)
class ReadRow:
    """What was read of a row, and in sentences what was not; ``row`` is empty where nothing of it can be used."""

    row: Values = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def refuse(self, problem: str) -> ReadRow:
        """Return the reading of a row that cannot be used."""
        return ReadRow({}, [*self.problems, problem])

    def take(self, key: str) -> str:
        """Take the text at ``key`` out of the row; empty where there is none."""
        value = self.row.pop(key, "")
        return value if isinstance(value, str) else ", ".join(value)

    def put(self, key: str, value: str) -> None:
        """Set a key that the row does not have yet; sources may be named several times."""
        if key == "sources" and key in self.row:
            self.row[key] = f"{self.row[key]}, {value}"
        elif value and key in self.row:
            self.problems.append(f"{in_words(key)} is given twice; ‘{shown(value)}’ was left out")
        elif value:
            self.row[key] = value

    def settle(self, key: str, check: Callable[[str], str]) -> None:
        """Put what ``check`` makes of the text at ``key`` in its place, or leave it out."""
        if text := self.take(key):
            try:
                self.row[key] = check(text)
            except ValueError as error:
                self.problems.append(f"{in_words(key)} was left out: {shown(str(error), 300)}")

    def settle_date(self, key: str) -> None:
        """Make EDTF of the date at ``key``, or leave it out."""
        self.settle(key, read_date)

    def settle_word(self, key: str, words: Words) -> None:
        """Make a word of a closed list of the text at ``key``, or leave it out."""
        self.settle(key, lambda text: read_word(text, words))


def in_words(key: str) -> str:
    """Return a key of a row in words."""
    return _IN_WORDS.get(key, f"`{key}`")


def split_row(text: str, keys: Iterable[str]) -> tuple[list[tuple[str, str]], list[str]]:
    """Return the parts of a row: those with one of ``keys`` (as it is spelled there) or a word for it, and the others.

    A semicolon with neither a space nor a key behind it is a part of the value before it.
    """
    known = {folded(key): key for key in keys}
    known = {**{name: key for name, key in _ALSO.items() if folded(key) in known}, **known}
    parts: list[str] = []
    for piece in one_line(text).split(";"):
        if parts and piece and not piece[0].isspace() and _key(piece) not in known:
            parts[-1] += f";{piece}"
        else:
            parts.append(piece)
    named: list[tuple[str, str]] = []
    loose: list[str] = []
    for part in filter(None, map(str.strip, parts)):
        if key := known.get(_key(part)):
            named.append((key, re.split("[:=]", part, maxsplit=1)[1].strip()))
        else:
            loose.append(part)
    return named, loose


def _key(part: str) -> str:
    head = re.match(r"[^:=]{1,60}(?=[:=])", part)
    return folded(head.group()) if head else ""


def collect(named: Iterable[tuple[str, str]], loose: Iterable[str], order: Sequence[str], looks: Looks) -> ReadRow:
    """Gather the parts of a row by key; one without a key goes where it looks like a value, else by ``order``."""
    reading = ReadRow()
    for key, value in named:
        reading.put(key, value)
    for part in loose:
        like = (key for key, is_one in looks.items() if is_one(part))
        if key := next(like, None) or next((key for key in order if key not in reading.row), ""):
            reading.put(key, _SAYS.sub("", part) if key == "by" else part)
        else:
            reading.problems.append(f"it is not clear what ‘{shown(part)}’ is: say so before it, as in `note: …`")
    return reading


def settle_speaker(reading: ReadRow, record: Record, sources: Sequence[str]) -> None:
    """Settle what statements have in common: a date, a speaker, sources. A row that names no source has none."""
    reading.settle_date("as_of")
    if by := reading.take("by"):
        reading.row["by"] = id_or_name(record.actors, by)
    names = {part: _source(part, sources) for part in _split_sources(reading.take("sources"))}
    reading.problems += [f"there is no source ‘{shown(part)}’" for part, name in names.items() if not name]
    if chosen := list(dict.fromkeys(filter(None, names.values()))):
        reading.row["sources"] = chosen


def _split_sources(text: str) -> list[str]:
    """Split ``sources 1, 2``, ``[1] and [2]`` or ``gazette-2018 & watch`` into what names each."""
    return list(filter(None, _BETWEEN.split(text)))


def names_source(sources: Sequence[str]) -> Callable[[str], bool]:
    """Tell whether a part names sources: some of ``sources`` by id or number, or any as ``sources 1 and 3``."""

    def check(part: str) -> bool:
        names = _split_sources(part)
        of_any = bool(_NAMED.match(part)) and all(name.isdecimal() for name in names)
        return bool(names) and (of_any or all(_source(name, sources) for name in names))

    return check


def names_speaker(part: str) -> bool:
    """Tell whether a part names somebody as the one who says it: ``according to the mayor``."""
    return bool(_SAYS.match(part))


def _source(name: str, sources: Sequence[str]) -> str | None:
    """Return the one of ``sources`` that is named by its id or its place in the list."""
    if name in sources:
        return name
    return sources[int(name) - 1] if name.isdecimal() and 0 < int(name) <= len(sources) else None
