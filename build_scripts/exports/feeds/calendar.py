"""The calendar (iCalendar, RFC 5545): events as whole days, or in UTC where the minute and the offset are known.

Conventions that follow from what programs make of calendars:

* Whole days end with the day after the last one (RFC 5545, 3.6.1). A time without an offset is that of the place, which
  no calendar can say without a rule for its zone, and offsets themselves are lost on the way: so such an event is a
  whole day, and its time stands in its words.
* What is known to the month or better lies on all the days that it may have been, with its date in words before its
  title. What is known only to the season or the year, and what has no known beginning or end, is left out.
* Nothing is repeated: libraries disagree on when 29 February comes round. Nothing depends on the clock: the stamp that
  the standard asks for is the day of the last change.
* Categories hold no commas, which several programs take for the end of one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice

from icalendar import Calendar
from icalendar import Event as Component

from build_scripts.exports.feeds.ids import stamp, uid
from build_scripts.language.direction import direction, isolate
from build_scripts.model.entries import Event
from build_scripts.model.layout import event_url
from build_scripts.model.values.edtf import Edtf
from build_scripts.model.values.times import Daytime
from build_scripts.pages.context import Context
from build_scripts.pages.parts import place_names
from build_scripts.pages.plan import Planned, Planner
from build_scripts.timeline.timeline import Timeline

PATH = "feeds/events.ics"
MOST = 500
"""How many events a calendar holds, the latest ones: programs refuse calendars of more than a million bytes."""
_PRODUCT = "-//sourced-chronology//timeline//EN"


def plan(planner: Planner, base: str) -> Iterator[Planned]:
    """Plan the calendar."""
    yield planner.plan_list(PATH, render_calendar, in_calendar, base=base)


def in_calendar(timeline: Timeline) -> tuple[Event, ...]:
    """Return the events of the calendar, in order."""
    datable = (event for event in reversed(timeline.events) if is_datable(event.date))
    return tuple(reversed(list(islice(datable, MOST))))


def is_datable(day: Edtf) -> bool:
    """Return whether a date, or each side of it, is known to the month at least."""
    sides = (day.start, day.end) if day.start or day.end else (day,)
    return day.last < date.max and all(side is not None and side.precision in ("day", "month") for side in sides)


def render_calendar(context: Context, events: tuple[Event, ...]) -> bytes:
    """Render the calendar."""
    site, calendar = context.site, Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", site.name)
    calendar.add("x-wr-calname", site.name)
    calendar.add("url", site.url)
    for event in events:
        calendar.add_component(_component(context, event))
    return bytes(calendar.to_ical())


def _component(context: Context, event: Event) -> Component:
    base, words, component = direction(context.site.lang), context.timeline.vocabulary, Component()
    when, changed = context.dates(event.date), datetime.fromisoformat(stamp(event.changed))
    start, end = days_of(event.date, event.time)
    is_plain = event.date.precision in ("day", "span") and event.date.is_certain
    component.add("uid", uid(context.site.url, event.first_id))
    component.add("dtstamp", changed)
    component.add("last-modified", changed)
    component.add("sequence", len(event.changes))
    component.add("dtstart", start)
    if end:
        component.add("dtend", end)
    component.add("summary", isolate(event.title if is_plain else f"{when}: {event.title}", base))
    status = words.statuses[event.status].label
    at = f"{when}, {context.clock(event.time)}" if event.time else when
    component.add("description", isolate(f"{at}. {event.summary} ({status})", base))
    if place := place_names(context, event):
        component.add("location", isolate(place, base))
    component.add("categories", [words.kinds[event.kind].label.replace(",", "")])
    component.add("url", f"{context.site.url}{event_url(event)}")
    component.add("transp", "TRANSPARENT")
    return component


def days_of(day: Edtf, time: Daytime | None) -> tuple[date, date | None]:
    """Return the beginning and the end that a calendar has: two days, of which the second is past, or times in UTC.

    A single minute has no end.
    """
    if time and time.offset and day.is_certain and _is_of(time, day):
        midnight = datetime.combine(day.first, datetime.min.time(), UTC)
        try:
            first, last = (midnight + timedelta(minutes=minutes) for minutes in time.order)
            return first, last if time.kind == "span" else None
        except OverflowError:  # before the first hours of the year 1
            pass
    return day.first, day.last + timedelta(days=1)


def _is_of(time: Daytime, day: Edtf) -> bool:
    """Return whether a time says all of when on ``day``: on the one day, or over the midnight between two."""
    if time.kind == "exact":
        return day.precision == "day"
    over_midnight = timedelta(days=time.end < time.start)
    return time.kind == "span" and day.precision in ("day", "span") and day.last - day.first == over_midnight
