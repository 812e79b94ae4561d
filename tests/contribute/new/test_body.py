"""The body of an event, and citations by number."""

import pytest

from build_scripts.contribute.new.body import cite_numbers, cited, event_body, is_source_id

SOURCES = ["a", "b"]


@pytest.mark.parametrize(
    ("paragraph", "written"),
    [
        ("It broke.", "It broke [@a; @b]."),
        ("It broke", "It broke [@a; @b]"),
        ("“It broke!”", "“It broke [@a; @b]!”"),
        ("It broke (twice)", "It broke (twice) [@a; @b]"),
        ("", " [@a; @b]"),
    ],
)
def test_citations_stand_before_the_full_stop(paragraph: str, written: str) -> None:
    """A citation is behind the last word, before what ends the sentence."""
    assert cited(paragraph, SOURCES) == written


def test_nothing_to_cite() -> None:
    """Without sources a paragraph stays as it is."""
    assert cited("It broke.", []) == "It broke."


@pytest.mark.parametrize(
    ("body", "written"),
    [
        ("", "The dike \\[old\\] broke [@a; @b]."),
        ("One.\r\n\r\nTwo [@b].\n \nThree\nlines.\n", "One [@a; @b].\n\nTwo [@b].\n\nThree\nlines [@a; @b]."),
        ("## Heading\n\n- item\n\n> quote\n\n| a |\n|---|", "## Heading\n\n- item\n\n> quote\n\n| a |\n|---|"),
        ("1. first\n\n```\ncode\n```\n\n    code", "1. first\n\n```\ncode\n```\n\n    code"),
        ("-5 degrees", "-5 degrees [@a; @b]"),
    ],
)
def test_every_paragraph_cites(body: str, written: str) -> None:
    """A paragraph that cites nothing gets all sources; other blocks stay as they are; no body means the summary."""
    assert event_body(body, SOURCES, "The dike [old] broke.") == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("It broke [1].", "It broke [@a]."),
        ("It broke. [1, 2]", "It broke. [@a; @b]"),
        ("It broke[2]; it held [1;1].", "It broke [@b]; it held [@a]."),
        ("It broke (1).\n\nIt held (2)", "It broke [@a].\n\nIt held [@b]"),
        ("Twelve (1) and more", "Twelve (1) and more"),
        ("See [1](x.md) and \\[1\\]", "See [1](x.md) and \\[1\\]"),
        ("It broke [@b].", "It broke [@b]."),
        ("It broke [1][2].", "It broke [@a] [@b]."),
        ("It broke [1-2], held [1–2], fell [ 2 ].", "It broke [@a; @b], held [@a; @b], fell [@b]."),
        ("It broke [source 1], held [Sources 1 and 2], fell [#2].", "It broke [@a], held [@a; @b], fell [@b]."),
        ("It broke [1]: at night. It held [۲]", "It broke [@a]: at night. It held [@b]"),
        ("In 2018 [2018]", "In 2018 [2018]"),
        ("[1]: https://a.example", "[1]: https://a.example"),
    ],
)
def test_numbers_become_citations(text: str, written: str) -> None:
    """A number in brackets cites the source in that place; round brackets do at the end of a line; links stay."""
    assert cite_numbers(text, SOURCES) == (written, [])


def test_numbers_that_are_none() -> None:
    """A number that no source has stays, and is returned."""
    assert cite_numbers("It broke [3] and [0] (9).", SOURCES) == ("It broke [3] and [0] (9).", ["[3]", "[0]"])
    assert cite_numbers("It broke [1-3] [2-1].", SOURCES) == ("It broke [1-3] [2-1].", ["[1-3]", "[2-1]"])


def test_ids_that_can_be_cited() -> None:
    """A source's id is one that a citation can hold."""
    assert [is_source_id(text) for text in ("gazette-2031", "a]b", "", "-x")] == [True, False, False, False]
