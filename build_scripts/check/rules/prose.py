"""Prose: titles and summaries that stand alone, and words that take no side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from build_scripts.base.text import shown
from build_scripts.check.plain import Marked, find_markup
from build_scripts.check.rules.schema import own_words
from build_scripts.findings import At, Checked, KeyPath, Phrase, rule
from build_scripts.model.citing import described_sources
from build_scripts.model.entries import Entry, Event, SharedSource
from build_scripts.model.layout import SITE_ROOT
from build_scripts.model.values.number_words import IN_WORDS
from build_scripts.model.vocabulary import Wording
from build_scripts.reading.numbers import Counted, counted, numbers_in, sentence_at, times_in
from build_scripts.reading.record import Record
from build_scripts.reading.voice import may_mention, mentions, own_voice, unquoted, words_pattern

LONGEST_SUMMARY = 240
_LONGEST_PLAIN = 380  # a longer remedy would be cut
OTHER = "\x03"
"""What stands for the beginning of a link to another event."""
_OTHER_EVENT = re.compile(rf'<a href="{SITE_ROOT}events/[0-9]{{4}}/[^>]*>')
_NEAR = timedelta(days=14)
_SOMEWHERE = re.compile(r"\s*(?:In|At|Near)\s+(?=[^\W\d_a-z])(?P<name>\w+)")
_DIVIDES = re.compile(rf"\bof\s+(?:the|these|those)\s+(?:[0-9]|{IN_WORDS}\b)", re.IGNORECASE)
_NO_LETTERS = re.compile(r"[\W_]+")
_VOICE = ("title", "summary", "date_note", "place_note")


@rule("error")
def one_line(entry: Entry, record: Record) -> Iterator[Checked]:
    """A title, a summary and a name are one line each."""
    for key in ("title", "summary", "name"):
        if "\n" in (getattr(entry, key, "") or ""):
            yield (
                At((key,), key=True),
                f"`{key}` has more than one line",
                "write one line, in double quotes if need be",
            )


@rule("warning")
def summary_too_long(event: Event, record: Record) -> Iterator[Checked]:
    """A summary is one sentence that fits into a list: at most 240 characters."""
    if len(event.summary) > LONGEST_SUMMARY:
        message = f"the summary has {len(event.summary)} characters, {len(event.summary) - LONGEST_SUMMARY} too many"
        yield At(("summary",)), message, "keep one sentence, and move the rest into the body"


@rule("warning")
def summary_like_title(event: Event, record: Record) -> Iterator[Checked]:
    """A summary says more than the title."""
    if _letters(event.summary) in (_letters(event.title), ""):
        message = "the summary repeats the title"
        yield At(("summary",)), message, "say in one sentence what happened and what is not agreed on"


def _letters(text: str) -> str:
    return _NO_LETTERS.sub("", text.casefold())


@rule("warning")
def markup_in_plain_text(entry: Entry, record: Record) -> Iterator[Checked]:
    """Titles, summaries, names and notes are plain text: markup in them would be shown as it is typed."""
    for path, _, key, text in own_words(entry):
        if found := find_markup(text):
            message = f"`{shown(found.mark)}` would be shown as it is typed: `{key}` is plain text"
            yield At((*path, key)), message, _plainly(found)
    for path, source in described_sources(entry):
        for i, origin in enumerate(source.origin):
            if found := find_markup(origin):
                message = f"`{shown(found.mark)}` would be shown as it is typed: `origin` is plain text"
                yield At((*path, "origin", i)), message, _plainly(found)


def _plainly(found: Marked) -> str:
    is_short = 0 < len(found.plain) <= _LONGEST_PLAIN and "`" not in found.plain
    return f"write `{found.plain}`" if is_short else f"write the words alone, without `{shown(found.mark)}`"


@rule("warning")
def loaded_word(entry: Entry, record: Record) -> Iterator[Checked]:
    """A word that the vocabulary lists as loaded appears only in quotation marks, or in what somebody says."""
    loaded = record.vocabulary.loaded if record.vocabulary else {}
    for where, word, _ in _uses(entry, loaded):
        yield where, f"`{word}` takes a side", f"{_instead(word, loaded)}; or quote it, and say whose word it is"


@rule("warning")
def hedge_without_reporter(entry: Entry, record: Record) -> Iterator[Checked]:
    """A word such as "reportedly" appears where a source or a speaker follows: somebody reports."""
    hedges = record.vocabulary.hedges if record.vocabulary else {}
    for where, word, is_cited in _uses(entry, hedges):
        if not is_cited:
            yield where, f"`{word}`, and nobody is named who says so", _instead(word, hedges)


def _uses(entry: Entry, wordings: Mapping[str, Wording]) -> Iterator[tuple[At | Phrase, str, bool]]:
    """Yield where the entry uses one of ``wordings`` in its own voice: the place, the word, whether it is cited."""
    words = tuple(word for wording in wordings.values() for word in wording.words)
    pattern = words_pattern(words)
    for path, text in _texts(entry):
        for word in pattern.finditer(unquoted(text)) if pattern.search(text) else ():
            yield At(path), word.group(), False
    if may_mention(entry.body, words):
        for phrase, is_cited in mentions(own_voice(entry.body), pattern):
            yield phrase, phrase.words, is_cited


def _texts(entry: Entry) -> Iterator[tuple[KeyPath, str]]:
    """Yield what the entry says in its own voice beside the body; a note beside sources tells what they say."""
    for key in _VOICE if not isinstance(entry, SharedSource) else ():  # whose title is its publisher's
        if text := getattr(entry, key, None):
            yield (key,), text
    for key in ("figures", "attribution", "actors", "claims"):
        for i, row in enumerate(getattr(entry, key, ())):
            if row.note and not row.sources:
                yield (key, i, "note"), row.note
    for i, tie in enumerate(getattr(entry, "related", ())):
        if tie.note:
            yield ("related", i, "note"), tie.note
    for path, source in described_sources(entry):
        if source.note:
            yield (*path, "note"), source.note


def _instead(word: str, wordings: Mapping[str, Wording]) -> str:
    """Return what the vocabulary says to write in place of ``word``."""
    remedies = (wording.instead for wording in wordings.values() if words_pattern(wording.words).fullmatch(word))
    return shown(next(remedies, "use another word"), 200)


@rule("warning")
def count_without_row(event: Event, record: Record) -> Iterator[Checked]:
    """A number with a word for a measure, in the summary or the account, stands in a row of figures."""
    measures = measures_by_word(record)
    words = tuple(measures)
    places: list[tuple[At | Phrase, str, Counted]] = []
    for count in counted(text := unquoted(event.summary), words, _groups(record)):
        places.append((At(("summary",)), sentence_at(text, count.start), count))
    mentioned = Counter[str]()
    for text in own_voice(_OTHER_EVENT.sub(OTHER, event.body)) if may_mention(event.body, words) else ():
        for count in counted(text, words):
            where = Phrase(count.phrase, mentioned[count.phrase])
            mentioned[count.phrase] += 1
            places.append((where, sentence_at(text, count.start), count))
    known = _numbers_of(event) if places else set()
    for place, sentence, count in places:
        if count.number not in known and not _is_of_another(sentence, event):
            measure = next(name for word, name in measures.items() if words_pattern((word,)).fullmatch(count.word))
            row = f"`{{{measure}: {count.number}, by: …, sources: […]}}`"
            linked = "link to that event or " if isinstance(place, Phrase) else ""
            remedy = f"add {row}; if it is of another event, {linked}name its month and year in the sentence"
            yield place, f"`{count.phrase}` stands in no row of `figures`", remedy


def measures_by_word(record: Record) -> dict[str, str]:
    """Return the measures by the words for them, in small letters."""
    measures = record.vocabulary.measures if record.vocabulary else {}
    return {word.lower(): name for name, entry in measures.items() for word in (entry.label, *entry.also)}


def _groups(record: Record) -> tuple[str, ...]:
    """Return the words for whom a figure counts."""
    groups = record.vocabulary.groups.values() if record.vocabulary else ()
    return tuple(word for group in groups for word in (group.label, *group.also))


def _numbers_of(event: Event) -> set[int]:
    """Return the numbers in rows of figures, and in what rows, claims and ties say beside them."""
    texts = [text for row in event.figures for text in (row.value.text, row.words, row.includes, row.note)]
    texts += [text for claim in event.claims for text in (claim.text, claim.note)]
    texts += [tie.note for tie in event.related]
    bounds = (bound for row in event.figures for bound in (row.value.low, row.value.high))
    return {number for text in texts for number in numbers_in(text or "")} | {bound or 0 for bound in bounds}


def _is_of_another(sentence: str, event: Event) -> bool:
    """Check whether the counts of a sentence are not this event's own.

    It may link to another event, name a month or a year far from this one's, begin with a place that neither the title
    nor the summary names, or divide a number that it gives itself ("of the 26, five wounded").
    """
    first, last = event.date.first - min(_NEAR, event.date.first - date.min), event.date.last
    place = _SOMEWHERE.match(sentence)
    return (
        OTHER in sentence
        or bool(_DIVIDES.search(sentence))
        or (place is not None and place["name"] not in f"{event.title} {event.summary}")
        or any(end < first or (last < date.max - _NEAR and begin > last + _NEAR) for begin, end in times_in(sentence))
    )
