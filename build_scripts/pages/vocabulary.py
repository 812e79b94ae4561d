"""The page of the vocabulary: every word of the closed lists, and the words the record does not use as its own."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.pages.context import Context
from build_scripts.pages.page import Page
from build_scripts.pages.plan import Planned, Planner

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
    "absences",
    "tags",
    "identifier_schemes",
    "actor_kinds",
    "place_kinds",
    "change_classes",
)
AVOIDED = ("loaded", "hedges")


def plan(context: Context, planner: Planner) -> Iterator[Planned]:
    """Plan the page of the vocabulary."""
    yield planner.plan_fixed_page("vocabulary/", render_vocabulary)


def render_vocabulary(context: Context) -> Page:
    """Render every word with its meaning."""
    vocabulary, title = context.timeline.vocabulary, context.t["sections"]["vocabulary"]
    lists = [(name, context.t["lists"][name], words) for name in LISTS if (words := getattr(vocabulary, name))]
    avoided = [(name, context.t["lists"][name], words) for name in AVOIDED if (words := getattr(vocabulary, name))]
    body = context.render("vocabulary.html", title=title, lists=lists, avoided=avoided)
    return Page("vocabulary/", "vocabulary", title, title, body)
