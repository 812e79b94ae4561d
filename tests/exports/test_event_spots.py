"""Where events were, as the map and its window need it: spots, places as a whole, areas."""

from __future__ import annotations

import json
from pathlib import Path

from build_scripts.exports import event_spots
from build_scripts.language.interface import read_strings
from build_scripts.pages.context import Context, Site
from build_scripts.pages.plan import Planner
from build_scripts.reading.outlines import read_outlines
from build_scripts.reading.record import load_record, read_files
from build_scripts.timeline.timeline import build_timeline
from tests.support.projects import OUTLINES, make_project, write_event


def _context(project: Path, *, outlined: bool = True) -> Context:
    record = load_record(read_files(project / "events"), None)
    outlines = read_outlines(project / OUTLINES, record.places) if outlined else None
    strings = read_strings("en", project)
    return Context(build_timeline(record), Site("Mills"), strings, outlines=outlines)


def test_spots(tmp_path: Path) -> None:
    """A spot is known, or the middle of a place, or an area; each has the rectangle in which it lies."""
    project = make_project(tmp_path / "project")
    for path in project.glob("events/[0-9]*/*.md"):
        path.unlink()
    point = {"lat": "10.9", "lon": "-20.2", "precision": "200 m", "sources": ["one"]}
    write_event(project, "2031-01-01-spot", date="2031-01-01", places=["marrow-region"], point=point)
    write_event(project, "2031-01-02-town", date="2031-01-02", places=["lower-marrow"])
    write_event(project, "2031-01-03-region", date="2031-01-03", places=["marrow-region"])
    write_event(project, "2031-01-04-nowhere", date="2031-01-04")
    context = _context(project)
    (planned,) = event_spots.plan(context, Planner(context))
    made = planned.make(context)
    assert isinstance(made, bytes)
    assert planned.path == "timeline/spots/0.json"
    columns = json.loads(made)
    assert (columns["counts"], columns["of"]) == ("1110", [0, 1, 2])
    spot, town, region = columns["spots"]
    names = list(context.timeline.places)
    assert [(row[0], names[row[1]], row[2]) for row in columns["spots"]] == [
        (event_spots.EXACT, "marrow-region", ""),
        (event_spots.WHOLE, "lower-marrow", ""),
        (event_spots.AREA, "marrow-region", ""),
    ]
    assert context.drawing is not None
    assert spot[3:5] == [round(number) for number in context.drawing.at((-20.2, 10.9))]
    assert spot[7:] == [-20.20183, 10.8982, -20.19817, 10.9018]
    assert town[7:] == [-20.25, 10.5, -20.25, 10.5]
    assert region[6]
    west, south, east, north = region[7:]
    assert west < -20.25 < east
    assert south < 10.5 < north


def test_without_outlines_there_are_none(tmp_path: Path) -> None:
    """A record without outlines has no map, and no file for it."""
    context = _context(make_project(tmp_path / "project"), outlined=False)
    assert list(event_spots.plan(context, Planner(context))) == []
