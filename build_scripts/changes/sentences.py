"""One difference between two versions of an event as a sentence in inert Markdown: what it is of, before → after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from build_scripts.base.inert_markdown import code_span, inert
from build_scripts.changes.differences import Difference
from build_scripts.changes.facts import Subject
from build_scripts.language.words import date_words, in_sentence
from build_scripts.model.entries import Event
from build_scripts.model.rows import (
    Absence,
    Attribution,
    Claim,
    Figure,
    Participant,
    Point,
    Relation,
    Source,
    Suppression,
    Unclaimed,
)
from build_scripts.model.values.edtf import Edtf
from build_scripts.model.vocabulary import Word, default_word
from build_scripts.reading.record import Record


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels of words, names of actors and places from two versions of a record, and the words for dates."""

    record: Record
    base: Record
    dates: Mapping[str, Any]

    def label(self, name: str, word: str | None) -> str:
        """Return the label of a word of one of the vocabulary's lists, in lower case, or the word where it has none.

        A row that names no word means the first of the list.
        """
        for record in (self.record, self.base):
            words: dict[str, Word] = getattr(record.vocabulary, name, {})
            word = word or default_word(words)
            if word in words:
                return inert(in_sentence(words[word].label))
        return inert(word or "")

    def name(self, actor: str | None) -> str:
        """Return the name of an actor, or the words that are used for one."""
        entry = self.record.actors.get(actor or "") or self.base.actors.get(actor or "")
        return inert(entry.name if entry else actor or "the source itself")

    def place(self, place: str) -> str:
        """Return the name of a place, or its id where it has no file."""
        entry = self.record.places.get(place) or self.base.places.get(place)
        return inert(entry.name if entry else place)

    def day(self, date: Edtf | None) -> str:
        """Return a date in words."""
        return inert(date_words(date, self.dates)) if date else "no date"


def sentence(labels: Labels, fact: Difference, before: Event, after: Event) -> str:
    """Return one difference in words: what it is of, then ``before → after``, or what was added or dropped."""
    if fact.after is None:
        what, was = fact_name(labels, fact, before, fact.before), fact_words(labels, fact, fact.before, before)
        return f"{what} **dropped**: {was}"
    what, now = fact_name(labels, fact, after, fact.after), fact_words(labels, fact, fact.after, after)
    if fact.before is None:
        return f"{what} added: {now}"
    was = _earlier_words(labels, fact, before)
    rest = [name.rstrip("_") for name in fact.fields if name not in _SHOWN]
    more = f"; its {' and '.join(rest)} changed" if rest else ""
    if was == _earlier_words(labels, replace(fact, before=fact.after), after):
        return f"{what}: {now}{more or '; reworded'}"
    return f"{what}: {was} → {now}{more}"


_SHOWN = frozenset(
    (
        *("measure", "value", "group", "by", "as_of", "period", "superseded_by", "with_", "without", "unstated"),
        *("actor", "stance", "name", "role", "text", "verdict", "event", "as_", "rule", "reason"),
        *("publisher", "title", "date", "url", "reference", "what", "looked", "reached"),
        *("lat", "lon", "precision"),
    )
)
"""Fields that a sentence shows by itself."""


def fact_name(labels: Labels, fact: Difference, event: Event, row: Any) -> str:
    """Return what a difference is of; for a count its measure, its group and its speaker."""
    if isinstance(row, Figure):
        group = f", {labels.label('groups', row.group)}" if row.group else ""
        return f"{labels.label('measures', row.measure).capitalize()}{group}, {_speaker(labels, row, event)}"
    names = {
        "places": "Place",
        "attribution": "Attribution",
        "participants": "Participant",
        "claims": "Claim",
        "absences": "Not found",
        "relations": "Tie",
        "tags": "Tag",
        "notes": "Note",
        "suppressions": "Suppressed warning",
        "identifiers": f"Identifier {code_span(fact.name)}",
        "sources": f"Source {code_span(fact.name)}",
    }
    return names.get(fact.subject, fact.subject.capitalize())


