"""Places and actors that rows name: those of the record, found by any of their names, and those that are new.

Nothing is guessed: a name is one entry's, or it is new. A place is looked for within the larger ones of its row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from build_scripts.base.text import shown
from build_scripts.contribute.importing.cells import Fault, cell_text, is_empty
from build_scripts.contribute.importing.dates import Get
from build_scripts.contribute.importing.map_model import PlaceColumn
from build_scripts.contribute.importing.refused import RefusedRowError
from build_scripts.contribute.new.entry import Front
from build_scripts.contribute.new.ids import propose_id
from build_scripts.contribute.new.lookup import folded
from build_scripts.contribute.new.plain import one_line
from build_scripts.model.layout import EntryKind
from build_scripts.reading.record import Record


@dataclass(slots=True)
class Registry:
    """Ids by what they are called, the larger place of each, and new entries by their kind and id."""

    names: dict[EntryKind, dict[str, list[str]]] = field(default_factory=lambda: {"place": {}, "actor": {}})
    within: dict[str, str] = field(default_factory=dict)
    new: dict[tuple[EntryKind, str], Front] = field(default_factory=dict)
    _taken: dict[EntryKind, set[str]] = field(default_factory=lambda: {"place": set(), "actor": set()})

    @classmethod
    def of(cls, record: Record) -> Registry:
        """Return what the record has."""
        registry = cls()
        for actor in record.actors.values():
            registry._add("actor", actor.id, (actor.id, *actor.redirect_from, *actor.names))
        for place in record.places.values():
            registry._add("place", place.id, (place.id, *place.redirect_from, *place.names))
            registry.within[place.id] = place.within or ""
        for broken in record.broken:
            kind, _, name = broken.partition(":")
            registry._taken.get(kind, set()).add(name)  # type: ignore[call-overload]
        return registry

    def _add(self, kind: EntryKind, name: str, called: Sequence[str]) -> None:
        self._taken[kind].add(name)
        for each in called:
            ids = self.names[kind].setdefault(folded(each), [])
            if name not in ids:
                ids.append(name)

    def actor(self, name: str) -> str:
        """Return the id of the one actor of that name; empty where there is none, or more than one."""
        ids = self.names["actor"].get(folded(name), [])
        return ids[0] if len(ids) == 1 else ""

    def add_actor(self, name: str, word: str) -> str:
        """Make an actor; return its id."""
        return self._make("actor", {"name": one_line(name), "kind": word})

    def _make(self, kind: EntryKind, front: Front) -> str:
        made = propose_id(front["name"], self._taken[kind])
        self.new[kind, made] = front
        self._add(kind, made, (made, front["name"]))
        return made

    def places(self, columns: Sequence[PlaceColumn], get: Get) -> tuple[list[str], list[str]]:
        """Return the smallest place that a row names, as a list, and names that are nobody's and stay words.

        ``columns`` are ordered from the smallest to the largest.
        """
        larger, unknown = "", []
        for column in reversed(columns):
            cell = get(column.column)
            if isinstance(cell, Fault):
                raise RefusedRowError(cell.rule, cell.reason, column.column)
            if is_empty(cell):
                continue
            name = one_line(cell_text(cell))
            found = self._place(name, larger)
            if not found and column.new:
                found = self._make("place", {"name": name, "kind": column.new, "within": larger})
                self.within[found] = larger
            if found:
                larger = found
            else:
                unknown.append(name)
        return [larger] if larger else [], unknown[::-1]

    def _place(self, name: str, larger: str) -> str:
        """Return the place of that name within a larger one; where none is named, the only one of that name."""
        ids = self.names["place"].get(folded(name), [])
        fitting = [each for each in ids if not larger or each == larger or larger in self._around(each)]
        if len(fitting) > 1:
            listed = ", ".join(f"`{each}`" for each in fitting)
            raise RefusedRowError(
                "unknown-word", f"the place ‘{shown(name)}’ may be {listed}: name the larger place too"
            )
        return fitting[0] if fitting else ""

    def _around(self, place: str) -> list[str]:
        around: list[str] = []
        while (place := self.within.get(place, "")) and place not in around:
            around.append(place)
        return around
