"""What each key of a selection asks of an event: whether its value holds, certainly or possibly."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from math import inf

from build_scripts.model.entries import Event
from build_scripts.model.figures import headlines
from build_scripts.model.values.edtf import parse_edtf
from build_scripts.timeline.certainty import (
    Held,
    Window,
    counts_of,
    held_in_bounds,
    held_in_period,
    held_in_window,
    sources_differ,
)
from build_scripts.timeline.located import Locator
from build_scripts.timeline.order import year_of
from build_scripts.timeline.timeline import Timeline

Values = Mapping[str, Sequence[str]]
Test = Callable[[Event], bool]
Question = Callable[[Event], Held]


def questions(timeline: Timeline, values: Values, locator: Locator | None) -> list[Question]:
    """Return what a selection asks, a question for each key that it has; ``values`` are those of each key.

    Actor and part ask of one row together, and so do the two ends of a period.
    """
    asked = [_either(_TESTS[key], timeline, values[key]) for key in _TESTS if key in values]
    if "actor" in values or "as" in values:
        asked.append(_cast(values.get("actor", ()), values.get("as", ())))
    if "from" in values or "until" in values:
        asked.append(_period(timeline, values.get("from", ()), values.get("until", ())))
    if "figure" in values:
        asked.append(_figures(timeline, values["figure"]))
    if "box" in values and locator:
        asked.append(_boxes(locator, values["box"]))
    return asked


def _either(test: Callable[[Timeline, str], Test], timeline: Timeline, values: Sequence[str]) -> Question:
    tests = [test(timeline, value) for value in values]
    return lambda event: Held.CERTAINLY if any(holds(event) for holds in tests) else Held.NO


def _kind(_: Timeline, value: str) -> Test:
    return lambda event: event.kind == value


def _status(_: Timeline, value: str) -> Test:
    return lambda event: event.status == value


def _tag(_: Timeline, value: str) -> Test:
    return lambda event: value in event.tags


def _place(timeline: Timeline, value: str) -> Test:
    return lambda event: value in timeline.places_of(event)


def _year(_: Timeline, value: str) -> Test:
    return lambda event: year_of(event) == int(value)


def _changed(_: Timeline, value: str) -> Test:
    first = parse_edtf(value).first
    return lambda event: bool(event.changed) and parse_edtf(event.changed).first >= first


def _differ(timeline: Timeline, _: str) -> Test:
    return lambda event: sources_differ(timeline, event, headlines(event, timeline.vocabulary))


def _single(_timeline: Timeline, _value: str) -> Test:
    return lambda event: len(event.sources) == 1


_TESTS: Mapping[str, Callable[[Timeline, str], Test]] = {
    "kind": _kind,
    "status": _status,
    "tag": _tag,
    "place": _place,
    "year": _year,
    "changed": _changed,
    "differ": _differ,
    "single": _single,
}


def _cast(actors: Collection[str], parts: Collection[str]) -> Question:
    """Ask for an actor in a part: who took part in which role, and of whom an attribution speaks in which stance."""

    def holds(event: Event) -> Held:
        cast = [(row.actor, row.role) for row in event.actors if row.actor]
        cast += [(row.actor, row.stance) for row in event.attribution]
        is_there = any((not actors or actor in actors) and (not parts or part in parts) for actor, part in cast)
        return Held.CERTAINLY if is_there else Held.NO

    return holds


def _period(timeline: Timeline, firsts: Sequence[str], lasts: Sequence[str]) -> Question:
    first = min((parse_edtf(text).first.toordinal() for text in firsts), default=-inf)
    last = max((parse_edtf(text).last.toordinal() for text in lasts), default=inf)
    return lambda event: held_in_period(timeline.extents[event.id], first, last)


def _figures(timeline: Timeline, values: Sequence[str]) -> Question:
    bounds = [_bounds(value) for value in values]

    def holds(event: Event) -> Held:
        counts = counts_of(headlines(event, timeline.vocabulary))
        return max(held_in_bounds(counts.get(measure), least, most) for measure, least, most in bounds)

    return holds


def _bounds(value: str) -> tuple[str, float, float]:
    measure, _, bounds = value.partition(":")
    least, _, most = bounds.partition("..")
    return measure, int(least or 0), int(most) if most else inf


def _boxes(locator: Locator, values: Sequence[str]) -> Question:
    windows = [Window(*map(float, value.split(","))) for value in values]
    return lambda event: max(held_in_window(locator, event, window) for window in windows)
