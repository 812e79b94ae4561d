"""ical.js, the reader of calendars of Thunderbird: the same events on the same days as the record has them."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.exports.feeds.calendar import PATH, days_of, in_calendar
from tests.readers.node_programs import answer, named_node
from tests.readers.published import Published
from tests.readers.reading import Reading

PROGRAM = named_node("ical.js")


def read(published: Published) -> Iterator[Reading]:
    """Compare each event: its first day or its time in UTC, its end, one category; nothing is repeated."""
    events = in_calendar(published.timeline)
    found = answer("calendar.cjs", published.site / PATH)
    starts = [days_of(event.date, event.time) for event in events]
    wanted = [start.isoformat().replace("+00:00", "Z") for start, _ in starts]
    ends = [(end or start).isoformat().replace("+00:00", "Z") for start, end in starts]
    is_right = [each["start"] for each in found] == wanted and [each["end"] for each in found] == ends
    is_right &= len({each["uid"] for each in found}) == len(events)
    is_right &= not any(each["repeats"] or len(each["categories"]) != 1 for each in found)
    timed = sum("T" in text for text in wanted)
    yield Reading(PATH, f"{len(found)} events on the record's days, {timed} at a time in UTC", is_right)
