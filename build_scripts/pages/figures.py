"""Figures as an event's page shows them: ranges that name who gives their ends, and the rows behind each.

No number stands without its speaker: where two agree both are named, where more do the first, and how many others.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from markupsafe import Markup, escape

from build_scripts.base.text import folded
from build_scripts.language.words import in_sentence, named_words, range_words
from build_scripts.model.entries import Event
from build_scripts.model.figures import Headline, Key, default_group, range_of, row_anchors, successors
from build_scripts.model.rows import Figure
from build_scripts.model.values.quantity import Kind, Range
from build_scripts.pages.context import Context
from build_scripts.pages.disagreement import Disagreements, explained_range, sentence
from build_scripts.pages.parts import cites, has_comma, short_name, speaker, voice

SHOWN = 3
"""How many ranges the head of an entry shows; it says how many more there are."""
_WIDTH, _OPEN = 94, 100
"""Where in a drawing the highest number stands, and how far an end that is left open reaches."""

_PLAIN: Collection[Kind] = ("exact", "range", "best")
_OR_FEWER: Collection[Kind] = ("at-most", "fewer-than")
_OR_MORE: Collection[Kind] = ("at-least", "more-than")
"""How counts are said that the ends of a range have as they are, as the highest and as the lowest that there were."""
_NUMBER, _NUMBER_END = "\x05", "\x06"
"""Stand around a number that has its speaker behind it, until they are markup. No file may hold them."""


def brief_ranges(
    context: Context, event: Event, every: Sequence[Headline], differ: Disagreements
) -> tuple[list[dict[str, Any]], int]:
    """Return those of an entry's ranges, ``every``, that its head shows, and how many others are within no other.

    They are those of measures with a column; of an entry that has none of these the first ones. Of one it is said that
    the way to why sources differ is beside it: of the range that notes explain, or else of the last.
    """
    words = context.timeline.vocabulary
    lines = [line for line in every if not line.depth]
    first = [line for line in lines if words.measures[line.measure].column] or lines
    shown, explained = first[:SHOWN], explained_range(differ)
    keys = [line.key for line in shown]
    led_from = (keys.index(explained) if explained in keys else len(keys) - 1) if explained else -1
    rows = [{**_brief(context, event, line), "why": at == led_from} for at, line in enumerate(shown)]
    return rows, len(lines) - len(shown)


def _brief(context: Context, event: Event, line: Headline) -> dict[str, Any]:
    words = context.timeline.vocabulary
    of_whom = [words.groups[line.group].label] if words.groups[line.group].within else []
    of_when = [context.dates(line.period)] if line.period else []
    return {
        "measure": words.measures[line.measure].label,
        "group": ", ".join([*of_whom, *of_when]),
        **said_range(context, event, line.range, line.rows),
    }


def said_range(context: Context, event: Event, counts: Range, rows: Sequence[Figure]) -> dict[str, Any]:
    """Return a range in words and who says so: one or two by name, of more the first and the number of the others.

    Where several speakers give several numbers, those who give its two ends stand beside these instead.
    """
    strings = context.strings["quantities"]
    everybody = _speakers(context, event, rows)
    if len(everybody) < 2 or counts.low is None or counts.high is None or counts.low == counts.high:
        return {"words": Markup("<b>{}</b>").format(range_words(counts, strings)), "by": _names(context, everybody)}
    strings = {**strings, "named": strings["named"].replace("{number}", f"{_NUMBER}{{number}}{_NUMBER_END}")}
    ends = (
        _who_says(context, event, counts.low, rows, _OR_FEWER if counts.open_low else _PLAIN),
        _who_says(context, event, counts.high, rows, _OR_MORE if counts.open_high else _PLAIN),
    )
    named = replace(counts, words=tuple(_worded(context, event, words, rows, strings) for words in counts.words))
    words = str(escape(range_words(named, strings, ends)))
    return {"words": Markup(words.replace(_NUMBER, "<b>").replace(_NUMBER_END, "</b>")), "by": ""}


def _who_says(context: Context, event: Event, number: int, rows: Iterable[Figure], kinds: Collection[Kind]) -> str:
    """Return who gives the number at one end of a range: those who say it as the range does, if anybody does."""
    said = [row for row in rows if number in row.value.stated]
    return _names(context, _speakers(context, event, [row for row in said if row.value.kind in kinds] or said))


def _worded(context: Context, event: Event, words: str, rows: Iterable[Figure], strings: Mapping[str, Any]) -> str:
    """Return a value in words with its speakers behind it."""
    said = [row for row in rows if row.value.kind == "words" and row.value.text.strip() == words]
    return named_words(words, _names(context, _speakers(context, event, said)), strings)


def _speakers(context: Context, event: Event, rows: Iterable[Figure]) -> list[str]:
    """Return who says what ``rows`` have, each once; where a row names nobody, the publishers of its sources."""
    actor_of, found = context.timeline.actor_by_name, dict[str, str]()
    for row in rows:
        for name in [row.by] if row.by else [event.sources[source].publisher for source in row.sources]:
            actor = name if name in context.timeline.actors else actor_of.get(folded(name), "")
            found.setdefault(actor or folded(name), short_name(context, actor) if actor else name)
    return list(found.values()) or [str(context.t["publisher_voice"])]


def _names(context: Context, names: Sequence[str]) -> str:
    if len(names) == 1:
        return names[0]
    if len(names) == 2:
        both = context.t["both_apart" if any(map(has_comma, names)) else "both"]
        return str(both).format(first=names[0], last=names[1])
    first_of = context.t["first_of_apart" if has_comma(names[0]) else "first_of"]
    return str(first_of).format(name=names[0], count=len(names) - 1)


def figure_groups(
    context: Context, event: Event, every: Sequence[Headline], differ: Disagreements, numbers: Mapping[str, int]
) -> list[dict[str, Any]]:
    """Return the rows of an event by measure, group and period: the current ones by number, then the replaced.

    ``every`` are its ranges, ``differ`` those on which sources differ.
    """
    default = default_group(context.timeline.vocabulary)
    lines = {line.key: line for line in every}
    rows: dict[Key, list[tuple[str, Figure]]] = {key: [] for key in lines}
    for name, row in zip(row_anchors(event), event.figures, strict=True):
        rows.setdefault(range_of(row, default), []).append((name, row))
    led_to = explained_range(differ)
    return [
        {
            **_group(context, event, numbers, key, lines.get(key), sorted(rows[key], key=_place)),
            "why": sentence(context, differ[key]) if key in differ else "",
            "led_to": key == led_to,
        }
        for key in rows
    ]


def _place(named: tuple[str, Figure]) -> tuple[bool, int, int, str]:
    row = named[1]
    low, high = row.value.stated
    first = low if low is not None else high if high is not None else -1
    last = high if high is not None else first
    return bool(row.superseded_by), first, last, str(row.as_of.first) if row.as_of else "~"


def _group(
    context: Context,
    event: Event,
    numbers: Mapping[str, int],
    key: Key,
    line: Headline | None,
    rows: Sequence[tuple[str, Figure]],
) -> dict[str, Any]:
    words, (measure, group, period) = context.timeline.vocabulary, key
    several = line if line and len(line.rows) > 1 else None
    return {
        "measure": words.measures[measure].label,
        "group": words.groups[group].label,
        "group_id": group,
        "period": context.dates(period) if period else "",
        "depth": line.depth if line else 0,
        "range": said_range(context, event, several.range, several.rows) if several else None,
        "drawing": _drawing(several) if several else None,
        "rows": [_row(context, event, numbers, name, row) for name, row in rows],
    }


def _drawing(line: Headline) -> dict[str, Any] | None:
    """Return a range as paths on a scale that begins at 0: its line with a tick for each number, and its open ends."""
    counts = line.range
    if counts.low is None or counts.high is None or counts.low == counts.high:
        return None
    at = {
        number: round(_WIDTH * number / counts.high, 1)
        for row in line.rows
        for number in row.value.stated
        if number is not None
    }
    ticks = "".join(f"M{at[number]:g} 1v6" for number in sorted(at))
    opened = f"M0 4H{at[counts.low]:g}" if counts.open_low else ""
    opened += f"M{_WIDTH} 4H{_OPEN}" if counts.open_high else ""
    return {"line": f"M{at[counts.low]:g} 4H{_WIDTH}{ticks}", "open": opened}


def _row(context: Context, event: Event, numbers: Mapping[str, int], name: str, row: Figure) -> dict[str, Any]:
    words = context.timeline.vocabulary
    group = words.groups[row.group or default_group(words)].label
    return {
        "name": name,
        "old": bool(row.superseded_by),
        "words": context.quantity(row.value),
        "wording": row.words if row.words and row.words.casefold() != group.casefold() else None,
        "by": speaker(context, row.by, voice(context, event, row.sources), row.through),
        "cites": cites(row.sources, numbers),
        "notes": list(_notes(context, event, row)),
        "as_of": context.dates(row.as_of) if row.as_of else "",
    }


def _notes(context: Context, event: Event, row: Figure) -> Iterator[str]:
    t = context.t
    if row.includes:
        yield t["includes"].format(includes=row.includes)
    for key, group in (("with", row.with_), ("without", row.without), ("unstated", row.unstated)):
        if group:
            yield t[f"counted_{key}"].format(group=in_sentence(context.timeline.vocabulary.groups[group].label))
    if row.superseded_by:
        yield t["superseded"].format(count=_successor(context, event, row))
    if row.note:
        yield row.note


def _successor(context: Context, event: Event, row: Figure) -> str:
    """Return the count that replaced a row, with its speaker; of several the one of the same group."""
    rows = successors(event, row)
    newer = next((other for other in rows if other.group == row.group), rows[0] if rows else None)
    if newer is None:
        return str(row.superseded_by)
    who = speaker(context, newer.by, voice(context, event, newer.sources))["text"]
    return f"{context.quantity(newer.value)}, {who}"
