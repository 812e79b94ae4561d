"""The vocabulary and the list of removals: words have ids, trees of words end, nothing removed is still there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from operator import attrgetter

from build_scripts.base.chains import find_loops
from build_scripts.base.slugs import slugify
from build_scripts.base.text import did_you_mean, shown
from build_scripts.check.rules.history import is_day
from build_scripts.findings import At, Checked, InFile, rule
from build_scripts.model.layout import REMOVED, VOCABULARY, is_event_id, is_id
from build_scripts.model.vocabulary import PROPERTIES, Vocabulary, Word, Words
from build_scripts.reading.record import Record

_ID = "write letters, digits and hyphens"


def _lists(vocabulary: Vocabulary) -> Iterator[tuple[str, Words]]:
    for field in fields(vocabulary):
        words = getattr(vocabulary, field.name)
        if isinstance(words, dict) and all(isinstance(word, Word) for word in words.values()):
            yield field.name, words


@rule("error")
def word_id(record: Record) -> Iterator[Checked]:
    """The id of a word in the vocabulary is letters, digits and hyphens."""
    for name, words in _lists(record.vocabulary) if record.vocabulary else ():
        for word in words:
            if not is_id(word.lower()):
                where = InFile(f"{record.root.name}/{VOCABULARY}", At((name, word), key=True))
                yield (
                    where,
                    f"`{shown(word)}` is not an id",
                    f"write `{slugify(word)}`" if is_id(slugify(word)) else _ID,
                )


@rule("error")
def word_within(record: Record) -> Iterator[Checked]:
    """A word lies within a word of the same list, and never within itself."""
    for name, words in _lists(record.vocabulary) if record.vocabulary else ():
        looping = {word for loop in find_loops(words, attrgetter("within")) for word in loop}
        for word, entry in words.items():
            where = InFile(f"{record.root.name}/{VOCABULARY}", At((name, word, "within")))
            if entry.within and entry.within not in words:
                remedy = did_you_mean(entry.within, words) or f"name a word of `{name}`"
                yield where, f"there is no word `{shown(entry.within)}` in `{name}`", remedy
            elif word in looping:
                yield where, f"`{word}` lies within itself", "name the next larger word"


@rule("error")
def word_property(record: Record) -> Iterator[Checked]:
    """A word has only those properties that mean something in its list."""
    for name, words in _lists(record.vocabulary) if record.vocabulary else ():
        for word, entry in words.items():
            for key in entry.properties():
                if name not in PROPERTIES[key]:
                    where = InFile(f"{record.root.name}/_vocabulary.yml", At((name, word, key), key=True))
                    lists = " and ".join(f"`{other}`" for other in PROPERTIES[key])
                    yield where, f"`{key}` says nothing of a word of `{name}`", f"remove it; it is for words of {lists}"


@rule("error")
def removal(record: Record) -> Iterator[Checked]:
    """A removal keeps a neutral id that no entry has, a day, and a reason that is in the vocabulary."""
    for name, row in record.removed.items():
        key = InFile(f"{record.root.name}/{REMOVED}", At((name,), key=True))
        if not is_event_id(name):
            yield (
                key,
                f"`{shown(name)}` is not an event's id",
                "write the neutral id that is to stay, as `2018-07-entry`",
            )
        elif name in record.events:
            remedy = "remove this line; to take the entry down, run `timeline remove`, which gives it a neutral id"
            yield key, f"`{name}` is still an entry of the record", remedy
        if not is_day(row.date):
            where = InFile(f"{record.root.name}/{REMOVED}", At((name, "date")))
            yield where, f"{row.date} is not a known day", "write the day, for example 2026-12-01"
        reasons = record.vocabulary.removal_reasons if record.vocabulary else None
        if reasons is not None and row.reason not in reasons:
            remedy = did_you_mean(row.reason, reasons) or "see `removal_reasons` in `_vocabulary.yml`"
            where = InFile(f"{record.root.name}/{REMOVED}", At((name, "reason")))
            yield where, f"there is no reason `{shown(row.reason)}`", remedy
