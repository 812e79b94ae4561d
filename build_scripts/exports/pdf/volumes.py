"""The volumes of a selection: one file, or one for each year where the entries are too many for a file to be handy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from build_scripts.exports.pdf.document import Volume, document
from build_scripts.exports.pdf.typesetting import Set, typeset, typeset_apart
from build_scripts.pages.context import Context
from build_scripts.timeline.edition import Edition, Selection, choose
from build_scripts.timeline.order import year_of

MOST = 1_000
"""How many entries a volume holds."""


def volumes_of(context: Context, selection: Selection) -> list[Volume]:
    """Return the volumes of a selection, in order; none where no event is chosen."""
    edition, title = choose(context.timeline, selection), selection_title(context, selection)
    if not edition.events and not edition.lasting:
        return []
    whole = Volume(title, edition, context.site.version if selection == Selection() else "")
    if len(edition.events) <= MOST:
        return [whole]
    parts = [part for year in _years(edition) for part in _shares(context, edition, selection, year)]
    numbered = enumerate(parts, 1)
    words = context.t["edition"]["volume"]
    return [
        replace(part, title=words.format(number=number, total=len(parts), title=part.title)) for number, part in numbered
    ]


def _years(edition: Edition) -> list[int]:
    return list(dict.fromkeys(map(year_of, edition.events)))


def _shares(context: Context, edition: Edition, selection: Selection, year: int) -> Iterator[Volume]:
    """Yield the volumes of a year: one, or numbered shares of a year that has too many entries."""
    held = choose(context.timeline, replace(selection, years=(year,)))
    title = selection_title(context, replace(selection, years=(year,)))
    shares = [held.events[at : at + MOST] for at in range(0, len(held.events), MOST)]
    for number, events in enumerate(shares, 1):
        if len(shares) == 1:
            yield Volume(title, held, name=f"{year:04d}")
        else:
            named = str(context.t["share"]).format(title=title, number=number, total=len(shares))
            lasting = (held.lasting, held.more) if number == 1 else ((), 0)
            yield Volume(named, Edition(events, *lasting), name=f"{year:04d}-part-{number}")


def selection_title(context: Context, selection: Selection) -> str:
    """Return what an edition of a selection is called."""
    timeline, words = context.timeline, context.timeline.vocabulary
    names = [
        *(timeline.actors[name].name for name in selection.actors),
        *(timeline.places[name].name for name in selection.places),
        *(words.kinds[name].label for name in selection.kinds),
        *(words.tags[name].label for name in selection.tags),
    ]
    if selection.years:
        years = ", ".join(map(str, selection.years))
        names.append(years if names else context.t["edition"]["title"].format(year=years))
    return ", ".join(names) or str(context.t["edition"]["whole"])


def set_volumes(
    context: Context, volumes: Sequence[Volume], paper: str, fonts: Path | None, workers: int
) -> Iterator[Set]:
    """Yield the files of ``volumes`` in their order; of several each is set in a process of its own, some at a time.

    :raises PdfError: when one cannot be made.
    """
    if len(volumes) == 1:
        yield typeset(document(context, volumes[0]), paper, fonts)
        return

    def make(volume: Volume) -> Set:
        return typeset_apart(document(context, volume), paper, fonts)

    with ThreadPoolExecutor(workers) as executor:
        yield from executor.map(make, volumes)
