"""A text as an editor has it: lines that end at LF, CRLF or CR alone, columns in the units that the editor counts.

The toolkit counts characters of a text whose lines end with line feeds (`Text.plain`), as `reading.parse.decode` makes
it. Editors count lines and, in a line, units of UTF-16, UTF-8 or UTF-32 (characters):
https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#position
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import Literal, NamedTuple

from build_scripts.findings import Finding

Encoding = Literal["utf-8", "utf-16", "utf-32"]
_LINE_END = re.compile("\r\n|\r|\n")
_MARK = "\ufeff"


class Position(NamedTuple):
    """A place between two characters: the line, and in it the units before the place, both from 0."""

    line: int
    units: int


class Span(NamedTuple):
    """A stretch of a text, from ``start`` up to ``end``."""

    start: Position
    end: Position


def units_of(text: str, encoding: Encoding) -> int:
    """Return how many units ``text`` has; half of a character, which is no text, has those of a whole one."""
    if encoding == "utf-32" or text.isascii():
        return len(text)
    if encoding == "utf-16":
        return len(text) + sum(sign > "\uffff" for sign in text)
    return len(text) + sum((sign > "\x7f") + (sign > "\u07ff") + (sign > "\uffff") for sign in text)


class Text:
    """What an editor holds of one file.

    ``plain`` has line feeds for line ends and no byte order mark; offsets are characters of it.
    """

    def __init__(self, source: str, encoding: Encoding = "utf-16") -> None:
        self.source = source
        self.encoding: Encoding = encoding
        self.has_mark = source.startswith(_MARK)
        self.plain = _LINE_END.sub("\n", source.removeprefix(_MARK))

    @cached_property
    def data(self) -> bytes:
        """The bytes that a file with this text has; what is no character, a lone half of one, becomes ``?``."""
        return self.source.encode("utf-8", "replace")

    @cached_property
    def line_end(self) -> str:
        """The first line end, which new lines are to have as well."""
        end = _LINE_END.search(self.source)
        return end.group() if end else "\n"

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(end.end() for end in re.finditer("\n", self.plain))]

    def line(self, number: int) -> str:
        """Return a line without its end, counted from 0; empty behind the last one."""
        if number >= len(self._starts):
            return ""
        end = self._starts[number + 1] - 1 if number + 1 < len(self._starts) else len(self.plain)
        return self.plain[self._starts[number] : end]

    def offset(self, position: Position) -> int:
        """Return the offset of a position; of one behind the end of its line or of the text, that end."""
        line, units = position
        if line >= len(self._starts):
            return len(self.plain)
        text = self.line(line)
        if line == 0 and self.has_mark:
            units -= units_of(_MARK, self.encoding)
        for i, sign in enumerate(text):
            units -= units_of(sign, self.encoding)
            if units < 0:
                return self._starts[line] + i
        return self._starts[line] + len(text)

    def position(self, offset: int) -> Position:
        """Return the position of an offset."""
        offset = min(max(offset, 0), len(self.plain))
        line = bisect_right(self._starts, offset) - 1
        before = self.plain[self._starts[line] : offset]
        if line == 0 and self.has_mark:
            before = _MARK + before
        return Position(line, units_of(before, self.encoding))

    def span(self, start: int, end: int) -> Span:
        """Return the stretch between two offsets."""
        return Span(self.position(start), self.position(end))

    def span_of(self, finding: Finding) -> Span:
        """Return where a finding about this text is, at most to the end of its line."""
        line = min(finding.line, len(self._starts)) - 1
        start = min(self._starts[line] + finding.column - 1, self._starts[line] + len(self.line(line)))
        return self.span(start, min(start + finding.length, self._starts[line] + len(self.line(line))))

    def written(self, text: str) -> str:
        """Return ``text`` with the line ends of this one."""
        return text.replace("\n", self.line_end)
