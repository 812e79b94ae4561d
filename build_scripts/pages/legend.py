"""The key to a list of events: what the signs, the words and the short names in its rows mean, and of no others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from markupsafe import Markup, escape

from build_scripts.model.entries import Event
from build_scripts.model.vocabulary import Words
from build_scripts.pages.context import Context
from build_scripts.pages.parts import badge, short_name, sign


class Meaning(NamedTuple):
    """A sign of a date with its name, a badge, or a short name; and what it means."""

    term: Markup
    definition: str


def legend(context: Context, events: Sequence[Event]) -> list[Meaning]:
    """Return what the rows of ``events`` have: signs of dates, stances, statuses, then names of actors cut short."""
    words = context.timeline.vocabulary
    stances = {row.stance for event in events for row in event.attribution}
    statuses = {event.status for event in events}
    badges = (*_badges(words.stances, stances), *_badges(words.statuses, statuses))
    return [*_signs(context, events), *badges, *short_names(context, events)]


def _signs(context: Context, events: Sequence[Event]) -> Iterator[Meaning]:
    """Yield the signs of dates; the dotted edge, which any of them may have, comes last."""
    used: set[str] = {event.date.precision for event in events}
    used.update("about" for event in events if event.date.qualifier)
    for name, words in context.t["signs"].items():
        if name in used:
            yield Meaning(sign(name) + escape(words["label"]), words["note"])


def _badges(words: Words, used: Set[str]) -> Iterator[Meaning]:
    return (Meaning(badge(words, name), word.definition) for name, word in words.items() if name in used)


def short_names(context: Context, events: Sequence[Event]) -> Iterator[Meaning]:
    """Yield the actors whose names rows cut short, in the order of what they are cut to."""
    actors = context.timeline.actors
    named = {name for event in events for row in event.attribution for name in (row.actor, row.by)}
    named |= {row.by for event in events for row in event.figures}
    full = {short_name(context, name): actors[name].name for name in named if name and name in actors}
    for short, name in sorted(full.items(), key=lambda item: item[0].casefold()):
        if short != name:
            yield Meaning(escape(short), name)
