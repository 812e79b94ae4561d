"""Twins in records as others keep them: what is found there, and what the search costs at the worst."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

import pytest

from build_scripts.check import twins
from build_scripts.check.rules.duplicates import probable_duplicate
from build_scripts.check.twins import Twins, find_twins
from tests.support.foreign import Foreign, conflict, court


def found(made: Foreign) -> list[list[str]]:
    """The clusters of a record, by ids."""
    names = {place.id: (place.id, *place.names) for place in made.places.values()}
    return [ids_of(each) for each in find_twins(made.events.values(), names, lambda event: False)]


def ids_of(cluster: Twins) -> list[str]:
    """The ids of all events of a cluster."""
    return [cluster.last.id, *(event.id for event in cluster.others)]


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize(("make", "size", "share"), [(conflict, 10_000, 0.65), (court, 3_000, 0.45)])
def test_foreign_record(make: Callable[[int, int], Foreign], size: int, share: float, seed: int) -> None:
    """Of thousands of alike entries those that are named are mostly twins; every copy is, and half of all twins."""
    made = make(seed, size)
    clusters = found(made)
    right = [cluster for cluster in clusters if made.are_one(cluster)]
    assert len(right) / len(clusters) > 0.7
    by_name = {name: number for number, cluster in enumerate(clusters) for name in cluster}
    assert made.copies
    assert [pair for pair in made.copies if by_name.get(pair[0], -1) != by_name.get(pair[1], -2)] == []
    labelled = [
        [*names] for _, names in groupby(sorted(made.labels, key=made.labels.__getitem__), made.labels.__getitem__)
    ]
    several = [names for names in labelled if len(names) > 1]
    whole = [names for names in several if len({by_name.get(name, name) for name in names}) == 1]
    assert len(whole) / len(several) > share
    assert len(list(probable_duplicate(made.record))) == len(clusters)


def crowd(count: int, **front: str) -> Foreign:
    """So many entries with one title, kind, place and day; `{n}` in what is given is the number of each."""
    made = Foreign()
    for n in range(count):
        values = {"title": "A flood", "summary": "Water.", "date": "2031-05-05", "place": "mill", "url": "{n}", **front}
        said = {key: value.format(n=n, tens=n // 10, fives=n // 5, twos=n // 2) for key, value in values.items()}
        place, url = said.pop("place"), said.pop("url")
        sources = {"a": {"publisher": "Marrow Gazette", "url": f"https://example.org/{url}"}}
        made.add({**said, "kind": "flood", "places": (place,), "sources": sources}, n)
    return made


WORST: dict[str, dict[str, str]] = {
    "all alike": {},
    "copies": {"url": "all"},
    "one report": {"url": "all", "title": "Flood number {n} of many", "summary": "{n} was the number."},
    "reports of five": {"url": "{fives}"},
    "other titles": {"title": "A flood, as {n} saw it"},
    "other places": {"place": "p{n}"},
    "rare words of two": {"summary": " ".join(f"word{i}x{{twos}}" for i in range(20))},
    "a number of ten": {"title": "Flood with {tens}000 hurt"},
}


@pytest.mark.parametrize("front", WORST.values(), ids=WORST)
def test_cost(front: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice as many entries are at most a little more than twice as many comparisons, however alike they are."""
    counted = [0]
    for name in ("_are_near", "_are_tied", "_in_common"):
        monkeypatch.setattr(twins, name, counting(getattr(twins, name), counted))
    costs = []
    for count in (500, 1_000, 2_000):
        counted[0] = 0
        found(crowd(count, **front))
        costs.append(counted[0])
    assert costs[2] <= 2.1 * costs[1] <= 4.5 * max(costs[0], 1) or costs[2] == 0
    assert costs[2] <= 40 * 2_000


def counting(function: Callable[..., object], counted: list[int]) -> Callable[..., object]:
    """The function, counting how often it is called."""

    def count(*args: object) -> object:
        counted[0] += 1
        return function(*args)

    return count
