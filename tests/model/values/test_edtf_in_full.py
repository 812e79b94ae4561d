"""What of EDTF is read, held against the examples of the Library of Congress and the table of the docs.

https://www.loc.gov/standards/datetime/, 4 February 2019.
"""

import re
from pathlib import Path

import pytest

from build_scripts.model.values.edtf import parse_edtf
from build_scripts.model.values.refusal import RefusedValueError

FORMAT = Path(__file__).parents[3] / "docs/format.md"
EXAMPLES = {
    "0": """
        1985-04-12 1985-04 1985
        1985-04-12T23:20:30 1985-04-12T23:20:30Z 1985-04-12T23:20:30-04 1985-04-12T23:20:30+04:30
        1964/2008 2004-06/2006-08 2004-02-01/2005-02-08 2004-02-01/2005-02 2004-02-01/2005 2005/2006-02""",
    "1": """
        Y170000002 Y-170000002 2001-21 1984? 2004-06~ 2004-06-11% 201X 20XX 2004-XX 1985-04-XX 1985-XX-XX
        1985-04-12/.. 1985-04/.. 1985/.. ../1985-04-12 ../1985-04 ../1985
        1985-04-12/ 1985-04/ 1985/ /1985-04-12 /1985-04 /1985 -1985""",
    "2": """
        Y-17E7 1950S2 Y171010000S3 Y3388E2S3 2001-34
        [1667,1668,1670..1672] [..1760-12-03] [1760-12..] [1760-01,1760-02,1760-12..] [1667,1760-12]
        {1667,1668,1670..1672} {1960,1961-12} {..1984}
        2004-06~-11 2004?-06-11 ?2004-06-~11 2004-%06-11
        156X-12-25 15XX-12-25 XXXX-12-XX 1XXX-XX 1XXX-12 1984-1X
        2004-06-~01/2004-06-~20 2004-06-XX/2004-07-03""",
}


def _rows() -> list[tuple[str, list[str], list[str], list[str]]]:
    """Return the rows of the table: the level, what is read, what is not, what is written instead."""
    section = FORMAT.read_text("utf-8").split("### EDTF in full")[1].split("\n## ")[0]
    rows = [line.strip("|").split("|") for line in section.splitlines() if re.match(r"\| \d", line)]
    return [
        (row[0].strip()[0], *(re.findall(r"`([^`]+)`", cell) for cell in row[1:]))  # type: ignore[misc]
        for row in rows
    ]


def test_every_example_is_in_the_table() -> None:
    """The table has each example of the standard, at its level."""
    listed = {level: {text for row in _rows() if row[0] == level for text in row[1] + row[2]} for level in EXAMPLES}
    assert {level: set(texts.split()) - listed[level] for level, texts in EXAMPLES.items()} == {
        "0": set(),
        "1": set(),
        "2": set(),
    }


@pytest.mark.parametrize("text", [text for row in _rows() for text in row[1]])
def test_what_is_read(text: str) -> None:
    """What the table calls read is."""
    assert parse_edtf(text).text == text


@pytest.mark.parametrize("text", [text for row in _rows() for text in row[2]])
def test_what_is_not_read(text: str) -> None:
    """What the table calls not read is refused."""
    with pytest.raises(RefusedValueError):
        parse_edtf(text)


@pytest.mark.parametrize("text", [text for row in _rows() for text in row[3] if text != "time"])
def test_what_is_written_instead(text: str) -> None:
    """What the table offers instead is read."""
    assert parse_edtf(text).text == text
