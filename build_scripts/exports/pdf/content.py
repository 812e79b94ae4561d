"""The content of a page as Typst writes it, read into what it draws.

Of all that a content stream may hold (ISO 32000-1, 8.2) Typst writes little: texts, lines and rectangles, each within a
``q`` and ``Q`` of its own, and marks around them. Anything else is `UnforeseenError`.
"""

from __future__ import annotations

import re
from codecs import escape_decode
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast


def _string(depth: int) -> bytes:
    r"""Return the pattern of a string in which brackets that are not escaped (as ``\(``) are nested so deep."""
    inner = rb"\\.|[^\\()]"
    return rb"\((?:%s)*\)" % (inner + b"|" + _string(depth - 1) if depth else inner)


_STRING = _string(8) + rb"|<[0-9A-Fa-f]*>"
_NUMBER = rb"-?[\d.]+"
_NOTHING = rb"(?:\s|(?:BT|ET|Q)(?!\w))*"
"""What is between statements: spaces, and where texts and states begin and end."""
_STATEMENT = re.compile(
    _NOTHING + rb"(?:"
    rb"(?P<show>(?:%(s)s)(?=Tj)|\[(?:%(s)s|%(n)s|\s)*\](?=TJ))T[jJ]"
    rb"|(?P<set>(?P<mode>\d) Tr/(?P<font>\w+) (?P<size>%(n)s) Tf 1 0 0 -1 (?P<tx>%(n)s) (?P<ty>%(n)s) Tm)"
    rb"|(?P<begin>/(?P<tag>\w+)(?: BMC|(?P<said><<(?:%(s)s|[^()])*?>>)BDC))"
    rb"|(?P<end>EMC)"
    rb"|(?P<move>q 1 0 0 -1 (?P<x>%(n)s) (?P<y>%(n)s) cm)"
    rb"|(?P<fill>/c0 cs (?P<ink>%(n)s) scn)"
    rb"|(?P<pen>/c0 CS (?P<line>%(n)s) SCN (?P<width>%(n)s) w 4 M)"
    rb"|(?P<path>(?:%(n)s %(n)s m|%(n)s %(n)s l|h|\s)+(?P<paint>[fS])(?!\w))"
    rb")" % {b"s": _STRING, b"n": _NUMBER},
    re.DOTALL,
)
_END = re.compile(_NOTHING)
_PART = re.compile(rb"(%s)|(%s)" % (_STRING, _NUMBER), re.DOTALL)
_POINT = re.compile(rb"(%s) (%s) [ml]" % (_NUMBER, _NUMBER))
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


class UnforeseenError(Exception):
    """A page holds what this module does not read."""


@dataclass(slots=True)
class Begin:
    """The beginning of a marked content: its tag and what is said of it, ``<<…>>`` or nothing."""

    tag: bytes
    said: bytes


@dataclass(slots=True)
class End:
    """The end of a marked content."""


@dataclass(slots=True)
class Text:
    """Glyphs in a row from a point on, in points from the sheet's lower left corner.

    ``shown`` is a string of the codes of glyphs, or an array of such and of numbers, as the file has it.
    """

    font: str
    size: float
    ink: float
    x: float
    y: float
    shown: bytes


@dataclass(slots=True)
class Shape:
    """Lines between points: filled, or drawn with a pen of a ``width``."""

    ink: float
    points: list[tuple[float, float]]
    width: float | None


@dataclass(slots=True)
class Form:
    """Something that several pages draw, by its name among their resources."""

    name: str


Item = Begin | End | Text | Shape | Form


def read_content(data: bytes) -> Iterator[Item]:
    """Yield what a content stream draws, in order.

    :raises UnforeseenError: where it holds anything else.
    """
    at, x, y, ink, width, set_as = 0, 0.0, 0.0, 0.0, 0.0, None
    match = _STATEMENT.match
    while found := match(data, at):
        at, kind = found.end(), cast("str", found.lastgroup)
        if found["show"] is not None:
            if set_as is None:
                raise UnforeseenError("a text without a font")
            font, size, text_x, text_y = set_as
            yield Text(font, size, ink, x + text_x, y - text_y, found["show"])
        elif kind == "set":
            if found["mode"] != b"0":
                raise UnforeseenError(f"text drawn in mode {found['mode']!r}")
            set_as = found["font"].decode(), float(found["size"]), float(found["tx"]), float(found["ty"])
        elif kind == "begin":
            yield Begin(found["tag"], found["said"] or b"")
        elif kind == "end":
            yield End()
        elif kind == "move":
            x, y, set_as = float(found["x"]), float(found["y"]), None
        elif kind == "fill":
            ink = float(found["ink"])
        elif kind == "pen":
            ink, width = float(found["line"]), float(found["width"])
        elif kind == "path":
            points = [(x + float(a), y - float(b)) for a, b in _POINT.findall(found["path"])]
            if not (_is_line(points) if found["paint"] == b"S" else _is_rectangle(points)):
                raise UnforeseenError(f"a shape between {points}")
            yield Shape(ink, points, width if found["paint"] == b"S" else None)
    if not _END.fullmatch(data, at):
        raise UnforeseenError(f"{data[at : at + 40]!r}")


def _is_line(points: list[tuple[float, float]]) -> bool:
    return len(points) == 2


def _is_rectangle(points: list[tuple[float, float]]) -> bool:
    """Tell whether four points are the corners of a rectangle that stands upright."""
    if len(points) != 4:
        return False
    (left, bottom), (left_too, top), (right, top_too), (right_too, bottom_too) = points
    return (left, right, bottom, top) == (left_too, right_too, bottom_too, top_too)


def read_shown(shown: bytes) -> Iterator[bytes | float]:
    """Yield the strings of a text, and between them what the pen goes back by, in thousandths of the size."""
    for string, number in _PART.findall(shown):
        yield _unescaped(string) if string else float(number)


def _unescaped(string: bytes) -> bytes:
    if string[:1] == b"<":
        digits = string[1:-1].decode()
        return bytes.fromhex(digits + "0" * (len(digits) % 2))
    inner = string[1:-1]
    if b"\\" not in inner:
        return inner
    if b"\\\\" in inner:
        return _ESCAPED.sub(_letter, inner)
    return bytes(escape_decode(inner.replace(b"\\(", b"(").replace(b"\\)", b")"))[0])  # ten times as fast


def _letter(found: re.Match[bytes]) -> bytes:
    text = found[1]
    return bytes([int(text, 8) & 255]) if text[:1].isdigit() else _LETTERS.get(text, text)
