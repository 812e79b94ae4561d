"""The vocabulary and the list of removals: words have ids, trees of words end, nothing removed is still there."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from build_scripts.base.chains import find_loops
from build_scripts.base.slugs import slugify
from build_scripts.base.text import did_you_mean, shown
from build_scripts.check.former_ids import now_called
from build_scripts.check.rules.history import is_day
from build_scripts.findings import At, Checked, InFile, rule
from build_scripts.model.former import word_lists
from build_scripts.model.layout import REMOVED, VOCABULARY, is_event_id, is_id
from build_scripts.model.vocabulary import PROPERTIES
from build_scripts.reading.record import Record

_ID = "write letters, digits and hyphens"


@rule("error")
def word_id(record: Record) -> Iterator[Checked]:
    """The id of a word in the vocabulary, and one that it had before, is letters, digits and hyphens."""
    for name, words in word_lists(record.vocabulary):
        for word, entry in words.items():
            written = [(word, At((name, word), key=True))]
            written += [(old, At((name, word, "redirect_from", i))) for i, old in enumerate(entry.redirect_from)]
            for text, where in written:
                if not is_id(text.lower()):
                    remedy = f"write `{slugify(text)}`" if is_id(slugify(text)) else _ID
                    yield InFile(f"{record.root.name}/{VOCABULARY}", where), f"`{shown(text)}` is not an id", remedy


@rule("error")
def word_within(record: Record) -> Iterator[Checked]:
    """A word lies within a word of the same list, and never within itself."""
    for name, words in word_lists(record.vocabulary):
        looping = {word for loop in find_loops(words, attrgetter("within")) for word in loop}
        for word, entry in words.items():
            where = InFile(f"{record.root.name}/{VOCABULARY}", At((name, word, "within")))
            if entry.within and entry.within not in words:
                now = now_called(words, entry.within)
                near = f"write `{now}`" if now else did_you_mean(entry.within, words)
                remedy = near or f"name a word of `{name}`"
                yield where, f"there is no word `{shown(entry.within)}` in `{name}`", remedy
            elif word in looping:
                yield where, f"`{word}` lies within itself", "name the next larger word"


@rule("error")
def word_property(record: Record) -> Iterator[Checked]:
    """A word has only those properties that mean something in its list."""
    for name, words in word_lists(record.vocabulary):
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
