"""What the rules cost at the worst: in a record twice as large they do about twice as much, whatever is wrong in it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from types import FrameType
from typing import Any

import pytest

from build_scripts.check.rules import ACTOR_RULES, DATED_RULES, EVENT_RULES, HISTORY_RULES, PLACE_RULES, RECORD_RULES
from build_scripts.findings import Problem, RuleFunction
from build_scripts.model.entries import Actor, Event, Place
from build_scripts.model.rows import Relation, Source
from build_scripts.reading.record import Record
from tests.examples import TODAY
from tests.support.records import record_of


def event(name: str, n: int, url: str = "", title: str = "", **more: Any) -> Event:
    """The `n`-th event of a crowd."""
    source = Source(publisher="Gazette", title=title or None, url=f"https://example.org/{url or n}")
    front = {"title": f"Flood {n}", "summary": "Water.", "date": f"{2001 + n % 25}", "kind": "flood", "status": "x"}
    return Event(**{**front, "sources": {"a": source}, "cited": ("a",), **more}, id=name, path=f"events/2001/{name}.md")


def place(n: int, within: str) -> Place:
    """The `n`-th place."""
    return Place(id=f"p{n}", path=f"events/_places/p{n}.md", name="One name", kind="town", within=within)


def actor(n: int, name: str, **more: Any) -> Actor:
    """The `n`-th actor."""
    return Actor(id=f"a{n}", path=f"events/_actors/a{n}.md", name=name, kind="body", **more)


def record(events: dict[str, Event], places: dict[str, Place], actors: dict[str, Actor]) -> Record:
    """These entries as a record without a vocabulary."""
    return record_of(events, actors, places)


def of_events(make: Callable[[int, int], Event]) -> Callable[[int], Record]:
    """Records of so many events, made of their numbers and of how many there are."""
    return lambda count: record({one.id: one for one in (make(n, count) for n in range(count))}, {}, {})


def of_places(within: Callable[[int, int], str]) -> Callable[[int], Record]:
    """Records of so many places, each within another."""
    return lambda count: record({}, {f"p{n}": place(n, within(n, count)) for n in range(count)}, {})


WORST: dict[str, Callable[[int], Record]] = {
    "ties to nothing": of_events(lambda n, _: event(f"2001-e{n}", n, related=(Relation(event=f"2001-nothing-{n}"),))),
    "ties to old ids": of_events(
        lambda n, all_: event(
            f"2001-e{n}", n, redirect_from=(f"2001-old{n}",), related=(Relation(event=f"2001-old{all_ - n - 1}"),)
        )
    ),
    "one old id for all": of_events(lambda n, _: event(f"2001-e{n}", n, redirect_from=("2001-old",))),
    "one page with many titles": of_events(lambda n, _: event(f"2001-e{n}", n, url="one", title=f"{n // 2}")),
    "one page with two titles": of_events(lambda n, _: event(f"2001-e{n}", n, url="one", title=f"{n % 2}")),
    "unknown actors": of_events(lambda n, _: event(f"2001-e{n}", n, places=(f"none-{n}",))),
    "a chain of places": of_places(lambda n, _: f"p{n + 1}"),
    "a loop of places": of_places(lambda n, all_: f"p{(n + 1) % all_}"),
    "many places of one name": of_places(lambda n, _: f"p{n % 7}"),
    "actors of one name": lambda count: record({}, {}, {f"a{n}": actor(n, "One name") for n in range(count)}),
    "a loop of actors": lambda count: record(
        {}, {}, {f"a{n}": actor(n, f"Actor {n}", part_of=f"a{(n + 1) % count}") for n in range(count)}
    ),
}


Act = Callable[[], Iterator[Problem]]


def rules_over(made: Record) -> Iterator[tuple[str, Act]]:
    """Each rule that takes no earlier version, by its name, over all that it is for in a record."""
    for whole in RECORD_RULES:
        yield rule_name(whole), partial(whole, made)
    for rules, entries in (
        (EVENT_RULES, made.events.values()),
        (ACTOR_RULES, made.actors.values()),
        (PLACE_RULES, made.places.values()),
    ):
        for check in rules:
            yield rule_name(check), partial(over_all, check, entries, made)
    for dated in DATED_RULES:
        yield rule_name(dated), partial(over_all, dated, made.events.values(), TODAY)


def rule_name(check: object) -> str:
    """The id of a rule; the name of a function that finds what several rules are broken by."""
    return check.rule.id if isinstance(check, RuleFunction) else check.__qualname__  # type: ignore[attr-defined]


def over_all(check: Callable[..., Iterator[Problem]], entries: Iterable[object], more: object) -> Iterator[Problem]:
    """What a rule for one entry finds in all of these."""
    for entry in entries:
        yield from check(entry, more)


def steps(act: Callable[[], Iterator[Problem]]) -> int:
    """How many steps the interpreter takes in the functions that are called until the last problem is there."""
    count = [0]

    def notice(frame: FrameType, kind: str, argument: object) -> Any:
        frame.f_trace_opcodes = True
        count[0] += kind == "opcode"
        return notice

    before = sys.gettrace()
    sys.settrace(notice)
    try:
        for _ in act():
            pass
    finally:
        sys.settrace(before)
    return count[0]


def too_much(small: Iterator[tuple[str, Act]], large: Iterator[tuple[str, Act]]) -> list[str]:
    """The rules that do more than about twice the work for twice the entries."""
    pairs = ((name, steps(act), steps(more)) for (name, act), (_, more) in zip(small, large, strict=True))
    return [name for name, few, many in pairs if many > 2.4 * few + 2_000]


@pytest.mark.parametrize("make", WORST.values(), ids=WORST)
def test_one_version(make: Callable[[int], Record]) -> None:
    """Each rule does about twice the work for twice the entries, and some rule finds something in each record."""
    assert too_much(rules_over(make(160)), rules_over(make(320))) == []
    assert any(True for _, act in rules_over(make(20)) for _ in act())


def renamed(n: int, _: int) -> Event:
    """An event that had another id in the earlier version."""
    return event(f"2001-new{n}", n, redirect_from=(f"2001-e{n}",))


def merged(n: int, _: int) -> Event:
    """Every other event became part of the one before it."""
    return event(f"2001-new{n}", n, redirect_from=(f"2001-e{2 * n}", f"2001-e{2 * n + 1}"))


CHANGES: dict[str, Callable[[int], Record]] = {
    "all renamed": of_events(renamed),
    "all merged": lambda count: of_events(merged)(count // 2),
    "all into one": lambda count: record(
        {"2001-new": event("2001-new", 0, redirect_from=tuple(f"2001-e{n}" for n in range(count)))}, {}, {}
    ),
    "all gone": of_events(lambda n, _: event(f"2001-other{n}", n)),
    "all changed": of_events(lambda n, _: event(f"2001-e{n}", n, date="1999")),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_two_versions(change: Callable[[int], Record]) -> None:
    """So do the rules that compare with an earlier version."""

    def compared(count: int) -> Iterator[tuple[str, Act]]:
        published = of_events(lambda n, _: event(f"2001-e{n}", n, redirect_from=(f"2001-older{n}",)))
        now, base = change(count), published(count)
        return ((rule_name(rule), partial(rule, now, base)) for rule in HISTORY_RULES)

    assert too_much(compared(160), compared(320)) == []
