"""All mendings of one file, in their order, each held to the rule that it changes nothing of what the file says."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from build_scripts.contribute.fix.dates import mend_dates
from build_scripts.contribute.fix.edits import Edit, apply_edits
from build_scripts.contribute.fix.key_order import order_keys, order_source_keys
from build_scripts.contribute.fix.line_ends import drop_byte_order_mark, end_file, end_lines
from build_scripts.contribute.fix.meaning import meaning
from build_scripts.contribute.fix.normal_form import compose_letters
from build_scripts.contribute.fix.page import Page, open_page
from build_scripts.contribute.fix.quotes import mend_quotes
from build_scripts.contribute.fix.tracking import drop_tracking
from build_scripts.contribute.fix.whitespace import trim_body, trim_front_matter
from build_scripts.findings import Problem
from build_scripts.reading.diagnosis import explain_characters
from build_scripts.reading.files import SourceFile

BYTES: tuple[tuple[str, Callable[[str], Iterable[Edit]]], ...] = (
    ("byte order mark", drop_byte_order_mark),
    ("line ends", end_lines),
)
"""What is mended in every file, by name."""
MENDINGS: tuple[tuple[str, Callable[[Page], Iterable[Edit]]], ...] = (
    ("Unicode form", compose_letters),
    ("tracking parameters", drop_tracking),
    ("dates", mend_dates),
    ("quotation marks", mend_quotes),
    ("key order", order_source_keys),
    ("key order", order_keys),
    ("spaces at line ends", trim_front_matter),
    ("spaces at line ends", trim_body),
    ("last line", lambda page: end_file(page.text)),
)
"""What is mended in a file that can be read, by name."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A text after mending, and the names of what was mended.

    ``left`` names what would have changed what the file says. ``read`` is false where the YAML cannot be read, so that
    only line ends, the last line and a byte order mark could be mended.
    """

    text: str
    kinds: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    read: bool = True


def mend_file(file: SourceFile) -> Mended | Problem:
    """`mend` the bytes of a file; a problem where they are no text."""
    try:
        return mend(file.kind, file.data.decode("utf-8"))
    except UnicodeDecodeError:
        return next(explain_characters(file.data))


def mend(kind: str, text: str) -> Mended:
    """Mend ``text``, a file of ``kind``. In what comes out there is nothing left to mend."""
    kinds: list[str] = []
    for name, find in BYTES:
        if edits := list(find(text)):
            text = apply_edits(text, edits)
            kinds.append(name)
    if (page := open_page(kind, text)) is None:
        ended = apply_edits(text, end_file(text))
        return Mended(ended, (*kinds, *(["last line"] if ended != text else [])), read=False)
    return _mend_page(page, kinds)


def _mend_page(page: Page, kinds: list[str]) -> Mended:
    left: list[str] = []
    for name, find in MENDINGS:
        if edits := list(find(page)):
            mended = open_page(page.kind, apply_edits(page.text, edits))
            if mended and meaning(mended) == meaning(page):
                page = mended
                kinds.append(name)
            else:
                left.append(name)
    return Mended(page.text, tuple(dict.fromkeys(kinds)), tuple(dict.fromkeys(left)))
