"""The comparison of values finds each kind of difference."""

from __future__ import annotations

from typing import TypeVar

import pytest

from build_scripts.model.entries import Event
from build_scripts.reading.parse import ADAPTERS
from tests.fuzz.values import BrokenError, compare_value, read_plain

T = TypeVar("T")
FRONT = """
title: A short
  flood
date: [2031-05-05..2031-05-09]
kind: flood
status: reported
summary: " The river left its bed. "
figures:
  - {displaced: at least  36, sources: [gazette]}
sources:
  gazette: {publisher: Marrow Gazette, url: "https://example.org/g"}
"""


def _entry() -> Event:
    derived = {"id": "2031-05-05-case", "path": "events/2031/2031-05-05-case.md"}
    entry: Event = ADAPTERS["event"].validate_python({**read_plain(FRONT), **derived}, by_alias=True, by_name=False)
    return entry


def _with(entry: T, altered: dict[str, object]) -> T:
    """Return ``entry`` with other values, which the model does not validate."""
    for name, value in altered.items():
        object.__setattr__(entry, name, value)
    return entry


def test_what_was_written() -> None:
    """Folded lines, spaces around a text, a set without quotation marks: an entry with what was written passes."""
    compare_value(_entry(), read_plain(FRONT), "event")


@pytest.mark.parametrize(
    ("altered", "message"),
    [
        ({"title": "A short Flood"}, "event.title was 'A short flood', and became 'A short Flood'"),
        ({"time": "12:00"}, "event.time was not written, and became '12:00'"),
        ({"figures": ()}, "event.figures had [0], and has []"),
        ({"date_note": "x", "sources": {}}, "event.date_note was not written, and became 'x'"),
        ({"sources": {}}, "event.sources had ['gazette'], and has []"),
    ],
)
def test_alterations(altered: dict[str, object], message: str) -> None:
    """A value that was altered, lost or added is reported."""
    with pytest.raises(BrokenError) as error:
        compare_value(_with(_entry(), altered), read_plain(FRONT), "event")
    assert str(error.value) == message


def test_alterations_within_rows() -> None:
    """So is one within a row, and a key that the model ignored."""
    entry, written = _entry(), read_plain(FRONT)
    _with(entry.figures[0], {"group": "children"})
    with pytest.raises(BrokenError, match=r"event\.figures\.0\.group was not written, and became 'children'"):
        compare_value(entry, written, "event")
    with pytest.raises(BrokenError, match=r"event lost \{'note': 'x'\}"):
        compare_value(_entry(), {**written, "note": "x"}, "event")
