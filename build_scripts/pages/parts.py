"""Small pieces that several pages share: badges, dates, references to sources, ranges in words, speakers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup, escape

from build_scripts.base.text import folded
from build_scripts.model.entries import Event
from build_scripts.model.figures import Headline
from build_scripts.model.identifiers import address_of
from build_scripts.model.rows import Attribution, Figure
from build_scripts.model.values.edtf import Edtf, html_datetime
from build_scripts.model.vocabulary import Word, Words
from build_scripts.pages.context import Context, keep
from build_scripts.pages.templating import escaped
from build_scripts.timeline.certainty import voices_differ


def badge(words: Words, word: str) -> Markup:
    """Return a word of the vocabulary as a badge; its shape is the style sheet's."""
    return Markup(f'<span class="{badge_class(words[word])}">{escape(words[word].label)}</span>')


def badge_class(word: Word) -> str:
    """Return the classes of a word's badge: its `mark` chooses the shape, without one it is an empty square."""
    return f"kt-badge kt-is-{word.mark}" if word.mark else "kt-badge"


def mark(date: Edtf) -> Markup:
    """Return the small sign of a date's precision; the words beside it say the same."""
    return sign(f"{date.precision} kt-mark-about" if date.qualifier else date.precision)


def sign(precision: str) -> Markup:
    """Return the sign of a precision of dates."""
    return Markup(f'<span class="kt-mark kt-mark-{precision}"></span>')


def time_tag(date: Edtf, words: str) -> Markup:
    """Return words for a date, marked up for machines only where HTML has a form for its precision."""
    stamp = html_datetime(date)
    return Markup(f'<time datetime="{stamp}">{escape(words)}</time>') if stamp else escape(words)


def cites(names: Iterable[str], numbers: Mapping[str, int]) -> Markup:
    """Return references to the list of sources, as the numbers that they have there."""
    numbered = sorted((numbers[name], name) for name in dict.fromkeys(names) if name in numbers)
    links = [f'<a href="#source-{escaped(name)}">{number}</a>' for number, name in numbered]
    return Markup(f'&#8288;<sup class="kt-cite">{",&#8239;".join(links)}</sup>') if links else Markup("")


def headline_lines(context: Context, event: Event) -> Sequence[dict[str, Any]]:
    """Return the ranges of an event in words, those of groups that lie within no other group shown."""
    outer = (line for line in context.headlines(event) if not line.depth)
    return keep(context.lines, event.id, lambda: [_line(context, event, line) for line in outer])


def _line(context: Context, event: Event, line: Headline) -> dict[str, Any]:
    differ = voices_differ(context.timeline, event, line.rows)
    return {
        "id": line.measure,
        "measure": context.timeline.vocabulary.measures[line.measure].label,
        "group": ", ".join(_qualifiers(context, line)),
        "words": context.ranges(line.range),
        "differ": differ,
        "by": _said_by(context, event, line, differ=differ),
    }


def _said_by(context: Context, event: Event, line: Headline, *, differ: bool) -> str:
    """Return who says so, where it is one speaker alone; how many do, where they agree; empty where they differ."""
    names = [short_speaker(context, event, row) for row in line.rows]
    speakers = set(map(folded, names))
    if len(speakers) == 1:
        return names[0]
    return "" if differ else context.count_words("speakers", len(speakers))


def _qualifiers(context: Context, line: Headline) -> Iterator[str]:
    """Yield of whom and of when a range is, where that is not everybody and not the event's own time."""
    group = context.timeline.vocabulary.groups[line.group]
    if group.within:
        yield group.label
    if line.period:
        yield context.dates(line.period)


def speaker(context: Context, by: str | None, fallback: str, through: str | None = None) -> dict[str, str]:
    """Return who says so: an actor with a page, a name, or without ``by`` the fallback; ``through`` is a spokesman."""
    if by is None:
        return {"text": fallback, "url": "", "through": through or ""}
    actor = context.timeline.actors.get(by)
    if actor is None:
        return {"text": by, "url": "", "through": through or ""}
    return {"text": actor.name, "url": f"actors/{by}/", "through": through or ""}


def short_name(context: Context, name: str) -> str:
    """Return what an actor is called for short: what stands in brackets behind its name, where no other is called so.

    Other names, and those of whoever has no file, stay as they are.
    """
    actor = context.timeline.actors.get(name)
    if actor is None:
        return name
    inner = actor.name.rpartition("(")[2].removesuffix(")") if actor.name.endswith(")") else ""
    return inner if inner and context.timeline.actor_by_name.get(folded(inner)) == actor.id else actor.name


def short_speaker(context: Context, event: Event, row: Figure | Attribution) -> str:
    """Return who says what a row has, called for short; where it names nobody, the publishers of its sources."""
    return short_name(context, row.by) if row.by else voice(context, event, row.sources)


def voice(context: Context, event: Event, sources: Iterable[str]) -> str:
    """Return the publishers of ``sources``: who speaks where a row names nobody."""
    publishers = dict.fromkeys(event.sources[name].publisher for name in sources)
    return listed(publishers) or str(context.t["publisher_voice"])


def listed(names: Collection[str]) -> str:
    """Return names one behind the other, by semicolons where one of them has a comma: "A; B, the mayor"."""
    return ("; " if any(map(has_comma, names)) else ", ").join(names)


def has_comma(name: str) -> bool:
    """Return whether a name has a comma, such as "B, the mayor": what stands behind it is of this name alone."""
    return "," in name or "،" in name


def elsewhere(context: Context, identifiers: Mapping[str, str]) -> list[dict[str, str]]:
    """Return the identifiers of an entry: the label of each scheme, the identifier, the address that it leads to."""
    schemes = context.timeline.vocabulary.identifier_schemes
    return [
        {"scheme": scheme.label, "text": identifiers[name], "url": address_of(identifiers[name], scheme)}
        for name, scheme in schemes.items()
        if name in identifiers
    ]


def place_names(context: Context, event: Event) -> str:
    """Return the names of an event's first place and of the place around it; empty where it has none.

    A name that says itself what is around it, "Mill Road, Lower Marrow", stands alone.
    """
    places = context.timeline.places
    path = context.timeline.place_path(event.places[0])[:2] if event.places else ()
    names = [places[step].name for step in path]
    return names[0] if len(names) > 1 and names[0].endswith(f", {names[1]}") else ", ".join(names)
