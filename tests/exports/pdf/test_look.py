"""How a volume looks on its sheets: where lines stand, measured as a picky reader would."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from tests.exports.pdf.sheets import LONG, set_sheets


def test_long_labels_leave_no_gap(tmp_path: Path) -> None:
    """A label of several lines hangs beside what it is of, whose lines follow one another as elsewhere; the next label
    stands below its last line.
    """
    figures = [
        {"displaced": "5", "group": "helpers", "period": "2031-09/2031-11", "by": LONG, "sources": ["one"]},
        {"displaced": "7", "group": "helpers", "period": "2032-09/2032-11", "by": "a clerk", "sources": ["one"]},
    ]
    sheet = set_sheets(tmp_path / "project", {"figures": figures})[1]
    left = sheet.find("Summary of").left
    begins, ends = sheet.find("5 according").base - 1, sheet.find("It was reported.").base + 1
    labels = [line for line in sheet.lines if begins < line.base < ends and line.left < left + 1]
    assert [line.text for line in labels] == [
        *("Displaced, Helpers,", "September–November", "2031"),
        *("Displaced, Helpers,", "September–November", "2032"),
        "Reported",
    ]
    gaps = [below.base - line.base for line, below in pairwise(labels)]
    assert gaps == pytest.approx([10.1, 10.1, 12.4, 10.1, 10.1, 11.3], abs=0.5)
    assert sheet.find("and of the towns").base - sheet.find("5 according").base < 13


def test_lines_of_an_item_are_closer_than_items(tmp_path: Path) -> None:
    """In lists, a line of an item is nearer to the one before it than to the next item."""
    changes = [{"date": f"2033-01-0{day}", "class": "correction", "note": f"Said by {LONG}."} for day in (2, 3)]
    attribution = [
        {"actor": "council", "stance": "accused", "by": f"{name} of {LONG}", "sources": ["one"]} for name in ("A", "B")
    ]
    sheets = set_sheets(tmp_path / "project", {"changes": changes, "attribution": attribution})
    lines = [line for sheet in sheets for line in sheet.lines]
    for first, second in [("Accused according to A", "Accused according to B"), ("Correction: ", "Correction: ")]:
        at = next(number for number, line in enumerate(lines) if first in line.text)
        next_item = next(line for line in lines[at + 1 :] if second in line.text)
        assert lines[at + 1].base - lines[at].base < next_item.base - lines[at + 1].base


def test_claims_are_not_torn(tmp_path: Path) -> None:
    """What is claimed, its verdict and what is said of it stand on one sheet."""
    claims = [
        {
            "text": f"Claim {at} is made.",
            "by": "a clerk",
            "sources": ["one"],
            "verdict": "disputed",
            "note": f"Note {at}.",
        }
        for at in range(40)
    ]
    sheets = set_sheets(tmp_path / "project", {"claims": claims})
    on = [
        [sum(word in line.text for line in sheet.lines) for word in ("Claim ", "said by a clerk", "Note ")]
        for sheet in sheets
    ]
    assert [counts for counts in on if len(set(counts)) > 1] == []
    assert sum(counts[0] for counts in on) == 40


def test_few_rows_are_not_torn(tmp_path: Path) -> None:
    """Three rows of one list stand on one sheet."""
    rows = [{"actor": "council", "stance": "accused", "by": f"{name} of {LONG}", "sources": ["one"]} for name in "ABC"]
    fronts = [{"attribution": rows, "summary": "It was so. " * (1 + 2 * number)} for number in range(30)]
    sheets = set_sheets(tmp_path / "project", *fronts)
    on = [
        [sum(f"Accused according to {name}" in line.text for line in sheet.lines) for name in "ABC"] for sheet in sheets
    ]
    assert [counts for counts in on if len(set(counts)) > 1] == []
    assert sum(map(sum, on)) == 90


def test_rows_go_on_under_the_head_of_their_group(tmp_path: Path) -> None:
    """Each sheet of a table says of its first row what it counts."""
    figures = [{"displaced": str(at), "by": f"clerk {at}", "sources": ["one"]} for at in range(1, 90)]
    sheets = set_sheets(tmp_path / "project", {"figures": figures})
    begins = [[line.text for line in sheet.lines[:4]] for sheet in sheets if sheet.lines[0].text == "Number"]
    heads = ["Number", "According to", "As of", "Displaced People"]
    assert [[text[: len(head)] for text, head in zip(texts, heads, strict=True)] for texts in begins] == [heads, heads]


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("events", [1, 5, 9, 13])
def test_sheets_are_full(events: int, paper: str, tmp_path: Path) -> None:
    """No sheet but the cover is nearly empty, no heading is the last line of one, and the columns of the sources and of
    the index end alike.
    """
    fronts = [
        {
            "title": f"Meeting {at} of the council of the town below the dike",
            "changes": [{"date": "2033-01-02", "class": "correction", "note": f"Said by {LONG}."}],
            "sources": {
                ("one" if number == 0 else f"s{number}"): {
                    "publisher": f"Gazette {at}-{number}",
                    "url": f"https://example.org/{at}/{number}/{LONG}",
                }
                for number in range(6)
            },
        }
        for at in range(events)
    ]
    sheets = set_sheets(tmp_path / "project", *fronts, paper=paper)
    assert [(number, sheet.end()) for number, sheet in enumerate(sheets) if sheet.end() < 0.25] == []
    heads = ("Sources", "What changed", "Index", "Numbers are pages.", "By day, the latest first", "Account", "Entries")
    assert [sheet.lines[-1].text for sheet in sheets if sheet.lines[-1].text.startswith(heads)] == []
    last = sheets[-1].lines
    index = last[next((at for at, line in enumerate(last) if line.text.startswith("Numbers are")), -1) + 1 :]
    columns = {round(line.left / 40): line.base for line in index}
    assert max(columns.values()) - min(columns.values()) < 40
