"""Code on a page: escaped, named, and marked where it differs from its counterpart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.check.explanations import CodeBlock
from build_scripts.pages.code import figure, figures, marked
from tests.support.dom import parse


@pytest.mark.parametrize(
    ("text", "other", "expected"),
    [
        ("a: one two", "a: one two", "a: one two"),
        ("a: one two three", "a: one two", "a: one two <mark>three</mark>"),
        ("a: one two", "a: one two three", "a: one two"),
        ('s: "it: rose"', "s: it: rose", "s: <mark>&#34;</mark>it: rose<mark>&#34;</mark>"),
        ("x, y, new: 1, z, w", "x, y, old, z, w", "x, y, <mark>new: 1</mark>, z, w"),
        ("a\n  b\nfour five six", "four five six", "<mark>a</mark>\n  <mark>b</mark>\nfour five six"),
        ("completely other words here", "nothing in common at all, or nearly", "completely other words here"),
        ("<b>&", "<b>", "&lt;b&gt;<mark>&amp;</mark>"),
        ("", "", ""),
    ],
)
def test_marks(text: str, other: str, expected: str) -> None:
    """What the other text lacks is marked, line by line; a space or a comma between two marks joins them."""
    assert marked(text, other) == expected


@given(text=st.text(max_size=60), other=st.text(max_size=60))
def test_marks_change_no_character(text: str, other: str) -> None:
    """Without its marks the text is what it was, whatever it is compared with."""
    html = marked(text, other)
    assert html.replace("<mark>", "").replace("</mark>", "") == marked(text, text)


def test_figure() -> None:
    """A block is under the name of its file; one that is a part of the example's event has no name."""
    assert figure(CodeBlock("yaml", "", "a: <b>\n")) == (
        '<figure class="kt-code"><pre><code>a: &lt;b&gt;\n</code></pre></figure>'
    )
    assert figure(CodeBlock("yaml", "events/2032/x.md", "a: b\n"), CodeBlock("yaml", "events/2031/x.md", "a: b\n")) == (
        '<figure class="kt-code"><figcaption>events/<mark>2032</mark>/x.md</figcaption>'
        "<pre><code>a: b\n</code></pre></figure>"
    )


def test_figures_are_compared_in_pairs() -> None:
    """Blocks are compared one by one; where there are more on one side, none is."""
    one, two = CodeBlock("yaml", "", "a: b c d\n"), CodeBlock("yaml", "", "a: b c d e\n")
    assert ["mark" in each for each in figures([one, two], [one, one])] == [False, True]
    assert ["mark" in each for each in figures([two], [one, one])] == [False]
    assert [parse(each).text for each in figures([one, two], [])] == [one.text, two.text]
