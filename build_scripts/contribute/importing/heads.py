"""What a column is by its head: heads that are known, by language, and the record's own words for what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import yaml
from rapidfuzz import fuzz, process

from build_scripts.base.text import folded
from build_scripts.contribute.importing.cells import Table
from build_scripts.contribute.importing.hashtags import counted_by_hashtag, role_of_hashtag
from build_scripts.contribute.importing.map_model import Order
from build_scripts.contribute.new.lookup import find_word
from build_scripts.model.vocabulary import Words

_NEUTRAL = re.compile(r"^(?:number of|no of|nr of|num|no|nr|total|total number of|count of) |^# ?", re.IGNORECASE)
_BRACKETS = re.compile(r"(?:(?<!\s)\s+)?[(\[][^()\[\]]*[)\]]\s*$")
_ORDERS: tuple[tuple[Order, str], ...] = (
    ("day-month", r"\bd{1,2}\W+m{1,3}\W+y{2,4}"),
    ("month-day", r"\bm{1,3}\W+d{1,2}\W+y{2,4}"),
)
_ALIKE = 85


@cache
def _known() -> Mapping[str, str]:
    """Return the role of each known head, folded; of one that is several, the first."""
    tree = yaml.safe_load((Path(__file__).with_name("heads.yml")).read_text("utf-8"))
    known: dict[str, str] = {}
    for role, languages in tree.items():
        for heads in languages.values():
            for head in heads:
                known.setdefault(folded(head), role)
    return known


def role_of(head: str) -> str:
    """Return what a column with this head is; empty where nobody knows. Of ``Pier / place`` one part is known."""
    if role := role_of_hashtag(head):
        return role
    known = _known()
    bare = _BRACKETS.sub("", head)
    parts = {known[folded(part)] for part in bare.split("/") if folded(part) in known}
    return known.get(folded(head)) or known.get(folded(bare)) or (parts.pop() if len(parts) == 1 else "")


def measure_of(head: str, measures: Words, groups: Words) -> tuple[str, str]:
    """Return what a column counts, and of whom, where its head says exactly that; else two empty texts.

    Above it a head may be of several columns, `Casualties: Killed`: it has to be a word for any count, or a group. Or
    it is what is counted, and the one below is of whom: `Killed: Children`.
    """
    if found := counted_by_hashtag(head, measures, groups):
        return found
    above, _, name = head.rpartition(": ")
    if above and (counted := find_word(measures, above)) and (whom := find_word(groups, name)):
        return counted, whom
    measure = find_word(measures, name) or find_word(measures, _NEUTRAL.sub("", name)) or ""
    group = find_word(groups, above) if above else ""
    if not measure or (above and not group and role_of(above) != "counts"):
        return "", ""
    return measure, group or ""


def role_in(table: Table, column: str) -> str:
    """Return what a column of a table is, by its hashtag or else its head; empty where nobody knows."""
    return role_of_hashtag(table.hashtags.get(column, "")) or role_of(column)


def order_in(head: str) -> Order:
    """Return the order of day and month that a head says, as ``Date (dd/mm/yyyy)`` does."""
    found: Iterator[Order] = (order for order, pattern in _ORDERS if re.search(pattern, head.lower()))
    return next(found, "")


def like(head: str, heads: Iterable[str]) -> str:
    """Return which known head is most like this one; empty where none is. It decides nothing."""
    best = process.extractOne(folded(head), [folded(each) for each in heads], scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return best[0] if best else ""


def known_heads() -> Sequence[str]:
    """Return every known head, folded."""
    return list(_known())
