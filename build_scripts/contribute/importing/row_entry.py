"""One row, or several with one key, as the keys and the body of an event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from build_scripts.base.text import shown
from build_scripts.contribute.importing.cells import Row, is_empty
from build_scripts.contribute.importing.coordinates import read_point
from build_scripts.contribute.importing.counts import read_estimate
from build_scripts.contribute.importing.dates import Get, read_when
from build_scripts.contribute.importing.map_model import ActorColumn
from build_scripts.contribute.importing.names import Names
from build_scripts.contribute.importing.refused import RefusedRowError
from build_scripts.contribute.importing.row_reader import RowReader
from build_scripts.contribute.importing.source_cells import read_sources, sheet_source
from build_scripts.contribute.importing.sources import NamedSource, Sources, name_of
from build_scripts.contribute.new.body import event_body
from build_scripts.contribute.new.entry import Front
from build_scripts.contribute.new.plain import as_markdown, one_line, paragraphs_of, wrapped

_SUMMARY = 300  # characters: a first paragraph that is longer is no summary
_LISTS = ("places", "tags", "actors", "figures", "attribution")
_ONCE = ("title", "date", "time", "kind", "status", "summary", "date_note", "place_note", "point", "identifiers")


@dataclass(slots=True)
class Drafted:
    """An event on its way: its front matter without sources, the paragraphs of its body, the sources of its rows."""

    front: Front
    paragraphs: list[str]
    sources: list[NamedSource]

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


class Numbered(NamedTuple):
    """A row with the number by which it is cited, what its names mean, and its sources, where they were read before."""

    row: Row
    number: int
    names: Names
    sources: Sequence[NamedSource] | None = None


class Drafting:
    """What rows are made into events with: their reader, and what is known of sources."""

    def __init__(self, reader: RowReader, sources: Sources, file: str, sheet: str) -> None:
        self.reader, self.map, self.sources = reader, reader.map, sources
        self.file, self.sheet = file, sheet
        self.aside: Counter[str] = Counter()

    def sources_of(self, row: Row, number: int) -> list[NamedSource]:
        """Return the sources of a row; where it names none, the file itself.

        :raises RefusedRowError: when they cannot be read.
        """
        get = self.reader.getter(row)
        found = read_sources(self.map.sources, get, self.sources)
        # Of several sources nobody knows which one gave a count: then it is the file that says so.
        if not found or self.map.sheet.cite == "always" or (len(found) > 1 and self._says_more(get)):
            names = {"file": self.file, "sheet": self.sheet, "row": str(number)}
            sheet = sheet_source(self.map.sheet, get, names)
            found.append((name_of(sheet), sheet))
        return found

    def _says_more(self, get: Get) -> bool:
        """Check whether a row has rows of its entry that a source has to be named for."""
        map_ = self.map
        columns = [each.column for each in map_.figures] + [each.column for each in map_.attribution]
        columns += [each.column for each in map_.actors] + ([map_.point.first] if map_.point else [])
        return any(not is_empty(get(column)) for column in columns)

    def make(self, rows: Sequence[Numbered]) -> Made:
        """Return the event that rows with one key make."""
        described: list[NamedSource] = []
        left: list[tuple[Row, Names, list[NamedSource]]] = []
        refused: dict[int, RefusedRowError] = {}
        for row, number, names, known in rows:
            try:
                own = self.sources_of(row, number) if known is None else list(known)
            except RefusedRowError as error:
                refused[row.number] = error
                continue
            left.append((row, names, own))
            described += own
        ids = self.sources.ids(described)
        drafted: Drafted | None = None
        for row, names, own in left:
            try:
                one = self._draft(row, names, own, [ids[name] for name, _ in own][-1:])
                if drafted is None:
                    drafted = one
                else:
                    drafted.join(one)
            except RefusedRowError as error:
                refused[row.number] = error
        if drafted is None:
            return Made({}, "", refused)
        named = {ids[name]: each for name, each in drafted.sources}
        front = {
            **drafted.front,
            "sources": {name: row for name, row in named.items() if not self.sources.is_shared(name)},
        }
        return Made(
            front, event_body("\n\n".join(drafted.paragraphs), list(named), front["summary"]), refused, list(named)
        )

    def _draft(self, row: Row, names: Names, described: list[NamedSource], cited: list[str]) -> Drafted:
        """Return the event of a row, whose counts ``cited`` gives.

        :raises RefusedRowError: when it stays out.
        """
        get, map_ = self.reader.getter(row), self.map
        front: Front = {"date": read_when(map_.date, get)}
        for key in ("title", "summary", "date_note"):
            front[key] = one_line(self.reader.text(getattr(map_, key), get, key))
        if map_.title.template:
            front["title"] = front["title"][:1].upper() + front["title"][1:]
        paragraphs = paragraphs_of(self.reader.text(map_.body, get, "body"))
        if not front["summary"] and paragraphs and len(paragraphs[0]) <= _SUMMARY:
            front["summary"] = paragraphs[0]
        front["summary"] = front["summary"] or front["title"]
        for key, words in (("kind", "kinds"), ("status", "statuses")):
            front[key] = self.reader.word(getattr(map_, key), get, words, key)
        if missing := next((key for key in ("title", "kind", "status") if not front[key]), ""):
            raise RefusedRowError(
                "no-value", f"`{missing}`: {' and '.join(getattr(map_, missing).columns) or 'the map'} gives none"
            )
        front["time"] = self.reader.time(get)
        if names.refused:
            raise names.refused
        front["places"] = list(names.places)
        words = f"{', '.join(names.unknown)}, as {self.file} has it" if names.unknown else ""
        front["place_note"] = one_line(
            "; ".join(filter(None, (self.reader.text(map_.place_note, get, "place_note"), words)))
        )
        if map_.point and (point := read_point(map_.point, get)):
            front["point"] = {**point, "sources": cited}
        elif map_.point and not is_empty(get(map_.point.first)):
            self.aside["coordinates whose precision the map does not say"] += 1
        front["tags"] = [word for each in map_.tags for word in self.reader.tags(each, get)]
        front["actors"] = [row for each in map_.actors for row in self._actors(each, get, names, cited)]
        front["figures"] = self._figures(get, names, cited)
        front["attribution"] = self._attribution(get, names, cited)
        named = {scheme: one_line(self.reader.text(each, get, scheme)) for scheme, each in map_.identifiers.items()}
        front["identifiers"] = {scheme: text for scheme, text in named.items() if text}
        body = [wrapped(as_markdown(line)) for line in paragraphs]
        return Drafted({key: value for key, value in front.items() if value}, body, described)

    def _actors(self, column: ActorColumn, get: Get, names: Names, cited: list[str]) -> list[dict[str, object]]:
        rows: list[dict[str, object]] = []
        for name in self.reader.names(get, column.column, column.split):
            role = self.reader.lookup("roles", column.role, {"": ""}, "actors")
            known = names.actors.get(name, "")
            rows.append({("actor" if known else "name"): known or name, "role": role, "sources": cited})
        return rows

    def _figures(self, get: Get, names: Names, cited: list[str]) -> list[dict[str, object]]:
        rows: list[dict[str, object]] = []
        for columns in self.map.figures:
            if count := read_estimate(columns, get):
                measure = self.reader.lookup("measures", columns.measure, {"": ""}, f"figures, {columns.column}")
                by = one_line(self.reader.text(columns.by, get, "by"))
                row = {measure: count, "group": columns.group, "by": names.actors.get(by, by), "sources": cited}
                rows.append({key: value for key, value in row.items() if value})
        return rows

    def _attribution(self, get: Get, names: Names, cited: list[str]) -> list[dict[str, object]]:
        rows: list[dict[str, object]] = []
        for column in self.map.attribution:
            for name in self.reader.names(get, column.column, ""):
                stance = self.reader.lookup("stances", column.stance, {"": ""}, "attribution")
                actor = names.actors.get(name, "")
                if not actor:
                    remedy = "add its file, or say by `new` in the map which kind of actor such a one is"
                    raise RefusedRowError(
                        "unknown-actor", f"‘{shown(name)}’ is no actor of the record: {remedy}", column.column
                    )
                by = one_line(self.reader.text(column.by, get, "by"))
                row = {"actor": actor, "stance": stance, "by": names.actors.get(by, by), "sources": cited}
                rows.append({key: value for key, value in row.items() if value})
        return rows
