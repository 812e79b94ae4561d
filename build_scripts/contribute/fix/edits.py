"""Edits: stretches of a text and what to put in their place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """The characters from ``start`` up to ``end`` of a text give way to ``text``."""

    start: int
    end: int
    text: str


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return ``text`` after ``edits``, which may come in any order.

    :raises ValueError: when two edits overlap, or one lies outside of the text.
    """
    parts, at = [], 0
    for edit in sorted(edits):
        if not at <= edit.start <= edit.end <= len(text):
            raise ValueError(f"an edit of {edit.start} to {edit.end} overlaps another, or the end of the text")
        parts += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join(parts) + text[at:]
