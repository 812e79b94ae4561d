"""What one version of an entry says and another does not: facts by what they are of, never bytes.

A *difference* is one fact that was added, dropped or changed.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from build_scripts.changes.facts import Defaults, Fact, Facts, Subject, facts_of, meaning, meanings_of
from build_scripts.findings import KeyPath
from build_scripts.model.citing import shared_sources
from build_scripts.model.entries import Event
from build_scripts.model.rows import Figure


@dataclass(frozen=True, slots=True)
class Difference:
    """One fact in two versions.

    ``before`` and ``after`` are what the model holds there (a row, a text; for a date the event), None where there is
    nothing; ``path`` leads to where the later version has it, or to its list where it was dropped. ``fields`` are the
    names of what differs in a row that both versions have.
    """

    subject: Subject
    name: str
    before: Any
    after: Any
    path: KeyPath
    is_of_substance: bool
    fields: tuple[str, ...] = ()


def compare_events(before: Event | None, after: Event, defaults: Defaults) -> list[Difference]:
    """Return the differences from one version of an event, or from none, to the other, subject by subject.

    What changed in a shared source is none of the events that cite it in both versions.
    """
    old = {subject: facts for subject, _, facts in facts_of(before, defaults)} if before else {}
    shared = {source.id for source in shared_sources(before)} if before else set()
    shared &= {source.id for source in shared_sources(after)}
    return [
        difference
        for subject, key, new in facts_of(after, defaults)
        for difference in _compare(subject, key, old.get(subject, {}), new, defaults)
        if subject != "sources" or difference.name not in shared
    ]


def replacements(differences: Sequence[Difference]) -> dict[str, str]:
    """Return the names of counts that were replaced, each with that of the new row that keeps the earlier count."""
    rows = [difference for difference in differences if difference.subject == "figures"]
    keeping = {
        _count(row.after): row.name for row in rows if row.before is None and row.after and row.after.superseded_by
    }
    replaced = [row for row in rows if row.before is not None and row.after is not None]
    return {row.name: keeping[_count(row.before)] for row in replaced if _count(row.before) in keeping}


def _count(row: Figure) -> Hashable:
    return row.measure, meaning(row.value), meaning(row.by)


def _compare(subject: Subject, key: str, old: Facts, new: Facts, defaults: Defaults) -> Iterator[Difference]:
    nothing = Fact(None, None, None, (key,))
    old = _renamed(old, new)
    for name in dict.fromkeys((*old, *new)):
        was, now = old.get(name, nothing), new.get(name, nothing)
        if was.whole != now.whole:
            changed, parts = was.substance != now.substance, differing(was.value, now.value, defaults)
            yield Difference(subject, name, was.value, now.value, now.path, changed, parts)


def _renamed(old: Facts, new: Facts) -> Facts:
    """Return ``old`` under the names of ``new``.

    A row's name follows from its `id`, its speaker or its first source, and one of these may be all that changed.
    """
    others = {fact.known_by: name for name, fact in new.items() if fact.known_by and name not in old}
    return {name if name in new else others.pop(fact.known_by, name): fact for name, fact in old.items()}


def differing(before: Any, after: Any, defaults: Defaults) -> tuple[str, ...]:
    """Return the fields in which two rows differ."""
    if before is None or type(before) is not type(after) or isinstance(before, str | Event):
        return ()
    was, now = meanings_of(before, defaults), meanings_of(after, defaults)
    return tuple(name for name in was if was[name] != now[name])
