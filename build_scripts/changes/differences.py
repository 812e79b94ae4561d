"""What one version of an entry says and another does not: facts by what they are of, never bytes.

A *difference* is one fact that was added, dropped or changed. Facts are compared by meaning: `>= 36` and `at least 36`
are one value; the order of lists, the form of a date and of a letter (Unicode NFC) and the style of quotation marks are
none. Of *substance* are date and time, places, figures, attribution and status; notes and sources of a row are not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Literal
from unicodedata import normalize

from build_scripts.findings import KeyPath
from build_scripts.model.entries import Attribution, Event, Figure, Unclaimed
from build_scripts.model.figures import row_names
from build_scripts.model.values.edtf import Edtf
from build_scripts.model.values.quantity import Quantity

Subject = Literal[
    "title",
    "kind",
    "status",
    "date",
    "places",
    "tags",
    "summary",
    "notes",
    "figures",
    "attribution",
    "participants",
    "claims",
    "relations",
    "sources",
    "suppressions",
]


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


@dataclass(frozen=True, slots=True)
class _Fact:
    """One fact: what it is compared by in substance and in full, what the model holds, where it stands.

    ``known_by`` tells a row that got another name in the meantime.
    """

    substance: Hashable
    whole: Hashable
    value: Any
    path: KeyPath
    known_by: Hashable = None


Facts = dict[str, _Fact]


def compare_events(before: Event | None, after: Event) -> list[Difference]:
    """The differences from one version of an event, or from none, to the other, subject by subject."""
    old = {subject: facts for subject, _, facts in _facts(before)} if before else {}
    return [each for subject, key, new in _facts(after) for each in _compare(subject, key, old.get(subject, {}), new)]


def replacements(differences: Sequence[Difference]) -> dict[str, str]:
    """The names of counts that were replaced, each with that of the new row that keeps the earlier count."""
    rows = [each for each in differences if each.subject == "figures"]
    kept = {
        (each.after.measure, meaning(each.after.value), meaning(each.after.by)): each.name
        for each in rows
        if each.before is None and each.after.superseded_by
    }
    replaced = [each for each in rows if each.before is not None and each.after is not None]
    keys = [(each.before.measure, meaning(each.before.value), meaning(each.before.by)) for each in replaced]
    return {each.name: kept[key] for each, key in zip(replaced, keys, strict=True) if key in kept}


def _compare(subject: Subject, key: str, old: Facts, new: Facts) -> Iterator[Difference]:
    nothing = _Fact(None, None, None, (key,))
    old = _renamed(old, new)
    for name in dict.fromkeys((*old, *new)):
        was, now = old.get(name, nothing), new.get(name, nothing)
        if was.whole != now.whole:
            changed = was.substance != now.substance
            yield Difference(subject, name, was.value, now.value, now.path, changed, _differing(was.value, now.value))


def _renamed(old: Facts, new: Facts) -> Facts:
    """``old`` under the names of ``new``: a row's name follows from its `id` and its first source, which may change."""
    others = {fact.known_by: name for name, fact in new.items() if fact.known_by and name not in old}
    return {name if name in new else others.pop(fact.known_by, name): fact for name, fact in old.items()}


def _differing(before: Any, after: Any) -> tuple[str, ...]:
    """The fields in which two rows differ."""
    if before is None or type(before) is not type(after) or isinstance(before, str | Event):
        return ()
    names = [field.name for field in fields(before)]
    return tuple(name for name in names if meaning(getattr(before, name)) != meaning(getattr(after, name)))


def meaning(value: Any) -> Hashable:
    """What a value of the model says, however it is written; lists say the same in any order."""
    if isinstance(value, str):
        return normalize("NFC", value)
    if isinstance(value, Edtf):
        return value.text
    if isinstance(value, Quantity):
        return value.text if value.kind == "words" else (value.kind, value.low, value.high, value.about)
    if isinstance(value, tuple):
        return frozenset(Counter(meaning(each) for each in value).items())
    return None if value is None else tuple(meaning(getattr(value, field.name)) for field in fields(value))


