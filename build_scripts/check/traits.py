"""What two events may have in common, and which of it says something: what few events share does, what many do not.

A *trait* is something that an event has and another may have as well: its kind at a place, its title, the form of that
(without its numbers), a report that it cites, a number.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby, pairwise

from build_scripts.base.text import folded, plain_digits
from build_scripts.base.urls import page_of
from build_scripts.model.entries import Event
from build_scripts.model.rows import Source
from build_scripts.model.values.edtf import Edtf

NEAR = timedelta(days=3)
MONTH = timedelta(days=31)  # a month is shorter: from its first day to its last are 30
CITED = 5  # an address that more events cite tells nothing of any two of them
COMMON = 20  # what more than one event in so many has, says nothing of two of them
_RARELY = 10  # where one in so many has another near it, two that are near say something
_FEW = 100  # events: fewer do not tell what comes by chance
_SHORTEST = 0.1  # of all pairs are near each other in a record of a month; in one of a day all are, which says nothing
_TEXT = 1_500  # characters of an entry that are compared
_TAG = re.compile(r"<sup .*?</sup>|<[^>]*>|&#?\w+;")
_NUMBER = re.compile(r"(?<![\w.,:-])[0-9][0-9,.]*(?![\w:-])")
_WORD = re.compile(r"[^\W_]+")
_FOREIGN_DIGIT = re.compile(r"(?![0-9])\d")


SORTS = ("happening", "title", "form", "report", "number")
Keys = tuple[int, ...]
"""What an event has of one sort, as digests: of most of it nothing is needed but whether another event has the same."""


def traits_of(event: Event) -> dict[str, Iterable[Hashable]]:
    """Return what an event has, by sort; if its days span more than a month, it has it with its very date."""
    when = () if is_short(event.date) else (event.date.first, event.date.last)
    letters = folded(event.title)
    reports = {name_report(source) for source in event.sources.values() if not _is_late(source, event)}
    return {
        "happening": {(event.kind, place, *when) for place in event.places},
        "title": [(event.kind, letters, *when)] if letters else [],
        "form": [(event.kind, form_of(event.title), *when)] if letters else [],
        "report": {(report, *when) for report in reports},
        "number": {(number, *when) for number in numbers_of(event)},
    }


def in_common(keys: Sequence[Keys]) -> dict[int, list[int]]:
    """Return which things have a key, by keys that two or more have; ``keys`` has those of each thing."""
    counts = Counter(key for own in keys for key in own)
    groups: dict[int, list[int]] = {}
    for number, own in enumerate(keys):
        for key in own:
            if counts[key] > 1:
                groups.setdefault(key, []).append(number)
    return groups


def is_short(date: Edtf) -> bool:
    """Check whether a date is exact enough that another may be near it."""
    return date.last - date.first < MONTH


def _is_late(source: Source, event: Event) -> bool:
    """Check whether a publication is of much later, or of a whole year: it tells of many events."""
    return bool(source.date and source.date.last - event.date.last > MONTH)


def name_report(source: Source) -> str:
    """Return what names one publication, or the part of it that is referred to, the same for all who cite it."""
    page = page_of(source.url) if source.url else folded(f"{source.publisher} {source.title} {source.date}")
    return f"{page} {folded(source.reference)}" if source.reference else page


def numbers_of(event: Event) -> set[str]:
    """Return the numbers of an event's figures and title, in plain digits; no small ones, and not its year."""
    texts = (event.title, *(f"{row.value}" for row in event.figures))
    numbers = {number.replace(",", "").rstrip(".") for text in texts for number in _NUMBER.findall(plain_digits(text))}
    return {number for number in numbers if len(number) > 1 and number != f"{event.date.first.year}"}


def form_of(title: str) -> str:
    """Return a title without its numbers: what it has in common with that of the next day of a trial."""
    return " ".join(word for word in words_of(title) if not word.isdigit())


def words_of(text: str) -> list[str]:
    """Return the words and numbers of a text, in small letters and plain digits."""
    return _WORD.findall(plain_digits(text[:_TEXT]).casefold())


def text_of(event: Event) -> str:
    """Return what an entry says in words: its title, its summary and its body, without marks and citations."""
    return f"{event.title}\n{event.summary}\n{_TAG.sub(' ', event.body[: 2 * _TEXT])}"[:_TEXT]


def rest_of(event: Event) -> str:
    """Return all that an entry says below its title, word by word: in small letters and plain digits, without marks."""
    text = f"{event.summary}\n{_TAG.sub(' ', event.body)}"
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
        text = _FOREIGN_DIGIT.sub(lambda digit: plain_digits(digit[0]), text)
    return " ".join(_WORD.findall(text.casefold()))


class Traits:
    """What events have in common that says something, the events by their place in the order of their first days."""

    def __init__(self, events: Sequence[Event]) -> None:
        self.events = events
        self.keys: dict[str, list[Keys]] = {sort: [] for sort in SORTS}
        for event in events:
            for sort, own in traits_of(event).items():
                self.keys[sort].append(tuple(map(hash, own)))
        self.telling: dict[str, Mapping[int, Sequence[int]]] = {
            sort: {key: group for key, group in in_common(keys).items() if self._tells(sort, group)}
            for sort, keys in self.keys.items()
        }
        for sort in ("title", "form"):
            self.telling[sort] = self._stand_out(self.telling[sort])
        happening = self.telling["happening"]
        self.by_chance = happening.keys() - self._stand_out(happening).keys()  # these tell on one day alone
        titles = Counter(word for event in events for word in set(words_of(event.title)))
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

    def _days(self, group: Iterable[int]) -> list[date]:
        return [self.events[number].date.first for number in group]

    def shared(self, one: int, other: int) -> set[str]:
        """Return the sorts of telling traits that both events have."""
        dates = (self.events[one].date, self.events[other].date)
        untold = frozenset() if max(e.first for e in dates) <= min(e.last for e in dates) else self.by_chance
        return {
            sort
            for sort, keys in self.keys.items()
            if any(key in self.telling[sort] and key not in untold for key in {*keys[one]} & {*keys[other]})
        }


def _count_near(days: Sequence[date]) -> int:
    """Return how many of ``days``, which are in order, are near the one before."""
    return sum(later - earlier <= NEAR for earlier, later in pairwise(days))


def _chance_of_near(days: Sequence[date]) -> float:
    """Return how many of all pairs of ``days``, which are in order, are near each other."""
    near = sum(bisect_right(days, day + NEAR) - at - 1 for at, day in enumerate(days) if day <= date.max - NEAR)
    return near / max(1, len(days) * (len(days) - 1) / 2)
