"""Addresses and dates, wherever they stand in a line that somebody typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.contribute.forms.addresses import has_address, is_address, split_addresses, split_dates
from build_scripts.contribute.forms.statements import read_source
from tests.contribute.new import example

URL = "https://dawn.example.org/1"
WHOLE = {"publisher": "Dawn", "date": "2018-07-14", "url": URL}


@pytest.mark.parametrize(
    "line",
    [
        "Dawn, 2018-07-14, {}",
        "Dawn 2018-07-14 {}",
        "Dawn; 2018-07-14; {},",
        "Dawn, 14 July 2018; {}",
        "Dawn, July 14, 2018, <{}>.",
        "Dawn (14 July 2018): {}",
        "Dawn - 14 July 2018 - {}",
        "{} (Dawn, 14 July 2018)",
        "[Dawn]({}), 14 July 2018",
        "[Dawn]({} 'The paper'), 14 July 2018",
        "[{0}]({0}) Dawn, 14 July 2018",
        "**Dawn** | 2018-07-14 | {}",
        "Source: Dawn, 14 July 2018, {}",
        "publisher: Dawn, 14 July 2018, {}",
    ],
)
def test_parts_of_a_line(line: str) -> None:
    """A source's parts are found, however they are set apart, and the reviewer is told how it was read."""
    reading = read_source(line.format(URL), example())
    row = {key: value.removeprefix("Source: ") for key, value in reading.row.items() if isinstance(value, str)}
    assert row == WHOLE
    assert ["were read as" in problem for problem in reading.problems] == [True]


@pytest.mark.parametrize(
    ("line", "row", "problem"),
    [
        (
            "Dawn; www.dawn.example.org/1",
            {"publisher": "Dawn", "url": "https://www.dawn.example.org/1"},
            "‘www.dawn.example.org/1’ has no `https://`, and got it: open it, and see",
        ),
        ("Dawn; dawn.example.org/1", {"publisher": "Dawn", "url": URL}, "‘dawn.example.org/1’ has no `https://`"),
        (f"Dawn; url: see [x]({URL})", {"publisher": "Dawn", "url": URL}, "‘see x’ beside the address was left out"),
        (f"Dawn; {URL}; https://b.example/2", {"publisher": "Dawn", "url": URL}, "the address is given twice"),
        ("Dawn; https://dawn.example.org/<x>", {}, "is no http(s) address"),
    ],
)
def test_what_is_said(line: str, row: dict[str, str], problem: str) -> None:
    """What was added to an address, or left out beside it, is said; half an address is none."""
    reading = read_source(line, example())
    assert reading.row == row
    assert any(problem in sentence for sentence in reading.problems)


def test_ends_of_addresses() -> None:
    """Brackets that belong to an address stay; the sentence's full stop does not."""
    assert split_addresses("(see https://a.example/x_(y).) and <www.b.example/z>, too") == (
        ["https://a.example/x_(y)", "www.b.example/z"],
        ["(see", "and", "too"],
    )


@pytest.mark.parametrize("text", ["a@b.example/x", "and/or", "p.m./evening", "No. 5/2018", "Dawn", "ftp://x"])
def test_no_addresses(text: str) -> None:
    """A mail address, a slash and another scheme make no address of the web."""
    assert (has_address(text), is_address(text)) == (False, False)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ministry of Water, Marrow", ["Ministry of Water, Marrow"]),
        ("Radio 1999", ["Radio 1999"]),
        ("Channel 4, 5 May 2031, A title, with a comma", ["Channel 4", "5 May 2031", "A title, with a comma"]),
        ("", []),
    ],
)
def test_dates(text: str, parts: list[str]) -> None:
    """A date that is set apart is a part; a name with a comma stays whole, and a short number is no date."""
    assert split_dates(text) == parts


@given(st.text(alphabet=st.sampled_from("a1 .,;:|-()[]<>*/\n'\"") | st.characters()))
def test_nothing_is_too_odd(text: str) -> None:
    """Whatever stands in a line, it is taken apart in some way, and no part is empty."""
    addresses, others = split_addresses(f"{text} {URL} {text}")
    assert all((*addresses, *others, *split_dates(text)))
