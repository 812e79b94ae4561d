"""The schemas of the record's files as files of the site, with the record's words."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.exports.schema import Terms, folder, render_schemas
from build_scripts.pages.context import Context


def export(context: Context) -> Iterator[tuple[str, bytes]]:
    """Yield the schemas below the folder of their version."""
    timeline = context.timeline
    actors = {actor.id: actor.name for actor in timeline.actors.values()}
    places = {place.id: place.name for place in timeline.places.values()}
    sources = {source.id: source.label for source in timeline.sources.values()}
    for name, data in render_schemas(Terms(timeline.vocabulary, actors, places, sources), context.site.url).items():
        yield f"{folder()}{name}", data
