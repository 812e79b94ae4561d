"""What the rules over the whole record look at: of each entry a small extract, kept from one run to the next.

A rule that compares entries needs little of each: where it was, the addresses that it cites, digests of its words. An
`Extract` says what, as plain values that JSON knows. `Extracts` holds those of all entries, each until its entry
changes, and tells by a digest whether anything that a rule looks at is other than at the last run.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, Generic, Protocol, TypeVar

from build_scripts.base.cache import Header
from build_scripts.model.entries import Entry
from build_scripts.reading.loaded import without_gc

T = TypeVar("T")
_NOTHING = b"null"
_encode = json.JSONEncoder(separators=(",", ":")).encode


class Entered(Protocol):
    """What has entries by path, with a digest of each: a record."""

    @property
    def entries(self) -> Mapping[str, Entry]:
        """Return every entry by the path of its file."""

    @property
    def entry_digests(self) -> Mapping[str, str]:
        """Return a digest of all that an entry's extracts depend on, by path."""

    @property
    def extracts(self) -> Extracts:
        """Return the extracts of these entries."""


@dataclass(frozen=True, eq=False, slots=True)
class Extract(Generic[T]):
    """What is looked at of an entry, by a name of its own; ``of`` returns None where there is nothing to see.

    The extract of an entry depends on its file and on those of the shared sources that it cites, and on nothing else.
    """

    name: str
    of: Callable[[Entry], T | None]

    def over(self, record: Entered) -> Mapping[str, T]:
        """Return the extracts of all entries in which there is something to see, by path, in the record's order."""
        extracts: Mapping[str, T] = record.extracts.values(self, record)
        return extracts


class Extracts:
    """The extracts of one record, made when they are first asked for, or kept from an earlier one."""

    def __init__(self) -> None:
        self._digests: Mapping[str, str] | None = None
        self._kept: Mapping[str, str] = {}
        self._lines: dict[str, Mapping[str, bytes]] = {}
        self._seen: dict[str, Mapping[str, bytes]] = {}
        self._now: dict[str, dict[str, bytes]] = {}
        self._values: dict[str, dict[str, Any]] = {}
        self._sums: dict[str, str] = {}

    def begin_with(self, earlier: Extracts) -> None:
        """Take over what an earlier version of the record has, also what nobody asked it for."""
        if earlier._digests is None:
            self._kept, self._lines = earlier._kept, dict(earlier._lines)
            return
        self._kept = earlier._digests
        same = {path for path, digest in earlier._digests.items() if earlier._kept.get(path) == digest}
        unasked = {name: lines for name, lines in earlier._lines.items() if name not in earlier._now}
        self._lines = {
            **{name: {path: line for path, line in lines.items() if path in same} for name, lines in unasked.items()},
            **earlier._now,
        }

    def read(self, records: Iterable[tuple[Header, bytes]]) -> None:
        """Take over what is kept in a cache, where there is nothing of an earlier version."""
        if self._kept or self._digests is not None:
            return
        for (name, *more), data in records:
            if name:
                self._lines[name] = dict(zip(self._kept, data.split(b"\n"), strict=True))
            else:
                self._kept = dict(more[0])

    def missing(self, record: Entered) -> frozenset[str]:
        """Return the paths of entries of which nothing is kept."""
        if self._digests is None:
            self._digests = record.entry_digests
        return frozenset(path for path, digest in self._digests.items() if self._kept.get(path) != digest)

    def take(self, path: str, seen: Mapping[str, bytes]) -> None:
        """Take what `see` saw of an entry, in another process."""
        self._seen[path] = seen

    @property
    def is_changed(self) -> bool:
        """Check whether they are other than those that were kept."""
        return self._digests != self._kept

    def records(self) -> Iterator[tuple[Header, bytes]]:
        """Yield what is to be kept of them, as records of a cache."""
        yield ["", [*(self._digests or {}).items()]], b""
        for name, lines in self._now.items():
            yield [name], b"\n".join(lines.values())

    def let_go(self) -> None:
        """Keep no values in memory."""
        self._values.clear()

    def values(self, extract: Extract[T], record: Entered) -> Mapping[str, T]:
        """Return the extracts of all entries in which there is something to see, by path."""
        if extract.name not in self._values:
            lines = self._all(extract, record)
            seen = {path: line for path, line in lines.items() if line != _NOTHING}
            with without_gc():
                values = json.loads(b"[" + b",".join(seen.values()) + b"]")
            self._values[extract.name] = dict(zip(seen, values, strict=True))
        return self._values[extract.name]

    def digest(self, extracts: Iterable[Extract[Any]], record: Entered) -> str:
        """Return a digest of all that ``extracts`` see in the record."""
        return " ".join(self._digest_of(extract, record) for extract in extracts)

    def _digest_of(self, extract: Extract[Any], record: Entered) -> str:
        """Return the digest of one extract of all entries, which is made once: several rules look at the same."""
        if extract.name not in self._sums:
            lines = b"\n".join(self._all(extract, record).values())
            self._sums[extract.name] = blake2b(lines, digest_size=16).hexdigest()
        return self._sums[extract.name]

    def _all(self, extract: Extract[Any], record: Entered) -> Mapping[str, bytes]:
        if extract.name not in self._now:
            missing, lines = self.missing(record), self._lines.get(extract.name, {})
            self._now[extract.name] = {
                path: lines[path] if path in lines and path not in missing else self._line(extract, path, record)
                for path in self._digests or ()
            }
            self._lines.pop(extract.name, None)  # now, and not before: a later version may take over meanwhile
        return self._now[extract.name]

    def _line(self, extract: Extract[Any], path: str, record: Entered) -> bytes:
        seen = self._seen.get(path, {})
        return seen[extract.name] if extract.name in seen else see([extract], record.entries[path])[extract.name]


def see(extracts: Iterable[Extract[Any]], entry: Entry) -> dict[str, bytes]:
    """Return the extracts of an entry by their names, as they are kept."""
    values = ((extract.name, extract.of(entry)) for extract in extracts)
    return {name: _NOTHING if value is None else _encode(value).encode() for name, value in values}
