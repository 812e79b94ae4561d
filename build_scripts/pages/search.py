"""The search page: what it finds is the browser's work; without scripts it leads to the indexes."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.pages.context import Context
from build_scripts.pages.page import Page
from build_scripts.pages.plan import Keys, Planned


def plan(context: Context, keys: Keys) -> Iterator[Planned]:
    """Plan the search page."""
    yield keys.fixed("search/", render_search)


def render_search(context: Context) -> Page:
    """Render the search page; its script is ``assets/search.js``."""
    title = context.t["search_title"]
    return Page("search/", "search", title, title, context.render("search.html"))
