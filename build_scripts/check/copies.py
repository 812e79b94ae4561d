"""Copies: entries with one text, however many they are, on whatever days and by whatever reports.

An *exact copy* says in title, summary, body and figures what another entry says, of the same places. On the same day it
always is one. On another day it is, unless this record repeats itself anyway: where its title comes again with other
words, or a report of it is cited by others too, two entries may agree by chance, as two hearings of one trial do. A few
that agree in such a record are copies still; many are how it is written.

What differs in its day and in its words is no copy. Of one day, a copy may have a word changed, which is no number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain

from build_scripts.base.text import likeness
from build_scripts.check.glances import Glance

_EXCEPTIONS = 3  # in the smallest record so many texts that come again are no habit
_SELDOM = 20  # of so many events one text that comes again is an exception
_RARELY = 100  # of so many events one group is an exception in whose short texts a word differs
_NEXT = 5  # what may be a changed copy is compared with so many that come after it
_CHANGED = 0.8  # of the words under one title
_TITLES = 0.72  # of the characters of two titles over one text
_LEAST = 8  # words: less says too little
_WORD = 12  # characters: a long one, where a text is so short that the changed word is much of it
_BEGINS = 200  # characters of a text that say what stands next to it

Group = Sequence[int]
Pair = tuple[int, int]


class Copies:
    """The copies among events, each by its place in their order.

    ``rest`` gives what the one at a path says below its title.
    """

    def __init__(self, events: Sequence[Glance], rest: Callable[[str], str]) -> None:
        self.events = events
        self.rest = rest
        self.cited = Counter(report for event in events for report in event.reports)
        self.wordings = Counter(form for form, _ in {(event.form, event.whole) for event in events})

    def exact(self) -> Iterator[Group]:
        """Yield groups of exact copies: of one day always, of several days if this record does not repeat itself."""
        repeated: list[Group] = []
        for group in _alike(range(len(self.events)), lambda number: self.events[number].whole):
            yield from self._at_once(group)
            if self._comes_again(group):
                repeated.append(group)
            else:
                yield group
        if len(repeated) <= max(_EXCEPTIONS, len(self.events) // _SELDOM):
            yield from repeated

    def _at_once(self, group: Group) -> Iterator[Group]:
        """Yield those of a group that are of one day; where they are of several hours, of one hour."""
        for of_day in _alike(group, lambda number: self.events[number].days):
            one_hour = len({self.events[number].hour for number in of_day} - {0}) < 2
            yield from [of_day] if one_hour else _alike(of_day, lambda number: self.events[number].hour)

    def _comes_again(self, group: Group) -> bool:
        """Check whether a text may be one of a series: its title has other words too, or others cite what two cite."""
        cited = Counter(report for number in group for report in self.events[number].reports)
        in_series = any(1 < count < self.cited[report] for report, count in cited.items())
        return in_series or self.wordings[self.events[group[0]].form] > 1

    def changed(self) -> Iterator[Pair]:
        """Yield those of one day, one title or text, the same numbers and places, whose other words hardly differ.

        In a short text a word may be all that it tells: then a few such groups are copies, many are rows of a table.
        """
        first = {(one.whole, one.days, one.hour): number for number, one in reversed([*enumerate(self.events)])}
        alone = sorted(first.values())  # of exact copies one
        short: list[Sequence[Pair]] = []
        for same, find in (("called", self._changed_texts), ("rest", self._changed_titles)):
            for group in _alike(alone, partial(self._around, same)):
                if pairs := [*find(group)]:
                    is_long = self.events[group[0]].is_long
                    yield from pairs if is_long else ()
                    short += [] if is_long else [pairs]
        if len(short) <= max(_EXCEPTIONS, len(self.events) // _RARELY):
            yield from chain(*short)

    def _changed_texts(self, group: Group) -> Iterator[Pair]:
        texts = {number: self.rest(self.events[number].path) for number in group}
        yield from (pair for pair in _next_in_order(texts) if _is_changed(*(texts[number] for number in pair)))

    def _changed_titles(self, group: Group) -> Iterator[Pair]:
        titles = {number: self.events[number].title_words[:_BEGINS] for number in group}
        if len({*self.rest(self.events[group[0]].path).split()}) >= _LEAST:
            yield from (pair for pair in _next_in_order(titles) if likeness(*(titles[n] for n in pair)) >= _TITLES)

    def _around(self, same: str, number: int) -> Hashable:
        event = self.events[number]
        return getattr(event, same), event.figures, event.where, event.days, event.hour


def _alike(numbers: Iterable[int], key: Callable[[int], Hashable]) -> Iterator[Group]:
    """Yield the groups of two and more that have the same key."""
    groups: dict[Hashable, list[int]] = {}
    for number in numbers:
        groups.setdefault(key(number), []).append(number)
    yield from (group for group in groups.values() if len(group) > 1)


def _next_in_order(texts: Mapping[int, str]) -> Iterator[Pair]:
    """Yield each with the few that come after it, in the order of how texts begin, and in that of how they end.

    Of two in which one word differs half of the text is the same, from the beginning or up to the end; a quarter, where
    a summary and a body that repeats it both have the word.
    """
    for step in (1, -1):
        keys = sorted((text[::step][:_BEGINS], number) for number, text in texts.items())
        for at, (key, number) in enumerate(keys):
            for other_key, other in keys[at + 1 : at + 1 + _NEXT]:
                if 4 * _length_in_common(key, other_key) >= min(len(key), len(other_key)) - _WORD:
                    yield min(number, other), max(number, other)


def _length_in_common(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    differing = (at for at, (char, its) in enumerate(zip(one, other, strict=False)) if char != its)
    return next(differing, min(len(one), len(other)))


def _is_changed(one: str, other: str) -> bool:
    """Check whether most words of two texts are the same."""
    words, others = {*one.split()}, {*other.split()}
    return min(len(words), len(others)) >= _LEAST and 2 * len(words & others) >= _CHANGED * (len(words) + len(others))
