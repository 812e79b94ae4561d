"""Years in which something went on have a page, which lists it; the printed year shows the same."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from build_scripts.reading.record import load_record, read_files
from build_scripts.timeline import lasting
from build_scripts.timeline.timeline import Timeline, build_timeline
from tests.support.dom import broken_links, parse
from tests.support.projects import ADDRESS, build, make_project, write_event

DATES = {
    "2010-first": "2010-05-02",
    "2015-years": "2015/2019",
    "2017-siege": "2017-11-15/2018-02",
    "2017-set": "[2017-12-28..2018-01-03]",
    "2017-winter": "2017-24",
    "2017-autumn": "2017-23",
    "2020-going-on": "2020-04/..",
    "2012-until": "../2012-04",
    "2010-decade": "201X",
    "2022-last": "2022-01-01",
}


def _project(folder: Path, dates: Mapping[str, str]) -> Path:
    project = make_project(folder / "project")
    for path in project.glob("events/[0-9]*/*.md"):
        path.unlink()
    for name, date in dates.items():
        write_event(project, name, date=date)
    return project


def _timeline(project: Path) -> Timeline:
    return build_timeline(load_record(read_files(project / "events"), None))


def test_each_year_that_something_reached_lists_it(tmp_path: Path) -> None:
    """Spans, sets, seasons and open intervals are listed in every other year they reach; a decade makes no page."""
    timeline = _timeline(_project(tmp_path, DATES))
    listed = {year: [event.id[5:] for event in each.events] for year, each in timeline.lasting.items()}
    assert listed == {
        2010: ["until"],
        2011: ["decade", "until"],
        2012: ["decade"],
        2015: ["decade"],
        2016: ["decade", "years"],
        2017: ["decade", "years"],
        2018: ["decade", "years", "winter", "siege", "set"],
        2019: ["decade", "years"],
        2020: [],
        2021: ["going-on"],
        2022: ["going-on"],
    }
    assert {each.more for each in timeline.lasting.values()} == {0}


def test_page_and_print_of_a_year_without_a_beginning(tmp_path: Path) -> None:
    """A year in which nothing began has a page between its neighbours and a printed edition; both list what lasted."""
    site = build(_project(tmp_path, DATES))
    for folder in ("events", "print"):
        page = parse((site / folder / "2019/index.html").read_bytes())
        (section,) = [each for each in page.find("section") if each.attributes.get("class") == "kt-began"]
        assert [each.text for each in section.find("a")] == ["Event 2010-decade", "Event 2015-years"]
    year = parse((site / "events/2019/index.html").read_bytes())
    assert next(each.text for each in year.find("p")) == "No event of this record stands under 2019."
    ways = [(each.attributes["rel"], each.text.split()[-1]) for each in year.find("a") if "rel" in each.attributes]
    assert ways == [("prev", "2018"), ("next", "2020")]
    assert broken_links(site, ADDRESS) == []


def test_a_year_shows_the_latest_of_very_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of more than a page shows, those that began last are listed, and how many more there are; ended ones are gone."""
    monkeypatch.setattr(lasting, "MOST", 2)
    dates = {f"201{year}-since": f"201{year}/.." for year in range(6)}
    timeline = _timeline(_project(tmp_path, {**dates, "2016-short": "2016/2017", "2018-end": "2018"}))
    shown = {year: ([event.id for event in each.events], each.more) for year, each in timeline.lasting.items()}
    assert shown[2012] == (["2010-since", "2011-since"], 0)
    assert shown[2016] == (["2014-since", "2015-since"], 4)
    assert shown[2017] == (["2015-since", "2016-short"], 5)
    assert shown[2018] == (["2014-since", "2015-since"], 4)


def test_a_span_of_a_thousand_years_is_no_thousand_pages(tmp_path: Path) -> None:
    """Beyond a hundred years from its own an event makes no pages, but is listed in those that there are."""
    dates = {"1000-long": "1000/1999", "1500-other": "1500", "1999-end": "1999"}
    timeline = _timeline(_project(tmp_path, dates))
    assert list(timeline.lasting) == [*range(1000, 1101), 1500, 1999]
    assert [event.id for event in timeline.lasting[1500].events] == ["1000-long"]


def test_many_that_last_cost_no_more_than_they_are(tmp_path: Path) -> None:
    """Where each of many events lasts to the end of time, no year holds more of them than a page shows."""
    events = _timeline(_project(tmp_path, {f"{year}-since": f"{year}/.." for year in range(1700, 2000)})).events
    many = lasting.lasting_by_year(events)
    assert max(len(each.events) for each in many.values()) == lasting.MOST
    assert many[1999].more + len(many[1999].events) == 299
