"""Spaces and tabs at the end of lines, except where they mean something.

In the front matter they do in blocks of text (``|`` and ``>``); in the body in code, and where two spaces break a line
(https://spec.commonmark.org/0.31.2/#hard-line-breaks). Behind a backslash they stay in either: without them it would
say something else about the line's end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_scripts.contribute.fix.edits import Edit
from build_scripts.contribute.fix.opened import OpenFile, scalars
from build_scripts.reading.body import parse_blocks

_TRAILING = re.compile(r"(?<![ \t\\])[ \t]+$", re.MULTILINE)


def trim_front_matter(file: OpenFile) -> Iterator[Edit]:
    """Take spaces and tabs off the ends of lines of the front matter and its fences."""
    kept = _lines_of_blocks(file)
    for line, start, end in _trailing(file.text[: len(file.text) - len(file.document.body)]):
        if line not in kept:
            yield Edit(start, end, "")


def trim_body(file: OpenFile) -> Iterator[Edit]:
    """Take spaces and tabs off the ends of lines of the body, outside of code, unless they break the line."""
    body, offset = file.document.body, file.document.offset
    found = list(_trailing(body))
    code, broken = _lines_of_body(body) if found else (set(), set())
    for line, start, end in found:
        if line not in code and not (line in broken and body[start:end].endswith("  ")):
            yield Edit(offset + start, offset + end, "")


def _trailing(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield each line with spaces or tabs at its end: its number from 0, and where they begin and end."""
    line = at = 0
    for found in _TRAILING.finditer(text):
        line += text.count("\n", at, found.start())
        at = found.start()
        yield line, *found.span()


def _lines_of_blocks(file: OpenFile) -> set[int]:
    """Return the lines of the front matter that belong to blocks of text."""
    lines: set[int] = set()
    for node in scalars(file.node):
        if node.style in ("|", ">"):
            lines.update(range(node.start_mark.line + 1, node.end_mark.line + (node.end_mark.column > 0)))
    return lines


def _lines_of_body(body: str) -> tuple[set[int], set[int]]:
    """Return the lines of the body that are code, and those that another line of the same paragraph follows."""
    code: set[int] = set()
    broken: set[int] = set()
    for token in parse_blocks(body):
        first, last = token.map or (0, 0)
        over_lines = "`" in token.content and last - first > 1  # may be code
        if token.type in ("fence", "code_block") or (token.type == "inline" and over_lines):
            code.update(range(first, last))
        elif token.type == "inline":
            broken.update(range(first, last - 1))
    return code, broken
