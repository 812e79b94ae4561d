"""What stands for which events on a map: areas that are hatched, marks, and what is on no map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from build_scripts.base.projection import XY
from build_scripts.model.entries import Event
from build_scripts.pages.maps.drawing import Drawing
from build_scripts.pages.maps.labels import centroid
from build_scripts.timeline.located import Locator, Spot


@dataclass(slots=True)
class Sign:
    """A sign for the events that are known to a spot: an area, or a mark `at` a point with the radius that it needs.

    `reach` is in units. `places` are the places that the events name, of each event only those that are drawn here.
    """

    spot: Spot
    at: XY
    reach: float
    events: dict[str, Event] = field(default_factory=dict)
    places: dict[str, None] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many events it stands for."""
        return len(self.events)


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs of some events; `outside` are the places that lie beyond the map, `nowhere` those without a spot.

    Both have their events; an event without a place is nowhere, under an empty one.
    """

    areas: Mapping[str, Sign]
    marks: Sequence[Sign]
    outside: Mapping[str, Sequence[Event]]
    nowhere: Mapping[str, Sequence[Event]]

    def drawn(self) -> set[str]:
        """Return the ids of the events that are on the map."""
        return {id_ for sign in (*self.areas.values(), *self.marks) for id_ in sign.events}


def signs_of(drawing: Drawing, locator: Locator, events: Iterable[Event]) -> Signs:
    """Return the signs of ``events``, in the order in which they first need them."""
    signs: dict[Spot, Sign] = {}
    outside: dict[str, list[Event]] = {}
    nowhere: dict[str, list[Event]] = {}
    for event in events:
        for place, spot in locator.of_event(event).items():
            if spot is None:
                nowhere.setdefault(place, []).append(event)
            elif not spot.shape and not drawing.frame.holds(drawing.at(spot.at)):
                outside.setdefault(place, []).append(event)
            else:
                sign = signs.setdefault(spot, sign_of(drawing, spot))
                sign.events[event.id] = event
                sign.places[place] = None
    areas = {spot.shape: sign for spot, sign in signs.items() if spot.shape}
    return Signs(areas, [sign for spot, sign in signs.items() if not spot.shape], outside, nowhere)


def middle_of(drawing: Drawing, shape: str) -> XY:
    """Return the middle of a shape: the centroid of its largest ring."""
    return max(centroid(ring) for ring in drawing.outers[shape])[1:]


def sign_of(drawing: Drawing, spot: Spot) -> Sign:
    """Return the sign of a spot, for no events yet."""
    at = middle_of(drawing, spot.shape) if spot.shape else drawing.at(spot.at)
    return Sign(spot, at, drawing.units(spot.reach))
