"""A selection of events, in the language of addresses: `kind=flood&place=mill-dike&from=2031-03&until=2032`.

The same text selects in a command and in the address of a view. A key that is there twice means either of its values;
different keys have all to hold. Values are ids, or the names and labels that readers see.

| key | selects events |
|---|---|
| `kind`, `status`, `tag` | of that word |
| `actor` | in which it took part, or of which an attribution speaks of it |
| `as` | with somebody in that role or stance; with `actor`, with that actor in it |
| `place` | at that place, or at one within it; a kind of places that has a filter of its own is such a key too |
| `year` | that stand under that year |
| `from`, `until` | that may have lasted to the first day of that date, or begun by its last one (EDTF) |
| `figure` | of which a count may be within bounds: `evacuated:10..`, `evacuated:10..50`, `evacuated:..9` |
| `box` | that may have been in a window of the map: west, south, east, north in degrees |
| `changed` | changed or added on that day or later |
| `differ`, `single` | `yes`: of which sources differ, with one source alone |
| `only` | `certain`: of which all that is asked for holds for certain (`timeline.certainty`) |
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from build_scripts.base.text import did_you_mean, folded, shown
from build_scripts.model.entries import Event
from build_scripts.model.values.edtf import parse_edtf
from build_scripts.model.values.refusal import RefusedValueError
from build_scripts.timeline.certainty import Held
from build_scripts.timeline.criteria import questions
from build_scripts.timeline.located import Locator
from build_scripts.timeline.timeline import Timeline

KEYS = (
    *("kind", "status", "tag", "actor", "as", "place", "year", "from", "until", "figure", "box"),
    *("changed", "differ", "single", "only"),
)
_FIXED = {"differ": "yes", "single": "yes", "only": "certain"}
"""Keys that have one value."""
PASSED_OVER = frozenset(("sort", "lanes", "view", "map"))
"""Keys of an address that select nothing."""
_BOUNDS = re.compile(r"(?P<measure>[^:]+):(?P<least>[0-9]*)\.\.(?P<most>[0-9]*)")
_NUMBER = r"-?[0-9]{1,3}(?:\.[0-9]{1,6})?"
_BOX = re.compile(rf"{_NUMBER},{_NUMBER},{_NUMBER},{_NUMBER}")
_YEAR = re.compile("[0-9]{1,4}")


class SelectionError(Exception):
    """Why a text selects nothing, in a sentence with a remedy."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What is selected: pairs of a key and a value, in the order of `KEYS`, each once. Without any it is everything."""

    pairs: tuple[tuple[str, str], ...] = ()

    @property
    def address(self) -> str:
        """Return it as the query of an address; equal selections have equal ones."""
        return urlencode(self.pairs, safe=":/,")

    def of(self, timeline: Timeline, locator: Locator | None = None) -> tuple[Event, ...]:
        """Return the events that are selected, in order; where a record has outlines, ``locator`` knows windows."""
        values = {key: [value for other, value in self.pairs if other == key] for key, _ in self.pairs}
        asked = questions(timeline, values, locator)
        least = Held.CERTAINLY if "only" in values else Held.POSSIBLY
        return tuple(event for event in timeline.events if all(holds(event) >= least for holds in asked))


def read_selection(texts: Iterable[str], timeline: Timeline) -> Selection:
    """Read a selection; each text is a query, or an address with one.

    :raises SelectionError: for what is no key, and for a value that is none of its key.
    """
    pairs = dict.fromkeys(_read_pair(key, value, timeline) for text in texts for key, value in _split(text))
    return Selection(tuple(sorted(pairs, key=lambda pair: (KEYS.index(pair[0]), pair[1]))))


def _split(text: str) -> Iterator[tuple[str, str]]:
    query = text.partition("?")[2] if "?" in text else text
    try:
        pairs = parse_qsl(query.partition("#")[0], keep_blank_values=True, strict_parsing=True) if query else []
    except ValueError as error:
        raise SelectionError(f"`{shown(text)}` is no selection; write `key=value`, joined by `&`") from error
    yield from (pair for pair in pairs if pair[0] not in PASSED_OVER)


