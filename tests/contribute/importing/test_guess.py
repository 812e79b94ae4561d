"""The proposed map: known heads decide, exactly; likeness only proposes, and nothing that counts is guessed."""

from __future__ import annotations

import pytest

from build_scripts.contribute.importing.guess import propose
from build_scripts.contribute.importing.heads import measure_of, order_in, role_of
from build_scripts.contribute.importing.map_file import MapError, read_map, write_map
from build_scripts.contribute.importing.map_model import Content, FileSettings
from build_scripts.contribute.importing.opening import open_table
from build_scripts.contribute.importing.settle import Proposed
from tests.contribute.importing.cases import record_of
from tests.examples import RECORD

VOCABULARY = record_of(RECORD).vocabulary
assert VOCABULARY is not None


def proposed(text: str) -> Proposed:
    """The map that is proposed for a CSV file."""
    assert VOCABULARY is not None
    return propose(open_table("table.csv", text.encode(), FileSettings(), VOCABULARY), VOCABULARY)


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("Date", "date"),
        ("DATE", "date"),
        ("Datum", "date"),
        ("تاريخ", "date"),
        ("Date (dd/mm/yyyy)", "date"),
        ("Report date", "source_date"),
        ("Date of death", ""),
        ("Dates", ""),
        ("Not a date", ""),
        ("Größe", ""),
        ("Pier / place", "place"),
        ("Date / place", ""),
        ("Pier / landing", ""),
    ],
)
def test_roles(head: str, role: str) -> None:
    """A head is known exactly, but for capitals, accents and brackets; what is merely like one is not known."""
    assert role_of(head) == role


@pytest.mark.parametrize(
    ("head", "measure"),
    [
        ("Dead", ("killed", "")),
        ("Killed", ("killed", "")),
        ("Number of killed", ("killed", "")),
        ("# killed", ("killed", "")),
        ("Casualties: Dead", ("killed", "")),
        ("Children: Dead", ("killed", "children")),
        ("Dead: Children", ("killed", "children")),
        ("Dead: Attackers", ("", "")),
        ("Dead: Injured", ("", "")),
        ("Attackers: Dead", ("", "")),
        ("Deads", ("", "")),
        ("Not killed", ("", "")),
        ("Killed by the dike", ("", "")),
        ("Wounded", ("", "")),
    ],
)
def test_measures(head: str, measure: tuple[str, str]) -> None:
    """What a column counts is said by the record's own words, exactly; below another head of groups it knows."""
    assert VOCABULARY is not None
    assert measure_of(head, VOCABULARY.measures, VOCABULARY.groups) == measure


def test_likeness_decides_nothing() -> None:
    """A head that is like a known one is left out, with the likeness and some values for a person to decide."""
    map_ = proposed("Date,Titel of it,Dead?s,Tittle\n2031-07-13,a,3,A flood\n").map
    assert map_.title == Content()
    assert map_.figures == ()
    assert map_.left_out == {
        "Titel of it": "no key has this head; ‘a’",
        "Dead?s": "no key has this head; ‘3’",
        "Tittle": "no key has this head; it is like ‘title’, which decides nothing; ‘A flood’",
    }


def test_order_is_proved() -> None:
    """The order of day and month is proved by another value, with its row, or by the head; else it is asked."""
    assert proposed("Date,Title\n03/08/2031,a\n31/08/2031,b\n").reasons["date"] == (
        "the head is known; day before month: row 3 has 31/08/2031"
    )
    asked = proposed("Date,Title\n03/08/2031,a\n")
    assert asked.map.date.order == ""
    assert "nothing proves whether the day or the month is first" in asked.reasons["date"]
    both = proposed("Date,Title\n31/08/2031,a\n08/31/2031,b\n")
    assert (both.map.date.order, "both orders occur" in both.reasons["date"]) == ("", True)
    assert order_in("Date (MM/DD/YYYY)") == "month-day"


def test_key_is_distinct() -> None:
    """A column of ids is a key only if no two rows have the same."""
    assert proposed("ID,Date,Title\n1,2031,a\n2,2031,b\n").map.key == ("ID",)
    assert proposed("ID,Date,Title\n1,2031,a\n1,2031,b\n").map.key == ()


def test_file_is_the_map() -> None:
    """What is written of a map is read as the same map."""
    map_, reasons = proposed("ID,Date,Type,Location,Dead,Link\n1,13/07/2031,Storm,Mill Dike,3,https://example.org/1\n")
    assert read_map(write_map(map_, "table.csv", reasons)) == map_


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title: [", "the map is no YAML"),
        ("titel: {column: Title}", "the map has no key `titel`; did you mean `title`?"),
        ("title: {colum: Title}", "the map has no key `title.colum`; did you mean `column`?"),
        ("date: {column: Date, order: both}", "in the map, `date.order`: Input should be"),
    ],
)
def test_wrong_maps(text: str, message: str) -> None:
    """What is wrong with a map is one line, with the nearest key."""
    with pytest.raises(MapError) as caught:
        read_map(text)
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


def test_no_and_yes_are_words() -> None:
    """YAML makes no truth of `no`, and no number of `1`, in a map."""
    map_ = read_map("tags: [{column: On the dike, words: {1: dike, no: dike}}]")
    assert map_.tags == (Content(column="On the dike", words={"1": "dike", "no": "dike"}),)
