"""What was looked for and not found: each absence has a day, so that readers know how old the nothing is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from build_scripts.base.text import did_you_mean, shown
from build_scripts.check.rules.history import is_day
from build_scripts.check.unknown import unknown_word
from build_scripts.findings import At, Checked, KeyPath, Phrase, rule
from build_scripts.model.absences import absence_named, name_of
from build_scripts.model.citing import described_sources
from build_scripts.model.entries import Entry, Event
from build_scripts.model.vocabulary import Phrases
from build_scripts.reading.numbers import sentence_at
from build_scripts.reading.phrases import phrase_pattern
from build_scripts.reading.record import Record
from build_scripts.reading.voice import may_mention, own_voice, unquoted, words_pattern

_VOICE = ("title", "name", "summary", "date_note", "place_note")
_ROWS = ("actors", "figures", "attribution", "claims", "related")


class _Said(NamedTuple):
    """A phrase in its sentence: itself, what is behind it and what before, each up to a semicolon."""

    phrase: str
    after: str
    before: str

    def is_of_others(self, phrases: Phrases) -> bool:
        """Check whether somebody else says it (before it, or behind a comma), or it speaks of certain sources only."""
        others, sources = words_pattern(phrases.by_others), words_pattern(phrases.of_sources)
        behind = self.after.partition(",")[2]
        return bool(others.search(self.before) or others.search(behind) or sources.match(self.after.lstrip()))


@rule("error")
def unknown_absence(entry: Entry, record: Record) -> Iterator[Checked]:
    """What was not found is a word of `absences`, and what a claim lacks is a row of `not_found`."""
    used = ((("not_found", i, "what"), row.what) for i, row in enumerate(entry.not_found))
    yield from unknown_word(record, "absences", "absence", used)
    for i, claim in enumerate(getattr(entry, "claims", ())):
        for j, name in enumerate(claim.lacks):
            if absence_named(entry, name) is None:
                names = [name_of(row) for row in entry.not_found]
                remedy = did_you_mean(name, names) or "add the row, `- {what: …, looked: …, reached: …}`"
                yield At(("claims", i, "lacks", j)), f"no row of `not_found` is called `{shown(name)}`", remedy


@rule("error")
def absences_alike(entry: Entry, record: Record) -> Iterator[Checked]:
    """Two rows of `not_found` differ in what was not found, or have an `id` of their own."""
    first: dict[str, int] = {}
    for i, row in enumerate(entry.not_found):
        if (other := first.setdefault(name_of(row), i)) != i:
            message = f"this row and row {other + 1} are both called `{shown(name_of(row))}`"
            yield At(("not_found", i)), message, "keep the later of the two, or give one an `id:` of its own"


@rule("error")
def days_of_absence(entry: Entry, record: Record) -> Iterator[Checked]:
    """Something is looked for on a known day, in material that reaches no further, and again on a later day."""
    for i, row in enumerate(entry.not_found):
        for key, day in (("looked", row.looked), ("due", row.due)):
            if day and not is_day(day):
                message = f"`{day}` is not one known day"
                yield At(("not_found", i, key)), message, f"write the day, for example `{key}: 2026-12-01`"
        if row.reached.first > row.looked.last:
            message = f"the material reached to {row.reached}, and was looked through before, {row.looked}"
            yield At(("not_found", i, "reached")), message, "write the latest day that the material speaks of"
        if row.due and row.due.first <= row.looked.last:
            message = f"this is due on {row.due}, and was looked for on {row.looked}"
            yield At(("not_found", i, "due")), message, "write a later day, or leave `due:` to the vocabulary"


@rule("warning")
def absence_without_date(entry: Entry, record: Record) -> Iterator[Checked]:
    """Where an entry itself says that something is not there, a row of `not_found` says when it was looked for."""
    phrases = record.vocabulary.phrases if record.vocabulary else None
    if phrases is None or not phrases.absent:
        return
    words, dated = _absences(record), _dated(entry, record)
    for where, said in _statements(entry, phrases):
        named = next(filter(None, ([name for p, name in words if p.search(part)] for part in said)), [])
        if not (dated.intersection(named) if named else dated):
            row = f"`- {{what: {named[0] if named else '…'}, looked: …, reached: …}}`"
            message = f"“{shown(said.phrase)}”, and no row says when it was looked for"
            yield where, message, f"add {row} under `not_found:`; if somebody else says so, name who in the sentence"


def _absences(record: Record) -> list[tuple[re.Pattern[str], str]]:
    """Return patterns for the words by which prose names each absence of the vocabulary."""
    words = record.vocabulary.absences if record.vocabulary else {}
    return [(words_pattern((word.label, *word.also)), name) for name, word in words.items()]


def _dated(entry: Entry, record: Record) -> set[str]:
    """Return what the rows of an entry give a day to; `unclaimed` does so for that nobody claimed an event."""
    dated = {row.what for row in entry.not_found}
    words = record.vocabulary.absences if record.vocabulary else {}
    if isinstance(entry, Event) and entry.unclaimed and entry.unclaimed.as_of:
        dated.update(name for name, word in words.items() if word.own)
    return dated


def _statements(entry: Entry, phrases: Phrases) -> Iterator[tuple[At | Phrase, _Said]]:
    """Yield where the entry says in its own voice that something is not there."""
    pattern = phrase_pattern(phrases.absent)
    for path, text in _texts(entry):
        plain = unquoted(text)
        for found in pattern.finditer(plain):
            if not (said := _said(plain, found)).is_of_others(phrases):
                yield At(path), said
    mentioned = Counter[str]()
    for paragraph in own_voice(entry.body) if may_mention(entry.body, phrases.absent) else ():
        for found in pattern.finditer(paragraph):
            words = " ".join(found.group().lower().split())
            where = Phrase(words, mentioned[words])
            mentioned[words] += 1
            if not (said := _said(paragraph, found)).is_of_others(phrases):
                yield where, said


def _said(text: str, found: re.Match[str]) -> _Said:
    sentence = sentence_at(text, found.start() + 1)  # it may begin with the phrase
    before, phrase, after = sentence.partition(found.group())
    return _Said(phrase, after.partition(";")[0], before.rpartition(";")[2])


def _texts(entry: Entry) -> Iterator[tuple[KeyPath, str]]:
    """Yield what the entry says in its own voice beside the body; rows of absences and `unclaimed` have their day."""
    yield from (((key,), text) for key in _VOICE if (text := getattr(entry, key, None)))
    for key in _ROWS:
        yield from (((key, i, "note"), row.note) for i, row in enumerate(getattr(entry, key, ())) if row.note)
    yield from (((*path, "note"), source.note) for path, source in described_sources(entry) if source.note)
