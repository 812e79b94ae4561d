"""The map: which column is which key, what codes and words mean, and how the file is read; YAML that people review.

Every value of the file is text. ``column`` names a column, ``always`` a value for every row, ``template`` a text with
columns in braces. ``words`` says what the values of a column mean; one that is not there is looked up in the
vocabulary. A value that is empty is a question to whoever reviews the map.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, field, fields, is_dataclass
from textwrap import wrap
from typing import Any, Literal

import yaml
from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from build_scripts.base.text import did_you_mean, shown
from build_scripts.base.yaml_text import scalar
from build_scripts.model.values.fields import Flag

_STRICT = ConfigDict(extra="forbid")
Order = Literal["", "day-month", "month-day"]
Means = Literal["lasted", "between"]
_BRACES = re.compile(r"\{([^{}]+)\}")
PRECISIONS = ("day", "month", "year", "decade", "about", "uncertain", "between", "lasted")
"""What a code for the precision of a date may mean."""
HEAD = """\
# How the columns of {file} become keys of entries. Read it like code: each line says where something comes from, and
# the comment above it why. An empty value ("") is a question: write the answer between the quotation marks. Then
# `timeline import {file}` shows what comes of it, and with `--write` it is done.
"""


class MapError(ValueError):
    """What is wrong with a map, in a sentence with what to write."""


@dataclass(frozen=True, slots=True, config=_STRICT, kw_only=True)
class FileSettings:
    """How the file is read: of a spreadsheet its sheet, of a text file encoding and separator, of JSON the list."""

    encoding: str = ""
    separator: str = ""
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
    """Coordinates, and how exact they are: for every row, or by the codes of a column."""

    lat: str
    lon: str
    precision: str = ""
    column: str = ""
    codes: dict[str, str] = field(default_factory=dict)


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


_ADAPTER = TypeAdapter(Map)
_NAMES_COLUMN = frozenset(
    (
        *(
            "column",
            "to",
            "lat",
            "lon",
            "low",
            "high",
            "model",
            "year",
            "month",
            "day",
            "to_year",
            "to_month",
            "to_day",
        ),
        *("relative_to",),
    )
)
_IN_SOURCES = frozenset(("url", "publisher", "title", "author", "date", "reference", "note", "whole"))


def read_map(text: str) -> Map:
    """Read a map.

    :raises MapError: when it is none.
    """
    try:
        tree = yaml.load(text, Loader=yaml.BaseLoader)  # which leaves every value text, and makes no objects
    except yaml.YAMLError as error:
        raise MapError(f"the map is no YAML ({' '.join(str(error).split())})") from error
    return build_map(tree)


def build_map(tree: Any) -> Map:
    """Return the map that YAML or JSON holds.

    :raises MapError: when it is none.
    """
    try:
        return _ADAPTER.validate_python(_filled(tree))
    except ValidationError as error:
        first = error.errors()[0]
        way = ".".join(str(step) for step in first["loc"])
        if first["type"] == "unexpected_keyword_argument":
            remedy = did_you_mean(str(first["loc"][-1]), _keys()) or "see the guide to importing"
            raise MapError(f"the map has no key `{shown(way)}`; {remedy}") from error
        raise MapError(f"in the map, `{shown(way)}`: {first['msg']}") from error


def _filled(tree: Any) -> Any:
    """Return the tree of a map without keys whose value is empty where a list or a mapping belongs."""
    return {key: value for key, value in tree.items() if value != ""} if isinstance(tree, Mapping) else tree


def _keys() -> list[str]:
    parts = (Map, FileSettings, Content, When, PointColumns, CountColumns, SourceColumns, ActorColumn, SheetSource)
    return [each.name for part in parts for each in fields(part)]


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


def write_map(map_: Map, file: str, reasons: Mapping[str, str]) -> str:
    """Return a map as YAML; ``reasons`` are by key, and by key and number for the rows of a list (``figures.0``)."""
    lines = [HEAD.format(file=file)]
    for each in fields(Map):
        plain = _plain(getattr(map_, each.name))
        lines += _because(reasons.get(each.name, ""))
        if each.name in ("title", "date", "kind", "status"):
            plain = plain or {"column" if each.name in ("title", "date") else "always": ""}
        if plain in ({}, [], "", None):
            continue
        if isinstance(plain, list) and isinstance(plain[0], dict):
            lines.append(f"{each.name}:")
            for number, row in enumerate(plain):
                lines += _because(reasons.get(f"{each.name}.{number}", ""), "  ")
                lines.append(f"  - {_flow(row)}")
        elif each.name in ("left_out", "identifiers", "skip") and isinstance(plain, dict):
            lines += [f"{each.name}:", *(f"  {scalar(key)}: {_flow(row)}" for key, row in plain.items())]
        else:
            lines.append(f"{each.name}: {_flow(plain)}")
    return "\n".join(lines) + "\n"


def _because(reason: str, indent: str = "") -> list[str]:
    """Return a reason as lines of a comment."""
    return [f"{indent}# {line}" for line in wrap(" ".join(reason.split()), 110)]


def _plain(value: Any) -> Any:
    """Return a part of a map as lists, mappings and texts, without what it has by default."""
    if is_dataclass(value) and not isinstance(value, type):
        found = {}
        for each in fields(value):
            inner = getattr(value, each.name)
            default = each.default if each.default is not MISSING else None
            asked = each.name in ("measure", "role", "stance") and inner == ""
            if (inner != getattr(default, "default", default) and inner not in ("", (), {}, None, False)) or asked:
                found[each.name] = _plain(inner)
        return found
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    return value


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{scalar(key)}: {_flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return ("true" if value else "false") if isinstance(value, bool) else scalar(value)
