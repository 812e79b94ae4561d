"""The head of an entry: where it stands in time, how many, who did it according to whom, and what its status rests on.

It is what one screen of a telephone shows, so it is short: actors by their short names, three things of a kind, and
the number of those left out, which stand below.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from build_scripts.check.rules.sources import origins
from build_scripts.language.words import in_sentence
from build_scripts.model.entries import Event
from build_scripts.model.figures import Headline
from build_scripts.model.layout import year_url
from build_scripts.pages.context import Context
from build_scripts.pages.disagreement import Disagreements
from build_scripts.pages.figures import SHOWN, brief_ranges
from build_scripts.pages.parts import badge_class, listed, short_name, short_speaker, speaker
from build_scripts.timeline.order import standing_of


def brief(context: Context, event: Event, every: Sequence[Headline], differ: Disagreements) -> dict[str, Any]:
    """Return the lines of an entry's head: of ``every`` range the first, its stances, and what its status rests on."""
    ranges, more = brief_ranges(context, event, every, differ)
    return {
        "ranges": ranges,
        "more": context.count_words("more_ranges", more) if more else "",
        "stances": list(_stances(context, event)),
        "basis": _basis(context, event),
    }


def steps_to(context: Context, event: Event) -> list[dict[str, str]]:
    """Return the way to an event through time: the year and, where it is known, the month that it stands under."""
    standing, t = standing_of(event), context.t
    url, months = year_url(standing.year), context.strings["dates"]["months"]
    month = [{"url": f"{url}#m{standing.month:02d}", "text": months[standing.month - 1]}] if standing.month else []
    return [{"url": "events/", "text": t["chronology"]}, {"url": url, "text": f"{standing.year}"}, *month]


def _stances(context: Context, event: Event) -> Iterator[dict[str, Any]]:
    """Yield what is said of whom by whom, stances in the order of the vocabulary; actors of one speaker together."""
    said: dict[str, dict[tuple[str, ...], list[dict[str, str]]]] = {}
    for (stance, actor), names in _said(context, event).items():
        who = {**speaker(context, actor, ""), "text": short_name(context, actor)}
        said.setdefault(stance, {}).setdefault(tuple(names), []).append(who)
    for stance, word in context.timeline.vocabulary.stances.items():
        if stance in said:
            lines = [{"actors": actors, "by": _some(context, names)} for names, actors in said[stance].items()]
            left_out = sum(len(line["actors"]) for line in lines[SHOWN:])
            row = {"word": stance, "badge": badge_class(word), "label": word.label}
            yield {**row, "lines": lines[:SHOWN], "more": left_out}


def _said(context: Context, event: Event) -> dict[tuple[str, str], list[str]]:
    """Return who says what of an actor, by stance and actor; nobody beside what is an actor's own word."""
    said: dict[tuple[str, str], list[str]] = {}
    for row in event.attribution:
        names = said.setdefault((row.stance, row.actor), [])
        if row.by == row.actor or context.timeline.vocabulary.stances[row.stance].own:
            continue
        by = short_speaker(context, event, row)
        names.extend([by] if by not in names else [])
    return said


def _basis(context: Context, event: Event) -> str:
    """Return which origins bear an entry out, and which of them found facts themselves; else what its status means.

    Of a status that needs no origins the sources may be about much else: what they are many of would mislead.
    """
    words, t = context.timeline.vocabulary, context.t
    if not words.origins_needed(event.status):
        return words.statuses[event.status].definition
    names = [names[0] for names in origins(event.sources, context.timeline.known_publishers, words).values()]
    natures = {
        source.publisher: words.natures[words.nature_of(source)].label
        for source in event.sources.values()
        if words.finds(source)
    }
    finders = [t["basis_finder"].format(name=name, nature=nature) for name, nature in natures.items()]
    found = t["basis_finds"].format(names=_some(context, finders)) if finders else ""
    if finders and len(names) < 2:
        return found
    basis = f"{context.count_words('basis', len(names))}: {_some(context, names)}"
    return f"{basis}; {in_sentence(found)}" if found else basis


def _some(context: Context, names: Sequence[str]) -> str:
    """Return the first of ``names``, ids of actors as their short names, and how many more there are."""
    shown = listed([short_name(context, name) for name in names[:SHOWN]])
    return f"{shown} {context.t['and_more'].format(count=len(names) - SHOWN)}" if len(names) > SHOWN else shown
