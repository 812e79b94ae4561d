"""A record of three events whose dates are of different forms: a day, a month, and one that goes on."""

from pathlib import Path
from typing import Any

from build_scripts.language.interface import read_strings
from build_scripts.pages.context import Context, Site
from build_scripts.reading.record import load_record, read_files
from build_scripts.timeline.timeline import build_timeline
from tests.support.projects import make_project, write_event

FIGURES = [
    {"killed": "at least 5", "by": "council"},
    {"injured": 3, "by": "council"},
    {"injured": 7, "by": "river-watch"},
    {"displaced": "about 40", "by": "council"},
    {"cost": "dozens", "by": "council"},
]
CAST = [{"actor": "council", "role": "organiser"}]


def three_events(project: Path, first: dict[str, Any], last: dict[str, Any]) -> Context:
    """Return the record, whose ``first`` and ``last`` event say more."""
    make_project(project)
    for path in project.glob("events/[0-9]*/*.md"):
        path.unlink()
    write_event(project, "2018-07-13-day", date="2018-07-13", figures=FIGURES, actors=CAST, **first)
    write_event(project, "2018-08-month", date="2018-08", places=["mill-dike", "lower-marrow"])
    write_event(project, "2018-09-on", date="2018-09-02/..", added="2030-01-05", **last)
    timeline = build_timeline(load_record(read_files(project / "events"), None))
    return Context(timeline, Site("Mills"), read_strings("en", project))
