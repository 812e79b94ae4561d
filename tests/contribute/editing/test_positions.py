"""Places in a text, in the units of UTF-16, UTF-8 and UTF-32, with lines that end at LF, CRLF and CR only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.contribute.editing.positions import Encoding, Position, Text
from build_scripts.findings import Finding

ENCODINGS: tuple[Encoding, ...] = ("utf-8", "utf-16", "utf-32")
LINE = "place: Kandahār قندهار 🜨 x"


@pytest.mark.parametrize(("encoding", "units"), [("utf-8", 34), ("utf-16", 25), ("utf-32", 24)])
def test_columns(encoding: Encoding, units: int) -> None:
    """The same place has another column in each encoding, and is found by it."""
    text = Text(f"---\r\n{LINE}\r\n", encoding)
    offset = 4 + LINE.index(" x")
    assert text.position(offset) == Position(1, units)
    assert text.offset(Position(1, units)) == offset


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    """Lines end at LF, CRLF and CR; characters that only Python takes for line ends are characters."""
    text = Text(f"a{end}b\u2028c\x0bd\x85e\x0cf\x1c{end}g")
    assert text.plain == "a\nb\u2028c\x0bd\x85e\x0cf\x1c\ng"
    assert [text.line(i) for i in range(4)] == ["a", "b\u2028c\x0bd\x85e\x0cf\x1c", "g", ""]
    assert text.position(text.plain.index("g")) == Position(2, 0)
    assert text.written("x\ny") == f"x{end}y"


def test_places_outside() -> None:
    """A place behind the end of a line, or of the text, is that end; one inside a pair of surrogates its beginning."""
    text = Text("ab🜨\nc")
    assert [text.offset(Position(*place)) for place in ((0, 99), (0, 3), (5, 0), (1, 7))] == [3, 2, 5, 5]


def test_byte_order_mark() -> None:
    """A byte order mark is no part of the text, and counts in the columns of its first line."""
    text = Text("\ufeff---\n", "utf-8")
    assert (text.plain, text.position(1), text.offset(Position(0, 4))) == ("---\n", Position(0, 4), 1)
    assert text.data == b"\xef\xbb\xbf---\n"


def test_lone_surrogate() -> None:
    """Half of a character, which an editor may send, becomes a question mark in the file's bytes."""
    text = Text("a\ud83db")
    assert (text.data, text.position(2), text.offset(Position(0, 2))) == (b"a?b", Position(0, 2), 2)


def test_findings() -> None:
    """A finding is marked where it is, at most to the end of its line, also where the text has become shorter."""

    def span(line: int, column: int, length: int) -> tuple[Position, Position]:
        start, end = Text("abc\nde").span_of(Finding("p", line, column, "r", "error", "m", "", length))
        return start, end

    assert span(1, 2, 9) == (Position(0, 1), Position(0, 3))
    assert span(9, 9, 9) == (Position(1, 2), Position(1, 2))


@given(st.text(alphabet=st.sampled_from("ab\n\r é \u2028ق🜨\ufeff")), st.sampled_from(ENCODINGS))
def test_every_place_is_found_again(source: str, encoding: Encoding) -> None:
    """Every offset has a position that leads back to it, and positions have the order of offsets."""
    text = Text(source, encoding)
    positions = [text.position(offset) for offset in range(len(text.plain) + 1)]
    assert [text.offset(position) for position in positions] == [*range(len(text.plain) + 1)]
    assert positions == sorted(set(positions))
