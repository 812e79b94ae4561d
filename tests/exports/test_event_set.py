"""The columns of the set: what each form of a date, a count and a row becomes."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from build_scripts.exports import event_set
from build_scripts.pages.context import Context
from build_scripts.pages.plan import Planner
from build_scripts.timeline.timeline import Timeline
from tests.exports.three_events import three_events


@pytest.fixture
def chronicle(tmp_path: Path) -> Context:
    """A record of three events of forms that differ."""
    return three_events(tmp_path / "project", {"time": "17:50"}, {})


def _files(chronicle: Context) -> dict[str, Any]:
    return {file.path: json.loads(file.make(chronicle)) for file in event_set.plan(chronicle, Planner(chronicle))}  # type: ignore[arg-type]


def test_columns(chronicle: Context) -> None:
    """A column has a value an event; what few events have stands in rows of its own; words are counted."""
    files = _files(chronicle)
    words, columns = files["timeline/set/words.json"], files["timeline/set/0.json"]
    first = date(2018, 7, 13).toordinal()
    end = date(2018, 12, 31).toordinal() - date(2018, 9, 2).toordinal()
    assert columns == {
        "day": "0CP",
        "leap": [[0, first]],
        "forms": [[0, 2, 0, 0, 0, 0], [2, 1, 30, 0, 30, 0], [1, 2, 0, 0, end, 2]],
        "form": "012",
        "time": [[0, 17 * 60 + 50, 17 * 60 + 50]],
        "kind": "222",
    }
    assert words["span"] == [date(2018, 1, 1).toordinal(), date(2018, 12, 31).toordinal()]
    totals = {
        key: {word[0]: count for word, count in zip(words[key], counts, strict=True) if count}
        for key, counts in words["totals"].items()
    }
    assert totals == {
        "status": {"reported": 3},
        "actor": {"council": 1},
        "as": {"organiser": 1},
        "place": {"mill-dike": 1, "lower-marrow": 1, "marrow-region": 1},
        "tag": {},
    }


def test_rows(chronicle: Context) -> None:
    """A row has what a list shows: id, title, date in words, the sign of its precision, the status."""
    assert _files(chronicle)["timeline/rows/0.json"] == [
        ["2018-07-13-day", "Event 2018-07-13-day", "13 July 2018", "day", 1],
        ["2018-08-month", "Event 2018-08-month", "August 2018", "month", 1],
        ["2018-09-on", "Event 2018-09-on", "since 2 September 2018", "open", 1],
    ]


def test_one_edit_makes_its_own_shares_anew(chronicle: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    """The key of a file has the events that it holds, and no others."""
    monkeypatch.setattr(event_set, "ROWS", 1)

    def keys(timeline: Timeline) -> dict[str, str]:
        of = replace(chronicle, timeline=timeline)
        return {file.path: file.key for file in event_set.plan(of, Planner(of))}

    timeline = chronicle.timeline
    edited = replace(timeline, fronts={**timeline.fronts, timeline.events[1].path: "edited"})
    before, after = keys(timeline), keys(edited)
    changed = {path for path in before if before[path] != after[path]}
    assert changed == {"timeline/set/0.json", "timeline/rows/1.json"}
