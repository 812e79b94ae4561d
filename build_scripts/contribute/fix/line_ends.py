"""Byte order marks, line ends and the end of the file: fixed in any file, whether or not it can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_scripts.contribute.fix.edits import Edit

_MARK = "\ufeff"


def drop_byte_order_mark(text: str) -> Iterator[Edit]:
    """Take byte order marks off the beginning."""
    if length := len(text) - len(text.lstrip(_MARK)):
        yield Edit(0, length, "")


def end_lines(text: str) -> Iterator[Edit]:
    """End lines with a line feed, not with a carriage return or both."""
    return (Edit(found.start(), found.end(), "\n") for found in re.finditer("\r\n?", text))


def end_file(text: str) -> Iterator[Edit]:
    """End the last line with a line feed, and drop empty lines behind it."""
    length = len(text.rstrip("\n"))
    if length and text[length:] != "\n":
        yield Edit(length, len(text), "\n")
