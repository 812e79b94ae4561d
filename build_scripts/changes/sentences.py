"""One difference between two versions of an event as a sentence in inert Markdown: what it is of, before → after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from build_scripts.base.inert_markdown import code_span, inert
from build_scripts.changes.differences import Difference, Subject
from build_scripts.language.words import date_words
from build_scripts.model.entries import (
    Attribution,
    Claim,
    Event,
    Figure,
    Participant,
    Relation,
    Source,
    Suppression,
    Unclaimed,
    Word,
)
from build_scripts.model.values.edtf import Edtf
from build_scripts.reading.record import Record


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the two records' vocabularies and names, and those for dates."""

    record: Record
    base: Record
    dates: Mapping[str, Any]

    def label(self, name: str, word: str | None) -> str:
        """The label of a word of one of the vocabulary's lists, in lower case; the word itself where there is none."""
        for each in (self.record, self.base):
            words: Mapping[str, Word] = getattr(each.vocabulary, name, {})
            if word and word in words:
                label = words[word].label
                return inert(label if label[1:2].isupper() else label[:1].lower() + label[1:])
        return inert(word or "")

    def name(self, actor: str | None) -> str:
        """The name of an actor, or the words that stand for one."""
        entry = self.record.actors.get(actor or "") or self.base.actors.get(actor or "")
        return inert(entry.name if entry else actor or "the source itself")

    def place(self, place: str) -> str:
        """The name of a place, or its id where it has no file."""
        entry = self.record.places.get(place) or self.base.places.get(place)
        return inert(entry.name if entry else place)

    def day(self, date: Edtf | None) -> str:
        """A date in words."""
        return inert(date_words(date, self.dates)) if date else "no date"


def sentence(words: Words, each: Difference, before: Event, after: Event) -> str:
    """One difference: what it is of, then ``before → after``, or what was added or dropped."""
    if each.after is None:
        return (
            f"{fact_name(words, each, before, each.before)} **dropped**: {fact_told(words, each, each.before, before)}"
        )
    what, now = fact_name(words, each, after, each.after), fact_told(words, each, each.after, after)
    if each.before is None:
        return f"{what} added: {now}"
    was = _told_before(words, each, before)
    rest = [name.rstrip("_") for name in each.fields if name not in _TOLD]
    more = f"; its {' and '.join(rest)} changed" if rest else ""
    if was == _told_before(words, replace(each, before=each.after), after):
        return f"{what}: {now}{more or '; reworded'}"
    return f"{what}: {was} → {now}{more}"


_TOLD = frozenset(
    ("measure", "value", "group", "by", "as_of", "period", "attackers", "superseded_by", "actor", "stance", "name")
) | {"role", "text", "verdict", "event", "as_", "publisher", "title", "date", "url", "reference", "rule", "reason"}
"""Fields that a sentence shows by itself."""


def fact_name(words: Words, each: Difference, event: Event, row: Any) -> str:
    """What a difference is of; for a count its measure, its group and its speaker."""
    if isinstance(row, Figure):
        group = f", {words.label('groups', row.group)}" if row.group else ""
        return f"{words.label('measures', row.measure).capitalize()}{group}, {_speaker(words, row, event)}"
    names = {
        "places": "Place",
        "attribution": "Attribution",
        "participants": "Participant",
        "claims": "Claim",
        "relations": "Tie",
        "tags": "Tag",
        "notes": "Note",
        "suppressions": "Suppressed warning",
        "sources": f"Source {code_span(each.name)}",
    }
    return names.get(each.subject, each.subject.capitalize())


def _speaker(words: Words, row: Figure | Attribution | Claim, event: Event) -> str:
    """Who says it: `by`, or in its own voice the publisher of the first source."""
    own = next((event.sources[name].publisher for name in row.sources if name in event.sources), "nobody")
    return words.name(row.by) if row.by else inert(own)


def _told_before(words: Words, each: Difference, event: Event) -> str:
    """The earlier version of a fact, without what it has in common with the later one, which stands beside it."""
    row = each.before
    if isinstance(row, Figure):
        since = row.as_of if row.as_of != each.after.as_of else None
        return f"{inert(row.value.text)}{_marks(words, row)}{_cited((), words, since)}"
    return fact_told(words, each, row, event)


_LISTS: dict[Subject, str] = {"kind": "kinds", "status": "statuses", "tags": "tags"}


def fact_told(words: Words, each: Difference, value: Any, event: Event) -> str:
    """One fact as it is told: a row with its speaker and sources, a date in words, a text in quotation marks."""
    if isinstance(value, Event):
        return words.day(value.date) + (f", {inert(value.time)}" if value.time else "")
    if isinstance(value, Figure):
        return f"{inert(value.value.text)}{_marks(words, value)}{_cited(value.sources, words, value.as_of)}"
    if isinstance(value, Attribution):
        said = f"{words.name(value.actor)}, {words.label('stances', value.stance)}, according to "
        return said + _speaker(words, value, event) + _cited(value.sources, words, value.as_of)
    if isinstance(value, Claim):
        said = f"“{inert(value.text)}”, {_speaker(words, value, event)}, {words.label('verdicts', value.verdict)}"
        return said + _cited(value.sources, words, None)
    return _told_plainly(words, each, value)


def _told_plainly(words: Words, each: Difference, value: Any) -> str:
    """A fact without a speaker."""
    if each.subject == "places":
        return words.place(value)
    if each.subject in _LISTS:
        return words.label(_LISTS[each.subject], value)
    if isinstance(value, Suppression):
        return f"{code_span(value.rule)}, because “{inert(value.reason)}”"
    if isinstance(value, Unclaimed):
        return "unclaimed" + _cited(value.sources, words, value.as_of)
    if isinstance(value, Participant):
        return f"{words.name(value.actor or value.name)}, {words.label('roles', value.role)}"
    if isinstance(value, Relation):
        return f"{code_span(value.event)}, {words.label('relations', value.as_)}"
    if isinstance(value, Source):
        where = value.url or value.reference or ""
        return ", ".join(inert(each) for each in (value.publisher, value.title, str(value.date or ""), where) if each)
    return f"“{inert(str(value))}”"


def _marks(words: Words, row: Figure) -> str:
    """What a count says of itself beside its value."""
    said = [f"attackers {row.attackers}"] if row.attackers else []
    if row.superseded_by:
        said.append(f"replaced by {words.name(row.superseded_by)}")
    if row.period:
        said.append(words.day(row.period))
    return "".join(f", {each}" for each in said)


def _cited(sources: Iterable[str], words: Words, as_of: Edtf | None) -> str:
    told = [f"as of {words.day(as_of)}"] if as_of else []
    told += [f"source {', '.join(inert(each) for each in sources)}"] if sources else []
    return f" ({'; '.join(told)})" if told else ""
