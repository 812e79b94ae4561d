"""A map proposed out of heads and values, with the reason for each line: for people to review, who answer what is open.

Known heads decide, exactly; what a head is merely like is only said. A column that counts is taken where its head is a
word of the record's measures, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from build_scripts.contribute.importing.cells import Table
from build_scripts.contribute.importing.columns import Seen, look
from build_scripts.contribute.importing.heads import known_heads, like, measure_of, order_in, role_of
from build_scripts.contribute.importing.map_file import (
    Content,
    CountColumns,
    FileSettings,
    Map,
    Order,
    PlaceColumn,
    PointColumns,
    SheetSource,
    SourceColumns,
    When,
    build_map,
    columns_in,
    columns_of,
)
from build_scripts.contribute.new.lookup import find_word
from build_scripts.model.vocabulary import Vocabulary, Words

SHIPPED = Path(__file__).with_name("maps")
_MAPPED = "a word of the vocabulary"
_PLACES = ("place", "district", "province", "country")


class Proposed(NamedTuple):
    """A map, and why each line of it is so: by key, and by key and number in a list."""

    map: Map
    reasons: Mapping[str, str]


def propose(table: Table, vocabulary: Vocabulary) -> Proposed:
    """Return the map of a known format whose columns a table has, or else one guessed for it."""
    for path in sorted(SHIPPED.glob("*.yml")):
        tree = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
        if set(tree.pop("known_by")) <= set(table.columns):
            return _of_format(tree, tree.pop("format_name"), table, vocabulary)
    return _Guess(table, vocabulary, look(table)).propose()


def _of_format(tree: dict[str, Any], name: str, table: Table, vocabulary: Vocabulary) -> Proposed:
    """Return the map of a known format, without the columns that are optional there and missing here."""
    map_ = build_map(tree)
    present = set(table.columns)
    lists = {
        key: tuple(each for each in getattr(map_, key) if {*columns_in(each)} <= present)
        for key in ("places", "figures", "actors", "sources", "tags", "attribution")
    }
    texts = {
        key: Content() for key in ("title", "summary", "body", "time", "date_note", "place_note")
        if not set(getattr(map_, key).columns) <= present
    }  # fmt: skip
    figures = tuple(
        replace(each, measure=_word(vocabulary.measures, (each.measure, *each.also))) for each in lists["figures"]
    )
    actors = tuple(replace(each, role=_word(vocabulary.roles, (each.role, *each.also))) for each in lists["actors"])
    lists |= {
        "figures": tuple(replace(each, also=()) for each in figures),
        "actors": tuple(replace(each, also=()) for each in actors),
    }
    schemes = {key: each for key, each in map_.identifiers.items() if key in vocabulary.identifier_schemes}
    point = map_.point if map_.point and {map_.point.lat, map_.point.lon} <= present else None
    changed: dict[str, Any] = {**lists, **texts}
    map_ = replace(map_, **changed, point=point, identifiers=schemes, file=settings_of(table))
    reasons = {"file": f"the columns are those of {name}", "date": f"what the columns of {name} mean"}
    for number in range(len(actors)):
        reasons[f"actors.{number}"] = "" if actors[number].role else f"role: write one of {', '.join(vocabulary.roles)}"
    if unknown := [key for key in tree.get("identifiers", {}) if key not in schemes]:
        reasons["key"] = (
            f"`identifier_schemes` has no {', '.join(unknown)}: with it, entries keep what they are called there"
        )
    return _with_words(map_, reasons, table, vocabulary, look(table))


def _word(words: Words, names: Sequence[str]) -> str:
    """Return the first word of a list that one of these names is; empty where none is."""
    return next((found for name in names if name and (found := find_word(words, name))), "")


def settings_of(table: Table) -> FileSettings:
    """Return how a table was read, as a map says it."""
    head = table.settings.get("head", "")
    values = {key: str(value) for key, value in table.settings.items() if key != "head"}
    return FileSettings(**values, head=tuple(head) if isinstance(head, list) else head)


def _with_words(
    map_: Map, reasons: dict[str, str], table: Table, vocabulary: Vocabulary, seen: Mapping[str, Seen]
) -> Proposed:
    """Settle kind and status, the file as a source, and what is left out."""
    kind, reasons["kind"] = _closed(map_.kind, vocabulary.kinds, seen)
    status, reasons["status"] = _closed(map_.status, vocabulary.statuses, seen)
    if not (status.column or status.always):
        least = [n for n, word in vocabulary.statuses.items() if not word.origins and not word.withdraws]
        status = Content(always=least[0] if least else "")
        reasons["status"] = "no column says it: the first status that asks for no second origin"
    sheet = (
        map_.sheet
        if map_.sheet != SheetSource()
        else SheetSource(publisher=table.file.rpartition(".")[0] or table.file)
    )
    reasons["sheet"] = "what a row cites that names no source, or several: say who made the table, and when"
    map_ = replace(map_, kind=kind, status=status, sheet=sheet)
    used = {*columns_of(map_), *map_.left_out}
    left = {column: _about(column, one) for column, one in seen.items() if column not in used and one.filled}
    return Proposed(
        replace(map_, left_out={**{c: why for c, why in map_.left_out.items() if c in seen}, **left}), reasons
    )


def _closed(content: Content, words: Words, seen: Mapping[str, Seen]) -> tuple[Content, str]:
    """Return where the word of a closed list comes from, with a question for each value that is none of them."""
    if not content.column or content.column not in seen:
        if len(words) == 1 and not content.always:
            return Content(always=next(iter(words))), "the only word of its list"
        return replace(content, column=""), f"no column says it: write one of {', '.join(words)}"
    known = {value: find_word(words, content.words.get(value, value)) for value in seen[content.column].values}
    asked = {
        value: known[value] or content.words.get(value, "")
        for value in known
        if value in content.words or not known[value]
    }
    why = f"the words are {', '.join(words)}" if asked else f"the head is known, and every value is {_MAPPED}"
    return replace(content, words=asked), why


def _about(column: str, one: Seen) -> str:
    """Return why a column is left out, and what it may be."""
    if role_of(column):
        return f"the head is known, and nothing here takes it; {one.shown}"
    if near := like(column, known_heads()):
        return f"no key has this head; it is like ‘{near}’, which decides nothing; {one.shown}"
    more = "if it counts something, say what under `figures`; " if one.numbers * 2 > one.filled else ""
    return f"no key has this head; {more}{one.shown}"


class _Guess:
    """A guess on its way."""

    def __init__(self, table: Table, vocabulary: Vocabulary, seen: Mapping[str, Seen]) -> None:
        self.table, self.vocabulary, self.seen = table, vocabulary, seen
        self.roles: dict[str, list[str]] = {}
        for column in table.columns:
            self.roles.setdefault(role_of(column), []).append(column)
        self.reasons: dict[str, str] = {"file": "; ".join(f"{key}: {why}" for key, why in table.reasons.items())}

    def first(self, role: str) -> str:
        """Return the first column of a role; empty where there is none."""
        return next(iter(self.roles.get(role, ())), "")

    def propose(self) -> Proposed:
        """Return the map."""
        kind, place = self.first("kind"), self.first("place") or self.first("district") or self.first("province")
        summary = self.first("summary") or (
            self.first("body") if not self.first("body") or not self.seen[self.first("body")].is_long else ""
        )
        map_ = Map(
            file=settings_of(self.table),
            key=self._key(),
            title=self._title(kind, place, summary),
            date=self._date(),
            time=Content(column=self.first("time")),
            date_note=Content(column=self.first("date_note")),
            kind=Content(column=kind),
            status=Content(column=self.first("status")),
            summary=Content(column=summary),
            body=Content(column=self.first("body") if self.first("body") != summary else ""),
            places=self._places(),
            point=self._point(),
            tags=(Content(column=self.first("tags")),)
            if self.first("tags") and self._all_tags(self.first("tags"))
            else (),
            figures=self._figures(),
            sources=self._sources(),
        )
        if not summary:
            self.reasons["summary"] = "no column says it: the title stands for it"
        return _with_words(map_, self.reasons, self.table, self.vocabulary, self.seen)

    def _key(self) -> tuple[str, ...]:
        for column in self.roles.get("key", ()):
            one = self.seen[column]
            if one.is_distinct and one.filled:
                self.reasons["key"] = f"each row has another {column}: by it a row is found again when it was corrected"
                return (column,)
        self.reasons["key"] = "no column tells rows apart: rows are found again by all their cells"
        return ()

    def _title(self, kind: str, place: str, summary: str) -> Content:
        if title := self.first("title"):
            self.reasons["title"] = f"the head is known; {self.seen[title].shown}"
            return Content(column=title)
        if kind and place:
            self.reasons["title"] = "no column is a title: made of two; write it otherwise if you like"
            return Content(template=f"{{{kind}}}, {{{place}}}")
        if summary and not self.seen[summary].is_long:
            self.reasons["title"] = f"no column is a title, and every ‘{summary}’ is short"
            return Content(column=summary)
        self.reasons["title"] = 'no column is a title: write `{column: COLUMN}` or `{template: "{COLUMN}, {COLUMN}"}`'
        return Content()

    def _date(self) -> When:
        column = self.first("date")
        if not column and self.first("year"):
            self.reasons["date"] = "year, month and day have columns of their own"
            return When(year=self.first("year"), month=self.first("month"), day=self.first("day"))
        if not column:
            dated = [name for name, one in self.seen.items() if one.filled and one.dates * 2 > one.filled]
            self.reasons["date"] = f"no head says which date it is; columns with dates: {', '.join(dated) or 'none'}"
            return When()
        order, why = self._order(column)
        doubtful: dict[str, Any] = {}
        if self.seen[column].may_be_swapped:
            doubtful = {"cells": "doubtful"}
            why += "; no day of the cells with dates is above 12: a program may have swapped day and month"
        self.reasons["date"] = f"the head is known; {why}"
        return When(
            **doubtful, column=column, to=self.first("date_end"), order=order, relative_to=self.first("source_date")
        )

    def _order(self, column: str) -> tuple[Order, str]:
        """Return the order of day and month in a column, and what proves it."""
        one = self.seen[column]
        if head := order_in(column):
            return head, f"{head.replace('-', ' before ')}: the head says so"
        if len(one.proofs) == 1:
            order, (number, text) = next(iter(one.proofs.items()))
            return order, f"{order.replace('-', ' before ')}: row {number} has {text}"
        if one.proofs:
            rows = ", ".join(f"row {number} has {text}" for number, text in one.proofs.values())
            return "", f"both orders occur: {rows}; what may be either is rejected"
        if one.ambiguous:
            return "", "nothing proves whether the day or the month is first: write `order: day-month` or `month-day`"
        return "", one.shown

    def _places(self) -> tuple[PlaceColumn, ...]:
        found: list[PlaceColumn] = []
        for role in _PLACES:
            for column in self.roles.get(role, ()):
                word = (
                    find_word(self.vocabulary.place_kinds, column) or find_word(self.vocabulary.place_kinds, role) or ""
                )
                why = (
                    f"unknown ones get a file, as {word}"
                    if word
                    else "unknown ones stay words; `new:` with a kind gives them files"
                )
                self.reasons[f"places.{len(found)}"] = why
                found.append(PlaceColumn(column=column, new=word))
        return tuple(found)

    def _point(self) -> PointColumns | None:
        lat, lon = self.first("lat"), self.first("lon")
        if not (lat and lon):
            return None
        self.reasons["point"] = (
            "without `precision` (`5 km`, or a kind of place) no point is written: nobody says how exact it is"
        )
        return PointColumns(lat=lat, lon=lon)

    def _figures(self) -> tuple[CountColumns, ...]:
        found: list[CountColumns] = []
        for column in self.table.columns:
            measure, group = measure_of(column, self.vocabulary.measures, self.vocabulary.groups)
            if measure:
                self.reasons[f"figures.{len(found)}"] = f"the head is {_MAPPED}; {self.seen[column].shown}"
                found.append(CountColumns(measure=measure, column=column, group=group))
        return tuple(found)

    def _sources(self) -> tuple[SourceColumns, ...]:
        urls = list(self.roles.get("url", ()))
        named, linked = self.first("source"), f"{self.first('source')}: address"
        rest = {
            "publisher": self.first("publisher"), "title": self.first("source_title"),
            "author": self.first("author"), "date": self.first("source_date"),
        }  # fmt: skip
        order: Order = self._order(rest["date"])[0] if rest["date"] else ""
        if linked in self.seen:
            self.reasons["sources.0"] = "the cells have links, whose addresses are read"
            return (SourceColumns(url=linked, **{**rest, "publisher": rest["publisher"] or named}, order=order),)
        if urls:
            publisher = rest["publisher"] or (named if named and not self.seen[named].addresses else "")
            self.reasons["sources.0"] = f"the head is known; {self.seen[urls[0]].shown}"
            first = SourceColumns(url=urls[0], **{**rest, "publisher": publisher}, order=order)
            others = [SourceColumns(url=each) for each in urls[1:]]
            others += [SourceColumns(column=named)] if named and named != publisher else []
            return (first, *others)
        found = self.roles.get("source", [])
        for number, column in enumerate(found):
            self.reasons[f"sources.{number}"] = f"the head is known; {self.seen[column].shown}"
        return tuple(SourceColumns(column=column, order=order) for column in found)

    def _all_tags(self, column: str) -> bool:
        return all(find_word(self.vocabulary.tags, value) for value in self.seen[column].values)
