"""What a change does to the record, as Markdown for whoever reviews it: in words, fact by fact, and never as a patch.

Everything that comes from a file is made inert (`inert`): what a contributor wrote can draw no link, call nobody and
hide nothing in a comment on a forge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any

from build_scripts.base.inert_markdown import code_span, inert
from build_scripts.changes.differences import compare_events, meaning, replacements
from build_scripts.changes.lifecycle import tell_fates
from build_scripts.changes.sentences import Words, fact_name, fact_told, sentence
from build_scripts.model.entries import Event, Vocabulary, Word, Wording
from build_scripts.reading.record import Record


def review_change(record: Record, base: Record, strings: Mapping[str, Any]) -> str:
    """Markdown that says what ``record`` has and ``base``, its earlier version, has not, and the other way round."""
    words = Words(record, base, strings["dates"])
    parts = [*_events(words), *_registries(words), *_vocabulary(words), *_unread(words)]
    lines = [line for title, part in parts for line in ("", f"### {title}", "", *part)]
    return "\n".join([f"## What this changes: {_summary(parts)}", *lines]) + "\n"


Section = tuple[str, list[str]]


def _summary(parts: list[Section]) -> str:
    return ", ".join(title[:1].lower() + title[1:] for title, _ in parts) or "nothing that a reader would see"


def _section(title: str, lines: Iterable[str]) -> Iterator[Section]:
    if told := list(lines):
        yield title, told


def _events(words: Words) -> Iterator[Section]:
    """The events that are new, gone, or different."""
    fates = tell_fates(words.record, words.base)
    changed = [(new, lines) for old, new in fates.changed if (lines := list(_changes(words, old, new)))]
    gone = [
        *(_gone(words, old, f"now part of {code_span(new.id)}, where its address leads") for old, new in fates.merged),
        *(_gone(words, event, "taken down: the list of removals has a new line") for event in fates.taken_down),
        *(_gone(words, event, "**nothing says why, and its address leads nowhere**") for event in fates.vanished),
    ]
    yield from _section(_count(fates.added, "event added", "events added"), _added(words, fates.added))
    told = [line for new, lines in changed for line in ("", _heading(words, new), "", *lines)][1:]
    yield from _section(_count(changed, "event changed", "events changed"), told)
    yield from _section(_count(gone, "event gone", "events gone"), gone)


def _count(things: Sequence[Any], one: str, many: str) -> str:
    return f"{len(things)} {one if len(things) == 1 else many}"


def _added(words: Words, events: Iterable[Event]) -> Iterator[str]:
    for event in events:
        status = words.label("statuses", event.status)
        yield f"* **{words.day(event.date)}: {inert(event.title)}** ({code_span(event.id)}), {status}"
        yield f"  * {inert(event.summary)}"
        for each in compare_events(None, event):
            if each.subject in ("figures", "attribution", "places"):
                yield f"  * {fact_name(words, each, event, each.after)}: {fact_told(words, each, each.after, event)}"
        yield f"  * Sources: {', '.join(inert(source.publisher) for source in event.sources.values())}"


def _heading(words: Words, event: Event) -> str:
    return f"#### {words.day(event.date)}: {inert(event.title)} ({code_span(event.id)})"


def _gone(words: Words, event: Event, why: str) -> str:
    return f"* {words.day(event.date)}: {inert(event.title)} ({code_span(event.id)}); {why}"


def _changes(words: Words, before: Event, after: Event) -> Iterator[str]:
    """Each fact that differs, then what the public log says of it."""
    differences = compare_events(before, after)
    if before.id != after.id:
        yield f"* Renamed: {code_span(before.id)} → {code_span(after.id)}; the old address redirects"
    if before.status != after.status == "withdrawn":
        yield "* **Withdrawn**: the page stays and says why"
    replaced = replacements(differences)
    for each in differences:
        if each.name not in replaced.values() or each.subject != "figures":
            kept = "; the earlier count stays, marked as replaced" if each.name in replaced else ""
            yield f"* {sentence(words, each, before, after)}{kept}"
    if before.body != after.body:
        yield "* The account was edited"
    known = {meaning(change) for change in before.changes}
    lines = [change for change in after.changes if meaning(change) not in known]
    for change in lines:
        yield f"* Log, {words.day(change.date)}, {words.label('change_classes', change.class_)}: {inert(change.note)}"
    if not lines and any(each.is_of_substance for each in differences):
        yield "* **The public log says nothing of this**"


def _registries(words: Words) -> Iterator[Section]:
    """Actors and places that are new, gone or different; a file that cannot be read is told of elsewhere."""
    for name in ("actors", "places"):
        new, old = getattr(words.record, name), getattr(words.base, name)
        gone = [each for each in old if each not in new and f"{name[:-1]}:{each}" not in words.record.broken]
        changed = [each for each in new if each in old and new[each] is not old[each] and new[each] != old[each]]
        lines = [f"* {inert(new[each].name)} ({code_span(each)}) added" for each in new if each not in old]
        lines += [f"* {inert(old[each].name)} ({code_span(each)}) **gone**" for each in gone]
        lines += [f"* {inert(new[each].name)} ({code_span(each)}) changed" for each in changed]
        yield from _section(_count(lines, name.removesuffix("s"), name), lines)


def _vocabulary(words: Words) -> Iterator[Section]:
    """Words of the vocabulary and lines of the list of removals that are new, gone or different."""
    new, old = _words_of(words.record), _words_of(words.base)
    unread = [name for name in ("vocabulary:_vocabulary", "removed:_removed") if name in words.record.broken]
    lines = [f"* {code_span(each)} added: {inert(new[each])}" for each in new if each not in old]
    lines += [f"* {code_span(each)} **gone**: {inert(old[each])}" for each in old if each not in new and not unread]
    lines += [
        f"* {code_span(each)} changed: {inert(new[each])}" for each in new if each in old and new[each] != old[each]
    ]
    yield from _section(_count(lines, "word", "words"), lines)


def _words_of(record: Record) -> dict[str, str]:
    """Every word of the vocabulary and every removal, as text by a name."""
    found = {
        f"{name} {word}": _told(entry)
        for name in (field.name for field in fields(Vocabulary))
        if isinstance(entries := getattr(record.vocabulary, name, None), dict)
        for word, entry in entries.items()
    }
    return found | {f"removed {name}": f"{row.date}, {row.reason}" for name, row in record.removed.items()}


def _told(entry: Word | Wording) -> str:
    if isinstance(entry, Wording):
        return f"{', '.join(entry.words)}: {entry.instead}"
    around = f" (within {entry.within})" if entry.within else ""
    inverse = f" (from the other end: {entry.inverse})" if entry.inverse else ""
    also = f" (also {', '.join(entry.also)})" if entry.also else ""
    return f"{entry.label}: {entry.definition}{around}{inverse}{also}"


def _unread(words: Words) -> Iterator[Section]:
    """Files that cannot be read: nothing can be said of them here."""
    paths = sorted(path for path, each in words.record.loaded.items() if each.entry is None)
    lines = [f"* {code_span(path)}: see the check" for path in paths]
    yield from _section(_count(lines, "file that cannot be read", "files that cannot be read"), lines)
