"""Citations by number."""

import pytest

from build_scripts.contribute.new.citations import cite_numbers, uncited, why_uncited
from build_scripts.contribute.new.event import Answers
from build_scripts.contribute.new.rows import Values

TWO: dict[str, Values] = {"a": {"publisher": "A"}, "b": {"publisher": "B"}}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("It broke [1].", "It broke [@a]."),
        ("It broke. [1, 2]", "It broke. [@a; @b]"),
        ("It broke[2]; it held [1;1].", "It broke [@b]; it held [@a]."),
        ("It broke (1).\n\nIt held (2)", "It broke [@a].\n\nIt held [@b]"),
        ("Twelve (1) and more", "Twelve (1) and more"),
        ("See [1](x.md), [2]: and \\[1\\]", "See [1](x.md), [2]: and \\[1\\]"),
        ("It broke [@b].", "It broke [@b]."),
    ],
)
def test_numbers_become_citations(text: str, written: str) -> None:
    """A number in brackets cites the source in that place; round brackets do at the end of a line; links stay."""
    assert cite_numbers(text, ["a", "b"]) == (written, [])


def test_numbers_that_are_none() -> None:
    """A number that no source has stays, and is told."""
    assert cite_numbers("It broke [3] and [0] (9).", ["a", "b"]) == ("It broke [3] and [0] (9).", ["[3]", "[0]"])


def test_paragraphs_without_a_citation() -> None:
    """Where there are several sources, each paragraph that cites none is told; a heading is none."""
    answers = Answers(sources=TWO, summary="S.", body="One [@a].\n\n## Two\n\nThree.")
    how = "end it with the sources that say it: [1] a, [2] b"
    assert (uncited(answers), why_uncited(answers)) == ([2], [f"paragraph 3, ‘Three.’, cites no source: {how}"])
    assert uncited(Answers(sources={"a": {}}, body="One.")) == []
    assert [each.startswith("missing") for each in why_uncited(Answers(sources=TWO, summary="S."))] == [True]
