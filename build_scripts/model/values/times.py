"""Read times of day: a minute, about a minute, from one to another, between two, and six words.

Conventions, once for everything below:

* The forms are those of ISO 8601 and, for what is not exact, those that dates have: ``17:50``, ``17:50~``,
  ``17:30/18:00`` (it lasted), ``[17:30..18:00]`` (once, between the two).
* An offset from UTC stands behind the time; in a range behind the first one, and is that of both (ISO 8601-1, 5.5.2.2).
  Without an offset a time is that of the place.
* A time that ends before it begins ends on the next day.
* The words divide the day from midnight to midnight: `WORDS` has their hours. They are fixed, since they order events.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from build_scripts.model.values.refusal import RefusedValueError

Kind = Literal["exact", "about", "span", "between", "word"]

DAY = 24 * 60
WORDS = {
    "before dawn": (0, 6 * 60),
    "morning": (6 * 60, 12 * 60),
    "noon": (12 * 60, 12 * 60),
    "afternoon": (12 * 60, 18 * 60),
    "evening": (18 * 60, 21 * 60),
    "night": (21 * 60, DAY),
}
"""From which minute of the day to which a word reaches."""
CLOCK = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"
OFFSET = "(?:Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])"
_ONE = re.compile(rf"({CLOCK})({OFFSET})?(~?)")
_SPAN = re.compile(rf"({CLOCK})({OFFSET})?/({CLOCK})")
_BETWEEN = re.compile(rf"\[({CLOCK})({OFFSET})?\.\.({CLOCK})\]")


@dataclass(frozen=True, slots=True)
class Daytime:
    """A time of day as written: its first and last possible minute, from midnight of the place.

    ``end`` is less than ``start`` where it lies on the next day. ``offset`` is that from UTC as written, empty where
    none is given.
    """

    text: str
    start: int
    end: int
    kind: Kind
    offset: str = ""

    @property
    def order(self) -> tuple[int, int]:
        """Return what times of one day are ordered by: the first minute and the last, in UTC where that is known."""
        length = self.end - self.start if self.end >= self.start else self.end + DAY - self.start
        first = self.start - _minutes_of(self.offset)
        return first, first + length

    def __str__(self) -> str:
        return self.text


def parse_time(text: str) -> Daytime:
    """Read one time of day.

    :raises RefusedValueError: for what is none of the forms (``no-form``), and for a time twice (``one-time``).
    """
    if text in WORDS:
        return Daytime(text, *WORDS[text], "word")
    if one := _ONE.fullmatch(text):
        minute = minute_of(one[1])
        return Daytime(text, minute, minute, "about" if one[3] else "exact", one[2] or "")
    if (span := _SPAN.fullmatch(text)) or (span := _BETWEEN.fullmatch(text)):
        if span[1] == span[3]:
            raise RefusedValueError("one-time", text)
        ends = minute_of(span[1]), minute_of(span[3])
        return Daytime(text, *ends, "between" if text.startswith("[") else "span", span[2] or "")
    raise RefusedValueError("no-form", text)


def minute_of(clock: str) -> int:
    """Return the minute of the day of ``HH:MM``."""
    return int(clock[:2]) * 60 + int(clock[3:5])


def clock_of(minute: int) -> str:
    """Return a minute of the day as ``HH:MM``."""
    return f"{minute // 60:02}:{minute % 60:02}"


def _minutes_of(offset: str) -> int:
    if len(offset) < 2:
        return 0
    minutes = minute_of(offset[1:])
    return -minutes if offset[0] == "-" else minutes
