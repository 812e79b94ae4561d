"""The key to a list of events: what the signs and words in its rows mean, each that occurs in it and no other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from markupsafe import Markup, escape

from build_scripts.model.entries import Event
from build_scripts.model.vocabulary import Words
from build_scripts.pages.context import Context
from build_scripts.pages.parts import badge, sign


class Meaning(NamedTuple):
    """A sign of a date with its name, or a badge; and what it means."""

    term: Markup
    definition: str


def legend(context: Context, events: Sequence[Event]) -> list[Meaning]:
    """Return what the rows of ``events`` have: signs of dates, then stances and statuses as the vocabulary has them."""
    words = context.timeline.vocabulary
    stances = {row.stance for event in events for row in event.attribution}
    statuses = {event.status for event in events}
    return [*_signs(context, events), *_badges(words.stances, stances), *_badges(words.statuses, statuses)]


def _signs(context: Context, events: Sequence[Event]) -> Iterator[Meaning]:
    """Yield the signs of dates; the dotted edge, which any of them may have, comes last."""
    used: set[str] = {event.date.precision for event in events}
    used.update("about" for event in events if event.date.qualifier)
    for name, words in context.t["signs"].items():
        if name in used:
            yield Meaning(sign(name) + escape(words["label"]), words["note"])


def _badges(words: Words, used: Set[str]) -> Iterator[Meaning]:
    return (Meaning(badge(words, name), word.definition) for name, word in words.items() if name in used)
