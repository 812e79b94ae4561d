"""What somebody typed, as visible text and as Markdown that says just that."""

import re
from html import unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from build_scripts.base.letters import INVISIBLE
from build_scripts.contribute.new.plain import WIDTH, as_markdown, hidden_in, one_line, paragraphs_of, wrapped
from build_scripts.reading.body import Body, render_body
from build_scripts.reading.body_notes import find_notes


def render(text: str, sources: list[str]) -> Body:
    """Render a body in which nothing is wrong or doubtful."""
    body = render_body(text, "2031", sources)
    assert find_notes(text, body, sources, cite=False) == ()
    return body


@given(st.text())
@example("a\r\nb\x00\u202ec\ud800 \u2028d\u200b \u200c")
def test_one_line(text: str) -> None:
    """Whatever comes in, one line of characters that can be seen comes out, and stays the same from then on."""
    line = one_line(text)
    assert not INVISIBLE.search(line)
    assert line == " ".join(line.split()) == one_line(line)
    line.encode()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", ""),
        (" \u200c\u200d ", ""),
        ("a\u00a0\tb\n\n c", "a b c"),
        ("می‌رود", "می‌رود"),
        ("e\u0301", "é"),
        ("x\u200by", "xy"),
        ("x \u200b y", "x y"),
        ("x\x1fy\x0bz", "x y z"),
        ("a\ud83db", "ab"),
    ],
)
def test_examples_of_one_line(text: str, line: str) -> None:
    """Space of any kind is one space; Persian joiners stay where they join something; letters are composed."""
    assert one_line(text) == line


def test_hidden_characters_are_named() -> None:
    """What was left out can be told to whoever typed it; ends of lines are nothing to tell of."""
    assert hidden_in("a\u202eb\u202e\r\n\t\x00\ud800") == ["U+202E", "U+0000", "U+D800"]


def test_paragraphs() -> None:
    """Empty lines part paragraphs, whatever ends a line and whatever blank is in them."""
    assert paragraphs_of("\r\n one\r\ntwo\r\n \t\r\n\r\nthree\r\rfour\n") == ["one two", "three", "four"]


@given(st.text())
@example("&#8203; &amp; <b>x</b> [@a] @a [a](b) ![a](b) [a]: b `c` *d* __e__ {: .f} {#g} <http://h> \\<i> \\")
@example(":-- | a \\| b")
@example("[@] [@a [@a] @a@b a@b @@c")
@example("1. a 2) b - c + d # e > f === --- ~~~ ```")
@example("https://example.org www.example.org")
def test_markdown_says_what_was_typed(text: str) -> None:
    """As Markdown it is one paragraph that reads the same: no link, citation, HTML or other markup, nothing refused."""
    line = one_line(text)
    body = render(wrapped(as_markdown(line)), ["a"])
    assert (body.cited, body.links) == ((), ())
    assert set(re.findall(r"</?(\w+)", body.html)) <= {"p", "code"}
    assert " ".join(unescape(re.sub("<[^>]*>", "", body.html)).split()) == line


@pytest.mark.parametrize(
    "start", ["#", ">", "-", "+", "*", "=", "==", "1.", "12)", ":--", "|", "~~~", "```", "    x", "_", "<a>"]
)
def test_no_line_begins_a_block(start: str) -> None:
    """A line that begins like a heading, a list, a table or code, on its own or after the line is broken, is text."""
    text = f"{start} {'a' * (WIDTH - 2)} {start} b {'c' * (WIDTH - 2)} {start}"
    body = render(wrapped(as_markdown(one_line(text))), [])
    assert re.findall(r"<(\w+)", body.html) == ["p"]
