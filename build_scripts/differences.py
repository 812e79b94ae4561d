"""What one version of an entry says and another does not: facts by what they are of, never bytes.

A *difference* is one fact that was added, dropped or changed. Facts are compared by meaning: `>= 36` and `at least 36`
are one value, the order of lists and the style of quotation marks are none, and notes are wording.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from build_scripts.figures import row_names
from build_scripts.findings import Path
from build_scripts.model import Event, Figure, Source

Subject = Literal[
    "title",
    "kind",
    "status",
    "date",
    "places",
    "summary",
    "figures",
    "attribution",
    "participants",
    "claims",
    "relations",
    "sources",
]
SUBSTANCE: frozenset[Subject] = frozenset(("date", "places", "figures", "attribution", "status"))
"""The subjects of which a change needs a line in the entry's public log."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One fact in two versions.

    ``before`` and ``after`` are what the model holds there (a row, a text; for a date the event), None where there is
    nothing; ``path`` leads to where the later version has it, or to its list where it was dropped.
    """

    subject: Subject
    name: str
    before: Any
    after: Any
    path: Path


@dataclass(frozen=True, slots=True)
class _Fact:
    """One fact: what it is compared by, what the model holds, where it stands, by what it is known under any name."""

    meaning: Hashable
    value: Any
    path: Path
    known_by: Hashable = None


def compare_events(before: Event | None, after: Event) -> list[Difference]:
    """The differences from one version of an event, or from none, to the other, subject by subject."""
    old = {subject: facts for subject, _, facts in _facts(before)} if before else {}
    return [each for subject, key, new in _facts(after) for each in _compare(subject, key, old.get(subject, {}), new)]


def _compare(subject: Subject, key: str, old: Mapping[str, _Fact], new: Mapping[str, _Fact]) -> Iterator[Difference]:
    nothing = _Fact(None, None, (key,))
    old = _renamed(old, new)
    for name in dict.fromkeys((*old, *new)):
        was, now = old.get(name, nothing), new.get(name, nothing)
        if was.meaning != now.meaning:
            yield Difference(subject, name, was.value, now.value, now.path)


def _renamed(old: Mapping[str, _Fact], new: Mapping[str, _Fact]) -> dict[str, _Fact]:
    """``old`` under the names of ``new``: a row's name follows from its `id` and its first source, which may change."""
    others = {fact.known_by: name for name, fact in new.items() if fact.known_by and name not in old}
    return {name if name in new else others.pop(fact.known_by, name): fact for name, fact in old.items()}


def _facts(event: Event) -> Iterator[tuple[Subject, str, dict[str, _Fact]]]:
    """Every fact of an event by name, in the order in which a reader meets them, with the key that holds them."""
    yield "title", "title", _one("title", event.title)
    yield "kind", "kind", _one("kind", event.kind)
    yield "status", "status", _one("status", event.status)
    when = f"{event.date} {event.time}" if event.time else event.date.text
    yield "date", "date", {"": _Fact(when, event, ("date",))}
    yield "places", "places", {place: _Fact(place, place, ("places", i)) for i, place in enumerate(event.places)}
    yield "summary", "summary", _one("summary", event.summary)
    names = row_names(event)
    yield (
        "figures",
        "figures",
        {names[i]: _Fact(_meaning(row), row, ("figures", i), _row(row)) for i, row in enumerate(event.figures)},
    )
    yield "attribution", "attribution", _attribution(event)
    yield (
        "participants",
        "actors",
        {
            f"{row.actor or row.name} {row.role}": _Fact(row.role, row, ("actors", i))
            for i, row in enumerate(event.actors)
        },
    )
    yield (
        "claims",
        "claims",
        {claim.text: _Fact((claim.by, claim.verdict), claim, ("claims", i)) for i, claim in enumerate(event.claims)},
    )
    yield (
        "relations",
        "related",
        {row.event: _Fact(row.as_, row, ("related", i)) for i, row in enumerate(event.related)},
    )
    yield (
        "sources",
        "sources",
        {name: _Fact(_address(source), source, ("sources", name)) for name, source in event.sources.items()},
    )


def _one(key: str, text: str) -> dict[str, _Fact]:
    return {"": _Fact(text, text, (key,))}


def _meaning(row: Figure) -> Hashable:
    """What a row of figures says, however its value is written."""
    value = row.value
    number = value.text if value.kind == "words" else (value.kind, value.low, value.high, value.about)
    attackers = row.attackers if row.attackers != "unstated" else None  # a source's silence, said or not
    return number, row.group, row.by, str(row.period), str(row.as_of), attackers, row.superseded_by


def _row(row: Figure) -> Hashable:
    """Measure, meaning and speaker of a row; without one its sources speak, in whatever order."""
    return row.measure, _meaning(row), None if row.by else frozenset(row.sources)


def _attribution(event: Event) -> dict[str, _Fact]:
    facts = {
        f"{row.actor} {row.stance} {row.by or ''}": _Fact((row.stance, str(row.as_of)), row, ("attribution", i))
        for i, row in enumerate(event.attribution)
    }
    if event.unclaimed:
        facts["unclaimed"] = _Fact(str(event.unclaimed.as_of), event.unclaimed, ("unclaimed",))
    return facts


def _address(source: Source) -> Hashable:
    return source.publisher, source.title, str(source.date), source.url, source.reference
