"""One description of a publication out of those that entries have of it, and what these say that it does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields

from build_scripts.base.text import shown
from build_scripts.contribute.new.entry import Values
from build_scripts.model.rows import Source
from build_scripts.model.values.edtf import Edtf

_ADDRESSES = ("url", "archive")
_JOINED = ("reference", "note")
"""The keys in which entries may differ and all be right: one rests on page 5, another on page 9."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A description of a source in an entry: the path of its file, the source's id there, the description."""

    path: str
    id: str
    source: Source


@dataclass(frozen=True, slots=True)
class Described:
    """One description, as the keys and values of a file; and in sentences, what its copies say otherwise."""

    front: Values
    differences: tuple[str, ...]


Value = str | tuple[str, ...]
"""What a key says, as a file writes it; empty where it is left out."""


def describe(copies: Sequence[Copy], known: Source | None = None) -> Described:
    """Return one description of what ``copies`` describe.

    Of each key it has what most of them say, and of what as many say the fuller; references and notes that differ are
    put side by side. ``known``, a description that has a file already, keeps what it says. What is left out does not
    disagree, but for `origin`: without it, a source rests on its publisher.
    """
    front: Values = {}
    differences: list[str] = []
    for field in fields(Source):
        written = {copy: _written(getattr(copy.source, field.name)) for copy in copies}
        said = {copy: value for copy, value in written.items() if value or field.name == "origin"}
        own = _written(getattr(known, field.name)) if known else ""
        values = [value for value in said.values() if value]
        if own or values:
            chosen = own or (_joined(values) if field.name in _JOINED else _chosen(values, field.name))
            front[field.name] = list(chosen) if isinstance(chosen, tuple) else chosen
            if field.name != "url" and (own or field.name not in _JOINED):  # all addresses lead to one page
                differences += _differing(field.name, chosen, said)
    return Described(front, tuple(differences))


def _written(value: str | Edtf | Sequence[str] | None) -> Value:
    if isinstance(value, tuple):
        return value
    return str(value) if value else ""


def _chosen(values: Sequence[Value], key: str) -> Value:
    """Return the value that is there most often; of several the longest, which says most, then the first.

    A list that holds all that the others do says more than they. A longer address says no more.
    """
    fullest = max(values, key=len)
    if isinstance(fullest, tuple) and all(set(value) <= set(fullest) for value in values):
        return fullest
    counts = Counter(values)
    return max(counts, key=lambda value: (counts[value], 0 if key in _ADDRESSES else len(value)))


def _joined(values: Sequence[Value]) -> str:
    """Return the texts that differ, side by side."""
    return "; ".join(dict.fromkeys(value for value in values if isinstance(value, str)))


def _differing(key: str, chosen: Value, said: Mapping[Copy, Value]) -> Iterator[str]:
    """Yield what copies say in the place of what was chosen."""
    others: dict[Value, list[str]] = {}
    for copy, value in said.items():
        if value != chosen and not (isinstance(value, tuple) and set(value) == set(chosen)):
            others.setdefault(value, []).append(copy.path)
    for value, paths in others.items():
        yield f"{key}: {_quoted(chosen)}, not {_quoted(value)} as in {', '.join(paths)}"


def _quoted(value: Value) -> str:
    text = value if isinstance(value, str) else ", ".join(value)
    return f"“{shown(text, 200)}”" if text else "the publisher itself"
