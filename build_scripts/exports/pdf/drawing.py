"""The content of a page, written as briefly as it can be drawn.

Typst begins each run of letters anew: place, colour, font. Here a thing is said where it changes, and a run that goes
on where the last one ended has no place at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from build_scripts.exports.pdf.content import Begin, End, Form, Item, Shape, Text
from build_scripts.exports.pdf.lettering import Face

PLACES = 3
"""How many digits a measure has behind the point: a thousandth of a point is a third of a micrometre."""
_UNIT = 10**PLACES
_CLOSE = 6
"""How far from where it was set a text may begin, in that unit, so that ways of one kind are written alike."""
_GOES_ON = 0.008
"""How far from the end of a run the next one may begin, in points, to go on there."""


_AT_FIRST = {"letters": b"0 Tc", "words": b"0 Tw", "rise": b"0 Ts"}
"""What holds where a page begins; a form begins with whatever holds where it is drawn."""


def draw(items: Iterable[Item], faces: Mapping[str, Face], is_form: bool = False) -> bytes:
    """Return a content stream that draws ``items``; texts of fonts that are not among ``faces`` stay as they are."""
    pen = _Pen(faces, state={} if is_form else dict(_AT_FIRST))
    depth = 0
    for item in items:
        if isinstance(item, Text):
            pen.write_text(item)
        elif isinstance(item, Shape):
            pen.write_shape(item)
        elif isinstance(item, Form):
            pen.leave_text()
            pen.out.append(b"/%s Do" % item.name.encode())
        else:
            if depth > isinstance(item, End):
                pen.state.pop("font", None)  # a font anew is where `pypdf` tells apart texts of two directions
            depth += 1 if isinstance(item, Begin) else -1
            pen.write_mark(item)
    pen.leave_text()
    return b"\n".join(pen.out)


@dataclass(slots=True)
class _Pen:
    """What is drawn with, in the state that it is in: where the line began, and where the last text ended."""

    faces: Mapping[str, Face]
    state: dict[str, bytes]
    out: list[bytes] = field(default_factory=list)
    line: tuple[int, int] = (0, 0)
    ways: set[int] = field(default_factory=set)
    end: tuple[float, float] | None = None
    in_text: bool = False

    def tell(self, key: str, value: bytes) -> None:
        """Say something that holds until it is said otherwise."""
        if self.state.get(key) != value:
            self.state[key] = value
            self.out.append(value)

    def leave_text(self) -> None:
        """End a text."""
        if self.in_text:
            self.out.append(b"ET")
            self.in_text = False

    def write_text(self, text: Text) -> None:
        """Write a text, in the codes of its face where it has one.

        Others, which may run from right to left, are each a text by themselves: `pypdf` would turn what comes behind.
        """
        face = self.faces.get(text.font)
        if face is None:
            self.leave_text()
        if not self.in_text:
            self.out.append(b"BT")
            self.in_text, self.line, self.end = True, (0, 0), None
        self._fill(text.ink)
        self.tell("font", b"/%s %s Tf" % (text.font.encode(), short(text.size, PLACES)))
        if face is None:
            self.tell("letters", b"0 Tc")
            self._go(text.x, text.y)
            self.out.append(text.shown + (b"TJ" if text.shown[:1] == b"[" else b"Tj"))
            self.leave_text()
            return
        run, em = face.runs[text.shown], text.size / 1000
        if not run.parts:
            face.write(run)
        self.tell("letters", short(run.letters * em, 4) + b" Tc")
        if run.spaces:
            self.tell("words", short(run.words * em, PLACES) + b" Tw")
        self._go(text.x - run.before * em, text.y, text.size)
        self.out.append(_shown(run.parts))
        assert self.end
        going = run.advance + run.letters * len(run.glyphs) + run.words * run.spaces
        self.end = self.end[0] + going * em, self.end[1]

    def write_mark(self, mark: Begin | End) -> None:
        """Begin or end a marked content."""
        if isinstance(mark, End):
            self.out.append(b"EMC")
        else:
            self.out.append(b"/" + mark.tag + (mark.said + b"BDC" if mark.said else b" BMC"))

    def write_shape(self, shape: Shape) -> None:
        """Write a line, or a shape that is filled; a rectangle by a corner and its sides."""
        self.leave_text()
        corners = shape.points
        if shape.width is not None:
            self.tell("line space", b"/c0 CS")
            self.tell("line", short(shape.ink, 8) + b" SCN")
            self.tell("width", short(shape.width, PLACES) + b" w")
            start, end = (b"%s %s" % (short(x, PLACES), short(y, PLACES)) for x, y in corners)
            self.out.append(start + b" m " + end + b" l S")
            return
        self._fill(shape.ink)
        (x, y), (width, height) = corners[0], (corners[2][0] - corners[0][0], corners[2][1] - corners[0][1])
        self.out.append(b" ".join(short(number, PLACES) for number in (x, y, width, height)) + b" re f")

    def _fill(self, ink: float) -> None:
        self.tell("space", b"/c0 cs")
        self.tell("fill", short(ink, 8) + b" scn")

    def _go(self, x: float, y: float, size: float = 0.0) -> None:
        """Go to where a text begins; where it follows the last one and is only higher or lower, by its rise."""
        if self.end and abs(self.end[0] - x) < _GOES_ON and abs(self.end[1] - y) < size:
            rise = y - self.end[1]
            self.tell("rise", short(rise if abs(rise) > _GOES_ON else 0.0, 2) + b" Ts")
            return
        self.tell("rise", b"0 Ts")
        ways = [self._usual(round(there * _UNIT) - here) for there, here in zip((x, y), self.line, strict=True)]
        self.out.append(b"%s %s Td" % (short(ways[0] / _UNIT, PLACES), short(ways[1] / _UNIT, PLACES)))
        self.line = self.line[0] + ways[0], self.line[1] + ways[1]
        self.end = self.line[0] / _UNIT, self.line[1] / _UNIT

    def _usual(self, way: int) -> int:
        """Return how far to go: as far as once before, where that is close; rounding makes several ways of one."""
        if way in self.ways:
            return way
        near = (way + off * sign for off in range(1, _CLOSE + 1) for sign in (1, -1))
        usual = next((other for other in near if other in self.ways), way)
        self.ways.add(usual)
        return usual


def _shown(parts: list[bytes | float]) -> bytes:
    """Return the operator that shows a text."""
    told = [quoted(part) if isinstance(part, bytes) else short(part, PLACES) for part in parts]
    return told[0] + b"Tj" if len(told) == 1 else b"[" + b"".join(told) + b"]TJ"


def quoted(string: bytes) -> bytes:
    """Return a string as a file holds it."""
    for letter in (b"\\", b"(", b")"):
        string = string.replace(letter, b"\\" + letter)
    return b"(" + string.replace(b"\r", b"\\r") + b")"


@lru_cache(1 << 16)
def short(number: float, places: int) -> bytes:
    """Return a number without what says nothing: zeros at its ends."""
    text = f"{number:.{places}f}".rstrip("0").rstrip(".") if places else f"{number:.0f}"
    text = text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text
    return b"0" if text in ("", "-0", "-") else text.encode()
