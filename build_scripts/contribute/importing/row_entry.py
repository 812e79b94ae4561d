"""One row, or several with one key, as the keys and the body of an event."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import NamedTuple

from build_scripts.base.text import shown
from build_scripts.check.unknown import intended_word
from build_scripts.contribute.importing.cells import Cell, Fault, Row, Table, cell_text, is_empty
from build_scripts.contribute.importing.counts import read_estimate, read_point
from build_scripts.contribute.importing.dates import Get, read_when
from build_scripts.contribute.importing.map_file import ActorColumn, Content, Map
from build_scripts.contribute.importing.refused import RefusedRowError
from build_scripts.contribute.importing.registry import Registry
from build_scripts.contribute.importing.sources import Described, Sources, name_of, read_sources, sheet_source
from build_scripts.contribute.new.body import event_body
from build_scripts.contribute.new.entry import Front
from build_scripts.contribute.new.lookup import find_word, words_of
from build_scripts.contribute.new.plain import as_markdown, one_line, paragraphs_of, wrapped
from build_scripts.model.values.refusal import RefusedValueError
from build_scripts.model.values.times import parse_time
from build_scripts.reading.diagnosis import only_time
from build_scripts.reading.record import Record

_SUMMARY = 300  # characters: a first paragraph that is longer is no summary
_LISTS = ("places", "tags", "actors", "figures", "attribution")
_ONCE = ("title", "date", "time", "kind", "status", "summary", "date_note", "place_note", "point", "identifiers")


@dataclass(slots=True)
class Drafted:
    """An event on its way: its front matter without sources, the paragraphs of its body, the sources of its rows."""

    front: Front
    paragraphs: list[str]
    sources: list[Described]

    def join(self, other: Drafted) -> None:
        """Take in what another row says of the same event.

        :raises RefusedRowError: when the two differ in what an entry has once.
        """
        for key in _ONCE:
            one, two = self.front.get(key), other.front.get(key)
            if one and two and one != two:
                raise RefusedRowError(
                    "same-key", f"rows with one key differ in `{key}`: ‘{shown(str(one))}’, ‘{shown(str(two))}’"
                )
        self.front = {**other.front, **self.front}
        self.sources += other.sources
        for key in _LISTS:
            rows = self.front.setdefault(key, [])
            rows += [row for row in other.front.get(key, ()) if row not in rows]
        self.paragraphs += [each for each in other.paragraphs if each not in self.paragraphs]


class Made(NamedTuple):
    """What rows make: front matter and body, why some of them stay out, by number, and the ids that it cites."""

    front: Front
    body: str
    refused: Mapping[int, RefusedRowError]
    cited: Sequence[str] = ()


class Drafting:
    """What rows are made into events with: the map, the record's words, its sources, places and actors."""

    def __init__(self, map_: Map, table: Table, record: Record, sources: Sources, registry: Registry) -> None:
        self.map, self.record, self.sources, self.registry = map_, record, sources, registry
        self.at = {column: number for number, column in enumerate(table.columns)}
        self.empty = frozenset(map_.empty)
        self.file, self.sheet = table.file, str(table.settings.get("sheet", ""))
        self.words: dict[tuple[str, str], str] = {}
        self.aside: Counter[str] = Counter()

    def getter(self, row: Row) -> Get:
        """Return what gives the cell of a row by the name of its column."""

        def get(column: str) -> Cell:
            at = self.at.get(column, -1)
            cell = row.cells[at] if 0 <= at < len(row.cells) else None
            return None if self.empty and cell_text(cell) in self.empty else cell

        return get

    def sources_of(self, row: Row, number: int) -> list[Described]:
        """Return the sources of a row; where it names none, the file itself."""
        get = self.getter(row)
        found = read_sources(self.map.sources, get, self.sources)
        # Of several sources nobody knows which one gave a count: then it is the file that says so.
        if len(found) != 1 or self.map.sheet.cite == "always":
            names = {"file": self.file, "sheet": self.sheet, "row": str(number)}
            found.append(sheet_source(self.map.sheet, get, names))
        return found

    def make(self, rows: Sequence[tuple[Row, int]]) -> Made:
        """Return the event that rows with one key make, each with the number by which it is cited."""
        described: list[Described] = []
        left: list[tuple[Row, int, list[Described]]] = []
        refused: dict[int, RefusedRowError] = {}
        for row, number in rows:
            try:
                own = self.sources_of(row, number)
            except RefusedRowError as error:
                refused[row.number] = error
                continue
            left.append((row, number, own))
            described += own
        ids = self.sources.ids(described)
        drafted: Drafted | None = None
        for row, _, own in left:
            try:
                one = self._draft(row, own, [ids[name_of(each)] for each in own][-1:])
                if drafted is None:
                    drafted = one
                else:
                    drafted.join(one)
            except RefusedRowError as error:
                refused[row.number] = error
        if drafted is None:
            return Made({}, "", refused)
        named = {ids[name_of(each)]: each for each in drafted.sources}
        front = {
            **drafted.front,
            "sources": {name: row for name, row in named.items() if not self.sources.is_shared(name)},
        }
        return Made(
            front, event_body("\n\n".join(drafted.paragraphs), list(named), front["summary"]), refused, list(named)
        )

    def _draft(self, row: Row, described: list[Described], cited: list[str]) -> Drafted:
        """Return the event of a row, whose counts ``cited`` gives.

        :raises RefusedRowError: when it stays out.
        """
        get, map_ = self.getter(row), self.map
        front: Front = {"date": read_when(map_.date, get)}
        for key in ("title", "summary", "date_note"):
            front[key] = one_line(self._text(getattr(map_, key), get, key))
        if map_.title.template:
            front["title"] = front["title"][:1].upper() + front["title"][1:]
        paragraphs = paragraphs_of(self._text(map_.body, get, "body"))
        if not front["summary"] and paragraphs and len(paragraphs[0]) <= _SUMMARY:
            front["summary"] = paragraphs[0]
        front["summary"] = front["summary"] or front["title"]
        for key, words in (("kind", "kinds"), ("status", "statuses")):
            front[key] = self._word(getattr(map_, key), get, words, key)
        if missing := next((key for key in ("title", "kind", "status") if not front[key]), ""):
            raise RefusedRowError(
                "no-value", f"`{missing}`: {' and '.join(getattr(map_, missing).columns) or 'the map'} gives none"
            )
        front["time"] = self._time(get)
        front["places"], unknown = self.registry.places(map_.places, get)
        words = f"{', '.join(unknown)}, as {self.file} has it" if unknown else ""
        front["place_note"] = one_line("; ".join(filter(None, (self._text(map_.place_note, get, "place_note"), words))))
        if map_.point and (point := read_point(map_.point, get)):
            front["point"] = {**point, "sources": cited}
        elif map_.point and not is_empty(get(map_.point.lat)):
            self.aside["coordinates whose precision the map does not say"] += 1
        front["tags"] = [word for each in map_.tags for word in self._tags(each, get)]
        front["actors"] = [row for each in map_.actors for row in self._actors(each, get, cited)]
        front["figures"] = self._figures(get, cited)
        front["attribution"] = self._attribution(get, cited)
        named = {scheme: one_line(self._text(each, get, scheme)) for scheme, each in map_.identifiers.items()}
        front["identifiers"] = {scheme: text for scheme, text in named.items() if text}
        body = [wrapped(as_markdown(line)) for line in paragraphs]
        return Drafted({key: value for key, value in front.items() if value}, body, described)

    def _text(self, content: Content, get: Get, key: str) -> str:
        """Return the text that a row has for a key; empty where it has none."""
        if content.always and not content.column:
            return content.always
        if content.template:
            values = {column: self._cell(get, column) for column in content.columns}
            if any(not value for value in values.values()):
                lacking = next(column for column, value in values.items() if not value)
                raise RefusedRowError("no-value", f"`{key}` is made of it, and it is empty", lacking)
            return re.sub(r"\{([^{}]+)\}", lambda found: values[found[1]], content.template)
        text = self._cell(get, content.column) if content.column else ""
        if content.behind:
            text = text.rpartition(content.behind)[2]
        if content.words:
            text = content.words.get(text, text)
        return (_without_tags(text) if content.html else text) or content.always

    def _cell(self, get: Get, column: str) -> str:
        cell = get(column)
        if isinstance(cell, Fault):
            raise RefusedRowError(cell.rule, cell.reason, column)
        return "" if is_empty(cell) else cell_text(cell)

    def _word(self, content: Content, get: Get, name: str, key: str) -> str:
        """Return the word of a closed list that a row has for a key."""
        text = self._cell(get, content.column) if content.column else self._text(content, get, key)
        text = text or content.always
        if not text:
            if not (content.column or content.template):
                raise RefusedRowError(
                    "not-answered", f"`{key}`: the map does not say which of {', '.join(words_of(self.record, name))}"
                )
            return ""
        return self._lookup(name, text, content.words, key)

    def _lookup(self, name: str, text: str, words: Mapping[str, str], key: str) -> str:
        if text in words:
            if not words[text]:
                raise RefusedRowError("not-answered", f"`{key}`: the map does not say what ‘{shown(text)}’ means")
            text = words[text]
        if (name, text) not in self.words:
            known = words_of(self.record, name)
            if (found := find_word(known, text)) is None:
                remedy = intended_word(text, known) or f"say by `words` in the map which of {', '.join(known)} it is"
                raise RefusedRowError("unknown-word", f"`{key}`: ‘{shown(text)}’ is not in the vocabulary; {remedy}")
            self.words[name, text] = found
        return self.words[name, text]

    def _tags(self, content: Content, get: Get) -> list[str]:
        text = self._cell(get, content.column) if content.column else content.always
        parts = [part.strip() for part in re.split("[;,\n]", text) if part.strip()]
        meant = [content.words.get(part, part) for part in parts]
        return [self._lookup("tags", part, {}, "tags") for part in meant if part]

    def _time(self, get: Get) -> str:
        text = self._text(self.map.time, get, "time")
        if not text:
            return ""
        for candidate in (text, only_time(text), text[:5] if re.fullmatch("[0-9]{2}:[0-9]{2}:00", text) else None):
            try:
                return parse_time(candidate or "").text
            except RefusedValueError:
                continue
        raise RefusedRowError("bad-time", f"‘{shown(text)}’ is no time of day, such as 17:50", self.map.time.column)

    def _names(self, get: Get, column: str, split: str) -> list[str]:
        text = self._cell(get, column)
        return [name for part in (text.split(split) if split else [text]) if (name := one_line(part))]

    def _actors(self, column: ActorColumn, get: Get, cited: list[str]) -> list[dict[str, object]]:
        rows: list[dict[str, object]] = []
        for name in self._names(get, column.column, column.split):
            role = self._lookup("roles", column.role, {"": ""}, "actors")
            known = self.registry.actor(name) or (self.registry.add_actor(name, column.new) if column.new else "")
            rows.append({("actor" if known else "name"): known or name, "role": role, "sources": cited})
        return rows

    def _figures(self, get: Get, cited: list[str]) -> list[dict[str, object]]:
        rows: list[dict[str, object]] = []
        for columns in self.map.figures:
            if count := read_estimate(columns, get):
                measure = self._lookup("measures", columns.measure, {"": ""}, f"figures, {columns.column}")
                by = one_line(self._text(columns.by, get, "by"))
                row = {measure: count, "group": columns.group, "by": self.registry.actor(by) or by, "sources": cited}
                rows.append({key: value for key, value in row.items() if value})
        return rows

    def _attribution(self, get: Get, cited: list[str]) -> list[dict[str, object]]:
        rows: list[dict[str, object]] = []
        for column in self.map.attribution:
            for name in self._names(get, column.column, ""):
                stance = self._lookup("stances", column.stance, {"": ""}, "attribution")
                actor = self.registry.actor(name) or (self.registry.add_actor(name, column.new) if column.new else "")
                if not actor:
                    remedy = "add its file, or say by `new` in the map which kind of actor such a one is"
                    raise RefusedRowError(
                        "unknown-actor", f"‘{shown(name)}’ is no actor of the record: {remedy}", column.column
                    )
                by = one_line(self._text(column.by, get, "by"))
                row = {"actor": actor, "stance": stance, "by": self.registry.actor(by) or by, "sources": cited}
                rows.append({key: value for key, value in row.items() if value})
        return rows


class _Text(HTMLParser):
    """The text of HTML; what begins a paragraph parts it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("p", "div", "br", "li", "h1", "h2", "h3", "blockquote"):
            self.parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def _without_tags(text: str) -> str:
    parser = _Text()
    parser.feed(text)
    parser.close()
    return "".join(parser.parts).strip()
