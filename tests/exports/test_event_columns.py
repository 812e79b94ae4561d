"""The columns that few selections need, and the events of single choices."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from build_scripts.exports import event_columns
from build_scripts.exports.event_set import lists_of
from build_scripts.pages.context import Context
from build_scripts.pages.plan import Planner
from build_scripts.timeline.timeline import Timeline
from tests.exports.three_events import CAST, three_events


@pytest.fixture
def chronicle(tmp_path: Path) -> Context:
    """A record of three events of forms that differ."""
    return three_events(tmp_path / "project", {}, {"places": ["mill-dike"], "actors": CAST})


def _files(chronicle: Context) -> dict[str, Any]:
    return {file.path: json.loads(file.make(chronicle)) for file in event_columns.plan(chronicle, Planner(chronicle))}  # type: ignore[arg-type]


def test_columns_and_holders(chronicle: Context) -> None:
    """A column is a text, a list, or how many numbers each event has with all of them; a choice has its events."""
    lists = lists_of(chronicle)
    place, measure = lists.places, lists.measures
    cast = lists.actors["council"] * len(lists.parts) + lists.parts["organiser"]
    counts = [measure["killed"], 5, -1, measure["injured"], 3, 7, measure["displaced"], 0, 40]
    assert _files(chronicle) == {
        "timeline/columns/status/0.json": "111",
        "timeline/columns/sure/0.json": "322",
        "timeline/columns/changed/0.json": [0, 0, date(2030, 1, 5).toordinal()],
        "timeline/columns/cast/0.json": ["101", [cast, cast]],
        "timeline/columns/place/0.json": ["021", [place["mill-dike"], place["lower-marrow"], place["mill-dike"]]],
        "timeline/columns/tag/0.json": ["000", []],
        "timeline/columns/figures/0.json": ["900", counts],
        "timeline/of/actor/council.json": [0, 2],
        "timeline/of/as/organiser.json": [0, 2],
        "timeline/of/place/mill-dike.json": [1, 1],
        "timeline/of/place/lower-marrow.json": [1, 1],
        "timeline/of/place/marrow-region.json": [1, 1],
    }


def test_one_edit_makes_its_own_shares_anew(chronicle: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    """The key of a column has the events that it holds; that of a choice has which events, and nothing of them."""
    monkeypatch.setattr(event_columns, "SHARD", 1)

    def keys(timeline: Timeline) -> dict[str, str]:
        of = replace(chronicle, timeline=timeline)
        return {file.path: file.key for file in event_columns.plan(of, Planner(of))}

    timeline = chronicle.timeline
    edited = replace(timeline, fronts={**timeline.fronts, timeline.events[1].path: "edited"})
    fewer = replace(timeline, events=timeline.events[1:])
    before, after, moved = keys(timeline), keys(edited), keys(fewer)
    assert {path for path in before if before[path] != after[path]} == {
        f"timeline/columns/{name}/1.json" for name in event_columns.COLUMNS
    }
    assert {path for path in before if "/of/place/" in path and before[path] == moved[path]} == set()
