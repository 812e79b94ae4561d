"""Figures: ranges within a measure and a group, names that stay, nothing summed."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import cast

from build_scripts.model.entries import Event
from build_scripts.model.figures import (
    Headline,
    claim_anchors,
    default_group,
    headlines,
    highest_stated,
    row_anchors,
    successors,
)
from build_scripts.model.rows import Claim, Figure
from build_scripts.model.vocabulary import Vocabulary
from build_scripts.reading.record import load_record, read_files
from tests.examples import CASE, RECORD, set_up

CASES = RECORD.parent / "valid"


def load(folder: Path, rows: str) -> tuple[Event, Vocabulary]:
    """An event with ``rows`` of figures, and the example record's vocabulary."""
    set_up(CASES / "least.md", folder)
    path = folder / CASE
    path.write_text(path.read_text("utf-8").replace("sources:\n", f"figures:\n{rows}sources:\n", 1), encoding="utf-8")
    record = load_record(read_files(folder / "events"), None)
    assert record.vocabulary
    assert record.findings == []
    return record.events[CASE.stem], record.vocabulary


def shape(headline: Headline) -> tuple[str, str, int | None, int | None, bool, int]:
    """What a headline says, in short."""
    found = headline.range
    return headline.measure, headline.group, found.low, found.high, found.open_high, headline.depth


def test_ranges_stay_within_their_group(tmp_path: Path) -> None:
    """Each measure and group has a range of its own; a group's children follow it, one deeper, and are not added."""
    event, vocabulary = load(
        tmp_path,
        "  - {injured: 7, by: a, sources: [gazette]}\n"
        "  - {killed: 12, group: children, by: a, sources: [gazette]}\n"
        "  - {killed: at least 36, group: residents, by: a, sources: [gazette]}\n"
        "  - {killed: 60, group: residents, by: b, sources: [gazette]}\n"
        "  - {killed: 5, group: helpers, by: b, sources: [gazette]}\n"
        "  - {killed: 99, group: residents, by: c, sources: [gazette], superseded_by: a}\n",
    )
    assert [shape(each) for each in headlines(event, vocabulary)] == [
        ("killed", "residents", 36, 60, True, 0),
        ("killed", "children", 12, 12, False, 1),
        ("killed", "helpers", 5, 5, False, 0),
        ("injured", "people", 7, 7, False, 0),
    ]


def test_row_anchors(tmp_path: Path) -> None:
    """A row is named by measure, group and speaker, by its id, or by its source; an earlier one by its day too."""
    event, _ = load(
        tmp_path,
        "  - {killed: 1, group: residents, by: Mayor's Office, sources: [gazette]}\n"
        "  - {killed: 2, sources: [gazette]}\n"
        "  - {killed: 3, by: a, sources: [gazette], id: First Count}\n"
        "  - {killed: 4, by: a, sources: [gazette], as_of: 2031-05-05, superseded_by: gazette}\n"
        "  - {killed: 5, by: b, sources: [gazette], superseded_by: gazette}\n",
    )
    assert row_anchors(event) == [
        "killed-residents-mayor-s-office",
        "killed-gazette",
        "first-count",
        "killed-a-2031-05-05",
        "killed-b-earlier",
    ]
    assert claim_anchors(event) == []


def test_anchors_of_rows_that_say_less_or_more(tmp_path: Path) -> None:
    """A period is part of an anchor; a row without a source has one too; a claim has its `id`, or its number."""
    event, _ = load(tmp_path, "  - {killed: 2, sources: [gazette], period: 2031-05}\n")
    assert row_anchors(event) == ["killed-2031-05-gazette"]
    bare = SimpleNamespace(figures=(Figure(measure="killed", value="2"),))  # type: ignore[arg-type]
    assert row_anchors(cast(Event, bare)) == ["killed-unsaid"]
    first, second = Claim(text="A.", verdict="disputed"), Claim(text="B.", verdict="disputed", id="The Dike")
    assert claim_anchors(cast(Event, SimpleNamespace(claims=(first, second, first)))) == [
        "claim-1",
        "the-dike",
        "claim-3",
    ]


def test_periods_are_not_brought_together(tmp_path: Path) -> None:
    """Counts of two periods are two ranges, each with its rows; those without a period are a third."""
    event, vocabulary = load(
        tmp_path,
        "  - {killed: 2, by: a, sources: [gazette], period: 2031-05}\n"
        "  - {killed: 3, by: b, sources: [gazette], period: 2031-06}\n"
        "  - {killed: 4, by: c, sources: [gazette], period: 2031-05}\n"
        "  - {killed: 9, by: d, sources: [gazette]}\n",
    )
    lines = headlines(event, vocabulary)
    first, second, third, whole = event.figures
    assert [line.rows for line in lines] == [(first, third), (second,), (whole,)]
    assert [str(line.period) for line in lines] == ["2031-05", "2031-06", "None"]
    assert [(line.range.low, line.range.high) for line in lines] == [(2, 4), (3, 3), (9, 9)]


def test_groups_stand_below_what_they_lie_within(tmp_path: Path) -> None:
    """A group follows the one around it, wherever the vocabulary names it; without groups there is one range."""
    event, vocabulary = load(
        tmp_path,
        "  - {killed: 12, group: children, by: a, sources: [gazette]}\n"
        "  - {killed: 36, group: residents, by: a, sources: [gazette]}\n"
        "  - {killed: 5, group: helpers, by: b, sources: [gazette]}\n",
    )
    groups = dict(vocabulary.groups)
    groups.pop("children")
    apart = replace(vocabulary, groups={**groups, "children": vocabulary.groups["children"]})
    assert list(apart.groups)[-1] == "children"
    assert [(line.group, line.depth) for line in headlines(event, apart)] == [
        ("residents", 0),
        ("children", 1),
        ("helpers", 0),
    ]
    assert default_group(replace(vocabulary, groups={})) == ""


def test_highest_stated(tmp_path: Path) -> None:
    """The highest number of each measure over all groups, lower bounds included; of words alone there is none."""
    event, vocabulary = load(
        tmp_path,
        "  - {killed: at least 36, group: residents, by: a, sources: [gazette]}\n"
        "  - {killed: 12, group: helpers, by: a, sources: [gazette]}\n"
        "  - {injured: at most 40, by: a, sources: [gazette]}\n"
        "  - {displaced: dozens, by: a, sources: [gazette]}\n",
    )
    assert highest_stated(headlines(event, vocabulary)) == {"killed": 36, "injured": 40}


def test_which_row_replaced_which(tmp_path: Path) -> None:
    """A row names its successor by speaker, id or source; a successor counts the same thing and is current."""
    event, _ = load(
        tmp_path,
        "  - {injured: 1, by: a, sources: [gazette], superseded_by: b}\n"
        "  - {injured: 2, by: b, sources: [gazette]}\n"
        "  - {injured: 3, by: c, sources: [gazette], superseded_by: late}\n"
        "  - {injured: 4, by: d, sources: [gazette], id: late}\n"
        "  - {displaced: 5, by: b, sources: [gazette]}\n"
        "  - {displaced: 6, by: e, sources: [gazette], superseded_by: gazette}\n",
    )
    replaced = {str(row.value): [str(other.value) for other in successors(event, row)] for row in event.figures}
    assert replaced == {"1": ["2"], "2": [], "3": ["4"], "4": [], "5": [], "6": ["5"]}
