"""How sure the record is: a few figures on what its entries rest on, each with the entries behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from build_scripts.changes.facts import defaults_of
from build_scripts.changes.substance import latest_reading
from build_scripts.check.rules.sources import is_independent
from build_scripts.model.entries import Event
from build_scripts.model.layout import SITE_ROOT
from build_scripts.model.rows import Source
from build_scripts.pages.context import Context
from build_scripts.pages.indexes import Group, render_index
from build_scripts.pages.ledger import ledger, render_part
from build_scripts.pages.page import Page
from build_scripts.pages.plan import Planned, Planner, every_event
from build_scripts.pages.split import Part, all_parts
from build_scripts.timeline.timeline import Timeline

_PATH = "how-sure/"
Events = tuple[Event, ...]


class Measure(NamedTuple):
    """Something that is counted: its part of an address, and which entries it is true of."""

    name: str
    holds: Callable[[Timeline, Event], bool]


def _one_origin(timeline: Timeline, event: Event) -> bool:
    return not is_independent(event.sources, timeline.known_publishers, timeline.vocabulary, 2)


def _no_copy(timeline: Timeline, event: Event) -> bool:
    return any(map(_lacks_copy, event.sources.values()))


def _lacks_copy(source: Source) -> bool:
    return bool(source.url and not source.archive)


def _exact_day(timeline: Timeline, event: Event) -> bool:
    return event.date.precision == "day" and event.date.is_certain


def _read(timeline: Timeline, event: Event) -> bool:
    found = latest_reading(event, defaults_of(timeline.vocabulary))
    return found is not None and found[1]


def _read_before(timeline: Timeline, event: Event) -> bool:
    found = latest_reading(event, defaults_of(timeline.vocabulary))
    return found is not None and not found[1]


ONE_ORIGIN = "one-origin"
MEASURES = (
    Measure(ONE_ORIGIN, _one_origin),
    Measure("no-archived-copy", _no_copy),
    Measure("exact-day", _exact_day),
    Measure("second-reading", _read),
    Measure("changed-since-reading", _read_before),
)
"""What is counted beside the statuses, by the part of an address, which is also the name of its words."""


def plan(context: Context, planner: Planner) -> Iterator[Planned]:
    """Plan the page of figures, and for each of them a page with its entries and the parts of a long one."""
    yield planner.plan_list(_PATH, render_figures, every_event)
    for name in _names(context.timeline):
        yield planner.plan_list(_path(name), render_list, entries_of, name)
        for part in all_parts(entries_of(context.timeline, name)):
            yield planner.plan_list(f"{_path(name)}{part.folder}", render_list_part, entries_of_part, name, part)


def _names(timeline: Timeline) -> list[str]:
    return [*(f"status-{status}" for status in timeline.vocabulary.statuses), *(each.name for each in MEASURES)]


def _path(name: str) -> str:
    return f"{_PATH}{name}/"


def entries_of(timeline: Timeline, name: str) -> Events:
    """Return the entries that a figure counts, in order."""
    return timeline.chosen(name, _holds(name))


def entries_of_part(timeline: Timeline, name: str, part: Part) -> Sequence[Event]:
    """Return those of a part of the list."""
    return part.choose(entries_of(timeline, name))


def _holds(name: str) -> Callable[[Timeline, Event], bool]:
    """Return which entries a figure counts: those of a status, or what one of `MEASURES` says."""
    measures = {each.name: each.holds for each in MEASURES}
    return measures.get(name, lambda timeline, event: name == f"status-{event.status}")


def render_figures(context: Context, events: Events) -> Page:
    """Render the figures, each with a link to the entries that it counts."""
    t, statuses = context.t, context.timeline.vocabulary.statuses
    by_status = [(f"status-{name}", word.label, word.definition) for name, word in statuses.items()]
    others = [(each.name, *_words(context, each.name)) for each in MEASURES]
    groups = [
        Group(t["how_sure_statuses"], [_row(context, *each) for each in by_status]),
        Group(t["how_sure_rests"], [_row(context, *each) for each in others]),
    ]
    title, lead = t["sections"]["how-sure"], _lead(context, len(events))
    body = render_index(context, title, lead, groups)
    return Page(_PATH, "how-sure", title, lead.striptags(), body, as_of=context.list_as_of(events))


def _lead(context: Context, every: int) -> Markup:
    """Return what is asked for most: of how many entries one source or origin is all that there is."""
    t, count = context.t, len(entries_of(context.timeline, ONE_ORIGIN))
    words = context.count_words("how_sure_single", count)
    single = Markup('<a href="{}{}">{}</a>').format(SITE_ROOT, _path(ONE_ORIGIN), words)
    events, percent = context.events_words(every), _percent(context, count)
    return Markup(t["how_sure_lead"]).format(events=events, single=single, percent=percent)


def share_of(context: Context, name: str) -> str:
    """Return of how many of all entries something that is counted is true: "8 of 145 events"."""
    every = context.events_words(len(context.timeline.events))
    count = f"{len(entries_of(context.timeline, name)):,}"
    return str(context.t["how_sure_share"].format(count=count, events=every))


def _percent(context: Context, count: int) -> str:
    every = len(context.timeline.events)
    return str(context.t["how_sure_percent"].format(number=round(100 * count / every) if every else 0))


def shares(context: Context) -> list[dict[str, Any]]:
    """Return the figures as the home page shows them: of how many entries in a hundred each is true."""
    counts = {name: len(entries_of(context.timeline, name)) for name in _names(context.timeline)}
    return [
        {
            "title": _title(context, name),
            "url": _path(name),
            "count": f"{count:,}",
            "percent": _percent(context, count),
        }
        for name, count in counts.items()
        if count
    ]


def _words(context: Context, name: str) -> tuple[str, str]:
    """Return the title of a figure and what it means."""
    words = context.t["how_sure"][name.replace("-", "_")]
    return str(words["title"]), str(words["note"])


def _row(context: Context, name: str, title: str, note: str) -> dict[str, Any]:
    entries, t = entries_of(context.timeline, name), context.t
    events, percent = context.events_words(len(entries)), _percent(context, len(entries))
    count = t["how_sure_count"].format(events=events, percent=percent) if entries else events
    if name == "no-archived-copy" and entries:
        sources = sum(_lacks_copy(source) for event in entries for source in event.sources.values())
        note = t["how_sure_sources"].format(sources=context.count_words("sources", sources), note=note)
    return {"url": _path(name), "title": title, "events": count, "note": note, "names": (), "depth": 0}


def _meaning(context: Context, name: str) -> tuple[str, str]:
    """Return the title of a figure and what it counts: of a status its definition."""
    words = context.timeline.vocabulary.statuses
    statuses = {f"status-{status}": (word.label, word.definition) for status, word in words.items()}
    return statuses[name] if name in statuses else _words(context, name)


def _title(context: Context, name: str) -> str:
    return _meaning(context, name)[0]


def render_list(context: Context, events: Sequence[Event], name: str) -> Page:
    """Render the entries that a figure counts; of a long list the index of its parts."""
    title, meaning = _meaning(context, name)
    lead = context.events_words(len(events))
    as_of = context.list_as_of(events)
    body = context.render(
        "how_sure.html",
        up=_PATH,
        name=context.t["sections"]["how-sure"],
        title=title,
        meaning=meaning,
        lead=lead,
        ledger=ledger(context, _path(name), events),
        as_of=as_of,
    )
    return Page(_path(name), "how-sure", title, f"{title}: {lead}. {meaning}", body, as_of=as_of)


def render_list_part(context: Context, events: Sequence[Event], name: str, part: Part) -> Page:
    """Render a part of a long list."""
    return render_part(context, _path(name), "how-sure", _title(context, name), events, part)
