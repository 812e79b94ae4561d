"""What the names in a row mean: places and actors of the record, or new ones.

New ones get their ids in the order of the rows. So names are read where that order is known, before the rows go to
workers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from build_scripts.contribute.importing.cells import Row
from build_scripts.contribute.importing.dates import Get
from build_scripts.contribute.importing.map_model import Content
from build_scripts.contribute.importing.refused import RefusedRowError
from build_scripts.contribute.importing.registry import Registry
from build_scripts.contribute.importing.row_reader import RowReader
from build_scripts.contribute.new.plain import one_line


class Names(NamedTuple):
    """The smallest place of a row, as a list; names of places that stay words; ids of actors by name.

    ``refused`` is why its places cannot be told.
    """

    places: Sequence[str] = ()
    unknown: Sequence[str] = ()
    actors: Mapping[str, str] = {}
    refused: RefusedRowError | None = None


def read_names(reader: RowReader, registry: Registry, row: Row) -> Names:
    """Return what the names in a row mean; ``registry`` gets those that are new."""
    get = reader.getter(row)
    try:
        places, unknown = registry.places(reader.map.places, get)
    except RefusedRowError as refused:
        return Names(refused=refused)
    return Names(places, unknown, _actors(reader, registry, get))


def _actors(reader: RowReader, registry: Registry, get: Get) -> dict[str, str]:
    """Return the ids of the actors that a row names. What cannot be read is refused when the row's turn comes."""
    actors: dict[str, str] = {}
    lists = [(each.column, each.split, each.new) for each in reader.map.actors]
    lists += [(each.column, "", each.new) for each in reader.map.attribution]
    try:
        for column, split, new in lists:
            for name in reader.names(get, column, split):
                if known := registry.actor(name) or (registry.add_actor(name, new) if new else ""):
                    actors[name] = known
    except RefusedRowError:
        return actors
    for name in _speakers(reader, get):
        if known := registry.actor(name):
            actors[name] = known
    return actors


def _speakers(reader: RowReader, get: Get) -> Iterator[str]:
    """Yield who says the counts and the attributions of a row."""
    contents: list[Content] = [each.by for each in reader.map.figures]
    contents += [each.by for each in reader.map.attribution]
    for content in contents:
        if content.column or content.template or content.always:
            try:
                yield one_line(reader.text(content, get, "by"))
            except RefusedRowError:
                continue
