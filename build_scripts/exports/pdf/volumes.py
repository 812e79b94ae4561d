"""The volumes of a selection: one file, or several where the entries are too many for one to be handy.

Typst takes two or three megabytes of memory for each page. A volume therefore holds about 250 pages, ends with a year
where it can, and is set by a process of its own, whose memory goes with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import groupby, pairwise
from math import ceil
from pathlib import Path

from build_scripts.base.workers import end_workers
from build_scripts.exports.pdf.document import Volume, document
from build_scripts.exports.pdf.typesetting import Set, typeset, typeset_apart
from build_scripts.model.entries import Event
from build_scripts.pages.context import Context
from build_scripts.pages.edition import weigh_article
from build_scripts.timeline.edition import Edition, Selection, choose
from build_scripts.timeline.order import year_of

MOST = 1_100
"""What the entries of a volume weigh at most, as `weigh_article` weighs them: about 250 pages, and 800 MB to set."""


def volumes_of(context: Context, selection: Selection) -> list[Volume]:
    """Return the volumes of a selection, in order; none where no event is chosen."""
    edition, title = choose(context.timeline, selection), selection_title(context, selection)
    if not edition.events and not edition.lasting:
        return []
    if _weight(edition.events) <= MOST:
        return [Volume(title, edition, context.site.version if selection == Selection() else "")]
    parts = [volume for years in _runs(edition.events) for volume in _shares(context, selection, years)]
    words = str(context.t["edition"]["volume"])
    return [
        replace(part, title=words.format(number=number, total=len(parts), title=part.title))
        for number, part in enumerate(parts, 1)
    ]


def _weight(events: Sequence[Event]) -> float:
    return sum(map(weigh_article, events))


def _runs(events: Sequence[Event]) -> Iterator[tuple[int, ...]]:
    """Yield years that follow one another and fit into a volume together; one that is too long stands alone."""
    run: tuple[int, ...] = ()
    weight = 0.0
    for year, of_year in groupby(events, key=year_of):
        more = _weight(list(of_year))
        if run and weight + more > MOST:
            yield run
            run, weight = (), 0.0
        run, weight = (*run, year), weight + more
    yield run


def _shares(context: Context, selection: Selection, years: tuple[int, ...]) -> Iterator[Volume]:
    """Yield the volume of some years, or numbered shares of a year that is too long for one."""
    part = replace(selection, years=years)
    held, title, name = choose(context.timeline, part), selection_title(context, part), _name(years)
    count = max(1, ceil(_weight(held.events) / MOST))
    bounds = [round(len(held.events) * at / count) for at in range(count + 1)]
    for number, (start, stop) in enumerate(pairwise(bounds), 1):
        lasting = (held.lasting, held.more) if number == 1 else ((), 0)
        edition = Edition(held.events[start:stop], *lasting)
        if count == 1:
            yield Volume(title, edition, name=name)
        else:
            words = str(context.t["share"]).format(title=title, number=number, total=count)
            yield Volume(words, edition, name=f"{name}-part-{number}")


def _name(years: Sequence[int]) -> str:
    return "-".join(f"{year:04d}" for year in dict.fromkeys((years[0], years[-1])))


def selection_title(context: Context, selection: Selection) -> str:
    """Return what an edition of a selection is called."""
    timeline, words = context.timeline, context.timeline.vocabulary
    names = [
        *(timeline.actors[name].name for name in selection.actors),
        *(timeline.places[name].name for name in selection.places),
        *(words.kinds[name].label for name in selection.kinds),
        *(words.tags[name].label for name in selection.tags),
    ]
    if years := selection.years:
        tight = context.strings["dates"]["span_tight"].format(first=years[0], last=years[-1])
        text = tight if len(years) > 2 and years == tuple(sorted(years)) else ", ".join(map(str, years))
        names.append(text if names else context.t["edition"]["title"].format(year=text))
    return ", ".join(names) or str(context.t["edition"]["whole"])


def set_volumes(
    context: Context, volumes: Sequence[Volume], paper: str, fonts: Path | None, at_once: int
) -> Iterator[Set]:
    """Yield the files of ``volumes`` in their order; several are set ``at_once``, each by a process of its own.

    :raises PdfError: when one cannot be made.
    """
    if len(volumes) == 1:
        yield typeset(document(context, volumes[0]), paper, fonts)
        return

    def make(volume: Volume) -> Set:
        return typeset_apart(document(context, volume), paper, fonts)

    with ThreadPoolExecutor(at_once) as executor:
        try:
            yield from executor.map(make, volumes)
        except BaseException:
            executor.shutdown(wait=False, cancel_futures=True)
            end_workers()
            raise
