"""The home page's part of the record; what is above it is the site's own text, and MkDocs makes the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from markupsafe import Markup

from build_scripts.model.entries import Event
from build_scripts.model.layout import SITE_ROOT, event_url
from build_scripts.model.values.edtf import parse_edtf
from build_scripts.pages.context import Context
from build_scripts.pages.families import FAMILIES
from build_scripts.pages.how_sure import ONE_ORIGIN, share_of, shares
from build_scripts.pages.lists import link
from build_scripts.pages.page import with_styles
from build_scripts.pages.plan import digest
from build_scripts.pages.publishers import count_all_sources
from build_scripts.pages.replan import LastPlan
from build_scripts.pages.strip import strip
from build_scripts.pages.structured import describe_record
from build_scripts.pages.years import CHRONOLOGY
from build_scripts.timeline.timeline import latest_changed, newest

ENTRIES = 8
CHANGES = 4
TERMS = 8
NEWEST = "#newest"
BY = ("actors", "places", "kinds")


_VERSION = "\x04"
"""Stands where the version of the record goes, which changes with each edit. No file may hold it."""


def render_home_again(context: Context, last: LastPlan, intro: str, reading: str) -> str:
    """Render the home page under serve: after an edit of accounts it is the same, but for the version."""

    def render() -> str:
        return render_home(replace(context, site=replace(context.site, version=_VERSION)), intro, reading)

    return last.kept("home", digest(intro, reading), render).replace(_VERSION, context.site.version)


def render_home(context: Context, intro: str, reading: str) -> str:
    """Render the home page's content: ``intro`` (HTML of the site's own text), how much, where to begin, what is new,
    how sure, and by what one can look.

    ``reading`` is the address of the page that says how entries are read.
    """
    timeline, version = context.timeline, context.site.version
    entered = [(event, _added(event), "") for event in newest(timeline.events, ENTRIES)]
    html = context.render(
        "home.html",
        intro=Markup(intro),
        facts=list(_facts(context)),
        starts=[start for start in _starts(context, reading) if entered or start["url"] != NEWEST],
        strip=strip(context, timeline.events),
        newest=_by_day(context, entered),
        changed=_by_day(context, [(event, *_last(event)) for event in latest_changed(timeline.events, CHANGES)]),
        shares=shares(context),
        ways=[_way(context, family) for family in BY],
        version=context.t["home_version"].format(version=version) if version else "",
    )
    return with_styles(html).replace(SITE_ROOT, "") + describe_record(context)


def _facts(context: Context) -> Iterator[dict[str, str]]:
    """Yield how much there is, of which time, and as of when: each a name and a value, mostly with an address."""
    timeline, t = context.timeline, context.t
    if not timeline.events:
        return
    first, last = timeline.events[0], timeline.events[-1]
    publishers = t["home_publishers"].format(publishers=f"{len(timeline.by_publisher):,}")
    yield {"name": t["home_events"], "value": f"{len(timeline.events):,}", "url": CHRONOLOGY, "note": ""}
    yield {
        "name": t["sections"]["sources"],
        "value": f"{count_all_sources(timeline):,}",
        "url": "sources/",
        "note": publishers,
    }
    yield {"name": t["home_first"], "value": context.dates(first.date), "url": event_url(first), "note": ""}
    yield {"name": t["home_last"], "value": context.dates(last.date), "url": event_url(last), "note": ""}
    if day := context.as_of(timeline.events):
        yield {"name": t["changed"], "value": day, "url": "", "note": ""}


def _starts(context: Context, reading: str) -> Iterator[dict[str, str]]:
    """Yield where a reader can begin."""
    places = {"chronology": CHRONOLOGY, "new": NEWEST, "reading": reading, "sure": "how-sure/"}
    share = share_of(context, ONE_ORIGIN)
    for name, url in places.items():
        words = context.t["home_starts"][name]
        yield {"title": words["title"], "note": words["note"].format(share=share), "url": url}


def _added(event: Event) -> str:
    return event.added.text if event.added else ""


def _last(event: Event) -> tuple[str, str]:
    """Return the day and the words of the last line of an entry's log."""
    change = max(event.changes, key=lambda change: change.date.last)
    return change.date.text, change.note


def _by_day(context: Context, rows: Sequence[tuple[Event, str, str]]) -> list[dict[str, Any]]:
    """Return events with notes under the days of the record that they belong to, days in the order given."""
    days = groupby(rows, key=lambda row: row[1])
    return [
        {
            "day": context.dates(parse_edtf(day)),
            "rows": [{**link(context, event), "note": note} for event, _, note in of_day],
        }
        for day, of_day in days
    ]


def _way(context: Context, family: str) -> dict[str, Any]:
    known, events = FAMILIES[family].known(context.timeline), FAMILIES[family].events(context.timeline)
    ranked = sorted((term for term in events if term in known), key=lambda term: (-len(events[term]), term))
    terms = [
        {"url": f"{family}/{term}/", "title": FAMILIES[family].title(known[term]), "count": len(events[term])}
        for term in ranked[:TERMS]
    ]
    more = context.t["home_all"].format(count=f"{len(ranked):,}") if len(ranked) > TERMS else ""
    return {"title": context.t[f"home_ways_{family}"], "url": f"{family}/", "terms": terms, "more": more}
