"""Renderers: pure functions from the timeline to pages, a module for each kind of page.

A module of `PAGES` has ``plan(context, planner)``, which yields the pages of its kind, each with what it shows and the
renderer beside it. To add a kind of page is to add a module there, and its section to `MENU` or `FOOTER`.
"""

from __future__ import annotations

from build_scripts.pages import (
    drawn,
    due,
    edition,
    event,
    how_sure,
    printing,
    publishers,
    removed,
    rules,
    search,
    shared,
    terms,
    versions,
    vocabulary,
    years,
)
from build_scripts.pages.context import Context
from build_scripts.pages.maps import world
from build_scripts.pages.plan import PageModule, Planned, Planner
from build_scripts.pages.replan import LastPlan, plan_modules

PAGES: tuple[PageModule, ...] = (
    *(event, edition, printing, years, drawn, terms, world, publishers, shared),
    *(search, how_sure, due, versions, vocabulary, rules, removed),
)
MENU = ("events", "timeline", "map", "actors", "places", "kinds", "sources", "data")
"""The sections, by their folder and their string's name, that the head of every page leads to."""
FOOTER = (
    *("events", "timeline", "map", "actors", "places", "kinds", "tags", "sources", "how-sure"),
    *("vocabulary", "rules", "due", "versions", "print", "data", "search"),
)
"""Those that the foot of every page leads to."""


def sections(names: tuple[str, ...], context: Context) -> tuple[str, ...]:
    """Return those of ``names`` that this record has: without outlines there is no map."""
    return tuple(name for name in names if name != "map" or context.outlines)


def plan_pages(
    context: Context, *more: PageModule, planner: Planner | None = None, last: LastPlan | None = None
) -> list[Planned]:
    """Plan every page of the record, and those of ``more`` modules; those of one batch together."""
    pages = plan_modules((*PAGES, *more), context, planner or Planner(context), last)
    return sorted(pages, key=lambda page: (not page.batch, page.batch))
