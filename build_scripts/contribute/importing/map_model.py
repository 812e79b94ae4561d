"""The parts of a map: which column is which key, what codes and words mean, and how the file is read.

Every value is text. ``column`` names a column, ``always`` a value for every row, ``template`` a text with columns in
braces. ``words`` says what the values of a column mean; one that is not there is looked up in the vocabulary. A value
that is empty is a question to whoever reviews the map.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field, fields, is_dataclass
from typing import Any, Literal

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

from build_scripts.model.values.fields import Flag

_STRICT = ConfigDict(extra="forbid")
Order = Literal["", "day-month", "month-day"]
Means = Literal["lasted", "between"]
_BRACES = re.compile(r"\{([^{}]+)\}")
PRECISIONS = ("day", "month", "year", "decade", "about", "uncertain", "between", "lasted")
"""What a code for the precision of a date may mean."""


@dataclass(frozen=True, slots=True, config=_STRICT, kw_only=True)
class FileSettings:
    """How the file is read: of a spreadsheet its sheet, of a text file encoding and separator, of JSON the list.

    ``short_rows`` says whether rows of a text file that have fewer cells than there are heads stay out (``reject``) or
    have empty cells at their end (``fill``).
    """

    encoding: str = ""
    separator: str = ""
    short_rows: Literal["", "fill", "reject"] = ""
    sheet: str = ""
    head: tuple[str, ...] | str = ""
    at: str = ""


@dataclass(frozen=True, slots=True, config=_STRICT, kw_only=True)
class Content:
    """Where a text or a word comes from; ``html`` takes the tags out of it, ``behind`` all up to a sign."""

    column: str = ""
    template: str = ""
    always: str = ""
    words: dict[str, str] = field(default_factory=dict)
    html: Flag = False
    behind: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the columns that it is made of."""
        return (self.column,) if self.column else tuple(_BRACES.findall(self.template))


@dataclass(frozen=True, slots=True, config=_STRICT, kw_only=True)
class When:
    """A date: of one column or two, or of parts; codes for its precision; what a day is relative to.

    ``cells: doubtful`` says that a program may have swapped day and month in cells that it took for dates.
    """

    column: str = ""
    to: str = ""
    means: Means = "lasted"
    order: Order = ""
    calendar: Literal["", "gregorian", "solar-hijri"] = ""
    precision: str = ""
    codes: dict[str, str] = field(default_factory=dict)
    model: str = ""
    year: str = ""
    month: str = ""
    day: str = ""
    to_year: str = ""
    to_month: str = ""
    to_day: str = ""
    relative_to: str = ""
    cells: Literal["", "doubtful"] = ""


@dataclass(frozen=True, slots=True, config=_STRICT, kw_only=True)
class PlaceColumn:
    """A column with places; with ``new``, a word of `place_kinds`, unknown ones get a file."""

    column: str
    new: str = ""


@dataclass(frozen=True, slots=True, config=_STRICT, kw_only=True)
class PointColumns:
    """Coordinates in two columns, or ``both`` in one; how exact they are for every row, or by the codes of a column."""

    lat: str = ""
    lon: str = ""
    both: str = ""
    precision: str = ""
    column: str = ""
    codes: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if bool(self.both) == bool(self.lat or self.lon) or bool(self.lat) != bool(self.lon):
            raise ValueError("name the columns `lat` and `lon`, or the column that has `both`")

    @property
    def first(self) -> str:
        """Return the column that has something where a row has coordinates."""
        return self.both or self.lat


@dataclass(frozen=True, slots=True, config=_STRICT, kw_only=True)
class CountColumns:
    """A count: one column, or an estimate with its bounds in three."""

    measure: str
    column: str
    low: str = ""
    high: str = ""
    group: str = ""
    by: Content = Content()
    words: dict[str, str] = field(default_factory=dict)
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, config=_STRICT, kw_only=True)
class SourceColumns:
    """Sources: each in one text (``column``), or in columns of their own; several in a cell, set apart by ``split``.

    ``whole`` has the same sources in one text, for rows in which they cannot be told apart.
    """

    column: str = ""
    url: str = ""
    publisher: str = ""
    title: str = ""
    author: str = ""
    date: str = ""
    reference: str = ""
    note: str = ""
    nature: str = ""
    grade: str = ""
    split: str = ""
    whole: str = ""
    order: Order = ""


