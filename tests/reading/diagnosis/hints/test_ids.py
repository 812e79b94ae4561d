"""Names of files that are no ids: what is wrong with them, and what they were meant to be."""

import pytest

from build_scripts.model.layout import LONGEST_ID, impossible_date, is_event_id, is_id
from build_scripts.reading.diagnosis.hints.ids import explain_event_id, explain_id, intended_event_ids, intended_id


@pytest.mark.parametrize(
    ("name", "why", "meant"),
    [
        ("Rowing Club", "it has `R`, a space and `C`", "rowing-club"),
        ("ROWING", "it has capital letters", "rowing"),
        ("cr\u00e8me", "it has `\u00e8`", "creme"),
        ("u.n.", "it has `.`", "un"),
        ("mill--dike-", "it has a hyphen too many", "mill-dike"),
        ("coun\u0441il", "`\u0441` is U+0441 CYRILLIC SMALL LETTER ES and looks like a Latin letter", "council"),
        ("\u0622\u0628", "it has `\u0622` and `\u0628`", ""),
        ("x" * 101, "it has 101 characters, and an id at most 100", ""),
        ("", "it is empty", ""),
    ],
)
def test_ids(name: str, why: str, meant: str) -> None:
    """What keeps a name from being an id is said in words; what remains when that is mended is proposed."""
    assert (explain_id(name, LONGEST_ID), intended_id(name, is_id)) == (why, meant)


@pytest.mark.parametrize(
    ("name", "why", "meant"),
    [
        ("2031-05-05", "it has no word behind the date", []),
        ("short-flood", "it does not begin with a date", ["2031-short-flood"]),
        ("5-5-2031-flood", "it does not begin with a date", ["2031-05-05-flood"]),
        ("5-6-2031-flood", "it does not begin with a date", ["2031-06-05-flood", "2031-05-06-flood"]),
        ("25-12-2031-flood", "it does not begin with a date", ["2031-12-25-flood"]),
        ("2031-25-12-flood", "there is no month 25", ["2031-12-25-flood"]),
        ("2031-5-5-flood", "month and day have two digits each", ["2031-05-05-flood"]),
        ("20310505-flood", "it does not begin with a date", ["2031-05-05-flood"]),
        ("flood-2031-05-05", "it does not begin with a date", ["2031-05-05-flood"]),
        ("flood-5-5-2031", "it does not begin with a date", ["2031-05-05-flood"]),
        ("2031-05-05_Flood", "it has `_` and `F`", ["2031-05-05-flood"]),
        (
            "2031-26-boats-lost",
            "there is no month 26, and two digits after the year are read as a month",
            ["2031-boats-lost-26"],
        ),
        ("2031-00-flood", "there is no month 00, and two digits after the year are read as a month", ["2031-flood"]),
        (
            "2031-02-30-flood",
            "February 2031 has 28 days, and two digits after the month are read as a day",
            ["2031-02-flood-30"],
        ),
        (
            "2031-02-00-flood",
            "February 2031 has 28 days, and two digits after the month are read as a day",
            ["2031-02-flood"],
        ),
        ("2031-13-99-flood", "there is no month 13", []),
        ("0000-flood", "there is no year 0000", []),
    ],
)
def test_event_ids(name: str, why: str, meant: list[str]) -> None:
    """A day that is written otherwise is put in its place; where it can be read in two ways, both are proposed."""
    assert (explain_event_id(name, LONGEST_ID), intended_event_ids(name, "2031", is_event_id)) == (why, meant)


@pytest.mark.parametrize("name", ["2031-x", "2031-100-x", "2024-02-29-x", "2031-05-x", "x", "2031-05-123-x"])
def test_possible_dates(name: str) -> None:
    """Only two digits by themselves are a month or a day."""
    assert impossible_date(name) == ""
