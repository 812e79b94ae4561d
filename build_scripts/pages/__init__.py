"""Renderers: pure functions from the timeline to pages, a module for each kind of page.

A module of `PAGES` has ``plan(context, planner)``, which yields the pages of its kind, each with what it shows and the
renderer beside it. To add a kind of page is to add a module there, and its section to `MENU` or `FOOTER`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from build_scripts.pages import (
    drawn,
    due,
    edition,
    event,
    how_sure,
    publishers,
    removed,
    rules,
    search,
    shared,
    terms,
    vocabulary,
    years,
)
from build_scripts.pages.context import Context
from build_scripts.pages.plan import Planned, Planner


class PageModule(Protocol):
    """A module of `PAGES`."""

    @property
    def plan(self) -> Callable[[Context, Planner], Iterable[Planned]]:
        """Yield the pages of this kind."""


PAGES: tuple[PageModule, ...] = (
    *(event, edition, years, drawn, terms, publishers, shared),
    *(search, how_sure, due, vocabulary, rules, removed),
)
MENU = ("events", "timeline", "actors", "places", "kinds", "sources")
"""The sections, by their folder and their string's name, that the head of every page leads to."""
FOOTER = (
    *("events", "timeline", "actors", "places", "kinds", "tags", "sources", "how-sure"),
    *("vocabulary", "rules", "due", "print", "search"),
)
"""Those that the foot of every page leads to."""


def plan_pages(context: Context) -> list[Planned]:
    """Plan every page of the record, those of one batch together."""
    planner = Planner(context)
    pages = (page for module in PAGES for page in module.plan(context, planner))
    return sorted(pages, key=lambda page: (not page.batch, page.batch))
