"""What is looked at of an event to tell whether another tells of the same: its days, its titles, digests of the rest.

The digests are the same in every run. Words are numbers of 32 bits, which is enough to count them: where two words have
one number, both are a little more common.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterable
from datetime import timedelta
from hashlib import blake2b
from typing import Any, NamedTuple
from zlib import crc32

from build_scripts.base.text import folded, plain_digits
from build_scripts.base.urls import page_of
from build_scripts.model.entries import Entry, Event
from build_scripts.model.rows import Source
from build_scripts.reading.extracts import Extract

MONTH = 31  # days: a month is shorter, from its first day to its last are 30
LONG = 300  # characters: in so long a text a word is not all that it tells
_TEXT = 1_500  # characters of an entry that are compared
_TAG = re.compile(r"<sup .*?</sup>|<[^<>]*>|&#?\w+;")
_NUMBER = re.compile(r"(?<![\w.,:-])[0-9][0-9,.]*(?![\w:-])")
_WORD = re.compile(r"[^\W_]+")
_BETWEEN_WORDS = {number: " " for number in range(128) if not chr(number).isalnum()}
_FOREIGN_DIGIT = re.compile(r"(?![0-9])\d")


class Glance(NamedTuple):
    """An event at a glance: `first` and `last` count days, `hour` is 0 where none is given, lists are of digests.

    ``title_words`` are those of the title, ``form`` is a digest of them without numbers. ``rest`` is all below the
    title, ``text`` the kind and the words of the first 1,500 characters, ``figures`` all numbers. ``apart`` says that
    the entry calls itself no duplicate.
    """

    path: str
    id: str
    title: str
    status: str
    apart: bool
    first: int
    last: int
    date: str
    hour: int
    places: tuple[str, ...]
    ties: tuple[str, ...]
    title_words: str
    called: int
    form: int
    rest: int
    is_long: bool
    figures: int
    where: int
    text: int
    text_numbers: int
    reports: tuple[int, ...]
    happening: tuple[int, ...]
    titles: tuple[int, ...]
    forms: tuple[int, ...]
    report: tuple[int, ...]
    number: tuple[int, ...]
    words: str

    @property
    def is_short(self) -> bool:
        """Check whether its date is exact enough that another may be near it."""
        return is_month(self.first, self.last)

    @property
    def whole(self) -> tuple[int, ...]:
        """Return what exact copies have in common."""
        return self.called, self.rest, self.figures, self.where

    @property
    def days(self) -> tuple[int, int]:
        """Return its first and its last day."""
        return self.first, self.last

    def numbered_words(self) -> array[int]:
        """Return its distinct words as numbers."""
        words = array("I")
        words.frombytes(b64decode(self.words))
        return words


def is_month(first: int, last: int) -> bool:
    """Check whether days are no more than a month."""
    return last - first < MONTH


def glance(event: Event) -> Glance:
    """Look at an event."""
    words, below, title = words_of(text_of(event)), rest_of(event), words_of(event.title)
    letters, form = folded(event.title), _without_numbers(title)
    days = event.date.first.toordinal(), event.date.last.toordinal()
    when = "" if is_month(*days) else f"{days}"
    named = [(name_report(source), _is_late(source, event)) for source in event.sources.values()]
    figures = sorted(f"{row.measure} {row.value} {row.group}" for row in event.figures)
    return Glance(
        *(event.path, event.id, event.title, event.status),
        any(row.rule == "probable-duplicate" for row in event.suppress),
        *(*days, event.date.text),
        digest(event.time.text) if event.time else 0,
        event.places,
        (*(row.event for row in event.related), *(name for claim in event.claims for name in claim.about)),
        " ".join(title),
        *(digest(letters or event.title), digest(form), digest(below)),
        len(below) >= LONG,
        *(digest(*dict.fromkeys(figures), "", *_numbers((*title, *below.split()))), digest(*sorted({*event.places}))),
        *(digest(event.kind, *words), digest(*_numbers(words))),
        _digests((name,) for name, _ in named),
        # What it has in common with others; if its days span more than a month, with its very date.
        _digests((event.kind, place, when) for place in event.places),
        _digests([(event.kind, letters, when)] if letters else []),
        _digests([(event.kind, form, when)] if letters else []),
        _digests((name, when) for name, is_late in named if not is_late),
        _digests((number, when) for number in numbers_of(event)),
        b64encode(array("I", map(crc32, map(str.encode, dict.fromkeys(words))))).decode(),
    )


def _numbers(words: Iterable[str]) -> list[str]:
    return sorted({*filter(str.isdigit, words)})


def _glance_of(entry: Entry) -> list[Any] | None:
    return [*glance(entry)] if isinstance(entry, Event) else None


GLANCES = Extract("glances", _glance_of)


def digest(*parts: str) -> int:
    """Return a number of 56 bits for some texts; it is the same in every run."""
    return int.from_bytes(blake2b("\0".join(parts).encode(), digest_size=7).digest(), "big")


def _digests(parts: Iterable[tuple[str, ...]]) -> tuple[int, ...]:
    return tuple(sorted({digest(*each) for each in parts}))


def _is_late(source: Source, event: Event) -> bool:
    """Check whether a publication is of much later, or of a whole year: it tells of many events."""
    return bool(source.date and source.date.last - event.date.last > timedelta(MONTH))


def name_report(source: Source) -> str:
    """Return what names one publication, or the part of it that is referred to, the same for all who cite it."""
    page = page_of(source.url) if source.url else folded(f"{source.publisher} {source.title} {source.date}")
    return f"{page} {folded(source.reference)}" if source.reference else page


def numbers_of(event: Event) -> set[str]:
    """Return the numbers of an event's figures and title, in plain digits; no small ones, and not its year."""
    texts = (event.title, *(f"{row.value}" for row in event.figures))
    numbers = {number.replace(",", "").rstrip(".") for text in texts for number in _NUMBER.findall(plain_digits(text))}
    return {number for number in numbers if len(number) > 1 and number != f"{event.date.first.year}"}


def _without_numbers(title: Iterable[str]) -> str:
    """Return the words of a title without its numbers: what it has in common with that of the next day of a trial."""
    return " ".join(word for word in title if not word.isdigit())


def words_of(text: str) -> list[str]:
    """Return the words and numbers of a text, in small letters and plain digits."""
    return _split(plain_digits(text[:_TEXT]).casefold())


def text_of(event: Event) -> str:
    """Return what an entry says in words: its title, its summary and its body, without marks and citations."""
    return f"{event.title}\n{event.summary}\n{_TAG.sub(' ', event.body[: 2 * _TEXT])}"[:_TEXT]


def rest_of(event: Event) -> str:
    """Return all that an entry says below its title, word by word: in small letters and plain digits, without marks."""
    text = f"{event.summary}\n{_TAG.sub(' ', event.body)}"
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
        text = _FOREIGN_DIGIT.sub(lambda digit: plain_digits(digit[0]), text)
    return " ".join(_split(text.casefold()))


def _split(text: str) -> list[str]:
    """Return the words and numbers of a text; most texts are plain letters, for which this is ten times as fast."""
    return text.translate(_BETWEEN_WORDS).split() if text.isascii() else _WORD.findall(text)