def _speaker(labels: Labels, row: Figure | Attribution | Claim, event: Event) -> str:
    """Return who says it: `by`, or the publisher of the first source in its own voice."""
    own = next((event.sources[name].publisher for name in row.sources if name in event.sources), "nobody")
    return labels.name(row.by) if row.by else inert(own)


def _earlier_words(labels: Labels, fact: Difference, event: Event) -> str:
    """Return the earlier version of a fact, without what it shares with the later one, which is beside it."""
    row = fact.before
    if isinstance(row, Figure):
        since = row.as_of if row.as_of != fact.after.as_of else None
        return f"{inert(row.value.text)}{_marks(labels, row)}{_cited((), labels, since)}"
    return fact_words(labels, fact, row, event)


_LISTS: dict[Subject, str] = {"kind": "kinds", "status": "statuses", "tags": "tags"}


def fact_words(labels: Labels, fact: Difference, value: Any, event: Event) -> str:
    """Return one fact in words: a row with its speaker and sources, a date in words, a text in quotation marks."""
    if isinstance(value, Event):
        return labels.day(value.date) + (f", {inert(value.time.text)}" if value.time else "")
    if isinstance(value, Figure):
        return f"{inert(value.value.text)}{_marks(labels, value)}{_cited(value.sources, labels, value.as_of)}"
    if isinstance(value, Attribution):
        who = f"{labels.name(value.actor)}, {labels.label('stances', value.stance)}, according to "
        return who + _speaker(labels, value, event) + _cited(value.sources, labels, value.as_of)
    if isinstance(value, Claim):
        claim = f"“{inert(value.text)}”, {_speaker(labels, value, event)}, {labels.label('verdicts', value.verdict)}"
        return claim + _cited(value.sources, labels, None)
    return _plain_words(labels, fact, value)


def _plain_words(labels: Labels, fact: Difference, value: Any) -> str:
    """Return a fact without a speaker in words."""
    if fact.subject == "places":
        return labels.place(value)
    if fact.subject in _LISTS:
        return labels.label(_LISTS[fact.subject], value)
    if isinstance(value, Suppression):
        return f"{code_span(value.rule)}, because “{inert(value.reason)}”"
    if isinstance(value, Unclaimed):
        return "unclaimed" + _cited(value.sources, labels, value.as_of)
    if isinstance(value, Absence):
        days = f"looked for on {labels.day(value.looked)}, up to {labels.day(value.reached)}"
        text = f", “{inert(value.text)}”" if value.text else ""
        return f"{labels.label('absences', value.what)}{text}, {days}"
    if isinstance(value, Participant):
        return f"{labels.name(value.actor or value.name)}, {labels.label('roles', value.role)}"
    if isinstance(value, Point):
        point = f"{value.lat}, {value.lon}, within {inert(value.precision)}"
        return point + _cited(value.sources, labels, None)
    if isinstance(value, Relation):
        return f"{code_span(value.event)}, {labels.label('relations', value.as_)}"
    if isinstance(value, Source):
        where = value.url or value.reference or ""
        described = (value.publisher, value.title, str(value.date or ""), where)
        return ", ".join(inert(text) for text in described if text)
    return f"“{inert(str(value))}”"


def _marks(labels: Labels, row: Figure) -> str:
    """Return what a count says of itself beside its value."""
    groups = (("with", row.with_), ("without", row.without), ("not said whether with", row.unstated))
    marks = [f"{how} {labels.label('groups', group)}" for how, group in groups if group]
    if row.superseded_by:
        marks.append(f"replaced by {labels.name(row.superseded_by)}")
    if row.period:
        marks.append(labels.day(row.period))
    return "".join(f", {mark}" for mark in marks)


def _cited(sources: Iterable[str], labels: Labels, as_of: Edtf | None) -> str:
    notes = [f"as of {labels.day(as_of)}"] if as_of else []
    notes += [f"source {', '.join(map(inert, sources))}"] if sources else []
    return f" ({'; '.join(notes)})" if notes else ""
