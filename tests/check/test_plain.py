"""Markup in plain text: what is found, what it stands for, and what only looks like it."""

import pytest

from build_scripts.check.plain import Marked, find_markup


@pytest.mark.parametrize(
    ("text", "mark", "plain"),
    [
        ("Mayor &amp; council", "&amp;", "Mayor & council"),
        ("Mayor&#8217;s flood", "&#8217;", "Mayor’s flood"),
        ("Mayor&#x2019;s flood", "&#x2019;", "Mayor’s flood"),
        ("12&nbsp;killed", "&nbsp;", "12 killed"),
        ("the &quot;dike&quot;", "&quot;", 'the "dike"'),
        ("a &lt; b", "&lt;", "a < b"),
        ("AT&amp;amp;T", "&amp;", "AT&T"),
        ("soft&shy;ly", "&shy;", "softly"),
        ("A <b>short</b> flood", "<b>short</b>", "A short flood"),
        ('A <a href="x">short</a> flood', '<a href="x">short</a>', "A short flood"),
        ("A <b><i>short</i></b> flood", "<i>short</i>", "A short flood"),
        ("One line<br/>and another", "<br/>", "One line and another"),
        ("A flood <!-- check -->", "<!-- check -->", "A flood"),
        ("A **short** flood", "**short**", "A short flood"),
        ("A *short* flood", "*short*", "A short flood"),
        ("A __short__ flood", "__short__", "A short flood"),
        ("A '''short''' flood", "'''short'''", "A short flood"),
        ("See [the report](https://example.org/a)", "[the report](https://example.org/a)", "See the report"),
        ("See [Quetta](../_places/quetta.md)", "[Quetta](../_places/quetta.md)", "See Quetta"),
        ("See <https://example.org/a>", "<https://example.org/a>", "See https://example.org/a"),
        ("A [[Flood|short flood]]", "[[Flood|short flood]]", "A short flood"),
        ("The river rose [@gazette].", "[@gazette]", "The river rose."),
        ("[**Dike**](https://example.org) &amp; gate", "[**Dike**](https://example.org)", "Dike & gate"),
        ("سیل &amp; باران", "&amp;", "سیل & باران"),
    ],
)
def test_markup(text: str, mark: str, plain: str) -> None:
    """Each mark goes, and what it stands for or encloses stays; the remedy is plain itself."""
    assert find_markup(text) == Marked(mark, plain)
    assert find_markup(plain) is None


@pytest.mark.parametrize(
    "text",
    [
        "AT&T and R&D; the rest",
        "Q&A; B&B;",
        "a < b and c > d",
        "1 <2> 3",
        "M*A*S*H, E*Trade and *NSYNC",
        "2 * 3 * 4",
        "f*** and s***",
        "he said [sic] (twice)",
        "[The report] (in Persian)",
        "pages [3](4)",
        "__init__.py and a_b_c",
        "https://example.org/?a=1&copy=2&lt;=3",
        "the <unnamed> man",
        "it's '' empty",
        "5 & 6; 7",
        "&;",
        "",
    ],
)
def test_near_misses(text: str) -> None:
    """Signs that mean themselves stay."""
    assert find_markup(text) is None
