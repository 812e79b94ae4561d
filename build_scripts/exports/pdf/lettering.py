"""Fonts with one byte a glyph, in which a pair that stands closer is a glyph of its own.

Typst writes each glyph as two bytes, and between two that are kerned a number, which makes three parts of a word. Here
a glyph is one byte (a simple font, ISO 32000-1, 9.6.2), and one that the next follows more closely, or less, is the
same glyph once more, narrower or wider by as much: a word is as short as it is in a plain text, and compresses so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import pikepdf

from build_scripts.exports.pdf.spacing import Run, read_run

SPACE = 32
_KERNED = 128
"""How far the code of a letter that stands closer is from that of the letter."""
_CODES = [code for code in (*range(_KERNED, 256), *range(1, _KERNED)) if code not in (SPACE, *b"()\\\r\n")]
"""The codes of glyphs: those that a string holds as they are. That of a space is what word spacing goes by.

A letter has its own where it can, so that a word is the same bytes whether it is bold or not.
"""
_MOST_GLYPHS = 200
"""How many codes are for glyphs themselves at most; the rest are for those that stand closer."""

Kerned = tuple[int, float]
"""A glyph and what the pen goes back by behind it, in thousandths of the size."""


@dataclass(slots=True)
class Face:
    """A font of a file: its object, how wide its glyphs are, what they mean, and how often each is set how."""

    font: pikepdf.Object
    widths: Mapping[int, float]
    meanings: Mapping[int, bytes]
    space: int | None = None
    runs: dict[bytes, Run] = field(default_factory=dict)
    used: Counter[Kerned] = field(default_factory=Counter)
    codes: dict[Kerned, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.space = next((glyph for glyph, meaning in self.meanings.items() if meaning == b"0020"), None)

    def read(self, shown: bytes) -> Run:
        """Return a text with its spacing told apart."""
        run = self.runs.get(shown)
        if run is None:
            run = self.runs[shown] = read_run(shown, self.space)
            self.used.update(zip(run.glyphs, run.kerns, strict=True))
        return run

    def choose_codes(self) -> bool:
        """Give codes to all glyphs, and to the kerned ones that are set most; tell whether there are enough."""
        glyphs = {glyph for glyph, _ in self.used}
        if len(glyphs) > _MOST_GLYPHS:
            return False
        plain = sorted((glyph, 0) for glyph in glyphs - {self.space})
        whole = (pair for pair in self.used if pair[1] and pair[1] == round(pair[1]))
        kerned = sorted(whole, key=lambda pair: (-self.used[pair], pair))
        free = dict.fromkeys(_CODES)
        for pair in [*plain, *kerned][: len(_CODES)]:
            own = int(self.meanings.get(pair[0], b"0"), 16) + (_KERNED if pair[1] else 0)
            code = own if own in free else next(iter(free))
            del free[code]
            self.codes[pair] = code
        if self.space is not None:
            self.codes[self.space, 0] = SPACE
        return True

    def write(self, run: Run) -> None:
        """Put into a run what shows it with the codes of this face, and how far the pen goes, without its spacing."""
        pairs = list(zip(run.glyphs, run.kerns, strict=True))
        codes = [self.codes.get(pair) for pair in pairs]
        if None not in codes:
            run.parts = [bytes(codes)]  # type: ignore[arg-type]
        else:
            run.parts = list(self._apart(pairs))
        run.advance = sum(map(self.widths.__getitem__, run.glyphs)) - sum(run.kerns)
        run.spaces = run.glyphs.count(self.space) if self.space is not None else 0

    def _apart(self, pairs: Iterable[Kerned]) -> Iterator[bytes | float]:
        """Yield strings, and what the pen goes back by behind each."""
        held = bytearray()
        for pair in pairs:
            code = self.codes.get(pair)
            held.append(self.codes[pair[0], 0] if code is None else code)
            if code is None:
                yield bytes(held)
                yield pair[1]
                held.clear()
        if held:
            yield bytes(held)


def read_face(font: pikepdf.Object) -> Face | None:
    """Return a font whose glyphs have outlines in CFF and codes of two bytes, as Typst embeds those of OpenType."""
    if font.Subtype != "/Type0":
        return None
    descendant = font.DescendantFonts[0]
    if descendant.Subtype != "/CIDFontType0":
        return None
    return Face(font, dict(_widths(descendant.W)), dict(_meanings(font.ToUnicode.read_bytes())))


def _widths(said: pikepdf.Object) -> Iterable[tuple[int, float]]:
    """Yield glyphs and their widths from an array of ``first [width …]`` and ``first last width`` (9.7.4.3)."""
    values = list(said)
    while values:
        first, second = int(values[0]), values[1]
        if isinstance(second, pikepdf.Array):
            yield from enumerate(map(float, second), first)
            del values[:2]
        else:
            yield from ((glyph, float(values[2])) for glyph in range(first, int(second) + 1))
            del values[:3]


def _meanings(table: bytes) -> Iterable[tuple[int, bytes]]:
    """Yield glyphs and what they mean, in the digits of UTF-16, from a table of single ones (9.10.3)."""
    for part in table.split(b"beginbfchar")[1:]:
        for line in part.split(b"endbfchar")[0].strip().split(b"\n"):
            glyph, meaning = line.split()
            yield int(glyph[1:-1], 16), meaning[1:-1]
