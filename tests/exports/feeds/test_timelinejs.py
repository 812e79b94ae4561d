"""The file for TimelineJS: a slide for each event, its date in words, nothing that is fetched."""

import json
from pathlib import Path

from tests.exports.feeds.made import files_of
from tests.support.contexts import context_of
from tests.support.projects import make_project, write_event


def test_slides(tmp_path: Path) -> None:
    """Each event is a slide with its possible days, its date in words and its text as HTML; none has media."""
    project = make_project(tmp_path / "project")
    write_event(project, "2033-a", title="<b>Oats</b> & rye", date="2033-02/..", added="2033-02-01")
    context = context_of(project)
    slides = json.loads(files_of(context)["feeds/timelinejs.json"])
    assert [slide["unique_id"] for slide in slides["events"]] == [event.id for event in context.timeline.events]
    assert all(slide["display_date"] and "media" not in slide for slide in slides["events"])
    assert slides["events"][-1] == {
        "unique_id": "2033-a",
        "start_date": {"year": 2033, "month": 2, "day": 1},
        "display_date": "since February 2033",
        "text": {
            "headline": "&lt;b&gt;Oats&lt;/b&gt; &amp; rye",
            "text": '<p dir="ltr">Summary of 2033-a.</p>'
            '<p><a href="https://chronicle.example/a/events/2033/2033-a/">The entry with its sources</a></p>',
        },
    }
