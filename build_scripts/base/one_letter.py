"""Names that differ in one letter: probably one name, mistyped once.

Names are found by what is left of them when one letter is taken out, so that a hundred thousand cost no more than their
letters: https://github.com/wolfgarbe/SymSpell has the idea.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rapidfuzz.distance import OSA

from build_scripts.base.text import folded

_WORD = re.compile(r"[^\W_]+")
_SHORTEST = 5
"""Letters of a word: shorter ones differ in one letter and are two, as `Wat` and `Wal`."""
_DOUBLED = 4
"""Letters of a word that is another one with a letter twice: `Dawnn`."""
_DOUBLE = re.compile(r"(.)\1")
_LONGEST = 60


def one_letter_apart(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield names with an earlier one that differs in a letter of one long word: too much, too few, other or swapped.

    Of many that are alike each is held against the first. A word's first letter and its digits make another name.
    """
    first: dict[str, tuple[str, ...]] = {}
    seen: dict[tuple[str, ...], str] = {}
    for name in names:
        words = tuple(map(folded, _WORD.findall(name[: 2 * _LONGEST])))
        letters = " ".join(words)
        if len(letters) > _LONGEST or words in seen:
            continue
        seen[words] = name
        found = None
        for left in (letters, "".join(words), *(letters[:at] + letters[at + 1 :] for at in range(len(letters)))):
            other = first.setdefault(left, words)
            if found is None and other != words and _is_mistyped(words, other):
                found = seen[other]
        if found is not None:
            yield name, found


def _is_mistyped(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Check whether two names differ in spaces, or in one word alone, and that in one letter behind its first.

    A letter that is there twice is one too many in a short word as well.
    """
    if "".join(one) == "".join(other):
        return True
    differing = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    if len(one) != len(other) or len(differing) != 1:
        return False
    ((a, b),) = differing
    return (
        min(len(a), len(b)) >= (_DOUBLED if _DOUBLE.sub(r"\1", a) == _DOUBLE.sub(r"\1", b) else _SHORTEST)
        and a[0] == b[0]
        and not any(char.isdigit() for char in a + b)
        and OSA.distance(a, b) == 1
    )
