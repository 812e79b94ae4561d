"""What something means, in Markdown: a word, a key, what an entry or a source is called."""

from __future__ import annotations

from build_scripts.base.inert_markdown import inert
from build_scripts.check.catalogue import CATALOGUE
from build_scripts.contribute.editing.referents import Referent, members, own_sources, sentence
from build_scripts.model.entries import Actor, Entry, Event, Place, SharedSource
from build_scripts.model.vocabulary import Publisher, Vocabulary, Word
from build_scripts.reading.record import Record


def explain(of: Referent, kind: str, text: str, record: Record) -> str:
    """Return what ``of`` means, as Markdown; empty where there is nothing to say."""
    if of.group == "key":
        return sentence(of)
    if of.group == "own":
        return inert(own_sources(kind, text).get(of.name, ""))
    if of.group == "rule":
        return CATALOGUE[of.name].sentence
    meant = members(of.group, record).get(of.name)
    if isinstance(meant, Word):
        return f"**{inert(meant.label)}**: {inert(meant.definition, 1000)}"
    if isinstance(meant, Publisher):
        return f"**{inert(meant.name)}**"
    return _entry(meant, record) if isinstance(meant, Entry) else ""


def _entry(entry: Entry, record: Record) -> str:
    words = record.vocabulary
    if isinstance(entry, Event):
        kinds, statuses = (words.kinds, words.statuses) if words else ({}, {})
        facts = (entry.date.text, _label(kinds, entry.kind), _label(statuses, entry.status))
        return f"**{inert(entry.title)}**\n\n{inert(' · '.join(facts))}\n\n{inert(entry.summary, 1000)}"
    if isinstance(entry, SharedSource):
        return inert(
            ", ".join(part for part in (entry.publisher, entry.label, entry.date.text if entry.date else "") if part)
        )
    label = _label(_kinds(entry, words), entry.kind)
    if isinstance(entry, Place):
        label = ", ".join((label, *_around(entry, record)))
    others = ", ".join(dict.fromkeys(name for name in entry.names if name != entry.name))
    return "\n\n".join(filter(None, (f"**{inert(entry.name)}**", inert(label), inert(others))))


def _kinds(entry: Actor | Place, words: Vocabulary | None) -> dict[str, Word]:
    if words is None:
        return {}
    return words.actor_kinds if isinstance(entry, Actor) else words.place_kinds


def _label(words: dict[str, Word], word: str) -> str:
    return words[word].label if word in words else word


def _around(place: Place, record: Record) -> list[str]:
    """Return the names of the places around one, the smallest first."""
    names: list[str] = []
    seen = {place.id}
    while place.within and place.within in record.places and place.within not in seen:
        place = record.places[place.within]
        seen.add(place.id)
        names.append(place.name)
    return names
