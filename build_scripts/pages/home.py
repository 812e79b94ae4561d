"""The home page's part of the record; what is above it is the site's own text, and MkDocs makes the page."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from build_scripts.model.layout import SITE_ROOT
from build_scripts.pages.context import Context
from build_scripts.pages.lists import row
from build_scripts.pages.strip import strip
from build_scripts.pages.terms import FAMILIES
from build_scripts.timeline.timeline import latest_changed, newest

ENTRIES = 6
TERMS = 10
WAYS = ("actors", "places", "kinds")


def render_home(context: Context, intro: str) -> str:
    """Render the home page's content: ``intro`` (HTML of the site's own text), strip, newest entries, ways in."""
    timeline, version = context.timeline, context.site.version
    sources = sum(len(event.sources) for event in timeline.events)
    html = context.render(
        "home.html",
        intro=Markup(intro),
        strip=strip(context, timeline.events),
        newest=[row(context, event, long=True) for event in newest(timeline.events, ENTRIES)],
        changed=[row(context, event, long=True) for event in latest_changed(timeline.events, ENTRIES)],
        ways=[_way(context, family) for family in WAYS],
        version=context.t["home_version"].format(
            events=context.events_words(len(timeline.events)),
            sources=context.count_words("sources", sources),
            publishers=len(timeline.by_publisher),
            version=version,
        )
        if version
        else "",
    )
    return html.replace(SITE_ROOT, "")


def _way(context: Context, family: str) -> dict[str, Any]:
    known, events = FAMILIES[family].known(context.timeline), FAMILIES[family].events(context.timeline)
    ranked = sorted((term for term in events if term in known), key=lambda term: (-len(events[term]), term))
    terms = [
        {"url": f"{family}/{term}/", "title": FAMILIES[family].title(known[term]), "count": len(events[term])}
        for term in ranked[:TERMS]
    ]
    return {"title": context.t[f"home_ways_{family}"], "url": f"{family}/", "terms": terms}
