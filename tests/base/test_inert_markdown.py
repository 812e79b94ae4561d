"""Text from elsewhere as Markdown that does nothing."""

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from build_scripts.base.inert_markdown import code_span, inert

MARKDOWN = MarkdownIt("gfm-like", {"html": True, "linkify": False})


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<!-- hidden -->",
        "[link](https://example.org)",
        "https://example.org/a_b_c",
        "www.example.org",
        "![picture](x)",
        "*a* _b_ `c` ~~d~~ **e**",
        "&lt;b&gt; &amp;amp;",
        "a | b | c",
        "# Heading",
        "1. first",
        "1) first",
        "- item",
        "+ item",
        "> quotation",
        "=====",
        "---",
        "$x$",
        "\\*",
        "[@citation]",
        "[x]: https://example.org",
    ],
)
def test_it_reads_as_it_is_written(text: str) -> None:
    """Rendered, the text is there character by character, in one paragraph without any element."""
    html = MARKDOWN.render(inert(text))
    assert unescape(html).replace("\u2060", "") == f"<p>{text}</p>\n"
    assert html.count("<") == 2


@given(st.text())
def test_nothing_becomes_markup(text: str) -> None:
    """No text becomes an element, a link, a mention or a reference, at the beginning of a line or within one."""
    for before in ("", "* ", "Title: "):
        html = MARKDOWN.render(f"{before}{inert(text)}")
        assert not any(
            tag in html for tag in ("<a", "<h1", "<img", "<script", "<!--", "<code", "<em", "<strong", "<ol")
        )
        assert "@\u2060" in html or "@" not in html
        assert "://" not in inert(text)
    assert "\n" not in inert(text)


def test_mentions_and_references() -> None:
    """Nobody is called and no issue referred to: a joiner is behind the sign."""
    assert inert("@everyone #12") == "&#64;\u2060everyone &#35;\u206012"
    assert inert("GH-12, gh-x, fogh-1") == "GH&#45;\u206012, gh-x, fogh-1"


def test_long_text_is_cut() -> None:
    """Of a long text the beginning is shown, and what cannot be seen is marked."""
    assert inert("a" * 400, 10) == "a" * 10 + "…"
    assert inert("a\u202eb\x00c\nd") == "a�b�c d"


@given(st.text(max_size=60))
def test_a_code_span_is_one_piece(text: str) -> None:
    """Any text is one span of code, and nothing else, to a reader of Markdown."""
    (paragraph,) = (token for token in MARKDOWN.parse(f"x {code_span(text)} y") if token.type == "inline")
    assert [child.type for child in paragraph.children or ()] == ["text", "code_inline", "text"]


def test_a_code_span_shows_what_is_written() -> None:
    """Within backticks nothing is written as a character reference, which would be shown as it is written."""
    assert code_span("place_kinds: <b> @all #1") == "`place_kinds: <b> @all #1`"
    assert code_span("`a`` b") == "``` `a`` b ```"
    assert code_span("a\u202eb\nc") == "`a�b c`"
    assert code_span("a" * 40, 10) == f"`{'a' * 10}…`"


@pytest.mark.parametrize("char", "\xad\u034f\u180e\u2800\u3164\U000e0041")
def test_what_cannot_be_seen_is_marked(char: str) -> None:
    """No character that a file may not hold because nobody sees it goes on into a report."""
    assert (inert(f"a{char}b"), code_span(f"a{char}b")) == ("a�b", "`a�b`")
