"""Front matter: everything is text, nothing is guessed, and hostile YAML neither crashes nor hangs."""

from typing import Any

import frontmatter
import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.base.letters import INVISIBLE
from build_scripts.findings import At, OnLine
from build_scripts.reading.front_matter import HANDLER, locate, parse_document, parse_yaml

TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20).filter(lambda t: not INVISIBLE.search(t))
TREES = st.recursive(
    TEXT, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4), max_leaves=12
)


def quoted(tree: Any) -> str:
    """``tree`` in YAML's flow style with every text in double quotes."""
    if isinstance(tree, dict):
        return "{" + ", ".join(f"{quoted(key)}: {quoted(value)}" for key, value in tree.items()) + "}"
    if isinstance(tree, list):
        return "[" + ", ".join(map(quoted, tree)) + "]"
    return '"' + str(tree).replace("\\", "\\\\").replace('"', '\\"') + '"'


@pytest.mark.parametrize(
    "word",
    ["2016-07-23", "2016-07", "12:30", "no", "Yes", "010", "1999", "null", "~", "1e3", ".inf", "=", "0x1F"],
)
def test_scalars_stay_text(word: str) -> None:
    """What YAML 1.1 takes for a date, a number or a truth value is the text that was written."""
    assert parse_yaml(f"key: {word}\nrow: {{a: {word}}}\n") == ({"key": word, "row": {"a": word}}, [])


@given(st.dictionaries(TEXT, TREES, max_size=5))
def test_quoted_trees_come_back(tree: dict[str, Any]) -> None:
    """Any tree of texts, written with quotation marks, is read as itself: no key and no value is lost."""
    assert parse_yaml("\n" + quoted(tree) + "\n") == (tree, [])


@given(st.text(alphabet=" \n\t:-?[]{},#&*!|>'\"%@`~<=\\abc01é", max_size=60))
def test_any_text_is_read_or_refused_in_words(front: str) -> None:
    """Whatever stands in front matter gives a tree or findings with a place and a remedy, never a traceback."""
    tree, problems = parse_yaml(front)
    lines = front.split("\n")
    assert (tree is None) == any(problem.rule != "text-cut-by-comment" for problem in problems)
    for problem in problems:
        assert problem.remedy
        assert isinstance(problem.where, OnLine)
        assert 1 <= problem.where.line <= max(1, len(lines))


@pytest.mark.parametrize(
    "text", ["a: " + "[" * 200_000, "- " * 100_000, "? " * 100_000, "{a: " * 60_000, "a: " + "[{" * 300]
)
def test_deep_nesting_is_refused(text: str) -> None:
    """Nesting that would overflow the parser's stack is a finding."""
    tree, problems = parse_yaml(text)
    assert tree is None
    assert [problem.message for problem in problems] == ["the front matter is nested too deeply"]


def test_deep_indentation_is_refused() -> None:
    """So is nesting by indentation."""
    tree, problems = parse_yaml("".join(" " * depth + "a:\n" for depth in range(600)))
    assert tree is None
    assert len(problems) == 1


def test_python_frontmatter_reads_with_the_handler() -> None:
    """The handler is one of python-frontmatter's: its `loads` gives the same tree and body."""
    post = frontmatter.loads("---\na: no\nb: [1, 2]\n---\nBody\n", handler=HANDLER)
    assert (post.metadata, post.content) == ({"a": "no", "b": ["1", "2"]}, "Body")


def test_handler_refuses_with_an_exception() -> None:
    """Called as python-frontmatter calls it, the handler raises for what is no plain mapping."""
    with pytest.raises(ValueError, match="stands twice"):
        HANDLER.load("a: 1\na: 2\n")


def test_split_keeps_the_place_of_the_body() -> None:
    """A document's offset is where its body begins; a rule of dashes in the body stays there."""
    text = "---\na: 1\n---\n\nOne\n\n---\n\nTwo\n"
    document, problems = parse_document(text)
    assert problems == []
    assert text[document.offset :] == document.body == "\n\nOne\n\n---\n\nTwo\n"


FRONT = '\ntitle: "سیلاب"\nrows:\n  - {a: 1, b: [x, "y z"]}\n  - a: 2\n    b: three\n'


@pytest.mark.parametrize(
    ("where", "place"),
    [
        (At(()), OnLine(1, 1, 3)),
        (At((), key=True), OnLine(1, 1, 3)),
        (At(("title",)), OnLine(2, 8, 7)),
        (At(("title",), key=True), OnLine(2, 1, 5)),
        (At(("rows", 0)), OnLine(4, 5, 21)),
        (At(("rows", 0, "b", 1)), OnLine(4, 19, 5)),
        (At(("rows", 1)), OnLine(5, 5, 4)),
        (At(("rows", 1, "b")), OnLine(6, 8, 5)),
        (At(("rows", 1, "missing")), OnLine(5, 5, 4)),
        (At(("missing", 3)), OnLine(1, 1, 3)),
    ],
)
def test_locate(where: At, place: OnLine) -> None:
    """A path leads to the line, the column and the length of its value or key, else of what is around it."""
    assert locate(FRONT, where) == place


def test_line_ends_that_only_yaml_knows() -> None:
    """YAML counts U+0085 as the end of a line; a mark behind the last line of the text breaks nothing."""
    tree, problems = parse_yaml("a: 1\n\x85\x85\x85\x85\x85b\nc: d\n")
    assert tree is None
    assert [problem.rule for problem in problems] == ["yaml-syntax"]
