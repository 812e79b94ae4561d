"""Known actors, places, words and publishers, found by what people call them. Nothing is guessed.

Names are compared without regard to case, accents, hyphens and the like. What an entry is called, the model says: one
named ``Weir Keepers (WK)`` answers to the whole of it, to ``Weir Keepers`` and to ``WK``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from difflib import SequenceMatcher
from functools import lru_cache
from urllib.parse import urlsplit

from build_scripts.base.chains import follow
from build_scripts.model.entries import Actor, Place, Source, Words
from build_scripts.model.values.edtf import Edtf
from build_scripts.reading.record import Record

_ARTICLE = re.compile(r"^(?:the|a|an) ")
_ALIKE = 0.8
_SHORT = 4  # letters: shorter names are alike too easily
_OFFERED = 3
_DAYS = timedelta(days=3)


@lru_cache(maxsize=1 << 13)
def folded(text: str) -> str:
    """``text`` as names are compared: lower case, without accents, signs and an article before it."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(char for char in plain if not unicodedata.combining(char) and char not in "'’ʼ\u200c\u200d")
    return _ARTICLE.sub("", " ".join(re.sub(r"[\W_]+", " ", bare).split()))


def names_of(entry: Actor | Place) -> Iterator[str]:
    """Every name that an actor or a place answers to, its id first."""
    yield from (entry.id, *entry.names)


def find_entries(entries: Mapping[str, Actor] | Mapping[str, Place], text: str) -> list[str]:
    """The ids of those that are called ``text``: none, one, or several where it is not clear who is meant."""
    if text.strip() in entries:
        return [text.strip()]
    wanted = folded(text)
    return [name for name, entry in entries.items() if wanted and wanted in map(folded, names_of(entry))]


def search_entries(entries: Mapping[str, Actor] | Mapping[str, Place], text: str) -> list[str]:
    """The ids of those with a name that holds every word of ``text``, or its beginning; the nearest first."""
    words = folded(text).split()
    ranked = []
    for name, entry in entries.items():
        held = [_rank(words, folded(each)) for each in names_of(entry)] if words else []
        if best := min((rank for rank in held if rank), default=0):
            ranked.append((best, folded(entry.name), name))
    return [name for _, _, name in sorted(ranked)]


def near_entries(entries: Mapping[str, Actor] | Mapping[str, Place], text: str) -> list[str]:
    """The ids of at most three with a name that is spelled nearly like ``text``, the nearest first."""
    wanted = folded(text)
    ranked = []
    for name, entry in entries.items() if len(wanted) >= _SHORT else ():
        likeness = max(_likeness(wanted, folded(each)) for each in names_of(entry))
        if likeness >= _ALIKE:
            ranked.append((-likeness, name))
    return [name for _, name in sorted(ranked)[:_OFFERED]]


def _likeness(one: str, other: str) -> float:
    """How alike two names are, from 0 to 1; 0 where their lengths alone keep them under the least that counts."""
    if min(len(one), len(other)) < _SHORT or 2 * min(len(one), len(other)) < _ALIKE * (len(one) + len(other)):
        return 0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0


def taken_names(entries: Mapping[str, Actor] | Mapping[str, Place], text: str) -> list[str]:
    """The ids of those that are called ``text``, or nearly that."""
    exact = find_entries(entries, text)
    return [*exact, *(name for name in near_entries(entries, text) if name not in exact)]


def _rank(words: list[str], name: str) -> int:
    """1 for the name itself, 2 for its beginning, 3 for words within it, 0 for none of these."""
    if name == " ".join(words):
        return 1
    if name.startswith(" ".join(words)):
        return 2
    parts = name.split()
    return 3 if all(any(part.startswith(word) for part in parts) for word in words) else 0


def find_word(words: Words, text: str) -> str | None:
    """The id of the word of a closed list that ``text`` is the id or the label of."""
    wanted = folded(text)
    found = [name for name, word in words.items() if wanted in (folded(name), folded(word.label))]
    return text if text in words else found[0] if len(found) == 1 else None


def known_source(record: Record, url: str) -> Source | None:
    """How the record describes the publication at ``url``, where some entry cites it."""
    return next((source for source in _sources(record) if source.url == url), None)


def known_publisher(record: Record, url: str) -> str | None:
    """The publisher at the host of ``url``, where all the record's sources there have the same one."""
    host = host_of(url)
    found = {source.publisher for source in _sources(record) if source.url and host == host_of(source.url)}
    return found.pop() if len(found) == 1 else None


def host_of(url: str) -> str:
    """The host of an address, without `www.`; empty where there is none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _sources(record: Record) -> Iterator[Source]:
    for entries in (record.events, record.actors, record.places):
        for entry in entries.values():
            yield from entry.sources.values()


def larger_places(places: Mapping[str, Place], name: str) -> list[str]:
    """The places that ``name`` lies within, the next larger one first."""
    return follow(name, places, lambda place: place.within)[1:]


def events_near(record: Record, date: Edtf, kind: str, places: Iterable[str]) -> list[str]:
    """The ids of events some days around ``date``, at or next to one of ``places``; without places, of that kind."""
    wanted = {each for name in places for each in (name, *larger_places(record.places, name)[:1])}
    found = []
    for event in record.events.values():
        there = {each for name in event.places for each in (name, *larger_places(record.places, name)[:1])}
        same = bool(wanted & there) if wanted else event.kind == kind
        if same and event.date.first - date.last <= _DAYS and date.first - event.date.last <= _DAYS:
            found.append(event.id)
    return sorted(found)
