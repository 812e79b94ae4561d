"""Ids that something of the record had before, and what it is called now: entries, words and publishers.

Whatever has a page or an anchor of its own keeps that address: what it was called before stands in its `redirect_from`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Protocol

from build_scripts.model.vocabulary import Vocabulary, Word, Words


class Renamed(Protocol):
    """What may have been called otherwise before."""

    @property
    def redirect_from(self) -> Iterable[str]:
        """What it was called before."""


def former_ids(present: Mapping[str, Renamed]) -> dict[str, str]:
    """Return what each former id of ``present`` (by id) is called now; an id that something has is no former one."""
    pairs = ((old, name) for name, each in present.items() for old in each.redirect_from)
    return {old: name for old, name in pairs if old not in present}


def renamed_ids(present: Mapping[str, Renamed], earlier: Collection[str]) -> dict[str, str]:
    """Return those of ``earlier``, the ids of another version, that are former ids now, each with the present one.

    What became part of something that was there already was not renamed.
    """
    return {old: name for old, name in former_ids(present).items() if old in earlier and name not in earlier}


def word_lists(vocabulary: Vocabulary | None) -> Iterator[tuple[str, Words]]:
    """Yield the lists of words of a vocabulary by name; none where there is no vocabulary."""
    for field in fields(vocabulary) if vocabulary else ():
        words = getattr(vocabulary, field.name)
        if isinstance(words, dict) and all(isinstance(word, Word) for word in words.values()):
            yield field.name, words
