"""What a change does to the record, as Markdown for whoever reviews it: in words, fact by fact, and never as a patch.

Everything that comes from a file is made inert (`inert`): what a contributor wrote can draw no link, call nobody and
hide nothing in a comment on a forge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from build_scripts.differences import SUBSTANCE, Difference, compare_events
from build_scripts.inert import inert
from build_scripts.model import Event, Word
from build_scripts.record import Record
from build_scripts.telling import Words, fact_name, fact_told, sentence


def review_change(record: Record, base: Record, strings: Mapping[str, Any]) -> str:
    """Markdown that says what ``record`` has and ``base``, its earlier version, has not, and the other way round."""
    words = Words(record, base, strings["dates"])
    parts = [*_events(words), *_registries(words), *_vocabulary(words), *_unread(words)]
    lines = [line for title, part in parts for line in ("", f"### {title}", "", *part)]
    return "\n".join([f"## What this changes: {_summary(parts)}", *lines]) + "\n"


Section = tuple[str, list[str]]


def _summary(parts: list[Section]) -> str:
    return ", ".join(title[:1].lower() + title[1:] for title, _ in parts) or "nothing that a reader would see"


def _section(title: str, lines: Iterable[str], count: int) -> Iterator[Section]:
    if count:
        yield title, list(lines)


def _events(words: Words) -> Iterator[Section]:
    """The events that are new, gone, or different."""
    record, base = words.record.events, words.base.events
    moved = {
        old: event for event in record.values() for old in event.redirect_from if old in base and old not in record
    }
    renamed = {event.id for event in moved.values()}
    added = [event for name, event in record.items() if name not in base and name not in renamed]
    here = words.record.loaded.keys()  # a file that cannot be read is told of as such
    gone = [event for name, event in base.items() if not (name in record or name in moved or event.path in here)]
    pairs = [(base[name], event) for name, event in record.items() if name in base and base[name] is not event]
    pairs += [(base[old], event) for old, event in moved.items()]
    changed = [(old, new, lines) for old, new in pairs if (lines := list(_changes(words, old, new)))]
    yield from _section(_count(added, "event added", "events added"), _added(words, added), len(added))
    told = [line for old, new, lines in changed for line in ("", *_heading(words, new), "", *lines)][1:]
    yield from _section(_count(changed, "event changed", "events changed"), told, len(changed))
    yield from _section(_count(gone, "event gone", "events gone"), (_gone(words, event) for event in gone), len(gone))


def _count(things: list[Any], one: str, many: str) -> str:
    return f"{len(things)} {one if len(things) == 1 else many}"


def _added(words: Words, events: Iterable[Event]) -> Iterator[str]:
    for event in events:
        status = words.label("statuses", event.status)
        yield f"* **{words.day(event.date)}: {inert(event.title)}** (`{event.id}`), {status}"
        yield f"  * {inert(event.summary)}"
        for each in compare_events(None, event):
            if each.subject in ("figures", "attribution", "places"):
                yield f"  * {fact_name(words, each, event, each.after)}: {fact_told(words, each, each.after, event)}"
        yield f"  * Sources: {', '.join(inert(source.publisher) for source in event.sources.values())}"


def _heading(words: Words, event: Event) -> Iterator[str]:
    yield f"#### {words.day(event.date)}: {inert(event.title)} (`{event.id}`)"


def _gone(words: Words, event: Event) -> str:
    taken_down = words.record.removed.keys() - words.base.removed.keys()
    why = "the list of removals has a new line" if taken_down else "**nothing says why, and its address leads nowhere**"
    return f"* {words.day(event.date)}: {inert(event.title)} (`{event.id}`); {why}"


def _changes(words: Words, before: Event, after: Event) -> Iterator[str]:
    """Each fact that differs, then what the public log says of it."""
    differences = compare_events(before, after)
    if before.id != after.id:
        yield f"* Renamed: `{before.id}` → `{after.id}`; the old address redirects"
    if before.status != after.status == "withdrawn":
        yield "* **Withdrawn**: the page stays and says why"
    replaced = _replacements(differences)
    for each in differences:
        if each.name not in replaced.values() or each.subject != "figures":
            kept = "; the earlier count stays, marked as replaced" if each.name in replaced else ""
            yield f"* {sentence(words, each, before, after)}{kept}"
    if before.body != after.body:
        yield "* The account was edited"
    lines = [change for change in after.changes if change not in before.changes]
    for change in lines:
        yield f"* Log, {words.day(change.date)}, {words.label('change_classes', change.class_)}: {inert(change.note)}"
    if not lines and any(each.subject in SUBSTANCE for each in differences):
        yield "* **The public log says nothing of this**"


def _replacements(differences: Iterable[Difference]) -> dict[str, str]:
    """The names of counts that were changed, each with that of the new row that keeps the earlier count."""
    rows = [each for each in differences if each.subject == "figures"]
    added = [each for each in rows if each.before is None and each.after.superseded_by]
    found = {}
    for each in rows:
        for kept in added if each.before and each.after else ():
            if (kept.after.value, kept.after.measure, kept.after.by) == (
                each.before.value,
                each.before.measure,
                each.before.by,
            ):
                found[each.name] = kept.name
    return found


def _registries(words: Words) -> Iterator[Section]:
    """Actors and places that are new, gone or different."""
    for name in ("actors", "places"):
        new, old = getattr(words.record, name), getattr(words.base, name)
        lines = [f"* {inert(new[each].name)} (`{each}`) added" for each in new if each not in old]
        lines += [f"* {inert(old[each].name)} (`{each}`) **gone**" for each in old if each not in new]
        lines += [
            f"* {inert(new[each].name)} (`{each}`) changed"
            for each in new
            if each in old and new[each] is not old[each] and new[each] != old[each]
        ]
        yield from _section(_count(lines, name.removesuffix("s"), name), lines, len(lines))


def _vocabulary(words: Words) -> Iterator[Section]:
    """Words of the vocabulary and lines of the list of removals that are new, gone or different."""
    new, old = _words_of(words.record), _words_of(words.base)
    lines = [f"* `{inert(each)}` added: {inert(new[each])}" for each in new if each not in old]
    lines += [f"* `{inert(each)}` **gone**: {inert(old[each])}" for each in old if each not in new]
    lines += [
        f"* `{inert(each)}` changed: {inert(new[each])}" for each in new if each in old and new[each] != old[each]
    ]
    yield from _section(_count(lines, "word", "words"), lines, len(lines))


def _words_of(record: Record) -> dict[str, str]:
    """Every word of the vocabulary and every removal, as text by a name."""
    found = {
        f"{name} {word}": f"{entry.label}: {entry.definition}"
        for name in getattr(record.vocabulary, "__slots__", ())
        if isinstance(entries := getattr(record.vocabulary, name), dict)
        for word, entry in entries.items()
        if isinstance(entry, Word)
    }
    return found | {f"removed {name}": f"{row.date}, {row.reason}" for name, row in record.removed.items()}


def _unread(words: Words) -> Iterator[Section]:
    """Files that cannot be read: nothing can be said of them here."""
    paths = sorted(path for path, each in words.record.loaded.items() if each.entry is None)
    lines = [f"* `{inert(path)}`: see the check" for path in paths]
    yield from _section(_count(lines, "file that cannot be read", "files that cannot be read"), lines, len(lines))
