"""Front matter that is refused: whatever is in it, there is a finding in words, never a traceback."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.findings import OnLine
from build_scripts.reading.diagnosis.front_matter import read_yaml
from build_scripts.reading.rules import CUT_COMMENT, YAML_SYNTAX


@given(st.text(alphabet=" \n\t:-?[]{},#&*!|>'\"%@`~<=\\abc01é", max_size=60))
def test_any_text_is_read_or_refused_in_words(front: str) -> None:
    """Whatever is in front matter gives a tree or findings with a place and a remedy, never a traceback."""
    tree, problems = read_yaml(front)
    lines = front.split("\n")
    assert (tree is None) == any(problem.rule is not CUT_COMMENT for problem in problems)
    for problem in problems:
        assert problem.remedy
        assert isinstance(problem.where, OnLine)
        assert 1 <= problem.where.line <= max(1, len(lines))


@pytest.mark.parametrize(
    "text", ["a: " + "[" * 200_000, "- " * 100_000, "? " * 100_000, "{a: " * 60_000, "a: " + "[{" * 300]
)
def test_deep_nesting_is_refused(text: str) -> None:
    """Nesting that would overflow the parser's stack is a finding."""
    tree, problems = read_yaml(text)
    assert tree is None
    assert [problem.message for problem in problems] == ["the front matter is nested too deeply"]


def test_deep_indentation_is_refused() -> None:
    """So is nesting by indentation."""
    tree, problems = read_yaml("".join(" " * depth + "a:\n" for depth in range(600)))
    assert tree is None
    assert len(problems) == 1


def test_line_ends_that_only_yaml_knows() -> None:
    """YAML counts U+0085 as the end of a line; a mark behind the last line of the text breaks nothing."""
    tree, problems = read_yaml("a: 1\n\x85\x85\x85\x85\x85b\nc: d\n")
    assert tree is None
    assert [problem.rule for problem in problems] == [YAML_SYNTAX]
