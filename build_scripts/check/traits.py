"""What two events may have in common, and which of it says something: what few events share does, what many do not.

A *trait* is something that an event has and another may have as well: its kind at a place, its title, the form of that
(without its numbers), a report that it cites, a number.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby, pairwise
from operator import attrgetter

from build_scripts.check.glances import MONTH, Glance

NEAR = 3  # days
CITED = 5  # an address that more events cite tells nothing of any two of them
COMMON = 20  # what more than one event in so many has, says nothing of two of them
_RARELY = 10  # where one in so many has another near it, two that are near say something
_FEW = 100  # events: fewer do not tell what comes by chance
_SHORTEST = 0.1  # of all pairs are near each other in a record of a month; in one of a day all are, which says nothing

SORTS = {"happening": "happening", "title": "titles", "form": "forms", "report": "report", "number": "number"}
"""The sorts of traits, each with the digests of a `Glance` in which they are."""
Keys = tuple[int, ...]
"""What an event has of one sort, as digests: of most of it nothing is needed but whether another event has the same."""


def in_common(keys: Sequence[Keys]) -> dict[int, list[int]]:
    """Return which things have a key, by keys that two or more have; ``keys`` has those of each thing."""
    counts = Counter(key for own in keys for key in own)
    groups: dict[int, list[int]] = {}
    for number, own in enumerate(keys):
        for key in own:
            if counts[key] > 1:
                groups.setdefault(key, []).append(number)
    return groups


class Traits:
    """What events have in common that says something, the events by their place in the order of their first days."""

    def __init__(self, events: Sequence[Glance]) -> None:
        self.events = events
        self.keys: dict[str, list[Keys]] = {sort: [*map(attrgetter(key), events)] for sort, key in SORTS.items()}
        self.telling: dict[str, Mapping[int, Sequence[int]]] = {
            sort: {key: group for key, group in in_common(keys).items() if self._tells(sort, group)}
            for sort, keys in self.keys.items()
        }
        for sort in ("title", "form"):
            self.telling[sort] = self._stand_out(self.telling[sort])
        happening = self.telling["happening"]
        self.by_chance = happening.keys() - self._stand_out(happening).keys()  # these tell on one day alone
        titles = Counter(word for event in events for word in set(event.title_words.split()))
        many = max(CITED, len(events) // COMMON)
        self.common = frozenset(word for word, count in titles.items() if count > many)

    def _tells(self, sort: str, group: Sequence[int]) -> bool:
        """Check whether it says something of two events that are near each other in time that both are in a group.

        A number does where few events have it. A report does where few cite it, all of about one time: other pages are
        there for long, and are cited again and again. Anything else does where those that have it are hardly ever near
        each other: two that are stand out.
        """
        if sort == "number":
            return len(group) <= max(CITED, len(self.events) // COMMON)
        days = self._days(group)
        if sort == "report":
            return len(group) <= CITED and days[-1] - days[0] <= MONTH
        near = _count_near(days)
        return near <= max(1, len(days) // _RARELY) or (len(days) <= CITED and len(set(days)) <= 2)

    def _stand_out(self, groups: Mapping[int, Sequence[int]]) -> Mapping[int, Sequence[int]]:
        """Return the groups, up to a size, in which twice as many are near each other as would be by chance.

        Where a record has many small groups, some of each are near each other though no two are one event.
        """
        if len(self.events) < _FEW:
            return groups
        near = {key: _count_near(self._days(group)) for key, group in groups.items()}
        by_chance, size = min(_SHORTEST, _chance_of_near(self._days(range(len(self.events))))), 0
        expected = found = 0.0
        for its_size, keys in groupby(sorted(groups, key=lambda key: len(groups[key])), lambda key: len(groups[key])):
            for key in keys:
                expected += by_chance * its_size * (its_size - 1) / 2
                found += near[key]
            size = its_size if 2 * expected <= found else size
        return {key: group for key, group in groups.items() if len(group) <= size}

    def _days(self, group: Iterable[int]) -> list[int]:
        return [self.events[number].first for number in group]

    def shared(self, one: int, other: int) -> set[str]:
        """Return the sorts of telling traits that both events have."""
        first, last = self.events[one], self.events[other]
        untold = frozenset() if max(first.first, last.first) <= min(first.last, last.last) else self.by_chance
        return {
            sort
            for sort, keys in self.keys.items()
            if any(key in self.telling[sort] and key not in untold for key in {*keys[one]} & {*keys[other]})
        }


def _count_near(days: Sequence[int]) -> int:
    """Return how many of ``days``, which are in order, are near the one before."""
    return sum(later - earlier <= NEAR for earlier, later in pairwise(days))


def _chance_of_near(days: Sequence[int]) -> float:
    """Return how many of all pairs of ``days``, which are in order, are near each other."""
    near = sum(bisect_right(days, day + NEAR) - at - 1 for at, day in enumerate(days))
    return near / max(1, len(days) * (len(days) - 1) / 2)