def _facts(event: Event) -> Iterator[tuple[Subject, str, Facts]]:
    """Every fact of an event by name, in the order in which a reader meets them, with the key that holds them."""
    yield "title", "title", _texts(event, ("title",))
    yield "kind", "kind", _texts(event, ("kind",))
    yield "status", "status", _texts(event, ("status",), of_substance=True)
    when = f"{event.date} {event.time or ''}"
    yield "date", "date", {"": _Fact(when, when, event, ("date",))}
    yield "places", "places", {each: _Fact(each, each, each, ("places", i)) for i, each in enumerate(event.places)}
    yield "tags", "tags", {each: _Fact(None, each, each, ("tags", i)) for i, each in enumerate(event.tags)}
    yield "summary", "summary", _texts(event, ("summary",))
    yield "notes", "date_note", _texts(event, ("date_note", "place_note"))
    yield "figures", "figures", _figures(event)
    yield "attribution", "attribution", _attribution(event)
    yield "participants", "actors", _rows("actors", event.actors, lambda row: f"{row.actor or row.name} {row.role}")
    yield "claims", "claims", _rows("claims", event.claims, lambda row: row.id or row.text)
    yield "relations", "related", _rows("related", event.related, lambda row: row.event)
    yield (
        "sources",
        "sources",
        {name: _Fact(None, meaning(each), each, ("sources", name)) for name, each in event.sources.items()},
    )
    yield "suppressions", "suppress", _rows("suppress", event.suppress, lambda row: row.rule)


def _texts(event: Event, keys: Sequence[str], of_substance: bool = False) -> Facts:
    found = {key: getattr(event, key) for key in keys}
    return {
        key if len(keys) > 1 else "": _Fact(meaning(text) if of_substance else None, meaning(text), text, (key,))
        for key, text in found.items()
        if text
    }


def _rows(key: str, rows: Sequence[Any], name_of: Callable[[Any], str]) -> Facts:
    """Rows that are of no substance, by name."""
    names = _told_apart([name_of(row) for row in rows], [""] * len(rows))
    return {
        name: _Fact(None, meaning(row), row, (key, i)) for i, (name, row) in enumerate(zip(names, rows, strict=True))
    }


def _figures(event: Event) -> Facts:
    names = _told_apart(row_names(event), [str(row.as_of or "") for row in event.figures])
    return {
        name: _Fact(_counted(row), meaning(row), row, ("figures", i), _known_by(row))
        for i, (name, row) in enumerate(zip(names, event.figures, strict=True))
    }


def _counted(row: Figure) -> Hashable:
    """What a row of figures says of substance."""
    attackers = row.attackers if row.attackers != "unstated" else None  # a source's silence, said or not
    said = (row.value, row.group, row.by, row.period, row.as_of, attackers, row.superseded_by)
    return (*(meaning(each) for each in said), None if row.by else meaning(row.sources))


def _known_by(row: Figure) -> Hashable:
    """Measure, value and speaker of a row."""
    return row.measure, _counted(row)


def _attribution(event: Event) -> Facts:
    names = [f"{row.actor} {row.stance} {_voice(row)}" for row in event.attribution]
    told = _told_apart(names, [str(row.as_of or "") for row in event.attribution])
    facts = {
        name: _Fact(str(row.as_of), meaning(row), row, ("attribution", i))
        for i, (name, row) in enumerate(zip(told, event.attribution, strict=True))
    }
    if event.unclaimed:
        facts["unclaimed"] = _Fact(
            str(event.unclaimed.as_of), meaning(event.unclaimed), event.unclaimed, ("unclaimed",)
        )
    return facts


def _voice(row: Attribution | Unclaimed) -> str:
    """Who speaks in a row: `by`, or else its sources."""
    return normalize("NFC", getattr(row, "by", None) or "") or " ".join(sorted(row.sources))


def _told_apart(names: Sequence[str], days: Sequence[str]) -> list[str]:
    """``names``, those that stand twice with their day, and those that still do with a number."""
    twice = Counter(names)
    dated = [f"{name} {day}".strip() if twice[name] > 1 else name for name, day in zip(names, days, strict=True)]
    seen: Mapping[str, int] = Counter()
    numbered = []
    for name in dated:
        seen[name] += 1  # type: ignore[index]
        numbered.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return numbered
