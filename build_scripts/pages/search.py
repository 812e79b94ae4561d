"""The search page: what it finds is the browser's work; without scripts it leads to the indexes."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.pages.context import Context
from build_scripts.pages.page import Page
from build_scripts.pages.plan import Planned, Planner


def plan(context: Context, planner: Planner) -> Iterator[Planned]:
    """Plan the search page."""
    yield planner.plan_fixed_page("search/", render_search)


def render_search(context: Context) -> Page:
    """Render the search page; its script is ``assets/search.js``."""
    title = context.t["search_title"]
    return Page("search/", "search", title, title, context.render("search.html", facets=_facets(context)))


def _facets(context: Context) -> list[tuple[str, str]]:
    """Return the facets with their labels; kinds of places that make one of their own come after all places."""
    kinds = context.timeline.vocabulary.place_kinds
    own = [(name, word.label) for name, word in kinds.items() if word.facet]
    labels = dict(context.t["facets"])
    return [facet for name, label in labels.items() for facet in ((name, label), *(own if name == "place" else ()))]
