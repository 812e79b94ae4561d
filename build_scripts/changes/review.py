"""What a change does to the record, as Markdown for whoever reviews it: in words, fact by fact, and never as a patch.

Everything that comes from a file is made inert (`inert`): what a contributor wrote can draw no link, call nobody and
hide nothing in a comment on a forge.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any

from build_scripts.base.inert_markdown import code_span, inert
from build_scripts.changes.differences import compare_events, replacements
from build_scripts.changes.facts import defaults_of, meaning
from build_scripts.changes.lifecycle import compare_records
from build_scripts.changes.sentences import Labels, fact_name, fact_words, sentence
from build_scripts.changes.shared import Titled, review_sources
from build_scripts.model.entries import Event
from build_scripts.model.former import former_ids, renamed_ids, word_lists
from build_scripts.model.vocabulary import Phrases, Publisher, Vocabulary, Word, Wording
from build_scripts.reading.record import Record


def review_change(record: Record, base: Record, strings: Mapping[str, Any]) -> str:
    """Return Markdown that says what differs between ``record`` and ``base``, its earlier version."""
    labels = Labels(record, base, strings["dates"])
    parts = [*_events(labels), *other_parts(labels)]
    lines = [line for title, part in parts for line in ("", f"### {title}", "", *part)]
    return "\n".join([f"## What this changes: {_summary(parts)}", *lines]) + "\n"


def other_parts(labels: Labels) -> Iterator[Titled]:
    """Yield what differs beside the events, each with a title: actors, places, shared sources, words, files unread."""
    yield from _registries(labels)
    yield from review_sources(labels)
    yield from _vocabulary(labels)
    yield from _unread(labels)


def _summary(parts: list[Titled]) -> str:
    return ", ".join(title[:1].lower() + title[1:] for title, _ in parts) or "nothing that a reader would see"


def _titled(title: str, lines: Iterable[str]) -> Iterator[Titled]:
    if shown := list(lines):
        yield title, shown


def _events(labels: Labels) -> Iterator[Titled]:
    """Yield the events that are new, gone, or different."""
    events = compare_records(labels.record, labels.base)
    changed = [(new, lines) for old, new in events.changed if (lines := list(lines_on(labels, old, new)))]
    gone = [
        *(
            _gone(labels, old, f"now part of {code_span(new.id)}, where its address leads")
            for old, new in events.merged
        ),
        *(_gone(labels, event, "taken down: the list of removals has a new line") for event in events.taken_down),
        *(_gone(labels, event, "**nothing says why, and its address leads nowhere**") for event in events.vanished),
    ]
    yield from _titled(_count(events.added, "event added", "events added"), lines_on_added(labels, events.added))
    facts = [line for new, lines in changed for line in ("", _heading(labels, new), "", *lines)][1:]
    yield from _titled(_count(changed, "event changed", "events changed"), facts)
    yield from _titled(_count(gone, "event gone", "events gone"), gone)


def _count(things: Sequence[Any], one: str, many: str) -> str:
    return f"{len(things)} {one if len(things) == 1 else many}"


def lines_on_added(labels: Labels, events: Iterable[Event]) -> Iterator[str]:
    """Yield lines on events that are new: what each is, then its counts, attributions and places."""
    for event in events:
        status = labels.label("statuses", event.status)
        yield f"* **{labels.day(event.date)}: {inert(event.title)}** ({code_span(event.id)}), {status}"
        yield f"  * {inert(event.summary)}"
        for fact in compare_events(None, event, {}):
            if fact.subject in ("figures", "attribution", "places"):
                yield f"  * {fact_name(labels, fact, event, fact.after)}: {fact_words(labels, fact, fact.after, event)}"
        yield f"  * Sources: {', '.join(inert(source.publisher) for source in event.sources.values())}"


def _heading(labels: Labels, event: Event) -> str:
    return f"#### {labels.day(event.date)}: {inert(event.title)} ({code_span(event.id)})"


def _gone(labels: Labels, event: Event, why: str) -> str:
    return f"* {labels.day(event.date)}: {inert(event.title)} ({code_span(event.id)}); {why}"


def lines_on(labels: Labels, before: Event, after: Event) -> Iterator[str]:
    """Yield a line for each fact that differs, then what the public log says of it."""
    vocabulary = labels.record.vocabulary
    defaults = defaults_of(vocabulary or labels.base.vocabulary)
    differences = compare_events(before, after, defaults)
    if before.id != after.id:
        yield f"* Renamed: {code_span(before.id)} → {code_span(after.id)}; the old address redirects"
    if vocabulary and before.status != after.status and vocabulary.takes_out(after.status):
        yield "* **Withdrawn**: the page stays and says why"
    replaced = replacements(differences)
    for fact in differences:
        if fact.name not in replaced.values() or fact.subject != "figures":
            more = "; the earlier count stays, marked as replaced" if fact.name in replaced else ""
            yield f"* {sentence(labels, fact, before, after)}{more}"
    if before.body != after.body:
        yield "* The account was edited"
    for reading in after.readings:
        if reading not in before.readings:
            yield f"* Held against its sources by a second person on {labels.day(reading.date)}"
    if not {*before.readings} <= {*after.readings}:
        yield "* **A second reading was removed**"
    published = {meaning(change, defaults) for change in before.changes}
    lines = [change for change in after.changes if meaning(change, defaults) not in published]
    for change in lines:
        yield f"* Log, {labels.day(change.date)}, {labels.label('change_classes', change.class_)}: {inert(change.note)}"
    if not lines and any(fact.is_of_substance for fact in differences):
        yield "* **The public log says nothing of this**"


def _registries(labels: Labels) -> Iterator[Titled]:
    """Yield the actors and places that are new, gone or different; `_unread` has those that cannot be read."""
    for name in ("actors", "places"):
        new, old = getattr(labels.record, name), getattr(labels.base, name)
        gone = [id_ for id_ in old if id_ not in new and f"{name[:-1]}:{id_}" not in labels.record.broken]
        changed = [id_ for id_ in new if id_ in old and new[id_] is not old[id_] and new[id_] != old[id_]]
        renamed, now = set(renamed_ids(new, old).values()), former_ids(new)
        lines = [f"* {inert(new[id_].name)} ({code_span(id_)}) added" for id_ in new if id_ not in {*old, *renamed}]
        lines += [_moved(f"{inert(old[id_].name)} ({code_span(id_)})", now.get(id_, ""), renamed) for id_ in gone]
        lines += [f"* {inert(new[id_].name)} ({code_span(id_)}) changed" for id_ in changed]
        yield from _titled(_count(lines, name.removesuffix("s"), name), lines)


def _moved(what: str, now: str, renamed: Container[str]) -> str:
    """Return what became of an entry or a word that is gone: ``now`` is where its address leads, or empty."""
    if not now:
        return f"* {what} **gone**"
    how = f"renamed: {code_span(now)}; the old address redirects"
    return f"* {what} " + (how if now in renamed else f"now part of {code_span(now)}, where its address leads")


def _vocabulary(labels: Labels) -> Iterator[Titled]:
    """Yield the words of the vocabulary and lines of the list of removals that are new, gone or different."""
    new, old = _words_of(labels.record), _words_of(labels.base)
    unread = [name for name in ("vocabulary:_vocabulary", "removed:_removed") if name in labels.record.broken]
    changed = [word for word in new if word in old and new[word] != old[word]]
    now = _present_words(labels.record)
    renamed = {word for former, word in now.items() if former in old and word not in old}
    lines = [f"* {code_span(word)} added: {inert(new[word])}" for word in new if word not in {*old, *renamed}]
    lines += [
        _moved(code_span(word), now.get(word, ""), renamed) + ("" if word in now else f": {inert(old[word])}")
        for word in old
        if word not in new and not unread
    ]
    lines += [f"* {code_span(word)} changed: {inert(new[word])}" for word in changed]
    yield from _titled(_count(lines, "word", "words"), lines)


def _present_words(record: Record) -> dict[str, str]:
    """Return what former words are called now, by the names of `_words_of`."""
    lists = word_lists(record.vocabulary)
    return {f"{name} {old}": f"{name} {now}" for name, words in lists for old, now in former_ids(words).items()}


def _words_of(record: Record) -> dict[str, str]:
    """Return every word of the vocabulary and every removal, as text by a name."""
    words = {
        f"{name} {word}": _definition(entry)
        for name in (field.name for field in fields(Vocabulary))
        if isinstance(entries := getattr(record.vocabulary, name, None), dict)
        for word, entry in entries.items()
    }
    phrases = getattr(record.vocabulary, "phrases", None)
    said = {f"phrases {key.name}": ", ".join(getattr(phrases, key.name)) for key in fields(Phrases) if phrases}
    words |= {name: text for name, text in said.items() if text}
    return words | {f"removed {name}": f"{row.date}, {row.reason}" for name, row in record.removed.items()}


def _definition(entry: Word | Wording | Publisher) -> str:
    if isinstance(entry, Publisher):
        also = f" (also {', '.join(entry.also)})" if entry.also else ""
        return f"{entry.name}{also}" + (f" (within {entry.within})" if entry.within else "")
    if isinstance(entry, Wording):
        return f"{', '.join(entry.words)}: {entry.instead}"
    around = f" (within {entry.within})" if entry.within else ""
    inverse = f" (from the other end: {entry.inverse})" if entry.inverse else ""
    also = f" (also {', '.join(entry.also)})" if entry.also else ""
    before = f" (before: {', '.join(entry.redirect_from)})" if entry.redirect_from else ""
    own = entry.properties().items() - {("inverse", entry.inverse)}
    others = "".join(f" ({key}: {str(value).lower()})" for key, value in sorted(own))
    return f"{entry.label}: {entry.definition}{around}{inverse}{also}{before}{others}"


def _unread(labels: Labels) -> Iterator[Titled]:
    """Yield the files that cannot be read: nothing else can be said of them here."""
    paths = sorted(path for path, file in labels.record.loaded.items() if not file.is_entry)
    lines = [f"* {code_span(path)}: see the check" for path in paths]
    yield from _titled(_count(lines, "file that cannot be read", "files that cannot be read"), lines)
