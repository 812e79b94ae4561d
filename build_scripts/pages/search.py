"""The search page: what it finds is the browser's work; without scripts it leads to the indexes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from build_scripts.language.direction import direction, isolated_runs
from build_scripts.pages.context import Context
from build_scripts.pages.page import Page
from build_scripts.pages.parts import badge_class
from build_scripts.pages.plan import Planned, Planner

THRESHOLDS = (10, 50, 100, 500, 1000, 10_000)
"""The numbers from which on events can be chosen by a figure."""


class Facet(NamedTuple):
    """A facet: its name in the index, its heading, and the order of its choices: by use, by name, or as listed."""

    name: str
    label: str
    order: str = "use"


def plan(context: Context, planner: Planner) -> Iterator[Planned]:
    """Plan the search page."""
    yield planner.plan_fixed_page("search/", render_search)


def render_search(context: Context) -> Page:
    """Render the search page; its script is ``assets/search.js``."""
    title = context.t["search_title"]
    measures = [(name, word.label) for name, word in context.timeline.vocabulary.measures.items()]
    body = context.render("search.html", facets=facets(context), measures=measures, words=_words(context))
    return Page("search/", "search", title, title, body)


def facets(context: Context) -> list[Facet]:
    """Return the facets; kinds of places that make one of their own come after all places, figures last."""
    words = context.timeline.vocabulary
    own = [Facet(name, word.label) for name, word in words.place_kinds.items() if word.facet]
    figures = [Facet(FIGURES, str(context.t["search_figures"]), "listed")] if words.measures else []
    found: list[Facet] = []
    for name, label in context.t["facets"].items():
        found.append(Facet(name, label, "name" if name == "year" else "use"))
        found += own if name == "place" else []
    return found + figures


FIGURES = "figures"
"""The facet of figures; a kind of place could not have its name, since words and facets share no page."""


def figure_choices(context: Context, measure: str, most: int) -> list[str]:
    """Return the choices of the facet of figures that an event falls under whose highest number for a measure is known.

    A choice is "Killed: 50 or more".
    """
    label = context.timeline.vocabulary.measures[measure].label
    return [
        str(context.t["search_at_least"]).format(measure=label, number=f"{least:,}")
        for least in THRESHOLDS
        if most >= least
    ]


def _words(context: Context) -> Markup:
    """Return what the script needs to know, as JSON that is safe within a page: its words, months, names of stances."""
    t, dates = context.t, context.strings["dates"]
    measures = context.timeline.vocabulary.measures
    words = {
        **{name: t[f"search_{name}"] for name in ("none", "failed", "absent", "instead", "start")},
        **{"one": t["search_count_one"], "many": t["search_count_many"]},
        **{name: t[f"search_{name}"] for name in ("dated_one", "dated_many", "month")},
        **{
            "differ": t["sources_differ"],
            "according": t["according"],
            "more": t["and_more"],
            "chronology": t["chronology"],
            "cite": t["cite_short"],
            "nobody": t["nobody"],
        },
        "months": list(zip(dates["months"], dates["months_short"], strict=True)),
        "stances": {
            name: [badge_class(word), word.label] for name, word in context.timeline.vocabulary.stances.items()
        },
        "listed": [choice for name in measures for choice in figure_choices(context, name, max(THRESHOLDS))],
        "quotes": t["quotes"],
        "isolated": isolated_runs(direction(context.site.lang)),
    }
    return Markup(json.dumps(words).replace("<", "\\u003c"))
