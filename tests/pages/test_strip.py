"""The density strip: what its columns say and where they lead, over one year, thirty, three hundred and more."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from build_scripts.language.interface import read_strings
from build_scripts.pages.context import Context, Site
from build_scripts.pages.ledger import ledger
from build_scripts.pages.strip import strip
from build_scripts.reading.record import load_record, read_files
from build_scripts.timeline.timeline import build_timeline
from tests.support.projects import make_project, write_event


def context_of(folder: Path, dates: Iterable[str]) -> Context:
    """Return a record of events on dates alone, as renderers see it."""
    project = make_project(folder / "project")
    for path in (project / "events").glob("2*/*.md"):
        path.unlink()
    for number, date in enumerate(dates):
        write_event(project, f"{date[:7]}-event-{number}", date=date)
    timeline = build_timeline(load_record(read_files(project / "events"), None))
    return Context(timeline, Site("Mills"), read_strings("en", project))


@pytest.mark.parametrize(
    ("dates", "labels", "caption"),
    [
        (["2031-04-02"], ["2031 1"], "A bar is a month; one of full height is 1 event. Each year leads to its months."),
        (
            ["2031-04-02", "2031-04-03", "2031-12"],
            ["2031 3"],
            "A bar is a month; one of full height is 2 events. Each year leads to its months.",
        ),
        (
            ["2018-04-02", "2021-05-01", "2021-06"],
            ["2018 1", "2019 0", "2020 0", "2021 2"],
            "A bar is a month; one of full height is 1 event. Each year leads to its months.",
        ),
        (
            ["1995-04-02", "2031-04-02"],
            ["1990s 1", "2000s 0", "2010s 0", "2020s 0", "2030s 1"],
            "A bar is a year; one of full height is 1 event.",
        ),
        (
            ["0395-04-02", "1301"],
            ["0300–99 1", *(f"{year:04}–99 0" for year in range(400, 1300, 100)), "1300–99 1"],
            "A bar is a decade; one of full height is 1 event.",
        ),
    ],
)
def test_columns(dates: list[str], labels: list[str], caption: str, tmp_path: Path) -> None:
    """Each column says the time that it stands for and how many events it has; the caption what a bar is."""
    context = context_of(tmp_path, dates)
    data = strip(context, context.timeline.events)
    assert data is not None
    assert [f"{column['label']} {column['count']}" for column in data["columns"]] == labels
    assert data["caption"] == caption


def test_no_events(tmp_path: Path) -> None:
    """A record without events has no strip."""
    context = context_of(tmp_path, [])
    assert strip(context, context.timeline.events) is None


def test_ways(tmp_path: Path) -> None:
    """A column leads to its year in the list below; without a list to the page of the year; an empty one nowhere."""
    context = context_of(tmp_path, ["2018-04-02", "2021-05-01"])
    events = context.timeline.events
    alone, above = strip(context, events), strip(context, events, below=ledger(context, "events/", events))
    assert alone is not None
    assert above is not None
    assert [column["url"] for column in alone["columns"]] == ["\x02events/2018/", "", "", "\x02events/2021/"]
    assert [column["url"] for column in above["columns"]] == ["#y2018", "", "", "#y2021"]


def test_ways_over_centuries(tmp_path: Path) -> None:
    """A column of a decade or of a century leads to the first year in it that has events."""
    for number, (dates, anchors) in enumerate(
        [
            (["1995-04-02", "1997", "2031"], ["#y1995", "", "", "", "#y2031"]),
            (["0395-04-02", "0397", "1331"], ["#y395", *[""] * 9, "#y1331"]),
        ]
    ):
        context = context_of(tmp_path / f"{number}", dates)
        events = context.timeline.events
        data = strip(context, events, below=ledger(context, "events/", events))
        assert data is not None
        assert [column["url"] for column in data["columns"]] == anchors
