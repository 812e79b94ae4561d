"""Addresses besides those of events: what has a page keeps it under a new name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from build_scripts.base.slugs import slugify
from build_scripts.base.text import shown
from build_scripts.findings import At, Checked, InFile, KeyPath, OnLine, rule
from build_scripts.model.citing import described_sources
from build_scripts.model.entries import Entry
from build_scripts.model.former import Renamed, former_ids, word_lists
from build_scripts.model.layout import VOCABULARY, WORDS_WITH_PAGES
from build_scripts.model.rows import Source
from build_scripts.reading.record import Record


@rule("warning")
def vanished_page(record: Record, base: Record) -> Iterator[Checked]:
    """The address of an actor, a place, a source, a kind, a tag or a publisher that was published leads somewhere."""
    kinds: tuple[tuple[str, str, Mapping[str, Entry], Mapping[str, Entry]], ...] = (
        ("actor", "the actor", record.actors, base.actors),
        ("place", "the place", record.places, base.places),
        ("source", "the shared source", record.sources, base.sources),
    )
    for kind, what, now, before in kinds:
        for old, entry in _lost(now, before):
            if f"{kind}:{entry}" not in record.broken:
                yield InFile(before[entry].path, OnLine()), *_explain_lost(old, what)
    words, earlier = dict(word_lists(record.vocabulary)), dict(word_lists(base.vocabulary))
    for name in WORDS_WITH_PAGES if words else ():
        for old, _ in _lost(words[name], earlier.get(name, {})):
            yield _in_vocabulary(record, name), *_explain_lost(old, "the word")
    yield from _lost_publishers(record, base)


def _lost(now: Mapping[str, Renamed], before: Mapping[str, Renamed]) -> Iterator[tuple[str, str]]:
    """Yield the ids, former ones too, that led to what is in ``before`` and lead to nothing in ``now``, with its id."""
    left = {*now, *former_ids(now)}
    for id_, each in before.items():
        yield from ((old, id_) for old in (id_, *each.redirect_from) if old not in left)


def _explain_lost(old: str, what: str) -> tuple[str, str]:
    message = f"`{shown(old)}` had a page, and now there is nothing at its address"
    return message, f"list `{shown(old)}` under `redirect_from:` of {what} that it is now, or became part of"


def _lost_publishers(record: Record, base: Record) -> Iterator[Checked]:
    """Yield sources whose publisher is called otherwise now, where nothing is left at the address of its page."""
    listed = record.vocabulary.publishers.values() if record.vocabulary else ()
    names = [*(name for row in listed for name in row.also), *(source.publisher for _, _, source in _sources(record))]
    left = set(map(slugify, names))
    lost = {
        source.url: source.publisher
        for _, _, source in _sources(base)
        if source.url and slugify(source.publisher) not in left
    }
    told = set[str]()
    for entry, path, source in _sources(record) if lost else ():
        if (old := lost.get(source.url or "", "")) and old not in told:
            told.add(old)
            new = shown(source.publisher)
            message = f"`{shown(old)}` is `{new}` now, and nothing is left at the address of its page"
            row = f"`{{name: {new}, also: [{shown(old)}]}}`"
            where = InFile(entry.path, At((*path, "publisher")))
            yield where, message, f"if it was renamed, list {row} under `publishers:` in `{VOCABULARY}`"


def _sources(record: Record) -> Iterator[tuple[Entry, KeyPath, Source]]:
    """Yield every source of the record, with the entry that describes it and the path to it there."""
    for entry in record.entries.values():
        yield from ((entry, path, source) for path, source in described_sources(entry))


def _in_vocabulary(record: Record, *path: str) -> InFile:
    return InFile(f"{record.root.name}/{VOCABULARY}", At(path, key=True))
