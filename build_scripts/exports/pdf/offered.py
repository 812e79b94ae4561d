"""The PDFs that a site offers: of each year, and of the whole record where that is one volume."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from itertools import chain
from pathlib import Path

from build_scripts.base.cache import digest_folder
from build_scripts.exports.pdf.document import document
from build_scripts.exports.pdf.typesetting import TEMPLATE, count_pages, typeset_apart
from build_scripts.exports.pdf.volumes import volumes_of
from build_scripts.model.entries import Event
from build_scripts.pages.context import Context, Printed
from build_scripts.pages.edition import EDITIONS
from build_scripts.pages.linked import linked
from build_scripts.pages.plan import Planned, Planner, digest
from build_scripts.timeline.edition import Selection, choose
from build_scripts.timeline.timeline import Timeline

WHOLE = f"{EDITIONS}record.pdf"


@dataclass(frozen=True, slots=True)
class Offered:
    """A PDF that is to be made; `year` is none for the whole record."""

    planned: Planned
    title: str
    year: int | None
    events: int

    def printed(self, file: Path) -> Printed:
        """Return what pages say of it, now that it is made."""
        path = self.planned.path
        return Printed(path, self.title, self.year, self.events, count_pages(file), file.stat().st_size)


def plan_offered(context: Context) -> Iterator[Offered]:
    """Plan the PDFs of a site."""
    planner = Planner(context)
    base = digest(planner.common, digest_folder(TEMPLATE.parent), *map(version, ("typst", "deflate", "fonttools")))
    selections = [(Selection(), None), *((Selection(years=(year,)), year) for year in context.timeline.years)]
    for selection, year in selections:
        volumes = volumes_of(context, selection)
        if year is None and len(volumes) > 1:
            continue
        for at, volume in enumerate(volumes):
            path = f"{EDITIONS}{volume.name or f'{year:04d}'}.pdf" if year is not None else WHOLE
            planned = planner.plan_page(path, render_volume, shown_of_selection, selection, at, base=base)
            yield Offered(planned, volume.title, year, len(volume.edition.events))


def shown_of_selection(timeline: Timeline, selection: Selection, *_: object) -> tuple[Event, ...]:
    """Return every event that the entries of a selection show."""
    shown = chain.from_iterable(linked(timeline, event) for event in choose(timeline, selection))
    return tuple({event.id: event for event in shown}.values())


def render_volume(context: Context, _shown: tuple[Event, ...], selection: Selection, at: int) -> bytes:
    """Set a volume in a process of its own."""
    return typeset_apart(document(context, volumes_of(context, selection)[at])).data
