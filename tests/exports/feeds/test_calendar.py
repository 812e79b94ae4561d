"""The calendar: days, times in UTC, and what is left out."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from build_scripts.exports.feeds.calendar import days_of, is_datable
from build_scripts.model.values.edtf import parse_edtf
from build_scripts.model.values.times import parse_time
from tests.exports.feeds.made import files_of
from tests.support.contexts import context_of
from tests.support.projects import make_project, replace, write_event


def at(day: int, hour: int, minute: int) -> datetime:
    """A time of a day of August 2017, in UTC."""
    return datetime(2017, 8, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "time", "expected"),
    [
        ("2017-08-03", None, (date(2017, 8, 3), date(2017, 8, 4))),
        ("2017-08-03/2017-08-05", None, (date(2017, 8, 3), date(2017, 8, 6))),
        ("2017-08", None, (date(2017, 8, 1), date(2017, 9, 1))),
        ("2017-08-XX", None, (date(2017, 8, 1), date(2017, 9, 1))),
        ("[2017-08-03..2017-08-05]", None, (date(2017, 8, 3), date(2017, 8, 6))),
        ("2017-08-03", "17:50+04:30", (at(3, 13, 20), None)),
        ("2017-08-03", "02:00+04:30", (at(2, 21, 30), None)),
        ("2017-08-03", "17:50Z", (at(3, 17, 50), None)),
        ("2017-08-03", "17:30+04:30/18:00", (at(3, 13, 0), at(3, 13, 30))),
        ("2017-08-03/2017-08-04", "23:30+04:30/00:30", (at(3, 19, 0), at(3, 20, 0))),
        ("2017-08-03/2017-08-05", "08:00Z/09:00", (date(2017, 8, 3), date(2017, 8, 6))),
        ("2017-08-03", "17:50", (date(2017, 8, 3), date(2017, 8, 4))),
        ("2017-08-03", "17:50+04:30~", (date(2017, 8, 3), date(2017, 8, 4))),
        ("2017-08-03", "[17:30Z..18:00]", (date(2017, 8, 3), date(2017, 8, 4))),
        ("2017-08-03", "evening", (date(2017, 8, 3), date(2017, 8, 4))),
        ("2017-08-03~", "17:50Z", (date(2017, 8, 3), date(2017, 8, 4))),
        ("0001-01-01", "02:00+04:30", (date(1, 1, 1), date(1, 1, 2))),
    ],
)
def test_days_and_times(text: str, time: str | None, expected: tuple[Any, Any]) -> None:
    """Whole days end with the day after; a minute is in UTC only where day, minute and offset are known."""
    assert days_of(parse_edtf(text), parse_time(time) if time else None) == expected


@pytest.mark.parametrize(
    ("text", "is_there"),
    [
        ("2017-08-03", True),
        ("2017-08~", True),
        ("2017-08/2017-09", True),
        ("2017", False),
        ("2017-XX", False),
        ("2017-22", False),
        ("201X", False),
        ("2017-08/..", False),
        ("/2017-08", False),
        ("2016/2017-08", False),
        ("[2016..2017]", False),
        ("9999-12-31", False),
    ],
)
def test_what_is_left_out(text: str, is_there: bool) -> None:
    """What is not known to the month, or has an open side, is in no calendar."""
    assert is_datable(parse_edtf(text)) == is_there


def test_an_event_in_full(tmp_path: Path) -> None:
    """It has a lasting id without a comma, one category without one, the day of its last change and no clock."""
    project = make_project(tmp_path / "project")
    replace(project / "events/_vocabulary.yml", "label: Meeting", 'label: "Meeting, or talks"')
    front: dict[str, Any] = {"added": "2031-09-01", "redirect_from": ["2031-08-old"], "places": ["mill-dike"]}
    front["changes"] = [{"date": "2031-09-02", "note": "Put right."}]
    write_event(project, "2031-08-new", title="Oats; rye", date="2031-08", time=None, **front)
    calendar = Calendar.from_ical(files_of(context_of(project))["feeds/events.ics"])
    (event,) = [each for each in calendar.walk("VEVENT") if "2031-08-old" in str(each["uid"])]
    properties: Any = event.property_items(recursive=False)[1:-1]
    told = {name: value.to_ical().decode() for name, value in properties}
    assert told == {
        "SUMMARY": "August 2031: Oats\\; rye",
        "DTSTART": "20310801",
        "DTEND": "20310901",
        "DTSTAMP": "20310902T000000Z",
        "UID": "2031-08-old@chronicle.example/a",
        "SEQUENCE": "1",
        "CATEGORIES": "Meeting or talks",
        "DESCRIPTION": "August 2031. Summary of 2031-08-new. (Reported)",
        "LAST-MODIFIED": "20310902T000000Z",
        "LOCATION": "Mill dike\\, Lower Marrow",
        "TRANSP": "TRANSPARENT",
        "URL": "https://chronicle.example/a/events/2031/2031-08-new/",
    }
    assert str(calendar["calscale"]) == "GREGORIAN"


def test_the_latest_events(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A calendar has the latest events, in the order of time."""
    monkeypatch.setattr("build_scripts.exports.feeds.calendar.MOST", 2)
    project = make_project(tmp_path / "project")
    for day in (1, 2, 3):
        write_event(project, f"2033-01-0{day}-day", date=f"2033-01-0{day}", added="2033-02-01")
    calendar = Calendar.from_ical(files_of(context_of(project))["feeds/events.ics"])
    assert [str(each["uid"]).partition("@")[0] for each in calendar.walk("VEVENT")] == [
        "2033-01-02-day",
        "2033-01-03-day",
    ]
