"""The one order of events: the same on a year's page, in a list, and from one entry to the next."""

from pathlib import Path

import pytest

from build_scripts.reading.record import load_record, read_files
from build_scripts.timeline.order import Standing, standing_of, year_of
from build_scripts.timeline.timeline import Timeline, build_timeline
from tests.support.dom import parse
from tests.support.projects import build, make_project, write_event


def _timeline(project: Path, **dates: str) -> Timeline:
    """The timeline of the example record without its events, and with events of some dates, by the end of their ids."""
    for path in project.glob("events/[0-9]*/*.md"):
        path.unlink()
    for name, date in dates.items():
        year = date.lstrip("./[")[:4].replace("X", "0")
        write_event(project, f"{year}-{name.replace('_', '-')}", date=date)
    return build_timeline(load_record(read_files(project / "events"), None))


@pytest.mark.parametrize(
    ("date", "standing"),
    [
        ("2018-07-13", (2018, 7, 13)),
        ("2018-07-13~", (2018, 7, 13)),
        ("2018-07", (2018, 7, 0)),
        ("2018-07-XX", (2018, 7, 0)),
        ("2018", (2018, 0, 0)),
        ("2018-XX-XX", (2018, 0, 0)),
        ("2018-22", (2018, 0, 0)),
        ("201X", (2010, 0, 0)),
        ("18XX", (1800, 0, 0)),
        ("2018-07-13/2018-09", (2018, 7, 13)),
        ("2018-07/2019", (2018, 7, 0)),
        ("2018/2019-03-02", (2018, 0, 0)),
        ("[2018-07-13..2018-07-20]", (2018, 7, 13)),
        ("2018-07-13/..", (2018, 7, 13)),
        ("2018/", (2018, 0, 0)),
        ("../2020-04", (2020, 4, 0)),
        ("/2020-04-30", (2020, 4, 30)),
        ("../2020", (2020, 0, 0)),
        ("../202X", (2029, 0, 0)),
    ],
)
def test_where_an_event_stands(date: str, standing: tuple[int, int, int], tmp_path: Path) -> None:
    """An event stands under its first possible day, without a beginning under its end, as far as that is known."""
    (event,) = _timeline(make_project(tmp_path / "project"), event=date).events
    assert standing_of(event) == Standing(*standing)
    assert year_of(event) == standing[0]


def test_order_is_that_of_the_headings(tmp_path: Path) -> None:
    """What is known only to the year comes before its months, what is known only to the month before its days."""
    dates = {
        "first": "2010-05-02",
        "long_ago": "../2020-04",
        "of_the_year": "2020",
        "new_year": "2020-01-01",
        "of_april": "2020-04",
        "day_of_april": "2020-04-29",
        "end_of_april": "/2020-04-30",
        "may": "2020-05-01",
    }
    project = make_project(tmp_path / "project")
    timeline = _timeline(project, **dates)
    names = [event.id[5:].replace("-", "_") for event in timeline.events]
    expected = ["first", "of_the_year", "new_year", "of_april", "long_ago", "day_of_april", "end_of_april", "may"]
    assert names == expected
    assert timeline.neighbours(timeline.events[0])[0] is None
    site = build(project)
    page = parse((site / "events/2020/index.html").read_bytes())
    titles = [each.text for each in page.find("h3") if each.attributes.get("class") == "kt-title"]
    assert titles == [f"Event {event.id}" for event in timeline.events[1:]]
    ledger = parse((site / "events/index.html").read_bytes())
    rows = [row.find("a")[0].text for row in ledger.find("th") if row.attributes.get("scope") == "row"]
    assert rows == [f"Event {event.id}" for event in timeline.events]


def test_times_of_day(tmp_path: Path) -> None:
    """Events of one day are in the order of their times, those without one last."""
    project = make_project(tmp_path / "project")
    for path in project.glob("events/[0-9]*/*.md"):
        path.unlink()
    for name, time in (("noon", "12:00"), ("early", "13:30+04:30"), ("unknown", None), ("night", "23:00")):
        write_event(project, f"2020-{name}", date="2020-04-02", time=time)
    timeline = build_timeline(load_record(read_files(project / "events"), None))
    assert [event.id[5:] for event in timeline.events] == ["early", "noon", "night", "unknown"]
