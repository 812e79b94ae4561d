"""Figures: ranges within a measure and a group, names that stay, nothing summed."""

from pathlib import Path

from build_scripts.model.entries import Event
from build_scripts.model.figures import Headline, claim_anchors, headlines, row_anchors, successors
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
