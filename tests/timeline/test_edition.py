"""What an edition holds: its events, its sources under one count, what changed by day, its index."""

from __future__ import annotations

import pytest

from build_scripts.reading.record import load_record, read_files
from build_scripts.timeline.edition import Selection, change_days, choose, index_of, number_sources
from build_scripts.timeline.timeline import Timeline, build_timeline
from tests.support.projects import make_project, write_event

GAZETTE = {"publisher": "Marrow Gazette", "title": "Dike", "url": "https://example.org/1", "date": "2031-01-02"}


@pytest.fixture(scope="module")
def timeline(tmp_path_factory: pytest.TempPathFactory) -> Timeline:
    """The example record with three events that share sources, one of which goes on for two years."""
    project = make_project(tmp_path_factory.mktemp("edition") / "project")
    write_event(project, "2034-a", date="2034-01-01", tags=["dike"], added="2034-02-01", sources={"one": GAZETTE})
    write_event(
        project,
        "2034-b",
        date="2034-01-02/2035-03-01",
        places=["lower-marrow"],
        added="2034-02-01",
        changes=[{"date": "2034-03-01", "note": "The place."}],
        sources={"one": {**GAZETTE, "title": "Other"}, "same": {**GAZETTE, "note": "Page 4."}},
    )
    write_event(project, "2035-c", date="2035-02-01", places=["lower-marrow"], kind="flood", sources={"x": GAZETTE})
    return build_timeline(load_record(read_files(project / "events"), None))


@pytest.mark.parametrize(
    ("selection", "events", "lasting"),
    [
        (Selection(years=(2034,)), ["2034-a", "2034-b"], []),
        (Selection(years=(2035,)), ["2035-c"], ["2034-b"]),
        (Selection(years=(2034, 2035)), ["2034-a", "2034-b", "2035-c"], []),
        (Selection(years=(2034, 2035), places=("marrow-region",)), ["2034-b", "2035-c"], []),
        (Selection(years=(2035,), kinds=("flood",)), ["2035-c"], []),
        (Selection(years=(2034,), tags=("dike",)), ["2034-a"], []),
        (Selection(actors=("nobody",)), [], []),
    ],
)
def test_selections(timeline: Timeline, selection: Selection, events: list[str], lasting: list[str]) -> None:
    """Of one list any may hold, of several each has to; what reaches into a year from another one is with it."""
    edition = choose(timeline, selection)
    assert ([event.id for event in edition.events], [event.id for event in edition.lasting]) == (events, lasting)


def test_whole_record(timeline: Timeline) -> None:
    """An empty selection is everything."""
    assert choose(timeline, Selection()).events == list(timeline.events)


def test_sources_are_numbered_through(timeline: Timeline) -> None:
    """A source is merged where it is described alike, the note aside; numbers follow the order of the entries."""
    events = choose(timeline, Selection(years=(2034, 2035))).events
    numbered = number_sources(events)
    assert [numbered.of(event) for event in events] == [{"one": 1}, {"one": 2, "same": 1}, {"x": 1}]
    assert [(row.number, row.source.title, row.notes) for row in numbered.sources] == [
        (1, "Dike", ("Page 4.",)),
        (2, "Other", ()),
    ]


def test_changes_by_day(timeline: Timeline) -> None:
    """The latest day is first, with what came in and what was changed."""
    events = choose(timeline, Selection(years=(2034, 2035))).events
    days = change_days(events)
    assert [(day.day, [event.id for event in day.added]) for day in days] == [
        ("2034-03-01", []),
        ("2034-02-01", ["2034-a", "2034-b"]),
    ]
    assert [(event.id, change.note) for event, change in days[0].changes] == [("2034-b", "The place.")]


def test_index(timeline: Timeline) -> None:
    """Names lead to their events in order; a place counts for those around it."""
    index = index_of(timeline, choose(timeline, Selection(years=(2034, 2035))).events)
    places = {name: [event.id for event in events] for name, events in index.places.items()}
    assert places == {"lower-marrow": ["2034-b", "2035-c"], "marrow-region": ["2034-b", "2035-c"]}
    assert {name: len(events) for name, events in index.publishers.items()} == {"Marrow Gazette": 3}
    assert index.actors == {}