def _read_pair(key: str, value: str, timeline: Timeline) -> tuple[str, str]:
    kinds = timeline.vocabulary.place_kinds
    key = "place" if key in kinds and kinds[key].facet else key
    if key == "q":
        raise SelectionError("`q` asks for words, which only the search page knows; leave it out")
    if key not in KEYS:
        remedy = did_you_mean(key, KEYS) or f"the keys are {', '.join(f'`{name}`' for name in KEYS)}"
        raise SelectionError(f"there is no key `{shown(key)}`; {remedy}")
    if key in ("from", "until", "changed"):
        return key, _date(value)
    if key in _FIXED:
        return key, _fixed(key, value)
    if key == "box":
        return key, _box(value)
    if key == "year":
        if not _YEAR.fullmatch(value):
            raise SelectionError(f"`{shown(value)}` is no year; write four digits")
        return key, f"{int(value):04}"
    return (key, _bounds(value, timeline)) if key == "figure" else (key, _id(key, value, _names(key, timeline)))


def _names(key: str, timeline: Timeline) -> Mapping[str, Iterable[str]]:
    """Return the ids that a key may have, each with its names."""
    words = {
        "kind": timeline.vocabulary.kinds,
        "status": timeline.vocabulary.statuses,
        "tag": timeline.vocabulary.tags,
        "as": {**timeline.vocabulary.roles, **timeline.vocabulary.stances},
        "figure": timeline.vocabulary.measures,
    }
    if key in words:
        return {id_: (word.label,) for id_, word in words[key].items()}
    entries = timeline.actors if key == "actor" else timeline.places
    return {id_: (f"{key}s/{id_}", *entry.names) for id_, entry in entries.items()}


def _id(key: str, value: str, names: Mapping[str, Iterable[str]]) -> str:
    if value in names:
        return value
    called = [id_ for id_, forms in names.items() if folded(value) in map(folded, (id_, *forms))]
    if len(called) == 1:
        return called[0]
    remedy = f"name one of {', '.join(f'`{id_}`' for id_ in called)}" if called else did_you_mean(value, names)
    problem = "may mean several" if called else "is none that the record has"
    raise SelectionError(f"{key}: `{shown(value)}` {problem}; {remedy or 'name it by its id'}")


def _date(value: str) -> str:
    try:
        return parse_edtf(value).text
    except RefusedValueError as error:
        raise SelectionError(f"`{shown(value)}` is no date; write it as `2018-07-13`, `2018-07` or `2018`") from error


def _fixed(key: str, value: str) -> str:
    if value != _FIXED[key]:
        raise SelectionError(f"{key}: `{shown(value)}` is no value of it; write `{key}={_FIXED[key]}`, or leave it out")
    return value


def _box(value: str) -> str:
    west, south, east, north = map(float, value.split(",")) if _BOX.fullmatch(value) else (0.0, 0.0, 0.0, 0.0)
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
        raise SelectionError(
            f"box: `{shown(value)}` is no window; write west, south, east, north in degrees, as `69.1,34.2,69.9,34.8`"
        )
    return value


def _bounds(value: str, timeline: Timeline) -> str:
    parts = _BOUNDS.fullmatch(value)
    if not parts or not (parts["least"] or parts["most"]):
        measures = timeline.vocabulary.measures
        asked = value.partition(":")[0]
        name = asked if asked in measures else next(iter(measures), "measure")
        raise SelectionError(
            f"figure: `{shown(value)}` has no bounds; write `{name}:10..`, `{name}:10..50` or `{name}:..9`"
        )
    measure = _id("figure", parts["measure"], _names("figure", timeline))
    return f"{measure}:{parts['least']}..{parts['most']}"
