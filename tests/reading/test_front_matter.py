"""Front matter: everything is text, nothing is guessed, and hostile YAML neither crashes nor hangs."""

from typing import Any

import frontmatter
import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.base.letters import INVISIBLE
from build_scripts.reading.front_matter import HANDLER, parse_document, parse_yaml

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
    assert parse_yaml(f"key: {word}\nrow: {{a: {word}}}\n") == ({"key": word, "row": {"a": word}}, ())


@given(st.dictionaries(TEXT, TREES, max_size=5))
def test_quoted_trees_come_back(tree: dict[str, Any]) -> None:
    """Any tree of texts, written with quotation marks, is read as itself: no key and no value is lost."""
    assert parse_yaml("\n" + quoted(tree) + "\n") == (tree, ())


def test_python_frontmatter_reads_with_the_handler() -> None:
    """The handler is one of python-frontmatter's: its `loads` gives the same tree and body."""
    post = frontmatter.loads("---\na: no\nb: [1, 2]\n---\nBody\n", handler=HANDLER)
    assert (post.metadata, post.content) == ({"a": "no", "b": ["1", "2"]}, "Body")


def test_handler_refuses_with_an_exception() -> None:
    """Called as python-frontmatter calls it, the handler raises for what is no plain mapping."""
    with pytest.raises(ValueError, match="line 2: repeated-key"):
        HANDLER.load("a: 1\na: 2\n")


def test_split_keeps_the_place_of_the_body() -> None:
    """A document's offset is where its body begins; a rule of dashes in the body stays there."""
    text = "---\na: 1\n---\n\nOne\n\n---\n\nTwo\n"
    document = parse_document("event", text)
    assert document.breaches == ()
    assert text[document.offset :] == document.body == "\n\nOne\n\n---\n\nTwo\n"
