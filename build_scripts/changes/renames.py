"""An earlier version of an event in the names of the later one, so that a new id by itself is no difference.

An actor, a place, another event or a word of the vocabulary is the same one where the later version has the earlier id
in its `redirect_from`, and the earlier version did not have the later id. A source of an entry is the same one where it
has the same address, or the same reference.
"""

from __future__ import annotations

import re
from collections import ChainMap, Counter
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from build_scripts.model.entries import Event
from build_scripts.model.former import renamed_ids, word_lists
from build_scripts.model.layout import SITE_ROOT, EntryKind, entry_url
from build_scripts.model.meanings import CITED, KEYS, OPTIONAL, SPEAKER
from build_scripts.model.rows import Claim, Figure, Point, Relation, Source
from build_scripts.reading.record import Record

Names = Mapping[str, str]
"""Earlier ids, each with the present one."""
Renames = Mapping[str, Names]
"""What was renamed, by the lists that `KEYS` has; `event` and `source` (shared ones) beside these, and `_ADDRESS`."""
_ADDRESS = "address"
"""Of the addresses of entries within the site, as bodies have them."""

_KEYS = {
    **KEYS,
    (Event, "sources"): CITED,
    (Point, "sources"): CITED,
    (Event, "identifiers"): "identifier_schemes",
    (Figure, "measure"): "measures",
    (Figure, "superseded_by"): "who",
    (Claim, "for"): "evidence",
    (Claim, "against"): "evidence",
    (Claim, "about"): "event",
    (Relation, "event"): "event",
}
_OWN = frozenset({"id", "path", "redirect_from", "body"})
"""What an event says of itself in its own names, and its body, which is text."""
_HREF = re.compile(rf"(?<= href=\")(?:#source-|{SITE_ROOT})[^\"]*")


def renames_between(record: Record, base: Record) -> Renames:
    """Return what ``base``, an earlier version of ``record``, called otherwise."""
    earlier = dict(word_lists(base.vocabulary))
    words = {name: renamed_ids(list_, earlier.get(name, ())) for name, list_ in word_lists(record.vocabulary)}
    entries = {
        "event": renamed_ids(record.events, base.events),
        "actor": renamed_ids(record.actors, base.actors),
        "place": renamed_ids(record.places, base.places),
        "source": renamed_ids(record.sources, base.sources),
    }
    kinds: tuple[EntryKind, ...] = ("event", "actor", "place", "source")
    addresses = {
        SITE_ROOT + entry_url(kind, old): SITE_ROOT + entry_url(kind, new)
        for kind in kinds
        for old, new in entries[kind].items()
    }
    return {
        **words,
        **entries,
        SPEAKER: entries["actor"],
        OPTIONAL: words.get("groups", {}),
        _ADDRESS: addresses,
    }


def in_later_names(before: Event, after: Event, renames: Renames) -> Event:
    """Return ``before``, an earlier version of ``after``, with the names that the later one has."""
    sources = _first_of(_renamed_sources(before.sources, after.sources), renames.get("source", {}))
    known = {
        **renames,
        CITED: sources,
        "who": _first_of(sources, renames.get(SPEAKER, {})),
        "evidence": _first_of(sources, renames.get("event", {})),
    }
    if not any(known.values()):
        return before
    renamed: Event = _translate(before, known)
    object.__setattr__(renamed, "body", _HREF.sub(_Addresses(known), before.body))
    return renamed


def _first_of(sources: Names, others: Names) -> Names:
    """Return the names of both, those of sources first; neither is copied, since the second may be of all entries."""
    return ChainMap(sources, others)  # type: ignore[arg-type]  # it is only read


def _renamed_sources(before: Mapping[str, Source], after: Mapping[str, Source]) -> Names:
    """Return the ids of sources that were renamed: one address or reference, in each version one id."""
    was, now = (_by_address(sources) for sources in (before, after))
    pairs = {was[address]: now[address] for address in was.keys() & now.keys()}
    return {old: new for old, new in pairs.items() if old not in after and new not in before}


def _by_address(sources: Mapping[str, Source]) -> dict[str, str]:
    """Return ids by what their sources alone have as their address or reference."""
    addresses = {name: source.url or source.reference or "" for name, source in sources.items()}
    counts = Counter(addresses.values())
    return {address: name for name, address in addresses.items() if address and counts[address] == 1}


def _translate(value: Any, known: Renames) -> Any:
    """Return ``value``, an event or a row, with every name in it as it is called later."""
    # Not by the constructor, which takes texts alone; what stands here has been made of them.
    copy: Any = object.__new__(type(value))
    for field in fields(value):
        part = getattr(value, field.name)
        key = (type(value), getattr(field.default, "alias", None) or field.name)
        if field.name not in _OWN:
            part = _renamed(part, known.get(_KEYS.get(key, ""), {}), known)
        object.__setattr__(copy, field.name, part)
    return copy


def _renamed(part: Any, names: Names, known: Renames) -> Any:
    """Return a value of a field: a name, a list of names or of rows, or sources by their names."""
    if isinstance(part, str):
        return names.get(part, part)
    if isinstance(part, tuple):
        return tuple(_renamed(item, names, known) for item in part)
    if isinstance(part, dict):
        return {names.get(name, name): _renamed(item, {}, known) for name, item in part.items()}
    return _translate(part, known) if is_dataclass(part) and (type(part).__module__ == Source.__module__) else part


class _Addresses:
    """What replaces an address within the site in a body."""

    def __init__(self, known: Renames) -> None:
        self.sources, self.addresses = known.get(CITED, {}), known.get(_ADDRESS, {})

    def __call__(self, found: re.Match[str]) -> str:
        whole = found.group()
        if whole.startswith("#source-"):
            name = whole.removeprefix("#source-")
            return f"#source-{self.sources.get(name, name)}"
        page, sign, anchor = whole.partition("#")
        return f"{self.addresses.get(page, page)}{sign}{anchor}"
