"""Twins in records as others keep them: what is found there, and what the search costs at the worst."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any

import pytest

from build_scripts.check import copies, twins
from build_scripts.check.glances import glance
from build_scripts.check.rules.duplicates import probable_duplicate
from build_scripts.check.twins import Twins, find_twins
from tests.support.foreign import Foreign, Front, conflict, court, journal


def found(made: Foreign) -> list[list[str]]:
    """The clusters of a record, by ids."""
    names = {place.id: (place.id, *place.names) for place in made.places.values()}
    return [ids_of(each) for each in twins_of(made, names)]


def twins_of(made: Foreign, names: Mapping[str, Sequence[str]], apart: Container[str] = ()) -> list[Twins]:
    """The clusters of a record; those that are `apart` say that they are no duplicates."""
    by_path = {event.path: event for event in made.events.values()}
    glances = (glance(event)._replace(apart=event.id in apart) for event in made.events.values())
    return find_twins(glances, names, by_path.__getitem__)


def ids_of(cluster: Twins) -> list[str]:
    """The ids of all events of a cluster."""
    return [cluster.last.id, *(event.id for event in cluster.others)]


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize(
    ("make", "size", "share"), [(conflict, 10_000, 0.65), (court, 3_000, 0.45), (journal, 800, 0.9)]
)
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


SAID = "the river left its bed at the lower mill and stood in the yard until the evening of that day"
WORDS = SAID.split()
OTHER_WORDS = "ace bat cob dip elm fig gum hut ink jar keg log mud nut oak pen"
OTHERS = OTHER_WORDS.split()


def row(n: int, **front: Any) -> Front:
    """One of many entries with one text, on one day, each by an address of its own."""
    sources = {"a": {"publisher": "Marrow Gazette", "url": f"https://example.org/{n}"}}
    said = {"title": "A flood at the mill", "summary": SAID, "date": "2031-05-05", "kind": "flood"}
    return {**said, "places": ("mill",), "sources": sources, **front}


def day(n: int, apart: int) -> str:
    """The `n`-th day of those that lie so many days apart."""
    return f"{date(1990, 1, 1) + timedelta(days=apart * n)}"


def clusters_of(rows: Iterable[Front], made: Foreign | None = None) -> list[list[str]]:
    """The clusters of these, and of the entries of another record beside them, by the places of these, in order."""
    made = made or Foreign()
    names = [made.add(front, -1) for front in rows]
    clusters = [{*cluster} for cluster in found(made)]
    ours = [[f"{n}" for n, name in enumerate(names) if name in cluster] for cluster in clusters]
    return [each for each in ours if each]


@pytest.mark.parametrize("beside", [0, 400])
@pytest.mark.parametrize("apart", [0, 1, 40])
@pytest.mark.parametrize("count", [2, 3, 4, 6, 8, 12, 30, 300])
def test_exact_copies(count: int, apart: int, beside: int) -> None:
    """What agrees in all that it says is one cluster, however often, whenever and by whatever addresses it is there."""
    rows = [row(n, date=day(n, apart)) for n in range(count)]
    assert clusters_of(rows, journal(1, beside)) == [[f"{n}" for n in range(count)]]


def test_thousands_of_copies() -> None:
    """So are thousands, and they are one finding, also where their letters, digits and signs are of other sorts."""
    titles = ("A flood at 12", "A FLOOD: at 12!", "A flood at \u0661\u0662", "A \ufb02ood at 12")
    made = Foreign()
    for n in range(6_000):
        made.add(row(n, title=titles[n % 4]), 0)
    assert [len(cluster) for cluster in found(made)] == [6_000]
    assert [problem.message.rpartition(", ")[2] for problem in probable_duplicate(made.record)] == ["and as 5,996 more"]


SERIES: dict[str, Callable[[int], Front]] = {
    "other words on other days": lambda n: row(
        n, date=day(n, 7), summary=f"The court sat for the {OTHERS[n]} time and heard {OTHERS[-n]} witnesses."
    ),
    "a word changed on other days": lambda n: row(n, date=day(n, 7), summary=" ".join([*WORDS, OTHERS[n]])),
    "other places": lambda n: row(n, places=(f"mill-{n}",)),
    "other figures": lambda n: row(n, figures=({"measure": "hurt", "by": "army", "value": f"{n + 2}"},)),
    "other numbers": lambda n: row(n, summary=" ".join([*WORDS, f"{n + 2}"])),
    "other texts": lambda n: row(n, summary=f"{OTHERS[n]} {OTHERS[n]}s and one more were seen."),
    "a word changed in a short text": lambda n: row(n, summary=f"The {OTHERS[n]} was seen."),
}


@pytest.mark.parametrize("front", SERIES.values(), ids=SERIES)
def test_series(front: Callable[[int], Front]) -> None:
    """What comes again under one title, with other words, figures or numbers, or elsewhere, is none."""
    assert clusters_of(front(n) for n in range(12)) == []


def test_series_on_a_list() -> None:
    """Hearings that say the same, and rest on the list of their case, which others rest on, are a series."""
    docket = {"docket": {"publisher": "Court", "url": "https://example.org/docket"}}
    said = [
        row(n, date=day(n, 7), title=f"Case {OTHERS[n % 8]}", summary=f"{OTHERS[n % 8]} was heard.", sources=docket)
        for n in range(16)
    ]
    assert clusters_of(said) == []


def test_series_of_a_day() -> None:
    """Where a record repeats itself, what is of two hours of one day is of two days; of one hour it is a copy."""
    said = [row(n, time=f"{n // 8 + 2:02}:15", summary=f"{OTHERS[n % 8]} was seen.") for n in range(16)]
    assert clusters_of(said) == []
    assert clusters_of([*said, {**said[3], "sources": row(16)["sources"]}]) == [["3", "16"]]


@pytest.mark.parametrize("count", [2, 6, 30])
def test_copies_with_a_word_changed(count: int) -> None:
    """Copies of one day in each of which another word of the text was changed, or of the title, are one cluster too."""
    words = [[*WORDS[: n % 19], f"w{chr(97 + n)}", *WORDS[n % 19 + 1 :]] for n in range(count)]
    assert clusters_of(row(n, summary=" ".join(each)) for n, each in enumerate(words)) == [
        [f"{n}" for n in range(count)]
    ]
    titles = [f"A sudden flood at the {OTHERS[n % 16]}{OTHERS[n // 16]}" for n in range(count)]
    assert clusters_of(row(n, title=title) for n, title in enumerate(titles)) == [[f"{n}" for n in range(count)]]


def test_rows_of_a_table() -> None:
    """Where a word differs in a few groups of short texts, those are copies; in many it is how a table is filled."""

    def rows(groups: int) -> list[Front]:
        words = [[title, *WORDS[:8], word] for title in OTHERS[:groups] for word in OTHERS[:6]]
        return [row(n, title=each[0] * 3, summary=" ".join(each)) for n, each in enumerate(words)]

    assert clusters_of(rows(2)) == [[f"{n}" for n in range(6)], [f"{n}" for n in range(6, 12)]]
    assert clusters_of(rows(8)) == []


def test_copies_among_those_on_purpose() -> None:
    """Entries that say that they are no copies part no others, however many stand between these."""
    made = Foreign()
    names = [made.add(row(n), 0) for n in range(20)]
    clusters = twins_of(made, {}, made.events.keys() - {names[0], names[19]})
    assert [names[0], names[19]] in [sorted(ids_of(cluster)) for cluster in clusters]
    assert len(clusters) == 19


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
    for module, names in (
        (twins, ("_are_near", "_are_tied", "_in_common")),
        (copies, ("_length_in_common", "likeness")),
    ):
        for name in names:
            monkeypatch.setattr(module, name, counting(getattr(module, name), counted))
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
