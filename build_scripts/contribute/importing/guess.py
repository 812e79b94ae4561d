"""A map proposed out of heads and values, with the reason for each line: for people to review, who answer what is open.

Known heads decide, exactly; what a head is merely like is only said. A column that counts is taken where its head is a
word of the record's measures, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from build_scripts.contribute.importing.cells import Table
from build_scripts.contribute.importing.columns import Seen, look
from build_scripts.contribute.importing.hashtags import counted_by_hashtag, role_of_hashtag
from build_scripts.contribute.importing.heads import measure_of, order_in, role_in
from build_scripts.contribute.importing.known_formats import known_format
from build_scripts.contribute.importing.map_model import (
    Content,
    CountColumns,
    Map,
    Order,
    PlaceColumn,
    PointColumns,
    SourceColumns,
    When,
)
from build_scripts.contribute.importing.settle import Proposed, settings_of, with_words
from build_scripts.contribute.new.lookup import find_word
from build_scripts.model.vocabulary import Vocabulary

_MAPPED = "a word of the vocabulary"
_PLACES = ("place", "district", "province", "country")


def propose(table: Table, vocabulary: Vocabulary) -> Proposed:
    """Return the map of a known format whose columns a table has, or else one guessed for it."""
    return known_format(table, vocabulary) or _Guess(table, vocabulary, look(table)).propose()


class _Guess:
    """A guess on its way."""

    def __init__(self, table: Table, vocabulary: Vocabulary, seen: Mapping[str, Seen]) -> None:
        self.table, self.vocabulary, self.seen = table, vocabulary, seen
        self.roles: dict[str, list[str]] = {}
        for column in table.columns:
            self.roles.setdefault(role_in(table, column), []).append(column)
        self.reasons: dict[str, str] = {"file": "; ".join(f"{key}: {why}" for key, why in table.reasons.items())}

    def first(self, role: str) -> str:
        """Return the first column of a role; empty where there is none."""
        return next(iter(self.roles.get(role, ())), "")

    def _known(self, column: str) -> str:
        """Return by what a column was known."""
        hashtag = self.table.hashtags.get(column, "")
        return f"its hashtag, {hashtag}, is known" if role_of_hashtag(hashtag) else "the head is known"

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
        return with_words(map_, self.reasons, self.table, self.vocabulary, self.seen)

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
            self.reasons["title"] = f"{self._known(title)}; {self.seen[title].shown}"
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
        self.reasons["date"] = f"{self._known(column)}; {why}"
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
        lat, lon, both = self.first("lat"), self.first("lon"), self.first("coordinates")
        if not (lat and lon) and not both:
            return None
        self.reasons["point"] = (
            "without `precision` (`5 km`, or a kind of place) no point is written: nobody says how exact it is"
        )
        return PointColumns(lat=lat, lon=lon) if lat and lon else PointColumns(both=both)

    def _figures(self) -> tuple[CountColumns, ...]:
        found: list[CountColumns] = []
        for column in self.table.columns:
            words = self.vocabulary.measures, self.vocabulary.groups
            hashtag = self.table.hashtags.get(column, "")
            tagged = counted_by_hashtag(hashtag, *words)
            measure, group = tagged or measure_of(column, *words)
            if measure:
                what = f"its hashtag, {hashtag}, has {_MAPPED}" if tagged else f"the head is {_MAPPED}"
                self.reasons[f"figures.{len(found)}"] = f"{what}; {self.seen[column].shown}"
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
            self.reasons["sources.0"] = f"{self._known(urls[0])}; {self.seen[urls[0]].shown}"
            first = SourceColumns(url=urls[0], **{**rest, "publisher": publisher}, order=order)
            others = [SourceColumns(url=each) for each in urls[1:]]
            others += [SourceColumns(column=named)] if named and named != publisher else []
            return (first, *others)
        found = self.roles.get("source", [])
        for number, column in enumerate(found):
            self.reasons[f"sources.{number}"] = f"{self._known(column)}; {self.seen[column].shown}"
        return tuple(SourceColumns(column=column, order=order) for column in found)

    def _all_tags(self, column: str) -> bool:
        return all(find_word(self.vocabulary.tags, value) for value in self.seen[column].values)
