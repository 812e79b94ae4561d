"""Redirects: a page at each address that an entry, a word or a publisher had before.

Where a page has parts (the decades of a long list), the parts had addresses below the old one, and these lead on too.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import quote

from build_scripts.base.slugs import slugify
from build_scripts.exports.markup import render
from build_scripts.language.direction import direction, isolate
from build_scripts.model.former import Renamed
from build_scripts.model.layout import entry_url, event_url
from build_scripts.pages.context import Context
from build_scripts.pages.families import FAMILIES, term_url
from build_scripts.pages.publishers import publisher_url


class Move(NamedTuple):
    """An old address, the present one, and what the page there is called."""

    old: str
    new: str
    title: str


def export(context: Context) -> Iterator[tuple[str, bytes]]:
    """Yield a page at each old address: it leads to the new one at once, and by hand where that is off."""
    pages = sorted(context.pages)
    taken = set(pages)
    for move in _moves(context):
        for old, new in _with_parts(move, pages):
            if old not in taken:
                taken.add(old)
                path, root = quote(new), "../" * old.count("/")
                title = isolate(move.title, direction(context.site.lang))
                html = render("redirect.html", t=context.t, site=context.site, path=path, root=root, title=title)
                yield f"{old}index.html", html


def _with_parts(move: Move, pages: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the old and the new address of a page, and of every page below it; ``pages`` are in order."""
    yield from [(move.old, move.new)] if move.old != move.new else ()
    for page in pages[bisect_left(pages, move.new) :]:
        if not page.startswith(move.new):
            break
        yield move.old + page.removeprefix(move.new), page


def _moves(context: Context) -> Iterator[Move]:
    """Yield what moved: events, then what has a page of its own in a family, then publishers."""
    timeline = context.timeline
    for event in timeline.events:
        for old in _former(event.id, event):
            yield Move(entry_url("event", old), event_url(event), event.title)
    for name, family in FAMILIES.items():
        known: Mapping[str, Renamed] = family.known(timeline)
        for term, each in known.items():
            for old in _former(term, each):
                yield Move(term_url(name, old), term_url(name, term), family.title(each))
    for source in timeline.sources.values():
        for old in _former(source.id, source):
            yield Move(entry_url("source", old), entry_url("source", source.id), source.label)
    for row in timeline.vocabulary.publishers.values():
        for other in row.also if row.name in timeline.by_publisher else ():
            yield Move(publisher_url(slugify(other)), publisher_url(slugify(row.name)), row.name)


def _former(present: str, each: Renamed) -> Iterator[str]:
    """Yield the former ids; an entry may list its own id first, before those of entries that became part of it."""
    return (old for old in each.redirect_from if old != present)
