"""Entries that are probably one event, in clusters.

Nothing is compared with everything: two events are compared because they have something in common that few have. Where
many have it within a few days, each is compared with the next few only: what so many have says little of any two of
them, and two that are one event have something else in common too, by which they meet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nsmallest
from itertools import chain, combinations
from typing import Any

from build_scripts.base.clusters import Clusters
from build_scripts.base.text import likeness
from build_scripts.check.copies import Copies
from build_scripts.check.glances import Glance, rest_of, words_of
from build_scripts.check.traits import CITED, NEAR, Traits, in_common

_ALIKE = 0.72  # of the characters of two titles
_COPIED = 0.9  # of all words, where the numbers and a report are the same
_REWRITTEN = 0.85  # of all words, where many rare ones are the same
_RARE = 15  # so many rare words are not the same by chance
_NEXT = 5  # an event is compared with so many that come after it
_LEAST = 8  # letters: a title with less beside its common words says nothing
_LONGEST = 200  # characters: enough for a title, and quick where one is as long as a file

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Twins:
    """A cluster: the event with the last id, and the others: the one that is like it first, then by their ids."""

    last: Glance
    others: Sequence[Glance]


def find_twins(
    events: Iterable[Glance], names: Mapping[str, Sequence[str]], event_at: Callable[[str], Any]
) -> list[Twins]:
    """Return the clusters of events that are probably one, by their last ids; ``names`` has those of each place.

    An event that is ``apart`` joins none, and makes one of its own with the first event that it is like. Of a few,
    ``event_at`` is asked for the one at a path.
    """
    search = _Search(sorted(events, key=lambda event: (event.days, event.id)), names, event_at)
    for one, other in search.pairs():
        search.keep(one, other)
    return search.twins()


class _Search:
    """The events in the order of their days, each by its place there, and what was found of them so far."""

    def __init__(
        self, events: Sequence[Glance], names: Mapping[str, Sequence[str]], event_at: Callable[[str], Any]
    ) -> None:
        self.events = events
        self.names = names
        self.apart = frozenset(number for number, event in enumerate(events) if event.apart)
        self.clusters = Clusters()
        self.nearest: dict[int, int] = {}
        self.reports = [event.reports for event in events]
        self.rest = lru_cache(maxsize=4096)(lambda path: rest_of(event_at(path)))
        self.words = [event.numbered_words() for event in events]

    def pairs(self) -> Iterator[Pair]:
        """Yield two and two events that are probably one; of those that are in one cluster already, no more."""
        yield from (pair for pair in self._copies() if self._is_open(*pair))
        yield from (pair for pair in self._same_words() if self._is_open(*pair))
        yield from self._near_pairs()
        cited = in_common(self.reports)
        yield from (pair for pair in _few(cited) if self._is_open(*pair) and self._is_copy(*pair))
        rare = self._rare_words()
        keyed = in_common([self._rarest(number, rare) for number in range(len(self.events))])
        yield from (pair for pair in _few(keyed) if self._is_open(*pair) and self._is_rewritten(*pair, rare))

    def _rare_words(self) -> Mapping[int, int]:
        """Return the words that few entries have, but not one alone, each with how many do."""
        counts = Counter(chain.from_iterable(self.words))
        return {word: count for word, count in counts.items() if 1 < count <= CITED}

    def _is_open(self, one: int, other: int) -> bool:
        """Check whether nothing is known of two events: not that they are one, nor how they belong together."""
        if {one, other} & self.apart:
            known = all(number in self.nearest for number in {one, other} & self.apart)
        else:
            known = self.clusters.are_one(one, other)
        return not known and not _are_tied(self.events[one], self.events[other])

    def keep(self, one: int, other: int) -> None:
        """Note that two events are probably one."""
        apart = {one, other} & self.apart
        for number, partner in ((one, other), (other, one)):
            if not apart or number in apart:
                self.nearest.setdefault(number, partner)
        if not apart:
            self.clusters.link(one, other)

    def twins(self) -> list[Twins]:
        """Return what was found."""
        found = [self._twins(members) for members in self.clusters.members().values()]
        found += [self._twins([number, self.nearest[number]], number) for number in self.apart & self.nearest.keys()]
        return sorted(found, key=lambda twins: twins.last.id)

    def _twins(self, members: Sequence[int], last: int | None = None) -> Twins:
        last = max(members, key=lambda number: self.events[number].id) if last is None else last
        first = self.nearest[last]
        rest = sorted({*members} - {last, first}, key=lambda number: self.events[number].id)
        return Twins(self.events[last], [self.events[number] for number in (first, *rest)])

    def _copies(self) -> Iterator[Pair]:
        """Yield copies; those that say that they are none come last, where they part no others."""
        copies = Copies(self.events, self.rest)
        for group in copies.exact():
            yield from _next(sorted(group, key=self.apart.__contains__))
        yield from copies.changed()

    def _same_words(self) -> Iterator[Pair]:
        """Yield events that agree in every word and report: entered twice where nobody else cites one of these reports.

        So are those of one day.
        """
        whole = [(hash((event.text, *event.reports)),) for event in self.events]
        cited = Counter(report for reports in self.reports for report in reports)
        for group in in_common(whole).values():
            is_own = any(cited[report] == len(group) for report in self.reports[group[0]])
            for one, other in _next(group):
                if is_own or self.events[one].date == self.events[other].date:
                    yield one, other

    def _near_pairs(self) -> Iterator[Pair]:
        """Yield events near each other in time that have something in common which says something, and enough of it."""
        traits = Traits(self.events)
        for sort in ("happening", "title", "report", "number"):
            for group in traits.telling[sort].values():
                for one, other in _next(group):
                    near = _are_near(self.events[one], self.events[other])
                    if near and self._is_open(one, other) and self._is_likely(one, other, traits):
                        yield one, other

    def _is_likely(self, first: int, second: int, traits: Traits) -> bool:
        """Check two events that are near each other in time: a whole title is enough, of all else it takes two."""
        one, other = self.events[first], self.events[second]
        shared = traits.shared(first, second)
        if "title" in shared:
            return True
        comes_again = one.form == other.form and "form" not in shared
        return len(shared - {"form"}) + (not comes_again and self._are_alike(one, other, traits)) > 1

    def _are_alike(self, one: Glance, other: Glance, traits: Traits) -> bool:
        """Check whether two titles are nearly the same, apart from common words, numbers, and the place of both."""
        places = {*one.places} & {*other.places}
        called = {word for place in places for name in self.names.get(place, ()) for word in words_of(name)}
        left = [
            " ".join(word for word in words_of(title) if not (word.isdigit() or word in called | traits.common))
            for title in (one.title[:_LONGEST], other.title[:_LONGEST])
        ]
        return min(map(len, left)) >= _LEAST and likeness(*left) >= _ALIKE

    def _is_copy(self, one: int, other: int) -> bool:
        """Check whether two entries with the same reports say the same but for a word or two, which is no number."""
        if {*self.reports[one]} != {*self.reports[other]}:
            return False
        is_copied = _in_common({*self.words[one]}, {*self.words[other]}) >= _COPIED
        return is_copied and self.events[one].text_numbers == self.events[other].text_numbers

    def _is_rewritten(self, one: int, other: int, rare: Mapping[int, int]) -> bool:
        """Check whether two entries have most words in common, and among them many rare ones."""
        words, others = {*self.words[one]}, {*self.words[other]}
        return _in_common(words, others) >= _REWRITTEN and sum(word in rare for word in words & others) >= _RARE

    def _rarest(self, number: int, rare: Mapping[int, int]) -> tuple[int, ...]:
        """Return what an entry is found by: two and two of its three rarest words, if it has many rare ones.

        Of two copies in which a word differs at least two of these are the same.
        """
        words = rare.keys() & self.words[number]
        if len(words) < _RARE:
            return ()
        return tuple(map(hash, combinations(nsmallest(3, words, key=lambda word: (rare[word], word)), 2)))


def _next(group: Sequence[int]) -> Iterator[Pair]:
    """Yield each of a group with the few that come after it."""
    for at, one in enumerate(group):
        yield from ((one, other) for other in group[at + 1 : at + 1 + _NEXT])


def _few(groups: Mapping[int, Sequence[int]]) -> Iterator[Pair]:
    """Yield each two of a group, of small groups alone."""
    for group in groups.values():
        if len(group) <= CITED:
            yield from combinations(group, 2)


def _in_common(one: set[int], other: set[int]) -> float:
    return 2 * len(one & other) / (len(one) + len(other) or 1)


def _are_near(one: Glance, other: Glance) -> bool:
    """Check whether two dates overlap or nearly do, and are both exact enough to say something, or are the same."""
    if other.first - one.last > NEAR:  # what most are: each is held against those that come later
        return False
    if one.days == other.days:
        return True
    return one.is_short and other.is_short and max(one.first, other.first) - min(one.last, other.last) <= NEAR


def _are_tied(one: Glance, other: Glance) -> bool:
    """Check whether the record already says how two events belong together."""
    return not {one.id, other.id}.isdisjoint((*one.ties, *other.ties))
