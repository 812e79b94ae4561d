"""Known actors, places, words and sources, found by what people call them. Nothing is guessed.

Names are compared without regard to case, accents, hyphens and the like. What an entry is called, the model says.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache

from build_scripts.base.chains import follow
from build_scripts.base.text import nearest, shown
from build_scripts.base.urls import host_of, page_of, site_of
from build_scripts.model.citing import described_sources
from build_scripts.model.entries import Actor, Entry, Place, SharedSource
from build_scripts.model.rows import Source
from build_scripts.model.vocabulary import Words
from build_scripts.reading.record import Record

Entries = Mapping[str, Actor] | Mapping[str, Place]
_ARTICLE = re.compile(r"^(?:the|a|an) ")
_ALIKE = 0.8
_SHORT = 4  # letters: shorter names are alike too easily


@lru_cache(maxsize=1 << 13)
def folded(text: str) -> str:
    """Return ``text`` as names are compared: lower case, without accents, signs and an article before it."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(char for char in plain if not unicodedata.combining(char) and char not in "'’ʼ\u200c\u200d")
    return _ARTICLE.sub("", " ".join(re.sub(r"[\W_]+", " ", bare).split()))


def entries_of(record: Record, kind: str) -> Entries:
    """Return the actors of ``record``, or its places."""
    return record.actors if kind == "actor" else record.places


def words_of(record: Record, name: str) -> Words:
    """Return the closed list ``name`` of the record's vocabulary."""
    words: Words = getattr(record.vocabulary, name, {})
    return words


def _names(entries: Entries) -> Iterator[tuple[str, str]]:
    """Yield every name that an entry answers to, folded, with its id; the id first."""
    for entry_id, entry in entries.items():
        yield from ((folded(name), entry_id) for name in (entry_id, *entry.redirect_from, *entry.names))


def find_entries(entries: Entries, text: str) -> list[str]:
    """Return the ids of those that are called ``text``: none, one, or several where it is not clear who is meant."""
    if text.strip() in entries:
        return [text.strip()]
    wanted = folded(text)
    return list(dict.fromkeys(entry_id for name, entry_id in _names(entries) if wanted and name == wanted))


def id_or_name(entries: Entries, text: str) -> str:
    """Return the id of the one that is called ``text``; ``text`` itself where there is none, or more than one."""
    ids = find_entries(entries, text)
    return ids[0] if len(ids) == 1 else text


def near_entries(entries: Entries, text: str) -> list[str]:
    """Return the id of the one with a name that is spelled nearly like ``text``; else nothing."""
    wanted = folded(text)
    names = {name: entry_id for name, entry_id in _names(entries) if len(name) >= _SHORT}
    near = nearest(wanted, names, _ALIKE) if len(wanted) >= _SHORT else ""
    return [names[near]] if near else []


def taken_names(entries: Entries, text: str) -> list[str]:
    """Return the ids of those that are called ``text``, or nearly that."""
    return list(dict.fromkeys((*find_entries(entries, text), *near_entries(entries, text))))


def search_entries(entries: Entries, text: str) -> list[str]:
    """Return the ids of those with a name that holds every word of ``text``, or its beginning.

    Names that begin with ``text`` come first.
    """
    words = folded(text).split()
    later: dict[str, bool] = {}
    for name, entry_id in _names(entries):
        if words and all(any(part.startswith(word) for part in name.split()) for word in words):
            later[entry_id] = later.get(entry_id, True) and not name.startswith(" ".join(words))
    return sorted(later, key=lambda entry_id: (later[entry_id], folded(entries[entry_id].name), entry_id))


def known_entry(entries: Entries, text: str, kind: str) -> str:
    """Return the id of the one that is called ``text``.

    :raises ValueError: when there is none, or more than one.
    """
    ids = find_entries(entries, text)
    if len(ids) == 1:
        return ids[0]
    if ids:
        raise ValueError(f"the {kind} ‘{shown(text)}’ may be {', '.join(f'`{name}`' for name in ids)}: choose one")
    near = "".join(f"did you mean `{name}`? If not," for name in near_entries(entries, text))
    raise ValueError(f"the {kind} ‘{shown(text)}’ is not in the record: {near or 'choose one that is, or'} add a file")


def find_word(words: Words, text: str) -> str | None:
    """Return the id of the word of a closed list that ``text`` is the id or the label of, or else stands for."""
    wanted = folded(text)
    names = [name for name, word in words.items() if wanted in (folded(name), folded(word.label))]
    others = [
        name for name, word in words.items() if wanted and wanted in map(folded, (*word.also, *word.redirect_from))
    ]
    chosen = names or others
    return text if text in words else chosen[0] if len(chosen) == 1 else None


def known_source(record: Record, url: str) -> Source | None:
    """Return how the record describes the publication at ``url``, where some entry or file does."""
    return next((source for source in _sources(record) if source.url == url), None)


def known_publisher(record: Record, url: str) -> str:
    """Return the publisher at the host of ``url`` where all the record's sources there have the same one; else ""."""
    site = site_of(host_of(url))
    publishers = {
        source.publisher for source in _sources(record) if source.url and site == site_of(host_of(source.url))
    }
    return publishers.pop() if len(publishers) == 1 else ""


def _sources(record: Record) -> Iterator[Source]:
    for file in record.loaded.values():
        if isinstance(file.entry, Entry):
            yield from (source for _, source in described_sources(file.entry))


def shared_at(record: Record, url: str) -> SharedSource | None:
    """Return the shared source that is the page at ``url``; None where there is none."""
    page = page_of(url) if url else ""
    return next((s for s in record.sources.values() if page and s.url and page_of(s.url) == page), None)


def larger_places(places: Mapping[str, Place], name: str) -> list[str]:
    """Return the places that ``name`` lies within, the next larger one first."""
    return follow(name, places, lambda place: place.within)[1:]
