"""A record that crowds: ten thousand events, most of them in one month and many on one day, with one actor, one place
and one publisher in all of them; one event that all others name, one with as many rows as an entry may
have; six thousand places within one.
"""

from collections.abc import Iterator, Mapping
from copy import copy
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeVar

from build_scripts.check.rules.schema import MOST_ROWS
from build_scripts.language.interface import read_strings
from build_scripts.model.entries import Event, Place
from build_scripts.model.rows import Claim, Participant, Relation, Source
from build_scripts.model.values.edtf import parse_edtf
from build_scripts.pages.context import Context, Site
from build_scripts.reading.files import MAX_BYTES
from build_scripts.reading.record import Record, load_record, read_files
from build_scripts.timeline.order import sort_key
from build_scripts.timeline.timeline import Timeline
from tests.bench.generate import record
from tests.bench.project import write
from tests.support.projects import write_event

Entry = TypeVar("Entry", Event, Place, Source)
SIZE, PLACES, SAMPLE = 10_000, 6_000, 200
NAMED, FULL = "1990-named-by-all", "1991-full-of-rows"
BUSY_DAY = date(2018, 7, 13)


def crowded(folder: Path) -> Context:
    """The record, made of a small generated one in ``folder``."""
    write(record(SAMPLE), folder)
    write_event(folder, NAMED, kind="flood", places=None)
    write_event(folder, FULL, kind="flood", figures=_rows())
    base = load_record(read_files(folder / "events"), None)
    assert base.vocabulary is not None
    assert {NAMED, FULL} <= base.events.keys()
    events = sorted((*_events(base), base.events[NAMED], base.events[FULL]), key=sort_key)
    digests = dict(base.digests) | {event.path: event.id for event in events}
    places = {**base.places, **dict(_places(base))}
    timeline = Timeline(tuple(events), base.vocabulary, base.actors, places, {}, {}, digests, digests)
    return Context(
        timeline, Site("Crowd", "https://crowd.example/", printable_up_to=2 * SIZE), read_strings("en", folder)
    )


def _changed(entry: Entry, **values: Any) -> Entry:
    """Return an entry with other values; they are not validated again, which would take most of the time."""
    changed = copy(entry)
    for name, value in values.items():
        object.__setattr__(changed, name, value)
    return changed


def _rows() -> list[Mapping[str, object]]:
    """Figures of different speakers, as many as an entry may have, with notes as long as its file may be."""
    number = MOST_ROWS // 2 - 1
    note = "x" * (MAX_BYTES // number - 90)
    return [{"injured": "1", "by": f"Speaker {1_000 + at}", "sources": ["one"], "note": note} for at in range(number)]


def _events(base: Record) -> Iterator[Event]:
    samples = [event for event in base.events.values() if event.id not in (NAMED, FULL)]
    actor, place = next(iter(base.actors)), samples[0].places[0]
    publisher = next(iter(samples[0].sources.values())).publisher
    assert base.vocabulary is not None
    part = Participant(role=next(iter(base.vocabulary.roles)), actor=actor)
    claim = Claim(text="It was so.", verdict=next(iter(base.vocabulary.verdicts)), about=(NAMED,))
    relation = (Relation(event=NAMED),)
    for number in range(SIZE):
        event, day = samples[number % len(samples)], _day(number)
        source = next(iter(event.sources.values()))
        name = f"{day}-{number}-event"
        yield _changed(
            event,
            id=name,
            path=f"events/{day.year}/{name}.md",
            date=parse_edtf(f"{day}"),
            places=(place, *event.places),
            actors=(*event.actors, part),
            sources={**event.sources, "more": _changed(source, publisher=publisher)},
            related=relation,
            claims=(*event.claims, claim),
        )


def _day(number: int) -> date:
    """Three in ten are of one day, three of the month around it, the others of fifty years."""
    if number % 10 < 3:
        return BUSY_DAY
    if number % 10 < 6:
        return date(2018, 7, 1 + number % 31)
    return date(1975, 1, 1) + timedelta(days=number * 17 % 18_000)


def _places(base: Record) -> Iterator[tuple[str, Place]]:
    around, small = next(iter(base.places)), list(base.places.values())[-1]
    for number in range(PLACES):
        name = f"kala-{number}"
        yield name, _changed(small, id=name, name=f"Kala {number}", path=f"events/_places/{name}.md", within=around)
