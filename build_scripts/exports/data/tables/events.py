"""The table of events: one row an entry."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from build_scripts.changes.substance import account
from build_scripts.exports.data.columns import Cell, Column, Table, first_day, key, last_day, plain
from build_scripts.exports.data.keys import path_of, source_keys
from build_scripts.model.entries import Event
from build_scripts.model.layout import event_url
from build_scripts.model.rows import Point, Unclaimed
from build_scripts.model.values.distances import metres_of
from build_scripts.pages.context import Context
from build_scripts.pages.points import geo_uri


class Entry(NamedTuple):
    """An event with all that a column may need of the record."""

    context: Context
    event: Event


def _entries(context: Context) -> Iterator[Entry]:
    return (Entry(context, event) for event in context.timeline.events)


def _point(get: str) -> Column[Entry]:
    kinds = {
        "lat": ("number", "Latitude of the event's own point, in degrees (WGS 84); see `geo_uri` for its decimals."),
        "lon": ("number", "Longitude of the event's own point, in degrees (WGS 84); see `geo_uri` for its decimals."),
    }
    type_, meaning = kinds[get]
    assert type_ == "number"

    def degrees(it: Entry) -> Cell:
        return float(getattr(it.event.point, get)) if it.event.point else None

    return Column(get, "number", meaning, degrees)


def _of_point(name: str, get: str, meaning: str) -> Column[Entry]:
    return Column(name, "text", meaning, lambda it: getattr(it.event.point, get) if it.event.point else None)


def _metres(it: Entry) -> Cell:
    return metres_of(it.event.point.precision) if it.event.point else None


def _point_sources(it: Entry) -> Cell:
    point: Point | None = it.event.point
    return source_keys(it.event, point.sources) if point else ()


def _unclaimed(it: Entry) -> Unclaimed | None:
    return it.event.unclaimed


def _unclaimed_day(it: Entry) -> Cell:
    row = _unclaimed(it)
    return row.as_of.text if row and row.as_of else None


def _unclaimed_sources(it: Entry) -> Cell:
    row = _unclaimed(it)
    return source_keys(it.event, row.sources) if row else ()


def _unclaimed_note(it: Entry) -> Cell:
    row = _unclaimed(it)
    return row.note if row else None


EVENTS: Table[Entry] = Table(
    "events",
    "One row is one entry, in the order of the chronology.",
    (
        key("The id of the event, which is permanent.", lambda it: it.event.id),
        Column("url", "text", "The address of its page.", lambda it: f"{it.context.site.url}{event_url(it.event)}"),
        Column("title", "text", "What happened, in one neutral line.", lambda it: it.event.title, required=True),
        Column("first_day", "day", "The first day on which it may have begun.", lambda it: first_day(it.event.date)),
        Column("last_day", "day", "The last day on which it may have ended.", lambda it: last_day(it.event.date)),
        Column("date_edtf", "text", "When it happened, in EDTF.", lambda it: it.event.date.text, required=True),
        Column(
            "date_words",
            "text",
            "When it happened, in words, as its page has it.",
            lambda it: it.context.dates(it.event.date),
            required=True,
        ),
        Column(
            "date_precision",
            "text",
            "To what the date is known: `day`, `month`, `season`, `year`, `decade`, `century`; `span`: it lasted from "
            "one to another; `between`: once between two; `open`: one side is open.",
            lambda it: it.event.date.precision,
            required=True,
        ),
        Column(
            "date_is_certain",
            "boolean",
            "Whether the date is neither approximate nor uncertain (`~`, `?`, `%` in EDTF).",
            lambda it: it.event.date.is_certain,
            required=True,
        ),
        Column(
            "time_words",
            "text",
            "The time of day as the record writes it, with the offset from UTC where that is known.",
            lambda it: it.event.time.text if it.event.time else None,
        ),
        Column(
            "date_sources",
            "list",
            "The sources that the date rests on.",
            lambda it: source_keys(it.event, it.event.date_sources),
            names="sources",
        ),
        Column("date_note", "text", "A sentence on the date.", lambda it: it.event.date_note),
        Column("kind", "text", "What kind of event it is.", lambda it: it.event.kind, words="kinds", required=True),
        Column(
            "status",
            "text",
            "How well what the title says is borne out.",
            lambda it: it.event.status,
            words="statuses",
            required=True,
        ),
        Column(
            "is_withdrawn",
            "boolean",
            "Whether its status takes the entry out of the record; its page stays. Leave such rows out of counts.",
            lambda it: it.context.timeline.vocabulary.takes_out(it.event.status),
            required=True,
        ),
        Column(
            "summary", "text", "One neutral sentence that stands alone.", lambda it: it.event.summary, required=True
        ),
        Column(
            "account",
            "text",
            "The account of the entry as plain text; `[@…]` is a citation of one of its sources.",
            lambda it: plain(account(it.event.body)),
        ),
        Column(
            "places",
            "list",
            "Where it was: each the smallest place that is known.",
            lambda it: tuple([path_of("place", place) for place in it.event.places]),
            names="places",
        ),
        Column("place_note", "text", "A sentence on the place.", lambda it: it.event.place_note),
        _point("lat"),
        _point("lon"),
        Column(
            "geo_uri",
            "text",
            "The same as text, with the decimals that its source bears, and its uncertainty in metres where that is "
            "known (RFC 5870).",
            lambda it: geo_uri(it.event.point) if it.event.point else None,
        ),
        _of_point(
            "point_precision",
            "precision",
            "How exact the point is: a distance, or the word of `place_kinds` to which it is known.",
        ),
        Column("point_metres", "number", "The same in metres, where it is a distance.", _metres),
        Column("point_sources", "list", "The sources that give the point.", _point_sources, names="sources"),
        _of_point("point_note", "note", "A few words on the point."),
        Column("tags", "list", "Subjects.", lambda it: it.event.tags, words="tags"),
        Column(
            "unclaimed_as_of_edtf",
            "text",
            "Up to when a source says that nobody had claimed it, in EDTF; empty where no source says so.",
            _unclaimed_day,
        ),
        Column("unclaimed_sources", "list", "The sources that say that.", _unclaimed_sources, names="sources"),
        Column("unclaimed_note", "text", "A few words on that.", _unclaimed_note),
        Column(
            "cited_sources",
            "list",
            "All sources that the entry cites.",
            lambda it: source_keys(it.event, it.event.sources),
            names="sources",
        ),
        Column(
            "former_ids",
            "list",
            "Ids that the entry had before; their addresses lead here.",
            lambda it: it.event.redirect_from,
        ),
        Column(
            "added_edtf",
            "text",
            "The day on which the entry came into the record.",
            lambda it: it.event.added.text if it.event.added else None,
        ),
        Column(
            "changed_edtf",
            "text",
            "The day of the newest line of its log of changes; without one, the day on which it came in.",
            lambda it: plain(it.event.changed),
        ),
        Column(
            "digest",
            "text",
            "A digest of the entry's file: where it is another one than in your copy, something in the file changed.",
            lambda it: f"blake2b:{it.context.timeline.digests[it.event.path]}",
            required=True,
        ),
    ),
    _entries,
)