@dataclass(frozen=True, slots=True, config=_STRICT, kw_only=True)
class ActorColumn:
    """A column with who took part, in a role; with ``new``, a word of `actor_kinds`, unknown ones get a file."""

    column: str
    role: str = ""
    split: str = ""
    new: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, config=_STRICT, kw_only=True)
class AttributionColumn:
    """A column with who did it, and what is said of them; with ``new`` unknown ones get a file."""

    column: str
    stance: str = ""
    by: Content = Content()
    new: str = ""


@dataclass(frozen=True, slots=True, config=_STRICT, kw_only=True)
class SheetSource:
    """The file as a source: of rows that name no other (``cite: alone``), or of all (``always``)."""

    publisher: str = ""
    title: str = ""
    author: str = ""
    url: str = ""
    date: str = ""
    reference: str = ""
    nature: str = ""
    grade: str = ""
    cite: Literal["alone", "always"] = "alone"


@dataclass(frozen=True, slots=True, config=_STRICT, kw_only=True)
class Map:
    """A whole map. ``key`` are columns that tell rows apart for good; ``skip`` are values of rows that are none."""

    format: Literal["1"] = "1"
    file: FileSettings = FileSettings()
    key: tuple[str, ...] = ()
    skip: dict[str, tuple[str, ...]] = field(default_factory=dict)
    empty: tuple[str, ...] = ()
    title: Content = Content()
    date: When = When()
    time: Content = Content()
    date_note: Content = Content()
    kind: Content = Content()
    status: Content = Content()
    summary: Content = Content()
    body: Content = Content()
    places: tuple[PlaceColumn, ...] = ()
    place_note: Content = Content()
    point: PointColumns | None = None
    tags: tuple[Content, ...] = ()
    actors: tuple[ActorColumn, ...] = ()
    figures: tuple[CountColumns, ...] = ()
    attribution: tuple[AttributionColumn, ...] = ()
    sources: tuple[SourceColumns, ...] = ()
    identifiers: dict[str, Content] = field(default_factory=dict)
    sheet: SheetSource = SheetSource()
    left_out: dict[str, str] = field(default_factory=dict)


_NAMES_COLUMN = frozenset(
    (
        *("column", "to", "lat", "lon", "both", "low", "high", "model", "relative_to"),
        *("year", "month", "day", "to_year", "to_month", "to_day"),
    )
)
_IN_SOURCES = frozenset(("url", "publisher", "title", "author", "date", "reference", "note", "whole"))


def columns_of(map_: Map) -> Iterator[str]:
    """Yield every column that a map names, except those that it leaves out."""
    yield from (*map_.key, *map_.skip)
    for part in _parts(map_):
        yield from columns_in(part)


def columns_in(part: Any) -> Iterator[str]:
    """Yield the columns that one part of a map names itself."""
    if isinstance(part, Content):
        yield from part.columns
        return
    for each in fields(part):
        value = getattr(part, each.name)
        if isinstance(part, SheetSource):
            yield from (name for name in _BRACES.findall(value) if name not in ("file", "row", "sheet"))
        elif value and isinstance(value, str) and _names_column(part, each.name):
            yield value


def _names_column(part: Any, key: str) -> bool:
    return (
        key in _NAMES_COLUMN
        or (isinstance(part, SourceColumns) and key in _IN_SOURCES)
        or (isinstance(part, When) and key == "precision")
    )


def _parts(value: Any) -> Iterator[Any]:
    """Yield the parts of a map that name columns."""
    if is_dataclass(value):
        if not isinstance(value, Map):
            yield value
        for each in fields(value):
            yield from _parts(getattr(value, each.name))
    elif isinstance(value, tuple):
        for each in value:
            yield from _parts(each)
    elif isinstance(value, dict):
        for each in value.values():
            yield from _parts(each)
