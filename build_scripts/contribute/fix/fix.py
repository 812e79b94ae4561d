"""All fixes of one file, in their order. One that would change what the file says is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from build_scripts.contribute.fix.addresses import fix_addresses
from build_scripts.contribute.fix.content import content_of
from build_scripts.contribute.fix.dates import fix_dates
from build_scripts.contribute.fix.edits import Edit, apply_edits
from build_scripts.contribute.fix.key_order import order_keys, order_source_keys
from build_scripts.contribute.fix.line_ends import drop_byte_order_mark, end_file, end_lines
from build_scripts.contribute.fix.normal_form import compose_letters
from build_scripts.contribute.fix.opened import OpenFile, open_file
from build_scripts.contribute.fix.quotes import fix_quotes
from build_scripts.contribute.fix.tracking import drop_tracking
from build_scripts.contribute.fix.values import fix_counts, fix_times
from build_scripts.contribute.fix.whitespace import trim_body, trim_front_matter
from build_scripts.findings import Problem
from build_scripts.reading.diagnosis import explain_characters
from build_scripts.reading.files import SourceFile

BYTES: tuple[tuple[str, Callable[[str], Iterable[Edit]]], ...] = (
    ("byte order mark", drop_byte_order_mark),
    ("line ends", end_lines),
)
"""What is fixed in every file, by name."""
FIXES: tuple[tuple[str, Callable[[OpenFile], Iterable[Edit]]], ...] = (
    ("Unicode form", compose_letters),
    ("addresses", fix_addresses),
    ("tracking parameters", drop_tracking),
    ("dates", fix_dates),
    ("times of day", fix_times),
    ("counts", fix_counts),
    ("quotation marks", fix_quotes),
    ("key order", order_source_keys),
    ("key order", order_keys),
    ("spaces at line ends", trim_front_matter),
    ("spaces at line ends", trim_body),
    ("last line", lambda file: end_file(file.text)),
)
"""What is fixed in a file that can be read, by name."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A text after fixing, and the names of what was fixed.

    ``left`` names what would have changed what the file says. ``read`` is false where the YAML cannot be read, so that
    only line ends, the last line and a byte order mark could be fixed.
    """

    text: str
    kinds: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    read: bool = True


def fix_file(file: SourceFile) -> Fixed | Problem:
    """Fix the bytes of a file; return a problem if they are no text."""
    try:
        return fix_text(file.kind, file.data.decode("utf-8"))
    except UnicodeDecodeError:
        return next(explain_characters(file.data))


def fix_text(kind: str, text: str) -> Fixed:
    """Fix ``text``, a file of ``kind``. In the result there is nothing left to fix."""
    kinds: list[str] = []
    for name, find in BYTES:
        if edits := list(find(text)):
            text = apply_edits(text, edits)
            kinds.append(name)
    if (file := open_file(kind, text)) is None:
        ended = apply_edits(text, end_file(text))
        return Fixed(ended, (*kinds, *(["last line"] if ended != text else [])), read=False)
    return _fix_opened(file, kinds)


def _fix_opened(file: OpenFile, kinds: list[str]) -> Fixed:
    left: list[str] = []
    for name, find in FIXES:
        if edits := list(find(file)):
            fixed = open_file(file.kind, apply_edits(file.text, edits))
            if fixed and content_of(fixed) == content_of(file):
                file = fixed
                kinds.append(name)
            else:
                left.append(name)
    return Fixed(file.text, tuple(dict.fromkeys(kinds)), tuple(dict.fromkeys(left)))
