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
from dataclasses import dataclass
from functools import partial
from itertools import chain

from build_scripts.base.text import folded, likeness
from build_scripts.check.traits import Keys, form_of, rest_of, words_of
from build_scripts.model.entries import Event

_EXCEPTIONS = 3  # in the smallest record so many texts that come again are no habit
_SELDOM = 20  # of so many events one text that comes again is an exception
_RARELY = 100  # of so many events one group is an exception in whose short texts a word differs
_NEXT = 5  # what may be a changed copy is compared with so many that come after it
_CHANGED = 0.8  # of the words under one title
_TITLES = 0.72  # of the characters of two titles over one text
_LEAST = 8  # words: less says too little
_LONG = 300  # characters: in so long a text a word is not all that it tells
_WORD = 12  # characters: a long one, where a text is so short that the changed word is much of it
_BEGINS = 200  # characters of a text that say what stands next to it

Group = Sequence[int]
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Said:
    """What an entry says, as digests: its title, the form of that, the rest, its numbers; where, on what day and when.

    ``hour`` is 0 where none is given.
    """

    title: int
    form: int
    rest: int
    numbers: int
    places: int
    day: int
    hour: int

    @property
    def whole(self) -> Hashable:
        """What exact copies have in common."""
        return self.title, self.rest, self.numbers, self.places


def _read(event: Event) -> _Said:
    rest = rest_of(event)
    figures = frozenset((row.measure, f"{row.value}", row.group) for row in event.figures)
    return _Said(
        title=hash(folded(event.title) or event.title),
        form=hash(form_of(event.title)),
        rest=hash(rest),
        numbers=hash((figures, frozenset(filter(str.isdigit, (*words_of(event.title), *rest.split()))))),
        places=hash(frozenset(event.places)),
        day=hash((event.date.first, event.date.last)),
        hour=hash(event.time.text) if event.time else 0,
    )


class Copies:
    """The copies among events, each by its place in their order; ``reports`` has what each cites, as digests."""

    def __init__(self, events: Sequence[Event], reports: Sequence[Keys]) -> None:
        self.events = events
        self.reports = reports
        self.said = [_read(event) for event in events]
        self.cited = Counter(report for own in reports for report in own)
        self.wordings = Counter(form for form, _ in {(said.form, said.whole) for said in self.said})

    def exact(self) -> Iterator[Group]:
        """Yield groups of exact copies: of one day always, of several days if this record does not repeat itself."""
        repeated: list[Group] = []
        for group in _alike(range(len(self.events)), lambda number: self.said[number].whole):
            yield from self._at_once(group)
            if self._comes_again(group):
                repeated.append(group)
            else:
                yield group
        if len(repeated) <= max(_EXCEPTIONS, len(self.events) // _SELDOM):
            yield from repeated

    def _at_once(self, group: Group) -> Iterator[Group]:
        """Yield those of a group that are of one day; where they are of several hours, of one hour."""
        for of_day in _alike(group, lambda number: self.said[number].day):
            one_hour = len({self.said[number].hour for number in of_day} - {0}) < 2
            yield from [of_day] if one_hour else _alike(of_day, lambda number: self.said[number].hour)

    def _comes_again(self, group: Group) -> bool:
        """Check whether a text may be one of a series: its title has other words too, or others cite what two cite."""
        cited = Counter(report for number in group for report in self.reports[number])
        in_series = any(1 < count < self.cited[report] for report, count in cited.items())
        return in_series or self.wordings[self.said[group[0]].form] > 1

    def changed(self) -> Iterator[Pair]:
        """Yield those of one day, one title or text, the same numbers and places, whose other words hardly differ.

        In a short text a word may be all that it tells: then a few such groups are copies, many are rows of a table.
        """
        first = {(said.whole, said.day, said.hour): number for number, said in reversed([*enumerate(self.said)])}
        alone = sorted(first.values())  # of exact copies one
        short: list[Sequence[Pair]] = []
        for same, find in (("title", self._changed_texts), ("rest", self._changed_titles)):
            for group in _alike(alone, partial(self._around, same)):
                if pairs := [*find(group)]:
                    is_long = len(rest_of(self.events[group[0]])) >= _LONG
                    yield from pairs if is_long else ()
                    short += [] if is_long else [pairs]
        if len(short) <= max(_EXCEPTIONS, len(self.events) // _RARELY):
            yield from chain(*short)

    def _changed_texts(self, group: Group) -> Iterator[Pair]:
        texts = {number: rest_of(self.events[number]) for number in group}
        yield from (pair for pair in _next_in_order(texts) if _is_changed(*(texts[number] for number in pair)))

    def _changed_titles(self, group: Group) -> Iterator[Pair]:
        titles = {number: " ".join(words_of(self.events[number].title))[:_BEGINS] for number in group}
        if len({*rest_of(self.events[group[0]]).split()}) >= _LEAST:
            yield from (pair for pair in _next_in_order(titles) if likeness(*(titles[n] for n in pair)) >= _TITLES)

    def _around(self, same: str, number: int) -> Hashable:
        said = self.said[number]
        return getattr(said, same), said.numbers, said.places, said.day, said.hour


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
