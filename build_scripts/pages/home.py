"""The home page's part of the record, the search page, and the page of the vocabulary."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from build_scripts.pages.lists import row
from build_scripts.pages.page import Context, Page
from build_scripts.pages.strip import strip
from build_scripts.pages.terms import FAMILIES
from build_scripts.timeline.timeline import latest_changed, newest

SHOWN = 6
AVOIDED = ("loaded", "hedges")
LISTS = (
    "kinds",
    "statuses",
    "stances",
    "verdicts",
    "roles",
    "measures",
    "groups",
    "natures",
    "grades",
    "precisions",
    "relations",
    "tags",
    "actor_kinds",
    "place_kinds",
    "change_classes",
)


def render_home(context: Context, intro: str) -> str:
    """The home page's content: ``intro`` (HTML of the site's own home text), strip, newest entries, ways in."""
    timeline, t = context.timeline, context.t
    publishers = len(timeline.by_publisher)
    sources = sum(len(event.sources) for event in timeline.events)
    version = t["home_version"].format(
        events=context.events_words(len(timeline.events)),
        sources=context.count_words("sources", sources),
        publishers=publishers,
        version=context.site.version,
    )
    return context.render(
        "home.html",
        intro=Markup(intro),
        strip=strip(context, timeline.events),
        newest=[row(context, event, long=True) for event in newest(timeline.events, SHOWN)],
        changed=[row(context, event, long=True) for event in latest_changed(timeline.events, SHOWN)],
        ways=[_way(context, family) for family in ("actors", "places", "kinds")],
        version=version if context.site.version else "",
    )


def _way(context: Context, family: str, most: int = 10) -> dict[str, Any]:
    known, events = FAMILIES[family].known(context.timeline), FAMILIES[family].events(context.timeline)
    ranked = sorted((term for term in events if term in known), key=lambda term: (-len(events[term]), term))
    terms = [
        {"url": f"{family}/{term}/", "title": FAMILIES[family].title(known[term]), "count": len(events[term])}
        for term in ranked[:most]
    ]
    return {"title": context.t[f"home_ways_{family}"], "url": f"{family}/", "terms": terms}


def render_search(context: Context) -> Page:
    """The search page; what it finds is the browser's work, without scripts it leads to the indexes."""
    title = context.t["search_title"]
    return Page("search/", "search", title, title, context.render("search.html", facets=_facets(context)))


def _facets(context: Context) -> list[tuple[str, str]]:
    """Return the facets with their labels; kinds of places that make one of their own stand behind all places."""
    kinds = context.timeline.vocabulary.place_kinds
    own = [(name, word.label) for name, word in kinds.items() if word.facet]
    labels = dict(context.t["facets"])
    return [facet for name, label in labels.items() for facet in ((name, label), *(own if name == "place" else ()))]


def render_vocabulary(context: Context) -> Page:
    """Every word of the closed lists with its meaning, and the words that the record does not use in its own voice."""
    words, title = context.timeline.vocabulary, context.t["sections"]["vocabulary"]
    lists = [(name, context.t["lists"][name], getattr(words, name)) for name in LISTS]
    avoided = [(name, context.t["lists"][name], getattr(words, name)) for name in AVOIDED if getattr(words, name)]
    body = context.render("vocabulary.html", title=title, lists=lists, avoided=avoided)
    return Page("vocabulary/", "vocabulary", title, title, body)


def render_removed(context: Context, removed_id: str) -> Page:
    """The tombstone of an entry taken down: a day and a reason class, nothing else."""
    removal, t = context.timeline.removed[removed_id], context.t
    reason = context.timeline.vocabulary.removal_reasons[removal.reason].label
    text = t["removed_text"].format(date=context.dates(removal.date), reason=reason)
    body = context.render("removed.html", title=t["removed_title"], text=text)
    return Page(f"events/{removed_id[:4]}/{removed_id}/", "events", t["removed_title"], text, body)
