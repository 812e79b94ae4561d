"""Hashtags of the Humanitarian Exchange Language (HXL 1.1): a row of them below the heads says what the columns are.

A hashtag has attributes in any order, ``#affected +killed +children``. Those that a column may have without being
another one (which language, that it is a number) are passed over; one that is not known makes the whole unknown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from build_scripts.contribute.importing.cells import Cell, cell_text, is_empty
from build_scripts.contribute.new.lookup import find_word
from build_scripts.model.vocabulary import Words

_HASHTAG = re.compile(r"#([a-z]\w*)((?:\s*\+\s*[a-z]\w*)*)", re.ASCII | re.IGNORECASE)
_PASSED_OVER = re.compile(r"num|ind|total|i_\w+")
_NAMES = ("", "name")
_ROLES = {
    ("date", ""): "date", ("date", "occurred"): "date", ("date", "start"): "date", ("date", "end"): "date_end",
    ("date", "reported"): "source_date", ("date", "published"): "source_date",
    ("date", "year"): "year", ("date", "month"): "month", ("date", "day"): "day",
    ("event", ""): "title", ("event", "name"): "title", ("event", "type"): "kind",
    ("event", "id"): "key", ("event", "code"): "key", ("meta", "id"): "key",
    ("description", ""): "summary", ("status", ""): "status",
    ("geo", "lat"): "lat", ("geo", "lon"): "lon",
    ("meta", "source"): "source", ("meta", "url"): "url",
    **{("country", name): "country" for name in _NAMES},
    **{("adm1", name): "province" for name in _NAMES}, **{("adm2", name): "district" for name in _NAMES},
    **{(place, name): "place" for place in ("adm3", "adm4", "adm5", "loc") for name in _NAMES},
}  # fmt: skip


class _Hashtag(NamedTuple):
    name: str
    attributes: tuple[str, ...]


def is_row_of_hashtags(cells: Sequence[Cell]) -> bool:
    """Check whether two cells or more, and half of those that are filled, are hashtags: no event has such a row."""
    filled = [cell_text(cell) for cell in cells if not is_empty(cell)]
    found = sum(_HASHTAG.fullmatch(text) is not None for text in filled)
    return found > 1 and found * 2 >= len(filled)


def role_of_hashtag(text: str) -> str:
    """Return what a column with this hashtag is; empty where it is none, or one that is not known."""
    hashtag = _read(text)
    return _ROLES.get((hashtag.name, "+".join(hashtag.attributes)), "") if hashtag else ""


def counted_by_hashtag(text: str, measures: Words, groups: Words) -> tuple[str, str] | None:
    """Return what a column counts, and of whom, where its hashtag says exactly that.

    ``+f`` and ``+m`` are people of any age, and so no word for women or men.
    """
    hashtag = _read(text)
    if not hashtag or hashtag.name != "affected":
        return None
    counted = {word: measure for word in hashtag.attributes if (measure := find_word(measures, word))}
    of_whom = {word: group for word in hashtag.attributes if (group := find_word(groups, word))}
    if len(counted) != 1 or len(of_whom) > 1 or {*counted, *of_whom} != set(hashtag.attributes):
        return None
    return next(iter(counted.values())), next(iter(of_whom.values()), "")


def _read(text: str) -> _Hashtag | None:
    found = _HASHTAG.fullmatch(text.strip())
    if not found:
        return None
    attributes = [attribute.strip().lower() for attribute in found[2].split("+")[1:]]
    return _Hashtag(found[1].lower(), tuple(sorted(a for a in set(attributes) if not _PASSED_OVER.fullmatch(a))))
